"""Interception: calls of boto3, aiobotocore and what builds on them reach a database.

The one patch point is `botocore.endpoint.Endpoint.make_request`: every client passes it, also one that was
made before, one without credentials, and aiobotocore's, which inherits it. It is wrapped once a process and
stays so; while nothing is active, a call costs one look-up more.
"""

from __future__ import annotations

import functools
import ipaddress
import json
import os
import threading
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Set, Tuple
from urllib.parse import urlsplit

from . import _retries, _sentences
from ._calls import Call, error_of
from ._transport import Http, InProcess
from .errors import ConnectionLost, DynamockError, RealAWSRefused, SeedIsFrozen, TimedOut

if TYPE_CHECKING:
    from ._database import Database
    from ._patch import Patch

SERVICES = {"dynamodb": "dynamodb", "streams.dynamodb": "dynamodb-streams"}
# A client that is bound to a database says so when this is emitted.
BOUND = "dynamock-database"
# Fields of the connection, as botocore and its users spell them.
LEFT_OUT = frozenset(
    {"Host", "host", "Content-Length", "content-length", "Transfer-Encoding", "transfer-encoding", "Expect", "expect",
     "Authorization", "X-Amz-Date"}
)
READS = ("BatchGet", "Describe", "Get", "List", "Query", "Scan", "TransactGet")

#: URLs of the servers that this package started: clients of them are theirs.
own_urls: Set[str] = set()

_lock = threading.Lock()
# What is needed of botocore for each call.
_botocore: Dict[str, Any] = {}
_is_installed = False
# Patches of the process, the newest last; a tuple, so that it can be read without a lock.
patches: "Tuple[Patch, ...]" = ()
# The patch of concurrent coroutines goes before those of the process.
current_patch: "ContextVar[Optional[Patch]]" = ContextVar("dynamock_patch", default=None)
guards = 0
_call: "ContextVar[Optional[Sending]]" = ContextVar("dynamock_call", default=None)


class Sending:
    """A call on its way to a database."""

    __slots__ = ("database", "is_instant", "operation", "body", "timeout", "region")

    def __init__(
        self, database: "Database", is_instant: bool, operation: str, body: bytes, timeout: Optional[float],
        region: str,
    ) -> None:
        self.database = database
        self.is_instant = is_instant
        self.operation = operation
        self.body = body
        self.timeout = timeout
        self.region = region

    def passed(self, seconds: float) -> None:
        """Moves a manual clock by the wait that was left out."""
        if seconds > 0 and self.database.clock.is_manual:
            self.database.clock.advance(seconds)


class _Bound:
    """What is remembered of an endpoint."""

    __slots__ = ("database", "is_async", "is_near")

    def __init__(self, database: "Optional[Database]", is_async: bool, is_near: bool) -> None:
        self.database = database
        self.is_async = is_async
        self.is_near = is_near


def _renew_lock() -> None:
    """A child of fork(2) may have got the lock while another thread of its parent held it."""
    global _lock
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_lock)


def active() -> "Optional[Patch]":
    """Returns the patch that is active here."""
    mine = current_patch.get()
    if mine is not None and mine.is_active:
        return mine
    return patches[-1] if patches else None


def push(patch: "Patch") -> None:
    """Puts a patch on top of the process's stack."""
    global patches
    with _lock:
        patches = (*patches, patch)


def remove(patch: "Patch") -> None:
    """Removes a patch from the stack, at any position."""
    global patches
    with _lock:
        patches = tuple(each for each in patches if each is not patch)


def guard(step: int) -> None:
    """Counts the guards."""
    global guards
    with _lock:
        guards += step


def install() -> bool:
    """Wraps the patch point; returns whether botocore is there at all."""
    global _is_installed
    try:
        import botocore.endpoint
    except ImportError:
        return False
    with _lock:
        if not _is_installed:
            from . import _answers

            _botocore["UNSIGNED"] = botocore.UNSIGNED
            for made in ("Fields", "response", "response_async"):
                _botocore[made] = getattr(_answers, made)
            original = botocore.endpoint.Endpoint.make_request

            @functools.wraps(original)
            def make_request(self: Any, operation_model: Any, request_dict: Dict[str, Any]) -> Any:
                service = SERVICES.get(operation_model.service_model.endpoint_prefix)
                if service is None:
                    return original(self, operation_model, request_dict)
                return _make_request(original, self, service, operation_model, request_dict)

            botocore.endpoint.Endpoint.make_request = make_request
            _is_installed = True
        _retries.install(_call.get)
    return True


