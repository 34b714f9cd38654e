"""Exports to buckets and imports from them, by boto3: the files are read here without dynamock's code."""

import base64
import gzip
import hashlib
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from expectations import IN_USE, items, refused
from server import Server
from tables import attribute_definitions, connect, create, key_schema, new_name

ON = {"PointInTimeRecoveryEnabled": True}
ITEMS = [
    {"p": {"S": "a"}, "n": {"N": "-12.5"}, "b": {"B": b"\x00\xff"}, "t": {"BOOL": True}, "u": {"NULL": True}},
    {"p": {"S": "b\n\"'\\é🎵"}, "m": {"M": {"with space": {"L": [{"S": ""}, {"N": "600"}]}}}},
    {"p": {"S": "c"}, "ss": {"SS": ["x", "y"]}, "ns": {"NS": ["1", "2"]}, "bs": {"BS": [b"1", b"2"]}},
]


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def place(request, tmp_path_factory):
    """A server and the folder of its buckets."""
    buckets = tmp_path_factory.mktemp("buckets")
    (buckets / "music").mkdir()
    data = tmp_path_factory.mktemp("exports") / "data.sqlite" if request.param == "sqlite" else None
    server = Server(data, ("--s3-root", str(buckets))).start()
    yield server, buckets
    assert server.stop() == 0


@pytest.fixture
def dynamodb(place):
    return connect(place[0].url)


def exportable(dynamodb, some: list[dict]) -> tuple[str, str]:
    """A table with items and recovery, and its ARN."""
    name = create(dynamodb, "p:S")
    for item in some:
        dynamodb.put_item(TableName=name, Item=item)
    dynamodb.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=ON)
    return name, dynamodb.describe_table(TableName=name)["Table"]["TableArn"]


def settled(describe, member: str, status: str, **arn) -> dict:
    """A description that is no longer IN_PROGRESS."""
    deadline = time.monotonic() + 60
    while True:
        found = describe(**arn)[member]
        if found[status] != "IN_PROGRESS":
            return found
        assert time.monotonic() < deadline, found
        time.sleep(0.05)


def exported(dynamodb, arn: str, **more) -> dict:
    begun = dynamodb.export_table_to_point_in_time(TableArn=arn, S3Bucket="music", **more)["ExportDescription"]
    assert begun["ExportStatus"] == "IN_PROGRESS"
    return settled(dynamodb.describe_export, "ExportDescription", "ExportStatus", ExportArn=begun["ExportArn"])


def begun_import(dynamodb, prefix: str, **more) -> tuple[str, str]:
    """The name of the table of an import that has begun, and the import's ARN."""
    name = new_name("imported")
    begun = dynamodb.import_table(**{
        "ClientToken": name,
        "S3BucketSource": {"S3Bucket": "music", "S3KeyPrefix": prefix},
        "InputFormat": "DYNAMODB_JSON",
        "TableCreationParameters": {
            "TableName": name, "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": key_schema("p:S"), "AttributeDefinitions": attribute_definitions("p:S"),
        },
    } | more)["ImportTableDescription"]
    assert begun["ImportStatus"] == "IN_PROGRESS"
    return name, begun["ImportArn"]


def imported(dynamodb, prefix: str, **more) -> tuple[str, dict]:
    name, arn = begun_import(dynamodb, prefix, **more)
    return name, settled(
        dynamodb.describe_import, "ImportTableDescription", "ImportStatus", ImportArn=arn)


def md5(content: bytes) -> str:
    return base64.b64encode(hashlib.md5(content).digest()).decode()


def read_export(buckets, export: dict, time: str | None = "exportTime") -> list[bytes]:
    """The lines of an export, as a reader of AWS's layout finds them: by its manifests; `time` names a member."""
    bucket = buckets / export["S3Bucket"]
    summary_file = bucket / export["ExportManifest"]
    assert summary_file.with_suffix(".md5").read_text() == md5(summary_file.read_bytes())
    summary = json.loads(summary_file.read_text())
    assert summary["exportArn"] == export["ExportArn"]
    assert (summary["tableArn"], summary["tableId"]) == (export["TableArn"], export["TableId"])
    assert summary["outputFormat"] == export["ExportFormat"]
    if time:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", summary[time])
    files = bucket / summary["manifestFilesS3Key"]
    assert files.with_suffix(".md5").read_text() == md5(files.read_bytes())
    lines, count = [], 0
    for line in files.read_text().splitlines():
        entry = json.loads(line)
        data = (bucket / entry["dataFileS3Key"]).read_bytes()
        assert entry["md5Checksum"] == md5(data)
        found = gzip.decompress(data).splitlines()
        assert len(found) == entry["itemCount"]
        lines += found
        count += entry["itemCount"]
    assert count == summary["itemCount"] == export["ItemCount"]
    assert summary_file.parent.name == export["ExportArn"].rsplit("/", 1)[1]
    assert (summary_file.parent / "_started").read_bytes() == b""
    return lines


