#!/usr/bin/env python3
"""Stands in for ld.lld and leaves out what it would keep of Swift for no use.

Swift asks the linker to keep every public function and every object file: the first by a flag
(SHF_GNU_RETAIN) on their sections, the second by records of types that the runtime looks up. So

- the flag is taken off code and data, which are used by reference only. It stays on the records;
- object files are linked as the members of a library, which come along when something refers to
  them. But a conformance is looked up by its type, in a way that the linker does not see. One that
  stands in its type's file is there whenever the type is; an object with one that stands apart
  (`extension Bool: AtomicValue`) is linked in any case.

And the little that is used of the C++ library is taken from its archive: finding and relocating the
shared one takes longer at start, and more memory, than all that is used of it.
"""

import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

def toolchain_linker():
    """Returns Swift's own linker, which stands beside the compiler and not always in PATH."""
    compiler = shutil.which("swiftc")
    beside = Path(compiler).resolve().with_name("ld.lld") if compiler else None
    return str(beside) if beside and beside.exists() else "ld.lld"


LINKER = toolchain_linker()
RETAIN = 0x200000
RELAXED = (b".text", b".rodata", b".data")
# The object files of these folders are where the program begins: nothing refers to them.
ROOTS = ("DynamockCLI.build",)
ARCHIVES = {"-lstdc++": "-l:libstdc++.a", "-lgcc_s": "-lgcc_eh"}
# What stands before a member of an archive.
ARCHIVE_MAGIC = b"!<arch>\n"
MEMBER_HEADER = 60


def expanded(arguments: Iterable[str]) -> Iterator[str]:
    """The arguments, with those of response files in place of their names."""
    for argument in arguments:
        if argument.startswith("@"):
            yield from expanded(shlex.split(Path(argument[1:]).read_text()))
        else:
            yield argument


def relax(image: bytearray, base: int) -> None:
    """Takes the flag off the sections of the 64-bit object file that begins at `base`."""
    if image[base : base + 4] != b"\x7fELF":
        return
    (table,) = struct.unpack_from("<Q", image, base + 0x28)
    count, names_index = struct.unpack_from("<HH", image, base + 0x3C)
    table += base
    # Too many sections for the header: the first section tells how many (System V ABI, "Sections").
    if count == 0:
        (count,) = struct.unpack_from("<Q", image, table + 32)
    if names_index == 0xFFFF:
        (names_index,) = struct.unpack_from("<I", image, table + 40)
    (names,) = struct.unpack_from("<Q", image, table + 64 * names_index + 24)
    for section in range(table, table + 64 * count, 64):
        name, _, flags = struct.unpack_from("<IIQ", image, section)
        if flags & RETAIN and image.startswith(RELAXED, base + names + name):
            struct.pack_into("<Q", image, section + 8, flags & ~RETAIN)


def relaxed_copy(source: Path, target: Path) -> None:
    """Copies an object file or an archive without the flag."""
    image = bytearray(source.read_bytes())
    if image.startswith(ARCHIVE_MAGIC):
        member = len(ARCHIVE_MAGIC)
        while member < len(image):
            size = int(image[member + 48 : member + 58])
            relax(image, member + MEMBER_HEADER)
            member += MEMBER_HEADER + size + size % 2
    else:
        relax(image, 0)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(image)


def with_conformances_apart(objects: Iterable[str]) -> set[str]:
    """The objects with a conformance whose type is defined elsewhere.

    The name of a conformance ends in Mc and begins with its type's, whose own name ends in Mn.
    """
    listing = subprocess.run(
        ["nm", "--print-file-name", "--defined-only", *objects],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    types, conformances = defaultdict(set), defaultdict(list)
    for line in listing.splitlines():
        file, _, symbol = line.rpartition(":")
        name = symbol.rpartition(" ")[2]
        if name.startswith("$s") and name.endswith("Mn"):
            types[file].add(name[:-2])
        elif name.startswith("$s") and name.endswith("Mc"):
            conformances[file].append(name)
    return {
        file
        for file, names in conformances.items()
        if not all(name.startswith(tuple(types[file])) for name in names)
    }


def rearranged(arguments: list[str], work: Path) -> list[str]:
    """The arguments for the linker, with copies in `work`."""
    result: list[str] = []
    members: list[str] = []
    objects = {each for each in arguments if each.endswith(".o") and ".build/" in each}
    apart = with_conformances_apart(objects)
    for number, argument in enumerate(arguments):
        if argument in objects:
            copy = work / str(number) / Path(argument).name
            relaxed_copy(Path(argument), copy)
            is_root = Path(argument).parent.name in ROOTS
            (result if is_root or argument in apart else members).append(str(copy))
        elif argument.startswith("-L") and "swift_static" in argument:
            for archive in Path(argument[2:]).glob("*.a"):
                relaxed_copy(archive, work / "archives" / archive.name)
            result += [f"-L{work / 'archives'}", argument]
        else:
            result.append(ARCHIVES.get(argument, argument))
    return [*result, "--start-lib", *members, "--end-lib"]


def main() -> int:
    arguments = list(expanded(sys.argv[1:]))
    with tempfile.TemporaryDirectory() as folder:
        response = Path(folder, "response")
        response.write_text("\n".join(map(shlex.quote, rearranged(arguments, Path(folder)))))
        return subprocess.run([LINKER, f"@{response}"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
