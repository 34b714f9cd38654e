"""The signatures of `dynamock copy`, compared with botocore's for the same requests."""

import datetime
import json
import random
import string
import subprocess
import time

import botocore.auth
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from server import Server
from tables import attribute_definitions, connect, key_schema
from test_copy import ENVIRONMENT
from witness import Witness, refusal

FORMAT = "%Y%m%dT%H%M%SZ"


def run(folder, environment, *words):
    return subprocess.run(
        [Server.binary(), "copy", *words], cwd=folder, env={**ENVIRONMENT, **environment},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
    )


def signed_by_botocore(monkeypatch, url, request, key, secret, token, region):
    """The fields that botocore adds to a request that was sent."""
    fields = {name.lower(): value for name, value in request["fields"].items()}
    moment = datetime.datetime.strptime(fields["x-amz-date"], FORMAT)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: moment)
    again = AWSRequest(
        "POST", url + request["path"], data=request["body"],
        headers={"Content-Type": fields["content-type"], "X-Amz-Target": fields["x-amz-target"]},
    )
    SigV4Auth(Credentials(key, secret, token), "dynamodb", region).add_auth(again)
    return {name.lower(): value for name, value in again.headers.items()}


def few(request):
    """Pages of three items, so that there are many requests."""
    if not request["fields"]["X-Amz-Target"].endswith(".Scan"):
        return request["body"]
    return json.dumps({**json.loads(request["body"]), "Limit": 3}).encode()


def test_some_hundred_requests_have_the_signatures_that_botocore_gives_them(
    own_server, tmp_path, monkeypatch
):
    chance = random.Random(17)
    server = own_server(None, "--auth", "any")
    alphabet = string.printable + "äß€日本語😀"
    count = 0
    for number in range(8):
        key = "TESTKEY" + "".join(chance.choices(string.ascii_uppercase + string.digits, k=13))
        secret = "".join(chance.choices(string.ascii_letters + string.digits + "+/", k=40))
        token = "".join(chance.choices(string.ascii_letters + "+/=", k=200)) if number % 2 else None
        region = chance.choice(["us-east-1", "eu-central-2", "us-gov-west-1", "cn-north-1", "local"])
        client = connect(server.url)
        name = "".join(chance.choices(string.ascii_letters + "_.-", k=20))
        client.create_table(
            TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=key_schema("id:S"),
            AttributeDefinitions=attribute_definitions("id:S"),
        )
        for _ in range(70):
            text = "".join(chance.choices(alphabet, k=chance.randrange(1, 200)))
            client.put_item(TableName=name, Item={"id": {"S": text}, "text": {"S": text[::-1]}})
        with Witness(server.port, change=few) as source, Witness(server.port) as target:
            database = f"copy-{number}"
            subprocess.run(
                [Server.binary(), "db", "create", database, "--port", str(server.port)],
                check=True, capture_output=True, timeout=30,
            )
            done = run(
                tmp_path,
                {"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret, "AWS_REGION": region,
                 **({"AWS_SESSION_TOKEN": token} if token else {})},
                "--from", source.url, "--to", f"{target.url}/db/{database}", "--tables", name,
            )
            assert done.returncode == 0, done.stderr
            for witness in [source, target]:
                for request in witness.requests:
                    expected = signed_by_botocore(
                        monkeypatch, witness.url, request, key, secret, token, region
                    )
                    sent = {name.lower(): value for name, value in request["fields"].items()}
                    for field in ["authorization", "x-amz-date", "x-amz-security-token"]:
                        assert sent.get(field) == expected.get(field), (field, request)
                    count += 1
    assert count > 300


def test_a_server_that_verifies_signatures_accepts_them_and_rejects_another_secret(own_server, tmp_path):
    server = own_server(
        None, "--auth", "verify", "--access-keys", f"{ENVIRONMENT['AWS_ACCESS_KEY_ID']}:secret"
    )
    client = connect(server.url)
    client.create_table(
        TableName="Orders", BillingMode="PAY_PER_REQUEST", KeySchema=key_schema("id:S"),
        AttributeDefinitions=attribute_definitions("id:S"),
    )
    client.put_item(TableName="Orders", Item={"id": {"S": "42"}})
    done = run(tmp_path, {}, "--from", server.url, "--data", "copy.sqlite")
    assert done.returncode == 0, done.stderr
    wrong = {"AWS_SECRET_ACCESS_KEY": "another"}
    done = run(tmp_path, wrong, "--from", server.url, "--data", "other.sqlite")
    assert done.returncode == 1
    assert "rejected ListTables with InvalidSignatureException" in done.stderr


@pytest.mark.parametrize(
    "code, message",
    [
        ("InvalidSignatureException", "Signature expired: 20260101T000000Z is now earlier than …"),
        ("InvalidSignatureException", "Signature not yet current: 20260101T000000Z is still later than …"),
        ("RequestTimeTooSkewed", "The difference between the request time and the current time is too large."),
    ],
)
def test_a_clock_that_is_off_is_corrected_by_the_answers_date(own_server, tmp_path, code, message):
    server = own_server(None)
    connect(server.url).create_table(
        TableName="Orders", BillingMode="PAY_PER_REQUEST", KeySchema=key_schema("id:S"),
        AttributeDefinitions=attribute_definitions("id:S"),
    )
    ahead = 3 * 3600

    def before(request):
        signed = datetime.datetime.strptime(request["fields"]["X-Amz-Date"], FORMAT)
        now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
        if abs((signed - now).total_seconds() - ahead) < 60:
            return None
        date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + ahead))
        return refusal(code, message, Date=date)

    with Witness(server.port, before) as source:
        done = run(tmp_path, {}, "--from", source.url, "--data", "copy.sqlite")
    assert done.returncode == 0, done.stderr
    assert source.operations[:2] == ["ListTables", "ListTables"]
    assert source.operations.count("ListTables") == 2
