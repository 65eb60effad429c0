#!/usr/bin/env bash
# DPO against TRL and PEFT: pairs per second (prompts of 150 tokens, answers of 60).
source "$(dirname "${BASH_SOURCE[0]}")/compare.sh"

prepare
for ((round = 0; round < ROUNDS; round++)); do
  ours Training dpo "$FOLDER"
  theirs training dpo best "$FOLDER"
done
ratios
