#!/usr/bin/env bash
# Three labels for scenarios after a shared policy of 600 tokens, against lm-evaluation-harness: scenarios per second.
# SCENARIOS (default 200) and SCORING_ROUNDS (default 5) make it shorter.
source "$(dirname "${BASH_SOURCE[0]}")/compare.sh"

prepare
for ((round = 0; round < ROUNDS; round++)); do
  ours Inference score "$FOLDER" "${SCORING_ROUNDS:-5}" "${SCENARIOS:-200}"
  theirs inference score best "$FOLDER" "${SCORING_ROUNDS:-5}" "${SCENARIOS:-200}"
done
ratios
