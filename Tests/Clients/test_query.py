"""Query: key conditions, order, pages, filters, Select, on tables and on indexes."""

import pytest

from expectations import OOM, VALIDATION, in_any_order, items, pages, refused
from tables import create, index

GROUPS = ("a", "b", "c")


@pytest.fixture(scope="module")
def filled(dynamodb):
    """A table of three groups of 30 items: sort keys 0, 1.5, 3, and so on."""
    name = create(
        dynamodb,
        "g:S",
        "n:N",
        extra_keys=("t:S", "half:N"),
        GlobalSecondaryIndexes=[
            index("by-t", "t:S", "n:N", projection="KEYS_ONLY"),
            index("by-half", "half:N", projection=["odd"]),
        ],
        LocalSecondaryIndexes=[
            index("in-t", "g:S", "t:S", projection="KEYS_ONLY"),
            index("in-half", "g:S", "half:N"),
        ],
    )
    for group in GROUPS:
        for each in range(30):
            dynamodb.put_item(TableName=name, Item=record(group, each))
    yield name
    dynamodb.delete_table(TableName=name)


def record(group: str, each: int) -> dict:
    """The item at a place of a group; every fifth has no "half" and so is in no index on it."""
    item = {
        "g": {"S": group},
        "n": {"N": f"{each * 1.5:g}"},
        "t": {"S": f"text {each % 4}"},
        "odd": {"BOOL": each % 2 == 1},
        "filler": {"S": "x" * 50},
    }
    return item if each % 5 == 0 else item | {"half": {"N": str(each // 2)}}


def in_group(group: str) -> list[dict]:
    return [record(group, each) for each in range(30)]


def only(item: dict, *names: str) -> dict:
    return {name: item[name] for name in names if name in item}


KEY_CONDITIONS = [
    ("g = :g", {}, lambda n: True),
    ("g = :g AND n = :n", {":n": 9}, lambda n: n == 9),
    ("g = :g AND n = :n", {":n": 10}, lambda n: False),
    ("g = :g AND n < :n", {":n": 9}, lambda n: n < 9),
    ("g = :g AND n <= :n", {":n": 9}, lambda n: n <= 9),
    ("g = :g AND n > :n", {":n": 9}, lambda n: n > 9),
    ("g = :g AND n >= :n", {":n": 9}, lambda n: n >= 9),
    ("n BETWEEN :n AND :m AND g = :g", {":n": 3, ":m": 7.5}, lambda n: 3 <= n <= 7.5),
    ("(g = :g) AND (n > :n)", {":n": -1}, lambda n: True),
    ("#g = :g AND #n < :n", {":n": 0}, lambda n: False),
]


@pytest.mark.parametrize(("expression", "bounds", "holds"), KEY_CONDITIONS)
@pytest.mark.parametrize("forward", [True, False])
def test_key_conditions(dynamodb, filled, expression, bounds, holds, forward):
    request = {
        "TableName": filled,
        "KeyConditionExpression": expression,
        "ScanIndexForward": forward,
        "ExpressionAttributeValues": {":g": {"S": "b"}}
        | {name: {"N": str(value)} for name, value in bounds.items()},
    }
    if "#g" in expression:
        request["ExpressionAttributeNames"] = {"#g": "g", "#n": "n"}
    expected = [item for item in in_group("b") if holds(float(item["n"]["N"]))]
    if not forward:
        expected.reverse()
    answer = dynamodb.query(**request)
    assert answer["Items"] == expected
    assert answer["Count"] == answer["ScannedCount"] == len(expected)
    assert "LastEvaluatedKey" not in answer


@pytest.mark.parametrize("limit", [1, 7, 10, 29])
@pytest.mark.parametrize("forward", [True, False])
def test_pages(dynamodb, filled, limit, forward):
    answers = pages(
        dynamodb.query,
        TableName=filled,
        KeyConditionExpression="g = :g",
        ExpressionAttributeValues={":g": {"S": "a"}},
        Limit=limit,
        ScanIndexForward=forward,
    )
    expected = in_group("a") if forward else in_group("a")[::-1]
    assert [item for page in answers for item in page["Items"]] == expected
    for page in answers[:-1]:
        assert page["Count"] == limit
        assert page["LastEvaluatedKey"] == only(page["Items"][-1], "g", "n")


def test_a_limit_that_just_fits_still_gives_a_key(dynamodb, filled):
    """DynamoDB stops at the limit without a look further, so the last page may be empty."""
    query = {
        "TableName": filled,
        "KeyConditionExpression": "g = :g",
        "ExpressionAttributeValues": {":g": {"S": "a"}},
    }
    first = dynamodb.query(Limit=30, **query)
    assert first["Count"] == 30 and "LastEvaluatedKey" in first
    rest = dynamodb.query(ExclusiveStartKey=first["LastEvaluatedKey"], **query)
    assert (rest["Count"], rest["Items"]) == (0, []) and "LastEvaluatedKey" not in rest
    assert "LastEvaluatedKey" not in dynamodb.query(Limit=31, **query)


@pytest.mark.parametrize("keys", [("p:S",), ("p:S", "s:N")])
def test_a_paginator_with_pages_of_one_item_ends(dynamodb, make_table, keys):
    """A query of at most one row cannot be restarted, so that it hands out no key to restart at."""
    name = make_table(*keys)
    item = {"p": {"S": "a"}} | ({"s": {"N": "1"}} if len(keys) > 1 else {})
    dynamodb.put_item(TableName=name, Item=item)
    conditions = {
        attribute: {"ComparisonOperator": "EQ", "AttributeValueList": [value]} for attribute, value in item.items()
    }
    found = dynamodb.get_paginator("query").paginate(
        TableName=name, KeyConditions=conditions, PaginationConfig={"PageSize": 1}
    )
    assert [each["Items"] for each in found] == [[item]]


def test_a_filter_comes_after_the_limit(dynamodb, filled):
    answers = pages(
        dynamodb.query,
        TableName=filled,
        KeyConditionExpression="g = :g",
        FilterExpression="odd = :odd",
        ExpressionAttributeValues={":g": {"S": "a"}, ":odd": {"BOOL": True}},
        Limit=3,
    )
    found = [item for page in answers for item in page["Items"]]
    assert found == [item for item in in_group("a") if item["odd"]["BOOL"]]
    assert [page["ScannedCount"] for page in answers] == [3] * 10 + [0]
    assert all(page["Count"] == len(page["Items"]) <= 2 for page in answers)


def test_a_projection(dynamodb, filled):
    found = items(
        dynamodb.query,
        TableName=filled,
        KeyConditionExpression="g = :g",
        ProjectionExpression="#h, odd",
        ExpressionAttributeNames={"#h": "half"},
        ExpressionAttributeValues={":g": {"S": "c"}},
        Limit=4,
    )
    assert found == [only(item, "half", "odd") for item in in_group("c")]


def test_count(dynamodb, filled):
    answer = dynamodb.query(
        TableName=filled,
        KeyConditionExpression="g = :g",
        FilterExpression="odd = :odd",
        ExpressionAttributeValues={":g": {"S": "a"}, ":odd": {"BOOL": True}},
        Select="COUNT",
    )
    assert (answer["Count"], answer["ScannedCount"]) == (15, 30)
    assert "Items" not in answer


@pytest.mark.parametrize("limit", [None, 1, 4])
@pytest.mark.parametrize("forward", [True, False])
def test_a_global_index(dynamodb, filled, limit, forward):
    """by-t is KEYS_ONLY: entries hold the keys of the index and of the table."""
    request = {
        "TableName": filled,
        "IndexName": "by-t",
        "KeyConditionExpression": "t = :t AND n > :n",
        "ExpressionAttributeValues": {":t": {"S": "text 1"}, ":n": {"N": "3"}},
        "ScanIndexForward": forward,
    }
    if limit:
        request["Limit"] = limit
    answers = pages(dynamodb.query, **request)
    found = [item for page in answers for item in page["Items"]]
    expected = [
        only(item, "g", "n", "t")
        for group in GROUPS
        for item in in_group(group)
        if item["t"]["S"] == "text 1" and float(item["n"]["N"]) > 3
    ]
    assert in_any_order(found) == in_any_order(expected)
    order = [float(item["n"]["N"]) for item in found]
    assert order == sorted(order, reverse=not forward)
    for page in answers[:-1]:
        assert page["LastEvaluatedKey"] == only(page["Items"][-1], "g", "n", "t")


def test_a_sparse_index_that_includes(dynamodb, filled):
    found = items(
        dynamodb.query,
        TableName=filled,
        IndexName="by-half",
        KeyConditionExpression="half = :h",
        ExpressionAttributeValues={":h": {"N": "3"}},
    )
    expected = [
        only(record(group, each), "g", "n", "half", "odd") for group in GROUPS for each in (6, 7)
    ]
    assert in_any_order(found) == in_any_order(expected)


@pytest.mark.parametrize("limit", [None, 5])
def test_a_local_index(dynamodb, filled, limit):
    request = {
        "TableName": filled,
        "IndexName": "in-half",
        "KeyConditionExpression": "g = :g AND half BETWEEN :a AND :b",
        "ExpressionAttributeValues": {":g": {"S": "b"}, ":a": {"N": "2"}, ":b": {"N": "9"}},
        "ConsistentRead": True,
    }
    if limit:
        request["Limit"] = limit
    found = items(dynamodb.query, **request)
    expected = [
        item for item in in_group("b") if "half" in item and 2 <= int(item["half"]["N"]) <= 9
    ]
    assert in_any_order(found) == in_any_order(expected)
    order = [int(item["half"]["N"]) for item in found]
    assert order == sorted(order)


def test_a_local_index_fetches_what_it_does_not_project(dynamodb, filled):
    query = {
        "TableName": filled,
        "IndexName": "in-t",
        "KeyConditionExpression": "g = :g AND t = :t",
        "ExpressionAttributeValues": {":g": {"S": "b"}, ":t": {"S": "text 2"}},
    }
    whole = [item for item in in_group("b") if item["t"]["S"] == "text 2"]
    keys = [only(item, "g", "n", "t") for item in whole]
    assert in_any_order(dynamodb.query(**query)["Items"]) == in_any_order(keys)
    everything = dynamodb.query(Select="ALL_ATTRIBUTES", **query)["Items"]
    assert in_any_order(everything) == in_any_order(whole)
    some = dynamodb.query(ProjectionExpression="filler, n", **query)["Items"]
    assert in_any_order(some) == in_any_order([only(item, "filler", "n") for item in whole])


def test_a_query_can_begin_with_a_prefix(dynamodb, make_table):
    name = make_table("p:S", "s:S")
    for each in ("2024-01-01", "2024-01-31", "2024-02-01", "2025-01-01"):
        dynamodb.put_item(TableName=name, Item={"p": {"S": "a"}, "s": {"S": each}})
    found = dynamodb.query(
        TableName=name,
        KeyConditionExpression="p = :p AND begins_with(s, :s)",
        ExpressionAttributeValues={":p": {"S": "a"}, ":s": {"S": "2024-01"}},
    )["Items"]
    assert [item["s"]["S"] for item in found] == ["2024-01-01", "2024-01-31"]


def test_a_page_ends_at_a_megabyte(dynamodb, make_table):
    name = make_table("p:S", "s:N")
    for each in range(30):
        dynamodb.put_item(
            TableName=name,
            Item={"p": {"S": "a"}, "s": {"N": str(each)}, "v": {"S": "x" * 100_000}},
        )
    answers = pages(
        dynamodb.query,
        TableName=name,
        KeyConditionExpression="p = :p",
        ExpressionAttributeValues={":p": {"S": "a"}},
    )
    assert [int(item["s"]["N"]) for page in answers for item in page["Items"]] == list(range(30))
    assert all(10 <= page["Count"] <= 11 for page in answers[:-1])
    # A filter that drops everything does not make the pages longer.
    empty = pages(
        dynamodb.query,
        TableName=name,
        KeyConditionExpression="p = :p",
        FilterExpression="attribute_not_exists(v)",
        ExpressionAttributeValues={":p": {"S": "a"}},
    )
    assert sum(page["ScannedCount"] for page in empty) == 30
    assert len(empty) >= 3 and all(page["Count"] == 0 for page in empty)


def test_the_resource_interface(resource, filled):
    from boto3.dynamodb.conditions import Attr, Key

    answer = resource.Table(filled).query(
        KeyConditionExpression=Key("g").eq("a") & Key("n").between(3, 9),
        FilterExpression=Attr("odd").eq(True) & Attr("t").begins_with("text"),
    )
    assert [int(item["n"] * 2) for item in answer["Items"]] == [9, 15]


VALUES = {":g": {"S": "a"}, ":n": {"N": "1"}, ":m": {"N": "2"}, ":t": {"S": "x"}}
KEY_CONDITION = "Invalid KeyConditionExpression: "
REFUSED = {
    "no partition key": ({"KeyConditionExpression": "n = :n"}, "Query condition missed key schema element: g"),
    "a partition key that is not equal": (
        {"KeyConditionExpression": "g > :g"},
        "Query key condition not supported",
    ),
    "OR": (
        {"KeyConditionExpression": "g = :g OR n = :n"},
        "Invalid operator used in KeyConditionExpression: OR",
    ),
    "two conditions on the sort key": (
        {"KeyConditionExpression": "g = :g AND n > :n AND n < :m"},
        KEY_CONDITION + "KeyConditionExpressions must only contain one condition per key",
    ),
    "a sort key of another type": (
        {"KeyConditionExpression": "g = :g AND n = :t"},
        OOM + "Condition parameter type does not match schema type",
    ),
    "an index that is not there": (
        {"KeyConditionExpression": "g = :g", "IndexName": "nowhere"},
        "The table does not have the specified index: nowhere",
    ),
    "a consistent read of a global index": (
        {"KeyConditionExpression": "t = :t", "IndexName": "by-t", "ConsistentRead": True},
        "Consistent reads are not supported on global secondary indexes",
    ),
    "a filter on the key": (
        {"KeyConditionExpression": "g = :g", "FilterExpression": "n > :n"},
        "Filter Expression can only contain non-primary key attributes: Primary key attribute: n",
    ),
    "all attributes of a KEYS_ONLY index": (
        {"KeyConditionExpression": "t = :t", "IndexName": "by-t", "Select": "ALL_ATTRIBUTES"},
        OOM + "Select type ALL_ATTRIBUTES is not supported for global secondary index by-t "
        "because its projection type is not ALL",
    ),
    "what a global index does not project": (
        {"KeyConditionExpression": "t = :t", "IndexName": "by-t", "ProjectionExpression": "filler"},
        OOM + "Global secondary index by-t does not project [filler]",
    ),
    "a limit of nothing": (
        {"KeyConditionExpression": "g = :g", "Limit": 0},
        "1 validation error detected: Value at 'Limit' failed to satisfy constraint: "
        "Member must have value greater than or equal to 1",
    ),
    "a start elsewhere": (
        {"KeyConditionExpression": "g = :g", "ExclusiveStartKey": {"g": {"S": "b"}, "n": {"N": "1"}}},
        "The provided starting key is outside query boundaries based on provided conditions",
    ),
    "half a start": (
        {"KeyConditionExpression": "g = :g", "ExclusiveStartKey": {"g": {"S": "a"}}},
        "The provided starting key is invalid",
    ),
}


@pytest.mark.parametrize(("request_", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_query_is_refused(dynamodb, filled, request_, message):
    text = request_["KeyConditionExpression"] + request_.get("FilterExpression", "")
    values = {name: value for name, value in VALUES.items() if name in text}
    with refused(VALIDATION, message):
        dynamodb.query(TableName=filled, ExpressionAttributeValues=values, **request_)
