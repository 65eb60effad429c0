"""Trains tiny tokenizers of the families' kinds and writes what transformers makes of awkward texts.

usage: python tiny_tokenizers.py ../lm/src/test/resources/tokenizers
needs: transformers 5.18, tokenizers 0.23
note: the library breaks ties of Unigram and WordPiece by chance, so that each run writes others, with their cases
writes: a folder for each tokenizer (tokenizer.json, tokenizer_config.json, chat templates) and cases.json for TokenizerFoldersTest
"""

import json
import pathlib
import shutil
import sys

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import AutoTokenizer, PreTrainedTokenizerFast

HERE = pathlib.Path(__file__).parent
CORPUS = [line for name in ("chat_templates.py", "tiny_llama.py", "snippets.txt") for line in (HERE / name).read_text().splitlines()]
CORPUS += ["May I accept a gift of EUR 80? No: the limit is 75 euros, naïve as it sounds. 日本語 Ünïcödé"] * 5
LLAMA3 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
QWEN2 = LLAMA3.replace(r"\p{N}{1,3}", r"\p{N}")
TEXTS = [
    "",
    " ",
    "Do not accept gifts, ok?",
    "  two  blanks\tand\n\nlines \r\n",
    "it's they've WE'LL 12345 3.14 -7 €80",
    "naïve café cafe\u0301 Ünïcödé ﬁ ①",
    "日本語 한국어 العربية עברית",
    "😀 👩\u200d🚀 a\u200bb \u00a0nbsp",
    "nul \0 bell \x07 del \x7f",
    "<s>not</s> <|im_start|>user\nhi<|im_end|> <unk>[SEP] <tool_call>x</tool_call> <pad>",
    "▁meta▁space __ ##piece",
    "a" * 70,
    "x\u2028y\u2029z\ufffd",
    " n't do n't 's ' quoted ' . , ! ?",
    "𝕳𝖊𝖑𝖑𝖔 \U0001f1e9\U0001f1ea ǅ ß",
]
MASKED = """{%- for message in messages %}
{{- bos_token if loop.first and bos_token is defined else '' }}
{%- if message.role == 'assistant' %}
{{- '<|im_start|>assistant\\n' }}{% generation %}{{ message.content + '<|im_end|>' }}{% endgeneration %}{{ '\\n' }}
{%- else %}
{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}
{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"""
CHATS = [
    [{"role": "user", "content": "May I?"}, {"role": "assistant", "content": "No: the limit is €75 😀."}],
    [
        {"role": "system", "content": "Answer by the 日本語 policy 👩\u200d🚀."},
        {"role": "user", "content": " why? "},
        {"role": "assistant", "content": " because\n"},
        {"role": "user", "content": "and?"},
        {"role": "assistant", "content": ""},
    ],
]


def trained(model, trainer, normalizer=None, pre_tokenizer=None):
    tokenizer = Tokenizer(model)
    if normalizer:
        tokenizer.normalizer = normalizer
    if pre_tokenizer:
        tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.train_from_iterator(CORPUS, trainer)
    return tokenizer


def byte_level(pre_tokenizer, special, normalizer=None, post_processor=None, **model):
    trainer = trainers.BpeTrainer(vocab_size=420, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer = trained(models.BPE(**model), trainer, normalizer, pre_tokenizer)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = post_processor or processors.ByteLevel(trim_offsets=False)
    return tokenizer


def split(pattern):
    return pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(pattern), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])


def around(tokenizer, single, *tokens):
    return processors.TemplateProcessing(single=single, pair=None, special_tokens=[(token, tokenizer.token_to_id(token)) for token in tokens])


