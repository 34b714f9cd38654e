"""Parameters of the operations on single items."""

from honoured.case import rows
from honoured.tables import PLAIN, definitions, index

LOCAL_TABLE = PLAIN | {
    "AttributeDefinitions": definitions("pk", "sk", "l"),
    "LocalSecondaryIndexes": [index("local", "pk", "l")],
}
KEY = {"pk": {"S": "p"}, "sk": {"S": "s"}}
OTHER_KEY = {"pk": {"S": "p"}, "sk": {"S": "other"}}
STORED = KEY | {"a": {"S": "x"}, "b": {"N": "1"}, "l": {"S": "l"}}
GIVEN = [["CreateTable", LOCAL_TABLE], ["PutItem", {"TableName": "{t}", "Item": STORED}]]
SCANNED = [["Scan", {"TableName": "{t}"}]]

FAILING = {"ConditionExpression": "a = :v", "ExpressionAttributeValues": {":v": {"S": "y"}}}
NAMED = {
    "ConditionExpression": "#n = :v",
    "ExpressionAttributeNames": {"#n": "a"},
    "ExpressionAttributeValues": {":v": {"S": "x"}},
}


def expected(**members) -> dict:
    return {"base": {"Expected": {"a": members}}}


def of_conditions() -> dict:
    """The rows of conditions, legacy and not, which three operations share."""
    two = {"a": {"Value": {"S": "x"}}, "b": {"Value": {"N": "2"}}}
    return {
        "Expected": ({"a": {"Value": {"S": "x"}}}, {"a": {"Value": {"S": "y"}}}),
        "Expected{}.Value": ({"S": "x"}, {"S": "y"}, expected()),
        "Expected{}.Exists": (False, True, {"base": {"Expected": {"none": {}}}}),
        "Expected{}.ComparisonOperator": ("EQ", "NE", expected(AttributeValueList=[{"S": "x"}])),
        "Expected{}.AttributeValueList": ([{"S": "x"}], [{"S": "y"}], expected(ComparisonOperator="EQ")),
        "ConditionalOperator": ("OR", "AND", {"base": {"Expected": two}}),
        "ConditionExpression": ("a = :v", "a <> :v", {"base": {"ExpressionAttributeValues": {":v": {"S": "x"}}}}),
        "ExpressionAttributeNames": ({"#n": "a"}, {"#n": "b"}, {"base": NAMED}),
        "ExpressionAttributeValues": ({":v": {"S": "x"}}, {":v": {"S": "y"}}, {"base": NAMED}),
        "ReturnConsumedCapacity": ("INDEXES", "TOTAL"),
        "ReturnItemCollectionMetrics": ("SIZE", "NONE"),
    }


# Both requests fail, and the answers differ in the item.
FAILURE = ("ALL_OLD", "NONE", {"base": FAILING})

PUT = {"TableName": "{t}", "Item": KEY | {"a": {"S": "new"}, "l": {"S": "m"}}}
UPDATE = {"TableName": "{t}", "Key": KEY}
SET = {"UpdateExpression": "SET c = :c", "ExpressionAttributeValues": {":c": {"S": "c"}}}
DELETE = {"TableName": "{t}", "Key": KEY}


def updating(**members) -> dict:
    return {"base": {"AttributeUpdates": {"b": members}}}


PUT_ROWS = of_conditions() | {
    "TableName": ("{t}", "{u}"),
    "Item": (KEY, KEY | {"d": {"S": "d"}}),
    "ReturnValues": ("ALL_OLD", "NONE"),
    "ReturnValuesOnConditionCheckFailure": FAILURE,
}
UPDATE_ROWS = of_conditions() | {
    "TableName": ("{t}", "{u}"),
    "Key": (KEY, OTHER_KEY),
    "AttributeUpdates": ({"b": {"Value": {"N": "2"}}}, {"b": {"Value": {"N": "3"}}}),
    "AttributeUpdates{}.Value": ({"N": "2"}, {"N": "3"}, updating(Action="PUT")),
    "AttributeUpdates{}.Action": ("PUT", "ADD", updating(Value={"N": "2"})),
    "ReturnValues": ("ALL_OLD", "ALL_NEW", {"base": SET}),
    "UpdateExpression": ("REMOVE a", "REMOVE b"),
    "ReturnValuesOnConditionCheckFailure": FAILURE,
}
DELETE_ROWS = of_conditions() | {
    "TableName": ("{t}", "{u}"),
    "Key": (KEY, OTHER_KEY),
    "ReturnValues": ("ALL_OLD", "NONE"),
    "ReturnValuesOnConditionCheckFailure": FAILURE,
}
GET_ROWS = {
    "TableName": ("{t}", "{u}"),
    "Key": (KEY, OTHER_KEY),
    "AttributesToGet": (["a"], ["b"]),
    "ConsistentRead": (True, False, {"base": {"ReturnConsumedCapacity": "TOTAL"}}),
    "ReturnConsumedCapacity": ("TOTAL", "NONE"),
    "ProjectionExpression": ("a", "b"),
    "ExpressionAttributeNames": ({"#n": "a"}, {"#n": "b"}, {"base": {"ProjectionExpression": "#n"}}),
}

CASES = [
    *rows("PutItem", PUT, PUT_ROWS, GIVEN, SCANNED),
    *rows("UpdateItem", UPDATE, UPDATE_ROWS, GIVEN, SCANNED),
    *rows("DeleteItem", DELETE, DELETE_ROWS, GIVEN, SCANNED),
    *rows("GetItem", {"TableName": "{t}", "Key": KEY}, GET_ROWS, GIVEN),
]
