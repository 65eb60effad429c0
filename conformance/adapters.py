"""Makes LoRA adapters of many kinds with PEFT on the tiny Llama, their logits, and a mix by add_weighted_adapter;
checks adapters that the studio wrote.

usage: python adapters.py make ../lm/src/test/resources/tiny-llama ../lm/src/test/resources/adapters
       python adapters.py check MODEL ADAPTER REFERENCE NAME   (logits of NAME in REFERENCE, such as adapters/reference.json)
needs: torch 2, transformers 5, peft 0.21
"""

import json
import os
import pathlib
import shutil
import sys

os.environ["OMP_NUM_THREADS"] = "1"

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import LlamaForCausalLM

TOKENS = [1, 72, 101, 108, 108, 111, 200, 7]
WEIGHTS = {"all_linear": 0.7, "patterns": 0.4, "first_layer": 1.5}
KINDS = {
    "regex": dict(r=3, lora_alpha=5, target_modules=r".*\.layers\.[01]\.mlp\.(up|gate)_proj"),
    "patterns": dict(
        r=2,
        lora_alpha=4,
        target_modules=["q_proj", "down_proj", "v_proj"],
        rank_pattern={"down_proj": 3, r"layers\.1\.self_attn\.q_proj": 1},
        alpha_pattern={"model.layers.0.self_attn.v_proj": 7},
        use_rslora=True,
    ),
    "first_layer": dict(r=2, lora_alpha=3, target_modules=["q_proj", "o_proj"], layers_to_transform=[0]),
    "all_linear": dict(r=1, lora_alpha=1, target_modules="all-linear", exclude_modules=["k_proj"]),
    "saved_head": dict(r=2, lora_alpha=2, target_modules=["v_proj"], modules_to_save=["lm_head", "input_layernorm"]),
    "head": dict(r=2, lora_alpha=2, target_modules=["lm_head", "gate_proj"]),
}


def load(folder):
    return LlamaForCausalLM.from_pretrained(folder)


def logits(model):
    with torch.no_grad():
        return model.eval()(torch.tensor([TOKENS])).logits[0]


def rounded(values):
    return [[float(f"{value:.9g}") for value in row] for row in values[-2:].tolist()]


def make(model_folder, folder):
    shutil.rmtree(folder, ignore_errors=True)
    reference = {"tokens": TOKENS, "weights": WEIGHTS, "logits": {}}
    for seed, (name, settings) in enumerate(KINDS.items()):
        torch.manual_seed(seed)
        model = get_peft_model(
            load(model_folder), LoraConfig(task_type="CAUSAL_LM", init_lora_weights=False, lora_dropout=0.1, **settings)
        )
        for parameter in model.parameters():
            if parameter.requires_grad:
                parameter.data += 0.05 * torch.randn_like(parameter)
        model.peft_config["default"].base_model_name_or_path = "tiny-llama"
        model.save_pretrained(folder / name)
        (folder / name / "README.md").unlink()
        reference["logits"][name] = rounded(logits(model))
    names = list(WEIGHTS)
    model = PeftModel.from_pretrained(load(model_folder), folder / names[0], adapter_name=names[0])
    for name in names[1:]:
        model.load_adapter(folder / name, adapter_name=name)
    model.add_weighted_adapter(names, list(WEIGHTS.values()), "mix", combination_type="cat")
    model.set_adapter("mix")
    reference["logits"]["mix"] = rounded(logits(model))
    (folder / "reference.json").write_text(json.dumps(reference))


def check(model_folder, adapter, reference, name):
    expected = json.loads(reference.read_text())["logits"][str(name)]
    got = logits(PeftModel.from_pretrained(load(model_folder), adapter))[-2:]
    difference = (got - torch.tensor(expected)).abs().max().item()
    print(f"{name}: largest difference of the logits: {difference}")
    sys.exit(0 if difference < 1e-5 else 1)


if __name__ == "__main__":
    paths = [pathlib.Path(argument) for argument in sys.argv[2:]]
    {"make": make, "check": check}[sys.argv[1]](*paths)
