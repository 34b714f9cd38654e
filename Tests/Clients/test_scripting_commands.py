"""`dynamock rules`, `requests` and `journal`, and a thousand requests held by one server."""

import json
import os
import pty
import select
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import raw
from botocore.exceptions import ClientError
from server import Server
from tables import connect
from test_databases import control, make_table


@pytest.fixture
def fresh(own_server):
    """A server with an empty default database and a client with one attempt."""
    server = own_server()
    server.client = connect(server.url)
    make_table(server.client, "Orders")
    return server


def command(server, *words, database="default"):
    port = ["--port", str(server.port)]
    return [Server.binary(), *words, *port, *(["--database", database] if database != "default" else [])]


def run(server, *words, code=0, **options):
    """What a command prints, which is JSON as it is not on a terminal; its complaint if it fails."""
    done = subprocess.run(
        command(server, *words, **options), capture_output=True, text=True, timeout=30
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stderr if code else json.loads(done.stdout)


class Terminal:
    """A command on a terminal of 80 columns, where a person types."""

    def __init__(self, server, *words):
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            command(server, *words), stdin=theirs, stdout=theirs, stderr=theirs
        )
        os.close(theirs)
        self.printed = ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait(10)
        os.close(self.ours)

    def read(self, wanted=None, limit=15.0):
        """Reads until a text has come, or to the end of the command."""
        deadline = time.monotonic() + limit
        while wanted is None or wanted not in self.printed:
            rest = deadline - time.monotonic()
            assert rest > 0, f"{wanted!r} did not come:\n{self.printed}"
            if not select.select([self.ours], [], [], min(rest, 0.5))[0]:
                continue
            try:
                part = os.read(self.ours, 65_536)
            except OSError:
                part = b""
            if not part:
                assert wanted is None, f"{wanted!r} did not come:\n{self.printed}"
                break
            self.printed += part.decode().replace("\r\n", "\n")
        return self.printed

    def type(self, text):
        os.write(self.ours, text.encode())


def shown(server, *words):
    """What a person sees of a command."""
    with Terminal(server, *words) as terminal:
        text = terminal.read()
        assert terminal.process.wait(10) == 0, text
    assert all(len(line) < 80 for line in text.splitlines()), text
    return text


def held(server, number=1):
    """Waits until so many requests are held, and gives them."""
    for _ in range(500):
        requests = control(server, "GET", "/default/requests")[1]["requests"]
        if len(requests) >= number:
            return requests
        time.sleep(0.02)
    raise AssertionError(f"only {len(requests)} requests are held")


def test_s9_rules_are_added_in_words_and_work(fresh):
    words = ["--operation", "PutItem", "--table", "Orders", "--nth", "2", "--then", "throttle"]
    assert run(fresh, "rules", "add", "--id", "second", *words)["id"] == "second"
    fresh.client.put_item(TableName="Orders", Item={"id": {"S": "1"}})
    with pytest.raises(fresh.client.exceptions.ClientError) as error:
        fresh.client.put_item(TableName="Orders", Item={"id": {"S": "2"}})
    assert error.value.response["Error"]["Code"] == "ThrottlingException"
    [rule] = run(fresh, "rules")["rules"]
    assert rule["when"] == {"operation": "PutItem", "table": "Orders"}
    assert (rule["limit"], rule["then"]) == ({"nth": 2}, {"throttle": True})
    assert (rule["matched"], rule["applied"], rule["isSpent"]) == (2, 1, True)
    assert run(fresh, "rules", "show", "second")["applied"] == 1
    assert run(fresh, "rules", "remove", "second") == {"removed": "second"}
    assert run(fresh, "rules", "list") == {"rules": []}


