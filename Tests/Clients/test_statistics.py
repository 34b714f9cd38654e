"""Statistics, plans and what a block of calls cost, as clients see them."""

import json
import os
import pty
import re
import subprocess
import urllib.request

import boto3
import pytest
from botocore.exceptions import ClientError
from server import Server
from tables import CREDENTIALS, REGION
from test_databases import control


@pytest.fixture(scope="module")
def server():
    server = Server().start()
    yield server
    server.stop()


def tagged(server, tag):
    """A client whose requests all bear a tag."""
    client = boto3.client("dynamodb", endpoint_url=server.url, region_name=REGION, **CREDENTIALS)
    client.meta.events.register(
        "before-call.dynamodb",
        lambda params, **_: params["headers"].update({"x-dynamock-tag": tag}),
    )
    return client


@pytest.fixture(scope="module")
def worked(server):
    """A table with a known load: 10 items of 1,500 bytes put, each read once consistently."""
    client = tagged(server, "load")
    client.create_table(
        TableName="Orders",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    for number in range(10):
        key = {"pk": {"S": f"k{number}"}}
        client.put_item(TableName="Orders", Item={**key, "text": {"S": "x" * 1492}})
        client.get_item(TableName="Orders", Key=key, ConsistentRead=True)
    with pytest.raises(ClientError):
        client.put_item(
            TableName="Orders",
            Item={"pk": {"S": "k0"}},
            ConditionExpression="attribute_not_exists(pk)",
        )
    return server


def test_the_cost_of_tagged_calls_is_what_aws_would_charge(worked):
    status, cost = control(worked, "GET", "/default/costs/load")
    assert status == 200
    # Two write units an item of 1,500 bytes, two more for the failed condition on such an item.
    assert (cost["readUnits"], cost["writeUnits"]) == (10, 22)
    assert cost["requests"] == 22 and cost["failedRequests"] == 1


def test_calls_with_another_tag_are_counted_apart(worked):
    tagged(worked, "other").get_item(TableName="Orders", Key={"pk": {"S": "none"}})
    _, cost = control(worked, "GET", "/default/costs/other")
    assert (cost["requests"], cost["readUnits"], cost["writeUnits"]) == (1, 0.5, 0)


def test_statistics_count_requests_errors_and_units(worked):
    status, statistics = control(worked, "GET", "/default/stats")
    assert status == 200
    puts = statistics["operations"]["PutItem"]["start"]
    assert puts["requests"] == 11
    assert puts["errors"] == {"ConditionalCheckFailedException": 1}
    assert puts["latencyMicroseconds"]["p50"] > 0


def test_metrics_are_prometheus_text(worked):
    with urllib.request.urlopen(worked.url + "/metrics", timeout=10) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain")
        text = answer.read().decode()
    sample = re.compile(r'^[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [-+0-9.eE]+$')
    for line in text.splitlines():
        assert line.startswith(("# HELP ", "# TYPE ")) or sample.match(line), line
    assert (
        'dynamock_consumed_write_capacity_units_total{database="default",table="Orders"} 22'
        in text.splitlines()
    )


def test_a_plan_names_storage_and_price(worked):
    status, answer = control(worked, "GET", "/default/plan")
    assert status == 200
    (plan,) = answer["plans"]
    (source,) = plan["sources"]
    assert plan["table"] == "Orders"
    # 1,500 bytes an item and AWS's 100 beside them.
    assert (source["items"], source["bytes"], source["billedBytes"]) == (10, 15_000, 16_000)
    assert answer["prices"]["currency"] == "USD"


def test_statistics_that_are_off_are_refused_with_a_reason():
    server = Server(arguments=("--statistics", "off")).start()
    try:
        status, answer = control(server, "GET", "/default/stats")
    finally:
        server.stop()
    assert status >= 400
    assert "statistics" in answer["error"]["message"]


def dynamock(server, *arguments, on_terminal=False):
    """Runs a command of the program against a server; gives what it printed."""
    command = [Server.binary(), *arguments, "--host", "127.0.0.1", "--port", str(server.port)]
    if not on_terminal:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30)
        assert done.returncode == 0, done.stderr
        return done.stdout
    ours, theirs = pty.openpty()
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
        os.close(theirs)
        printed = b""
        # A terminal that its last process has left answers with an error and not with its end.
        while part := read_or_nothing(ours):
            printed += part
        assert process.wait(timeout=30) == 0, printed
    finally:
        os.close(ours)
    return printed.decode().replace("\r\n", "\n")


