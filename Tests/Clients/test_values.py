"""Attribute values: every type goes in and comes out as DynamoDB keeps it."""

import random

import pytest

from expectations import ENVELOPE, OOM, VALIDATION, canonical, refused

KEPT = {
    "a string": {"S": "plain"},
    "an empty string": {"S": ""},
    "a string of every kind of character": {"S": "\x00\x1f\"\\/\u00e9\u4e2d\u2028\ufeff😀"},
    "a long string": {"S": "x" * 100_000},
    "binary": {"B": bytes(range(256))},
    "an empty binary": {"B": b""},
    "true": {"BOOL": True},
    "false": {"BOOL": False},
    "null": {"NULL": True},
    "an empty list": {"L": []},
    "an empty map": {"M": {}},
    "a list of all types": {
        "L": [{"S": "a"}, {"N": "1"}, {"B": b"b"}, {"BOOL": False}, {"NULL": True}, {"L": []}]
    },
    "a map with odd names": {"M": {" ": {"S": "1"}, "a.b": {"S": "2"}, "#": {"S": "3"}}},
    "an empty name in a map": {"M": {"é": {"M": {"中": {"N": "5"}}}}},
    "a set of strings": {"SS": ["a", "b", "c"]},
    "a set with an empty string": {"SS": ["", "a"]},
    "a set of numbers": {"NS": ["-1", "0", "2.5"]},
    "a set of binaries": {"BS": [b"", b"\x00", b"a"]},
}


@pytest.mark.parametrize("value", KEPT.values(), ids=KEPT.keys())
def test_a_value_is_kept(dynamodb, hash_table, key, value):
    item = {"p": {"S": key}, "v": value}
    dynamodb.put_item(TableName=hash_table, Item=item)
    found = dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})["Item"]
    assert canonical(found) == canonical(item)
    (scanned,) = dynamodb.query(
        TableName=hash_table,
        KeyConditionExpression="p = :p",
        ExpressionAttributeValues={":p": {"S": key}},
    )["Items"]
    assert canonical(scanned) == canonical(item)


# DynamoDB prints a number in full, without exponent and needless zeros.
NUMBERS = [
    ("0", "0"),
    ("-0", "0"),
    ("0.0", "0"),
    ("0e5", "0"),
    ("1", "1"),
    ("+3", "3"),
    ("-42", "-42"),
    (".5", "0.5"),
    ("5.", "5"),
    ("-.5", "-0.5"),
    ("1.e5", "100000"),
    ("0042.1200", "42.12"),
    ("1e3", "1000"),
    ("1E+3", "1000"),
    ("12.5e-3", "0.0125"),
    ("1e-130", "0." + "0" * 129 + "1"),
    ("-1e-130", "-0." + "0" * 129 + "1"),
    ("1e125", "1" + "0" * 125),
    ("9.9999999999999999999999999999999999999E+125", "9" * 38 + "0" * 88),
    ("-9.9999999999999999999999999999999999999E+125", "-" + "9" * 38 + "0" * 88),
    ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
    ("0.12345678901234567890123456789012345678", "0.12345678901234567890123456789012345678"),
    ("1.0000000000000000000000000000000000001", "1.0000000000000000000000000000000000001"),
    ("100000000000000000000000000000000000000000", "1" + "0" * 41),
    ("1.10000000000000000000000000000000000000000000", "1.1"),
]


@pytest.mark.parametrize(("text", "printed"), NUMBERS)
def test_a_number_is_printed_as_dynamodb_does(dynamodb, hash_table, key, text, printed):
    item = {"p": {"S": key}, "n": {"N": text}, "l": {"L": [{"N": text}]}, "ns": {"NS": [text]}}
    dynamodb.put_item(TableName=hash_table, Item=item)
    found = dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})["Item"]
    assert found["n"] == {"N": printed}
    assert found["l"] == {"L": [{"N": printed}]}
    assert found["ns"] == {"NS": [printed]}


