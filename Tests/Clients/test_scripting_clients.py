"""Each delivery as boto3, PynamoDB and the AWS CLI see it, on both stores."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from botocore.exceptions import (
    ClientError,
    ConnectionClosedError,
    HTTPClientError,
    IncompleteReadError,
    ReadTimeoutError,
    ResponseStreamingError,
)
from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import PynamoDBException
from pynamodb.models import Model

from tables import CREDENTIALS, REGION
from test_scripting import client, control  # noqa: F401: a fixture

# An error with one attempt, and whether the write was applied by it.
LOST = [
    ({"hangUp": "beforeApplying"}, False),
    ({"hangUp": "afterApplying"}, True),
    ({"reset": "beforeApplying"}, False),
    ({"reset": "afterApplying"}, True),
    ({"mute": "beforeApplying"}, False),
    ({"mute": "afterApplying"}, True),
    ({"nothing": True}, False),
    ({"stall": {"afterBytes": 1}}, True),
    ({"truncate": 7}, True),
    ({"truncate": 0.5}, True),
    ({"fail": "InternalServerError"}, False),
    ({"throttle": True}, False),
    ({"raw": {"status": 503, "headers": {"Content-Type": "text/html"}, "body": "<h1>no</h1>"}}, False),
]
# Success with one attempt, and the least time that it takes.
KEPT = [
    ({"stall": {"afterBytes": 3, "seconds": 0.3}}, 0.3),
    ({"drip": {"chunks": 4, "seconds": 0.4}}, 0.25),
    ({"bytesPerSecond": 2000}, 0.1),
    ({"checksum": "none"}, 0),
    ({"close": True}, 0),
    ({"delay": 0.3}, 0.3),
]
ERRORS = (
    ClientError,
    ConnectionClosedError,
    ReadTimeoutError,
    HTTPClientError,
    IncompleteReadError,
    ResponseStreamingError,
)


def named(each) -> str:
    return json.dumps(each)[:40] if isinstance(each, dict) else str(each)


def once(control, operation: str, table: str, then: dict) -> None:
    """Lets a rule meet the next request of an operation."""
    when = {"operation": operation, "table": table}
    control("POST", "rules", {"id": "once", "when": when, "limit": {"times": 1}, "then": then})


def came(control, operation: str, table: str) -> int:
    when = {"operation": operation, "table": table}
    return control("POST", "journal/count", {"when": when})["count"]


def add(table: str) -> dict:
    """An update that shows how often it was applied."""
    return {
        "TableName": table,
        "Key": {"p": {"S": "1"}},
        "UpdateExpression": "ADD n :one",
        "ExpressionAttributeValues": {":one": {"N": "1"}},
        "ReturnValues": "ALL_NEW",
    }


def applied(dynamodb, table: str) -> int:
    item = dynamodb.get_item(TableName=table, Key={"p": {"S": "1"}}, ConsistentRead=True)
    return int(item.get("Item", {"n": {"N": "0"}})["n"]["N"])


@pytest.mark.parametrize("then, is_applied", LOST, ids=named)
def test_boto3_loses_an_answer_with_one_attempt_and_asks_again_with_three(
    server, control, make_table, dynamodb, then, is_applied
):
    table = make_table("p:S")
    once(control, "UpdateItem", table, then)
    try:
        # botocore 1.44 takes a body that is no JSON for an empty one if it checks no checksum.
        assert "Attributes" not in client(server.url, 1).update_item(**add(table))
        assert "truncate" in then
    except ERRORS:
        pass
    assert came(control, "UpdateItem", table) == 1
    assert applied(dynamodb, table) == (1 if is_applied else 0)
    once(control, "UpdateItem", table, then)
    answer = client(server.url, 3).update_item(**add(table))
    assert came(control, "UpdateItem", table) == 3
    assert int(answer["Attributes"]["n"]["N"]) == applied(dynamodb, table)
    assert applied(dynamodb, table) == (3 if is_applied else 1)


@pytest.mark.parametrize("then, seconds", KEPT, ids=named)
def test_boto3_waits_for_what_comes_late_or_oddly(
    server, control, make_table, dynamodb, then, seconds
):
    table = make_table("p:S")
    once(control, "UpdateItem", table, then)
    one = client(server.url, 1)
    start = time.monotonic()
    assert one.update_item(**add(table))["Attributes"]["n"] == {"N": "1"}
    assert time.monotonic() - start >= seconds
    # The connection that was closed without a word is replaced.
    assert client(server.url, 3).update_item(**add(table))["Attributes"]["n"] == {"N": "2"}
    assert one.update_item(**add(table))["Attributes"]["n"] == {"N": "3"}


def test_a_retry_bears_the_same_invocation_and_the_next_attempt(server, control, make_table):
    table = make_table("p:S")
    once(control, "UpdateItem", table, {"hangUp": "afterApplying"})
    client(server.url, 3).update_item(**add(table))
    entries = control("GET", f"journal?table={table}&operation=UpdateItem")["entries"]
    assert [entry["attempt"] for entry in entries] == [1, 2]
    assert len({entry["invocation"] for entry in entries}) == 1
    assert [entry["answeredBy"] for entry in entries] == [{"rule": "once"}, {"engine": True}]


def things(url: str, table: str, attempts: int):
    class Thing(Model):
        class Meta:
            table_name = table
            host = url
            region = REGION
            aws_access_key_id = CREDENTIALS["aws_access_key_id"]
            aws_secret_access_key = CREDENTIALS["aws_secret_access_key"]
            max_retry_attempts = attempts - 1
            read_timeout_seconds = 1
            base_backoff_ms = 1

        p = UnicodeAttribute(hash_key=True)

    return Thing


@pytest.mark.parametrize("then, is_applied", LOST, ids=named)
def test_pynamodb_loses_an_answer_and_tries_again(
    server, control, make_table, dynamodb, then, is_applied
):
    table = make_table("p:S")
    once(control, "PutItem", table, then)
    try:
        things(server.url, table, 1)("1").save()
        # PynamoDB reads no more of the answer to a put than its status.
        assert "truncate" in then
    except (PynamoDBException, *ERRORS):
        pass
    assert came(control, "PutItem", table) == 1
    there = dynamodb.get_item(TableName=table, Key={"p": {"S": "1"}}, ConsistentRead=True)
    assert ("Item" in there) == is_applied
    once(control, "PutItem", table, then)
    things(server.url, table, 3)("2").save()
    assert "Item" in dynamodb.get_item(TableName=table, Key={"p": {"S": "2"}}, ConsistentRead=True)


@pytest.mark.parametrize("then, seconds", KEPT, ids=named)
def test_pynamodb_waits_for_what_comes_late_or_oddly(
    server, control, make_table, dynamodb, then, seconds
):
    table = make_table("p:S")
    once(control, "PutItem", table, then)
    thing = things(server.url, table, 1)
    thing("1").save()
    assert came(control, "PutItem", table) == 1
    assert thing.get("1", consistent_read=True).p == "1"


def aws(url: str, table: str, attempts: int) -> subprocess.CompletedProcess:
    """One call of the AWS CLI."""
    environment = {
        **os.environ,
        "AWS_ACCESS_KEY_ID": CREDENTIALS["aws_access_key_id"],
        "AWS_SECRET_ACCESS_KEY": CREDENTIALS["aws_secret_access_key"],
        "AWS_MAX_ATTEMPTS": str(attempts),
        "AWS_RETRY_MODE": "standard",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }
    command = [
        str(Path(sys.executable).with_name("aws")), "dynamodb", "put-item", "--table-name", table,
        "--item", '{"p":{"S":"1"}}', "--endpoint-url", url, "--region", REGION,
        "--cli-read-timeout", "2", "--return-consumed-capacity", "TOTAL",
    ]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    "then",
    [
        {"hangUp": "afterApplying"},
        {"reset": "beforeApplying"},
        {"mute": "beforeApplying"},
        {"stall": {"afterBytes": 1}},
        {"fail": "InternalServerError"},
        {"throttle": True},
    ],
    ids=named,
)
def test_the_aws_cli_fails_with_one_attempt_and_succeeds_with_two(server, control, make_table, then):
    table = make_table("p:S")
    once(control, "PutItem", table, then)
    failed = aws(server.url, table, 1)
    assert failed.returncode != 0 and failed.stderr.strip(), failed.stdout
    assert came(control, "PutItem", table) == 1
    once(control, "PutItem", table, then)
    done = aws(server.url, table, 2)
    assert done.returncode == 0, done.stderr
    assert came(control, "PutItem", table) == 3


def test_the_aws_cli_does_not_ask_again_for_what_was_not_expected(server, control, make_table):
    table = make_table("p:S")
    once(control, "PutItem", table, {"refuse": "no puts, please"})
    failed = aws(server.url, table, 3)
    assert failed.returncode != 0
    assert "UnexpectedRequest" in failed.stderr and "no puts, please" in failed.stderr
    assert came(control, "PutItem", table) == 1
