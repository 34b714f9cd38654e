"""Servers, clients and tables for the tests: every test runs on both stores."""

import os
import sys
from pathlib import Path

import boto3
import pytest

pytest.register_assert_rewrite("expectations")

from server import Server  # noqa: E402
from tables import CREDENTIALS, REGION, connect, counter, create  # noqa: E402

# The suite also runs against another endpoint, real DynamoDB for example, to check its expectations.
FOREIGN_ENDPOINT = os.environ.get("DYNAMOCK_ENDPOINT")
STORES = ["endpoint"] if FOREIGN_ENDPOINT else ["memory", "sqlite"]
# A fixture's parameters are wanted before options are parsed, and workers have no arguments.
if "--in-process" in sys.argv:
    os.environ["CLIENTS_IN_PROCESS"] = "1"
if "CLIENTS_IN_PROCESS" in os.environ:
    STORES = ["process"]

# Files that start, stop and inspect server processes: in process there is none.
OF_PROCESSES = [
    "test_airports.py", "test_captures.py", "test_control_access.py", "test_control_answers.py", "test_copy.py", "test_copy_credentials.py",
    "test_copy_signatures.py", "test_crash.py", "test_databases.py",
    "test_descriptors.py", "test_displaced_files.py", "test_documentation.py", "test_exchange.py", "test_exchange_server.py",
    "test_exports.py", "test_files.py",
    "test_first_hour.py", "test_first_minutes.py", "test_http.py", "test_kinesis.py", "test_moto.py", "test_parameters.py", "test_record_replay.py", "test_scripting_commands.py",
    "test_scripting_document.py", "test_server.py", "test_settings.py", "test_signals.py", "test_statistics.py",
    "test_streams_command.py",
    "test_tls.py",
]

# Tests that look at the client's sockets.
OF_SOCKETS = ["test_s13_a_stale_connection_is_reset_and_the_client_opens_another"]


def pytest_addoption(parser):
    parser.addoption(
        "--in-process",
        action="store_true",
        help="the SDKs' calls stay in this process, by the Python package; its library is needed",
    )


def pytest_configure(config):
    if config.getoption("--in-process"):
        # The SDKs' calls would not reach it.
        Server.start = lambda _: pytest.skip("there is no server process to start")


def pytest_ignore_collect(collection_path, config):
    if config.getoption("--in-process") and collection_path.name in OF_PROCESSES:
        return True
    return None


def pytest_collection_modifyitems(config, items):
    if config.getoption("--in-process"):
        for item in items:
            if item.originalname in OF_SOCKETS:
                item.add_marker(pytest.mark.skip(reason="there is no socket"))


@pytest.fixture(scope="session", params=STORES)
def server(request, tmp_path_factory):
    """A running server on one of the stores, shared by every test that does not stop it."""
    if request.param == "process":
        with InProcess() as shared:
            yield shared
        return
    if FOREIGN_ENDPOINT:
        shared = Server()
        shared.url = FOREIGN_ENDPOINT
        yield shared
        return
    data = None
    if request.param == "sqlite":
        data = tmp_path_factory.mktemp("data") / "shared.sqlite"
    shared = Server(data).start()
    yield shared
    assert shared.is_running, f"the server died during the tests:\n{shared.log}"
    assert shared.stop() == 0


class InProcess:
    """An instance of the Python package: calls of the SDKs reach it without a socket, all others by one."""

    def __enter__(self):
        import dynamock

        self.instance = dynamock.open()
        self.url = self.instance.serve()
        self.patch = dynamock.patch(self.instance.default, retries="real")
        self.patch.__enter__()
        return self

    def __exit__(self, *_):
        self.patch.__exit__()
        self.instance.close()

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])


@pytest.fixture
def own_server(tmp_path, pytestconfig):
    """Makes servers that a test may stop, kill and start again."""
    if pytestconfig.getoption("--in-process"):
        pytest.skip("there is no server process to stop")
    if FOREIGN_ENDPOINT:
        pytest.skip("a foreign endpoint cannot be restarted")
    started: list[Server] = []

    def start(data: Path | None = None, *arguments: str) -> Server:
        started.append(Server(data, arguments))
        return started[-1].start()

    yield start
    for each in started:
        each.kill()


@pytest.fixture(scope="session")
def dynamodb(server):
    """boto3's client for the shared server."""
    return connect(server.url)


@pytest.fixture(scope="session")
def resource(server):
    """boto3's resource interface for the shared server, as a program would set it up."""
    return boto3.resource(
        "dynamodb", endpoint_url=server.url, region_name=REGION, **CREDENTIALS
    )


@pytest.fixture
def make_table(dynamodb):
    """Creates tables for one test and deletes them after it."""
    made = []

    def make(*keys: str, **parameters) -> str:
        made.append(create(dynamodb, *keys, **parameters))
        return made[-1]

    yield make
    for name in made:
        try:
            dynamodb.delete_table(TableName=name)
        except dynamodb.exceptions.ResourceNotFoundException:
            pass


@pytest.fixture(scope="module")
def hash_table(dynamodb):
    """A table with a partition key "p" of strings, shared by a module: use your own keys."""
    yield from lasting(dynamodb, create(dynamodb, "p:S"))


@pytest.fixture(scope="module")
def range_table(dynamodb):
    """A table with "p" and a sort key "s" of numbers, shared by a module: use your own keys."""
    yield from lasting(dynamodb, create(dynamodb, "p:S", "s:N"))


def lasting(client, name: str):
    """Lends a table and deletes it at the end."""
    yield name
    client.delete_table(TableName=name)


@pytest.fixture
def key():
    """A partition key that no other test uses."""
    return f"key-{next(counter)}"


@pytest.fixture
def step(request):
    """Prints a line of progress at once: a long test says what it is doing."""
    capture = request.config.pluginmanager.getplugin("capturemanager")

    def say(words: str) -> None:
        with capture.global_and_fixture_disabled():
            print(f"\n  {words} ...", end="", flush=True)

    return say
