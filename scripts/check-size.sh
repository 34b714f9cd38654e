#!/usr/bin/env bash
# Checks the sizes of files and functions: 300 lines a Swift file, 600 another source file, 800 a test
# file; 60 lines a function, and 25 all but the longest twentieth of them.
# Generated files and tables of data are exempt, by name; so is the switch over all operations,
# which is a table too.
set -euo pipefail
cd "$(dirname "$0")/.."

swift_limit=300
source_limit=600
test_limit=800
function_limit=60
usual_function_limit=25

is_exempt() {
  case "$1" in
    */Generated/* | */ReservedWords*.swift | Generator/Model/*) return 0 ;;
    *) return 1 ;;
  esac
}

failed=0
count=0

check_lines() {
  local limit=$1 file=$2 lines
  lines=$(wc -l <"$file")
  count=$((count + 1))
  if [ "$lines" -gt "$limit" ]; then
    echo "$file:$lines: $lines lines are more than $limit"
    failed=1
  fi
}

while IFS= read -r file; do
  is_exempt "$file" && continue
  case "$file" in
    Tests/* | */Tests/*) check_lines "$test_limit" "$file" ;;
    *.swift) check_lines "$swift_limit" "$file" ;;
    *) check_lines "$source_limit" "$file" ;;
  esac
done < <(find Sources Tests Generator Benchmarks scripts Python Examples -name '.build*' -prune -o -name '.venv' -prune \
  -o \( -name '*.swift' -o -name '*.py' -o -name '*.sh' \) -type f -print 2>/dev/null | sort)

# A function begins at its `func`, `init`, `deinit` or `subscript` and ends where the indentation
# comes back to where it began: `swift format` has put it there.
long=$(find Sources Generator Benchmarks -name '.build*' -prune -o -name '*.swift' -type f \
  ! -path '*/Generated/*' ! -name '*Dispatch.swift' ! -name 'Operation+Visit.swift' -print 2>/dev/null | sort | xargs awk -v limit="$function_limit" -v usual="$usual_function_limit" '
  function indentation(text) { match(text, /^ */); return RLENGTH }
  function opens(text) {
    return text ~ /^ *(@[A-Za-z_]+(\([^)]*\))? +)*((public|package|internal|fileprivate|private|static|class|override|final|mutating|consuming|borrowing|nonisolated|convenience|required|indirect|prefix|postfix|infix)(\([a-z]+\))? +)*(func |init[(<?!]|deinit |subscript[(<])/
  }
  FNR == 1 { inside = 0 }
  /^ *$/ { next }
  inside && /^ *}/ && indentation($0) == depth {
    lines = FNR - start + 1
    if (lines > limit) printf "%s:%d: a function of %d lines is longer than %d\n", FILENAME, start, lines, limit
    functions++
    if (lines > usual) long++
    inside = 0
  }
  # The requirement of a protocol has no body: whatever follows at its depth ends it.
  inside && (indentation($0) < depth || (indentation($0) == depth && opens($0))) { inside = 0 }
  !inside && opens($0) && $0 ~ /{.*}[^{]*$/ { functions++ }
  !inside && opens($0) && $0 !~ /{.*}[^{]*$/ { start = FNR; depth = indentation($0); inside = 1 }
  END {
    if (long * 20 > functions) printf "%d of %d functions are longer than %d lines\n", long, functions, usual
  }
' || true)
if [ -n "$long" ]; then
  echo "$long"
  failed=1
fi

[ "$failed" -eq 0 ] || exit 1
echo "size: $count files and their functions keep to the limits"
