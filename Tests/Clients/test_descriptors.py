"""A server with few file descriptors and many clients: it lives, answers, and idles when they do.

Without a bound of its own, a process that is out of descriptors polls `accept` without end, and
libdispatch ends it with SIGILL as soon as a task waits.
"""

import http.client
import resource
import selectors
import socket
import time
from collections import Counter
from pathlib import Path

import pytest

import raw
from server import Server
from tables import connect, create

LIMITS = [64, 90, 128, 256, 1024]
ATTEMPTS = 10_000
# So many attempts are under way at a time.
TOGETHER = 1_500
HEALTH = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
CONTROL = b"GET /_dynamock/v1/databases HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(autouse=True)
def descriptors():
    """As many for this process as the system gives it."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (before[1], before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.fixture(params=["memory", "sqlite"])
def data(request, tmp_path) -> Path | None:
    return tmp_path / "few.sqlite" if request.param == "sqlite" else None


@pytest.fixture
def start(data):
    started: list[Server] = []

    def start(limit: int, *arguments: str) -> Server:
        started.append(Server(data, arguments, descriptors=limit))
        return started[-1].start()

    yield start
    for each in started:
        each.kill()


def processor_seconds(server: Server) -> float:
    stat = Path(f"/proc/{server.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / 100


class Attempt:
    """A connection that asks once and keeps what it gets."""

    def __init__(self, port: int, request: bytes = HEALTH):
        self.request = request
        self.received = b""
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.connect_ex(("127.0.0.1", port))

    @property
    def status(self) -> int | None:
        return int(self.received[9:12]) if len(self.received) > 12 else None

    def step(self) -> None:
        """Sends and reads as much as goes at once."""
        try:
            if self.request:
                self.request = self.request[self.socket.send(self.request) :]
            if part := self.socket.recv(65536):
                self.received += part
        except (BlockingIOError, ConnectionError):
            pass


def flood(port: int) -> tuple[Counter, list[Attempt]]:
    """Makes all attempts, some at a time, and gives the last ones with their sockets open."""
    statuses: Counter = Counter()
    waiting: list[Attempt] = []
    made = 0
    while made < ATTEMPTS:
        room = min(TOGETHER - len(waiting), ATTEMPTS - made)
        waiting += [Attempt(port) for _ in range(room)]
        made += room
        deadline = time.monotonic() + 0.25
        with selectors.DefaultSelector() as selector:
            for attempt in waiting:
                selector.register(
                    attempt.socket, selectors.EVENT_READ | selectors.EVENT_WRITE, attempt
                )
            while time.monotonic() < deadline:
                for key, _ in selector.select(0.05):
                    key.data.step()
                    if not key.data.request:
                        selector.modify(key.fileobj, selectors.EVENT_READ, key.data)
                    if key.data.status is not None:
                        selector.unregister(key.fileobj)
        if made == ATTEMPTS:
            break
        # The first half goes, answered or not, and others come.
        for attempt in waiting[: TOGETHER // 2]:
            statuses[attempt.status] += 1
            attempt.socket.close()
        del waiting[: TOGETHER // 2]
    return statuses, waiting


def is_admitted(port: int) -> bool:
    """Whether a new connection is answered; one beyond the limit may be reset before its request is read."""
    try:
        return raw.send(port, "GET", "/_dynamock/v1/databases").status == 200
    except (ConnectionError, http.client.BadStatusLine):
        return False


@pytest.mark.parametrize("limit", LIMITS)
def test_ten_thousand_connections(start, limit):
    server = start(limit)
    client = connect(server.url)
    table = create(client, "p:S")
    client.put_item(TableName=table, Item={"p": {"S": "a"}})
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as admitted:
        admitted.sendall(CONTROL)
        assert b"200 OK" in admitted.recv(65536)
        statuses, held = flood(server.port)
        assert server.is_running, server.log
        assert statuses[200] > 0, statuses
        assert set(statuses) <= {200, 503, None}, statuses
        # Who has a connection is answered while others wait for one, the control API too.
        for _ in range(3):
            admitted.sendall(CONTROL)
            assert b"200 OK" in admitted.recv(65536)
            time.sleep(0.4)
        before = processor_seconds(server)
        time.sleep(2)
        assert processor_seconds(server) - before < 0.5
        for attempt in held:
            attempt.socket.close()
    # The server may read the ends of those connections only after the next one has come.
    deadline = time.monotonic() + 20
    while not is_admitted(server.port):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    found = connect(server.url).get_item(TableName=table, Key={"p": {"S": "a"}})["Item"]
    assert found == {"p": {"S": "a"}}
    assert raw.send(server.port, "GET", "/_dynamock/v1/databases").status == 200
    assert server.stop() == 0


def test_connections_beyond_the_limit_are_told(start):
    """`limits.connections` below what the process could have: the one beyond it gets 503."""
    server = start(256, "--limits-connections", "3")
    held = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(3)]
    for connection in held:
        connection.sendall(HEALTH)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as beyond:
        assert beyond.recv(65536).startswith(b"HTTP/1.1 503 ")
    for connection in held:
        connection.close()
    assert server.stop() == 0


def test_the_clamped_limit_is_logged(start):
    server = start(128)
    server.stop()
    assert "limits.connections is " in server.log and "ulimit -n" in server.log


def test_forks_leave_descriptors_for_connections(start):
    """Forks in memory of a file hold two descriptors each; the one too many is refused in words."""
    server = start(96)
    client = connect(server.url)
    table = create(client, "p:S")
    refusals = []
    for number in range(60):
        client.put_item(TableName=table, Item={"p": {"S": f"{number}"}})
        answer = raw.send(
            server.port, "POST", "/_dynamock/v1/databases", b'{"from": "default"}'
        )
        if answer.status != 200:
            refusals.append(answer)
    assert server.is_running
    if server.data is None:
        assert not refusals
    else:
        assert refusals and b"ulimit -n" in refusals[-1].body, refusals[-1:]
    for _ in range(3):
        assert raw.send(server.port, "GET", "/").status == 200
        assert client.get_item(TableName=table, Key={"p": {"S": "1"}})["Item"]
        time.sleep(0.5)
    assert server.stop() == 0
