#!/usr/bin/env bash
# Checks a wheel: its size, what it contains, and that its binaries need no newer glibc than its tag
# promises and no Swift library.
#   scripts/check-wheel.sh dist/dynamock-*.whl
set -euo pipefail
cd "$(dirname "$0")/.."

wheel=${1:?the wheel to check}
fail() {
  echo "check-wheel: $wheel: $1" >&2
  exit 1
}

most=20000000
size=$(wc -c <"$wheel")
[ "$size" -le "$most" ] || fail "it has $size bytes, of at most $most"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m zipfile -e "$wheel" "$folder"
for file in __init__.py py.typed pytest_plugin.py _native/libdynamock.so _native/dynamock; do
  [ -e "$folder/dynamock/$file" ] || fail "it lacks dynamock/$file"
done
# The modes of the archive, which pip restores and zipfile does not.
python3 -c 'import sys, zipfile
mode = zipfile.ZipFile(sys.argv[1]).getinfo("dynamock/_native/dynamock").external_attr >> 16
sys.exit(0 if mode & 0o111 else 1)' "$wheel" || fail "its program cannot be executed"
find "$folder" -path '*.dist-info/licenses/*' | grep -q . || fail "it lacks the license"
if find "$folder" -path '*/tests/*' -o -name '*.pyc' | grep -q .; then fail "it contains tests or caches"; fi

# 2.34 of manylinux_2_34_x86_64; a wheel for this system alone promises nothing.
promised=$(basename "$wheel" | sed -nE 's/.*manylinux_([0-9]+)_([0-9]+)_.*/\1.\2/p')
newest=0
while read -r binary; do
  needed=$(objdump -T "$binary" | grep -oE 'GLIBC_[0-9.]+' | sed 's/GLIBC_//' | sort -V | tail -1)
  if readelf -d "$binary" | grep -E 'NEEDED.*lib(swift|_?Foundation|dispatch|BlocksRuntime)' >&2; then
    fail "$(basename "$binary") needs the libraries above, which are Swift's"
  fi
  newest=$(printf '%s\n' "$newest" "${needed:-0}" | sort -V | tail -1)
  # Foundation's module stands in the descriptions of its types.
  if grep -q FoundationEssentials "$binary"; then fail "$(basename "$binary") contains Foundation"; fi
  if [ -n "$promised" ] && [ "$(printf '%s\n' "$promised" "${needed:-0}" | sort -V | tail -1)" != "$promised" ]; then
    fail "$(basename "$binary") needs glibc $needed, and the name promises $promised"
  fi
done < <(find "$folder" -type f \( -name '*.so' -o -name '*.so.*' -o -path '*/_native/dynamock' \))
echo "wheel: $size bytes; glibc $newest${promised:+ of $promised}; $(find "$folder" -type f | wc -l) files"
