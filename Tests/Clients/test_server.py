"""The program: how it starts, where it keeps things, how it stops, what it says when it cannot."""

import signal
import socket
import subprocess
import threading
import time

import pytest

from raw import send
from server import Server
from tables import connect, create


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    import os

    return subprocess.run(
        [Server.binary(), *arguments],
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_version_and_help(own_server):
    assert run("version").returncode == 0 and run("version").stdout.strip()
    helped = run("--help")
    assert helped.returncode == 0 and "serve" in helped.stdout
    assert "--data" in run("serve", "--help").stdout


def test_the_healthcheck(own_server):
    server = own_server(None)
    assert run("healthcheck", "--port", str(server.port)).returncode == 0
    server.stop()
    assert run("healthcheck", "--port", str(server.port)).returncode != 0


@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT])
def test_a_graceful_stop(own_server, tmp_path, word):
    """Requests that are under way are answered, then the process ends by itself."""
    server = own_server(tmp_path / "stop.sqlite")
    client = connect(server.url)
    table = create(client, "p:S")
    answered = 0
    failed = threading.Event()

    def write() -> None:
        nonlocal answered
        while not failed.is_set():
            try:
                client.put_item(TableName=table, Item={"p": {"S": f"{answered}"}})
                answered += 1
            except Exception:
                failed.set()

    writer = threading.Thread(target=write)
    writer.start()
    time.sleep(0.3)
    server.process.send_signal(word)
    assert server.process.wait(15) == 0
    failed.set()
    writer.join()
    server.start()
    assert connect(server.url).scan(TableName=table, Select="COUNT")["Count"] >= answered > 0


def test_a_file_goes_from_one_process_to_the_next(own_server, tmp_path):
    data = tmp_path / "kept.sqlite"
    first = own_server(data)
    create_kept(first)
    first.stop()
    second = own_server(data)
    client = connect(second.url)
    assert client.list_tables()["TableNames"] == ["kept"]
    found = client.get_item(TableName="kept", Key={"p": {"S": "a"}})["Item"]
    assert found == {"p": {"S": "a"}, "n": {"N": "1.5"}}


def create_kept(server: Server) -> None:
    client = connect(server.url)
    client.create_table(
        TableName="kept",
        KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    client.get_waiter("table_exists").wait(TableName="kept")
    client.put_item(TableName="kept", Item={"p": {"S": "a"}, "n": {"N": "1.5"}})


def test_the_environment_names_the_file(own_server, tmp_path, monkeypatch):
    data = tmp_path / "named.sqlite"
    monkeypatch.setenv("DYNAMOCK_DATA", str(data))
    server = own_server(None)
    create_kept(server)
    server.stop()
    assert data.exists()
    server.start()
    assert connect(server.url).list_tables()["TableNames"] == ["kept"]


def test_a_port_that_is_taken(own_server):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("serve", "--host", "127.0.0.1", "--port", port)
    assert done.returncode != 0
    assert port in done.stderr + done.stdout


BAD_FILES = {
    "no database": b"this is a text and no database at all\n" * 100,
    "half a database": b"SQLite format 3\x00" + b"\x10\x00\x01\x01" + b"\x00" * 50,
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_file_that_is_not_ours_is_left_alone(own_server, tmp_path, content):
    data = tmp_path / "foreign.sqlite"
    data.write_bytes(content)
    done = run("serve", "--host", "127.0.0.1", "--port", "0", "--data", str(data))
    assert done.returncode != 0
    assert str(data) in done.stderr + done.stdout
    assert data.read_bytes() == content
    assert list(tmp_path.iterdir()) == [data]


def test_a_database_of_another_program_is_left_alone(own_server, tmp_path):
    import sqlite3

    data = tmp_path / "other.sqlite"
    with sqlite3.connect(data) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")
        connection.execute("INSERT INTO notes VALUES ('mine')")
    connection.close()
    before = data.read_bytes()
    done = run("serve", "--host", "127.0.0.1", "--port", "0", "--data", str(data))
    assert done.returncode != 0 and str(data) in done.stderr + done.stdout
    assert data.read_bytes() == before


def test_a_file_that_another_server_holds(own_server, tmp_path):
    data = tmp_path / "held.sqlite"
    first = own_server(data)
    done = run("serve", "--host", "127.0.0.1", "--port", "0", "--data", str(data))
    assert done.returncode != 0 and str(data) in done.stderr + done.stdout
    assert send(first.port, "GET", "/").status == 200


def test_an_option_that_is_none(own_server):
    done = run("serve", "--no-such-option")
    assert done.returncode != 0 and "no-such-option" in done.stderr


def test_the_file_is_readable_with_sqlite(own_server, tmp_path):
    """A view for each table shows its items as JSON to anyone with sqlite3."""
    import json
    import sqlite3

    data = tmp_path / "readable.sqlite"
    server = own_server(data)
    create_kept(server)
    server.stop()
    connection = sqlite3.connect(data)
    views = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='view'")]
    assert any("kept" in name for name in views)
    (view,) = [name for name in views if "kept" in name]
    rows = connection.execute(f'SELECT * FROM "{view}"').fetchall()
    connection.close()
    assert len(rows) == 1
    texts = [value for value in rows[0] if isinstance(value, (str, bytes)) and b"{" in as_bytes(value)]
    assert {"p": {"S": "a"}, "n": {"N": "1.5"}} in [json.loads(text) for text in texts]


def as_bytes(value) -> bytes:
    return value if isinstance(value, bytes) else value.encode()
