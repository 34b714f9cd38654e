#!/usr/bin/env bash
# Copies 100,000 items over loopback from a server that throttles and hangs up, into a server and into a
# file, with masks; the copy is killed and continued. The test prints the times.
#   scripts/copy-figures.sh [COUNT]
set -euo pipefail
cd "$(dirname "$0")/.."

export DYNAMOCK_COPY_ITEMS="${1:-100000}"
exec scripts/test-clients.sh test_copy.py -k every_item_is_copied_once -s --durations=4
