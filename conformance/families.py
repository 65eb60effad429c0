"""Makes a tiny random checkpoint of each decoder family, and what transformers computes with it.

usage: OMP_NUM_THREADS=1 python families.py ../lm/src/test/resources/families
writes: FOLDER/NAME/config.json, model.safetensors and reference.json, about 90 kB for each of the CASES
needs: torch 2.13, transformers 5.18

reference.json holds a batch of rows of different lengths (padded on the right), and for some of its tokens (row,
token) the logits of the model in 32 bits and in bf16, and the greedy continuation of each row alone with a cache.
"""

import json
import pathlib
import shutil
import sys

import torch
from transformers import (
    GraniteConfig,
    GraniteForCausalLM,
    LlamaConfig,
    LlamaForCausalLM,
    MistralConfig,
    MistralForCausalLM,
    Qwen2Config,
    Qwen2ForCausalLM,
    Qwen3Config,
    Qwen3ForCausalLM,
)

LENGTHS = [70, 23]
NEW_TOKENS = 64
LEAST_MARGIN = 2e-3  # between the best two logits of a greedy step: no continuation may hang on the last bits
# Between transformers' own two ways of attention in bf16: where the reference differs more from itself, because a model
# amplifies rounding, it cannot be held against anything within 2e-2.
MOST_BFLOAT16_NOISE = 1e-2
SHAPE = dict(
    vocab_size=151,
    hidden_size=32,
    intermediate_size=40,
    num_hidden_layers=2,
    num_attention_heads=4,
    num_key_value_heads=2,
    max_position_embeddings=256,
    initializer_range=0.15,
    bos_token_id=1,
    eos_token_id=2,
    pad_token_id=0,
)
LLAMA3 = dict(
    rope_type="llama3",
    rope_theta=500000.0,
    factor=8.0,
    low_freq_factor=1.0,
    high_freq_factor=4.0,
    original_max_position_embeddings=32,
)
YARN = dict(rope_type="yarn", rope_theta=10000.0, factor=4.0, original_max_position_embeddings=16)
TRUNCATED_YARN = YARN | dict(
    truncate=False, beta_fast=8.0, beta_slow=2.0, mscale=1.2, mscale_all_dim=0.6, original_max_position_embeddings=32
)
WINDOW = dict(use_sliding_window=True, sliding_window=9, max_window_layers=1)
TIED = dict(tie_word_embeddings=True)
MULTIPLIERS = dict(
    embedding_multiplier=3.0, attention_multiplier=0.2, residual_multiplier=0.6, logits_scaling=1.7
)
BFLOAT16 = torch.bfloat16
CASES = {
    "llama": (LlamaConfig, LlamaForCausalLM, {}, BFLOAT16),
    "llama-biases": (
        LlamaConfig,
        LlamaForCausalLM,
        dict(attention_bias=True, mlp_bias=True, head_dim=12, num_key_value_heads=1),
        torch.float32,
    ),
    "llama-linear": (
        LlamaConfig,
        LlamaForCausalLM,
        dict(rope_parameters=dict(rope_type="linear", rope_theta=10000.0, factor=2.5), hidden_act="gelu_pytorch_tanh"),
        BFLOAT16,
    ),
    "llama-dynamic": (
        LlamaConfig,
        LlamaForCausalLM,
        dict(rope_parameters=dict(rope_type="dynamic", rope_theta=10000.0, factor=4.0), max_position_embeddings=48),
        BFLOAT16,
    ),
    "llama3": (LlamaConfig, LlamaForCausalLM, dict(rope_parameters=LLAMA3) | TIED, BFLOAT16),
    "llama-yarn": (LlamaConfig, LlamaForCausalLM, dict(rope_parameters=TRUNCATED_YARN), torch.float16),
    "granite": (GraniteConfig, GraniteForCausalLM, MULTIPLIERS | TIED, BFLOAT16),
    "mistral": (MistralConfig, MistralForCausalLM, dict(sliding_window=8, head_dim=10), BFLOAT16),
    "mistral-full": (MistralConfig, MistralForCausalLM, dict(sliding_window=None), BFLOAT16),
    "qwen2": (Qwen2Config, Qwen2ForCausalLM, dict(sliding_window=9) | TIED, BFLOAT16),
    "qwen2-window": (Qwen2Config, Qwen2ForCausalLM, dict(rope_parameters=YARN) | WINDOW, BFLOAT16),
    "qwen3": (Qwen3Config, Qwen3ForCausalLM, dict(head_dim=14, attention_bias=True) | TIED, BFLOAT16),
    "qwen3-window": (
        Qwen3Config,
        Qwen3ForCausalLM,
        dict(head_dim=16, layer_types=["sliding_attention", "full_attention"]) | WINDOW,
        BFLOAT16,
    ),
}


def random_biases_and_norms(model):
    """transformers starts biases at 0 and norms at 1, which would hide them."""
    for name, parameter in model.named_parameters():
        if name.endswith(".bias"):
            parameter.data.normal_(0, 0.3)
        elif "norm" in name:
            parameter.data.uniform_(0.5, 1.5)


def greedy(model, row):
    """The continuation with a cache, one token a step; None if a step is nearly a tie."""
    ids, cache, tokens = torch.tensor([row]), None, []
    for _ in range(NEW_TOKENS):
        output = model(ids, past_key_values=cache, use_cache=True)
        best = output.logits[0, -1].topk(2)
        if best.values[0] - best.values[1] < LEAST_MARGIN:
            return None
        tokens.append(best.indices[0].item())
        ids, cache = best.indices[:1].view(1, 1), output.past_key_values
    return tokens


def rounded(values):
    return [float(f"{value:.7g}") for value in values.tolist()]


def attempt(folder, configuration, architecture, fields, dtype, seed):
    torch.manual_seed(seed)
    model = architecture(configuration(**(SHAPE | fields)))
    random_biases_and_norms(model)
    shutil.rmtree(folder, ignore_errors=True)
    model.to(dtype).save_pretrained(folder)
    rows = [torch.randint(3, SHAPE["vocab_size"], (length,)).tolist() for length in LENGTHS]
    # Each model is loaded anew: dynamic rotary positions remember the longest text that they have seen.
    load = lambda kind, attention="eager": architecture.from_pretrained(
        folder, dtype=kind, attn_implementation=attention
    ).eval()
    continuations = [greedy(load(torch.float32), row) for row in rows]
    if None in continuations:
        return False
    width = max(LENGTHS)
    ids = torch.tensor([row + [0] * (width - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
    places = [(0, 2), (0, 37), (0, LENGTHS[0] - 1), (1, LENGTHS[1] - 1)]
    at_places = lambda model: torch.stack(
        [model(ids, attention_mask=mask).logits[place].float() for place in places]
    )
    narrow = at_places(load(BFLOAT16))
    noise = (at_places(load(BFLOAT16, "sdpa")) - narrow).norm(dim=-1) / narrow.norm(dim=-1)
    if noise.max() > MOST_BFLOAT16_NOISE:
        return False
    reference = {
        "seed": seed,
        "rows": rows,
        "places": places,
        "logits": [rounded(row) for row in at_places(load(torch.float32))],
        "bfloat16Logits": [rounded(row) for row in narrow],
        "continuations": continuations,
    }
    (folder / "reference.json").write_text(json.dumps(reference))
    (folder / "generation_config.json").unlink(missing_ok=True)
    return True


if __name__ == "__main__":
    torch.set_grad_enabled(False)
    for name, case in CASES.items():
        target = pathlib.Path(sys.argv[1]) / name
        seed = next(seed for seed in range(1000) if attempt(target, *case, seed))
        print(name, "seed", seed)
