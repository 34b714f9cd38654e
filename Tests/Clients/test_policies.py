"""Resource-based policies of tables and streams, evaluated for callers whose signature is verified."""

import json
import re
import subprocess
import sys

import boto3
import pytest
from botocore.config import Config

from expectations import NOT_FOUND, refused
from tables import REGION, create
from test_documentation import blocks

DENIED = "AccessDeniedException"
ACCOUNT, OTHER = "123456789012", "999999999999"
KEYS = {
    "ADA": "",
    "EVE": f":arn:aws:iam::{ACCOUNT}:user/team/Eve",
    "BOB": f":arn:aws:iam::{OTHER}:user/Bob",
    "CI": f":arn:aws:sts::{OTHER}:assumed-role/Deploy/ci",
    "ROOT": f":arn:aws:iam::{OTHER}:root",
}


@pytest.fixture(params=["memory", "sqlite"])
def verifying(request, own_server, tmp_path):
    """A server that knows five callers, on each store."""
    data = tmp_path / "data.sqlite" if request.param == "sqlite" else None
    keys = ",".join(f"{key}:secret-{key}{arn}" for key, arn in KEYS.items())
    return own_server(data, "--auth", "verify", "--access-keys", keys)


def client(server, key: str, service: str = "dynamodb"):
    return boto3.client(
        service,
        endpoint_url=server.url,
        region_name=REGION,
        aws_access_key_id=key,
        aws_secret_access_key=f"secret-{key}",
        config=Config(retries={"total_max_attempts": 1}),
    )


def statement(effect: str, principal, action, resource: str = "*", **more) -> dict:
    principal = principal if principal == "*" else {"AWS": principal}
    return {"Effect": effect, "Principal": principal, "Action": action, "Resource": resource, **more}


def put(dynamodb, arn: str, *statements: dict, **more) -> None:
    policy = json.dumps({"Version": "2012-10-17", "Statement": statements})
    dynamodb.put_resource_policy(ResourceArn=arn, Policy=policy, **more)


def arn_of(table: str, account: str = ACCOUNT) -> str:
    return f"arn:aws:dynamodb:{REGION}:{account}:table/{table}"


def explicit(caller: str, action: str, resource: str) -> str:
    return (
        f"User: {caller} is not authorized to perform: dynamodb:{action} on resource: {resource} "
        "with an explicit deny in a resource-based policy"
    )


def implicit(caller: str, action: str, resource: str) -> str:
    return (
        f"User: {caller} is not authorized to perform: dynamodb:{action} on resource: {resource} "
        f"because no resource-based policy allows the dynamodb:{action} action"
    )


BOB, CI, ADA = f"arn:aws:iam::{OTHER}:user/Bob", f"arn:aws:sts::{OTHER}:assumed-role/Deploy/ci", f"arn:aws:iam::{ACCOUNT}:user/ADA"


def test_another_account_gets_what_a_policy_allows(verifying):
    ada, bob, session = (client(verifying, key) for key in ("ADA", "BOB", "CI"))
    table = create(ada, "p:S")
    arn = arn_of(table)
    ada.put_item(TableName=table, Item={"p": {"S": "a"}})
    key = {"p": {"S": "a"}}
    with refused(DENIED, implicit(BOB, "GetItem", arn)):
        bob.get_item(TableName=arn, Key=key)
    put(ada, arn, statement("Allow", f"arn:aws:iam::{OTHER}:role/Deploy", "dynamodb:GetItem", arn))
    assert session.get_item(TableName=arn, Key=key)["Item"] == key
    with refused(DENIED, implicit(CI, "PutItem", arn)):
        session.put_item(TableName=arn, Item=key)
    with refused(DENIED, implicit(BOB, "GetItem", arn)):
        bob.get_item(TableName=arn, Key=key)
    put(
        ada, arn, statement("Allow", OTHER, "dynamodb:*", arn),
        statement("Deny", BOB, "dynamodb:*Item", arn),
    )
    assert bob.describe_table(TableName=arn)["Table"]["TableArn"] == arn
    assert client(verifying, "ROOT").get_item(TableName=arn, Key=key)["Item"] == key
    with refused(DENIED, explicit(BOB, "GetItem", arn)):
        bob.get_item(TableName=arn, Key=key)
    # Its own account has no tables here.
    with refused(NOT_FOUND, "Requested resource not found"):
        bob.get_item(TableName=table, Key=key)
    with refused(NOT_FOUND, "Requested resource not found"):
        bob.get_item(TableName=arn_of(table, OTHER), Key=key)
    with refused(DENIED, implicit(BOB, "ListTables", "*")):
        bob.list_tables()
    ada.delete_resource_policy(ResourceArn=arn)
    with refused(DENIED, implicit(CI, "GetItem", arn)):
        session.get_item(TableName=arn, Key=key)


def test_another_account_is_denied_each_statement_of_a_batch(verifying):
    ada, bob = client(verifying, "ADA"), client(verifying, "BOB")
    name = create(ada, "id:S")
    for denies_anything in (False, True):
        if denies_anything:
            put(ada, arn_of(name), statement("Deny", KEYS["EVE"][1:], "dynamodb:GetItem"))
        answers = bob.batch_execute_statement(Statements=[
            {"Statement": f"DELETE FROM \"{arn_of(name)}\" WHERE id = 'a'"},
            {"Statement": f"INSERT INTO \"{arn_of(name)}\" VALUE {{'id': 'a'}}"},
        ])["Responses"]
        assert [(each["Error"]["Code"], each["Error"]["Message"]) for each in answers] == [
            ("AccessDenied", implicit(KEYS["BOB"][1:], action, arn_of(name)))
            for action in ("PartiQLDelete", "PartiQLInsert")
        ]
    assert ada.scan(TableName=name)["Items"] == []


