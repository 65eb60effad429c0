#!/usr/bin/env bash
# Greedy answers of 64 tokens to 32 prompts that share 400 tokens, against transformers: new tokens per second.
source "$(dirname "${BASH_SOURCE[0]}")/compare.sh"

prepare
for ((round = 0; round < ROUNDS; round++)); do
  ours Inference generate "$FOLDER"
  theirs inference generate best "$FOLDER"
done
ratios