def sentencepiece_bpe(metaspace):
    """Byte fallback as in Llama 2; blanks by normalizer, or by pre-tokenizer as later files have it."""
    learned = trained(models.BPE(), trainers.BpeTrainer(vocab_size=200, limit_alphabet=70, show_progress=False), normalizers.Replace(" ", "▁"))
    model = json.loads(learned.to_str())["model"]
    pieces = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)] + [piece for piece in model["vocab"]]
    vocab = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    merges = [tuple(merge) for merge in model["merges"]]
    tokenizer = Tokenizer(models.BPE(vocab, merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    if metaspace:
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace("▁", prepend_scheme="first", split=False)
    else:
        tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    tokenizer.add_special_tokens(["<unk>", "<s>", "</s>"])
    tokenizer.post_processor = around(tokenizer, "<s> $A", "<s>")
    return tokenizer


def gpt2():
    return byte_level(pre_tokenizers.ByteLevel(add_prefix_space=False), ["<|endoftext|>"]), {"bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>"}


def llama3():
    tokenizer = byte_level(split(LLAMA3), ["<|begin_of_text|>", "<|eot|>", "<|im_start|>", "<|im_end|>"], ignore_merges=True)
    around_text = around(tokenizer, "<|begin_of_text|> $A", "<|begin_of_text|>")
    tokenizer.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=False), around_text])
    return tokenizer, {"bos_token": "<|begin_of_text|>", "eos_token": "<|eot|>"}


def qwen2():
    tokenizer = byte_level(split(QWEN2), ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], normalizers.NFC())
    tokenizer.add_tokens([AddedToken("<tool_call>", normalized=False), AddedToken("</tool_call>", normalized=False)])
    # The configuration names tokens that tokenizer.json does not have: transformers adds them.
    return tokenizer, {"eos_token": "<|im_end|>", "pad_token": "<pad>", "additional_special_tokens": ["<|im_start|>", "<extra>"]}


def llama2():
    return sentencepiece_bpe(False), {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "add_bos_token": True, "add_eos_token": True}


def mistral():
    return sentencepiece_bpe(True), {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "add_bos_token": False}


def unigram():
    trainer = trainers.UnigramTrainer(vocab_size=300, special_tokens=["<pad>", "</s>", "<unk>"], unk_token="<unk>", show_progress=False)
    tokenizer = trained(models.Unigram(), trainer, normalizers.NFKC(), pre_tokenizers.Metaspace())
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = around(tokenizer, "$A </s>", "</s>")
    return tokenizer, {"eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>", "clean_up_tokenization_spaces": True}


def wordpiece():
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = trainers.WordPieceTrainer(vocab_size=400, special_tokens=special, show_progress=False)
    tokenizer = trained(models.WordPiece(unk_token="[UNK]"), trainer, normalizers.BertNormalizer(), pre_tokenizers.BertPreTokenizer())
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.post_processor = around(tokenizer, "[CLS] $A [SEP]", "[CLS]", "[SEP]")
    return tokenizer, {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]"}


def write(folder, tokenizer, settings):
    folder.mkdir(parents=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    config = settings | {"tokenizer_class": "PreTrainedTokenizerFast"}
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=1))
    (folder / "chat_template.jinja").write_text(MASKED)


def cases(folder, conversations):
    tokenizer = AutoTokenizer.from_pretrained(folder)
    texts = []
    for text in TEXTS:
        plain = tokenizer(text, add_special_tokens=False)["input_ids"]
        whole = tokenizer(text)["input_ids"]
        texts.append({"text": text, "plain": plain, "whole": whole, "decoded": tokenizer.decode(whole), "skipped": tokenizer.decode(whole, skip_special_tokens=True)})
    chats = []
    for messages in conversations:
        out = tokenizer.apply_chat_template(messages, return_dict=True, return_assistant_tokens_mask=True)
        prompt = tokenizer.apply_chat_template(messages[:-1], add_generation_prompt=True, return_dict=True)["input_ids"]
        chats.append({"messages": messages, "tokens": out["input_ids"], "mask": out["assistant_masks"], "prompt": prompt})
    return {"special": tokenizer.special_tokens_map, "texts": texts, "chats": chats}


def main():
    target = pathlib.Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    result = {}
    for make in (gpt2, llama3, qwen2, llama2, mistral, unigram, wordpiece):
        folder = target / make.__name__
        write(folder, *make())
        # A blank is in no token of WordPiece: transformers' mask loses an answer that begins with one.
        result[make.__name__] = cases(folder, CHATS[:1] if make is wordpiece else CHATS)
    (target / "cases.json").write_text(json.dumps(result, ensure_ascii=True))


if __name__ == "__main__":
    main()
