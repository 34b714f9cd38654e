"""Parameters of vector indexes and of SearchVectors."""

from honoured.case import ABSENT, rows
from honoured.tables import DESCRIBED, MADE, PLAIN, THREE, projection


def element(name: str = "a", kind: str = "HASH") -> dict:
    return {"AttributeName": name, "SearchSchemaElementType": kind}


def index(**members) -> dict:
    return {
        "IndexName": "vectors",
        "VectorAttribute": {"AttributeName": "e"},
        "Dimensions": 2,
        "DistanceFunction": "COSINE",
        "Projection": projection(),
    } | members


def of_index(place: str, at) -> dict:
    """The rows of an index at a place; `at` makes the request for one with some members."""
    searched = at(SearchSchema=[element()])
    return {
        f"{place}.IndexName": ("one", "two", at()),
        f"{place}.VectorAttribute": ({"AttributeName": "e"}, {"AttributeName": "f"}, at()),
        f"{place}.VectorAttribute.AttributeName": ("e", "f", at()),
        f"{place}.SearchSchema": ([element()], [element("sk")], searched),
        f"{place}.SearchSchema[].AttributeName": ("a", "sk", searched),
        f"{place}.SearchSchema[].SearchSchemaElementType": ("HASH", "INLINE_FILTER", searched),
        f"{place}.Projection": (projection(), projection("KEYS_ONLY"), at()),
        f"{place}.Projection.ProjectionType": ("ALL", "KEYS_ONLY", at()),
        f"{place}.Projection.NonKeyAttributes": (["b"], ["c"], at(Projection=projection("INCLUDE", "b"))),
        f"{place}.Dimensions": (2, 3, at()),
        f"{place}.DistanceFunction": ("COSINE", "EUCLIDEAN", at()),
    }


def with_index(**members) -> dict:
    more = THREE if "SearchSchema" in members else {}
    return {"base": more | {"VectorIndexes": [index(**members)]}}


def create_index(**members) -> dict:
    more = THREE if "SearchSchema" in members else {}
    return {"base": more | {"VectorIndexUpdates": [{"Create": index(**members)}]}}


INDEXED = [["CreateTable", PLAIN | with_index()["base"]]]
DELETION = {"given": INDEXED, "base": {"VectorIndexUpdates": [{"Delete": {}}]}}

TABLES = rows(
    "CreateTable",
    PLAIN,
    {"VectorIndexes": ([index()], ABSENT), **of_index("VectorIndexes[]", with_index)},
    then=DESCRIBED,
) + rows(
    "UpdateTable",
    {"TableName": "{t}"},
    {
        "VectorIndexUpdates": ([{"Create": index()}], ABSENT, {"base": {"DeletionProtectionEnabled": True}}),
        "VectorIndexUpdates[].Create": (index(), index(IndexName="other"), create_index()),
        **of_index("VectorIndexUpdates[].Create", create_index),
        "VectorIndexUpdates[].Delete": ({"IndexName": "vectors"}, {"IndexName": "other"}, DELETION),
        "VectorIndexUpdates[].Delete.IndexName": ("vectors", "other", DELETION),
    },
    given=MADE,
    then=DESCRIBED,
)


def vector(*numbers: str) -> list[dict]:
    return [{"N": number} for number in numbers]


def put(key: str, kind: str, *numbers: str) -> list:
    item = {"pk": {"S": key}, "sk": {"S": "s"}, "a": {"S": kind}, "e": {"L": vector(*numbers)}}
    return ["PutItem", {"TableName": "{t}", "Item": item}]


SEARCHED = PLAIN | THREE | {
    "VectorIndexes": [index(SearchSchema=[element(kind="INLINE_FILTER")]), index(IndexName="other", DistanceFunction="EUCLIDEAN")]
}
FILTERED = {
    "base": {
        "SearchConditionExpression": "#n = :v",
        "ExpressionAttributeNames": {"#n": "a"},
        "ExpressionAttributeValues": {":v": {"S": "x"}},
    }
}
SEARCHES = rows(
    "SearchVectors",
    {"TableName": "{t}", "IndexName": "vectors", "SearchVector": vector("1", "0"), "TopK": 5},
    {
        "TableName": ("{t}", "{u}"),
        "IndexName": ("vectors", "other"),
        "ReturnConsumedCapacity": ("TOTAL", ABSENT),
        "ExpressionAttributeNames": ({"#n": "a"}, {"#n": "b"}, FILTERED),
        "ExpressionAttributeValues": ({":v": {"S": "x"}}, {":v": {"S": "y"}}, FILTERED),
        "ProjectionExpression": ("pk", "sk"),
        "SearchVector": (vector("1", "0"), vector("0", "1")),
        "SearchConditionExpression": (
            "#n = :v", "#n > :v", FILTERED,
        ),
        "TopK": (1, 2),
    },
    given=[["CreateTable", SEARCHED], put("p", "x", "1", "0"), put("q", "y", "0", "2")],
)

BACKUP = ["CreateBackup", {"TableName": "{t}", "BackupName": "nightly"}, {"backup": "BackupDetails.BackupArn"}]
RESTORES = rows(
    "RestoreTableFromBackup",
    {"TargetTableName": "{u}", "BackupArn": "{backup}"},
    {"VectorIndexOverride": ([], ABSENT)},
    given=[*INDEXED, BACKUP],
)

RECOVERABLE = ["UpdateContinuousBackups", {
    "TableName": "{t}", "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}}]
RESTORES += rows(
    "RestoreTableToPointInTime",
    {"SourceTableName": "{t}", "TargetTableName": "{u}", "UseLatestRestorableTime": True},
    {"VectorIndexOverride": ([], ABSENT)},
    given=[*INDEXED, RECOVERABLE],
)

CASES = [*TABLES, *SEARCHES, *RESTORES]
