"""Databases that go into files and come out of them: kept over a stop, forked into a file, handed on."""

import subprocess
import threading

import pytest
from botocore.exceptions import ClientError
from server import Server
from tables import connect
from test_databases import control, fresh, make_table, records  # noqa: F401


def dynamock(*arguments, timeout=60, **options):
    """Runs a command to its end."""
    return subprocess.run(
        [Server.binary(), *arguments], capture_output=True, text=True, timeout=timeout, **options
    )


def fill(client):
    """Makes a database with something of everything that belongs to its value."""
    client.create_table(
        TableName="Things",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[
            {"AttributeName": "id", "AttributeType": "S"},
            {"AttributeName": "kind", "AttributeType": "S"},
        ],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by-kind",
                "KeySchema": [{"AttributeName": "kind", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
        Tags=[{"Key": "team", "Value": "blue"}],
    )
    client.update_time_to_live(
        TableName="Things", TimeToLiveSpecification={"Enabled": True, "AttributeName": "until"}
    )
    client.transact_write_items(
        ClientRequestToken="once",
        TransactItems=[{"Put": {"TableName": "Things", "Item": thing("a", count="1")}}],
    )
    client.put_item(TableName="Things", Item=thing("b"))


def thing(name, count=None):
    item = {"id": {"S": name}, "kind": {"S": "good"}}
    return item if count is None else {**item, "count": {"N": count}}


def check_filled(url):
    """Holds a database to what `fill` made, token of the transaction included."""
    client = connect(url)
    table = client.describe_table(TableName="Things")["Table"]
    assert table["ItemCount"] == 2
    found = client.query(
        TableName="Things",
        IndexName="by-kind",
        KeyConditionExpression="kind = :k",
        ExpressionAttributeValues={":k": {"S": "good"}},
    )
    assert found["Count"] == 2
    assert records(url) == ["a", "b"]
    tags = client.list_tags_of_resource(ResourceArn=table["TableArn"])["Tags"]
    assert tags == [{"Key": "team", "Value": "blue"}]
    setting = client.describe_time_to_live(TableName="Things")["TimeToLiveDescription"]
    assert setting == {"TimeToLiveStatus": "ENABLED", "AttributeName": "until"}
    with pytest.raises(ClientError) as caught:
        client.transact_write_items(
            ClientRequestToken="once",
            TransactItems=[{"Put": {"TableName": "Things", "Item": thing("a", count="2")}}],
        )
    assert caught.value.response["Error"]["Code"] == "IdempotentParameterMismatchException"


def test_data_in_memory_is_saved_at_a_stop_and_read_at_the_next_start(own_server, tmp_path):
    file = tmp_path / "saved.sqlite"
    first = own_server(None, "--save-on-exit", str(file))
    fill(connect(first.url))
    assert first.stop() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["saved.sqlite"]
    second = own_server(None, "--save-on-exit", str(file))
    check_filled(second.url)
    connect(second.url).put_item(TableName="Things", Item=thing("c"))
    second.kill()
    third = own_server(None, "--save-on-exit", str(file))
    assert records(third.url) == ["a", "b"]
    connect(third.url).delete_item(TableName="Things", Key={"id": {"S": "b"}})
    assert third.stop() == 0
    fourth = own_server(file)
    assert connect(fourth.url).scan(TableName="Things")["Count"] == 1
    connect(fourth.url).put_item(TableName="Things", Item=thing("d"))
    fourth.kill()
    fifth = own_server(None, "--save-on-exit", str(file))
    assert connect(fifth.url).scan(TableName="Things")["Count"] == 2


@pytest.mark.parametrize("damage", ["text", "foreign", "newer", "cut", "torn"])
def test_a_file_that_cannot_be_read_is_refused_and_left_as_it_was(own_server, tmp_path, damage):
    file = tmp_path / "saved.sqlite"
    server = own_server(None, "--save-on-exit", str(file))
    client = connect(server.url)
    make_table(client)
    for number in range(60):
        client.put_item(
            TableName="Things", Item={"id": {"S": str(number)}, "text": {"S": "x" * 1000}}
        )
    server.stop()
    content = bytearray(file.read_bytes())
    if damage == "text":
        content = bytearray(b"this is no database\n" * 20)
    elif damage == "foreign":
        content[68:72] = b"abcd"
    elif damage == "newer":
        content[60:64] = b"\0\0\x03\xe7"
    elif damage == "cut":
        del content[len(content) // 2 :]
    else:
        for page in range(3 * 4096, len(content), 4096):
            content[page : page + 16] = b"\xff" * 16
    file.write_bytes(content)
    refused = dynamock("serve", "--port", "0", "--save-on-exit", str(file))
    assert refused.returncode != 0
    assert f'"{file}"' in refused.stderr
    assert "not changed" in refused.stderr or "restore it from a copy" in refused.stderr
    assert file.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["saved.sqlite"]


def test_two_servers_do_not_save_to_one_file(own_server, tmp_path):
    file = tmp_path / "saved.sqlite"
    own_server(None, "--save-on-exit", str(file))
    refused = dynamock("serve", "--port", "0", "--save-on-exit", str(file))
    assert refused.returncode != 0 and "in use by another process" in refused.stderr
    refused = dynamock("serve", "--port", "0", "--data", str(file))
    assert refused.returncode != 0 and "in use by another process" in refused.stderr


def test_data_and_save_on_exit_exclude_each_other(tmp_path):
    refused = dynamock("serve", "--data", "a", "--save-on-exit", "b", cwd=tmp_path)
    assert refused.returncode != 0 and "use one of them" in refused.stderr


def test_the_environment_and_a_file_name_the_file_too(tmp_path):
    settings = tmp_path / "settings.json"
    settings.write_text('{"saveOnExit": "missing/folder/saved.sqlite"}')
    refused = dynamock("serve", "--config", str(settings), cwd=tmp_path)
    assert refused.returncode != 0 and "create its folder first" in refused.stderr


def test_a_file_is_handed_from_one_process_to_the_next(own_server, tmp_path):
    file = tmp_path / "data.sqlite"
    first = own_server(file)
    fill(connect(first.url))
    refused = dynamock("serve", "--port", "0", "--data", str(file))
    assert refused.returncode != 0
    assert f'"{file}" is in use by another process; stop that process' in refused.stderr
    assert first.stop() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["data.sqlite"]
    check_filled(own_server(file).url)


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_forks_that_live_when_the_server_ends_leave_the_file_whole(own_server, tmp_path, end):
    file = tmp_path / "data.sqlite"
    first = own_server(file)
    fill(connect(first.url))
    # Forks of three states, one of them written to, one with a child, and a checkpoint.
    for number in range(3):
        connect(first.url).put_item(TableName="Things", Item=thing(f"kept-{number}"))
        made = control(first, "POST", body={"name": f"fork-{number}", "from": "default"})
        assert made[0] == 200
    connect(f"{first.url}/db/fork-0").delete_table(TableName="Things")
    assert control(first, "POST", body={"name": "child", "from": "fork-1"})[0] == 200
    connect(f"{first.url}/db/child").put_item(TableName="Things", Item=thing("of the child"))
    assert control(first, "POST", "/default/checkpoints", body={})[0] == 200
    connect(first.url).put_item(TableName="Things", Item=thing("last"))
    if end == "stop":
        assert first.stop() == 0
        assert [path.name for path in tmp_path.iterdir()] == ["data.sqlite"]
    else:
        first.kill()
    second = own_server(file)
    found = connect(second.url).scan(TableName="Things")["Items"]
    names = ["a", "b", "kept-0", "kept-1", "kept-2", "last"]
    assert sorted(item["id"]["S"] for item in found) == names
    databases = [entry["name"] for entry in control(second, "GET")[1]["databases"]]
    assert databases == ["child", "default", "fork-0", "fork-1", "fork-2"]
    assert connect(f"{second.url}/db/fork-0").list_tables()["TableNames"] == []
    found = connect(f"{second.url}/db/child").scan(TableName="Things")["Items"]
    assert sorted(item["id"]["S"] for item in found) == ["a", "b", "kept-0", "kept-1", "of the child"]


def test_a_fork_into_a_file_is_a_database_of_its_own(fresh, own_server, tmp_path):
    fill(connect(fresh.url))
    file = tmp_path / "fork.sqlite"
    status, answer = control(
        fresh, "POST", body={"name": "mine", "from": "default", "into": str(file)}
    )
    assert status == 200 and answer["file"] == str(file)
    mine = connect(answer["endpoint"])
    mine.put_item(TableName="Things", Item=thing("c"))
    connect(fresh.url).delete_item(TableName="Things", Key={"id": {"S": "a"}})
    assert mine.scan(TableName="Things")["Count"] == 3
    refused = dynamock("serve", "--port", "0", "--data", str(file))
    assert refused.returncode != 0 and "in use by another process" in refused.stderr
    assert fresh.stop() == 0
    assert connect(own_server(file).url).scan(TableName="Things")["Count"] == 3


def test_a_fork_into_a_file_can_be_reset_and_dropped(fresh, own_server, tmp_path):
    make_table(connect(fresh.url))
    file = tmp_path / "fork.sqlite"
    control(fresh, "POST", body={"name": "mine", "from": "default", "into": str(file)})
    mine = connect(f"{fresh.url}/db/mine")
    mine.put_item(TableName="Things", Item={"id": {"S": "1"}})
    assert control(fresh, "POST", "/mine/reset")[0] == 200
    assert mine.scan(TableName="Things")["Count"] == 0
    mine.put_item(TableName="Things", Item={"id": {"S": "2"}})
    assert control(fresh, "DELETE", "/mine")[0] == 200
    again = own_server(file)
    assert connect(again.url).scan(TableName="Things")["Count"] == 1


def test_a_fork_into_a_file_without_a_name_is_free_for_others(fresh, own_server, tmp_path):
    fill(connect(fresh.url))
    done = dynamock(
        "db", "fork", "default", "--into", "copy.sqlite", "--port", str(fresh.port), cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    check_filled(own_server(tmp_path / "copy.sqlite").url)
    refused = dynamock(
        "db", "fork", "default", "--into", "copy.sqlite", "--port", str(fresh.port), cwd=tmp_path
    )
    assert refused.returncode != 0


def test_what_cannot_be_forked_into_is_refused(fresh, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("mine")
    status, answer = control(fresh, "POST", body={"from": "default", "into": str(taken)})
    assert (status, answer["error"]["code"]) == (409, "FileExists")
    assert taken.read_text() == "mine"
    status, answer = control(fresh, "POST", body={"from": "default", "into": "relative.sqlite"})
    assert (status, answer["error"]["code"]) == (400, "BadRequest")
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


@pytest.mark.parametrize("named", [False, True])
def test_a_path_at_which_no_file_can_be_is_the_client_s_fault(fresh, tmp_path, named):
    folder = tmp_path / "folder"
    folder.mkdir()
    body = {"from": "default"} | ({"name": "mine"} if named else {})
    paths = [
        folder, f"{folder}/", tmp_path / "no" / "folder", "/", "/dev/null", f"{tmp_path}/a\0b",
        tmp_path / ("n" * 231), tmp_path / ("n" * 240), tmp_path / ("n" * 300),
        f"{folder}/x/../../file/y",
    ]
    for path in paths:
        status, answer = control(fresh, "POST", body=body | {"into": str(path)})
        assert (status, answer["error"]["code"]) == (400, "BadPath"), path
        message = answer["error"]["message"]
        assert "PRAGMA" not in message and "SELECT" not in message and "SQLite" not in message
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("n")] == []
    assert list(folder.iterdir()) == []
    assert len(control(fresh, "GET")[1]["databases"]) == 1


@pytest.mark.parametrize("taken", [False, True])
def test_what_lies_beside_a_new_file_stays(fresh, tmp_path, taken):
    strangers = [f"fork.sqlite.partial{suffix}" for suffix in ("", "-wal", "-shm", "-journal")]
    for name in strangers:
        (tmp_path / name).write_text(name)
    file = tmp_path / "fork.sqlite"
    if taken:
        file.write_text("mine")
    status, _ = control(fresh, "POST", body={"from": "default", "into": str(file)})
    assert status == (409 if taken else 200)
    for name in strangers:
        assert (tmp_path / name).read_text() == name
    new = {path.name for path in tmp_path.iterdir()} - {*strangers, "fork.sqlite"}
    assert not [name for name in new if name.startswith("fork")]


def test_a_fork_under_load_holds_exactly_what_was_written_before(fresh, own_server, tmp_path):
    client = connect(fresh.url)
    make_table(client)
    answered = [0, 0, 0, 0]
    sent = [0, 0, 0, 0]
    stop = threading.Event()

    def write(writer):
        own = connect(fresh.url)
        while not stop.is_set():
            sent[writer] += 1
            own.put_item(TableName="Things", Item={"id": {"S": f"{writer}-{sent[writer]}"}})
            answered[writer] = sent[writer]

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    try:
        while min(answered) < 30:
            pass
        file = tmp_path / "fork.sqlite"
        before = list(answered)
        status, _ = control(fresh, "POST", body={"from": "default", "into": str(file)})
        after = list(sent)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert status == 200
    found = connect(own_server(file).url).scan(TableName="Things")["Items"]
    for writer in range(4):
        numbers = sorted(
            int(item["id"]["S"].split("-")[1])
            for item in found
            if item["id"]["S"].startswith(f"{writer}-")
        )
        assert numbers == list(range(1, len(numbers) + 1))
        assert before[writer] <= len(numbers) <= after[writer]
