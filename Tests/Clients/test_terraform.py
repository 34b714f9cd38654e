"""What Terraform's AWS provider asks for: the calls of each resource, replayed with boto3, in the order of
the provider's sources (hashicorp/terraform-provider-aws, internal/service/dynamodb, version 5.100)."""

import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from expectations import NOT_FOUND, VALIDATION, refused
from server import Server
from tables import CREDENTIALS, REGION, attribute_definitions, connect, index, key_schema, new_name

ACCOUNT = "123456789012"
PAGE = Path(__file__).parents[2] / "docs" / "terraform.md"


def arn_of(name: str) -> str:
    return f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{name}"


def wait_until_active(dynamodb, name: str) -> dict:
    """The provider's wait, which here never has to poll: a table is ACTIVE at once."""
    table = dynamodb.describe_table(TableName=name)["Table"]
    assert table["TableStatus"] == "ACTIVE"
    assert table["WarmThroughput"]["Status"] == "ACTIVE"
    assert all(each["IndexStatus"] == "ACTIVE" for each in table.get("GlobalSecondaryIndexes", []))
    return table


def read(dynamodb, name: str) -> dict:
    """What each plan reads of a table, without an error that the provider does not tolerate."""
    backups = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    return {
        "table": dynamodb.describe_table(TableName=name)["Table"],
        "recovery": backups["PointInTimeRecoveryDescription"],
        "ttl": dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"],
        "tags": dynamodb.list_tags_of_resource(ResourceArn=arn_of(name))["Tags"],
    }


def destroy(dynamodb, name: str) -> None:
    dynamodb.delete_table(TableName=name)
    missing = f"Requested resource not found: Table: {name} not found"
    with refused(NOT_FOUND, missing):
        dynamodb.describe_table(TableName=name)
    with refused(NOT_FOUND, missing):
        dynamodb.delete_table(TableName=name)


