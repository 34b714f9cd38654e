"""UpdateItem: every clause, every ReturnValues, on items that are there and that are not."""

import pytest

from expectations import CONDITION, CONDITION_FAILED, ENVELOPE, VALIDATION, canonical, refused

OLD = {
    "n": {"N": "10"},
    "t": {"S": "text"},
    "l": {"L": [{"N": "0"}, {"N": "1"}, {"N": "2"}]},
    "m": {"M": {"x": {"N": "1"}, "y": {"M": {"z": {"S": "deep"}}}}},
    "ss": {"SS": ["a", "b"]},
    "ns": {"NS": ["1", "2"]},
}
VALUES = {
    ":n": {"N": "5"},
    ":zero": {"N": "0"},
    ":t": {"S": "new"},
    ":l": {"L": [{"S": "e"}]},
    ":m": {"M": {"k": {"S": "v"}}},
    ":b": {"SS": ["b"]},
    ":ab": {"SS": ["a", "b"]},
    ":bc": {"SS": ["b", "c"]},
    ":n23": {"NS": ["2", "3"]},
}
ABSENT = object()

# The expression, and the attributes it changes: what they are afterwards.
UPDATES = {
    "set a new attribute": ("SET a = :t", {"a": {"S": "new"}}),
    "set an old one": ("SET t = :t", {"t": {"S": "new"}}),
    "set to another type": ("SET n = :m", {"n": {"M": {"k": {"S": "v"}}}}),
    "set from a path": ("SET a = m.y", {"a": {"M": {"z": {"S": "deep"}}}}),
    "set two at once from the old item": (
        "SET t = n, n = t",
        {"t": {"N": "10"}, "n": {"S": "text"}},
    ),
    "add numbers": ("SET n = n + :n", {"n": {"N": "15"}}),
    "take numbers away": ("SET n = :n - n", {"n": {"N": "-5"}}),
    "add to a nested number": (
        "SET m.x = m.x + :n",
        {"m": {"M": {"x": {"N": "6"}, "y": {"M": {"z": {"S": "deep"}}}}}},
    ),
    "set a member of a map": (
        "SET m.fresh = :t",
        {"m": {"M": {"x": {"N": "1"}, "y": {"M": {"z": {"S": "deep"}}}, "fresh": {"S": "new"}}}},
    ),
    "set an element": ("SET l[1] = :t", {"l": {"L": [{"N": "0"}, {"S": "new"}, {"N": "2"}]}}),
    "set beyond the end appends": (
        "SET l[9] = :t, l[7] = :n",
        {"l": {"L": [{"N": "0"}, {"N": "1"}, {"N": "2"}, {"N": "5"}, {"S": "new"}]}},
    ),
    "append to a list": (
        "SET l = list_append(l, :l)",
        {"l": {"L": [{"N": "0"}, {"N": "1"}, {"N": "2"}, {"S": "e"}]}},
    ),
    "prepend to a list": (
        "SET l = list_append(:l, l)",
        {"l": {"L": [{"S": "e"}, {"N": "0"}, {"N": "1"}, {"N": "2"}]}},
    ),
    "set if it is not there": (
        "SET a = if_not_exists(a, :t), t = if_not_exists(t, :t)",
        {"a": {"S": "new"}, "t": {"S": "text"}},
    ),
    "count from a start value": ("SET c = if_not_exists(c, :zero) + :n", {"c": {"N": "5"}}),
    "append to a list that is not there": (
        "SET c = list_append(if_not_exists(c, :l), :l)",
        {"c": {"L": [{"S": "e"}, {"S": "e"}]}},
    ),
    "remove an attribute": ("REMOVE t", {"t": ABSENT}),
    "remove what is not there": ("REMOVE nothing", {}),
    "remove several": ("REMOVE t, n", {"t": ABSENT, "n": ABSENT}),
    "remove a member": ("REMOVE m.y.z", {"m": {"M": {"x": {"N": "1"}, "y": {"M": {}}}}}),
    "remove an element shifts": ("REMOVE l[0]", {"l": {"L": [{"N": "1"}, {"N": "2"}]}}),
    "indexes mean places before the update": (
        "REMOVE l[0] SET l[2] = :t",
        {"l": {"L": [{"N": "1"}, {"S": "new"}]}},
    ),
    "remove two elements": ("REMOVE l[0], l[2]", {"l": {"L": [{"N": "1"}]}}),
    "remove beyond the end": ("REMOVE l[9]", {}),
    "ADD to a number": ("ADD n :n", {"n": {"N": "15"}}),
    "ADD a number that is not there": ("ADD c :n", {"c": {"N": "5"}}),
    "ADD to a set": ("ADD ss :bc", {"ss": {"SS": ["a", "b", "c"]}}),
    "ADD a set that is not there": ("ADD c :bc", {"c": {"SS": ["b", "c"]}}),
    "ADD to a set of numbers": ("ADD ns :n23", {"ns": {"NS": ["1", "2", "3"]}}),
    "DELETE from a set": ("DELETE ss :b", {"ss": {"SS": ["a"]}}),
    "DELETE what is not in the set": ("DELETE ss :bc", {"ss": {"SS": ["a"]}}),
    "DELETE all leaves no attribute": ("DELETE ss :ab", {"ss": ABSENT}),
    "DELETE from what is not there": ("DELETE c :b", {}),
    "all clauses, in any case": (
        "set a = :t remove t add n :n delete ss :b",
        {"a": {"S": "new"}, "t": ABSENT, "n": {"N": "15"}, "ss": {"SS": ["a"]}},
    ),
    "spread over lines": ("SET\n\ta\r\n =  :t ,c=:n", {"a": {"S": "new"}, "c": {"N": "5"}}),
}


