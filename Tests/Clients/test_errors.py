"""Common mistakes and AWS's words for them, as they were in most regions in October 2026.

Tables of sentences that belong to one operation stand with its tests; here are those that any
program runs into, and which of two mistakes is told first.
"""

import pytest

from expectations import ENVELOPE, NOT_FOUND, OOM, VALIDATION, refused

SCHEMA = "The provided key element does not match the schema"
EMPTY_KEY = (
    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot "
    "contain an empty string value. Key: p"
)
P = {"p": {"S": "a"}}
NAMES = "ExpressionAttributeNames"
VALUES = "ExpressionAttributeValues"

# What is asked of a table whose only key is "p", a string.
MISTAKES = {
    "a put without the key": (
        "put_item",
        {"Item": {"x": {"S": "a"}}},
        OOM + "Missing the key p in the item",
    ),
    "a put with a key of another type": (
        "put_item",
        {"Item": {"p": {"N": "1"}}},
        OOM + "Type mismatch for key p expected: S actual: N",
    ),
    "a put with an empty key": ("put_item", {"Item": {"p": {"S": ""}}}, EMPTY_KEY),
    "a get without the key": ("get_item", {"Key": {"x": {"S": "a"}}}, SCHEMA),
    "a get with too many keys": ("get_item", {"Key": P | {"s": {"S": "b"}}}, SCHEMA),
    "a get with a key of another type": ("get_item", {"Key": {"p": {"N": "1"}}}, SCHEMA),
    "a get with a key that is a list": ("get_item", {"Key": {"p": {"L": []}}}, SCHEMA),
    "a get with an empty key": ("get_item", {"Key": {"p": {"S": ""}}}, EMPTY_KEY),
    "a get with no key at all": ("get_item", {"Key": {}}, SCHEMA),
    "a delete with a key of another type": ("delete_item", {"Key": {"p": {"BOOL": True}}}, SCHEMA),
    "an update with a key of another type": (
        "update_item",
        {"Key": {"p": {"N": "1"}}, "UpdateExpression": "REMOVE x"},
        SCHEMA,
    ),
    "an empty attribute name": (
        "put_item",
        {"Item": P | {"": {"S": "a"}}},
        ENVELOPE + "Empty attribute name",
    ),
    "a projection with a reserved word": (
        "get_item",
        {"Key": P, "ProjectionExpression": "name"},
        "Invalid ProjectionExpression: Attribute name is a reserved keyword; "
        "reserved keyword: name",
    ),
    "an empty projection": (
        "get_item",
        {"Key": P, "ProjectionExpression": ""},
        "Invalid ProjectionExpression: The expression can not be empty;",
    ),
    "a projection of overlapping paths": (
        "get_item",
        {"Key": P, "ProjectionExpression": "a.b, a"},
        "Invalid ProjectionExpression: Two document paths overlap with each other; must remove "
        "or rewrite one of these paths; path one: [a, b], path two: [a]",
    ),
    "a projection with an unknown name": (
        "get_item",
        {"Key": P, "ProjectionExpression": "#x"},
        "Invalid ProjectionExpression: An expression attribute name used in the document path is "
        "not defined; attribute name: #x",
    ),
    "a name that is not used": (
        "get_item",
        {"Key": P, "ProjectionExpression": "a", NAMES: {"#x": "x"}},
        "Value provided in ExpressionAttributeNames unused in expressions: keys: {#x}",
    ),
    "names without an expression": (
        "get_item",
        {"Key": P, NAMES: {"#x": "x"}},
        "ExpressionAttributeNames can only be specified when using expressions",
    ),
    "values without an expression": (
        "put_item",
        {"Item": P, VALUES: {":x": {"S": "x"}}},
        ENVELOPE + "ExpressionAttributeValues can only be specified when using expressions",
    ),
    "empty names": (
        "get_item",
        {"Key": P, "ProjectionExpression": "a", NAMES: {}},
        "ExpressionAttributeNames must not be empty",
    ),
    "empty values": (
        "put_item",
        {"Item": P, "ConditionExpression": "attribute_exists(a)", VALUES: {}},
        ENVELOPE + "ExpressionAttributeValues must not be empty",
    ),
    "a projection and attributes to get": (
        "get_item",
        {"Key": P, "ProjectionExpression": "a", "AttributesToGet": ["a"]},
        "Can not use both expression and non-expression parameters in the same request: "
        "Non-expression parameters: {AttributesToGet} Expression parameters: "
        "{ProjectionExpression}",
    ),
    "an empty condition": (
        "put_item",
        {"Item": P, "ConditionExpression": ""},
        ENVELOPE + "Invalid ConditionExpression: The expression can not be empty;",
    ),
    "a value that is not a number in a condition": (
        "put_item",
        {"Item": P, "ConditionExpression": "a = :n", VALUES: {":n": {"N": "abc"}}},
        ENVELOPE + "The parameter cannot be converted to a numeric value: abc",
    ),
    "a value of no type in a condition": (
        "put_item",
        {"Item": P, "ConditionExpression": "a = :n", VALUES: {":n": {}}},
        "ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must "
        "contain exactly one of the supported datatypes for key :n",
    ),
    "a function that takes a value": (
        "delete_item",
        {"Key": P, "ConditionExpression": "attribute_exists(:x)", VALUES: {":x": {"S": "x"}}},
        ENVELOPE + "Invalid ConditionExpression: Operator or function requires a document path; "
        "operator or function: attribute_exists",
    ),
    "an update of a key": (
        "update_item",
        {"Key": P, "UpdateExpression": "SET p = :x", VALUES: {":x": {"S": "x"}}},
        OOM + "Cannot update attribute p. This attribute is part of the key",
    ),
    "list_append with one operand": (
        "update_item",
        {"Key": P, "UpdateExpression": "SET a = list_append(:x)", VALUES: {":x": {"L": []}}},
        ENVELOPE + "Invalid UpdateExpression: Incorrect number of operands for operator or "
        "function; operator or function: list_append, number of operands: 1",
    ),
    "if_not_exists of a value": (
        "update_item",
        {
            "Key": P,
            "UpdateExpression": "SET a = if_not_exists(:x, :x)",
            VALUES: {":x": {"S": "x"}},
        },
        ENVELOPE + "Invalid UpdateExpression: Operator or function requires a document path; "
        "operator or function: if_not_exists",
    ),
    "a query without a condition": (
        "query",
        {},
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
        "request.",
    ),
    "a query with a condition on no key": (
        "query",
        {"KeyConditionExpression": "x = :x", VALUES: {":x": {"S": "x"}}},
        "Query condition missed key schema element: p",
    ),
    "a query with a condition on a key and more": (
        "query",
        {"KeyConditionExpression": "p = :x AND y = :x", VALUES: {":x": {"S": "x"}}},
        "The number of query conditions (2) exceeds the number of key attributes defined in the "
        "schema (1)",
    ),
    "a query with a key of another type": (
        "query",
        {"KeyConditionExpression": "p = :x", VALUES: {":x": {"N": "1"}}},
        OOM + "Condition parameter type does not match schema type",
    ),
}


