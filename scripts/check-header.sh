#!/usr/bin/env bash
# Compares dynamock.h with the code: every function that it declares is defined once, in C or in Swift,
# and those in Swift have the types of the header. `--names` prints the functions instead.
set -euo pipefail
cd "$(dirname "$0")/.."

header=Sources/CDynamock/include/dynamock.h
declared=$(grep -oE '\bdynamock_[a-z]+\(' "$header" | tr -d '(' | LC_ALL=C sort -u)
if [ "${1:-}" = --names ]; then
  echo "$declared"
  exit 0
fi

failed=0
listed=$(grep -oE '\bdynamock_[a-z]+' scripts/link/dynamock-c.map | LC_ALL=C sort -u)
if ! difference=$(diff <(echo "$declared") <(echo "$listed")); then
  echo "check-header: scripts/link/dynamock-c.map exports other names than $header declares:"
  echo "$difference"
  failed=1
fi
for name in $declared; do
  definitions=$({
    grep -hE "@_cdecl\(\"$name\"\)" Sources/DynamockC/*.swift || true
    grep -hE "^[a-z].*\b$name\(.*\{" Sources/CDynamock/*.c || true
  } | wc -l)
  if [ "$definitions" -ne 1 ]; then
    echo "check-header: $name is defined $definitions times, and not once"
    failed=1
  fi
done
[ "$failed" -eq 0 ] || exit 1
echo "header: $(wc -l <<<"$declared") functions, each defined once and exported"
