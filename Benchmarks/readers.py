"""Compares servers that differ only in their reader of requests: dynamock's, and swift-nio's decoder.

    make bench-readers                                   requests a second and processor time of both, in turns
    python3 Benchmarks/readers.py --binary PROGRAM --instructions   instructions of reading a request, by callgrind

PROGRAM is `dynamock-readers`, built for release. In both servers a database in memory answers. The decoder's
head is copied into the form that the rest of the server needs only if the operation changes, which favours it.
"""

import argparse
import os
import re
import statistics
import subprocess
import tempfile
from pathlib import Path

import operations
import ratios
import servers
import wrk
from operations import OPERATIONS
from wire import Client, request

READERS = ("own", "library")
NAMES = ("GetItem", "PutItem")
SAMPLES = ("GetItem", "PutItem-400", "PutItem-4096")
FEW, MOST = 200, 1_200


def filled(binary: str, reader: str, size: int) -> servers.Server:
    """A server with one of the readers, and items of a size."""
    server = servers.Server(reader, [binary, "serve", reader])
    with Client(server.port) as client:
        client.ask(request("CreateTable", operations.CREATE))
        operations.fill(client, size)
    return server


def rates(chosen: argparse.Namespace) -> None:
    """Prints the medians of rounds in which the servers take turns."""
    heads = ("request", "bytes", "connections", "own, requests/s", "library", "own ÷ library")
    heads += ("own, µs", "library", "library ÷ own")
    print("| " + " | ".join(heads) + " |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for size in ratios.SIZES:
        pair = [filled(chosen.binary, reader, size) for reader in READERS]
        try:
            for operation in (each for each in OPERATIONS if each.name in NAMES):
                requests = operation.prepared(size)
                for server in pair:
                    ratios.check(operation, requests[0], server)
                with wrk.request_file(requests) as file:
                    for connections in ratios.CONNECTIONS:
                        row(chosen, pair, file, connections, operation.name, size)
        finally:
            for server in pair:
                server.stop()


def row(chosen: argparse.Namespace, pair: list, file: Path, connections: int, name: str, size: int) -> None:
    """Measures one row, and prints it."""
    rates = {server.name: [] for server in pair}
    times = {server.name: [] for server in pair}
    for turn in range(chosen.rounds):
        # Each goes first as often as the other.
        for server in pair if turn % 2 == 0 else reversed(pair):
            spent = server.processor_time()
            rate = wrk.drive(server.url, file, connections, chosen.seconds).rate
            rates[server.name].append(rate)
            times[server.name].append((server.processor_time() - spent) * 1_000 / (rate * chosen.seconds))
    cells = [name, str(size), str(connections)]
    cells += [f"{statistics.median(rates[reader]):.0f}" for reader in READERS]
    cells.append(f"{middle_ratio(rates['own'], rates['library']):.2f}")
    cells += [f"{statistics.median(times[reader]):.1f}" for reader in READERS]
    cells.append(f"{middle_ratio(times['library'], times['own']):.2f}")
    print("| " + " | ".join(cells) + " |", flush=True)


def middle_ratio(upper: list[float], lower: list[float]) -> float:
    """The median of the ratios of the rounds."""
    return statistics.median(one / other for one, other in zip(upper, lower))


def instructions(binary: str, reader: str, sample: str, connections: int) -> int:
    """The instructions of reading one request: the difference between many and few, divided by their number."""
    found = []
    for count in (FEW, MOST):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "callgrind.out"
            command = [os.environ.get("VALGRIND", "valgrind"), "--tool=callgrind", f"--callgrind-out-file={out}"]
            command += [binary, reader, sample, str(connections), str(count)]
            run = subprocess.run(command, capture_output=True, text=True, timeout=600)
            if run.returncode != 0 or run.stdout.strip() != str(count):
                raise RuntimeError(f"{run.stdout}{run.stderr}")
            found.append(int(re.search(r"^(?:totals|summary): (\d+)", out.read_text("latin-1"), re.M)[1]))
    return round((found[1] - found[0]) / (MOST - FEW))


def stripped(binary: str, folder: str) -> str:
    """A copy without debug sections, which valgrind cannot read."""
    copy = Path(folder) / "dynamock-readers"
    subprocess.run(["strip", "--strip-debug", "-o", str(copy), binary], check=True)
    return str(copy)


def costs(chosen: argparse.Namespace) -> None:
    """Prints the instructions of both readers."""
    print("| request | connections | own, instructions | library, instructions | library ÷ own |")
    print("|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        binary = stripped(chosen.binary, folder)
        for sample in SAMPLES:
            for connections in ratios.CONNECTIONS:
                own, library = (instructions(binary, reader, sample, connections) for reader in READERS)
                print(f"| {sample} | {connections} | {own} | {library} | {library / own:.2f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True, help="dynamock-readers, built for release")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each server (5)")
    parser.add_argument("--seconds", type=int, default=2, help="of each run (2)")
    parser.add_argument("--instructions", action="store_true", help="count instructions instead")
    chosen = parser.parse_args()
    if chosen.instructions:
        costs(chosen)
    else:
        rates(chosen)


if __name__ == "__main__":
    main()
