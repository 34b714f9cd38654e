"""S28: a server that listens on a Unix domain socket instead of a port, on both stores."""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time

import pytest
from server import Server

SIGNATURE = (
    "AWS4-HMAC-SHA256 Credential=any/20261121/eu-west-1/dynamodb/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=0"
)


class Socket:
    """A server process on a socket."""

    def __init__(self, path, data=None, *arguments):
        command = [Server.binary(), "serve", "--host", f"unix:{path}", *arguments]
        if data is not None:
            command += ["--data", str(data)]
        self.path = path
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        deadline = time.monotonic() + 20
        while "http://localhost/" not in self.log and self.process.poll() is None:
            assert time.monotonic() < deadline, self.log
            time.sleep(0.02)

    def _read(self):
        with self.process.stdout as lines:
            for line in lines:
                self.lines.append(line)

    @property
    def log(self):
        return "".join(self.lines)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.end()

    def end(self):
        code = self.process.wait(10)
        self.reader.join(10)
        return code


@pytest.fixture(params=["memory", "sqlite"])
def serve(request, tmp_path):
    started = []

    def start(path, *arguments):
        data = tmp_path / "data.sqlite" if request.param == "sqlite" else None
        started.append(Socket(path, data, *arguments))
        return started[-1]

    yield start
    for each in started:
        if each.process.poll() is None:
            each.process.kill()
            each.end()


def curl(path, url, *arguments, fails=False):
    done = subprocess.run(
        ["curl", "-sS", "--max-time", "20", "--unix-socket", str(path), url, *arguments],
        capture_output=True, text=True, timeout=30,
    )
    assert (done.returncode != 0) == fails, done.stderr
    return done.stderr if fails else done.stdout


def call(path, operation, body, *arguments, fails=False):
    fields = {
        "X-Amz-Target": f"DynamoDB_20120810.{operation}",
        "Content-Type": "application/x-amz-json-1.0",
        "X-Amz-Date": "20261121T000000Z",
        "Authorization": SIGNATURE,
    }
    headers = [part for name, value in fields.items() for part in ("-H", f"{name}: {value}")]
    text = curl(path, "http://localhost/", *headers, "-d", json.dumps(body), *arguments, fails=fails)
    return text if fails else json.loads(text)


def make_table(path):
    call(path, "CreateTable", {
        "TableName": "Orders", "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    })


def put(path, id, **more):
    return call(path, "PutItem", {"TableName": "Orders", "Item": {"id": {"S": id}}}, **more)


def test_s28_clients_are_served_by_a_socket_that_goes_at_the_stop(serve, tmp_path):
    path = tmp_path / "dynamock.sock"
    server = serve(path)
    assert f"is listening on unix:{path}\n" in server.log
    # The start note's own command.
    (command,) = re.findall(r"^ +(curl --unix-socket .*)$", server.log, re.MULTILINE)
    assert "healthy" in subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=20
    ).stdout
    make_table(path)
    put(path, "1")
    assert call(path, "Scan", {"TableName": "Orders"})["Items"] == [{"id": {"S": "1"}}]
    assert server.stop() == 0
    assert not path.exists()
    assert "connect to server" in curl(path, "http://localhost/", fails=True)


def test_s28_only_the_owner_of_the_process_can_connect(serve, tmp_path):
    path = tmp_path / "dynamock.sock"
    serve(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if os.getuid() != 0:
        pytest.skip("only root can become another user")
    for folder in [tmp_path, *tmp_path.parents]:
        if not os.access(folder, os.X_OK) or not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o001)
    code = (
        "import os, socket, sys; os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "one = socket.socket(socket.AF_UNIX)\n"
        "try: one.connect(sys.argv[1])\n"
        "except PermissionError: sys.exit(13)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], timeout=20)
    assert done.returncode == 13


def test_s28_the_file_of_a_killed_server_is_replaced(serve, tmp_path):
    path = tmp_path / "dynamock.sock"
    first = serve(path)
    first.process.kill()
    first.end()
    assert path.exists()
    assert "connect to server" in curl(path, "http://localhost/", fails=True)
    server = serve(path)
    assert "healthy" in curl(path, "http://localhost/")
    assert server.stop() == 0 and not path.exists()


def test_s28_a_socket_in_use_and_a_file_stop_the_start_and_stay(serve, tmp_path):
    path = tmp_path / "dynamock.sock"
    server = serve(path)
    second = Socket(path)
    assert second.end() != 0
    assert f"another process listens on unix:{path}" in second.log
    assert "healthy" in curl(path, "http://localhost/")
    assert server.stop() == 0
    path.write_text("mine")
    third = Socket(path)
    assert third.end() != 0
    assert "is a file and not a socket" in third.log
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    "path, sentence",
    [
        ("", "must have 1 to 107 bytes"),
        ("/tmp/" + "x" * 103, "must have 1 to 107 bytes"),
        ("/nowhere/at/all.sock", "No such file or directory"),
        ("/proc/dynamock.sock", "cannot listen on unix:/proc/dynamock.sock"),
    ],
)
def test_s28_a_path_that_cannot_be_listened_on_is_named(path, sentence):
    server = Socket(path)
    assert server.end() != 0
    assert sentence in server.log


def test_s28_a_path_with_spaces_and_quotes_is_printed_for_a_shell(serve, tmp_path):
    folder = tmp_path / "it's a"
    folder.mkdir()
    server = serve(folder / "socket file")
    (command,) = re.findall(r"^ +(curl --unix-socket .*)$", server.log, re.MULTILINE)
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=20)
    assert "healthy" in done.stdout, done.stderr
    assert server.stop() == 0


