"""BatchWriteItem and BatchGetItem: limits, duplicates, what is left unprocessed."""

import pytest

from expectations import NOT_FOUND, VALIDATION, in_any_order, items, refused
from tables import create


def put(item: dict) -> dict:
    return {"PutRequest": {"Item": item}}


def delete(key: dict) -> dict:
    return {"DeleteRequest": {"Key": key}}


def test_a_batch_over_two_tables(dynamodb, make_table):
    one, two = make_table("p:S"), make_table("p:N", "s:B")
    answer = dynamodb.batch_write_item(
        RequestItems={
            one: [put({"p": {"S": f"{each}"}, "v": {"N": "1"}}) for each in range(10)],
            two: [put({"p": {"N": f"{each}"}, "s": {"B": b"\x00"}}) for each in range(15)],
        }
    )
    assert answer["UnprocessedItems"] == {}
    assert dynamodb.scan(TableName=one)["Count"] == 10
    assert dynamodb.scan(TableName=two)["Count"] == 15
    found = dynamodb.batch_get_item(
        RequestItems={
            one: {"Keys": [{"p": {"S": f"{each}"}} for each in range(20)]},
            two: {
                "Keys": [{"p": {"N": f"{each}"}, "s": {"B": b"\x00"}} for each in range(3)],
                "ConsistentRead": True,
                "ProjectionExpression": "s",
            },
        }
    )
    assert found["UnprocessedKeys"] == {}
    expected = [{"p": {"S": f"{each}"}, "v": {"N": "1"}} for each in range(10)]
    assert in_any_order(found["Responses"][one]) == in_any_order(expected)
    assert found["Responses"][two] == [{"s": {"B": b"\x00"}}] * 3


def test_a_batch_replaces_and_deletes(dynamodb, hash_table, key):
    names = [{"p": {"S": f"{key}-{each}"}} for each in range(4)]
    dynamodb.batch_write_item(RequestItems={hash_table: [put(each) for each in names]})
    dynamodb.batch_write_item(
        RequestItems={
            hash_table: [
                put(names[0] | {"v": {"S": "new"}}),
                delete(names[1]),
                delete({"p": {"S": "never there"}}),
            ]
        }
    )
    found = dynamodb.batch_get_item(RequestItems={hash_table: {"Keys": names}})
    assert in_any_order(found["Responses"][hash_table]) == in_any_order(
        [names[0] | {"v": {"S": "new"}}, names[2], names[3]]
    )


def test_nothing_found_is_an_empty_list(dynamodb, hash_table):
    found = dynamodb.batch_get_item(
        RequestItems={hash_table: {"Keys": [{"p": {"S": "never there"}}]}}
    )
    assert found["Responses"] == {hash_table: []}


def test_at_most_25_writes(dynamodb, hash_table, key):
    writes = [put({"p": {"S": f"{key}-{each}"}}) for each in range(26)]
    dynamodb.batch_write_item(RequestItems={hash_table: writes[:25]})
    with refused(VALIDATION) as caught:
        dynamodb.batch_write_item(RequestItems={hash_table: writes})
    assert "Member must have length less than or equal to 25" in str(caught.value)


def test_at_most_100_keys(dynamodb, hash_table, key):
    keys = [{"p": {"S": f"{key}-{each}"}} for each in range(101)]
    dynamodb.batch_get_item(RequestItems={hash_table: {"Keys": keys[:100]}})
    with refused(
        VALIDATION,
        f"1 validation error detected: Value at 'RequestItems.{hash_table}.member.Keys' failed "
        "to satisfy constraint: Member must have length less than or equal to 100",
    ):
        dynamodb.batch_get_item(RequestItems={hash_table: {"Keys": keys}})


def test_at_most_100_keys_over_all_tables(dynamodb, hash_table, range_table):
    with refused(VALIDATION, "Too many items requested for the BatchGetItem call"):
        dynamodb.batch_get_item(
            RequestItems={
                hash_table: {"Keys": [{"p": {"S": f"{each}"}} for each in range(60)]},
                range_table: {
                    "Keys": [{"p": {"S": "a"}, "s": {"N": f"{each}"}} for each in range(60)]
                },
            }
        )


