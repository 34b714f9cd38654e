"""Calls of the code under test reach the database, whenever and however their clients were made."""

import asyncio
import os
import threading
from time import monotonic

import boto3
import pytest
from botocore.exceptions import ClientError
from conftest import item, make_table, needs_botocore

import dynamock
from dynamock import _boto

EARLY = boto3.client("dynamodb", region_name="eu-west-1")
EARLY_TABLE = boto3.resource("dynamodb", region_name="eu-west-1").Table("Stock")


def test_a_client_made_before_reaches_the_database_without_credentials(database):
    with dynamock.patch(database):
        assert EARLY.list_tables()["TableNames"] == []
        make_table(EARLY)
        assert EARLY.describe_table(TableName="Stock")["Table"]["TableArn"].startswith("arn:aws:dynamodb:eu-west-1:")


def test_a_resource_made_before_and_its_batch_writer_paginator_and_waiter_reach_the_database(table):
    with dynamock.patch(table):
        with EARLY_TABLE.batch_writer() as batch:
            for number in range(60):
                batch.put_item(Item={"id": f"p{number}", "left": 3})
        pages = EARLY.get_paginator("scan").paginate(TableName="Stock", PaginationConfig={"PageSize": 25})
        assert [page["Count"] for page in pages] == [25, 25, 10]
        EARLY.get_waiter("table_exists").wait(TableName="Stock")


def test_a_client_made_within_needs_no_region_and_no_credentials(table, monkeypatch):
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    with dynamock.patch(table, region="ap-southeast-2"):
        client = boto3.client("dynamodb")
        assert client.meta.region_name == "ap-southeast-2"
        assert client.list_tables()["TableNames"] == ["Stock"]


def test_nothing_is_left_in_the_environment(database, monkeypatch):
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    before = dict(os.environ)
    with dynamock.patch(database):
        assert os.environ["AWS_EC2_METADATA_DISABLED"] == "true"
    assert dict(os.environ) == before


