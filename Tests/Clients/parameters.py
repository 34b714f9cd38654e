"""Every parameter of every built operation: what AWS's model says of it, and what becomes of it here.

`python parameters.py` prints docs/parameters.md; `test_parameters.py` holds the page and the server to it.
"""

import json
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from compatibility import BUILT
from raw import STREAMS_VERSION, VERSION

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "parameters.md"
MODELS = {
    VERSION: json.loads((ROOT / "Generator/Model/dynamodb-2012-08-10.json").read_text("utf-8")),
    STREAMS_VERSION: json.loads((ROOT / "Generator/Model/dynamodbstreams-2012-08-10.json").read_text("utf-8")),
}
BOUNDS = {"min": "≥ {}", "max": "≤ {}", "pattern": "`{}`"}

# What becomes of parameters that are not simply honoured; a pattern that fits none fails a test.
NOT_KEPT = "refused: not carried out yet; with `unsupported = ignore` accepted without effect"
CLOSED = "checked; AWS has closed this version of global tables"
REMARKS = {
    "CreateTable.GlobalTableSourceArn": NOT_KEPT,
    "CreateTable.GlobalTableSettingsReplicationMode": NOT_KEPT,
    "UpdateTable.ReplicaUpdates*": NOT_KEPT,
    "UpdateTable.MultiRegionConsistency": NOT_KEPT,
    "UpdateTable.GlobalTableWitnessUpdates*": NOT_KEPT,
    "UpdateTable.GlobalTableSettingsReplicationMode": "kept; it applies to replicas, which are not carried out",
    "UpdateTable.DisassociationProtectionEnabled": NOT_KEPT,
    "*.ConsistentRead": "honoured; no read is ever behind",
    "*.ReturnItemCollectionMetrics": "honoured; an estimate where the table has local indexes",
    "CreateTable.SSESpecification.KMSMasterKeyId": "kept as an ARN; nothing is encrypted",
    "UpdateTable.SSESpecification.KMSMasterKeyId": "kept as an ARN; nothing is encrypted",
    "ListTagsOfResource.NextToken": "accepted; all tags are on one page, which hands out no token",
    "*.TableClass": "kept and shown; nothing costs less",
    "DisableKinesisStreamingDestination.EnableKinesisStreamingConfiguration*": "refused, as on AWS",
    "ExportTableToPointInTime.ExportTime": "honoured; to the millisecond",
    "ExportTableToPointInTime.ExportType": "honoured; the description has it if it was sent",
    "ExportTableToPointInTime.IncrementalExportSpecification*": "carried out, for periods of 15 minutes to 24 hours",
    "ExportTableToPointInTime.S3BucketOwner": "kept and shown; all buckets are this server's",
    "ExportTableToPointInTime.S3Sse*": "kept and shown; nothing is encrypted",
    "ExportTableToPointInTime.FilterSpecification*": "carried out, by the rules of Query and Scan",
    "StartBulkPutItems.*.S3BucketOwner": "kept and shown; all buckets are this server's",
    "StartBulkPutItems.*.S3Sse*": "kept and shown; nothing is encrypted",
    "StartBulkPutItems.MaxWriteRequestUnits": "kept and shown; nothing is slowed",
    "StartBulkPutItems.PerformanceTier": "kept and shown; nothing is slowed",
    "ImportTable.S3BucketSource.S3BucketOwner": "kept and shown; all buckets are this server's",
    "ImportTable.TableCreationParameters.TableName": "honoured",
    "ImportTable.TableCreationParameters.*": "as in CreateTable",
    "RestoreTable*.GlobalSecondaryIndexOverride?*":
        "compared with the indexes of the source; the name and the throughput may differ",
    "RestoreTable*.LocalSecondaryIndexOverride?*":
        "compared with the indexes of the source; the name may differ",
    "RestoreTable*.SSESpecificationOverride.KMSMasterKeyId": "kept as an ARN; nothing is encrypted",
    "RestoreTable*.VectorIndexOverride?*":
        "compared with the indexes of the source; the name may differ",
    "*ReplicaAutoScaling.*": "checked; no table has replicas",
    "ListGlobalTables.*": "checked; there are none",
    "*GlobalTable.*": CLOSED,
    "*GlobalTableSettings.*": CLOSED,
}


