#!/usr/bin/env bash
# Checks the built C library: it exports exactly the functions of dynamock.h, and needs no
# Swift library. Reports the glibc version that it needs.
#   scripts/check-library.sh .build/library/libdynamock.so
set -euo pipefail
cd "$(dirname "$0")/.."

library=${1:?the library to check}
[ "$(uname -s)" = Linux ] || exit 0
exported=$(nm -D --defined-only "$library" | awk '$2 != "A" { print $3 }' | sed 's/@.*//' | LC_ALL=C sort)
if ! difference=$(diff <(scripts/check-header.sh --names) <(echo "$exported")); then
  echo "check-library: $library exports other names than dynamock.h declares:" >&2
  echo "$difference" >&2
  exit 1
fi
needed=$(readelf -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
if grep -E '^lib(swift|_?Foundation|dispatch|BlocksRuntime)' <<<"$needed" >&2; then
  echo "check-library: $library needs the libraries above, which are Swift's" >&2
  exit 1
fi
glibc=$(nm -D "$library" | grep -oE '@GLIBC_[0-9.]+' | sed 's/@GLIBC_//' | sort -V | tail -1)
echo "library: $(wc -l <<<"$exported") functions; glibc $glibc; needs $(paste -sd' ' <<<"$needed")"
