#!/usr/bin/env bash
# Reading of documents on one thread: pages a second of real PDFs, a document of 5,000 pages, 1,000 documents in a row;
# and 200,000 words of Markdown to norms, on all cores.
# POLICIES names the folder of real policies (default ../shared/policies beside the repository).
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
POLICIES=${POLICIES:-$bench/../../shared/policies}
example=$bench/../examples/tarrowby/policies
ingest() { STUDIO_MAIN="$bench/java/Ingest.java" "$bench/../studio" "$@"; }

ingest speed "$POLICIES"/basecamp-dpa-revisions/*.pdf "$POLICIES"/uslm/*.pdf "$example"/*.pdf
find "$POLICIES" -name '*.md' | LC_ALL=C sort | xargs -d '\n' env STUDIO_MAIN="$bench/java/Ingest.java" "$bench/../studio" norms 200000
ingest long 5000
ingest many 1000 "$example"/*.pdf "$example"/*.docx "$example"/*.md "$POLICIES"/uslm/*.docx
