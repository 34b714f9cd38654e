"""What the pytest plugin keeps during a run: instances by their settings, seeded databases, the guard."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional, Tuple

import pytest

from . import _sentences
from ._recording import Recordings
from .errors import BudgetExceeded, DynamockError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ._database import Cost, Database
    from ._instance import Instance

Fill = Callable[[Any], Any]
HOUR = 3600.0
EXPORTED = ("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_DYNAMODB_STREAMS")


def url_of(config: Any) -> str:
    """Returns the URL of a server that runs, or nothing."""
    given = config.getoption("--dynamock-url") or config.getini("dynamock_url")
    return str(given or os.environ.get("DYNAMOCK_URL") or "")


def _key(settings: Dict[str, Any], program: bool) -> str:
    return json.dumps([program, settings], sort_keys=True, default=str)


class Seeded:
    """A database that was filled once, and is forked for each test."""

    def __init__(self, database: "Database", expires: Optional[float]) -> None:
        self.database = database
        self._expires = expires

    def fork(self) -> "Database":
        """Returns a fork, from which on the seeded database cannot be changed."""
        self.database.is_frozen = True
        return self.database.fork(expires_after=self._expires)


class Books:
    """The plugin's state of one run."""

    def __init__(self, config: Any, mode: str, recordings: Recordings) -> None:
        self._config = config
        self._mode = mode
        self._open = ExitStack()
        self._instances: Dict[str, "Instance"] = {}
        self._seeded: Dict[Tuple[str, int], Tuple[Seeded, Optional[Fill]]] = {}
        self._is_guarded = False
        #: The URL of a server that runs, or nothing.
        self.url = url_of(config)
        self.retries = str(config.getini("dynamock_retries"))
        self.counts_costs = config.getoption("--dynamock-costs") is not None
        self._exports = bool(config.getini("dynamock_export"))
        self._guards = bool(config.getini("dynamock_guard"))
        self.recordings = recordings

    def instance(self, settings: Dict[str, Any], program: bool = False) -> "Instance":
        """Returns the instance with these settings, opened at its first use; `program` needs a server."""
        program = program or self.recordings.path is not None
        key = _key(settings, program)
        if key not in self._instances:
            self._instances[key] = self._opened(settings, program)
            self._guard()
        return self._instances[key]

    def _opened(self, settings: Dict[str, Any], program: bool) -> "Instance":
        from . import Server, open

        if self.url:
            return self._open.enter_context(Server(url=self.url))
        if self._mode == "server" or program:
            return self._open.enter_context(Server(**settings))
        return self._open.enter_context(open(**settings))

    def seeded(self, settings: Dict[str, Any], fill: Optional[Fill], program: bool = False) -> Seeded:
        """Returns the database that `fill` has filled, once for each pair of settings and function."""
        from ._patch import patch

        if fill is not None and not callable(fill):
            raise pytest.UsageError(_sentences.no_seed(fill))
        key = (_key(settings, program), id(fill))
        if key not in self._seeded:
            instance = self.instance(settings, program)
            lifetime = HOUR if self.url else None
            database = self._begun(instance, lifetime)
            if fill is not None:
                with patch(database, retries=self.retries):
                    fill(database)
            # The function is kept, so that no other one gets its id.
            self._seeded[key] = (Seeded(database, lifetime), fill)
        return self._seeded[key][0]

    def _begun(self, instance: "Instance", lifetime: Optional[float]) -> "Database":
        """Creates the database to be seeded, from `dynamock_data` if that is given."""
        name = self._config.getoption("--dynamock-data") or self._config.getini("dynamock_data")
        worker = os.environ.get("PYTEST_XDIST_WORKER")
        named = f"{worker}-{os.urandom(8).hex()}" if worker and self.url else None
        database = instance.create(named, expires_after=lifetime)
        if self.url:
            self._open.callback(self.drop, database)
        if name:
            from pathlib import Path

            self._copy(Path(str(name)), database)
        return database

    def _copy(self, source: "Path", database: "Database") -> None:
        """Fills a database with what a SQLite file or a folder of exports holds; neither is changed."""
        import shutil
        import tempfile
        from pathlib import Path

        from . import Server
        from ._copying import copy_tables, import_folder

        if not source.exists():
            raise DynamockError(_sentences.no_such_data(source))
        with tempfile.TemporaryDirectory(prefix="dynamock-") as folder:
            copy = Path(folder) / "data.sqlite"
            if source.is_dir():
                import_folder(source, copy)
            else:
                for suffix in ("", "-wal"):
                    if Path(f"{source}{suffix}").is_file():
                        shutil.copy(f"{source}{suffix}", f"{copy}{suffix}")
            with Server(data=copy) as held:
                copy_tables(held.default, database)

    def drop(self, database: "Database") -> None:
        """Drops a database, unless it is gone already."""
        database.drop_if_there()

    def _guard(self) -> None:
        """Refuses calls to AWS from the first use of a fixture to the end of the run."""
        if not self._is_guarded and self._guards:
            from ._patch import guard

            self._is_guarded = True
            self._open.enter_context(guard())

    @contextmanager
    def unguarded(self, allows: bool) -> Iterator[None]:
        """Takes the guard away for a test that allows AWS."""
        if not (allows and self._is_guarded):
            yield
            return
        from . import _boto

        _boto.guard(-1)
        try:
            yield
        finally:
            _boto.guard(1)

    @contextmanager
    def exported(self, database: "Database") -> Iterator[None]:
        """Serves the database to child processes, where the ini file says so."""
        if not self._exports:
            yield
            return
        before = {name: os.environ.get(name) for name in EXPORTED}
        os.environ.update({name: database.serve() for name in EXPORTED})
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value

    @staticmethod
    def moment(text: Any) -> "datetime":
        """Reads the marker's clock, a `datetime` or its ISO 8601 text."""
        from datetime import datetime

        try:
            return text if isinstance(text, datetime) else datetime.fromisoformat(str(text).replace("Z", "+00:00"))
        except ValueError:
            raise pytest.UsageError(_sentences.no_moment(text)) from None

    @staticmethod
    def over_budget(budget: Dict[str, Any], cost: "Cost") -> Optional[BudgetExceeded]:
        """Returns the failure of a test that consumed more than allowed."""
        known = ("read", "write", "requests")
        unknown = set(budget) - set(known)
        if unknown:
            return BudgetExceeded(_sentences.unknown_words("dynamock_budget", unknown, known))
        for word, allowed in budget.items():
            if isinstance(allowed, bool) or not isinstance(allowed, (int, float)):
                return BudgetExceeded(_sentences.no_number("dynamock_budget", word, allowed))
        used = {"read": cost.read, "write": cost.write, "requests": float(cost.requests)}
        over = [word for word in known if word in budget and used[word] > budget[word]]
        failures = [_sentences.over(word, used[word], budget[word]) for word in over]
        if not failures:
            return None
        dear = sorted(cost.operations.items(), key=lambda each: -(each[1].read + each[1].write))
        lines = [f"{name}: {use.requests} requests, {use.read:g} read, {use.write:g} write" for name, use in dear]
        return BudgetExceeded(_sentences.over_budget(failures, lines))

    @staticmethod
    def calls_of(database: "Database") -> List[str]:
        """Returns the calls of a test for its report, and what still waits."""
        calls = list(database.calls)
        lines = [str(call) for call in calls[-50:]]
        hidden = database.calls.count - len(lines)
        if hidden > 0:
            lines.insert(0, f"({hidden} earlier calls)")
        try:
            held = database.held()
        except DynamockError:
            held = []
        waiting = [" ".join([request.operation, ",".join(request.tables)]).strip() for request in held]
        return lines + [f"{each}: held, never answered" for each in waiting]

    def close(self) -> None:
        """Closes all instances."""
        self._instances.clear()
        self._seeded.clear()
        self._open.close()
