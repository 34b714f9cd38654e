"""The time of a GetItem during long requests: p50, p99 and the longest.

    python3 Benchmarks/neighbours.py --binary .build/release/dynamock
    python3 Benchmarks/neighbours.py --binary before=OLD/dynamock --binary after=NEW/dynamock
    python3 Benchmarks/neighbours.py --binary .build/debug/dynamock --seconds 3 --store memory

Programs take turns at each load, so that other work of the machine affects all of them. The loads
and the GetItem are separate processes, but share the server's cores.
"""

import argparse
import multiprocessing
import statistics
import tempfile
import time
from pathlib import Path

import servers
from wire import Client, request

TABLE = {
    "TableName": "Neighbours",
    "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"}],
    "BillingMode": "PAY_PER_REQUEST",
}
SMALL, LARGE = 6_000, 100
GET = request("GetItem", {"TableName": "Neighbours", "Key": {"p": {"S": "small0"}}})


def fill(port: int) -> None:
    """Items of 400 bytes, of which a page holds some 2,500, and items of 390 KB in another table."""
    with Client(port, 120) as client:
        for name in ("Neighbours", "Large"):
            client.ask(request("CreateTable", TABLE | {"TableName": name}))
        for start in range(0, SMALL, 25):
            puts = [
                {"PutRequest": {"Item": {"p": {"S": f"small{n}"}, "d": {"S": "v" * 380}}}}
                for n in range(start, start + 25)
            ]
            client.ask(request("BatchWriteItem", {"RequestItems": {"Neighbours": puts}}))
        for number in range(LARGE):
            item = {"p": {"S": f"large{number}"}, "d": {"S": "v" * 390_000}}
            client.ask(request("PutItem", {"TableName": "Large", "Item": item}))


def scan(conditions: int = 0) -> bytes:
    parameters: dict = {"TableName": "Neighbours"}
    if conditions:
        parameters["FilterExpression"] = " OR ".join(["contains(d,:x)"] * conditions)
        parameters["ExpressionAttributeValues"] = {":x": {"S": "x"}}
    return request("Scan", parameters)


def transaction(checks: int = LARGE, conditions: int = 140) -> bytes:
    condition = " AND ".join(["NOT contains(d,:x)"] * conditions)
    items = [
        {
            "ConditionCheck": {
                "TableName": "Large",
                "Key": {"p": {"S": f"large{number}"}},
                "ConditionExpression": condition,
                "ExpressionAttributeValues": {":x": {"S": "x"}},
            }
        }
        for number in range(checks)
    ]
    return request("TransactWriteItems", {"TransactItems": items})


LOADS = {
    "nothing": (b"", 0),
    "8 scans with 200 conditions": (scan(200), 8),
    "64 scans of whole pages": (scan(), 64),
    "a transaction of 100 checks with 140 conditions on 390 KB": (transaction(), 1),
}


def load(port: int, request: bytes, connections: int, stop, count) -> None:
    """Sends the request repeatedly on each connection, from one process."""
    clients = [Client(port, 300) for _ in range(connections)]
    for client in clients:
        client.send(request)
    while not stop.is_set():
        for client in clients:
            status, body = client.answer()
            if status != 200:
                raise SystemExit(f"{status}: {body[:300]!r}")
            count.value += 1
            if stop.is_set():
                return
            client.send(request)


def measure(port: int, seconds: float) -> list[float]:
    """The milliseconds of consecutive GetItems, on four connections in turn."""
    clients = [Client(port, 300) for _ in range(4)]
    times = []
    end = time.monotonic() + seconds
    number = 0
    while time.monotonic() < end:
        client = clients[number % 4]
        number += 1
        start = time.perf_counter()
        client.ask(GET)
        times.append((time.perf_counter() - start) * 1000)
        time.sleep(0.001)
    return sorted(times)


def beside(server: servers.Server, name: str, seconds: float) -> list[str]:
    request, connections = LOADS[name]
    stop, count = multiprocessing.Event(), multiprocessing.Value("i", 0)
    loader = multiprocessing.Process(
        target=load, args=(server.port, request, connections, stop, count), daemon=True
    )
    if connections:
        loader.start()
        time.sleep(0.5)
    times = measure(server.port, seconds)
    stop.set()
    if connections:
        loader.join(60)
        loader.kill()
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    return [
        f"{statistics.median(times):.2f}", f"{p99:.2f}", f"{times[-1]:.1f}", f"{len(times)}",
        f"{count.value}",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--binary", action="append", required=True, help="dynamock, or NAME=dynamock; several"
    )
    parser.add_argument("--seconds", type=float, default=8, help="of each load (8)")
    parser.add_argument("--store", choices=("memory", "SQLite"), action="append")
    parser.add_argument("--load", choices=tuple(LOADS), action="append")
    chosen = parser.parse_args()
    print("| store | load | program | p50 ms | p99 ms | longest ms | gets | load's answers |")
    print("|---|---|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory(prefix="dynamock-neighbours-") as folder:
        for store in chosen.store or ("memory", "SQLite"):
            running = []
            for number, binary in enumerate(chosen.binary):
                name, _, path = binary.rpartition("=")
                data = Path(folder) / f"{number}.sqlite" if store == "SQLite" else None
                running.append((name or path, servers.dynamock(path, data)))
                fill(running[-1][1].port)
            for load_name in chosen.load or LOADS:
                for name, server in running:
                    figures = beside(server, load_name, chosen.seconds)
                    print(f"| {store} | {load_name} | {name} |", " | ".join(figures), "|", flush=True)
            for _, server in running:
                server.stop()


if __name__ == "__main__":
    main()
