"""Filtered exports (FilterSpecification): the files have what Query and Scan return for the same expressions."""

import json

import pytest
from botocore.exceptions import ClientError

from server import Server
from tables import connect, create
from test_exports import ON, as_json, read_export, sorted_sets
from test_incremental_exports import export, incremental, place, read_changes, read_incremental, second
from test_recovery import set_clock

__all__ = ["place"]

NAMES = {"#p": "p"}
OF_A = {"KeyConditionExpression": "#p = :a", "ExpressionAttributeNames": NAMES,
        "ExpressionAttributeValues": {":a": {"S": "a"}}}
FILTERS = {
    "one partition": OF_A,
    "a range of a partition": {
        "KeyConditionExpression": "#p = :a AND n BETWEEN :low AND :high",
        "ExpressionAttributeNames": NAMES,
        "ExpressionAttributeValues": {":a": {"S": "a"}, ":low": {"N": "3"}, ":high": {"N": "5"}},
    },
    "a condition on an attribute": {
        "FilterExpression": "size(word) > :two OR contains(tags, :red)",
        "ExpressionAttributeValues": {":two": {"N": "2"}, ":red": {"S": "red"}},
    },
    "a condition on the key alone": {
        "FilterExpression": "p IN (:a, :b) AND n < :n",
        "ExpressionAttributeValues": {":a": {"S": "a"}, ":b": {"S": "b"}, ":n": {"N": "2"}},
    },
    "attributes": {"ProjectionExpression": "p, deep.word, #w", "ExpressionAttributeNames": {"#w": "word"}},
    "attributes without the key": {"ProjectionExpression": "nothing"},
    "all of them": OF_A | {
        "FilterExpression": "word = :w",
        "ProjectionExpression": "n, tags",
        "ExpressionAttributeValues": {":a": {"S": "a"}, ":w": {"S": "even"}},
    },
    "nothing": {"FilterExpression": "word = :w", "ExpressionAttributeValues": {":w": {"S": "none"}}},
}


def filled(client, name):
    """Three partitions of ten items."""
    for partition in "abc":
        for number in range(10):
            item = {
                "p": {"S": partition}, "n": {"N": str(number)},
                "word": {"S": "odd" if number % 2 else "even"},
                "deep": {"M": {"word": {"S": partition}, "other": {"N": "1"}}},
            }
            if number % 3 == 0:
                item["tags"] = {"SS": ["red", "round"]}
            client.put_item(TableName=name, Item=item)


def wanted(client, name, expressions):
    """What Query or Scan returns, by its JSON."""
    operation = "query" if "KeyConditionExpression" in expressions else "scan"
    pages = client.get_paginator(operation).paginate(TableName=name, **expressions)
    return sorted(json.dumps(sorted_sets(as_json(item)), sort_keys=True) for page in pages for item in page["Items"])


@pytest.mark.parametrize("kind", FILTERS)
def test_an_export_has_what_a_query_or_a_scan_returns(place, kind):
    _, client, name, buckets = place
    filled(client, name)
    description = export(client, name, FilterSpecification=FILTERS[kind])
    assert description["FilterSpecification"] == FILTERS[kind]
    lines = [json.loads(line)["Item"] for line in read_export(buckets, description)]
    assert sorted(json.dumps(sorted_sets(item), sort_keys=True) for item in lines) == wanted(
        client, name, FILTERS[kind])
    assert description["ItemCount"] == len(lines)


def test_a_key_condition_reduces_what_is_billed_and_a_filter_does_not(place):
    _, client, name, _ = place
    filled(client, name)
    whole = export(client, name)["BilledSizeBytes"]
    assert export(client, name, FilterSpecification=FILTERS["nothing"])["BilledSizeBytes"] == whole
    assert export(client, name, FilterSpecification=OF_A)["BilledSizeBytes"] * 3 == whole


def test_an_export_in_ion_is_filtered_too(place):
    _, client, name, buckets = place
    filled(client, name)
    description = export(client, name, ExportFormat="ION", FilterSpecification=FILTERS["all of them"])
    lines = read_export(buckets, description)
    assert len(lines) == 5
    assert all(line.startswith(b"$ion_1_0 {Item:{n:") and b"word" not in line for line in lines)


