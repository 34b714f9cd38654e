"""`dynamock streams`: a table's changes on a terminal and as JSON, with and without --follow."""

import json
import os
import pty
import re
import signal
import subprocess
import threading
import time

import pytest

from server import Server
from tables import connect, create

BOTH = {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}


class Follower:
    """A running `dynamock streams`, whose output is read as it comes."""

    def __init__(self, server: Server, *words: str, terminal: bool = False):
        command = [Server.binary(), "streams", *words, "--port", str(server.port)]
        self.text = ""
        if terminal:
            side, other = pty.openpty()
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=other, stderr=other)
            os.close(other)
        else:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            side = self.process.stdout.fileno()
        self.side, self.is_terminal = side, terminal
        self.reader = threading.Thread(target=self.read, args=(side,), daemon=True)
        self.reader.start()

    def read(self, side: int) -> None:
        while True:
            try:
                chunk = os.read(side, 65536)
            except OSError:
                return
            if not chunk:
                return
            self.text += chunk.decode(errors="replace")

    def said(self, pattern: str, limit: float = 60.0) -> str:
        deadline = time.monotonic() + limit
        while not re.search(pattern, self.text):
            assert time.monotonic() < deadline, f"{pattern!r} is not in {self.text!r}"
            time.sleep(0.02)
        return self.text

    def end(self, number: int | None = signal.SIGINT) -> int:
        if number is not None:
            self.process.send_signal(number)
        code = self.process.wait(60)
        self.reader.join(10)
        if self.is_terminal:
            os.close(self.side)
        else:
            self.process.stdout.close()
        return code


@pytest.fixture
def dynamodb(server):
    return connect(server.url)


def streamed(dynamodb, view=BOTH) -> str:
    return create(dynamodb, "p:S", "s:N", StreamSpecification=view)


def change(dynamodb, table: str) -> None:
    key = {"p": {"S": "Ada"}, "s": {"N": "1"}}
    dynamodb.put_item(TableName=table, Item={**key, "total": {"N": "5"}, "old": {"S": "x"}})
    dynamodb.put_item(TableName=table, Item={**key, "total": {"N": "6"}, "city": {"S": "Oslo\x1b[2J"}})
    dynamodb.delete_item(TableName=table, Key=key)


def test_a_terminal_shows_a_line_for_each_change_until_ctrl_c(server, dynamodb):
    table = streamed(dynamodb)
    dynamodb.put_item(TableName=table, Item={"p": {"S": "before"}, "s": {"N": "1"}})
    follower = Follower(server, table, "--follow", terminal=True)
    follower.said("Ctrl-C ends")
    change(dynamodb, table)
    text = follower.said("REMOVE")
    assert follower.end() == 0
    assert "before" not in text
    lines = [line for line in text.splitlines() if re.match(r"\d\d:\d\d:\d\d  ", line)]
    assert [line[10:] for line in lines] == [
        'INSERT  Ada, 1  total: 5, old: "x"',
        'MODIFY  Ada, 1  total: 5 → 6, city: "Oslo\\u001B[2J" (new), old removed',
        'REMOVE  Ada, 1  total: 6, city: "Oslo\\u001B[2J"',
    ]


def test_elsewhere_each_change_is_a_line_of_json(server, dynamodb):
    table = streamed(dynamodb)
    follower = Follower(server, table, "--follow", "--all")
    change(dynamodb, table)
    follower.said("REMOVE.*\n")
    assert follower.end() == 0
    records = [json.loads(line) for line in follower.text.splitlines()]
    assert [each["eventName"] for each in records] == ["INSERT", "MODIFY", "REMOVE"]
    assert records[0]["dynamodb"]["NewImage"]["total"] == {"N": "5"}


def test_without_follow_the_kept_changes_are_shown(server, dynamodb):
    table = streamed(dynamodb, {"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"})
    change(dynamodb, table)
    follower = Follower(server, table, terminal=True)
    assert follower.end(None) == 0
    assert [line[10:] for line in follower.text.splitlines()] == [
        "INSERT  Ada, 1", "MODIFY  Ada, 1", "REMOVE  Ada, 1"]


def test_changes_continue_in_the_next_shards(tmp_path):
    server = Server(tmp_path / "data.sqlite", ("--streams-shard-records", "3")).start()
    dynamodb = connect(server.url)
    table = streamed(dynamodb)
    follower = Follower(server, table, "--follow", "--all", "--json")
    for number in range(20):
        dynamodb.put_item(TableName=table, Item={"p": {"S": "a"}, "s": {"N": "1"}, "v": {"N": str(number)}})
    follower.said('"v":\\{"N":"19"\\}.*\n')
    assert follower.end(signal.SIGTERM) == 128 + signal.SIGTERM
    values = [json.loads(line)["dynamodb"]["NewImage"]["v"]["N"] for line in follower.text.splitlines()]
    assert values == [str(number) for number in range(20)]
    assert server.stop() == 0


def test_a_disabled_stream_ends_the_command(server, dynamodb):
    table = streamed(dynamodb)
    follower = Follower(server, table, "--follow", terminal=True)
    follower.said("Ctrl-C ends")
    change(dynamodb, table)
    dynamodb.update_table(TableName=table, StreamSpecification={"StreamEnabled": False})
    assert follower.end(None) == 0
    assert "REMOVE" in follower.text and "The stream has ended." in follower.text


def test_a_table_without_a_stream_is_told_how_to_get_one(server, dynamodb):
    table = create(dynamodb, "p:S")
    follower = Follower(server, table, "--follow")
    assert follower.end(None) == 1
    assert f"Table '{table}' has no stream. Enable one: aws dynamodb update-table" in follower.text


def test_a_mistyped_table_gets_a_suggestion(tmp_path):
    server = Server(tmp_path / "data.sqlite").start()
    connect(server.url).create_table(
        TableName="Orders", BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}])
    follower = Follower(server, "Order", "--follow")
    assert follower.end(None) == 1
    assert "There is no table 'Order'; did you mean 'Orders'?" in follower.text
    assert server.stop() == 0
