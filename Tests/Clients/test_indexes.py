"""What a write does to the indexes: entries come, move and go with the item."""

import pytest

from expectations import OOM, VALIDATION, in_any_order, items, refused
from tables import create, index, key_schema


@pytest.fixture(scope="module")
def indexed(dynamodb):
    """A table with an index of each projection."""
    name = create(
        dynamodb,
        "p:S",
        "s:N",
        extra_keys=("g:S", "h:N", "l:S"),
        GlobalSecondaryIndexes=[
            index("all", "g:S"),
            index("keys", "g:S", "h:N", projection="KEYS_ONLY"),
            index("some", "h:N", projection=["x", "m"]),
            index("swapped", "s:N", "p:S"),
        ],
        LocalSecondaryIndexes=[
            index("local", "p:S", "l:S"),
            index("local-keys", "p:S", "l:S", projection="KEYS_ONLY"),
        ],
    )
    yield name
    dynamodb.delete_table(TableName=name)


PROJECTIONS = {
    "all": (("g",), None),
    "keys": (("g", "h"), ("p", "s", "g", "h")),
    "some": (("h",), ("p", "s", "h", "x", "m")),
    "swapped": ((), None),
    "local": (("l",), None),
    "local-keys": (("l",), ("p", "s", "l")),
}


def entries(dynamodb, table: str, key: str, index_name: str) -> list[dict]:
    """The index's entries whose table key begins with this test's."""
    found = items(dynamodb.scan, TableName=table, IndexName=index_name)
    return [item for item in found if item["p"]["S"] == key]


def check(dynamodb, table: str, key: str) -> None:
    """Every index holds just what follows from the items of the table."""
    whole = items(
        dynamodb.query,
        TableName=table,
        KeyConditionExpression="p = :p",
        ExpressionAttributeValues={":p": {"S": key}},
    )
    for name, (needed, projected) in PROJECTIONS.items():
        expected = [
            {a: v for a, v in item.items() if projected is None or a in projected}
            for item in whole
            if all(attribute in item for attribute in needed)
        ]
        found = entries(dynamodb, table, key, name)
        assert in_any_order(found) == in_any_order(expected), name


WHOLE = {
    "g": {"S": "group"},
    "h": {"N": "1"},
    "l": {"S": "local"},
    "x": {"S": "projected"},
    "m": {"M": {"k": {"L": [{"N": "1"}]}}},
    "y": {"S": "not projected"},
}


def test_a_put_enters_the_indexes(dynamodb, indexed, key):
    for place in range(3):
        item = {"p": {"S": key}, "s": {"N": str(place)}} | WHOLE
        dynamodb.put_item(TableName=indexed, Item=item)
    check(dynamodb, indexed, key)
    assert len(entries(dynamodb, indexed, key, "all")) == 3


@pytest.mark.parametrize("left_out", ["g", "h", "l", "x", "y"])
def test_a_put_without_an_attribute_leaves_its_indexes(dynamodb, indexed, key, left_out):
    item = {"p": {"S": key}, "s": {"N": "0"}} | WHOLE
    dynamodb.put_item(TableName=indexed, Item=item)
    del item[left_out]
    dynamodb.put_item(TableName=indexed, Item=item)
    check(dynamodb, indexed, key)


UPDATES = [
    ("SET g = :s", {":s": {"S": "another"}}),
    ("SET h = :n", {":n": {"N": "-5"}}),
    ("ADD h :n", {":n": {"N": "1"}}),
    ("SET l = :s", {":s": {"S": "elsewhere"}}),
    ("SET x = :s", {":s": {"S": "changed"}}),
    ("SET m.k[0] = :n", {":n": {"N": "2"}}),
    ("SET y = :s", {":s": {"S": "changed"}}),
    ("REMOVE g", None),
    ("REMOVE h, l", None),
    ("REMOVE x", None),
    ("SET g = l, l = g", None),
]


@pytest.mark.parametrize(("expression", "values"), UPDATES)
def test_an_update_moves_the_entries(dynamodb, indexed, key, expression, values):
    item = {"p": {"S": key}, "s": {"N": "0"}} | WHOLE
    dynamodb.put_item(TableName=indexed, Item=item)
    dynamodb.update_item(
        TableName=indexed,
        Key={"p": {"S": key}, "s": {"N": "0"}},
        UpdateExpression=expression,
        **({"ExpressionAttributeValues": values} if values else {}),
    )
    check(dynamodb, indexed, key)


def test_a_delete_leaves_the_indexes(dynamodb, indexed, key):
    for place in range(2):
        item = {"p": {"S": key}, "s": {"N": str(place)}} | WHOLE
        dynamodb.put_item(TableName=indexed, Item=item)
    dynamodb.delete_item(TableName=indexed, Key={"p": {"S": key}, "s": {"N": "0"}})
    check(dynamodb, indexed, key)
    assert len(entries(dynamodb, indexed, key, "all")) == 1


