"""Makes two more adapters of tiny-llama, of different rank, scale and layers, and the logits of PEFT's `cat` mixes.

usage: OMP_NUM_THREADS=1 python adapter_mix.py ../lm/src/test/resources/tiny-llama ../lm/src/test/resources/adapter-mix
needs: torch 2, transformers 5, peft 0.21
"""

import json
import pathlib
import shutil
import sys

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import LlamaForCausalLM

TOKENS = [1, 40, 77, 3, 250, 9, 61]
MIXES = [{"law": 1.0}, {"law": 0.7, "style": 0.3}, {"law": 0.25, "style": 1.5}, {"style": 0.4}, {}]


def make(base, folder, name, seed, config):
    torch.manual_seed(seed)
    model = get_peft_model(LlamaForCausalLM.from_pretrained(base), config)
    model.peft_config["default"].base_model_name_or_path = "tiny-llama"
    model.save_pretrained(folder / name)
    (folder / name / "README.md").unlink()


def logits(model):
    with torch.no_grad():
        return model.eval()(torch.tensor([TOKENS])).logits[0]


def mixed(base, folder, mix):
    model = LlamaForCausalLM.from_pretrained(base)
    if not mix:
        return logits(model)
    names = list(mix)
    model = PeftModel.from_pretrained(model, folder / names[0], adapter_name=names[0])
    for name in names[1:]:
        model.load_adapter(folder / name, adapter_name=name)
    model.add_weighted_adapter(names, [mix[name] for name in names], "mix", combination_type="cat")
    model.set_adapter("mix")
    return logits(model)


def main(base, folder):
    shutil.rmtree(folder, ignore_errors=True)
    common = {"task_type": "CAUSAL_LM", "init_lora_weights": False}
    make(base, folder, "law", 3, LoraConfig(r=4, lora_alpha=6, target_modules=["q_proj", "v_proj", "down_proj"], **common))
    make(base, folder, "style", 4, LoraConfig(r=2, lora_alpha=5, target_modules=["q_proj", "gate_proj", "o_proj"], **common))
    rows = [{"mix": mix, "logits": mixed(base, folder, mix).tolist()} for mix in MIXES]
    (folder / "reference.json").write_text(json.dumps({"tokens": TOKENS, "mixes": rows}))


main(*[pathlib.Path(argument) for argument in sys.argv[1:]])
