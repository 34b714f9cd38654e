"""Databases by name, forks, checkpoints and the control API, as clients see them."""

import json
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3
import pytest
from botocore.exceptions import ClientError
from server import Server
from tables import CREDENTIALS, REGION, connect

def control(server, method, path="", body=None, token=None):
    """Asks the control API; gives the status and the JSON of the answer."""
    request = urllib.request.Request(
        f"{server.url}/_dynamock/v1/databases{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token}"} if token else {},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def make_table(client, name="Things"):
    client.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


@pytest.fixture(params=["memory", "sqlite"])
def fresh(request, own_server, tmp_path):
    """A server with an empty default database, on each store."""
    return own_server(tmp_path / "fresh.sqlite" if request.param == "sqlite" else None)


def test_a_fork_is_reached_at_its_endpoint_and_is_isolated(fresh):
    origin = connect(fresh.url)
    make_table(origin)
    origin.put_item(TableName="Things", Item={"id": {"S": "seed"}})
    status, made = control(fresh, "POST", body={"name": "mine", "from": "default"})
    assert status == 200
    fork = connect(made["endpoint"])
    assert fork.scan(TableName="Things")["Count"] == 1
    fork.put_item(TableName="Things", Item={"id": {"S": "own"}})
    origin.delete_item(TableName="Things", Key={"id": {"S": "seed"}})
    assert fork.scan(TableName="Things")["Count"] == 2
    assert origin.scan(TableName="Things")["Count"] == 0
    _, diff = control(fresh, "GET", "/mine/diff?from=default")
    assert diff["isComplete"]
    assert [change["change"] for change in diff["changes"]] == ["ItemAdded", "ItemAdded"]
    control(fresh, "POST", "/mine/reset")
    assert [item["id"]["S"] for item in fork.scan(TableName="Things")["Items"]] == ["seed"]


def test_a_checkpoint_brings_the_default_database_back(fresh):
    client = connect(fresh.url)
    make_table(client)
    control(fresh, "POST", "/default/checkpoints", {"name": "clean"})
    for number in range(30):
        client.put_item(TableName="Things", Item={"id": {"S": str(number)}})
    make_table(client, "Others")
    status, _ = control(fresh, "POST", "/default/restore", {"checkpoint": "clean"})
    assert status == 200
    assert client.list_tables()["TableNames"] == ["Things"]
    assert client.describe_table(TableName="Things")["Table"]["ItemCount"] == 0


def test_a_stream_comes_along_and_goes_its_own_way(fresh):
    origin = connect(fresh.url)
    origin.create_table(
        TableName="Things",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )
    origin.put_item(TableName="Things", Item={"id": {"S": "before"}})
    _, made = control(fresh, "POST", body={"from": "default"})
    connect(made["endpoint"]).put_item(TableName="Things", Item={"id": {"S": "after"}})
    origin.put_item(TableName="Things", Item={"id": {"S": "elsewhere"}})
    assert records(fresh.url) == ["before", "elsewhere"]
    assert records(made["endpoint"]) == ["before", "after"]


def records(endpoint):
    """The keys of all records of the one stream of a database."""
    streams = boto3.client(
        "dynamodbstreams", endpoint_url=endpoint, region_name=REGION, **CREDENTIALS
    )
    arn = streams.list_streams()["Streams"][0]["StreamArn"]
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    iterator = streams.get_shard_iterator(
        StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    found = streams.get_records(ShardIterator=iterator)["Records"]
    return [record["dynamodb"]["Keys"]["id"]["S"] for record in found]


def test_an_unknown_database_says_which_there_are(fresh):
    with pytest.raises(ClientError) as caught:
        connect(f"{fresh.url}/db/nowhere").list_tables()
    assert caught.value.response["Error"]["Code"] == "ResourceNotFoundException"
    assert "these exist: default" in caught.value.response["Error"]["Message"]


def test_forty_forks_at_once_do_not_see_each_other(fresh):
    make_table(connect(fresh.url))

    def one(number):
        _, made = control(fresh, "POST", body={"from": "default"})
        client = connect(made["endpoint"])
        client.put_item(TableName="Things", Item={"id": {"S": str(number)}})
        return [item["id"]["S"] for item in client.scan(TableName="Things")["Items"]]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(one, range(40))) == [[str(number)] for number in range(40)]


def test_a_fork_under_load_holds_transactions_whole(fresh):
    """Each writer sets four items to its next number in a transaction; several write meanwhile."""
    origin = connect(fresh.url)
    make_table(origin)
    begun, answered = [0, 0, 0], [0, 0, 0]
    done = threading.Event()

    def write(writer):
        client = connect(fresh.url)
        while not done.is_set():
            begun[writer] += 1
            number = {"N": str(begun[writer])}
            items = [{"id": {"S": f"{writer}-{each}"}, "value": number} for each in range(4)]
            client.transact_write_items(
                TransactItems=[{"Put": {"TableName": "Things", "Item": item}} for item in items]
            )
            answered[writer] = begun[writer]

    with ThreadPoolExecutor(3) as pool:
        writers = [pool.submit(write, writer) for writer in range(3)]
        try:
            forks = []
            for _ in range(15):
                least = list(answered)
                _, made = control(fresh, "POST", body={"from": "default"})
                most = list(begun)
                forks.append((made["endpoint"], numbers_of_writers(made["endpoint"])))
                for writer, numbers in forks[-1][1].items():
                    assert len(numbers) == 1, f"a part of a transaction: {numbers}"
                    assert least[writer] <= min(numbers) <= most[writer]
        finally:
            done.set()
        for writer in writers:
            writer.result(20)
    assert min(answered) > 0
    assert all(numbers_of_writers(endpoint) == numbers for endpoint, numbers in forks)


