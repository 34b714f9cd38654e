"""docs/parameters.md against AWS's model and against the server."""

import json
from fnmatch import fnmatchcase

import pytest

from parameters import EVERY, MODELS, NOT_KEPT, PAGE, REMARKS, Parameter, page, wrapped
from raw import call
from server import Server
from tables import connect, create, new_name

WRONG_KINDS = {"string": 7, "blob": 7}
IDS = [f"{each.operation}.{each.path}" for each in EVERY]


def test_the_page_is_what_the_model_and_the_remarks_give():
    """`cd Tests/Clients && python parameters.py > ../../docs/parameters.md` writes it anew."""
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("pattern", REMARKS)
def test_a_remark_is_about_something(pattern):
    assert any(fnmatchcase(name, pattern) for name in IDS)


def send(server, parameter: Parameter, body: dict):
    return call(server.port, f"{parameter.version}.{parameter.operation}", body)


@pytest.mark.parametrize("parameter", EVERY, ids=IDS)
def test_a_value_of_another_kind_is_refused(server, parameter):
    answer = send(server, parameter, parameter.body(WRONG_KINDS.get(parameter.kind, "x")))
    assert (answer.status, answer.error) == (400, "SerializationException")
    assert answer.message


def sample(shapes: dict, name: str, around: tuple[str, ...] = ()):
    """A value that nothing in the model is against."""
    shape = shapes[name]
    match shape["type"]:
        case "structure" if name == "AttributeValue":
            return {"S": "x"}
        case "structure":
            required = shape.get("required", [])
            return {member: sample(shapes, shape["members"][member]["shape"]) for member in required}
        case "list":
            return [sample(shapes, shape["member"]["shape"])] * shape.get("min", 1)
        case "map":
            return {"sample": sample(shapes, shape["value"]["shape"])}
        case "string":
            return shape.get("enum", ["sample" * (1 + shape.get("min", 1) // 6)])[0]
        case "boolean":
            return True
        case "blob":
            return "AAAA"
        case _:
            return max(1, shape.get("min", 1))


def breaches(shapes: dict, name: str) -> dict:
    """Values that the model is against, by what they break."""
    shape = shapes[name]
    found = {}
    if shape["type"] in ("integer", "long"):
        found |= {bound: shape[bound] + step for bound, step in (("min", -1), ("max", 1)) if bound in shape}
        return found
    if shape["type"] == "string":
        if shape.get("min", 0) > 0:
            found["min"] = "s" * (shape["min"] - 1)
        if "max" in shape:
            found["max"] = "s" * (shape["max"] + 1)
        if "enum" in shape:
            found["enum"] = "sample"
        if "pattern" in shape:
            # A few patterns are against nothing but control characters, or a dollar sign.
            is_wide = "Print" in shape["pattern"] or "u0020" in shape["pattern"]
            bad = "\x01" if is_wide else "$" if "[^\\$]" in shape["pattern"] else "!"
            found["pattern"] = bad * max(3, shape.get("min", 0))
    if shape["type"] == "list":
        element = sample(shapes, shape["member"]["shape"])
        if shape.get("min", 0) > 0:
            found["min"] = [element] * (shape["min"] - 1)
        if shape.get("max", 1000) < 1000:
            found["max"] = [element] * (shape["max"] + 1)
    return found


# What else an input needs before the model's bounds are looked at.
ARN = "arn:aws:dynamodb:us-east-1:123456789012:table/sample"
STREAM = {"StreamArn": f"{ARN}/stream/2026-01-01T00:00:00.000"}
CONDITIONS = {name: {"AttributeValueList": [{"S": "x"}], "ComparisonOperator": "EQ"} for name in "ab"}
EXPECTED = {"Expected": CONDITIONS}
NEEDED = {
    "PutItem": EXPECTED,
    "UpdateItem": EXPECTED,
    "DeleteItem": EXPECTED,
    "Query": {"KeyConditions": {"p": CONDITIONS["a"]}, "QueryFilter": CONDITIONS},
    "Scan": {"ScanFilter": CONDITIONS},
    "ListStreams": {"ExclusiveStartStreamArn": STREAM["StreamArn"]},
    "DescribeStream": STREAM,
    "GetShardIterator": STREAM | {"ShardId": "shardId-00000001234567890123-abcdefgh"},
    "TagResource": {"ResourceArn": ARN},
    "UntagResource": {"ResourceArn": ARN},
    "ImportTable": {"ClientToken": "sample"},
    "CreateTable": {
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"}],
    },
}


def within(parameter: Parameter, *change) -> dict:
    """An input that lacks nothing of what is required around a parameter, with its value changed.

    Without a change it holds a sample, and with `None` as the change nothing in its place.
    """
    shapes = MODELS[parameter.version]["shapes"]
    operation = MODELS[parameter.version]["operations"][parameter.operation]
    name = operation["input"]["shape"]
    root = sample(shapes, name) | NEEDED.get(parameter.operation, {})
    place = root
    for position, step in enumerate(parameter.steps):
        reference = shapes[name]["members"][step.name]["shape"]
        if position == len(parameter.steps) - 1:
            if change == (None,):
                place.pop(step.name, None)
            elif change:
                place[step.name] = change[0]
            else:
                place.setdefault(step.name, sample(shapes, reference))
            return root
        inner = reference
        for holder in step.holders:
            inner = (shapes[inner].get("member") or shapes[inner]["value"])["shape"]
        held = sample(shapes, inner)
        place[step.name] = wrapped(held, step.holders)
        place, name = held, inner
    return root


BOUNDED = [
    (parameter, bound, value)
    for parameter in EVERY
    if parameter.remark != NOT_KEPT
    for bound, value in (
        breaches(MODELS[parameter.version]["shapes"], parameter.shape)
        | ({"required": None} if parameter.bounds.startswith("required") else {})
    ).items()
]


@pytest.mark.parametrize(
    ("parameter", "bound", "value"), BOUNDED,
    ids=[f"{p.operation}.{p.path} {bound}" for p, bound, _ in BOUNDED])
def test_a_value_out_of_bounds_is_refused(server, parameter, bound, value):
    usual = send(server, parameter, within(parameter))
    answer = send(server, parameter, within(parameter, value))
    assert (answer.status, answer.error) == (400, "ValidationException"), answer.body
    assert answer.body != usual.body


UNKEPT = [each for each in EVERY if each.remark == NOT_KEPT and len(each.steps) == 1]


def with_table(server, dynamodb, name: str, parameter: Parameter):
    """What a request with one such parameter is answered, beside what is always sound."""
    if parameter.operation == "RestoreTableFromBackup":
        backup = dynamodb.create_backup(TableName=name, BackupName="nightly")["BackupDetails"]["BackupArn"]
        return send(server, parameter, within(parameter) | {"TargetTableName": new_name(), "BackupArn": backup})
    if parameter.operation == "RestoreTableToPointInTime":
        dynamodb.update_continuous_backups(
            TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
        return send(server, parameter, within(parameter) | {
            "TargetTableName": new_name(), "SourceTableName": name, "UseLatestRestorableTime": True})
    if parameter.operation == "CreateTable":
        dynamodb.delete_table(TableName=name)
    # Replicas have to be alone.
    is_alone = parameter.operation == "CreateTable" or parameter.path == "ReplicaUpdates"
    beside = {} if is_alone else {"DeletionProtectionEnabled": False}
    body = within(parameter) | {"TableName": name} | beside
    if parameter.path == "ReplicaUpdates":
        # AWS's own errors come first.
        body["ReplicaUpdates"] = [{"Create": {"RegionName": "eu-central-1"}}]
    return send(server, parameter, body)


@pytest.mark.parametrize("parameter", UNKEPT, ids=[f"{p.operation}.{p.path}" for p in UNKEPT])
def test_what_is_not_carried_out_is_refused_by_its_name(server, dynamodb, make_table, parameter):
    answer = with_table(server, dynamodb, make_table("p:S"), parameter)
    assert (answer.status, answer.error) == (400, "ValidationException"), answer.body
    assert f"dynamock does not support the member {parameter.path} yet" in answer.message


@pytest.fixture(scope="module")
def ignoring():
    """A server that ignores what it does not carry out."""
    started = Server(arguments=("--unsupported", "ignore")).start()
    yield started
    assert started.stop() == 0


@pytest.mark.parametrize("parameter", UNKEPT, ids=[f"{p.operation}.{p.path}" for p in UNKEPT])
def test_what_is_not_carried_out_is_ignored_where_the_setting_says_so(ignoring, parameter):
    dynamodb = connect(ignoring.url)
    name = create(dynamodb, "p:S")
    before = dynamodb.describe_table(TableName=name)["Table"]
    answer = with_table(ignoring, dynamodb, name, parameter)
    assert answer.status == 200, answer.body
    after = dynamodb.describe_table(TableName=name)["Table"]
    assert set(after) == set(before)
    assert parameter.path not in answer.json["TableDescription"]


# A request for each parameter of a name, which the parameter changes the answer of.
MODE = "ReturnValuesOnConditionCheckFailure"
STORED = {"p": {"S": "kept"}, "v": {"S": "as it was stored"}}
KEY = {"p": STORED["p"]}
UPDATE = {"UpdateExpression": "SET w = :other"}


def failing(table: str, **members) -> dict:
    """An action whose condition the stored item does not meet."""
    values = {":other": {"S": "another"}}
    return {"TableName": table, "ConditionExpression": "v = :other", "ExpressionAttributeValues": values} | members


def statement(table: str) -> dict:
    return {"Statement": f"UPDATE \"{table}\" SET w = 1 WHERE p = 'kept' AND v = 'another'"}


REQUESTS = {
    f"PutItem.{MODE}": lambda table, mode: failing(table, Item=STORED) | mode,
    f"UpdateItem.{MODE}": lambda table, mode: failing(table, Key=KEY, **UPDATE) | mode,
    f"DeleteItem.{MODE}": lambda table, mode: failing(table, Key=KEY) | mode,
    f"TransactWriteItems.TransactItems[].ConditionCheck.{MODE}": lambda table, mode: {
        "TransactItems": [{"ConditionCheck": failing(table, Key=KEY) | mode}]},
    f"TransactWriteItems.TransactItems[].Put.{MODE}": lambda table, mode: {
        "TransactItems": [{"Put": failing(table, Item=STORED) | mode}]},
    f"TransactWriteItems.TransactItems[].Delete.{MODE}": lambda table, mode: {
        "TransactItems": [{"Delete": failing(table, Key=KEY) | mode}]},
    f"TransactWriteItems.TransactItems[].Update.{MODE}": lambda table, mode: {
        "TransactItems": [{"Update": failing(table, Key=KEY, **UPDATE) | mode}]},
    f"ExecuteStatement.{MODE}": lambda table, mode: statement(table) | mode,
    f"BatchExecuteStatement.Statements[].{MODE}": lambda table, mode: {"Statements": [statement(table) | mode]},
    f"ExecuteTransaction.TransactStatements[].{MODE}": lambda table, mode: {
        "TransactStatements": [statement(table) | mode]},
}


@pytest.mark.parametrize("parameter", [p for p in EVERY if p.path.endswith(MODE)], ids=lambda p: f"{p.operation}.{p.path}")
def test_the_item_that_failed_a_condition_is_shown_on_request(server, dynamodb, make_table, parameter):
    """A parameter of this name without a request here fails."""
    table = make_table("p:S")
    dynamodb.put_item(TableName=table, Item=STORED)
    request = REQUESTS[f"{parameter.operation}.{parameter.path}"]
    for mode, is_shown in ({MODE: "ALL_OLD"}, True), ({MODE: "NONE"}, False), ({}, False):
        answer = send(server, parameter, request(table, mode))
        assert "onditionalCheckFailed" in answer.body.decode(), answer.body
        assert (json.dumps(STORED["v"]) in json.dumps(answer.json)) == is_shown