def used(expression: str, values: dict = VALUES) -> dict:
    """The request's values: those that the expression names."""
    import re

    names = set(re.findall(r":\w+", expression))
    return {"ExpressionAttributeValues": {name: values[name] for name in names}} if names else {}


def put(dynamodb, table: str, key: str) -> dict:
    """Puts the item that the updates start from."""
    item = {"p": {"S": key}} | OLD
    dynamodb.put_item(TableName=table, Item=item)
    return item


def changed(item: dict, changes: dict) -> dict:
    """The item after the changes."""
    return {
        name: value
        for name, value in (item | changes).items()
        if value is not ABSENT
    }


@pytest.mark.parametrize(("expression", "changes"), UPDATES.values(), ids=UPDATES.keys())
def test_update(dynamodb, hash_table, key, expression, changes):
    item = put(dynamodb, hash_table, key)
    answer = dynamodb.update_item(
        TableName=hash_table,
        Key={"p": {"S": key}},
        UpdateExpression=expression,
        ReturnValues="ALL_NEW",
        **used(expression),
    )
    expected = canonical(changed(item, changes))
    assert canonical(answer["Attributes"]) == expected
    found = dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})["Item"]
    assert canonical(found) == expected


RETURNED = {
    "UPDATED_NEW of a set": ("UPDATED_NEW", "SET t = :t, a = :n", {"t": {"S": "new"}, "a": {"N": "5"}}),
    "UPDATED_OLD of a set": ("UPDATED_OLD", "SET t = :t, a = :n", {"t": {"S": "text"}}),
    "UPDATED_NEW keeps the nested shape": (
        "UPDATED_NEW",
        "SET m.x = :n",
        {"m": {"M": {"x": {"N": "5"}}}},
    ),
    "UPDATED_OLD keeps the nested shape": (
        "UPDATED_OLD",
        "SET m.x = :n",
        {"m": {"M": {"x": {"N": "1"}}}},
    ),
    "UPDATED_NEW packs list elements": ("UPDATED_NEW", "SET l[2] = :n", {"l": {"L": [{"N": "5"}]}}),
    "UPDATED_NEW of a removal": ("UPDATED_NEW", "REMOVE t", None),
    "UPDATED_OLD of a removal": ("UPDATED_OLD", "REMOVE t", {"t": {"S": "text"}}),
    "UPDATED_OLD of a new attribute": ("UPDATED_OLD", "SET a = :n", None),
    "UPDATED_NEW of an addition": ("UPDATED_NEW", "ADD n :n", {"n": {"N": "15"}}),
    "what shifts into the removed place": (
        "UPDATED_NEW",
        "REMOVE l[1]",
        {"l": {"L": [{"N": "2"}]}},
    ),
    "an element set far beyond the end": ("UPDATED_NEW", "SET l[100] = :n", None),
    "NONE": ("NONE", "SET t = :t", None),
}


