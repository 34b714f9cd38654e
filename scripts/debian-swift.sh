#!/usr/bin/env bash
# Installs Swift, and the Swift packages that this one depends on, from Debian's archive alone.
# For machines that reach Debian's packages but neither swift.org nor GitHub, a closed CI for example.
# It adds Debian unstable to apt's sources, at a priority that only explicit requests use.
set -euo pipefail
cd "$(dirname "$0")/.."

# The packages of the manifest and what they need, with the versions in Debian's source of Swift.
PACKAGES='
swift-argument-parser 1.4.0
swift-atomics 1.2.0
swift-collections 1.1.3
swift-log 1.5.4
swift-nio 2.65.0
swift-system 1.5.0
'
mirrors=${XDG_CACHE_HOME:-$HOME/.cache}/dynamock/swift-packages
configuration=$HOME/.swiftpm/configuration
export DEBIAN_FRONTEND=noninteractive

say() { printf '==> %s\n' "$*"; }

add_unstable() {
  [ -f /etc/apt/sources.list.d/debian-unstable.list ] && return
  local archive
  archive=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m1 '/debian/$') || {
    echo 'debian-swift: apt has no Debian archive configured' >&2
    exit 1
  }
  local keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  printf '%s [signed-by=%s] %s unstable main\n' \
    deb "$keyring" "$archive" deb-src "$keyring" "$archive" \
    >/etc/apt/sources.list.d/debian-unstable.list
  printf 'Package: *\nPin: release a=unstable\nPin-Priority: 50\n' \
    >/etc/apt/preferences.d/debian-unstable
  apt-get update -qq
}

install_swift() {
  say 'Installing Swift from Debian unstable'
  # Only what Swift needs comes from unstable; newer versions of the rest may not fit the system.
  apt-get install -y -qq --no-install-recommends git python3 xz-utils >/dev/null
  apt-get install -y -qq -t unstable --no-install-recommends -o Dpkg::Options::=--force-confold \
    swiftlang swiftlang-dev g++ dpkg-dev >/dev/null
}

# Debian's package has the module of this library and not the library. Its one use here is that
# test products link it, so an empty one will do.
complete_testing() {
  local folder
  folder=$(dirname "$(find /usr/lib/swift/linux/ /usr/libexec/swift/lib/swift/linux/ \
    -name libTesting.so 2>/dev/null | head -n1)")
  [ -e "$folder/lib_Testing_Foundation.so" ] ||
    gcc -shared -nostdlib -o "$folder/lib_Testing_Foundation.so" -x c /dev/null
}

# Makes a repository of each package's sources, which stands in for the one on GitHub.
make_mirrors() {
  say 'Fetching the Swift packages in the source of Debian'"'"'s Swift'
  local work
  work=$(mktemp -d)
  # shellcheck disable=SC2064 # the folder is known now
  trap "rm -rf '$work'" EXIT
  (cd "$work" && apt-get source -qq --download-only -t unstable swiftlang >/dev/null 2>&1)
  local archive=("$work"/swiftlang_*.orig.tar.xz) name version
  local top
  top=$(tar tf "${archive[0]}" 2>/dev/null | head -n1 | cut -d/ -f1 || true)
  local wanted=()
  while read -r name version; do [ -z "$name" ] || wanted+=("$top/$name"); done <<<"$PACKAGES"
  tar xf "${archive[0]}" --no-same-owner -C "$work" "${wanted[@]}"
  mkdir -p "$mirrors"
  while read -r name version; do
    [ -z "$name" ] || make_mirror "$work/$top/$name" "$name" "$version"
  done <<<"$PACKAGES"
}

make_mirror() {
  local source=$1 name=$2 version=$3
  rm -rf "${mirrors:?}/$name"
  # The plugin that builds documentation is not in Debian.
  sed -i '/swift-docc-plugin/d' "$source"/Package*.swift
  git -C "$source" init -q
  git -C "$source" add --all --force
  git -C "$source" -c user.name=mirror -c user.email=mirror@localhost commit -qm "$name $version"
  git -C "$source" tag "$version"
  mv "$source" "$mirrors/$name"
}

write_configuration() {
  mkdir -p "$configuration"
  [ -f "$configuration/mirrors.json" ] && return
  python3 - "$mirrors" $(awk 'NF { print $1 }' <<<"$PACKAGES") >"$configuration/mirrors.json" <<'PY'
import json, sys

folder, names = sys.argv[1], sys.argv[2:]
objects = [
    {"original": f"https://github.com/apple/{name}{suffix}", "mirror": f"file://{folder}/{name}"}
    for name in names for suffix in ("", ".git")
]
print(json.dumps({"object": objects, "version": 1}, indent=2))
PY
}

add_unstable
command -v swift >/dev/null || install_swift
complete_testing
[ -d "$mirrors/swift-nio" ] || make_mirrors
write_configuration
