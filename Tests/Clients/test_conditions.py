"""Every operator and function of condition and filter expressions, on one item.

Each row is asked three ways, which must agree: as a filter of a Query, as a filter of a Scan
and as the condition of a put.
"""

import re

import pytest

from expectations import CONDITION, CONDITION_FAILED, ENVELOPE, VALIDATION, refused

ITEM = {
    "p": {"S": "the item"},
    "n": {"N": "10"},
    "m10": {"N": "-10"},
    "t": {"S": "banana"},
    "e": {"S": ""},
    "b": {"B": b"\x01\x80"},
    "yes": {"BOOL": True},
    "nay": {"BOOL": False},
    "nil": {"NULL": True},
    "l": {"L": [{"N": "1"}, {"S": "two"}, {"L": [{"N": "3"}]}]},
    "m": {"M": {"x": {"N": "1"}, "d": {"M": {"z": {"S": "deep"}}}}},
    "ss": {"SS": ["a", "b"]},
    "ns": {"NS": ["1", "2"]},
    "bs": {"BS": [b"\x00", b"\x01"]},
}
VALUES = {
    ":10": {"N": "10.0"},
    ":9": {"N": "9"},
    ":20": {"N": "20"},
    ":1": {"N": "1"},
    ":3": {"N": "3"},
    ":t": {"S": "banana"},
    ":ban": {"S": "ban"},
    ":nan": {"S": "nan"},
    ":z": {"S": "z"},
    ":a": {"S": "a"},
    ":two": {"S": "two"},
    ":empty": {"S": ""},
    ":b": {"B": b"\x01"},
    ":b0": {"B": b"\x00"},
    ":bff": {"B": b"\xff"},
    ":true": {"BOOL": True},
    ":null": {"NULL": True},
    ":ba": {"SS": ["b", "a"]},
    ":ns": {"NS": ["2", "1.0"]},
    ":l3": {"L": [{"N": "3"}]},
    ":dz": {"M": {"z": {"S": "deep"}}},
    ":S": {"S": "S"},
    ":N": {"S": "N"},
    ":L": {"S": "L"},
    ":NULL": {"S": "NULL"},
    ":SS": {"S": "SS"},
    ":6": {"N": "6"},
    ":0": {"N": "0"},
    ":2": {"N": "2"},
}

