"""Tables that go out of a database file and into one, in the layout of DynamoDB's exports to S3.

The layout is that of [aws-export-output].
"""

import base64
import gzip
import hashlib
import json
import signal
import subprocess
import time
from contextlib import contextmanager

import pytest
from server import Server
from tables import connect
from test_files import dynamock, fill, thing

LINES = [
    {"Item": {"id": {"S": "a"}, "n": {"N": "1"}, "set": {"SS": ["x", "y"]}, "b": {"B": "AP8="}}},
    {"Item": {"id": {"S": "b"}, "l": {"L": [{"BOOL": True}, {"NULL": True}, {"M": {}}]}}},
]
DATA_FILE = "asdl123dasas.json.gz"


def write_export(folder, lines=LINES, **changes):
    """Writes an export as AWS does, which tells nothing of the table's key."""
    root = folder / "AWSDynamoDB" / "01693685827463-2d8752fd"
    (root / "data").mkdir(parents=True)
    text = "".join(json.dumps(line) + "\n" for line in lines).encode()
    data = gzip.compress(text)
    (root / "data" / DATA_FILE).write_bytes(data)
    (root / "_started").write_bytes(b"")
    files = {
        "itemCount": len(lines),
        "md5Checksum": md5(data),
        "etag": "f8e1b3a3d3a4f5b2d1f0c8e5a7b9c1d2-1",
        "dataFileS3Key": f"AWSDynamoDB/{root.name}/data/{DATA_FILE}",
    }
    summary = {
        "version": "2020-06-30",
        "exportArn": f"arn:aws:dynamodb:us-east-1:123456789012:table/Things/export/{root.name}",
        "startTime": "2023-09-02T20:17:07.463Z",
        "endTime": "2023-09-02T20:22:46.571Z",
        "tableArn": "arn:aws:dynamodb:us-east-1:123456789012:table/Things",
        "tableId": "9b3a5f5e-0e1a-4d12-a3cf-b1e8e2a0a9b8",
        "exportTime": "2023-09-02T20:17:07.463Z",
        "s3Bucket": "a-bucket",
        "s3Prefix": None,
        "s3SseAlgorithm": "AES256",
        "s3SseKmsKeyId": None,
        "manifestFilesS3Key": f"AWSDynamoDB/{root.name}/manifest-files.json",
        "billedSizeBytes": 0,
        "itemCount": len(lines),
        "outputFormat": "DYNAMODB_JSON",
        "exportType": "FULL_EXPORT",
    }
    for name, content in [("manifest-files", files), ("manifest-summary", summary | changes)]:
        body = json.dumps(content).encode() + b"\n"
        (root / f"{name}.json").write_bytes(body)
        (root / f"{name}.md5").write_text(md5(body))
    return root


def md5(data):
    return base64.b64encode(hashlib.md5(data).digest()).decode()


def bring_in(data, folder, *arguments):
    return dynamock("import", "--data", str(data), "--from", str(folder), *arguments)


@contextmanager
def serving(data):
    """A server on a file, stopped at the end, so that the file is free again."""
    server = Server(data).start()
    try:
        yield server
        assert server.stop() == 0
    finally:
        server.kill()


def tables_of(data):
    """The items of every table in a file, by the table's name."""
    with serving(data) as server:
        client = connect(server.url)
        names = client.list_tables()["TableNames"]
        return {name: sorted_items(client.scan(TableName=name)["Items"]) for name in names}


def sorted_items(items):
    return sorted(items, key=lambda item: item["id"]["S"])


