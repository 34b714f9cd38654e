"""Table and index states that take their time, as they do on AWS; by default they do not."""

import time

import pytest

from expectations import IN_USE, NOT_FOUND, VALIDATION, in_any_order, items, refused
from tables import attribute_definitions, connect, create, index, table_request

DELAY = 0.6


@pytest.fixture(params=["memory", "sqlite"])
def slow(request, own_server, tmp_path):
    """A client of a server whose tables and indexes take a moment to come and go."""
    data = tmp_path / "slow.sqlite" if request.param == "sqlite" else None
    delays = ("creating-table", "updating-table", "deleting-table", "creating-index")
    flags = [
        flag
        for name in (*delays, "deleting-index")
        for flag in (f"--delays-{name}", str(DELAY))
    ]
    return connect(own_server(data, *flags).url)


def status(client, table: str) -> str:
    return client.describe_table(TableName=table)["Table"]["TableStatus"]


def wait_for(condition) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "the state did not change in time"
        time.sleep(0.02)


def test_a_table_is_created(slow):
    request = table_request("p:S")
    name = request["TableName"]
    assert slow.create_table(**request)["TableDescription"]["TableStatus"] == "CREATING"
    assert status(slow, name) == "CREATING"
    assert name in slow.list_tables()["TableNames"]
    with refused(NOT_FOUND, "Requested resource not found"):
        slow.put_item(TableName=name, Item={"p": {"S": "a"}})
    with refused(NOT_FOUND, "Requested resource not found"):
        slow.scan(TableName=name)
    created = f"Attempt to change a resource which is still in use: Table is being created: {name}"
    with refused(IN_USE, created):
        slow.delete_table(TableName=name)
    with refused(IN_USE, created):
        slow.update_table(TableName=name, DeletionProtectionEnabled=True)
    wait_for(lambda: status(slow, name) == "ACTIVE")
    slow.put_item(TableName=name, Item={"p": {"S": "a"}})


def test_a_table_is_updated(slow):
    name = create(slow, "p:S")
    throughput = {"ReadCapacityUnits": 5, "WriteCapacityUnits": 5}
    described = slow.update_table(
        TableName=name, BillingMode="PROVISIONED", ProvisionedThroughput=throughput
    )["TableDescription"]
    assert described["TableStatus"] == "UPDATING"
    slow.put_item(TableName=name, Item={"p": {"S": "a"}})
    assert slow.scan(TableName=name)["Count"] == 1
    with refused(IN_USE):
        slow.update_table(
            TableName=name,
            ProvisionedThroughput={"ReadCapacityUnits": 6, "WriteCapacityUnits": 5},
        )
    with refused(IN_USE):
        slow.delete_table(TableName=name)
    wait_for(lambda: status(slow, name) == "ACTIVE")


def test_a_table_is_deleted(slow):
    name = create(slow, "p:S")
    slow.delete_table(TableName=name)
    assert status(slow, name) == "DELETING"
    slow.delete_table(TableName=name)
    with refused(IN_USE):
        slow.create_table(**{**table_request("p:S"), "TableName": name})
    slow.get_waiter("table_not_exists").wait(
        TableName=name, WaiterConfig={"Delay": 0.05, "MaxAttempts": 100}
    )
    assert name not in slow.list_tables()["TableNames"]


def test_an_index_is_created_and_deleted(slow):
    name = create(slow, "p:S")
    made = [{"p": {"S": f"{each}"}, "g": {"S": f"{each % 3}"}} for each in range(30)]
    for item in made:
        slow.put_item(TableName=name, Item=item)

    def state() -> str | None:
        indexes = slow.describe_table(TableName=name)["Table"].get("GlobalSecondaryIndexes", [])
        return indexes[0]["IndexStatus"] if indexes else None

    slow.update_table(
        TableName=name,
        AttributeDefinitions=attribute_definitions("p:S", "g:S"),
        GlobalSecondaryIndexUpdates=[{"Create": index("by-g", "g:S")}],
    )
    assert state() == "CREATING"
    # A write while the index is being filled is in it afterwards.
    late = {"p": {"S": "late"}, "g": {"S": "0"}}
    slow.put_item(TableName=name, Item=late)
    with refused(VALIDATION):
        slow.query(
            TableName=name,
            IndexName="by-g",
            KeyConditionExpression="g = :g",
            ExpressionAttributeValues={":g": {"S": "0"}},
        )
    wait_for(lambda: state() == "ACTIVE" and status(slow, name) == "ACTIVE")
    found = items(slow.scan, TableName=name, IndexName="by-g")
    assert in_any_order(found) == in_any_order([*made, late])
    slow.update_table(
        TableName=name, GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "by-g"}}]
    )
    assert state() == "DELETING"
    wait_for(lambda: state() is None)
