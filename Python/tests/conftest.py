"""Fixtures of the package's own tests: most run in process and over HTTP."""

import os
import socket

import botocore
import pytest

import dynamock
from dynamock import _library

pytest_plugins = ["pytester"]

# Test modules make clients while they are imported, before any patch: botocore looks for a virtual machine's
# credentials then. Clients that are made under a patch need no variable; a test removes it.
METADATA = "AWS_EC2_METADATA_DISABLED"
os.environ[METADATA] = "true"


def pytest_addoption(parser):
    parser.addoption("--without-library", action="store_true", help="leave out what runs in process")


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--without-library"):
        return
    skip = pytest.mark.skip(reason="--without-library")
    for item in items:
        callspec = getattr(item, "callspec", None)
        if item.get_closest_marker("library") or (callspec and callspec.params.get("instance") == "inprocess"):
            item.add_marker(skip)


def pytest_configure(config):
    config.addinivalue_line("markers", "library: needs the C library")


@pytest.fixture(scope="session", autouse=True)
def no_aws_at_home(tmp_path_factory):
    """No variable and no file of AWS's: the package must not need them."""
    for name in list(os.environ):
        if name.startswith("AWS_") and name != METADATA:
            del os.environ[name]
    home = tmp_path_factory.mktemp("home")
    os.environ["HOME"] = str(home)
    os.environ["AWS_CONFIG_FILE"] = str(home / "none")
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = str(home / "none")


@pytest.fixture(scope="session", autouse=True)
def no_network(no_aws_at_home):
    """Nothing but this machine can be connected to, and no name of another one looked up."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def near(host):
        return host in (None, "", "localhost", "::1", b"localhost") or str(host).startswith("127.")

    def only_here(self, address):
        assert not isinstance(address, tuple) or near(address[0]), f"connects to {address}"
        return connect(self, address)

    def known(host, *arguments, **named):
        assert near(host), f"looks up {host}"
        return look_up(host, *arguments, **named)

    socket.socket.connect, socket.getaddrinfo = only_here, known
    yield
    socket.socket.connect, socket.getaddrinfo = connect, look_up


@pytest.fixture(scope="session")
def server():
    with dynamock.Server() as instance:
        yield instance


@pytest.fixture(scope="session", params=["inprocess", "http"])
def instance(request):
    """An instance on both transports."""
    if request.param == "http":
        yield request.getfixturevalue("server")
        return
    with dynamock.open() as opened:
        yield opened


@pytest.fixture
def database(instance):
    """An empty database."""
    with instance.create() as made:
        yield made


@pytest.fixture
def table(database):
    """A database with a table Stock, whose key is the string "id"."""
    make_table(database.client())
    return database


def make_table(client, name="Stock", **more):
    client.create_table(
        TableName=name,
        BillingMode=more.pop("BillingMode", "PAY_PER_REQUEST"),
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        **more,
    )


def item(id, **more):
    return {"id": {"S": id}, **more}


@pytest.fixture(scope="session")
def has_library():
    return _library.is_there()


def needs_botocore(version, why):
    """Skips a test where botocore is older."""
    mine = tuple(int(part) for part in botocore.__version__.split(".")[:2])
    return pytest.mark.skipif(mine < version, reason=f"botocore {botocore.__version__}: {why}")
