"""Scan: pages, segments, filters, projections, on tables and on indexes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from expectations import ENVELOPE, VALIDATION, in_any_order, items, pages, refused
from tables import create, index

COUNT = 200


@pytest.fixture(scope="module")
def filled(dynamodb):
    """A table of 200 items, of which every fourth is in the index."""
    name = create(
        dynamodb,
        "p:S",
        extra_keys=("q:N",),
        GlobalSecondaryIndexes=[index("by-q", "q:N", projection=["r"])],
    )
    for each in range(COUNT):
        dynamodb.put_item(TableName=name, Item=record(each))
    yield name
    dynamodb.delete_table(TableName=name)


def record(each: int) -> dict:
    item = {"p": {"S": f"{each}"}, "r": {"N": str(each % 7)}, "x": {"S": "x" * (each % 50)}}
    return item | {"q": {"N": str(each % 3)}} if each % 4 == 0 else item


EVERYTHING = [record(each) for each in range(COUNT)]


@pytest.mark.parametrize("limit", [None, 1, 33, 200, 500])
def test_a_scan_sees_everything_once(dynamodb, filled, limit):
    answers = pages(dynamodb.scan, TableName=filled, **({"Limit": limit} if limit else {}))
    found = [item for page in answers for item in page["Items"]]
    assert in_any_order(found) == in_any_order(EVERYTHING)
    for page in answers[:-1]:
        assert page["LastEvaluatedKey"] == {"p": page["Items"][-1]["p"]}
    if limit == COUNT:
        assert [page["Count"] for page in answers] == [COUNT, 0]


def test_a_scan_is_in_one_order(dynamodb, filled):
    once = items(dynamodb.scan, TableName=filled)
    assert items(dynamodb.scan, TableName=filled, Limit=9) == once
    assert items(dynamodb.scan, TableName=filled, ConsistentRead=True) == once
    assert [item["p"] for item in once] != [item["p"] for item in EVERYTHING]


@pytest.mark.parametrize("total", [1, 2, 3, 8, 50])
@pytest.mark.parametrize("limit", [None, 7])
def test_segments_are_disjoint_and_complete(dynamodb, filled, total, limit):
    def segment(each: int) -> list[dict]:
        return items(
            dynamodb.scan,
            TableName=filled,
            Segment=each,
            TotalSegments=total,
            **({"Limit": limit} if limit else {}),
        )

    with ThreadPoolExecutor(8) as pool:
        parts = list(pool.map(segment, range(total)))
    assert in_any_order([item for part in parts for item in part]) == in_any_order(EVERYTHING)
    if total <= 3:
        assert all(parts)


def test_a_million_segments(dynamodb, filled):
    first = dynamodb.scan(TableName=filled, Segment=0, TotalSegments=1_000_000)
    last = dynamodb.scan(TableName=filled, Segment=999_999, TotalSegments=1_000_000)
    assert first["Count"] + last["Count"] <= 2


def test_a_filter(dynamodb, filled):
    answers = pages(
        dynamodb.scan,
        TableName=filled,
        FilterExpression="r = :r AND size(x) < :s",
        ExpressionAttributeValues={":r": {"N": "3"}, ":s": {"N": "20"}},
        Limit=40,
    )
    expected = [
        item for item in EVERYTHING if item["r"]["N"] == "3" and len(item["x"]["S"]) < 20
    ]
    found = [item for page in answers for item in page["Items"]]
    assert in_any_order(found) == in_any_order(expected)
    assert sum(page["ScannedCount"] for page in answers) == COUNT


def test_a_projection(dynamodb, filled):
    found = items(dynamodb.scan, TableName=filled, ProjectionExpression="r")
    assert in_any_order(found) == in_any_order([{"r": item["r"]} for item in EVERYTHING])


def test_count(dynamodb, filled):
    answer = dynamodb.scan(TableName=filled, Select="COUNT")
    assert answer["Count"] == COUNT and "Items" not in answer


@pytest.mark.parametrize("limit", [None, 4])
def test_an_index(dynamodb, filled, limit):
    answers = pages(
        dynamodb.scan,
        TableName=filled,
        IndexName="by-q",
        **({"Limit": limit} if limit else {}),
    )
    found = [item for page in answers for item in page["Items"]]
    expected = [
        {name: item[name] for name in ("p", "q", "r")} for item in EVERYTHING if "q" in item
    ]
    assert in_any_order(found) == in_any_order(expected)
    for page in answers[:-1]:
        assert set(page["LastEvaluatedKey"]) == {"p", "q"}


def test_segments_of_an_index(dynamodb, filled):
    found = [
        item
        for segment in range(4)
        for item in items(
            dynamodb.scan, TableName=filled, IndexName="by-q", Segment=segment, TotalSegments=4
        )
    ]
    assert len(found) == COUNT / 4
    assert len({item["p"]["S"] for item in found}) == COUNT / 4


def test_a_page_ends_at_a_megabyte(dynamodb, make_table):
    name = make_table("p:S")
    for each in range(25):
        dynamodb.put_item(
            TableName=name, Item={"p": {"S": f"{each}"}, "v": {"S": "x" * 100_000}}
        )
    answers = pages(dynamodb.scan, TableName=name)
    assert all(10 <= page["Count"] <= 11 for page in answers[:-1])
    assert sum(page["Count"] for page in answers) == 25


def test_writes_between_pages(dynamodb, make_table):
    """Deleting what was seen, as programs do, neither repeats nor skips the rest."""
    name = make_table("p:S")
    for each in range(60):
        dynamodb.put_item(TableName=name, Item={"p": {"S": f"{each}"}})
    seen, start = [], {}
    while True:
        page = dynamodb.scan(TableName=name, Limit=7, **start)
        for item in page["Items"]:
            seen.append(item["p"]["S"])
            dynamodb.delete_item(TableName=name, Key=item)
        if "LastEvaluatedKey" not in page:
            break
        start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}
    assert sorted(seen, key=int) == [f"{each}" for each in range(60)]
    assert dynamodb.scan(TableName=name)["Count"] == 0


REFUSED = {
    "a segment without a total": (
        {"Segment": 0},
        "The TotalSegments parameter is required but was not present in the request when "
        "Segment parameter is present",
    ),
    "a total without a segment": (
        {"TotalSegments": 2},
        "The Segment parameter is required but was not present in the request when parameter "
        "TotalSegments is present",
    ),
    "a segment beyond the total": (
        {"Segment": 5, "TotalSegments": 5},
        "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
        "Segment: 5 is not less than TotalSegments: 5",
    ),
    "a limit of nothing": (
        {"Limit": 0},
        ENVELOPE + "Value '0' at 'limit' failed to satisfy constraint: "
        "Member must have value greater than or equal to 1",
    ),
    "an index that is not there": (
        {"IndexName": "nowhere"},
        "The table does not have the specified index: nowhere",
    ),
    "a consistent read of a global index": (
        {"IndexName": "by-q", "ConsistentRead": True},
        "Consistent reads are not supported on global secondary indexes",
    ),
    "specific attributes without saying which": (
        {"Select": "SPECIFIC_ATTRIBUTES"},
        "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
        "SPECIFIC_ATTRIBUTES",
    ),
    "a start that is no key": (
        {"ExclusiveStartKey": {"r": {"N": "1"}}},
        "The provided starting key is invalid: The provided key element does not match the schema",
    ),
}


@pytest.mark.parametrize(("request_", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_scan_is_refused(dynamodb, filled, request_, message):
    with refused(VALIDATION, message):
        dynamodb.scan(TableName=filled, **request_)