def as_json(item: dict):
    """An item as in a line of JSON: bytes in base64, sets in an order."""
    def value(kind, content):
        if kind == "B":
            return base64.b64encode(content).decode()
        if kind == "BS":
            return sorted(base64.b64encode(each).decode() for each in content)
        if kind in ("SS", "NS"):
            return sorted(content)
        if kind == "L":
            return [as_json({"x": each})["x"] for each in content]
        return as_json(content) if kind == "M" else content

    return {name: {kind: value(kind, content) for kind, content in each.items()} for name, each in item.items()}


def sorted_sets(item: dict):
    return {
        name: {kind: sorted(content) if kind in ("SS", "NS", "BS") else content for kind, content in each.items()}
        for name, each in item.items()
    }


def test_an_export_is_read_without_dynamock(place, dynamodb):
    _, arn = exportable(dynamodb, ITEMS)
    export = exported(dynamodb, arn, S3Prefix="some/where")
    assert export["ExportStatus"] == "COMPLETED", export
    assert export["ExportManifest"].startswith("some/where/AWSDynamoDB/0")
    found = [json.loads(line) for line in read_export(place[1], export)]
    assert all(list(each) == ["Item"] for each in found)
    read = {each["Item"]["p"]["S"]: sorted_sets(each["Item"]) for each in found}
    assert read == {item["p"]["S"]: as_json(item) for item in ITEMS}


def test_an_export_in_ion_has_the_types_of_aws(place, dynamodb):
    _, arn = exportable(dynamodb, ITEMS)
    export = exported(dynamodb, arn, ExportFormat="ION")
    lines = {line.decode() for line in read_export(place[1], export)}
    assert all(line.startswith("$ion_1_0 {Item:{") for line in lines)
    text = next(line for line in lines if 'p:"a"' in line)
    for part in ("n:-12.5", "b:{{AP8=}}", "t:true", "u:null"):
        assert part in text
    text = next(line for line in lines if 'p:"c"' in line)
    for part in ('$dynamodb_SS::["x","y"]', "$dynamodb_NS::[1.,2.]", "$dynamodb_BS::[{{MQ==}},{{Mg==}}]"):
        assert part in text
    assert any("'with space':[\"\",6d2]" in line for line in lines)
    data = next((place[1] / "music" / export["ExportManifest"]).parent.glob("data/*"))
    assert data.name.endswith(".ion.gz")


@pytest.mark.parametrize("kind", ["DYNAMODB_JSON", "ION"])
def test_an_export_comes_back_by_an_import(place, dynamodb, kind):
    name, arn = exportable(dynamodb, ITEMS)
    export = exported(dynamodb, arn, ExportFormat=kind)
    prefix = export["ExportManifest"].rsplit("/", 1)[0] + "/data/"
    copy, described = imported(dynamodb, prefix, InputFormat=kind, InputCompressionType="GZIP")
    assert described["ImportStatus"] == "COMPLETED", described
    assert described["ImportedItemCount"] == described["ProcessedItemCount"] == len(ITEMS)

    def everything(table):
        return {item["p"]["S"]: sorted_sets(item) for item in items(dynamodb.scan, TableName=table)}

    assert everything(copy) == everything(name)