PLAIN = {
    "AttributeDefinitions": attribute_definitions("p:S"),
    "KeySchema": key_schema("p:S"),
    "BillingMode": "PAY_PER_REQUEST",
}
UNITS = {"ReadCapacityUnits": 5, "WriteCapacityUnits": 5}
GLOBAL = {
    "AttributeDefinitions": attribute_definitions("p:S", "g:S"),
    "GlobalSecondaryIndexes": [index("by-g", "g:S")],
}
# A block of aws_dynamodb_table: members of CreateTable, and what the read has to show.
BLOCKS = {
    "billing_mode": (
        {"BillingMode": "PROVISIONED", "ProvisionedThroughput": UNITS},
        lambda got: got["table"]["ProvisionedThroughput"]["ReadCapacityUnits"] == 5,
    ),
    "range_key": (
        {"AttributeDefinitions": attribute_definitions("p:S", "s:N"), "KeySchema": key_schema("p:S", "s:N")},
        lambda got: [each["AttributeName"] for each in got["table"]["KeySchema"]] == ["p", "s"],
    ),
    "global_secondary_index": (
        GLOBAL,
        lambda got: got["table"]["GlobalSecondaryIndexes"][0]["IndexName"] == "by-g",
    ),
    "local_secondary_index": (
        {
            "AttributeDefinitions": attribute_definitions("p:S", "s:N", "l:S"),
            "KeySchema": key_schema("p:S", "s:N"),
            "LocalSecondaryIndexes": [index("by-l", "p:S", "l:S")],
        },
        lambda got: got["table"]["LocalSecondaryIndexes"][0]["IndexName"] == "by-l",
    ),
    "stream_enabled": (
        {"StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}},
        lambda got: got["table"]["LatestStreamArn"].startswith(got["table"]["TableArn"] + "/stream/"),
    ),
    "server_side_encryption": (
        {"SSESpecification": {"Enabled": True, "SSEType": "KMS"}},
        lambda got: got["table"]["SSEDescription"]["Status"] == "ENABLED",
    ),
    "tags": (
        {"Tags": [{"Key": "team", "Value": "jazz"}]},
        lambda got: got["tags"] == [{"Key": "team", "Value": "jazz"}],
    ),
    "table_class": (
        {"TableClass": "STANDARD_INFREQUENT_ACCESS"},
        lambda got: got["table"]["TableClassSummary"]["TableClass"] == "STANDARD_INFREQUENT_ACCESS",
    ),
    "deletion_protection_enabled": (
        {"DeletionProtectionEnabled": True},
        lambda got: got["table"]["DeletionProtectionEnabled"],
    ),
    "on_demand_throughput": (
        {"OnDemandThroughput": {"MaxReadRequestUnits": 10, "MaxWriteRequestUnits": 20}},
        lambda got: got["table"]["OnDemandThroughput"]["MaxWriteRequestUnits"] == 20,
    ),
    "warm_throughput": (
        {"WarmThroughput": {"ReadUnitsPerSecond": 13_000, "WriteUnitsPerSecond": 5_000}},
        lambda got: got["table"]["WarmThroughput"]["ReadUnitsPerSecond"] == 13_000,
    ),
}  # fmt: skip


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_of_a_table_is_created_read_and_destroyed(dynamodb, block):
    members, shows = BLOCKS[block]
    name = new_name("terraform")
    created = dynamodb.create_table(TableName=name, **(PLAIN | members))["TableDescription"]
    assert created["TableArn"] == arn_of(name)
    wait_until_active(dynamodb, name)
    first = read(dynamodb, name)
    assert shows(first), first
    assert first["recovery"] == {"PointInTimeRecoveryStatus": "DISABLED"}
    assert read(dynamodb, name) == first, "a second plan shows changes"
    if members.get("DeletionProtectionEnabled"):
        dynamodb.update_table(TableName=name, DeletionProtectionEnabled=False)
    destroy(dynamodb, name)


@pytest.mark.parametrize("source", ["restore_source_name", "restore_source_table_arn"])
def test_a_table_is_created_by_a_restore(dynamodb, source):
    """`restore_source_name` or `restore_source_table_arn` with `restore_to_latest_time`."""
    origin, name = new_name("terraform"), new_name("terraform")
    dynamodb.create_table(TableName=origin, **PLAIN)
    wait_until_active(dynamodb, origin)
    dynamodb.update_continuous_backups(
        TableName=origin, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
    named = {"SourceTableName": origin} if source == "restore_source_name" else {"SourceTableArn": arn_of(origin)}
    created = dynamodb.restore_table_to_point_in_time(
        **named, TargetTableName=name, UseLatestRestorableTime=True, BillingModeOverride="PAY_PER_REQUEST")
    assert created["TableDescription"]["TableArn"] == arn_of(name)
    wait_until_active(dynamodb, name)
    first = read(dynamodb, name)
    assert first["recovery"] == {"PointInTimeRecoveryStatus": "DISABLED"}
    assert read(dynamodb, name) == first, "a second plan shows changes"
    destroy(dynamodb, name)
    destroy(dynamodb, origin)


# What one apply changes, as the calls that the provider makes.
CHANGES = {
    "deletion protection": [("update_table", {"DeletionProtectionEnabled": True}),
                            ("update_table", {"DeletionProtectionEnabled": False})],
    "billing": [("update_table", {"BillingMode": "PROVISIONED", "ProvisionedThroughput": UNITS})],
    "class": [("update_table", {"TableClass": "STANDARD_INFREQUENT_ACCESS"})],
    "stream": [("update_table", {"StreamSpecification": {"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"}}),
               ("update_table", {"StreamSpecification": {"StreamEnabled": False}})],
    "index": [
        ("update_table", {"AttributeDefinitions": attribute_definitions("p:S", "h:S"),
                          "GlobalSecondaryIndexUpdates": [{"Create": index("by-h", "h:S")}]}),
        ("update_table", {"GlobalSecondaryIndexUpdates": [{"Delete": {"IndexName": "by-h"}}]}),
    ],
    "encryption": [("update_table", {"SSESpecification": {"Enabled": True, "SSEType": "KMS"}})],
    "time to live": [
        ("update_time_to_live", {"TimeToLiveSpecification": {"Enabled": True, "AttributeName": "ends"}}),
    ],
    "recovery": [
        ("update_continuous_backups",
         {"PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": 7}}),
        ("update_continuous_backups", {"PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": False}}),
    ],
    "warm throughput": [
        ("update_table", {"WarmThroughput": {"ReadUnitsPerSecond": 13_000, "WriteUnitsPerSecond": 5_000}}),
    ],
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_table_is_changed(dynamodb, make_table, change):
    name = make_table("p:S")
    for operation, members in CHANGES[change]:
        getattr(dynamodb, operation)(TableName=name, **members)
        wait_until_active(dynamodb, name)
        assert read(dynamodb, name) == read(dynamodb, name)


def test_recovery_is_on_when_the_call_returns(dynamodb, make_table):
    name = make_table("p:S")
    dynamodb.update_continuous_backups(
        TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
    recovery = read(dynamodb, name)["recovery"]
    assert (recovery["PointInTimeRecoveryStatus"], recovery["RecoveryPeriodInDays"]) == ("ENABLED", 35)
    assert recovery["EarliestRestorableDateTime"] <= recovery["LatestRestorableDateTime"]


def test_a_replica_is_refused_at_once(dynamodb, make_table):
    name = make_table("p:S")
    with refused(VALIDATION, starting="One or more parameter values were invalid: dynamock does not support"):
        dynamodb.update_table(TableName=name, ReplicaUpdates=[{"Create": {"RegionName": "us-west-2"}}])


def test_a_table_item(dynamodb, make_table):
    name = make_table("p:S")
    key = {"p": {"S": "a"}}
    item = key | {"v": {"N": "1"}, "w": {"S": "x"}}
    dynamodb.put_item(
        TableName=name, Item=item, ConditionExpression="attribute_not_exists(#hk)",
        ExpressionAttributeNames={"#hk": "p"})
    assert dynamodb.get_item(TableName=name, Key=key, ConsistentRead=True)["Item"] == item
    dynamodb.update_item(
        TableName=name, Key=key, ReturnValues="UPDATED_NEW",
        AttributeUpdates={"v": {"Action": "PUT", "Value": {"N": "2"}}, "w": {"Action": "DELETE"}})
    assert dynamodb.get_item(TableName=name, Key=key, ConsistentRead=True)["Item"] == key | {"v": {"N": "2"}}
    dynamodb.delete_item(TableName=name, Key=key)
    assert "Item" not in dynamodb.get_item(TableName=name, Key=key, ConsistentRead=True)


def test_a_tag(dynamodb, make_table):
    arn = arn_of(make_table("p:S"))
    dynamodb.tag_resource(ResourceArn=arn, Tags=[{"Key": "stage", "Value": "test"}])
    assert dynamodb.list_tags_of_resource(ResourceArn=arn)["Tags"] == [{"Key": "stage", "Value": "test"}]
    dynamodb.untag_resource(ResourceArn=arn, TagKeys=["stage"])
    assert dynamodb.list_tags_of_resource(ResourceArn=arn)["Tags"] == []


@pytest.mark.parametrize("of_index", [False, True])
def test_contributor_insights(dynamodb, make_table, of_index):
    name = make_table("p:S", extra_keys=("g:S",), GlobalSecondaryIndexes=[index("by-g", "g:S")])
    where = {"TableName": name} | ({"IndexName": "by-g"} if of_index else {})
    dynamodb.update_contributor_insights(**where, ContributorInsightsAction="ENABLE")
    # SDKs' waiters poll every 20 seconds: the first look has to be enough.
    dynamodb.get_waiter("contributor_insights_enabled").wait(
        **where, WaiterConfig={"MaxAttempts": 1})
    described = dynamodb.describe_contributor_insights(**where)
    assert len(described["ContributorInsightsRuleList"]) == 2
    dynamodb.update_contributor_insights(**where, ContributorInsightsAction="DISABLE")
    assert dynamodb.describe_contributor_insights(**where)["ContributorInsightsStatus"] == "DISABLED"


def test_a_kinesis_streaming_destination(dynamodb, make_table):
    name = make_table("p:S")
    stream = f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/changes"
    dynamodb.enable_kinesis_streaming_destination(TableName=name, StreamArn=stream)
    dynamodb.get_waiter("kinesis_streaming_destination_active").wait(
        TableName=name, WaiterConfig={"MaxAttempts": 1})
    listed = dynamodb.describe_kinesis_streaming_destination(TableName=name)["KinesisDataStreamDestinations"]
    assert listed == [{"StreamArn": stream, "DestinationStatus": "ACTIVE"}]
    dynamodb.disable_kinesis_streaming_destination(TableName=name, StreamArn=stream)
    listed = dynamodb.describe_kinesis_streaming_destination(TableName=name)["KinesisDataStreamDestinations"]
    assert listed == [{"StreamArn": stream, "DestinationStatus": "DISABLED"}]


def test_a_resource_policy(dynamodb, make_table):
    arn = arn_of(make_table("p:S"))
    policy = {
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
            "Action": "dynamodb:GetItem", "Resource": arn,
        }],
    }  # fmt: skip
    put = dynamodb.put_resource_policy(ResourceArn=arn, Policy=json.dumps(policy, indent=2))
    found = dynamodb.get_resource_policy(ResourceArn=arn)
    assert (json.loads(found["Policy"]), found["RevisionId"]) == (policy, put["RevisionId"])
    dynamodb.delete_resource_policy(ResourceArn=arn)
    with refused("PolicyNotFoundException"):
        dynamodb.get_resource_policy(ResourceArn=arn)
    dynamodb.delete_resource_policy(ResourceArn=arn)


