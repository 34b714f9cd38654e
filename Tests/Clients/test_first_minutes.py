"""The first minutes with the program: its address, its note, what it says of slips of the pen."""

import json
import math
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import boto3
import pytest
from raw import send
from server import Server
from tables import CREDENTIALS, REGION, connect, create

ROOT = Path(__file__).parents[2]
WIDTH = 80


def run(*arguments, **environment):
    return subprocess.run(
        [Server.binary(), *arguments],
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )


@contextmanager
def started(*arguments, has_started=lambda text: "list-tables\n" in text):
    """A server whose output is collected until it says what is waited for; yields a function for it."""
    process = subprocess.Popen(
        [Server.binary(), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = []
    ready = threading.Event()

    def read():
        for line in process.stdout:
            lines.append(line)
            if has_started("".join(lines)):
                ready.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        assert ready.wait(20), "".join(lines)
        yield lambda: "".join(lines)
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
        reader.join(10)
    finally:
        process.kill()
        process.wait(10)
        process.stdout.close()


def address(text):
    return re.search(r"listening on (http://(\S+):(\d+))\n", text)


def has_ipv6():
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
        return True
    except OSError:
        return False


def health(host, port):
    with socket.create_connection((host, port), timeout=10) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return connection.recv(100)


@pytest.mark.parametrize("arguments", [(), ("--host", "localhost"), ("--host", "LocalHost")])
def test_both_addresses_of_localhost_have_the_port(arguments):
    with started("serve", "--port", "0", *arguments) as output:
        found = address(output())
        assert found.group(2) == "localhost"
        hosts = ["127.0.0.1"] + (["::1"] if has_ipv6() else [])
        for host in hosts:
            assert health(host, int(found.group(3))).startswith(b"HTTP/1.1 200 "), host


def test_one_address_is_one_address():
    with started("serve", "--port", "0", "--host", "127.0.0.1") as output:
        found = address(output())
        assert found.group(2) == "127.0.0.1"
        with pytest.raises(OSError):
            health("::1", int(found.group(3)))


@pytest.mark.skipif(not has_ipv6(), reason="the machine has no IPv6")
def test_a_port_that_another_program_has_on_one_of_them_is_in_use():
    with socket.socket(socket.AF_INET6) as taken:
        taken.bind(("::1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("serve", "--port", port)
    assert done.returncode != 0 and f"port {port} on localhost is in use" in done.stderr


def test_the_note_s_commands_reach_the_server_for_tables_and_streams(tmp_path):
    """Nothing but what the note exports: a client of streams goes to AWS without its own endpoint."""
    with started("serve", "--port", "0") as output:
        commands = output().split("SDKs:\n")[1]
        url = address(output()).group(1)
        script = f"set -e\n{commands}\naws dynamodbstreams list-streams\n{sys.executable} -c '{PROBE}'"
        done = subprocess.run(
            ["bash", "-c", script],
            env={
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                "HOME": str(tmp_path),
                "AWS_PAGER": "",
            },
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    assert '"TableNames": []' in done.stdout and '"Streams": []' in done.stdout
    assert done.stdout.splitlines()[-2:] == [url, url]


PROBE = (
    "import boto3\n"
    'for name in ("dynamodb", "dynamodbstreams"): print(boto3.client(name).meta.endpoint_url)'
)


@pytest.mark.parametrize("level", ["trace", "info", "warning", "error", "critical"])
def test_the_address_is_printed_once_at_every_level(level):
    with started("serve", "--port", "0", "--log-level", level) as output:
        assert health("127.0.0.1", int(address(output()).group(3))).startswith(b"HTTP/1.1 200 ")
    assert output().count("listening on") == 1


@pytest.mark.parametrize(
    "arguments",
    [("--config", str(ROOT / "Config" / "ci.json"))]
    + [
        ("--port", "0", "--log-format", "json", "--log-level", level)
        for level in ("trace", "info", "warning", "error", "critical")
    ],
    ids=["ci.json", "trace", "info", "warning", "error", "critical"],
)
def test_the_address_is_one_json_record_at_every_level(arguments):
    with started("serve", *arguments, has_started=lambda text: '"url"' in text) as output:
        records = [json.loads(line) for line in output().splitlines()]
        (record,) = [record for record in records if record["message"] == "listening"]
        assert record["url"] == f"http://localhost:{record['port']}"
        sockets = [f"127.0.0.1:{record['port']}"] + (
            [f"[::1]:{record['port']}"] if has_ipv6() else []
        )
        assert record["addresses"].split(", ") == sockets
        assert health("127.0.0.1", int(record["port"])).startswith(b"HTTP/1.1 200 ")
    assert sum('"url"' in line for line in output().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments, words",
    [
        ("-jar DynamoDBLocal.jar -inMemory", "Unknown option '-jar'"),
        ("-inMemory", "Unknown option '-inMemory'"),
        ("-sharedDb", "Unknown option '-sharedDb'"),
        ("-dbPath . -port 8000", "Unknown option '-dbPath'"),
        ("serve -sharedDb", "Unknown option '-sharedDb'"),
        ("-port 8000", "Did you mean '--port'?"),
        ("db list -delayTransientStatuses", "Unknown option '-delayTransientStatuses'"),
        ("serve --prot 1", "Did you mean '--port'?"),
        ("serv", "There is no command 'serv'. Did you mean 'serve'?"),
        ("sevre --port 0", "Did you mean 'serve'?"),
        ("db frok default", "There is no command 'db frok'. Did you mean 'db fork'?"),
        ("help serv", "There is no command 'help serv'. Did you mean 'help serve'?"),
        ("help db frok", "There is no command 'help db frok'. Did you mean 'help db fork'?"),
        ("hlep", "Did you mean 'help'?"),
        ("qqqq", "There is no command 'qqqq'. Commands are serve, db, "),
        ("serve here", "Unexpected argument 'here'"),
        ("version now", "Unexpected argument 'now'"),
    ],
)
def test_a_command_line_that_is_none_fails_and_says_what_was_meant(arguments, words):
    done = run(*arguments.split())
    assert done.returncode == 64, done.stdout
    assert words in done.stderr and done.stdout == ""


@pytest.mark.parametrize("arguments", ["-h", "--help", "-help", "help", "help db fork", "db fork -h"])
def test_help_is_help(arguments):
    done = run(*arguments.split())
    assert done.returncode == 0 and "USAGE: dynamock" in done.stdout


@pytest.mark.parametrize(
    "command", [("serve", "--port", "0"), ("stats",), ("db", "list"), ("healthcheck",)], ids=str
)
def test_a_mistyped_variable_is_refused_by_every_command_that_reads_settings(command):
    done = run(*command, DYNAMOCK_PROT="8000")
    assert done.returncode != 0
    assert "DYNAMOCK_PROT; did you mean DYNAMOCK_PORT?" in done.stderr


def test_variables_of_kubernetes_and_of_the_tests_are_let_through():
    links = {
        "DYNAMOCK_SERVICE_HOST": "10.0.0.1",
        "DYNAMOCK_SERVICE_PORT_HTTP": "8000",
        "DYNAMOCK_PORT_8000_TCP_ADDR": "10.0.0.1",
        "DYNAMOCK_ENDPOINT": "http://localhost:1",
    }
    done = run("healthcheck", "--port", "1", **links)
    assert "there is no response from" in done.stderr


def on_terminal(*arguments, environment=()):
    """What a command prints on a terminal of 80 columns, and its status."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [Server.binary(), *arguments],
        env=os.environ | dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    printed = b""
    try:
        # A terminal that its last process has left answers with an error and not with its end.
        while part := os.read(ours, 65_536):
            printed += part
    except OSError:
        pass
    finally:
        os.close(ours)
    return printed.decode().replace("\r\n", "\n"), process.wait(30)


@pytest.mark.parametrize(
    "arguments, environment",
    [
        (("serv",), {}),
        (("serve", "-sharedDb"), {}),
        (("stats", "--span", "week"), {}),
        (("db", "fork"), {}),
        (("serve", "--port", "http"), {}),
        (("serve",), {"DYNAMOCK_PROT": "1"}),
        (("serve",), {"DYNAMOCK_PORT": "tcp://10.0.0.1:8000"}),
        (("serve",), {"DYNAMOCK_CONFIG": "/no/such/file"}),
        (("serve", "--auth", "verify"), {}),
        (("serve", "--host", "192.0.2.1", "--port", "0"), {}),
        (("serve", "--data", "a", "--save-on-exit", "b"), {}),
        (("db", "list", "--port", "1"), {}),
    ],
    ids=str,
)
def test_errors_fit_a_terminal(arguments, environment):
    text, status = on_terminal(*arguments, environment=environment)
    assert status != 0 and text.startswith("Error: ")
    assert max(map(len, text.splitlines())) <= WIDTH, text


COMMANDS = ["", "serve", "db", "stats", "plan", "export", "import", "healthcheck", "version"] + [
    f"db {name}"
    for name in ("list", "create", "fork", "checkpoint", "restore", "reset", "diff", "drop")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_terminal(command):
    text, status = on_terminal("help", *command.split())
    assert status == 0 and "USAGE: dynamock" in text
    assert max(map(len, text.splitlines())) <= WIDTH, text


def test_an_error_in_a_pipe_is_one_line():
    done = run("serve", "--auth", "verify")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--host", "127.0.0.1"),
        ("--data", "shop.sqlite"),
        ("--save-on-exit", "shop.sqlite"),
        ("--auth", "verify", "--access-keys", "AKIDEXAMPLE:secret"),
    ],
    ids=str,
)
def test_the_note_fits_a_terminal(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    with started("serve", "--port", "0", *arguments) as output:
        note = output().split("list-tables\n")[0]
        assert max(map(len, note.splitlines())) <= WIDTH, note


@pytest.fixture(scope="module")
def short_run():
    """A server with a short load on a table with a long name and an index."""
    server = Server().start()
    client = boto3.client("dynamodb", endpoint_url=server.url, region_name=REGION, **CREDENTIALS)
    client.create_table(
        TableName=TABLE,
        AttributeDefinitions=[
            {"AttributeName": name, "AttributeType": "S"} for name in ("customer", "status")
        ],
        KeySchema=[{"AttributeName": "customer", "KeyType": "HASH"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by-status",
                "KeySchema": [{"AttributeName": "status", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    for number in range(300):
        item = {"customer": {"S": f"c{number % 3}"}, "status": {"S": "open"}}
        client.put_item(TableName=TABLE, Item=item)
    for _ in range(3):
        client.scan(
            TableName=TABLE,
            FilterExpression="customer = :c",
            ExpressionAttributeValues={":c": {"S": "c1"}},
        )
    with pytest.raises(client.exceptions.ConditionalCheckFailedException):
        client.delete_item(
            TableName=TABLE,
            Key={"customer": {"S": "c1"}},
            ConditionExpression="attribute_exists(nothing)",
        )
    yield server
    server.stop()


TABLE = "production-orders-of-every-customer-in-europe"


def test_a_plan_fits_a_terminal(short_run):
    arguments = ("plan", "--host", "127.0.0.1", "--port", str(short_run.port))
    text, status = on_terminal(*arguments)
    assert status == 0
    assert max(map(len, text.splitlines())) <= WIDTH, text
    assert "less than the 300 s" in " ".join(text.split())


def test_a_plan_after_a_short_run_is_never_below_the_sustained_rate(short_run):
    arguments = ("plan", TABLE, "--json", "--host", "127.0.0.1", "--port", str(short_run.port))
    (plan,) = json.loads(run(*arguments).stdout)["plans"]
    assert plan["isShorterThanBurst"] and plan["usedSeconds"] <= plan["observedSeconds"]
    for source in plan["sources"]:
        for side in ("read", "write"):
            most = max(1, math.ceil(source["peak"][side]))
            assert source["sustained"][side] <= source["withBurst"][side] <= most
    month = plan["month"]
    assert month["provisionedWithBurst"] <= month["provisionedForPeak"]


def test_statistics_fit_a_terminal_and_leave_out_what_did_not_happen(short_run):
    arguments = ("stats", "--host", "127.0.0.1", "--port", str(short_run.port))
    text, status = on_terminal(*arguments, "--span", "start")
    assert status == 0
    assert max(map(len, text.splitlines())) <= WIDTH, text
    assert "HOT KEY SINCE THE START" in text
    # The deletion failed, so that no time was measured.
    assert re.search(r"^DeleteItem +1 +1 +0 +- +- +-$", text, re.MULTILINE), text
    assert "0.0 us" not in text


def test_statistics_of_one_table_are_its_own(short_run):
    client = boto3.client("dynamodb", endpoint_url=short_run.url, region_name=REGION, **CREDENTIALS)
    client.list_tables()
    ask = ("--json", "--host", "127.0.0.1", "--port", str(short_run.port))
    assert "ListTables" in json.loads(run("stats", *ask).stdout)["operations"]
    own = json.loads(run("stats", TABLE, *ask).stdout)["operations"]
    assert "PutItem" in own and "ListTables" not in own
    done = run("stats", TABLE[:-1], *ask)
    assert done.returncode == 1 and done.stdout == ""
    assert f"There is no table {TABLE[:-1]}; did you mean {TABLE}?" in done.stderr
    assert send(short_run.port, "GET", "/").status == 200


def test_a_difference_shows_items_of_a_table_that_one_side_lacks(own_server):
    server = own_server(None)
    port = ("--host", "127.0.0.1", "--port", str(server.port))
    client = connect(server.url)
    create(client, "id:S", TableName="Carts")
    client.put_item(TableName="Carts", Item={"id": {"S": "cart 1"}})
    run("db", "fork", "default", "trial", *port)
    connect(f"{server.url}/db/trial").delete_table(TableName="Carts")
    for arguments in (("trial",), ("default", "--from", "trial")):
        text, status = on_terminal("db", "diff", *arguments, *port)
        assert status == 0, text
        assert "table Carts" in text and "the table" in text
