"""Lets TRL's SFTTrainer write conversations with `assistant_only_loss`; writes the fixture of TrainingVariantTest.

usage: python training_templates.py ../lm/src/test/resources/tokenizers > ../lm/src/test/resources/training-templates.json
needs: torch, transformers 5.18, TRL 1.13 (its folder chat_templates has the published templates), datasets
writes: the published templates, as their makers' checkpoints have them (Qwen: Apache-2.0, DeepSeek: MIT, Llama 3: its community
licence), and what TRL makes of conversations with them: text, tokens and which of these are learnt
"""

import contextlib
import json
import pathlib
import sys
import tempfile

from datasets import Dataset
from transformers import AutoTokenizer, LlamaConfig, LlamaForCausalLM
from trl import SFTConfig, SFTTrainer, chat_template_utils

# The template, and the tiny tokenizer that it is tried with. Others that TRL patches belong to families that the engine does not run.
FAMILIES = {
    "llama3": "llama3",
    "qwen2_5": "qwen2",
    "qwen3": "qwen2",
    "qwen3_instruct_2507": "qwen2",
    "deepseek_r1_distill": "qwen2",
}


def turns(*contents, system=None):
    roles = ("user", "assistant")
    start = [{"role": "system", "content": system}] if system is not None else []
    return start + [{"role": roles[at % 2], "content": content} for at, content in enumerate(contents)]


CONVERSATIONS = [
    turns("May I accept a gift?", "No: the limit is €75 😀."),
    turns("a", "b", "c", "d", "e", "No."),
    turns("a", "b", "c", "No.", system="Answer by the policy.\n"),
    turns(" why? ", " because\n", "and?", "\n\nso "),
    turns("a", "<think>\nhm\n</think>\n\nb", "c", "<think>\nabove the limit\n</think>\n\nNo."),
    turns("a", "no thought</think>b", "c", "<think>no end"),
    turns("a", "", "c", "d"),
    turns("a", "b", "and the last word is the user's"),
    turns("<tool_response>x</tool_response>", "b", "c", "日本語 naïve"),
]


def tiny_model(tokenizer):
    config = LlamaConfig(vocab_size=len(tokenizer) + 8, hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2)
    return LlamaForCausalLM(config)


def cases(source, tokenizer):
    tokenizer.chat_template = source
    tokenizer.pad_token = tokenizer.pad_token or tokenizer.eos_token
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        arguments = SFTConfig(output_dir=folder, assistant_only_loss=True, max_length=None, report_to=[], use_cpu=True, bf16=False)
        rows = Dataset.from_list([{"messages": messages} for messages in CONVERSATIONS])
        trainer = SFTTrainer(tiny_model(tokenizer), arguments, train_dataset=rows, processing_class=tokenizer)
    for messages, row in zip(CONVERSATIONS, trainer.train_dataset, strict=True):
        text = tokenizer.apply_chat_template(messages, tokenize=False, chat_template=trainer.chat_template)
        yield {"messages": messages, "text": text, "tokens": row["input_ids"], "learnt": [int(label != -100) for label in row["labels"]]}


def main():
    tokenizers = pathlib.Path(sys.argv[1])
    result = []
    for name, folder in FAMILIES.items():
        source = getattr(chat_template_utils, f"{name}_chat_template")
        tokenizer = AutoTokenizer.from_pretrained(tokenizers / folder)
        special = {key: value for key, value in tokenizer.special_tokens_map.items() if isinstance(value, str)}
        result.append({"name": name, "tokenizer": folder, "special": special, "template": source, "cases": list(cases(source, tokenizer))})
    print("[" + ",\n".join(json.dumps(each) for each in result) + "]")


if __name__ == "__main__":
    main()