def test_a_damaged_object_fails_the_import(place, dynamodb):
    _, arn = exportable(dynamodb, ITEMS)
    export = exported(dynamodb, arn)
    prefix = export["ExportManifest"].rsplit("/", 1)[0] + "/data/"
    data = next((place[1] / "music" / prefix).iterdir())
    content = data.read_bytes()
    data.write_bytes(content[: len(content) // 2])
    _, described = imported(dynamodb, prefix, InputCompressionType="GZIP")
    assert (described["ImportStatus"], described["FailureCode"]) == ("FAILED", "ItemValidationError")
    assert described["ErrorCount"] == 1


def test_bad_items_are_in_the_log_and_in_a_file(place, dynamodb):
    server, buckets = place
    folder = new_name("bad")
    (buckets / "music" / folder).mkdir()
    (buckets / "music" / folder / "1.json").write_text('{"Item":{"q":{"S":"x"}}}\n{"Item":{"p":{"S":"good"}}}\n')
    name, described = imported(dynamodb, folder + "/")
    assert (described["ImportStatus"], described["ErrorCount"], described["ImportedItemCount"]) == ("FAILED", 1, 1)
    assert items(dynamodb.scan, TableName=name) == [{"p": {"S": "good"}}]
    log = buckets / "aws-dynamodb" / "imports" / described["ImportArn"].rsplit("/", 1)[1] / "error"
    assert [json.loads(line) for line in log.read_text().splitlines()] == [{
        "itemS3Pointer": {"bucket": "music", "key": f"{folder}/1.json", "itemIndex": 0},
        "importArn": described["ImportArn"],
        "errorMessages": ["One or more parameter values were invalid: Missing the key p in the item"],
    }]
    server.said(described["ImportArn"], 2)


def test_the_sdks_waiter_ends(place, dynamodb):
    _, arn = exportable(dynamodb, ITEMS)
    export = dynamodb.export_table_to_point_in_time(TableArn=arn, S3Bucket="music")["ExportDescription"]
    dynamodb.get_waiter("export_completed").wait(
        ExportArn=export["ExportArn"], WaiterConfig={"Delay": 1, "MaxAttempts": 60})


def test_an_existing_table_is_not_imported_into(place, dynamodb):
    name = create(dynamodb, "p:S")
    with refused(IN_USE, f"Table already exists: {name}"):
        imported(dynamodb, "x", TableCreationParameters={
            "TableName": name, "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": key_schema("p:S"), "AttributeDefinitions": attribute_definitions("p:S"),
        })


def test_the_stream_of_an_imported_table_begins_empty(place, dynamodb):
    folder = new_name("stream")
    (place[1] / "music" / folder).mkdir()
    (place[1] / "music" / folder / "1.json").write_text('{"Item":{"p":{"S":"x"}}}')
    name, _ = imported(dynamodb, folder + "/")
    table = dynamodb.describe_table(TableName=name)["Table"]
    assert "LatestStreamArn" not in table
    dynamodb.update_table(
        TableName=name, StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"})
    assert dynamodb.describe_table(TableName=name)["Table"]["ItemCount"] == 1


def test_exports_survive_a_restart(tmp_path):
    (tmp_path / "music").mkdir()
    server = Server(tmp_path / "data.sqlite", ("--s3-root", str(tmp_path))).start()
    dynamodb = connect(server.url)
    _, arn = exportable(dynamodb, ITEMS)
    export = exported(dynamodb, arn, ClientToken="mine")
    assert server.stop() == 0
    server.start()
    dynamodb = connect(server.url)
    again = dynamodb.export_table_to_point_in_time(TableArn=arn, S3Bucket="music", ClientToken="mine")
    assert again["ExportDescription"] == export
    listed = dynamodb.list_exports(TableArn=arn)["ExportSummaries"]
    assert [each["ExportArn"] for each in listed] == [export["ExportArn"]]
    assert server.stop() == 0


def test_lists_have_the_newest_first_even_within_a_millisecond(tmp_path):
    (tmp_path / "music").mkdir()
    server = Server(None, ("--clock", "manual", "--s3-root", str(tmp_path))).start()
    dynamodb = connect(server.url)
    name, arn = exportable(dynamodb, [])
    made = [exported(dynamodb, arn)["ExportArn"] for _ in range(8)]
    listed = dynamodb.list_exports(TableArn=arn)["ExportSummaries"]
    assert [each["ExportArn"] for each in listed] == made[::-1]
    backups = [dynamodb.create_backup(TableName=name, BackupName=f"b{n}0")["BackupDetails"] for n in range(8)]
    assert len({each["BackupArn"].split("/")[-1].split("-")[0] for each in backups}) == 8
    assert server.stop() == 0


def test_a_small_object_with_much_in_it_delays_no_other_import(dynamodb, place):
    _, buckets = place
    (buckets / "music/little.gz").write_bytes(gzip.compress(b'{"Item":{"p":{"S":"a"}}}\n'))
    # Until the one is still being read for a while when the other one begins: the debug build takes long for the
    # first size.
    for size in (24 << 20, 96 << 20, 384 << 20):
        (buckets / "music/much.gz").write_bytes(gzip.compress(b"\n" * size))
        with ThreadPoolExecutor(1) as other:
            much = other.submit(imported, dynamodb, "much.gz", InputCompressionType="GZIP")
            time.sleep(0.05)
            _, little = imported(dynamodb, "little.gz", InputCompressionType="GZIP")
            _, much = much.result()
        assert (little["ImportStatus"], little["ImportedItemCount"]) == ("COMPLETED", 1)
        assert (much["ImportStatus"], much["ProcessedSizeBytes"]) == ("COMPLETED", size)
        margin = timedelta(milliseconds=100)
        if much["StartTime"] < little["StartTime"] < much["EndTime"] - margin:
            break
    assert little["EndTime"] < much["EndTime"]
