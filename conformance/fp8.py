"""Makes tiny random checkpoints of 8-bit weights, in each form in which they are published, and the logits of what they mean.

usage: OMP_NUM_THREADS=1 python fp8.py ../lm/src/test/resources/fp8
writes: FOLDER/NAME/config.json, model.safetensors and reference.json for each of the CASES, 0.4 MB in all, and
    FOLDER/values.json, the number that each of the 256 bytes stands for
needs: torch 2.13, transformers 5.18, accelerate

`blocks` and `tensor` are read by transformers itself (FineGrainedFP8Config; on a processor it dequantises). The other forms need
kernels or packages that are not here; what they mean is computed below with torch's float8 types: weight · scale in 32 bits.
"""

import json
import pathlib
import shutil
import sys

import torch
from safetensors.torch import load_file, save_file
from transformers import AutoModelForCausalLM, LlamaConfig, MistralConfig, Qwen3Config

E4M3, E5M2 = torch.float8_e4m3fn, torch.float8_e5m2
ROW = list(range(3, 43))
PLACES = [2, 20, 39]


def blocks(weight, kind, size=128):
    """One scale for each block of size x size."""
    rows, columns = weight.shape
    grid = -(-rows // size), -(-columns // size)
    scale = torch.empty(grid)
    for row in range(grid[0]):
        for column in range(grid[1]):
            part = weight[row * size : (row + 1) * size, column * size : (column + 1) * size]
            scale[row, column] = part.abs().max() / torch.finfo(kind).max
    # Qwen publishes its scales in 16 bits.
    scale = scale.bfloat16().float()
    spread = scale.repeat_interleave(size, 0)[:rows].repeat_interleave(size, 1)[:, :columns]
    return (weight / spread).to(kind), scale.bfloat16(), spread


def whole(weight, kind):
    """One scale for the tensor."""
    scale = weight.abs().max() / torch.finfo(kind).max
    return (weight / scale).to(kind), scale, scale


def each_row(weight, kind):
    """One scale for each row."""
    scale = (weight.abs().amax(1, keepdim=True) / torch.finfo(kind).max).bfloat16()
    return (weight / scale.float()).to(kind), scale, scale.float()


SHAPE = dict(vocab_size=64, num_hidden_layers=1, max_position_embeddings=64, eos_token_id=2, bos_token_id=1)
SMALL = dict(SHAPE, hidden_size=64, intermediate_size=96, num_attention_heads=4, num_key_value_heads=2)
COMPRESSED = {
    "quant_method": "compressed-tensors",
    "format": "float-quantized",
    "ignore": ["lm_head"],
    "config_groups": {
        "group_0": {
            "targets": ["Linear"],
            "weights": {"num_bits": 8, "type": "float", "symmetric": True, "strategy": "channel"},
            "input_activations": {"num_bits": 8, "type": "float", "dynamic": True, "strategy": "token"},
        }
    },
}
FP8 = {"quant_method": "fp8", "activation_scheme": "dynamic"}

# configuration, how weights are scaled, their type, name of the scales, others beside them, quantization_config, read by transformers
CASES = {
    "blocks": (
        Qwen3Config(**SHAPE, hidden_size=128, intermediate_size=256, num_attention_heads=4, num_key_value_heads=2, head_dim=32),
        blocks, E4M3, "weight_scale_inv", [], dict(FP8, weight_block_size=[128, 128]), True,
    ),
    "tensor": (
        MistralConfig(**SMALL),
        whole, E4M3, "weight_scale_inv", ["activation_scale"],
        dict(FP8, activation_scheme="static", weight_block_size=None), True,
    ),
    "tensor-input-scale": (
        LlamaConfig(**SMALL), whole, E4M3, "weight_scale", ["input_scale"], dict(FP8, activation_scheme="static"), False,
    ),
    "rows": (LlamaConfig(**SMALL), each_row, E4M3, "weight_scale", [], COMPRESSED, False),
    "e5m2": (LlamaConfig(**SMALL), whole, E5M2, "weight_scale", [], FP8, False),
}  # fmt: skip


def logits(model):
    return model(torch.tensor([ROW])).logits[0, PLACES].float()


def make(folder, config, scaled, kind, scale_name, others, quantization, by_transformers):
    shutil.rmtree(folder, ignore_errors=True)
    torch.manual_seed(5)
    model = AutoModelForCausalLM.from_config(config, dtype=torch.float32).eval()
    for name, parameter in model.named_parameters():
        if parameter.ndim == 2:
            # Larger than usual, so that a wrong scale is seen.
            parameter.data.normal_(0, 0.2)
    model.to(torch.bfloat16).save_pretrained(folder)
    stored = {}
    wide = model.float().state_dict()
    for name, weight in load_file(folder / "model.safetensors").items():
        if not name.endswith("_proj.weight"):
            stored[name] = weight
            continue
        narrow, scale, spread = scaled(weight.float(), kind)
        stored[name] = narrow
        stored[name.replace("weight", scale_name)] = scale
        for other in others:
            stored[name.replace("weight", other)] = torch.tensor(0.5)
        wide[name] = narrow.float() * spread
    save_file(stored, folder / "model.safetensors", {"format": "pt"})
    raw = json.loads((folder / "config.json").read_text())
    raw["quantization_config"] = quantization
    (folder / "config.json").write_text(json.dumps(raw, indent=2))
    (folder / "generation_config.json").unlink(missing_ok=True)
    # Made anew: the model above has rotary frequencies that were rounded to 16 bits.
    wider = AutoModelForCausalLM.from_config(config, dtype=torch.float32).eval()
    wider.load_state_dict(wide)
    own = logits(wider)
    if by_transformers:
        theirs = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
        difference = (logits(theirs) - own).abs().max()
        print(folder.name, "transformers and this script differ by", float(difference))
        own = logits(theirs)
    down = wide["model.layers.0.mlp.down_proj.weight"].flatten()[:8]
    reference = {
        "row": ROW,
        "places": PLACES,
        "logits": [[round(value, 6) for value in row.tolist()] for row in own],
        "downProjection": down.tolist(),
    }
    (folder / "reference.json").write_text(json.dumps(reference))


if __name__ == "__main__":
    torch.set_grad_enabled(False)
    for name, case in CASES.items():
        make(pathlib.Path(sys.argv[1]) / name, *case)
    values = torch.arange(256, dtype=torch.uint8)
    table = {
        kind: [str(value) for value in values.view(getattr(torch, kind)).float().tolist()]
        for kind in ("float8_e4m3fn", "float8_e5m2")
    }
    (pathlib.Path(sys.argv[1]) / "values.json").write_text(json.dumps(table))
