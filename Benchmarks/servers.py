"""Servers to measure: each a process on a free port of 127.0.0.1, stopped by its id."""

import re
import select
import subprocess
import time
from pathlib import Path

URL = re.compile(r"http://127\.0\.0\.1:(\d+)")


class Server:
    """A process that prints its address once it listens."""

    def __init__(self, name: str, command: list[str]):
        self.name = name
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.port = self._wait_for_port()

    def _wait_for_port(self) -> int:
        text = ""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            if select.select([self.process.stdout], [], [], 0.1)[0]:
                text += self.process.stdout.read1(4096).decode()
                if found := URL.search(text):
                    return int(found.group(1))
        self.stop()
        raise RuntimeError(f"{self.name} did not start:\n{text}")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def memory(self) -> dict[str, float]:
        """Resident memory in MiB: now (VmRSS), at its peak (VmHWM), its own (RssAnon)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        found = re.findall(r"^(VmRSS|VmHWM|RssAnon):\s+(\d+) kB", status, re.MULTILINE)
        return {name: int(kilobytes) / 1024 for name, kilobytes in found}

    def processor_time(self) -> float:
        """The milliseconds that its threads have run, without other work of the machine."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text("ascii").split()[0]) for task in tasks) / 1e6

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)
        self.process.stdout.close()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_) -> None:
        self.stop()


def dynamock(binary: str, data: Path | None = None, *arguments: str) -> Server:
    """A Dynamock in memory, or on the SQLite file `data`."""
    store = "memory" if data is None else "SQLite"
    command = [binary, "serve", "--host", "127.0.0.1", "--port", "0", "--log-level", "error"]
    command += ["--data", str(data)] if data else []
    return Server(store, [*command, *arguments])


def echo(binary: str) -> Server:
    """The bare echo, which is the lower limit."""
    return Server("echo", [binary, "0"])


def floor(binary: Path) -> Server:
    """An echo in C on epoll alone, for comparison with the echo."""
    return Server("floor", [str(binary), "0"])
