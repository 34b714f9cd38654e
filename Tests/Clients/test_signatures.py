"""What `--auth` asks of a signature, with requests that botocore signs."""

import datetime
import hashlib

import boto3
import botocore.auth
import pytest
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials

from expectations import refused
from raw import JSON, VERSION, Answer, call, send
from tables import REGION, create

KEY = "AKIDEXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
INVALID = "InvalidSignatureException"
INCOMPLETE = "IncompleteSignatureException"
MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS "
    "Secret Access Key and signing method. Consult the service documentation for details."
)


@pytest.fixture
def verifying(own_server):
    return own_server(None, "--auth", "verify", "--access-keys", f"OTHER:x,{KEY}:{SECRET}")


def client(server, key: str = KEY, secret: str = SECRET, path: str = ""):
    return boto3.client(
        "dynamodb",
        endpoint_url=server.url + path,
        region_name=REGION,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        config=Config(retries={"total_max_attempts": 1}),
    )


class Presigner(SigV4QueryAuth):
    """botocore's own moves a body into the query, as other services want it; ours stays a body."""

    def __init__(self, secret: str, service: str, body: str):
        super().__init__(Credentials(KEY, secret), service, REGION, expires=60)
        self.body = body

    def payload(self, request) -> str:
        return hashlib.sha256(self.body.encode()).hexdigest()


def presigned(server, body: str = "{}", *, service: str = "dynamodb", secret: str = SECRET):
    """A request with its signature in the query."""
    headers = {"X-Amz-Target": f"{VERSION}.ListTables", "Content-Type": JSON}
    request = AWSRequest("POST", server.url + "/", headers=headers)
    Presigner(secret, service, body).add_auth(request)
    request.data = body
    return request.prepare()


def sent(server, request, body: str | None = None) -> Answer:
    path = request.url.removeprefix(server.url)
    fields = {
        name: value if isinstance(value, str) else value.decode()
        for name, value in request.headers.items()
        if name.lower() != "content-length"
    }
    content = request.body if body is None else body
    return send(server.port, "POST", path, content, fields)


def skew(monkeypatch, **off: int):
    """Moves botocore's clock."""

    def moved(*_, **__):
        now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**off)
        return now.replace(tzinfo=None)

    monkeypatch.setattr(botocore.auth, "get_current_datetime", moved)


def test_a_right_signature_works_for_every_kind_of_call(verifying):
    dynamodb = client(verifying)
    table = create(dynamodb, "p:S")
    item = {"p": {"S": "ü 😀"}, "text": {"S": "a  b\t\n" * 500}}
    dynamodb.put_item(TableName=table, Item=item)
    assert dynamodb.get_item(TableName=table, Key={"p": item["p"]})["Item"] == item
    assert dynamodb.scan(TableName=table)["Count"] == 1


def test_a_wrong_secret(verifying):
    with refused(INVALID, MISMATCH) as caught:
        client(verifying, secret="wrong").list_tables()
    headers = caught.value.response["ResponseMetadata"]["HTTPHeaders"]
    assert "AWS4-HMAC-SHA256" in headers["x-dynamock-explain"]
    assert SECRET not in headers["x-dynamock-explain"]


def test_another_key_s_secret(verifying):
    with refused(INVALID, MISMATCH):
        client(verifying, key="OTHER").list_tables()
    assert client(verifying, "OTHER", "x").list_tables()["TableNames"] == []


def test_a_key_that_nobody_has(verifying):
    message = "The security token included in the request is invalid."
    with refused("UnrecognizedClientException", message):
        client(verifying, key="STRANGER").list_tables()


def test_no_signature_at_all(verifying):
    answer = call(verifying.port, "ListTables", {}, Authorization=None)
    assert answer.error == "MissingAuthenticationTokenException"


@pytest.mark.parametrize("minutes, words", [(-16, "Signature expired: "), (16, "Signature not yet")])
def test_a_clock_that_is_more_than_15_minutes_off(verifying, monkeypatch, minutes, words):
    skew(monkeypatch, minutes=minutes)
    with refused(INVALID, starting=words) as caught:
        client(verifying).list_tables()
    sign = "-" if minutes < 0 else "+"
    assert caught.value.response["Error"]["Message"].endswith(f" {sign} 15 min.)")


@pytest.mark.parametrize("minutes", [-14, 14])
def test_a_clock_that_is_14_minutes_off_passes(verifying, monkeypatch, minutes):
    skew(monkeypatch, minutes=minutes)
    assert client(verifying).list_tables()["TableNames"] == []


def test_a_presigned_query(verifying):
    request = presigned(verifying)
    assert sent(verifying, request).json == {"TableNames": []}
    answer = sent(verifying, request, '{"Limit": 1}')
    assert (answer.error, answer.message) == (INVALID, MISMATCH)
    answer = sent(verifying, presigned(verifying, secret="wrong"))
    assert (answer.error, answer.message) == (INVALID, MISMATCH)


def test_a_presigned_query_with_a_parameter_more(verifying):
    request = presigned(verifying)
    request.url += "&more=1"
    assert sent(verifying, request).error == INVALID


@pytest.mark.parametrize("mode", ["present", "verify"])
def test_a_scope_of_another_service(own_server, mode):
    server = own_server(None, "--auth", mode, "--access-keys", f"{KEY}:{SECRET}")
    answer = sent(server, presigned(server, service="execute-api"))
    message = "Credential should be scoped to correct service: 'dynamodb'. "
    assert (answer.error, answer.message) == (INVALID, message)


def test_a_changed_body_and_a_changed_header(verifying):
    request = AWSRequest(
        "POST",
        verifying.url + "/",
        headers={"X-Amz-Target": f"{VERSION}.ListTables", "Content-Type": JSON},
        data="{}",
    )
    SigV4Auth(Credentials(KEY, SECRET), "dynamodb", REGION).add_auth(request)
    prepared = request.prepare()
    assert sent(verifying, prepared).status == 200
    assert sent(verifying, prepared, "{ }").error == INVALID
    prepared.headers["X-Amz-Target"] = f"{VERSION}.DescribeLimits"
    assert sent(verifying, prepared).error == INVALID


def test_spaces_in_a_signed_header_do_not_count(verifying):
    request = AWSRequest(
        "POST",
        verifying.url + "/",
        headers={
            "X-Amz-Target": f"{VERSION}.ListTables",
            "Content-Type": JSON,
            "X-Amz-Meta": "a  b   c",
        },
        data="{}",
    )
    SigV4Auth(Credentials(KEY, SECRET), "dynamodb", REGION).add_auth(request)
    prepared = request.prepare()
    prepared.headers["X-Amz-Meta"] = "  a b    c "
    assert sent(verifying, prepared).status == 200


def test_present_takes_any_key_and_any_signature_that_make_sense(own_server):
    server = own_server(None, "--auth", "present")
    assert client(server, "ANYBODY", "anything").list_tables()["TableNames"] == []
    answer = call(server.port, "ListTables", {}, X_Amz_Date="20260102T000000Z")
    assert answer.error == INVALID
    assert answer.message.startswith("Date in Credential scope does not match")
    answer = call(server.port, "ListTables", {}, X_Amz_Date="yesterday")
    assert answer.error == INCOMPLETE
    assert "Got 'yesterday'" in answer.message
