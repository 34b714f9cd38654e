#!/usr/bin/env bash
# Records the requests of the client tests from a server in memory, and sends them again to a new
# database in memory and to one in a file: every response has to be the recorded one.
#   scripts/differential.sh                        the tests below
#   scripts/differential.sh test_items.py -k put   the named ones
# DYNAMOCK_BINARY names another program.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${DYNAMOCK_BINARY:-}" ]; then
  DYNAMOCK_BINARY="$(swift build --show-bin-path)/dynamock"
fi
export DYNAMOCK_BINARY
# Tests of one thread each: verification sends one request after another.
if [ $# -eq 0 ]; then
  set -- test_batches.py test_capacity.py test_conditions.py test_errors.py test_indexes.py test_items.py \
    test_legacy.py test_partiql.py test_query.py test_scan.py test_tables.py test_transactions.py \
    test_update_item.py test_update_table.py test_values.py -k "not money_is_neither_made"
fi

work=$(mktemp -d)
servers=()
stop() {
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

# Starts a server and puts its URL into `url`.
start() {
  local log="$work/log-${#servers[@]}"
  "$DYNAMOCK_BINARY" serve --host 127.0.0.1 --port 0 "$@" >"$log" 2>&1 &
  servers+=($!)
  url=
  for _ in $(seq 200); do
    url=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$log" | head -1) && break
    sleep 0.1
  done
  [ -n "$url" ] || { cat "$log" >&2; exit 1; }
}

# What the tests do is allowed by name: no group includes deletions.
writes=writes,batches,transactions,tables,ExecuteStatement,DeleteTable,TagResource,UntagResource
start
tests=0
"$DYNAMOCK_BINARY" record --vault "$work/vault" --cassette clients --upstream "$url" --allow-writes "$writes" -- \
  bash -c 'DYNAMOCK_ENDPOINT=$AWS_ENDPOINT_URL_DYNAMODB exec scripts/test-clients.sh -q "$@"' tests "$@" || tests=$?
# 1: tests failed or something was not recorded; what was recorded is verified all the same.
[ "$tests" -le 1 ] || exit "$tests"

status=0
verify() {
  local name=$1
  shift
  echo "== $name"
  "$DYNAMOCK_BINARY" vault verify --vault "$work/vault" --cassette clients "$@" || status=$?
}
verify "a database in memory"
start --data "$work/data.sqlite"
verify "a database in a file" --against "$url"
[ "$status" -eq 0 ] || exit "$status"
exit "$tests"