@pytest.mark.parametrize(
    ("values", "expression", "expected"), RETURNED.values(), ids=RETURNED.keys()
)
def test_return_values(dynamodb, hash_table, key, values, expression, expected):
    put(dynamodb, hash_table, key)
    answer = dynamodb.update_item(
        TableName=hash_table,
        Key={"p": {"S": key}},
        UpdateExpression=expression,
        ReturnValues=values,
        **used(expression),
    )
    assert answer.get("Attributes") == expected


def test_return_all_old(dynamodb, hash_table, key):
    item = put(dynamodb, hash_table, key)
    answer = dynamodb.update_item(
        TableName=hash_table,
        Key={"p": {"S": key}},
        UpdateExpression="SET t = :t",
        ReturnValues="ALL_OLD",
        ExpressionAttributeValues={":t": {"S": "x"}},
    )
    assert canonical(answer["Attributes"]) == canonical(item)


@pytest.mark.parametrize("values", ["ALL_OLD", "UPDATED_OLD"])
def test_a_new_item_has_no_old_values(dynamodb, hash_table, key, values):
    answer = dynamodb.update_item(
        TableName=hash_table,
        Key={"p": {"S": key}},
        UpdateExpression="SET a = :a",
        ReturnValues=values,
        ExpressionAttributeValues={":a": {"S": "x"}},
    )
    assert "Attributes" not in answer


def test_an_update_makes_the_item(dynamodb, hash_table, key):
    answer = dynamodb.update_item(
        TableName=hash_table,
        Key={"p": {"S": key}},
        UpdateExpression="SET a = :a ADD c :one",
        ReturnValues="ALL_NEW",
        ExpressionAttributeValues={":a": {"S": "x"}, ":one": {"N": "1"}},
    )
    assert answer["Attributes"] == {"p": {"S": key}, "a": {"S": "x"}, "c": {"N": "1"}}


def test_a_bare_update_makes_an_item_of_the_key(dynamodb, hash_table, key):
    dynamodb.update_item(TableName=hash_table, Key={"p": {"S": key}})
    found = dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})
    assert found["Item"] == {"p": {"S": key}}


def test_a_condition_guards_an_update(dynamodb, hash_table, key):
    item = put(dynamodb, hash_table, key)
    update = {
        "TableName": hash_table,
        "Key": {"p": {"S": key}},
        "UpdateExpression": "SET n = n + :one",
        "ConditionExpression": "n < :limit",
    }
    values = {":one": {"N": "1"}, ":limit": {"N": "12"}}
    for _ in range(2):
        dynamodb.update_item(ExpressionAttributeValues=values, **update)
    with refused(CONDITION, CONDITION_FAILED):
        dynamodb.update_item(ExpressionAttributeValues=values, **update)
    found = dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})["Item"]
    assert canonical(found) == canonical(item | {"n": {"N": "12"}})


