"""GetItem on 16 connections while 8 others scan: the time of a request, and how many times that of GetItem alone."""

import statistics
import tempfile
import threading
from pathlib import Path

import operations
import servers
import wrk
from wire import Client, request

SIZE = 400
CONNECTIONS, OTHERS = 16, 8
ROUNDS = 5
LOADS = ("nothing", "Scan of a page", "Scan with a filter", "BatchGetItem of 100", "BatchWriteItem of 25")


def table(tools, seconds: float) -> list[str]:
    """A row for each store and load, with medians over the rounds, in which the loads take turns."""
    rows = [
        "| store | beside | GetItem a second | p50 | p99 | p99 / alone |",
        "|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory(prefix="dynamock-bench-") as folder:
        for store, data in (("memory", None), ("SQLite", Path(folder) / "beside.sqlite")):
            rows += store_rows(tools, store, data, seconds)
    return rows


def store_rows(tools, store: str, data: Path | None, seconds: float) -> list[str]:
    found: dict[str, list[wrk.Figures]] = {load: [] for load in LOADS}
    with servers.dynamock(tools.binary, data) as server:
        with Client(server.port) as client:
            client.ask(request("CreateTable", operations.CREATE))
            operations.fill(client, SIZE)
        for _ in range(ROUNDS):
            for load in LOADS:
                found[load].append(measured(server.url, load, seconds))
    alone = statistics.median(each.p99 for each in found["nothing"])
    rows = []
    for load, runs in found.items():
        rate, p50, p99 = (
            statistics.median(getattr(each, name) for each in runs) for name in ("rate", "p50", "p99")
        )
        rows.append(f"| {store} | {load} | {rate:,.0f} | {p50:,.0f} µs | {p99:,.0f} µs | {p99 / alone:.1f} |")
        tools.say(f"{store}, GetItem beside {load}: p99 {p99 / alone:.1f} of that alone")
    return rows


def measured(url: str, load: str, seconds: float) -> wrk.Figures:
    with wrk.request_file(prepared("GetItem")) as gets:
        if load == "nothing":
            return wrk.drive(url, gets, CONNECTIONS, seconds)
        with wrk.request_file(prepared(load)) as others:
            # The load begins before the measurement and ends after it.
            thread = threading.Thread(target=wrk.drive, args=(url, others, OTHERS, seconds + 1))
            thread.start()
            try:
                return wrk.drive(url, gets, CONNECTIONS, seconds)
            finally:
                thread.join()


def prepared(name: str) -> list[bytes]:
    return next(each for each in operations.OPERATIONS if each.name == name).prepared(SIZE)
