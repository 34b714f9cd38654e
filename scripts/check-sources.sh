#!/usr/bin/env bash
# Every source that is cited by id is on docs/sources.md, and every id of the page is cited.
set -euo pipefail
cd "$(dirname "$0")/.."

page=docs/sources.md
listed=$(sed -nE 's/^\| ([a-z][a-z0-9]*(-[a-z0-9]+)+) \|.*/\1/p' "$page" | sort)
twice=$(uniq -d <<<"$listed")
# An id in brackets that is not the text of a link.
cited=$(git grep -hoE '\[[a-z][a-z0-9]{2,}(-[a-z0-9]+)+\]([^(]|$)' -- \
  '*.swift' '*.md' 'Tests/*.py' ':!docs/sources.md' ':!Sources/C[A-Z]*' |
  sed -E 's/^\[([a-z0-9-]+)\].*/\1/' | sort -u)
missing=$(comm -13 <(sort -u <<<"$listed") <(echo "$cited"))
unused=$(comm -23 <(sort -u <<<"$listed") <(echo "$cited"))
retired=$(git grep -nE '§ ?[0-9]|[Ff]act sheet' -- '*.swift' '*.md' '*.py' || true)

failed=0
complain() {
  [ -z "$2" ] && return
  printf '%s\n' "$2"
  echo "sources: $1"
  failed=1
}
complain "cited, but not on $page" "$missing"
complain "on $page, but not cited" "$unused"
complain "on $page more than once" "$twice"
complain "cite a source by its id on $page instead" "$retired"
[ "$failed" -eq 0 ] || exit 1
echo "sources: $(wc -l <<<"$cited") ids, all cited and all listed"