@pytest.fixture
def exporting(tmp_path):
    """A client of a server of its own, with the bucket `music`, and the bucket's folder."""
    if not os.environ.get("DYNAMOCK_BINARY"):
        pytest.skip("there is no program to start")
    (tmp_path / "music").mkdir()
    server = Server(arguments=("--s3-root", str(tmp_path))).start()
    yield connect(server.url), tmp_path / "music"
    assert server.stop() == 0


def until_settled(describe, member: str, status: str, **arn) -> dict:
    """The provider's wait for an export or an import."""
    deadline = time.monotonic() + 60
    while True:
        found = describe(**arn)[member]
        if found[status] != "IN_PROGRESS":
            return found
        assert time.monotonic() < deadline, found
        time.sleep(0.05)


def test_a_table_export(exporting):
    dynamodb, bucket = exporting
    dynamodb.create_table(TableName="Music", **PLAIN)
    dynamodb.update_continuous_backups(
        TableName="Music", PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
    arn = dynamodb.export_table_to_point_in_time(
        TableArn=arn_of("Music"), S3Bucket="music", ClientToken=new_name("terraform"))["ExportDescription"]["ExportArn"]
    found = until_settled(dynamodb.describe_export, "ExportDescription", "ExportStatus", ExportArn=arn)
    # What the resource reads.
    assert (found["ExportStatus"], found["ItemCount"], found["BilledSizeBytes"]) == ("COMPLETED", 0, 0)
    assert (found["ExportFormat"], found["S3Bucket"], found["S3SseAlgorithm"]) == ("DYNAMODB_JSON", "music", "AES256")
    assert found["StartTime"] <= found["EndTime"] and found["ExportTime"] == found["StartTime"]
    assert (bucket / found["ExportManifest"]).exists()


def test_import_table(exporting):
    dynamodb, bucket = exporting
    (bucket / "songs.csv").write_text("p,title\n1,Sinnerman\n")
    arn = dynamodb.import_table(
        ClientToken=new_name("terraform"), InputFormat="CSV",
        InputFormatOptions={"Csv": {"Delimiter": ","}}, InputCompressionType="NONE",
        S3BucketSource={"S3Bucket": "music", "S3KeyPrefix": "songs"},
        TableCreationParameters={"TableName": "Songs", **PLAIN})["ImportTableDescription"]["ImportArn"]
    found = until_settled(dynamodb.describe_import, "ImportTableDescription", "ImportStatus", ImportArn=arn)
    assert (found["ImportStatus"], found["ImportedItemCount"]) == ("COMPLETED", 1)
    wait_until_active(dynamodb, "Songs")
    assert read(dynamodb, "Songs") == read(dynamodb, "Songs")
    assert dynamodb.get_item(TableName="Songs", Key={"p": {"S": "1"}})["Item"]["title"] == {"S": "Sinnerman"}
    destroy(dynamodb, "Songs")


def test_a_global_table_of_version_2017_is_refused_at_once(dynamodb, make_table):
    with refused(VALIDATION, starting="One or more parameter values were invalid: DynamoDB global tables version"):
        dynamodb.create_global_table(GlobalTableName=make_table("p:S"), ReplicationGroup=[{"RegionName": REGION}])


# The program itself, where it is at hand: a folder with the provider is named by a variable, so that
# nothing is downloaded.
PLUGINS = os.environ.get("TERRAFORM_PLUGINS")


def blocks(language: str) -> list[str]:
    """The code blocks of docs/terraform.md in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)


@pytest.fixture
def terraform(server, tmp_path):
    """Runs Terraform in a folder with the page's configuration."""
    program = shutil.which("terraform")
    if program is None or not PLUGINS:
        pytest.skip("there is no Terraform with the AWS provider; the replay above stands in for it")
    configuration = "\n".join(blocks("terraform")).replace("http://localhost:8000", server.url)
    # Tables of this run alone: the server is shared.
    suffix = new_name("").replace(".", "-")
    (tmp_path / "main.tf").write_text(configuration.replace('"Music', f'"Music{suffix}'), "utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess:
        environment = os.environ | {
            "AWS_ACCESS_KEY_ID": CREDENTIALS["aws_access_key_id"],
            "AWS_SECRET_ACCESS_KEY": CREDENTIALS["aws_secret_access_key"],
            "TF_IN_AUTOMATION": "1",
        }
        return subprocess.run(
            [program, *arguments, "-no-color", "-input=false"] if arguments[0] != "init"
            else [program, *arguments, "-no-color", "-input=false", f"-plugin-dir={PLUGINS}"],
            cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=600)

    found = run("init")
    assert found.returncode == 0, found.stderr
    run.folder = tmp_path
    return run


@pytest.mark.timeout(900)
def test_terraform_applies_plans_clean_changes_and_destroys(terraform):
    applied = terraform("apply", "-auto-approve")
    assert applied.returncode == 0, applied.stdout + applied.stderr
    # 0 is no change, 2 is some.
    planned = terraform("plan", "-detailed-exitcode")
    assert planned.returncode == 0, planned.stdout + planned.stderr
    file = terraform.folder / "main.tf"
    changed = file.read_text("utf-8").replace("recovery_period_in_days = 7", "recovery_period_in_days = 8")
    file.write_text(changed.replace('"team" = "jazz"', '"team" = "soul"'), "utf-8")
    applied = terraform("apply", "-auto-approve")
    assert applied.returncode == 0, applied.stdout + applied.stderr
    assert "0 to destroy" in applied.stdout or "0 destroyed" in applied.stdout, applied.stdout
    planned = terraform("plan", "-detailed-exitcode")
    assert planned.returncode == 0, planned.stdout + planned.stderr
    destroyed = terraform("destroy", "-auto-approve")
    assert destroyed.returncode == 0, destroyed.stdout + destroyed.stderr
