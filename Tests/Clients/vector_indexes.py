"""Vector indexes over HTTP, and brute force over the same vectors in 64 bits."""

import json
import math
import struct

import raw

GREATEST = struct.unpack("<f", struct.pack("<I", 0x7F7FFFFF))[0]


def rounded(number):
    """The nearest 32-bit number; beyond their range, the greatest."""
    try:
        return struct.unpack("<f", struct.pack("<f", number))[0]
    except OverflowError:
        return math.copysign(GREATEST, number)


def score(function, one, other):
    """The score of two vectors of 32-bit numbers, from exact sums."""
    if function == "DOT_PRODUCT":
        return rounded(math.fsum(a * b for a, b in zip(one, other)))
    if function == "EUCLIDEAN":
        return rounded(math.sqrt(math.fsum((a - b) ** 2 for a, b in zip(one, other))))
    length = math.sqrt(math.fsum(a * a for a in one) * math.fsum(b * b for b in other))
    if length == 0:
        return 1.0
    return rounded(min(max(1 - math.fsum(a * b for a, b in zip(one, other)) / length, 0), 2))


def as_json(vector):
    return [{"N": repr(number)} for number in vector]


def index(name, dimensions, function, *elements):
    definition = {
        "IndexName": name,
        "VectorAttribute": {"AttributeName": "e"},
        "Dimensions": dimensions,
        "DistanceFunction": function,
        "Projection": {"ProjectionType": "KEYS_ONLY"},
    }
    if elements:
        definition["SearchSchema"] = [
            {"AttributeName": attribute, "SearchSchemaElementType": kind} for attribute, kind in elements
        ]
    return definition


def call(server, operation, body, database="default"):
    path = "/" if database == "default" else f"/db/{database}"
    answer = raw.send(server.port, "POST", path, json.dumps(body), raw.headers(operation))
    assert answer.status == 200, answer.body
    return answer.json


def create(server, table, indexes, *attributes):
    call(
        server,
        "CreateTable",
        {
            "TableName": table,
            "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}],
            "AttributeDefinitions": [
                {"AttributeName": name, "AttributeType": "S"} for name in ("p", *attributes)
            ],
            "VectorIndexes": indexes,
        },
    )


def put_all(server, table, items):
    for start in range(0, len(items), 5):
        requests = [{"PutRequest": {"Item": item}} for item in items[start : start + 5]]
        call(server, "BatchWriteItem", {"RequestItems": {table: requests}})


def search(server, table, name, vector, count, database="default", **more):
    body = {"TableName": table, "IndexName": name, "SearchVector": as_json(vector), "TopK": count}
    results = call(server, "SearchVectors", body | more, database)["SearchResults"]
    return [(result["Item"]["p"]["S"], result["Score"]) for result in results]


def shortest(number):
    """The double that the shortest decimal of a 32-bit number denotes."""
    for digits in range(1, 18):
        text = f"{number:.{digits}g}"
        value = float(text)
        if abs(value) <= GREATEST * (1 + 2**-26) and rounded(value) == number:
            return value
    return number


def agrees(found, expected, count, descending):
    """Whether results are those of brute force; equal scores may be in any order."""
    ranked = sorted(expected.items(), key=lambda pair: -pair[1] if descending else pair[1])
    scores = [shortest(value) for _, value in ranked[:count]]
    assert [value for _, value in found] == scores
    for key, value in found:
        assert shortest(expected[key]) == value
    assert len({key for key, _ in found}) == len(found)
