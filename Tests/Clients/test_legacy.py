"""The parameters that came before expressions: they still work, on the same rules."""

import pytest

from expectations import CONDITION, CONDITION_FAILED, ENVELOPE, OOM, VALIDATION
from expectations import canonical, in_any_order, refused
from tables import create

ITEM = {
    "a": {"S": "text"},
    "n": {"N": "5"},
    "ss": {"SS": ["x", "y"]},
    "l": {"L": [{"N": "1"}]},
    "b": {"B": b"\x01"},
}


def put(dynamodb, table: str, key: str) -> dict:
    item = {"p": {"S": key}} | ITEM
    dynamodb.put_item(TableName=table, Item=item)
    return item


EXPECTED = [
    ({"a": {"Value": {"S": "text"}}}, True),
    ({"a": {"Value": {"S": "other"}}}, False),
    ({"z": {"Exists": False}}, True),
    ({"a": {"Exists": False}}, False),
    ({"a": {"Exists": True, "Value": {"S": "text"}}}, True),
    ({"n": {"ComparisonOperator": "EQ", "AttributeValueList": [{"N": "5.0"}]}}, True),
    ({"n": {"ComparisonOperator": "NE", "AttributeValueList": [{"N": "5"}]}}, False),
    ({"n": {"ComparisonOperator": "LT", "AttributeValueList": [{"N": "6"}]}}, True),
    ({"n": {"ComparisonOperator": "GE", "AttributeValueList": [{"N": "6"}]}}, False),
    ({"n": {"ComparisonOperator": "BETWEEN", "AttributeValueList": [{"N": "1"}, {"N": "5"}]}}, True),
    ({"n": {"ComparisonOperator": "IN", "AttributeValueList": [{"N": "1"}, {"N": "5"}]}}, True),
    ({"a": {"ComparisonOperator": "BEGINS_WITH", "AttributeValueList": [{"S": "te"}]}}, True),
    ({"a": {"ComparisonOperator": "CONTAINS", "AttributeValueList": [{"S": "ex"}]}}, True),
    ({"a": {"ComparisonOperator": "NOT_CONTAINS", "AttributeValueList": [{"S": "ex"}]}}, False),
    ({"ss": {"ComparisonOperator": "CONTAINS", "AttributeValueList": [{"S": "x"}]}}, True),
    ({"z": {"ComparisonOperator": "NULL"}}, True),
    ({"a": {"ComparisonOperator": "NOT_NULL"}}, True),
    ({"z": {"ComparisonOperator": "NOT_NULL"}}, False),
]


@pytest.mark.parametrize(("expected", "holds"), EXPECTED)
def test_expected(dynamodb, hash_table, key, expected, holds):
    item = put(dynamodb, hash_table, key)
    delete = {"TableName": hash_table, "Key": {"p": item["p"]}, "Expected": expected}
    if holds:
        dynamodb.delete_item(**delete)
    else:
        with refused(CONDITION, CONDITION_FAILED):
            dynamodb.delete_item(**delete)
    kept = dynamodb.get_item(TableName=hash_table, Key={"p": item["p"]})
    assert ("Item" in kept) is not holds


def test_conditions_are_joined(dynamodb, hash_table, key):
    item = put(dynamodb, hash_table, key)
    both = {
        "TableName": hash_table,
        "Item": item,
        "Expected": {"a": {"Value": {"S": "text"}}, "n": {"Value": {"N": "6"}}},
    }
    dynamodb.put_item(ConditionalOperator="OR", **both)
    for operator in ({}, {"ConditionalOperator": "AND"}):
        with refused(CONDITION, CONDITION_FAILED):
            dynamodb.put_item(**both, **operator)


UPDATES = {
    "put": ({"a": {"Action": "PUT", "Value": {"S": "new"}}}, {"a": {"S": "new"}}),
    "put is the default": ({"a": {"Value": {"S": "new"}}}, {"a": {"S": "new"}}),
    "delete": ({"a": {"Action": "DELETE"}}, {"a": None}),
    "add to a number": ({"n": {"Action": "ADD", "Value": {"N": "2"}}}, {"n": {"N": "7"}}),
    "add a new number": ({"z": {"Action": "ADD", "Value": {"N": "2"}}}, {"z": {"N": "2"}}),
    "add to a set": (
        {"ss": {"Action": "ADD", "Value": {"SS": ["z"]}}},
        {"ss": {"SS": ["x", "y", "z"]}},
    ),
    "add to a list": (
        {"l": {"Action": "ADD", "Value": {"L": [{"N": "2"}]}}},
        {"l": {"L": [{"N": "1"}, {"N": "2"}]}},
    ),
    "delete from a set": (
        {"ss": {"Action": "DELETE", "Value": {"SS": ["x"]}}},
        {"ss": {"SS": ["y"]}},
    ),
    "nothing": ({}, {}),
}


@pytest.mark.parametrize(("updates", "changes"), UPDATES.values(), ids=UPDATES.keys())
def test_attribute_updates(dynamodb, hash_table, key, updates, changes):
    item = put(dynamodb, hash_table, key)
    answer = dynamodb.update_item(
        TableName=hash_table,
        Key={"p": item["p"]},
        AttributeUpdates=updates,
        ReturnValues="ALL_NEW",
    )
    expected = {name: value for name, value in (item | changes).items() if value is not None}
    assert canonical(answer["Attributes"]) == canonical(expected)