HOLDS = [
    ("n = :10", True),
    ("n <> :10", False),
    ("n = :t", False),
    ("n <> :t", True),
    ("n < :20", True),
    ("n < :10", False),
    ("n <= :10", True),
    ("n > :9", True),
    ("n >= :20", False),
    ("m10 < :9", True),
    ("n < :t", False),
    ("n > :t", False),
    (":9 < n", True),
    ("t = :t", True),
    ("t < :z", True),
    ("t > :a", True),
    ("t >= :t", True),
    ("e = :empty", True),
    ("e < :a", True),
    ("b > :b", True),
    ("b < :bff", True),
    ("yes = :true", True),
    ("nay = :true", False),
    ("nil = :null", True),
    ("nil <> :null", False),
    ("ss = :ba", True),
    ("ns = :ns", True),
    ("l[2] = :l3", True),
    ("l[0] = :1", True),
    ("l[1] = :two", True),
    ("l[2][0] = :3", True),
    ("l[9] = :1", False),
    ("m.x = :1", True),
    ("m.d = :dz", True),
    ("m.d.z = :z", False),
    ("m.x = l[0]", True),
    ("absent = :1", False),
    ("absent <> :1", True),
    ("absent < :1", False),
    ("absent = nothing", False),
    ("n BETWEEN :9 AND :20", True),
    ("n BETWEEN :10 AND :20", True),
    ("n BETWEEN :1 AND :9", False),
    ("t BETWEEN :a AND :z", True),
    (":9 BETWEEN m.x AND n", True),
    ("absent BETWEEN :1 AND :9", False),
    ("n IN (:1, :10)", True),
    ("n IN (:1, :9, :t)", False),
    ("t IN (:t)", True),
    ("absent IN (:t)", False),
    ("attribute_exists(n)", True),
    ("attribute_exists(m.d.z)", True),
    ("attribute_exists(l[5])", False),
    ("attribute_exists(absent)", False),
    ("attribute_not_exists(absent)", True),
    ("attribute_not_exists(m.x)", False),
    ("attribute_not_exists(t.z)", True),
    ("attribute_type(t, :S)", True),
    ("attribute_type(n, :S)", False),
    ("attribute_type(n, :N)", True),
    ("attribute_type(l, :L)", True),
    ("attribute_type(nil, :NULL)", True),
    ("attribute_type(ss, :SS)", True),
    ("attribute_type(absent, :S)", False),
    ("begins_with(t, :ban)", True),
    ("begins_with(t, :nan)", False),
    ("begins_with(t, :empty)", True),
    ("begins_with(b, :b)", True),
    ("begins_with(n, :ban)", False),
    ("begins_with(absent, :ban)", False),
    ("contains(t, :nan)", True),
    ("contains(t, :z)", False),
    ("contains(ss, :a)", True),
    ("contains(ss, :z)", False),
    ("contains(ns, :1)", True),
    ("contains(bs, :b0)", True),
    ("contains(l, :1)", True),
    ("contains(l, :two)", True),
    ("contains(l, :l3)", True),
    ("contains(l, :9)", False),
    ("contains(n, :1)", False),
    ("contains(absent, :1)", False),
    ("size(t) = :6", True),
    ("size(e) = :0", True),
    ("size(b) = :2", True),
    ("size(ss) = :2", True),
    ("size(l) = :3", True),
    ("size(m) = :2", True),
    ("size(n) = :2", False),
    ("size(absent) = :0", False),
    ("size(t) > size(b)", True),
    ("size(t) BETWEEN :1 AND :6", True),
    ("n = :10 AND t = :t", True),
    ("n = :10 AND t = :z", False),
    ("n = :9 OR t = :t", True),
    ("NOT n = :9", True),
    ("NOT absent = :9", True),
    ("NOT (n = :10 AND t = :t)", False),
    # AND binds more tightly than OR, NOT more tightly than AND.
    ("n = :10 OR n = :9 AND t = :z", True),
    ("(n = :10 OR n = :9) AND t = :z", False),
    ("NOT n = :9 AND t = :t", True),
    ("NOT n = :10 OR t = :t", True),
    ("n=:10 and not t=:z or attribute_exists(m)", True),
]


@pytest.fixture(scope="module")
def conditions_table(dynamodb, hash_table):
    """A table that holds the item and nothing else."""
    dynamodb.put_item(TableName=hash_table, Item=ITEM)
    return hash_table


def named(expression: str) -> dict:
    """The values that the expression uses."""
    names = re.findall(r":\w+", expression)
    return {name: VALUES[name] for name in names}


@pytest.mark.parametrize(("expression", "holds"), HOLDS, ids=[row[0] for row in HOLDS])
def test_a_condition(dynamodb, conditions_table, expression, holds):
    values = named(expression)
    with_values = {"ExpressionAttributeValues": values} if values else {}
    queried = dynamodb.query(
        TableName=conditions_table,
        KeyConditionExpression="p = :key",
        FilterExpression=expression,
        ExpressionAttributeValues=values | {":key": ITEM["p"]},
    )
    assert (queried["Count"], queried["ScannedCount"]) == (int(holds), 1)
    scanned = dynamodb.scan(TableName=conditions_table, FilterExpression=expression, **with_values)
    assert (scanned["Count"], scanned["ScannedCount"]) == (int(holds), 1)
    put = {"TableName": conditions_table, "Item": ITEM, "ConditionExpression": expression}
    if holds:
        dynamodb.put_item(**put, **with_values)
    else:
        with refused(CONDITION, CONDITION_FAILED):
            dynamodb.put_item(**put, **with_values)