NOT_NUMERIC = "The parameter cannot be converted to a numeric value: "
REFUSED_NUMBERS = {
    "abc": NOT_NUMERIC + "abc",
    "": NOT_NUMERIC,
    " 1": NOT_NUMERIC + " 1",
    "1 ": NOT_NUMERIC + "1 ",
    "1+2": NOT_NUMERIC + "1+2",
    "1e": NOT_NUMERIC + "1e",
    "+e2": NOT_NUMERIC + "+e2",
    "NaN": NOT_NUMERIC + "NaN",
    "Infinity": NOT_NUMERIC + "Infinity",
    "0x10": NOT_NUMERIC + "0x10",
    "1" * 39: "Attempting to store more than 38 significant digits in a Number",
    "1." + "0" * 37 + "1": "Attempting to store more than 38 significant digits in a Number",
    "1e126": "Number overflow. Attempting to store a number with magnitude larger than "
    "supported range",
    "-1e126": "Number overflow. Attempting to store a number with magnitude larger than "
    "supported range",
    "1e-131": "Number underflow. Attempting to store a number with magnitude smaller than "
    "supported range",
    "1e2147483647": "Number overflow. Attempting to store a number with magnitude larger than "
    "supported range",
}


@pytest.mark.parametrize(("text", "message"), REFUSED_NUMBERS.items(), ids=list(REFUSED_NUMBERS))
def test_a_text_is_no_number(dynamodb, hash_table, key, text, message):
    with refused(VALIDATION, ENVELOPE + message):
        dynamodb.put_item(TableName=hash_table, Item={"p": {"S": key}, "n": {"N": text}})
    with refused(VALIDATION, ENVELOPE + message):
        nested = {"L": [{"M": {"n": {"N": text}}}]}
        dynamodb.put_item(TableName=hash_table, Item={"p": {"S": key}, "l": nested})


REFUSED_VALUES = {
    "an empty set of strings": (
        {"SS": []},
        ENVELOPE + OOM + "An string set  may not be empty",
    ),
    "an empty set of numbers": (
        {"NS": []},
        ENVELOPE + OOM + "An number set  may not be empty",
    ),
    "an empty set of binaries": (
        {"BS": []},
        ENVELOPE + OOM + "Binary sets should not be empty",
    ),
    "a string twice": (
        {"SS": ["b", "a", "b"]},
        ENVELOPE + OOM + 'Input collection ["a", "b", "b"] contains duplicates.',
    ),
    "a number twice": (
        {"NS": ["1", "1.0"]},
        ENVELOPE + OOM + "Input collection contains duplicates.",
    ),
    "null that is false": (
        {"NULL": False},
        ENVELOPE + OOM + "Null attribute value types must have the value of true",
    ),
    "no type": (
        {},
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
    ),
    "two types": (
        {"S": "a", "N": "1"},
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of "
        "the supported datatypes",
    ),
}


@pytest.mark.parametrize(("value", "message"), REFUSED_VALUES.values(), ids=REFUSED_VALUES.keys())
def test_a_value_is_refused(dynamodb, hash_table, key, value, message):
    with refused(VALIDATION, message):
        dynamodb.put_item(TableName=hash_table, Item={"p": {"S": key}, "v": value})
    assert "Item" not in dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})


def nested(levels: int) -> dict:
    """A value of so many levels, the innermost being a string."""
    value = {"S": "core"}
    for each in range(levels - 1):
        value = {"M": {"m": value}} if each % 2 else {"L": [value]}
    return value


def test_nesting_ends_at_32_levels(dynamodb, hash_table, key):
    item = {"p": {"S": key}, "v": nested(32)}
    dynamodb.put_item(TableName=hash_table, Item=item)
    assert dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})["Item"] == item
    with refused(
        VALIDATION,
        ENVELOPE + "Nesting Levels have exceeded supported limits: Attributes in the item have "
        "nested levels beyond supported limit",
    ):
        dynamodb.put_item(TableName=hash_table, Item={"p": {"S": key}, "v": nested(33)})


