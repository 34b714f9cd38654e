"""The AWS command line tool, as a person or a script uses it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from expectations import in_any_order
from tables import CREDENTIALS, REGION, new_name

AWS = Path(sys.executable).with_name("aws")


@pytest.fixture
def aws(server, tmp_path):
    """Runs `aws dynamodb ...` against the server; a failure gives its words instead."""

    def run(*arguments: str, fails: bool = False):
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "AWS_ACCESS_KEY_ID": CREDENTIALS["aws_access_key_id"],
            "AWS_SECRET_ACCESS_KEY": CREDENTIALS["aws_secret_access_key"],
            "AWS_DEFAULT_REGION": REGION,
            "AWS_PAGER": "",
        }
        done = subprocess.run(
            [str(AWS), "dynamodb", *arguments, "--endpoint-url", server.url],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        if fails:
            assert done.returncode != 0
            return done.stderr
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    return run


def test_a_session(aws):
    name = new_name("cli")
    created = aws(
        *("create-table", "--table-name", name, "--billing-mode", "PAY_PER_REQUEST"),
        *("--attribute-definitions", "AttributeName=artist,AttributeType=S"),
        *("AttributeName=song,AttributeType=S", "AttributeName=year,AttributeType=N"),
        *("--key-schema", "AttributeName=artist,KeyType=HASH", "AttributeName=song,KeyType=RANGE"),
        "--global-secondary-indexes",
        "IndexName=by-year,KeySchema=[{AttributeName=year,KeyType=HASH}],"
        "Projection={ProjectionType=ALL}",
    )
    assert created["TableDescription"]["TableName"] == name
    aws("wait", "table-exists", "--table-name", name)
    assert name in aws("list-tables")["TableNames"]
    songs = [
        {"artist": {"S": "Nina"}, "song": {"S": song}, "year": {"N": year}}
        for song, year in (("Feeling Good", "1965"), ("Sinnerman", "1965"), ("Baltimore", "1978"))
    ]
    for song in songs:
        aws("put-item", "--table-name", name, "--item", json.dumps(song))
    found = aws("get-item", "--table-name", name, "--key", json.dumps({k: songs[0][k] for k in ("artist", "song")}))
    assert found == {"Item": songs[0]}
    queried = aws(
        *("query", "--table-name", name, "--key-condition-expression", "artist = :a"),
        *("--expression-attribute-values", '{":a": {"S": "Nina"}}', "--page-size", "1"),
    )
    assert [item["song"]["S"] for item in queried["Items"]] == [
        "Baltimore",
        "Feeling Good",
        "Sinnerman",
    ]
    by_year = aws(
        *("query", "--table-name", name, "--index-name", "by-year"),
        *("--key-condition-expression", "#y = :y", "--expression-attribute-names", '{"#y": "year"}'),
        *("--expression-attribute-values", '{":y": {"N": "1965"}}'),
    )
    assert in_any_order(by_year["Items"]) == in_any_order(songs[:2])
    updated = aws(
        *("update-item", "--table-name", name, "--return-values", "ALL_NEW"),
        *("--key", '{"artist": {"S": "Nina"}, "song": {"S": "Baltimore"}}'),
        *("--update-expression", "SET plays = :one"),
        *("--expression-attribute-values", '{":one": {"N": "1"}}'),
    )
    assert updated["Attributes"] == songs[2] | {"plays": {"N": "1"}}
    scanned = aws("scan", "--table-name", name, "--max-items", "2")
    assert len(scanned["Items"]) == 2 and scanned["NextToken"]
    words = aws(
        *("delete-item", "--table-name", name, "--condition-expression", "plays > :two"),
        *("--key", '{"artist": {"S": "Nina"}, "song": {"S": "Baltimore"}}'),
        *("--expression-attribute-values", '{":two": {"N": "2"}}'),
        fails=True,
    )
    assert "(ConditionalCheckFailedException)" in words and "The conditional request failed" in words
    aws("delete-table", "--table-name", name)
    aws("wait", "table-not-exists", "--table-name", name)
    words = aws("describe-table", "--table-name", name, fails=True)
    assert "(ResourceNotFoundException)" in words
    assert f"Requested resource not found: Table: {name} not found" in words


def test_limits(aws):
    assert aws("describe-limits")["TableMaxReadCapacityUnits"] == 40000
