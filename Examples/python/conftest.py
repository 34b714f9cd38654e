"""What every test begins with."""

import pytest


@pytest.fixture(scope="session")
def dynamock_seed():
    def fill(database):
        stock = database.resource().create_table(
            TableName="Stock",
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        )
        with stock.batch_writer() as batch:
            for number in range(200):
                batch.put_item(Item={"id": f"p{number}", "left": 3})

    return fill