@needs_botocore((1, 31), "has no ReturnValuesOnConditionCheckFailure")
def test_errors_have_their_class_their_members_and_the_explanation(table):
    client = table.client()
    client.put_item(TableName="Stock", Item=item("a"))
    with pytest.raises(client.exceptions.ConditionalCheckFailedException) as caught:
        client.put_item(
            TableName="Stock", Item=item("a"), ConditionExpression="attribute_not_exists(id)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    assert caught.value.response["Item"] == item("a")
    with pytest.raises(client.exceptions.TransactionCanceledException) as caught:
        client.transact_write_items(
            TransactItems=[
                {"Put": {"TableName": "Stock", "Item": item("b")}},
                {"Delete": {"TableName": "Stock", "Key": item("c"), "ConditionExpression": "attribute_exists(id)"}},
            ]
        )
    codes = [reason["Code"] for reason in caught.value.response["CancellationReasons"]]
    assert codes == ["None", "ConditionalCheckFailed"]
    with pytest.raises(client.exceptions.ResourceNotFoundException) as caught:
        client.get_item(TableName="Stok", Key=item("a"))
    assert "Stock" in caught.value.response["ResponseMetadata"]["HTTPHeaders"]["x-dynamock-explain"]


def test_the_streams_client_reaches_the_same_database(database):
    make_table(database.client(), StreamSpecification={"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"})
    assert [each["TableName"] for each in database.streams().list_streams()["Streams"]] == ["Stock"]
    with dynamock.patch(database):
        early = boto3.client("dynamodbstreams", region_name="us-east-1")
        assert len(early.list_streams()["Streams"]) == 1


def test_every_client_of_a_session_reaches_its_database(table):
    session = table.session("eu-central-1")
    assert session.client("dynamodb").list_tables()["TableNames"] == ["Stock"]
    assert [each.name for each in session.resource("dynamodb").tables.all()] == ["Stock"]
    assert session.client("dynamodb").meta.region_name == "eu-central-1"


def test_pynamodb_reaches_the_database(database):
    pynamodb_models = pytest.importorskip("pynamodb.models")
    from pynamodb.attributes import UnicodeAttribute

    class Order(pynamodb_models.Model):
        class Meta:
            table_name = "Orders"
            region = "eu-west-1"
            billing_mode = "PAY_PER_REQUEST"

        id = UnicodeAttribute(hash_key=True)

    with dynamock.patch(database):
        Order.create_table(wait=True)
        Order("1").save()
        assert [each.id for each in Order.scan()] == ["1"]


def test_moto_goes_on_beside_it(table):
    moto = pytest.importorskip("moto")
    with moto.mock_aws(), dynamock.patch(table):
        client = boto3.client("dynamodb", region_name="us-east-1")
        bucket = boto3.client("s3", region_name="us-east-1")
        bucket.create_bucket(Bucket="mine")
        assert [each["Name"] for each in bucket.list_buckets()["Buckets"]] == ["mine"]
        assert client.list_tables()["TableNames"] == ["Stock"]


def test_the_newest_patch_is_the_one_that_counts(instance):
    with instance.create() as first, instance.create() as second:
        make_table(first.client(), "First")
        make_table(second.client(), "Second")
        with dynamock.patch(first):
            with dynamock.patch(second):
                assert EARLY.list_tables()["TableNames"] == ["Second"]
            assert EARLY.list_tables()["TableNames"] == ["First"]


def test_threads_of_the_code_under_test_see_the_patch(table):
    found = []
    with dynamock.patch(table):
        threads = [threading.Thread(target=lambda: found.append(EARLY.list_tables()["TableNames"])) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [["Stock"]] * 8


def test_concurrent_coroutines_have_a_database_each(instance):
    async def use(name):
        with instance.create() as mine, dynamock.patch(mine):
            await asyncio.to_thread(make_table, EARLY, name)
            await asyncio.sleep(0.01)
            return (await asyncio.to_thread(EARLY.list_tables))["TableNames"]

    async def both():
        return await asyncio.gather(use("First"), use("Second"))

    assert asyncio.run(both()) == [["First"], ["Second"]]


def test_a_patch_decorates_functions_coroutines_and_classes(table):
    @dynamock.patch(table)
    def function():
        return EARLY.list_tables()["TableNames"]

    @dynamock.patch(table)
    async def coroutine():
        return EARLY.list_tables()["TableNames"]

    @dynamock.patch(table)
    class Case:
        def test_it(self):
            return EARLY.list_tables()["TableNames"]

    assert [function(), asyncio.run(coroutine()), Case().test_it()] == [["Stock"]] * 3


def test_a_patch_decorates_generators_for_as_long_as_they_run(table):
    @dynamock.patch(table)
    def generator():
        yield EARLY.list_tables()["TableNames"]
        yield EARLY.list_tables()["TableNames"]

    @dynamock.patch(table)
    async def coroutines():
        yield EARLY.list_tables()["TableNames"]

    async def collected():
        return [each async for each in coroutines()]

    with dynamock.guard():
        assert list(generator()) == [["Stock"]] * 2
        assert asyncio.run(collected()) == [["Stock"]]
        with pytest.raises(dynamock.RealAWSRefused):
            EARLY.list_tables()


def test_a_patch_without_parentheses_and_of_an_instance_is_refused(instance):
    with pytest.raises(dynamock.DynamockError, match=r"@dynamock\.patch\(\)"):

        @dynamock.patch
        def function():
            pass

    with pytest.raises(dynamock.DynamockError, match=r"instance\.default"):
        dynamock.patch(instance)


def test_what_a_block_raises_is_not_hidden_by_a_database_that_is_gone(instance):
    with pytest.raises(ValueError, match="mine"):
        with instance.create() as database:
            database.drop()
            raise ValueError("mine")


def test_start_and_stop_are_ddbmocks_pair(table):
    assert dynamock.start(table) is table
    assert EARLY.list_tables()["TableNames"] == ["Stock"]
    dynamock.stop()
    with pytest.raises(dynamock.DynamockError):
        dynamock.stop()


@pytest.mark.library
def test_a_patch_without_a_database_has_an_empty_one_each_time():
    for _ in range(2):
        with dynamock.patch() as database:
            assert EARLY.list_tables()["TableNames"] == []
            make_table(EARLY)
            assert len(database.calls) == 2


def test_a_guard_refuses_what_would_reach_aws_and_nothing_else(server):
    with dynamock.guard():
        with pytest.raises(dynamock.RealAWSRefused, match="ListTables would have reached AWS"):
            EARLY.list_tables()
        near = boto3.client(
            "dynamodb", endpoint_url=server.url, region_name="us-east-1",
            aws_access_key_id="any", aws_secret_access_key="any",
        )
        assert near.list_tables()["TableNames"] == []


@pytest.mark.parametrize(
    "url, is_near",
    [
        ("https://dynamodb.eu-west-1.amazonaws.com", False),
        ("https://vpce-1.dynamodb.eu-west-1.vpce.amazonaws.com", False),
        ("http://localhost:8000", True),
        ("http://[::1]:8000", True),
        ("http://localstack:4566", True),
        ("http://10.1.2.3:8000", True),
        ("http://8.8.8.8", False),
    ],
)
def test_what_a_guard_takes_for_aws(url, is_near):
    assert _boto._is_near(url) is is_near


def test_passthrough_endpoints_are_left_alone(table, server):
    near = boto3.client(
        "dynamodb", endpoint_url=server.url, region_name="us-east-1", aws_access_key_id="any", aws_secret_access_key="any"
    )
    with dynamock.patch(table):
        # A server of the package's own is another database than the one that is patched in.
        assert near.list_tables()["TableNames"] == []
        assert EARLY.list_tables()["TableNames"] == ["Stock"]
    with dynamock.patch(table, passthrough=["https://dynamodb.eu-west-1."]), dynamock.guard():
        with pytest.raises(dynamock.RealAWSRefused):
            EARLY.list_tables()


@pytest.mark.parametrize(
    "url, is_under",
    [
        ("http://localhost:80", True), ("http://localhost:80/", True), ("http://localhost:80/db/one", True),
        ("http://localhost:8000", False), ("http://localhost", False), ("http://localhost:8/0", False),
    ],
)  # fmt: skip
def test_an_endpoint_is_a_servers_own_only_where_its_port_is(url, is_under):
    assert _boto._is_under(url, "http://localhost:80") is is_under


@pytest.mark.parametrize("mode", ["legacy", "standard", "adaptive"])
def test_retries_do_not_wait(table, mode):
    from botocore.config import Config

    client = table.client(config=Config(retries={"mode": mode, "total_max_attempts": 4}))
    rule = table.when("GetItem").times(3).throttles()
    began = monotonic()
    response = client.get_item(TableName="Stock", Key=item("a"))
    assert response["ResponseMetadata"]["RetryAttempts"] == 3
    assert rule.applied == 3
    assert monotonic() - began < 0.3


def test_retries_wait_if_they_are_to_be_real(table, monkeypatch):
    from botocore.config import Config

    left_out = []
    monkeypatch.setattr(_boto.Sending, "passed", lambda self, seconds: left_out.append(seconds))
    client = boto3.client("dynamodb", region_name="us-east-1", config=Config(retries={"total_max_attempts": 4}))
    rule = table.when("GetItem").times(3).fails("InternalServerError")
    with dynamock.patch(table, retries="real"):
        began = monotonic()
        client.get_item(TableName="Stock", Key=item("a"))
        took = monotonic() - began
    assert rule.applied == 3
    assert left_out == []
    rule = table.when("GetItem").times(3).fails("InternalServerError")
    with dynamock.patch(table):
        client.get_item(TableName="Stock", Key=item("a"))
    assert rule.applied == 3
    assert len(left_out) == 3
    assert took > 0.01


def test_the_calls_of_a_database_are_kept_with_what_went_wrong(table):
    client = table.client()
    with pytest.raises(ClientError):
        client.get_item(TableName="Nothing", Key=item("a"))
    last = table.calls[-1]
    assert (last.operation, last.tables, last.status, last.error) == (
        "GetItem", ["Nothing"], 400, "ResourceNotFoundException",
    )
    assert "Stock" in last.explanation
    assert table.calls[0].operation == "CreateTable"


def test_a_frozen_database_refuses_writes_and_answers_reads(table):
    client = table.client()
    table.is_frozen = True
    assert client.list_tables()["TableNames"] == ["Stock"]
    assert client.execute_statement(Statement='SELECT * FROM "Stock"')["Items"] == []
    with pytest.raises(dynamock.SeedIsFrozen, match="PutItem would change"):
        client.put_item(TableName="Stock", Item=item("a"))
    with pytest.raises(dynamock.SeedIsFrozen):
        client.execute_statement(Statement="INSERT INTO \"Stock\" VALUE {'id': 'a'}")
    with pytest.raises(dynamock.SeedIsFrozen):
        client.execute_statement(Statement="\n  insert\n into \"Stock\" VALUE {'id': 'a'}")
    with pytest.raises(dynamock.SeedIsFrozen):
        client.batch_execute_statement(Statements=[{"Statement": "\tDELETE FROM \"Stock\" WHERE id = 'a'"}])
    read = {"Statement": "\n  SELECT * FROM \"Stock\" WHERE id = ?", "Parameters": [{"S": "update "}]}
    assert client.execute_statement(**read)["Items"] == []
