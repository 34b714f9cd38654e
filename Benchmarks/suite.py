"""A suite of 200 tests, once with a fork for each test and once with tables created and seeded in each.

`make bench-suite` runs it against the release build. Arguments: the program, then the number of workers
that run tests at the same time (the number of cores), then the rounds of eight tests (25).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(__file__).parent / "suite"


def run(endpoint: str, way: str, workers: int, rounds: int) -> float:
    """Seconds that the suite takes, from starting pytest to its end."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(workers), "-p", "no:cacheprovider"]
    environment = {
        **os.environ,
        "DYNAMOCK_ENDPOINT": endpoint,
        "DYNAMOCK_SUITE": way,
        "DYNAMOCK_SUITE_ROUNDS": str(rounds),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    started = time.monotonic()
    done = subprocess.run(
        [*command, "."], cwd=FOLDER, env=environment, capture_output=True, text=True, timeout=600
    )
    took = time.monotonic() - started
    if done.returncode != 0 or f"{8 * rounds} passed" not in done.stdout:
        raise RuntimeError(done.stdout + done.stderr)
    return took


def measure(binary: str, arguments: tuple[str, ...], workers: int, rounds: int) -> list[float]:
    """The times of both ways against one server, a fork for each test first."""
    process = subprocess.Popen(
        [binary, "serve", "--port", "0", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        endpoint = process.stdout.readline().split()[-1]
        return [run(endpoint, way, workers, rounds) for way in ("fork", "create")]
    finally:
        process.terminate()
        process.wait(30)


def main() -> None:
    binary, *numbers = sys.argv[1:]
    workers = int(numbers[0]) if numbers else os.cpu_count() or 2
    rounds = int(numbers[1]) if len(numbers) > 1 else 25
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "suite.sqlite")
        for store, arguments in (("memory", ()), ("SQLite", ("--data", data))):
            forked, created = measure(binary, arguments, workers, rounds)
            print(
                f"{store}: {8 * rounds} tests by {workers} workers take {forked:.1f} s with a fork "
                f"for each, {created:.1f} s with tables made and seeded in each "
                f"({created / forked:.1f} times as long)",
                flush=True,
            )


if __name__ == "__main__":
    main()
