"""A dynamock process for a test: started on a free port, stopped or killed by its process id."""

import os
import re
import resource
import signal
import subprocess
import threading
import time
from pathlib import Path

URL = re.compile(r"https?://(?:127\.0\.0\.1|localhost):(\d+)")
START_LIMIT = 20.0
STOP_LIMIT = 10.0


class Server:
    """One server process; `data` is the SQLite file that outlives it, or None for memory.

    `descriptors` is its limit of open files, as `ulimit -n` sets it.
    """

    def __init__(
        self,
        data: Path | None = None,
        arguments: tuple[str, ...] = (),
        descriptors: int | None = None,
    ):
        self.descriptors = descriptors
        self.data = data
        self.arguments = arguments
        self.process: subprocess.Popen | None = None
        self.reader: threading.Thread | None = None
        self.url = ""
        self.output: list[str] = []

    @staticmethod
    def binary() -> str:
        """The program under test, as `scripts/test-clients.sh` names it."""
        path = os.environ.get("DYNAMOCK_BINARY")
        if not path:
            raise RuntimeError("DYNAMOCK_BINARY names no program: run `make test-clients`")
        return path

    def start(self) -> "Server":
        """Starts the process and waits for the line that tells its URL."""
        command = [self.binary(), "serve", "--host", "127.0.0.1", "--port", "0"]
        if self.data is not None:
            command += ["--data", str(self.data)]
        self.output = []
        self.process = subprocess.Popen(
            [*command, *self.arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            preexec_fn=self._limit if self.descriptors else None,
        )
        listening = threading.Event()
        self.reader = threading.Thread(target=self._read, args=(listening,), daemon=True)
        self.reader.start()
        deadline = time.monotonic() + START_LIMIT
        while not listening.wait(0.05):
            if self.process.poll() is not None or time.monotonic() > deadline:
                code = self.process.poll()
                self.kill()
                raise RuntimeError(f"the server did not start (exit {code}):\n{self.log}")
        return self

    def _limit(self) -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (self.descriptors, self.descriptors))

    def _read(self, listening: threading.Event) -> None:
        """Keeps reading after the first line, so that the pipe never fills up."""
        with self.process.stdout as lines:
            for line in lines:
                self.output.append(line)
                found = URL.search(line)
                if found and not listening.is_set():
                    self.url = f"http://127.0.0.1:{found.group(1)}"
                    listening.set()

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    @property
    def log(self) -> str:
        """What the process has printed since it was started, the last part of it."""
        return "".join(self.output[-60:])

    def said(self, text: str, count: int = 1, limit: float = 10.0) -> str:
        """Waits until `text` is in `count` lines of the log, which comes by a pipe, and returns the log."""
        deadline = time.monotonic() + limit
        while sum(text in line for line in list(self.output)) < count:
            if time.monotonic() > deadline:
                raise AssertionError(f"{text!r} is not in {count} lines of the log:\n{self.log}")
            time.sleep(0.02)
        return self.log

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> int:
        """Asks the process to stop, as a service manager does, and gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self._end()
        except subprocess.TimeoutExpired:
            self.kill()
            raise RuntimeError(f"the server did not stop on SIGTERM:\n{self.log}") from None

    def kill(self) -> None:
        """Ends the process as a power cut would: no handler of it runs."""
        if self.is_running:
            self.process.kill()
        if self.process is not None:
            self._end()

    def _end(self) -> int:
        """Waits until the process and the reading of its output are over."""
        code = self.process.wait(STOP_LIMIT)
        self.reader.join(STOP_LIMIT)
        return code