MISSING = "The provided expression refers to an attribute that does not exist in the item"
BAD_PATH = "The document path provided in the update expression is invalid for update"
BAD_TYPE = "An operand in the update expression has an incorrect data type"
UPDATE = "Invalid UpdateExpression: "
REFUSED = {
    "the value of a missing attribute": ("SET a = nothing", MISSING),
    "a sum with a missing attribute": ("SET a = nothing + :n", MISSING),
    "a member of what is not there": ("SET nothing.a = :n", BAD_PATH),
    "a member of a string": ("SET t.a = :n", BAD_PATH),
    "an element of a map": ("SET m[0] = :n", BAD_PATH),
    "a member of a list": ("SET l.a = :n", BAD_PATH),
    "a sum with a string": ("SET a = t + :n", BAD_TYPE),
    "a list appended to a string": ("SET a = list_append(t, :l)", BAD_TYPE),
    "ADD to a string": ("ADD t :n", BAD_TYPE),
    "ADD of another set type": ("ADD ss :n23", BAD_TYPE),
    "DELETE from a number": ("DELETE n :b", BAD_TYPE),
    "the key": (
        "SET p = :t",
        "One or more parameter values were invalid: Cannot update attribute p. "
        "This attribute is part of the key",
    ),
    "no expression": ("", ENVELOPE + UPDATE + "The expression can not be empty;"),
    "the same path twice": (
        "SET a = :t, a = :n",
        ENVELOPE + UPDATE + "Two document paths overlap with each other; must remove or rewrite "
        "one of these paths; path one: [a], path two: [a]",
    ),
    "a path within a path": (
        "SET m = :t REMOVE m.x",
        ENVELOPE + UPDATE + "Two document paths overlap with each other; must remove or rewrite "
        "one of these paths; path one: [m], path two: [m, x]",
    ),
    "a map and a list in one path": (
        "SET m.x = :t, m[0] = :n",
        ENVELOPE + UPDATE + "Two document paths conflict with each other; must remove or rewrite "
        "one of these paths; path one: [m, x], path two: [m, [0]]",
    ),
    "one section twice": (
        "SET a = :t SET b = :n",
        ENVELOPE + UPDATE + 'The "SET" section can only be used once in an update expression;',
    ),
    "a reserved word": (
        "SET size = :t",
        ENVELOPE + UPDATE + "Attribute name is a reserved keyword; reserved keyword: size",
    ),
    "nonsense": (
        "INVALID SYNTAX",
        ENVELOPE + UPDATE + 'Syntax error; token: "INVALID", near: "INVALID SYNTAX"',
    ),
}


@pytest.mark.parametrize(("expression", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_an_update_is_refused(dynamodb, hash_table, key, expression, message):
    item = put(dynamodb, hash_table, key)
    with refused(VALIDATION, message):
        dynamodb.update_item(
            TableName=hash_table,
            Key={"p": {"S": key}},
            UpdateExpression=expression,
            **used(expression),
        )
    found = dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})["Item"]
    assert canonical(found) == canonical(item)


def test_arithmetic_is_exact_to_38_digits(dynamodb, hash_table, key):
    dynamodb.put_item(
        TableName=hash_table, Item={"p": {"S": key}, "n": {"N": "0.1"}, "big": {"N": "9" * 38}}
    )
    update = {"TableName": hash_table, "Key": {"p": {"S": key}}, "ReturnValues": "UPDATED_NEW"}
    answer = dynamodb.update_item(
        UpdateExpression="SET n = n + :x",
        ExpressionAttributeValues={":x": {"N": "0.2"}},
        **update,
    )
    assert answer["Attributes"] == {"n": {"N": "0.3"}}
    answer = dynamodb.update_item(
        UpdateExpression="SET big = big + :x",
        ExpressionAttributeValues={":x": {"N": "1"}},
        **update,
    )
    assert answer["Attributes"] == {"big": {"N": "1" + "0" * 38}}
    with refused(VALIDATION):
        dynamodb.update_item(
            UpdateExpression="SET big = big + :x",
            ExpressionAttributeValues={":x": {"N": "0.1"}},
            **update,
        )


def test_removing_below_a_missing_item_makes_nothing(dynamodb, hash_table, key):
    dynamodb.update_item(
        TableName=hash_table, Key={"p": {"S": key}}, UpdateExpression="REMOVE x.y"
    )
    assert "Item" not in dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})
    dynamodb.put_item(TableName=hash_table, Item={"p": {"S": key}})
    with refused(VALIDATION, BAD_PATH):
        dynamodb.update_item(
            TableName=hash_table, Key={"p": {"S": key}}, UpdateExpression="REMOVE x.y"
        )
