"""Updates an item with aiobotocore, and prints the answer or the error as JSON.

It runs in a process of its own: `aiobotocore_update.py URL REGION TABLE ATTEMPTS`.
"""

import asyncio
import json
import sys

from aiobotocore.config import AioConfig
from aiobotocore.session import get_session


async def update(url: str, region: str, table: str, attempts: int) -> dict:
    config = AioConfig(
        read_timeout=1, connect_timeout=5, retries={"total_max_attempts": attempts, "mode": "standard"}
    )
    session = get_session()
    async with session.create_client(
        "dynamodb", endpoint_url=url, region_name=region, aws_access_key_id="any",
        aws_secret_access_key="any", config=config,
    ) as client:
        try:
            answer = await client.update_item(
                TableName=table, Key={"p": {"S": "1"}}, UpdateExpression="ADD n :one",
                ExpressionAttributeValues={":one": {"N": "1"}}, ReturnValues="ALL_NEW",
            )
        except Exception as error:  # noqa: BLE001: the test looks at what it is
            return {"error": type(error).__name__, "message": str(error)}
        return {"attributes": answer.get("Attributes")}


if __name__ == "__main__":
    url, region, table, attempts = sys.argv[1:]
    print(json.dumps(asyncio.run(update(url, region, table, int(attempts)))))
