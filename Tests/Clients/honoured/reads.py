"""Parameters of Query, Scan, and the batches."""

from honoured.case import ABSENT, rows
from honoured.items import KEY, LOCAL_TABLE, OTHER_KEY, SCANNED
from honoured.tables import definitions, index

TABLE = LOCAL_TABLE | {
    "AttributeDefinitions": definitions("pk", "sk", "l", "g"),
    "GlobalSecondaryIndexes": [index("global", "g", Projection={"ProjectionType": "KEYS_ONLY"})],
}


def item(sort: str, **members) -> dict:
    return {"pk": {"S": "p"}, "sk": {"S": sort}} | {name: {"S": text} for name, text in members.items()}


ITEMS = [item("s", a="x", b="1", l="3", g="p"), item("other", a="y", b="2", l="1", g="p"), item("third", a="x", b="2")]
GIVEN = [["CreateTable", TABLE], *(["PutItem", {"TableName": "{t}", "Item": each}] for each in ITEMS)]
MATCH = {"AttributeValueList": [{"S": "x"}], "ComparisonOperator": "EQ"}
TWO = {"a": MATCH, "b": {"AttributeValueList": [{"S": "2"}], "ComparisonOperator": "EQ"}}


def of_filters(member: str, values: dict) -> dict:
    """The rows that Query and Scan share; `values` are those that the request needs anyway."""
    filtered = {"base": {"FilterExpression": "#n = :v", "ExpressionAttributeNames": {"#n": "a"},
                         "ExpressionAttributeValues": values | {":v": {"S": "x"}}}}  # fmt: skip
    return {
        "TableName": ("{t}", "{u}"),
        "IndexName": ("global", ABSENT),
        "Select": ("COUNT", "ALL_ATTRIBUTES"),
        "AttributesToGet": (["a"], ["b"]),
        "Limit": (1, 2),
        "ConsistentRead": (True, False, {"base": {"ReturnConsumedCapacity": "TOTAL"}}),
        member: ({"a": MATCH}, ABSENT),
        f"{member}{{}}.AttributeValueList": ([{"S": "x"}], [{"S": "y"}], {"base": {member: {"a": MATCH}}}),
        f"{member}{{}}.ComparisonOperator": ("EQ", "NE", {"base": {member: {"a": MATCH}}}),
        "ConditionalOperator": ("AND", "OR", {"base": {member: TWO}}),
        "ExclusiveStartKey": (OTHER_KEY, ABSENT),
        "ReturnConsumedCapacity": ("INDEXES", "TOTAL"),
        "ProjectionExpression": ("a", "b"),
        "FilterExpression": ("#n = :v", "#n <> :v", filtered),
        "ExpressionAttributeNames": ({"#n": "a"}, {"#n": "b"}, filtered),
        "ExpressionAttributeValues": (values | {":v": {"S": "x"}}, values | {":v": {"S": "y"}}, filtered),
    }


WHERE = {"KeyConditionExpression": "pk = :p", "ExpressionAttributeValues": {":p": {"S": "p"}}}
CONDITION = {"AttributeValueList": [{"S": "p"}], "ComparisonOperator": "EQ"}
CONDITIONS = {"pk": CONDITION}
SORTED = {"sk": {"AttributeValueList": [{"S": "s"}], "ComparisonOperator": "EQ"}, "pk": CONDITION}
LEGACY_QUERY = {"TableName": "{t}", "KeyConditions": CONDITIONS}
LEGACY = {
    "KeyConditions": (CONDITIONS, SORTED),
    "KeyConditions{}.AttributeValueList": ([{"S": "s"}], [{"S": "t"}], {"base": {"KeyConditions": SORTED}}),
    "KeyConditions{}.ComparisonOperator": ("EQ", "GT", {"base": {"KeyConditions": SORTED}}),
}
LEGACY_NAMES = ("AttributesToGet", "QueryFilter", "QueryFilter{}.AttributeValueList", "QueryFilter{}.ComparisonOperator",
                "ConditionalOperator")  # fmt: skip
BY_EXPRESSION = of_filters("QueryFilter", WHERE["ExpressionAttributeValues"])
for name in LEGACY_NAMES:
    LEGACY[name] = BY_EXPRESSION.pop(name)
BY_EXPRESSION |= {
    "ScanIndexForward": (False, True),
    "KeyConditionExpression": (
        "pk = :p and sk = :s", "pk = :p and sk > :s",
        {"base": {"ExpressionAttributeValues": {":p": {"S": "p"}, ":s": {"S": "s"}}}},
    ),
    "IndexName": ("local", ABSENT),
}  # fmt: skip
SCAN = of_filters("ScanFilter", {}) | {
    "TotalSegments": (1, 2, {"base": {"Segment": 0}}),
    "Segment": (0, 1, {"base": {"TotalSegments": 2}}),
}

GET = {"{t}": {"Keys": [KEY]}}
BATCH_GET = rows(
    "BatchGetItem",
    {"RequestItems": GET},
    {
        "RequestItems": (GET, {"{t}": {"Keys": [OTHER_KEY]}}),
        "RequestItems{}.Keys": ([KEY], [OTHER_KEY]),
        "RequestItems{}.AttributesToGet": (["a"], ["b"]),
        "RequestItems{}.ConsistentRead": (True, False, {"base": {"ReturnConsumedCapacity": "TOTAL"}}),
        "RequestItems{}.ProjectionExpression": ("a", "b"),
        "RequestItems{}.ExpressionAttributeNames": (
            {"#n": "a"}, {"#n": "b"},
            {"base": {"RequestItems": {"{t}": {"Keys": [KEY], "ProjectionExpression": "#n"}}}},
        ),
        "ReturnConsumedCapacity": ("TOTAL", "NONE"),
    },
    GIVEN,
)  # fmt: skip
PUT = {"{t}": [{"PutRequest": {"Item": item("new")}}]}
REMOVE = {"{t}": [{"DeleteRequest": {"Key": KEY}}]}
BATCH_WRITE = rows(
    "BatchWriteItem",
    {"RequestItems": PUT},
    {
        "RequestItems": (PUT, REMOVE),
        "RequestItems{}[].PutRequest": ({"Item": item("new")}, {"Item": item("newer")}),
        "RequestItems{}[].PutRequest.Item": (item("new"), item("newer")),
        "RequestItems{}[].DeleteRequest": ({"Key": KEY}, {"Key": OTHER_KEY}, {"base": {"RequestItems": {"{t}": [{}]}}}),
        "RequestItems{}[].DeleteRequest.Key": (KEY, OTHER_KEY, {"base": {"RequestItems": REMOVE}}),
        "ReturnConsumedCapacity": ("INDEXES", "TOTAL"),
        "ReturnItemCollectionMetrics": ("SIZE", "NONE"),
    },
    GIVEN,
    SCANNED,
)

# Segments are told apart where items of several partitions are spread over them.
SPREAD = [*GIVEN, *(["PutItem", {"TableName": "{t}", "Item": item("s") | {"pk": {"S": f"p{n}"}}}] for n in range(12))]
CASES = [
    *rows("Query", {"TableName": "{t}"} | WHERE, BY_EXPRESSION, GIVEN),
    *rows("Query", LEGACY_QUERY, LEGACY, GIVEN),
    *rows("Scan", {"TableName": "{t}"}, SCAN, SPREAD),
    *BATCH_GET,
    *BATCH_WRITE,
]
