"""Delivery of changes to Kinesis streams: to a file, to HTTP endpoints that fail, and to Kinesis' API."""

import base64
import datetime
import json
import os
import random
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import botocore.auth
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

from server import Server
from tables import REGION, connect, create
from witness import Witness

STREAM = f"arn:aws:kinesis:{REGION}:123456789012:stream/changes"
LIMIT = 60.0


@pytest.fixture(params=["memory", "sqlite"])
def start(request, tmp_path):
    """Starts servers that deliver to a place; those that still run are stopped at the end."""
    servers = []

    def start_one(sink, *more: str) -> Server:
        data = tmp_path / "data.sqlite" if request.param == "sqlite" else None
        servers.append(Server(data, ("--kinesis-sink", str(sink), *more)).start())
        return servers[-1]

    yield start_one
    for server in servers:
        if server.is_running:
            assert server.stop() == 0


def enabled(dynamodb, stream: str = STREAM, **configuration) -> str:
    """A table with a destination."""
    table = create(dynamodb, "p:S")
    dynamodb.enable_kinesis_streaming_destination(TableName=table, StreamArn=stream, **configuration)
    return table


def put(dynamodb, table: str, key: str, value: int) -> None:
    dynamodb.put_item(TableName=table, Item={"p": {"S": key}, "v": {"N": str(value)}})


def eventually(found, wanted: int, limit: float = LIMIT) -> list:
    """Waits until there are as many of something."""
    deadline = time.monotonic() + limit
    while len(found()) < wanted:
        assert time.monotonic() < deadline, f"{len(found())} of {wanted}"
        time.sleep(0.02)
    return found()


def records(path) -> list[dict]:
    """The records of a file; the last line is incomplete while it is written."""
    text = path.read_text() if path.exists() else ""
    return [json.loads(line) for line in text.split("\n")[:-1]]


def value(record: dict) -> int:
    return int(record["dynamodb"]["NewImage"]["v"]["N"])


def key(record: dict) -> str:
    return record["dynamodb"]["Keys"]["p"]["S"]


def by_key(some: list[dict]) -> dict[str, list[int]]:
    """The values of each key, in their order, without repetitions of one record."""
    values: dict[str, list[int]] = {}
    seen = set()
    for record in some:
        if record["eventID"] not in seen:
            seen.add(record["eventID"])
            values.setdefault(key(record), []).append(value(record))
    return values


def test_changes_are_lines_of_a_file(start, tmp_path):
    server = start(tmp_path / "changes.jsonl")
    dynamodb = connect(server.url)
    table = enabled(dynamodb, EnableKinesisStreamingConfiguration={
        "ApproximateCreationDateTimePrecision": "MICROSECOND"})
    before = time.time()
    put(dynamodb, table, "a", 1)
    dynamodb.delete_item(TableName=table, Key={"p": {"S": "a"}})
    inserted, removed = eventually(lambda: records(tmp_path / "changes.jsonl"), 2)
    assert set(inserted) == {
        "awsRegion", "eventID", "eventName", "userIdentity", "recordFormat", "tableName", "dynamodb", "eventSource"}
    assert (inserted["awsRegion"], inserted["tableName"]) == (REGION, table)
    assert (inserted["eventName"], removed["eventName"]) == ("INSERT", "REMOVE")
    change = inserted["dynamodb"]
    assert change["ApproximateCreationDateTimePrecision"] == "MICROSECOND"
    assert before - 1 < change.pop("ApproximateCreationDateTime") / 1e6 < time.time() + 1
    assert change == {
        "ApproximateCreationDateTimePrecision": "MICROSECOND", "Keys": {"p": {"S": "a"}},
        "NewImage": {"p": {"S": "a"}, "v": {"N": "1"}}, "SizeBytes": 7}
    assert "NewImage" not in removed["dynamodb"]


def test_a_graceful_stop_delivers_what_is_queued(start, tmp_path):
    server = start(tmp_path / "changes.jsonl")
    dynamodb = connect(server.url)
    table = enabled(dynamodb)
    for number in range(50):
        put(dynamodb, table, "a", number)
    assert server.stop() == 0
    assert by_key(records(tmp_path / "changes.jsonl")) == {"a": list(range(50))}


class Endpoint(Witness):
    """An HTTP endpoint that answers as `decide` says: a status, or None to hang up."""

    def __init__(self, decide):
        super().__init__(0, before=self.answer)
        self.decide, self.taken, self.streams = decide, [], set()
        self.lock = threading.Lock()

    def answer(self, request):
        with self.lock:
            status = self.decide(request)
            if status is None:
                # The handler's thread ends without a response, and the connection with it.
                raise ConnectionAbortedError
            if status == 200:
                assert request["fields"]["Content-Type"] == "application/x-ndjson"
                self.streams.add(request["fields"]["X-Dynamock-Stream"])
                self.taken += [json.loads(line) for line in request["body"].splitlines()]
        return status, {}, b""


