"""Trains every weight of the tiny Llama by TRL's DPOTrainer with `sync_ref_model`; writes the fixture of MovingReferenceTest.

usage: OMP_NUM_THREADS=1 python moving_reference.py ../lm/src/test/resources/tiny-llama > ../lm/src/test/resources/moving-reference.json
needs: torch 2, transformers 5.18, trl 1.13
"""

import contextlib
import json
import pathlib
import random
import sys
import tempfile

import torch
from datasets import Dataset
from transformers import AutoTokenizer, LlamaForCausalLM
from trl import DPOConfig, DPOTrainer

from curves import BATCH, SETTINGS, recording, text

STEPS = 12
RATE, BETA, EVERY, SHARE = 2e-3, 0.3, 4, 0.6


def main(model):
    source = random.Random(7)
    pairs = [{"prompt": text(source, 3, 9), "chosen": text(source, 2, 10), "rejected": text(source, 2, 10)} for _ in range(2 * BATCH)]
    tokenizer = AutoTokenizer.from_pretrained(model)
    tokenizer.pad_token = "<unk>"
    record = []
    with tempfile.TemporaryDirectory() as output, contextlib.redirect_stdout(sys.stderr):
        settings = SETTINGS | {"max_steps": STEPS}
        arguments = DPOConfig(output_dir=output, learning_rate=RATE, beta=BETA, sync_ref_model=True, ref_model_sync_steps=EVERY, ref_model_mixup_alpha=SHARE, **settings)
        trainer = recording(DPOTrainer, record)(
            model=LlamaForCausalLM.from_pretrained(model),
            ref_model=LlamaForCausalLM.from_pretrained(model),
            args=arguments,
            train_dataset=Dataset.from_list(pairs * (STEPS // 2)),
            processing_class=tokenizer,
        )
        trainer.train()
    assert len(record) == STEPS
    print(json.dumps({"rate": RATE, "beta": BETA, "every": EVERY, "share": SHARE, "steps": record}, separators=(",", ":")))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(pathlib.Path(sys.argv[1]))
