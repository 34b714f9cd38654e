"""Neighbours of the captured answers: the same rules at other members, operations, operands and positions.

Each row names its rule; the rules are those that the captures of October 2026 (`captures/*.jsonl`) show, and the
cases here are ones that no capture has.
"""

import itertools
import json

import pytest
from raw import call
from tables import create

OOM = "One or more parameter values were invalid: "
NULL_IS_FALSE = OOM + "Null attribute value types must have the value of true"
KEY = {"pk": {"S": "a"}, "sk": {"N": "1"}}
ITEM = KEY | {"n": {"N": "1"}, "b": {"BOOL": True}, "ns": {"NS": ["1", "2", "3"]}, "m": {"M": {"ns": {"NS": ["1", "2", "3"]}}}}


@pytest.fixture(scope="module")
def table(server, dynamodb):
    name = create(dynamodb, "pk:S", "sk:N")
    dynamodb.put_item(TableName=name, Item=ITEM)
    yield name
    dynamodb.delete_table(TableName=name)


def ask(server, table: str, operation: str, body):
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return call(server.port, f"DynamoDB_20120810.{operation}", text.replace("{t}", table).encode())


# Requests that hold a boolean, by the member.
BOOLEANS = {
    "BatchGetItem ConsistentRead": ("BatchGetItem", '{"RequestItems": {"{t}": {"Keys": [{}], "ConsistentRead": ?}}}'),
    "GetItem ConsistentRead": ("GetItem", '{"TableName": "{t}", "Key": {}, "ConsistentRead": ?}'),
    "Scan ConsistentRead": ("Scan", '{"TableName": "{t}", "ConsistentRead": ?}'),
    "Expected Exists": ("PutItem", '{"TableName": "{t}", "Item": {}, "Expected": {"z": {"Exists": ?}}}'),
    "a BOOL in a list": (
        "BatchWriteItem",
        '{"RequestItems": {"{t}": [{"PutRequest": {"Item": {"x": {"L": [{"BOOL": ?}]}}}}]}}',
    ),
    "a BOOL parameter": ("ExecuteStatement", '{"Statement": "SELECT * FROM t", "Parameters": [{"BOOL": ?}]}'),
    "a BOOL of a statement of a batch": (
        "BatchExecuteStatement",
        '{"Statements": [{"Statement": "DELETE FROM t", "Parameters": [{"BOOL": ?}]}]}',
    ),
}
WRONG = {
    '"on"': "Unexpected token received from parser",
    '"01"': "Unexpected token received from parser",
    '""': "Unexpected token received from parser",
    '"null"': "Unexpected token received from parser",
    "-0": "NUMBER_VALUE cannot be converted to Boolean",
    "123456789012345678901": "NUMBER_VALUE cannot be converted to Boolean",
    "1.0": "DECIMAL_VALUE cannot be converted to Boolean",
    "2E3": "DECIMAL_VALUE cannot be converted to Boolean",
    "[]": None,
    "{}": "Start of structure or map found where not expected",
}


@pytest.mark.parametrize(("place", "wrong"), list(itertools.product(BOOLEANS, WRONG)))
def test_what_is_no_boolean_is_refused_alike_at_every_member(server, table, place, wrong):
    operation, body = BOOLEANS[place]
    body = body.replace("?", wrong)
    answer = ask(server, table, operation, body)
    assert (answer.status, answer.error, answer.message) == (400, "SerializationException", WRONG[wrong])


@pytest.mark.parametrize("text", ["false", "F", "nO", "N", "0"])
@pytest.mark.parametrize(
    ("operation", "body", "message"),
    [
        ("PutItem", {"TableName": "{t}", "Item": KEY | {"x": {"M": {"y": {"NULL": "?"}}}}}, NULL_IS_FALSE),
        ("BatchWriteItem", {"RequestItems": {"{t}": [{"PutRequest": {"Item": KEY | {"x": {"NULL": "?"}}}}]}}, NULL_IS_FALSE),
        ("GetItem", {"TableName": "{t}", "Key": {"pk": {"NULL": "?"}, "sk": {"N": "1"}}}, NULL_IS_FALSE),
        ("DeleteItem", {"TableName": "{t}", "Key": {"pk": {"NULL": "?"}, "sk": {"N": "1"}}}, NULL_IS_FALSE),
        (
            "UpdateItem",
            {"TableName": "{t}", "Key": KEY, "UpdateExpression": "SET x = :v", "ExpressionAttributeValues": {":v": {"NULL": "?"}}},
            f"ExpressionAttributeValues contains invalid value: {NULL_IS_FALSE} for key :v",
        ),
        (
            "Query",
            {"TableName": "{t}", "KeyConditionExpression": "pk = :v", "ExpressionAttributeValues": {":v": {"NULL": "?"}}},
            f"ExpressionAttributeValues contains invalid value: {NULL_IS_FALSE} for key :v",
        ),
    ],
)  # fmt: skip
def test_a_null_that_reads_as_false_is_refused_by_the_older_layer(server, table, operation, body, message, text):
    answer = ask(server, table, operation, json.dumps(body).replace('"?"', json.dumps(text)))
    assert (answer.status, answer.message) == (400, message)


