"""Restores to points in time, by boto3 and by `dynamock restore --to`; the log behind them survives `kill -9`."""

import json
import random
import subprocess
import threading
import time
from datetime import datetime, timezone

import boto3
import pytest
from botocore.exceptions import BotoCoreError, ClientError

from expectations import in_any_order, items, refused
from server import Server
from tables import connect, create, index, new_name
from test_backups import dynamock, keys, put
from test_databases import control

ON = {"PointInTimeRecoveryEnabled": True}
START = 1_800_000_000
MANUAL = ("--clock", "manual")


def enable(client, table: str):
    client.update_continuous_backups(TableName=table, PointInTimeRecoverySpecification=ON)


def window(client, table: str) -> tuple[datetime, datetime]:
    described = client.describe_continuous_backups(TableName=table)["ContinuousBackupsDescription"]
    recovery = described["PointInTimeRecoveryDescription"]
    return recovery["EarliestRestorableDateTime"], recovery["LatestRestorableDateTime"]


def second(number: int) -> datetime:
    return datetime.fromtimestamp(START + number, timezone.utc)


def set_clock(server, number: float):
    """Moves the server's manual clock to a time after START."""
    _, clock = control(server, "GET", "/default/clock")
    status, after = control(
        server, "POST", "/default/clock", {"advanceSeconds": round(START + number - clock["now"], 3)})
    assert (status, after["now"]) == (200, START + number)


def restore(client, table: str, **time) -> str:
    target = new_name("restored")
    if not time:
        time = {"UseLatestRestorableTime": True}
    made = client.restore_table_to_point_in_time(SourceTableName=table, TargetTableName=target, **time)
    assert made["TableDescription"]["TableStatus"] == "CREATING"
    client.get_waiter("table_exists").wait(TableName=target, WaiterConfig={"Delay": 1, "MaxAttempts": 300})
    return target


