#!/usr/bin/env bash
# Generates the code anew and fails when a committed file is not what came out.
set -euo pipefail
cd "$(dirname "$0")/.."

before=$(git status --porcelain -- '*/Generated/*')
scripts/generate.sh
after=$(git status --porcelain -- '*/Generated/*')
if [ "$before" != "$after" ]; then
  git --no-pager diff --stat -- '*/Generated/*'
  echo "$after"
  echo "generated: these files are not what Generator/Model gives: run 'make generate' and commit"
  exit 1
fi
echo 'generated: the committed files are what the generator writes'
