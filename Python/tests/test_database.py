"""Databases, their states and figures, on both transports."""

import os
from datetime import datetime, timedelta, timezone

import pytest
from botocore.exceptions import ClientError
from conftest import item, make_table

import dynamock


def ids(database):
    return sorted(each["id"]["S"] for each in database.client().scan(TableName="Stock")["Items"])


def put(database, *names):
    client = database.client()
    for name in names:
        client.put_item(TableName="Stock", Item=item(name))


def test_a_fork_and_its_origin_do_not_see_each_others_writes(table):
    put(table, "a")
    with table.fork() as fork:
        put(table, "b")
        put(fork, "c")
        assert (ids(table), ids(fork)) == (["a", "b"], ["a", "c"])
        assert fork.origin is table
        assert [(each.kind, each.after) for each in fork.diff(table)] == [
            ("ItemRemoved", None), ("ItemAdded", item("c")),
        ] or {each.kind for each in fork.diff(table)} == {"ItemRemoved", "ItemAdded"}


def test_a_database_has_a_name_and_can_be_found_by_it(instance):
    with instance.create("mine") as made:
        assert made.name == "mine"
        assert "mine" in [each.name for each in instance.databases()]
        assert instance.database("mine").name == "mine"
    with pytest.raises(dynamock.ControlError) as caught:
        instance.database("mine")
    assert caught.value.code == "NoSuchDatabase"


def test_the_default_database_cannot_be_dropped(instance):
    with pytest.raises(dynamock.DynamockError, match="cannot be dropped"):
        instance.default.drop()


def test_checkpoints_can_be_restored_forked_and_dropped(table):
    put(table, "a")
    clean = table.checkpoint("clean")
    put(table, "b")
    with clean.fork() as fork:
        assert ids(fork) == ["a"]
    assert [each.after for each in table.diff(clean)] == [item("b")]
    table.restore(clean)
    assert ids(table) == ["a"]
    assert [each.name for each in table.checkpoints()] == ["clean"]
    clean.drop()
    assert table.checkpoints() == []


def test_a_database_can_be_set_to_another_ones_state(table, instance):
    put(table, "a")
    with instance.create() as other:
        other.restore(table)
        assert ids(other) == ["a"]


def test_reset_sets_a_fork_to_its_beginning(table):
    put(table, "a")
    with table.fork() as fork:
        put(fork, "b")
        fork.reset()
        assert ids(fork) == ["a"]


def test_a_fork_expires(table):
    # Expiry is the server's or the library's; that it is asked for is the package's.
    fork = table.fork(expires_after=timedelta(hours=1))
    found = table.instance.transport.control("GET", f"databases/{fork.name}")
    assert found["expiresAt"] == pytest.approx(found["createdAt"] + 3600, abs=2)
    fork.drop()


def test_a_fork_can_be_written_into_a_file(table, tmp_path):
    put(table, "a")
    table.fork(into=tmp_path / "copy.sqlite")
    with dynamock.Server(data=tmp_path / "copy.sqlite") as server:
        assert ids(server.default) == ["a"]


def test_cost_counts_the_calls_of_a_block_and_of_blocks_within(table):
    client = table.client()
    with table.cost() as outer:
        client.put_item(TableName="Stock", Item=item("a", text={"S": "x" * 1500}))
        with table.cost() as inner:
            client.get_item(TableName="Stock", Key=item("a"), ConsistentRead=True)
        with pytest.raises(ClientError):
            client.get_item(TableName="Nothing", Key=item("a"))
    put(table, "b")
    # AWS: 1 KB a write unit, 4 KB a strongly consistent read unit.
    assert (outer.write, outer.read, outer.requests, outer.failed) == (2, 1, 3, 1)
    assert (inner.write, inner.read, inner.requests) == (0, 1, 1)
    assert outer.operations["PutItem"].write == 2
    assert outer.tables == {"Stock": {"read": 1, "write": 2}}


def test_uncounted_calls_are_not_in_the_statistics(table):
    with table.uncounted():
        put(table, "a", "b")
    put(table, "c")
    assert table.stats(span="start")["operations"]["PutItem"]["requests"] == 1
    assert set(table.stats(span=None)["operations"]["PutItem"]) == {"second", "minute", "hour", "start"}
    with pytest.raises(dynamock.DynamockError, match="no span"):
        table.stats(span="day")


