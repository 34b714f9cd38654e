"""DynamoDB Streams, time to live and tags, as a program with boto3 uses them."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
import pytest
from boto3.dynamodb.types import TypeDeserializer
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

from raw import VERSION, call
from tables import CREDENTIALS, REGION, connect, create

BOTH = {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}


def streams_of(url: str):
    return boto3.client("dynamodbstreams", endpoint_url=url, region_name=REGION, **CREDENTIALS)


@pytest.fixture(scope="module")
def streams(server):
    """boto3's client of DynamoDB Streams for the shared server."""
    return streams_of(server.url)


def latest_stream(client, table: str) -> str:
    return client.describe_table(TableName=table)["Table"]["LatestStreamArn"]


class Consumer:
    """Follows a stream through all its shards, a parent before its children."""

    def __init__(self, streams, arn: str, page: int = 1000):
        self.streams = streams
        self.arn = arn
        self.page = page
        self.iterators: dict[str, str] = {}
        self.finished: set[str] = set()
        self.records: list[dict] = []

    def shards(self) -> list[dict]:
        found: list[dict] = []
        start: dict = {}
        while True:
            answer = self.streams.describe_stream(StreamArn=self.arn, Limit=2, **start)
            found += answer["StreamDescription"]["Shards"]
            last = answer["StreamDescription"].get("LastEvaluatedShardId")
            if last is None:
                return found
            start = {"ExclusiveStartShardId": last}

    def catch_up(self) -> None:
        """Reads until no shard has anything new."""
        moving = True
        while moving:
            moving = False
            shards = self.shards()
            known = {shard["ShardId"] for shard in shards}
            for shard in shards:
                parent = shard.get("ParentShardId")
                waits = parent in known and parent not in self.finished
                if not waits and shard["ShardId"] not in self.finished:
                    moving |= self._read(shard["ShardId"])

    def _read(self, shard: str) -> bool:
        if shard not in self.iterators:
            self.iterators[shard] = self.streams.get_shard_iterator(
                StreamArn=self.arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
            )["ShardIterator"]
        answer = self.streams.get_records(ShardIterator=self.iterators[shard], Limit=self.page)
        self.records += answer["Records"]
        following = answer.get("NextShardIterator")
        if following is None:
            self.finished.add(shard)
            return True
        self.iterators[shard] = following
        return bool(answer["Records"])


def key_of(attributes: dict) -> tuple:
    return tuple(sorted((name, str(value)) for name, value in attributes.items()))


def replay(records: list[dict]) -> dict:
    """The items after the changes that a stream tells of; each starts from what was there."""
    items: dict = {}
    for record in records:
        change = record["dynamodb"]
        key = key_of(change["Keys"])
        assert change.get("OldImage") == items.get(key)
        if "NewImage" in change:
            items[key] = change["NewImage"]
        else:
            items.pop(key, None)
    return items


def contents(client, table: str) -> dict:
    pages = client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
    return {
        key_of({"p": item["p"], "s": item["s"]}): item for page in pages for item in page["Items"]
    }


def test_a_program_sees_every_change(dynamodb, streams, make_table):
    table = make_table("p:S", "s:N", StreamSpecification=BOTH)
    arn = latest_stream(dynamodb, table)
    assert [each["StreamArn"] for each in streams.list_streams(TableName=table)["Streams"]] == [arn]
    key = {"p": {"S": "a"}, "s": {"N": "1"}}
    dynamodb.put_item(TableName=table, Item={**key, "x": {"S": "one"}})
    dynamodb.put_item(TableName=table, Item={**key, "x": {"S": "one"}})
    dynamodb.update_item(
        TableName=table,
        Key=key,
        UpdateExpression="SET x = :x",
        ExpressionAttributeValues={":x": {"S": "two"}},
    )
    dynamodb.delete_item(TableName=table, Key=key)
    consumer = Consumer(streams, arn)
    consumer.catch_up()
    assert [each["eventName"] for each in consumer.records] == ["INSERT", "MODIFY", "REMOVE"]
    assert replay(consumer.records) == {}
    first = consumer.records[0]
    assert first["eventSource"] == "aws:dynamodb"
    assert first["awsRegion"] == REGION
    assert len(first["eventID"]) == 32
    assert first["dynamodb"]["Keys"] == key
    assert first["dynamodb"]["ApproximateCreationDateTime"].microsecond == 0
    assert TypeDeserializer().deserialize(first["dynamodb"]["NewImage"]["x"]) == "one"


