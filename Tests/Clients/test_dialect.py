"""The rows of answers that one source reports, in the sources and in docs/compatibility.md."""

import re

from compatibility import PAGE

SOURCES = PAGE.parents[1] / "Sources"


def rows_of_sources() -> set[str]:
    statements = (SOURCES / "DynamockPartiQL" / "StatementDialect.swift").read_text("utf-8")
    sets = (SOURCES / "DynamockModel" / "Values" / "NumberSetAnswer.swift").read_text("utf-8")
    return {*re.findall(r"package static let (\w+)", statements), *re.findall(r"^  case (\w+)$", sets, re.MULTILINE)}


def test_the_page_lists_each_row_of_the_dialect():
    section = PAGE.read_text("utf-8").split("## Answers of one source")[1].split("\n## ")[0]
    table = "\n".join(line.rsplit("|", 2)[1] for line in section.splitlines() if line.startswith("|"))
    assert {*re.findall(r"`(\w+)`", table)} == rows_of_sources()
    assert len(rows_of_sources()) > 10