def test_plan_and_largest_speak_of_the_tables(table):
    put(table, "a", "longest")
    assert [each["table"] for each in table.plan()["plans"]] == ["Stock"]
    assert table.largest(1)["Stock"]["items"] == [{"key": item("longest"), "bytes": 9}]


def test_throttling_can_be_enforced(database):
    figures = {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}
    make_table(database.client(), BillingMode="PROVISIONED", ProvisionedThroughput=figures)
    assert database.throttle(burst=1)["burst"] == 1
    from botocore.config import Config

    client = database.client(config=Config(retries={"total_max_attempts": 1}))
    with pytest.raises(client.exceptions.ProvisionedThroughputExceededException):
        for number in range(20):
            client.put_item(TableName="Stock", Item=item(str(number)))
    database.throttle(False)
    put(database, "a")


def test_a_real_clock_cannot_be_moved(database):
    assert abs((database.clock.now - datetime.now(timezone.utc)).total_seconds()) < 5
    with pytest.raises(dynamock.DynamockError, match="clock='manual'"):
        database.clock.advance(days=1)


def test_settings_are_keyword_arguments(opener):
    with opener(clock="manual", throttling_enforced=True, throttling_burst=7, account_id="210987654321") as instance:
        database = instance.default
        assert database.throttle()["burst"] == 7
        make_table(database.client())
        arn = database.client().describe_table(TableName="Stock")["Table"]["TableArn"]
        assert arn == "arn:aws:dynamodb:us-east-1:210987654321:table/Stock"
        database.clock.set(datetime(2030, 1, 1))
        assert database.clock.advance(days=1) == datetime(2030, 1, 2, tzinfo=timezone.utc)


def test_a_setting_that_is_none_is_refused_with_its_name(opener):
    with pytest.raises(dynamock.DynamockError, match="throtling|throttlingEnforced|enforcd"):
        opener(throttling_enforcd=True).close()


def test_retries_move_a_manual_clock_instead_of_waiting(opener):
    with opener(clock="manual", throttling_enforced=True, throttling_burst=1) as instance:
        database = instance.default
        figures = {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}
        client = database.client()
        make_table(client, BillingMode="PROVISIONED", ProvisionedThroughput=figures)
        before = database.clock.now
        for number in range(5):
            client.put_item(TableName="Stock", Item=item(str(number)))
        assert database.clock.now > before + timedelta(seconds=1)


@pytest.fixture(params=["inprocess", "http"])
def opener(request):
    """Opens an instance with settings."""
    if request.param == "http":
        return lambda **settings: Closing(dynamock.Server(**settings))
    if request.config.getoption("--without-library"):
        pytest.skip("--without-library")
    return dynamock.open


class Closing:
    """A server as an instance that ends it."""

    def __init__(self, server):
        self.server = server
        self.close = server.close

    def __enter__(self):
        return self.server.instance

    def __exit__(self, *_):
        self.server.close()


@pytest.mark.library
def test_an_instance_in_process_can_be_served(tmp_path):
    with dynamock.open() as instance:
        make_table(instance.default.client())
        url = instance.serve()
        with dynamock.Server(url=url) as served:
            assert served.default.client().list_tables()["TableNames"] == ["Stock"]
        instance.halt()


@pytest.mark.library
def test_a_file_is_opened_in_process_and_keeps_its_data(tmp_path):
    with dynamock.open(tmp_path / "data.sqlite") as instance:
        make_table(instance.default.client())
        put(instance.default, "a")
    with dynamock.open(tmp_path / "data.sqlite") as instance:
        assert ids(instance.default) == ["a"]
    assert os.path.getsize(tmp_path / "data.sqlite") > 0


@pytest.mark.library
def test_a_closed_instance_refuses_calls():
    instance = dynamock.open()
    instance.close()
    instance.close()
    with pytest.raises(dynamock.DynamockError, match="closed"):
        instance.databases()


@pytest.mark.parametrize("method", ["diff", "restore"])
@pytest.mark.parametrize("given", ["main", None, 7])
def test_what_is_no_database_is_told(database, method, given):
    with pytest.raises(dynamock.DynamockError, match=f"{method}.. takes a database or a checkpoint, not {given!r}"):
        getattr(database, method)(given)