@pytest.mark.parametrize("data", [None, "streams.sqlite"])
def test_a_consumer_follows_rolling_shards(own_server, tmp_path, data):
    """Nothing is lost and nothing comes twice, while eight writers go on."""
    server = own_server(data and tmp_path / data, "--streams-shard-records", "60")
    client = connect(server.url)
    table = create(client, "p:S", "s:N", StreamSpecification=BOTH)
    consumer = Consumer(streams_of(server.url), latest_stream(client, table), page=25)

    def write(writer: int) -> None:
        for step in range(60):
            key = {"p": {"S": str(writer % 4)}, "s": {"N": str(step % 7)}}
            if step % 5 == 4:
                client.delete_item(TableName=table, Key=key)
            else:
                client.put_item(TableName=table, Item={**key, "by": {"S": f"{writer} {step}"}})

    with ThreadPoolExecutor(8) as pool:
        writers = [pool.submit(write, number) for number in range(8)]
        while not all(each.done() for each in writers):
            consumer.catch_up()
        for each in writers:
            each.result()
    consumer.catch_up()
    assert len(consumer.shards()) > 4
    identifiers = [record["eventID"] for record in consumer.records]
    assert len(set(identifiers)) == len(identifiers)
    assert replay(consumer.records) == contents(client, table)


def test_a_stream_rebuilds_the_table_after_kill_9(own_server, tmp_path):
    """The record of a change is in the file exactly when the change is."""
    data = tmp_path / "killed.sqlite"
    server = own_server(data, "--streams-shard-records", "500")
    table = create(connect(server.url), "p:S", "s:N", StreamSpecification=BOTH)
    for round_number in range(4):
        client = connect(server.url)
        stopped = threading.Event()

        def write(writer: int, client=client, stopped=stopped, round_number=round_number) -> None:
            step = 0
            while not stopped.is_set():
                step += 1
                key = {"p": {"S": str(writer)}, "s": {"N": str(step % 50)}}
                try:
                    client.put_item(
                        TableName=table, Item={**key, "by": {"S": f"{round_number} {step}"}}
                    )
                except (BotoCoreError, ClientError, HTTPClientError):
                    return

        with ThreadPoolExecutor(4) as pool:
            for number in range(4):
                pool.submit(write, number)
            time.sleep(0.4)
            server.kill()
            stopped.set()
        server = own_server(data, "--streams-shard-records", "500")
        client = connect(server.url)
        consumer = Consumer(streams_of(server.url), latest_stream(client, table))
        consumer.catch_up()
        assert replay(consumer.records) == contents(client, table)


def test_expired_items_go_by_themselves(own_server):
    """The server sweeps; the stream says that it was the service."""
    server = own_server(None, "--ttl-interval", "0.05")
    client = connect(server.url)
    table = create(client, "p:S", StreamSpecification=BOTH)
    specification = {"Enabled": True, "AttributeName": "expires"}
    answer = client.update_time_to_live(TableName=table, TimeToLiveSpecification=specification)
    assert answer["TimeToLiveSpecification"] == specification
    assert client.describe_time_to_live(TableName=table)["TimeToLiveDescription"] == {
        "TimeToLiveStatus": "ENABLED",
        "AttributeName": "expires",
    }
    past, future = str(int(time.time()) - 60), str(int(time.time()) + 600)
    client.put_item(TableName=table, Item={"p": {"S": "old"}, "expires": {"N": past}})
    client.put_item(TableName=table, Item={"p": {"S": "new"}, "expires": {"N": future}})
    deadline = time.monotonic() + 10
    while client.scan(TableName=table)["Count"] > 1 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [item["p"]["S"] for item in client.scan(TableName=table)["Items"]] == ["new"]
    consumer = Consumer(streams_of(server.url), latest_stream(client, table))
    consumer.catch_up()
    removals = [record for record in consumer.records if record["eventName"] == "REMOVE"]
    assert [record["userIdentity"] for record in removals] == [
        {"PrincipalId": "dynamodb.amazonaws.com", "Type": "Service"}
    ]


def test_tags(server, dynamodb, make_table):
    table = make_table("p:S", Tags=[{"Key": "team", "Value": "jazz"}])
    arn = dynamodb.describe_table(TableName=table)["Table"]["TableArn"]
    dynamodb.tag_resource(ResourceArn=arn, Tags=[{"Key": "stage", "Value": "test"}])
    dynamodb.untag_resource(ResourceArn=arn, TagKeys=["team"])
    assert dynamodb.list_tags_of_resource(ResourceArn=arn)["Tags"] == [
        {"Key": "stage", "Value": "test"}
    ]
    body = {"ResourceArn": arn, "Tags": [{"Key": "stage", "Value": "live"}]}
    answer = call(server.port, f"{VERSION}.TagResource", body)
    assert answer.status == 200
    assert answer.body == b""


def test_errors_arrive_as_exceptions_of_their_own(dynamodb, streams, make_table):
    table = make_table("p:S", StreamSpecification=BOTH)
    arn = latest_stream(dynamodb, table)
    with pytest.raises(streams.exceptions.ResourceNotFoundException) as missing:
        streams.describe_stream(StreamArn=arn[:-3] + "xyz")
    assert missing.value.response["Error"]["Message"] == (
        f"Requested resource not found: Stream: {arn[:-3]}xyz not found"
    )
    with pytest.raises(streams.exceptions.ResourceNotFoundException) as shard:
        streams.get_shard_iterator(
            StreamArn=arn, ShardId="s" * 40, ShardIteratorType="TRIM_HORIZON"
        )
    assert shard.value.response["Error"]["Message"] == (
        "Requested resource not found: Shard does not exist"
    )
