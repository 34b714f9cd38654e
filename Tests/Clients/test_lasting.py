"""Forks and checkpoints of a data file that last: through kill -9, a stop, and another server."""

import json
import subprocess

from server import Server
from tables import connect
from test_databases import control, make_table


def items(url):
    """The keys and values of the table of a database."""
    pages = connect(url).get_paginator("scan").paginate(TableName="Things")
    return {item["id"]["S"]: item["n"]["N"] for page in pages for item in page["Items"]}


def put(url, key, number):
    connect(url).put_item(TableName="Things", Item={"id": {"S": key}, "n": {"N": str(number)}})


def test_forks_and_checkpoints_survive_kill_nine(own_server, tmp_path):
    file = tmp_path / "lasting.sqlite"
    server = own_server(file)
    make_table(connect(server.url))
    expected = {}
    for number in range(10):
        put(server.url, "a", number)
        name = f"fork-{number}"
        status, made = control(server, "POST", body={"name": name, "from": "default"})
        assert (status, made["lasting"]) == (200, True)
        put(made["endpoint"], "own", number)
        expected[name] = {"a": str(number), "own": str(number)}
        control(server, "POST", f"/{name}/checkpoints", {"name": "then"})
        put(made["endpoint"], "later", number)
        if number % 3 == 0:
            control(server, "DELETE", f"/{name}")
            del expected[name]
        server.kill()
        server = own_server(file)
        _, listed = control(server, "GET")
        assert {database["name"] for database in listed["databases"]} == {"default", *expected}
    for name, contents in expected.items():
        url = f"{server.url}/db/{name}"
        assert items(url) == contents | {"later": contents["own"]}
        assert control(server, "POST", f"/{name}/restore", {"checkpoint": "then"})[0] == 200
        assert items(url) == contents
        control(server, "POST", f"/{name}/reset")
        assert items(url) == {"a": contents["a"]}
    assert items(server.url) == {"a": "9"}


def test_the_command_line_forks_lists_and_compacts(own_server, tmp_path):
    server = own_server(tmp_path / "lasting.sqlite")
    make_table(connect(server.url))
    put(server.url, "a", 1)

    def db(*arguments):
        command = [Server.binary(), "db", *arguments, "--port", str(server.port), "--json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    assert db("fork", "default", "kept")["lasting"] is True
    assert db("fork", "default", "short", "--no-lasting")["lasting"] is False
    put(server.url + "/db/kept", "b", 2)
    listed = {database["name"]: database for database in db("list")["databases"]}
    assert listed["kept"]["from"] == "default"
    assert listed["kept"]["bytes"] > 0
    assert listed["kept"]["depth"] == 2
    db("drop", "kept")
    assert db("compact")["isFinished"] is True
    assert items(server.url) == {"a": "1"}


def test_the_file_becomes_shorter_when_much_of_it_is_dropped(own_server, tmp_path):
    path = tmp_path / "shrinking.sqlite"
    server = own_server(path)
    client = connect(server.url)
    make_table(client)
    _, made = control(server, "POST", body={"name": "large", "from": "default"})
    large = connect(made["endpoint"])
    for number in range(40):
        large.put_item(TableName="Things", Item={"id": {"S": f"{number}"}, "n": {"S": "x" * 100_000}})
    control(server, "DELETE", "/large")
    finished, returned = False, 0
    while not finished:
        status, answer = control(server, "POST", "/default/compact", {})
        assert status == 200
        finished, returned = answer["isFinished"], returned + answer["returnedBytes"]
    # The server may have given back a part on its own.
    assert returned <= 4_400_000
    server.stop()
    assert path.stat().st_size < 400_000
