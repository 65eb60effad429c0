"""Times batch generation by transformers or the scoring of labels by lm-evaluation-harness, on the CPU.

    python bench/peers/inference.py generate|score default|best FOLDER [rounds] [scenarios]

generate: 32 prompts that share 400 tokens and end in 20 of their own, 64 new tokens each, greedy. score: three
labels of two tokens for 200 scenarios (or so many as named) of 40 tokens after a shared policy of 600. default:
32-bit weights; best: bf16. Reads FOLDER/model and FOLDER/rows.json of model.py. Prints one JSON line: new tokens
or scenarios per second, median of the rounds (5), and the process's peak resident memory.
"""

import json
import os
import pathlib
import resource
import statistics
import sys
import time

import torch


def generate(folder, data, kind):
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(folder / "model", dtype=kind).eval()
    prompts = torch.tensor([data["prefix"] + tail for tail in data["tails"]])

    def once():
        with torch.inference_mode():
            out = model.generate(
                prompts, attention_mask=torch.ones_like(prompts), max_new_tokens=64, min_new_tokens=64, do_sample=False
            )
        return out.shape[0] * (out.shape[1] - prompts.shape[1])

    return once


def score(folder, data, kind, count):
    from lm_eval.api.instance import Instance
    from lm_eval.models.huggingface import HFLM

    words = lambda ids: " ".join(f"t{i}" for i in ids)
    model = HFLM(
        pretrained=str(folder / "model"), dtype=str(kind).removeprefix("torch."), device="cpu", batch_size=8, add_bos_token=False
    )
    policy = words(data["policy"])
    requests = [
        Instance("loglikelihood", {}, (policy + " " + words(scenario), " " + words(label)), i)
        for scenario in data["scenarios"][:count]
        for i, label in enumerate(data["labels"])
    ]

    def once():
        answers = model.loglikelihood(requests, disable_tqdm=True)
        return len(answers) // len(data["labels"])

    return once


def main(task, setting, folder, rounds="5", scenarios="200"):
    torch.set_num_threads(2)
    folder = pathlib.Path(folder)
    data = json.loads((folder / "rows.json").read_text())
    kind = getattr(torch, os.environ.get("TYPE", "bfloat16") if setting == "best" else "float32")
    once = generate(folder, data, kind) if task == "generate" else score(folder, data, kind, int(scenarios))
    rates = []
    for _ in range(int(rounds)):
        started = time.perf_counter()
        work = once()
        rates.append(work / (time.perf_counter() - started))
    peer = "transformers" if task == "generate" else "lm-evaluation-harness"
    print(
        json.dumps(
            {
                "peer": f"{peer} {setting}", "task": task, "per_second": statistics.median(rates),
                "peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9, "rounds": len(rates),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