@pytest.mark.parametrize(
    ("words", "action"),
    [
        (["pass"], {"pass": True}),
        (["throttle"], {"throttle": True}),
        (["throttle", "TableWriteAccountLimitExceeded"], {"throttle": "TableWriteAccountLimitExceeded"}),
        (["fail", "InternalServerError"], {"fail": "InternalServerError"}),
        (
            ["fail", "ResourceInUseException", "Table", "is", "busy"],
            {"fail": {"code": "ResourceInUseException", "message": "Table is busy"}},
        ),
        (["refuse"], {"refuse": True}),
        (["hold"], {"hold": True}),
        (["delay", "0.5"], {"delay": 0.5}),
        (["hang-up"], {"hangUp": "beforeApplying"}),
        (["hang-up", "after"], {"hangUp": "afterApplying"}),
        (["reset", "before"], {"reset": "beforeApplying"}),
        (['{"drip": {"seconds": 1}}'], {"drip": {"seconds": 1}}),
    ],
)
def test_an_action_in_words_is_the_action_in_json(server, words, action):
    added = run(server, "rules", "add", "--operation", "PutItem", "--table", "none", "--then", *words)
    assert run(server, "rules", "show", added["id"])["then"] == action
    run(server, "rules", "remove", added["id"])


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["add", "--then", "throtle"], "There is no action throtle; did you mean throttle?"),
        (["add", "--then", "fail"], "Name the exception: fail InternalServerError"),
        (["add", "--then", "fail", "InternalServerErorr"], "did you mean InternalServerError?"),
        (["add", "--then", "hang-up", "maybe"], "before (the request is not executed) or after"),
        (["add", "--then", "delay", "long"], "Specify the duration in seconds: delay 0.5"),
        (["add", "--then", "{"], "This is not JSON"),
        (["add", "--operation", "PutItems", "--then", "pass"], "did you mean PutItem?"),
        (["add", "--when", "{}", "--table", "T", "--then", "pass"], "Specify requests with --when, or"),
        (["add", "--operation", "PutItem"], "Missing expected argument '--then"),
        (["show", "nothing"], "There is no rule nothing; there are no rules."),
        (["remove", "a/b"], 'No rule has the id "a/b"'),
        (["load", "/nowhere/rules.json"], "/nowhere/rules.json cannot be read"),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(own_server, words, complaint):
    server = own_server()
    done = subprocess.run(
        command(server, "rules", *words), capture_output=True, text=True, timeout=30
    )
    assert done.returncode != 0
    assert complaint in " ".join(done.stderr.split())


def test_a_file_of_rules_is_loaded_whole_or_not_at_all(fresh, tmp_path):
    file = tmp_path / "rules.json"
    rules = [{"id": "a", "then": {"pass": True}}, {"id": "b", "tag": "t", "then": {"delay": 0}}]
    file.write_text(json.dumps(rules))
    assert [rule["id"] for rule in run(fresh, "rules", "load", str(file))["rules"]] == ["a", "b"]
    assert [rule["id"] for rule in run(fresh, "rules")["rules"]] == ["a", "b"]
    file.write_text(json.dumps([{"id": "c", "then": {"pass": True}}, {"id": "d", "thn": {}}]))
    assert "[1].thn is not known here; did you mean then?" in run(
        fresh, "rules", "load", str(file), code=1
    )
    assert run(fresh, "rules", "clear", "--tag", "t") == {"removed": 1}
    assert [rule["id"] for rule in run(fresh, "rules")["rules"]] == ["a"]
    assert run(fresh, "rules", "load", str(file).replace("rules", "other"), code=1)


def test_rules_of_all_databases_are_named_by_a_star(fresh):
    added = run(fresh, "rules", "add", "--operation", "ListTables", "--then", "fail",
                "InternalServerError", database="*")
    with pytest.raises(fresh.client.exceptions.ClientError):
        fresh.client.list_tables()
    run(fresh, "rules", "remove", added["id"], database="*")
    assert fresh.client.list_tables()["TableNames"] == ["Orders"]


