#!/usr/bin/env bash
# Puts the operation of CONTRIBUTING.md's recipe into a copy of the sources, and compiles the copy
# against the built modules: the recipe is complete and up to date.
set -euo pipefail
cd "$(dirname "$0")/.."

bin=${BIN_PATH:-.build/debug}
[ -d "$bin/Modules" ] || { echo 'recipe: build the tests first (make build)' >&2; exit 1; }
started=$SECONDS
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -R Sources "$copy/Sources"

# The blocks of the recipe begin with the path of their file; the last one is the line of the list.
python3 - "$copy" <<'PYTHON'
import pathlib, re, sys, textwrap

copy = pathlib.Path(sys.argv[1])
text = pathlib.Path("CONTRIBUTING.md").read_text("utf-8")
recipe = text[text.index("## Adding an operation"):text.index("## Adding a setting")]
blocks = re.findall(r"^ *```(\w+)\n(.*?)^ *```", recipe, re.M | re.S)
files, line = {}, None
for language, body in blocks:
    body = textwrap.dedent(body)
    if language == "swift":
        path, rest = body.split("\n", 1)
        files[path.removeprefix("// ")] = rest
    else:
        line = body.strip()
for path, body in files.items():
    target = copy / path
    target.write_text(body, "utf-8")
listed = copy / "Sources/Dynamock/Operation+Visit.swift"
if line not in listed.read_text("utf-8"):
    sys.exit(f"recipe: {line} is not in the list of operations")
PYTHON

# The package's name, which `package` declarations are visible by, is the one of the built modules.
package=$(basename "$PWD" | tr '[:upper:]' '[:lower:]' | tr -c 'a-z0-9_\n' '_')
maps=()
while IFS= read -r map; do maps+=(-Xcc "-fmodule-map-file=$map"); done < <(
  find Sources -name module.modulemap
  ls "$bin"/*.build/module.modulemap)
mkdir "$copy/Modules"
for module in DynamockValidation DynamockEngine Dynamock; do
  find "$copy/Sources/$module" -name '*.swift' >"$copy/$module.files"
  # As one job, which checks the bodies of functions too.
  swiftc -wmo -emit-module -emit-module-path "$copy/Modules/$module.swiftmodule" \
    -swift-version 6 -warnings-as-errors -enable-upcoming-feature ExistentialAny \
    -enable-upcoming-feature MemberImportVisibility \
    -enable-upcoming-feature InternalImportsByDefault -package-name "$package" \
    -module-name "$module" -I "$copy/Modules" -I "$bin/Modules" "${maps[@]}" \
    @"$copy/$module.files"
done
echo "recipe: the operation of CONTRIBUTING.md compiles ($((SECONDS - started)) s)"