def test_s28_rules_for_web_pages_hold_on_a_socket(serve, tmp_path):
    path = tmp_path / "dynamock.sock"
    serve(path)
    rules = "/_dynamock/v1/rules"
    assert json.loads(curl(path, f"http://localhost{rules}")) == {"rules": []}
    foreign = json.loads(curl(path, f"http://evil.example{rules}"))
    assert foreign["error"]["code"] == "ForeignHost"
    origin = json.loads(curl(path, f"http://localhost{rules}", "-H", "Origin: http://evil.example"))
    assert origin["error"]["code"] == "NotForPages"
    own = curl(path, f"http://localhost{rules}", "-H", "Origin: http://localhost")
    assert json.loads(own) == {"rules": []}


def test_s28_rules_holds_and_deliveries_work_on_a_socket(serve, tmp_path):
    path = tmp_path / "dynamock.sock"
    serve(path)
    make_table(path)

    def control(where, body=None):
        more = [] if body is None else ["-d", json.dumps(body)]
        return json.loads(curl(path, f"http://localhost/_dynamock/v1/{where}", *more))

    for action, written in [
        ({"hangUp": "afterApplying"}, True),
        ({"hangUp": "beforeApplying"}, False),
        ({"reset": "afterApplying"}, True),
        ({"truncate": 1}, True),
    ]:
        id = json.dumps(action)
        rule = {"id": "fault", "when": {"operation": "PutItem"}, "limit": {"times": 1}, "then": action}
        assert control("rules", rule)["id"] == "fault"
        put(path, id, fails=True)
        item = call(path, "GetItem", {"TableName": "Orders", "Key": {"id": {"S": id}}})
        assert ("Item" in item) == written, action
    control("rules", {"id": "fault", "when": {"operation": "PutItem"}, "then": {"hold": True}})
    answers = []
    thread = threading.Thread(target=lambda: answers.append(put(path, "held")))
    thread.start()
    request = control("requests/receive", {"timeout": 10})
    assert request["operation"] == "PutItem"
    control(f"requests/{request['number']}/answer", {"fail": "InternalServerError"})
    thread.join(10)
    assert answers[0]["__type"].endswith("#InternalServerError")


def test_s28_a_client_that_leaves_the_socket_is_abandoned(serve, tmp_path):
    path = tmp_path / "dynamock.sock"
    serve(path)
    control = "http://localhost/_dynamock/v1/scripting"
    curl(path, control, "-d", '{"unmatched": "hold"}')
    call(path, "ListTables", {}, "--max-time", "1", fails=True)
    deadline = time.monotonic() + 10
    while json.loads(curl(path, control))["held"] and time.monotonic() < deadline:
        time.sleep(0.05)
    assert json.loads(curl(path, control))["held"] == 0


def test_s28_commands_ask_the_socket(serve, tmp_path):
    path = tmp_path / "dynamock.sock"
    server = serve(path)

    def dynamock(*arguments):
        return subprocess.run(
            [Server.binary(), *arguments, "--host", f"unix:{path}"],
            capture_output=True, text=True, timeout=30,
        )

    assert "healthy" in dynamock("healthcheck").stdout
    added = dynamock("rules", "add", "--id", "one", "--then", "throttle")
    assert json.loads(added.stdout)["id"] == "one", added.stderr
    assert json.loads(dynamock("rules", "list").stdout)["rules"][0]["id"] == "one"
    assert server.stop() == 0
    gone = dynamock("healthcheck")
    assert gone.returncode != 0
    assert f"there is no response from unix:{path}: No such file or directory" in gone.stderr


def test_s28_many_clients_connect_at_once(serve, tmp_path):
    path = tmp_path / "dynamock.sock"
    serve(path)
    clients = []
    for _ in range(300):
        one = socket.socket(socket.AF_UNIX)
        one.settimeout(20)
        one.connect(str(path))
        clients.append(one)
    for one in clients:
        one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    for one in clients:
        assert one.recv(100).startswith(b"HTTP/1.1 200 OK\r\n")
        one.close()


def test_s28_the_note_is_a_record_if_logs_are_json(tmp_path):
    path = tmp_path / "dynamock.sock"
    process = subprocess.Popen(
        [Server.binary(), "serve", "--host", f"unix:{path}", "--log-format", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    try:
        for line in process.stdout:
            record = json.loads(line)
            if record["message"] == "listening":
                break
        assert record["url"] == record["addresses"] == f"unix:{path}"
        assert "port" not in record
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()
