"""Trains a LoRA adapter on the tiny Llama by TRL's SFTTrainer and DPOTrainer, 30 steps each, and writes what
lm's CurvesTest needs to do the same: the data in their order, the adapter as it starts, and the losses.

usage: OMP_NUM_THREADS=1 python curves.py ../lm/src/test/resources/tiny-llama ../lm/src/test/resources/curves
needs: torch 2, transformers 5.18, peft 0.21, trl 1.13
writes: OUTPUT/curves.json and OUTPUT/adapter (a PEFT folder)
"""

import json
import pathlib
import random
import sys
import tempfile

import torch
from datasets import Dataset
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import AutoTokenizer, LlamaForCausalLM
from trl import DPOConfig, DPOTrainer, SFTConfig, SFTTrainer

STEPS = 30
BATCH = 4
ROWS = 40  # seen three times, so that the losses fall
SETTINGS = {
    "max_steps": STEPS,
    "per_device_train_batch_size": BATCH,
    "bf16": False,
    "gradient_checkpointing": False,
    "train_sampling_strategy": "sequential",
    "logging_strategy": "no",
    "save_strategy": "no",
    "report_to": "none",
    "use_cpu": True,
    "seed": 11,
    "max_length": None,
}


def text(source, low, high):
    return "".join(source.choice("abcdefgh ,.") for _ in range(source.randint(low, high)))


def start(model, folder):
    torch.manual_seed(5)
    adapted = get_peft_model(
        LlamaForCausalLM.from_pretrained(model),
        LoraConfig(r=4, lora_alpha=8, lora_dropout=0.0, target_modules="all-linear", task_type="CAUSAL_LM"),
    )
    config = adapted.peft_config["default"]
    config.base_model_name_or_path = "tiny-llama"
    config.target_modules = {name.split(".")[-1] for name in config.target_modules}
    adapted.save_pretrained(folder)
    (folder / "README.md").unlink()


def recording(trainer, record):
    class Recording(trainer):
        def compute_loss(self, model, inputs, *rest, **named):
            ids, mask = inputs["input_ids"], inputs["attention_mask"].bool()
            learnt = inputs["completion_mask"] if "completion_mask" in inputs else (inputs["labels"] != -100).long()
            rows = []
            for row in range(len(ids)):
                length = int(mask[row].sum())
                prompt = int((learnt[row, :length] == 0).sum())
                assert learnt[row, prompt:length].all()
                rows.append({"tokens": ids[row, :length].tolist(), "prompt": prompt})
            loss = super().compute_loss(model, inputs, *rest, **named)
            record.append({"loss": float(loss), "rows": rows})
            return loss

    return Recording


def curve(trainer, settings, model, adapter, data):
    record = []
    tokenizer = AutoTokenizer.from_pretrained(model)
    tokenizer.pad_token = "<unk>"
    adapted = PeftModel.from_pretrained(LlamaForCausalLM.from_pretrained(model), adapter, is_trainable=True)
    with tempfile.TemporaryDirectory() as output:
        run = recording(trainer, record)(
            model=adapted,
            args=settings(output_dir=output, **SETTINGS),
            train_dataset=Dataset.from_list(data * (STEPS * BATCH // ROWS)),
            processing_class=tokenizer,
        )
        run.train()
    assert len(record) == STEPS
    return record


def main(model, output):
    output.mkdir(parents=True, exist_ok=True)
    start(model, output / "adapter")
    source = random.Random(3)
    supervised = [{"prompt": text(source, 3, 9), "completion": text(source, 2, 12)} for _ in range(ROWS)]
    pairs = [
        {"prompt": text(source, 3, 9), "chosen": text(source, 2, 10), "rejected": text(source, 2, 10)}
        for _ in range(ROWS)
    ]
    rates = {"sft": 1e-2, "dpo": 1e-2}
    curves = {
        "sft": curve(SFTTrainer, lambda **s: SFTConfig(learning_rate=rates["sft"], **s), model, output / "adapter", supervised),
        "dpo": curve(DPOTrainer, lambda **s: DPOConfig(learning_rate=rates["dpo"], **s), model, output / "adapter", pairs),
    }
    (output / "curves.json").write_text(json.dumps({"rates": rates, "beta": 0.1, **curves}, separators=(",", ":")))
    for name, steps in curves.items():
        print(name, [round(step["loss"], 4) for step in steps])


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(*(pathlib.Path(argument) for argument in sys.argv[1:]))
