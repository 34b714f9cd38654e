"""`dynamock record`, `replay` and `vault` with real clients; the upstream is a second dynamock.

M5 to M11 are the lines of pytest-mimic that the design lists.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from server import URL, Server
from tables import connect, key_schema, attribute_definitions
from test_databases import control

ENVIRONMENT = {
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    "HOME": "/nonexistent",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_PAGER": "",
    "AWS_MAX_ATTEMPTS": "1",
}

BOTO3 = """
import boto3
client = boto3.client("dynamodb")
print(client.get_item(TableName="Orders", Key={"id": {"S": "42"}})["Item"]["total"]["N"])
print(len(client.query(
    TableName="Orders", KeyConditionExpression="id = :i", ExpressionAttributeValues={":i": {"S": "42"}})["Items"]))
try:
    client.get_item(TableName="Missing", Key={"id": {"S": "1"}})
except client.exceptions.ResourceNotFoundException as error:
    print(error.response["Error"]["Message"])
"""

PYNAMODB = """
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model
class Order(Model):
    class Meta:
        table_name = "Orders"
        region = "eu-west-1"
    id = UnicodeAttribute(hash_key=True)
    total = NumberAttribute()
print(Order.get("42").total, [each.id for each in Order.scan()])
"""

AIOBOTOCORE = """
import asyncio
from aiobotocore.session import get_session
async def main():
    async with get_session().create_client("dynamodb") as client:
        print(await asyncio.gather(*(one(client, number) for number in ("42", "43", "42"))))
async def one(client, number):
    answer = await client.get_item(TableName="Orders", Key={"id": {"S": number}})
    return answer.get("Item", {}).get("total")
