"""aiobotocore and aioboto3, in process and over HTTP."""

import asyncio
import time

import pytest
from conftest import item, make_table

import dynamock

pytest.importorskip("aiobotocore")
from aiobotocore.session import get_session  # noqa: E402


def client(**options):
    return get_session().create_client("dynamodb", region_name="eu-west-1", **options)


def test_fifty_gathered_writes_reach_the_database(table):
    async def write():
        async with client() as dynamodb:
            with dynamock.patch(table):
                await asyncio.gather(
                    *(dynamodb.put_item(TableName="Stock", Item=item(str(number))) for number in range(50))
                )
                return [page["Count"] async for page in dynamodb.get_paginator("scan").paginate(TableName="Stock")]

    assert asyncio.run(write()) == [50]


def test_errors_have_their_class_and_the_region_is_the_clients(database):
    async def fail():
        async with client() as dynamodb:
            with dynamock.patch(database):
                await asyncio.to_thread(make_table, database.client("eu-west-1"))
                found = await dynamodb.describe_table(TableName="Stock")
                with pytest.raises(dynamodb.exceptions.ConditionalCheckFailedException):
                    await dynamodb.put_item(
                        TableName="Stock", Item=item("a"), ConditionExpression="attribute_exists(id)"
                    )
                return found["Table"]["TableArn"]

    assert asyncio.run(fail()) == "arn:aws:dynamodb:eu-west-1:123456789012:table/Stock"


def test_retries_do_not_wait(table):
    from aiobotocore.config import AioConfig

    async def read():
        async with client(config=AioConfig(retries={"mode": "standard", "total_max_attempts": 4})) as dynamodb:
            with dynamock.patch(table):
                return await dynamodb.get_item(TableName="Stock", Key=item("a"))

    table.when("GetItem").times(3).throttles()
    began = time.monotonic()
    assert asyncio.run(read())["ResponseMetadata"]["RetryAttempts"] == 3
    assert time.monotonic() - began < 1.5


def test_a_held_request_does_not_block_the_event_loop(table):
    table.when("GetItem").times(1).holds()

    async def both():
        ticks = 0

        async def tick():
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0.005)

        async with client() as dynamodb:
            with dynamock.patch(table):
                ticker = asyncio.create_task(tick())
                reading = asyncio.create_task(dynamodb.get_item(TableName="Stock", Key=item("a")))
                request = await asyncio.to_thread(table.receives, "GetItem")
                before = ticks
                await asyncio.sleep(0.2)
                assert not reading.done()
                request.passes()
                await reading
                ticker.cancel()
                return ticks - before

    assert asyncio.run(both()) > 10


def test_held_requests_take_no_thread_of_the_loops_executor(table):
    table.when("GetItem").times(100).holds()

    async def many():
        async with client() as dynamodb:
            with dynamock.patch(table):
                reads = [asyncio.create_task(dynamodb.get_item(TableName="Stock", Key=item("a"))) for _ in range(100)]
                # The executor has fewer threads than requests are held.
                await asyncio.sleep(0.3)
                for _ in range(100):
                    (await asyncio.wait_for(asyncio.to_thread(table.receives, "GetItem"), 5)).passes()
                return await asyncio.gather(*reads)

    assert len(asyncio.run(many())) == 100


def test_a_cancelled_call_is_let_go(table):
    table.when("GetItem").holds()

    async def leave():
        async with client() as dynamodb:
            with dynamock.patch(table):
                with pytest.raises(asyncio.TimeoutError):
                    await asyncio.wait_for(dynamodb.get_item(TableName="Stock", Key=item("a")), 0.2)
                return await dynamodb.list_tables()

    began = time.monotonic()
    assert asyncio.run(leave())["TableNames"] == ["Stock"]
    assert time.monotonic() - began < 5


def test_a_guard_refuses_coroutines_too():
    async def call():
        async with client() as dynamodb:
            await dynamodb.list_tables()

    with dynamock.guard(), pytest.raises(dynamock.RealAWSRefused):
        asyncio.run(call())


def test_aioboto3_reaches_the_database(table):
    aioboto3 = pytest.importorskip("aioboto3")

    async def use():
        async with aioboto3.Session().resource("dynamodb", region_name="us-east-1") as dynamodb:
            with dynamock.patch(table):
                stock = await dynamodb.Table("Stock")
                async with stock.batch_writer() as batch:
                    await batch.put_item(Item={"id": "a"})
                return (await stock.scan())["Items"]

    assert asyncio.run(use()) == [{"id": "a"}]


@pytest.mark.library
def test_writes_of_a_file_do_not_block_the_event_loop(tmp_path):
    with dynamock.open(tmp_path / "data.sqlite", durability="full") as instance:
        make_table(instance.default.client())

        async def write():
            ticks = 0

            async def tick():
                nonlocal ticks
                while True:
                    ticks += 1
                    await asyncio.sleep(0)

            async with client() as dynamodb:
                with dynamock.patch(instance.default):
                    ticker = asyncio.create_task(tick())
                    for number in range(20):
                        await dynamodb.put_item(TableName="Stock", Item=item(str(number)))
                    ticker.cancel()
            return ticks

        assert asyncio.run(write()) >= 20
