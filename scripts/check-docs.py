#!/usr/bin/env python3
"""Checks that every public or package declaration has a doc comment.

`swift format lint` checks public declarations only. Exempt are the requirements of Equatable, Comparable and
Hashable, and those of the protocols below, which have their comments in the protocol.
"""

import re
import subprocess
import sys
from pathlib import Path

DECLARATION = re.compile(
    r"\s*(@\w+(\([^)]*\))?\s+)*(package|public)\s+"
    r"((static|final|mutating|nonisolated|consuming|borrowing|indirect|private\(set\)|required|override)\s+)*"
    r"(func|var|let|init|subscript|struct|enum|class|actor|protocol|typealias|macro)\b"
)
EXEMPT = re.compile(r"func (==|<|hash\(into)|\boverride\b")
# The paths of files begin with the keys.
REQUIREMENTS = {
    # StorageBackend and the protocols that refine it.
    "Sources/DynamockLayers/LayeredStorage.swift": "isPersistent read write writer setCommitHook snapshot fork log obstacle",
    "Sources/DynamockLayers/LayeredStorage+Forking.swift": "lastingFork isRelated replaceContents",
    "Sources/DynamockLayers/Upkeep/LayeredStorage+Upkeep.swift": "upkeep",
    "Sources/DynamockMemoryStorage/Overlay/OverlayStorage.swift": "read write setCommitHook snapshot fork close",
    # SettingGroup.
    "Sources/DynamockSettings/Groups/": "title settings",
    # NIO's ChannelDuplexHandler.
    "Sources/DynamockTLS/TLSHandler": "InboundIn InboundOut OutboundIn OutboundOut handlerAdded handlerRemoved"
    " channelActive channelInactive channelRead channelWritabilityChanged userInboundEventTriggered"
    " triggerUserOutboundEvent write flush close",
    # CheckingResponder.
    "Sources/DynamockWire/HTTP/CheckingResponder.swift": "check respondTrusting response finished",
}


def start_of_attributes(lines: list[str], number: int) -> int:
    """The number of the first of the lines before a declaration that contain only attributes."""
    while number > 0:
        before = number - 1
        # The end of an attribute on several lines.
        while before > 0 and lines[number - 1].strip() == ")" and not lines[before].lstrip().startswith("@"):
            before -= 1
        if not lines[before].lstrip().startswith("@"):
            break
        number = before
    return number


def undocumented(path: Path) -> list[int]:
    """The numbers of the lines with a declaration that no doc comment precedes."""
    lines = path.read_text("utf-8").splitlines()
    documented = {
        name for place, names in REQUIREMENTS.items() if str(path).startswith(place) for name in names.split()
    }
    found = []
    for number, line in enumerate(lines):
        declaration = DECLARATION.match(line)
        if not declaration or EXEMPT.search(line):
            continue
        name = re.match(r"\s*(\w*)", line[declaration.end() :])
        if name and name[1] in documented:
            continue
        before = start_of_attributes(lines, number) - 1
        if before < 0 or not lines[before].lstrip().startswith("///"):
            found.append(number + 1)
    return found


def main() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "Sources/*.swift"],
        capture_output=True, text=True, check=True,
    ).stdout.split()
    failures = 0
    for name in listed:
        if not Path(name).exists():
            continue
        for number in undocumented(Path(name)):
            failures += 1
            print(f"{name}:{number}: needs a doc comment: a summary of one line, and more where it applies")
    if failures:
        sys.exit(1)
    print("docs: every public and package declaration has a doc comment")


if __name__ == "__main__":
    main()
