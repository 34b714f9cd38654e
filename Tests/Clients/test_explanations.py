"""The explanation beside an error: in a header and in the log, never in the body."""

import json

import pytest

import raw
from compatibility import OPERATIONS

TABLE = {
    "TableName": "explained",
    "BillingMode": "PAY_PER_REQUEST",
    "KeySchema": [
        {"AttributeName": "p", "KeyType": "HASH"},
        {"AttributeName": "s", "KeyType": "RANGE"},
    ],
    "AttributeDefinitions": [
        {"AttributeName": "p", "AttributeType": "S"},
        {"AttributeName": "s", "AttributeType": "N"},
        {"AttributeName": "t", "AttributeType": "S"},
    ],
    "VectorIndexes": [
        {
            "IndexName": "by-meaning",
            "VectorAttribute": {"AttributeName": "e"},
            "Dimensions": 1,
            "DistanceFunction": "COSINE",
            "Projection": {"ProjectionType": "ALL"},
            "SearchSchema": [{"AttributeName": "t", "SearchSchemaElementType": "HASH"}],
        }
    ],
    "LocalSecondaryIndexes": [
        {
            "IndexName": "by-s",
            "KeySchema": [
                {"AttributeName": "p", "KeyType": "HASH"},
                {"AttributeName": "s", "KeyType": "RANGE"},
            ],
            "Projection": {"ProjectionType": "ALL"},
        }
    ],
}
KEY = {"p": {"S": "a"}, "s": {"N": "1"}}


def values(**named) -> dict:
    return {"ExpressionAttributeValues": {f":{name}": value for name, value in named.items()}}


def searched(condition: str | None = None, element: dict | None = None) -> dict:
    """The parameters of a search."""
    vector = {"IndexName": "by-meaning", "TopK": 1, "SearchVector": [element or {"N": "1"}]}
    if condition is None:
        return vector
    return vector | {"SearchConditionExpression": condition} | values(t={"S": "a"})


# What puzzles people most: the operation, its parameters, AWS's sentence, and what is explained.
PUZZLES = {
    "a key without its sort key": (
        "GetItem", {"Key": {"p": {"S": "a"}}}, "The provided key element does not match the schema",
        "found: p of type S; passes: exactly p of type S, s of type N"),
    "a key of another type": (
        "GetItem", {"Key": {"p": {"S": "a"}, "s": {"S": "1"}}},
        "The provided key element does not match the schema",
        "found: p of type S, s of type S; passes: exactly p of type S, s of type N"),
    "a table of another name": (
        "GetItem", {"TableName": "Explained", "Key": KEY}, "Requested resource not found",
        "found: Explained; passes: a table of this database: explained"),
    "an index of another name": (
        "Query", {"IndexName": "by-x", "KeyConditionExpression": "p = :p", **values(p={"S": "a"})},
        "The table does not have the specified index: by-x",
        "passes: an index of explained: by-s"),
    "a query by something else than the key": (
        "Query", {"KeyConditionExpression": "v = :p", **values(p={"S": "a"})},
        "Query condition missed key schema element: p",
        "found: conditions on v; passes: = on p of type S, and optionally one condition on s of type N"),
    "a condition without an item": (
        "PutItem", {"Item": KEY, "ConditionExpression": "attribute_exists(p)"},
        "The conditional request failed", "found: no item with this key"),
    "an operand that is not there": (
        "UpdateItem", {"Key": KEY, "UpdateExpression": "SET n = n + :o", **values(o={"N": "1"})},
        "The provided expression refers to an attribute that does not exist in the item",
        "found: nothing at [n]; passes: if_not_exists(path, :default)"),
    "a path below nothing": (
        "UpdateItem", {"Key": KEY, "UpdateExpression": "SET m.a = :o", **values(o={"N": "1"})},
        "The document path provided in the update expression is invalid for update",
        "found: no map or list exists around one of [m, a]"),
    "a reserved word": (
        "UpdateItem", {"Key": KEY, "UpdateExpression": "SET size = :o", **values(o={"N": "1"})},
        None, "found: size; passes: a #name that stands for the name"),
    "a number that is no text": (
        "PutItem", {"Item": {"p": {"S": "a"}, "s": {"N": 1}}},
        "NUMBER_VALUE cannot be converted to String",
        'JSON values have the kinds that the API model defines for their members; found: byte '),
    "an attribute that is no key in the definitions": (
        "CreateTable",
        TABLE | {
            "TableName": "other", "LocalSecondaryIndexes": None, "VectorIndexes": None,
            "AttributeDefinitions": [*TABLE["AttributeDefinitions"],
                                     {"AttributeName": "v", "AttributeType": "S"}]},
        None, "rule: AttributeDefinitions are only for keys"),
    "a search without its HASH attribute": (
        "SearchVectors", searched(),
        "SearchConditionExpression must be provided when SearchSchema has a HASH key",
        "found: no condition on t; passes: SearchConditionExpression with t = :value"),
    "a search by another attribute": (
        "SearchVectors", searched("u = :t AND t = :t"),
        "SearchConditionExpression must not contain any attributes that is not in SearchSchema. "
        "Invalid attribute: u", "rule: SearchSchema; found: u; passes: conditions on t"),
    "a search for something that is no vector": (
        "SearchVectors", searched("t = :t", {"S": "1"}), None,
        "found: an element that is not a number of 32 bits; passes: numbers from -3.4028235E38"),
    "a query of a vector index": (
        "Query",
        {"IndexName": "by-meaning", "KeyConditionExpression": "t = :t", **values(t={"S": "a"})},
        "Query operation not supported on this index type.",
        "found: a Query, a Scan or a SELECT; passes: SearchVectors"),
    "no throughput": (
        "CreateTable",
        {"TableName": "other", "KeySchema": TABLE["KeySchema"][:1],
         "AttributeDefinitions": TABLE["AttributeDefinitions"][:1]},
        None, "passes: ProvisionedThroughput, or BillingMode PAY_PER_REQUEST"),
}


