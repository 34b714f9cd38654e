"""One protocol, two transports: requests in parts go to the library in this process, or to a server."""

from __future__ import annotations

import asyncio
import base64
import ctypes
import http.client
import json
import os
import select
import threading
import time
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple
from urllib.parse import urlsplit

from . import _library, _sentences
from .errors import (
    ConnectionLost,
    DynamockError,
    ForkedProcessError,
    LibraryError,
    ServerError,
    TimedOut,
    control_error,
)

Headers = Sequence[Tuple[str, str]]
# Status, lines of header fields, body.
Exchanged = Tuple[int, bytes, bytes]
CONTROL = "/_dynamock/v1/"
# How long the main thread waits in the library before it lets Ctrl+C in.
SLICE_MILLISECONDS = 100
# How a coroutine waits: at once again while a write to a file may be under way, then more and more seldom.
SPIN_SECONDS = 0.002
STEP_SECONDS = 0.0005
LONGEST_PAUSE_SECONDS = 0.01


class Answer(NamedTuple):
    """A response."""

    status: int
    headers: List[Tuple[str, str]]
    body: bytes


def _wire(value: Any) -> str:
    """Returns bytes as DynamoDB's JSON has them."""
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    raise TypeError(_sentences.no_json(value))


class Transport:
    """A way to an instance."""

    #: The server's URL, or None in process.
    url: Optional[str] = None

    def call(
        self, method: str, target: str, headers: Headers = (), body: bytes = b"", timeout: Optional[float] = None
    ) -> Answer:
        """Sends a request and waits for the response, or raises `TimedOut`."""
        raise NotImplementedError

    def close(self) -> None:
        """Closes the instance, or the connections to it."""

    def control(self, method: str, path: str, body: Any = None) -> Dict[str, Any]:
        """Sends a request to the control API, and returns its JSON."""
        content = b"" if body is None else json.dumps(body, default=_wire).encode()
        headers = [("Host", "localhost"), *self.authorization]
        answer = self.call(method, CONTROL + path, headers, content)
        try:
            found = json.loads(answer.body or b"{}")
        except ValueError:
            raise ServerError(_sentences.not_reached(self.url or "the library", answer.body[:200])) from None
        if answer.status < 400:
            return dict(found)
        fault = found.pop("error", {})
        raise control_error(answer.status, fault.get("code", str(answer.status)), fault.get("message", ""), found)

    @property
    def authorization(self) -> Headers:
        """What the control API requires besides the request."""
        return ()


