"""HTTP as DynamoDB speaks it: headers, checksums, compression, connections, credentials."""

import gzip
import http.client
import json
import re
import socket
import zlib

import pytest

from raw import AUTHORIZATION, JSON, Answer, answers, call, exchange, headers, read, send
from tables import create

REQUEST_ID = re.compile(r"[0-9A-Z]{52}")


@pytest.fixture(scope="module")
def table(dynamodb):
    """A table with one item of 10,000 bytes."""
    name = create(dynamodb, "p:S")
    dynamodb.put_item(TableName=name, Item={"p": {"S": "big"}, "v": {"S": "x" * 10_000}})
    yield name
    dynamodb.delete_table(TableName=name)


def check_headers(answer: Answer) -> None:
    assert REQUEST_ID.fullmatch(answer.headers["x-amzn-requestid"])
    assert int(answer.headers["x-amz-crc32"]) == zlib.crc32(answer.body)
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert answer.headers["content-type"] == JSON
    assert "date" in answer.headers and "server" in answer.headers


def test_headers_of_success_and_error(server, table):
    check_headers(call(server.port, "ListTables", {}))
    check_headers(call(server.port, "GetItem", {"TableName": table, "Key": {"p": {"S": "big"}}}))
    check_headers(call(server.port, "DescribeTable", {"TableName": "not-there"}))
    check_headers(call(server.port, "ListTables", b"not JSON"))


def test_request_ids_differ(server):
    ids = {call(server.port, "ListTables", {}).headers["x-amzn-requestid"] for _ in range(20)}
    assert len(ids) == 20


def test_the_bytes_of_an_error(server):
    """Their published checksums fix these bodies: no spaces, the type first."""
    answer = call(server.port, "ListTables", b"not JSON")
    assert answer.body == b'{"__type":"com.amazon.coral.service#SerializationException"}'
    assert answer.headers["x-amz-crc32"] == "3948637019"
    answer = call(server.port, "NoSuchOperation", {})
    assert answer.body == b'{"__type":"com.amazon.coral.service#UnknownOperationException"}'
    assert answer.headers["x-amz-crc32"] == "1368724161"


def test_an_empty_success_is_an_empty_object(server, table):
    item = {"p": {"S": "a"}}
    assert call(server.port, "PutItem", {"TableName": table, "Item": item}).body == b"{}"
    assert call(server.port, "GetItem", {"TableName": table, "Key": {"p": {"S": "b"}}}).body == b"{}"


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("application/x-amz-json-1.0", "application/x-amz-json-1.0"),
        ("application/json", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        ("application/x-amz-json-1.0;charset=utf-8", "application/x-amz-json-1.0"),
    ],
)
def test_the_content_type_is_mirrored(server, asked, answered):
    assert call(server.port, "ListTables", {}, Content_Type=asked).headers["content-type"] == answered


def test_health(server):
    answer = send(server.port, "GET", "/")
    assert answer.status == 200
    assert re.fullmatch(rb"healthy: [^ ]+ ", answer.body)


def test_cors(server):
    plain = call(server.port, "ListTables", {})
    assert not any(name.startswith("access-control-") for name in plain.headers)
    shared = call(server.port, "ListTables", {}, Origin="http://example.com")
    assert shared.headers["access-control-allow-origin"] == "*"
    assert "access-control-expose-headers" in shared.headers
    preflight = send(
        server.port,
        "OPTIONS",
        "/",
        headers={
            "Origin": "http://example.com",
            "Access-Control-Request-Headers": "x-amz-target, content-type",
            "Access-Control-Request-Method": "POST",
        },
    )
    assert (preflight.status, preflight.body) == (200, b"")
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert preflight.headers["access-control-max-age"] == "172800"
    assert preflight.headers["access-control-allow-headers"] == "x-amz-target, content-type"
    assert preflight.headers["access-control-allow-methods"] == "POST"


def test_no_credentials(server):
    answer = call(server.port, "ListTables", {}, Authorization=None)
    assert (answer.status, answer.error) == (400, "MissingAuthenticationTokenException")
    assert answer.json["message"] == "Request is missing Authentication Token"
    answer = call(server.port, "ListTables", {}, Authorization="Basic abc")
    assert answer.error == "MissingAuthenticationTokenException"


def test_half_credentials(server):
    answer = call(server.port, "ListTables", {}, Authorization="AWS4-HMAC-SHA256 Nothing=1")
    assert (answer.status, answer.error) == (400, "IncompleteSignatureException")
    assert answer.json["message"] == (
        "Authorization header requires 'Credential' parameter. "
        "Authorization header requires 'Signature' parameter. "
        "Authorization header requires 'SignedHeaders' parameter. "
        "Authorization=AWS4-HMAC-SHA256 Nothing=1"
    )


def test_the_target_comes_before_credentials(server):
    answer = call(server.port, "NoSuchOperation", {}, Authorization=None)
    assert answer.error == "UnknownOperationException"


