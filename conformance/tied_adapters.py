"""Makes LoRA adapters with PEFT on a base whose head is its embedding, and their logits.

usage: python tied_adapters.py ../lm/src/test/resources/families/qwen2 ../lm/src/test/resources/tied-adapters
needs: torch 2, transformers 5, peft 0.21
writes: a PEFT folder for each kind and reference.json for TiedAdaptersTest
"""

import json
import os
import pathlib
import shutil
import sys

os.environ["OMP_NUM_THREADS"] = "1"

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import AutoModelForCausalLM

TOKENS = [1, 7, 20, 3, 15, 9, 2, 30]
KINDS = {
    "head": dict(target_modules=["lm_head", "q_proj"]),
    "both": dict(target_modules=["v_proj"], modules_to_save=["embed_tokens"], ensure_weight_tying=True),
    # Without ensure_weight_tying one weight becomes two.
    "words": dict(target_modules=["v_proj"], modules_to_save=["embed_tokens"]),
    "own_head": dict(target_modules=["v_proj"], modules_to_save=["lm_head"]),
    "two": dict(target_modules=["v_proj"], modules_to_save=["lm_head", "embed_tokens"]),
    "words_and_update": dict(target_modules=["v_proj", "lm_head"], modules_to_save=["embed_tokens"]),
}


def load(folder):
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)


def main(base, folder):
    shutil.rmtree(folder, ignore_errors=True)
    reference = {"tokens": TOKENS, "logits": {}}
    for seed, (name, settings) in enumerate(KINDS.items()):
        torch.manual_seed(seed)
        model = get_peft_model(load(base), LoraConfig(task_type="CAUSAL_LM", r=2, lora_alpha=4, init_lora_weights=False, **settings))
        for parameter in model.parameters():
            if parameter.requires_grad:
                parameter.data += 0.05 * torch.randn_like(parameter)
        model.peft_config["default"].base_model_name_or_path = "tied"
        model.save_pretrained(folder / name)
        (folder / name / "README.md").unlink()
        with torch.no_grad():
            logits = PeftModel.from_pretrained(load(base), folder / name).eval()(torch.tensor([TOKENS])).logits[0, -1]
        reference["logits"][name] = [float(f"{value:.9g}") for value in logits.tolist()]
    (folder / "reference.json").write_text(json.dumps(reference))


main(*map(pathlib.Path, sys.argv[1:]))
