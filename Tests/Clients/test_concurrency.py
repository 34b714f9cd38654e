"""Many clients at once: nothing is lost, nothing is seen half done."""

from concurrent.futures import ThreadPoolExecutor

from botocore.exceptions import ClientError

from expectations import CONDITION, in_any_order, items
from tables import create, index

CLIENTS = 12


def at_once(job) -> list:
    """Runs the job once for each client, all at the same time, and gives what they return."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        return list(pool.map(job, range(CLIENTS)))


def test_no_addition_is_lost(dynamodb, hash_table, key):
    def add(_: int) -> None:
        for _ in range(40):
            dynamodb.update_item(
                TableName=hash_table,
                Key={"p": {"S": key}},
                UpdateExpression="ADD c :one SET l = list_append(if_not_exists(l, :none), :item)",
                ExpressionAttributeValues={
                    ":one": {"N": "1"},
                    ":none": {"L": []},
                    ":item": {"L": [{"N": "1"}]},
                },
            )

    at_once(add)
    found = dynamodb.get_item(TableName=hash_table, Key={"p": {"S": key}})["Item"]
    assert found["c"] == {"N": str(CLIENTS * 40)}
    assert len(found["l"]["L"]) == CLIENTS * 40


def test_one_of_many_gets_the_lock(dynamodb, hash_table, key):
    def take(client: int) -> bool:
        try:
            dynamodb.put_item(
                TableName=hash_table,
                Item={"p": {"S": key}, "owner": {"N": str(client)}},
                ConditionExpression="attribute_not_exists(p)",
            )
            return True
        except ClientError as error:
            assert error.response["Error"]["Code"] == CONDITION
            return False

    assert sum(at_once(take)) == 1


def test_optimistic_locking_counts_every_success(dynamodb, hash_table, key):
    name = {"p": {"S": key}}
    dynamodb.put_item(TableName=hash_table, Item=name | {"version": {"N": "0"}})

    def change(_: int) -> int:
        succeeded = 0
        for _ in range(30):
            item = dynamodb.get_item(TableName=hash_table, Key=name, ConsistentRead=True)["Item"]
            old = int(item["version"]["N"])
            try:
                dynamodb.update_item(
                    TableName=hash_table,
                    Key=name,
                    UpdateExpression="SET version = :new",
                    ConditionExpression="version = :old",
                    ExpressionAttributeValues={
                        ":new": {"N": str(old + 1)},
                        ":old": {"N": str(old)},
                    },
                )
                succeeded += 1
            except dynamodb.exceptions.ConditionalCheckFailedException:
                pass
        return succeeded

    total = sum(at_once(change))
    found = dynamodb.get_item(TableName=hash_table, Key=name)["Item"]
    assert found["version"] == {"N": str(total)} and total >= 30


def test_readers_see_whole_items(dynamodb, hash_table, key):
    """A writer changes both halves of an item together; no reader ever sees them differ."""
    name = {"p": {"S": key}}

    def item(value: int) -> dict:
        return name | {"a": {"N": str(value)}, "pad": {"S": "x" * 20_000}, "b": {"N": str(value)}}

    dynamodb.put_item(TableName=hash_table, Item=item(0))

    def work(client: int) -> None:
        for each in range(40):
            if client < 2:
                dynamodb.put_item(TableName=hash_table, Item=item(each))
            else:
                found = dynamodb.get_item(TableName=hash_table, Key=name)["Item"]
                assert found["a"] == found["b"]

    at_once(work)


def test_tables_and_indexes_agree_after_a_storm(dynamodb):
    """Writers move the same few items between index partitions while others delete them."""
    table = create(
        dynamodb,
        "p:S",
        extra_keys=("g:N",),
        GlobalSecondaryIndexes=[index("by-g", "g:N")],
    )

    def work(client: int) -> None:
        for each in range(60):
            name = {"p": {"S": f"{(client + each) % 15}"}}
            if (client * each) % 7 == 3:
                dynamodb.delete_item(TableName=table, Key=name)
            elif client % 2:
                group = {"g": {"N": str((client * 31 + each) % 5)}}
                dynamodb.put_item(TableName=table, Item=name | group)
            else:
                dynamodb.update_item(
                    TableName=table,
                    Key=name,
                    UpdateExpression="ADD g :one",
                    ExpressionAttributeValues={":one": {"N": "1"}},
                )

    at_once(work)
    expected = items(dynamodb.scan, TableName=table)
    found = items(dynamodb.scan, TableName=table, IndexName="by-g")
    assert in_any_order(found) == in_any_order([each for each in expected if "g" in each])
    described = dynamodb.describe_table(TableName=table)["Table"]
    assert described["ItemCount"] == len(expected)
    dynamodb.delete_table(TableName=table)


def test_tables_come_and_go_at_once(dynamodb):
    def work(client: int) -> None:
        for each in range(5):
            name = create(dynamodb, "p:S")
            dynamodb.put_item(TableName=name, Item={"p": {"S": f"{each}"}})
            assert dynamodb.scan(TableName=name)["Count"] == 1
            dynamodb.delete_table(TableName=name)

    at_once(work)