def check(file) -> dict:
    done = subprocess.run(
        [Server.binary(), "check", "--json", str(file)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("keeps", [False, True], ids=["memory", "file"])
def test_a_table_is_restored_to_each_second(own_server, tmp_path, keeps):
    server = own_server(tmp_path / "seconds.sqlite" if keeps else None, *MANUAL)
    client = connect(server.url)
    set_clock(server, 0)
    name = create(client, "p:S", extra_keys=("g:S",), GlobalSecondaryIndexes=[index("byG", "g:S")])
    put(client, name, "before")
    enable(client, name)
    states = {}
    for number in range(6):
        states[number] = in_any_order(items(client.scan, TableName=name))
        set_clock(server, number + 1)
        put(client, name, f"key {number % 3}", g={"S": f"{number}"})
    client.delete_item(TableName=name, Key={"p": {"S": "before"}})
    states[6] = in_any_order(items(client.scan, TableName=name))
    set_clock(server, 7)
    assert window(client, name) == (second(0), second(7))
    for number, state in states.items():
        target = restore(client, name, RestoreDateTime=second(number))
        assert in_any_order(items(client.scan, TableName=target)) == state, number
        entries = in_any_order(items(client.scan, TableName=target, IndexName="byG"))
        assert entries == [item for item in state if "g" in item]
        description = client.describe_table(TableName=target)["Table"]
        assert description["ItemCount"] == len(state) and "RestoreSummary" not in description
    assert in_any_order(items(client.scan, TableName=restore(client, name))) == states[6]
    with refused(
            "InvalidRestoreTimeException",
            "RestoreDateTime '2027-01-15T08:00:08Z' must be within EarliestRestorableDateTime "
            "'2027-01-15T08:00:00Z' and LatestRestorableDateTime '2027-01-15T08:00:07Z'"):
        restore(client, name, RestoreDateTime=second(8))


def test_a_table_without_recovery_is_not_restored(dynamodb):
    name = create(dynamodb, "p:S")
    with refused(
            "PointInTimeRecoveryUnavailableException",
            f"Point in time recovery is not enabled for table '{name}'"):
        restore(dynamodb, name)
    enable(dynamodb, name)
    arn = dynamodb.describe_table(TableName=name)["Table"]["TableArn"]
    target = new_name()
    made = dynamodb.restore_table_to_point_in_time(
        SourceTableArn=arn, TargetTableName=target, UseLatestRestorableTime=True)["TableDescription"]
    assert made["RestoreSummary"]["SourceTableArn"] == arn
    assert made["RestoreSummary"]["RestoreInProgress"] is True


def test_a_restore_from_another_region_needs_encryption(server, dynamodb):
    name = create(dynamodb, "p:S")
    put(dynamodb, name, "a")
    enable(dynamodb, name)
    arn = dynamodb.describe_table(TableName=name)["Table"]["TableArn"]
    elsewhere = boto3.client(
        "dynamodb", endpoint_url=server.url, region_name="ap-south-1", aws_access_key_id="x",
        aws_secret_access_key="x")
    request = {"SourceTableArn": arn, "TargetTableName": new_name(), "UseLatestRestorableTime": True}
    with refused(
            "ValidationException",
            "Invalid Request: sseSpecificationOverride must be provided for cross-region restores"):
        elsewhere.restore_table_to_point_in_time(**request)
    made = elsewhere.restore_table_to_point_in_time(**request, SSESpecificationOverride={"Enabled": False})
    assert "ap-south-1" in made["TableDescription"]["TableArn"]
    assert keys(elsewhere, request["TargetTableName"]) == ["a"]


def test_the_log_survives_kills_among_writes(own_server, tmp_path):
    """Whatever was answered can be undone second by second, before and after a kill."""
    file = tmp_path / "killed.sqlite"
    dice = random.Random(3)
    server = own_server(file, *MANUAL)
    client = connect(server.url)
    set_clock(server, 0)
    name = create(client, "p:S")
    enable(client, name)
    # The answered writes of each second, in order; one more may have been made without an answer.
    history = []

    def work(now: int):
        try:
            for number in range(1_000):
                key = f"key {dice.randrange(40)}"
                if dice.random() < 0.3:
                    client.delete_item(TableName=name, Key={"p": {"S": key}})
                    history.append((now, key, None))
                else:
                    value = f"{now} {number}"
                    put(client, name, key, n={"S": value})
                    history.append((now, key, value))
        except (BotoCoreError, ClientError):
            return

    for now in range(1, 7):
        set_clock(server, now)
        worker = threading.Thread(target=work, args=(now,))
        worker.start()
        time.sleep(dice.uniform(0.1, 0.4))
        server.kill()
        worker.join(60)
        assert not worker.is_alive()
        server = own_server(file, *MANUAL)
        client = connect(server.url)
        set_clock(server, now + 0.5)
        # What the unanswered write may have changed becomes known, and part of the history.
        current = {i["p"]["S"]: i["n"]["S"] for i in items(client.scan, TableName=name)}
        expected = played(history, now)
        for key in current.keys() ^ expected.keys() | {k for k in current if current[k] != expected.get(k)}:
            history.append((now, key, current.get(key)))
        assert played(history, now) == current
        set_clock(server, now + 1)
        for moment in {0, now, dice.randrange(now + 1)}:
            target = restore(client, name, RestoreDateTime=second(moment))
            found = {i["p"]["S"]: i["n"]["S"] for i in items(client.scan, TableName=target)}
            assert found == played(history, moment), (now, moment)
            client.delete_table(TableName=target)
    assert len(history) > 6
    assert server.stop() == 0
    assert check(file)["loggedChanges"] > 0


def played(history: list, moment: int) -> dict:
    state = {}
    for now, key, value in history:
        if now > moment:
            break
        if value is None:
            state.pop(key, None)
        else:
            state[key] = value
    return state


def test_a_kill_in_the_middle_of_a_restore_leaves_nothing_half_done(own_server, tmp_path):
    file = tmp_path / "halves.sqlite"
    server = own_server(file, *MANUAL)
    client = connect(server.url)
    name = create(client, "p:S")
    text = {"S": "x" * 2_000}
    every = sorted(f"key {number}" for number in range(500))
    for start in range(0, 500, 25):
        client.batch_write_item(RequestItems={name: [
            {"PutRequest": {"Item": {"p": {"S": key}, "text": text}}} for key in every[start:start + 25]]})
    enable(client, name)

    def work():
        try:
            for _ in range(1_000):
                client.restore_table_to_point_in_time(
                    SourceTableName=name, TargetTableName=new_name("copy"), UseLatestRestorableTime=True)
        except (BotoCoreError, ClientError):
            return

    for wait in (0.1, 0.25, 0.4):
        worker = threading.Thread(target=work)
        worker.start()
        worker.join(wait)
        server.kill()
        worker.join(60)
        assert not worker.is_alive()
        server = own_server(file, *MANUAL)
        client = connect(server.url)
        for page in client.get_paginator("list_tables").paginate():
            for table in page["TableNames"]:
                assert keys(client, table) == every
                if table != name:
                    client.delete_table(TableName=table)
    assert server.stop() == 0
    check(file)


def test_the_log_is_in_lasting_forks_and_checkpoints(own_server, tmp_path):
    file = tmp_path / "forks.sqlite"
    server = own_server(file, *MANUAL)
    client = connect(server.url)
    set_clock(server, 0)
    name = create(client, "p:S")
    enable(client, name)
    put(client, name, "a")
    set_clock(server, 10)
    put(client, name, "b")
    assert control(server, "POST", body={"name": "other", "from": "default"})[0] == 200
    control(server, "POST", "/default/checkpoints", {"name": "then"})
    put(client, name, "c")
    client.update_continuous_backups(
        TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": False})
    server.kill()
    server = own_server(file, *MANUAL)
    client, other = connect(server.url), connect(server.url + "/db/other")
    assert keys(other, restore(other, name, RestoreDateTime=second(5))) == ["a"]
    put(other, name, "d")
    assert keys(other, restore(other, name)) == ["a", "b", "d"]
    assert control(server, "POST", "/default/restore", {"checkpoint": "then"})[0] == 200
    assert keys(client, restore(client, name, RestoreDateTime=second(5))) == ["a"]
    assert keys(client, restore(client, name)) == ["a", "b"]
    assert server.stop() == 0
    assert check(file)["loggedChanges"] > 0


def test_the_size_of_the_log_is_listed_and_limited(own_server, tmp_path):
    server = own_server(tmp_path / "limited.sqlite", *MANUAL, "--limits-recovery-log", "65536")
    client = connect(server.url)
    set_clock(server, 0)
    name = create(client, "p:S")

    def size():
        return control(server, "GET", "/default")[1].get("recoveryLogBytes")

    assert size() is None
    enable(client, name)
    assert size() == 0
    for number in range(40):
        set_clock(server, number + 1)
        put(client, name, "a", n={"N": f"{number}"}, text={"S": "x" * 4_000})
    assert 50_000 < size() <= 65_536
    earliest, latest = window(client, name)
    assert second(20) < earliest < latest == second(40)
    target = restore(client, name, RestoreDateTime=earliest)
    expected = int(earliest.timestamp()) - START - 1
    assert [item["n"]["N"] for item in items(client.scan, TableName=target)] == [f"{expected}"]


def test_the_command_restores_to_a_time(own_server, tmp_path):
    server = own_server(tmp_path / "shop.sqlite", *MANUAL)
    client = connect(server.url)
    set_clock(server, 0)
    client.create_table(
        TableName="Orders", BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}])
    assert "Point in time recovery is not enabled for table 'Orders'" in dynamock(
        server, "restore", "Orders", "--to", "latest", "--as", "Copy", code=1)
    put(client, "Orders", "a")
    enable(client, "Orders")
    set_clock(server, 10)
    client.delete_item(TableName="Orders", Key={"p": {"S": "a"}})
    restored = dynamock(server, "restore", "Orders", "--to", "2027-01-15T08:00:09Z", "--as", "Before")
    assert restored["Table"]["TableStatus"] == "ACTIVE"
    assert keys(client, "Before") == ["a"]
    arn = client.describe_table(TableName="Orders")["Table"]["TableArn"]
    dynamock(server, "restore", arn, "--to", "latest", "--as", "Now")
    assert keys(client, "Now") == []
    assert "--to needs --as" in dynamock(server, "restore", "Orders", "--to", "latest", code=64)
    assert "The value '9 o'clock' is invalid" in dynamock(
        server, "restore", "Orders", "--to", "9 o'clock", "--as", "Copy", code=64)
