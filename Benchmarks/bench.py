"""Measures a release build over HTTP: `make bench` runs this.

    make bench                                                   everything, about 15 minutes
    make bench ARGUMENTS="--parts ratios --quick"                the goals' ratios, one minute
    make bench ARGUMENTS="--parts ratios --only GetItem"         one operation
    make bench ARGUMENTS="--write docs/performance.md"           and writes the tables into the file
"""

import argparse
import datetime
import os
import subprocess
import sys
import time
from pathlib import Path

import beside
import metering
import process
import ratios
import recovery
import scale
import tables
import writers

PARTS = ("process", "ratios", "scale", "writers", "statistics", "counts")
# Measured only if they are named.
OTHER_PARTS = ("recovery", "beside")


class Tools:
    """The programs to measure, and a function that prints progress."""

    def __init__(self, arguments: argparse.Namespace):
        self.binary = arguments.binary
        self.shipped = arguments.shipped
        self.echo = arguments.echo
        self.floor = Path(arguments.echo).with_name("Floor")
        self.raw = arguments.raw or Path(arguments.echo).with_name("RawSQLite")
        self.counts = arguments.counts
        self.started = time.monotonic()

    def say(self, text: str) -> None:
        elapsed = int(time.monotonic() - self.started)
        print(f"[{elapsed // 60:2d}:{elapsed % 60:02d}] {text}", flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True, help="dynamock, built for release")
    parser.add_argument("--shipped", help="the same, static and stripped")
    parser.add_argument("--echo", required=True, help="the bare echo")
    parser.add_argument("--raw", help="SQLite with nothing around it (RawSQLite next to the echo)")
    parser.add_argument("--counts", help="the program that counts the parts' allocations")
    parser.add_argument("--parts", default=",".join(PARTS), help=f"of {','.join(PARTS + OTHER_PARTS)}")
    parser.add_argument("--only", action="append", default=[], help="operations whose names begin like this")
    parser.add_argument("--quick", action="store_true", help="16 connections and 400 bytes only")
    parser.add_argument("--seconds", type=float, default=2, help="of each run (2)")
    parser.add_argument("--minute", type=float, default=60, help="seconds of the run for pauses (60)")
    parser.add_argument("--write", type=Path, help="a Markdown file with places for the tables")
    chosen = parser.parse_args()
    unknown = set(chosen.parts.split(",")) - set(PARTS + OTHER_PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS + OTHER_PARTS)}")
    return chosen


def expected_minutes(chosen: argparse.Namespace) -> float:
    """How long it will take, for printing at the start."""
    parts = chosen.parts.split(",")
    each = chosen.seconds + 0.3
    driven = sum((4 if rounds > 1 else 3) * rounds for *_, rounds in ratios.runs(chosen.only, chosen.quick))
    seconds = {
        "process": 90,
        "ratios": driven * each + 10,
        "scale": 60 + 12 * each + chosen.minute,
        "writers": 10 + writers.ROUNDS * 3 * len(writers.COUNTS) * each,
        "statistics": len(metering.NAMES) * metering.SERVERS * (metering.SECONDS + 1),
        "counts": 15,
        "beside": 2 * (5 + beside.ROUNDS * len(beside.LOADS) * (each + 1.5)),
        "recovery": 2 * (10 + 2 * recovery.ROUNDS * each),
    }
    return sum(seconds[part] for part in parts) / 60


def main() -> None:
    chosen = arguments()
    parts = chosen.parts.split(",")
    tools = Tools(chosen)
    tools.say(f"this will take about {expected_minutes(chosen):.0f} minutes")
    found: dict[str, list[str]] = {"machine": [machine()]}
    if "process" in parts:
        found["process"] = process.table(tools)
    if "ratios" in parts:
        results = ratios.measure(tools, chosen.only, chosen.seconds, chosen.quick)
        found["goals"] = ratios.goal_table(results)
        found["operations"] = ratios.full_table(results)
    if "scale" in parts:
        found["memory"], large = scale.memory(tools)
        with large:
            found["growth"] = scale.growth(tools, large, chosen.seconds)
            found["pauses"] = scale.pauses(tools, large, chosen.minute)
    if "writers" in parts:
        found["writers"] = writers.table(tools, chosen.seconds)
    if "statistics" in parts:
        found["statistics"] = metering.table(tools)
    if "beside" in parts:
        found["beside"] = beside.table(tools, chosen.seconds)
    if "recovery" in parts:
        found["recovery"] = recovery.table(tools, chosen.seconds)
    if "counts" in parts and chosen.counts:
        found["counts"] = counted(chosen.counts, "--table")
        found["counts"] += ["", f"A Scan of a whole table in memory: {counted(chosen.counts, '--scan')[0]}."]
    for name, rows in found.items():
        print("\n".join(["", *rows]))
    if chosen.write:
        tables.write(found, chosen.write)
        tools.say(f"the tables are in {chosen.write}")


def counted(program: str, option: str) -> list[str]:
    """The output of the program that counts the parts' allocations."""
    run = subprocess.run([program, option], capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def machine() -> str:
    """One line about the machine."""
    model = "a processor"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    today = datetime.datetime.now(datetime.timezone.utc).date()
    load = os.getloadavg()[0]
    return f"Taken on {today} on {os.cpu_count()} cores ({model}), load before the run {load:.1f}."


if __name__ == "__main__":
    try:
        main()
    except (RuntimeError, AssertionError) as error:
        sys.exit(f"bench: {error}")