@pytest.fixture(scope="module")
def explained(server, dynamodb):
    """The table that the puzzles are about."""
    raw.call(server.port, "CreateTable", TABLE)
    yield
    dynamodb.delete_table(TableName="explained")


@pytest.mark.parametrize("puzzle", PUZZLES.values(), ids=PUZZLES)
def test_a_puzzling_refusal_is_explained(server, explained, puzzle):
    operation, parameters, sentence, explanation = puzzle
    body = {"TableName": "explained"} | {k: v for k, v in parameters.items() if v is not None}
    answer = raw.call(server.port, operation, body)
    assert answer.status == 400
    assert sentence is None or answer.message == sentence
    assert explanation in answer.headers["x-dynamock-explain"]
    assert b"passes" not in answer.body
    assert set(answer.json) <= {"__type", "message", "Message"}


def test_broken_json_is_explained_by_its_place(server):
    answer = raw.call(server.port, "PutItem", b'{"TableName":"t",}')
    assert answer.body == b'{"__type":"com.amazon.coral.service#SerializationException"}'
    assert 'found: byte 17 of 18, near {"TableName":"t",}' in answer.headers["x-dynamock-explain"]


@pytest.mark.parametrize(
    "target, found",
    [("CreateBackups", "DynamoDB_20120810.CreateBackups"), ("Streams.GetRecords", "Streams.GetRecords")],
)
def test_an_unknown_operation_is_explained(server, target, found):
    answer = raw.call(server.port, target, {})
    assert answer.error == "UnknownOperationException"
    assert f"found: {found}" in answer.headers["x-dynamock-explain"]


def test_a_request_that_leads_nowhere_is_explained(server):
    answer = raw.send(server.port, "PUT", "/tables")
    assert answer.status == 404
    assert "found: other /tables without a content type" in answer.headers["x-dynamock-explain"]
    answer = raw.call(server.port, "ListTables", {}, Content_Type="text/plain")
    assert answer.status == 404
    assert "with text/plain" in answer.headers["x-dynamock-explain"]


def test_a_request_that_is_too_large_is_explained(own_server):
    server = own_server(None, "--limits-body", "1024")
    answer = raw.call(server.port, "ListTables", b" " * 2000)
    assert (answer.status, answer.body) == (413, b"")
    assert "rule: limits.body" in answer.headers["x-dynamock-explain"]


def refused(server) -> raw.Answer:
    """Asks for a table that is not there, and stops the server so that its log is whole."""
    answer = raw.call(server.port, "DescribeTable", {"TableName": "absent"})
    raw.call(server.port, "ListTables", {})
    assert server.stop() == 0
    return answer


def test_the_log_tells_of_refusals_as_text(own_server):
    server = own_server(None, "--log-level", "debug")
    answer = refused(server)
    (line,) = [line for line in server.output if "rejected a request" in line]
    assert " debug " in line
    for part in [
        "operation=DescribeTable", "exception=ResourceNotFoundException", "status=400",
        f"request={answer.headers['x-amzn-requestid']}", "rule=TableName", "found=absent",
        "passes=CreateTable first; this database has no tables",
        "sentence=Requested resource not found: Table: absent not found",
    ]:
        assert part in line


def test_the_log_tells_of_refusals_as_json(own_server):
    server = own_server(None, "--log-level", "debug", "--log-format", "json")
    answer = refused(server)
    lines = [json.loads(line) for line in server.output if line.startswith("{")]
    (line,) = [line for line in lines if line["message"] == "rejected a request"]
    del line["time"]
    assert line == {
        "level": "debug", "logger": "dynamock", "message": "rejected a request",
        "operation": "DescribeTable", "exception": "ResourceNotFoundException", "status": "400",
        "request": answer.headers["x-amzn-requestid"], "rule": "TableName", "found": "absent",
        "passes": "CreateTable first; this database has no tables",
        "sentence": "Requested resource not found: Table: absent not found",
    }


def test_the_usual_log_is_silent_about_refusals(own_server):
    server = own_server()
    refused(server)
    assert not [line for line in server.output if "refused" in line]


def test_a_store_s_trouble_tells_clients_no_path_and_no_statement(own_server, tmp_path):
    """The header says what kind of trouble there is; the log, at debug, has the rest."""
    file = tmp_path / "secret-place.sqlite"
    server = own_server(file, "--log-level", "debug")
    raw.call(server.port, "CreateTable", {**TABLE, "TableName": "broken"})
    for each in range(300):
        item = {"p": {"S": f"{each}"}, "s": {"N": "1"}, "v": {"S": "x" * 500}}
        assert raw.call(server.port, "PutItem", {"TableName": "broken", "Item": item}).status == 200
    assert server.stop() == 0
    server.start()
    # What the start looks at is whole; what is read later is not.
    with file.open("r+b") as pages:
        for page in range(8, file.stat().st_size // 4096):
            pages.seek(page * 4096)
            pages.write(b"\xff" * 100)
    answer = raw.call(server.port, "Scan", {"TableName": "broken"})
    assert answer.status == 500
    shown = answer.headers["x-dynamock-explain"] + answer.body.decode()
    assert "rule: storage" in shown and "damaged" in shown
    for word in ("secret-place", str(tmp_path), "SELECT", "SQLite", "statement"):
        assert word not in shown
    server.stop()
    assert "secret-place" in server.log and "SELECT" in server.log
