"""`dynamock check`: the exit status and the output, for people and for programs."""

import json
import os
import resource
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from tables import connect
from test_files import dynamock


@pytest.fixture
def data(own_server, tmp_path):
    """A file with a table of items that a server has closed."""
    path = tmp_path / "data.db"
    server = own_server(path)
    client = connect(server.url)
    client.create_table(
        TableName="Music",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    for number in range(30):
        client.put_item(
            TableName="Music",
            Item={"id": {"S": f"song {number}"}, "text": {"S": f"<{number}>" * 1500}},
        )
    assert server.stop() == 0
    return path


def check(path, *arguments):
    return dynamock("check", *arguments, str(path))


def damage(path):
    """Changes one byte in the middle of the text of song 17."""
    content = bytearray(path.read_bytes())
    place = content.index(b"<17>" * 600)
    content[place + 1000] ^= 1
    path.write_bytes(content)


def test_a_sound_file(data):
    before = data.read_bytes()
    done = check(data)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        f"{data}: format 3, 1 table, 30 items, 0 index entries, 0 expiry times, 0 stream records: "
        "no damage\n")
    assert data.read_bytes() == before and list(data.parent.iterdir()) == [data]


def test_a_damaged_file(data):
    damage(data)
    done = check(data)
    assert done.returncode == 1
    assert 'table Music, {"id":{"S":"song 17"}}: cannot be read' in done.stdout
    assert "defect" in done.stdout.splitlines()[-1]


def test_json(data):
    sound = json.loads(check(data, "--json").stdout)
    assert sound["isSound"] and sound["items"] == 30 and sound["findings"] == []
    damage(data)
    done = check(data, "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert not found["isSound"] and found["findingCount"] == len(found["findings"]) > 0
    assert {
        "place": "table Music", "key": '{"id":{"S":"song 17"}}', "problem": "cannot be read",
    } in found["findings"]


def test_a_damaged_item_is_not_served_and_the_log_names_it(data, own_server):
    damage(data)
    server = own_server(data, "--log-level", "error")
    client = connect(server.url)
    with pytest.raises(client.exceptions.InternalServerError):
        client.get_item(TableName="Music", Key={"id": {"S": "song 17"}})
    item = client.get_item(TableName="Music", Key={"id": {"S": "song 16"}})["Item"]
    assert item["text"]["S"] == "<16>" * 1500
    server.said('The damage is in table Music at {"id":{"S":"song 17"}}', 1)


@pytest.mark.parametrize("content", [None, b"", b"a text"])
def test_files_that_cannot_be_checked(own_server, tmp_path, content):
    path = tmp_path / "other.db"
    if content is not None:
        path.write_bytes(content)
    done = check(path)
    assert done.returncode == 2
    assert str(path) in done.stderr and done.stdout == ""
    assert path.exists() == (content is not None)


def test_a_file_that_a_server_has_open(own_server, tmp_path):
    path = tmp_path / "data.db"
    own_server(path)
    done = check(path)
    assert done.returncode == 2
    assert "is in use by another process" in done.stderr


def test_a_file_with_a_log_in_a_folder_that_is_read_only(own_server, data):
    server = own_server(data)
    connect(server.url).put_item(TableName="Music", Item={"id": {"S": "one more"}})
    server.kill()
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        for path in data.parent.glob("data.db*"):
            if path.suffix != ".db-shm":
                shutil.copy(path, folder)
                (folder / path.name).chmod(0o644)
        folder.chmod(0o555)
        # For the superuser every folder is writable.
        done = dynamock(
            "check", str(folder / "data.db"),
            preexec_fn=(lambda: os.setuid(65534)) if os.geteuid() == 0 else None)
        assert done.returncode == 2, done.stdout
        assert "this user needs the right to write to its folder" in done.stderr
        assert f'"{folder}/data.db-wal"' in done.stderr
        assert sorted(path.name for path in folder.iterdir()) == ["data.db", "data.db-wal"]
        folder.chmod(0o755)


def test_a_damaged_file_is_not_loaded_and_the_message_names_it(data):
    damage(data)
    content = data.read_bytes()
    done = dynamock("serve", "--port", "0", "--save-on-exit", str(data))
    assert done.returncode != 0
    assert f'"{data}"' in done.stderr and "dynamock check" in done.stderr
    assert f'first remove "{data}-wal"' in done.stderr
    assert data.read_bytes() == content


def test_the_limit_for_the_size_of_files_is_a_full_disk(data, own_server):
    """`ulimit -f` would otherwise end the process with SIGXFSZ."""
    server = own_server(data)
    client = connect(server.url)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (300_000, 300_000))
    written = 0
    with pytest.raises(client.exceptions.InternalServerError):
        for number in range(200):
            item = {"id": {"S": f"new {number}"}, "text": {"S": "x" * 9000}}
            client.put_item(TableName="Music", Item=item)
            written += 1
    server.said("No space is left for", 1, limit=60)
    assert client.scan(TableName="Music", Select="COUNT")["Count"] == 30 + written
    server.kill()
    assert check(data).returncode == 0


def test_the_upgrade_of_a_file_is_logged(own_server, tmp_path):
    path = tmp_path / "data.db"
    database = sqlite3.connect(path)
    database.executescript(
        f"""
        PRAGMA application_id = {0x64796E6D};
        PRAGMA user_version = 1;
        CREATE TABLE _dynamock_keyspaces (number INTEGER PRIMARY KEY, view TEXT);
        PRAGMA journal_mode = WAL;
        """)
    database.close()
    server = own_server(path)
    server.said("notice upgrading a data file of an older format", 1, limit=60)
    server.said("notice the data file is upgraded", 1, limit=60)
    assert server.stop() == 0
    assert path.read_bytes()[63] == 3
    again = own_server(path)
    connect(again.url).list_tables()
    assert " notice upgrading" not in again.log
