"""The form of a case: a request twice, with two values of one parameter, and what comes after it."""

import copy
import json
import random
import re
import string
from dataclasses import dataclass, field

from captures import part, send

ABSENT = object()
# What differs between two equal requests.
PASSING = {
    "CreationDateTime", "LastUpdateToPayPerRequestDateTime", "LastIncreaseDateTime", "LastDecreaseDateTime",
    "TableId", "eventID", "ApproximateCreationDateTime", "CreationRequestDateTime", "SequenceNumber",
    "StartingSequenceNumber", "EndingSequenceNumber", "ShardIterator", "NextShardIterator", "NextToken", "ShardId", "ParentShardId",
    "RevisionId", "EarliestRestorableDateTime", "LatestRestorableDateTime", "LastUpdateDateTime",
    "ContributorInsightsRuleList", "BulkOperationArn", "BulkOperationStatus", "ExportArn", "ImportArn", "ImportStatus", "ExportStatus", "StartTime", "EndTime",
    "ExportTime", "ClientToken", "BackupArn", "BackupCreationDateTime", "LastEvaluatedBackupArn", "SourceBackupArn",
    "RestoreDateTime", "TableCreationDateTime",
}  # fmt: skip
# What the end of an export or an import adds to its description, which may come before a look at it or after.
COMING = {"BulkOperationUsage", "TotalInputBytes", "EndTime", "ExportManifest", "BilledSizeBytes", "ProcessedSizeBytes", "FailureCode", "FailureMessage"}
LABEL = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+")


@dataclass
class Case:
    """One row of docs/parameters.md, with two requests that differ in nothing but its parameter.

    `given` comes before a request and `then` after it; `keep` names parts of its answer for them.
    """

    operation: str
    path: str
    first: dict
    second: dict
    given: list = field(default_factory=list)
    then: list = field(default_factory=list)
    keep: dict = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.operation}.{self.path}"


def with_value(body: dict, path: str, value) -> dict:
    """A request with a value at a path: `[]` is the first element, `{}` the first value of a map."""
    changed = copy.deepcopy(body)
    steps = re.findall(r"\w+|\[\]|\{\}", path)
    place = changed
    for step in steps[:-1]:
        place = place[key_of(place, step)]
    last = key_of(place, steps[-1])
    if value is not ABSENT:
        place[last] = value
    elif isinstance(place, dict):
        place.pop(last, None)
    else:
        del place[last]
    return changed


def key_of(place, step: str):
    return 0 if step == "[]" else next(iter(place)) if step == "{}" else step


def rows(operation: str, base: dict, table: dict, given=(), then=(), keep=None) -> list[Case]:
    """A case for each row: two values, and what is different for this row alone."""
    found = []
    for path, (first, second, *rest) in table.items():
        own = rest[0] if rest else {}
        body = base | own.get("base", {})
        found.append(
            Case(
                operation,
                path,
                with_value(body, path, first),
                with_value(body, path, second),
                list(own.get("given", given)),
                list(own.get("then", then)),
                own.get("keep", keep or {}),
            )
        )
    return found


def settled(value, names: dict[str, str]):
    """An answer without what differs from one time to the next."""
    if isinstance(value, dict):
        settled_members = {settled(key, names): settled(each, names) for key, each in value.items()}
        coming = COMING | ({"ItemCount"} if "ExportArn" in value else set())
        return {key: "<passing>" if key in PASSING else each
                for key, each in settled_members.items() if key not in coming}
    if isinstance(value, list):
        return [settled(each, names) for each in value]
    if isinstance(value, str):
        for name, text in names.items():
            value = value.replace(text, "{" + name + "}")
        return LABEL.sub("<label>", value)
    return value


def outcome(port: int, case: Case, body: dict) -> list[tuple[int, object]]:
    """The statuses and bodies of a request and of those after it, on tables that no other test has."""
    found = sorted({*re.findall(r"\{([tu])\}", json.dumps([case.given, case.first, case.second]))})
    names = {name: name + "".join(random.choices(string.ascii_lowercase, k=15)) for name in found}
    kept: dict[str, str] = {}
    answers = []
    try:
        for step in case.given:
            answer = send(port, step, names | kept)
            assert answer.status == 200, (step, answer.body)
            kept |= {name: part(answer.json, path) for name, path in (step[2] if len(step) > 2 else {}).items()}
        for step in [[case.operation, body, case.keep], *case.then]:
            answer = send(port, step, names | kept)
            answers.append((answer.status, settled(answer.json if answer.body else {}, names)))
            if answer.status == 200 and len(step) > 2:
                kept |= {name: part(answer.json, path) for name, path in step[2].items()}
        return answers
    finally:
        for name in names:
            off = {"TableName": "{" + name + "}", "DeletionProtectionEnabled": False}
            send(port, ["UpdateTable", off], names)
            send(port, ["DeleteTable", {"TableName": "{" + name + "}"}], names)
