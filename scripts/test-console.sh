#!/usr/bin/env bash
# Tests the console: its modules by node, its screens in Chromium against the program that was built.
# Arguments go to pytest. DYNAMOCK_BINARY names another program; CONSOLE_FILES=1 serves the files of
# the checkout instead of those in the program, to work on them without a build.
set -euo pipefail
cd "$(dirname "$0")/.."

echo '==> Testing the modules'
node --test --test-reporter=tap Tests/Console/unit/*.test.mjs >/tmp/console-unit.$$ 2>&1 || { cat /tmp/console-unit.$$; exit 1; }
grep -E '^# (tests|pass|fail)' /tmp/console-unit.$$
rm -f /tmp/console-unit.$$
DYNAMOCK_BINARY=${DYNAMOCK_BINARY:-$(swift build --show-bin-path)/dynamock}
if [ ! -x "$DYNAMOCK_BINARY" ]; then
  echo "test-console: there is no program at $DYNAMOCK_BINARY: run 'make build' first" >&2
  exit 1
fi
for name in "${!AWS_@}" "${!DYNAMOCK_@}"; do
  case "$name" in DYNAMOCK_BINARY) ;; *) unset "$name" ;; esac
done
export DYNAMOCK_BINARY PYTHONDONTWRITEBYTECODE=1
echo '==> Testing the screens in Chromium'
python="$PWD/.venv-console/bin/python"
cd Tests/Console/browser
exec timeout 400 "$python" -m pytest -q -n 2 "$@"
