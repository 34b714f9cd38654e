#!/usr/bin/env python3
"""Stands in for ld.lld and leaves out what it would keep of Swift for no use.

Swift asks the linker to keep every public function and every object file: the first by a flag
(SHF_GNU_RETAIN) on their sections, the second by records of types that the runtime looks up. So

- the flag is taken off code and data, which are used by reference only, and off records that only
  debuggers read. It stays on the records that the runtime looks up;
- object files are linked as the members of a library, which come along when something refers to
  them. But a conformance is looked up by its type, in a way that the linker does not see. One that
  stands in its type's file is there whenever the type is; an object with one that stands apart
  (`extension Bool: AtomicValue`) is linked in any case.

Functions without a symbol of their own get one, so that they can be put in order. And files that Swift
compiled say that the address of no function of theirs is compared, so that the linker folds equal ones:
Swift has no way to compare functions, and only the equality of key paths to computed properties, which
nothing uses, would compare addresses of functions.

And the little that is used of the C++ library is taken from its archive: finding and relocating the
shared one takes longer at start, and more memory, than all that is used of it. So it is with SQLite,
whose shared library has 1,300 symbols that are looked up at start, and zlib, where their archives are
installed.
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
from typing import NamedTuple


def toolchain_linker():
    """Returns Swift's own linker, which stands beside the compiler and not always in PATH."""
    compiler = shutil.which("swiftc")
    beside = Path(compiler).resolve().with_name("ld.lld") if compiler else None
    return str(beside) if beside and beside.exists() else "ld.lld"


LINKER = toolchain_linker()
RETAIN = 0x200000
RELAXED = (b".text", b".rodata", b".data", b".bss")
# What only debuggers read (Swift's RemoteInspection); the runtime does not.
UNREAD = (
    b"swift5_assocty", b"swift5_builtin", b"swift5_capture", b"swift5_mpenum", b".swift_modhash",
)  # fmt: skip
# The object files of these folders are where the program begins: nothing refers to them.
ROOTS = ("DynamockCLI.build",)
ARCHIVES = {"-lstdc++": "-l:libstdc++.a", "-lgcc_s": "-lgcc_eh"}
# The same, if they are in one of the folders with libraries.
OPTIONAL_ARCHIVES = {"-lsqlite3": "libsqlite3.a", "-lz": "libz.a"}
# What other archives have as well is not taken from these, which bring 30 MB.
LAST = ("-lFoundation", "-lFoundationInternationalization", "-lCoreFoundation", "-l_FoundationICU")
# What stands before a member of an archive.
ARCHIVE_MAGIC = b"!<arch>\n"
MEMBER_HEADER = 60
# System V ABI, "Sections" and "Symbol Table".
CONTENT, SYMBOL_TABLE, SYMBOL_TABLE_INDEXES, CODE = 1, 2, 18, 0x4
SYMBOL, FUNCTION, LOCAL, GLOBAL, HIDDEN = 24, 2, 0, 1, 2
# LLVM Extensions, "SHT_LLVM_ADDRSIG Section", which lists the symbols whose addresses matter.
ADDRESSES, EXCLUDED = 0x6FFF4C03, 0x80000000
# What Swift puts into each of its object files.
SWIFT_MARK = b".swift1_autolink_entries\0"


class Section(NamedTuple):
    """The header of a section, at its place in the file."""

    header: int
    name: int
    type: int
    flags: int
    address: int
    offset: int
    size: int
    link: int
    info: int


def expanded(arguments: Iterable[str]) -> Iterator[str]:
    """The arguments, with those of response files in place of their names."""
    for argument in arguments:
        if argument.startswith("@"):
            yield from expanded(shlex.split(Path(argument[1:]).read_text()))
        else:
            yield argument


def relax(image: bytearray, base: int) -> None:
    """Takes the flag off the sections of the 64-bit object file that begins at `base`.

    A list of the symbols whose addresses matter that belongs to no symbols (Swift's own libraries went
    through objcopy) is a section like others: then all matter, and the linker does not warn.
    """
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
        name, kind, flags = struct.unpack_from("<IIQ", image, section)
        if kind == ADDRESSES and image[section + 40 : section + 44] == bytes(4):
            struct.pack_into("<I", image, section + 4, CONTENT)
        if flags & RETAIN and image.startswith(RELAXED + UNREAD, base + names + name):
            struct.pack_into("<Q", image, section + 8, flags & ~RETAIN)


def sections(image: bytearray) -> list[Section]:
    """The sections of a 64-bit object file."""
    (table,) = struct.unpack_from("<Q", image, 0x28)
    (count,) = struct.unpack_from("<H", image, 0x3C)
    if count == 0:
        (count,) = struct.unpack_from("<Q", image, table + 32)
    return [
        Section(header, *struct.unpack_from("<IIQQQQII", image, header))
        for header in range(table, table + 64 * count, 64)
    ]


