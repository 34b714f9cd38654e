"""ReturnConsumedCapacity and ItemCollectionMetrics, by the rules of [aws-capacity-units]:
4 KB a read unit, 1 KB a write unit, rounded up; half for eventually consistent reads."""

import pytest

from tables import create, index


@pytest.fixture(scope="module")
def table(dynamodb):
    """A table with one index of each kind; "g" and "l" put an item into them."""
    name = create(
        dynamodb,
        "p:S",
        "s:N",
        extra_keys=("g:S", "l:S"),
        GlobalSecondaryIndexes=[index("by-g", "g:S", projection="KEYS_ONLY")],
        LocalSecondaryIndexes=[index("by-l", "p:S", "l:S", projection="KEYS_ONLY")],
    )
    yield name
    dynamodb.delete_table(TableName=name)


def item(key: str, size: int, **attributes) -> dict:
    """An item of so many bytes."""
    made = {"p": {"S": key}, "s": {"N": "0"}, "v": {"S": ""}} | attributes
    # "s" is a name of one byte and a zero of one byte.
    used = 1 + len(key) + 2 + 1 + sum(1 + len(value["S"]) for value in attributes.values())
    made["v"] = {"S": "x" * (size - used)}
    return made


@pytest.mark.parametrize(
    ("size", "units"), [(100, 1), (1024, 1), (1025, 2), (10_000, 10), (400_000, 391)]
)
def test_writes(dynamodb, table, key, size, units):
    made = item(key, size)
    name = {"p": made["p"], "s": made["s"]}
    total = {"TableName": table, "ReturnConsumedCapacity": "TOTAL"}

    def cost(answer: dict) -> float:
        assert set(answer["ConsumedCapacity"]) == {"TableName", "CapacityUnits"}
        assert answer["ConsumedCapacity"]["TableName"] == table
        return answer["ConsumedCapacity"]["CapacityUnits"]

    assert cost(dynamodb.put_item(Item=made, **total)) == units
    # Smaller replaces bigger: the bigger counts.
    assert cost(dynamodb.put_item(Item=item(key, 50), **total)) == units
    assert cost(dynamodb.put_item(Item=made, **total)) == units
    update = dynamodb.update_item(Key=name, UpdateExpression="REMOVE nothing", **total)
    assert cost(update) == units
    assert cost(dynamodb.delete_item(Key=name, **total)) == units
    assert cost(dynamodb.delete_item(Key=name, **total)) == 1


@pytest.mark.parametrize(("size", "units"), [(100, 1), (4096, 1), (4097, 2), (400_000, 98)])
def test_reads(dynamodb, table, key, size, units):
    made = item(key, size)
    name = {"p": made["p"], "s": made["s"]}
    dynamodb.put_item(TableName=table, Item=made)
    total = {"TableName": table, "ReturnConsumedCapacity": "TOTAL"}
    query = {
        "KeyConditionExpression": "p = :p",
        "ExpressionAttributeValues": {":p": made["p"]},
    }
    for consistent, factor in ((False, 0.5), (True, 1)):
        get = dynamodb.get_item(Key=name, ConsistentRead=consistent, **total)
        assert get["ConsumedCapacity"] == {"TableName": table, "CapacityUnits": units * factor}
        few = dynamodb.get_item(
            Key=name, ConsistentRead=consistent, ProjectionExpression="s", **total
        )
        assert few["ConsumedCapacity"]["CapacityUnits"] == units * factor
        found = dynamodb.query(ConsistentRead=consistent, **query, **total)
        assert found["ConsumedCapacity"]["CapacityUnits"] == units * factor
        count = dynamodb.query(ConsistentRead=consistent, Select="COUNT", **query, **total)
        assert count["ConsumedCapacity"]["CapacityUnits"] == units * factor
        none = dynamodb.get_item(
            Key={"p": {"S": "nothing"}, "s": {"N": "0"}}, ConsistentRead=consistent, **total
        )
        assert none["ConsumedCapacity"]["CapacityUnits"] == factor


def test_a_query_rounds_once(dynamodb, table, key):
    """Eight items of 1000 bytes are 8000 bytes: two units, not eight."""
    for each in range(8):
        made = item(key, 1000)
        # Numbers of one digit cost a byte more than the zero that `item` counts with.
        made["s"] = {"N": str(each)}
        dynamodb.put_item(TableName=table, Item=made)
    answer = dynamodb.query(
        TableName=table,
        KeyConditionExpression="p = :p",
        FilterExpression="attribute_not_exists(v)",
        ExpressionAttributeValues={":p": {"S": key}},
        ConsistentRead=True,
        ReturnConsumedCapacity="TOTAL",
    )
    assert (answer["Count"], answer["ScannedCount"]) == (0, 8)
    assert answer["ConsumedCapacity"]["CapacityUnits"] == 2


