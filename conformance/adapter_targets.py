"""Asks PEFT which layers of a tiny model an adapter_config.json chooses.

usage: python adapter_targets.py ../lm/src/test/resources/adapter-targets.json
needs: peft 0.21
writes: cases for AdapterTargetsTest: the settings, and of the LAYERS those that PEFT gives an adapter
"""

import json
import pathlib
import sys

from peft import LoraConfig
from peft.tuners.tuners_utils import check_target_module_exists

LAYERS = [
    f"model.layers.{layer}.{name}"
    for layer in (0, 1, 11)
    for name in ("self_attn.q_proj", "self_attn.my_q_proj", "mlp.up_proj", "mlp.experts.1.up_proj")
] + ["lm_head", "q_proj"]
CASES = [
    {"target_modules": ["q_proj"]},
    {"target_modules": ["self_attn.q_proj", "up_proj"]},
    {"target_modules": ["model.layers.1.mlp.up_proj"]},
    {"target_modules": ["lm_head"]},
    {"target_modules": []},
    {"target_modules": r".*layers\.1\..*proj"},
    {"target_modules": r"layers\.1"},
    {"target_modules": r"(?i).*MLP.up_proj|lm_head"},
    {"target_modules": ["q_proj", "up_proj"], "exclude_modules": ["up_proj"]},
    {"target_modules": ["q_proj", "up_proj"], "exclude_modules": ["proj", "layers.1.mlp.up_proj"]},
    {"target_modules": ["q_proj", "up_proj"], "exclude_modules": r".*\.1\..*"},
    {"target_modules": ["q_proj", "up_proj"], "exclude_modules": "mlp"},
    {"target_modules": ["q_proj", "up_proj"], "exclude_modules": []},
    {"target_modules": ["q_proj", "up_proj"], "layers_to_transform": 1},
    {"target_modules": ["q_proj", "up_proj"], "layers_to_transform": [0, 11]},
    {"target_modules": ["q_proj", "up_proj"], "layers_to_transform": []},
    {"target_modules": ["q_proj", "model.layers.0.mlp.up_proj"], "layers_to_transform": [1]},
    {"target_modules": ["q_proj", "up_proj"], "layers_to_transform": [1], "layers_pattern": "layers"},
    {"target_modules": ["q_proj", "up_proj"], "layers_to_transform": [1], "layers_pattern": ["blocks", "experts"]},
    {"target_modules": ["q_proj", "up_proj"], "layers_to_transform": [1], "layers_pattern": []},
    {"target_modules": ["q_proj", "up_proj", "lm_head"], "modules_to_save": ["lm_head", "mlp"]},
    {"target_modules": ["q_proj", "up_proj"], "modules_to_save": ["q_proj", "up"]},
]


def main(file):
    found = []
    for settings in CASES:
        config = LoraConfig(**settings)
        chosen = [layer for layer in LAYERS if check_target_module_exists(config, layer)]
        found.append({"settings": settings, "chosen": chosen})
    lines = [json.dumps({"layers": LAYERS})[:-1] + ', "cases": ['] + [",\n".join(map(json.dumps, found)), "]}"]
    file.write_text("\n".join(lines) + "\n")


main(pathlib.Path(sys.argv[1]))