DUPLICATES = "Provided list of item keys contains duplicates"


@pytest.mark.parametrize("second", ["put", "delete"])
def test_an_item_is_written_once(dynamodb, hash_table, key, second):
    name = {"p": {"S": key}}
    writes = [put(name), put(name | {"v": {"S": "2"}}) if second == "put" else delete(name)]
    with refused(VALIDATION, DUPLICATES):
        dynamodb.batch_write_item(RequestItems={hash_table: writes})
    assert "Item" not in dynamodb.get_item(TableName=hash_table, Key=name)


def test_an_item_is_read_once(dynamodb, hash_table, key):
    name = {"p": {"S": key}}
    with refused(VALIDATION, DUPLICATES):
        dynamodb.batch_get_item(RequestItems={hash_table: {"Keys": [name, name]}})


def test_an_unknown_table_fails_the_whole_call(dynamodb, hash_table, key):
    name = {"p": {"S": key}}
    with refused(NOT_FOUND, "Requested resource not found"):
        dynamodb.batch_write_item(RequestItems={hash_table: [put(name)], "not-there": [put(name)]})
    assert "Item" not in dynamodb.get_item(TableName=hash_table, Key=name)
    with refused(NOT_FOUND, "Requested resource not found"):
        dynamodb.batch_get_item(
            RequestItems={hash_table: {"Keys": [name]}, "not-there": {"Keys": [name]}}
        )


def test_one_wrong_item_fails_the_whole_call(dynamodb, hash_table, key):
    name = {"p": {"S": key}}
    with refused(VALIDATION, "The provided key element does not match the schema"):
        dynamodb.batch_write_item(RequestItems={hash_table: [put(name), put({"p": {"N": "1"}})]})
    assert "Item" not in dynamodb.get_item(TableName=hash_table, Key=name)


@pytest.mark.parametrize("operation", ["batch_write_item", "batch_get_item"])
def test_an_empty_batch(dynamodb, operation):
    with refused(VALIDATION):
        getattr(dynamodb, operation)(RequestItems={})


def test_reads_stop_at_sixteen_megabytes(dynamodb, make_table):
    """100 items of 300 KB: DynamoDB reads 52 or so and names the others as unprocessed."""
    name = make_table("p:S")
    for each in range(100):
        dynamodb.put_item(
            TableName=name, Item={"p": {"S": f"{each}"}, "v": {"S": "x" * 300_000}}
        )
    wanted = [{"p": {"S": f"{each}"}} for each in range(100)]
    seen: list[str] = []
    calls = 0
    while wanted:
        answer = dynamodb.batch_get_item(RequestItems={name: {"Keys": wanted}})
        found = [item["p"]["S"] for item in answer["Responses"][name]]
        assert 0 < len(found) and len(found) * 300_000 <= 16 * 1024 * 1024 + 300_000
        seen += found
        calls += 1
        wanted = answer["UnprocessedKeys"].get(name, {}).get("Keys", [])
    assert calls == 2
    assert sorted(seen, key=int) == [f"{each}" for each in range(100)]


def test_the_batch_writer(resource, dynamodb, hash_table, key):
    """boto3's own writer: batches of 25, duplicates dropped by key, leftovers sent again."""
    table = resource.Table(hash_table)
    with table.batch_writer(overwrite_by_pkeys=["p"]) as batch:
        for each in range(130):
            batch.put_item(Item={"p": f"{key}-{each % 120}", "v": each})
        batch.delete_item(Key={"p": f"{key}-0"})
    found = items(
        dynamodb.scan,
        TableName=hash_table,
        FilterExpression="begins_with(p, :key)",
        ExpressionAttributeValues={":key": {"S": f"{key}-"}},
    )
    values = {item["p"]["S"]: int(item["v"]["N"]) for item in found}
    expected = {f"{key}-{each}": each for each in range(120)}
    expected |= {f"{key}-{each - 120}": each for each in range(120, 130)}
    del expected[f"{key}-0"]
    assert values == expected


@pytest.fixture(scope="module")
def hash_table(dynamodb):
    """This module's own table: its tests scan it."""
    name = create(dynamodb, "p:S")
    yield name
    dynamodb.delete_table(TableName=name)
