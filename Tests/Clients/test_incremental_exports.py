"""Exports of earlier states and of the changes of a period, by boto3; the files are read here without dynamock's code."""

import json
import random
import subprocess
from datetime import datetime, timezone

import pytest

from expectations import items
from server import Server
from tables import connect, create
from test_exports import ON, as_json, read_export, settled, sorted_sets
from test_recovery import MANUAL, START, set_clock

HOUR = 3_600


def second(number: int) -> datetime:
    return datetime.fromtimestamp(START + number, timezone.utc)


@pytest.fixture(params=["memory", "sqlite"])
def place(request, own_server, tmp_path):
    """A server with a manual clock, its buckets, and a table with recovery whose clock is at START."""
    (tmp_path / "music").mkdir()
    data = tmp_path / "data.sqlite" if request.param == "sqlite" else None
    server = own_server(data, *MANUAL, "--s3-root", str(tmp_path))
    set_clock(server, 0)
    client = connect(server.url)
    name = create(client, "p:S", "n:N")
    client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=ON)
    return server, client, name, tmp_path


def export(client, name: str, **more) -> dict:
    arn = client.describe_table(TableName=name)["Table"]["TableArn"]
    begun = client.export_table_to_point_in_time(TableArn=arn, S3Bucket="music", **more)["ExportDescription"]
    end = settled(client.describe_export, "ExportDescription", "ExportStatus", ExportArn=begun["ExportArn"])
    assert end["ExportStatus"] == "COMPLETED", end
    return end


def incremental(client, name: str, start: int, end: int | None = None, **more) -> dict:
    period = {"ExportFromTime": second(start)} | ({"ExportToTime": second(end)} if end else {})
    view = {"ExportViewType": more.pop("view")} if "view" in more else {}
    return export(
        client, name, ExportType="INCREMENTAL_EXPORT", IncrementalExportSpecification=period | view, **more)


def key_of(item: dict) -> tuple:
    return item["p"]["S"], item["n"]["N"]


def read_changes(buckets, description: dict) -> dict:
    """The lines of an incremental export by key: AWS's members alone, in AWS's order."""
    found = {}
    for line in read_incremental(buckets, description):
        change = json.loads(line)
        members = ["Metadata", "Keys", "OldImage", "NewImage"]
        assert list(change) == [member for member in members if member in change]
        assert list(change["Metadata"]) == ["WriteTimestampMicros"]
        for image in ("OldImage", "NewImage"):
            if image in change:
                assert {name: change[image][name] for name in ("p", "n")} == change["Keys"]
                change[image] = sorted_sets(change[image])
        key = key_of(change["Keys"])
        assert key not in found
        found[key] = change
    return found


def read_incremental(buckets, description: dict) -> list[bytes]:
    """The lines of an incremental export, whose manifest has a period instead of a time."""
    file = buckets / "music" / description["ExportManifest"]
    summary = json.loads(file.read_text())
    period = description["IncrementalExportSpecification"]
    assert "exportTime" not in summary
    assert summary["exportType"] == "INCREMENTAL_EXPORT"
    assert summary["outputView"] == period["ExportViewType"]
    for member, name in [("exportFromTime", "ExportFromTime"), ("exportToTime", "ExportToTime")]:
        assert datetime.fromisoformat(summary[member]) == period[name]
    data = file.parent.parent / "data"
    for line in (file.parent / "manifest-files.json").read_text().splitlines():
        assert (buckets / "music" / json.loads(line)["dataFileS3Key"]).parent == data
    return read_export(buckets, description, time=None)


class History:
    """A random history of writes, and a naive model of it: the states by time."""

    def __init__(self, server, client, name, seed: int):
        self.server, self.client, self.name = server, client, name
        self.dice = random.Random(seed)
        self.now = 0.0
        self.items: dict[tuple, dict] = {}
        self.changes: list[tuple[float, tuple, dict | None]] = []

    def run(self, until: float, count: int):
        """Makes writes at random times up to a time."""
        times = sorted(round(self.dice.uniform(self.now + 1, until - 1), 3) for _ in range(count))
        for self.now in times:
            set_clock(self.server, self.now)
            self.write()
        self.now = until
        set_clock(self.server, until)

    def write(self):
        key = {"p": {"S": f"k{self.dice.randrange(12)}"}, "n": {"N": str(self.dice.randrange(-3, 3))}}
        if self.dice.random() < 0.35:
            self.client.delete_item(TableName=self.name, Key=key)
            if self.items.pop(key_of(key), None) is None:
                return
            item = None
        else:
            item = key | {"v": {"N": str(self.dice.randrange(100))}, "s": {"SS": ["x", "y"]}, "b": {"B": b"\xff"}}
            self.client.put_item(TableName=self.name, Item=item)
            item = as_json(item)
            if self.items.get(key_of(key)) == item:
                return
            self.items[key_of(key)] = item
        self.changes.append((self.now, key_of(key), item))

    def at(self, moment: float, inclusive=True) -> dict:
        state = {}
        for time, key, item in self.changes:
            if time > moment or (time == moment and not inclusive):
                break
            state[key] = item
        return {key: item for key, item in state.items() if item is not None}

    def between(self, start: float, end: float) -> dict:
        """Key, old and new item, and time of the last change, of the items that changed in a period."""
        before, after = self.at(start, inclusive=False), self.at(end, inclusive=False)
        last = {key: time for time, key, _ in self.changes if start <= time < end}
        return {
            key: (before.get(key), after.get(key), round((START + time) * 1_000) * 1_000)
            for key, time in last.items() if key in before or key in after
        }