def test_the_own_account_may_do_what_no_statement_denies(verifying):
    ada, eve = client(verifying, "ADA"), client(verifying, "EVE")
    table = create(ada, "p:S")
    arn = arn_of(table)
    ada.put_item(TableName=table, Item={"p": {"S": "a"}})
    put(ada, arn, statement("Deny", "*", "dynamodb:DeleteTable", arn), statement("Deny", ADA, "dynamodb:Scan", arn))
    with refused(DENIED, explicit(ADA, "DeleteTable", arn)):
        ada.delete_table(TableName=table)
    with refused(DENIED, explicit(ADA, "Scan", arn)):
        ada.scan(TableName=table)
    assert eve.scan(TableName=table)["Count"] == 1
    assert ada.query(
        TableName=table, KeyConditionExpression="p = :p", ExpressionAttributeValues={":p": {"S": "a"}}
    )["Count"] == 1
    with refused(DENIED, "The new resource policy will not allow you to update the resource policy in the future."):
        put(ada, arn, statement("Deny", ADA, "dynamodb:PutResourcePolicy", arn))
    put(ada, arn, statement("Deny", ADA, "dynamodb:PutResourcePolicy", arn), ConfirmRemoveSelfResourceAccess=True)
    with refused(DENIED, explicit(ADA, "PutResourcePolicy", arn)):
        put(ada, arn, statement("Deny", ADA, "dynamodb:Scan", arn))
    eve.delete_resource_policy(ResourceArn=arn)
    assert ada.scan(TableName=table)["Count"] == 1


def test_a_condition_on_the_caller_and_its_connection(verifying):
    ada = client(verifying, "ADA")
    table = create(ada, "p:S")
    arn = arn_of(table)
    here = {"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}, "StringLike": {"aws:UserAgent": "Boto3/*"}}
    put(ada, arn, statement("Deny", "*", "dynamodb:Scan", arn, Condition=here))
    with refused(DENIED, explicit(ADA, "Scan", arn)):
        ada.scan(TableName=table)
    there = {"NotIpAddress": {"aws:SourceIp": "127.0.0.0/8"}}
    put(ada, arn, statement("Deny", "*", "dynamodb:Scan", arn, Condition=there))
    assert ada.scan(TableName=table)["Count"] == 0
    plain = {"Bool": {"aws:SecureTransport": "false"}}
    put(ada, arn, statement("Deny", "*", "dynamodb:Scan", arn, Condition=plain))
    with refused(DENIED, explicit(ADA, "Scan", arn)):
        ada.scan(TableName=table)


def test_a_stream_has_its_own_policy(verifying):
    ada = client(verifying, "ADA")
    stream = {"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"}
    table = create(ada, "p:S", StreamSpecification=stream)
    arn = ada.describe_table(TableName=table)["Table"]["LatestStreamArn"]
    bob = client(verifying, "BOB", "dynamodbstreams")
    with refused(DENIED, implicit(BOB, "DescribeStream", arn)):
        bob.describe_stream(StreamArn=arn)
    put(ada, arn, statement("Allow", OTHER, ["dynamodb:DescribeStream", "dynamodb:Get*"], arn))
    shard = bob.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    iterator = bob.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON")
    assert bob.get_records(ShardIterator=iterator["ShardIterator"])["Records"] == []
    put(ada, arn, statement("Deny", "*", "dynamodb:GetRecords", arn))
    with refused(DENIED, explicit(BOB, "GetRecords", arn)):
        bob.get_records(ShardIterator=iterator["ShardIterator"])


def test_a_policy_outlives_the_server(own_server, tmp_path):
    data = tmp_path / "data.sqlite"
    arguments = (data, "--auth", "verify", "--access-keys", f"ADA:secret-ADA,BOB:secret-BOB:{BOB}")
    first = own_server(*arguments)
    table = create(client(first, "ADA"), "p:S")
    put(client(first, "ADA"), arn_of(table), statement("Allow", OTHER, "dynamodb:Scan", arn_of(table)))
    assert first.stop() == 0
    bob = client(own_server(*arguments), "BOB")
    assert bob.scan(TableName=arn_of(table))["Count"] == 0
    with refused(DENIED, implicit(BOB, "DescribeTable", arn_of(table))):
        bob.describe_table(TableName=arn_of(table))


def test_without_verification_nothing_is_evaluated(own_server):
    server = own_server(None)
    ada = client(server, "ADA")
    table = create(ada, "p:S")
    put(ada, arn_of(table), statement("Deny", "*", "dynamodb:Scan", arn_of(table)))
    assert ada.scan(TableName=table)["Count"] == 0


@pytest.mark.parametrize("arn", ["", "arn:aws:iam::123456789012:role/R", "arn:aws:iam::1:user/A", "user/Ada"])
def test_a_malformed_arn_stops_the_start(own_server, arn):
    with pytest.raises(RuntimeError, match="the ARN of a user, an assumed role or an account's root"):
        own_server(None, "--auth", "verify", "--access-keys", f"ADA:secret:{arn}")


def test_the_page(own_server):
    page = blocks("docs/policies.md")
    command, program, printed = (body for _, body in page)
    arguments = re.sub(r"\\\n", " ", command).split()[2:]
    server = own_server(None, *arguments)
    program = program.replace("http://localhost:8000", server.url)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == printed.split()