def name_functions(image: bytearray, suffix: str) -> None:
    """Adds a symbol for each function that has a section, and no symbol or a local one.

    Without a symbol, start-order.py would not see the function, nor the linker its place in the order;
    and the name of a local one stands for all functions of that name. The new symbols are not visible
    outside of the program; `suffix` distinguishes them from those of other files.
    """
    if image[:4] != b"\x7fELF":
        return
    every = sections(image)
    tables = [each for each in every if each.type == SYMBOL_TABLE]
    if len(tables) != 1 or any(each.type == SYMBOL_TABLE_INDEXES for each in every):
        return
    symbols = tables[0]
    texts = every[symbols.link]
    (names_index,) = struct.unpack_from("<H", image, 0x3E)
    names = every[names_index].offset
    named = {
        struct.unpack_from("<H", image, entry + 6)[0]
        for entry in range(symbols.offset, symbols.offset + symbols.size, SYMBOL)
        if image[entry + 4] & 0xF == FUNCTION and image[entry + 4] >> 4 != LOCAL
    }
    new_symbols, new_texts = bytearray(), bytearray()
    for index, each in enumerate(every):
        name = bytes(image[names + each.name : image.index(0, names + each.name)])
        if index in named or not each.flags & CODE or not name.startswith(b".text."):
            continue
        place = texts.size + len(new_texts)
        new_symbols += struct.pack(
            "<IBBHQQ", place, GLOBAL << 4 | FUNCTION, HIDDEN, index, 0, each.size
        )
        new_texts += name[6:].removeprefix(b".L") + suffix.encode() + b"\0"
    for section, added in ((symbols, new_symbols), (texts, new_texts)):
        moved = image[section.offset : section.offset + section.size] + added
        image += bytes(-len(image) % 8)
        struct.pack_into("<QQ", image, section.header + 24, len(image), len(moved))
        image += moved


def let_functions_be_folded(image: bytearray) -> None:
    """Adds an empty list of the symbols whose addresses matter to an object file of Swift."""
    if image[:4] != b"\x7fELF" or SWIFT_MARK not in image:
        return
    every = sections(image)
    symbols = [index for index, each in enumerate(every) if each.type == SYMBOL_TABLE]
    (count,) = struct.unpack_from("<H", image, 0x3C)
    if count in (0, 0xFEFF) or len(symbols) != 1 or any(each.type == ADDRESSES for each in every):
        return
    (table,) = struct.unpack_from("<Q", image, 0x28)
    headers = image[table : table + 64 * count]
    headers += struct.pack("<IIQQQQIIQQ", 0, ADDRESSES, EXCLUDED, 0, 0, 0, symbols[0], 0, 1, 0)
    image += bytes(-len(image) % 8)
    struct.pack_into("<Q", image, 0x28, len(image))
    struct.pack_into("<H", image, 0x3C, count + 1)
    image += headers


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
        name_functions(image, f".{source.parent.name}.{source.name}")
        let_functions_be_folded(image)
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


def installed(arguments: list[str]) -> dict[str, str]:
    """The optional archives that the linker will find, by the arguments that name their libraries."""
    folders = [Path(argument[2:]) for argument in arguments if argument.startswith("-L")]
    return {
        argument: f"-l:{name}"
        for argument, name in OPTIONAL_ARCHIVES.items()
        if any((folder / name).exists() for folder in folders)
    }


def rearranged(arguments: list[str], work: Path) -> list[str]:
    """The arguments for the linker, with copies in `work`."""
    archives = ARCHIVES | installed(arguments)
    result: list[str] = []
    members: list[str] = []
    place = None
    objects = {each for each in arguments if each.endswith(".o") and ".build/" in each}
    apart = with_conformances_apart(objects)
    for number, argument in enumerate(arguments):
        if place is None and (argument in objects or argument == "--start-group"):
            place = len(result)
        if argument in objects:
            copy = work / str(number) / Path(argument).name
            relaxed_copy(Path(argument), copy)
            is_root = Path(argument).parent.name in ROOTS
            (result if is_root or argument in apart else members).append(str(copy))
        elif argument.startswith("-L") and "swift_static" in argument:
            for archive in Path(argument[2:]).glob("*.a"):
                relaxed_copy(archive, work / "archives" / archive.name)
            result += [f"-L{work / 'archives'}", argument]
        elif argument not in LAST:
            result.append(archives.get(argument, argument))
    # Before the archives: what objects share, such as the metadata of a C structure, is in several
    # of them, and the linker takes the first.
    result[place or 0 : place or 0] = ["--start-lib", *members, "--end-lib"]
    return [*result, *(each for each in LAST if each in arguments)]


def main() -> int:
    arguments = list(expanded(sys.argv[1:]))
    with tempfile.TemporaryDirectory() as folder:
        response = Path(folder, "response")
        response.write_text("\n".join(map(shlex.quote, rearranged(arguments, Path(folder)))))
        return subprocess.run([LINKER, f"@{response}"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
