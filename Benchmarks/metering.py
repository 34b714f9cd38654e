"""The cost of statistics: a server under load that turns counting on and off."""

import json
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean, stdev

import operations
import ratios
import servers
import wrk
from operations import OPERATIONS
from wire import Client, request

SIZE = 400
CONNECTIONS = 16
NAMES = ("GetItem", "PutItem", "UpdateItem", "Query of 10")
# One server does both and switches many times per second: two processes of one program differ by more
# than the expected difference, and so does one process from second to second. There are several servers,
# because their layouts of memory also differ.
SERVERS = 3
SLICE = 0.05
SECONDS = 12


def table(tools) -> list[str]:
    """Rates and processor time per request with statistics, compared with those without."""
    measured = [operation for operation in OPERATIONS if operation.name in NAMES]
    found = {operation.name: [] for operation in measured}
    for turn in range(SERVERS):
        with servers.dynamock(tools.binary) as server:
            with Client(server.port) as client:
                client.ask(request("CreateTable", operations.CREATE))
                operations.fill(client, SIZE)
            for operation in measured:
                requests = operation.prepared(SIZE)
                ratios.check(operation, requests[0], server)
                found[operation.name] += compare(server, requests)
        tools.say(f"statistics: {turn + 1} of {SERVERS} servers")
    rows = ["| in memory, on against off | requests a second | processor time a request |", "|---|---|---|"]
    for name, pairs in found.items():
        rate, time_each = (middle(list(figures)) for figures in zip(*pairs))
        rows.append(f"| {name} | {rate} | {time_each} |")
        tools.say(f"statistics, {name}: {rate} of the rate without")
    return rows


def middle(ratios_found: list[float]) -> str:
    """The mean without the lowest and highest tenth, with its standard error."""
    ratios_found.sort()
    cut = len(ratios_found) // 10
    error = stdev(ratios_found) / len(ratios_found) ** 0.5
    return f"{mean(ratios_found[cut : len(ratios_found) - cut]):.3f} ± {error:.3f}"


def compare(server, requests: list[bytes]) -> list[tuple[float, float]]:
    """The ratios of rates, and of processor time per request, in pairs of slices of one run."""
    pairs = []
    with wrk.request_file(requests) as file, ThreadPoolExecutor(1) as load:
        run = load.submit(wrk.drive, server.url, file, CONNECTIONS, SECONDS)
        time.sleep(0.5)
        end = time.monotonic() + SECONDS - 1.5
        while time.monotonic() < end:
            order = (True, False) if len(pairs) % 2 else (False, True)
            found = {counting: slice_of(server, counting) for counting in order}
            pairs.append(tuple(on / off for on, off in zip(found[True], found[False])))
        run.result()
    return pairs


def slice_of(server, counting: bool) -> tuple[float, float]:
    """Segments per second, and processor time per segment: a request takes as many in both cases."""
    set_counting(server, counting)
    start, spent, seen = time.monotonic(), server.processor_time(), segments()
    time.sleep(SLICE)
    took, spent, seen = time.monotonic() - start, server.processor_time() - spent, segments() - seen
    return seen / took, spent / seen


def segments() -> int:
    """The number of TCP segments that the machine has received."""
    names, values = (
        line.split() for line in Path("/proc/net/snmp").read_text("ascii").splitlines() if line.startswith("Tcp:")
    )
    return int(values[names.index("InSegs")])


def set_counting(server, counting: bool) -> None:
    """Turns a server's statistics on or off."""
    body = json.dumps({"counting": counting}).encode()
    with urllib.request.urlopen(f"{server.url}/_dynamock/v1/stats", body) as answer:
        assert json.load(answer) == {"counting": counting}
