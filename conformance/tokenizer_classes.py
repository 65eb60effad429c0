"""Loads the tiny tokenizers as other classes and with other added tokens, and writes what transformers makes of awkward texts.

usage: python tokenizer_classes.py ../lm/src/test/resources/tokenizers ../lm/src/test/resources/tokenizer-classes.json
needs: transformers 5.18, tokenizers 0.23, and the folders that tiny_tokenizers.py wrote
writes: cases for TokenizerClassesTest: the folder, what to change in it, and the expected ids and texts
"""

import json
import pathlib
import shutil
import sys
import tempfile

from transformers import AutoConfig, AutoTokenizer

TEXTS = [
    "Do not accept gifts, ok?",
    "<s>[INST] hi [/INST] ok</s><s>[INST] x",
    "<|extra|> mid <|extra|>word xTOOLy TOOL Tool <tool>y</tool>",
    " lead  and trail 12345\n\n",
    "▁<PRE> a ▁<SUF>b ▁<MID> c▁<EOT> <FILL> d",
    "é cafe\u0301 日本語 🙂",
    "",
]
LLAMA = {"tokenizer_class": "LlamaTokenizer"}
INFILLING = {"prefix_token": "▁<PRE>", "middle_token": "▁<MID>", "suffix_token": "▁<SUF>", "eot_token": "▁<EOT>", "fill_token": "<FILL>"}
# Byte-level vocabularies, which LlamaTokenizer cannot read: transformers loses all blanks, the studio refuses.
BYTES = ("llama3", "qwen2", "gpt2")
# Models whose class transformers knows to be wrong, by their name on the hub.
DECLARED_WRONGLY = ("deepseek-ai/DeepSeek-R1-Distill-Llama-8B", "deepseek-ai/deepseek-coder-1.3b-instruct")


def token(content, **flags):
    plain = dict(lstrip=False, rstrip=False, normalized=False, single_word=False, special=False)
    return {"content": content} | plain | flags


def declared(*tokens):
    return {"added_tokens_decoder": {str(1000 - at): each for at, each in enumerate(tokens)}}


def cases():
    for base in ("llama2", "llama3", "qwen2", "gpt2", "unigram"):
        for name in ("LlamaTokenizerFast", "Qwen2Tokenizer", "GPT2Tokenizer", "PreTrainedTokenizerFast"):
            if name != "LlamaTokenizerFast" or base not in BYTES:
                yield base, {"tokenizer_class": name}, {"model_type": "llama"}, {}
    for change in (INFILLING, {}, {"prefix_token": None, "fill_token": None}, {"add_prefix_space": False}, {"legacy": True}, {"unk_token": None}):
        yield "llama2", {"tokenizer_class": "CodeLlamaTokenizerFast"} | change, {"model_type": "llama"}, {}
    yield "llama2", {"tokenizer_class": "CodeLlamaTokenizer"} | declared(token("▁<PRE>", special=True), token("TOOL")), {"model_type": "llama"}, {}
    for name in DECLARED_WRONGLY:
        yield "llama3", LLAMA, {"model_type": "llama"}, {}, name
    for model in ("llama", "mistral", "granite", "qwen2", "qwen3"):
        yield "llama2", LLAMA, {"model_type": model}, {}
        yield "qwen2", {"tokenizer_class": None}, {"model_type": model}, {}
    yield "llama2", {"tokenizer_class": None}, {"model_type": "llama", "tokenizer_class": "LlamaTokenizer"}, {}
    for change in ({"legacy": True}, {"legacy": None}, {"add_prefix_space": False}, {"add_prefix_space": None}):
        yield "llama2", LLAMA | change, {"model_type": "llama"}, {}
    yield "gpt2", {"tokenizer_class": "GPT2Tokenizer", "add_prefix_space": True}, {"model_type": "llama"}, {}
    yield "qwen2", {"add_prefix_space": True}, {"model_type": "qwen2"}, {}
    for base, name in (("llama2", None), ("llama2", "LlamaTokenizer"), ("qwen2", None), ("qwen2", "Qwen2Tokenizer"), ("gpt2", None)):
        chosen = {"tokenizer_class": name or "PreTrainedTokenizerFast"}
        for change in (
            declared(token("<|extra|>"), token("TOOL", single_word=True, normalized=True)),
            declared(token("<|extra|>", special=True, lstrip=True, rstrip=True), token("TOOL")),
            declared(token("<|extra|>")) | {"pad_token": "<|extra|>"},
            {"additional_special_tokens": ["TOOL", token("<|extra|>", rstrip=True, special=True, __type="AddedToken")]},
            {"image_token": "TOOL", "additional_special_tokens": ["<|extra|>"]},
            {"extra_special_tokens": {"tool_token": "TOOL"}},
        ):
            yield base, chosen | change, {"model_type": "llama"}, {}
        old = {
            "added_tokens.json": {"TOOL": 1001, "<|extra|>": 1000},
            "special_tokens_map.json": {"pad_token": token("<|extra|>", lstrip=True)},
        }
        if (base, name) == ("llama2", None):
            # tokenizers 0.23 decodes a token that a normaliser prepends to as "▁TOOL", older releases as "TOOL".
            del old["added_tokens.json"]["TOOL"]
        yield base, chosen, {"model_type": "llama"}, old


def written(folders, folder, base, change, model, files, repository=None):
    shutil.copytree(folders / base, folder, dirs_exist_ok=True)
    path = folder / "tokenizer_config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    for name, content in (files | {"config.json": model}).items():
        (folder / name).write_text(json.dumps(content))
    config = AutoConfig.from_pretrained(folder)
    if repository:
        config._name_or_path = repository
    tokenizer = AutoTokenizer.from_pretrained(folder, config=config)
    texts = []
    for text in TEXTS:
        whole = tokenizer(text)["input_ids"]
        texts.append(
            {
                "text": text,
                "plain": tokenizer(text, add_special_tokens=False)["input_ids"],
                "whole": whole,
                "decoded": tokenizer.decode(whole),
                "skipped": tokenizer.decode(whole, skip_special_tokens=True),
            }
        )
    found = {"base": base, "change": change, "files": files | {"config.json": model}}
    return found | ({"repository": repository} if repository else {}) | {"class": type(tokenizer).__name__, "texts": texts}


def main(folders, file):
    found = []
    for case in cases():
        with tempfile.TemporaryDirectory() as folder:
            found.append(written(folders, pathlib.Path(folder), *case))
    file.write_text("[\n" + ",\n".join(json.dumps(case) for case in found) + "\n]\n")


main(*map(pathlib.Path, sys.argv[1:]))
