# Sourced by the comparisons. Makes the model and the rows once, runs our side and the peer in turn (the order changes
# with every round), and prints the medians and their ratios.
#
# SHAPE   smollm2-135m (default) or qwen2.5-0.5b
# TYPE    of the weights and products on both sides: bfloat16 (default) or float32; the peer's default setting is always float32
# PEERS   settings of the peer: "best default" (default), or one of them
# ROUNDS  runs of each side (default 1; the figures of one run are medians of at least 5 steps or rounds)
# FOLDER  model and rows, kept between runs
# PYTHON  an interpreter that has torch, transformers, peft, trl and lm_eval
set -euo pipefail

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SHAPE=${SHAPE:-smollm2-135m}
export TYPE=${TYPE:-bfloat16}
PEERS=${PEERS:-best default}
ROUNDS=${ROUNDS:-1}
FOLDER=${FOLDER:-${TMPDIR:-/tmp}/studio-bench/$SHAPE}
PYTHON=${PYTHON:-python3}
lines=$(mktemp)
errors=$(mktemp)
trap 'rm -f "$lines" "$errors"' EXIT

fail() {
  cat "$errors" >&2
  echo "error: $*" >&2
  exit 70
}

# Runs a command and keeps the JSON line that it prints.
measure() {
  local line
  line=$("$@" 2>"$errors" | grep '^{"peer"') || fail "no figures from: $*"
  echo "  $line"
  echo "$line" >>"$lines"
}

ours() { STUDIO_MAIN="$bench/java/$1.java" measure "$bench/../studio" "${@:2}"; }

theirs() { OMP_NUM_THREADS=2 measure "$PYTHON" "$bench/peers/$1.py" "${@:2}"; }

prepare() {
  "$bench/../studio" --version >/dev/null
  [ -e "$FOLDER/rows.json" ] || "$PYTHON" "$bench/peers/model.py" "$SHAPE" "$FOLDER" >/dev/null 2>"$errors" ||
    fail "the model could not be made"
  echo "$SHAPE, $TYPE"
}

# Prints ratios of our median to each peer's.
ratios() {
  "$PYTHON" - "$lines" <<'END'
import json, statistics, sys
sides = {}
for line in open(sys.argv[1]):
    figures = json.loads(line)
    sides.setdefault(figures["peer"], []).append(figures)
median = lambda side, key: statistics.median(f[key] for f in sides[side])
for side in sides:
    if side != "studio":
        speed = median("studio", "per_second") / median(side, "per_second")
        memory = median("studio", "peak_gb") / median(side, "peak_gb")
        print(f"studio against {side}: speed {speed:.2f} x, peak memory {memory:.2f} x")
END
}
