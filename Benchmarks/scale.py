"""The cost of many items: memory, the time of a request, and pauses."""

import time

import operations
import servers
import wrk
from wire import Client, request

SIZE = 400
MILLION = 1_000_000


def memory(tools) -> tuple[list[str], servers.Server]:
    """Fills a server in memory with 1,000,000 items, which it leaves running."""
    rows = ["| items of 400 bytes | resident, MiB | against the items' JSON | filled in |"]
    rows.append("|---|---|---|---|")
    server = servers.dynamock(tools.binary)
    try:
        idle = server.memory()["VmRSS"]
        before = 0
        with Client(server.port, timeout=120) as client:
            client.ask(request("CreateTable", operations.CREATE))
            for count in (100_000, MILLION):
                started = time.monotonic()
                operations.fill(client, SIZE, before, count - before)
                took = time.monotonic() - started
                used = server.memory()["VmRSS"]
                ratio = (used - idle) * 2**20 / (count * SIZE)
                rows.append(f"| {count:,} | {used:,.0f} | {ratio:.2f} | {took:.0f} s |")
                tools.say(f"{count:,} items: {used:,.0f} MiB, {ratio:.2f} of their JSON's bytes")
                before = count
    except BaseException:
        server.stop()
        raise
    return rows, server


def growth(tools, large: servers.Server, seconds: float) -> list[str]:
    """A request to 1,000,000 items compared with one to 1,000, in turns."""
    rows = ["| cost of a request | 1,000 items | 1,000,000 items | ratio of times |"]
    rows.append("|---|---|---|---|")
    with servers.dynamock(tools.binary) as small:
        with Client(small.port) as client:
            client.ask(request("CreateTable", operations.CREATE))
            operations.fill(client, SIZE, 0, 1_000)
        for name, make in (
            ("GetItem", operations.get),
            ("PutItem", lambda n, version: operations.put(n, SIZE, version)),
        ):
            asked = {count: _requests(name, make, count) for count in (1_000, MILLION)}
            runs = {count: [] for count in asked}
            for _ in range(3):
                for server, count in ((small, 1_000), (large, MILLION)):
                    with wrk.request_file(asked[count]) as file:
                        runs[count].append(wrk.drive(server.url, file, 16, seconds))
            rates = {count: wrk.Figures.middle(figures).rate for count, figures in runs.items()}
            ratio = rates[1_000] / rates[MILLION]
            rows.append(f"| {name} | {rates[1_000]:,.0f}/s | {rates[MILLION]:,.0f}/s | {ratio:.2f} |")
            tools.say(f"{name} with 1,000,000 items costs {ratio:.2f} of one with 1,000")
    return rows


def _requests(name: str, make, count: int) -> list[bytes]:
    """Requests for up to 10,000 of so many items, each of them twice."""
    numbers = [n * 7_919 % count for n in range(min(count, 10_000))]
    return [request(name, make(n, version)) for version in (0, 1) for n in numbers]


def mixed(size: int, count: int = 2_000) -> list[bytes]:
    """Reads and writes of every kind, one after the other."""
    makers = [
        ("GetItem", operations.get),
        ("PutItem", operations.put),
        ("GetItem", operations.get),
        ("UpdateItem", operations.update),
        ("Query", operations.query),
        ("PutItem", operations.conditional_put),
        ("BatchWriteItem", operations.batch_write),
    ]
    kinds = [makers[n % len(makers)] for n in range(count)]
    return [
        request(name, make(n % (count // 2) * 7_919 % operations.COUNT, size, 2 * n // count))
        for n, (name, make) in enumerate(kinds)
    ]


def pauses(tools, large: servers.Server, seconds: float) -> list[str]:
    """The longest request of a run of reads and writes over 1,000,000 items in memory."""
    with wrk.request_file(mixed(SIZE)) as file:
        with servers.echo(tools.echo) as echo:
            floor = wrk.drive(echo.url, file, 16, max(5, seconds))
        figures = wrk.drive(large.url, file, 16, seconds)
    tools.say(f"longest of {seconds:.0f} s: {figures.max / 1000:.1f} ms")
    count, longest = own_pauses(large, min(seconds, 20))
    tools.say(f"most processor time of {count:,} requests: {longest:.1f} ms")
    return [
        "| mixed load, 16 connections | requests a second | p50 | p99 | longest |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {each.rate:,.0f} | {each.p50:,} µs | {each.p99:,} µs "
            f"| {each.max / 1000:.1f} ms |"
            for name, each in (("echo", floor), (f"memory, {seconds:.0f} s", figures))
        ),
        "",
        f"One after the other, {count:,} requests of the same kinds: the one for which the server's "
        f"threads ran longest took {longest:.1f} ms of a processor.",
    ]


def own_pauses(large: servers.Server, seconds: float) -> tuple[int, float]:
    """The number of requests of one client, and the most processor time, in ms, that one of them took.

    Other work of the machine also makes requests wait; this shows which pauses are the server's own.
    """
    requests = mixed(SIZE)
    longest = 0.0
    count = 0
    with Client(large.port) as client:
        end = time.monotonic() + seconds
        before = large.processor_time()
        while time.monotonic() < end:
            client.send(requests[count % len(requests)])
            client.answer()
            after = large.processor_time()
            longest = max(longest, after - before)
            before = after
            count += 1
    return count, longest
