"""The cost of point-in-time recovery: PutItem to a table with its log of changes, and to one without."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

import operations
import ratios
import servers
import wrk
from operations import OPERATIONS
from wire import Client, request

SIZE = 400
CONNECTIONS = 16
ROUNDS = 5
# The rate with recovery, of that without.
GOAL = 0.85


def table(tools, seconds: float) -> list[str]:
    """Rates of PutItem with recovery, compared with those without; the two take turns."""
    put = next(operation for operation in OPERATIONS if operation.name == "PutItem")
    rows = ["| PutItem, on against off | requests a second | ratio |", "|---|---|---|"]
    for store in ratios.STORES:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dynamock-bench-")))
            pair = [stack.enter_context(filled(tools, store, folder, enables)) for enables in (False, True)]
            requests = put.prepared(SIZE)
            for each in pair:
                ratios.check(put, requests[0], each)
            file = stack.enter_context(wrk.request_file(requests))
            rates: tuple[list[float], list[float]] = ([], [])
            for _ in range(ROUNDS):
                for place, each in enumerate(pair):
                    rates[place].append(wrk.drive(each.url, file, CONNECTIONS, seconds).rate)
        off, on = (median(found) for found in rates)
        rows.append(f"| {store} | {on:,.0f} against {off:,.0f} | {on / off:.2f} (goal {GOAL:.2f}) |")
        tools.say(f"recovery, {store}: {on / off:.2f} of the rate without")
    return rows


@contextmanager
def filled(tools, store: str, folder: Path, enables: bool) -> Iterator[servers.Server]:
    """A filled server whose table has recovery or not."""
    file = None if store == "memory" else folder / f"recovery-{enables}.sqlite"
    with servers.dynamock(tools.binary, file) as server:
        with Client(server.port) as client:
            client.ask(request("CreateTable", operations.CREATE))
            operations.fill(client, SIZE)
            if enables:
                client.ask(request("UpdateContinuousBackups", {
                    "TableName": operations.TABLE,
                    "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True},
                }))
        yield server