def numbers_of_writers(endpoint):
    """The different numbers that each writer's four items hold; one each, where all is well."""
    found = {writer: {0} for writer in range(3)}
    items = connect(endpoint).scan(TableName="Things")["Items"]
    for writer in found:
        own = [item for item in items if item["id"]["S"].startswith(f"{writer}-")]
        if own:
            assert len(own) == 4
            found[writer] = {int(item["value"]["N"]) for item in own}
    return found


def test_a_manual_clock_is_moved(own_server):
    server = own_server(None, "--clock", "manual")
    _, before = control(server, "GET", "/default/clock")
    status, after = control(server, "POST", "/default/clock", {"advanceSeconds": 3600})
    assert status == 200 and after["now"] == before["now"] + 3600


def test_a_token_keeps_strangers_out(own_server):
    server = own_server(None, "--control-token", "sesame")
    assert control(server, "GET")[0] == 401
    assert control(server, "GET", token="sesame")[0] == 200
    connect(server.url).list_tables()


def test_the_command_line_does_the_same(fresh):
    def dynamock(*arguments):
        command = [Server.binary(), "db", *arguments, "--host", "127.0.0.1"]
        command += ["--port", str(fresh.port)]
        return subprocess.run(command, capture_output=True, text=True, timeout=20)

    make_table(connect(fresh.url))
    made = dynamock("fork", "default", "mine")
    assert json.loads(made.stdout)["endpoint"] == f"{fresh.url}/db/mine", made.stderr
    assert dynamock("checkpoint", "mine", "clean").returncode == 0
    connect(f"{fresh.url}/db/mine").put_item(TableName="Things", Item={"id": {"S": "1"}})
    changes = json.loads(dynamock("diff", "mine", "--checkpoint", "clean").stdout)["changes"]
    assert [change["change"] for change in changes] == ["ItemAdded"]
    assert dynamock("restore", "mine", "--checkpoint", "clean").returncode == 0
    assert dynamock("reset", "mine").returncode == 0
    assert dynamock("create", "empty").returncode == 0
    names = [entry["name"] for entry in json.loads(dynamock("list").stdout)["databases"]]
    assert names == ["default", "empty", "mine"]
    assert dynamock("drop", "mine", "--checkpoint", "clean").returncode == 0
    assert "has no checkpoint clean" in dynamock("drop", "mine", "--checkpoint", "clean").stderr
    assert dynamock("drop", "mine").returncode == 0
    refused = dynamock("drop", "mine")
    assert refused.returncode != 0 and "There is no database mine" in refused.stderr


def test_the_command_line_says_what_to_do_next(own_server):
    server = own_server(None, "--control-token", "sesame")
    deaf = own_server(None, "--control-access", "off")

    def refusal(*arguments, port=server.port, token="sesame"):
        command = [Server.binary(), "db", *arguments, "--port", str(port)]
        command += ["--control-token", token] if token else []
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
        assert done.returncode != 0 and done.stdout == ""
        return done.stderr

    assert "--control-token" in refusal("list", token=None)
    assert "--control-access on" in refusal("list", port=deaf.port)
    assert "--control-access on" in refusal("fork", "default", port=deaf.port)
    assert "dynamock serve" in refusal("list", port=1)
    assert "--from" in refusal("diff", "default")
    assert "--from" in refusal("restore", "default")
    # What a path or a query gives another meaning stays a name.
    assert '"a/checkpoints/b" is not a valid name' in refusal("drop", "a/checkpoints/b")
    assert "no database x&limit=0" in refusal("diff", "default", "--from", "x&limit=0")
    assert "no database a b" in refusal("diff", "default", "--from", "a b")
    assert "above 0" in refusal("create", "--expires-after", "0")


def test_a_terminal_gets_tables(fresh):
    command = f"{Server.binary()} db list --port {fresh.port}"
    assert control(fresh, "POST", body={"name": "brief", "expiresAfterSeconds": 3600})[0] == 200
    done = subprocess.run(
        ["script", "-qec", command, "/dev/null"], capture_output=True, text=True, timeout=20
    )
    head, first, *_ = done.stdout.splitlines()
    assert [word for word in head.split() if word != "KEPT"] == ["NAME", "EXPIRES", "ENDPOINT"]
    assert first.startswith("brief ") and "  in 59 min  " in first


def test_a_suite_in_parallel_has_a_fork_for_each_test():
    """The short form of `make bench-suite`: eight tests, two workers, each way."""
    suite = Path(__file__).parents[2] / "Benchmarks" / "suite.py"
    command = [sys.executable, str(suite), Server.binary(), "2", "1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("8 tests by 2 workers") == 2
