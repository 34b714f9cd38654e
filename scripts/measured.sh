#!/usr/bin/env bash
# Runs a command, prints the time that it took, and keeps it for the list at the end of `make test`.
#   scripts/measured.sh "the Swift tests" swift test --skip-build
#   scripts/measured.sh --list
set -euo pipefail
cd "$(dirname "$0")/.."

times=.build/times
if [ "$1" = --list ]; then
  echo '==> Times in seconds'
  awk -F '\t' '{ printf "%8d  %s\n", $1, $2; sum += $1 } END { printf "%8d  together\n", sum }' "$times"
  exit
fi

part=$1
shift
started=$SECONDS
"$@"
took=$((SECONDS - started))
echo "==> $part took $took s"
mkdir -p .build
printf '%s\t%s\n' "$took" "$part" >>"$times"
