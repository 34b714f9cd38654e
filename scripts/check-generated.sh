#!/usr/bin/env bash
# Generates the code again and fails if a file differs from the result.
set -euo pipefail
cd "$(dirname "$0")/.."

checksums() { find Sources -path '*/Generated/*' -type f -print0 | sort -z | xargs -0 sha256sum; }

before=$(checksums)
scripts/generate.sh
if ! changed=$(diff <(echo "$before") <(checksums)); then
  awk '/^[<>]/ { print $3 }' <<<"$changed" | sort -u
  echo "generated: these files are not what Generator/Model gives: run 'make generate' and commit"
  exit 1
fi
echo 'generated: the files are what the generator writes'