@dataclass(frozen=True)
class Step:
    """One member on the way to a parameter, and how many lists and maps are around what it holds."""

    name: str
    holders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parameter:
    """A member of an operation's input, however deep."""

    operation: str
    version: str
    steps: tuple[Step, ...]
    kind: str
    shape: str
    bounds: str

    @property
    def path(self) -> str:
        """As in `GlobalSecondaryIndexes[].KeySchema`; `{}` stands for any key of a map."""
        return ".".join(step.name + "".join(step.holders) for step in self.steps[:-1] + (Step(self.steps[-1].name),))

    @property
    def remark(self) -> str:
        full = f"{self.operation}.{self.path}"
        return next((text for pattern, text in REMARKS.items() if fnmatchcase(full, pattern)), "honoured")

    def body(self, value) -> dict:
        """The smallest input that holds a value in this parameter's place."""
        for position, step in reversed(list(enumerate(self.steps))):
            if position < len(self.steps) - 1:
                value = wrapped(value, step.holders)
            value = {step.name: value}
        return value


def wrapped(value, holders: tuple[str, ...]):
    """A value inside lists and maps of one member each."""
    for holder in reversed(holders):
        value = [value] if holder == "[]" else {"key": value}
    return value


def parameters(operation: str) -> list[Parameter]:
    """The parameters of an operation, in the model's order, each before those inside it."""
    version = next(version for version, model in MODELS.items() if operation in model["operations"])
    model = MODELS[version]
    shapes = model["shapes"]

    def held(name: str) -> tuple[tuple[str, ...], str]:
        """The lists and maps around a structure or scalar, and its shape."""
        shape, holders = shapes[name], ()
        while shape["type"] in ("list", "map") and name != "AttributeValue":
            inner = shape.get("member") or shape["value"]
            holders += ("[]" if shape["type"] == "list" else "{}",)
            name, shape = inner["shape"], shapes[inner["shape"]]
        return holders, name

    def bounds(name: str) -> str:
        shape = shapes[name]
        said = [form.format(shape[key]) for key, form in BOUNDS.items() if key in shape and key != "pattern"]
        if "pattern" in shape:
            said.append("a pattern")
        if "enum" in shape:
            said.append(", ".join(f"`{value}`" for value in shape["enum"]))
        return "; ".join(said)

    def kind(name: str) -> str:
        holders, inner = held(name)
        word = inner if shapes[inner]["type"] == "structure" else shapes[inner]["type"]
        return word + "".join(holders)

    def walk(name: str, steps: tuple[Step, ...], around: frozenset[str]):
        for member, reference in shapes[name].get("members", {}).items():
            holders, inner = held(reference["shape"])
            said = bounds(reference["shape"])
            if member in shapes[name].get("required", []):
                said = "required" + (f"; {said}" if said else "")
            here = (*steps, Step(member, holders))
            yield Parameter(operation, version, here, kind(reference["shape"]), reference["shape"], said)
            if shapes[inner]["type"] == "structure" and inner != "AttributeValue" and inner not in around:
                yield from walk(inner, here, around | {inner})

    root = model["operations"][operation].get("input")
    return list(walk(root["shape"], (), frozenset())) if root else []


EVERY = [parameter for operation in BUILT for parameter in parameters(operation)]

HEAD = """\
# Parameters

Every input parameter of every operation that is built, from AWS's published model; `[]` stands for the
elements of a list, `{}` for the values of a map. `Tests/Clients/parameters.py` writes this page, and
`test_parameters.py` fails where it is not what the model and the remarks give.

Of each parameter the tests send a value of a wrong kind to a running server, which has to be refused
as `SerializationException`, and, where the model bounds it, values out of its bounds, which have to be
refused too. “Honoured” means that its value decides what happens, as on AWS; `test_honoured.py` has
a case for each such row, whose answers change with it. What is not carried out is refused by its name; with the setting
[`unsupported`](configuration.md) at `ignore` it is sent, taken, and shown not to come back.
"""


def page() -> str:
    """docs/parameters.md."""
    parts = [HEAD]
    for operation in BUILT:
        rows = parameters(operation)
        parts.append(f"\n## {operation}\n")
        if not rows:
            parts.append("\nNo parameters.\n")
            continue
        parts.append("\n| Parameter | Kind | Bounds in the model | Here |\n|---|---|---|---|\n")
        parts += [f"| `{row.path}` | {row.kind} | {row.bounds} | {row.remark} |\n" for row in rows]
    return "".join(parts)


if __name__ == "__main__":
    print(page(), end="")
