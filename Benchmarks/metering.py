"""What statistics cost: one server that counts and one that does not, in turns."""

from statistics import median

import operations
import ratios
import servers
import wrk
from operations import OPERATIONS
from wire import Client, request

SIZE = 400
CONNECTIONS = 16
NAMES = ("GetItem", "PutItem", "UpdateItem", "Query of 10")
# Pairs of runs; which server goes first changes from pair to pair.
PAIRS = 8


def table(tools, seconds: float) -> list[str]:
    """Rates and processor time a request with statistics, against without them."""
    rows = ["| in memory, on against off | requests a second | processor time a request |", "|---|---|---|"]
    with (
        servers.dynamock(tools.binary, None, "--statistics", "on") as on,
        servers.dynamock(tools.binary, None, "--statistics", "off") as off,
    ):
        for server in (on, off):
            with Client(server.port) as client:
                client.ask(request("CreateTable", operations.CREATE))
                operations.fill(client, SIZE)
        for operation in OPERATIONS:
            if operation.name not in NAMES:
                continue
            requests = operation.prepared(SIZE)
            for server in (on, off):
                ratios.check(operation, requests[0], server)
            rates, times = compare(on, off, requests, seconds)
            rows.append(f"| {operation.name} | {median(rates):.3f} | {median(times):.3f} |")
            tools.say(f"statistics, {operation.name}: {median(rates):.3f} of the rate without")
    return rows


def compare(on, off, requests: list[bytes], seconds: float) -> tuple[list[float], list[float]]:
    """The pairs' ratios of rates, and of processor time a request."""
    rates, times = [], []
    with wrk.request_file(requests) as file:
        for pair in range(PAIRS):
            found = {}
            for server in (on, off) if pair % 2 else (off, on):
                before = server.processor_time()
                figures = wrk.drive(server.url, file, CONNECTIONS, seconds)
                spent = server.processor_time() - before
                found[server] = (figures.rate, spent / (figures.rate * seconds))
            rates.append(found[on][0] / found[off][0])
            times.append(found[on][1] / found[off][1])
    return rates, times
