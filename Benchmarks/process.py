"""The cost of the process before it does anything.

Start to first answer is the time from starting the program to the last byte of its first
ListTables, which is sent repeatedly until the port is open. Memory is what the kernel
counts half a second after that answer.
"""

import os
import re
import socket
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROUNDS = 20
# Seconds until idle memory is measured.
SETTLING = 0.5
REQUEST = (
    b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
    b"X-Amz-Target: DynamoDB_20120810.ListTables\r\nX-Amz-Date: 20260101T000000Z\r\n"
    b"Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/dynamodb/aws4_request, "
    b"SignedHeaders=host, Signature=0\r\nContent-Length: 2\r\n\r\n{}"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def first_answer(port: int, deadline: float) -> None:
    """Returns once ListTables has been answered."""
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                connection.sendall(REQUEST)
                answer = b""
                while b'"TableNames"' not in answer:
                    part = connection.recv(4096)
                    if not part:
                        raise RuntimeError(f"an odd answer: {answer!r}")
                    answer += part
                return
        except ConnectionRefusedError:
            time.sleep(0.0002)
    raise RuntimeError("no answer in time")


def resident(pid: int) -> dict[str, float]:
    """Resident memory in MiB: now, at its peak, and the part that belongs to the process alone."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    found = dict(re.findall(r"^(VmRSS|VmHWM|RssAnon):\s+(\d+) kB", status, re.MULTILINE))
    return {name: int(kilobytes) / 1024 for name, kilobytes in found.items()}


def measure(binary: str, *arguments: str) -> tuple[float, dict[str, float]]:
    """Milliseconds to the first answer, and the memory soon after."""
    port = free_port()
    started = time.monotonic()
    process = subprocess.Popen(
        [binary, "serve", "--port", str(port), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        first_answer(port, started + 10)
        took = (time.monotonic() - started) * 1000
        time.sleep(SETTLING)
        return took, resident(process.pid)
    finally:
        process.terminate()
        process.wait(10)


def table(tools) -> list[str]:
    """Start, memory and size as the rows of a table."""
    programs = [("dynamic", tools.binary)]
    if tools.shipped:
        programs.append(("static, stripped", tools.shipped))
    rows = [
        "| program | size | store | first answer, median | fastest | idle memory | its own |",
        "|---|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "bench.sqlite")
        for kind, binary in programs:
            size = os.path.getsize(binary) / 1e6
            for store, arguments in (("memory", ()), ("SQLite", ("--data", data))):
                runs = [measure(binary, *arguments) for _ in range(ROUNDS)]
                times = sorted(took for took, _ in runs)
                memory = {
                    name: statistics.median(each[name] for _, each in runs) for name in runs[0][1]
                }
                rows.append(
                    f"| {kind} | {size:.1f} MB | {store} | {statistics.median(times):.1f} ms "
                    f"| {times[0]:.1f} ms | {memory['VmRSS']:.1f} MiB "
                    f"| {memory['RssAnon']:.1f} MiB |"
                )
                tools.say(f"{kind}, {store}: first answer after {statistics.median(times):.1f} ms")
    return rows
