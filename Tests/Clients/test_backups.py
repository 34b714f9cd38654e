"""Backups of tables and restores from them, by boto3, and by `dynamock backup` and `dynamock restore`."""

import json
import random
import subprocess
import threading

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from expectations import in_any_order, items, refused
from server import Server
from tables import connect, create, index, new_name

ON = {"PointInTimeRecoveryEnabled": True}


def put(client, table: str, *keys: str, **more):
    for key in keys:
        client.put_item(TableName=table, Item={"p": {"S": key}} | more)


def backup(client, table: str, name: str = "nightly") -> str:
    details = client.create_backup(TableName=table, BackupName=name)["BackupDetails"]
    assert details["BackupStatus"] == "CREATING"
    return details["BackupArn"]


def restore(client, arn: str, target: str | None = None, **more) -> str:
    target = target or new_name("restored")
    table = client.restore_table_from_backup(TargetTableName=target, BackupArn=arn, **more)["TableDescription"]
    assert table["TableStatus"] == "CREATING"
    client.get_waiter("table_exists").wait(TableName=target, WaiterConfig={"Delay": 1, "MaxAttempts": 300})
    return target


def keys(client, table: str) -> list[str]:
    return sorted(item["p"]["S"] for item in items(client.scan, TableName=table))


def test_a_table_is_backed_up_deleted_and_restored(dynamodb):
    name = create(dynamodb, "p:S", extra_keys=("g:S",), GlobalSecondaryIndexes=[index("byG", "g:S")])
    put(dynamodb, name, "a", "b", g={"S": "x"})
    arn = backup(dynamodb, name)
    before = items(dynamodb.scan, TableName=name)
    put(dynamodb, name, "c")
    dynamodb.delete_table(TableName=name)
    described = dynamodb.describe_backup(BackupArn=arn)["BackupDescription"]
    assert described["BackupDetails"]["BackupStatus"] == "AVAILABLE"
    assert described["SourceTableDetails"]["ItemCount"] == 2
    assert [i["IndexName"] for i in described["SourceTableFeatureDetails"]["GlobalSecondaryIndexes"]] == ["byG"]
    assert restore(dynamodb, arn, name) == name
    assert in_any_order(items(dynamodb.scan, TableName=name)) == in_any_order(before)
    assert in_any_order(items(dynamodb.scan, TableName=name, IndexName="byG")) == in_any_order(before)
    assert "RestoreSummary" not in dynamodb.describe_table(TableName=name)["Table"]
    with refused("TableAlreadyExistsException", f"Table already exists: {name}"):
        dynamodb.restore_table_from_backup(TargetTableName=name, BackupArn=arn)
    assert dynamodb.delete_backup(BackupArn=arn)["BackupDescription"]["BackupDetails"]["BackupStatus"] == "DELETED"
    with refused("BackupNotFoundException", f"Backup not found: {arn}"):
        dynamodb.describe_backup(BackupArn=arn)


def test_pages_of_boto3_list_every_backup_once(dynamodb):
    name = create(dynamodb, "p:S")
    made = [backup(dynamodb, name) for _ in range(7)]
    pages = dynamodb.get_paginator("list_backups").paginate(TableName=name, PaginationConfig={"PageSize": 3})
    listed = [summary["BackupArn"] for page in pages for summary in page["BackupSummaries"]]
    assert sorted(listed) == sorted(made)
    assert [arn.rsplit("/")[-1][:14] for arn in listed] == sorted(arn.rsplit("/")[-1][:14] for arn in made)


def test_a_deleted_table_with_recovery_leaves_a_backup(dynamodb):
    name = create(dynamodb, "p:S")
    put(dynamodb, name, "a")
    dynamodb.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=ON)
    dynamodb.delete_table(TableName=name)
    listed = dynamodb.list_backups(TableName=name, BackupType="SYSTEM")["BackupSummaries"]
    assert [summary["BackupName"] for summary in listed] == [f"{name}$DeletedTableBackup"]
    lifetime = listed[0]["BackupExpiryDateTime"] - listed[0]["BackupCreationDateTime"]
    assert lifetime.days == 35
    assert keys(dynamodb, restore(dynamodb, listed[0]["BackupArn"])) == ["a"]


