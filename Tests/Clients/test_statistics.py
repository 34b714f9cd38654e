"""Statistics, plans and what a block of calls cost, as clients see them."""

import re
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
