"""Asks TRL's preference trainers which tokens they make of rows, and what they lose on them in a few steps.

usage: OMP_NUM_THREADS=1 python preferences.py ../lm/src/test/resources
needs: torch 2, transformers 5.18, peft 0.21, trl 1.13
reads: RESOURCES/tiny-llama, RESOURCES/tokenizers and RESOURCES/curves/adapter
writes: RESOURCES/preferences/tokens.json and losses.json, for PreferenceTokensTest and PreferenceLossesTest of studio-app
"""

import json
import os
import pathlib
import random
import shutil
import sys
import tempfile
import types

os.environ["TRL_EXPERIMENTAL_SILENCE"] = "1"

import torch
import transformers
from datasets import Dataset, disable_progress_bars
from peft import PeftModel
from torch.utils.data import SequentialSampler
from transformers import AutoTokenizer, LlamaForCausalLM
from trl import DPOConfig, DPOTrainer, KTOConfig, KTOTrainer
from trl.data_utils import maybe_apply_chat_template, maybe_extract_prompt
from trl.experimental.cpo import CPOConfig, CPOTrainer
from trl.experimental.orpo import ORPOConfig, ORPOTrainer
from trl.trainer.dpo_trainer import DataCollatorForPreference
from trl.trainer.kto_trainer import DataCollatorForUnpairedPreference

# What ends a turn: a newline behind the end token, the end token, nothing; and where the prompt ends otherwise than the whole.
TEMPLATES = {
    "newline": "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' + m.content + eos_token + '\\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
    "end": "{{ bos_token if bos_token is defined }}{% for m in messages %}{% if m.role == 'assistant' %}{{ ' ' + (m.content | trim) + eos_token }}"
    "{% else %}{{ '[' + m.role + '] ' + m.content + ' [/]' }}{% endif %}{% endfor %}",
    "bare": "{% for m in messages %}{{ m.role + ': ' + m.content + ' ' }}{% endfor %}{% if add_generation_prompt %}{{ 'assistant: ' }}{% endif %}",
    "thinking": "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' + m.content + eos_token }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n<think>\\n' }}{% endif %}",
}
TOKENIZERS = ["gpt2", "llama2", "llama3", "mistral", "qwen2", "unigram"]
BATCH, STEPS, RATE = 4, 5, 1e-2


def said(*turns):
    return [{"role": role, "content": content} for role, content in turns]


def chat(prompt, chosen, rejected):
    return {"prompt": said(*prompt), "chosen": said(("assistant", chosen)), "rejected": said(("assistant", rejected))}


def plain_rows(tokenizer):
    begun = (tokenizer.bos_token or "") + "May I keep a gift?"
    return [
        {"prompt": "May I accept a gift?", "chosen": " No. Report it.", "rejected": " Yes 😀"},
        {"prompt": "May I accept a gift? ", "chosen": "No.", "rejected": "yes, of course"},
        joined_row(tokenizer),
        {"prompt": begun, "chosen": " No." + tokenizer.eos_token, "rejected": " Yes."},
        {"chosen": "The employee must report it.", "rejected": "The employee must not. "},
    ]


def joined_row(tokenizer):
    """A row whose prompt ends within a token of the whole."""
    whole = "Do not accept gifts from anyone who wants something of you"
    offsets = tokenizer(whole, add_special_tokens=False, return_offsets_mapping=True)["offset_mapping"]
    start, end = next((start, end) for start, end in offsets[1:] if end - start > 2)
    return {"prompt": whole[: end - 1], "chosen": whole[end - 1 :], "rejected": "! Never."}


def chat_rows():
    asked = ("user", "May I accept a gift?")
    return [
        chat([asked], "No. Report it.", "Yes 😀"),
        chat([("system", "Be strict."), asked], "No.", "Nobody sees it. "),
        chat([asked, ("assistant", "Who gave it?"), ("user", " a client ")], " Then no.", "Then keep it"),
        chat([asked, ("assistant", "I think")], "No.", "Yes."),
        chat([asked, ("assistant", "I think ")], "No.", "Yes."),
        {"chosen": said(asked, ("assistant", "No.")), "rejected": said(asked, ("assistant", "Not yet."))},
    ]


def blank(trainer, tokenizer, **attributes):
    """A trainer that no constructor ran for: its methods get only what they read."""
    made = object.__new__(trainer)
    for name, value in (dict(processing_class=tokenizer, _tokenizer=tokenizer, is_encoder_decoder=False) | attributes).items():
        object.__setattr__(made, name, value)
    return made


