"""`dynamock import` and `export` with a running server, and databases that are made from files."""

import contextlib
import gzip
import json
import os
import re
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from server import Server
from tables import connect
from test_databases import control
from test_exchange import write_export
from test_files import dynamock, fill


@pytest.fixture(params=["memory", "sqlite"])
def server(own_server, tmp_path, request):
    return own_server(None if request.param == "memory" else tmp_path / "served.sqlite")


def items(client, table):
    return sorted(client.scan(TableName=table)["Items"], key=json.dumps)


def test_a_round_trip_through_a_running_server_keeps_everything(server, tmp_path):
    client = connect(server.url)
    fill(client)
    done = dynamock("export", "--endpoint-url", server.url, "--to", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    # The fork that was exported is dropped.
    assert [each["name"] for each in control(server, "GET", "")[1]["databases"]] == ["default"]
    before = client.describe_table(TableName="Things")["Table"]
    control(server, "POST", "", {"name": "other"})
    other = f"{server.url}/db/other"
    done = dynamock("import", "--endpoint-url", other, "--from", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    again = connect(other)
    assert items(again, "Things") == items(client, "Things")
    after = again.describe_table(TableName="Things")["Table"]
    for member in ("KeySchema", "AttributeDefinitions", "ItemCount", "StreamSpecification"):
        assert after[member] == before[member]
    names = [[index["IndexName"] for index in each["GlobalSecondaryIndexes"]] for each in (before, after)]
    assert names[0] == names[1]
    assert again.describe_time_to_live(TableName="Things") ["TimeToLiveDescription"] == (
        client.describe_time_to_live(TableName="Things")["TimeToLiveDescription"]
    )


def test_a_bad_line_at_the_end_leaves_the_server_as_it_was(server, tmp_path):
    lines = [json.dumps({"Item": {"id": {"S": f"{number}"}}}) for number in range(3_000)]
    path = tmp_path / "Many.jsonl"
    path.write_text("\n".join([*lines, '{"Item": {"id": {"N": "1"}}}']))
    arguments = ["import", "--endpoint-url", server.url, "--table", "Many", "--key", "id:S"]
    done = dynamock(*arguments, "--from", str(path))
    assert done.returncode == 1 and f'Line 3001 of "{path}"' in done.stderr, done.stderr
    assert connect(server.url).list_tables()["TableNames"] == []
    path.write_text("\n".join(lines))
    done = dynamock(*arguments, "--from", str(path))
    assert (done.returncode, done.stdout) == (0, "Many: 3000 items\n"), done.stderr
    assert connect(server.url).scan(TableName="Many", Select="COUNT")["Count"] == 3_000
    # The table that is there is not touched.
    done = dynamock(*arguments, "--from", str(path))
    assert done.returncode == 1 and "already has a table Many" in done.stderr
    assert connect(server.url).scan(TableName="Many", Select="COUNT")["Count"] == 3_000


def test_a_database_that_is_not_there_is_named(own_server, tmp_path):
    server = own_server(None)
    write_export(tmp_path / "export")
    there = ["--endpoint-url", f"{server.url}/db/none"]
    done = dynamock("import", *there, "--from", str(tmp_path / "export"), "--key", "id:S")
    assert done.returncode == 1 and "none" in done.stderr, done.stderr
    done = dynamock("export", *there, "--to", str(tmp_path / "out"))
    assert done.returncode == 1 and "none" in done.stderr, done.stderr


def test_an_import_that_is_stopped_leaves_nothing(server, tmp_path):
    path = tmp_path / "Many.jsonl"
    with open(path, "w") as file:
        for number in range(100_000):
            file.write(json.dumps({"Item": {"id": {"S": f"{number}"}, "text": {"S": "x" * 200}}}) + "\n")
    command = [Server.binary(), "import", "--endpoint-url", server.url, "--from", str(path)]
    client = connect(server.url)
    process = subprocess.Popen([*command, "--table", "Many", "--key", "id:S"], stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 120
        while not client.list_tables()["TableNames"] and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=120)[1]
    finally:
        process.kill()
    if process.returncode != 0:
        assert said == "Error: The import was interrupted. Nothing was imported.\n"
        assert client.list_tables()["TableNames"] == []


class EndlessTables(BaseHTTPRequestHandler):
    """A server whose list of tables has no end."""

    def answer(self, body):
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.path.endswith("/call"):
            self.server.called.set()
            return self.answer({"TableNames": [], "LastEvaluatedTableName": "more"})
        self.answer({"name": "db-fork"})

    def do_DELETE(self):
        self.server.dropped.append(self.path.rsplit("/", 1)[1])
        self.answer({})

    def log_message(self, *_):
        pass


def test_an_export_that_is_stopped_drops_its_fork(tmp_path):
    with ThreadingHTTPServer(("127.0.0.1", 0), EndlessTables) as endless:
        endless.called, endless.dropped = threading.Event(), []
        threading.Thread(target=endless.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{endless.server_address[1]}"
        process = subprocess.Popen(
            [Server.binary(), "export", "--endpoint-url", url, "--to", str(tmp_path / "out")],
            stderr=subprocess.PIPE, text=True,
        )
        try:
            assert endless.called.wait(120)
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=120)[1]
        finally:
            process.kill()
            endless.shutdown()
    assert (process.returncode, said) == (1, "Error: The export was interrupted. Nothing was exported.\n")
    assert endless.dropped == ["db-fork"]
    assert not list((tmp_path / "out").rglob("*")) if (tmp_path / "out").exists() else True


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the signals of a process are read from /proc")
def test_an_import_that_waits_for_its_input_is_stopped_at_once(own_server, tmp_path):
    server = own_server(None)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [Server.binary(), "import", "--endpoint-url", server.url, "--from", "-", "--table", "Many", "--key", "id:S"],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(temporary)},
    )
    try:
        deadline = time.monotonic() + 120
        while not list(temporary.iterdir()) or not takes_interrupts(process):
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.01)
        while process.poll() is None and time.monotonic() < deadline:
            # One that comes before the program listens is lost.
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(30)
    finally:
        process.kill()
        said = process.communicate(timeout=60)[1]
    assert (process.returncode, said) == (1, "Error: The import was interrupted. Nothing was imported.\n")
    assert connect(server.url).list_tables()["TableNames"] == []
    assert list(temporary.iterdir()) == []