WRONG = {
    "n = = :1": 'Syntax error; token: "=", near: "= = :1"',
    "n = ": 'Syntax error; token: "<EOF>", near: "="',
    "size = :1": "Attribute name is a reserved keyword; reserved keyword: size",
    "#n = :1": "An expression attribute name used in the document path is not defined; "
    "attribute name: #n",
    "n = :unknown": "An expression attribute value used in expression is not defined; "
    "attribute value: :unknown",
    "smaller(n, :1)": "Invalid function name; function: smaller",
    "size(n)": "The function is not allowed to be used this way in an expression; function: size",
    "begins_with(t, :1)": "Incorrect operand type for operator or function; "
    "operator or function: begins_with, operand type: N",
    "begins_with(t)": "Incorrect number of operands for operator or function; "
    "operator or function: begins_with, number of operands: 1",
    "attribute_exists(:1)": "Operator or function requires a document path; "
    "operator or function: attribute_exists",
    "((n = :1))": "The expression has redundant parentheses;",
    "n = n": "The first operand must be distinct from the remaining operands for this operator "
    "or function; operator: =, first operand: [n]",
    "n BETWEEN :9 AND :1": "The BETWEEN operator requires upper bound to be greater than or equal "
    "to lower bound; lower bound operand: AttributeValue: {N:9}, upper bound operand: "
    "AttributeValue: {N:1}",
    "n BETWEEN :1 AND :a": "The BETWEEN operator requires same data type for lower and upper "
    "bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: "
    "AttributeValue: {S:a}",
}


@pytest.mark.parametrize(("expression", "message"), WRONG.items(), ids=list(WRONG))
def test_a_wrong_expression(dynamodb, conditions_table, expression, message):
    values = {name: VALUES[name] for name in re.findall(r":\w+", expression) if name in VALUES}
    values = values or {":1": VALUES[":1"]}
    with refused(VALIDATION, f"{ENVELOPE}Invalid ConditionExpression: {message}"):
        dynamodb.put_item(
            TableName=conditions_table,
            Item=ITEM,
            ConditionExpression=expression,
            ExpressionAttributeValues=values,
        )
    with refused(VALIDATION, f"Invalid FilterExpression: {message}"):
        dynamodb.scan(
            TableName=conditions_table,
            FilterExpression=expression,
            ExpressionAttributeValues=values,
        )


def test_names_and_values_have_to_be_used(dynamodb, conditions_table):
    put = {"TableName": conditions_table, "Item": ITEM, "ConditionExpression": "attribute_exists(p)"}
    with refused(
        VALIDATION,
        ENVELOPE + "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}",
    ):
        dynamodb.put_item(ExpressionAttributeNames={"#a": "a"}, **put)
    with refused(
        VALIDATION,
        ENVELOPE + "Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}",
    ):
        dynamodb.put_item(ExpressionAttributeValues={":a": {"S": "a"}}, **put)


def test_an_expression_has_at_most_4096_bytes(dynamodb, conditions_table):
    values = {":v": {"N": "10"}}
    room = 4096 - len("n = :v")
    request = {"TableName": conditions_table, "ExpressionAttributeValues": values}
    assert dynamodb.scan(FilterExpression="n = " + " " * room + ":v", **request)["Count"] == 1
    with refused(
        VALIDATION,
        "Invalid FilterExpression: Expression size has exceeded the maximum allowed size; "
        "expression size: 4097",
    ):
        dynamodb.scan(FilterExpression="n = " + " " * (room + 1) + ":v", **request)


def test_an_expression_has_at_most_300_operators(dynamodb, conditions_table):
    request = {
        "TableName": conditions_table,
        "ExpressionAttributeValues": {":v": {"N": "10"}},
        "ExpressionAttributeNames": {"#a": "n"},
    }
    # 150 comparisons joined by 149 ORs, then one more pair.
    assert dynamodb.scan(FilterExpression=" OR ".join(["#a=:v"] * 150), **request)["Count"] == 1
    with refused(
        VALIDATION,
        "Invalid FilterExpression: The expression contains too many operators; operator count: 301",
    ):
        dynamodb.scan(FilterExpression=" OR ".join(["#a=:v"] * 151), **request)
