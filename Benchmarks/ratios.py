"""The operations over HTTP, compared with an echo of the same requests.

Servers take turns at each operation, so that other work of the machine affects all of them.
"""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import operations
import servers
import wrk
from operations import OPERATIONS, Operation
from wire import Client, request

SIZES = (400, 4096)
CONNECTIONS = (1, 16, 64)
STORES = ("memory", "SQLite")
# Operations whose ratio at 16 connections and 400 bytes is a goal: memory, and SQLite if it has one.
GOALS = {
    "GetItem": (1.00, None),
    "PutItem": (0.85, 0.60),
    "PutItem with a condition": (0.75, None),
    "UpdateItem": (0.70, 0.50),
    "Query of 10": (0.75, 0.58),
}
# These are measured so often, and the median run counts.
ROUNDS = 5


@contextmanager
def field(tools, size: int) -> Iterator[list[servers.Server]]:
    """The echo, a filled server for each store, and the echo in C."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dynamock-bench-")))
        field = [
            stack.enter_context(servers.echo(tools.echo)),
            stack.enter_context(servers.dynamock(tools.binary)),
            stack.enter_context(servers.dynamock(tools.binary, folder / "bench.sqlite")),
        ]
        for server in field[1:]:
            with Client(server.port) as client:
                client.ask(request("CreateTable", operations.CREATE))
                operations.fill(client, size)
        if tools.floor.exists():
            field.append(stack.enter_context(servers.floor(tools.floor)))
        yield field


def check(operation: Operation, request: bytes, server: servers.Server) -> None:
    """Checks that an operation has the expected response before it is measured."""
    with Client(server.port) as client:
        answer = client.ask(request)
    if not operation.is_right(answer):
        raise RuntimeError(f"{operation.name} on {server.name} answered {str(answer)[:300]}")


def is_goal(operation: Operation, size: int, connections: int) -> bool:
    named = operation.name in GOALS or operation.name.startswith("BatchWriteItem")
    return named and size == 400 and connections == 16


def runs(only: list[str], quick: bool) -> list[tuple[int, Operation, int, int]]:
    """The runs: size, operation, connections, rounds."""
    chosen = [each for each in OPERATIONS if not only or any(each.name.startswith(o) for o in only)]
    return [
        (size, each, connections, ROUNDS if is_goal(each, size, connections) else 1)
        for size in SIZES
        for each in chosen
        for connections in CONNECTIONS
        if not quick or size == 400 and connections == 16
    ]


def measure(tools, only: list[str], seconds: float, quick: bool) -> list[dict]:
    """Measures everything and prints each result; an entry for each size, operation and connections."""
    results = []
    planned = runs(only, quick)
    for size in SIZES:
        own = [run for run in planned if run[0] == size]
        if not own:
            continue
        tools.say(f"filling tables with items of {size} bytes")
        with field(tools, size) as field_:
            for _, operation, connections, rounds in own:
                figures = drive(field_, operation, size, connections, rounds, seconds)
                entry = {"operation": operation, "size": size, "connections": connections}
                results.append(entry | figures)
                tools.say(line(results[-1]))
    return results


def drive(field_, operation, size, connections, rounds, seconds) -> dict[str, wrk.Figures]:
    """Measures an operation on every server of a field, in turns."""
    requests = operation.prepared(size)
    for server in field_[1:3]:
        check(operation, requests[0], server)
    # The echo in C takes part only where the ratio is a goal.
    field_ = field_ if rounds > 1 else field_[:3]
    found: dict[str, list[wrk.Figures]] = {server.name: [] for server in field_}
    with wrk.request_file(requests) as file:
        for _ in range(rounds):
            for server in field_:
                found[server.name].append(wrk.drive(server.url, file, connections, seconds))
    return {name: wrk.Figures.middle(each) for name, each in found.items()}


def line(entry: dict) -> str:
    """One result for the terminal."""
    floor = entry["echo"].rate
    parts = [f"{entry['operation'].name}, {entry['size']} B, {entry['connections']} c: "]
    parts.append(f"echo {floor:,.0f}/s")
    for store in STORES:
        figures = entry[store]
        parts.append(f"; {store} {figures.rate:,.0f}/s ({figures.rate / floor:.2f})")
        if figures.refused:
            parts.append(f", {figures.refused} refused")
    if lowest := entry.get("floor"):
        parts.append(f"; C {lowest.rate:,.0f}/s ({lowest.rate / floor:.2f})")
    return "".join(parts)


def bare(entry: dict) -> str:
    """The rate of the echo in C against the echo's, where there is one."""
    return f"{entry['floor'].rate / entry['echo'].rate:.2f}" if "floor" in entry else ""


def goal_table(results: list[dict]) -> list[str]:
    """The ratios at 16 connections and 400 bytes with their goals."""
    rows = ["| | in C | memory | goal | SQLite | goal | p99 / echo's, memory | SQLite |"]
    rows.append("|---|---|---|---|---|---|---|---|")
    by_name = {
        each["operation"].name: each
        for each in results
        if is_goal(each["operation"], each["size"], each["connections"])
    }
    for name, (memory, sqlite) in GOALS.items():
        if each := by_name.get(name):
            floor = each["echo"]
            file_goal = f"{sqlite:.2f}" if sqlite else ""
            rows.append(
                f"| {name} | {bare(each)} "
                f"| {each['memory'].rate / floor.rate:.2f} | {memory:.2f} "
                f"| {each['SQLite'].rate / floor.rate:.2f} | {file_goal} "
                f"| {each['memory'].p99 / floor.p99:.1f} | {each['SQLite'].p99 / floor.p99:.1f} |"
            )
    put, batch = by_name.get("PutItem"), by_name.get("BatchWriteItem of 25")
    if put and batch:
        times = [25 * batch[store].rate / put[store].rate for store in STORES]
        rows.append(
            f"| items a second of BatchWriteItem of 25 against PutItem's | | {times[0]:.1f} | 4 "
            f"| {times[1]:.1f} | 4 | | |"
        )
    return rows if len(rows) > 2 else []


def full_table(results: list[dict]) -> list[str]:
    """Every figure; times in microseconds."""
    rows = [
        "| | item | connections | echo/s | p50 | p99 | memory/s | ratio | p50 | p99 "
        "| SQLite/s | ratio | p50 | p99 |",
        "|---|" + "---:|" * 13,
    ]
    for each in results:
        floor = each["echo"]
        cells = [each["operation"].name, f"{each['size']}", f"{each['connections']}"]
        cells += [f"{floor.rate:,.0f}", f"{floor.p50:,}", f"{floor.p99:,}"]
        for store in STORES:
            figures = each[store]
            cells += [f"{figures.rate:,.0f}", f"{figures.rate / floor.rate:.2f}"]
            cells += [f"{figures.p50:,}", f"{figures.p99:,}"]
        rows.append("| " + " | ".join(cells) + " |")
    return rows
