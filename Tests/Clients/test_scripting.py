"""Scripted faults as boto3 and PynamoDB see them, on both stores."""

import json
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError, ReadTimeoutError
from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import PutError
from pynamodb.models import Model

from tables import CREDENTIALS, REGION


@pytest.fixture
def control(server):
    """The control API of the shared server's default database; cleared afterwards."""

    def ask(method: str, path: str, body=None, expect: int = 200):
        request = urllib.request.Request(
            f"{server.url}/_dynamock/v1/{path}",
            None if body is None else json.dumps(body).encode(),
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                status, text = response.status, response.read()
        except urllib.error.HTTPError as error:
            status, text = error.code, error.read()
        assert status == expect, text
        return json.loads(text)

    yield ask
    ask("DELETE", "scripting")


def client(url: str, attempts: int, mode: str = "standard"):
    """boto3 with its own tries, and little patience."""
    config = Config(
        retries={"total_max_attempts": attempts, "mode": mode},
        connect_timeout=5,
        read_timeout=1,
    )
    return boto3.client(
        "dynamodb", endpoint_url=url, region_name=REGION, config=config, **CREDENTIALS
    )


def requests(control, table: str) -> int:
    """How many PutItems of a table have come."""
    when = {"operation": "PutItem", "table": table}
    return control("POST", "journal/count", {"when": when})["count"]


BROKEN = [
    ({"hangUp": "beforeApplying"}, ConnectionClosedError),
    ({"hangUp": "afterApplying"}, ConnectionClosedError),
    ({"reset": "afterApplying"}, ConnectionClosedError),
    ({"stall": {"afterBytes": 1}}, ReadTimeoutError),
    ({"mute": "beforeApplying"}, ReadTimeoutError),
]


@pytest.mark.parametrize("then, error", BROKEN, ids=lambda each: str(each)[:30])
def test_a_broken_delivery_is_an_error_with_one_attempt_and_hidden_with_three(
    server, control, make_table, then, error
):
    table = make_table("p:S")
    put = {"TableName": table, "Item": {"p": {"S": "1"}}}
    rule = {"id": "fault", "when": {"operation": "PutItem", "table": table}, "limit": {"times": 1}}
    control("POST", "rules", {**rule, "then": then})
    with pytest.raises(Exception) as raised:
        client(server.url, 1).put_item(**put)
    # A reset connection is one of urllib3's protocol errors too.
    assert type(raised.value).__name__ in (error.__name__, "ConnectionClosedError", "ConnectionError")
    assert requests(control, table) == 1
    control("POST", "rules", {**rule, "then": then})
    client(server.url, 3).put_item(**put)
    assert requests(control, table) == 3


def test_a_truncated_body_has_no_output_with_one_attempt_and_is_hidden_with_three(
    server, control, make_table
):
    # botocore 1.44 takes a body that is no JSON for an empty one; only its checksum gives it away.
    table = make_table("p:S")
    put = {"TableName": table, "Item": {"p": {"S": "1"}}, "ReturnConsumedCapacity": "TOTAL"}
    rule = {
        "id": "fault", "when": {"operation": "PutItem", "table": table}, "limit": {"times": 1},
        "then": {"truncate": 5},
    }
    control("POST", "rules", rule)
    try:
        assert "ConsumedCapacity" not in client(server.url, 1).put_item(**put)
    except ConnectionClosedError:
        pass
    control("POST", "rules", rule)
    assert "ConsumedCapacity" in client(server.url, 3).put_item(**put)
    assert requests(control, table) == 3


@pytest.mark.parametrize("mode", ["legacy", "standard"])
def test_a_wrong_checksum_is_tried_again(server, control, make_table, mode):
    table = make_table("p:S")
    rule = {
        "when": {"operation": "PutItem", "table": table}, "limit": {"times": 1},
        "then": {"checksum": "wrong"},
    }
    control("POST", "rules", rule)
    client(server.url, 3, mode).put_item(TableName=table, Item={"p": {"S": "1"}})
    assert requests(control, table) == 2


@pytest.mark.parametrize(
    "then, code, count",
    [
        ({"fail": "InternalServerError"}, "InternalServerError", 2),
        ({"throttle": True}, "ThrottlingException", 2),
        ({"fail": "TransactionInProgressException"}, "TransactionInProgressException", 2),
        ({"raw": {"status": 503, "body": "<html>busy</html>"}}, "503", 2),
        ({"refuse": "not expected"}, "UnexpectedRequest", 1),
    ],
    ids=lambda each: str(each)[:40],
)
def test_errors_are_tried_again_as_aws_has_it_and_a_refusal_is_not(
    server, control, make_table, then, code, count
):
    table = make_table("p:S")
    put = {"TableName": table, "Item": {"p": {"S": "1"}}}
    rule = {"when": {"operation": "PutItem", "table": table}, "limit": {"times": 1}, "then": then}
    control("POST", "rules", rule)
    with pytest.raises(ClientError) as error:
        client(server.url, 1).put_item(**put)
    assert error.value.response["Error"]["Code"] == code
    control("DELETE", "journal")
    control("POST", "rules", rule)
    try:
        client(server.url, 3).put_item(**put)
        assert count == 2
    except ClientError as again:
        assert count == 1 and again.response["Error"]["Code"] == code
    assert requests(control, table) == count


def test_a_write_whose_answer_is_lost_was_applied(server, control, make_table, dynamodb):
    table = make_table("p:S")
    rule = {
        "when": {"operation": "UpdateItem", "table": table}, "limit": {"times": 1},
        "then": {"hangUp": "afterApplying"},
    }
    control("POST", "rules", rule)
    client(server.url, 3).update_item(
        TableName=table, Key={"p": {"S": "1"}}, UpdateExpression="ADD n :one",
        ExpressionAttributeValues={":one": {"N": "1"}},
    )
    item = dynamodb.get_item(TableName=table, Key={"p": {"S": "1"}}, ConsistentRead=True)["Item"]
    assert item["n"] == {"N": "2"}


def test_s13_a_stale_connection_is_reset_and_the_client_opens_another(server, control, make_table):
    table = make_table("p:S")
    one = client(server.url, 3)
    one.put_item(TableName=table, Item={"p": {"S": "1"}})
    when = {"operation": "PutItem", "table": table, "reused": True}
    control("POST", "rules", {"when": when, "limit": {"times": 1}, "then": {"reset": "beforeApplying"}})
    one.put_item(TableName=table, Item={"p": {"S": "2"}})
    entries = control("GET", f"journal?table={table}&operation=PutItem")["entries"]
    assert len({entry["connection"] for entry in entries}) == 2


def test_partial_batches_are_finished_by_a_batch_writer(server, control, make_table, dynamodb):
    table = make_table("p:S")
    rule = {
        "when": {"operation": "BatchWriteItem", "table": table}, "limit": {"times": 3},
        "then": {"unprocessed": {"fraction": 0.5}},
    }
    control("POST", "rules", rule)
    resource = boto3.resource(
        "dynamodb", endpoint_url=server.url, region_name=REGION, **CREDENTIALS
    )
    with resource.Table(table).batch_writer() as batch:
        for number in range(30):
            batch.put_item(Item={"p": str(number)})
    assert dynamodb.scan(TableName=table, Select="COUNT")["Count"] == 30


def test_s1_s8_a_held_request_waits_for_the_test(server, control, make_table):
    table = make_table("p:S")
    when = {"operation": "PutItem", "table": table}
    control("POST", "rules", {"when": when, "then": {"hold": {"seconds": 20}}})
    outcome = []
    patient = boto3.client(
        "dynamodb", endpoint_url=server.url, region_name=REGION, **CREDENTIALS
    )
    thread = threading.Thread(
        target=lambda: outcome.append(patient.put_item(TableName=table, Item={"p": {"S": "1"}}))
    )
    thread.start()
    received = control("POST", "requests/receive", {"when": when, "strict": True})
    assert received["input"]["Item"] == {"p": {"S": "1"}}
    assert not outcome
    control("POST", f"requests/{received['number']}/answer", {})
    thread.join(10)
    assert outcome[0]["ResponseMetadata"]["HTTPStatusCode"] == 200


def test_a_client_that_leaves_is_abandoned(server, control, make_table):
    table = make_table("p:S")
    when = {"operation": "PutItem", "table": table}
    control("POST", "rules", {"when": when, "then": {"hold": {"seconds": 20}}})
    with pytest.raises(ReadTimeoutError):
        client(server.url, 1).put_item(TableName=table, Item={"p": {"S": "1"}})
    for _ in range(100):
        if not control("GET", "requests")["requests"]:
            break
        time.sleep(0.05)
    assert control("GET", "requests")["requests"] == []
    entry = control("GET", f"journal?table={table}&operation=PutItem")["entries"][-1]
    assert control("POST", f"requests/{entry['number']}/answer", {}, expect=409)["state"] == "abandoned"


def test_a_stop_does_not_wait_for_what_is_held(own_server, tmp_path):
    server = own_server()
    request = urllib.request.Request(
        f"{server.url}/_dynamock/v1/scripting", b'{"unmatched": "hold"}', method="POST"
    )
    urllib.request.urlopen(request, timeout=10).read()

    def call():
        try:
            client(server.url, 1).list_tables()
        except Exception:
            pass

    thread = threading.Thread(target=call)
    thread.start()
    time.sleep(0.3)
    start = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - start < 5
    thread.join(10)


@pytest.mark.parametrize(
    "method, path, body",
    [
        ("POST", "requests/receive", b'{"timeout": 300}'),
        ("GET", "journal?wait=300", None),
        ("GET", "databases/mine/journal?wait=300&after=0", None),
    ],
)
def test_a_stop_does_not_wait_for_long_polls(own_server, method, path, body):
    server = own_server()
    made = urllib.request.Request(
        f"{server.url}/_dynamock/v1/databases", b'{"name": "mine"}', method="POST"
    )
    urllib.request.urlopen(made, timeout=10).read()
    answers = []

    def poll():
        request = urllib.request.Request(f"{server.url}/_dynamock/v1/{path}", body, method=method)
        try:
            answers.append(urllib.request.urlopen(request, timeout=60).read())
        except urllib.error.HTTPError as error:
            answers.append(error.read())

    thread = threading.Thread(target=poll)
    thread.start()
    time.sleep(0.5)
    start = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - start < 5
    thread.join(10)
    assert b"the server stops" in answers[0] or json.loads(answers[0])["entries"] == []


@pytest.mark.parametrize("name", ["throttled", "flaky", "slow", "lost-answers"])
def test_the_files_of_config_rules_start_a_server(own_server, name):
    path = Path(__file__).parents[2] / "Config" / "rules" / f"{name}.json"
    server = own_server(None, "--scripting-rules", str(path))
    patient = boto3.client(
        "dynamodb", endpoint_url=server.url, region_name=REGION, **CREDENTIALS,
        config=Config(retries={"total_max_attempts": 10, "mode": "standard"}),
    )
    patient.create_table(
        TableName="T01", BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}],
    )
    for number in range(12):
        patient.put_item(TableName="T01", Item={"p": {"S": str(number)}})
    assert patient.scan(TableName="T01", Select="COUNT")["Count"] == 12
    url = f"{server.url}/_dynamock/v1/databases/*/rules"
    rules = json.loads(urllib.request.urlopen(url, timeout=10).read())["rules"]
    assert sum(rule["matched"] for rule in rules) > 0


