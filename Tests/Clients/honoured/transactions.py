"""Parameters of transactions and of PartiQL."""

from honoured.case import ABSENT, rows
from honoured.items import GIVEN, KEY, LOCAL_TABLE, OTHER_KEY, SCANNED

OTHER_TABLE = [["CreateTable", LOCAL_TABLE | {"TableName": "{u}"}]]
TWO = [*GIVEN, *OTHER_TABLE]
GET = {"TableName": "{t}", "Key": KEY}
NAMED = {"#n": "a"}
TRANSACT_GET = rows(
    "TransactGetItems",
    {"TransactItems": [{"Get": GET}]},
    {
        "TransactItems": ([{"Get": GET}], [{"Get": GET | {"Key": OTHER_KEY}}]),
        "TransactItems[].Get": (GET, GET | {"Key": OTHER_KEY}),
        "TransactItems[].Get.Key": (KEY, OTHER_KEY),
        "TransactItems[].Get.TableName": ("{t}", "{u}"),
        "TransactItems[].Get.ProjectionExpression": ("a", "b"),
        "TransactItems[].Get.ExpressionAttributeNames": (
            NAMED, {"#n": "b"}, {"base": {"TransactItems": [{"Get": GET | {"ProjectionExpression": "#n"}}]}}
        ),
        "ReturnConsumedCapacity": ("TOTAL", "NONE"),
    },
    TWO,
)  # fmt: skip

TEST = {"ConditionExpression": "#n = :v", "ExpressionAttributeNames": NAMED, "ExpressionAttributeValues": {":v": {"S": "x"}}}
FAILING = TEST | {"ExpressionAttributeValues": {":v": {"S": "y"}}}
CHANGE = {"TableName": "{t}", "Key": KEY, "UpdateExpression": "REMOVE b"}
ACTIONS = {
    "ConditionCheck": {"TableName": "{t}", "Key": KEY},
    "Put": {"TableName": "{t}", "Item": KEY | {"l": {"S": "m"}}},
    "Delete": {"TableName": "{t}", "Key": KEY},
    "Update": CHANGE,
}


def of_action(kind: str, action: dict) -> dict:
    """The rows of one kind of action."""
    at = f"TransactItems[].{kind}"

    def on(**more) -> dict:
        return {"base": {"TransactItems": [{kind: action | more}]}}

    key = "Item" if kind == "Put" else "Key"
    found = {
        at: (action | TEST, action | FAILING, on()),
        f"{at}.{key}": (action[key], OTHER_KEY, on(**TEST)),
        f"{at}.TableName": ("{t}", "{u}", on(**TEST)),
        f"{at}.ConditionExpression": ("#n = :v", "#n <> :v", on(**TEST)),
        f"{at}.ExpressionAttributeNames": (NAMED, {"#n": "b"}, on(**TEST)),
        f"{at}.ExpressionAttributeValues": ({":v": {"S": "x"}}, {":v": {"S": "y"}}, on(**TEST)),
        f"{at}.ReturnValuesOnConditionCheckFailure": ("ALL_OLD", "NONE", on(**FAILING)),
    }
    if kind == "Put":
        found[f"{at}.Item"] = (action["Item"], action["Item"] | {"d": {"S": "d"}}, on())
    if kind == "Update":
        found[f"{at}.UpdateExpression"] = ("REMOVE a", "REMOVE b", on())
    return found


PUTS = [{"Put": ACTIONS["Put"]}]
WRITE_ROWS = {
    "TransactItems": (PUTS, [{"Delete": ACTIONS["Delete"]}]),
    "ReturnConsumedCapacity": ("INDEXES", "TOTAL"),
    "ReturnItemCollectionMetrics": ("SIZE", "NONE"),
    # The same token again is a replay, which is charged as a read and writes nothing.
    "ClientRequestToken": (
        "{t}-token", "{t}-another",
        {"given": [*TWO, ["TransactWriteItems", {"TransactItems": PUTS, "ClientRequestToken": "{t}-token",
                                                 "ReturnConsumedCapacity": "TOTAL"}]],
         "base": {"ReturnConsumedCapacity": "TOTAL"}},
    ),
}  # fmt: skip
for each, made in ACTIONS.items():
    WRITE_ROWS |= of_action(each, made)

SELECT = 'SELECT * FROM "{t}" WHERE pk = ? AND sk = ?'
VALUES = [{"S": "p"}, {"S": "s"}]
OTHERS = [{"S": "p"}, {"S": "other"}]
FAILING_UPDATE = "UPDATE \"{t}\" SET c = 'c' WHERE pk = ? AND sk = ? AND a = 'y'"
UPDATE = "UPDATE \"{t}\" SET c = 'c' WHERE pk = 'p' AND sk = 's' AND a = 'y'"
MORE = [*GIVEN, ["PutItem", {"TableName": "{t}", "Item": OTHER_KEY}]]
EVERYTHING = 'SELECT * FROM "{t}"'
PAGES = {
    "base": {"Limit": 1},
    "given": [*MORE, ["ExecuteStatement", {"Statement": EVERYTHING, "Limit": 1}, {"next": "NextToken"}]],
}
TOTAL = {"base": {"ReturnConsumedCapacity": "TOTAL"}}
ONE = {"Statement": SELECT, "Parameters": VALUES}


def of_statements(member: str) -> dict:
    """The rows that batches and transactions of statements share."""
    at = f"{member}[]"
    return {
        member: ([ONE], [ONE | {"Parameters": OTHERS}]),
        f"{at}.Statement": (SELECT, SELECT.replace("*", "a")),
        f"{at}.Parameters": (VALUES, OTHERS),
        f"{at}.ReturnValuesOnConditionCheckFailure": ("ALL_OLD", "NONE", {"base": {member: [{"Statement": UPDATE}]}}),
        "ReturnConsumedCapacity": ("TOTAL", "NONE"),
    }


INSERT = {"Statement": "INSERT INTO \"{t}\" VALUE {'pk': 'p', 'sk': 'new'}"}
REPLAY = {
    "base": {"TransactStatements": [INSERT]},
    "given": [*GIVEN, ["ExecuteTransaction", {"TransactStatements": [INSERT], "ClientRequestToken": "{t}-token"}]],
}
EXECUTE = {
    "Statement": (SELECT, SELECT.replace("*", "a")),
    "Parameters": (VALUES, OTHERS),
    "ConsistentRead": (True, False, TOTAL),
    "ReturnConsumedCapacity": ("TOTAL", "NONE"),
    "ReturnValuesOnConditionCheckFailure": ("ALL_OLD", "NONE", {"base": {"Statement": FAILING_UPDATE}}),
}

CASES = [
    *TRANSACT_GET,
    *rows("TransactWriteItems", {"TransactItems": PUTS}, WRITE_ROWS, TWO, SCANNED),
    *rows("ExecuteStatement", ONE, EXECUTE, MORE, SCANNED),
    *rows(
        "ExecuteStatement",
        {"Statement": EVERYTHING},
        {"Limit": (1, 2), "NextToken": ("{next}", ABSENT, PAGES)},
        MORE,
    ),
    *rows(
        "BatchExecuteStatement",
        {"Statements": [ONE]},
        of_statements("Statements") | {"Statements[].ConsistentRead": (True, False, TOTAL)},
        MORE,
    ),
    *rows(
        "ExecuteTransaction",
        {"TransactStatements": [ONE]},
        of_statements("TransactStatements")
        | {"ClientRequestToken": ("{t}-token", "{t}-another", REPLAY)},
        MORE,
    ),
]
