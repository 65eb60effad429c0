"""Makes small tokenizers, and how lm-evaluation-harness splits context and continuation with one that merges across the border.

usage: OMP_NUM_THREADS=1 python borders.py ../lm/src/test/resources/borders
needs: tokenizers
The split is that of TemplateLM._encode_pair (lm_eval/api/model.py, 0.4).
"""

import json
import pathlib
import sys

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

TEXTS = [
    "Answer: yes. Answer: no. It is a violation of the policy.",
    "The gift is compliant with the policy; the payment is not compliant.",
    "Caf\u00e9 owners may not accept gifts above 50 euros, says section 4.2!",
] * 20
PAIRS = [
    ("Is it allowed? Answer:", " yes"),
    ("Is it allowed? Answer: ", "yes"),
    ("Is it allowed? Answer:\n", "no"),
    ("The payment is com", "pliant"),
    ("Vio", "lation of the policy"),
    ("Caf", "\u00e9"),
]


def encode_pair(tokenizer, context, continuation):
    spaces = len(context) - len(context.rstrip())
    if spaces > 0:
        continuation = context[-spaces:] + continuation
        context = context[:-spaces]
    whole = tokenizer.encode(context + continuation, add_special_tokens=False).ids
    start = tokenizer.encode(context, add_special_tokens=False).ids
    return start, whole[len(start) :]


def byte_level():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=400, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=["</s>"])
    tokenizer.train_from_iterator(TEXTS, trainer)
    return tokenizer


def llama():
    """As Llama 2 and Mistral: word marks, byte fallback, one space stripped at the start."""
    tokenizer = Tokenizer(models.BPE(byte_fallback=True, unk_token="<unk>", fuse_unk=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")])
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    bytes_ = [f"<0x{value:02X}>" for value in range(256)]
    trainer = trainers.BpeTrainer(vocab_size=400, special_tokens=["<unk>", "<s>", "</s>"])
    tokenizer.train_from_iterator(TEXTS, trainer)
    content = json.loads(tokenizer.to_str())
    vocabulary = content["model"]["vocab"]
    for piece in bytes_:
        vocabulary[piece] = len(vocabulary)
    return Tokenizer.from_str(json.dumps(content))


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=150, special_tokens=["<unk>", "</s>"], unk_token="<unk>")
    tokenizer.train_from_iterator(TEXTS, trainer)
    return tokenizer


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    made = {"byte-level": byte_level(), "llama": llama(), "unigram": unigram()}
    for name, tokenizer in made.items():
        (folder / f"{name}.json").write_text(tokenizer.to_str())
    rows = []
    for context, continuation in PAIRS:
        start, rest = encode_pair(made["byte-level"], context, continuation)
        rows.append({"context": context, "continuation": continuation, "contextTokens": start, "continuationTokens": rest})
    (folder / "pairs.json").write_text(json.dumps(rows))
    print([(row["contextTokens"], row["continuationTokens"]) for row in rows])


main(pathlib.Path(sys.argv[1]))
