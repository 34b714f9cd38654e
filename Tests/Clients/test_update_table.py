"""UpdateTable: throughput, settings, and indexes that come and go on a filled table."""

import time

from expectations import OOM, VALIDATION, in_any_order, items, refused
from tables import attribute_definitions, index


def wait_until_active(client, name: str) -> dict:
    """The description, once the table and all its indexes are ACTIVE."""
    deadline = time.monotonic() + 30
    while True:
        table = client.describe_table(TableName=name)["Table"]
        indexes = table.get("GlobalSecondaryIndexes", [])
        states = {table["TableStatus"], *(each["IndexStatus"] for each in indexes)}
        if states == {"ACTIVE"}:
            return table
        assert time.monotonic() < deadline, f"still {states}"
        time.sleep(0.05)


def fill(client, name: str, count: int) -> list[dict]:
    """Puts items of which every third has no "g"."""
    made = []
    for each in range(count):
        item = {"p": {"S": f"{each:04}"}, "n": {"N": str(each)}}
        if each % 3:
            item["g"] = {"S": f"group {each % 5}"}
        client.put_item(TableName=name, Item=item)
        made.append(item)
    return made


def test_an_index_is_filled_when_it_is_added(dynamodb, make_table):
    name = make_table("p:S")
    made = fill(dynamodb, name, 120)
    dynamodb.update_table(
        TableName=name,
        AttributeDefinitions=attribute_definitions("p:S", "g:S", "n:N"),
        GlobalSecondaryIndexUpdates=[{"Create": index("by-g", "g:S", "n:N")}],
    )
    table = wait_until_active(dynamodb, name)
    (described,) = table["GlobalSecondaryIndexes"]
    assert described["IndexName"] == "by-g" and "Backfilling" not in described
    expected = [item for item in made if "g" in item]
    assert described["ItemCount"] == len(expected)
    found = items(dynamodb.scan, TableName=name, IndexName="by-g")
    assert in_any_order(found) == in_any_order(expected)
    for group in range(5):
        queried = items(
            dynamodb.query,
            TableName=name,
            IndexName="by-g",
            KeyConditionExpression="g = :g",
            ExpressionAttributeValues={":g": {"S": f"group {group}"}},
        )
        assert queried == [each for each in expected if each["g"]["S"] == f"group {group}"]


def test_an_added_index_follows_the_table(dynamodb, make_table):
    name = make_table("p:S")
    fill(dynamodb, name, 10)
    dynamodb.update_table(
        TableName=name,
        AttributeDefinitions=attribute_definitions("p:S", "g:S"),
        GlobalSecondaryIndexUpdates=[{"Create": index("by-g", "g:S", projection="KEYS_ONLY")}],
    )
    wait_until_active(dynamodb, name)
    new = {"p": {"S": "new"}, "g": {"S": "fresh"}}
    dynamodb.put_item(TableName=name, Item=new | {"x": {"S": "not projected"}})
    query = {
        "TableName": name,
        "IndexName": "by-g",
        "KeyConditionExpression": "g = :g",
        "ExpressionAttributeValues": {":g": {"S": "fresh"}},
    }
    assert dynamodb.query(**query)["Items"] == [new]
    dynamodb.update_item(TableName=name, Key={"p": {"S": "new"}}, UpdateExpression="REMOVE g")
    assert dynamodb.query(**query)["Items"] == []


def test_an_index_skips_items_whose_key_has_another_type(dynamodb, make_table):
    name = make_table("p:S")
    for p, g in (("a", {"S": "text"}), ("b", {"N": "5"}), ("c", {"L": []}), ("d", {"S": ""})):
        dynamodb.put_item(TableName=name, Item={"p": {"S": p}, "g": g})
    dynamodb.update_table(
        TableName=name,
        AttributeDefinitions=attribute_definitions("p:S", "g:S"),
        GlobalSecondaryIndexUpdates=[{"Create": index("by-g", "g:S")}],
    )
    wait_until_active(dynamodb, name)
    assert [each["p"]["S"] for each in items(dynamodb.scan, TableName=name, IndexName="by-g")] == [
        "a"
    ]
    with refused(
        VALIDATION,
        OOM + "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g",
    ):
        dynamodb.put_item(TableName=name, Item={"p": {"S": "e"}, "g": {"N": "5"}})


