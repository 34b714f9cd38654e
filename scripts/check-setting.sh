#!/usr/bin/env bash
# Adds the setting of CONTRIBUTING.md's recipe to a copy of the module of settings, and compiles the copy
# against the modules that are built: one declaration is enough.
set -euo pipefail
cd "$(dirname "$0")/.."

bin=${BIN_PATH:-.build/debug}
[ -d "$bin/Modules" ] || { echo 'setting: build the tests first (make build)' >&2; exit 1; }
started=$SECONDS
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -R Sources "$copy/Sources"

python3 - "$copy" <<'PYTHON'
import pathlib, re, sys, textwrap

copy = pathlib.Path(sys.argv[1])
text = pathlib.Path("CONTRIBUTING.md").read_text("utf-8")
recipe = text[text.index("## Adding a setting"):text.index("## Tests")]
body = textwrap.dedent(re.search(r"^ *```swift\n(.*?)^ *```", recipe, re.M | re.S)[1])
path, declaration = body.split("\n", 1)
target = copy / path.removeprefix("// ")
source = target.read_text("utf-8")
if declaration.split('"')[1] in source:
    sys.exit("setting: the recipe's setting exists; choose another one")
start = "package static let settings = [\n"
target.write_text(source.replace(start, start + declaration, 1), "utf-8")
PYTHON

# The package's name, which `package` declarations are visible by, is the one of the built modules.
package=$(basename "$PWD" | tr '[:upper:]' '[:lower:]' | tr -c 'a-z0-9_\n' '_')
maps=()
while IFS= read -r map; do maps+=(-Xcc "-fmodule-map-file=$map"); done < <(
  find Sources .build/checkouts/*/Sources -name module.modulemap
  ls "$bin"/*.build/module.modulemap)
find "$copy/Sources/DynamockSettings" -name '*.swift' >"$copy/files"
swiftc -wmo -emit-module -emit-module-path "$copy/DynamockSettings.swiftmodule" \
  -swift-version 6 -warnings-as-errors -enable-upcoming-feature ExistentialAny \
  -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature InternalImportsByDefault -package-name "$package" \
  -module-name DynamockSettings -I "$bin/Modules" "${maps[@]}" @"$copy/files"
echo "setting: the declaration of CONTRIBUTING.md compiles ($((SECONDS - started)) s)"
