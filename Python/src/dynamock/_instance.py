"""An instance: databases by name, in this process or in a server."""

from __future__ import annotations

import os
import threading
from datetime import timedelta
from os import PathLike
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Union
from urllib.parse import quote

from . import _sentences, _settings
from ._database import Database, seconds_of
from ._transport import InProcess, Transport
from .errors import DynamockError

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Type

Path = Union[str, "PathLike[str]"]


class Instance:
    """Databases by name: what one server holds."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self._served: Optional[str] = None
        self._is_manual: Optional[bool] = None
        self.default = Database(self, "default")

    @property
    def url(self) -> Optional[str]:
        """The URL at which the instance is served, or None."""
        return self.transport.url or self._served

    @property
    def has_manual_clock(self) -> bool:
        """Whether time stands still until a test moves it."""
        if self._is_manual is None:
            clock = self.transport.control("GET", "databases/default/clock")
            self._is_manual = bool(clock["isManual"])
        return self._is_manual

    def create(
        self, name: Optional[str] = None, *, expires_after: Union[float, timedelta, None] = None
    ) -> Database:
        """Creates an empty database; without a name it gets one that no one can guess."""
        body: Dict[str, Any] = {}
        if name is not None:
            body["name"] = name
        if expires_after is not None:
            body["expiresAfterSeconds"] = seconds_of(expires_after)
        made = self.transport.control("POST", "databases", body)
        return Database(self, str(made["name"]))

    def database(self, name: str) -> Database:
        """Returns the database of a name."""
        found = self.transport.control("GET", f"databases/{quote(name, safe='')}")
        return Database(self, str(found["name"]))

    def databases(self) -> List[Database]:
        """Returns all databases."""
        found = self.transport.control("GET", "databases")["databases"]
        return [Database(self, str(each["name"])) for each in found]

    def serve(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Serves the instance over HTTP, for child processes and other languages; returns its URL."""
        if self.transport.url is not None:
            return self.transport.url
        if self._served is None:
            if not isinstance(self.transport, InProcess):
                raise DynamockError(_sentences.INVALID)
            self._served = self.transport.serve({"host": host, "port": port})
        return self._served

    def halt(self) -> None:
        """Serves no longer; the databases remain."""
        if self._served is not None and isinstance(self.transport, InProcess):
            self._served = None
            self.transport.halt()

    def close(self) -> None:
        """Closes the instance; databases in memory are gone."""
        self._served = None
        self.transport.close()

    def __enter__(self) -> "Instance":
        return self

    def __exit__(
        self, kind: "Optional[Type[BaseException]]", error: Optional[BaseException], trace: "Optional[TracebackType]"
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<dynamock.Instance {self.transport.url or 'in process'}>"


def open(data: Optional[Path] = None, **settings: Any) -> Instance:
    """Opens an instance in this process: in memory, or with `default` in the SQLite file `data`.

    Settings are those of docs/configuration.md: `throttling_enforced=True` is `throttling.enforced`.
    """
    made = _settings.nested(settings)
    if data is not None:
        made["data"] = str(data)
    return Instance(InProcess(made))


_shared: Optional[Instance] = None
_lock = threading.Lock()


def _renew_lock() -> None:
    global _lock
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_lock)


def shared() -> Instance:
    """Returns the instance that `patch()` without a database uses, one a process."""
    global _shared
    with _lock:
        if _shared is None:
            _shared = open()
        return _shared