def test_rules_on_a_terminal_are_lines(fresh):
    assert "There are no rules" in shown(fresh, "rules")
    wide = {"operation": "PutItem", "table": ["T" * 60, "Orders"]}
    run(fresh, "rules", "add", "--id", "wide", "--when", json.dumps(wide), "--then", "pass")
    text = shown(fresh, "rules")
    assert "wide  matched 0, applied 0\n" in text
    assert '    when: {"operation":"PutItem","table":["TTTT' in text
    assert '    then: {"pass":true}\n' in text
    assert '\n  "when": {\n    "operation": "PutItem",' in shown(fresh, "rules", "show", "wide")


def test_s1_s4_a_held_request_is_listed_and_answered_by_command(fresh):
    run(fresh, "rules", "add", "--operation", "PutItem", "--then", "hold")
    assert run(fresh, "requests") == {"requests": []}
    item = {"id": {"S": "1"}, "text": {"S": "x" * 300 + "\x9b31m"}}
    with ThreadPoolExecutor() as pool:
        for action, outcome in [
            (["throttle"], "ThrottlingException"),
            (["fail", "InternalServerError"], "InternalServerError"),
            (["pass"], None),
        ]:
            put = pool.submit(fresh.client.put_item, TableName="Orders", Item=item)
            [request] = held(fresh)
            number = str(request["number"])
            text = shown(fresh, "requests")
            assert f"{number}  PutItem on Orders (held, " in text
            assert '        {"TableName":"Orders","Item":{"id":{"S":"1"}' in text
            assert "\x9b" not in text
            state = "passed" if outcome is None else "answered"
            answered = run(fresh, "requests", "answer", number, *action)
            assert answered == {"number": int(number), "state": state}
            if outcome is None:
                put.result(10)
            else:
                assert put.exception(10).response["Error"]["Code"] == outcome
    assert "is no longer held: it was passed" in run(fresh, "requests", "answer", number, "pass", code=1)
    assert "No request 99 was held" in run(fresh, "requests", "answer", "99", "pass", code=1)


def test_s1_held_requests_are_followed_and_answered_by_typing(fresh):
    run(fresh, "rules", "add", "--operation", "PutItem", "--then", "hold")
    with ThreadPoolExecutor() as pool, Terminal(fresh, "requests", "--follow") as terminal:
        terminal.read("q quits")
        first = pool.submit(fresh.client.put_item, TableName="Orders", Item={"id": {"S": "one"}})
        terminal.read('"one"')
        terminal.type("x\n")
        terminal.read("There is no action x")
        terminal.type("p\n")
        first.result(10)
        terminal.read("was passed.")
        second = pool.submit(fresh.client.put_item, TableName="Orders", Item={"id": {"S": "two"}})
        terminal.read('"two"')
        number = held(fresh)[0]["number"]
        terminal.type(f"{number} f InternalServerError\n")
        assert second.exception(10).response["Error"]["Code"] == "InternalServerError"
        third = pool.submit(fresh.client.put_item, TableName="Orders", Item={"id": {"S": "three"}})
        terminal.read('"three"')
        control(fresh, "POST", f"/default/requests/{held(fresh)[0]['number']}/answer", {})
        terminal.read("is no longer waiting")
        third.result(10)
        terminal.type("q\n")
        terminal.read()
        assert terminal.process.wait(10) == 0


def follow(server, *words):
    """A follower whose lines of JSON come on a thread."""
    process = subprocess.Popen(command(server, *words), stdout=subprocess.PIPE, text=True)
    lines = []
    reader = threading.Thread(target=lambda: lines.extend(map(json.loads, process.stdout)), daemon=True)
    reader.start()

    def wait(number):
        deadline = time.monotonic() + 15
        while len(lines) < number and time.monotonic() < deadline:
            time.sleep(0.02)
        return lines

    return process, wait


