"""Makes what the comparisons share: a random checkpoint and token rows.

    python bench/peers/model.py SHAPE FOLDER

SHAPE is smollm2-135m or qwen2.5-0.5b. Writes FOLDER/model (a Hugging Face folder with bf16 weights and a
tokenizer of the right size) and FOLDER/rows.json: 64 rows of 40 to 255 token ids, each with the length of
its prompt; 32 preference pairs with a prompt of 150 tokens and answers of 60; and what inference.py asks. Seed 0
decides everything.
"""

import json
import pathlib
import random
import sys

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

SHAPES = {
    "smollm2-135m": (
        LlamaForCausalLM,
        lambda: LlamaConfig(
            vocab_size=49152, hidden_size=576, intermediate_size=1536, num_hidden_layers=30, num_attention_heads=9,
            num_key_value_heads=3, max_position_embeddings=8192, rope_theta=100000.0, tie_word_embeddings=True,
            rms_norm_eps=1e-5, bos_token_id=0, eos_token_id=0, pad_token_id=0,
        ),
    ),
    "qwen2.5-0.5b": (
        Qwen2ForCausalLM,
        lambda: Qwen2Config(
            vocab_size=151936, hidden_size=896, intermediate_size=4864, num_hidden_layers=24, num_attention_heads=14,
            num_key_value_heads=2, max_position_embeddings=32768, rope_theta=1000000.0, tie_word_embeddings=True,
            rms_norm_eps=1e-6, bos_token_id=0, eos_token_id=0, pad_token_id=0,
        ),
    ),
}


def main(shape, folder):
    folder = pathlib.Path(folder)
    torch.manual_seed(0)
    kind, config = SHAPES[shape]
    model = kind(config()).to(torch.bfloat16)
    model.save_pretrained(folder / "model")
    size = model.config.vocab_size
    tokenizer = Tokenizer(models.WordLevel({f"t{i}": i for i in range(size)}, unk_token="t1"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="t0", eos_token="t0", pad_token="t0", unk_token="t1",
        chat_template="{% for message in messages %}{{ message['content'] }}{% endfor %}",
    ).save_pretrained(folder / "model")
    draw = random.Random(0)

    def ids(count):
        return [draw.randrange(2, size) for _ in range(count)]

    rows = []
    for _ in range(64):
        length = draw.randint(40, 255)
        rows.append({"ids": ids(length), "prompt": length * 2 // 5})
    pairs = [{"prompt": ids(150), "chosen": ids(60), "rejected": ids(60)} for _ in range(32)]
    inference = {
        "prefix": ids(400),
        "tails": [ids(20) for _ in range(32)],
        "policy": ids(600),
        "scenarios": [ids(40) for _ in range(200)],
        "labels": [ids(2) for _ in range(3)],
    }
    (folder / "rows.json").write_text(json.dumps({"rows": rows, "pairs": pairs} | inference))


if __name__ == "__main__":
    main(*sys.argv[1:])
