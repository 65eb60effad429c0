"""Runs TRL's own loss code on random logits, for the losses and options that golden_trl.json does not have.

usage: python losses.py > ../lm/src/test/resources/trl-losses.json
needs: torch 2, TRL 1.13
writes: inputs, losses, and length and one slope of each gradient, in 64 bits, for TrlLossesTest

The methods are called on trainers that no constructor ran for: they get only what they read.
"""

import collections
import json
import types

import torch
from trl import DPOTrainer, GRPOTrainer
from trl.trainer.sft_trainer import dft_loss

PAIRS, TOKENS, VOCABULARY = 3, 9, 11
# Of each row: where its answer begins and ends; the lengths of chosen and rejected answers differ both ways.
ANSWERS = [(3, 9), (2, 5), (4, 8), (3, 6), (2, 9), (4, 8)]


class Alone:
    """An accelerator of one process."""

    device = torch.device("cpu")
    num_processes = 1

    def gather(self, value):
        return value

    gather_for_metrics = gather

    def reduce(self, value, reduction="sum"):
        return value

    def unwrap_model(self, model):
        return model


class Speaking(torch.nn.Module):
    """A model that says the same whatever it reads."""

    is_gradient_checkpointing = False

    def __init__(self, logits):
        super().__init__()
        self.logits = logits

    def forward(self, **_):
        return types.SimpleNamespace(logits=self.logits)


def blank(trainer, **attributes):
    made = object.__new__(trainer)
    metrics = {mode: collections.defaultdict(list) for mode in ("train", "eval")}
    common = dict(accelerator=Alone(), _metrics=metrics, _total_train_tokens=0, _tp_size=1, aux_loss_enabled=False, model=types.SimpleNamespace(training=True))
    for name, value in (common | attributes).items():
        object.__setattr__(made, name, value)
    return made


def inputs():
    torch.manual_seed(0)
    ids = torch.randint(VOCABULARY, (2 * PAIRS, TOKENS))
    mask = torch.zeros(2 * PAIRS, TOKENS, dtype=torch.long)
    for row, (start, end) in enumerate(ANSWERS):
        mask[row, start:end] = 1
    policy = 1.5 * torch.randn(2 * PAIRS, TOKENS, VOCABULARY, dtype=torch.float64)
    reference = policy + 0.5 * torch.randn_like(policy)
    return ids, mask, policy, reference


def told(loss, values, direction):
    """A loss, the length of its gradient, and its slope in one direction."""
    loss.backward()
    return {"loss": loss.item(), "norm": values.grad.norm().item(), "slope": (values.grad * direction).sum().item()}


def dpo(losses, weights=None, **options):
    ids, mask, policy, reference = inputs()
    logits = policy.requires_grad_()
    settings = dict(beta=0.3, label_smoothing=0.1, ld_alpha=None, use_weighting=False, f_divergence_type="reverse_kl", f_alpha_divergence_coef=0.5) | options
    trainer = blank(
        DPOTrainer,
        loss_types=losses,
        loss_weights=weights or [1.0] * len(losses),
        precompute_ref_logps=False,
        ref_model=Speaking(reference),
        model=Speaking(logits),
        args=types.SimpleNamespace(discopop_tau=0.05, gradient_checkpointing_kwargs=None),
        **settings,
    )
    batch = {"input_ids": ids, "attention_mask": torch.ones_like(ids), "completion_mask": mask}
    loss = trainer._compute_loss(trainer.model, batch, False)
    case = {"losses": losses, "weights": trainer.loss_weights, "ld_alpha": settings["ld_alpha"], "use_weighting": settings["use_weighting"]}
    return case | told(loss, logits, reference)


def dft():
    ids, mask, policy, reference = inputs()
    logits = policy.requires_grad_()
    labels = torch.where(mask.bool(), ids, -100)
    return told(dft_loss(types.SimpleNamespace(logits=logits), labels), logits, reference)


def vespo(scale, **options):
    torch.manual_seed(1)
    mask = torch.zeros(4, 6, dtype=torch.long)
    for row, length in enumerate((6, 3, 5, 1)):
        mask[row, :length] = 1
    old = -2 * torch.rand(4, 6, dtype=torch.float64)
    logps = (old + scale * torch.randn_like(old)).requires_grad_()
    reference = old + 0.1 * torch.randn_like(old)
    advantages = torch.tensor([1.0, -0.5, 0.0, -2.0], dtype=torch.float64)
    settings = dict(vespo_k_pos=2.0, vespo_lambda_pos=3.0, vespo_k_neg=3.0, vespo_lambda_neg=2.0) | options
    beta = settings.pop("beta", 0.0)
    trainer = blank(
        GRPOTrainer,
        loss_type="vespo",
        beta=beta,
        importance_sampling_level="token",
        off_policy_mask_threshold=None,
        top_entropy_quantile=1.0,
        use_vllm=False,
        vllm_importance_sampling_correction=False,
        current_gradient_accumulation_steps=1,
        _entropy_bonus_enabled=False,
        args=types.SimpleNamespace(steps_per_generation=1, use_bias_correction_kl=True, delta=None, **settings),
    )
    object.__setattr__(trainer, "_get_per_token_logps_and_entropies", lambda *_, **__: (logps, torch.zeros_like(logps), None))
    batch = {"prompt_ids": torch.ones(4, 1).long(), "prompt_mask": torch.ones(4, 1).long(), "completion_ids": torch.ones(4, 6).long(), "completion_mask": mask}
    batch |= {"advantages": advantages, "old_per_token_logps": old, "ref_per_token_logps": reference, "num_items_in_batch": mask.sum()}
    tensors = {"policy": logps.detach(), "old": old, "reference": reference, "mask": mask, "advantages": advantages}
    case = settings | {"beta": beta} | {name: value.flatten().tolist() for name, value in tensors.items()}
    return case | told(trainer._compute_loss(None, batch), logps, reference)


def main():
    ids, _, policy, reference = inputs()
    every = ["sigmoid", "hinge", "ipo", "exo_pair", "nca_pair", "robust", "bco_pair", "sppo_hard", "aot", "aot_unpaired", "apo_zero", "apo_down", "discopop", "sft", "sigmoid_norm"]
    # With use_weighting TRL refuses the first two; for the others its product in place fails.
    unweighted = {"aot", "aot_unpaired", "hinge", "sft"}
    cases = [dpo([loss]) for loss in every]
    cases += [dpo([loss], ld_alpha=alpha) for loss in every for alpha in (0.0, 0.4)]
    cases += [dpo([loss], use_weighting=True) for loss in every if loss not in unweighted]
    cases += [dpo(["sigmoid", "bco_pair", "ipo"], [0.8, 0.2, 1.0], ld_alpha=0.5, use_weighting=True)]
    result = {
        "shape": [2 * PAIRS, TOKENS, VOCABULARY],
        "answers": ANSWERS,
        "ids": ids.tolist(),
        "policy": policy.flatten().tolist(),
        "reference": reference.flatten().tolist(),
        "dpo": cases,
        "dft": dft(),
        "vespo": [vespo(0.2), vespo(2.0), vespo(30.0), vespo(0.3, beta=0.05), vespo(0.3, vespo_k_pos=1.0, vespo_lambda_pos=0.0, vespo_k_neg=0.5, vespo_lambda_neg=4.0)],
    }
    print(json.dumps(result, default=lambda value: value.tolist()))


if __name__ == "__main__":
    main()
