#!/usr/bin/env bash
# Installs what a build or a test needs; prints nothing if it is already there.
#   scripts/setup.sh build    libraries to build with
#   scripts/setup.sh test     those, and the Python clients of Tests/Clients in .venv
#   scripts/setup.sh console  those to build with, node, Chromium, and what drives it in .venv-console
#   scripts/setup.sh bench    libraries, Python and wrk, which `make bench` drives servers with
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-build}
requirements=Tests/Clients/requirements.txt
# aiobotocore needs another botocore than boto3 does, and has a folder of its own.
asynchronous=Tests/Clients/requirements-aiobotocore.txt

say() { printf '==> %s\n' "$*"; }
stop() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}

# Installs Debian packages, or says the one command that does.
install() {
  local command="apt-get install -y --no-install-recommends $*"
  if ! command -v apt-get >/dev/null; then
    stop "this machine lacks $*: install them with your package manager and run this again"
  fi
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
      stop "this machine lacks $*: run 'sudo apt-get update && sudo $command' and then this again"
    fi
    as=(sudo)
  fi
  say "Installing $*"
  export DEBIAN_FRONTEND=noninteractive
  "${as[@]}" apt-get update -qq
  "${as[@]}" $command -qq >/dev/null
}

# Swift from swift.org with packages from GitHub is what people have. A CI machine that reaches Debian's
# packages alone installs both from there; on anyone else's machine that is theirs to decide.
check_swift() {
  if command -v swift >/dev/null && ! dpkg -s swiftlang >/dev/null 2>&1; then return; fi
  if [ -n "${CI:-}" ] && [ "$(id -u)" -eq 0 ] && [ -f /etc/debian_version ]; then
    scripts/debian-swift.sh
    return
  fi
  command -v swift >/dev/null ||
    stop "there is no Swift here: dynamock needs Swift 6.2 or newer, from https://www.swift.org/install." \
      "On Debian, scripts/debian-swift.sh installs it from Debian unstable (as root)"
}

missing_libraries() {
  command -v pkg-config >/dev/null || echo pkg-config
  pkg-config --exists sqlite3 2>/dev/null || echo libsqlite3-dev
  pkg-config --exists zlib 2>/dev/null || echo zlib1g-dev
}

# The program makes certificates for tests; its package brings the library that TLS is done with.
missing_openssl() {
  command -v openssl >/dev/null || echo openssl
}

# Imports of ZSTD read it with this library; the tests compress with it.
missing_zstd() {
  ldconfig -p 2>/dev/null | grep -q 'libzstd\.so\.1' || echo libzstd1
}

missing_python() {
  command -v python3 >/dev/null || echo python3
  python3 -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv
}

missing_load() {
  command -v python3 >/dev/null || echo python3
  command -v wrk >/dev/null || echo wrk
}

# A virtual environment with the clients at the pinned versions; made anew when the pins change.
make_environment() {
  cmp -s "$requirements" .venv/installed.txt && return
  say "Installing boto3, the AWS CLI and PynamoDB into .venv"
  rm -rf .venv
  python3 -m venv .venv
  # Every dependency is pinned in the file, so that none is looked for: vega_datasets would bring
  # pandas for data that the tests read without it.
  .venv/bin/pip install --quiet --disable-pip-version-check --no-deps -r "$requirements" ||
    stop "the Python clients could not be installed: is PyPI, or a mirror that pip knows, in reach?"
  cp "$requirements" .venv/installed.txt
}

# aiobotocore and its dependencies; the tests name the folder to a process of its own.
make_asynchronous() {
  cmp -s "$asynchronous" .venv/aiobotocore/installed.txt && return
  say "Installing aiobotocore into .venv/aiobotocore"
  rm -rf .venv/aiobotocore
  .venv/bin/pip install --quiet --disable-pip-version-check --no-deps --target .venv/aiobotocore \
    -r "$asynchronous" ||
    stop "aiobotocore could not be installed: is PyPI, or a mirror that pip knows, in reach?"
  cp "$asynchronous" .venv/aiobotocore/installed.txt
}

missing_browser() {
  command -v node >/dev/null || echo nodejs
  command -v chromium >/dev/null || echo chromium
}

# A virtual environment that drives the browser; made again when its pins change.
make_console_environment() {
  cmp -s Tests/Console/requirements.txt .venv-console/installed.txt && return
  say "Installing Playwright and axe into .venv-console"
  rm -rf .venv-console
  python3 -m venv .venv-console
  .venv-console/bin/pip install --quiet --disable-pip-version-check --no-deps -r Tests/Console/requirements.txt ||
    stop "Playwright could not be installed: is PyPI, or a mirror that pip knows, in reach?"
  cp Tests/Console/requirements.txt .venv-console/installed.txt
}

check_swift
# shellcheck disable=SC2046 # the names are words
packages=$(missing_libraries)
[ "$purpose" = test ] && packages+=" $(missing_python) $(missing_openssl) $(missing_zstd)"
[ "$purpose" = console ] && packages+=" $(missing_python) $(missing_browser)"
[ "$purpose" = bench ] && packages+=" $(missing_load)"
# shellcheck disable=SC2086
[ -z "${packages// /}" ] || install $packages
if [ "$purpose" = test ]; then
  make_environment
  make_asynchronous
fi
[ "$purpose" = console ] && make_console_environment
exit 0
