"""The contributors of contributor insights: by the control API, on a terminal, and for Prometheus."""

import re
import urllib.request

import boto3
import pytest
from server import Server
from tables import CREDENTIALS, REGION
from test_databases import control
from test_statistics import dynamock

PATH = "/default/insights"


@pytest.fixture(scope="module")
def server():
    server = Server().start()
    client = boto3.client("dynamodb", endpoint_url=server.url, region_name=REGION, **CREDENTIALS)
    key = {"pk": {"S": "ada"}, "sk": {"N": "1"}}
    for name in ("Orders", "Plain"):
        client.create_table(
            TableName=name,
            AttributeDefinitions=[
                {"AttributeName": "pk", "AttributeType": "S"},
                {"AttributeName": "sk", "AttributeType": "N"},
            ],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            BillingMode="PAY_PER_REQUEST",
        )
    client.update_contributor_insights(TableName="Orders", ContributorInsightsAction="ENABLE")
    for name in ("Orders", "Plain"):
        client.put_item(TableName=name, Item=key)
        client.get_item(TableName=name, Key=key, ConsistentRead=True)
        client.get_item(TableName=name, Key={**key, "sk": {"N": "2"}}, ConsistentRead=True)
    server.rules = client.describe_contributor_insights(TableName="Orders")["ContributorInsightsRuleList"]
    yield server
    server.stop()


def test_each_rule_that_aws_names_has_its_contributors(server):
    status, answer = control(server, "GET", PATH)
    assert status == 200
    assert [rule["ruleName"] for rule in answer["rules"]] == server.rules
    assert [rule["ruleName"].split("-")[1] for rule in answer["rules"]] == ["PKC", "PKT", "SKC", "SKT"]
    accessed, throttled, items, _ = answer["rules"]
    assert (accessed["metric"], accessed["aggregationStatistic"]) == ("ConsumedThroughputUnits", "Sum")
    assert (accessed["table"], accessed["keyLabels"], accessed["aggregateValue"]) == ("Orders", ["pk"], 5)
    (one,) = accessed["contributors"]
    assert (one["keys"], one["approximateAggregateValue"]) == ([{"S": "ada"}], 5)
    assert sum(point["approximateValue"] for point in one["datapoints"]) == 5
    assert all(point["timestamp"] % 60 == 0 for point in one["datapoints"])
    assert sum(point["maxContributorValue"] for point in accessed["metricDatapoints"]) == 5
    assert items["keyLabels"] == ["pk", "sk"]
    assert [(item["keys"][1], item["approximateAggregateValue"]) for item in items["contributors"]] == [
        ({"N": "1"}, 4),
        ({"N": "2"}, 1),
    ]
    assert (throttled["metric"], throttled["aggregateValue"], throttled["contributors"]) == ("ThrottleCount", 0, [])


def test_rules_and_contributors_are_limited_by_the_query(server):
    (rule,) = control(server, "GET", f"{PATH}?rule={server.rules[2]}&top=1&minutes=60")[1]["rules"]
    assert rule["ruleName"] == server.rules[2] and len(rule["contributors"]) == 1
    assert len(control(server, "GET", f"{PATH}?table=Orders")[1]["rules"]) == 4
    assert control(server, "GET", f"{PATH}?table=Plain")[1]["rules"] == []
    assert control(server, "GET", f"{PATH}?table=Orders&index=none")[1]["rules"] == []


@pytest.mark.parametrize(
    "query, message",
    [
        ("top=26", '"top" is a whole number from 1 to 25.'),
        ("top=x", '"top" is a whole number from 1 to 25.'),
        ("minutes=0", '"minutes" is a whole number from 1 to 60.'),
        ("index=a", '"index" is possible only together with "table".'),
        ("rule=none", '"rule" is none, which no enabled contributor insights have; without "rule", all are listed.'),
        ("tables=Orders", '"tables" is not a parameter of this path; did you mean "table"?'),
    ],
)
def test_a_query_without_meaning_is_rejected(server, query, message):
    status, answer = control(server, "GET", f"{PATH}?{query}")
    assert (status, answer["error"]["message"]) == (400, message)


def test_a_missing_table_is_named(server):
    status, answer = control(server, "GET", f"{PATH}?table=Order")
    assert (status, answer["error"]["code"]) == (404, "NoSuchTable")


def test_the_command_line_shows_them(server):
    text = dynamock(server, "stats", "--insights", on_terminal=True)
    heading = f"Orders: accessed keys, {server.rules[0]}"
    assert re.search(rf"{heading}\npk +UNITS +SHARE\nada +5 +100 %\n", text), text
    assert re.search(r"pk +sk +UNITS +SHARE\nada +1 +4 +80 %\nada +2 +1 +20 %\n", text), text
    assert f"Orders: throttled keys, {server.rules[1]}\nNone." in text
    assert "No contributor insights are enabled: aws dynamodb update-contributor-insights" in " ".join(
        dynamock(server, "stats", "--insights", "Plain", on_terminal=True).split()
    )


def test_prometheus_gets_the_largest_value_of_the_last_minute(server):
    with urllib.request.urlopen(server.url + "/metrics", timeout=10) as answer:
        lines = answer.read().decode().splitlines()
    found = [line for line in lines if line.startswith("dynamock_max_contributor_value{")]
    assert len(found) == 4
    labels = f'database="default",table="Orders",metric="ConsumedThroughputUnits",rule="{server.rules[0]}"'
    assert re.fullmatch(rf"dynamock_max_contributor_value{{{labels}}} [05]", found[0]), found
    assert "# TYPE dynamock_max_contributor_value gauge" in lines


def test_without_insights_there_is_no_such_metric():
    server = Server().start()
    try:
        with urllib.request.urlopen(server.url + "/metrics", timeout=10) as answer:
            assert "contributor" not in answer.read().decode()
    finally:
        server.stop()
