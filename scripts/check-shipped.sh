#!/usr/bin/env bash
# Checks the program as shipped: its size, and with real clients, since it is linked in another
# way than in the other tests. Arguments go to pytest.
#   scripts/check-shipped.sh .build/dynamock [-k page]
set -euo pipefail
cd "$(dirname "$0")/.."

program=$PWD/${1:?the program to check}
shift
most=21500000

size=$(wc -c <"$program")
if [ "$size" -gt "$most" ]; then
  echo "check-shipped: $program has $size bytes, of at most $most; see 'What the program leaves out'" \
    "in docs/performance-findings.md" >&2
  exit 1
fi
# Foundation's module stands in the descriptions of its types. On macOS it is the system's.
if [ "$(uname -s)" = Linux ] && grep -q FoundationEssentials "$program"; then
  echo "check-shipped: $program contains Foundation; see 'What the program leaves out' in docs/performance-findings.md" >&2
  exit 1
fi
DYNAMOCK_BINARY=$program scripts/test-clients.sh "$@"
