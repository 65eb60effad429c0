#!/usr/bin/env bash
# A step of GRPO (8 answers of 64 tokens) against TRL and PEFT: steps per second.
source "$(dirname "${BASH_SOURCE[0]}")/compare.sh"

prepare
for ((round = 0; round < ROUNDS; round++)); do
  ours Training grpo "$FOLDER"
  theirs training grpo best "$FOLDER"
done
ratios
