"""A server that is killed in the middle of its work, twenty times, keeps what it has answered."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

from expectations import in_any_order, items
from tables import attribute_definitions, connect, index, key_schema

ROUNDS = 20
WRITERS = 6
SEED = 20_120_810


def table_request(name: str) -> dict:
    return {
        "TableName": name,
        "KeySchema": key_schema("p:S", "s:N"),
        "AttributeDefinitions": attribute_definitions("p:S", "s:N", "g:S", "l:S"),
        "GlobalSecondaryIndexes": [index("by-g", "g:S", "s:N")],
        "LocalSecondaryIndexes": [index("by-l", "p:S", "l:S")],
        "BillingMode": "PAY_PER_REQUEST",
    }


def item(writer: int, place: int) -> dict:
    """An item that is told whole from half: its text repeats what its keys say."""
    return {
        "p": {"S": f"writer {writer}"},
        "s": {"N": str(place)},
        "g": {"S": f"group {place % 5}"},
        "l": {"S": f"{place % 7}"},
        "text": {"S": f"{writer}:{place}:" * 20},
    }


class Writer:
    """Writes without a pause until the server is gone; remembers what was answered."""

    def __init__(self, client, table: str, number: int):
        self.client = client
        self.table = table
        self.number = number
        self.acknowledged: dict[int, dict | None] = {}
        self.in_flight: set[int] = set()
        self.counted = 0
        self.stopped = threading.Event()

    def run(self) -> None:
        place = 0
        while not self.stopped.is_set():
            try:
                place = self.write(place)
            except (BotoCoreError, HTTPClientError, ClientError):
                # The connection broke: what is in flight may or may not have been written.
                return

    def write(self, place: int) -> int:
        """One put, one batch of 25, one delete and one addition."""
        self.in_flight = {place}
        made = item(self.number, place)
        self.client.put_item(TableName=self.table, Item=made)
        self.acknowledged[place] = made

        batch = range(place + 1, place + 26)
        self.in_flight = set(batch)
        puts = [{"PutRequest": {"Item": item(self.number, each)}} for each in batch]
        answer = self.client.batch_write_item(RequestItems={self.table: puts})
        assert answer["UnprocessedItems"] == {}
        self.acknowledged |= {each: item(self.number, each) for each in batch}

        self.in_flight = {place}
        key = {name: made[name] for name in ("p", "s")}
        self.client.delete_item(TableName=self.table, Key=key)
        self.acknowledged[place] = None

        self.in_flight = set()
        answer = self.client.update_item(
            TableName="Counters",
            Key={"p": {"S": f"writer {self.number}"}},
            UpdateExpression="ADD c :one",
            ExpressionAttributeValues={":one": {"N": "1"}},
            ReturnValues="UPDATED_NEW",
        )
        self.counted = int(answer["Attributes"]["c"]["N"])
        return place + 26


def test_what_was_answered_is_kept(own_server, tmp_path, step):
    chance = random.Random(SEED)
    server = own_server(tmp_path / "crash.sqlite")
    client = connect(server.url)
    client.create_table(
        TableName="Counters",
        KeySchema=key_schema("p:S"),
        AttributeDefinitions=attribute_definitions("p:S"),
        BillingMode="PAY_PER_REQUEST",
    )
    written = 0
    counted = [0] * WRITERS
    for round_ in range(ROUNDS):
        table = f"round-{round_}"
        client.create_table(**table_request(table))
        client.get_waiter("table_exists").wait(TableName=table)
        writers = [Writer(connect(server.url), table, each) for each in range(WRITERS)]
        with ThreadPoolExecutor(WRITERS) as pool:
            running = [pool.submit(each.run) for each in writers]
            time.sleep(chance.uniform(0.15, 0.5))
            server.kill()
            for each in writers:
                each.stopped.set()
            for each in running:
                each.result()
        server.start()
        client = connect(server.url)
        written += check_items(client, table, writers)
        check_indexes(client, table)
        counted = check_counters(client, writers, counted)
        if round_ % 2:
            client.delete_table(TableName=table)
    step(f"{ROUNDS} times killed, {written} acknowledged items found again")
    kept = client.list_tables()["TableNames"]
    assert kept == sorted(["Counters", *(f"round-{each}" for each in range(0, ROUNDS, 2))])
    assert written > ROUNDS * WRITERS
    assert server.stop() == 0


def check_items(client, table: str, writers: list[Writer]) -> int:
    """Each acknowledged item is there and whole; the others are those that were in flight."""
    found: dict[tuple, dict] = {}
    for each in items(client.scan, TableName=table, ConsistentRead=True):
        found[each["p"]["S"], int(each["s"]["N"])] = each
    acknowledged = 0
    for writer in writers:
        name = f"writer {writer.number}"
        for place, expected in writer.acknowledged.items():
            kept = found.pop((name, place), None)
            if place in writer.in_flight:
                assert kept in (None, item(writer.number, place))
            else:
                assert kept == expected
                acknowledged += expected is not None
        for place in writer.in_flight:
            kept = found.pop((name, place), None)
            assert kept in (None, item(writer.number, place))
    assert found == {}, "items that nobody wrote"
    return acknowledged


def check_indexes(client, table: str) -> None:
    """Both indexes hold what the table holds, and the live count is right."""
    expected = items(client.scan, TableName=table)
    for name in ("by-g", "by-l"):
        found = items(client.scan, TableName=table, IndexName=name)
        assert in_any_order(found) == in_any_order(expected), name
    described = client.describe_table(TableName=table)["Table"]
    assert described["ItemCount"] == len(expected)
    assert described["GlobalSecondaryIndexes"][0]["ItemCount"] == len(expected)


def check_counters(client, writers: list[Writer], before: list[int]) -> list[int]:
    """A counter is where its last answer said, or one further."""
    after = []
    for writer in writers:
        key = {"p": {"S": f"writer {writer.number}"}}
        found = client.get_item(TableName="Counters", Key=key).get("Item", {"c": {"N": "0"}})
        after.append(int(found["c"]["N"]))
        known = max(writer.counted, before[writer.number])
        assert after[-1] in (known, known + 1)
    return after


def test_memory_starts_empty(own_server):
    server = own_server(None)
    connect(server.url).create_table(**table_request("gone"))
    server.kill()
    server.start()
    assert connect(server.url).list_tables()["TableNames"] == []


def test_an_index_is_filled_after_a_kill(own_server, tmp_path, step):
    """The next process continues the backfill, wherever the previous one was killed."""
    server = own_server(tmp_path / "backfill.sqlite")
    client = connect(server.url)
    request = table_request("filled")
    del request["GlobalSecondaryIndexes"]
    request["AttributeDefinitions"] = attribute_definitions("p:S", "s:N", "l:S")
    client.create_table(**request)
    for start in range(0, 3_000, 25):
        puts = [{"PutRequest": {"Item": item(start % 4, each)}} for each in range(start, start + 25)]
        client.batch_write_item(RequestItems={"filled": puts})

    adding = threading.Thread(target=add_index, args=(connect(server.url),))
    adding.start()
    while not indexes_of(client):
        pass
    status = indexes_of(client)[0]["IndexStatus"]
    server.kill()
    adding.join()
    step(f"killed while the index was {status}")

    server.start()
    client = connect(server.url)
    client.put_item(TableName="filled", Item=item(9, 1))
    client.delete_item(TableName="filled", Key={name: item(0, 0)[name] for name in ("p", "s")})
    end = time.monotonic() + 120
    while indexes_of(client)[0]["IndexStatus"] != "ACTIVE":
        assert time.monotonic() < end, "the index is never filled"
        time.sleep(0.05)
    check_indexes(client, "filled")
    assert server.stop() == 0


def add_index(client) -> None:
    """Adds an index; the server may be gone before the answer."""
    creation = {"Create": index("by-g", "g:S", "s:N")}
    try:
        client.update_table(
            TableName="filled",
            AttributeDefinitions=attribute_definitions("g:S", "s:N"),
            GlobalSecondaryIndexUpdates=[creation],
        )
    except (BotoCoreError, HTTPClientError, ClientError):
        pass


def indexes_of(client) -> list[dict]:
    """The global indexes of the table."""
    table = client.describe_table(TableName="filled")["Table"]
    return table.get("GlobalSecondaryIndexes", [])