def test_s27_the_journal_is_followed_and_each_request_is_shown_once_with_its_answer(fresh):
    run(fresh, "rules", "add", "--id", "slow", "--operation", "PutItem", "--then", "delay", "0.5")
    fresh.client.list_tables()
    process, wait = follow(fresh, "journal", "--follow")
    try:
        wait(1)
        with ThreadPoolExecutor(16) as pool:
            put = pool.submit(fresh.client.put_item, TableName="Orders", Item={"id": {"S": "1"}})
            time.sleep(0.1)
            for _ in range(40):
                pool.submit(fresh.client.list_tables)
            put.result(10)
        lines = wait(42)
        assert len(lines) == 42
        assert sorted(line["number"] for line in lines) == list(range(1, 43))
        assert all("status" in line for line in lines)
        [slow] = [line for line in lines if line["operation"] == "PutItem"]
        assert slow["answeredBy"] == {"rule": "slow"}
    finally:
        process.kill()
        process.wait(10)
        process.stdout.close()


def test_s27_a_follower_of_a_rule_sees_what_the_rule_answers_later(fresh):
    run(fresh, "rules", "add", "--id", "slow", "--operation", "PutItem", "--then", "delay", "0.3")
    process, wait = follow(fresh, "journal", "--follow", "--rule", "slow")
    try:
        time.sleep(0.3)
        for id in ["1", "2"]:
            fresh.client.list_tables()
            fresh.client.put_item(TableName="Orders", Item={"id": {"S": id}})
        assert [line["operation"] for line in wait(2)] == ["PutItem", "PutItem"]
    finally:
        process.kill()
        process.wait(10)
        process.stdout.close()


def test_s7_the_journal_on_a_terminal_is_a_line_a_request(fresh):
    assert "kept from now on" in shown(fresh, "journal")
    run(fresh, "rules", "add", "--id", "lost", "--operation", "PutItem", "--then", "hang-up", "after")
    run(fresh, "rules", "add", "--id", "busy", "--operation", "GetItem", "--then", "fail",
        "ResourceInUseException", "Table is being created")
    client = fresh.client
    client.transact_get_items(
        TransactItems=[{"Get": {"TableName": "Orders", "Key": {"id": {"S": "1"}}}}]
    )
    for call in [
        lambda: client.put_item(TableName="Orders", Item={"id": {"S": "1"}}),
        lambda: client.get_item(TableName="Orders", Key={"id": {"S": "1"}}),
        lambda: client.describe_table(TableName="A-table-with-a-long-name-that-is-not-there"),
    ]:
        with pytest.raises(Exception):
            call()
    lines = shown(fresh, "journal").splitlines()
    assert lines[0].split() == ["NUMBER", "UTC", "OPERATION", "TABLE", "STATUS", "BY", "TOOK"]
    text = "\n".join(lines)
    assert "TransactGetItems    Orders          200     engine" in text
    assert "PutItem             Orders          none    rule" in text
    assert "        rule lost, delivery hangUp" in text
    assert "        rule busy, ResourceInUseException" in text
    assert "A-table-with-…  400     engine" in text
    assert "        ResourceNotFoundException" in text
    assert "GetItem" not in shown(fresh, "journal", "--rule", "lost")
    assert len(run(fresh, "journal", "--operation", "reads")["entries"]) == 2
    assert "did you mean PutItem?" in run(fresh, "journal", "--operation", "PutItm", code=1)
    run(fresh, "journal", "clear")
    assert run(fresh, "journal")["entries"] == []


def test_the_help_of_rules_lists_every_subcommand_with_an_example():
    for asked in (["rules", "--help"], ["rules", "-h"], ["help", "rules"]):
        done = subprocess.run([Server.binary(), *asked], capture_output=True, text=True, timeout=30)
        assert done.returncode == 0, done.stderr
        examples, subcommands = done.stdout.split("SUBCOMMANDS:")
        for name in ("list", "add", "load", "show", "remove", "clear"):
            assert f"\n  {name} " in subcommands, done.stdout
            assert f"\n  dynamock rules {name}" in examples, done.stdout


def test_an_error_of_a_rule_is_no_failure_of_the_server_in_its_log(own_server):
    server = own_server(None, "--log-level", "debug")
    run(server, "rules", "add", "--id", "faulty", "--then", "fail", "InternalServerError")
    for _ in range(2):
        with pytest.raises(ClientError):
            connect(server.url).list_tables()
    log = server.said("InternalServerError", count=2)
    lines = [line for line in log.splitlines() if "InternalServerError" in line]
    assert len(lines) == 2, log
    assert all("faulty" in line and "debug" in line for line in lines), server.log