def test_an_index_is_deleted(dynamodb, make_table):
    name = make_table("p:S", extra_keys=("g:S",), GlobalSecondaryIndexes=[index("by-g", "g:S")])
    fill(dynamodb, name, 5)
    dynamodb.update_table(
        TableName=name, GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "by-g"}}]
    )
    table = wait_until_active(dynamodb, name)
    assert "GlobalSecondaryIndexes" not in table
    assert table["AttributeDefinitions"] == attribute_definitions("p:S")
    with refused(VALIDATION, "The table does not have the specified index: by-g"):
        dynamodb.scan(TableName=name, IndexName="by-g")
    # Nothing holds "g" to a type any more.
    dynamodb.put_item(TableName=name, Item={"p": {"S": "x"}, "g": {"N": "1"}})


def test_billing_mode_and_throughput_change(dynamodb, make_table):
    name = make_table("p:S")
    dynamodb.update_table(
        TableName=name,
        BillingMode="PROVISIONED",
        ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 6},
    )
    table = wait_until_active(dynamodb, name)
    assert table["ProvisionedThroughput"]["ReadCapacityUnits"] == 5
    assert table["BillingModeSummary"]["BillingMode"] == "PROVISIONED"
    dynamodb.update_table(
        TableName=name,
        ProvisionedThroughput={"ReadCapacityUnits": 9, "WriteCapacityUnits": 6},
    )
    table = wait_until_active(dynamodb, name)
    assert table["ProvisionedThroughput"]["ReadCapacityUnits"] == 9
    assert table["ProvisionedThroughput"]["LastIncreaseDateTime"]
    dynamodb.update_table(TableName=name, BillingMode="PAY_PER_REQUEST")
    table = wait_until_active(dynamodb, name)
    assert table["ProvisionedThroughput"]["WriteCapacityUnits"] == 0


def test_the_same_throughput_again_is_refused(dynamodb, make_table):
    throughput = {"ReadCapacityUnits": 5, "WriteCapacityUnits": 6}
    name = make_table("p:S", BillingMode="PROVISIONED", ProvisionedThroughput=throughput)
    with refused(
        VALIDATION,
        starting="The provisioned throughput for the table will not change. "
        "The requested value equals the current value.",
    ):
        dynamodb.update_table(TableName=name, ProvisionedThroughput=throughput)


def test_settings_change(dynamodb, make_table):
    name = make_table("p:S")
    dynamodb.update_table(TableName=name, DeletionProtectionEnabled=True)
    assert wait_until_active(dynamodb, name)["DeletionProtectionEnabled"] is True
    with refused(VALIDATION):
        dynamodb.delete_table(TableName=name)
    dynamodb.update_table(TableName=name, DeletionProtectionEnabled=False)
    assert wait_until_active(dynamodb, name)["DeletionProtectionEnabled"] is False
    dynamodb.update_table(TableName=name, TableClass="STANDARD_INFREQUENT_ACCESS")
    table = wait_until_active(dynamodb, name)
    assert table["TableClassSummary"]["TableClass"] == "STANDARD_INFREQUENT_ACCESS"
    dynamodb.update_table(TableName=name, OnDemandThroughput={"MaxReadRequestUnits": 100})
    table = wait_until_active(dynamodb, name)
    assert table["OnDemandThroughput"]["MaxReadRequestUnits"] == 100


def test_an_update_of_nothing_is_refused(dynamodb, make_table):
    with refused(VALIDATION):
        dynamodb.update_table(TableName=make_table("p:S"))


def test_one_index_at_a_time(dynamodb, make_table):
    name = make_table("p:S")
    with refused(
        "LimitExceededException",
        "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously "
        "per table",
    ):
        dynamodb.update_table(
            TableName=name,
            AttributeDefinitions=attribute_definitions("p:S", "g:S", "h:S"),
            GlobalSecondaryIndexUpdates=[
                {"Create": index("by-g", "g:S")},
                {"Create": index("by-h", "h:S")},
            ],
        )
    assert "GlobalSecondaryIndexes" not in wait_until_active(dynamodb, name)


def test_a_key_keeps_its_type(dynamodb, make_table):
    with refused(VALIDATION, starting=OOM + "Attributes cannot be redefined."):
        dynamodb.update_table(
            TableName=make_table("p:S"),
            AttributeDefinitions=attribute_definitions("p:N", "g:S"),
            GlobalSecondaryIndexUpdates=[{"Create": index("by-g", "g:S", "p:N")}],
        )


def test_an_update_of_what_is_not_there(dynamodb, make_table):
    with refused("ResourceNotFoundException"):
        dynamodb.update_table(TableName="not-there", BillingMode="PAY_PER_REQUEST")
    with refused("ResourceNotFoundException"):
        dynamodb.update_table(
            TableName=make_table("p:S"),
            GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "not-there"}}],
        )