def test_a_file_of_rules_that_is_wrong_stops_the_start(own_server, tmp_path):
    path = tmp_path / "bad.json"
    path.write_text('[{"when": {"kye": 1}, "then": {}}]')
    with pytest.raises(RuntimeError, match=r"\[0\]\.when\.kye is not known here; did you mean key"):
        own_server(None, "--scripting-rules", str(path))


def test_pynamodb_sees_a_lost_race_as_a_failed_condition(server, control, make_table):
    table = make_table("p:S")

    class Thing(Model):
        class Meta:
            table_name = table
            host = server.url
            region = REGION
            aws_access_key_id = CREDENTIALS["aws_access_key_id"]
            aws_secret_access_key = CREDENTIALS["aws_secret_access_key"]
            max_retry_attempts = 0

        p = UnicodeAttribute(hash_key=True)
        by = UnicodeAttribute(null=True)

    other = {"TableName": table, "Item": {"p": {"S": "1"}, "by": {"S": "other"}}}
    rule = {
        "when": {"operation": "PutItem", "table": table}, "limit": {"times": 1},
        "then": {"first": [{"operation": "PutItem", "input": other}]},
    }
    control("POST", "rules", rule)
    with pytest.raises(PutError) as error:
        Thing("1", by="me").save(condition=Thing.p.does_not_exist())
    assert error.value.cause_response_code == "ConditionalCheckFailedException"
    assert Thing.get("1", consistent_read=True).by == "other"