def read_or_nothing(descriptor):
    try:
        return os.read(descriptor, 65_536)
    except OSError:
        return b""


def columns(text, first):
    """The line of a printed table that begins with a word, split at its columns."""
    (line,) = [line for line in text.splitlines() if re.match(rf"\s*{first}\s", line)]
    return re.split(r"\s{2,}", line.strip())


def test_stats_prints_the_json_of_the_control_api(worked):
    told = json.loads(dynamock(worked, "stats", "--json"))
    assert told["database"] == "default"
    (orders,) = [table for table in told["tables"] if table["name"] == "Orders"]
    usage = orders["table"]["usage"]["start"]
    assert (usage["units"]["write"], usage["addedItems"], usage["addedBytes"]) == (22, 10, 15_000)
    # Whoever reads a pipe gets JSON without asking.
    assert list(json.loads(dynamock(worked, "stats", "Orders"))["operations"]) == [
        "CreateTable", "GetItem", "PutItem",
    ]


def test_statistics_of_no_table_are_refused_with_the_tables_there_are(worked):
    status, refused = control(worked, "GET", "/default/stats?table=Nowhere")
    assert (status, refused["error"]["code"]) == (404, "NoSuchTable")
    assert refused["error"]["message"] == "There is no table Nowhere; there are: Orders."
    status, refused = control(worked, "GET", "/default/stats?table=orders")
    assert refused["error"]["message"] == "There is no table orders; did you mean Orders?"


def test_stats_prints_a_table_on_a_terminal(worked):
    text = dynamock(worked, "stats", "--span", "start", on_terminal=True)
    assert text.startswith("default, since the start: ")
    # Requests, errors, throttled requests.
    assert columns(text, "PutItem")[:4] == ["PutItem", "11", "1", "0"]
    assert columns(text, "Orders")[-2:] == ["1.5 KB", "1.5 KB"]


def test_the_largest_items_are_told_on_request(worked):
    told = json.loads(dynamock(worked, "stats", "Orders", "--largest", "3"))
    (orders,) = told["largest"]
    assert [item["bytes"] for item in orders["items"]] == [1500] * 3
    assert orders["name"] == "Orders" and orders["collections"] == []
    text = dynamock(worked, "stats", "--largest", "1", on_terminal=True)
    assert re.search(r"^LARGEST ITEM NOW +OF +SIZE\s*\nk\d +Orders +1\.5 KB\s*$", text, re.MULTILINE)
    status, refused = control(worked, "GET", "/default/stats?largest=0")
    assert (status, refused["error"]["code"]) == (400, "BadRequest")
    status, plain = control(worked, "GET", "/default/stats")
    assert "largest" not in plain


def test_plan_is_a_command_too(worked):
    told = json.loads(dynamock(worked, "plan", "Orders", "--json"))
    (plan,) = told["plans"]
    assert plan["sources"][0]["billedBytes"] == 16_000
    text = dynamock(worked, "plan", "Orders", on_terminal=True)
    assert re.match(r"Orders, observed for [\d mins]+, used for [\d mins]+\n", text)
    # Name, items, size, size with AWS's 100 bytes an item.
    assert ["Orders", "10", "15 KB", "16 KB"] in [
        re.split(r"\s{2,}", line.strip()) for line in text.splitlines()
    ]
    assert f"Prices in USD of us-east-1, {told['prices']['date']}, " in " ".join(text.split())


def test_a_plan_of_no_table_fails_with_a_reason(worked):
    command = [Server.binary(), "plan", "Nowhere", "--host", "127.0.0.1"]
    done = subprocess.run(
        [*command, "--port", str(worked.port)], capture_output=True, text=True, timeout=30
    )
    assert done.returncode != 0
    assert "Nowhere" in done.stderr and "Orders" in done.stderr


@pytest.fixture(scope="module")
def searched():
    """Two items of a vector index of 300 dimensions, and three searches."""
    server = Server().start()
    client = tagged(server, "vectors")
    client.create_table(
        TableName="Notes",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
        VectorIndexes=[
            {
                "IndexName": "meaning",
                "VectorAttribute": {"AttributeName": "e"},
                "Dimensions": 300,
                "DistanceFunction": "COSINE",
                "Projection": {"ProjectionType": "KEYS_ONLY"},
            }
        ],
    )
    vector = [{"N": "0.5"}] * 300
    for key in "ab":
        client.put_item(TableName="Notes", Item={"pk": {"S": key}, "e": {"L": vector}})
    for _ in range(3):
        found = client.search_vectors(
            TableName="Notes", IndexName="meaning", SearchVector=vector, TopK=1,
            ReturnConsumedCapacity="TOTAL",
        )
    yield server, found["ConsumedCapacity"]["VectorSearchRequestBytes"]
    server.stop()


