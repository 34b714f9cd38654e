"""A database, its checkpoints, clock, costs and differences."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Optional, Union
from urllib.parse import quote, urlencode

from . import _boto, _sentences
from ._calls import Calls
from ._scripting import Scripted
from ._vault import Vaulted
from .errors import ControlError, DynamockError

if TYPE_CHECKING:
    from os import PathLike

    from ._instance import Instance

SPANS = ("second", "minute", "hour", "start")
_counter = itertools.count(1)


def seconds_of(span: Union[float, timedelta]) -> float:
    """Returns a span of time in seconds."""
    return span.total_seconds() if isinstance(span, timedelta) else span


def camel(name: str) -> str:
    """Returns `table_reads` as `tableReads`."""
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


@dataclass(frozen=True)
class Change:
    """One difference: `kind` is TableCreated, TableDropped, TableChanged, ItemAdded, ItemRemoved or ItemChanged."""

    kind: str
    table: Optional[str]
    before: Optional[Dict[str, Any]] = None
    after: Optional[Dict[str, Any]] = None


@dataclass
class Use:
    """The requests and units of one operation."""

    requests: int = 0
    read: float = 0.0
    write: float = 0.0


@dataclass
class Cost:
    """What the calls of a block consumed, complete when the block has ended."""

    read: float = 0.0
    write: float = 0.0
    requests: int = 0
    failed: int = 0
    throttled: int = 0
    tables: Dict[str, Dict[str, float]] = field(default_factory=dict)
    operations: Dict[str, Use] = field(default_factory=dict)

    def add(self, operation: str, cost: Dict[str, Any]) -> None:
        """Adds the cost of one tag."""
        read, write, requests = float(cost["readUnits"]), float(cost["writeUnits"]), int(cost["requests"])
        self.read += read
        self.write += write
        self.requests += requests
        self.failed += int(cost["failedRequests"])
        self.throttled += int(cost["throttledRequests"])
        for table, units in cost["tables"].items():
            mine = self.tables.setdefault(table, {"read": 0.0, "write": 0.0})
            mine["read"] += units["read"]
            mine["write"] += units["write"]
        if operation:
            use = self.operations.setdefault(operation, Use())
            use.requests += requests
            use.read += read
            use.write += write


class Checkpoint:
    """A database's state of one moment, kept under a name."""

    def __init__(self, database: "Database", name: str) -> None:
        self.database = database
        self.name = name

    def drop(self) -> None:
        """Drops the checkpoint."""
        self.database._control("DELETE", f"checkpoints/{quote(self.name)}")

    def fork(self, name: Optional[str] = None, **options: Any) -> "Database":
        """Creates a database that begins with this state."""
        return self.database._fork(name, checkpoint=self.name, **options)

    def __repr__(self) -> str:
        return f"<dynamock.Checkpoint {self.name} of {self.database.name}>"


class Clock:
    """The database's clock; a test moves it if the instance was opened with `clock='manual'`."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    @property
    def now(self) -> datetime:
        """The database's time, in UTC."""
        return datetime.fromtimestamp(float(self._database._control("GET", "clock")["now"]), timezone.utc)

    @property
    def is_manual(self) -> bool:
        """Whether time stands still until it is moved."""
        return self._database.instance.has_manual_clock

    def advance(self, seconds: float = 0.0, **span: float) -> datetime:
        """Moves the clock by seconds, or by what `timedelta` takes: `advance(days=1)`."""
        if not self.is_manual:
            raise DynamockError(_sentences.real_clock())
        step = seconds + timedelta(**span).total_seconds()
        self._database._control("POST", "clock", {"advanceSeconds": step})
        return self.now

    def set(self, moment: datetime) -> datetime:
        """Moves the clock to a point in time; one without a zone is UTC."""
        if not isinstance(moment, datetime):
            raise DynamockError(_sentences.no_datetime(moment))
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=timezone.utc)
        return self.advance((moment - self.now).total_seconds())


