#!/usr/bin/env bash
# Checks the program as shipped: its size, and with real clients, since it is linked in another
# way than in the other tests. Arguments go to pytest.
#   scripts/check-shipped.sh .build/dynamock [-k page]
set -euo pipefail
cd "$(dirname "$0")/.."

program=$PWD/${1:?the program to check}
shift
most=20000000
# The packages in Debian's archive are older than the goal: they import all of Foundation, which brings
# 30 MB of tables for languages and scripts.
if grep -s -A6 '"swift-argument-parser"' Package.resolved | grep -q '"1\.[0-4]\.'; then most=68000000; fi

size=$(wc -c <"$program")
if [ "$size" -gt "$most" ]; then
  echo "check-shipped: $program has $size bytes, of at most $most; see 'What the program leaves out'" \
    "in docs/performance.md" >&2
  exit 1
fi
DYNAMOCK_BINARY=$program scripts/test-clients.sh "$@"
