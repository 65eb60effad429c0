"""Renders chat templates with transformers; writes the fixture of ChatTemplateTest.

usage: python chat_templates.py [FOLDER OF OTHER TEMPLATES] > ../lm/src/test/resources/chat-templates.json
needs: transformers 5.18, jinja2 3.1
"""

import datetime
import json
import pathlib
import sys

import jinja2
from transformers.utils import chat_template_utils

HERE = pathlib.Path(__file__).parent
NOW = datetime.datetime(2026, 11, 5, 9, 5, 7)


class Clock(datetime.datetime):
    """The time that strftime_now tells."""

    @classmethod
    def now(cls, tz=None):
        return NOW


chat_template_utils.datetime = Clock


def render(source, variables):
    given = {"messages": [], "tools": None, "documents": None, "add_generation_prompt": False} | variables
    try:
        template = chat_template_utils._compile_jinja_template(source)
        text, generated = chat_template_utils._render_with_assistant_indices(compiled_template=template, **given)
    except Exception as error:  # every kind of failure counts as one
        return {"error": str(error) if type(error) is jinja2.exceptions.TemplateError else ""}
    return {"text": text, "generated": generated}


USER = {"role": "user", "content": " May I accept a gift of €80? "}
ANSWER = {"role": "assistant", "content": "<think>\nabove the limit\n</think>\n\nNo: the limit is \"EUR 75\".\n"}
SYSTEM = {"role": "system", "content": "Answer by the policy.\n\n"}
CALL = {
    "role": "assistant",
    "content": "",
    "tool_calls": [
        {
            "id": "call00001",
            "type": "function",
            "function": {"name": "find_clause", "arguments": {"topic": "gifts & <meals>", "limit": 3, "tags": ["a", "b"], "exact": True, "score": 0.5, "none": None}},
        }
    ],
}
RESULT = {"role": "tool", "content": "{\"clause\": \"4.2\"}", "tool_call_id": "call00001"}
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "find_clause",
            "description": "Finds a clause.\nSays nothing itself.",
            "parameters": {
                "type": "object",
                "properties": {
                    "topic": {"type": "string", "description": "What it is about – in words", "default": "gifts"},
                    "limit": {"type": ["integer", "null"], "default": 3},
                    "kind": {"type": "string", "enum": ["rule", "definition"]},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["topic"],
            },
            "return": {"type": "string"},
        },
    }
]
DOCUMENTS = [{"doc_id": 7, "title": "Gifts", "text": "No gifts above EUR 75."}]
TOKENS = {"bos_token": "<s>", "eos_token": "</s>"}
CONVERSATIONS = {
    "question": {"messages": [USER], "add_generation_prompt": True},
    "system": {"messages": [SYSTEM, USER, ANSWER, USER], "add_generation_prompt": True},
    "answered": {"messages": [SYSTEM, USER, ANSWER], "add_generation_prompt": False},
    "tools": {"messages": [SYSTEM, USER, CALL, RESULT, ANSWER], "tools": TOOLS, "add_generation_prompt": False},
    "tools question": {"messages": [USER], "tools": TOOLS, "add_generation_prompt": True, "enable_thinking": False},
    "documents": {"messages": [USER], "documents": DOCUMENTS, "add_generation_prompt": True, "controls": {"length": "short"}},
    "wrong turns": {"messages": [USER, USER, ANSWER], "add_generation_prompt": True},
    "parts": {
        "messages": [
            {"role": "system", "content": [{"type": "text", "text": "Answer by the policy."}]},
            {"role": "user", "content": [{"type": "image"}, {"type": "text", "text": " May I? "}]},
            {"role": "assistant", "content": [{"type": "text", "text": "No."}], "reasoning_content": "\nhm\n"},
            {"role": "user", "content": [{"type": "text", "text": "Why?"}]},
        ],
        "add_generation_prompt": True,
        "enable_thinking": True,
    },
    "calls": {
        "messages": [USER, CALL | {"content": None, "thinking": "so"}, RESULT, RESULT | {"content": "x"}, USER, ANSWER],
        "tools": TOOLS * 2,
        "add_generation_prompt": True,
        "builtin_tools": ["browser"],
        "reasoning_effort": "low",
    },
    "unicode": {"messages": [{"role": "user", "content": "naïve 😀\t\u2028 \u00a0"}], "add_generation_prompt": False},
}


def conversations(templates):
    for name, source in templates.items():
        for title, variables in CONVERSATIONS.items():
            yield {"name": f"{name}: {title}", "template": name, "variables": TOKENS | variables}


SNIPPET_VARIABLES = {
    "s": "Hello wORLD-wide (web) they're",
    "lines": "one\n\n  two\r\nthree\n",
    "n": 7,
    "x": -2.5,
    "l": [3, 1, 2, 1],
    "w": ["b", "A", "c", "a"],
    "d": {"b": 1, "A": {"k": [1, None, True]}, "items": "own", "u": "é\u0001\"\\/"},
    "p": [{"a": 1, "b": {"c": "x"}}, {"a": 2, "b": {"c": "y"}}, {"b": {}}],
    "t": True,
    "e": "",
    "z": None,
    "smile": "a😀b",
}


def snippets():
    for number, source in enumerate((HERE / "snippets.txt").read_text().split("\n----\n")):
        yield {"name": f"snippet {number + 1}", "source": source, "variables": SNIPPET_VARIABLES}


def main():
    others = [pathlib.Path(argument) for argument in sys.argv[1:]]
    folders = others or [HERE / "templates"]
    templates = {file.stem: file.read_text() for folder in folders for file in sorted(folder.glob("*.jinja"))}
    cases = list(conversations(templates)) + ([] if others else list(snippets()))
    for case in cases:
        source = case["source"] if "source" in case else templates[case["template"]]
        case |= render(source, case["variables"])
    print(json.dumps({"now": NOW.isoformat(), "templates": templates, "cases": cases}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