def test_a_random_history_is_exported_by_periods_and_comes_back(place, tmp_path):
    server, client, name, buckets = place
    history = History(server, client, name, seed=5)
    states = {}
    for number in range(1, 5):
        history.run(number * HOUR, 60)
        states[number] = history.at(number * HOUR)
        if number == 1:
            history.run(HOUR + 60, 20)
            full = export(client, name, ExportTime=second(HOUR))
            assert full["ExportTime"] == second(HOUR)
            read = [sorted_sets(json.loads(line)["Item"]) for line in read_export(buckets, full)]
            assert {key_of(item): item for item in read} == states[1]
        if number > 1:
            described = incremental(client, name, (number - 1) * HOUR, number * HOUR)
            assert "ExportTime" not in described and described["ExportType"] == "INCREMENTAL_EXPORT"
            changes = read_changes(buckets, described)
            expected = history.between((number - 1) * HOUR, number * HOUR)
            assert changes.keys() == expected.keys()
            for key, (old, new, micros) in expected.items():
                change = changes[key]
                assert (change.get("OldImage"), change.get("NewImage")) == (old, new)
                assert change["Metadata"] == {"WriteTimestampMicros": {"N": str(micros)}}
    key = "p:S,n:N"
    output = tmp_path / "imported.sqlite"
    done = subprocess.run(
        [Server.binary(), "import", "--data", str(output), "--from", str(buckets / "music"), "--key", key],
        capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    reader = Server(output).start()
    try:
        found = {key_of(item): as_json(item) for item in items(connect(reader.url).scan, TableName=name)}
    finally:
        assert reader.stop() == 0
    assert found == states[4]


def test_views_and_formats(place):
    server, client, name, buckets = place
    client.put_item(TableName=name, Item={"p": {"S": "kept"}, "n": {"N": "1"}, "v": {"S": "old"}})
    client.put_item(TableName=name, Item={"p": {"S": "gone"}, "n": {"N": "1"}})
    set_clock(server, HOUR)
    client.put_item(TableName=name, Item={"p": {"S": "kept"}, "n": {"N": "1"}, "v": {"S": "new"}})
    client.delete_item(TableName=name, Key={"p": {"S": "gone"}, "n": {"N": "1"}})
    client.put_item(TableName=name, Item={"p": {"S": "passing"}, "n": {"N": "1"}})
    client.delete_item(TableName=name, Key={"p": {"S": "passing"}, "n": {"N": "1"}})
    set_clock(server, 2 * HOUR)
    described = incremental(client, name, HOUR, view="NEW_IMAGE")
    assert described["IncrementalExportSpecification"] == {
        "ExportFromTime": second(HOUR), "ExportToTime": second(2 * HOUR), "ExportViewType": "NEW_IMAGE"}
    assert described["BilledSizeBytes"] == 10_000_000
    changes = read_changes(buckets, described)
    assert {key[0]: sorted(change.keys() - {"Metadata"}) for key, change in changes.items()} == {
        "kept": ["Keys", "NewImage"], "gone": ["Keys"]}
    lines = read_incremental(buckets, incremental(client, name, HOUR, 2 * HOUR, ExportFormat="ION"))
    micros = (START + HOUR) * 1_000_000
    assert sorted(line.decode() for line in lines) == [
        f'$ion_1_0 {{Record:{{Keys:{{p:"gone",n:1.}},Metadata:{{WriteTimestampMicros:{micros}.}},'
        'OldImage:{p:"gone",n:1.}}}',
        f'$ion_1_0 {{Record:{{Keys:{{p:"kept",n:1.}},Metadata:{{WriteTimestampMicros:{micros}.}},'
        'OldImage:{p:"kept",n:1.,v:"old"},NewImage:{p:"kept",n:1.,v:"new"}}}',
    ]


def test_periods_that_do_not_follow_each_other_are_not_imported(place, tmp_path):
    server, client, name, buckets = place
    set_clock(server, HOUR)
    client.put_item(TableName=name, Item={"p": {"S": "a"}, "n": {"N": "1"}})
    set_clock(server, 2 * HOUR)

    def import_from(folder, code: int) -> str:
        done = subprocess.run(
            [Server.binary(), "import", "--data", str(tmp_path / "copy.sqlite"), "--from",
             str(buckets / "music" / folder), "--key", "p:S,n:N"],
            capture_output=True, text=True, timeout=120)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stderr

    described = incremental(client, name, HOUR, 2 * HOUR, S3Prefix="alone")
    folder = (buckets / "music" / described["ExportManifest"]).parent
    assert import_from("alone", 1).strip().endswith(
        f'"{folder}" has the changes of {name} in a period: add a full export of the table at the '
        "beginning of the period, or later, to the same folder.")
    export(client, name, ExportTime=second(1_800), S3Prefix="alone")
    assert import_from("alone", 1).strip().endswith(
        f'"{folder}" has the changes of {name} since 2027-01-15T09:00:00.000Z, but those since '
        "2027-01-15T08:30:00.000Z are missing: add an incremental export of that period.")
    incremental(client, name, 1_800, HOUR, S3Prefix="alone")
    import_from("alone", 0)