def test_an_endpoint_that_fails_and_hangs_up_gets_everything_in_order(start):
    chance = random.Random(20)
    trouble = [503, None, 400, None, 500]

    def decide(_):
        return trouble.pop() if trouble else 200 if chance.random() < 0.7 else chance.choice([503, None])

    with Endpoint(decide) as endpoint:
        endpoint.server.handle_error = lambda *_: None
        server = start(endpoint.url + "/changes")
        dynamodb = connect(server.url)
        table = enabled(dynamodb)
        for number in range(100):
            put(dynamodb, table, f"key {number % 3}", number)
        eventually(lambda: {each["eventID"] for each in list(endpoint.taken)}, 100)
        server.said("changes could not be delivered")
        server.said("changes are delivered again")
        assert by_key(endpoint.taken) == {
            f"key {rest}": list(range(rest, 100, 3)) for rest in range(3)}
        assert endpoint.streams == {STREAM}


def test_no_request_has_more_than_500_changes_or_a_mebibyte(start):
    is_open = threading.Event()
    with Endpoint(lambda _: 200 if is_open.is_set() else 503) as endpoint:
        server = start(endpoint.url)
        dynamodb = connect(server.url)
        table = enabled(dynamodb)
        text = "x" * 100_000
        for number in range(30):
            dynamodb.put_item(TableName=table, Item={"p": {"S": f"{number}"}, "v": {"N": "1"}, "t": {"S": text}})
        is_open.set()
        eventually(lambda: {each["eventID"] for each in list(endpoint.taken)}, 30)
        assert max(len(request["body"]) for request in endpoint.requests) < 1.2 * 2**20


def test_a_table_whose_place_fails_does_not_delay_another(start):
    with Endpoint(lambda request: 503 if b"slow" in request["body"] else 200) as endpoint:
        server = start(endpoint.url)
        dynamodb = connect(server.url)
        first, second = enabled(dynamodb), enabled(dynamodb)
        put(dynamodb, first, "slow", 1)
        put(dynamodb, second, "fast", 2)
        assert key(eventually(lambda: endpoint.taken, 1)[0]) == "fast"


class Kinesis(Witness):
    """An endpoint with PutRecords, which rejects some records."""

    def __init__(self, chance: random.Random, monkeypatch):
        super().__init__(0, before=self.answer)
        self.chance, self.monkeypatch, self.rejecting = chance, monkeypatch, True
        self.taken, self.keys, self.lock, self.faults = [], {}, threading.Lock(), []

    def check(self, request) -> None:
        fields = {name.lower(): text for name, text in request["fields"].items()}
        assert fields["x-amz-target"] == "Kinesis_20131202.PutRecords"
        moment = datetime.datetime.strptime(fields["x-amz-date"], "%Y%m%dT%H%M%SZ")
        self.monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: moment)
        again = AWSRequest("POST", self.url + request["path"], data=request["body"], headers={
            "Content-Type": fields["content-type"], "X-Amz-Target": fields["x-amz-target"]})
        SigV4Auth(Credentials("KINESISKEY", "kinesis secret"), "kinesis", REGION).add_auth(again)
        assert fields["authorization"] == again.headers["Authorization"]

    def answer(self, request):
        with self.lock:
            try:
                self.check(request)
            except AssertionError as fault:
                self.faults.append(fault)
            body = json.loads(request["body"])
            assert body["StreamName"] == "changes"
            if self.rejecting and self.chance.random() < 0.2:
                return 500, {}, b'{"__type": "InternalFailure"}'
            answers = []
            for record in body["Records"]:
                if self.rejecting and self.chance.random() < 0.3:
                    answers.append({"ErrorCode": "ProvisionedThroughputExceededException", "ErrorMessage": "slow down"})
                    continue
                found = json.loads(base64.b64decode(record["Data"]))
                self.taken.append(found)
                self.keys.setdefault(key(found), set()).add(record["PartitionKey"])
                answers.append({"SequenceNumber": str(len(self.taken)), "ShardId": "shardId-000000000000"})
            failed = sum("ErrorCode" in each for each in answers)
            return 200, {}, json.dumps({"FailedRecordCount": failed, "Records": answers}).encode()