asyncio.run(main())
"""

CLI = ["aws", "dynamodb", "scan", "--table-name", "Orders", "--output", "json"]

CLIENTS = {
    "boto3": [sys.executable, "-c", BOTO3],
    "pynamodb": [sys.executable, "-c", PYNAMODB],
    "aiobotocore": [sys.executable, "-c", AIOBOTOCORE],
    "cli": CLI,
}


@pytest.fixture
def upstream(own_server):
    """A server that stands for AWS, with a table of two orders."""
    server = own_server()
    client = connect(server.url)
    client.create_table(
        TableName="Orders", BillingMode="PAY_PER_REQUEST", KeySchema=key_schema("id:S"),
        AttributeDefinitions=attribute_definitions("id:S"),
    )
    for number, total in [("42", "7.5"), ("43", "10")]:
        client.put_item(TableName="Orders", Item={"id": {"S": number}, "total": {"N": total}})
    server.client = client
    return server


def dynamock(folder, *words, code=0, environment=None):
    done = subprocess.run(
        [Server.binary(), *words], cwd=folder, env={**ENVIRONMENT, **(environment or {})},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100,
    )
    assert done.returncode == code, f"{done.returncode}: {done.stdout}\n{done.stderr}"
    return done


def record(folder, upstream, *words, **options):
    return dynamock(folder, "record", "--upstream", upstream.url, *words, **options)


def replay(folder, *words, **options):
    return dynamock(folder, "replay", *words, **options)


def get(number, table="Orders"):
    """A command that reads one item."""
    key = json.dumps({"id": {"S": number}})
    return ["aws", "dynamodb", "get-item", "--table-name", table, "--key", key]


def files(folder, cassette="default"):
    """The recordings of a cassette, by name."""
    return {
        path.name: path.read_bytes()
        for path in (folder / ".dynamock_vault" / cassette).iterdir()
        if path.suffix == ".json"
    }


@pytest.mark.parametrize("name", CLIENTS)
def test_m5_m6_a_client_is_recorded_once_and_answered_without_its_upstream(upstream, tmp_path, name):
    packages = Path(__file__).parents[2] / ".venv" / "aiobotocore"
    own = {"PYTHONPATH": str(packages)} if name == "aiobotocore" else {}
    if own and not packages.exists():
        pytest.skip("scripts/setup.sh test installs aiobotocore")
    recorded = record(tmp_path, upstream, "--", *CLIENTS[name], environment=own)
    assert "recording" in recorded.stderr
    before = files(tmp_path)
    assert before
    # Recording again changes no byte.
    record(tmp_path, upstream, "--", *CLIENTS[name], environment=own)
    assert files(tmp_path) == before
    upstream.stop()
    replayed = replay(
        tmp_path, "--fail-on-miss", "--fail-on-unused", "--", *CLIENTS[name], environment=own
    )
    assert replayed.stdout == recorded.stdout != ""
    assert files(tmp_path) == before


def test_m6_a_request_that_was_not_recorded_says_what_to_run(upstream, tmp_path):
    record(tmp_path, upstream, "--", *get("42"))
    done = replay(tmp_path, "--", *get("41"), code=255)
    said = done.stdout + done.stderr
    assert "dynamock record" in said and "GetItem.Orders" in said
    assert "1 request has no recording" in done.stderr
    # The status of a command that hides its errors is 4 on request.
    hidden = ["sh", "-c", " ".join(["aws dynamodb get-item --table-name Orders --key",
                                    "'{\"id\": {\"S\": \"41\"}}' || true"])]
    replay(tmp_path, "--", *hidden)
    replay(tmp_path, "--fail-on-miss", "--", *hidden, code=4)


def test_m6_a_vault_that_is_not_there_is_told_before_the_command_runs(tmp_path):
    done = replay(tmp_path, "--", "touch", "ran", code=1)
    assert "default" in done.stderr
    assert not (tmp_path / "ran").exists()


def test_m7_unused_recordings_are_cleared_unless_the_command_fails(upstream, tmp_path):
    record(tmp_path, upstream, "--", "sh", "-c", both())
    assert len(files(tmp_path)) == 2
    dynamock(tmp_path, "vault", "prune", "--yes")
    assert len(files(tmp_path)) == 2, "recording is use"
    done = replay(tmp_path, "--clear-unused", "--", "false", code=1)
    assert "Nothing was removed" in done.stderr
    assert len(files(tmp_path)) == 2
    done = replay(tmp_path, "--clear-unused", "--", *get("42"))
    assert "Removed 1 recording." in done.stderr
    assert len(files(tmp_path)) == 1


def both():
    return " && ".join(
        f"aws dynamodb get-item --table-name Orders --key '{{\"id\": {{\"S\": \"{number}\"}}}}'"
        for number in ("42", "43")
    )


def test_m8_unused_recordings_fail_a_run_on_request(upstream, tmp_path):
    record(tmp_path, upstream, "--", "sh", "-c", both())
    dynamock(tmp_path, "vault", "prune", "--yes")
    done = replay(tmp_path, "--", *get("42"))
    assert "1 recording is unused:" in done.stderr
    replay(tmp_path, "--fail-on-unused", "--", *get("42"), code=3)
    replay(tmp_path, "--fail-on-unused", "--", "sh", "-c", both())


def test_m9_recordings_are_text_that_a_person_can_read(upstream, tmp_path):
    record(tmp_path, upstream, "--", *get("42"))
    (name, content), = files(tmp_path).items()
    assert name.startswith("GetItem.Orders.") and name.endswith(".json")
    recording = json.loads(content)
    assert recording["operation"] == "GetItem"
    assert recording["input"]["Key"] == {"id": {"S": "42"}}
    assert recording["answers"][0]["output"]["Item"] == {"id": {"S": "42"}, "total": {"N": "7.5"}}
    shown = dynamock(tmp_path, "vault", "show", "default", name).stdout
    assert shown == content.decode()


def test_m10_the_vault_and_the_cassette_are_where_they_are_told_to_be(upstream, tmp_path):
    place = ["--vault", "recordings/here", "--cassette", "orders"]
    record(tmp_path, upstream, *place, "--", *get("42"))
    assert list((tmp_path / "recordings" / "here" / "orders").glob("GetItem.*.json"))
    assert not (tmp_path / ".dynamock_vault").exists()
    upstream.stop()
    replay(tmp_path, *place, "--", *get("42"))
    replay(tmp_path, "--cassette", "orders", "--", *get("42"), code=1)


PUT = ["aws", "dynamodb", "put-item", "--table-name", "Orders", "--item", '{"id": {"S": "44"}}']


def test_m11_writes_do_not_reach_the_upstream_unless_they_are_named(upstream, tmp_path):
    done = record(tmp_path, upstream, "--", *PUT, code=255)
    assert "--allow-writes PutItem" in done.stdout + done.stderr
    assert "Item" not in upstream.client.get_item(TableName="Orders", Key={"id": {"S": "44"}})
    record(tmp_path, upstream, "--allow-writes", "PutItem", "--", *PUT)
    assert "Item" in upstream.client.get_item(TableName="Orders", Key={"id": {"S": "44"}})
    upstream.stop()
    replay(tmp_path, "--", *PUT)


def test_the_engine_is_held_against_recordings(upstream, tmp_path):
    program = f"""
