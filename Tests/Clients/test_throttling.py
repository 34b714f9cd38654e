"""Throttling as a client sees it that does not try again, on a clock that the control API moves.

Exceptions and reasons: [aws-throttling]; [aws-api-reference], ThrottlingReason.
Transactions, and limits that are none: [stackd-captures] of us-east-1, 2026-09-18.
"""

import json
import urllib.request

import pytest
from botocore.exceptions import ClientError
from tables import REGION, connect
from test_databases import control

ARN = f"arn:aws:dynamodb:{REGION}:123456789012:table/Things"


@pytest.fixture(params=["memory", "sqlite"])
def throttled(request, own_server, tmp_path):
    """A server that throttles, on each store."""
    data = tmp_path / "throttled.sqlite" if request.param == "sqlite" else None
    return own_server(data, "--clock", "manual", "--throttling-enforced", "on")


def make_table(client, **throughput):
    client.create_table(
        TableName="Things",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        **throughput,
    )


def put(client, name="a", **more):
    return client.put_item(TableName="Things", Item={"id": {"S": name}}, **more)


def refusal(call):
    with pytest.raises(ClientError) as caught:
        call()
    return caught.value.response


def advance(server, seconds):
    status, _ = control(server, "POST", "/default/clock", {"advanceSeconds": seconds})
    assert status == 200


PROVISIONED = {"ProvisionedThroughput": {"ReadCapacityUnits": 2, "WriteCapacityUnits": 2}}


def test_a_provisioned_table_refuses_and_serves_again_a_second_later(throttled):
    client = connect(throttled.url)
    make_table(client, **PROVISIONED)
    put(client)
    put(client)
    error = refusal(lambda: put(client))
    assert error["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert error["Error"] == {
        "Code": "ProvisionedThroughputExceededException",
        "Message": "The level of configured provisioned throughput for the table was exceeded. "
        "Consider increasing your provisioning level with the UpdateTable API.",
    }
    assert error["ThrottlingReasons"] == [
        {"reason": "TableWriteProvisionedThroughputExceeded", "resource": ARN}
    ]
    advance(throttled, 1)
    put(client)
    put(client)
    assert refusal(lambda: put(client))["ThrottlingReasons"]


def test_a_maximum_on_demand_is_a_throttling_exception(throttled):
    client = connect(throttled.url)
    make_table(
        client,
        BillingMode="PAY_PER_REQUEST",
        OnDemandThroughput={"MaxReadRequestUnits": 1, "MaxWriteRequestUnits": 1},
    )
    put(client)
    error = refusal(lambda: put(client))
    assert error["Error"] == {
        "Code": "ThrottlingException",
        "Message": "Throughput exceeds the maximum OnDemandThroughput configured on table or index",
    }
    assert error["throttlingReasons"] == [
        {"reason": "TableWriteMaxOnDemandThroughputExceeded", "resource": ARN}
    ]


def test_an_account_beyond_its_quota_is_told_so(own_server):
    server = own_server(None, "--throttling-enforced", "on", "--clock", "manual")
    client = connect(server.url)
    make_table(client, BillingMode="PAY_PER_REQUEST")
    status, settings = control(server, "POST", "/default/throttling", {"tableReads": 1})
    assert (status, settings["enforced"], settings["tableReads"]) == (200, True, 1)
    read = lambda: client.get_item(  # noqa: E731
        TableName="Things", Key={"id": {"S": "a"}}, ConsistentRead=True
    )
    read()
    error = refusal(read)
    assert error["Error"]["Code"] == "RequestLimitExceeded"
    assert error["ThrottlingReasons"] == [
        {"reason": "TableReadAccountLimitExceeded", "resource": ARN}
    ]


def test_batches_hand_back_and_a_transaction_is_refused(throttled):
    client = connect(throttled.url)
    make_table(client, **PROVISIONED)
    writes = [{"PutRequest": {"Item": {"id": {"S": name}}}} for name in "abc"]
    answer = client.batch_write_item(RequestItems={"Things": writes})
    assert answer["UnprocessedItems"] == {"Things": writes[2:]}
    error = refusal(lambda: client.batch_write_item(RequestItems={"Things": writes}))
    assert error["Error"]["Code"] == "ProvisionedThroughputExceededException"
    keys = {"Keys": [{"id": {"S": name}} for name in "abc"], "ConsistentRead": True}
    answer = client.batch_get_item(RequestItems={"Things": keys})
    assert len(answer["Responses"]["Things"]) == 2
    assert answer["UnprocessedKeys"] == {"Things": {**keys, "Keys": keys["Keys"][2:]}}
    error = refusal(
        lambda: client.transact_write_items(
            TransactItems=[{"Put": {"TableName": "Things", "Item": {"id": {"S": "d"}}}}]
        )
    )
    assert error["Error"]["Code"] == "ProvisionedThroughputExceededException"
    assert error["ThrottlingReasons"] == [
        {"reason": "TableWriteProvisionedThroughputExceeded", "resource": ARN}
    ]
    assert "CancellationReasons" not in error
    answer = client.batch_execute_statement(
        Statements=[{"Statement": "INSERT INTO Things VALUE {'id': 'e'}"}]
    )
    assert answer["Responses"][0]["Error"]["Code"] == "ProvisionedThroughputExceeded"


def test_limits_that_are_none_fail_with_500(throttled):
    client = connect(throttled.url)
    make_table(client, BillingMode="PAY_PER_REQUEST")
    error = refusal(lambda: client.update_table(TableName="Things", OnDemandThroughput={}))
    assert error["Error"]["Code"] == "InternalFailure"
    assert error["ResponseMetadata"]["HTTPStatusCode"] == 500
    with urllib.request.urlopen(throttled.url + "/metrics", timeout=10) as answer:
        lines = answer.read().decode().splitlines()
    # CloudWatch counts every status of 500 as the system's.
    for name, count in (("system", 1), ("user", 0)):
        found = [each for each in lines if each.startswith(f"dynamock_{name}_errors_total{{")]
        counts = [float(each.split()[-1]) for each in found if "UpdateTable" in each]
        assert counts == [count], found


def test_the_control_api_switches_throttling_and_counts_it(own_server):
    server = own_server(None, "--clock", "manual")
    client = connect(server.url)
    make_table(client, **PROVISIONED)
    status, settings = control(server, "GET", "/default/throttling")
    assert status == 200
    assert settings == {
        "enforced": False,
        "burst": 300,
        "split": 60,
        "tableReads": 40000,
        "tableWrites": 40000,
        "onDemandReads": 12000,
        "onDemandWrites": 4000,
        "partitionReads": 3000,
        "partitionWrites": 1000,
    }
    for _ in range(5):
        put(client)
    assert control(server, "POST", "/default/throttling", {"enforced": True})[0] == 200
    put(client)
    put(client)
    refusal(lambda: put(client))
    status, stats = control(server, "GET", "/default/stats")
    table = next(each for each in stats["tables"] if each["name"] == "Things")
    assert '"writeThrottleEvents": 1' in json.dumps(table)
    for body in ({"enforced": "yes"}, {"burst": -1}, {"burst": 1.5}, {"bursts": 1}):
        status, answer = control(server, "POST", "/default/throttling", body)
        assert (status, list(answer)) == (400, ["error"]), body
    assert control(server, "GET", "/nowhere/throttling")[0] == 404
