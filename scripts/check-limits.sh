#!/usr/bin/env bash
# Every limit of DynamockModel is used by some module: an unused one would limit nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

unused=()
while read -r name; do
  grep -rqE "Limits\.$name\b" --include='*.swift' Sources || unused+=("$name")
done < <(sed -nE 's/^ *public static let ([A-Za-z]+) =.*/\1/p' Sources/DynamockModel/Limits/Limits.swift)
if [ "${#unused[@]}" -gt 0 ]; then
  echo "limits: nothing uses ${unused[*]}"
  exit 1
fi
echo 'limits: every limit is used'