@pytest.fixture(scope="module")
def numbers(dynamodb):
    """A table of ten items of one partition."""
    name = create(dynamodb, "p:S", "s:N")
    for each in range(10):
        dynamodb.put_item(
            TableName=name, Item={"p": {"S": "a"}, "s": {"N": f"{each}"}, "odd": {"N": f"{each % 2}"}}
        )
    yield name
    dynamodb.delete_table(TableName=name)


def equal(value: dict) -> dict:
    return {"ComparisonOperator": "EQ", "AttributeValueList": [value]}


SORT_KEYS = [
    ("EQ", [4], [4]),
    ("LT", [3], [0, 1, 2]),
    ("LE", [3], [0, 1, 2, 3]),
    ("GT", [7], [8, 9]),
    ("GE", [7], [7, 8, 9]),
    ("BETWEEN", [2, 4], [2, 3, 4]),
]


@pytest.mark.parametrize(("operator", "bounds", "expected"), SORT_KEYS)
def test_key_conditions(dynamodb, numbers, operator, bounds, expected):
    answer = dynamodb.query(
        TableName=numbers,
        KeyConditions={
            "p": equal({"S": "a"}),
            "s": {
                "ComparisonOperator": operator,
                "AttributeValueList": [{"N": str(each)} for each in bounds],
            },
        },
    )
    assert [int(item["s"]["N"]) for item in answer["Items"]] == expected


def test_filters_and_attributes_to_get(dynamodb, numbers):
    odd = {"odd": equal({"N": "1"})}
    queried = dynamodb.query(
        TableName=numbers,
        KeyConditions={"p": equal({"S": "a"})},
        QueryFilter=odd,
        AttributesToGet=["s"],
    )
    expected = [{"s": {"N": f"{each}"}} for each in range(1, 10, 2)]
    assert queried["Items"] == expected and queried["ScannedCount"] == 10
    scanned = dynamodb.scan(TableName=numbers, ScanFilter=odd, AttributesToGet=["s"])
    assert in_any_order(scanned["Items"]) == in_any_order(expected)
    either = odd | {"s": equal({"N": "2"})}
    scanned = dynamodb.scan(TableName=numbers, ScanFilter=either, ConditionalOperator="OR")
    assert scanned["Count"] == 6
    found = dynamodb.get_item(
        TableName=numbers,
        Key={"p": {"S": "a"}, "s": {"N": "1"}},
        AttributesToGet=["odd", "nothing"],
    )
    assert found["Item"] == {"odd": {"N": "1"}}
    batch = dynamodb.batch_get_item(
        RequestItems={
            numbers: {"Keys": [{"p": {"S": "a"}, "s": {"N": "1"}}], "AttributesToGet": ["odd"]}
        }
    )
    assert batch["Responses"][numbers] == [{"odd": {"N": "1"}}]


def test_expressions_and_legacy_do_not_mix(dynamodb, hash_table, key):
    with refused(
        VALIDATION,
        ENVELOPE + "Can not use both expression and non-expression parameters in the same "
        "request: Non-expression parameters: {Expected} Expression parameters: "
        "{ConditionExpression}",
    ):
        dynamodb.put_item(
            TableName=hash_table,
            Item={"p": {"S": key}},
            Expected={"a": {"Exists": False}},
            ConditionExpression="attribute_not_exists(a)",
        )


REFUSED = {
    "a value that must not exist": (
        {"a": {"Exists": False, "Value": {"S": "v"}}},
        OOM + "Value cannot be used when Exists is false for Attribute: a",
    ),
    "existence without a value": (
        {"a": {"Exists": True}},
        OOM + "Value must be provided when Exists is true for Attribute: a",
    ),
    "an operator without a value": (
        {"a": {"ComparisonOperator": "EQ"}},
        OOM + "Value or AttributeValueList must be used with ComparisonOperator: EQ for "
        "Attribute: a",
    ),
    "a value and a list": (
        {"a": {"ComparisonOperator": "EQ", "Value": {"S": "v"}, "AttributeValueList": [{"S": "v"}]}},
        OOM + "Value and AttributeValueList cannot be used together for Attribute: a",
    ),
    "half a range": (
        {"a": {"ComparisonOperator": "BETWEEN", "AttributeValueList": [{"S": "v"}]}},
        OOM + "Invalid number of argument(s) for the BETWEEN ComparisonOperator",
    ),
}


@pytest.mark.parametrize(("expected", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_expected_is_refused(dynamodb, hash_table, key, expected, message):
    with refused(VALIDATION, ENVELOPE + message):
        dynamodb.put_item(TableName=hash_table, Item={"p": {"S": key}}, Expected=expected)


def test_an_operator_wants_two_conditions(dynamodb, hash_table, key):
    with refused(
        VALIDATION,
        ENVELOPE + "ConditionalOperator can only be used when Filter or Expected has two or more "
        "elements",
    ):
        dynamodb.put_item(
            TableName=hash_table,
            Item={"p": {"S": key}},
            Expected={"a": {"Exists": False}},
            ConditionalOperator="AND",
        )