def test_a_batch_enters_and_leaves_the_indexes(dynamodb, indexed, key):
    puts = [
        {"PutRequest": {"Item": {"p": {"S": key}, "s": {"N": str(place)}} | WHOLE}}
        for place in range(10)
    ]
    dynamodb.batch_write_item(RequestItems={indexed: puts})
    check(dynamodb, indexed, key)
    deletes = [
        {"DeleteRequest": {"Key": {"p": {"S": key}, "s": {"N": str(place)}}}}
        for place in range(0, 10, 2)
    ]
    dynamodb.batch_write_item(RequestItems={indexed: deletes})
    check(dynamodb, indexed, key)
    assert len(entries(dynamodb, indexed, key, "keys")) == 5


def test_a_refused_write_leaves_the_indexes_alone(dynamodb, indexed, key):
    item = {"p": {"S": key}, "s": {"N": "0"}} | WHOLE
    dynamodb.put_item(TableName=indexed, Item=item)
    with refused(
        VALIDATION,
        starting=OOM + "Type mismatch for Index Key g Expected: S Actual: N IndexName: ",
    ):
        dynamodb.put_item(TableName=indexed, Item=item | {"g": {"N": "1"}, "h": {"N": "9"}})
    with refused(VALIDATION):
        dynamodb.update_item(
            TableName=indexed,
            Key={"p": {"S": key}, "s": {"N": "0"}},
            UpdateExpression="SET h = :s, l = :l",
            ExpressionAttributeValues={":s": {"S": "text"}, ":l": {"S": "moved"}},
        )
    check(dynamodb, indexed, key)
    assert entries(dynamodb, indexed, key, "all") == [item]


def test_many_items_of_one_index_key(dynamodb, indexed, key):
    for place in range(25):
        item = {"p": {"S": key}, "s": {"N": str(place)}, "g": {"S": f"shared by {key}"}}
        dynamodb.put_item(TableName=indexed, Item=item)
    found = items(
        dynamodb.query,
        TableName=indexed,
        IndexName="all",
        KeyConditionExpression="g = :g",
        ExpressionAttributeValues={":g": {"S": f"shared by {key}"}},
        Limit=4,
    )
    assert sorted(int(item["s"]["N"]) for item in found) == list(range(25))


def test_an_index_of_several_attributes_a_key(dynamodb, make_table):
    """An index key of up to four attributes each, as DynamoDB has them since 2025."""
    schema = [
        {"AttributeName": name, "KeyType": kind}
        for name, kind in (("a", "HASH"), ("b", "HASH"), ("c", "RANGE"), ("d", "RANGE"))
    ]
    name = make_table(
        "p:S",
        extra_keys=("a:S", "b:N", "c:S", "d:N"),
        GlobalSecondaryIndexes=[
            {
                "IndexName": "wide",
                "KeySchema": schema,
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
    )
    described = dynamodb.describe_table(TableName=name)["Table"]["GlobalSecondaryIndexes"][0]
    assert described["KeySchema"] == schema
    made = []
    for each in range(48):
        item = {
            "p": {"S": f"{each}"},
            "a": {"S": f"a{each % 2}"},
            "b": {"N": str(each // 2 % 2)},
            "c": {"S": f"c{each // 4 % 3}"},
            "d": {"N": str(each // 12)},
        }
        made.append(item)
        dynamodb.put_item(TableName=name, Item=item)
    dynamodb.put_item(TableName=name, Item={"p": {"S": "sparse"}, "a": {"S": "a0"}, "b": {"N": "0"}})

    def query(condition: str, **values) -> list[dict]:
        return items(
            dynamodb.query,
            TableName=name,
            IndexName="wide",
            KeyConditionExpression=condition,
            ExpressionAttributeValues={f":{each}": value for each, value in values.items()},
            Limit=5,
        )

    a, b = {"S": "a1"}, {"N": "0"}
    of_partition = [item for item in made if item["a"] == a and item["b"] == b]
    ordered = sorted(of_partition, key=lambda item: (item["c"]["S"], int(item["d"]["N"])))
    assert query("a = :a AND b = :b", a=a, b=b) == ordered
    assert query("b = :b AND c = :c AND a = :a", a=a, b=b, c={"S": "c1"}) == [
        item for item in ordered if item["c"] == {"S": "c1"}
    ]
    assert query(
        "a = :a AND b = :b AND c = :c AND d > :d", a=a, b=b, c={"S": "c1"}, d={"N": "1"}
    ) == [item for item in ordered if item["c"] == {"S": "c1"} and int(item["d"]["N"]) > 1]
    assert query("a = :a AND b = :b AND c > :c", a=a, b=b, c={"S": "c0"}) == [
        item for item in ordered if item["c"]["S"] > "c0"
    ]
    with refused(VALIDATION):
        query("a = :a", a=a)
    with refused(VALIDATION):
        query("a = :a AND b = :b AND d = :d", a=a, b=b, d={"N": "1"})


def test_describe_keeps_the_key_schema(dynamodb, indexed):
    table = dynamodb.describe_table(TableName=indexed)["Table"]
    schemas = {each["IndexName"]: each["KeySchema"] for each in table["GlobalSecondaryIndexes"]}
    assert schemas["swapped"] == key_schema("s:N", "p:S")
    assert schemas["keys"] == key_schema("g:S", "h:N")
