#!/usr/bin/env bash
# Flips bits of one byte at each of 2,000 random places of a database file, closed and open, and
# compares every answer with that of the sound file. `scripts/flip-bytes.sh 500 7` takes 500 places
# and another seed.
set -euo pipefail
cd "$(dirname "$0")/.."

export DYNAMOCK_FLIPS=${1:-2000}
export DYNAMOCK_FLIP_SEED=${2:-20}
swift test --skip-build --filter 'DynamockSQLiteStorageTests.ByteFlipTests' |
  grep -E '^flips, |failed|recorded an issue|Test run'
