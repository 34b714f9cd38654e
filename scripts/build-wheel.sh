#!/usr/bin/env bash
# Packs the Python package with the C library and the program into dist/*.whl, which every Python 3 of
# this platform can install.
#   scripts/build-wheel.sh [--library FILE] [--program FILE]
# What is not named is .build/library/libdynamock.so and .build/dynamock, built if it is not there.
# Where the binaries need no newer glibc than 2.34, as those made on Debian 12 and Ubuntu 22.04 do, the wheel
# is for every Linux with that (manylinux_2_34), and auditwheel puts SQLite's library into it.
set -euo pipefail
cd "$(dirname "$0")/.."

library=.build/library/libdynamock.so
program=.build/dynamock
while [ $# -gt 0 ]; do
  case "$1" in
    --library) library=${2:?a file}; shift 2 ;;
    --program) program=${2:?a file}; shift 2 ;;
    *) echo "build-wheel: $1 is neither --library nor --program" >&2; exit 1 ;;
  esac
done
if [ ! -f "$library" ]; then scripts/build-library.sh .build/library --scratch-path .build-library; fi
if [ ! -f "$program" ]; then scripts/build-release.sh .build/dynamock --scratch-path .build-static; fi

requirements=Python/requirements-wheel.txt
environment=.build/wheel-tools
if ! cmp -s "$requirements" "$environment/installed.txt"; then
  echo '==> Installing what packs the wheel'
  rm -rf "$environment"
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$requirements"
  cp "$requirements" "$environment/installed.txt"
fi

native=Python/src/dynamock/_native
rm -rf "$native" .build/wheel dist/dynamock-*.whl
mkdir -p "$native" .build/wheel dist
cp "$library" "$native/libdynamock.so"
cp "$program" "$native/dynamock"
strip --strip-unneeded "$native/libdynamock.so"
strip "$native/dynamock"
chmod 755 "$native/libdynamock.so" "$native/dynamock"
trap 'rm -rf "$native"' EXIT

echo '==> Packing the wheel'
"$environment/bin/python" -m build --wheel --no-isolation --outdir .build/wheel Python >/dev/null
platform="manylinux_2_34_$(uname -m)"
if ! PATH="$PWD/$environment/bin:$PATH" "$environment/bin/python" -m auditwheel repair \
  --plat "$platform" --wheel-dir dist .build/wheel/dynamock-*.whl >.build/wheel/auditwheel.txt 2>&1; then
  tail -1 .build/wheel/auditwheel.txt >&2
  echo "build-wheel: so this wheel is for this system alone; Debian 12 and Ubuntu 22.04 make $platform" >&2
  cp .build/wheel/dynamock-*.whl dist/
fi
for wheel in dist/dynamock-*.whl; do
  scripts/check-wheel.sh "$wheel"
done
