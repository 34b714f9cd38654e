"""Input that no SDK sends, on every operation: an error in AWS's shape each time, and the server
lives on."""

import json
import random
import socket

import botocore.session
import pytest

from compatibility import BUILT, OPERATIONS
from raw import JSON, STREAMS_VERSION, VERSION, call, exchange, headers, send
from tables import create

MODEL = botocore.session.get_session().get_service_model("dynamodb")
STREAMS_MODEL = botocore.session.get_session().get_service_model("dynamodbstreams")
SERIALIZATION = "SerializationException"
UNKNOWN = "UnknownOperationException"


@pytest.fixture(autouse=True)
def lives_on(server):
    """After each test the same process still answers."""
    yield
    assert send(server.port, "GET", "/").status == 200


NOT_AN_OBJECT = {
    "nothing": b"",
    "no JSON": b"hello",
    "a list": b"[]",
    "a string": b'"text"',
    "a number": b"1",
    "null": b"null",
    "half an object": b'{"TableName": "abc',
    "an object without its end": b'{"TableName": "abc"',
    "a comma too many": b'{"TableName": "abc",}',
    "something after the end": b'{"TableName": "abc"} x',
    "single quotes": b"{'TableName': 'abc'}",
    "a key that is no string": b'{1: "abc"}',
    "bytes that are no UTF-8": b'{"TableName": "\xff\xfe"}',
    "half a surrogate pair": b'{"TableName": "\\ud800"}',
    "an escape that is none": b'{"TableName": "\\x41"}',
    "a control character": b'{"TableName": "a\x01b"}',
    "random bytes": random.Random(3).randbytes(5000),
    "zeros": b"\x00" * 100,
    "a byte order mark": b'\xef\xbb\xbf{"TableName": "abc"}',
    "a hundred thousand open lists": b"[" * 100_000,
    "a hundred thousand open objects": b'{"a":' * 100_000,
    "a deep value": b'{"TableName":' + b"[" * 50_000 + b"]" * 50_000 + b"}",
}
# A parser may take these: the first three are a matter of strictness, and an operation that has no
# such member skips the last.
TAKEN_BY_SOME = {
    "half a surrogate pair",
    "a control character",
    "a byte order mark",
    "a deep value",
}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_body_that_is_no_object(server, operation):
    for name, body in NOT_AN_OBJECT.items():
        answer = call(server.port, target(operation), body)
        if answer.status == 200 and name in TAKEN_BY_SOME:
            continue
        assert answer.status == 400, name
        assert "#" in answer.json["__type"], name
        if operation in BUILT and name not in TAKEN_BY_SOME:
            assert answer.error == SERIALIZATION, name
        else:
            assert answer.error.endswith("Exception"), name


def members(operation: str) -> dict:
    """The members of an operation's input, by name."""
    model = MODEL if operation in MODEL.operation_names else STREAMS_MODEL
    shape = model.operation_model(operation).input_shape
    return shape.members if shape else {}


def target(operation: str) -> str:
    """The header that names the operation."""
    version = VERSION if operation in MODEL.operation_names else STREAMS_VERSION
    return f"{version}.{operation}"


def wrong_kinds(kind: str) -> dict[str, object]:
    """JSON values that a member of this kind cannot be, and the words for them where known."""
    scalar = {
        "a list": ([1], None),
        "an object": ({"a": 1}, "Start of structure or map found where not expected"),
    }
    return {
        "string": {
            "true": (True, "TRUE_VALUE cannot be converted to String"),
            "false": (False, "FALSE_VALUE cannot be converted to String"),
            "an integer": (23, "NUMBER_VALUE cannot be converted to String"),
            "a fraction": (0.5, "DECIMAL_VALUE cannot be converted to String"),
            "a list": ([1], "Unrecognized collection type class java.lang.String"),
            "an object": scalar["an object"],
        },
        "integer": {
            "a string": ("5", "STRING_VALUE cannot be converted to Integer"),
            "true": (True, "TRUE_VALUE cannot be converted to Integer"),
            "a list": ([1], "Unrecognized collection type class java.lang.Integer"),
            "an object": scalar["an object"],
        },
        "long": {"a string": ("5", "STRING_VALUE cannot be converted to Long"), **scalar},
        "boolean": {
            "a string": ("23", "Unexpected token received from parser"),
            "an integer": (1, "NUMBER_VALUE cannot be converted to Boolean"),
            "an object": scalar["an object"],
        },
        "list": {
            "a string": ("a", "Unexpected field type"),
            "an integer": (1, "Unexpected field type"),
            "true": (True, "Unexpected field type"),
            "an object": scalar["an object"],
        },
        "map": {
            "a string": ("a", "Unexpected field type"),
            "an integer": (1, "Unexpected field type"),
            "a list": ([1], None),
        },
        "structure": {
            "a string": ("a", "Unexpected field type"),
            "an integer": (1, "Unexpected field type"),
            "a list": ([1], None),
        },
    }.get(kind, {})