def test_an_earlier_state_is_filtered(place):
    server, client, name, _ = place
    filled(client, name)
    set_clock(server, 1_000)
    client.delete_item(TableName=name, Key={"p": {"S": "a"}, "n": {"N": "0"}})
    set_clock(server, 2_000)
    assert export(client, name, FilterSpecification=OF_A)["ItemCount"] == 9
    assert export(client, name, FilterSpecification=OF_A, ExportTime=second(500))["ItemCount"] == 10


def test_changes_are_filtered_by_their_last_state_and_deleted_items_by_the_one_before(place):
    server, client, name, buckets = place
    for number, word in enumerate(["stays", "leaves", "comes", "goes", "other"]):
        client.put_item(TableName=name, Item={"p": {"S": "a"}, "n": {"N": str(number)}, "word": {"S": word}})
    client.put_item(TableName=name, Item={"p": {"S": "b"}, "n": {"N": "0"}, "word": {"S": "hit"}})
    client.put_item(TableName=name, Item={"p": {"S": "a"}, "n": {"N": "1"}, "word": {"S": "hit"}})
    client.put_item(TableName=name, Item={"p": {"S": "a"}, "n": {"N": "3"}, "word": {"S": "hit"}})
    set_clock(server, 1_000)
    for number, word in [(1, "miss"), (2, "hit"), (4, "miss"), (5, "hit")]:
        client.put_item(TableName=name, Item={"p": {"S": "a"}, "n": {"N": str(number)}, "word": {"S": word}})
    client.put_item(TableName=name, Item={"p": {"S": "b"}, "n": {"N": "1"}, "word": {"S": "hit"}})
    client.delete_item(TableName=name, Key={"p": {"S": "a"}, "n": {"N": "3"}})
    set_clock(server, 3_000)
    hit = {"FilterExpression": "word = :hit", "ExpressionAttributeValues": {":hit": {"S": "hit"}}}
    found = read_changes(buckets, incremental(client, name, 500, FilterSpecification=hit))
    assert sorted(found) == [("a", "2"), ("a", "3"), ("a", "5"), ("b", "1")]
    assert "NewImage" not in found["a", "3"] and "OldImage" not in found["a", "5"]
    both = OF_A | {
        "FilterExpression": "word = :hit", "ProjectionExpression": "word",
        "ExpressionAttributeValues": {":a": {"S": "a"}, ":hit": {"S": "hit"}},
    }
    changes = map(json.loads, read_incremental(buckets, incremental(client, name, 500, FilterSpecification=both)))
    assert sorted((change["Keys"]["n"]["N"], change.get("OldImage"), change.get("NewImage")) for change in changes) == [
        ("2", {"word": {"S": "comes"}}, {"word": {"S": "hit"}}),
        ("3", {"word": {"S": "hit"}}, None),
        ("5", None, {"word": {"S": "hit"}}),
    ]


def test_a_filter_is_a_parameter_of_the_token_and_survives_a_restart(tmp_path):
    (tmp_path / "music").mkdir()
    data, options = tmp_path / "data.sqlite", ("--s3-root", str(tmp_path))
    server = Server(data, options).start()
    try:
        client = connect(server.url)
        name = create(client, "p:S", "n:N")
        client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=ON)
        filled(client, name)
        end = export(client, name, ClientToken="one", FilterSpecification=FILTERS["all of them"])
    finally:
        server.stop()
    server = Server(data, options).start()
    try:
        client = connect(server.url)
        shown = client.describe_export(ExportArn=end["ExportArn"])["ExportDescription"]
        assert shown["FilterSpecification"] == FILTERS["all of them"]
        again = export(client, name, ClientToken="one", FilterSpecification=FILTERS["all of them"])
        assert again["ExportArn"] == end["ExportArn"]
        with pytest.raises(ClientError) as caught:
            export(client, name, ClientToken="one", FilterSpecification=OF_A)
        assert caught.value.response["Error"]["Code"] == "ExportConflictException"
    finally:
        server.stop()
