#!/usr/bin/env bash
# The program as it is shipped: small enough, and right with real clients, since it is linked in another
# way than what the other tests try. Arguments go to pytest.
#   scripts/check-shipped.sh .build/dynamock [-k page]
set -euo pipefail
cd "$(dirname "$0")/.."

program=$PWD/${1:?the program to check}
shift
most=20000000

size=$(wc -c <"$program")
if [ "$size" -gt "$most" ]; then
  echo "check-shipped: $program has $size bytes, of at most $most; see 'What the program leaves out'" \
    "in docs/performance.md" >&2
  exit 1
fi
DYNAMOCK_BINARY=$program scripts/test-clients.sh "$@"
