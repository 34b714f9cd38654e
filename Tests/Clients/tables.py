"""Clients and tables, in the few words that the tests use for them."""

import itertools
import os

import boto3
from botocore.config import Config

REGION = "eu-west-1"
CREDENTIALS = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "secret"}
counter = itertools.count()


def connect(url: str, **configuration):
    """A client that says what it is told: nothing is checked or retried on this side."""
    config = Config(
        parameter_validation=False,
        retries={"total_max_attempts": 1, "mode": "standard"},
        max_pool_connections=32,
        connect_timeout=5,
        read_timeout=60,
        **configuration,
    )
    return boto3.client(
        "dynamodb", endpoint_url=url, region_name=REGION, config=config, **CREDENTIALS
    )


def attribute_definitions(*names: str) -> list[dict]:
    """Turns "pk:S" into a definition."""
    return [
        {"AttributeName": name, "AttributeType": kind}
        for name, kind in (each.split(":") for each in dict.fromkeys(names))
    ]


def key_schema(*names: str) -> list[dict]:
    """Turns "pk:S", "sk:N" into a partition key and a sort key."""
    return [
        {"AttributeName": each.split(":")[0], "KeyType": kind}
        for each, kind in zip(names, ("HASH", "RANGE"))
    ]


def index(name: str, *keys: str, projection: str | list[str] = "ALL") -> dict:
    """An index over the keys; a list as projection means INCLUDE."""
    described = {"ProjectionType": projection}
    if isinstance(projection, list):
        described = {"ProjectionType": "INCLUDE", "NonKeyAttributes": projection}
    return {"IndexName": name, "KeySchema": key_schema(*keys), "Projection": described}


def new_name(prefix: str = "t") -> str:
    """A table name that no other test uses."""
    return f"{prefix}.{os.getpid()}-{next(counter)}"


def table_request(*keys: str, extra_keys: tuple[str, ...] = (), **parameters) -> dict:
    """A CreateTable request; `extra_keys` are the attributes that only indexes use."""
    return {
        "TableName": new_name(),
        "KeySchema": key_schema(*keys),
        "AttributeDefinitions": attribute_definitions(*keys, *extra_keys),
        "BillingMode": "PAY_PER_REQUEST",
        **parameters,
    }


def create(client, *keys: str, **parameters) -> str:
    """Creates a table, waits until it is there, and gives its name."""
    request = table_request(*keys, **parameters)
    client.create_table(**request)
    client.get_waiter("table_exists").wait(
        TableName=request["TableName"], WaiterConfig={"Delay": 0.05, "MaxAttempts": 200}
    )
    return request["TableName"]
