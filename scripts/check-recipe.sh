#!/usr/bin/env bash
# Puts the operation of CONTRIBUTING.md's recipe into a copy of the sources, and compiles the copy
# against the built modules: the recipe is complete and up to date.
set -euo pipefail
cd "$(dirname "$0")/.."

. scripts/copied-sources.sh

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

for module in DynamockValidation DynamockEngine Dynamock; do compile_module "$module"; done
echo "recipe: the operation of CONTRIBUTING.md compiles ($((SECONDS - started)) s)"
