"""A server in a process of its own, which ends with this one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Union

from . import _boto, _sentences, _settings
from ._database import Database
from ._instance import Instance
from ._transport import Http
from .errors import ControlError, ServerError

if TYPE_CHECKING:
    from datetime import timedelta

_URL = re.compile(r"https?://(?:127\.0\.0\.1|localhost|\[::1\]):\d+")
START_LIMIT = 20.0
STOP_LIMIT = 15.0

# Ends the program when this process closes its end of the pipe, by whatever death. The shell lets
# go of the output, so that its end is the program's.
WATCH = '''
"$@" &
child=$!
exec >/dev/null 2>&1
trap 'kill -TERM "$child"' TERM
read -r _
kill -TERM "$child"
wait "$child"
'''


def program() -> Path:
    """Returns where the program is expected: DYNAMOCK_BINARY, or beside this file."""
    named = os.environ.get("DYNAMOCK_BINARY")
    return Path(named) if named else Path(__file__).parent / "_native" / "dynamock"


class Server:
    """A server: the program on a free port, or with `url` one that runs already.

    Used in a `with` statement, it is the instance; it ends at the end of the block. A server that was
    started also ends with this process, even if that is killed.
    """

    def __init__(
        self,
        data: Union[str, "os.PathLike[str]", None] = None,
        *,
        url: Optional[str] = None,
        port: int = 0,
        log: str = "warning",
        token: Optional[str] = None,
        **settings: Any,
    ) -> None:
        self._process: Optional["subprocess.Popen[bytes]"] = None
        self._folder: Optional["tempfile.TemporaryDirectory[str]"] = None
        if url is None:
            made = _settings.nested(settings)
            made.update({"host": made.get("host", "127.0.0.1"), "port": port})
            made.setdefault("log", {}).setdefault("level", log)
            if token is not None:
                made.setdefault("control", {})["token"] = token
            if data is not None:
                made["data"] = str(Path(data).absolute())
            url = self._start(made)
        elif settings or data is not None:
            given = [*settings, *([] if data is None else ["data"])]
            raise ServerError(_sentences.has_settings(url, given))
        self.url: str = url.rstrip("/")
        self.instance = Instance(Http(self.url, token=token))
        try:
            self.instance.transport.control("GET", "databases/default")
        except ControlError:
            self.close()
            raise
        except ServerError:
            self.close()
            raise
        except Exception as error:
            self.close()
            raise ServerError(_sentences.not_reached(self.url, error)) from error
        _boto.own_urls.add(self.url)

    def _start(self, settings: Dict[str, Any]) -> str:
        binary = program()
        if not binary.is_file():
            raise ServerError(_sentences.no_program(str(binary)))
        self._folder = tempfile.TemporaryDirectory(prefix="dynamock-")
        configuration = Path(self._folder.name) / "settings.json"
        configuration.write_text(json.dumps(settings))
        # Variables of the shell are no settings of this server.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DYNAMOCK_")}
        output = Path(self._folder.name) / "output"
        command = ["/bin/sh", "-c", WATCH, "dynamock", str(binary), "serve", "--config", str(configuration)]
        with output.open("wb") as sink:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=sink, stderr=subprocess.STDOUT,
                env=environment, start_new_session=True,
            )
        return self._listening(output)

    def _listening(self, output: Path) -> str:
        """Waits for the line that has the URL, or for the program's end."""
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            text = output.read_text(errors="replace")
            found = _URL.search(text)
            if found and text.find("\n", found.end()) >= 0:
                return found.group(0)
            if "\n" in text and not found and re.search(r"^(Error|error|dynamock:)", text, re.M):
                break
            time.sleep(0.002)
        text = output.read_text(errors="replace")
        self.close()
        raise ServerError(_sentences.not_started(text))

    @property
    def default(self) -> Database:
        """The database that the plain endpoint reaches."""
        return self.instance.default

    def close(self) -> None:
        """Ends the server if this object started it."""
        _boto.own_urls.discard(getattr(self, "url", ""))
        process, self._process = self._process, None
        if process is not None:
            if process.stdin is not None:
                process.stdin.close()
            try:
                process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
                process.wait()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def __enter__(self) -> Instance:
        return self.instance

    def __exit__(self, *_: Any) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_process", None) is not None:
            self.close()

    def create(self, name: Optional[str] = None, **options: Any) -> Database:
        """Creates an empty database, as `Instance.create` does."""
        return self.instance.create(name, **options)

    def database(self, name: str) -> Database:
        """Returns the database of a name."""
        return self.instance.database(name)

    def databases(self) -> List[Database]:
        """Returns all databases."""
        return self.instance.databases()
