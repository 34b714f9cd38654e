"""ExecuteStatement, BatchExecuteStatement and ExecuteTransaction, as boto3 sends them."""

import pytest
from botocore.exceptions import ClientError

from expectations import CONDITION, CONDITION_FAILED, NOT_FOUND, VALIDATION, refused


@pytest.fixture
def run(dynamodb):
    """Runs a statement with parameters and other members."""

    def run(statement: str, *parameters: dict, **members):
        if parameters:
            members["Parameters"] = list(parameters)
        return dynamodb.execute_statement(Statement=statement, **members)

    return run


@pytest.fixture
def music(make_table, run):
    """A table with a few songs in it."""
    name = make_table("Artist:S", "Song:S")
    for song, year in (("Call Me", "1980"), ("Maria", "1999"), ("Heart", "1978")):
        run(
            f"INSERT INTO \"{name}\" VALUE {{'Artist': 'Blondie', 'Song': ?, 'Year': ?}}",
            {"S": song},
            {"N": year},
        )
    return name


def test_a_statement_of_each_kind(run, music):
    where = "WHERE Artist = 'Blondie' AND Song = 'Maria'"
    changed = run(
        f"UPDATE \"{music}\" SET Chart = {{'UK': 1}} SET Tags = <<'pop', 'rock'>> {where}"
        " RETURNING MODIFIED NEW *"
    )
    assert changed["Items"][0]["Chart"] == {"M": {"UK": {"N": "1"}}}
    found = run(f'SELECT Chart.UK, "Year" FROM "{music}" {where}', ConsistentRead=True)
    assert found["Items"] == [{"UK": {"N": "1"}, "Year": {"N": "1999"}}]
    gone = run(f'DELETE FROM "{music}" {where} RETURNING ALL OLD *')
    assert gone["Items"][0]["Song"] == {"S": "Maria"}
    assert run(f'SELECT * FROM "{music}" {where}')["Items"] == []


def test_pages(run, music):
    songs, token = [], {}
    while True:
        page = run(f"SELECT Song FROM \"{music}\" WHERE Artist = 'Blondie'", Limit=1, **token)
        songs += [item["Song"]["S"] for item in page["Items"]]
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert songs == ["Call Me", "Heart", "Maria"]
    descending = run(f"SELECT Song FROM \"{music}\" WHERE Artist = 'Blondie' ORDER BY Song DESC")
    assert [item["Song"]["S"] for item in descending["Items"]] == ["Maria", "Heart", "Call Me"]


def test_a_token_of_another_statement(run, music):
    page = run(f'SELECT Song FROM "{music}"', Limit=1)
    with refused(VALIDATION, "NextToken does not match request"):
        run(f'SELECT Artist FROM "{music}"', NextToken=page["NextToken"])
    with refused(VALIDATION, "Invalid NextToken"):
        run(f'SELECT Song FROM "{music}"', NextToken="never issued")


def test_refusals(run, music):
    with refused(
        VALIDATION,
        "Statement wasn't well formed, can't be processed: Unexpected token after expression",
    ):
        run("SELECTT * FROMM music")
    with refused(NOT_FOUND, "Requested resource not found"):
        run("SELECT * FROM \"no-such-table\" WHERE pk = 'x'")
    with refused("DuplicateItemException", "Duplicate primary key exists in table"):
        run(f"INSERT INTO \"{music}\" VALUE {{'Artist': 'Blondie', 'Song': 'Maria'}}")
    with refused(CONDITION, CONDITION_FAILED):
        run(f"UPDATE \"{music}\" SET a = 1 WHERE Artist = 'Blondie' AND Song = 'Atomic'")
    with refused(
        VALIDATION, "Where clause does not contain a mandatory equality on all key attributes"
    ):
        run(f"DELETE FROM \"{music}\" WHERE Artist = 'Blondie'")


def test_capacity(run, music):
    read = run(
        f"SELECT * FROM \"{music}\" WHERE Artist = 'Blondie'", ReturnConsumedCapacity="TOTAL"
    )
    assert read["ConsumedCapacity"] == {"TableName": music, "CapacityUnits": 0.5}


def test_a_batch(dynamodb, music):
    def select(song: str) -> dict:
        return {
            "Statement": f'SELECT "Year" FROM "{music}" WHERE Artist = ? AND Song = ?',
            "Parameters": [{"S": "Blondie"}, {"S": song}],
        }

    answer = dynamodb.batch_execute_statement(
        Statements=[select("Maria"), select("Atomic"), {"Statement": "SLECT * FROM t WHERE a = 1"}]
    )
    found, missing, malformed = answer["Responses"]
    assert found == {"TableName": music, "Item": {"Year": {"N": "1999"}}}
    assert missing == {"TableName": music}
    assert malformed == {
        "Error": {
            "Code": "ValidationError",
            "Message": "Statement wasn't well formed, can't be processed: "
            "Expected data manipulation",
        }
    }
    with refused(VALIDATION, "Provided list of item keys contains duplicates"):
        dynamodb.batch_execute_statement(Statements=[select("Maria"), select("Maria")])


def test_a_transaction(dynamodb, run, music):
    where = "WHERE Artist = 'Blondie' AND Song = 'Maria'"
    statements = [
        {"Statement": f"INSERT INTO \"{music}\" VALUE {{'Artist': 'Abba', 'Song': 'SOS'}}"},
        {"Statement": f'UPDATE "{music}" SET Plays = 1 {where}'},
    ]
    done = dynamodb.execute_transaction(
        TransactStatements=statements, ReturnConsumedCapacity="TOTAL"
    )
    assert done["Responses"] == []
    assert done["ConsumedCapacity"] == [
        {"TableName": music, "CapacityUnits": 4.0, "WriteCapacityUnits": 4.0}
    ]
    with pytest.raises(ClientError) as cancelled:
        dynamodb.execute_transaction(TransactStatements=statements)
    assert cancelled.value.response["CancellationReasons"] == [
        {"Code": "DuplicateItem", "Message": "Duplicate primary key exists in table"},
        {"Code": "None"},
    ]
    with pytest.raises(ClientError):
        dynamodb.execute_transaction(
            TransactStatements=[
                {"Statement": f'EXISTS(SELECT * FROM "{music}" {where} AND Plays = 7)'},
                {"Statement": f"DELETE FROM \"{music}\" WHERE Artist = 'Abba' AND Song = 'SOS'"},
            ]
        )
    read = dynamodb.execute_transaction(
        TransactStatements=[{"Statement": f'SELECT Plays FROM "{music}" {where}'}]
    )
    assert read["Responses"] == [{"Item": {"Plays": {"N": "1"}}}]
