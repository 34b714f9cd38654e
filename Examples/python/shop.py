"""The code under test. It makes its client while it is imported, and knows nothing of dynamock."""

import boto3

stock = boto3.resource("dynamodb", region_name="eu-west-1").Table("Stock")


class SoldOut(Exception):
    """Nothing is left of it."""


def sell(product: str, number: int = 1) -> int:
    """Takes a product from the stock, and returns how many are left."""
    try:
        answer = stock.update_item(
            Key={"id": product},
            UpdateExpression="SET #left = #left - :number",
            ConditionExpression="#left >= :number",
            ExpressionAttributeNames={"#left": "left"},
            ExpressionAttributeValues={":number": number},
            ReturnValues="UPDATED_NEW",
        )
    except stock.meta.client.exceptions.ConditionalCheckFailedException:
        raise SoldOut(product) from None
    return int(answer["Attributes"]["left"])


def left(product: str) -> int:
    """Returns how many are left."""
    return int(stock.get_item(Key={"id": product})["Item"]["left"])