MEMBERS = [
    (operation, member, shape.type_name)
    for operation in BUILT
    for member, shape in members(operation).items()
]


@pytest.mark.parametrize(("operation", "member", "kind"), MEMBERS)
def test_a_member_of_the_wrong_kind(server, operation, member, kind):
    """Kinds come before every rule: nothing else needs to be right."""
    for name, (value, message) in wrong_kinds(kind).items():
        answer = call(server.port, target(operation), {member: value})
        assert (answer.status, answer.error) == (400, SERIALIZATION), name
        # SearchVectors has words of its own: Tests/ConformanceTests/Vectors.
        if message is not None and operation != "SearchVectors":
            assert answer.json["Message"] == message, name


VALUE_MEMBERS = {
    "S as a number": ({"S": 1}, "NUMBER_VALUE cannot be converted to String"),
    "N as a number": ({"N": 1}, "NUMBER_VALUE cannot be converted to String"),
    "B as a number": ({"B": 1}, "only base-64-encoded strings are convertible to bytes"),
    "B of a wrong length": (
        {"B": "abcde"},
        "Base64 encoded length is expected a multiple of 4 bytes but found: 5",
    ),
    "BOOL as a string": ({"BOOL": "23"}, "Unexpected token received from parser"),
    "SS as a string": ({"SS": "a"}, "Unexpected field type"),
    "SS of numbers": ({"SS": [1]}, "NUMBER_VALUE cannot be converted to String"),
    "L as a string": ({"L": "a"}, "Unexpected field type"),
    "L of strings": ({"L": ["a"]}, "Unexpected value type in payload"),
    "M as a string": ({"M": "a"}, "Unexpected field type"),
    "M of strings": ({"M": {"a": "b"}}, "Unexpected value type in payload"),
    "a value that is a string": ("text", "Unexpected value type in payload"),
}


@pytest.mark.parametrize(("value", "message"), VALUE_MEMBERS.values(), ids=VALUE_MEMBERS.keys())
def test_an_attribute_value_of_the_wrong_kind(server, value, message):
    item = {"p": {"S": "a"}, "v": value}
    answer = call(server.port, "PutItem", {"TableName": "any", "Item": item})
    assert (answer.status, answer.error) == (400, SERIALIZATION)
    assert answer.json["Message"] == message


@pytest.mark.parametrize("operation", BUILT)
def test_unknown_members_are_ignored(server, operation):
    more = call(server.port, target(operation), {"NoSuchMember": {"any": [1, None]}}).json
    less = call(server.port, target(operation), {}).json
    if operation == "SearchVectors":
        # It tells where a member is missing: at the end of the body.
        for answer in (more, less):
            answer["message"] = answer["message"].split(" at line")[0]
    assert more == less


# SearchVectors decodes its required members more strictly: Tests/ConformanceTests/Vectors.
@pytest.mark.parametrize("operation", [name for name in BUILT if name != "SearchVectors"])
def test_null_is_nothing(server, operation):
    nulls = dict.fromkeys(members(operation))
    bare = call(server.port, target(operation), {})
    assert call(server.port, target(operation), nulls).json == bare.json


@pytest.mark.parametrize(
    "unknown",
    ["NoSuchOperation", "", ".", "DynamoDB_20111205.GetItem", f"{VERSION}.", f"{VERSION}.getitem"]
    + [f"{VERSION}.GetItem.GetItem", "x" * 5000, f"{STREAMS_VERSION}.GetItem"],
)
def test_an_unknown_target(server, unknown):
    answer = call(server.port, "GetItem", {}, X_Amz_Target=unknown)
    assert (answer.status, answer.error) == (400, UNKNOWN)


def test_no_target(server):
    answer = call(server.port, "GetItem", {}, X_Amz_Target=None)
    assert (answer.status, answer.error) == (400, UNKNOWN)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/elsewhere", "/?a=b", "//", "/%00", "/../etc/passwd"])
def test_a_wrong_method_or_path(server, method, path):
    answer = send(server.port, method, path, b"{}", headers("ListTables"))
    if method in ("GET", "HEAD") and path in ("/", "/?a=b"):
        assert answer.status == 200
    else:
        assert answer.status == 404
        if method != "HEAD" and method != "GET":
            assert b"UnknownOperationException" in answer.body or b"Page Not Found" in answer.body


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_wrong_path_for_an_operation(server, operation):
    answer = send(server.port, "POST", "/nowhere", b"{}", headers(target(operation)))
    assert answer.status == 404