import boto3
client = boto3.client("dynamodb")
client.create_table(TableName="New", BillingMode="PAY_PER_REQUEST",
    KeySchema=[{{"AttributeName": "id", "KeyType": "HASH"}}],
    AttributeDefinitions=[{{"AttributeName": "id", "AttributeType": "S"}}])
client.get_waiter("table_exists").wait(TableName="New")
for number in range(20):
    client.put_item(TableName="New", Item={{"id": {{"S": str(number)}}, "n": {{"N": "1.50"}}}})
print(client.scan(TableName="New")["Count"])
"""
    command = [sys.executable, "-c", program]
    record(tmp_path, upstream, "--allow-writes", "CreateTable,PutItem", "--", *command)
    upstream.stop()
    done = dynamock(tmp_path, "vault", "verify")
    assert "no differences" in done.stdout
    replay(tmp_path, "--verify", "--", *command)
    # An edited answer is found and named by its path.
    path = next((tmp_path / ".dynamock_vault" / "default").glob("Scan.New.*.json"))
    path.write_text(path.read_text().replace('"Count": 20', '"Count": 21'))
    done = dynamock(tmp_path, "vault", "verify", code=5)
    assert "Count" in done.stdout and "1 difference" in done.stdout
    done = replay(tmp_path, "--verify", "--", *command, code=5)
    assert "not the recorded one" in done.stderr and "Count" in done.stderr


def test_an_upstream_that_is_down_is_told(tmp_path, own_server):
    server = own_server()
    server.stop()
    done = record(tmp_path, server, "--", *get("42"), code=255)
    assert "NoUpstream" in done.stdout + done.stderr


def test_the_exit_status_is_that_of_the_command(upstream, tmp_path):
    record(tmp_path, upstream, "--", *get("42"))
    replay(tmp_path, "--", "sh", "-c", "exit 37", code=37)
    replay(tmp_path, "--", "sh", "-c", "kill -KILL $$", code=137)
    replay(tmp_path, "--", "/no/such/command", code=127)
    replay(tmp_path, "--", "/etc/passwd", code=126)
    replay(tmp_path, code=64)


def test_a_command_finds_the_endpoint_a_region_and_keys(upstream, tmp_path):
    record(tmp_path, upstream, "--", *get("42"))
    done = replay(tmp_path, "--", "env")
    found = dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    assert found["AWS_ENDPOINT_URL_DYNAMODB"] == found["AWS_ENDPOINT_URL_DYNAMODB_STREAMS"]
    assert found["AWS_REGION"] == found["AWS_DEFAULT_REGION"] == "us-east-1"
    assert found["AWS_ACCESS_KEY_ID"] == found["AWS_SECRET_ACCESS_KEY"] == "dynamock"
    own = {"AWS_REGION": "eu-north-1", "AWS_ACCESS_KEY_ID": "MINE", "AWS_SECRET_ACCESS_KEY": "s"}
    done = replay(tmp_path, "--", "env", environment=own)
    found = dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    assert found["AWS_REGION"] == found["AWS_DEFAULT_REGION"] == "eu-north-1"
    assert found["AWS_ACCESS_KEY_ID"] == "MINE"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_signals_are_passed_on_and_what_was_recorded_is_kept(upstream, tmp_path, number):
    script = (
        f"trap 'echo caught; exit 9' {number.value}; "
        "aws dynamodb get-item --table-name Orders --key '{\"id\": {\"S\": \"42\"}}' > item; "
        "touch ready; while :; do sleep 0.05; done"
    )
    process = subprocess.Popen(
        [Server.binary(), "record", "--upstream", upstream.url, "--", "sh", "-c", script],
        cwd=tmp_path, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "ready").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(number)
    out, _ = process.communicate(timeout=30)
    assert (process.returncode, out) == (9, "caught\n")
    assert len(files(tmp_path)) == 1


def test_the_vault_is_listed_packed_and_unpacked(upstream, tmp_path):
    record(tmp_path, upstream, "--", "sh", "-c", both())
    listed = json.loads(dynamock(tmp_path, "vault", "list").stdout)["recordings"]
    assert [each["operation"] for each in listed] == ["GetItem", "GetItem"]
    assert all(each["isUsed"] for each in listed)
    assert json.loads(dynamock(tmp_path, "vault", "unused").stdout) == {"unused": []}
    dynamock(tmp_path, "vault", "pack", "vault.jsonl")
    dynamock(tmp_path, "vault", "unpack", "vault.jsonl", "--vault", "again")
    again = {path.name: path.read_bytes() for path in (tmp_path / "again" / "default").glob("*.json")}
    assert again == files(tmp_path)


@pytest.mark.parametrize("command", [["pack", "vault.jsonl"], ["verify"]], ids=["pack", "verify"])
def test_a_command_that_finds_no_recordings_names_the_folder(tmp_path, command):
    answer = dynamock(tmp_path, "vault", *command, "--vault", "elsewhere", code=1)
    assert answer.stderr == "Error: There are no recordings in elsewhere.\n"
    assert not (tmp_path / "vault.jsonl").exists()


def test_values_are_replaced_in_recordings_that_are_there(upstream, tmp_path):
    record(tmp_path, upstream, "--", *get("42"))
    (tmp_path / ".dynamock_vault" / ".salt").write_text("pepper")
    done = dynamock(tmp_path, "vault", "scrub", "--path", "Key.id", "--path", "Item.id")
    assert "Changed 1 recording." in done.stdout
    (content,) = files(tmp_path).values()
    assert b'"42"' not in content
    upstream.stop()
    # The request is scrubbed as well, so that it still finds its recording.
    replay(tmp_path, "--fail-on-miss", "--", *get("42"))


def test_no_secret_is_in_any_file(upstream, tmp_path):
    secrets = {
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        "AWS_SESSION_TOKEN": "IQoJb3JpZ2luX2VjEXAMPLETOKEN",
        "AWS_REGION": "eu-west-1",
    }
    script = both() + " && aws dynamodb describe-table --table-name Orders"
    record(tmp_path, upstream, "--", "sh", "-c", script, environment=secrets)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]:
        assert secrets[name].encode() not in written
    for word in [b"Signature", b"Authorization", b"X-Amz", b"x-amzn", b"000000000000", b"aws4_request"]:
        assert word not in written, word


def test_pruning_shows_what_goes_and_wants_a_word_off_a_terminal(upstream, tmp_path):
    record(tmp_path, upstream, "--", "sh", "-c", both())
    dynamock(tmp_path, "vault", "prune", "--yes")
    replay(tmp_path, "--", *get("42"))
    done = dynamock(tmp_path, "vault", "prune", code=1)
    assert "default/GetItem.Orders." in done.stdout and "--yes" in done.stderr
    assert len(files(tmp_path)) == 2
    dynamock(tmp_path, "vault", "prune", "--yes")
    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize("length", [1, 2])
def test_an_upstream_that_leads_back_to_the_server_is_told_at_once(own_server, tmp_path, length):
    servers = [own_server() for _ in range(length)]
    for number, server in enumerate(servers):
        following = servers[(number + 1) % length]
        status, answer = control(
            server, "POST", "/default/vault",
            {"mode": "record", "path": str(tmp_path / str(number)),
             "upstream": f"http://localhost:{following.port}"},
        )
        assert status == 200, answer
    before = time.monotonic()
    with pytest.raises(ClientError) as caught:
        connect(servers[0].url).list_tables()
    assert caught.value.response["Error"]["Code"] == "NoUpstream"
    assert "leads back to this server" in caught.value.response["Error"]["Message"]
    assert time.monotonic() - before < 20
    assert not list(tmp_path.rglob("ListTables*"))


SECRET_URL = "http://ada:hunter2@127.0.0.1:1"


@pytest.mark.parametrize(
    "words",
    [
        ["record", "--upstream", SECRET_URL, "--", "touch", "ran"],
        ["copy", "--from", SECRET_URL, "--data", "x.sqlite"],
        ["copy", "--from", "http://127.0.0.1:1", "--to", SECRET_URL],
        ["vault", "verify", "--against", SECRET_URL],
        ["serve", "--vault-upstream", SECRET_URL],
    ],
)
def test_a_user_name_in_a_url_is_refused_and_not_shown(upstream, tmp_path, words):
    record(tmp_path, upstream, "--", *get("42"))
    done = subprocess.run(
        [Server.binary(), *words], cwd=tmp_path, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=60,
    )
    said = done.stdout + done.stderr
    assert done.returncode not in (0, -9), said
    assert "user name" in said, said
    assert "hunter2" not in said and "ada:" not in said, said
    assert not (tmp_path / "ran").exists() and not (tmp_path / "x.sqlite").exists()


def test_the_clients_own_signature_is_passed_on(own_server, tmp_path):
    """The client signs for the upstream and reaches the recording server as its proxy."""
    server = own_server(None, "--auth", "verify", "--access-keys", "MINE:own-secret")
    keys = {"aws_access_key_id": "MINE", "aws_secret_access_key": "own-secret"}
    recorder = own_server()
    status, answer = control(
        recorder, "POST", "/default/vault",
        {"mode": "record", "path": str(tmp_path / "vault"), "upstream": server.url, "signing": "pass"},
    )
    assert (status, answer["signing"]) == (200, "pass")
    client = boto3.client(
        "dynamodb", endpoint_url=server.url, region_name="eu-west-1", **keys,
        config=Config(proxies={"http": recorder.url}, retries={"total_max_attempts": 1}),
    )
    assert client.list_tables()["TableNames"] == []
    written = list((tmp_path / "vault" / "default").glob("ListTables.*.json"))
    assert len(written) == 1
    assert b"MINE" not in written[0].read_bytes()
    # Signed with the recorder's own keys, the upstream rejects it.
    status, _ = control(recorder, "POST", "/default/vault", {"signing": "own"})
    assert status == 200
    with pytest.raises(ClientError):
        client.list_tables(Limit=1)
    # A request that a rule has changed is not the one that was signed.
    status, _ = control(recorder, "POST", "/default/vault", {"signing": "pass"})
    assert status == 200
    status, answer = control(
        recorder, "POST", "/default/rules",
        {"when": {"operation": "ListTables"}, "then": {"forward": True, "change": {"set": {"Limit": 3}}}},
    )
    assert status == 200, answer
    with pytest.raises(ClientError, match="vault.signing to own"):
        client.list_tables()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("words", [["copy", "--from", "{url}", "--data", "x.sqlite"], ["serve"]])
def test_a_stop_leaves_no_credential_process(upstream, tmp_path, number, words):
    (tmp_path / "credentials.sh").write_text("echo $$ > started\nsleep 120\necho late > finished\n")
    (tmp_path / "config").write_text(f"[default]\ncredential_process = sh {tmp_path}/credentials.sh\n")
    environment = {**ENVIRONMENT, "AWS_CONFIG_FILE": str(tmp_path / "config"), "AWS_REGION": "eu-west-1"}
    words = [word.replace("{url}", upstream.url) for word in words]
    if words == ["serve"]:
        words = [
            "serve", "--port", "0", "--vault-mode", "record", "--vault-path", "vault",
            "--vault-upstream", upstream.url,
        ]
    process = subprocess.Popen(
        [Server.binary(), *words], cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )
    asking = None
    try:
        if words[0] == "serve":
            url = next(URL.search(line) for line in process.stdout if URL.search(line)).group(0)
            client = connect(url)
            asking = threading.Thread(target=lambda: quietly(client.list_tables), daemon=True)
            asking.start()
        child = int(wait_for(tmp_path / "started"))
        process.send_signal(number)
        process.communicate(timeout=60)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate(timeout=10)
    deadline = time.monotonic() + 20
    while is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(child), "the credential process is still running"
    if asking:
        asking.join(20)


def quietly(call):
    try:
        call()
    except Exception:  # noqa: BLE001 - the server stops meanwhile
        pass


def wait_for(path, limit=60) -> str:
    """The text of a file as soon as it has one."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        if path.exists() and path.read_text().strip():
            return path.read_text()
        time.sleep(0.02)
    raise AssertionError(f"{path} was not written")


def is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended and is waited for does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.mark.timeout(300)
def test_a_few_tests_recorded_in_memory_have_the_same_answers_in_a_file():
    """The differential run of all of them is `scripts/differential.sh` without arguments."""
    script = Path(__file__).parents[2] / "scripts" / "differential.sh"
    done = subprocess.run(
        [script, "test_items.py", "test_batches.py"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert done.stdout.count("no differences") == 2, done.stdout
