"""Runs transformers' logits processors on fixed scores: what a sampling setting keeps, and with which probability.

usage: OMP_NUM_THREADS=1 python logits_processors.py ../lm/src/test/resources/logits-processors.json
needs: torch 2, transformers 5
"""

import json
import sys

import torch
from transformers import LogitsProcessorList
from transformers.generation import (
    MinPLogitsWarper,
    RepetitionPenaltyLogitsProcessor,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

VOCABULARY = 120
CASES = [
    {},
    {"temperature": 0.7},
    {"temperature": 1.9, "topK": 5},
    {"topK": 1},
    {"topK": 500},
    {"topP": 0.9},
    {"topP": 0.35},
    {"topP": 0.0001},
    {"topP": 0.9999},
    {"minP": 0.1},
    {"minP": 1.0},
    {"repetitionPenalty": 1.3},
    {"repetitionPenalty": 0.8},
    {"repetitionPenalty": 1.2, "temperature": 0.6, "topK": 40, "topP": 0.8, "minP": 0.05},
    {"temperature": 1.5, "topK": 20, "topP": 0.5},
    {"temperature": 0.05, "topP": 0.95},
]


def processors(case):
    """In the order of GenerationMixin._get_logits_processor."""
    chosen = LogitsProcessorList()
    if "repetitionPenalty" in case:
        chosen.append(RepetitionPenaltyLogitsProcessor(case["repetitionPenalty"]))
    chosen.append(TemperatureLogitsWarper(case.get("temperature", 1.0)))
    if "topK" in case:
        chosen.append(TopKLogitsWarper(case["topK"]))
    if "topP" in case:
        chosen.append(TopPLogitsWarper(case["topP"]))
    if "minP" in case:
        chosen.append(MinPLogitsWarper(case["minP"]))
    return chosen


def main(path):
    torch.manual_seed(11)
    rows = []
    for case in CASES:
        for kind in range(2):
            scores = torch.randn(1, VOCABULARY) * 3
            if kind == 1:
                scores = scores.round()  # equal scores
            seen = torch.randint(VOCABULARY, (1, 15))
            left = processors(case)(seen, scores.clone())
            rows.append(
                {
                    "case": case,
                    "scores": scores[0].tolist(),
                    "seen": seen[0].tolist(),
                    "probabilities": left.softmax(-1)[0].tolist(),
                    "equalScores": kind == 1,
                }
            )
    with open(path, "w") as out:
        json.dump(rows, out)


main(sys.argv[1])