@pytest.mark.parametrize("kind", [None, "", "text/plain", "application/x-amz-json-1.1", "x" * 300])
def test_a_wrong_content_type(server, kind):
    answer = call(server.port, "ListTables", {}, Content_Type=kind)
    assert answer.status == 404
    assert b"UnknownOperationException" in answer.body or b"Page Not Found" in answer.body


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_over_sixteen_megabytes(server, chunked):
    value = b'{"TableName":"' + b"x" * (17 << 20) + b'"}'
    body = iter([value[each : each + 65536] for each in range(0, len(value), 65536)])
    try:
        answer = send(
            server.port, "POST", "/", body if chunked else value, headers("PutItem")
        )
    except (ConnectionResetError, BrokenPipeError):
        # The server hung up before everything was sent, which says the same.
        return
    assert answer.status == 413


def test_a_body_just_under_sixteen_megabytes(server):
    value = {"TableName": "any", "Item": {"p": {"S": "x" * (16_000_000)}}}
    answer = call(server.port, "PutItem", value)
    assert (answer.status, answer.error) == (400, "ResourceNotFoundException") or (
        answer.error == "ValidationException"
    )


GARBAGE = {
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20,
    "words": b"hello\r\n\r\n",
    "half a request line": b"POST\r\n\r\n",
    "a version that is none": b"POST / HTTP/9.9\r\n\r\n",
    "a header without a colon": b"POST / HTTP/1.1\r\nHost\r\n\r\n",
    "a length that is no number": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
    "a negative length": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
    "a length beyond numbers": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: "
    + b"9" * 40
    + b"\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
    "a chunk that is none": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "a huge header": b"POST / HTTP/1.1\r\nHost: a\r\nX-A: " + b"x" * 200_000 + b"\r\n\r\n",
    "many headers": b"POST / HTTP/1.1\r\nHost: a\r\n" + b"X-A: b\r\n" * 20_000 + b"\r\n",
    "a huge path": b"POST /" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
}


@pytest.mark.parametrize("data", GARBAGE.values(), ids=GARBAGE.keys())
def test_bytes_that_are_no_request(server, data):
    answer = exchange(server.port, data, close=True)
    assert answer == b"" or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 505"))


@pytest.mark.parametrize("operation", BUILT)
def test_a_request_that_is_cut_off(server, operation):
    """The client goes away in the middle of the body: nothing is done, nobody waits."""
    head = "".join(f"{name}: {value}\r\n" for name, value in headers(target(operation)).items())
    start = f"POST / HTTP/1.1\r\nHost: localhost\r\n{head}Content-Length: 500\r\n\r\n".encode()
    for body in (b"", b'{"TableName": "cut-off", ', b"{}" + b" " * 400):
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
            connection.sendall(start + body)


def test_many_clients_that_say_nothing(server):
    silent = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    try:
        assert call(server.port, "ListTables", {}).status == 200
    finally:
        for each in silent:
            each.close()


def test_odd_members_of_real_requests(server, dynamodb):
    """Values at the edge of what a parser of numbers and names can hold."""
    table = create(dynamodb, "p:S")
    for body in (
        b'{"TableName":"%s","Limit":1e400}',
        b'{"TableName":"%s","Limit":99999999999999999999}',
        b'{"TableName":"%s","Limit":-1}',
        b'{"TableName":"%s","Limit":1.5}',
        b'{"TableName":"%s","Segment":2147483648,"TotalSegments":1}',
        b'{"TableName":"%s","Segment":-9223372036854775808,"TotalSegments":1}',
        b'{"TableName":"%s","ExclusiveStartKey":{"p":{"S":"a"},"p":{"S":"b"}}}',
    ):
        answer = call(server.port, "Scan", body % table.encode())
        assert answer.status in (200, 400)
        assert answer.status == 200 or "#" in answer.json["__type"]
    dynamodb.delete_table(TableName=table)


def test_random_damage(server, dynamodb):
    """A good request with a few bytes changed is answered, whatever became of it."""
    table = create(dynamodb, "p:S")
    good = json.dumps(
        {
            "TableName": table,
            "Key": {"p": {"S": "a"}},
            "UpdateExpression": "SET a.b[1] = if_not_exists(c, :v) + :w REMOVE d ADD #e :w",
            "ConditionExpression": "size(a) BETWEEN :v AND :w OR NOT contains(b, :v)",
            "ExpressionAttributeNames": {"#e": "e"},
            "ExpressionAttributeValues": {":v": {"N": "1.5e3"}, ":w": {"N": "-7"}},
            "ReturnValues": "ALL_NEW",
        }
    ).encode()
    chance = random.Random(20_120_810)
    for _ in range(400):
        damaged = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(damaged))
            damage = chance.randrange(3)
            if damage == 0:
                damaged[place] = chance.randrange(256)
            elif damage == 1:
                del damaged[place]
            else:
                damaged[place:place] = damaged[place : place + chance.randrange(20)]
        answer = call(server.port, "UpdateItem", bytes(damaged))
        assert answer.status in (200, 400), bytes(damaged)
        assert answer.headers["content-type"] == JSON
        assert answer.status == 200 or "#" in answer.json["__type"], bytes(damaged)
    dynamodb.delete_table(TableName=table)
