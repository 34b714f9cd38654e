"""Memory that a server has again once connections and databases are gone."""

import http.client
import json
import re
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

# The system's memory comes in portions, so the same work does not always take the same.
TOLERANCE = 2.5
ITEM = json.dumps({"TableName": "Things", "Item": {"id": {"S": "a"}, "text": {"S": "x" * 5_000}}})
TABLE = json.dumps({
    "TableName": "Things",
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    "BillingMode": "PAY_PER_REQUEST",
})  # fmt: skip


@pytest.fixture(params=["memory", "sqlite"])
def one(request, own_server, tmp_path):
    return own_server(tmp_path / "one.sqlite" if request.param == "sqlite" else None)


def own_memory(server) -> float:
    """The resident memory in MiB that the process shares with no file."""
    status = Path(f"/proc/{server.process.pid}/status").read_text("ascii")
    return int(re.search(r"^RssAnon:\s+(\d+) kB", status, re.MULTILINE)[1]) / 1024


def ask(connection, method: str, path: str, body: str | None = None, operation: str | None = None):
    headers = {"Content-Type": "application/x-amz-json-1.0"} if body else {}
    if operation:
        headers["X-Amz-Target"] = f"DynamoDB_20120810.{operation}"
        headers["X-Amz-Date"] = "20260101T000000Z"
        headers["Authorization"] = (
            "AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/dynamodb/aws4_request, "
            "SignedHeaders=host, Signature=0"
        )
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    assert answer.status == 200, content


def connected(server) -> closing[http.client.HTTPConnection]:
    return closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60))


def come_and_go(server, connections: int) -> None:
    with ExitStack() as stack:
        together = [stack.enter_context(connected(server)) for _ in range(connections)]
        for connection in together:
            ask(connection, "POST", "/", ITEM, "PutItem")


def make_and_drop(server, databases: int) -> None:
    with connected(server) as connection:
        for number in range(databases):
            body = json.dumps({"name": f"mine-{number}", "from": "default"})
            ask(connection, "POST", "/_dynamock/v1/databases", body)
            ask(connection, "POST", f"/db/mine-{number}", ITEM, "PutItem")
            ask(connection, "DELETE", f"/_dynamock/v1/databases/mine-{number}")


@pytest.mark.parametrize("work", [come_and_go, make_and_drop])
def test_memory_does_not_grow_with_what_is_gone(one, work):
    with connected(one) as connection:
        ask(connection, "POST", "/", TABLE, "CreateTable")
    # Until a file's connections have filled their caches of pages.
    work(one, 3_000 if work is make_and_drop else 300)
    before = own_memory(one)
    work(one, 300)
    work(one, 300)
    assert own_memory(one) < before + TOLERANCE


def test_dropping_databases_does_not_make_calls_deeper(own_server):
    """Each removal once put a frame on the stack of all later ones."""
    server = own_server(None, "--log-level", "error")
    with connected(server) as connection:
        for number in range(2_500):
            if number == 500:
                before = own_memory(server)
            body = json.dumps({"name": f"mine-{number % 10}"})
            ask(connection, "POST", "/_dynamock/v1/databases", body)
            ask(connection, "DELETE", f"/_dynamock/v1/databases/mine-{number % 10}")
    assert own_memory(server) < before + 0.3


def test_a_file_at_rest_gives_its_cache_of_pages_back(own_server, tmp_path):
    server = own_server(tmp_path / "one.sqlite")
    with connected(server) as connection:
        ask(connection, "POST", "/", TABLE, "CreateTable")
        for number in range(800):
            item = {"id": {"S": f"{number}"}, "text": {"S": "x" * 5_000}}
            body = json.dumps({"TableName": "Things", "Item": item})
            ask(connection, "POST", "/", body, "PutItem")
        filled = own_memory(server)
        deadline = time.monotonic() + 20
        while own_memory(server) > filled - 3:
            assert time.monotonic() < deadline, f"{own_memory(server)} MiB of {filled}"
            time.sleep(0.2)
        key = {"TableName": "Things", "Key": {"id": {"S": "7"}}}
        ask(connection, "POST", "/", json.dumps(key), "GetItem")
