#!/usr/bin/env bash
# Measures vector searches in process, beside numpy and faiss if a Python with them is named.
#   PYTHON=FILE scripts/bench-vectors.sh [COUNT [DIMENSIONS]]
set -euo pipefail
cd "$(dirname "$0")/.."

swift build --package-path Benchmarks --configuration release --product Vectors >/dev/null
program="$(swift build --package-path Benchmarks --configuration release --show-bin-path)/Vectors"
core=()
if command -v taskset >/dev/null; then core=(taskset -c 0); fi
exec "${core[@]}" "${PYTHON:-python3}" Benchmarks/vectors.py "$program" "$@"
