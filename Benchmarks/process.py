"""The cost of the process before it does anything.

    python3 Benchmarks/process.py --binary .build/dynamock
    python3 Benchmarks/process.py --binary before=OLD/dynamock --binary after=.build/dynamock
    python3 Benchmarks/process.py --binary .build/dynamock --check Benchmarks/process.txt

Start to first answer is the time from starting the program to the last byte of its first
ListTables, which is sent repeatedly until the port is open. Memory is what the kernel
counts half a second after that answer. All programs take turns.
"""

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from instructions import bounds

ROUNDS = 20
# Rounds for a check: memory differs by a few pages from one to the next.
CHECKS = 5
# Seconds until idle memory is measured.
SETTLING = 0.5
REQUEST = (
    b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
    b"X-Amz-Target: DynamoDB_20120810.ListTables\r\nX-Amz-Date: 20260101T000000Z\r\n"
    b"Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/dynamodb/aws4_request, "
    b"SignedHeaders=host, Signature=0\r\nContent-Length: 2\r\n\r\n{}"
)
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)


@dataclass
class Measured:
    """A program with its arguments, and what was measured of it."""

    name: str
    store: str
    command: list[str]
    times: list[float] = field(default_factory=list)
    memory: list[dict[str, float]] = field(default_factory=list)

    @property
    def size(self) -> float:
        """The size of the program in MB."""
        return os.path.getsize(self.command[0]) / 1e6

    def resident(self, name: str = "VmRSS") -> float:
        return statistics.median(each[name] for each in self.memory)

    def row(self) -> str:
        return (
            f"| {self.name} | {self.size:.1f} MB | {self.store} | {statistics.median(self.times):.1f} ms "
            f"| {min(self.times):.1f} ms | {self.resident():.1f} MiB | {self.resident('RssAnon'):.1f} MiB |"
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_whole(answer: bytes) -> bool:
    head, separator, body = answer.partition(b"\r\n\r\n")
    length = LENGTH.search(head + b"\r\n")
    return bool(separator and length and len(body) == int(length[1]))


def first_answer(port: int, deadline: float) -> None:
    """Returns once ListTables has been answered."""
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                connection.sendall(REQUEST)
                answer = b""
                while not is_whole(answer):
                    part = connection.recv(4096)
                    if not part:
                        raise RuntimeError(f"an odd answer: {answer!r}")
                    answer += part
                if not answer.startswith(b"HTTP/1.1 200"):
                    raise RuntimeError(f"an odd answer: {answer!r}")
                return
        except ConnectionRefusedError:
            time.sleep(0.0002)
    raise RuntimeError("no answer in time")


def resident(pid: int) -> dict[str, float]:
    """Resident memory in MiB: now, at its peak, and the part that belongs to the process alone."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    found = dict(re.findall(r"^(VmRSS|VmHWM|RssAnon):\s+(\d+) kB", status, re.MULTILINE))
    return {name: int(kilobytes) / 1024 for name, kilobytes in found.items()}


def measure(one: Measured) -> None:
    """Adds the milliseconds to the first answer, and the memory soon after."""
    port = free_port()
    command = [word.replace("PORT", str(port)) for word in one.command]
    quiet = subprocess.DEVNULL
    started = time.monotonic()
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        first_answer(port, started + 10)
        one.times.append((time.monotonic() - started) * 1000)
        time.sleep(SETTLING)
        one.memory.append(resident(process.pid))
    finally:
        process.terminate()
        process.wait(10)


def nothing() -> float:
    """Returns the milliseconds of a program that does nothing."""
    started = time.monotonic()
    subprocess.run(["/bin/true"], check=True)
    return (time.monotonic() - started) * 1000


def compared(programs: Iterable[tuple[str, str]], echo: str | None, rounds: int) -> tuple[list[Measured], list[float]]:
    """What is measured in turns of all programs and stores, and the times of a program that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        measured = [Measured("echo", "", [echo, "PORT"])] if echo else []
        for number, (name, binary) in enumerate(programs):
            serve = [binary, "serve", "--port", "PORT"]
            measured.append(Measured(name, "memory", serve))
            data = os.path.join(folder, f"bench-{number}.sqlite")
            measured.append(Measured(name, "SQLite", [*serve, "--data", data]))
        idle = []
        for _ in range(rounds):
            idle.append(nothing())
            for each in measured:
                measure(each)
        return measured, idle


def rows(measured: list[Measured], idle: list[float]) -> list[str]:
    return [
        "| program | size | store | first answer, median | fastest | idle memory | its own |",
        "|---|---|---|---|---|---|---|",
        f"| nothing (`/bin/true`, to its end) | | | {statistics.median(idle):.1f} ms | {min(idle):.1f} ms | | |",
        *(each.row() for each in measured),
    ]


def table(tools) -> list[str]:
    """Start, memory and size as the rows of a table."""
    programs = [("dynamic", tools.binary)]
    if tools.shipped:
        programs.append(("static, stripped", tools.shipped))
    measured, idle = compared(programs, tools.echo, ROUNDS)
    for each in measured:
        tools.say(f"{each.name}, {each.store}: first answer after {statistics.median(each.times):.1f} ms")
    return rows(measured, idle)


def exceeded(measured: list[Measured], allowed: dict[str, float]) -> list[str]:
    """What is more than a file of bounds allows."""
    found = {f"idle, {each.store}": each.resident() for each in measured}
    unknown = set(allowed) - set(found)
    if unknown:
        sys.exit(f"process.py: nothing is called {', '.join(sorted(unknown))}")
    for name, value in found.items():
        print(f"{name}: {value:.1f} MiB of {allowed.get(name, 0):g}")
    return [name for name, most in allowed.items() if found[name] > most]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--binary", action="append", required=True, metavar="[NAME=]PATH")
    parser.add_argument("--echo", help="the bare echo, to measure as well")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--check", help="a file of bounds, to which the first program is held")
    arguments = parser.parse_args()
    programs = [(given.rpartition("=")[0] or "dynamock", given.rpartition("=")[2]) for given in arguments.binary]
    if arguments.check:
        measured, _ = compared(programs[:1], None, CHECKS)
        found = exceeded(measured, bounds(arguments.check))
        hint = "are its functions in order (scripts/link/start-order.py)?"
        sys.exit(f"too much memory: {', '.join(found)}; {hint}" if found else 0)
    print("\n".join(rows(*compared(programs, arguments.echo, arguments.rounds))))


if __name__ == "__main__":
    main()
