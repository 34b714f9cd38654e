#!/usr/bin/env bash
# Adds the setting of CONTRIBUTING.md's recipe to a copy of the module of settings, and compiles the copy
# against the modules that are built: one declaration is enough.
set -euo pipefail
cd "$(dirname "$0")/.."

. scripts/copied-sources.sh

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

compile_module DynamockSettings
echo "setting: the declaration of CONTRIBUTING.md compiles ($((SECONDS - started)) s)"
