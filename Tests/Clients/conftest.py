"""Servers, clients and tables for the tests: every test runs on both stores."""

import os
from pathlib import Path

import boto3
import pytest

pytest.register_assert_rewrite("expectations")

from server import Server  # noqa: E402
from tables import CREDENTIALS, REGION, connect, counter, create  # noqa: E402

# The suite also runs against another endpoint, real DynamoDB for example, to check its expectations.
FOREIGN_ENDPOINT = os.environ.get("DYNAMOCK_ENDPOINT")
STORES = ["endpoint"] if FOREIGN_ENDPOINT else ["memory", "sqlite"]


@pytest.fixture(scope="session", params=STORES)
def server(request, tmp_path_factory):
    """A running server on one of the stores, shared by every test that does not stop it."""
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


@pytest.fixture
def own_server(tmp_path):
    """Makes servers that a test may stop, kill and start again."""
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
