"""Two ways to give each test a clean database; `DYNAMOCK_SUITE` chooses one.

`fork`     a database is seeded once by each worker, and each test gets a fork of it
`create`   each test creates tables with its own names in one database, seeds them and
           deletes them at the end, which is necessary without forks

Everything else is the same: the tests, the client that each of them creates, the items.
"""

import json
import os
import urllib.request
import uuid

import boto3
import pytest
from botocore.config import Config

URL = os.environ["DYNAMOCK_ENDPOINT"]
WAY = os.environ.get("DYNAMOCK_SUITE", "fork")
CREDENTIALS = {"aws_access_key_id": "any", "aws_secret_access_key": "any"}
TABLES = ("Customers", "Orders", "Products")
ITEMS = 100
SETTINGS = Config(retries={"total_max_attempts": 1})


def control(method: str, path: str = "", body: dict | None = None) -> dict:
    request = urllib.request.Request(
        f"{URL}/_dynamock/v1/databases{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


# Its clients share the model of the service, which takes boto3 longer to read than a test takes.
SESSION = boto3.Session()


def connect(endpoint: str):
    return SESSION.client(
        "dynamodb", endpoint_url=endpoint, region_name="eu-west-1", config=SETTINGS, **CREDENTIALS
    )


def make_tables(client, prefix: str = "") -> None:
    for table in TABLES:
        client.create_table(
            TableName=prefix + table,
            KeySchema=[
                {"AttributeName": "id", "KeyType": "HASH"},
                {"AttributeName": "at", "KeyType": "RANGE"},
            ],
            AttributeDefinitions=[
                {"AttributeName": "id", "AttributeType": "S"},
                {"AttributeName": "at", "AttributeType": "N"},
                {"AttributeName": "state", "AttributeType": "S"},
            ],
            GlobalSecondaryIndexes=[
                {
                    "IndexName": "by-state",
                    "KeySchema": [{"AttributeName": "state", "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "ALL"},
                }
            ],
            BillingMode="PAY_PER_REQUEST",
        )


def seed(client, prefix: str = "") -> None:
    for table in TABLES:
        for start in range(0, ITEMS, 25):
            puts = [
                {
                    "PutRequest": {
                        "Item": {
                            "id": {"S": f"{table}-{number % 10}"},
                            "at": {"N": str(number)},
                            "state": {"S": "open" if number % 2 else "closed"},
                            "text": {"S": "x" * 100},
                        }
                    }
                }
                for number in range(start, start + 25)
            ]
            client.batch_write_item(RequestItems={prefix + table: puts})


@pytest.fixture(scope="session")
def seeded():
    """The name of the database from which this worker's forks are created."""
    made = control("POST", body={})
    client = connect(made["endpoint"])
    make_tables(client)
    seed(client)
    yield made["name"]
    control("DELETE", f"/{made['name']}")


@pytest.fixture
def forked(seeded):
    """A client of a fork."""
    made = control("POST", body={"from": seeded})
    yield connect(made["endpoint"]), ""
    control("DELETE", f"/{made['name']}")


@pytest.fixture
def created():
    """A client, and the prefix of the names of this test's tables."""
    client, prefix = connect(URL), f"t{uuid.uuid4().hex}-"
    make_tables(client, prefix)
    seed(client, prefix)
    yield client, prefix
    for table in TABLES:
        client.delete_table(TableName=prefix + table)


@pytest.fixture
def database(request):
    """A client of a clean, seeded database, and the prefix of the names of its tables."""
    return request.getfixturevalue("forked" if WAY == "fork" else "created")
