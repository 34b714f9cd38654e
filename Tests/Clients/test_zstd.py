"""Imports and bulk puts of objects that are compressed with ZSTD, which libzstd reads."""

import json
import os
import random
import sys
from pathlib import Path

import pytest
import zstd

from server import Server
from tables import connect, create, new_name
from test_exports import imported, settled

pytestmark = pytest.mark.skipif(zstd.NAME is None, reason=zstd.REASON)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A server and the folder of a bucket."""
    root = tmp_path_factory.mktemp("buckets")
    (root / "music").mkdir()
    server = Server(None, ("--s3-root", str(root))).start()
    yield server, root / "music"
    assert server.stop() == 0


@pytest.fixture
def dynamodb(place):
    return connect(place[0].url)


def lines(count: int, start: int = 0) -> bytes:
    generator = random.Random(start)
    return b"".join(
        json.dumps({"Item": {"p": {"S": f"k{number}"}, "v": {"N": str(generator.randrange(10**9))}}}).encode() + b"\n"
        for number in range(start, start + count)
    )


def put(bucket: Path, content: bytes) -> str:
    """Writes an object; gives the prefix that has no other."""
    prefix = new_name("object")
    (bucket / prefix).write_bytes(content)
    return prefix


def test_items_are_imported(place, dynamodb):
    prefix = put(place[1], zstd.compress(lines(20_000)))
    name, end = imported(dynamodb, prefix, InputCompressionType="ZSTD")
    assert (end["ImportStatus"], end["ImportedItemCount"]) == ("COMPLETED", 20_000), end
    assert end["ProcessedSizeBytes"] == len(lines(20_000))
    item = dynamodb.get_item(TableName=name, Key={"p": {"S": "k19999"}})["Item"]
    assert {"Item": item} == json.loads(lines(20_000).splitlines()[-1])


@pytest.mark.parametrize("level", [-5, 1, 19])
def test_every_level_and_several_frames_are_read(place, dynamodb, level):
    # A skippable frame between them has no contents (RFC 8878, 3.1.2).
    skipped = bytes.fromhex("502a4d18") + (3).to_bytes(4, "little") + b"abc"
    content = zstd.compress(lines(500), level) + skipped + zstd.compress(b"") + zstd.compress(lines(500, 500), level)
    _, end = imported(dynamodb, put(place[1], content), InputCompressionType="ZSTD")
    assert (end["ImportStatus"], end["ImportedItemCount"]) == ("COMPLETED", 1_000), end


def test_csv_and_ion_are_read(place, dynamodb):
    _, end = imported(
        dynamodb, put(place[1], zstd.compress(b"p,v\na,1\nb,2\n")), InputFormat="CSV", InputCompressionType="ZSTD")
    assert (end["ImportStatus"], end["ImportedItemCount"]) == ("COMPLETED", 2), end
    ion = b'$ion_1_0 {Item:{p:"a"}}\n$ion_1_0 {Item:{p:"b"}}\n'
    _, end = imported(dynamodb, put(place[1], zstd.compress(ion)), InputFormat="ION", InputCompressionType="ZSTD")
    assert (end["ImportStatus"], end["ImportedItemCount"]) == ("COMPLETED", 2), end


def test_an_empty_object_is_nothing(place, dynamodb):
    _, end = imported(dynamodb, put(place[1], b""), InputCompressionType="ZSTD")
    assert (end["ImportStatus"], end["ProcessedItemCount"]) == ("COMPLETED", 0), end


def damaged(content: bytes) -> dict[str, bytes]:
    middle = len(content) // 2
    return {
        "cut in the middle": content[:middle],
        "without its last byte": content[:-1],
        "cut in its header": content[:3],
        "with a byte that differs": content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1:],
        "with bytes after its end": content + b"x" * 20,
        "gzip": b"\x1f\x8b" + content[2:],
        "not compressed": lines(10),
    }


@pytest.mark.parametrize("kind", damaged(bytes(10)))
def test_a_damaged_object_fails_the_import(place, dynamodb, kind):
    # Numbers that do not compress well, so that a changed byte is noticed.
    content = zstd.compress(lines(5_000), 1)
    _, end = imported(dynamodb, put(place[1], damaged(content)[kind]), InputCompressionType="ZSTD")
    assert (end["ImportStatus"], end["FailureCode"]) == ("FAILED", "ItemValidationError"), (kind, end)
    assert end["ErrorCount"] >= 1
    if kind != "with a byte that differs":
        error = next(Path(place[1].parent, "aws-dynamodb/imports", end["ImportArn"].rsplit("/", 1)[1]).iterdir())
        assert "The object is not a complete zstd file." in error.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_bytes_that_grow_ten_thousandfold_are_read_in_little_memory(place, dynamodb):
    content = zstd.compress(b" " * (1 << 28))
    assert len(content) < 30_000
    _, end = imported(
        dynamodb, put(place[1], content + zstd.compress(b"\n" + lines(3))), InputCompressionType="ZSTD")
    # A line that is longer than any item ends its object.
    assert (end["ImportStatus"], end["ErrorCount"]) == ("FAILED", 1), end
    status = Path(f"/proc/{place[0].process.pid}/status").read_text()
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    assert peak < 300_000, f"{peak} kB"


def test_a_bulk_put_reads_zstd(place, dynamodb):
    name = create(dynamodb, "p:S")
    begun = dynamodb.start_bulk_put_items(
        TableName=name,
        InputS3Configuration={
            "S3Bucket": "music", "S3KeyPrefix": put(place[1], zstd.compress(lines(1_000))),
            "InputFormat": "DYNAMODB_JSON", "InputCompressionType": "ZSTD",
        },
        OutputS3Configuration={"S3Bucket": "music", "OutputType": ["ERROR"]},
    )["BulkOperationDescription"]
    end = settled(
        dynamodb.describe_bulk_operation, "BulkOperationDescription", "BulkOperationStatus",
        BulkOperationArn=begun["BulkOperationArn"])
    assert (end["BulkOperationStatus"], end["ProcessedItemCount"]) == ("COMPLETED", 1_000), end


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are found in another way")
def test_a_library_that_is_missing_is_named(tmp_path):
    (tmp_path / "music").mkdir()
    (tmp_path / "libzstd.so.1").touch()
    content = zstd.compress(lines(1))
    before = os.environ.get("LD_LIBRARY_PATH")
    os.environ["LD_LIBRARY_PATH"] = str(tmp_path)
    try:
        server = Server(None, ("--s3-root", str(tmp_path))).start()
    finally:
        if before is None:
            del os.environ["LD_LIBRARY_PATH"]
        else:
            os.environ["LD_LIBRARY_PATH"] = before
    try:
        client = connect(server.url)
        name, end = imported(client, put(tmp_path / "music", content), InputCompressionType="ZSTD")
        assert (end["ImportStatus"], end["FailureCode"]) == ("FAILED", "UnreadableCompression")
        reason = f"{tmp_path}/libzstd.so.1: file too short"
        assert end["FailureMessage"] == (
            f"ZSTD needs libzstd, which cannot be opened ({reason}): install it (Debian: libzstd1, "
            "Homebrew: zstd), or compress the objects with GZIP."
        )
        assert name not in client.list_tables()["TableNames"]
    finally:
        server.stop()