def _make_request(original: Any, endpoint: Any, service: str, operation_model: Any, request: Dict[str, Any]) -> Any:
    state: Optional[_Bound] = endpoint.__dict__.get("_dynamock")
    if state is None:
        state = _first_sight(endpoint, service)
    database, is_instant = state.database, True
    patch = active()
    if database is None and patch is not None and not _is_passed_through(endpoint.host, patch.passthrough):
        database = patch.database
    if patch is not None:
        is_instant = patch.is_instant
    operation = str(operation_model.name)
    if database is None:
        if guards > 0 and not state.is_near:
            raise RealAWSRefused(_sentences.refused_call(service, operation))
        return original(endpoint, operation_model, request)
    body = _bytes(request.get("body"))
    if database.is_frozen and _writes(operation, body):
        raise SeedIsFrozen(_sentences.frozen(operation, database.name))
    context = request.get("context", {})
    region = context.get("client_region") or "us-east-1"
    tag = database._tag
    if tag is not None and "x-dynamock-tag" not in request["headers"]:
        request["headers"]["x-dynamock-tag"] = f"{tag}/{operation}"
    timeout = getattr(context.get("client_config"), "read_timeout", None)
    sending = Sending(database, is_instant, operation, body, timeout, region)
    if state.is_async:
        return _send_later(original, endpoint, operation_model, request, sending)
    token = _call.set(sending)
    try:
        return original(endpoint, operation_model, request)
    finally:
        _call.reset(token)


async def _send_later(
    original: Any, endpoint: Any, operation_model: Any, request: Dict[str, Any], sending: Sending
) -> Any:
    token = _call.set(sending)
    try:
        return await original(endpoint, operation_model, request)
    finally:
        _call.reset(token)


@functools.lru_cache(maxsize=None)
def _credential(region: str) -> "Tuple[Tuple[str, str], ...]":
    """Returns the fields that name a region in place of a signature.

    They are not among botocore's headers, each of which it copies three times.
    """
    signature = (
        f"AWS4-HMAC-SHA256 Credential=any/19700101/{region}/dynamodb/aws4_request,"
        " SignedHeaders=host;x-amz-date, Signature=0"
    )
    return ("Authorization", signature), ("X-Amz-Date", "19700101T000000Z")


@functools.lru_cache(maxsize=None)
def _credential_lines(region: str) -> bytes:
    """Returns these fields as lines, for the library."""
    return "".join(f"{name}: {value}\r\n" for name, value in (("Host", "localhost"), *_credential(region))).encode()


def _first_sight(endpoint: Any, service: str) -> _Bound:
    """Registers our handlers with an endpoint that was not seen before."""
    emitter = endpoint._event_emitter
    kind = type(endpoint)
    is_async = any(each.__module__.startswith("aiobotocore.") for each in kind.__mro__)
    if is_async:
        _retries.install(_call.get)
    found: Optional[Database] = None
    # aiobotocore's emitter answers with a coroutine, and none of its clients is bound.
    if not is_async:
        for _, answer in emitter.emit(BOUND):
            found = answer or found
    state = _Bound(found, is_async, _is_near(endpoint.host))
    send = _send_async if is_async else _send
    emitter.register_first(f"choose-signer.{service}", _choose_signer, unique_id="dynamock-signer")
    emitter.register_first(f"before-send.{service}", send, unique_id="dynamock-send")
    emitter.register(f"response-received.{service}", _received, unique_id="dynamock-received")
    endpoint._dynamock = state
    return state


def _choose_signer(**_: Any) -> Any:
    return None if _call.get() is None else _botocore["UNSIGNED"]


def _send(request: Any, **_: Any) -> Any:
    call = _call.get()
    if call is None:
        return None
    transport = call.database.instance.transport
    if not isinstance(transport, InProcess):
        return _redirect(request, call)
    try:
        status, lines, body = transport.exchange(*_parts(request, call), call.timeout)
    except (ConnectionLost, TimedOut) as error:
        raise _broken(request.url, error) from error
    fields = _botocore["Fields"](lines)
    if fields.is_cut:
        raise _broken(request.url)
    return _botocore["response"](request.url, status, fields, body)


async def _send_async(request: Any, **_: Any) -> Any:
    call = _call.get()
    if call is None:
        return None
    transport = call.database.instance.transport
    if not isinstance(transport, InProcess):
        return _redirect(request, call)
    try:
        status, lines, body = await transport.exchange_async(*_parts(request, call), call.timeout)
    except (ConnectionLost, TimedOut) as error:
        raise _broken(request.url, error) from error
    fields = _botocore["Fields"](lines)
    if fields.is_cut:
        raise _broken(request.url)
    return _botocore["response_async"](request.url, status, fields, body)


def _redirect(request: Any, call: Sending) -> None:
    """Directs the request to the server that has the database, over the client's own connections."""
    transport = call.database.instance.transport
    if isinstance(transport, Http):
        request.url = f"{transport.url}{call.database.target}"
        for name, value in _credential(call.region):
            request.headers[name] = value


def _parts(request: Any, call: Sending) -> "Tuple[bytes, bytes, bytes, bytes]":
    """Returns method, target, lines of header fields and body."""
    lines = [_credential_lines(call.region)]
    # The mapping's own iteration looks every name up again, in Python: a tenth of botocore's whole call.
    stored = getattr(request.headers, "_dict", None)
    pairs = request.headers.items() if stored is None else stored.items()
    for key, value in pairs:
        name = getattr(key, "_key", None) or str(key)
        if name not in LEFT_OUT:
            content = value if isinstance(value, bytes) else str(value).encode()
            lines.append(b"%b: %b\r\n" % (name.encode(), content))
    return request.method.encode(), call.database.target.encode(), b"".join(lines), _bytes(request.body)


