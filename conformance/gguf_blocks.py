"""Quantises random and awkward weights with the public gguf package; writes the fixture of GgufTensorTest.

usage: python gguf_blocks.py > ../lm/src/test/resources/gguf-blocks.json
needs: gguf, numpy
"""

import json

import gguf
import numpy


def main():
    random = numpy.random.default_rng(0)
    blocks = [random.normal(0, deviation, 32) for deviation in (1e-7, 0.02, 0.3, 1.0, 40.0) for _ in range(20)]
    blocks.append(numpy.zeros(32))
    # By 127 the scale is 1, so these are rounded as they are: next to and at halves.
    halves = [0.5, numpy.nextafter(numpy.float32(0.5), numpy.float32(0)), 1.5, numpy.nextafter(numpy.float32(1.5), numpy.float32(0)), 2.5, 126.5]
    blocks.append(numpy.array(([127.0] + halves + [-half for half in halves] + [0.0] * 32)[:32]))
    values = numpy.concatenate(blocks).astype(numpy.float32)
    result = {"bits": [int(bits) for bits in values.view(numpy.int32)]}
    for kind in (gguf.GGMLQuantizationType.Q8_0, gguf.GGMLQuantizationType.F16):
        result[kind.name] = gguf.quants.quantize(values.reshape(-1, 32), kind).tobytes().hex()
    print(json.dumps(result))


if __name__ == "__main__":
    main()