@pytest.mark.parametrize(
    ("operation", "request_", "message"), MISTAKES.values(), ids=MISTAKES.keys()
)
def test_a_mistake(dynamodb, hash_table, operation, request_, message):
    with refused(VALIDATION, message):
        getattr(dynamodb, operation)(TableName=hash_table, **request_)


ITEM_OPERATIONS = {
    "put_item": {"Item": P},
    "get_item": {"Key": P},
    "delete_item": {"Key": P},
    "update_item": {"Key": P},
    "query": {"KeyConditionExpression": "p = :p", VALUES: {":p": {"S": "a"}}},
    "scan": {},
}


@pytest.mark.parametrize("operation", ITEM_OPERATIONS)
def test_a_table_that_is_not_there(dynamodb, operation):
    with refused(NOT_FOUND, "Requested resource not found"):
        getattr(dynamodb, operation)(TableName="not-there", **ITEM_OPERATIONS[operation])


@pytest.mark.parametrize("operation", ["describe_table", "delete_table"])
def test_a_table_that_is_not_there_is_named(dynamodb, operation):
    with refused(NOT_FOUND, "Requested resource not found: Table: not-there not found"):
        getattr(dynamodb, operation)(TableName="not-there")


@pytest.mark.parametrize("operation", ITEM_OPERATIONS)
def test_a_table_name_of_no_length(dynamodb, operation):
    with refused(VALIDATION):
        getattr(dynamodb, operation)(TableName="", **ITEM_OPERATIONS[operation])


@pytest.mark.parametrize("operation", ITEM_OPERATIONS)
def test_a_table_name_is_required(dynamodb, operation):
    with refused(VALIDATION):
        getattr(dynamodb, operation)(**ITEM_OPERATIONS[operation])


UNKNOWN_WORDS = {
    "ReturnConsumedCapacity": "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]",
    "ReturnItemCollectionMetrics": "Member must satisfy enum value set: [SIZE, NONE]",
    "ReturnValues": "Member must satisfy enum value set: [ALL_OLD, UPDATED_OLD, ALL_NEW, "
    "UPDATE_NEW, NONE]",
}


@pytest.mark.parametrize("parameter", UNKNOWN_WORDS)
def test_an_unknown_word(dynamodb, hash_table, parameter):
    with refused(VALIDATION, starting=ENVELOPE) as caught:
        dynamodb.put_item(TableName=hash_table, Item=P, **{parameter: "BOGUS"})
    message = caught.value.response["Error"]["Message"]
    assert message.endswith(UNKNOWN_WORDS[parameter])


def test_a_wrong_request_to_a_missing_table_is_told_about_the_request(dynamodb):
    """Rules of the request alone come before the table is looked up."""
    with refused(VALIDATION, ENVELOPE + "The parameter cannot be converted to a numeric value: x"):
        dynamodb.put_item(TableName="not-there", Item=P | {"n": {"N": "x"}})
    with refused(VALIDATION, starting=ENVELOPE + "Invalid UpdateExpression: Syntax error"):
        dynamodb.update_item(TableName="not-there", Key=P, UpdateExpression="SET SET")


def test_a_missing_table_comes_before_the_key_schema(dynamodb):
    with refused(NOT_FOUND, "Requested resource not found"):
        dynamodb.put_item(TableName="not-there", Item={"anything": {"S": "a"}})


def test_a_value_comes_before_an_expression(dynamodb, hash_table):
    with refused(VALIDATION, ENVELOPE + "The parameter cannot be converted to a numeric value: x"):
        dynamodb.put_item(
            TableName=hash_table, Item=P | {"n": {"N": "x"}}, ConditionExpression="= ="
        )


def test_the_key_schema_comes_before_the_condition(dynamodb, hash_table):
    with refused(VALIDATION, OOM + "Missing the key p in the item"):
        dynamodb.put_item(
            TableName=hash_table,
            Item={"x": {"S": "a"}},
            ConditionExpression="attribute_exists(p)",
        )
