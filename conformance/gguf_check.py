"""Reads a GGUF file that the studio wrote with the public gguf package: compares the bytes of every tensor with those that the
package makes of the checkpoint, puts the weights back into transformers and prints how far the logits are from the checkpoint's. As the
bytes are the package's, that is the rounding of the type and nothing else.

usage: python gguf_check.py MODEL FILE.gguf        (MODEL: the Hugging Face folder, merged if an adapter was given)
needs: torch 2, transformers 5, gguf
"""

import sys

import gguf
import numpy
import torch
from transformers import AutoConfig, AutoModelForCausalLM


def heads_paired(weights, heads):
    """Puts query and key rows into llama.cpp's order."""
    shape = weights.shape
    return weights.reshape(heads, 2, shape[0] // heads // 2, *shape[1:]).swapaxes(1, 2).reshape(shape)


def heads_restored(weights, heads):
    """Undoes llama.cpp's order of query and key rows."""
    shape = weights.shape
    return weights.reshape(heads, shape[0] // heads // 2, 2, *shape[1:]).swapaxes(1, 2).reshape(shape)


def main(folder, file):
    torch.manual_seed(0)
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    config = AutoConfig.from_pretrained(folder)
    reader = gguf.GGUFReader(file)
    fields = {name: field.contents() for name, field in reader.fields.items()}
    architecture = fields["general.architecture"]
    architectures = {name: key for key, name in gguf.MODEL_ARCH_NAMES.items()}
    names = gguf.get_tensor_name_map(architectures[architecture], config.num_hidden_layers)
    stored = {tensor.name: tensor for tensor in reader.tensors}
    tokens = torch.tensor([[5, 17, 99, 3, 42, 8, 120, 64]])
    with torch.no_grad():
        expected = model(tokens).logits
    kinds = {}
    state = model.state_dict()
    for name in list(state):
        if name == "lm_head.weight" and config.tie_word_embeddings:
            continue
        base, part = name.rsplit(".", 1)
        tensor = stored.pop(names.get_name(base) + "." + part)
        heads = None
        if architecture in ("llama", "granite") and (".q_proj." in name or ".k_proj." in name):
            heads = config.num_attention_heads if ".q_proj." in name else config.num_key_value_heads
        own = state[name].numpy()
        ordered = heads_paired(own, heads) if heads else own
        bytes_of_package = gguf.quants.quantize(numpy.ascontiguousarray(ordered), tensor.tensor_type).tobytes()
        assert tensor.data.tobytes() == bytes_of_package, name
        values = gguf.quants.dequantize(tensor.data, tensor.tensor_type).astype(numpy.float32)
        values = heads_restored(values, heads) if heads else values
        assert values.shape == own.shape, (name, values.shape, own.shape)
        kinds[tensor.tensor_type.name] = kinds.get(tensor.tensor_type.name, 0) + 1
        state[name].copy_(torch.from_numpy(values))
    assert set(stored) <= {"rope_freqs.weight"}, stored.keys()
    if "rope_freqs.weight" in stored:
        plain = config.rope_parameters["rope_theta"] ** -(numpy.arange(0, 1, 2 / fields[architecture + ".rope.dimension_count"]))
        frequencies = plain / stored["rope_freqs.weight"].data
        assert numpy.allclose(frequencies, model.model.rotary_emb.inv_freq.numpy(), rtol=1e-5), frequencies
    with torch.no_grad():
        difference = (model(tokens).logits - expected).abs().max().item()
    assert len(fields["tokenizer.ggml.tokens"]) == config.vocab_size
    print(f"{architecture}: {kinds} tensors with the package's bytes; rounding moves logits of up to {expected.abs().max().item():.1f} by up to {difference:.2g}")


if __name__ == "__main__":
    main(*sys.argv[1:])