def split(ids, learnt):
    prompt = learnt.count(0)
    assert learnt == [0] * prompt + [1] * (len(ids) - prompt)
    return {"tokens": ids, "prompt": prompt}


def without_reference(row, tokenizer):
    """The row of ORPO, which is that of CPO."""
    made = []
    for trainer in (ORPOTrainer, CPOTrainer):
        try:
            written = maybe_apply_chat_template(maybe_extract_prompt(row), tokenizer)
            tokens = blank(trainer, tokenizer, max_length=1024).tokenize_row(written)
            made.append({
                name: split(tokens[f"{name}_input_ids"], [int(label != -100) for label in tokens[f"{name}_labels"]])
                for name in ("chosen", "rejected")
            })
        except ValueError as problem:
            made.append({"refused": str(problem)})
    assert made[0] == made[1]
    return made[0]


def collated(batch, row):
    length = int(batch["attention_mask"][row].sum())
    return split(batch["input_ids"][row, :length].tolist(), batch["completion_mask"][row, :length].tolist())


def with_reference(row, tokenizer, most):
    args = types.SimpleNamespace(dataset_num_proc=None, max_length=most, truncation_mode="keep_start")
    data = blank(DPOTrainer, tokenizer)._prepare_dataset(Dataset.from_list([row]), tokenizer, args, "train")
    if not len(data):
        return {"dropped": True}
    batch = DataCollatorForPreference(0, max_length=most).torch_call(list(data))
    return {"chosen": collated(batch, 0), "rejected": collated(batch, 1)}


def labelled(row, tokenizer, most):
    args = types.SimpleNamespace(dataset_num_proc=None, max_length=most)
    made = blank(KTOTrainer, tokenizer, calculate_KL=False, desirable_weight=1, undesirable_weight=1)
    data = made._prepare_dataset(Dataset.from_list([row]), tokenizer, args, "train")
    if not len(data):
        return {"dropped": True}
    return {"answer": collated(DataCollatorForUnpairedPreference(0, max_length=most).torch_call(list(data)), 0)}


def single(row, name):
    return {"prompt": row["prompt"], "completion": row[name], "label": name == "chosen"}


def tokens(resources, folder):
    cases = []
    for name in TOKENIZERS:
        home = folder / name
        shutil.copytree(resources / "tokenizers" / name, home)
        shutil.copy(resources / "tiny-llama" / "config.json", home)
        tokenizer = AutoTokenizer.from_pretrained(home)
        for template in ["plain", *TEMPLATES]:
            if template != "plain":
                tokenizer.chat_template = TEMPLATES[template]
            rows = plain_rows(tokenizer) if template == "plain" else chat_rows()
            cases += [(name, template, "orpo", None, row, without_reference(row, tokenizer)) for row in rows]
            if name in ("llama2", "qwen2") and template in ("plain", "newline", "end"):
                length = len(with_reference(rows[0], tokenizer, None)["chosen"]["tokens"])
                for row in (row for row in rows[:3] if "prompt" in row):
                    for most in (None, length - 2, with_reference(row, tokenizer, None)["chosen"]["prompt"]):
                        cases.append((name, template, "dpo", most, row, with_reference(row, tokenizer, most)))
                        cases.append((name, template, "kto", most, single(row, "chosen"), labelled(single(row, "chosen"), tokenizer, most)))
    names = ("tokenizer", "template", "objective", "longest", "row", "expected")
    return {"templates": TEMPLATES, "cases": [dict(zip(names, case)) for case in cases]}


def text(source, low, high):
    return "".join(source.choice("abcdefgh ,.") for _ in range(source.randint(low, high))).strip() or "x"


def recording(trainer, record):
    class Recording(trainer):
        def compute_loss(self, *given, **named):
            loss = super().compute_loss(*given, **named)
            record.append(float(loss))
            return loss

        def _get_train_sampler(self, *_):
            return SequentialSampler(self.train_dataset)

    return Recording


def losses(resources, trainer, config, rows, **settings):
    record = []
    model = resources / "tiny-llama"
    tokenizer = AutoTokenizer.from_pretrained(model)
    tokenizer.pad_token = "<unk>"
    with tempfile.TemporaryDirectory() as output:
        run = recording(trainer, record)(
            model=PeftModel.from_pretrained(LlamaForCausalLM.from_pretrained(model), resources / "curves" / "adapter", is_trainable=True),
            args=config(
                output_dir=output,
                max_steps=STEPS,
                per_device_train_batch_size=BATCH,
                learning_rate=RATE,
                bf16=False,
                gradient_checkpointing=False,
                logging_strategy="no",
                save_strategy="no",
                report_to="none",
                use_cpu=True,
                seed=11,
                disable_tqdm=True,
                **settings,
            ),
            train_dataset=Dataset.from_list(rows),
            processing_class=tokenizer,
        )
        run.train()
    assert len(record) == STEPS
    return record


