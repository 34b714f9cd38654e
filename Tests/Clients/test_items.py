"""PutItem, GetItem and DeleteItem: what is kept, what is answered, what a condition prevents."""

import pytest

from expectations import CONDITION, CONDITION_FAILED, VALIDATION, refused


def keyed(key: str, **attributes) -> dict:
    """An item of the table whose only key is "p"."""
    return {"p": {"S": key}} | attributes


def test_an_item_is_given_back(dynamodb, hash_table, key):
    item = keyed(key, a={"S": "text"}, b={"N": "7"}, c={"BOOL": True})
    answer = dynamodb.put_item(TableName=hash_table, Item=item)
    assert set(answer) == {"ResponseMetadata"}
    answer = dynamodb.get_item(TableName=hash_table, Key=keyed(key))
    assert answer["Item"] == item
    assert set(answer) == {"Item", "ResponseMetadata"}
    consistent = dynamodb.get_item(TableName=hash_table, Key=keyed(key), ConsistentRead=True)
    assert consistent["Item"] == item


def test_what_is_not_there_is_no_item(dynamodb, hash_table, key):
    assert "Item" not in dynamodb.get_item(TableName=hash_table, Key=keyed(key))


def test_a_put_replaces_the_whole_item(dynamodb, hash_table, key):
    dynamodb.put_item(TableName=hash_table, Item=keyed(key, a={"S": "1"}, b={"S": "2"}))
    dynamodb.put_item(TableName=hash_table, Item=keyed(key, c={"S": "3"}))
    answer = dynamodb.get_item(TableName=hash_table, Key=keyed(key))
    assert answer["Item"] == keyed(key, c={"S": "3"})


def test_a_put_gives_the_old_item(dynamodb, hash_table, key):
    old = keyed(key, a={"S": "1"})
    put = {"TableName": hash_table, "ReturnValues": "ALL_OLD"}
    assert "Attributes" not in dynamodb.put_item(Item=old, **put)
    assert dynamodb.put_item(Item=keyed(key), **put)["Attributes"] == old
    assert dynamodb.put_item(Item=keyed(key), **put)["Attributes"] == keyed(key)
    none = dynamodb.put_item(TableName=hash_table, Item=keyed(key), ReturnValues="NONE")
    assert "Attributes" not in none


def test_a_delete_gives_the_old_item(dynamodb, hash_table, key):
    old = keyed(key, a={"S": "1"})
    dynamodb.put_item(TableName=hash_table, Item=old)
    delete = {"TableName": hash_table, "Key": keyed(key), "ReturnValues": "ALL_OLD"}
    assert dynamodb.delete_item(**delete)["Attributes"] == old
    assert "Attributes" not in dynamodb.delete_item(**delete)
    assert "Item" not in dynamodb.get_item(TableName=hash_table, Key=keyed(key))


@pytest.mark.parametrize("operation", ["put_item", "delete_item"])
@pytest.mark.parametrize("values", ["ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"])
def test_puts_and_deletes_give_old_values_only(dynamodb, hash_table, key, operation, values):
    name = "Item" if operation == "put_item" else "Key"
    request = {"TableName": hash_table, name: keyed(key), "ReturnValues": values}
    with refused(VALIDATION):
        getattr(dynamodb, operation)(**request)


def test_a_sort_key_tells_items_apart(dynamodb, range_table, key):
    for each in ("1", "2", "-3.5"):
        item = keyed(key, s={"N": each}, v={"S": each})
        dynamodb.put_item(TableName=range_table, Item=item)
    for each in ("1", "2", "-3.5"):
        found = dynamodb.get_item(TableName=range_table, Key=keyed(key, s={"N": each}))
        assert found["Item"]["v"] == {"S": each}
    dynamodb.delete_item(TableName=range_table, Key=keyed(key, s={"N": "2"}))
    assert "Item" not in dynamodb.get_item(TableName=range_table, Key=keyed(key, s={"N": "2"}))
    assert "Item" in dynamodb.get_item(TableName=range_table, Key=keyed(key, s={"N": "1"}))


def test_one_number_is_one_key_however_it_is_written(dynamodb, range_table, key):
    dynamodb.put_item(TableName=range_table, Item=keyed(key, s={"N": "1e2"}))
    found = dynamodb.get_item(TableName=range_table, Key=keyed(key, s={"N": "0100.0"}))
    assert found["Item"] == keyed(key, s={"N": "100"})


PROJECTIONS = {
    "a top-level attribute": ("a", {"a": {"S": "1"}}),
    "several": ("a, l", {"a": {"S": "1"}, "l": {"L": [{"N": "0"}, {"N": "1"}, {"N": "2"}]}}),
    "the key": ("p", None),
    "a member of a map": ("m.x", {"m": {"M": {"x": {"N": "1"}}}}),
    "two members of a map": (
        "m.x, m.y.z",
        {"m": {"M": {"x": {"N": "1"}, "y": {"M": {"z": {"S": "deep"}}}}}},
    ),
    "list elements, packed in their order": ("l[2], l[0]", {"l": {"L": [{"N": "0"}, {"N": "2"}]}}),
    "an element of a map of a list": (
        "n[0].k",
        {"n": {"L": [{"M": {"k": {"S": "in"}}}]}},
    ),
    "what is not there": ("nothing, m.nothing, l[9], a.b", {}),
    "a name with dots": ("#d", {"dot.ted": {"S": "d"}}),
}