def test_kinesis_gets_each_record_once_and_in_order_although_it_rejects_some(start, monkeypatch):
    for name, text in {
        "AWS_ACCESS_KEY_ID": "KINESISKEY", "AWS_SECRET_ACCESS_KEY": "kinesis secret", "AWS_SESSION_TOKEN": "",
    }.items():
        monkeypatch.setenv(name, text)
    with Kinesis(random.Random(7), monkeypatch) as kinesis:
        server = start("kinesis:" + kinesis.url)
        dynamodb = connect(server.url)
        table = enabled(dynamodb)
        for number in range(120):
            put(dynamodb, table, f"key {number % 7}", number)
        eventually(lambda: kinesis.taken, 120)
        assert kinesis.faults == []
        assert len(kinesis.taken) == 120, "a record that was taken is not sent again"
        assert by_key(kinesis.taken) == {f"key {rest}": list(range(rest, 120, 7)) for rest in range(7)}
        assert all(len(each) == 1 for each in kinesis.keys.values())
        assert len(set.union(*kinesis.keys.values())) == 7, "a partition key for each item"
        server.said("Kinesis rejected")


def test_what_a_killed_server_has_acknowledged_is_delivered_by_the_next(tmp_path):
    """Ten rounds: writers write until the server is killed, and the next one continues."""
    path = tmp_path / "changes.jsonl"
    server = Server(tmp_path / "data.sqlite", ("--kinesis-sink", str(path)))
    acknowledged: dict[str, int] = {}
    table = None
    chance = random.Random(11)
    for _ in range(10):
        server.start()
        dynamodb = connect(server.url)
        table = table or enabled(dynamodb)

        def write(name: str) -> None:
            while True:
                number = acknowledged.get(name, -1) + 1
                try:
                    put(dynamodb, table, name, number)
                except (BotoCoreError, HTTPClientError, ClientError):
                    return
                acknowledged[name] = number

        with ThreadPoolExecutor(3) as pool:
            runs = [pool.submit(write, f"writer {number}") for number in range(3)]
            time.sleep(chance.uniform(0.05, 0.4))
            server.kill()
            for run in runs:
                run.result()
    server.start()
    put(connect(server.url), table, "end", 0)
    eventually(lambda: [each for each in records(path) if key(each) == "end"], 1)
    found = by_key(records(path))
    assert server.stop() == 0
    assert sum(acknowledged.values()) > 0
    for name, last in acknowledged.items():
        # A write whose answer was lost is repeated, with the same item, and makes no other record.
        assert found[name][: last + 1] == list(range(last + 1)), name
        assert len(found[name]) <= last + 2


def test_an_endpoint_that_is_away_gets_the_changes_after_a_restart(tmp_path):
    is_open = threading.Event()
    with Endpoint(lambda _: 200 if is_open.is_set() else 503) as endpoint:
        server = Server(tmp_path / "data.sqlite", ("--kinesis-sink", endpoint.url)).start()
        dynamodb = connect(server.url)
        table = enabled(dynamodb)
        for number in range(5):
            put(dynamodb, table, "a", number)
        server.said("changes could not be delivered")
        assert server.stop() == 0, "a place that fails does not hold up the stop"
        is_open.set()
        server.start()
        eventually(lambda: endpoint.taken, 5)
        assert by_key(endpoint.taken) == {"a": list(range(5))}
        assert server.stop() == 0


@pytest.mark.parametrize("sink", ["ftp://localhost", "kinesis:", "kinesis:nothing"])
def test_a_place_that_is_none_is_refused(sink):
    with pytest.raises(RuntimeError, match="it must be a path, a URL, or kinesis: and a URL or aws"):
        Server(None, ("--kinesis-sink", sink)).start()


def test_the_example_of_the_page_works(tmp_path):
    """docs/kinesis.md: its commands in order, and the record that it shows."""
    page = (Path(__file__).parents[2] / "docs/kinesis.md").read_text()
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (_, serve), (_, calls), (_, show), (_, shown) = blocks
    words = serve.split()
    assert words[:3] == ["dynamock", "serve", "--kinesis-sink"] and show == f"cat {words[3]}\n"
    server = Server(None, ("--kinesis-sink", str(tmp_path / words[3]))).start()
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "AWS_ENDPOINT_URL_DYNAMODB": server.url,
        "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_PAGER": "", "HOME": str(tmp_path)}
    subprocess.run(
        ["bash", "-euc", calls], env=environment, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    found, wanted = eventually(lambda: records(tmp_path / words[3]), 1)[0], json.loads(shown)
    assert list(found) == list(wanted)
    for record in (found, wanted):
        record["eventID"] = re.sub("[0-9a-f]", "x", record["eventID"])
        record["dynamodb"]["ApproximateCreationDateTime"] //= 10**12
    assert found == wanted
    assert server.stop() == 0