def takes_interrupts(process):
    """Whether a process catches SIGINT, as libdispatch does once it listens; before, it is ignored."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"^SigCgt:\s*(\w+)$", status, re.M).group(1), 16) >> (signal.SIGINT - 1) & 1


def test_an_import_names_the_tables_that_it_cannot_delete(own_server, tmp_path):
    server = own_server(tmp_path / "served.sqlite")
    path = tmp_path / "Many.jsonl"
    with open(path, "w") as file:
        for number in range(100_000):
            file.write(json.dumps({"Item": {"id": {"S": f"{number}"}, "text": {"S": "x" * 200}}}) + "\n")
    client = connect(server.url)
    process = subprocess.Popen(
        [Server.binary(), "import", "--endpoint-url", server.url, "--from", str(path), "--table", "Many", "--key", "id:S"],
        stderr=subprocess.PIPE, text=True,
    )
    try:
        deadline = time.monotonic() + 120
        while not client.list_tables()["TableNames"] and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        server.kill()
        said = process.communicate(timeout=300)[1]
    finally:
        process.kill()
    if process.returncode != 0:
        assert "The table Many remains, incomplete, because it could not be deleted (No response from" in said, said
        assert "Delete it before the next attempt." in said
        assert "Nothing was imported." not in said
        server.start()
        assert connect(server.url).list_tables()["TableNames"] == ["Many"]


def test_the_table_that_was_meant_is_suggested(own_server, tmp_path):
    server = own_server(tmp_path / "served.sqlite")
    fill(connect(server.url))
    meant = "has no table Thing; did you mean Things?"
    for to in ("-", str(tmp_path / "out")):
        done = dynamock("export", "--endpoint-url", server.url, "--to", to, "Thing")
        assert done.returncode == 1 and meant in done.stderr, done.stderr
    assert dynamock("export", "--endpoint-url", server.url, "--to", str(tmp_path / "out")).returncode == 0
    done = dynamock("import", "--endpoint-url", server.url, "--from", str(tmp_path / "out"), "Thing")
    assert done.returncode == 1 and "There is no table Thing; did you mean Things?" in done.stderr, done.stderr
    assert server.stop() == 0
    for to in ("-", str(tmp_path / "again")):
        done = dynamock("export", "--data", str(tmp_path / "served.sqlite"), "--to", to, "Thing")
        assert done.returncode == 1 and "There is no table Thing; did you mean Things?" in done.stderr, done.stderr


def test_items_pass_through_standard_output_and_input(server, tmp_path):
    client = connect(server.url)
    fill(client)
    done = dynamock("export", "--endpoint-url", server.url, "--to", "-", "Things")
    assert done.returncode == 0, done.stderr
    printed = [json.loads(line)["Item"] for line in done.stdout.splitlines()]
    assert sorted(map(json.dumps, printed)) == sorted(map(json.dumps, items(client, "Things")))
    arguments = ["--from", "-", "--table", "Again", "--key", "id:S"]
    again = dynamock("import", "--endpoint-url", server.url, *arguments, input=done.stdout)
    assert again.returncode == 0, again.stderr
    assert items(client, "Again") == items(client, "Things")


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (("export", "--to", "x"), "Specify either a file with --data, or a server with --endpoint-url."),
        (("export", "--to", "-", "--data", "x"), "--to - prints the items of one table: name it."),
        (("export", "--to", "x", "--endpoint-url", "nonsense"), "is not the URL of a database"),
        (("export", "--to", "x", "--endpoint-url", "http://127.0.0.1:9/x/y"), "is not the URL of a database"),
        (("export", "--to", "x", "--endpoint-url", "http://127.0.0.1:9"), "127.0.0.1:9"),
    ],
)
def test_wrong_arguments_are_named(arguments, sentence):
    done = dynamock(*arguments)
    assert done.returncode != 0 and sentence in " ".join(done.stderr.split()), done.stderr


def test_a_database_is_made_from_files_and_reset_to_them(server, tmp_path):
    path = tmp_path / "Stock.csv.gz"
    path.write_bytes(gzip.compress(b"id,left:N\nguitar,3\nviolin,1\n"))
    status, made = control(server, "POST", "", {"name": "shop", "seed": f"{path}=id:S"})
    assert (status, made["name"]) == (200, "shop"), made
    shop = connect(made["endpoint"])
    seeded = items(shop, "Stock")
    assert seeded == [
        {"id": {"S": "guitar"}, "left": {"N": "3"}}, {"id": {"S": "violin"}, "left": {"N": "1"}},
    ]
    shop.delete_item(TableName="Stock", Key={"id": {"S": "guitar"}})
    assert control(server, "POST", "/shop/reset")[0] == 200
    assert items(shop, "Stock") == seeded
    into = tmp_path / "shop.sqlite"
    body = {"name": "kept", "seed": [f"{path}=id:S"], "into": str(into)}
    status, kept = control(server, "POST", "", body)
    assert status == 200 and into.exists(), kept
    assert items(connect(kept["endpoint"]), "Stock") == seeded


@pytest.mark.parametrize(
    "body, code, sentence",
    [
        ({"seed": "relative.csv"}, "BadRequest", "absolute paths"),
        ({"seed": []}, "BadRequest", "absolute paths"),
        ({"seed": [1]}, "BadRequest", "absolute paths"),
        ({"seed": "/none.csv=id:S"}, "BadSeed", "/none.csv"),
        ({"seed": "/none.csv=id:S", "from": "default"}, "BadRequest", "only without"),
    ],
)
def test_a_bad_seed_makes_no_database(own_server, body, code, sentence):
    server = own_server(None)
    status, answer = control(server, "POST", "", {"name": "shop", **body})
    assert (status, answer["error"]["code"]) == (400, code), answer
    assert sentence in answer["error"]["message"]
    assert control(server, "GET", "/shop")[0] == 404


def test_pages_may_not_name_files(own_server):
    server = own_server(None)
    body = json.dumps({"seed": "/etc/passwd=id:S"}).encode()
    headers = {"Origin": server.url, "Content-Type": "application/json"}
    request = urllib.request.Request(f"{server.url}/_dynamock/v1/databases", body, headers)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=60)
    assert json.load(refused.value)["error"]["code"] == "NotForPages"


def test_the_command_makes_a_database_from_files(own_server, tmp_path):
    server = own_server(None)
    (tmp_path / "Stock.csv").write_text("id,left:N\nguitar,3\n")
    place = ["--host", "127.0.0.1", "--port", str(server.port)]
    done = dynamock("db", "create", "shop", "--seed", "Stock.csv=id:S", *place, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(items(connect(f"{server.url}/db/shop"), "Stock")) == 1
    (tmp_path / "Stock.csv").write_text("id,left:N\nguitar,many\n")
    done = dynamock("db", "create", "bad", "--seed", "Stock.csv=id:S", *place, cwd=tmp_path)
    assert done.returncode == 1 and "Line 2 of" in done.stderr, done.stderr