@pytest.fixture
def data(tmp_path):
    """A file with a table of its own, that imports have to leave alone."""
    path = tmp_path / "data.sqlite"
    with serving(path) as server:
        client = connect(server.url)
        client.create_table(
            TableName="Kept",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        client.put_item(TableName="Kept", Item=thing("kept"))
    return path


def test_round_trip_keeps_table_index_stream_tags_and_time_to_live(tmp_path):
    original, copy = tmp_path / "original.sqlite", tmp_path / "copy.sqlite"
    with serving(original) as server:
        fill(connect(server.url))
    out = dynamock("export", "--data", str(original), "--to", str(tmp_path / "out"))
    assert out.returncode == 0, out.stderr
    assert out.stdout.startswith("Things: 2 items in ")
    assert out.stderr == ""
    done = bring_in(copy, tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Things: 2 items\n", "")
    with serving(copy) as server:
        client = connect(server.url)
        table = client.describe_table(TableName="Things")["Table"]
        assert table["TableStatus"] == "ACTIVE"
        assert table["StreamSpecification"]["StreamViewType"] == "NEW_IMAGE"
        found = client.query(
            TableName="Things",
            IndexName="by-kind",
            KeyConditionExpression="kind = :kind",
            ExpressionAttributeValues={":kind": {"S": "good"}},
        )["Items"]
        assert sorted_items(found) == [thing("a", count="1"), thing("b")]
        ttl = client.describe_time_to_live(TableName="Things")["TimeToLiveDescription"]
        assert ttl == {"TimeToLiveStatus": "ENABLED", "AttributeName": "until"}
        tags = client.list_tags_of_resource(ResourceArn=table["TableArn"])["Tags"]
        assert tags == [{"Key": "team", "Value": "blue"}]


def test_what_is_exported_has_the_layout_and_the_checksums_of_aws(data, tmp_path):
    assert dynamock("export", "--data", str(data), "--to", str(tmp_path / "out")).returncode == 0
    (root,) = (tmp_path / "out" / "AWSDynamoDB").iterdir()
    for name in ["manifest-summary", "manifest-files"]:
        assert (root / f"{name}.md5").read_text() == md5((root / f"{name}.json").read_bytes())
    summary = json.loads((root / "manifest-summary.json").read_text())
    assert summary["outputFormat"] == "DYNAMODB_JSON"
    assert summary["tableArn"].endswith(":table/Kept")
    (line,) = (root / "manifest-files.json").read_text().splitlines()
    file = json.loads(line)
    content = (tmp_path / "out" / file["dataFileS3Key"]).read_bytes()
    assert file["md5Checksum"] == md5(content)
    assert file["itemCount"] == summary["itemCount"] == 1
    assert json.loads(gzip.decompress(content)) == {"Item": thing("kept")}


def test_an_export_of_aws_is_imported_with_its_key(data, tmp_path):
    write_export(tmp_path / "aws")
    refused = bring_in(data, tmp_path / "aws")
    assert refused.returncode != 0
    assert "The key of Things is not known" in refused.stderr
    done = bring_in(data, tmp_path / "aws", "--key", "id:S")
    assert (done.returncode, done.stdout) == (0, "Things: 2 items\n"), done.stderr
    expected = [line["Item"] for line in LINES]
    expected[0] = expected[0] | {"b": {"B": b"\x00\xff"}}
    assert tables_of(data) == {"Kept": [thing("kept")], "Things": expected}


def test_a_key_does_not_replace_the_definition_of_an_export(tmp_path):
    source, other = tmp_path / "source.sqlite", tmp_path / "Log.csv"
    other.write_text("id,v\n1,2\n")
    with serving(source) as server:
        client = connect(server.url)
        client.create_table(**{
            "TableName": "Products", "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": [{"AttributeName": "sku", "KeyType": "HASH"}],
            "AttributeDefinitions": [
                {"AttributeName": name, "AttributeType": "S"} for name in ("sku", "kind")],
            "GlobalSecondaryIndexes": [{
                "IndexName": "byKind", "KeySchema": [{"AttributeName": "kind", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "ALL"}}],
        })
        for sku in "ab":
            client.put_item(TableName="Products", Item={"sku": {"S": sku}, "kind": {"S": "x"}})
    assert dynamock("export", "--data", str(source), "--to", str(tmp_path / "out")).returncode == 0
    both = tmp_path / "both.sqlite"
    done = dynamock(
        "import", "--data", str(both), "--from", str(tmp_path / "out"), "--from", str(other), "--key", "id:S")
    assert (done.returncode, done.stdout) == (0, "Products: 2 items\nLog: 1 item\n"), done.stderr
    with serving(both) as server:
        table = connect(server.url).describe_table(TableName="Products")["Table"]
        assert [each["IndexName"] for each in table["GlobalSecondaryIndexes"]] == ["byKind"]
        assert table["KeySchema"] == [{"AttributeName": "sku", "KeyType": "HASH"}]
    for words in (["--from", str(tmp_path / "out"), "--key", "kind:S"], ["--from", f"{tmp_path / 'out'}=kind:S"]):
        refused = dynamock("import", "--data", str(tmp_path / "new.sqlite"), *words)
        assert refused.returncode != 0
        assert "The key of Products is sku:S according to" in refused.stderr
        assert not (tmp_path / "new.sqlite").exists()


def test_an_export_of_aws_is_imported_with_what_describe_table_says(data, tmp_path):
    write_export(tmp_path / "aws")
    with serving(data) as server:
        described = connect(server.url).describe_table(TableName="Kept")
    definition = tmp_path / "kept.json"
    definition.write_text(json.dumps({"Table": described["Table"]}, default=lambda _: 0))
    arguments = ["--table-definition", str(definition), "--table", "Renamed"]
    done = bring_in(data, tmp_path / "aws", *arguments)
    assert (done.returncode, done.stdout) == (0, "Renamed: 2 items\n"), done.stderr


def cut(root):
    file = root / "data" / DATA_FILE
    file.write_bytes(file.read_bytes()[:-12])


def flip(root):
    """Other content, well compressed: only the checksum tells."""
    changed = [LINES[0], {"Item": {"id": {"S": "c"}}}]
    text = "".join(json.dumps(line) + "\n" for line in changed)
    (root / "data" / DATA_FILE).write_bytes(gzip.compress(text.encode()))


def spoil_manifest(root):
    (root / "manifest-summary.md5").write_text(md5(b"something else"))


def lose_summary(root):
    (root / "manifest-summary.json").unlink()


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (cut, "is damaged: it is not a complete gzip file"),
        (flip, "is not the exported file"),
        (spoil_manifest, "is not the exported file"),
        (lose_summary, "is incomplete: it has no manifest-summary.json"),
    ],
)
def test_a_damaged_export_leaves_the_file_as_it_was(data, tmp_path, damage, sentence):
    damage(write_export(tmp_path / "aws"))
    refused = bring_in(data, tmp_path / "aws", "--key", "id:S")
    assert refused.returncode != 0
    assert sentence in refused.stderr
    assert tables_of(data) == {"Kept": [thing("kept")]}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({"Item": {"other": {"S": "c"}}}, "Line 3 of "),
        ({"Item": {"id": {"N": "1"}}}, "Line 3 of "),
        ({"id": {"S": "c"}}, "Line 3 of "),
    ],
    ids=["without key", "with a key of another type", "no item"],
)
def test_a_line_that_is_no_item_of_the_table_is_named(data, tmp_path, line, sentence):
    write_export(tmp_path / "aws", lines=[*LINES, line])
    refused = bring_in(data, tmp_path / "aws", "--key", "id:S")
    assert refused.returncode != 0
    assert sentence in refused.stderr
    assert refused.stderr.rstrip().endswith("Nothing was imported.")
    assert tables_of(data) == {"Kept": [thing("kept")]}


