"""`dynamock copy` between servers and into files: everything once, whatever happens on the way."""

import json
import os
import signal
import subprocess
import time

import pytest
from server import Server
from tables import connect, index, key_schema, attribute_definitions
from test_databases import control

ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_REGION": "eu-west-1",
}
# DYNAMOCK_COPY_ITEMS=100000 takes minutes.
COUNT = int(os.environ.get("DYNAMOCK_COPY_ITEMS", "3000"))


def start(folder, *words):
    return subprocess.Popen(
        [Server.binary(), "copy", *words],
        cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )


def copy(folder, *words, code=0):
    """What `dynamock copy` prints: its results, and what it says beside them."""
    process = start(folder, *words)
    out, err = process.communicate(timeout=100)
    assert process.returncode == code, out + err
    return out, err


def users(client, count, size=20):
    """A table with everything that a table can have."""
    client.create_table(
        TableName="Users",
        KeySchema=key_schema("id:S", "no:N"),
        AttributeDefinitions=attribute_definitions("id:S", "no:N", "kind:S", "age:N"),
        GlobalSecondaryIndexes=[
            {**index("by-kind", "kind:S", projection=["name"]),
             "ProvisionedThroughput": {"ReadCapacityUnits": 3, "WriteCapacityUnits": 4}}
        ],
        LocalSecondaryIndexes=[index("by-age", "id:S", "age:N", projection="KEYS_ONLY")],
        ProvisionedThroughput={"ReadCapacityUnits": 7, "WriteCapacityUnits": 8},
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        Tags=[{"Key": "team", "Value": "blue"}],
        TableClass="STANDARD_INFREQUENT_ACCESS",
        DeletionProtectionEnabled=True,
    )
    client.update_time_to_live(
        TableName="Users", TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires"}
    )
    fill(client, "Users", count, size)


def fill(client, table, count, size=20):
    for begin in range(0, count, 25):
        items = [
            {
                "id": {"S": f"user-{number:06}"}, "no": {"N": str(number % 7)},
                "kind": {"S": "even" if number % 2 == 0 else "odd"}, "age": {"N": str(number)},
                "name": {"S": f"Ann {number}"}, "mail": {"S": f"ann{number}@corp.example.org"},
                "text": {"S": "ß" * size}, "blob": {"B": bytes([number % 256])},
                "deep": {"M": {"list": {"L": [{"BOOL": True}, {"NULL": True}, {"NS": ["1", "2.5"]}]}}},
            }
            for number in range(begin, min(begin + 25, count))
        ]
        client.batch_write_item(RequestItems={table: [{"PutRequest": {"Item": each}} for each in items]})


def items(client, table="Users"):
    found = []
    for page in client.get_paginator("scan").paginate(TableName=table):
        found += page["Items"]
    return sorted(found, key=lambda item: (item["id"]["S"], item["no"]["N"]))


@pytest.fixture
def source(own_server):
    server = own_server()
    server.client = connect(server.url)
    return server


@pytest.fixture
def target(own_server):
    server = own_server()
    server.client = connect(server.url)
    return server


def test_a_copy_has_the_definition_the_tags_the_time_to_live_the_stream_and_the_items(
    source, target, tmp_path
):
    users(source.client, 120)
    out, err = copy(tmp_path, "--from", source.url, "--to", target.url)
    assert out == "Users: 120 items\n"
    assert "about 120 items" in err and "read units at the source" in err
    assert "write units" not in err  # the target is this machine
    assert items(target.client) == items(source.client)
    old = source.client.describe_table(TableName="Users")["Table"]
    new = target.client.describe_table(TableName="Users")["Table"]
    for name in [
        "AttributeDefinitions", "KeySchema", "StreamSpecification", "DeletionProtectionEnabled",
    ]:
        assert new[name] == old[name], name
    assert new["TableClassSummary"]["TableClass"] == "STANDARD_INFREQUENT_ACCESS"
    assert new["ProvisionedThroughput"]["ReadCapacityUnits"] == 7
    assert new["GlobalSecondaryIndexes"][0]["Projection"] == old["GlobalSecondaryIndexes"][0]["Projection"]
    assert new["GlobalSecondaryIndexes"][0]["ProvisionedThroughput"]["WriteCapacityUnits"] == 4
    assert new["LocalSecondaryIndexes"][0]["KeySchema"] == old["LocalSecondaryIndexes"][0]["KeySchema"]
    tags = target.client.list_tags_of_resource(ResourceArn=new["TableArn"])["Tags"]
    assert tags == [{"Key": "team", "Value": "blue"}]
    life = target.client.describe_time_to_live(TableName="Users")["TimeToLiveDescription"]
    assert life == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}
    assert list(tmp_path.iterdir()) == []


