"""What statistics cost: one server that counts and one that does not, in turns."""

from contextlib import ExitStack, contextmanager
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
# Pairs of servers, since no two processes are equally fast, and which starts first changes; and pairs of
# runs with each, of which one or the other goes first.
SERVERS = 6
PAIRS = 4


def table(tools, seconds: float) -> list[str]:
    """Rates and processor time a request with statistics, against without them."""
    measured = [operation for operation in OPERATIONS if operation.name in NAMES]
    found = {operation.name: ([], []) for operation in measured}
    for turn in range(SERVERS):
        with started(tools.binary, "on off" if turn % 2 else "off on") as by_setting:
            on, off = by_setting["on"], by_setting["off"]
            for server in (on, off):
                with Client(server.port) as client:
                    client.ask(request("CreateTable", operations.CREATE))
                    operations.fill(client, SIZE)
            for operation in measured:
                requests = operation.prepared(SIZE)
                for server in (on, off):
                    ratios.check(operation, requests[0], server)
                for all_found, new in zip(found[operation.name], compare(on, off, requests, seconds)):
                    all_found.extend(new)
        tools.say(f"statistics: {turn + 1} of {SERVERS} pairs of servers")
    rows = ["| in memory, on against off | requests a second | processor time a request |", "|---|---|---|"]
    for name, (rates, times) in found.items():
        rows.append(f"| {name} | {median(rates):.3f} | {median(times):.3f} |")
        tools.say(f"statistics, {name}: {median(rates):.3f} of the rate without")
    return rows


@contextmanager
def started(binary: str, order: str):
    """Two servers, one that counts and one that does not, started in an order; by their setting."""
    with ExitStack() as running:
        yield {
            setting: running.enter_context(servers.dynamock(binary, None, "--statistics", setting))
            for setting in order.split()
        }


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
