"""Vector searches against brute force in 64 bits, and the indexes of copies of a table."""

import json
import random
import subprocess
import time

import pytest
import raw
from server import Server
from vector_indexes import agrees, as_json, call, create, index, put_all, rounded, score, search

FUNCTIONS = ["COSINE", "EUCLIDEAN", "DOT_PRODUCT"]
DIMENSIONS = [1, 2, 3, 384, 1536, 4096]


def vectors(chance, dimensions, count):
    """Random vectors as clients write them, with a zero vector, a repeated one and great elements."""
    made = [[chance.gauss(0, 1) for _ in range(dimensions)] for _ in range(count)]
    made[0] = [0.0] * dimensions
    made[1] = list(made[2])
    made[3] = [chance.choice([-3e38, 3e38]) for _ in range(dimensions)]
    made[4] = [chance.choice([-1e-44, 1e-44]) for _ in range(dimensions)]
    return made


@pytest.fixture(params=["memory", "sqlite"])
def server(request, tmp_path):
    data = tmp_path / "vectors.sqlite" if request.param == "sqlite" else None
    server = Server(data).start()
    yield server
    assert server.stop() == 0


@pytest.mark.parametrize("dimensions", DIMENSIONS)
def test_results_are_those_of_brute_force(server, dimensions):
    chance = random.Random(dimensions)
    create(server, "Notes", [index(name, dimensions, name) for name in FUNCTIONS])
    written = vectors(chance, dimensions, 25 if dimensions < 1000 else 12)
    stored = {f"k{place}": [rounded(x) for x in vector] for place, vector in enumerate(written)}
    put_all(
        server,
        "Notes",
        [{"p": {"S": f"k{place}"}, "e": {"L": as_json(vector)}} for place, vector in enumerate(written)],
    )
    questions = [written[0], written[2], [chance.gauss(0, 1) for _ in range(dimensions)]]
    for question in questions:
        own = [rounded(x) for x in question]
        for function in FUNCTIONS:
            expected = {key: score(function, own, vector) for key, vector in stored.items()}
            for count in (1, 7, 100):
                found = search(server, "Notes", function, question, count)
                agrees(found, expected, count, function == "DOT_PRODUCT")


def test_conditions_decide_before_vectors(server):
    chance = random.Random(7)
    create(
        server, "Notes", [index("vix", 8, "EUCLIDEAN", ("t", "HASH"), ("f", "INLINE_FILTER"))], "t", "f"
    )
    items, stored = [], {}
    for place in range(200):
        vector = [chance.gauss(0, 1) for _ in range(8)]
        item = {"p": {"S": f"k{place}"}, "e": {"L": as_json(vector)}}
        tenant, color = chance.choice("abc"), chance.choice(["red", "blue", None])
        item["t"] = {"S": tenant}
        if color:
            item["f"] = {"S": color}
        items.append(item)
        stored[f"k{place}"] = (tenant, color, [rounded(x) for x in vector])
    put_all(server, "Notes", items)
    question = [chance.gauss(0, 1) for _ in range(8)]
    own = [rounded(x) for x in question]
    for tenant in "abcd":
        for color in ("red", None):
            condition, values = "t = :t", {":t": {"S": tenant}}
            if color:
                condition, values = "f = :f AND t = :t", values | {":f": {"S": color}}
            expected = {
                key: score("EUCLIDEAN", own, vector)
                for key, (its_tenant, its_color, vector) in stored.items()
                if its_tenant == tenant and color in (None, its_color)
            }
            found = search(
                server, "Notes", "vix", question, 20,
                SearchConditionExpression=condition, ExpressionAttributeValues=values,
            )
            agrees(found, expected, 20, False)


def searched(server, table, count=3):
    """The keys and scores of a search of the index `vix` of a table."""
    return search(server, table, "vix", [1, 0, 0], count)


def fill(server):
    create(server, "Notes", [index("vix", 3, "EUCLIDEAN")])
    vectors = {"a": [1, 0, 0], "b": [0, 2, 0], "c": [0, 0, 4]}
    put_all(server, "Notes", [{"p": {"S": key}, "e": {"L": as_json(each)}} for key, each in vectors.items()])
    call(server, "PutItem", {"TableName": "Notes", "Item": {"p": {"S": "none"}}})
    return searched(server, "Notes")


def active(server, table):
    """Waits until a table is ACTIVE."""
    deadline = time.monotonic() + 60
    while call(server, "DescribeTable", {"TableName": table})["Table"]["TableStatus"] != "ACTIVE":
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_restored_table_has_its_vector_indexes(server):
    before = fill(server)
    made = call(server, "CreateBackup", {"TableName": "Notes", "BackupName": "nightly"})
    arn = made["BackupDetails"]["BackupArn"]
    described = call(server, "DescribeBackup", {"BackupArn": arn})["BackupDescription"]
    assert described["SourceTableFeatureDetails"]["VectorIndexes"][0]["IndexName"] == "vix"
    call(server, "RestoreTableFromBackup", {"TargetTableName": "Copy", "BackupArn": arn})
    active(server, "Copy")
    assert searched(server, "Copy") == before
    renamed = [index("other", 3, "EUCLIDEAN")]
    body = {"TargetTableName": "Renamed", "BackupArn": arn, "VectorIndexOverride": renamed}
    call(server, "RestoreTableFromBackup", body)
    active(server, "Renamed")
    assert search(server, "Renamed", "other", [1, 0, 0], 3) == before
    different = [index("vix", 3, "COSINE")]
    body = {"TargetTableName": "Different", "BackupArn": arn, "VectorIndexOverride": different}
    assert raw.call(server.port, "RestoreTableFromBackup", body).error == "ValidationException"


def test_a_fork_has_an_index_of_its_own(server):
    before = fill(server)
    body = json.dumps({"name": "mine", "from": "default"})
    made = raw.send(server.port, "POST", "/_dynamock/v1/databases", body)
    assert made.status == 200, made.body
    call(server, "DeleteItem", {"TableName": "Notes", "Key": {"p": {"S": "a"}}})
    question = {"TableName": "Notes", "IndexName": "vix", "SearchVector": as_json([1, 0, 0]), "TopK": 3}
    answer = raw.send(
        server.port, "POST", "/db/mine", json.dumps(question), raw.headers("SearchVectors")
    )
    assert [result["Item"]["p"]["S"] for result in answer.json["SearchResults"]] == ["a", "b", "c"]
    assert searched(server, "Notes") == before[1:]


def test_an_export_is_imported_with_its_indexes(tmp_path):
    server = Server(tmp_path / "one.sqlite").start()
    before = fill(server)
    assert server.stop() == 0
    for arguments in (
        ["export", "--data", str(tmp_path / "one.sqlite"), "--to", str(tmp_path / "out")],
        ["import", "--data", str(tmp_path / "two.sqlite"), "--from", str(tmp_path / "out")],
        ["check", str(tmp_path / "two.sqlite")],
    ):
        done = subprocess.run([Server.binary(), *arguments], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr
    server = Server(tmp_path / "two.sqlite").start()
    assert searched(server, "Notes") == before
    assert server.stop() == 0
