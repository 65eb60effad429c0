"""Times supervised tuning, DPO or GRPO by TRL and PEFT on the rows of model.py, on the CPU.

    python bench/peers/training.py sft|dpo|grpo default|best FOLDER [threads]

default: what TRL does when nothing is set but LoRA (rank 16, alpha 32, all-linear). best: weights of TYPE (bfloat16, or float32), packing
without padding, no gradient checkpointing, and for DPO precomputed reference log-probabilities.
A step of GRPO is 8 answers of 64 tokens to one prompt of 150, one optimiser step, no reference model.
Prints one JSON line: real tokens (sft), pairs (dpo) or steps (grpo) per second, median over the steps after the first two, and
the process's peak resident memory.
"""

import json
import os
import pathlib
import resource
import statistics
import sys
import tempfile
import time

import torch
from datasets import Dataset
from peft import LoraConfig
from transformers import AutoModelForCausalLM, AutoTokenizer, TrainerCallback
from trl import DPOConfig, DPOTrainer, GRPOConfig, GRPOTrainer, SFTConfig, SFTTrainer


class Clock(TrainerCallback):
    def __init__(self):
        self.marks = []

    def on_step_begin(self, args, state, control, **kwargs):
        self.started = time.perf_counter()

    def on_step_end(self, args, state, control, **kwargs):
        self.marks.append(time.perf_counter() - self.started)


def main(task, setting, folder, threads="2"):
    torch.set_num_threads(int(threads))
    folder = pathlib.Path(folder)
    data = json.loads((folder / "rows.json").read_text())
    best = setting == "best"
    kind = getattr(torch, os.environ.get("TYPE", "bfloat16") if best else "float32")
    model = AutoModelForCausalLM.from_pretrained(folder / "model", dtype=kind)
    tokenizer = AutoTokenizer.from_pretrained(folder / "model")
    lora = LoraConfig(r=16, lora_alpha=32, target_modules="all-linear", task_type="CAUSAL_LM")
    common = dict(
        output_dir=tempfile.mkdtemp(), use_cpu=True, report_to=[], logging_steps=1, save_strategy="no", num_train_epochs=2,
        learning_rate=2e-4, seed=0, disable_tqdm=True,
    )
    if best:
        common |= dict(bf16=kind == torch.bfloat16, gradient_checkpointing=False)
    else:
        common |= dict(bf16=False)
    clock = Clock()
    words = lambda ids: " ".join(f"t{i}" for i in ids)
    if task == "sft":
        rows = [
            {"input_ids": r["ids"], "completion_mask": [0] * r["prompt"] + [1] * (len(r["ids"]) - r["prompt"])}
            for r in data["rows"]
        ]
        work = sum(len(r["ids"]) for r in data["rows"])
        extra = dict(packing=True, max_length=1024, per_device_train_batch_size=2) if best else {}
        config = SFTConfig(**common, **extra)
        trainer = SFTTrainer(
            model=model, args=config, train_dataset=Dataset.from_list(rows), processing_class=tokenizer, peft_config=lora,
            callbacks=[clock],
        )
    elif task == "grpo":
        prompts = [{"prompt": words(p["prompt"])} for p in data["pairs"][:8]]
        work = len(prompts)
        config = GRPOConfig(
            **common, num_generations=8, per_device_train_batch_size=8, gradient_accumulation_steps=1, max_completion_length=64,
            generation_kwargs={"min_new_tokens": 64},
        )
        trainer = GRPOTrainer(
            model=model, args=config, train_dataset=Dataset.from_list(prompts), processing_class=tokenizer, peft_config=lora,
            reward_funcs=lambda completions, **_: [float(len(set(c.split()))) for c in completions], callbacks=[clock],
        )
    else:
        rows = [
            {"prompt": words(p["prompt"]) + " ", "chosen": words(p["chosen"]), "rejected": words(p["rejected"])}
            for p in data["pairs"]
        ]
        work = len(rows)
        config = DPOConfig(**common, precompute_ref_log_probs=best)
        trainer = DPOTrainer(
            model=model, args=config, train_dataset=Dataset.from_list(rows), processing_class=tokenizer, peft_config=lora,
            callbacks=[clock],
        )
    trainer.train()
    per_epoch = len(clock.marks) / 2
    seconds = statistics.median(clock.marks[2:])
    print(
        json.dumps(
            {
                "peer": f"trl {setting}", "task": task, "per_second": work / per_epoch / seconds,
                "peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9, "steps": len(clock.marks),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
