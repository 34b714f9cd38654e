"""bloop works unchanged: an object mapper that describes the continuous backups of each of its tables."""

import uuid
from datetime import datetime, timedelta, timezone

import boto3
import pytest
from bloop import (
    UUID,
    BaseModel,
    Binary,
    Boolean,
    Column,
    ConstraintViolation,
    DateTime,
    Engine,
    GlobalSecondaryIndex,
    List,
    LocalSecondaryIndex,
    Map,
    MissingObjects,
    Number,
    Set,
    String,
    TableMismatch,
    Timestamp,
    TransactionCanceled,
)

from server import Server
from tables import CREDENTIALS, REGION, new_name


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def server(request, tmp_path_factory):
    data = tmp_path_factory.mktemp("bloop") / "data.sqlite" if request.param == "sqlite" else None
    server = Server(data).start()
    yield server
    assert server.stop() == 0


def connected(server, service: str):
    return boto3.client(service, endpoint_url=server.url, region_name=REGION, **CREDENTIALS)


@pytest.fixture
def engine(server):
    return Engine(dynamodb=connected(server, "dynamodb"), dynamodbstreams=connected(server, "dynamodbstreams"))


@pytest.fixture
def order(engine):
    """A model with every kind of column, both kinds of indexes, a stream, time to live and backups."""
    class Order(BaseModel):
        class Meta:
            table_name = new_name("orders")
            billing = {"mode": "on_demand"}
            backups = {"enabled": True}
            encryption = {"enabled": True}
            stream = {"include": {"old", "new"}}
            ttl = {"column": "until"}

        customer = Column(String, hash_key=True)
        number = Column(Number, range_key=True)
        id = Column(UUID)
        placed = Column(DateTime)
        until = Column(Timestamp)
        paid = Column(Boolean)
        photo = Column(Binary)
        tags = Column(Set(String))
        lines = Column(List(Map(what=String, count=Number)))
        by_id = GlobalSecondaryIndex(projection="all", hash_key="id")
        by_time = LocalSecondaryIndex(projection="keys", range_key="placed")

    engine.bind(Order)
    return Order


def test_binding_creates_the_table_with_backups_time_to_live_and_a_stream(server, order):
    client, name = connected(server, "dynamodb"), order.Meta.table_name
    backups = client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"
    ttl = client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    assert ttl == {"TimeToLiveStatus": "ENABLED", "AttributeName": "until"}
    table = client.describe_table(TableName=name)["Table"]
    assert table["LatestStreamArn"] == order.Meta.stream["arn"]
    assert table["SSEDescription"]["Status"] == "ENABLED"


def test_binding_again_finds_the_same_table_and_another_model_does_not_match(engine, order):
    engine.bind(order)

    class Other(BaseModel):
        class Meta:
            table_name = order.Meta.table_name

        other = Column(String, hash_key=True)

    with pytest.raises(TableMismatch):
        engine.bind(Other)


def test_items_come_back_as_they_were_saved(engine, order):
    now = datetime(2026, 11, 30, 8, 0, tzinfo=timezone.utc)
    saved = order(
        customer="ada", number=1, id=uuid.uuid4(), placed=now, until=now + timedelta(days=36_500), paid=True,
        photo=b"\x00\xff", tags={"a", "b"}, lines=[{"what": "pen", "count": 2}, {"what": "ink", "count": 1}])
    engine.save(saved)
    loaded = order(customer="ada", number=1)
    engine.load(loaded, consistent=True)
    for name in ("id", "placed", "until", "paid", "photo", "tags", "lines"):
        assert getattr(loaded, name) == getattr(saved, name), name
    loaded.tags.add("c")
    loaded.paid = None
    engine.save(loaded)
    assert engine.query(order.by_id, key=order.id == saved.id).one().tags == {"a", "b", "c"}
    engine.delete(loaded)
    with pytest.raises(MissingObjects):
        engine.load(loaded)


def test_conditions_queries_and_pages(engine, order):
    start = datetime(2026, 1, 1, tzinfo=timezone.utc)
    engine.save(*[
        order(customer="ada", number=number, placed=start + timedelta(days=-number), paid=number % 2 == 0)
        for number in range(30)])
    new = order(customer="ada", number=3)
    with pytest.raises(ConstraintViolation):
        engine.save(new, condition=order.customer.is_(None))
    query = engine.query(order, key=(order.customer == "ada") & order.number.between(5, 20), filter=order.paid.is_(True))
    assert [each.number for each in query] == [6, 8, 10, 12, 14, 16, 18, 20]
    by_time = engine.query(order.by_time, key=order.customer == "ada", forward=False)
    assert [each.number for each in by_time][:3] == [0, 1, 2]
    assert len(list(engine.query(order, key=order.customer == "ada"))) == 30
    assert len(list(engine.scan(order))) == 30
    engine.load(*[order(customer="ada", number=number) for number in range(30)])


def test_transactions_are_all_or_nothing(engine, order):
    one, two = (order(customer="ada", number=number, paid=True) for number in (1, 2))
    with engine.transaction() as write:
        write.save(one)
        write.save(two, condition=order.customer.is_(None))
    with pytest.raises(TransactionCanceled):
        with engine.transaction() as write:
            write.delete(one)
            write.save(two, condition=order.customer.is_(None))
    loaded = [order(customer="ada", number=number) for number in (1, 2)]
    with engine.transaction(mode="r") as read:
        read.load(*loaded)
    assert [each.paid for each in loaded] == [True, True]


def test_a_stream_has_the_changes_in_order(engine, order):
    stream = engine.stream(order, position="trim_horizon")
    for number in range(3):
        engine.save(order(customer="ada", number=number))
    engine.delete(order(customer="ada", number=0))
    found = []
    for _ in range(50):
        record = next(stream)
        if record is not None:
            found.append(((record["old"] or record["new"]).number, record["new"] is None))
        if len(found) == 4:
            break
    assert found == [(0, False), (1, False), (2, False), (0, True)]