def test_the_source_is_only_read(source, target, tmp_path):
    control(source, "POST", "/default/scripting", {"journal": "on"})
    users(source.client, 60)
    number = control(source, "GET", "/default/journal")[1]["last"]
    copy(tmp_path, "--from", source.url, "--to", target.url)
    entries = control(source, "GET", f"/default/journal?after={number}&limit=1000")[1]["entries"]
    assert {each["operation"] for each in entries} == {
        "ListTables", "DescribeTable", "DescribeTimeToLive", "ListTagsOfResource", "Scan",
    }


@pytest.mark.timeout(600)
@pytest.mark.parametrize("into", ["server", "file"])
def test_every_item_is_copied_once_from_a_source_that_throttles_and_hangs_up_and_after_kill_9(
    source, own_server, tmp_path, into
):
    users(source.client, COUNT, 300)
    for rule in [
        {"when": {"operation": "Scan"}, "limit": {"probability": 0.3}, "then": {"throttle": True}},
        {"when": {"operation": "Scan"}, "limit": {"probability": 0.2}, "then": {"hangUp": "beforeApplying"}},
        {"when": {"operation": "Scan"}, "limit": {"probability": 0.1}, "then": {"fail": "InternalServerError"}},
    ]:
        status, answer = control(source, "POST", "/default/rules", rule)
        assert status == 200, answer
    (tmp_path / "masks.json").write_text(
        json.dumps(
            [
                {"table": "Users", "path": "id", "do": "keepFormat"},
                {"table": "Users", "path": "name", "do": "hash"},
                {"table": "Users", "path": "mail", "do": "fake"},
                {"table": "Users", "path": "text", "do": "drop"},
            ]
        )
    )
    words = ["--from", source.url, "--masks", "masks.json", "--read-units", str(max(60, COUNT // 50))]
    server = None
    if into == "server":
        server = own_server()
        words += ["--to", server.url]
    else:
        words += ["--data", "copy.sqlite"]
    killed, seen = 0, 0
    while killed < 3:
        process = start(tmp_path, *words)
        deadline = time.monotonic() + 60
        while progress(tmp_path) <= seen and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)
        if process.returncode == 0:
            break
        seen = progress(tmp_path)
        killed += 1
    assert killed > 0 and seen > 0, "nothing was interrupted"
    out, err = copy(tmp_path, *words)
    assert f"Users: {COUNT} items" in out
    assert "Continuing to copy" in err
    if server is None:
        server = own_server(tmp_path / "copy.sqlite")
    client = connect(server.url)
    found = items(client)
    assert control(source, "DELETE", "/default/scripting")[0] == 200
    originals = items(source.client)
    assert len(found) == COUNT
    assert all(set(each) == {"id", "no", "kind", "age", "name", "mail", "blob", "deep"} for each in found)
    # `age` tells every item apart and was not masked.
    assert sorted(int(each["age"]["N"]) for each in found) == list(range(COUNT))
    pairs = {each["age"]["N"]: each for each in found}
    assert len({each["id"]["S"] for each in found}) == len({each["id"]["S"] for each in originals})
    for each in originals:
        copied = pairs[each["age"]["N"]]
        assert copied["blob"] == each["blob"] and copied["deep"] == each["deep"]
        assert copied["id"]["S"][4] == "-" and copied["id"]["S"][5:].isdigit()
        assert copied["mail"]["S"].endswith("@example.com")
        assert copied["name"] != each["name"]
    stream = client.describe_table(TableName="Users")["Table"]["StreamSpecification"]
    assert stream["StreamEnabled"]
    assert not [path for path in tmp_path.iterdir() if "copy" in path.name and "json" in path.name]


def progress(folder) -> int:
    """The items that the state file says are written."""
    for path in folder.glob("*copy*.json"):
        try:
            tables = json.loads(path.read_text())["tables"]
        except (ValueError, OSError):
            return 0
        return sum(each["items"] for each in tables.values())
    return 0


def test_limits_filters_and_patterns(source, target, tmp_path):
    for name in ["dev-a", "dev-b", "prod"]:
        source.client.create_table(
            TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=key_schema("id:S", "no:N"),
            AttributeDefinitions=attribute_definitions("id:S", "no:N"),
        )
        fill(source.client, name, 40)
    out, _ = copy(
        tmp_path, "--from", source.url, "--to", target.url, "--tables", "dev-*", "--limit", "7",
        "--where", "#k = :k", "--names", '{"#k": "kind"}', "--values", '{":k": {"S": "odd"}}',
    )
    assert out == "dev-a: 7 items\ndev-b: 7 items\n"
    assert sorted(target.client.list_tables()["TableNames"]) == ["dev-a", "dev-b"]
    assert {each["kind"]["S"] for each in items(target.client, "dev-a")} == {"odd"}


def test_a_table_that_is_there_is_refused_unless_it_may_be_written_into(source, target, tmp_path):
    users(source.client, 5)
    users(target.client, 1)
    _, err = copy(tmp_path, "--from", source.url, "--to", target.url, code=1)
    assert "already has a table Users" in err and "--into-existing" in err
    assert len(items(target.client)) == 1
    copy(tmp_path, "--from", source.url, "--to", target.url, "--into-existing")
    assert items(target.client) == items(source.client)


@pytest.mark.parametrize(
    "words, code, sentence",
    [
        (["--from", "aws"], 64, "Specify one target"),
        (["--from", "aws", "--to", "aws", "--data", "x"], 64, "Specify one target"),
        (["--from", "{url}", "--data", "x.sqlite", "--limit", "0"], 64, "--limit must be at least 1"),
        (["--from", "{url}", "--data", "x.sqlite", "--values", "{}"], 64, "require --where"),
        (["--from", "{url}", "--to", "{url}"], 1, "are the same endpoint"),
        (["--from", "ftp://x", "--data", "x.sqlite"], 1, "is neither a URL"),
        (["--from", "{url}", "--data", "x.sqlite"], 1, "has no tables"),
        (["--from", "http://127.0.0.1:1", "--data", "x.sqlite"], 1, "No response from http://127.0.0.1:1/"),
        (["--from", "{url}", "--data", "x.sqlite", "--where", "a", "--names", "["], 1, "must be a JSON object"),
    ],
)
def test_what_cannot_be_copied_is_refused_with_a_sentence(source, tmp_path, words, code, sentence):
    _, err = copy(tmp_path, *(word.replace("{url}", source.url) for word in words), code=code)
    assert sentence in err
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_cannot_be_reached_is_told_at_once(tmp_path):
    before = time.monotonic()
    copy(tmp_path, "--from", "http://127.0.0.1:1", "--data", "x.sqlite", code=1)
    assert time.monotonic() - before < 5


def interrupted(folder, source, *words):
    """The state file of a copy that was killed after some of its items."""
    process = start(folder, "--from", source.url, "--read-units", "40", *words)
    deadline = time.monotonic() + 60
    while progress(folder) == 0 and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=10)
    (state,) = folder.glob("*copy*.json")
    assert progress(folder) > 0
    return state


@pytest.mark.parametrize("into", ["server", "file"])
def test_a_state_without_its_target_says_what_is_missing(source, own_server, tmp_path, into):
    users(source.client, 1500, 300)
    target = own_server()
    words = ["--to", target.url] if into == "server" else ["--data", "copy.sqlite"]
    state = interrupted(tmp_path, source, *words)
    if into == "server":
        client = connect(target.url)
        client.update_table(TableName="Users", DeletionProtectionEnabled=False)
        client.delete_table(TableName="Users")
    else:
        for path in tmp_path.glob("copy.sqlite*"):
            if not path.name.endswith(".json"):
                path.unlink()
    words += ["--read-units", "100000"]
    _, err = copy(tmp_path, "--from", source.url, *words, code=1)
    assert "which has no such table" in err and state.name in err and "Delete the state file" in err
    assert not (tmp_path / "copy.sqlite").exists(), "an empty file was left"
    # Another table of the same name is not the one of which items were copied.
    if into == "server":
        users(client, 0)
        _, err = copy(tmp_path, "--from", source.url, *words, code=1)
        assert "which has another table of this name now" in err
        client.update_table(TableName="Users", DeletionProtectionEnabled=False)
        client.delete_table(TableName="Users")
    # The remedy of the message helps.
    state.unlink()
    out, _ = copy(tmp_path, "--from", source.url, *words)
    assert out == "Users: 1500 items\n"


def test_a_damaged_state_or_that_of_another_copy_is_told_apart(source, tmp_path):
    users(source.client, 1500, 300)
    state = interrupted(tmp_path, source, "--data", "copy.sqlite")
    content = state.read_text()
    words = ["--from", source.url, "--read-units", "100000", "--data", "copy.sqlite"]
    for text, sentence in [
        ("", "it is empty"),
        (content[: len(content) // 2], "its JSON breaks in line 1"),
        ("{}", "it lacks fingerprint"),
        (content.replace('"copying"', '"coping"'), "the state of the table Users is incomplete"),
    ]:
        state.write_text(text)
        _, err = copy(tmp_path, *words, code=1)
        assert "is not the state of a copy" in err and sentence in err, err
        assert "Delete the file to start again" in err
        assert state.read_text() == text
    state.write_text(content)
    _, err = copy(tmp_path, *words, "--limit", "5", code=1)
    assert f"is the state of a copy from {source.url}/ to copy.sqlite, with other options" in err
    out, _ = copy(tmp_path, *words)
    assert out == "Users: 1500 items\n"


@pytest.mark.parametrize("token", [None, "hush"])
def test_one_server_under_two_names_is_noticed(own_server, tmp_path, token):
    source = own_server(None, *(["--control-token", token] if token else []))
    client = connect(source.url)
    users(client, 5)
    before = items(client)
    (tmp_path / "masks.json").write_text(json.dumps([{"table": "Users", "path": "name", "do": "hash"}]))
    for name in ["localhost", "[::1]", "LOCALHOST"]:
        _, err = copy(
            tmp_path, "--from", source.url, "--to", f"http://{name}:{source.port}",
            "--into-existing", "--masks", "masks.json", code=1,
        )
        assert "are the same database" in err or "No response" in err and name == "[::1]", err
    assert items(client) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["masks.json"]


def test_a_fork_on_the_same_server_is_another_database(source, tmp_path):
    users(source.client, 5)
    assert control(source, "POST", "", {"name": "fork", "from": "default"})[0] == 200
    source.client.delete_item(TableName="Users", Key={"id": {"S": "user-000001"}, "no": {"N": "1"}})
    fork = f"http://localhost:{source.port}/db/fork"
    out, _ = copy(tmp_path, "--from", fork, "--to", source.url, "--into-existing")
    assert out == "Users: 5 items\n"
    assert len(items(source.client)) == 5
