#!/usr/bin/env python3
"""Counts the rows of the tests' tables, by room and by operation.

`make test-unit` leaves Swift Testing's event streams in .build; the real clients' tests are asked of pytest.
  scripts/count-cases.py         fails where docs/testing.md claims more than there is
  scripts/count-cases.py --write writes its tables anew
A row counts once, however many stores and depths it runs at. A row belongs to the operation that its own
name names, else its test, its suite or its file.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/testing.md"
MARK = re.compile(r"(<!-- (rooms|operations) -->\n).*?(<!-- end -->\n)", re.DOTALL)
CLIENTS = "Tests/Clients"
sys.path.insert(0, str(ROOT / CLIENTS))
from compatibility import BUILT  # noqa: E402

SETTING = re.compile(r"^(in process|through the wire room|over a socket), on (memory|SQLite)(, |$)")
MODELS = ("dynamodb-2012-08-10", "dynamodbstreams-2012-08-10")
OPERATIONS = sorted(
    (
        name
        for model in MODELS
        for name in json.loads((ROOT / f"Generator/Model/{model}.json").read_text("utf-8"))["operations"]
    ),
    key=len,
    reverse=True,
)
# What several operations share, by words of the names of suites and files.
SHARED = {
    "PartiQL statements": ("partiql", "statement", "sql"),
    "Expressions": ("expression", "condition", "projection", "syntax", "substitution", "explanation"),
    "Legacy parameters": ("legacy",),
    "Values and numbers": ("value", "number", "decimal", "attribute", "size"),
    "JSON, HTTP, signatures": (
        "wire", "serialization", "http", "json", "signature", "signing", "authoriz", "header", "error body",
        "crc", "router", "framing", "encoding", "request", "compression", "connection", "bad input"),
    "Batches": ("batch",),
    "Transactions": ("transact",),
    "Indexes": ("index",),
    "Streams and time to live": ("stream", "shard", "record", "time to live", "expir"),
    "Tables and tags": ("table", "tag", "state"),
    "Capacity": ("capacity", "plan", "statistics"),
    "Stores, files and forks": (
        "storage", "store", "tree", "fork", "file", "crash", "durab", "database", "isolation", "overlay",
        "histor", "exchange", "export", "import", "round trip", "log"),
}
ELSE = "Everything else"
# How many rows may be missing. A row's words decide its subject, so a reworded message moves it to another.
REWORDED = {"rooms": 0, "operations": 10}
NOT_BUILT = "Operations that are not built"


def spaced(name: str) -> str:
    """`test_update_item` and `UpdateItemTests` as words in lower case."""
    return re.sub(r"[_\W]+|(?<=[a-z])(?=[A-Z])", " ", name).lower()


def operation(*names: str) -> str:
    """What a row is about: the first name that tells decides."""
    texts = [f" {spaced(each)} " for each in names]
    for text in texts:
        for each in OPERATIONS:
            if f" {spaced(each)} " in text:
                return each if each in BUILT else NOT_BUILT
    for text in texts:
        for each in ("Query", "Scan"):
            if each.lower() in text:
                return each
    for text in texts:
        for shared, words in SHARED.items():
            if any(word in text for word in words):
                return shared
    return ELSE


def in_any_order(row: str) -> tuple[str, ...]:
    """The parts of a row, sorted, because sets and dictionaries are printed in a different order each time."""
    return tuple(sorted(re.split(r"[\[\](), ]+", row)))


def swift_rows():
    """(room, operation) of each row of the Swift tests that ran last."""
    streams = sorted((ROOT / ".build").glob("cases-*.jsonl"))
    if not streams:
        sys.exit("count-cases: there is no .build/cases-*.jsonl: run 'make test-unit' first")
    for stream in streams:
        for line in stream.read_text("utf-8").split("\n"):
            if not line.startswith('{"kind":"test"'):
                continue
            test = json.loads(line)["payload"]
            if not test.get("isParameterized"):
                continue
            room, suite = test["id"].split("/")[0].split(".", 1)
            rows = {SETTING.sub("", case["displayName"]) for case in test["_testCases"]} - {""}
            for row in {in_any_order(row): row for row in sorted(rows)}.values():
                yield room, operation(row, test.get("displayName", ""), test["name"], suite)


def client_rows():
    """(room, operation) of each row of the real clients' tests."""
    listed = subprocess.run(
        [ROOT / ".venv/bin/python", "-m", "pytest", "--collect-only", "-q"],
        cwd=ROOT / CLIENTS, capture_output=True, text=True, check=True)
    rows = set()
    for line in listed.stdout.splitlines():
        if not (match := re.match(r"(test_\w+)\.py::(\w+)\[(.*)\]$", line)):
            continue
        row = re.sub(r"^(memory|sqlite)(-|$)|-(memory|sqlite)$", "", match[3])
        if row:
            rows.add((match[1], match[2], row))
    for file, test, row in rows:
        yield CLIENTS, operation(row, test, file)


def tables() -> dict[str, Counter]:
    rows = [*swift_rows(), *client_rows()]
    return {"rooms": Counter(row[0] for row in rows), "operations": Counter(row[1] for row in rows)}


def written(counts: Counter, title: str) -> str:
    lines = [f"| {title} | Rows |", "|---|---:|"]
    lines += [f"| {name} | {count:,} |" for name, count in sorted(counts.items())]
    return "\n".join([*lines, f"| **All** | **{sum(counts.values()):,}** |", ""])


def claimed(page: str, name: str) -> dict[str, int]:
    part = next(match[0] for match in MARK.finditer(page) if match[2] == name)
    return {row: int(count.replace(",", "")) for row, count in re.findall(r"^\| ([\w/].*?) \| ([\d,]+) \|$", part, re.M)}


def main() -> None:
    page, counts = PAGE.read_text("utf-8"), tables()
    if sys.argv[1:] == ["--write"]:
        titles = {"rooms": "Test target", "operations": "Operation or subject"}
        PAGE.write_text(
            MARK.sub(lambda each: each[1] + written(counts[each[2]], titles[each[2]]) + each[3], page), "utf-8")
        return
    missing = [
        f"{row}: {count:,} claimed, {counts[name][row]:,} found"
        for name in counts for row, count in claimed(page, name).items()
        if count > counts[name][row] + REWORDED[name]]
    if missing:
        sys.exit("count-cases: docs/testing.md claims more rows than there are; 'make cases' writes it anew\n"
                 + "\n".join(missing))
    print(f"cases: {sum(counts['rooms'].values()):,} rows, and docs/testing.md claims no more")


main()
