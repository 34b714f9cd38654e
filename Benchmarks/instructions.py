"""Instructions of the start and of requests, counted by callgrind: the same on a busy machine as on an idle one.

    python3 Benchmarks/instructions.py --binary .build/dynamock
    python3 Benchmarks/instructions.py --binary before=OLD/dynamock --binary after=.build/dynamock
    python3 Benchmarks/instructions.py --binary .build/dynamock --only GetItem --store sqlite
    python3 Benchmarks/instructions.py --binary .build/dynamock --check Benchmarks/instructions.txt
    python3 Benchmarks/instructions.py --binary .build/dynamock --only GetItem --console

Only instructions outside the kernel are counted. A request costs the difference between a run with
many of them and one with few, divided by their number. valgrind cannot read the debug sections of Swift, so
programs are copied without them. It has to be 3.20 or newer for a C library of 2.42; VALGRIND names it.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import servers
from operations import COUNT, CREATE, OPERATIONS, TABLE, Operation, item
from wire import Client, request

OVER_SQLITE = " over SQLite"
SIZE = 400
FEW, MOST = 20, 1_000


def counted(binary: Path, data: Path | None, requests: list[bytes], console: bool = False) -> int:
    """Starts a server under callgrind, sends requests, stops it, and returns the executed instructions."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        valgrind = os.environ.get("VALGRIND", "valgrind")
        command = [valgrind, "--tool=callgrind", f"--callgrind-out-file={out}"]
        serve = [str(binary), "serve", "--host", "127.0.0.1", "--port", "0", "--log-level", "error"]
        serve += ["--data", str(data)] if data else []
        with servers.Server("callgrind", command + serve) as server, Client(server.port, 120) as client:
            if console:
                open_console(server.port)
            for each in requests:
                client.send(each)
                status, body = client.answer()
                if status != 200:
                    raise RuntimeError(f"an answer of status {status}: {body[:300]!r}")
        return int(re.search(r"^(?:totals|summary): (\d+)", out.read_text("latin-1"), re.M)[1])


def open_console(port: int) -> None:
    """Sends the requests of the console's screens for another database than the measured one."""
    url = f"http://127.0.0.1:{port}/_dynamock/v1/databases"
    urllib.request.urlopen(url, b'{"name": "other"}', timeout=60).close()
    for path in ("stats/series", "journal", "rules", "requests", "scripting", "vault"):
        urllib.request.urlopen(f"{url}/other/{path}", timeout=60).close()


def cost(binary: Path, operation: Operation, store: str, console: bool = False) -> int:
    """Instructions of one request."""
    # Work that is done only once, such as a look-up of a conformance, is negligible among many.
    more = min(MOST, operation.requests)
    prepared = operation.prepared(SIZE)
    asked = prepared * ((FEW + more) // len(prepared) + 1)
    totals = []
    for count in (FEW, FEW + more):
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data.sqlite" if store == "sqlite" else None
            totals.append(counted(binary, data, [*filling(), *asked[:count]], console))
    return (totals[1] - totals[0]) // more


def filling() -> list[bytes]:
    """The requests that create and fill the table."""
    requests = [request("CreateTable", CREATE)]
    for start in range(0, COUNT, 25):
        puts = [{"PutRequest": {"Item": item(n, SIZE)}} for n in range(start, start + 25)]
        requests.append(request("BatchWriteItem", {"RequestItems": {TABLE: puts}}))
    return requests


def stripped(binary: str, folder: str, number: int) -> Path:
    copy = Path(folder) / f"dynamock-{number}"
    shutil.copy(binary, copy)
    subprocess.run(["strip", "--strip-debug", str(copy)], check=True)
    return copy


def bounds(path: str) -> dict[str, float]:
    """The bounds of a file: lines of thousands of instructions and a name."""
    lines = [line.split(maxsplit=1) for line in Path(path).read_text().splitlines()]
    return {line[1]: float(line[0]) for line in lines if line and not line[0].startswith("#")}


def exceeded(binary: Path, allowed: dict[str, float]) -> list[str]:
    """What needs more instructions than a file of bounds allows."""
    measured = {"start and stop": counted(binary, None, [])}
    for operation in OPERATIONS:
        for store, name in (("memory", operation.name), ("sqlite", operation.name + OVER_SQLITE)):
            if name in allowed:
                measured[name] = cost(binary, operation, store)
    unknown = set(allowed) - set(measured)
    if unknown:
        sys.exit(f"instructions.py: nothing is called {', '.join(sorted(unknown))}")
    for name, count in measured.items():
        print(f"{name}: {count / 1000:,.1f} thousand instructions of {allowed.get(name, 0):,.0f}")
    return [name for name in allowed if measured[name] > allowed[name] * 1000]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--binary", action="append", required=True, metavar="[NAME=]PATH")
    parser.add_argument("--only", help="the name of one operation")
    parser.add_argument("--store", choices=("memory", "sqlite"), default="memory")
    parser.add_argument("--check", help="a file of bounds, to which the one program is held")
    parser.add_argument("--console", action="store_true", help="with a console on another database")
    arguments = parser.parse_args()
    if not shutil.which(os.environ.get("VALGRIND", "valgrind")):
        sys.exit("instructions.py: there is no valgrind here; install it, or name it by VALGRIND")
    chosen = [each for each in OPERATIONS if arguments.only in (None, each.name)]
    with tempfile.TemporaryDirectory() as folder:
        programs = []
        for number, given in enumerate(arguments.binary):
            name, _, path = given.rpartition("=")
            programs.append((name or path, stripped(path, folder, number)))
        if arguments.check:
            found = exceeded(programs[0][1], bounds(arguments.check))
            sys.exit(f"too many instructions: {', '.join(found)}" if found else 0)
        print("| thousand instructions | " + " | ".join(name for name, _ in programs) + " |")
        print("|---|" + "---:|" * len(programs))
        starts = [f"{counted(path, None, []) / 1000:,.0f}" for _, path in programs]
        print("| start and stop | " + " | ".join(starts) + " |", flush=True)
        for operation in chosen:
            costs = [f"{cost(path, operation, arguments.store, arguments.console) / 1000:,.1f}" for _, path in programs]
            print(f"| {operation.name} | " + " | ".join(costs) + " |", flush=True)


if __name__ == "__main__":
    main()