def test_indexes_are_written_too(dynamodb, table, key):
    made = item(key, 3000, g={"S": "g"}, l={"S": "l"})
    detailed = {"TableName": table, "ReturnConsumedCapacity": "INDEXES"}
    answer = dynamodb.put_item(Item=made, **detailed)["ConsumedCapacity"]
    assert answer == {
        "TableName": table,
        "CapacityUnits": 5.0,
        "Table": {"CapacityUnits": 3.0},
        "GlobalSecondaryIndexes": {"by-g": {"CapacityUnits": 1.0}},
        "LocalSecondaryIndexes": {"by-l": {"CapacityUnits": 1.0}},
    }
    # A change that no index sees costs them nothing, and they are not named.
    name = {"p": made["p"], "s": made["s"]}
    set_ = {"UpdateExpression": "SET v = :v", "ExpressionAttributeValues": {":v": {"S": "new"}}}
    answer = dynamodb.update_item(Key=name, **set_, **detailed)["ConsumedCapacity"]
    assert answer == {
        "TableName": table,
        "CapacityUnits": 3.0,
        "Table": {"CapacityUnits": 3.0},
    }
    # A key that changes is a delete and an insert.
    set_ = {"UpdateExpression": "SET g = :g", "ExpressionAttributeValues": {":g": {"S": "new"}}}
    answer = dynamodb.update_item(Key=name, **set_, **detailed)["ConsumedCapacity"]
    assert answer["GlobalSecondaryIndexes"] == {"by-g": {"CapacityUnits": 2.0}}
    assert "LocalSecondaryIndexes" not in answer
    answer = dynamodb.delete_item(Key=name, **detailed)["ConsumedCapacity"]
    assert answer["GlobalSecondaryIndexes"] == {"by-g": {"CapacityUnits": 1.0}}
    assert answer["LocalSecondaryIndexes"] == {"by-l": {"CapacityUnits": 1.0}}


def test_reading_an_index_is_told_apart(dynamodb, table, key):
    dynamodb.put_item(TableName=table, Item=item(key, 5000, g={"S": key}, l={"S": "l"}))
    answer = dynamodb.query(
        TableName=table,
        IndexName="by-g",
        KeyConditionExpression="g = :g",
        ExpressionAttributeValues={":g": {"S": key}},
        ReturnConsumedCapacity="INDEXES",
    )
    assert answer["Count"] == 1
    assert answer["ConsumedCapacity"] == {
        "TableName": table,
        "CapacityUnits": 0.5,
        "Table": {"CapacityUnits": 0.0},
        "GlobalSecondaryIndexes": {"by-g": {"CapacityUnits": 0.5}},
    }
    # What the local index lacks is read from the table: half a unit for each 4 KB.
    answer = dynamodb.query(
        TableName=table,
        IndexName="by-l",
        Select="ALL_ATTRIBUTES",
        KeyConditionExpression="p = :p",
        ExpressionAttributeValues={":p": {"S": key}},
        ReturnConsumedCapacity="INDEXES",
    )
    assert answer["ConsumedCapacity"] == {
        "TableName": table,
        "CapacityUnits": 1.5,
        "Table": {"CapacityUnits": 1.0},
        "LocalSecondaryIndexes": {"by-l": {"CapacityUnits": 0.5}},
    }


def test_batches_report_each_table(dynamodb, table, make_table, key):
    other = make_table("p:S")
    answer = dynamodb.batch_write_item(
        RequestItems={
            table: [{"PutRequest": {"Item": item(f"{key}-{n}", 1500)}} for n in range(3)],
            other: [{"PutRequest": {"Item": {"p": {"S": key}}}}],
        },
        ReturnConsumedCapacity="TOTAL",
    )
    units = {each["TableName"]: each["CapacityUnits"] for each in answer["ConsumedCapacity"]}
    assert units == {table: 6.0, other: 1.0}
    keys = [{"p": {"S": f"{key}-{n}"}, "s": {"N": "0"}} for n in range(4)]
    answer = dynamodb.batch_get_item(
        RequestItems={
            table: {"Keys": keys, "ConsistentRead": True},
            other: {"Keys": [{"p": {"S": key}}]},
        },
        ReturnConsumedCapacity="TOTAL",
    )
    units = {each["TableName"]: each["CapacityUnits"] for each in answer["ConsumedCapacity"]}
    assert units == {table: 4.0, other: 0.5}


@pytest.mark.parametrize("asked", [None, "NONE"])
def test_nothing_is_reported_unasked(dynamodb, table, key, asked):
    extra = {"ReturnConsumedCapacity": asked} if asked else {}
    answer = dynamodb.put_item(TableName=table, Item=item(key, 100), **extra)
    assert "ConsumedCapacity" not in answer and "ItemCollectionMetrics" not in answer
    assert "ConsumedCapacity" not in dynamodb.scan(TableName=table, **extra)


def test_item_collections_are_measured(dynamodb, table, key):
    size = {"TableName": table, "ReturnItemCollectionMetrics": "SIZE"}
    answer = dynamodb.put_item(Item=item(key, 100), **size)["ItemCollectionMetrics"]
    assert answer["ItemCollectionKey"] == {"p": {"S": key}}
    low, high = answer["SizeEstimateRangeGB"]
    assert 0 <= low < high <= 10
    name = {"p": {"S": key}, "s": {"N": "0"}}
    for operation in (dynamodb.update_item, dynamodb.delete_item):
        answer = operation(Key=name, **size)["ItemCollectionMetrics"]
        assert answer["ItemCollectionKey"] == {"p": {"S": key}}
    answer = dynamodb.batch_write_item(
        RequestItems={table: [{"PutRequest": {"Item": item(key, 100)}}]},
        ReturnItemCollectionMetrics="SIZE",
    )
    (metrics,) = answer["ItemCollectionMetrics"][table]
    assert metrics["ItemCollectionKey"] == {"p": {"S": key}}


def test_item_collections_need_a_local_index(dynamodb, hash_table, key):
    answer = dynamodb.put_item(
        TableName=hash_table, Item={"p": {"S": key}}, ReturnItemCollectionMetrics="SIZE"
    )
    assert "ItemCollectionMetrics" not in answer