def test_backups_survive_a_restart_and_a_kill(own_server, tmp_path):
    file = tmp_path / "backups.sqlite"
    server = own_server(file)
    client = connect(server.url)
    name = create(client, "p:S")
    expected = {}
    for number in range(6):
        put(client, name, f"key {number}")
        expected[backup(client, name, f"backup-{number}")] = [f"key {n}" for n in range(number + 1)]
        if number % 2:
            server.kill()
        else:
            assert server.stop() == 0
        server = own_server(file)
        client = connect(server.url)
    put(client, name, "later")
    assert {summary["BackupArn"] for summary in client.list_backups()["BackupSummaries"]} == set(expected)
    for arn, contents in expected.items():
        assert keys(client, restore(client, arn)) == contents
    assert server.stop() == 0
    checked = subprocess.run([Server.binary(), "check", str(file)], capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_kill_in_the_middle_of_backups_and_restores_leaves_nothing_half_done(own_server, tmp_path):
    """A backup that was answered is complete; a table is there completely, or not at all."""
    file = tmp_path / "backups.sqlite"
    dice = random.Random(7)
    text = {"S": "x" * 2_000}
    server = own_server(file)
    client = connect(server.url)
    name = create(client, "p:S")
    every = sorted(f"key {number}" for number in range(600))
    for start in range(0, 600, 25):
        client.batch_write_item(RequestItems={name: [
            {"PutRequest": {"Item": {"p": {"S": key}, "text": text}}} for key in every[start:start + 25]]})
    answered = []

    def work():
        try:
            for round in range(1_000):
                answered.append(backup(client, name, f"round-{round}"))
                client.restore_table_from_backup(TargetTableName=new_name("copy"), BackupArn=answered[-1])
        except (BotoCoreError, ClientError):
            return

    for _ in range(4):
        before = len(answered)
        worker = threading.Thread(target=work)
        worker.start()
        worker.join(dice.uniform(0.1, 0.6))
        server.kill()
        worker.join(60)
        assert not worker.is_alive()
        server = own_server(file)
        client = connect(server.url)
        listed = {summary["BackupArn"] for page in client.get_paginator("list_backups").paginate()
                  for summary in page["BackupSummaries"]}
        assert set(answered) <= listed
        # The last one may have been made without an answer.
        assert len(listed) - len(set(answered)) <= 4
        for arn in answered[before:][-2:]:
            assert keys(client, restore(client, arn)) == every
        for page in client.get_paginator("list_tables").paginate():
            for table in page["TableNames"]:
                assert keys(client, table) == every
                if table != name:
                    client.delete_table(TableName=table)
    assert server.stop() == 0
    checked = subprocess.run([Server.binary(), "check", str(file)], capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_backups_are_in_forks_and_checkpoints(own_server, tmp_path):
    from test_databases import control

    for file in (None, tmp_path / "forks.sqlite"):
        server = own_server(file)
        client = connect(server.url)
        name = create(client, "p:S")
        put(client, name, "a")
        arn = backup(client, name)
        assert control(server, "POST", body={"name": "other", "from": "default"})[0] == 200
        control(server, "POST", "/default/checkpoints", {"name": "then"})
        client.delete_backup(BackupArn=arn)
        put(client, name, "b")
        other = connect(server.url + "/db/other")
        assert keys(other, restore(other, arn)) == ["a"]
        newer = backup(other, name, "newer")
        assert control(server, "POST", "/default/restore", {"checkpoint": "then"})[0] == 200
        assert [s["BackupArn"] for s in client.list_backups()["BackupSummaries"]] == [arn]
        assert keys(client, restore(client, arn)) == ["a"]
        if file:
            server.kill()
            server = own_server(file)
            other = connect(server.url + "/db/other")
            listed = [s["BackupArn"] for s in other.list_backups()["BackupSummaries"]]
            assert sorted(listed) == sorted([arn, newer])
            assert keys(other, restore(other, newer)) == ["a"]


def test_a_backup_that_is_made_among_writes_is_of_one_point_in_time(own_server, tmp_path):
    server = own_server(tmp_path / "large.sqlite")
    client = connect(server.url)
    name = create(client, "p:S")
    for start in range(0, 5_000, 25):
        client.batch_write_item(RequestItems={name: [
            {"PutRequest": {"Item": {"p": {"S": f"{number}"}, "n": {"S": "x" * 1_000}}}}
            for number in range(start, start + 25)]})
    arns = []
    worker = threading.Thread(target=lambda: arns.append(backup(connect(server.url), name)))
    worker.start()
    written = 0
    while worker.is_alive():
        put(client, name, f"new {written}")
        written += 1
    worker.join(60)
    found = keys(client, restore(client, arns[0]))
    # Of the writes that came meanwhile, it has the first ones, without a gap.
    first = [key for key in found if key.startswith("new")]
    assert len(found) == 5_000 + len(first)
    assert len(first) <= written and set(first) == {f"new {number}" for number in range(len(first))}
    described = client.describe_backup(BackupArn=arns[0])["BackupDescription"]
    assert described["SourceTableDetails"]["ItemCount"] == len(found)


# The commands.


def dynamock(server, *words, code=0):
    """What a command prints where it is not on a terminal, as JSON; or its complaint if it fails."""
    done = subprocess.run(
        [Server.binary(), *words], capture_output=True, text=True, timeout=60,
        env={"DYNAMOCK_PORT": str(server.port), "PATH": "/usr/bin:/bin"})
    assert done.returncode == code, done.stdout + done.stderr
    return done.stderr if code else json.loads(done.stdout)


@pytest.mark.parametrize("way", ["port", "url"])
def test_the_commands_back_up_and_restore(own_server, tmp_path, way):
    server = own_server(tmp_path / "shop.sqlite")
    client = connect(server.url)
    client.create_table(
        TableName="Orders", BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}])
    put(client, "Orders", "a")
    to = ["--endpoint-url", server.url] if way == "url" else []
    made = dynamock(server, "backup", "create", "Orders", "nightly", *to)["BackupDescription"]
    assert made["BackupDetails"]["BackupStatus"] == "AVAILABLE"
    assert made["SourceTableDetails"]["ItemCount"] == 1
    put(client, "Orders", "b")
    second = dynamock(server, "backup", "create", "Orders", "nightly", *to)["BackupDescription"]["BackupDetails"]
    unnamed = dynamock(server, "backup", "create", "Orders", *to)["BackupDescription"]["BackupDetails"]
    assert unnamed["BackupName"].startswith("Orders-20")
    listed = dynamock(server, "backup", "list", *to)["BackupSummaries"]
    assert [summary["BackupName"] for summary in listed] == ["nightly", "nightly", unnamed["BackupName"]]
    assert dynamock(server, "backup", "list", "Other", *to) == {"BackupSummaries": []}
    # Of several backups of a name, the newest is restored.
    assert dynamock(server, "restore", "nightly", "--as", "Copy", *to)["Table"]["TableStatus"] == "ACTIVE"
    assert keys(client, "Copy") == ["a", "b"]
    dynamock(server, "restore", made["BackupDetails"]["BackupArn"], "--as", "First", *to)
    assert keys(client, "First") == ["a"]
    assert "TableAlreadyExistsException: Table already exists: Orders" in dynamock(
        server, "restore", "nightly", *to, code=1)
    several = dynamock(server, "backup", "delete", "nightly", *to, code=1)
    assert "2 backups have the name 'nightly'" in several and second["BackupArn"] in several
    dynamock(server, "backup", "delete", second["BackupArn"], *to)
    shown = dynamock(server, "backup", "show", "nightly", *to)["BackupDescription"]["BackupDetails"]
    assert shown["BackupArn"] == made["BackupDetails"]["BackupArn"]
    client.delete_table(TableName="Orders")
    assert dynamock(server, "restore", "nightly", *to)["Table"]["TableName"] == "Orders"
    assert keys(client, "Orders") == ["a"]
    assert "There is no backup 'nigthly'; did you mean 'nightly'?" in dynamock(
        server, "restore", "nigthly", "--as", "Other", *to, code=1)
    assert "There is no table 'None'; `dynamock tables` lists those that exist." in dynamock(
        server, "backup", "create", "None", *to, code=1)


def test_people_see_a_table_of_backups(own_server):
    from test_scripting_commands import shown

    server = own_server(None)
    client = connect(server.url)
    name = create(client, "p:S")
    assert shown(server, "backup", "list").strip() == "No backups."
    put(client, name, "a")
    backup(client, name)
    head, line = shown(server, "backup", "list").splitlines()
    assert head.split() == ["NAME", "TABLE", "CREATED", "SIZE", "TYPE", "STATUS"]
    assert line.startswith(f"nightly  {name}  20") and line.endswith("  2 bytes  USER  AVAILABLE")
    restored = shown(server, "restore", "nightly", "--as", "Copy")
    assert "name      Copy" in restored and "items     1" in restored