class Database(Scripted, Vaulted):
    """One DynamoDB: tables, items, streams. A fork of it costs the same whatever its size."""

    def __init__(self, instance: "Instance", name: str, origin: Optional["Database"] = None) -> None:
        self.instance = instance
        self.name = name
        #: The path of its DynamoDB endpoint.
        self.target = "/" if name == "default" else f"/db/{quote(name)}"
        #: The database that this one was forked from.
        self.origin_or_none = origin
        self.clock = Clock(self)
        self.calls = Calls()
        #: Whether calls that would change it are refused.
        self.is_frozen = False
        self._tag: Optional[str] = None

    # Where it is

    @property
    def endpoint(self) -> str:
        """Its URL for other SDKs and processes; an instance in process is served first."""
        url = self.instance.url or self.instance.serve()
        return url if self.name == "default" else url + self.target

    @property
    def origin(self) -> "Database":
        """The database that this one was forked from."""
        if self.origin_or_none is None:
            raise DynamockError(_sentences.no_origin(self.name))
        return self.origin_or_none

    def serve(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Serves the instance, and returns this database's endpoint."""
        self.instance.serve(host, port)
        return self.endpoint

    # Clients

    def session(self, region: str = "us-east-1", **session: Any) -> Any:
        """Returns a boto3 session whose every DynamoDB client reaches this database."""
        return _boto.session(self, region, session)

    def client(self, region: str = "us-east-1", **options: Any) -> Any:
        """Returns boto3's client of this database."""
        return _boto.client(self, "dynamodb", region, options)

    def resource(self, region: str = "us-east-1", **options: Any) -> Any:
        """Returns boto3's resource interface of this database."""
        return _boto.resource(self, region, options)

    def streams(self, region: str = "us-east-1", **options: Any) -> Any:
        """Returns boto3's client of this database's streams."""
        return _boto.client(self, "dynamodbstreams", region, options)

    # States

    def fork(
        self,
        name: Optional[str] = None,
        *,
        expires_after: Union[float, timedelta, None] = None,
        into: Union[str, "PathLike[str]", None] = None,
        rules: bool = False,
    ) -> "Database":
        """Creates a database with the same content; neither sees the other's later writes.

        `into` writes it into a new SQLite file, `rules` copies the scripting rules.
        """
        return self._fork(name, expires_after=expires_after, into=into, rules=rules)

    def _fork(
        self,
        name: Optional[str] = None,
        *,
        checkpoint: Optional[str] = None,
        expires_after: Union[float, timedelta, None] = None,
        into: Union[str, "PathLike[str]", None] = None,
        rules: bool = False,
    ) -> "Database":
        body: Dict[str, Any] = {"from": self.name}
        if name is not None:
            body["name"] = name
        if checkpoint is not None:
            body["checkpoint"] = checkpoint
        if expires_after is not None:
            body["expiresAfterSeconds"] = seconds_of(expires_after)
        if into is not None:
            body["into"] = str(into)
        if rules:
            body["rules"] = True
        made = self.instance.transport.control("POST", "databases", body)
        return Database(self.instance, str(made.get("name", name or "")), self)

    def checkpoint(self, name: Optional[str] = None) -> Checkpoint:
        """Keeps the present state under a name, or under a number."""
        taken = self._control("POST", "checkpoints", {} if name is None else {"name": name})
        return Checkpoint(self, str(taken["name"]))

    def checkpoints(self) -> List[Checkpoint]:
        """Returns the checkpoints of this database."""
        return [Checkpoint(self, str(name)) for name in self._control("GET", "checkpoints")["checkpoints"]]

    def restore(self, state: Union[Checkpoint, "Database"]) -> None:
        """Sets this database to the state of a checkpoint, or of another database."""
        if isinstance(state, Checkpoint):
            body = {"checkpoint": state.name}
            if state.database.name != self.name:
                body["from"] = state.database.name
        elif isinstance(state, Database):
            body = {"from": state.name}
        else:
            raise DynamockError(_sentences.no_state("restore", state))
        self._control("POST", "restore", body)

    def reset(self, *, empty: bool = False) -> None:
        """Sets the database to the state that it began with: of a fork, of a seed, or nothing.

        With `empty` it has no tables afterwards, whatever it began with.
        """
        self._control("POST", "reset", {"empty": True} if empty else None)

    def diff(self, other: Union["Database", Checkpoint], *, limit: int = 1000) -> List[Change]:
        """Returns how this database differs from another one, or from a checkpoint."""
        if isinstance(other, Checkpoint):
            query: Dict[str, Any] = {"from": other.database.name, "checkpoint": other.name}
        elif isinstance(other, Database):
            query = {"from": other.name}
        else:
            raise DynamockError(_sentences.no_state("diff", other))
        query["limit"] = limit
        found = self._control("GET", f"diff?{urlencode(query)}")["changes"]
        return [Change(c["change"], c.get("table"), c.get("before"), c.get("after")) for c in found]

    def changes(self, *, limit: int = 1000) -> List[Change]:
        """Returns how a fork differs from the database that it was forked from."""
        return self.diff(self.origin, limit=limit)

    def drop(self) -> None:
        """Drops the database."""
        if self.name == "default":
            raise DynamockError(_sentences.default_is_kept())
        self._control("DELETE", "")

    def drop_if_there(self) -> None:
        """Drops the database, unless it is gone already."""
        try:
            self.drop()
        except ControlError as error:
            if error.code != "NoSuchDatabase":
                raise

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: Any) -> None:
        if self.name != "default":
            self.drop_if_there()

    # Figures

    @contextmanager
    def cost(self) -> Iterator[Cost]:
        """Adds up what the calls of a block consume; calls with a tag of their own are not among them."""
        outer = self._tag
        self._tag = tag = f"{outer + '.' if outer else 'py-'}{next(_counter)}"
        cost = Cost()
        try:
            yield cost
        finally:
            self._tag = outer
            for each in self._control("GET", "costs")["costs"]:
                block, _, operation = str(each["tag"]).partition("/")
                if block == tag or block.startswith(f"{tag}."):
                    cost.add(operation, each)

    @contextmanager
    def uncounted(self) -> Iterator[None]:
        """Keeps the calls of a block out of the statistics."""
        self._control("POST", "stats", {"counting": False})
        try:
            yield
        finally:
            self._control("POST", "stats", {"counting": True})

    def throttle(self, enforced: bool = True, **figures: float) -> Dict[str, Any]:
        """Rejects what goes beyond the tables' throughput; `burst=60` and the like set the figures."""
        body: Dict[str, Any] = {"enforced": enforced}
        body.update({camel(name): value for name, value in figures.items()})
        return self._control("POST", "throttling", body)

    def stats(self, table: Optional[str] = None, span: Optional[str] = "minute") -> Dict[str, Any]:
        """Returns the statistics of the last second, minute or hour, or since the start; None is all of them."""
        if span is not None and span not in SPANS:
            raise DynamockError(_sentences.unknown_span(span, SPANS))
        found: Dict[str, Any] = self._control("GET", "stats" + _query(table=table))
        return found if span is None else _of_span(found, span)

    def plan(self, table: Optional[str] = None) -> Dict[str, Any]:
        """Returns each table's estimated capacity and cost, based on observed traffic."""
        return self._control("GET", "plan" + _query(table=table))

    def largest(self, n: int = 10) -> Dict[str, Any]:
        """Returns the largest items and item collections of each table."""
        found = self._control("GET", "stats" + _query(largest=n)).get("largest", [])
        return {str(each["name"]): each for each in found}

    def sweep(self) -> int:
        """Deletes what time to live has let expire, and returns how many items that were."""
        return int(self._control("POST", "sweep")["expiredItems"])

    def _control(self, method: str, path: str, body: Any = None) -> Dict[str, Any]:
        place = f"databases/{quote(self.name)}" + (f"/{path}" if path else "")
        return self.instance.transport.control(method, place, body)

    def __repr__(self) -> str:
        return f"<dynamock.Database {self.name} of {self.instance!r}>"


def _query(**members: Any) -> str:
    given = {name: value for name, value in members.items() if value is not None}
    return f"?{urlencode(given)}" if given else ""


def _of_span(value: Any, span: str) -> Any:
    """Returns a structure with each set of spans replaced by the one that is asked for."""
    if isinstance(value, dict):
        if all(each in value for each in SPANS):
            return value[span]
        return {name: _of_span(each, span) for name, each in value.items()}
    if isinstance(value, list):
        return [_of_span(each, span) for each in value]
    return value
