"""Writers that wait for the disk: PutItem with `durability full`, beside SQLite with nothing around it."""

import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import operations
import servers
import wrk
from wire import Client, request

SIZE = 400
ROUNDS = 5
COUNTS = (1, 16)
PART = 100
# The rate of so many writers, of raw SQLite's with as many puts a commit.
GOALS = {1: 0.95, 16: 0.75}


class Raw:
    """SQLite with the store's table, statements and settings, in a process of its own."""

    def __init__(self, program: str, file: Path):
        self.process = subprocess.Popen(
            [program, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def drive(self, puts: int, seconds: float) -> float:
        """Puts so many rows a commit; returns the rows a second."""
        self.process.stdin.write(f"{puts} {seconds}\n")
        self.process.stdin.flush()
        done, took = self.process.stdout.readline().split()
        return int(done) / float(took) * 1e6

    def __enter__(self) -> "Raw":
        return self

    def __exit__(self, *_) -> None:
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


def table(tools, seconds: float) -> list[str]:
    """PutItem of one writer and of sixteen, raw SQLite at as many a commit, all in turns.

    A disk's speed changes from one second to the next, so the ratios are medians of the rounds' ratios.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dynamock-bench-")))
        stores = {
            durability: stack.enter_context(filled(tools, folder, durability))
            for durability in ("full", "normal")
        }
        raw = stack.enter_context(Raw(tools.raw, folder / "raw.sqlite"))
        file = stack.enter_context(wrk.request_file(puts()))
        runs: dict[tuple[str, int], list[wrk.Figures]] = {}
        floors: dict[int, list[float]] = {count: [] for count in COUNTS}
        for _ in range(ROUNDS):
            for count in COUNTS:
                floors[count].append(raw.drive(count, seconds))
                for durability, server in stores.items():
                    found = wrk.drive(server.url, file, count, seconds)
                    runs.setdefault((durability, count), []).append(found)
    rows = ["| SQLite | puts a second | p50 | p99 | of raw SQLite |", "|---|---|---|---|---|"]
    for count in COUNTS:
        name = f"{count} writer{'s' * (count > 1)}"
        full = wrk.Figures.middle(runs["full", count])
        ratio = median(
            each.rate / floor for each, floor in zip(runs["full", count], floors[count], strict=True)
        )
        rows += [
            f"| raw, {count} a commit | {median(floors[count]):,.0f} | | | |",
            f"| `full`, {name} | {full.rate:,.0f} | {full.p50:,} µs | {full.p99:,} µs "
            f"| {ratio:.2f} (goal {GOALS[count]:.2f}) |",
        ]
        normal = wrk.Figures.middle(runs["normal", count])
        rows.append(f"| `normal`, {name} | {normal.rate:,.0f} | {normal.p50:,} µs | {normal.p99:,} µs | |")
        tools.say(f"{name}: {ratio:.2f} of raw SQLite, {full.rate / normal.rate:.2f} of `normal`")
    return rows


def filled(tools, folder: Path, durability: str) -> servers.Server:
    """A server with a filled table, whose commits wait for the disk or not."""
    server = servers.dynamock(tools.binary, folder / f"{durability}.sqlite", "--durability", durability)
    try:
        with Client(server.port, timeout=60) as client:
            client.ask(request("CreateTable", operations.CREATE))
            operations.fill(client, SIZE)
    except BaseException:
        server.stop()
        raise
    return server


def puts() -> list[bytes]:
    """Puts of all items, in an order in which neighbours are in different pages.

    A page that stays the same is not written, and each run begins at the first request. So all items
    of a short part are changed before they are changed back.
    """
    requests = []
    for first in range(0, operations.COUNT, PART):
        numbers = [each * 7_919 % operations.COUNT for each in range(first, first + PART)]
        for version in (1, 0):
            requests += [request("PutItem", operations.put(n, SIZE, version)) for n in numbers]
    return requests
