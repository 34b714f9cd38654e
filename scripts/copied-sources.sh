# Copies Sources to a folder, `copy`, which is removed at exit, and defines `compile_module`; sourced at
# the root of the repository by the checks that apply CONTRIBUTING.md's recipes.
# shellcheck shell=bash disable=SC2034
bin=${BIN_PATH:-.build/debug}
[ -d "$bin/Modules" ] || { echo "${0##*/}: build the tests first (make build)" >&2; exit 1; }
started=$SECONDS
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -R Sources "$copy/Sources"
mkdir "$copy/Modules"

# The package's name, which `package` declarations are visible by, is the one of the built modules.
package=$(basename "$PWD" | tr '[:upper:]' '[:lower:]' | tr -c 'a-z0-9_\n' '_')
maps=()
while IFS= read -r map; do maps+=(-Xcc "-fmodule-map-file=$map"); done < <(
  find Sources .build/checkouts/*/Sources -name module.modulemap
  ls "$bin"/*.build/module.modulemap)

# Compiles a module of the copy against those of the copy, and against the built ones otherwise: as one
# job, which checks the bodies of functions too.
compile_module() {
  local module=$1
  find "$copy/Sources/$module" -name '*.swift' >"$copy/$module.files"
  swiftc -wmo -emit-module -emit-module-path "$copy/Modules/$module.swiftmodule" \
    -swift-version 6 -warnings-as-errors -enable-upcoming-feature ExistentialAny \
    -enable-upcoming-feature MemberImportVisibility \
    -enable-upcoming-feature InternalImportsByDefault -package-name "$package" \
    -module-name "$module" -I "$copy/Modules" -I "$bin/Modules" "${maps[@]}" \
    @"$copy/$module.files"
}
