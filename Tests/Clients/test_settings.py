"""What settings change for a client."""

import json

import pytest

from raw import AUTHORIZATION, call, send
from tables import connect, create, table_request


def test_requests_without_credentials(own_server):
    server = own_server(None, "--auth", "none")
    assert call(server.port, "ListTables", {}, Authorization=None).status == 200
    assert call(server.port, "ListTables", {}).status == 200


def test_the_account_stands_in_every_arn(own_server):
    server = own_server(None, "--account-id", "000000000042")
    client = connect(server.url)
    arn = client.describe_table(TableName=create(client, "p:S"))["Table"]["TableArn"]
    assert arn.split(":")[4] == "000000000042"


def test_the_limit_of_a_body(own_server):
    server = own_server(None, "--limits-body", "2000")
    assert call(server.port, "ListTables", b"{}" + b" " * 1500).status == 200
    assert call(server.port, "ListTables", b"{}" + b" " * 2500).status == 413


def test_the_limit_of_headers(own_server):
    server = own_server(None, "--limits-headers", "4000")
    assert call(server.port, "ListTables", {}, X_A="x" * 2000).status == 200
    assert call(server.port, "ListTables", {}, X_A="x" * 5000).status == 400


def test_flags_go_before_variables_and_those_before_the_file(own_server, tmp_path, monkeypatch):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"accountId": "111111111111", "limits": {"body": 5000}}))
    monkeypatch.setenv("DYNAMOCK_CONFIG", str(file))

    def account(*flags: str) -> str:
        client = connect(own_server(None, *flags).url)
        table = client.create_table(**table_request("p:S"))["TableDescription"]
        return table["TableArn"].split(":")[4]

    assert account() == "111111111111"
    monkeypatch.setenv("DYNAMOCK_ACCOUNT_ID", "222222222222")
    assert account() == "222222222222"
    assert account("--account-id", "333333333333") == "333333333333"


@pytest.mark.parametrize("durability", ["full", "normal", "off"])
def test_every_durability_keeps_what_a_graceful_stop_leaves(own_server, tmp_path, durability):
    server = own_server(tmp_path / "kept.sqlite", "--durability", durability)
    client = connect(server.url)
    table = create(client, "p:S")
    for each in range(50):
        client.put_item(TableName=table, Item={"p": {"S": f"{each}"}})
    assert server.stop() == 0
    server.start()
    assert connect(server.url).scan(TableName=table, Select="COUNT")["Count"] == 50


def test_the_region_is_the_request_s(own_server):
    server = own_server(None)
    request = table_request("p:S")
    elsewhere = AUTHORIZATION.replace("eu-west-1", "ap-southeast-2")
    answer = call(server.port, "CreateTable", request, Authorization=elsewhere)
    assert answer.json["TableDescription"]["TableArn"].split(":")[3] == "ap-southeast-2"


def test_pages_that_may_read_answers(own_server):
    def allowed(server, origin: str) -> str | None:
        answer = call(server.port, "ListTables", {}, Origin=origin)
        assert answer.status == 200
        return answer.headers.get("access-control-allow-origin")

    listed = own_server(None, "--cors", "http://localhost:3000, https://app.test")
    assert allowed(listed, "http://localhost:3000") == "http://localhost:3000"
    assert allowed(listed, "http://evil.example") is None
    asked = {
        "Origin": "https://app.test",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-amz-target",
    }
    preflight = send(listed.port, "OPTIONS", "/", headers=asked)
    assert preflight.status == 200
    assert preflight.headers["access-control-allow-origin"] == "https://app.test"
    assert preflight.headers["access-control-allow-methods"] == "GET, POST"
    assert "x-amz-target" in preflight.headers["access-control-allow-headers"].split(", ")
    refused = send(listed.port, "OPTIONS", "/", headers=asked | {"Origin": "http://evil.example"})
    assert refused.status == 404
    off = own_server(None, "--cors", "off")
    assert allowed(off, "http://localhost:3000") is None
    assert send(off.port, "OPTIONS", "/", headers=asked).status == 404
