"""TransactWriteItems and TransactGetItems: all or nothing, and why nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import ClientError

from expectations import CONDITION_FAILED, NOT_FOUND, VALIDATION, in_any_order, items, refused
from tables import create, index

CANCELLED = "TransactionCanceledException"
REASONS = "Transaction cancelled, please refer cancellation reasons for specific reasons "


@pytest.fixture(scope="module")
def table(dynamodb):
    """A table with an index, so that a transaction moves entries too."""
    name = create(
        dynamodb, "p:S", extra_keys=("g:S",), GlobalSecondaryIndexes=[index("by-g", "g:S")]
    )
    yield name
    dynamodb.delete_table(TableName=name)


def named(key: str) -> dict:
    return {"p": {"S": key}}


def get(dynamodb, table: str, key: str) -> dict | None:
    return dynamodb.get_item(TableName=table, Key=named(key)).get("Item")


def test_four_actions_together(dynamodb, table, make_table, key):
    other = make_table("p:N")
    dynamodb.put_item(TableName=table, Item=named(f"{key}-update") | {"n": {"N": "1"}})
    dynamodb.put_item(TableName=table, Item=named(f"{key}-delete"))
    dynamodb.put_item(TableName=table, Item=named(f"{key}-check") | {"ok": {"BOOL": True}})
    dynamodb.transact_write_items(
        TransactItems=[
            {"Put": {"TableName": other, "Item": {"p": {"N": "1"}}}},
            {
                "Update": {
                    "TableName": table,
                    "Key": named(f"{key}-update"),
                    "UpdateExpression": "SET n = n + :n, g = :g",
                    "ExpressionAttributeValues": {":n": {"N": "5"}, ":g": {"S": key}},
                }
            },
            {"Delete": {"TableName": table, "Key": named(f"{key}-delete")}},
            {
                "ConditionCheck": {
                    "TableName": table,
                    "Key": named(f"{key}-check"),
                    "ConditionExpression": "ok = :ok",
                    "ExpressionAttributeValues": {":ok": {"BOOL": True}},
                }
            },
        ]
    )
    updated = named(f"{key}-update") | {"n": {"N": "6"}, "g": {"S": key}}
    assert get(dynamodb, table, f"{key}-update") == updated
    assert get(dynamodb, table, f"{key}-delete") is None
    assert dynamodb.scan(TableName=other)["Items"] == [{"p": {"N": "1"}}]
    entries = items(
        dynamodb.query,
        TableName=table,
        IndexName="by-g",
        KeyConditionExpression="g = :g",
        ExpressionAttributeValues={":g": {"S": key}},
    )
    assert entries == [updated]


def test_one_failed_condition_cancels_everything(dynamodb, table, key):
    old = named(f"{key}-taken") | {"v": {"S": "old"}}
    dynamodb.put_item(TableName=table, Item=old)
    actions = [
        {"Put": {"TableName": table, "Item": named(f"{key}-new") | {"g": {"S": key}}}},
        {
            "Put": {
                "TableName": table,
                "Item": named(f"{key}-taken"),
                "ConditionExpression": "attribute_not_exists(p)",
                "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
            }
        },
        {"Delete": {"TableName": table, "Key": named(f"{key}-other")}},
    ]
    with refused(CANCELLED, REASONS + "[None, ConditionalCheckFailed, None]") as caught:
        dynamodb.transact_write_items(TransactItems=actions)
    reasons = caught.value.response["CancellationReasons"]
    assert reasons == [
        {"Code": "None"},
        {"Code": "ConditionalCheckFailed", "Message": CONDITION_FAILED, "Item": old},
        {"Code": "None"},
    ]
    assert get(dynamodb, table, f"{key}-new") is None
    assert get(dynamodb, table, f"{key}-taken") == old
    found = items(dynamodb.scan, TableName=table, IndexName="by-g")
    assert key not in [item["g"]["S"] for item in found]


def test_every_failed_condition_is_told(dynamodb, table, key):
    check = {
        "TableName": table,
        "ConditionExpression": "attribute_exists(p)",
    }
    with refused(
        CANCELLED, REASONS + "[ConditionalCheckFailed, None, ConditionalCheckFailed]"
    ):
        dynamodb.transact_write_items(
            TransactItems=[
                {"ConditionCheck": {"Key": named(f"{key}-1"), **check}},
                {"Put": {"TableName": table, "Item": named(f"{key}-2")}},
                {"ConditionCheck": {"Key": named(f"{key}-3"), **check}},
            ]
        )


def test_a_wrong_key_cancels(dynamodb, table, key):
    with refused(CANCELLED, REASONS + "[None, ValidationError]"):
        dynamodb.transact_write_items(
            TransactItems=[
                {"Put": {"TableName": table, "Item": named(key)}},
                {"Delete": {"TableName": table, "Key": {"p": {"N": "1"}}}},
            ]
        )
    assert get(dynamodb, table, key) is None


def test_reads_are_in_the_order_of_the_request(dynamodb, table, key):
    for each in range(3):
        dynamodb.put_item(TableName=table, Item=named(f"{key}-{each}") | {"n": {"N": f"{each}"}})
    wanted = [2, 0, 9, 1]
    answer = dynamodb.transact_get_items(
        TransactItems=[
            {"Get": {"TableName": table, "Key": named(f"{key}-{each}"), "ProjectionExpression": "n"}}
            for each in wanted
        ]
    )
    assert answer["Responses"] == [
        {"Item": {"n": {"N": f"{each}"}}} if each < 3 else {} for each in wanted
    ]


def test_a_token_makes_a_request_happen_once(dynamodb, table, key):
    dynamodb.put_item(TableName=table, Item=named(key) | {"n": {"N": "0"}})

    def add(amount: int, token: str) -> dict:
        return dynamodb.transact_write_items(
            TransactItems=[
                {
                    "Update": {
                        "TableName": table,
                        "Key": named(key),
                        "UpdateExpression": "ADD n :n",
                        "ExpressionAttributeValues": {":n": {"N": str(amount)}},
                    }
                }
            ],
            ClientRequestToken=token,
            ReturnConsumedCapacity="TOTAL",
        )

    for _ in range(3):
        add(5, f"{key}-token")
    assert get(dynamodb, table, key)["n"] == {"N": "5"}
    with refused("IdempotentParameterMismatchException"):
        add(6, f"{key}-token")
    add(6, f"{key}-other")
    assert get(dynamodb, table, key)["n"] == {"N": "11"}


def test_capacity_is_twice(dynamodb, table, key):
    answer = dynamodb.transact_write_items(
        TransactItems=[
            {"Put": {"TableName": table, "Item": named(f"{key}-1") | {"v": {"S": "x" * 1500}}}},
            {"Put": {"TableName": table, "Item": named(f"{key}-2")}},
        ],
        ReturnConsumedCapacity="TOTAL",
    )
    (units,) = answer["ConsumedCapacity"]
    assert (units["TableName"], units["CapacityUnits"]) == (table, 6.0)
    assert units["WriteCapacityUnits"] == 6.0
    answer = dynamodb.transact_get_items(
        TransactItems=[{"Get": {"TableName": table, "Key": named(f"{key}-1")}}],
        ReturnConsumedCapacity="TOTAL",
    )
    assert answer["ConsumedCapacity"][0]["CapacityUnits"] == 2.0


def test_what_a_transaction_may_not_be(dynamodb, table, key):
    put = {"Put": {"TableName": table, "Item": named(key)}}
    with refused(
        VALIDATION, "Transaction request cannot include multiple operations on one item"
    ):
        dynamodb.transact_write_items(TransactItems=[put, put])
    for actions in ([], [put] * 101):
        with refused(VALIDATION, starting="1 validation error detected: Value '["):
            dynamodb.transact_write_items(TransactItems=actions)
    with refused(NOT_FOUND, "Requested resource not found"):
        dynamodb.transact_write_items(
            TransactItems=[put, {"Put": {"TableName": "not-there", "Item": named(key)}}]
        )
    assert get(dynamodb, table, key) is None


def test_a_hundred_actions(dynamodb, table, key):
    keys = [f"{key}-{each:03}" for each in range(100)]
    dynamodb.transact_write_items(
        TransactItems=[{"Put": {"TableName": table, "Item": named(each)}} for each in keys]
    )
    answer = dynamodb.transact_get_items(
        TransactItems=[{"Get": {"TableName": table, "Key": named(each)}} for each in keys]
    )
    found = [response["Item"] for response in answer["Responses"]]
    assert in_any_order(found) == in_any_order([named(each) for each in keys])


def test_money_is_neither_made_nor_lost(dynamodb, table, key):
    """Clients move amounts between accounts; every transactional read sees the same sum."""
    accounts = [f"{key}-account-{each}" for each in range(4)]
    for each in accounts:
        dynamodb.put_item(TableName=table, Item=named(each) | {"n": {"N": "100"}})

    def part(account: str, amount: int) -> dict:
        return {
            "Update": {
                "TableName": table,
                "Key": named(account),
                "UpdateExpression": "ADD n :n",
                "ConditionExpression": "n >= :least",
                "ExpressionAttributeValues": {
                    ":n": {"N": str(amount)},
                    ":least": {"N": str(max(0, -amount))},
                },
            }
        }

    def total() -> int:
        answer = dynamodb.transact_get_items(
            TransactItems=[{"Get": {"TableName": table, "Key": named(each)}} for each in accounts]
        )
        return sum(int(each["Item"]["n"]["N"]) for each in answer["Responses"])

    def work(client: int) -> int:
        moved = 0
        for each in range(25):
            source, target = accounts[(client + each) % 4], accounts[(client + 2 * each + 1) % 4]
            if source == target:
                continue
            try:
                dynamodb.transact_write_items(TransactItems=[part(source, -7), part(target, 7)])
                moved += 1
            except ClientError as error:
                assert error.response["Error"]["Code"] == CANCELLED
            try:
                assert total() == 400
            except ClientError as error:
                assert error.response["Error"]["Code"] == CANCELLED
        return moved

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(work, range(8))) > 0
    assert total() == 400