def _broken(url: str, error: Optional[Exception] = None) -> Exception:
    """Returns what botocore raises where a socket would be closed, or silent for too long."""
    from botocore.exceptions import ConnectionClosedError, ReadTimeoutError

    if isinstance(error, TimedOut):
        return ReadTimeoutError(endpoint_url=url, error=error)  # type: ignore[no-any-return]
    return ConnectionClosedError(endpoint_url=url)  # type: ignore[no-any-return]


def _received(
    response_dict: Any = None, parsed_response: Any = None, exception: Any = None, **_: Any
) -> None:
    """Keeps the outcome of an attempt."""
    call = _call.get()
    if call is None:
        return
    if parsed_response is None:
        entry = Call(call.operation, call.body, None, message=str(exception))
    else:
        metadata = parsed_response.get("ResponseMetadata", {})
        status, headers = metadata.get("HTTPStatusCode"), metadata.get("HTTPHeaders", {})
        rule = headers.get("x-dynamock-rule")
        if status == 200:
            entry = Call(call.operation, call.body, status, rule=rule)
        else:
            code, message = error_of(parsed_response)
            explanation = headers.get("x-dynamock-explain")
            entry = Call(call.operation, call.body, status, code, message, explanation, rule)
    call.database.calls.add(entry)


def _bytes(body: Any) -> bytes:
    if body is None:
        return b""
    if isinstance(body, (bytes, bytearray)):
        return bytes(body)
    if isinstance(body, str):
        return body.encode("utf-8")
    place = body.tell() if hasattr(body, "tell") else 0
    read = body.read()
    if hasattr(body, "seek"):
        body.seek(place)
    return read.encode("utf-8") if isinstance(read, str) else bytes(read)


def _writes(operation: str, body: bytes) -> bool:
    if operation.startswith(READS):
        return False
    if operation in ("ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction"):
        # What is no text of a statement is DynamoDB's to reject.
        return any(not text.lstrip().lower().startswith(("select", "exists")) for text in _statements(body))
    return True


def _statements(body: bytes) -> List[str]:
    try:
        request = json.loads(body)
        several = request.get("Statements") or request.get("TransactStatements") or [request]
        return [str(each["Statement"]) for each in several]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def _is_passed_through(host: str, passthrough: "Tuple[str, ...]") -> bool:
    return any(host.startswith(url) for url in passthrough) or any(_is_under(host, url) for url in own_urls)


def _is_under(url: str, base: str) -> bool:
    """Whether a URL is the base or under it; `http://localhost:8000` is not under `http://localhost:80`."""
    base = base.rstrip("/")
    return url == base or url.startswith((base + "/", base + "?"))


def _is_near(url: str) -> bool:
    """Whether an endpoint is certainly not AWS's: of this machine, of a private network, or a container's."""
    host = urlsplit(url).hostname or ""
    if "." not in host or host.endswith((".localhost", ".local", ".internal", ".test")):
        # An IPv6 address has no dot either.
        host = host if ":" in host else "127.0.0.1"
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


# Clients of one database

_sessions: Dict[str, Any] = {}


def _boto3(what: str) -> Any:
    try:
        import boto3
    except ImportError as error:
        raise DynamockError(_sentences.no_boto(what)) from error
    install()
    return boto3


def _shared_session() -> Any:
    """Returns the one session that clients are made of: making one takes 90 ms, a client of it 3 ms."""
    boto3 = _boto3("Database.client")
    with _lock:
        if "one" not in _sessions:
            _sessions["one"] = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any")
        return _sessions["one"]


def _placed(database: "Database", options: Dict[str, Any]) -> Dict[str, Any]:
    if database.instance.transport.url is not None:
        options.setdefault("endpoint_url", database.endpoint)
    return options


def client(database: "Database", service: str, region: str, options: Dict[str, Any]) -> Any:
    """Returns a client that is bound to a database."""
    session = _shared_session()
    options.setdefault("region_name", region)
    with _lock:
        made = session.client(service, **_placed(database, options))
    made.meta.events.register(BOUND, lambda **_: database)
    return made


def resource(database: "Database", region: str, options: Dict[str, Any]) -> Any:
    """Returns a resource that is bound to a database."""
    session = _shared_session()
    options.setdefault("region_name", region)
    with _lock:
        made = session.resource("dynamodb", **_placed(database, options))
    made.meta.client.meta.events.register(BOUND, lambda **_: database)
    return made


def session(database: "Database", region: str, options: Dict[str, Any]) -> Any:
    """Returns a session whose clients are bound to a database."""
    boto3 = _boto3("Database.session")
    if not {"profile_name", "botocore_session"} & set(options):
        options.setdefault("aws_access_key_id", "any")
        options.setdefault("aws_secret_access_key", "any")
    made = boto3.Session(region_name=region, **options)
    made.events.register(BOUND, lambda **_: database)
    return made