class InProcess(Transport):
    """The library, loaded into this process."""

    def __init__(self, settings: Dict[str, Any]) -> None:
        self._library = _library.load()
        self._begin, self._settle = self._library.dynamock_start, self._library.dynamock_wait
        self._status, self._headers = self._library.dynamock_status, self._library.dynamock_headers
        self._body, self._release = self._library.dynamock_body, self._library.dynamock_release
        text = json.dumps(settings).encode()
        fault = ctypes.c_void_p()
        self._handle: Optional[int] = self._library.dynamock_open(text, len(text), ctypes.byref(fault))
        said = _library.take_text(self._library, fault)
        if not self._handle:
            raise DynamockError(said or _sentences.NOT_OPENED)

    def call(
        self, method: str, target: str, headers: Headers = (), body: bytes = b"", timeout: Optional[float] = None
    ) -> Answer:
        lines = "".join([f"{name}: {value}\r\n" for name, value in headers]).encode()
        status, fields, content = self.exchange(method.encode(), target.encode(), lines, body, timeout)
        return Answer(status, _fields(fields), content)

    def exchange(self, method: bytes, target: bytes, lines: bytes, body: bytes, timeout: Optional[float]) -> Exchanged:
        """Does the same with header fields as lines: status, lines and body."""
        call, state = self._start(method, target, lines, body)
        try:
            if state == _library.PENDING:
                state = self._settled(call, timeout)
            return self._answer(call, state)
        finally:
            self._release(call)

    async def exchange_async(
        self, method: bytes, target: bytes, lines: bytes, body: bytes, timeout: Optional[float]
    ) -> Exchanged:
        """Does the same without blocking the event loop: what is done at once needs no other thread."""
        call, state = self._start(method, target, lines, body)
        try:
            if state == _library.PENDING:
                state = await self._done(call, timeout)
            return self._answer(call, state)
        finally:
            self._release(call)

    async def _done(self, call: ctypes.c_void_p, timeout: Optional[float]) -> int:
        """Looks for the answer between the loop's other work: a held request would keep a thread from others."""
        began, pause = time.monotonic(), 0.0
        while True:
            state = int(self._settle(call, 0))
            waited = time.monotonic() - began
            if state != _library.PENDING:
                return state
            if timeout is not None and waited >= timeout:
                raise TimedOut(_sentences.NO_ANSWER_YET)
            if waited > SPIN_SECONDS:
                pause = min(pause + STEP_SECONDS, LONGEST_PAUSE_SECONDS)
            await asyncio.sleep(pause)

    def _settled(self, call: ctypes.c_void_p, timeout: Optional[float]) -> int:
        """Waits until a call is done, and lets Ctrl+C in meanwhile."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            slice = SLICE_MILLISECONDS
            if deadline is not None:
                slice = max(0, min(slice, int((deadline - time.monotonic()) * 1000) + 1))
            state = int(self._settle(call, slice))
            if state != _library.PENDING:
                return state
            if deadline is not None and time.monotonic() >= deadline:
                raise TimedOut(_sentences.NO_ANSWER_YET)

    def _start(self, method: bytes, target: bytes, lines: bytes, body: bytes) -> Tuple[ctypes.c_void_p, int]:
        request = _library.Request(method, len(method), target, len(target), lines, len(lines), body, len(body))
        call = ctypes.c_void_p()
        if self._handle is None:
            raise DynamockError(_sentences.CLOSED)
        state = self._begin(self._handle, ctypes.byref(request), ctypes.byref(call))
        if state < 0:
            self._release(call)
            self._refuse(state)
        return call, state

    @staticmethod
    def _refuse(state: int) -> None:
        if state == _library.FORKED:
            raise ForkedProcessError(_sentences.FORKED)
        if state == _library.CLOSED:
            raise DynamockError(_sentences.CLOSED)
        raise LibraryError(_sentences.INVALID)

    def _answer(self, call: ctypes.c_void_p, state: int) -> Exchanged:
        if state < 0:
            self._refuse(state)
        # 0 while the call is pending, and without a response.
        status: int = self._status(call)
        if status < 100:
            raise ConnectionLost(_sentences.NO_ANSWER)
        lines: bytes = self._headers(call, None)
        length = ctypes.c_size_t()
        content: bytes = self._body(call, ctypes.byref(length))
        if len(content) != length.value:
            # A zero byte is in it.
            content = _library.whole_body(self._library, call)
        return status, lines, content

    def serve(self, settings: Dict[str, Any]) -> str:
        """Serves the instance, and returns its URL."""
        text = json.dumps(settings).encode()
        answer = ctypes.c_void_p()
        state = self._library.dynamock_serve(self._handle, text, len(text), ctypes.byref(answer))
        said = _library.take_text(self._library, answer)
        if state == _library.FORKED:
            raise ForkedProcessError(_sentences.FORKED)
        try:
            return str(json.loads(said)["url"])
        except (ValueError, KeyError, TypeError):
            raise ServerError(_sentences.not_started(said)) from None

    def halt(self) -> None:
        """Serves no longer."""
        self._library.dynamock_halt(self._handle)

    def close(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            self._library.dynamock_close(handle)


def _fields(lines: bytes) -> List[Tuple[str, str]]:
    """Reads lines as the library writes them: "Name: value" and the end of the line."""
    pairs = [line.split(": ", 1) for line in lines.decode("utf-8", "replace").split("\r\n")]
    return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]


class Http(Transport):
    """A server, over kept-alive connections, one a thread."""

    def __init__(self, url: str, token: Optional[str] = None, timeout: Optional[float] = None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise DynamockError(_sentences.bad_url(url))
        self.url = url.rstrip("/")
        self._secure = parts.scheme == "https"
        self._host, self._port = parts.hostname, parts.port
        self._token, self._timeout = token, timeout
        self._threads = threading.local()

    @property
    def authorization(self) -> Headers:
        return [("Authorization", f"Bearer {self._token}")] if self._token else ()

    def call(
        self, method: str, target: str, headers: Headers = (), body: bytes = b"", timeout: Optional[float] = None
    ) -> Answer:
        connection = self._connection()
        fields = {name: value for name, value in headers if name.lower() != "host"}
        try:
            connection.request(method, target, body=body, headers=fields)
            response = connection.getresponse()
            return Answer(response.status, response.getheaders(), response.read())
        except (http.client.HTTPException, OSError) as error:
            connection.close()
            if connection.sock is None and isinstance(error, ConnectionRefusedError):
                raise ServerError(_sentences.not_reached(str(self.url), error)) from error
            raise ConnectionLost(_sentences.NO_ANSWER) from error
        except BaseException:
            # Half a response may be left in it.
            connection.close()
            raise

    def _connection(self) -> http.client.HTTPConnection:
        """Returns this thread's connection; a child of fork(2) must not share its parent's."""
        mine: Optional[Tuple[int, http.client.HTTPConnection]] = getattr(self._threads, "mine", None)
        if mine is not None and mine[0] == os.getpid():
            connection = mine[1]
            if connection.sock is not None and select.select([connection.sock], [], [], 0)[0]:
                # Nothing is awaited, so that what can be read is the end.
                connection.close()
            return connection
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        made = kind(self._host, self._port, timeout=self._timeout)
        self._threads.mine = (os.getpid(), made)
        return made

    def close(self) -> None:
        mine = getattr(self._threads, "mine", None)
        if mine is not None and mine[0] == os.getpid():
            mine[1].close()
