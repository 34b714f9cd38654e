"""Faults leave the data as a real service would: read back, by the stream, and by `stats`."""

import json
import os
import subprocess
import sys
import urllib.request

import boto3
import pytest
from botocore.exceptions import ClientError, ConnectionClosedError

from tables import CREDENTIALS, REGION
from test_scripting import client, control  # noqa: F401: a fixture

STREAM = {"StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}}


class Table:
    """A table with a stream, and three ways to look at what was done to it."""

    def __init__(self, server, control, make_table, dynamodb):
        self.name = make_table("p:S", **STREAM)
        self.server, self.control, self.dynamodb = server, control, dynamodb
        self.streams = boto3.client(
            "dynamodbstreams", endpoint_url=server.url, region_name=REGION, **CREDENTIALS
        )

    def items(self) -> dict:
        """The items by their key, read with consistency."""
        pages = self.dynamodb.get_paginator("scan").paginate(
            TableName=self.name, ConsistentRead=True
        )
        found = {}
        for page in pages:
            for item in page["Items"]:
                found[item["p"]["S"]] = {k: v for k, v in item.items() if k != "p"}
        return found

    def records(self) -> list[tuple[str, str]]:
        """The stream's records: what happened to which key."""
        arn = self.dynamodb.describe_table(TableName=self.name)["Table"]["LatestStreamArn"]
        records = []
        for shard in self.streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
            iterator = self.streams.get_shard_iterator(
                StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
            )["ShardIterator"]
            while iterator:
                answer = self.streams.get_records(ShardIterator=iterator)
                records += answer["Records"]
                if not answer["Records"]:
                    break
                iterator = answer.get("NextShardIterator")
        return [(each["eventName"], each["dynamodb"]["Keys"]["p"]["S"]) for each in records]

    def calls(self) -> dict[str, int]:
        """The calls of each operation that the engine has counted for the table."""
        operations = self.control("GET", f"stats?table={self.name}")["operations"]
        return {name: each["start"]["requests"] for name, each in operations.items()}

    def put(self, *keys: str) -> None:
        for key in keys:
            self.dynamodb.put_item(TableName=self.name, Item={"p": {"S": key}, "n": {"N": "0"}})

    def rule(self, operation: str, then, **more) -> None:
        self.control(
            "POST", "rules",
            {"when": {"operation": operation, "table": self.name, **more}, "limit": {"times": 1}, "then": then},
        )


@pytest.fixture
def table(server, control, make_table, dynamodb):
    return Table(server, control, make_table, dynamodb)


def batch(table, *keys):
    return {"RequestItems": {table.name: [{"PutRequest": {"Item": {"p": {"S": key}}}} for key in keys]}}


@pytest.mark.parametrize(
    "choice, left",
    [
        ({"first": 2}, ["a", "b"]),
        ({"last": 1}, ["d"]),
        ({"allBut": 1}, ["b", "c", "d"]),
        ({"fraction": 0.5}, ["a", "b"]),
        ({"matching": True}, ["c"]),
    ],
    ids=str,
)
def test_unprocessed_writes_were_not_done_and_the_others_were(table, choice, left):
    key = {"key": {"p": {"S": "c"}}} if "matching" in choice else {}
    table.rule("BatchWriteItem", {"unprocessed": choice}, **key)
    answer = table.dynamodb.batch_write_item(**batch(table, "a", "b", "c", "d"))
    undone = answer["UnprocessedItems"][table.name]
    assert [each["PutRequest"]["Item"]["p"]["S"] for each in undone] == left
    done = sorted({"a", "b", "c", "d"} - set(left))
    assert sorted(table.items()) == done
    assert sorted(table.records()) == [("INSERT", key) for key in done]
    # What comes back is what the next call takes.
    table.dynamodb.batch_write_item(RequestItems=answer["UnprocessedItems"])
    assert sorted(table.items()) == ["a", "b", "c", "d"]
    assert len(table.records()) == 4
    assert table.calls()["BatchWriteItem"] == 2


def test_unprocessed_keys_were_not_read(table):
    table.put("a", "b", "c")
    table.rule("BatchGetItem", {"unprocessed": {"last": 1}})
    keys = [{"p": {"S": key}} for key in "abc"]
    answer = table.dynamodb.batch_get_item(
        RequestItems={table.name: {"Keys": keys, "ConsistentRead": True}},
        ReturnConsumedCapacity="TOTAL",
    )
    assert sorted(each["p"]["S"] for each in answer["Responses"][table.name]) == ["a", "b"]
    left = answer["UnprocessedKeys"][table.name]
    assert left["Keys"] == [{"p": {"S": "c"}}] and left["ConsistentRead"] is True
    assert answer["ConsumedCapacity"][0]["CapacityUnits"] == 2.0
    again = table.dynamodb.batch_get_item(RequestItems=answer["UnprocessedKeys"])
    assert [each["p"]["S"] for each in again["Responses"][table.name]] == ["c"]


def test_a_cancelled_transaction_has_done_nothing(table):
    table.put("a")
    before = table.calls()
    table.rule("TransactWriteItems", {"cancel": {"1": "TransactionConflict"}})
    items = [
        {"Put": {"TableName": table.name, "Item": {"p": {"S": "a"}, "n": {"N": "7"}}}},
        {"Put": {"TableName": table.name, "Item": {"p": {"S": "b"}}}},
        {"Delete": {"TableName": table.name, "Key": {"p": {"S": "c"}}}},
    ]
    with pytest.raises(ClientError) as error:
        table.dynamodb.transact_write_items(TransactItems=items)
    reasons = error.value.response["CancellationReasons"]
    assert [each["Code"] for each in reasons] == ["None", "TransactionConflict", "None"]
    assert table.items() == {"a": {"n": {"N": "0"}}}
    assert table.records() == [("INSERT", "a")]
    # Calls that a rule answers are not the engine's.
    after = table.calls()
    assert "TransactWriteItems" not in after and after["PutItem"] == before["PutItem"]
    table.dynamodb.transact_write_items(TransactItems=items)
    assert table.items() == {"a": {"n": {"N": "7"}}, "b": {}}
    assert sorted(table.records()) == [("INSERT", "a"), ("INSERT", "b"), ("MODIFY", "a")]


def test_the_other_writer_of_a_race_is_a_writer_like_any_other(table):
    table.put("a")
    other = {"TableName": table.name, "Item": {"p": {"S": "a"}, "n": {"N": "5"}, "by": {"S": "other"}}}
    table.rule("UpdateItem", {"first": [{"operation": "PutItem", "input": other}]})
    update = {
        "TableName": table.name, "Key": {"p": {"S": "a"}}, "UpdateExpression": "SET n = :new",
        "ConditionExpression": "n = :old", "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        "ExpressionAttributeValues": {":new": {"N": "1"}, ":old": {"N": "0"}},
    }
    with pytest.raises(ClientError) as error:
        table.dynamodb.update_item(**update)
    assert error.value.response["Error"]["Code"] == "ConditionalCheckFailedException"
    assert error.value.response["Item"] == other["Item"]
    assert table.items() == {"a": {"n": {"N": "5"}, "by": {"S": "other"}}}
    assert table.records() == [("INSERT", "a"), ("MODIFY", "a")]
    calls = table.calls()
    assert calls["PutItem"] == 2 and calls["UpdateItem"] == 1


def test_empty_pages_hide_no_item_and_show_none_twice(table):
    table.put(*"abcdefg")
    whole = sorted(table.items())
    when = {"operation": "Scan", "table": table.name}
    table.control("POST", "rules", {"when": when, "then": {"page": {"empty": 3}}})
    pages = [
        sorted(item["p"]["S"] for item in page["Items"])
        for page in table.dynamodb.get_paginator("scan").paginate(
            TableName=table.name, PaginationConfig={"PageSize": 2}
        )
    ]
    # Before every page, the last one as well.
    assert [len(page) for page in pages] == [0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1]
    assert sorted(key for page in pages for key in page) == whole
    table.control("DELETE", "rules")
    assert len(table.records()) == 7


def test_a_stale_read_is_what_was_once_true_and_changes_nothing(table):
    table.put("a")
    when = {"operation": "reads", "table": table.name}
    table.control("POST", "rules", {"when": when, "then": {"stale": {"asOf": "rule"}}})
    table.put("b")
    table.dynamodb.update_item(
        TableName=table.name, Key={"p": {"S": "a"}}, UpdateExpression="SET n = :n",
        ExpressionAttributeValues={":n": {"N": "9"}},
    )

    def n(**more):
        answer = table.dynamodb.get_item(TableName=table.name, Key={"p": {"S": "a"}}, **more)
        return answer["Item"]["n"]["N"]

    assert n() == "0" and n(ConsistentRead=True) == "9"
    stale = table.dynamodb.scan(TableName=table.name)["Items"]
    assert [item["p"]["S"] for item in stale] == ["a"]
    table.control("DELETE", "rules")
    assert n() == "9"
    assert table.items() == {"a": {"n": {"N": "9"}}, "b": {"n": {"N": "0"}}}
    assert sorted(table.records()) == [("INSERT", "a"), ("INSERT", "b"), ("MODIFY", "a")]


def test_a_write_whose_answer_is_lost_is_done_once_for_each_try(table):
    table.put("a")
    table.rule("UpdateItem", {"hangUp": "afterApplying"})
    update = {
        "TableName": table.name, "Key": {"p": {"S": "a"}}, "UpdateExpression": "ADD n :one",
        "ExpressionAttributeValues": {":one": {"N": "1"}},
    }
    with pytest.raises(ConnectionClosedError):
        client(table.server.url, 1).update_item(**update)
    assert table.items() == {"a": {"n": {"N": "1"}}}
    assert table.records() == [("INSERT", "a"), ("MODIFY", "a")]
    assert table.calls()["UpdateItem"] == 1
    table.rule("UpdateItem", {"hangUp": "beforeApplying"})
    with pytest.raises(ConnectionClosedError):
        client(table.server.url, 1).update_item(**update)
    assert table.items() == {"a": {"n": {"N": "1"}}}
    assert len(table.records()) == 2
    assert table.calls()["UpdateItem"] == 1


WORKER = """
import json, sys, urllib.request
import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

url, number = sys.argv[1], int(sys.argv[2])


def control(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{url}/_dynamock/v1/{path}", data, method=method)
    return json.loads(urllib.request.urlopen(request, timeout=30).read())


name = f"worker-{number}"
endpoint = control("POST", "databases", {"name": name, "from": "default"})["endpoint"]
client = boto3.client(
    "dynamodb", endpoint_url=endpoint, region_name="eu-west-1", aws_access_key_id="a",
    aws_secret_access_key="b", config=Config(retries={"total_max_attempts": 1}))
faults = [
    {"fail": "InternalServerError"}, {"throttle": "TableWriteKeyRangeThroughputExceeded"},
    {"refuse": f"worker {number}"}, {"output": {}}, {"pass": True},
    {"fail": {"code": "LimitExceededException", "message": f"worker {number}"}},
    {"hold": {"seconds": 0, "onTimeout": "fail"}}, {"alter": {"set": {"Mark": str(number)}}},
]
control("POST", f"databases/{name}/rules", {
    "id": "mine", "when": {"operation": "PutItem", "table": "Shared"}, "then": faults[number]})
outcomes = set()
for turn in range(60):
    try:
        client.put_item(TableName="Shared", Item={"p": {"S": f"{number}-{turn}"}})
        outcomes.add("ok")
    except ClientError as error:
        text = error.response["Error"]
        outcomes.add(text["Code"] + ":" + (str(number) if f"worker {number}" in text["Message"] else ""))
items = client.scan(TableName="Shared", ConsistentRead=True)["Items"]
print(json.dumps({
    "outcomes": sorted(outcomes),
    "items": sorted(item["p"]["S"] for item in items),
    "rules": [rule["id"] for rule in control("GET", f"databases/{name}/rules")["rules"]],
    "matched": control("GET", f"databases/{name}/rules/mine")["matched"],
    "count": control("POST", f"databases/{name}/journal/count", {"when": {"operation": "PutItem"}})["count"],
}))
control("DELETE", f"databases/{name}")
"""

EXPECTED = [
    ("InternalServerError:", False),
    ("ThrottlingException:", False),
    ("UnexpectedRequest:{n}", False),
    ("ok", False),
    ("ok", True),
    ("LimitExceededException:{n}", False),
    ("UnexpectedRequest:", False),
    ("ok", True),
]


def test_eight_processes_each_on_its_own_fork_do_not_meet(own_server, tmp_path, request):
    for data in (None, tmp_path / "shared.sqlite"):
        server = own_server(data)
        made = boto3.client("dynamodb", endpoint_url=server.url, region_name=REGION, **CREDENTIALS)
        made.create_table(
            TableName="Shared", BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}],
        )
        workers = [
            subprocess.Popen(
                [sys.executable, "-c", WORKER, server.url, str(number)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ,
            )
            for number in range(8)
        ]
        for number, worker in enumerate(workers):
            out, err = worker.communicate(timeout=120)
            assert worker.returncode == 0, err
            found = json.loads(out)
            outcome, is_written = EXPECTED[number]
            assert found["outcomes"] == [outcome.replace("{n}", str(number))], number
            expected = sorted(f"{number}-{turn}" for turn in range(60)) if is_written else []
            assert found["items"] == expected, number
            assert found["rules"] == ["mine"] and found["matched"] == 60 and found["count"] == 60
        # Nothing of it has reached the database that they were forked from.
        assert made.scan(TableName="Shared")["Items"] == []
        with urllib.request.urlopen(f"{server.url}/_dynamock/v1/rules", timeout=10) as answer:
            assert json.loads(answer.read()) == {"rules": []}
        assert server.stop() == 0
