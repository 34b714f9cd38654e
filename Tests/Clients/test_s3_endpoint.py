"""Exports, imports and bulk puts with the buckets of a server (`s3.endpoint`), which checks signatures."""

import base64
import gzip
import json
import random
import re
import socket
import subprocess
import time

import pytest

from s3_server import KEYS, S3Server
from server import Server
from tables import attribute_definitions, connect, create, key_schema
from test_exports import ITEMS, begun_import, exportable, exported, imported, settled

KEY, SECRET = next(iter(KEYS.items()))


@pytest.fixture
def temporary(monkeypatch, tmp_path):
    """The credentials of servers, and the folder for their temporary files."""
    for name, value in {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def start(temporary):
    """Starts a server that has the buckets of another one."""
    servers = []

    def make(url: str, *words: str):
        servers.append(Server(None, ("--s3-endpoint", url, *words)).start())
        return connect(servers[-1].url)

    yield make
    for server in servers:
        assert server.stop() == 0
    assert list(temporary.iterdir()) == []


def lines(objects: dict[str, bytes], prefix: str) -> list[dict]:
    return [
        json.loads(line)["Item"] for key, body in sorted(objects.items()) if key.startswith(f"{prefix}/data/")
        for line in gzip.decompress(body).splitlines()
    ]


def prefix_of(export: dict) -> str:
    return export["ExportManifest"].rsplit("/", 1)[0]


def test_an_export_is_sent_and_imported_again(start):
    with S3Server("music") as s3:
        dynamodb = start(s3.url)
        _, arn = exportable(dynamodb, ITEMS)
        export = exported(dynamodb, arn, S3Prefix="daily/a b+ü")
        assert (export["ExportStatus"], export["ItemCount"]) == ("COMPLETED", 3), export
        prefix = prefix_of(export)
        objects = s3.buckets["music"]
        assert {json.dumps(item, sort_keys=True) for item in lines(objects, prefix)} == {
            json.dumps(plain(item), sort_keys=True) for item in ITEMS}
        # Who waits for the summary finds everything.
        assert s3.written()[-1] == f"{prefix}/manifest-summary.json" == export["ExportManifest"]
        name, found = imported(
            dynamodb, f"{prefix}/data/", InputCompressionType="GZIP")
        assert (found["ImportStatus"], found["ImportedItemCount"]) == ("COMPLETED", 3), found
        assert sorted(item["p"]["S"] for item in dynamodb.scan(TableName=name)["Items"]) == sorted(
            item["p"]["S"] for item in ITEMS)


def plain(item: dict) -> dict:
    """An item in the form of an export, with text for bytes and sets in their order."""
    def text(value):
        (kind, content), = value.items()
        if kind == "B":
            return {kind: base64.b64encode(content).decode()}
        if kind == "BS":
            return {kind: [base64.b64encode(each).decode() for each in content]}
        if kind == "M":
            return {kind: {name: text(each) for name, each in content.items()}}
        if kind == "L":
            return {kind: [text(each) for each in content]}
        return value

    return {name: text(value) for name, value in item.items()}


def test_objects_on_several_pages_are_read_in_order(start):
    with S3Server("music", page=2) as s3:
        for number in range(7):
            s3.buckets["music"][f"in/{number} & <é>.json"] = b'{"Item":{"p":{"S":"%d"}}}\n' % number
        s3.buckets["music"]["in/"] = b""
        s3.buckets["music"]["other"] = b'{"Item":{"p":{"S":"x"}}}\n'
        name, found = imported(start(s3.url), "in/")
        assert (found["ImportStatus"], found["ImportedItemCount"], found["ErrorCount"]) == ("COMPLETED", 7, 0)
        read = [key for method, key, _ in s3.requests if method == "GET" and key]
        assert read == sorted(read) and len(read) == 7


@pytest.mark.parametrize("damage", [
    lambda text: re.sub("<NextContinuationToken>.*</NextContinuationToken>", "", text),
    lambda text: re.sub("<NextContinuationToken>.*</NextContinuationToken>",
                        "<NextContinuationToken>1</NextContinuationToken>", text),
    lambda text: text.replace("true", "false").split("<Key>1")[0],
    lambda text: text.replace("</ListBucketResult>", ""),
    lambda text: text.replace("<Size>24", "<Size>-24"),
    lambda text: re.sub("<Size>.*?</Size>", "", text),
    lambda text: "<html>Welcome</html>",
], ids=["no token", "the same token", "cut", "no end", "negative size", "no size", "a page"])
def test_a_list_that_is_not_whole_is_no_import(start, damage):
    with S3Server("music", page=2) as s3:
        s3.damage = damage
        s3.buckets["music"] = {f"{number}": b'{"Item":{"p":{"S":"a"}}}' for number in range(5)}
        _, found = imported(start(s3.url), "")
        assert (found["ImportStatus"], found["FailureMessage"]) == (
            "FAILED", "s3.endpoint does not answer as S3 does.")


def test_large_objects_are_read_and_written_in_parts(start):
    chance = random.Random(7)
    big = [
        {"p": {"S": str(n)}, "t": {"S": base64.b64encode(chance.randbytes(220_000)).decode()}} for n in range(40)]
    with S3Server("music") as s3:
        dynamodb = start(s3.url)
        _, arn = exportable(dynamodb, big)
        export = exported(dynamodb, arn)
        assert export["ExportStatus"] == "COMPLETED", export
        (data,) = [key for key in s3.buckets["music"] if "/data/" in key]
        assert len(s3.buckets["music"][data]) > 8 << 20
        assert [query for method, _, query in s3.requests if "partNumber=2" in query]
        assert s3.uploads == {}
        name, found = imported(dynamodb, data, InputCompressionType="GZIP")
        assert (found["ImportStatus"], found["ImportedItemCount"]) == ("COMPLETED", 40), found
        assert dynamodb.get_item(TableName=name, Key={"p": {"S": "39"}})["Item"] == big[39]


def test_a_bucket_that_is_not_there(start):
    with S3Server("music") as s3:
        dynamodb = start(s3.url)
        _, arn = exportable(dynamodb, ITEMS)
        begun = dynamodb.export_table_to_point_in_time(TableArn=arn, S3Bucket="none")["ExportDescription"]
        export = settled(dynamodb.describe_export, "ExportDescription", "ExportStatus", ExportArn=begun["ExportArn"])
        assert (export["ExportStatus"], export["FailureCode"], export["FailureMessage"]) == (
            "FAILED", "S3NoSuchBucket",
            "The specified bucket does not exist (Service: Amazon S3; Status Code: 404; "
            "Error Code: NoSuchBucket; Request ID: R1)")


def test_requests_are_repeated_while_the_server_is_overloaded(start):
    with S3Server("music") as s3:
        s3.failures = {"GET": [503, 500], "PUT": [503, 200, 503]}
        dynamodb = start(s3.url)
        _, arn = exportable(dynamodb, ITEMS)
        assert exported(dynamodb, arn)["ExportStatus"] == "COMPLETED"


def test_an_export_that_cannot_be_sent_leaves_nothing(start):
    with S3Server("music") as s3:
        s3.failures = {"PUT": [200] + [503] * 9}
        dynamodb = start(s3.url)
        _, arn = exportable(dynamodb, ITEMS)
        export = exported(dynamodb, arn)
        assert (export["ExportStatus"], export["FailureCode"]) == ("FAILED", "S3SlowDown")
        assert s3.buckets["music"] == {}
        assert [method for method, _, _ in s3.requests].count("DELETE") == 1


def test_a_bucket_in_another_region_is_asked_there(start):
    with S3Server("music", region="eu-west-3") as s3:
        dynamodb = start(s3.url)
        _, arn = exportable(dynamodb, ITEMS)
        assert exported(dynamodb, arn)["ExportStatus"] == "COMPLETED"


def test_unknown_credentials(start, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "other")
    with S3Server("music") as s3:
        _, found = imported(start(s3.url), "")
        assert (found["ImportStatus"], found["FailureCode"]) == ("FAILED", "S3InvalidAccessKeyId")


def test_a_server_that_does_not_answer(start):
    _, found = imported(start("http://127.0.0.1:1"), "")
    assert (found["ImportStatus"], found["FailureCode"]) == ("FAILED", "S3InternalError")
    assert found["FailureMessage"].startswith("s3.endpoint: ") and "127.0.0.1:1" in found["FailureMessage"]


def test_a_server_that_never_answers_delays_no_client(start):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        dynamodb = start(f"http://127.0.0.1:{silent.getsockname()[1]}")
        began = time.monotonic()
        begun = dynamodb.import_table(
            S3BucketSource={"S3Bucket": "music"}, InputFormat="DYNAMODB_JSON",
            TableCreationParameters={
                "TableName": "Waiting", "BillingMode": "PAY_PER_REQUEST",
                "KeySchema": key_schema("p:S"), "AttributeDefinitions": attribute_definitions("p:S")},
        )["ImportTableDescription"]
        assert begun["ImportStatus"] == "IN_PROGRESS"
        assert time.monotonic() - began < 10


def test_the_table_of_an_import_is_there_before_its_objects_are_known(start):
    with S3Server("music") as s3:
        s3.buckets["music"]["one"] = b'{"Item":{"p":{"S":"a"}}}\n'
        s3.hangs.add("GET")
        dynamodb = start(s3.url)
        name, first = begun_import(dynamodb, "one")
        assert dynamodb.describe_table(TableName=name)["Table"]["TableStatus"] == "CREATING"
        with pytest.raises(dynamodb.exceptions.ResourceInUseException):
            create(dynamodb, "p:S", TableName=name)
        s3.hangs.clear()
        found = settled(dynamodb.describe_import, "ImportTableDescription", "ImportStatus", ImportArn=first)
        assert (found["ImportStatus"], found["ImportedItemCount"]) == ("COMPLETED", 1)


def test_files_of_an_export_that_is_cut_off_do_not_stay(start, monkeypatch, tmp_path):
    folder = tmp_path / "temporary"
    link = folder / "dynamock-abcdef"
    with S3Server("music") as s3:
        def begin() -> Server:
            server = Server(None, ("--s3-endpoint", s3.url)).start()
            _, arn = exportable(connect(server.url), ITEMS)
            s3.requests.clear()
            connect(server.url).export_table_to_point_in_time(TableArn=arn, S3Bucket="music")
            while not s3.written():
                time.sleep(0.02)
            return server

        s3.hangs.add("PUT")
        begin().kill()
        [left] = folder.iterdir()
        # Another's folder and a link to one are no leftovers.
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere/lock").touch()
        link.symlink_to(tmp_path / "elsewhere")
        (folder / "dynamock-other").mkdir()
        server = begin()
        assert left not in folder.iterdir()
        assert len(list(folder.iterdir())) == 3
        assert server.stop() == 0
        assert sorted(path.name for path in folder.iterdir()) == ["dynamock-abcdef", "dynamock-other"]
        assert (tmp_path / "elsewhere/lock").exists()
    link.unlink()
    (folder / "dynamock-other").rmdir()


def cut_off(data, s3: S3Server) -> tuple[dict[str, bytes], int]:
    """Kills a server in the middle of an export; returns what it has left, and the port of its buckets."""
    s3.hangs.add("PUT")
    server = Server(data, ("--s3-endpoint", s3.url)).start()
    _, arn = exportable(connect(server.url), ITEMS)
    begun = connect(server.url).export_table_to_point_in_time(TableArn=arn, S3Bucket="music")["ExportDescription"]
    while not s3.written():
        time.sleep(0.02)
    server.kill()
    s3.hangs.clear()
    left = {f"AWSDynamoDB/{begun['ExportArn'].rsplit('/', 1)[1]}/{name}": b"" for name in ("_started", "data/a.json.gz")}
    return left | {"AWSDynamoDB/another/_started": b""}, s3.http.server_port


def wait_until(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


LATER = "warning the files of an interrupted export are removed later"


@pytest.mark.parametrize("next_start", [False, True], ids=["by the same process", "by the next one"])
def test_objects_of_an_export_that_is_cut_off_are_removed_once_the_buckets_are_there(
    temporary, tmp_path, next_start
):
    data = tmp_path / "data.sqlite"
    with S3Server("music") as s3:
        left, port = cut_off(data, s3)
    words = ("--s3-endpoint", f"http://127.0.0.1:{port}")
    server = Server(data, words).start()
    server.said(LATER, 1, limit=60)
    if next_start:
        server.kill()
    with S3Server("music", port=port) as s3:
        objects = s3.buckets["music"]
        objects.update(left)
        if next_start:
            server = Server(data, words).start()
        wait_until(lambda: list(objects) == ["AWSDynamoDB/another/_started"])
        [export] = connect(server.url).list_exports()["ExportSummaries"]
        assert export["ExportStatus"] == "FAILED"
        assert server.stop() == 0
        # The objects are gone, so the next process sends no requests.
        s3.requests.clear()
        server = Server(data, words).start()
        assert len(connect(server.url).list_exports()["ExportSummaries"]) == 1
        time.sleep(0.3)
        assert s3.requests == []
        assert server.stop() == 0


def test_bulk_puts_read_from_it_and_report_to_it(start):
    with S3Server("music", "reports") as s3:
        s3.buckets["music"]["in.json"] = b'{"Item":{"p":{"S":"a"}}}\n{"Item":{"q":{"S":"a"}}}\n'
        dynamodb = start(s3.url)
        name = create(dynamodb, "p:S")
        begun = dynamodb.start_bulk_put_items(
            TableName=name,
            InputS3Configuration={"S3Bucket": "music", "S3KeyPrefix": "in", "InputFormat": "DYNAMODB_JSON"},
            OutputS3Configuration={"S3Bucket": "reports", "OutputType": ["ERROR"]},
        )["BulkOperationDescription"]
        found = settled(
            dynamodb.describe_bulk_operation, "BulkOperationDescription", "BulkOperationStatus",
            BulkOperationArn=begun["BulkOperationArn"])
        assert found["FailedItemCount"] == 1, found
        assert sorted(key.rsplit("/")[-1] for key in s3.buckets["reports"]) == ["ERROR.json", "manifest.json"]
        assert dynamodb.scan(TableName=name)["Items"] == [{"p": {"S": "a"}}]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--s3-endpoint", "http://a:9000", "--s3-root", "."],
         "s3.root (--s3-root) and s3.endpoint (--s3-endpoint) are both set: buckets are folders, or those of one server"),
        (["--s3-endpoint", "somewhere"], "it must be a URL without a query, or aws"),
        (["--s3-endpoint", "http://a/?b"], "it must be a URL without a query, or aws"),
    ],
)
def test_settings_that_do_not_fit(words, sentence):
    done = subprocess.run(
        [Server.binary(), "serve", "--port", "0", *words], capture_output=True, text=True, timeout=20)
    assert done.returncode != 0 and sentence in done.stderr, done.stderr
