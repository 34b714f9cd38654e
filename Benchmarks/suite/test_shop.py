"""200 tests like those of a shop: each reads the seed, changes it, and relies on a clean one."""

import os

import pytest

ROUNDS = range(int(os.environ.get("DYNAMOCK_SUITE_ROUNDS", "25")))
pytestmark = pytest.mark.parametrize("round", ROUNDS)


def count(client, table: str) -> int:
    return client.scan(TableName=table, Select="COUNT")["Count"]


def test_an_order_is_added(database, round):
    client, prefix = database
    client.put_item(
        TableName=f"{prefix}Orders", Item={"id": {"S": "new"}, "at": {"N": str(round)}}
    )
    assert count(client, f"{prefix}Orders") == 101


def test_an_order_is_cancelled(database, round):
    client, prefix = database
    key = {"id": {"S": f"Orders-{round % 10}"}, "at": {"N": str(round)}}
    client.delete_item(TableName=f"{prefix}Orders", Key=key)
    assert count(client, f"{prefix}Orders") == 99


def test_a_customer_moves(database, round):
    client, prefix = database
    key = {"id": {"S": f"Customers-{round % 10}"}, "at": {"N": str(round)}}
    client.update_item(
        TableName=f"{prefix}Customers",
        Key=key,
        UpdateExpression="SET town = :town",
        ExpressionAttributeValues={":town": {"S": "Elsewhere"}},
    )
    item = client.get_item(TableName=f"{prefix}Customers", Key=key)["Item"]
    assert item["town"]["S"] == "Elsewhere"


def test_orders_of_a_customer_come_in_order(database, round):
    client, prefix = database
    answer = client.query(
        TableName=f"{prefix}Orders",
        KeyConditionExpression="id = :id",
        ExpressionAttributeValues={":id": {"S": f"Orders-{round % 10}"}},
    )
    times = [int(item["at"]["N"]) for item in answer["Items"]]
    assert times == sorted(times) and len(times) == 10


def test_open_orders_are_found_by_their_state(database, round):
    client, prefix = database
    answer = client.query(
        TableName=f"{prefix}Orders",
        IndexName="by-state",
        KeyConditionExpression="#state = :state",
        ExpressionAttributeNames={"#state": "state"},
        ExpressionAttributeValues={":state": {"S": "open"}},
    )
    assert answer["Count"] == 50


def test_a_closed_order_leaves_the_open_ones(database, round):
    client, prefix = database
    number = round * 2 + 1
    client.update_item(
        TableName=f"{prefix}Orders",
        Key={"id": {"S": f"Orders-{number % 10}"}, "at": {"N": str(number)}},
        UpdateExpression="SET #state = :state",
        ExpressionAttributeNames={"#state": "state"},
        ExpressionAttributeValues={":state": {"S": "closed"}},
    )
    assert count(client, f"{prefix}Orders") == 100


def test_a_product_is_sold_once(database, round):
    client, prefix = database
    key = {"id": {"S": f"Products-{round % 10}"}, "at": {"N": str(round)}}
    sale = {
        "TableName": f"{prefix}Products",
        "Key": key,
        "UpdateExpression": "SET sold = :yes",
        "ConditionExpression": "attribute_not_exists(sold)",
        "ExpressionAttributeValues": {":yes": {"BOOL": True}},
    }
    client.update_item(**sale)
    with pytest.raises(client.exceptions.ConditionalCheckFailedException):
        client.update_item(**sale)


def test_a_purchase_is_whole(database, round):
    client, prefix = database
    client.transact_write_items(
        TransactItems=[
            {
                "Put": {
                    "TableName": prefix + table,
                    "Item": {"id": {"S": "bought"}, "at": {"N": str(round)}},
                }
            }
            for table in ("Orders", "Products")
        ]
    )
    assert count(client, f"{prefix}Orders") == count(client, f"{prefix}Products") == 101
