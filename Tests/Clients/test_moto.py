"""moto's server as an upstream that is recorded, and as the source of a copy.

MOTO_SERVER names the program `moto_server`; without it the one in PATH is taken, if there is one.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading

import pytest
from tables import REGION, connect, key_schema, attribute_definitions
from test_copy import copy, fill, items
from test_record_replay import BOTO3, dynamock, files, record, replay

PROGRAM = os.environ.get("MOTO_SERVER") or shutil.which("moto_server")
URL = re.compile(r"http://127\.0\.0\.1:\d+")

# moto has separate tables for each region.
PLACE = {"AWS_REGION": REGION}

pytestmark = pytest.mark.skipif(not PROGRAM, reason="there is no moto_server")


class Moto:
    """A process of moto's server on a free port."""

    def __init__(self):
        self.process = subprocess.Popen(
            [PROGRAM, "-H", "127.0.0.1", "-p", "0"], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        timer = threading.Timer(60, self.process.kill)
        timer.start()
        self.url = next((found.group(0) for line in self.process.stdout if (found := URL.search(line))), None)
        timer.cancel()
        assert self.url, "moto_server did not start"
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.client = connect(self.url)

    def _read(self):
        with self.process.stdout as lines:
            lines.read()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)
        self.reader.join(10)


@pytest.fixture
def moto():
    server = Moto()
    yield server
    server.stop()


def orders(client):
    client.create_table(
        TableName="Orders", BillingMode="PAY_PER_REQUEST", KeySchema=key_schema("id:S"),
        AttributeDefinitions=attribute_definitions("id:S"),
    )
    for number, total in [("42", "7.5"), ("43", "10")]:
        client.put_item(TableName="Orders", Item={"id": {"S": number}, "total": {"N": total}})


def test_moto_is_recorded_and_replayed_without_it(moto, tmp_path):
    orders(moto.client)
    command = [sys.executable, "-c", BOTO3]
    recorded = record(tmp_path, moto, "--", *command, environment=PLACE)
    before = files(tmp_path)
    assert len(before) == 3
    record(tmp_path, moto, "--", *command, environment=PLACE)
    assert files(tmp_path) == before
    moto.stop()
    replayed = replay(tmp_path, "--fail-on-miss", "--fail-on-unused", "--", *command, environment=PLACE)
    assert replayed.stdout == recorded.stdout != ""


def test_recordings_of_moto_are_compared_with_the_engine(moto, tmp_path):
    orders(moto.client)
    record(tmp_path, moto, "--", sys.executable, "-c", BOTO3, environment=PLACE)
    # The table is not in the empty database, which is a difference of every read of it.
    done = dynamock(tmp_path, "vault", "verify", code=5)
    assert "3 answers compared" in done.stdout and "GetItem on Orders" in done.stdout


def test_tables_of_moto_are_copied(moto, own_server, tmp_path):
    moto.client.create_table(
        TableName="Users", BillingMode="PAY_PER_REQUEST", KeySchema=key_schema("id:S", "no:N"),
        AttributeDefinitions=attribute_definitions("id:S", "no:N"),
    )
    fill(moto.client, "Users", 300)
    server = own_server()
    out, _ = copy(tmp_path, "--from", moto.url, "--to", server.url)
    assert out == "Users: 300 items\n"
    assert sorted_sets(items(connect(server.url))) == sorted_sets(items(moto.client))
    out, _ = copy(tmp_path, "--from", moto.url, "--data", "copy.sqlite")
    assert out == "Users: 300 items\n"


def sorted_sets(found):
    """Items of `fill` with the set in each in one order: moto keeps that of the request."""
    for each in found:
        each["deep"]["M"]["list"]["L"][2]["NS"].sort()
    return found
