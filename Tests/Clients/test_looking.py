"""`dynamock tables`, `items`, `query`, `get`, `put`, `delete`, `sql`, and `db clock`, `throttle`, `count`, `costs`."""

import json
import re
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from server import Server
from tables import connect
from test_scripting_commands import Terminal, shown


@pytest.fixture(params=["memory", "sqlite"])
def shop(request, own_server, tmp_path):
    """A server with the tables `Orders` and `Users`."""
    server = own_server(tmp_path / "shop.sqlite" if request.param == "sqlite" else None)
    server.client = connect(server.url)
    server.client.create_table(
        TableName="Orders",
        KeySchema=[
            {"AttributeName": "customer", "KeyType": "HASH"},
            {"AttributeName": "number", "KeyType": "RANGE"},
        ],
        AttributeDefinitions=[
            {"AttributeName": "customer", "AttributeType": "S"},
            {"AttributeName": "number", "AttributeType": "N"},
            {"AttributeName": "state", "AttributeType": "S"},
        ],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "byState",
                "KeySchema": [{"AttributeName": "state", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    server.client.create_table(
        TableName="Users",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 6},
    )
    for number in range(1, 6):
        server.client.put_item(
            TableName="Orders",
            Item={
                "customer": {"S": "anna"},
                "number": {"N": f"{number}"},
                "state": {"S": "open" if number % 2 else "paid"},
                "lines": {"L": [{"M": {"sku": {"S": "a"}, "count": {"N": f"{number}"}}}]},
            },
        )
    return server


def run(server, *words, code=0, text=None):
    """What a command prints where it is not on a terminal: JSON; or its complaint if it fails."""
    done = subprocess.run(
        [Server.binary(), *words, "--port", str(server.port)],
        capture_output=True, text=True, timeout=30, input=text,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stderr if code else json.loads(done.stdout)


def test_tables_are_listed_and_described(shop):
    assert shown(shop, "tables").splitlines() == [
        "NAME    KEY                   ITEMS  SIZE       CAPACITY         INDEXES",
        "Orders  customer:S, number:N  5      270 bytes  on demand        1",
        "Users   id:S                  0      0 bytes    5 read, 6 write  0",
    ]
    assert [table["TableName"] for table in run(shop, "tables")["Tables"]] == ["Orders", "Users"]
    described = shown(shop, "tables", "Orders")
    assert "key       customer:S, number:N" in described
    assert "byState  state:S  ALL         5      270 bytes" in described
    assert "There is no table 'None'; `dynamock tables` lists those that exist." in run(shop, "tables", "None", code=1)


def test_a_mistyped_table_is_suggested(shop):
    assert "There is no table 'Order'; did you mean 'Orders'?" in run(shop, "items", "Order", code=1)
    there = run(shop, "get", "Warehouse", "1", code=1)
    assert "There is no table 'Warehouse'; `dynamock tables` lists those that exist." in there


@pytest.mark.parametrize(
    "words, suggestion",
    [
        (["tables", "Order"], "There is no table 'Order'; did you mean 'Orders'?"),
        (["items", "Orders", "--index", "bySate"], "Table 'Orders' has no index 'bySate'; did you mean 'byState'?"),
        (["items", "Users", "--index", "bySate"], "Table 'Users' has no index 'bySate', nor any other."),
        (["items", "Users", "--database", "defualt"], "There is no database defualt; did you mean default?"),
        (["db", "reset", "defualt"], "There is no database defualt; did you mean default?"),
        (["db", "fork", "defualt", "mine"], "There is no database defualt; did you mean default?"),
        (["db", "clock", "defualt"], "There is no database defualt; did you mean default?"),
        (["db", "restore", "default", "--checkpoint", "claen"], "has no checkpoint claen; did you mean clean?"),
        (["db", "reset", "warehouse"], "There is no database warehouse; these exist: default."),
        (["put", "Order", '{"id": "a"}'], "There is no table 'Order'; did you mean 'Orders'?"),
        (["sql", "SELECT * FROM Ordrs"], "There is no table 'Ordrs'; did you mean 'Orders'?"),
        (["sql", "DELETE FROM Usres WHERE id = 'a'"], "There is no table 'Usres'; did you mean 'Users'?"),
        (["sql", 'UPDATE "Usres" SET a = 1 WHERE id = \'a\''], "There is no table 'Usres'; did you mean 'Users'?"),
        (["sql", "INSERT INTO Usres VALUE {'id': 'a'}"], "There is no table 'Usres'; did you mean 'Users'?"),
        (["sql", "SELECT * FROM Orders.bySate"], "Table 'Orders' has no index 'bySate'; did you mean 'byState'?"),
        (["sql", 'SELECT * FROM "Orders"."bySate"'], "Table 'Orders' has no index 'bySate'; did you mean 'byState'?"),
        (["backup", "create", "Order"], "There is no table 'Order'; did you mean 'Orders'?"),
        (["backup", "list", "Order"], "There is no table 'Order'; did you mean 'Orders'?"),
        (["backup", "show", "nihgtly"], "There is no backup 'nihgtly'; did you mean 'nightly'?"),
        (["restore", "nihgtly", "--as", "Copy"], "There is no backup 'nihgtly'; did you mean 'nightly'?"),
        (["streams", "Order"], "There is no table 'Order'; did you mean 'Orders'?"),
        (["db", "diff", "default"], "Database default is not a fork, so there is no origin to compare it with."),
    ],
)
def test_a_mistyped_name_is_suggested(shop, words, suggestion):
    run(shop, "db", "checkpoint", "default", "clean")
    run(shop, "backup", "create", "Users", "nightly")
    assert suggestion in run(shop, *words, code=1)


def test_items_are_a_table_for_people_and_json_for_programs(shop):
    lines = shown(shop, "items", "Orders", "--limit", "2").splitlines()
    assert lines[:3] == [
        "customer  number  lines                   state",
        'anna      1       [{sku: "a", count: 1}]  open',
        'anna      2       [{sku: "a", count: 2}]  paid',
    ]
    assert lines[-1].startswith("2 items, ") and lines[-1].endswith("--limit sets the number.")
    everything = run(shop, "items", "Orders")
    assert everything["Count"] == 5
    assert everything["Items"] == shop.client.scan(TableName="Orders")["Items"]
    assert run(shop, "items", "Users") == {"Items": [], "Count": 0}
    assert shown(shop, "items", "Users").startswith("No items.\n")


def numbers(listing):
    return [int(item["number"]["N"]) for item in listing["Items"]]


@pytest.mark.parametrize(
    "words, expected",
    [
        (["items", "Orders", "--where", "number > 3"], [4, 5]),
        (["items", "Orders", "--where", "state = 'open' OR number = 2"], [1, 2, 3, 5]),
        (["items", "Orders", "--where", "number > 3", "--limit", "1"], [4]),
        (["items", "Orders", "--key", "anna", "--key", "3"], [3]),
        (["items", "Orders", "--key", "nobody"], []),
        (["query", "Orders", "anna"], [1, 2, 3, 4, 5]),
        (["query", "Orders", "anna", "--from", "2", "--to", "3"], [2, 3]),
        (["query", "Orders", "anna", "--from", "4"], [4, 5]),
        (["query", "Orders", "anna", "--to", "2", "--descending"], [2, 1]),
        (["query", "Orders", "anna", "--descending", "--limit", "1"], [5]),
        (["query", "Orders", "anna", "--where", "state = 'paid'"], [2, 4]),
        (["sql", "SELECT * FROM Orders WHERE customer = 'anna' AND number = 2"], [2]),
    ],
)
def test_items_are_chosen(shop, words, expected):
    assert numbers(run(shop, *words)) == expected


def test_an_index_is_queried(shop):
    assert sorted(numbers(run(shop, "query", "Orders", "paid", "--index", "byState"))) == [2, 4]
    assert sorted(numbers(run(shop, "items", "Orders", "--index", "byState"))) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "words, complaint",
    [
        (["items", "Orders", "--index", "none"], "; its indexes are 'byState'."),
        (["get", "Orders", "anna"], "customer (S), number (N): give 2 values."),
        (["get", "Orders", "anna", "9"], "No item of table 'Orders' has this key."),
        (["get", "Orders", "anna", "x"], "ValidationException"),
        (["put", "Orders", "[1]"], "The item is not a JSON object: line 1, column 1."),
        (["put", "Orders", '{"customer": "anna"}'], "Missing the key number in the item"),
        (["query", "Users", "a", "--descending"], "has no sort key"),
        (["sql", "SELECT"], "ValidationException"),
        (["items", "Users", "--database", "none"], "none"),
    ],
)
def test_complaints_say_what_to_do(shop, words, complaint):
    assert complaint in run(shop, *words, code=1)


def test_items_are_put_read_replaced_and_deleted(shop):
    plain = '{"id": "u-1", "age": 42, "tags": ["a", "b"], "admin": true}'
    typed = {
        "id": {"S": "u-1"}, "age": {"N": "42"}, "admin": {"BOOL": True},
        "tags": {"L": [{"S": "a"}, {"S": "b"}]},
    }
    assert shown(shop, "put", "Users", plain) == "Added: 1 write unit.\n"
    assert run(shop, "get", "Users", "u-1") == typed
    assert shown(shop, "put", "Users", plain) == "Replaced: 1 write unit.\n"
    lines = shown(shop, "get", "Users", "u-1").splitlines()
    assert lines[:4] == [
        "id     S     u-1",
        "admin  BOOL  true",
        "age    N     42",
        'tags   L     ["a", "b"]',
    ]
    assert lines[-1] == "1 item, 27 bytes, 1 read unit."
    run(shop, "put", "Users", "-", text=json.dumps({**typed, "id": {"S": "u-2"}}))
    assert run(shop, "get", "Users", "u-2")["age"] == {"N": "42"}
    assert shown(shop, "delete", "Users", "u-1") == "Deleted: 1 write unit.\n"
    assert shown(shop, "delete", "Users", "u-1") == "No item has this key: 1 write unit.\n"
    assert run(shop, "items", "Users")["Count"] == 1


def test_statements_change_items(shop):
    assert shown(shop, "sql", "INSERT INTO Users VALUE {'id': 'u-1', 'age': 1}") == "Done: 1 write unit.\n"
    assert run(shop, "sql", "UPDATE Users SET age = 2 WHERE id = 'u-1'")["Count"] == 0
    assert run(shop, "get", "Users", "u-1")["age"] == {"N": "2"}


def test_what_people_look_at_counts_nowhere(shop):
    def counted():
        return {name: spans["start"]["requests"] for name, spans in run(shop, "stats")["operations"].items()}

    before = counted()
    assert before["PutItem"] == 5
    run(shop, "items", "Orders")
    run(shop, "put", "Users", '{"id": "u-1"}')
    assert counted() == before


def test_hostile_texts_do_not_reach_the_terminal(shop):
    shop.client.put_item(TableName="Users", Item={"id": {"S": "\x1b[2J"}, "\x1b]0;x\x07": {"S": "\x9b1m"}})
    for words in (["items", "Users"], ["get", "Users", "\x1b[2J"]):
        text = shown(shop, *words)
        assert not any(ord(character) < 0x20 and character != "\n" for character in text)
        assert "\x9b" not in text and "\\u001b[2J" in text


def test_throttling_is_steered(shop):
    assert run(shop, "db", "throttle", "default")["enforced"] is False
    changed = run(shop, "db", "throttle", "default", "on", "--burst", "7", "--partition-writes", "9")
    assert (changed["enforced"], changed["burst"], changed["partitionWrites"]) == (True, 7, 9)
    assert run(shop, "db", "throttle", "default", "off")["enforced"] is False
    # Each member that the control API has is an option.
    members = {name: 11 + place for place, name in enumerate(sorted(set(changed) - {"enforced"}))}
    options = [text for name, value in members.items() for text in ("--" + re.sub("([A-Z])", r"-\1", name).lower(), f"{value}")]
    assert run(shop, "db", "throttle", "default", *options) == {"enforced": False, **members}


@pytest.mark.parametrize(
    "words, hint",
    [
        (["sql", 'SELECT * FROM Orders WHERE customer = "anna"'], "a text is in single ones: 'anna'."),
        (["items", "Orders", "--where", 'state <> "open" AND state = "x"'], "a text is in single ones: 'open'."),
        (["items", "Orders", "--where", 'begins_with(state, "o p")'], "a text is in single ones: 'o p'."),
        (["items", "Orders", "--where", 'state BETWEEN "a" AND \'b\''], "a text is in single ones: 'a'."),
        (["items", "Orders", "--where", "\"state\" = 'no' AND begins_with(\"state\", 'x')"], ""),
    ],
)
def test_a_text_in_double_quotation_marks_gets_a_hint(shop, words, hint):
    done = subprocess.run(
        [Server.binary(), *words, "--port", str(shop.port)], capture_output=True, text=True, timeout=60)
    assert json.loads(done.stdout) == {"Items": [], "Count": 0}, done.stderr
    assert hint in done.stderr and bool(hint) == bool(done.stderr)
    complaint = run(shop, "sql", 'INSERT INTO Users VALUE {"id": "a"}', code=1)
    assert "Names and texts in VALUE are in single quotation marks" in complaint


def test_negative_numbers_are_values_of_keys(shop):
    run(shop, "put", "Orders", '{"customer": "bo", "number": -1.5, "note": ""}')
    assert run(shop, "get", "Orders", "bo", "-1.5")["number"] == {"N": "-1.5"}
    for words in (["bo", "-1.5"], ["bo", "--from", "-2", "--to", "-1"], ["bo", "--limit", "1", "--to", "-.5"]):
        assert run(shop, "query", "Orders", *words)["Count"] == 1, words
    assert run(shop, "items", "Orders", "--key", "bo", "--key", "-1.5")["Count"] == 1
    # An empty text is not a missing attribute.
    run(shop, "put", "Orders", '{"customer": "bo", "number": -1}')
    assert shown(shop, "items", "Orders", "--key", "bo").splitlines()[:3] == [
        "customer  number  note", 'bo        -1.5    ""', "bo        -1      ",
    ]
    assert "Attributes" in run(shop, "delete", "Orders", "bo", "-1")


def test_all_commands_show_a_size_alike(shop):
    # 99,999 bytes are 97.66 KB.
    run(shop, "put", "Users", json.dumps({"id": "a", "t": "x" * (99_999 - 4)}))
    for words in (["get", "Users", "a"], ["items", "Users"], ["tables"], ["tables", "Users"], ["stats", "--largest", "1"],
                  ["plan"], ["backup", "create", "Users"]):
        assert re.search(r"\b98 KB\b", shown_wide(shop, *words)), words


def shown_wide(server, *words):
    """What a person sees, without the rule that lines fit."""
    with Terminal(server, *words) as terminal:
        return terminal.read()


def test_a_list_of_databases_fits_a_terminal(own_server, tmp_path):
    server = own_server(tmp_path / "data.sqlite")
    run(server, "db", "create", "scratch")
    run(server, "db", "fork", "default", "mine")
    lines = shown(server, "db", "list").splitlines()
    assert lines[0].split() == ["NAME", "FROM", "KEPT", "AGE", "OWN", "SIZE", "DEPTH"]
    assert [line.split()[0] for line in lines[1:4]] == ["default", "mine", "scratch"]
    assert "until the stop" in lines[3] and "yes" in lines[2]
    assert lines[-2:] == [f"Endpoints: {server.url}".replace("127.0.0.1", "localhost"), lines[-1]] and "/db/NAME" in lines[-1]
    listed = {database["name"]: database for database in run(server, "db", "list")["databases"]}
    assert [listed[name].get("lasting") for name in ("default", "mine", "scratch")] == [None, True, False]
    assert "is gone when the server stops" in shown(server, "db", "create", "more")
    kept = run(server, "db", "create", "kept", "--into", str(tmp_path / "kept.sqlite"))
    assert kept["file"] == str(tmp_path / "kept.sqlite") and "lasting" not in kept
    # Without a file all databases are gone, which the start says.
    alone = own_server()
    assert "lasting" not in run(alone, "db", "create", "scratch")


def test_counting_and_costs_are_steered(shop):
    assert run(shop, "db", "count", "default", "off") == {"counting": False}
    assert run(shop, "db", "count", "default", "on") == {"counting": True}
    assert shown(shop, "db", "costs", "default") == "No requests had an x-dynamock-tag header.\n"
    shop.client.meta.events.register(
        "before-sign.dynamodb.*", lambda request, **_: request.headers.add_header("x-dynamock-tag", "mine"))
    shop.client.get_item(TableName="Users", Key={"id": {"S": "a"}})
    assert shown(shop, "db", "costs", "default").splitlines() == [
        "TAG   REQUESTS  FAILED  THROTTLED  READ UNITS  WRITE UNITS",
        "mine  1         0       0          0.5         0",
    ]
    assert shown(shop, "db", "costs", "default", "mine") == shown(shop, "db", "costs", "default")
    assert run(shop, "db", "costs", "default", "a tag/with?signs")["requests"] == 0
    assert "had the tag 'mien'; did you mean 'mine'?" in " ".join(shown_wide(shop, "db", "costs", "default", "mien").split())
    assert run(shop, "db", "costs", "default", "mine", "--forget")["readUnits"] == 0.5
    assert run(shop, "db", "costs", "default") == {"costs": []}
    assert "--forget requires a tag." in run(shop, "db", "costs", "default", "--forget", code=64)


def test_a_manual_clock_is_moved(own_server):
    server = own_server(None, "--clock", "manual")
    before = run(server, "db", "clock", "default")["now"]
    assert run(server, "db", "clock", "default", "+2h")["now"] == before + 7200
    assert "2 h" not in shown(server, "db", "clock", "default")
    assert run(server, "db", "sweep", "default") is not None
    assert run(server, "db", "clock", "default", "-1h")["now"] == before + 3600
    assert run(server, "db", "clock", "default", "-1.5h", "--json")["now"] == before - 1800
    assert run(server, "db", "clock", "default", "-90")["now"] == before - 1890
    assert run(server, "db", "clock", "default", "+1.5h")["now"] == before + 3510
    for step in ("soon", "-1.0001s", "+1w"):
        complaint = run(server, "db", "clock", "default", step, code=64)
        assert f"'{step}' is not a step: a step is a whole number of seconds" in complaint and "\0" not in complaint
    real = own_server()
    assert run(real, "db", "clock", "default", "+1h", code=1)


class Pages(BaseHTTPRequestHandler):
    """A server whose second page fails, or already its first."""

    fails_at = 2

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, answer = 200, {"Items": [{"id": {"S": "a"}}], "NextToken": "next"}
        if self.headers["X-Amz-Target"].endswith("DescribeTable"):
            key = {"AttributeName": "id", "KeyType": "HASH"}
            answer = {"Table": {"TableName": "Users", "KeySchema": [key], "AttributeDefinitions": []}}
        elif ("NextToken" in request) + 1 >= self.fails_at:
            status, answer = 500, {"__type": "InternalServerError", "message": "The disk is gone."}
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.mark.parametrize("fails_at, printed", [(1, None), (2, {"Items": [{"id": {"S": "a"}}], "Count": 1})])
@pytest.mark.parametrize("words", [["items", "Users"], ["sql", "SELECT * FROM Users"]])
def test_a_document_is_complete_or_not_begun_if_a_page_fails(words, fails_at, printed):
    handler = type("Failing", (Pages,), {"fails_at": fails_at})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            done = subprocess.run(
                [Server.binary(), *words, "--json", "--host", "127.0.0.1", "--port", str(server.server_address[1])],
                capture_output=True, text=True, timeout=60,
            )
        finally:
            server.shutdown()
    assert done.returncode == 1 and "The disk is gone." in done.stderr, done.stdout + done.stderr
    assert (json.loads(done.stdout) if done.stdout else None) == printed
