"""The cost of a fork over HTTP: `make bench-forks` runs this on the release build.

A fork is one POST on a connection that stays open, timed from the first byte sent to the last byte of
the answer; then a thousand forks are kept, and memory and descriptors are read from the kernel.
"""

import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (1_000, 100_000, 1_000_000)
LIVE = 1_000
HEADERS = {
    "Content-Type": "application/x-amz-json-1.0",
    "X-Amz-Date": "20260101T000000Z",
    "Authorization": "AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/dynamodb/aws4_request, "
    "SignedHeaders=host, Signature=0",
}
TEXT = "some text that makes the item about a hundred bytes long, all told"


def call(connection, operation: str, body: dict, path: str = "/") -> dict:
    headers = {**HEADERS, "X-Amz-Target": f"DynamoDB_20120810.{operation}"}
    connection.request("POST", path, json.dumps(body), headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise RuntimeError(content.decode())
    return json.loads(content)


def seed(connection, items: int) -> None:
    call(
        connection,
        "CreateTable",
        {
            "TableName": "Things",
            "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
            "BillingMode": "PAY_PER_REQUEST",
        },
    )
    for start in range(0, items, 25):
        numbers = range(start, min(start + 25, items))
        puts = [
            {"PutRequest": {"Item": {"id": {"S": f"item-{n}"}, "text": {"S": TEXT}}}}
            for n in numbers
        ]
        call(connection, "BatchWriteItem", {"RequestItems": {"Things": puts}})


def fork(connection) -> float:
    """Milliseconds that one fork takes."""
    started = time.perf_counter()
    connection.request("POST", "/_dynamock/v1/databases", '{"from": "default"}')
    answer = connection.getresponse()
    content = answer.read()
    took = (time.perf_counter() - started) * 1000
    if answer.status != 200:
        raise RuntimeError(content.decode())
    return took


def resident(pid: int) -> float:
    """Resident memory in KiB."""
    for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def measure(binary: str, name: str, items: int, arguments: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [binary, "serve", "--port", "0", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        port = int(process.stdout.readline().strip().rsplit(":", 1)[1])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        seed(connection, items)
        for _ in range(20):
            fork(connection)
        memory, descriptors = resident(process.pid), len(os.listdir(f"/proc/{process.pid}/fd"))
        times = sorted(fork(connection) for _ in range(LIVE))
        memory = resident(process.pid) - memory
        descriptors = len(os.listdir(f"/proc/{process.pid}/fd")) - descriptors
        print(
            f"{name:8} {items:9} {statistics.median(times):.2f} ms "
            f"({times[LIVE * 99 // 100]:.2f})   {memory / LIVE:.1f} KiB each, "
            f"{descriptors} descriptors in all",
            flush=True,
        )
    finally:
        process.terminate()
        process.wait(30)


def main() -> None:
    binary = sys.argv[1]
    sizes = [int(size) for size in sys.argv[2:]] or SIZES
    print("over HTTP: store, items, a fork's median (p99), what 1,000 live forks cost")
    with tempfile.TemporaryDirectory() as folder:
        for store in ("memory", "SQLite"):
            for items in sizes:
                data = ("--data", os.path.join(folder, f"{items}.sqlite"))
                measure(binary, store, items, data if store == "SQLite" else ())


if __name__ == "__main__":
    main()
