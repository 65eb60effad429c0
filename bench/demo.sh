#!/usr/bin/env bash
# Measures what a newcomer waits for: the first run of the demonstration, and a second one.
# Prints seconds and the peak resident memory of the studio's process (Linux).
#   bench/demo.sh [folder]   the folder must not exist; it is removed at the end
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$(mktemp -d)/demo}
log=$(mktemp)
[ ! -e "$folder" ] || { echo "error: $folder exists; name a folder that does not" >&2; exit 64; }
trap 'rm -rf "$folder" "$log"' EXIT

# Runs the demonstration once; sets seconds and peak (KiB).
run() {
  local started=$SECONDS process child now status=0
  "$root/studio" demo --folder "$folder" >"$log" 2>&1 &
  process=$!
  peak=0
  while kill -0 "$process" 2>/dev/null; do
    # The launcher becomes the studio's process when the build is done.
    if grep -q java "/proc/$process/comm" 2>/dev/null; then
      now=$(awk '/VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null || true)
      [ -z "$now" ] || [ "$now" -lt "$peak" ] || peak=$now
    fi
    sleep 0.5
  done
  wait "$process" || status=$?
  seconds=$((SECONDS - started))
  if [ "$status" -ne 0 ]; then
    cat "$log" >&2
    echo "error: the demonstration ended with $status" >&2
    exit "$status"
  fi
}

report() {
  printf '%-12s %4d s   peak resident memory %5.2f GB\n' "$1" "$seconds" \
    "$(awk -v k="$peak" 'BEGIN { print k * 1024 / 1e9 }')"
}

run
report "first run"
grep -E '^(Built|base: .*steps,|instruct: .*steps,|audit: .*asked|frame: [a-z]+: .*\()' "$log" | sed 's/^/  /'
run
report "second run"