STATEMENTS = [
    ("1.5", "Unsupported operation: Lit"),
    ("a.b.c", "Unsupported operation: Path"),
    ("a[0]", "Unsupported operation: Path"),
    ("<<1, 2>>", "Unsupported operation: Bag"),
    ("{'a': [1]}", "Unsupported operation: Struct"),
    ("(a IS MISSING)", "Unsupported operation: IsType"),
    ("CASE WHEN a THEN b ELSE c END", "Unsupported operation: SearchedCase"),
    ("CASE a WHEN 1 THEN 2 ELSE 3 END", "Unsupported operation: SimpleCase"),
    ("a || b", "EXISTS can only be used in ExecuteTransaction write requests."),
    ("NOT a", "EXISTS can only be used in ExecuteTransaction write requests."),
    ("a NOT IN [1]", "EXISTS can only be used in ExecuteTransaction write requests."),
    ("REMOVE a.b", "Only select from a single table or index is supported."),
    ("a NOT BETWEEN 1", "Statement wasn't well formed, can't be processed: Expected AND keyword"),
    ("CASE WHEN a THEN b", "Statement wasn't well formed, can't be processed: Expected END keyword"),
]
TYPES = {
    "INT": "IntegerType", "INT4": "Integer4Type", "INTEGER8": "Integer8Type", "INT2": "SmallintType", "REAL": "RealType",
    "DOUBLE PRECISION": "DoublePrecisionType", "CHARACTER(3)": "CharacterType", "CHARACTER VARYING(10)": "CharacterVaryingType",
    "SYMBOL": "SymbolType", "SEXP": "SexpType", "CLOB": "ClobType", "DATE": "DateType",
}  # fmt: skip
SUPPORTED = "[MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]"
AS_STATEMENT = {
    "alone": lambda text: ("ExecuteStatement", {"Statement": text}),
    "in a transaction": lambda text: ("ExecuteTransaction", {"TransactStatements": [{"Statement": text}]}),
    "in a batch": lambda text: ("BatchExecuteStatement", {"Statements": [{"Statement": text}]}),
}


@pytest.mark.parametrize(("text", "message"), STATEMENTS)
def test_an_expression_is_no_statement(server, table, text, message):
    answer = ask(server, table, *AS_STATEMENT["alone"](text))
    assert (answer.status, answer.message) == (400, message)


@pytest.mark.parametrize("verb", ["SELECT * FROM", "DELETE FROM", "UPDATE"])
@pytest.mark.parametrize("name", TYPES)
def test_a_type_after_is_is_named_in_every_kind_of_statement(server, table, verb, name):
    change = " SET z = 1" if verb == "UPDATE" else ""
    text = f'{verb} "{table}"{change} WHERE pk = \'a\' AND sk = 1 AND n IS {name}'
    answer = ask(server, table, *AS_STATEMENT["alone"](text))
    head = f"Unsupported data type for IS operator: {TYPES[name]}. Supported data types are {SUPPORTED} at 1:"
    assert answer.status == 400
    assert answer.message.startswith(head)


ION = {
    "`1`": "INT", "`1.5`": "DECIMAL", "`abc`": "SYMBOL", '`"abc"`': "STRING", "`{{aGk=}}`": "BLOB", '`{{"x"}}`': "CLOB",
    "`null`": "NULL", "`true`": "BOOL", "`2007-01-01T`": "TIMESTAMP", "`[1]`": "LIST", "`{a: 1}`": "STRUCT",
}  # fmt: skip


