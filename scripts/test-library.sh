#!/usr/bin/env bash
# Tests the C library from C: the rules of dynamock.h, fork(2) under calls, memory, random calls, and the
# example of docs/c-library.md. Under valgrind as well, if it is installed.
#   scripts/test-library.sh FOLDER [--quick]     the folder filled by scripts/build-library.sh
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(cd "${1:?the folder of the library}" && pwd)
scale=(500 100000 10000)
if [ "${2:-}" = --quick ]; then scale=(50 20000 1000); fi

# The system's compiler is the one that people use; Swift brings a clang.
compiler=${CC:-$(command -v cc || command -v gcc || command -v clang || true)}
compiler=${compiler:-$(dirname "$(readlink -f "$(command -v swift)")")/clang}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

built() {
  "$compiler" -std=c11 -D_GNU_SOURCE -Wall -Wextra -Werror -g -I "$folder" "$1" -o "$2" \
    -L "$folder" -ldynamock -Wl,-rpath,"$folder" -lpthread
}

built Tests/C/contract.c "$work/contract"
timeout 120 "$work/contract"
built Tests/C/storm.c "$work/storm"
timeout 600 "$work/storm" "${scale[@]}"

built Tests/C/random.c "$work/random"
timeout 120 "$work/random" 5

awk '/^```c$/ { inside = 1; next } /^```$/ { inside = 0 } inside' docs/c-library.md >"$work/example.c"
built "$work/example.c" "$work/example"
timeout 60 "$work/example"

if command -v valgrind >/dev/null; then
  timeout 600 valgrind --quiet --error-exitcode=9 --child-silent-after-fork=yes \
    --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite "$work/contract"
fi
