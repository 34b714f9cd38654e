"""Load by wrk: runs it against a server and reads its figures."""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("wrk.lua")


@dataclass
class Figures:
    """The results of one run; times in microseconds."""

    rate: float
    p50: int
    p99: int
    max: int
    bytes: float
    refused: int

    @staticmethod
    def middle(runs: list["Figures"]) -> "Figures":
        """The median run by rate."""
        return sorted(runs, key=lambda run: run.rate)[len(runs) // 2]


@contextmanager
def request_file(requests: list[bytes]) -> Iterator[Path]:
    """A file of requests in the form that the script reads."""
    with tempfile.NamedTemporaryFile(prefix="requests-") as file:
        for request in requests:
            file.write(b"%08d\n" % len(request) + request)
        file.flush()
        yield Path(file.name)


def drive(url: str, requests: Path, connections: int, seconds: float) -> Figures:
    """Sends the requests repeatedly on so many connections."""
    command = ["wrk", "-t", str(min(connections, 2)), "-c", str(connections)]
    command += ["-d", f"{max(1, round(seconds))}s", "--timeout", "20s", "-s", str(SCRIPT), url]
    run = subprocess.run(
        [*command, "--", str(requests)], capture_output=True, text=True, timeout=seconds + 60
    )
    _, marker, figures = run.stdout.rpartition("\nfigures ")
    if run.returncode != 0 or not marker:
        raise RuntimeError(f"wrk failed:\n{run.stdout}{run.stderr}")
    found = json.loads(figures)
    if found["broken"]:
        raise RuntimeError(f"{found['broken']} connections failed or ran into the time limit")
    duration = found["microseconds"] / 1e6
    return Figures(
        rate=found["requests"] / duration,
        p50=found["p50"],
        p99=found["p99"],
        max=found["max"],
        bytes=found["bytes"] / duration,
        refused=found["refused"],
    )