def test_any_credentials_are_taken(server):
    other = AUTHORIZATION.replace("AKIDEXAMPLE", "somebody-else").replace("eu-west-1", "ap-east-1")
    assert call(server.port, "ListTables", {}, Authorization=other).status == 200


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("gzip", lambda body: gzip.compress(body[:20]) + gzip.compress(body[20:])),
    ],
    ids=["gzip", "deflate", "gzip in two members"],
)
def test_a_compressed_request(server, table, encoding, pack):
    body = json.dumps({"TableName": table, "Item": {"p": {"S": encoding}, "v": {"S": "y" * 9999}}})
    answer = call(server.port, "PutItem", pack(body.encode()), Content_Encoding=encoding)
    assert (answer.status, answer.body) == (200, b"{}")
    found = call(server.port, "GetItem", {"TableName": table, "Key": {"p": {"S": encoding}}})
    assert found.json["Item"]["v"] == {"S": "y" * 9999}


def test_a_broken_compression(server):
    for body in (b"not gzip", gzip.compress(b"{}" * 100)[:-12]):
        answer = call(server.port, "ListTables", body, Content_Encoding="gzip")
        assert answer.status == 500


def test_a_body_that_inflates_beyond_the_limit(server):
    bomb = gzip.compress(b" " * (64 << 20))
    assert call(server.port, "ListTables", bomb, Content_Encoding="gzip").status == 413


def test_a_compressed_response(server, table):
    wanted = {"TableName": table, "Key": {"p": {"S": "big"}}}
    answer = call(server.port, "GetItem", wanted, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert len(answer.body) < 1000
    assert json.loads(gzip.decompress(answer.body))["Item"]["v"] == {"S": "x" * 10_000}
    assert "content-encoding" not in call(server.port, "GetItem", wanted).headers
    small = call(server.port, "ListTables", {"Limit": 1}, Accept_Encoding="gzip")
    assert "content-encoding" not in small.headers


def test_a_connection_is_kept(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.connect()
    first = connection.sock
    for _ in range(50):
        connection.request("POST", "/", b"{}", headers("ListTables"))
        assert read(connection.getresponse()).status == 200
        assert connection.sock is first
    connection.request("POST", "/", b"{}", headers("ListTables") | {"Connection": "close"})
    assert connection.getresponse().getheader("connection") == "close"
    connection.close()


def test_a_connection_outlives_an_error(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    for body, status in ((b"not JSON", 400), (b"{}", 200), (b"[]", 400), (b"{}", 200)):
        connection.request("POST", "/", body, headers("ListTables"))
        assert read(connection.getresponse()).status == status
    connection.close()


def request_bytes(target: str, body: bytes, extra: str = "") -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers(target).items())
    head = f"POST / HTTP/1.1\r\nHost: localhost\r\n{lines}{extra}"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def test_requests_in_a_row(server, table):
    """Pipelining: answers come in the order of the requests."""
    get = {"TableName": table, "Key": {"p": {"S": "none"}}, "ReturnConsumedCapacity": "TOTAL"}
    requests = [
        request_bytes("GetItem", json.dumps(get).encode())
        if each % 2
        else request_bytes("DescribeLimits", b"{}")
        for each in range(30)
    ]
    found = answers(exchange(server.port, b"".join(requests), close=True))
    assert [answer.status for answer in found] == [200] * 30
    for each, answer in enumerate(found):
        member = "ConsumedCapacity" if each % 2 else "TableMaxReadCapacityUnits"
        assert member in answer.json


def test_a_request_byte_by_byte(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for each in request_bytes("ListTables", b'{"Limit": 1}'):
            connection.send(bytes([each]))
        response = http.client.HTTPResponse(connection)
        response.begin()
        assert response.status == 200 and "TableNames" in json.loads(response.read())


def test_a_chunked_request(server):
    parts = iter([b'{"Lim', b'it"', b": 1}"])
    answer = send(server.port, "POST", "/", parts, headers("ListTables"))
    assert answer.status == 200 and "TableNames" in answer.json


def test_a_client_that_asks_first(server):
    """`Expect: 100-continue`, as the AWS SDK for Java and curl send it with large bodies."""
    body = b'{"Limit": 1}'
    request = request_bytes("ListTables", body, "Expect: 100-continue\r\n")
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(request[: -len(body)])
        assert connection.recv(1000).startswith(b"HTTP/1.1 100 ")
        connection.sendall(body)
        response = http.client.HTTPResponse(connection)
        response.begin()
        assert response.status == 200 and "TableNames" in json.loads(response.read())


def test_http_1_0(server):
    request = request_bytes("ListTables", b"{}").replace(b"HTTP/1.1", b"HTTP/1.0")
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(request)
        received = b""
        while part := connection.recv(65536):
            received += part
    assert b" 200 " in received.split(b"\r\n")[0] and b"TableNames" in received


@pytest.mark.parametrize("member", ["TableNames"])
def test_an_answer_is_json_of_no_spaces(server, member):
    body = call(server.port, "ListTables", {}).body
    assert body == json.dumps(json.loads(body), separators=(",", ":"), ensure_ascii=False).encode()
    assert member in json.loads(body)
