#!/usr/bin/env bash
# Runs boto3, the AWS CLI and PynamoDB against the built program; arguments go to pytest.
#   scripts/test-clients.sh                       everything
#   scripts/test-clients.sh test_query.py -k page the named tests
# DYNAMOCK_BINARY names another program, DYNAMOCK_ENDPOINT another endpoint to try the suite on;
# DYNAMOCK_LIBRARY and PYTHONPATH the Python package for `--in-process`, MOTO_SERVER moto_server.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${DYNAMOCK_BINARY:-}" ]; then
  DYNAMOCK_BINARY="$(swift build --show-bin-path)/dynamock"
fi
if [ ! -x "$DYNAMOCK_BINARY" ]; then
  echo "test-clients: there is no program at $DYNAMOCK_BINARY: run 'make build' first" >&2
  exit 1
fi
# Nothing of the developer's own set-up takes part.
for name in "${!AWS_@}" "${!DYNAMOCK_@}"; do
  case "$name" in DYNAMOCK_BINARY | DYNAMOCK_COPY_ITEMS | DYNAMOCK_ENDPOINT | DYNAMOCK_LIBRARY) ;; *) unset "$name" ;; esac
done
export DYNAMOCK_BINARY PYTHONDONTWRITEBYTECODE=1
export AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null

python="$PWD/.venv/bin/python"
cd Tests/Clients
exec "$python" -m pytest "$@"