def test_commands_say_what_to_do_without_a_server():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for words in [["rules"], ["requests"], ["journal"], ["journal", "--follow"]]:
        done = subprocess.run(
            [Server.binary(), *words, "--port", str(port)], capture_output=True, text=True, timeout=30
        )
        assert done.returncode == 1
        assert "start it with `dynamock serve`" in done.stderr


def resident(server):
    """The memory of a server's process in bytes."""
    pages = Path(f"/proc/{server.process.pid}/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def bytes_of(target, body):
    """A request as it is sent."""
    head = "".join(f"{name}: {value}\r\n" for name, value in raw.headers(target).items())
    return f"POST / HTTP/1.1\r\nHost: a\r\n{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads Linux's /proc")
def test_a_thousand_held_requests_take_little_memory_and_hold_up_nothing_else(fresh):
    """The issue: under 64 MiB more, other calls unaffected, one more refused with a sentence."""
    control(fresh, "POST", "/default/rules",
            {"id": "h", "when": {"operation": "PutItem"}, "then": {"hold": {"seconds": 120}}})
    item = json.dumps({"TableName": "Orders", "Item": {"id": {"S": "1"}, "t": {"S": "x" * 10_000}}})
    for _ in range(20):
        fresh.client.list_tables()
    before = resident(fresh)
    connections = []
    try:
        for _ in range(1000):
            connections.append(socket.create_connection(("127.0.0.1", fresh.port), timeout=30))
            connections[-1].sendall(bytes_of("PutItem", item))
        for _ in range(1000):
            if control(fresh, "GET", "/default/scripting")[1]["held"] == 1000:
                break
            time.sleep(0.02)
        assert control(fresh, "GET", "/default/scripting")[1]["held"] == 1000
        more = resident(fresh) - before
        assert more < 64 << 20, f"{more} bytes more"
        refused = raw.call(fresh.port, "PutItem", item.encode())
        assert (refused.status, refused.error) == (400, "UnexpectedRequest")
        assert "the server holds 1000 requests already, which is scripting.heldRequests" in refused.message
        start = time.monotonic()
        for _ in range(50):
            fresh.client.list_tables()
        assert time.monotonic() - start < 10
        # Half of the clients leave; the others are let go with the rule.
        for connection in connections[:500]:
            connection.close()
        for _ in range(1000):
            if control(fresh, "GET", "/default/scripting")[1]["held"] == 500:
                break
            time.sleep(0.02)
        assert control(fresh, "GET", "/default/scripting")[1]["held"] == 500
        control(fresh, "DELETE", "/default/rules/h")
        for connection in connections[500:]:
            assert connection.recv(65_536).startswith(b"HTTP/1.1 400 ")
        assert fresh.client.scan(TableName="Orders")["Count"] == 0
    finally:
        for connection in connections:
            connection.close()


def test_s17_a_stop_of_the_server_hangs_up_on_what_is_held_at_once(fresh):
    control(fresh, "POST", "/default/scripting", {"unmatched": "hold"})
    with ThreadPoolExecutor() as pool:
        call = pool.submit(fresh.client.list_tables)
        held(fresh)
        start = time.monotonic()
        assert fresh.stop() == 0
        assert time.monotonic() - start < 5
        assert type(call.exception(10)).__name__ == "ConnectionClosedError"


def test_metrics_tell_what_rules_answered(fresh):
    run(fresh, "rules", "add", "--operation", "ListTables", "--then", "fail", "InternalServerError")
    with pytest.raises(fresh.client.exceptions.ClientError):
        fresh.client.list_tables()
    text = raw.send(fresh.port, "GET", "/metrics").body.decode()
    sample = 'dynamock_scripting_requests_total{database="default",operation="ListTables",answered_by="rule"} 1'
    assert sample in text.splitlines()
