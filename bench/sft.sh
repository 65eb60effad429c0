#!/usr/bin/env bash
# Supervised tuning against TRL and PEFT: real tokens per second and peak resident memory.
source "$(dirname "${BASH_SOURCE[0]}")/compare.sh"

prepare
for ((round = 0; round < ROUNDS; round++)); do
  ours Training sft "$FOLDER"
  for setting in $PEERS; do theirs training sft "$setting" "$FOLDER"; done
done
ratios
