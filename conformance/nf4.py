"""Reference values for NF4 weights with double quantisation.

Follows the definitions that bitsandbytes publishes (functional.py: create_dynamic_map,
quantize_4bit with compress_statistics; kernels: the NF4 values) in a few lines of torch, as the
library itself has no build for every machine.

Run:    OMP_NUM_THREADS=1 python conformance/nf4.py
Writes: lm/src/test/resources/nf4.json
"""

import json
import math
from pathlib import Path

import torch

NF4 = torch.tensor(
    [-1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635,
     -0.18477343022823334, -0.09105003625154495, 0.0, 0.07958029955625534, 0.16093020141124725,
     0.24611230194568634, 0.33791524171829224, 0.44070982933044434, 0.5626170039176941,
     0.7229568362236023, 1.0])


def dynamic_map():
    values = [0.0, 1.0]
    for exponent in range(7):
        points = torch.linspace(0.1, 1, 2**exponent + 1)
        means = 10.0 ** (exponent - 6) * (points[:-1] + points[1:]) / 2
        values += means.tolist() + (-means).tolist()
    return torch.tensor(sorted(values))


def nearest(values, code):
    return (values[:, None] - code[None, :]).abs().argmin(1)


def blocks(values, size):
    padding = -len(values) % size
    return torch.cat([values, torch.zeros(padding)]).view(-1, size)


def restore(weight):
    scales = blocks(weight, 64).abs().amax(1)
    offset = scales.mean()
    code = dynamic_map()
    groups = blocks(scales - offset, 256)
    units = groups.abs().amax(1)
    restored = code[nearest((groups / units[:, None]).view(-1), code)].view(groups.shape)
    restored = (restored * units[:, None]).view(-1)[: len(scales)] + offset
    codes = nearest((blocks(weight, 64) / scales[:, None]).view(-1), NF4)
    return (NF4[codes].view(-1, 64) * restored[:, None]).view(-1)[: len(weight)]


def weight(count):
    return torch.tensor([0.05 * math.sin(0.37 * i) * (1 + i // 64 % 7) for i in range(count)])


def main():
    samples = []
    for count in (100, 6400, 20000):
        restored = restore(weight(count))
        picked = list(range(0, count, max(1, count // 150)))
        samples.append(
            {"count": count, "at": picked, "restored": [restored[i].item() for i in picked]})
    target = Path(__file__).parent.parent / "lm/src/test/resources/nf4.json"
    target.write_text(json.dumps(
        {"code": NF4.tolist(), "dynamic": dynamic_map().tolist(), "samples": samples}) + "\n")


main()
