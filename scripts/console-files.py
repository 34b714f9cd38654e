#!/usr/bin/env python3
"""Lists the files of the console in Sources/CDynamockConsole/console.c; --check only compares.

The check holds the files to their budget too: 400 lines a file, 40 files, 200 KB, and no way to
turn text into markup or code.
"""
import pathlib
import re
import sys

folder = pathlib.Path(__file__).resolve().parent.parent / "Sources/CDynamockConsole"
source = folder / "console.c"
HEAD = """// Written by scripts/console-files.py, which lists what is in `files`.
#include "console.h"

#if defined(__clang__)
// A part of C23, which clang knows in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"
#endif

"""
# Each makes text into markup, style or code; the page's policy forbids them as well.
FORBIDDEN = (
    r"\binnerHTML\b", r"\bouterHTML\b", r"\binsertAdjacentHTML\b", r"\bdocument\.write\b", r"\beval\(",
    r"\bnew Function\b", r"\bsetTimeout\([\"'`]", r"\sstyle=", r"\bon[a-z]+=\"", r"<script>", r"\bdocument\.cookie\b",
    r"\blocalStorage\b", r"https?://(?!HOST|localhost|www\.w3\.org|\$)",
)


def files():
    return sorted(path for path in (folder / "files").rglob("*") if path.suffix in (".html", ".css", ".js"))


def listing():
    names = [path.relative_to(folder / "files").as_posix() for path in files()]
    parts = [HEAD]
    for name in names:
        identifier = re.sub(r"\W", "_", name)
        parts.append(f'static const unsigned char {identifier}[] = {{\n#embed "files/{name}"\n}};\n')
    parts.append("\nstatic const struct dynamock_console_file files[] = {\n")
    for name in names:
        identifier = re.sub(r"\W", "_", name)
        parts.append(f'    {{"{name}", {identifier}, sizeof {identifier}}},\n')
    parts.append("""};

const struct dynamock_console_file *dynamock_console_file_at(size_t index) {
  return index < sizeof files / sizeof files[0] ? &files[index] : NULL;
}
""")
    return "".join(parts)


def faults():
    found, total = [], 0
    for path in files():
        text = path.read_text()
        total += len(text.encode())
        lines = text.splitlines()
        if len(lines) > 400:
            found.append(f"{path}: {len(lines)} lines are more than 400")
        for number, line in enumerate(lines, 1):
            for pattern in FORBIDDEN:
                if re.search(pattern, line):
                    found.append(f"{path}:{number}: {pattern} is not allowed in the console")
    if total > 200 * 1024:
        found.append(f"the console has {total} bytes, of at most 204800")
    if len(files()) > 40:
        found.append(f"the console has {len(files())} files, of at most 40")
    return found, total


if "--check" not in sys.argv[1:]:
    source.write_text(listing())
    sys.exit()
found, total = faults()
if source.read_text() != listing():
    found.append(f"{source} does not list the files as they are: run scripts/console-files.py")
if found:
    sys.exit("\n".join(found))
print(f"console: {len(files())} files of {total} bytes keep to the limits")
