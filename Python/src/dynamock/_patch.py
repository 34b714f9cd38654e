"""`patch`, `start`, `stop` and `guard`: from where to where calls of the code under test reach a database."""

from __future__ import annotations

import asyncio
import functools
import inspect
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional, Sequence, TypeVar

from . import _boto, _instance, _sentences
from .errors import DynamockError

if TYPE_CHECKING:
    from contextvars import Token

    from ._database import Database

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class _Environment:
    """Variables that are set while a patch is active, where they are unset."""

    _depth = 0
    _set: List[str] = []

    @classmethod
    def enter(cls, region: str) -> None:
        with _boto._lock:
            cls._depth += 1
            if cls._depth > 1:
                return
            # A laptop would wait for the credentials of a virtual machine.
            wanted: Dict[str, str] = {"AWS_EC2_METADATA_DISABLED": "true"}
            if "AWS_REGION" not in os.environ:
                wanted["AWS_DEFAULT_REGION"] = region
            cls._set = [name for name in wanted if name not in os.environ]
            for name in cls._set:
                os.environ[name] = wanted[name]

    @classmethod
    def leave(cls) -> None:
        with _boto._lock:
            cls._depth -= 1
            if cls._depth == 0:
                for name in cls._set:
                    os.environ.pop(name, None)


class Patch:
    """Sends the DynamoDB calls of this process to a database.

    A context manager, which yields the database, and a decorator of functions, coroutines and classes. Without
    a database, each entry has an empty one of its own.
    """

    def __init__(
        self,
        database: "Optional[Database]" = None,
        *,
        region: str = "us-east-1",
        retries: str = "instant",
        passthrough: Sequence[str] = (),
    ) -> None:
        if retries not in ("instant", "real"):
            raise DynamockError(_sentences.bad_retries(retries))
        if database is not None and not hasattr(database, "target"):
            raise DynamockError(_sentences.no_database(database))
        self._given = database
        self._made: "Optional[Database]" = None
        self._region = region
        self._token: "Optional[Token[Optional[Patch]]]" = None
        self.is_instant = retries == "instant"
        self.passthrough = tuple(passthrough)
        self.is_active = False

    @property
    def database(self) -> "Database":
        """The database that calls reach."""
        found = self._given or self._made
        if found is None:
            raise DynamockError(_sentences.not_active())
        return found

    def __enter__(self) -> "Database":
        if self._given is None:
            self._made = _instance.shared().create()
        _boto.install()
        _Environment.enter(self._region)
        self.is_active = True
        _boto.push(self)
        if _in_task():
            self._token = _boto.current_patch.set(self)
        return self.database

    def __exit__(self, *_: Any) -> None:
        self.is_active = False
        _boto.remove(self)
        token, self._token = self._token, None
        if token is not None:
            try:
                _boto.current_patch.reset(token)
            except ValueError:
                # Another context than the one it was set in; an inactive patch is passed over there.
                pass
        _Environment.leave()
        made, self._made = self._made, None
        if made is not None:
            made.drop_if_there()

    def _again(self) -> "Patch":
        retries = "instant" if self.is_instant else "real"
        return Patch(self._given, region=self._region, retries=retries, passthrough=self.passthrough)

    def __call__(self, decorated: Decorated) -> Decorated:
        if inspect.isclass(decorated):
            for name, member in list(vars(decorated).items()):
                if name.startswith("test") and callable(member):
                    setattr(decorated, name, self(member))
            return decorated
        if inspect.iscoroutinefunction(decorated):

            @functools.wraps(decorated)
            async def later(*arguments: Any, **named: Any) -> Any:
                with self._again():
                    return await decorated(*arguments, **named)

            return later  # type: ignore[return-value]

        if inspect.isasyncgenfunction(decorated):

            @functools.wraps(decorated)
            async def each_later(*arguments: Any, **named: Any) -> Any:
                with self._again():
                    made = decorated(*arguments, **named)
                    try:
                        async for each in made:
                            yield each
                    finally:
                        await made.aclose()

            return each_later  # type: ignore[return-value]

        if inspect.isgeneratorfunction(decorated):

            @functools.wraps(decorated)
            def each_now(*arguments: Any, **named: Any) -> Any:
                with self._again():
                    return (yield from decorated(*arguments, **named))

            return each_now  # type: ignore[return-value]

        @functools.wraps(decorated)
        def now(*arguments: Any, **named: Any) -> Any:
            with self._again():
                return decorated(*arguments, **named)

        return now  # type: ignore[return-value]


def _in_task() -> bool:
    try:
        return asyncio.current_task() is not None
    except RuntimeError:
        return False


def patch(
    database: "Optional[Database]" = None,
    *,
    region: str = "us-east-1",
    retries: str = "instant",
    passthrough: Sequence[str] = (),
) -> Patch:
    """Sends the DynamoDB calls of this process to a database, whenever and wherever its clients were made.

    `retries` is "instant" or "real"; calls to endpoints that begin with one of `passthrough` are left alone.
    """
    return Patch(database, region=region, retries=retries, passthrough=passthrough)


_started: List[Patch] = []


def start(database: "Optional[Database]" = None, **options: Any) -> "Database":
    """Does what `patch` does, until `stop()`; returns the database."""
    made = Patch(database, **options)
    entered = made.__enter__()
    _started.append(made)
    return entered


def stop() -> None:
    """Ends what the last `start()` began."""
    if not _started:
        raise DynamockError(_sentences.not_active())
    _started.pop().__exit__()


@contextmanager
def guard() -> Iterator[None]:
    """Raises `RealAWSRefused` for a DynamoDB call that no database would answer, unless its endpoint is near: not AWS's."""
    _boto.install()
    _boto.guard(1)
    try:
        yield
    finally:
        _boto.guard(-1)