def curves(resources):
    source = random.Random(3)
    count = BATCH * STEPS
    pairs = [{"prompt": text(source, 3, 9), "chosen": text(source, 2, 10), "rejected": text(source, 2, 10)} for _ in range(count)]
    chats = [chat([("system", text(source, 3, 6)), ("user", text(source, 3, 9))], text(source, 2, 10), text(source, 2, 10)) for _ in range(count)]
    answers = [{"prompt": text(source, 3, 9), "completion": text(source, 2, 10), "label": source.random() < 0.6} for _ in range(count)]
    # Each fits, but not with the answer of the row before it.
    sizes = [(9, 2) if row % 2 else (2, 9) for row in range(count)]
    uneven = [{"prompt": text(source, size, size), "completion": text(source, rest, rest), "label": True} for size, rest in sizes]
    data = {"pairs": pairs, "chats": chats, "answers": answers, "uneven": uneven}
    cases = []

    def case(name, objective, rows, ours, trainer, config, **settings):
        made = losses(resources, trainer, config, data[rows], **settings)
        cases.append({"name": name, "objective": objective, "rows": rows, "settings": ours, "losses": made})
        print(name, [round(loss, 5) for loss in made])

    def contrastive(name, rows, loss, ours, **settings):
        case(name, "simpo", rows, {"simpo": ours}, CPOTrainer, CPOConfig, loss_type=loss, max_length=1024, **settings)

    def limited(name, objective, most, trainer, config):
        rows = {"dpo": "pairs", "kto": "answers"}[objective]
        case(name, objective, rows, {"max-length": most, "too-long": "cut"}, trainer, config, max_length=most)

    case("orpo", "orpo", "pairs", {}, ORPOTrainer, ORPOConfig, max_length=1024)
    case("orpo of chats", "orpo", "chats", {}, ORPOTrainer, ORPOConfig, max_length=1024)
    simpo = dict(beta=2.0, simpo_gamma=1.0, cpo_alpha=0.0)
    contrastive("simpo", "pairs", "simpo", {"beta": 2, "margin": 1}, **simpo)
    contrastive("simpo of chats", "chats", "simpo", {"beta": 2, "margin": 1}, **simpo)
    contrastive("alphapo", "pairs", "alphapo", {"beta": 2, "margin": 1, "alpha": 0.25}, alpha=0.25, **simpo)
    contrastive("cpo", "pairs", "sigmoid", {"loss": "sigmoid", "beta": 0.1, "chosen-weight": 1}, beta=0.1, cpo_alpha=1.0)
    contrastive("cpo of chats", "chats", "sigmoid", {"loss": "sigmoid", "beta": 0.1, "chosen-weight": 1}, beta=0.1, cpo_alpha=1.0)
    contrastive("slic", "pairs", "hinge", {"loss": "hinge", "beta": 0.1, "chosen-weight": 0.5}, beta=0.1, cpo_alpha=0.5)
    contrastive("cpo with ipo", "pairs", "ipo", {"loss": "ipo", "beta": 0.1, "chosen-weight": 0.5}, beta=0.1, cpo_alpha=0.5)
    case("kto", "kto", "answers", {}, KTOTrainer, KTOConfig, max_length=None)
    limited("kto, answers cut", "kto", 12, KTOTrainer, KTOConfig)
    limited("kto, prompts too long", "kto", 8, KTOTrainer, KTOConfig)
    case("kto, pairs whole", "kto", "uneven", {}, KTOTrainer, KTOConfig, max_length=None)
    case("kto, pairs cut", "kto", "uneven", {"max-length": 14}, KTOTrainer, KTOConfig, max_length=14)
    assert max(abs(whole - cut) for whole, cut in zip(cases[-2]["losses"], cases[-1]["losses"])) > 1e-3
    limited("dpo, prompts too long", "dpo", 8, DPOTrainer, DPOConfig)
    return {"rate": RATE, "batch": BATCH, "steps": STEPS, "data": data, "cases": cases}


def main(resources):
    home = resources / "preferences"
    home.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = tokens(resources, pathlib.Path(folder))
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in made["cases"])
    (home / "tokens.json").write_text(f'{{"templates":{json.dumps(made["templates"])},\n"cases":[\n{lines}]}}\n')
    (home / "losses.json").write_text(json.dumps(curves(resources), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    disable_progress_bars()
    main(pathlib.Path(sys.argv[1]))
