"""The load of a server: one table, its items, and the operations with their requests.

The table has 1,000 partitions of 10 items. An item of N bytes is N bytes of the JSON that DynamoDB
sends for it. Keys are drawn with a fixed seed, so that every run sends the same requests.
"""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass

from wire import Client, request

TABLE = "Bench"
PARTITIONS = 1_000
ITEMS = 10
COUNT = PARTITIONS * ITEMS
CREATE = {
    "TableName": TABLE,
    "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [
        {"AttributeName": "pk", "AttributeType": "S"},
        {"AttributeName": "sk", "AttributeType": "N"},
    ],
    "KeySchema": [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ],
}


def key(number: int) -> dict:
    return {"pk": {"S": f"partition-{number // ITEMS:06d}"}, "sk": {"N": str(number % ITEMS)}}


def item(number: int, size: int, version: int = 0) -> dict:
    """An item whose JSON, without white space, has `size` bytes; versions differ in one attribute."""
    whole = key(number) | {
        "hits": {"N": "1000"},
        "rank": {"N": str(number % 10)},
        "state": {"S": "waiting" if version == 0 else "stopped"},
        "isOpen": {"BOOL": True},
        "tags": {"SS": ["blue", "green", "red"]},
        "owner": {"M": {"name": {"S": "Ada Lovelace"}, "age": {"N": "36"}}},
        "text": {"S": ""},
    }
    filler = size - len(json.dumps(whole, separators=(",", ":")))
    words = "the quick brown fox jumps over the lazy dog; "
    whole["text"] = {"S": (words * (filler // len(words) + 1))[:filler]}
    return whole


def fill(client: Client, size: int, first: int = 0, count: int = COUNT) -> None:
    """Puts items into the table, 25 at a time, with as many pending requests as the server reads."""
    waiting = 0
    for start in range(first, first + count, 25):
        numbers = range(start, min(start + 25, first + count))
        puts = [{"PutRequest": {"Item": item(number, size)}} for number in numbers]
        client.send(request("BatchWriteItem", {"RequestItems": {TABLE: puts}}))
        waiting += 1
        if waiting == 32:
            expect_answers(client, waiting)
            waiting = 0
    expect_answers(client, waiting)


def expect_answers(client: Client, count: int) -> None:
    for _ in range(count):
        status, body = client.answer()
        if status != 200:
            raise RuntimeError(f"an answer of status {status}: {body[:300]!r}")


@dataclass
class Operation:
    """An operation, a function that creates its request number `n` for items of a size, and the expected response."""

    name: str
    target: str
    parameters: Callable[[int, int, int], dict]
    is_right: Callable[[dict], bool]
    requests: int = 2_000
    items: int = 1

    def prepared(self, size: int) -> list[bytes]:
        # At most some 16 MB of requests, because each thread of wrk holds them.
        count = max(50, min(self.requests, 16_000_000 // (size * self.items + 1_000)))
        order = random.Random(7).sample(range(COUNT), COUNT)
        # Each key occurs twice, with another version of its item: a store may skip the write of an
        # unchanged item.
        half = count // 2
        return [
            request(self.target, self.parameters(order[n % half], size, n // half))
            for n in range(2 * half)
        ]


def get(number: int, *_: int) -> dict:
    return {"TableName": TABLE, "Key": key(number)}


def put(number: int, size: int, version: int = 0) -> dict:
    return {"TableName": TABLE, "Item": item(number, size, version)}


def conditional_put(number: int, size: int, version: int = 0) -> dict:
    return put(number, size, version) | {
        "ConditionExpression": "attribute_exists(pk) AND hits > :least",
        "ExpressionAttributeValues": {":least": {"N": "0"}},
    }


def update(number: int, *_: int) -> dict:
    return get(number) | {
        "UpdateExpression": "SET hits = hits + :one, #state = :state",
        "ExpressionAttributeNames": {"#state": "state"},
        "ExpressionAttributeValues": {":one": {"N": "1"}, ":state": {"S": "running"}},
    }


def query(number: int, *_: int) -> dict:
    return {
        "TableName": TABLE,
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": {":pk": key(number)["pk"]},
    }


def near(number: int, count: int, step: int = 37) -> list[int]:
    """Distinct numbers, spread over the table."""
    return [(number + position * step) % COUNT for position in range(count)]


def batch_write(number: int, size: int, version: int = 0) -> dict:
    puts = [{"PutRequest": {"Item": item(each, size, version)}} for each in near(number, 25)]
    return {"RequestItems": {TABLE: puts}}


def batch_get(number: int, *_: int) -> dict:
    keys = [key(each) for each in near(number, 100)]
    return {"RequestItems": {TABLE: {"Keys": keys}}}


def transaction(number: int, size: int, version: int = 0) -> dict:
    first, second, third, fourth = near(number, 4)
    check = get(fourth) | {"ConditionExpression": "attribute_exists(pk)"}
    actions = [
        {"Put": put(first, size, version)},
        {"Put": put(second, size, version)},
        {"Update": update(third, size)},
        {"ConditionCheck": check},
    ]
    return {"TransactItems": actions}


def scan(*_: int) -> dict:
    return {"TableName": TABLE}


def filtered_scan(*_: int) -> dict:
    return scan() | {
        "FilterExpression": "#rank = :rank",
        "ExpressionAttributeNames": {"#rank": "rank"},
        "ExpressionAttributeValues": {":rank": {"N": "3"}},
    }


def is_page(answer: dict) -> bool:
    return "LastEvaluatedKey" in answer and answer["ScannedCount"] > 200


OPERATIONS = [
    Operation("GetItem", "GetItem", get, lambda a: "pk" in a["Item"]),
    Operation("Query of 10", "Query", query, lambda a: a["Count"] == 10),
    Operation(
        "BatchGetItem of 100",
        "BatchGetItem",
        batch_get,
        lambda a: len(a["Responses"][TABLE]) == 100 and not a["UnprocessedKeys"],
        items=100,
    ),
    Operation("Scan of a page", "Scan", scan, is_page, requests=50),
    Operation("Scan with a filter", "Scan", filtered_scan, is_page, requests=50),
    Operation("PutItem", "PutItem", put, lambda a: a == {}),
    Operation("PutItem with a condition", "PutItem", conditional_put, lambda a: a == {}),
    Operation("UpdateItem", "UpdateItem", update, lambda a: a == {}),
    Operation(
        "BatchWriteItem of 25",
        "BatchWriteItem",
        batch_write,
        lambda a: not a["UnprocessedItems"],
        items=25,
    ),
    Operation(
        "TransactWriteItems of 4", "TransactWriteItems", transaction, lambda a: a == {}, items=4
    ),
]