TYPED = '{"id": {"S": "a"}, "n": {"N": "1"}}'


@pytest.mark.parametrize("name, content, words", [
    ("Things.jsonl", '{"Item": %s}\n' % TYPED, ["--key", "id:S"]),
    ("Things.jsonl", TYPED, ["--key", "id:S"]),
    ("Things.jsonl.gz", '{"id": "a", "n": 1}\n', ["--key", "id:S"]),
    ("any.json", '[{"id": "a", "n": 1}]', ["--key", "id:S", "--table", "Things"]),
    ("any.json", '{"Items": [%s], "Count": 1}' % TYPED, ["--key", "id:S", "--table", "Things"]),
    ("any.json", '{"Things": [{"PutRequest": {"Item": %s}}]}' % TYPED, ["--key", "id:S"]),
    ("any.json", '{"Things": [{"PutRequest": {"Item": %s}}]}' % TYPED, ["--key", "id:S", "Things"]),
    ("any.csv", "id,n:N\na,1\n", ["--table", "Things", "--table-definition", "DEFINITION"]),
    ("part-0001", TYPED, ["--table", "Things", "--key", "id:S"]),
    ("part-0001", TYPED, ["--table-definition", "DEFINITION"]),
    ("any.json", '{"TableName": "Other", "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}], "BillingMode": '
     '"PAY_PER_REQUEST", "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}], "Items": [%s]}' % TYPED,
     ["--table", "Things"]),
])
@pytest.mark.parametrize("is_folder", [False, True])
def test_an_import_reads_what_a_seed_reads(tmp_path, name, content, words, is_folder):
    folder = tmp_path / "files"
    folder.mkdir()
    data = content.encode()
    (folder / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    definition = tmp_path / "definition.json"
    definition.write_text(json.dumps({
        "TableName": "Things", "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    }))
    words = [str(definition) if word == "DEFINITION" else word for word in words]
    done = bring_in(tmp_path / "new.sqlite", folder if is_folder else folder / name, *words)
    assert (done.returncode, done.stdout) == (0, "Things: 1 item\n"), done.stderr
    assert tables_of(tmp_path / "new.sqlite") == {"Things": [json.loads(TYPED)]}


def test_the_advice_of_imports_works(tmp_path):
    (tmp_path / "Things.csv").write_text("id,n:N\na,1\n")
    done = bring_in(tmp_path / "new.sqlite", tmp_path / "Things.csv")
    assert done.returncode == 1 and "The key of Things is not known: specify it, as in --key id:S," in done.stderr
    write_export(tmp_path / "export")
    done = bring_in(tmp_path / "new.sqlite", tmp_path / "export")
    assert done.returncode == 1 and "as in --key id:S," in done.stderr, done.stderr
    for source in ("Things.csv", "export"):
        assert bring_in(tmp_path / f"{source}.sqlite", tmp_path / source, "--key", "id:S").returncode == 0
    for path, complaint in [
        ("Thigns.csv", f'No such file or folder: "{tmp_path / "Thigns.csv"}"; did you mean "{tmp_path / "Things.csv"}"?'),
        ("nowhere", f'No such file or folder: "{tmp_path / "nowhere"}".'),
    ]:
        done = bring_in(tmp_path / "new.sqlite", tmp_path / path, "--key", "id:S")
        assert done.returncode == 1 and complaint in done.stderr, done.stderr
    for command in (["check"], ["export", "--to", str(tmp_path / "out"), "--data"]):
        done = dynamock(*command, str(tmp_path / "export.sqlit"))
        assert done.returncode != 0 and f'did you mean "{tmp_path / "export.sqlite"}"?' in done.stderr, done.stderr
    assert not (tmp_path / "new.sqlite").exists() or tables_of(tmp_path / "new.sqlite") == {}


def test_a_misspelt_definition_is_refused_with_its_line(tmp_path):
    write_export(tmp_path / "export")
    good = {
        "TableName": "Things", "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "TimeToLiveSpecification": {"AttributeName": "until", "Enabled": True},
    }
    path = tmp_path / "definition.json"
    for old, new, complaint in [
        ('"BillingMode"', '"BilingMode"', "the member BilingMode is unknown; did you mean BillingMode?"),
        ('"KeyType"', '"KeyTyp"', "did you mean KeyType?"),
        ('"HASH"', '"HSAH"', "the KeyType HSAH is unknown; did you mean HASH?"),
        ('"TableName"', '"Items": [],\n"TableName"', "it has Items"),
    ]:
        path.write_text(json.dumps(good, indent=1).replace(old, new))
        done = bring_in(tmp_path / "new.sqlite", tmp_path / "export", "--table-definition", str(path))
        assert done.returncode == 1 and complaint in done.stderr, done.stderr
        assert "Items" in complaint or 'Line ' in done.stderr
    path.write_text(json.dumps(good))
    assert bring_in(tmp_path / "new.sqlite", tmp_path / "export", "--table-definition", str(path)).returncode == 0
    with serving(tmp_path / "new.sqlite") as server:
        answer = connect(server.url).describe_time_to_live(TableName="Things")["TimeToLiveDescription"]
        assert answer["AttributeName"] == "until"


def test_a_second_export_of_a_table_into_a_folder_writes_nothing(data, tmp_path):
    out = tmp_path / "out"
    assert dynamock("export", "--data", str(data), "--to", str(out)).returncode == 0
    before = sorted(out.rglob("*"))
    done = dynamock("export", "--data", str(data), "--to", str(out))
    assert done.returncode == 1 and "already has an export of Kept" in done.stderr
    assert "choose another folder, or delete that export. Nothing was exported." in done.stderr
    assert sorted(out.rglob("*")) == before
    assert bring_in(tmp_path / "new.sqlite", out).returncode == 0


def test_a_refused_import_into_a_new_file_leaves_nothing(tmp_path):
    write_export(tmp_path / "aws", lines=[*LINES, {"id": {"S": "c"}}])
    new = tmp_path / "new.sqlite"
    for arguments in (["--key", "id:S"], [], ["--key", "id:S", "Other"]):
        assert bring_in(new, tmp_path / "aws", *arguments).returncode != 0
        assert [path.name for path in tmp_path.iterdir()] == ["aws"]


def test_an_import_makes_a_new_file_or_fills_an_empty_one(tmp_path):
    write_export(tmp_path / "aws")
    empty = tmp_path / "empty.sqlite"
    empty.touch()
    for path in (empty, tmp_path / "new.sqlite"):
        done = bring_in(path, tmp_path / "aws", "--key", "id:S")
        assert done.returncode == 0, done.stderr
        assert list(tables_of(path)) == ["Things"]
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["aws", "empty.sqlite", "new.sqlite"]


def test_a_table_that_is_there_is_not_replaced(data, tmp_path):
    write_export(tmp_path / "aws")
    refused = bring_in(data, tmp_path / "aws", "--key", "id:S", "--table", "Kept")
    assert refused.returncode != 0
    assert "The database already has a table Kept; delete it, or import it under another name with --table" in refused.stderr
    assert tables_of(data) == {"Kept": [thing("kept")]}


def test_other_kinds_of_exports_are_refused_by_name(data, tmp_path):
    write_export(tmp_path / "aws", outputFormat="ION")
    refused = bring_in(data, tmp_path / "aws", "--key", "id:S")
    assert refused.returncode != 0
    assert "of the kind ION" in refused.stderr


def test_a_kill_in_the_middle_leaves_the_file_as_it_was(data, tmp_path):
    lines = [{"Item": {"id": {"S": f"{number:06}"}}} for number in range(60_000)]
    write_export(tmp_path / "aws", lines=lines)
    size = data.stat().st_size
    command = ["import", "--data", str(data), "--from", str(tmp_path / "aws"), "--key", "id:S"]
    process = subprocess.Popen([Server.binary(), *command])
    log = data.with_name(data.name + "-wal")
    deadline = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < deadline:
        grown = (log.stat().st_size if log.exists() else 0) + data.stat().st_size
        if grown > size + 300_000:
            break
        time.sleep(0.005)
    assert process.poll() is None, "the import was over before it could be killed"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert tables_of(data) == {"Kept": [thing("kept")]}
    done = bring_in(data, tmp_path / "aws", "--key", "id:S")
    assert (done.returncode, done.stdout) == (0, "Things: 60000 items\n"), done.stderr


def test_a_file_that_a_server_has_is_left_alone(data, tmp_path):
    with serving(data):
        refused = dynamock("export", "--data", str(data), "--to", str(tmp_path / "out"))
    assert refused.returncode != 0
    assert str(data) in refused.stderr
    assert not (tmp_path / "out").exists()


def test_an_export_of_no_file_makes_none(tmp_path):
    missing = tmp_path / "missing.sqlite"
    refused = dynamock("export", "--data", str(missing), "--to", str(tmp_path / "out"))
    assert refused.returncode != 0
    assert "There is no database file" in refused.stderr
    assert not missing.exists()


def test_a_table_that_is_not_there_is_named_with_those_that_are(data, tmp_path):
    refused = dynamock("export", "--data", str(data), "--to", str(tmp_path / "out"), "Other")
    assert refused.returncode != 0
    assert "There is no table Other; these exist: Kept." in refused.stderr
