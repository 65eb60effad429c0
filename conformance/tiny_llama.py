"""Makes a tiny Llama with random weights, a LoRA adapter and their logits; checks adapters that the studio wrote.

usage: python tiny_llama.py make ../lm/src/test/resources/tiny-llama
       python tiny_llama.py check MODEL ADAPTER     (an adapter folder that the studio wrote from MODEL/adapter)
needs: torch 2, transformers 5, peft 0.21, tokenizers
"""

import json
import pathlib
import shutil
import sys

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

TOKENS = [1, 72, 101, 108, 108, 111, 200, 7, 7, 31, 255, 2]
TEMPLATE = """{% for message in messages %}
<{{ message.role }}>
{{ message.content | trim }}{{ eos_token }}
{% endfor %}
{% if add_generation_prompt %}
<assistant>
{% endif %}
"""


def logits(model):
    with torch.no_grad():
        return model.eval()(torch.tensor([TOKENS])).logits[0]


def tokenizer():
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {"<unk>": 0, "<s>": 1, "</s>": 2} | {letter: i + 3 for i, letter in enumerate(alphabet)}
    raw = Tokenizer(models.BPE(vocabulary, []))
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(
        tokenizer_object=raw, unk_token="<unk>", bos_token="<s>", eos_token="</s>", chat_template=TEMPLATE
    )


def make(folder):
    shutil.rmtree(folder, ignore_errors=True)
    torch.manual_seed(7)
    config = LlamaConfig(
        vocab_size=259,
        hidden_size=16,
        intermediate_size=24,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=128,
        tie_word_embeddings=False,
        initializer_range=0.3,
    )
    model = LlamaForCausalLM(config)
    model.save_pretrained(folder)
    tokenizer().save_pretrained(folder)
    reference = {"tokens": TOKENS, "logits": logits(model).tolist()}
    adapted = get_peft_model(
        model,
        LoraConfig(
            r=4,
            lora_alpha=6,
            lora_dropout=0.05,
            target_modules=["q_proj", "v_proj", "down_proj"],
            task_type="CAUSAL_LM",
            init_lora_weights=False,
        ),
    )
    adapted.peft_config["default"].base_model_name_or_path = "tiny-llama"
    adapted.save_pretrained(folder / "adapter")
    (folder / "adapter" / "README.md").unlink()
    reference["adapterLogits"] = logits(adapted).tolist()
    (folder / "reference.json").write_text(json.dumps(reference))


def check(folder, adapter):
    reference = json.loads((folder / "reference.json").read_text())
    model = PeftModel.from_pretrained(LlamaForCausalLM.from_pretrained(folder), adapter)
    difference = (logits(model) - torch.tensor(reference["adapterLogits"])).abs().max().item()
    print(f"largest difference of the logits: {difference}")
    sys.exit(0 if difference < 1e-6 else 1)


if __name__ == "__main__":
    folders = [pathlib.Path(argument) for argument in sys.argv[2:]]
    {"make": make, "check": check}[sys.argv[1]](*folders)
