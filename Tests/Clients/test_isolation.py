"""Databases by access key and region, and the way to a table that another database has."""

import boto3
import pytest
import raw
from botocore.exceptions import ClientError

TABLE = {
    "TableName": "Things",
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    "BillingMode": "PAY_PER_REQUEST",
    "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"},
}
CLIENTS = [("AKIDONE", "eu-west-1"), ("AKIDONE", "us-east-1"), ("AKIDTWO", "eu-west-1")]
# Which of the clients share tables, by their places in the list.
SHARING = {
    "none": [0, 0, 0],
    "accessKey": [0, 0, 2],
    "region": [0, 1, 0],
    "both": [0, 1, 2],
}
NAMES = {
    "none": set(),
    "accessKey": {"scope.AKIDONE", "scope.AKIDTWO"},
    "region": {"scope.eu-west-1", "scope.us-east-1"},
    "both": {f"scope.{key}.{region}" for key, region in CLIENTS},
}


def connect(url, key, region, service="dynamodb"):
    return boto3.client(
        service,
        endpoint_url=url,
        region_name=region,
        aws_access_key_id=key,
        aws_secret_access_key="secret",
    )


@pytest.fixture(params=[None, "isolated.sqlite"], ids=["memory", "sqlite"])
def path(request, tmp_path):
    return request.param and tmp_path / request.param


@pytest.mark.parametrize("isolation", SHARING)
def test_clients_share_what_the_setting_says(own_server, path, isolation):
    server = own_server(path, "--isolation", isolation, "--auth", "none")
    clients = [connect(server.url, *each) for each in CLIENTS]
    for place, first in enumerate(SHARING[isolation]):
        if place == first:
            assert clients[place].list_tables()["TableNames"] == []
            clients[place].create_table(**TABLE)
            item = {"id": {"S": f"item of {place}"}}
            clients[place].put_item(TableName="Things", Item=item)
    for place, first in enumerate(SHARING[isolation]):
        found = clients[place].scan(TableName="Things")["Items"]
        assert found == [{"id": {"S": f"item of {first}"}}]
        streams = connect(server.url, *CLIENTS[place], "dynamodbstreams")
        (stream,) = streams.list_streams()["Streams"]
        shard = streams.describe_stream(StreamArn=stream["StreamArn"])["StreamDescription"]
        iterator = streams.get_shard_iterator(
            StreamArn=stream["StreamArn"],
            ShardId=shard["Shards"][0]["ShardId"],
            ShardIteratorType="TRIM_HORIZON",
        )["ShardIterator"]
        (record,) = streams.get_records(ShardIterator=iterator)["Records"]
        assert record["dynamodb"]["Keys"] == {"id": {"S": f"item of {first}"}}

    listed = raw.send(server.port, "GET", "/_dynamock/v1/databases").json["databases"]
    assert {each["name"] for each in listed} == NAMES[isolation] | {"default"}
    anonymous = raw.call(server.port, "ListTables", {}, Authorization=None)
    assert anonymous.json["TableNames"] == (["Things"] if isolation == "none" else [])


def test_a_database_of_a_file_outlives_the_process(own_server, tmp_path):
    path = tmp_path / "orders.sqlite"
    server = own_server(path, "--isolation", "both")
    connect(server.url, "AKIDONE", "eu-west-1").create_table(**TABLE)
    server.kill()
    assert (tmp_path / "orders.sqlite.scope.AKIDONE.eu-west-1").exists()
    server = own_server(path, "--isolation", "both")
    assert connect(server.url, "AKIDONE", "eu-west-1").list_tables()["TableNames"] == ["Things"]
    assert connect(server.url, "AKIDTWO", "eu-west-1").list_tables()["TableNames"] == []
    assert server.stop() == 0


def test_a_refusal_tells_which_database_has_the_table(own_server):
    server = own_server(None, "--isolation", "accessKey")
    connect(server.url, "AKIDONE", "eu-west-1").create_table(**TABLE)
    other = connect(server.url, "AKIDTWO", "eu-west-1")
    for call in (
        lambda: other.get_item(TableName="Things", Key={"id": {"S": "1"}}),
        lambda: other.describe_table(TableName="Things"),
    ):
        with pytest.raises(ClientError) as refused:
            call()
        assert refused.value.response["Error"]["Code"] == "ResourceNotFoundException"
        headers = refused.value.response["ResponseMetadata"]["HTTPHeaders"]
        assert "has the table: scope.AKIDONE; this one is scope.AKIDTWO" in (
            headers["x-dynamock-explain"]
        )
    with pytest.raises(ClientError) as refused:
        other.describe_table(TableName="Nowhere")
    headers = refused.value.response["ResponseMetadata"]["HTTPHeaders"]
    assert "scope." not in headers["x-dynamock-explain"]
    assert server.stop() == 0
    lines = [line for line in server.output if "a missing table is in another database" in line]
    assert len(lines) == 1
    assert "info" in lines[0] and "table=Things" in lines[0] and "scope.AKIDONE" in lines[0]