def test_an_item_ends_at_409600_bytes(dynamodb, hash_table, key):
    room = 409_600 - len("p") - len(key) - len("v")
    item = {"p": {"S": key}, "v": {"S": "x" * room}}
    dynamodb.put_item(TableName=hash_table, Item=item)
    assert dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})["Item"] == item
    with refused(VALIDATION, "Item size has exceeded the maximum allowed size"):
        dynamodb.put_item(
            TableName=hash_table, Item={"p": {"S": key}, "v": {"S": "x" * (room + 1)}}
        )
    # Bytes count, not characters.
    with refused(VALIDATION, "Item size has exceeded the maximum allowed size"):
        wide = "é" * (room // 2 + 1)
        dynamodb.put_item(TableName=hash_table, Item={"p": {"S": key}, "v": {"S": wide}})


def test_an_update_ends_at_409600_bytes(dynamodb, hash_table, key):
    dynamodb.put_item(TableName=hash_table, Item={"p": {"S": key}, "v": {"S": "x" * 300_000}})
    with refused(VALIDATION, "Item size to update has exceeded the maximum allowed size"):
        dynamodb.update_item(
            TableName=hash_table,
            Key={"p": {"S": key}},
            UpdateExpression="SET w = :w",
            ExpressionAttributeValues={":w": {"S": "y" * 200_000}},
        )
    found = dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})["Item"]
    assert "w" not in found


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("S", ["", "A", "AB", "Z", "a", "z", "é", "中", "\uffff", "😀"]),
        ("B", [b"\x00", b"\x00\x00", b"\x01", b"\x7f", b"\x80", b"\xff", b"\xff\x00"]),
        (
            "N",
            ["-1E+125", "-100.5", "-100", "-1.5", "-1", "-0.1", "-1E-130", "0", "1E-130", "0.09"]
            + ["0.1", "0.5", "1", "1.5", "2", "9", "10", "99", "100", "1E+125"],
        ),
    ],
)
def test_sort_keys_are_in_order(dynamodb, make_table, kind, values):
    """Strings by their UTF-8 bytes, binaries by unsigned bytes, numbers by value."""
    name = make_table("p:S", f"s:{kind}")
    values = [each for each in values if each != ""]
    shuffled = values[:]
    random.Random(7).shuffle(shuffled)
    for each in shuffled:
        dynamodb.put_item(TableName=name, Item={"p": {"S": "a"}, "s": {kind: each}, "t": {"S": str(each)}})
    query = {
        "TableName": name,
        "KeyConditionExpression": "p = :p",
        "ExpressionAttributeValues": {":p": {"S": "a"}},
    }
    found = [item["t"]["S"] for item in dynamodb.query(**query)["Items"]]
    assert found == [str(each) for each in values]
    backwards = [
        item["t"]["S"] for item in dynamodb.query(ScanIndexForward=False, **query)["Items"]
    ]
    assert backwards == found[::-1]
    for place, each in enumerate(values):
        query["KeyConditionExpression"] = "p = :p AND s >= :s"
        query["ExpressionAttributeValues"] = {":p": {"S": "a"}, ":s": {kind: each}}
        assert dynamodb.query(**query)["Count"] == len(values) - place


@pytest.mark.parametrize(
    ("kind", "longest"), [("S", "x" * 2048), ("B", b"x" * 2048)], ids=["strings", "binaries"]
)
def test_a_partition_key_has_at_most_2048_bytes(dynamodb, make_table, kind, longest):
    name = make_table(f"p:{kind}")
    dynamodb.put_item(TableName=name, Item={"p": {kind: longest}})
    assert "Item" in dynamodb.get_item(TableName=name, Key={"p": {kind: longest}})
    message = OOM + "Size of hashkey has exceeded the maximum size limit of2048 bytes"
    with refused(VALIDATION, message):
        dynamodb.put_item(TableName=name, Item={"p": {kind: longest + longest[:1]}})
    with refused(VALIDATION, message):
        dynamodb.get_item(TableName=name, Key={"p": {kind: longest + longest[:1]}})


def test_a_sort_key_has_at_most_1024_bytes(dynamodb, make_table):
    name = make_table("p:S", "s:S")
    item = {"p": {"S": "a"}, "s": {"S": "x" * 1024}}
    dynamodb.put_item(TableName=name, Item=item)
    assert dynamodb.get_item(TableName=name, Key=item)["Item"] == item
    with refused(
        VALIDATION,
        OOM + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes",
    ):
        dynamodb.put_item(TableName=name, Item={"p": {"S": "a"}, "s": {"S": "x" * 1025}})


@pytest.mark.parametrize(
    ("kind", "value", "word"), [("S", "", "string"), ("B", b"", "binary")], ids=["S", "B"]
)
def test_a_key_is_not_empty(dynamodb, make_table, kind, value, word):
    name = make_table(f"p:{kind}")
    message = (
        "One or more parameter values are not valid. The AttributeValue for a key attribute "
        f"cannot contain an empty {word} value. Key: p"
    )
    with refused(VALIDATION, message):
        dynamodb.put_item(TableName=name, Item={"p": {kind: value}})
    with refused(VALIDATION, message):
        dynamodb.get_item(TableName=name, Key={"p": {kind: value}})
