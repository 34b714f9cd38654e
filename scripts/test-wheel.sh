#!/usr/bin/env bash
# Installs the wheel into a fresh environment, and runs the package's own tests there.
#   scripts/test-wheel.sh [ARGUMENTS of pytest]
# PYTHON names a Python other than python3.
set -euo pipefail
cd "$(dirname "$0")/.."

wheels=(dist/dynamock-*.whl)
if [ ! -f "${wheels[0]}" ]; then
  echo "test-wheel: there is no wheel in dist: run 'make wheel' first" >&2
  exit 1
fi
environment=.build/wheel-test
rm -rf "$environment"
"${PYTHON:-python3}" -m venv "$environment"
echo '==> Installing the wheel and what its tests need into a fresh environment'
"$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps -r Python/tests/requirements.txt
"$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --no-index "${wheels[0]}"

# Nothing of the developer's own set-up takes part, and not the sources either.
for name in "${!AWS_@}" "${!DYNAMOCK_@}" PYTHONPATH; do unset "$name"; done
export PYTHONDONTWRITEBYTECODE=1
echo '==> Checking the types'
"$environment/bin/python" -m mypy --config-file Python/pyproject.toml Python/src/dynamock
echo '==> Running the tests of the Python package'
cd Python
exec "../$environment/bin/python" -m pytest -p no:cacheprovider "$@"
