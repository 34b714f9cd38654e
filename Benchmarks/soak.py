"""A long mixed load on separate servers: no errors, no drift, constant memory. `make soak` runs this.

    make soak                        ten minutes per store
    make soak SECONDS=3600           the hour
    make soak SECONDS=15             the short form for `.ci/run`
    make soak SECONDS=3600 ARGUMENTS="--store sqlite"

The load overwrites the same 10,000 items, so whatever grows is a leak. The run is cut into slices;
the middle of the last third is compared with that of the first, after a warm-up that fills caches,
pools and the log. Drift is measured by the processor time per request, which other load on the machine
hardly changes, and not by the rate.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

import operations
import scale
import servers
import wrk
from wire import Client, request

SLICES = 12
SIZE = 400
# The allowed growth in the last third, in MiB and as a part of the first third's memory.
MEMORY_SLACK = 8
MEMORY_GROWTH = 1.10
# The allowed processor time of a request in the last third, as a part of the first third's.
TIME_GROWTH = 1.15
# Below this number of seconds a run's slices are too short to distinguish a drift from other work.
DRIFT_SECONDS = 60


def soak(server: servers.Server, seconds: float) -> list[str]:
    """Loads a server, and returns the problems found."""
    with Client(server.port) as client:
        client.ask(request("CreateTable", operations.CREATE))
        operations.fill(client, SIZE)
    started = time.monotonic()
    memory, times, faults = [], [], []
    slice_ = max(1, seconds / SLICES)
    with wrk.request_file(scale.mixed(SIZE)) as file:
        wrk.drive(server.url, file, 16, slice_)
        while len(times) < SLICES:
            before = server.processor_time()
            figures = wrk.drive(server.url, file, 16, slice_)
            memory.append(server.memory()["VmRSS"])
            spent = server.processor_time() - before
            times.append(spent * 1000 / max(1, figures.rate * slice_))
            print(
                f"{server.name}, {time.monotonic() - started:4.0f} s: {figures.rate:,.0f} requests a "
                f"second of {times[-1]:.1f} µs, p99 {figures.p99:,} µs, longest "
                f"{figures.max / 1000:.1f} ms, {memory[-1]:.1f} MiB",
                flush=True,
            )
            if figures.refused:
                faults.append(f"{figures.refused} requests were refused")
    third = SLICES // 3
    first, last = statistics.median(memory[:third]), statistics.median(memory[-third:])
    if last > first * MEMORY_GROWTH + MEMORY_SLACK:
        faults.append(f"memory grew from {first:.1f} to {last:.1f} MiB")
    first, last = statistics.median(times[:third]), statistics.median(times[-third:])
    if seconds >= DRIFT_SECONDS and last > first * TIME_GROWTH:
        faults.append(f"a request's processor time grew from {first:.1f} to {last:.1f} µs")
    return [f"{server.name}: {fault}" for fault in faults]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True, help="dynamock, built for release")
    parser.add_argument("--seconds", type=float, default=600, help="of load on each store (600)")
    parser.add_argument("--store", choices=("memory", "sqlite"), help="one of them alone")
    chosen = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory(prefix="dynamock-soak-") as folder:
        stores = {"memory": None, "sqlite": Path(folder) / "soak.sqlite"}
        for name, data in stores.items():
            if chosen.store not in (None, name):
                continue
            with servers.dynamock(chosen.binary, data) as server:
                faults += soak(server, chosen.seconds)
    if faults:
        sys.exit("soak: " + "; ".join(faults))
    print("soak: no error, no drift, flat memory")


if __name__ == "__main__":
    main()
