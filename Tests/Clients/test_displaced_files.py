"""A data file that is deleted, moved or replaced while a real server has it, and a locked one."""

import os
import sqlite3
import time

import pytest
from botocore.exceptions import ClientError

import raw
from tables import attribute_definitions, connect, key_schema


def fill(url: str, count: int = 20):
    client = connect(url)
    client.create_table(
        TableName="things",
        KeySchema=key_schema("p:S"),
        AttributeDefinitions=attribute_definitions("p:S"),
        BillingMode="PAY_PER_REQUEST",
    )
    for number in range(count):
        put(client, number)
    return client


def put(client, number: int) -> None:
    client.put_item(TableName="things", Item={"p": {"S": str(number)}})


def delete(folder):
    os.unlink(folder / "data.db")


def move(folder):
    os.rename(folder / "data.db", folder / "elsewhere.db")


def replace(folder):
    (folder / "other").write_bytes(b"other")
    os.rename(folder / "other", folder / "data.db")


def remove_folder(folder):
    os.rename(folder, folder.with_name("elsewhere"))


def delete_log(folder):
    os.unlink(folder / "data.db-wal")


@pytest.mark.parametrize("displace", [delete, move, replace, remove_folder, delete_log])
def test_no_write_is_acknowledged_and_lost(own_server, tmp_path, displace):
    folder = tmp_path / "folder"
    folder.mkdir()
    server = own_server(folder / "data.db")
    client = fill(server.url)
    displace(folder)
    acknowledged = 0
    for number in range(100, 130):
        try:
            put(client, number)
            acknowledged += 1
        except ClientError as error:
            assert error.response["Error"]["Code"] == "InternalServerError"
            explanation = error.response["ResponseMetadata"]["HTTPHeaders"]["x-dynamock-explain"]
            assert "writes would be lost" in explanation.replace("%20", " ")
    assert acknowledged == 0
    # Reading goes on, and the data can be rescued.
    assert client.scan(TableName="things")["Count"] == 20
    rescued = tmp_path / "rescued.db"
    answer = raw.send(
        server.port, "POST", "/_dynamock/v1/databases",
        f'{{"from":"default","into":"{rescued}"}}')
    assert answer.status == 200, answer.body
    time.sleep(1.5)
    code = server.stop()
    assert " error " in server.log
    assert "restart the server" in server.log or "start it again" in server.log
    # Its own lines, not one for each request.
    assert server.log.count(" a request failed") <= 4
    # The log alone is copied into the file at the end; a file that is gone is gone.
    assert (code == 0) == (displace is delete_log)
    again = own_server(folder / "data.db" if displace is delete_log else rescued)
    assert connect(again.url).scan(TableName="things")["Count"] == 20


def test_a_file_that_is_back_takes_writes_again(own_server, tmp_path):
    server = own_server(tmp_path / "data.db")
    client = fill(server.url)
    os.rename(tmp_path / "data.db", tmp_path / "x.db")
    with pytest.raises(ClientError):
        put(client, 100)
    time.sleep(1.5)
    os.rename(tmp_path / "x.db", tmp_path / "data.db")
    put(client, 101)
    time.sleep(1.5)
    assert server.stop() == 0
    assert "the data file is at its path again" in server.log


def test_a_lock_of_another_program_is_waited_for_and_logged(own_server, tmp_path):
    server = own_server(tmp_path / "data.db", "--timeouts-lock", "4", "--log-level", "warning")
    client = fill(server.url)
    with sqlite3.connect(tmp_path / "data.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        with pytest.raises(ClientError) as refusal:
            put(client, 100)
        # Once, not once more to read again what no write has changed.
        assert 3.9 < time.monotonic() - start < 7.5
        assert refusal.value.response["Error"]["Code"] == "InternalServerError"
        other.execute("COMMIT")
    put(client, 101)
    assert server.stop() == 0
    lines = [line for line in server.output if "a request failed" in line]
    assert 1 <= len(lines) <= 10
    assert "timeouts.lock" in lines[0] and "operation=PutItem" in lines[0]


def test_a_moved_clock_sweeps_before_it_answers(own_server, tmp_path):
    server = own_server(None, "--clock", "manual", "--ttl-interval", "0")
    client = fill(server.url, 0)
    client.update_time_to_live(
        TableName="things", TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires"})
    path = "/_dynamock/v1/databases/default"
    now = raw.send(server.port, "GET", f"{path}/clock").json["now"]
    client.put_item(
        TableName="things", Item={"p": {"S": "1"}, "expires": {"N": str(int(now) + 10)}})
    raw.send(server.port, "POST", f"{path}/clock", '{"advanceSeconds": 5}')
    assert client.scan(TableName="things")["Count"] == 1
    raw.send(server.port, "POST", f"{path}/clock", '{"advanceSeconds": 10}')
    assert client.scan(TableName="things")["Count"] == 0
    # Back behind the table's making: it is there all the same.
    raw.send(server.port, "POST", f"{path}/clock", '{"advanceSeconds": -3600}')
    put(client, 1)
    assert client.scan(TableName="things")["Count"] == 1
    assert raw.send(server.port, "POST", f"{path}/sweep").json == {"expiredItems": 0}
