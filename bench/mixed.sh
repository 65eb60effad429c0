#!/usr/bin/env bash
# 32 prompts of 40 tokens, each with its own weights over four adapters, against the same prompts by one adapter: new
# tokens per second.
source "$(dirname "${BASH_SOURCE[0]}")/compare.sh"

prepare
for ((round = 0; round < ROUNDS; round++)); do
  ours Inference mixed "$FOLDER"
  ours Inference single "$FOLDER"
done
ratios
