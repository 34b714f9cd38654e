# Sets `flags`, those of `swift build` for what is shipped; sourced at the root of the repository.
# shellcheck shell=bash disable=SC2034

# For Package.swift: what serves few requests is compiled for size.
export BUILT_FOR_SHIPPING=1
flags=(
  --configuration release --static-swift-stdlib --disable-local-rpath
  # Overlapping accesses are found by the debug build, which all tests run.
  -Xswiftc -enforce-exclusivity=unchecked
  # Types are found by their functions. By name the runtime would look up each of their conformances
  # among those of the whole program at start.
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
)
case "$(uname -s)" in
  Linux)
    stand_in=$(scripts/link/stand-in.sh)
    flags+=(
      # In Foundation's place, of which the argument parser uses next to nothing.
      -Xswiftc "-I$stand_in" -Xlinker "$stand_in/Foundation.o"
      -Xswiftc -use-ld=lld
      -Xswiftc -Xclang-linker -Xswiftc "--ld-path=$PWD/scripts/link/thrifty-lld.py"
      # A section a function, so that the linker can leave out the one without the other.
      -Xswiftc -Xfrontend -Xswiftc -function-sections
      -Xcc -ffunction-sections -Xcc -fdata-sections
      -Xlinker --no-export-dynamic
      -Xlinker --icf=safe
      # At a fixed address nothing has to be relocated at start.
      -Xswiftc -Xclang-linker -Xswiftc -no-pie
      -Xlinker --no-eh-frame-hdr
      -Xlinker "$PWD/scripts/link/no-unwind-tables.ld"
    )
    ;;
esac