# An entry has its key, `pk` and one letter, and `e` with four bytes for each dimension.
ENTRY = 3 + 1 + 4 * 300


def test_vector_indexes_are_counted_in_bytes(searched):
    server, bytes_of_search = searched
    (table,) = control(server, "GET", "/default/stats")[1]["tables"]
    (index,) = table["vectorIndexes"]
    assert index["name"] == "meaning"
    assert index["usage"]["start"] == {
        "vectorSearchRequestBytes": 3 * bytes_of_search,
        "vectorWriteRequestBytes": 2 * ENTRY,
        "addedItems": 2,
        "addedBytes": 2 * ENTRY,
    }
    assert table["indexes"] == []
    assert table["operations"]["SearchVectors"]["start"]["requests"] == 3
    # The table's own units are those of its writes.
    assert table["table"]["usage"]["start"]["units"] == {"read": 0, "write": 4}
    cost = control(server, "GET", "/default/costs/vectors")[1]
    assert cost["vectorSearchRequestBytes"] == 3 * bytes_of_search
    assert cost["vectorWriteRequestBytes"] == 2 * ENTRY
    assert (cost["readUnits"], cost["writeUnits"]) == (0, 4)


def test_metrics_have_the_bytes_of_vector_indexes(searched):
    server, bytes_of_search = searched
    with urllib.request.urlopen(server.url + "/metrics", timeout=10) as answer:
        lines = answer.read().decode().splitlines()
    labels = 'database="default",table="Notes",vector_index="meaning"'
    values = dict(line.rsplit(" ", 1) for line in lines if labels in line)
    assert {name: float(value) for name, value in values.items()} == {
        f"dynamock_vector_search_request_bytes_total{{{labels}}}": 3 * bytes_of_search,
        f"dynamock_vector_write_request_bytes_total{{{labels}}}": 2 * ENTRY,
    }


def test_a_plan_shows_vector_indexes_without_a_price(searched):
    server, _ = searched
    (plan,) = control(server, "GET", "/default/plan")[1]["plans"]
    (index,) = plan["vectorIndexes"]
    assert (index["name"], index["items"], index["bytes"]) == ("meaning", 2, 2 * ENTRY)
    assert index["monthlyVectorSearchRequestBytes"] > 0
    assert index["monthlyVectorWriteRequestBytes"] > 0
    assert [source["name"] for source in plan["sources"]] == ["Notes"]
    text = " ".join(dynamock(server, "plan", "Notes", on_terminal=True).split())
    assert "VECTOR INDEX ITEMS SIZE SEARCHED A MONTH WRITTEN A MONTH meaning 2 2.4 KB" in text
    assert (
        "Vector indexes are metered in bytes, whose price AWS's guide does not name: they are not in "
        "the prices here." in text
    )


def test_stats_and_costs_show_the_bytes_of_vector_indexes(searched):
    server, bytes_of_search = searched
    text = " ".join(dynamock(server, "stats", "--span", "start", on_terminal=True).split())
    assert "VECTOR INDEX OF SEARCHED WRITTEN meaning Notes 15 KB 2.4 KB" in text
    text = " ".join(dynamock(server, "db", "costs", "default", on_terminal=True).split())
    assert "VECTOR SEARCH BYTES VECTOR WRITE BYTES" in text
    assert text.endswith(f"{3 * bytes_of_search:g} {2 * ENTRY}")


@pytest.fixture
def fresh():
    server = Server().start()
    yield server
    server.stop()


def test_calls_are_passed_over_while_counting_is_off(fresh):
    client = boto3.client("dynamodb", endpoint_url=fresh.url, region_name=REGION, **CREDENTIALS)
    path = "/default/stats"
    assert control(fresh, "POST", path, {"counting": False}) == (200, {"counting": False})
    client.list_tables()
    status, stats = control(fresh, "GET", path)
    assert (status, stats["counting"], stats["operations"]) == (200, False, {})
    assert "not being counted" in dynamock(fresh, "stats", on_terminal=True)
    assert control(fresh, "POST", path, {"counting": True}) == (200, {"counting": True})
    client.list_tables()
    status, stats = control(fresh, "GET", path)
    assert list(stats["operations"]) == ["ListTables"]
    for body in {"counting": "no"}, {"counts": True}, {}:
        status, refusal = control(fresh, "POST", path, body)
        assert (status, refusal["error"]["code"]) == (400, "BadRequest")