@pytest.mark.parametrize("literal", ION)
@pytest.mark.parametrize(
    ("statement", "under"),
    [
        ("SELECT * FROM \"{t}\" WHERE pk = 'a' AND n = ?", "root"),
        ("SELECT * FROM \"{t}\" WHERE pk = 'a' AND n IN [1, ?]", "root"),
        ("INSERT INTO \"{t}\" VALUE {'pk': 'a', 'sk': 7, 'z': ?}", "root"),
        ("INSERT INTO \"{t}\" VALUE {'pk': 'a', 'sk': 7, 'z': {'y': ?}}", "root.y"),
        ("INSERT INTO \"{t}\" VALUE {'pk': 'a', 'sk': 7, 'z': [1, ?]}", "root[1]"),
        ("UPDATE \"{t}\" SET z = ? WHERE pk = 'a' AND sk = 1", "root"),
    ],
)
def test_an_ion_literal_is_refused_by_its_type_wherever_it_is(server, table, statement, under, literal):
    text = statement.replace("{t}", table).replace("?", literal)
    answer = ask(server, table, *AS_STATEMENT["alone"](text))
    assert answer.status == 400
    assert answer.message.startswith(f"Ion Literals are not supported: {ION[literal]} under key {under} at 1:")


ASCENDING, HASHED = ["1", "2", "3"], ["3", "2", "1"]
READS = [
    ("GetItem", {"TableName": "{t}", "Key": KEY, "ProjectionExpression": "ns, m"}, "Item", ASCENDING),
    ("GetItem", {"TableName": "{t}", "Key": KEY, "AttributesToGet": ["ns", "m"]}, "Item", ASCENDING),
    ("BatchGetItem", {"RequestItems": {"{t}": {"Keys": [KEY], "ProjectionExpression": "ns, m"}}}, "Responses.{t}.0", ASCENDING),
    ("Scan", {"TableName": "{t}", "AttributesToGet": ["ns", "m"]}, "Items.0", HASHED),
    ("Scan", {"TableName": "{t}", "ProjectionExpression": "ns, m", "TotalSegments": 1, "Segment": 0}, "Items.0", HASHED),
    ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": "{t}", "Key": KEY}}]}, "Responses.0.Item", HASHED),
    ("BatchExecuteStatement", {"Statements": [{"Statement": "SELECT ns, m FROM \"{t}\" WHERE pk='a' AND sk=1"}]},
     "Responses.0.Item", HASHED),
    ("ExecuteTransaction", {"TransactStatements": [{"Statement": "SELECT ns, m FROM \"{t}\" WHERE pk='a' AND sk=1"}]},
     "Responses.0.Item", HASHED),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "body", "path", "order"), READS)
def test_number_sets_keep_their_order_under_every_projection(server, table, operation, body, path, order):
    answer = ask(server, table, operation, body).json
    for step in [table if step == "{t}" else step for step in path.split(".")]:
        answer = answer[int(step)] if isinstance(answer, list) else answer[step]
    assert answer["ns"]["NS"] == order
    assert answer["m"]["M"]["ns"]["NS"] == order


@pytest.mark.parametrize("blanks", [" ", "\t", "\n  "])
@pytest.mark.parametrize(
    ("operation", "body", "parameter"),
    [
        ("GetItem", {"TableName": "{t}", "Key": KEY, "ProjectionExpression": "?"}, "ProjectionExpression"),
        ("Query", {"TableName": "{t}", "KeyConditionExpression": "?"}, "KeyConditionExpression"),
        ("BatchGetItem", {"RequestItems": {"{t}": {"Keys": [KEY], "ProjectionExpression": "?"}}}, "ProjectionExpression"),
        (
            "TransactWriteItems",
            {"TransactItems": [{"Update": {"TableName": "{t}", "Key": KEY, "UpdateExpression": "?"}}]},
            "UpdateExpression",
        ),
        (
            "TransactGetItems",
            {"TransactItems": [{"Get": {"TableName": "{t}", "Key": KEY, "ProjectionExpression": "?"}}]},
            "ProjectionExpression",
        ),
    ],
)
def test_an_expression_of_blanks_is_echoed_by_every_operation(server, table, operation, body, parameter, blanks):
    answer = ask(server, table, operation, json.dumps(body).replace('"?"', json.dumps(blanks)))
    assert (answer.status, answer.message) == (
        400,
        f'Invalid {parameter}: Syntax error; token: "<EOF>", near: "{blanks}"',
    )


def test_lists_that_filter_answer_what_is_not_there_as_aws_does(server, table):
    """[localstack-8770] for streams; [aws-api-reference] of ListTables and ListTagsOfResource."""
    streams = call(server.port, "DynamoDBStreams_20120810.ListStreams", b'{"TableName": "no-such-table"}')
    assert streams.json == {"Streams": []}
    after = ask(server, table, "ListTables", {"ExclusiveStartTableName": "zzzzzzzzz"})
    assert after.json == {"TableNames": []}
    arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/no-such-table"
    tags = ask(server, table, "ListTagsOfResource", {"ResourceArn": arn})
    assert (tags.status, tags.error) == (400, "ResourceNotFoundException")