@pytest.mark.parametrize(
    ("expression", "expected"), PROJECTIONS.values(), ids=PROJECTIONS.keys()
)
def test_a_projection_picks(dynamodb, hash_table, key, expression, expected):
    item = keyed(
        key,
        a={"S": "1"},
        l={"L": [{"N": "0"}, {"N": "1"}, {"N": "2"}]},
        m={"M": {"x": {"N": "1"}, "y": {"M": {"z": {"S": "deep"}, "w": {"NULL": True}}}}},
        n={"L": [{"M": {"k": {"S": "in"}, "o": {"S": "out"}}}]},
    ) | {"dot.ted": {"S": "d"}}
    dynamodb.put_item(TableName=hash_table, Item=item)
    request = {"TableName": hash_table, "Key": keyed(key), "ProjectionExpression": expression}
    if "#d" in expression:
        request["ExpressionAttributeNames"] = {"#d": "dot.ted"}
    answer = dynamodb.get_item(**request)
    assert answer["Item"] == (keyed(key) if expected is None else expected)


CONDITIONS_ON_A_PUT = [
    ("attribute_not_exists(p)", False, True),
    ("attribute_exists(p)", True, False),
    ("v = :one", True, False),
    ("v <> :one", False, True),
    ("NOT v = :one", False, True),
    ("attribute_exists(p) AND v < :two", True, False),
    ("attribute_not_exists(p) OR v = :one", True, True),
]


@pytest.mark.parametrize(("expression", "on_present", "on_absent"), CONDITIONS_ON_A_PUT)
def test_a_condition_decides(dynamodb, hash_table, key, expression, on_present, on_absent):
    values = {":one": {"N": "1"}, ":two": {"N": "2"}}
    used = {name: value for name, value in values.items() if name in expression}
    request = {"TableName": hash_table, "ConditionExpression": expression}
    if used:
        request["ExpressionAttributeValues"] = used
    absent, present = keyed(key + "-absent"), keyed(key, v={"N": "1"})
    dynamodb.put_item(TableName=hash_table, Item=present)
    for old, holds in ((absent, on_absent), (present, on_present)):
        new = {"p": old["p"], "v": {"N": "99"}}
        if holds:
            dynamodb.put_item(Item=new, **request)
            expected = new
        else:
            with refused(CONDITION, CONDITION_FAILED):
                dynamodb.put_item(Item=new, **request)
            expected = None if old is absent else old
        kept = dynamodb.get_item(TableName=hash_table, Key={"p": old["p"]})
        assert kept.get("Item") == expected


def test_a_conditional_delete(dynamodb, hash_table, key):
    dynamodb.put_item(TableName=hash_table, Item=keyed(key, v={"N": "1"}))
    delete = {
        "TableName": hash_table,
        "Key": keyed(key),
        "ConditionExpression": "v = :v",
    }
    with refused(CONDITION, CONDITION_FAILED):
        dynamodb.delete_item(ExpressionAttributeValues={":v": {"N": "2"}}, **delete)
    assert "Item" in dynamodb.get_item(TableName=hash_table, Key=keyed(key))
    dynamodb.delete_item(ExpressionAttributeValues={":v": {"N": "1"}}, **delete)
    assert "Item" not in dynamodb.get_item(TableName=hash_table, Key=keyed(key))


@pytest.mark.parametrize("operation", ["put_item", "delete_item", "update_item"])
def test_a_failed_condition_shows_the_item_when_asked(dynamodb, hash_table, key, operation):
    old = keyed(key, v={"N": "1"})
    dynamodb.put_item(TableName=hash_table, Item=old)
    request = {
        "TableName": hash_table,
        "Item" if operation == "put_item" else "Key": keyed(key),
        "ConditionExpression": "attribute_not_exists(p)",
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }
    with refused(CONDITION, CONDITION_FAILED) as caught:
        getattr(dynamodb, operation)(**request)
    assert caught.value.response["Item"] == old
    request["ReturnValuesOnConditionCheckFailure"] = "NONE"
    with refused(CONDITION, CONDITION_FAILED) as caught:
        getattr(dynamodb, operation)(**request)
    assert "Item" not in caught.value.response


def test_a_failed_condition_on_no_item_shows_none(dynamodb, hash_table, key):
    with refused(CONDITION, CONDITION_FAILED) as caught:
        dynamodb.put_item(
            TableName=hash_table,
            Item=keyed(key),
            ConditionExpression="attribute_exists(p)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    assert "Item" not in caught.value.response


def test_the_resource_interface(resource, hash_table, key):
    """boto3's own types: Decimal, set, bytes, and conditions built from Python."""
    from decimal import Decimal

    from boto3.dynamodb.conditions import Attr

    table = resource.Table(hash_table)
    item = {
        "p": key,
        "number": Decimal("3.14159265358979323846264338327950288"),
        "names": {"a", "b"},
        "numbers": {Decimal(1), Decimal(2)},
        "nested": {"list": [1, None, True, {"deep": b"\x00\xff"}]},
    }
    table.put_item(Item=item)
    found = table.get_item(Key={"p": key})["Item"]
    assert found["number"] == item["number"]
    assert found["names"] == item["names"] and found["numbers"] == item["numbers"]
    assert found["nested"]["list"][:3] == [1, None, True]
    assert found["nested"]["list"][3]["deep"].value == b"\x00\xff"
    with pytest.raises(resource.meta.client.exceptions.ConditionalCheckFailedException):
        table.delete_item(
            Key={"p": key},
            ConditionExpression=Attr("names").contains("c") | Attr("missing").exists(),
        )
    table.delete_item(Key={"p": key}, ConditionExpression=Attr("names").contains("a"))
    assert "Item" not in table.get_item(Key={"p": key})
