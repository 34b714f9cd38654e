"""Parameters of backups and restores."""

from honoured.case import ABSENT, rows
from honoured.tables import BOTH, PLAIN, definitions, index, maxima, units

ARN = "arn:aws:dynamodb:us-east-1:123456789012:table/"
BACKUP = ["CreateBackup", {"TableName": "{t}", "BackupName": "nightly"}, {"backup": "BackupDetails.BackupArn"}]
BACKED_UP = [*BOTH, BACKUP]
TWICE = [*BACKED_UP, BACKUP]
MISSING = ARN + "none/backup/01767225600000-00000000"
LATER = 4_102_444_800

INDEXED = PLAIN | {
    "AttributeDefinitions": definitions("pk", "sk", "a"),
    "LocalSecondaryIndexes": [index("local", "pk", "a")],
    "GlobalSecondaryIndexes": [index("global", "a")],
}
ON_DEMAND = [["CreateTable", PLAIN], BACKUP]
PROVISIONED = {"BillingModeOverride": "PROVISIONED", "ProvisionedThroughputOverride": units(5, 6)}
KMS = {"Enabled": True, "SSEType": "KMS"}

RECOVERABLE = ["UpdateContinuousBackups", {
    "TableName": "{t}", "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}}]
ARN_OF = ["DescribeTable", {"TableName": "{t}"}, {"arn": "Table.TableArn"}]

OVERRIDES = {
    "BillingModeOverride": ("PROVISIONED", "PAY_PER_REQUEST", {"base": PROVISIONED}),
    "ProvisionedThroughputOverride": (units(5, 6), ABSENT, {"base": PROVISIONED}),
    "ProvisionedThroughputOverride.ReadCapacityUnits": (5, 7, {"base": PROVISIONED}),
    "ProvisionedThroughputOverride.WriteCapacityUnits": (6, 7, {"base": PROVISIONED}),
    "OnDemandThroughputOverride": (maxima(5, 6), ABSENT),
    "OnDemandThroughputOverride.MaxReadRequestUnits": (
        5, 7, {"base": {"OnDemandThroughputOverride": maxima(5, 6)}}),
    "OnDemandThroughputOverride.MaxWriteRequestUnits": (
        6, 7, {"base": {"OnDemandThroughputOverride": maxima(5, 6)}}),
    "SSESpecificationOverride": (KMS, ABSENT),
    "SSESpecificationOverride.Enabled": (True, False, {"base": {"SSESpecificationOverride": {}}}),
    "SSESpecificationOverride.SSEType": ("KMS", "AES256", {"base": {"SSESpecificationOverride": KMS}}),
}


def index_overrides(*given) -> dict:
    """The overrides of indexes; `given` follows the creation of the table."""
    beside = {"given": [["CreateTable", INDEXED], *given]}
    return {name: ([], ABSENT, beside) for name in (
        "GlobalSecondaryIndexOverride", "LocalSecondaryIndexOverride")}


CASES = [
    *rows(
        "CreateBackup",
        {"TableName": "{t}", "BackupName": "one"},
        {"TableName": ("{t}", "none"), "BackupName": ("one", "two")},
        given=BOTH,
    ),
    *rows("DescribeBackup", {}, {"BackupArn": ("{backup}", MISSING)}, given=BACKED_UP),
    *rows("DeleteBackup", {}, {"BackupArn": ("{backup}", MISSING)}, given=BACKED_UP),
    *rows(
        "ListBackups",
        {"TableName": "{t}"},
        {
            "TableName": ("{t}", "{u}"),
            "Limit": (1, 2),
            "TimeRangeLowerBound": (1, LATER),
            "TimeRangeUpperBound": (LATER, 1),
            "ExclusiveStartBackupArn": (ABSENT, "{backup}"),
            "BackupType": ("USER", "SYSTEM"),
        },
        given=TWICE,
    ),
    *rows(
        "RestoreTableFromBackup",
        {"TargetTableName": "{u}", "BackupArn": "{backup}"},
        {
            "TargetTableName": ("{u}", "{t}"),
            "BackupArn": ("{backup}", MISSING),
        } | OVERRIDES | index_overrides(BACKUP),
        given=ON_DEMAND,
    ),
    *rows(
        "RestoreTableToPointInTime",
        {"SourceTableName": "{t}", "TargetTableName": "{u}", "UseLatestRestorableTime": True},
        {
            "SourceTableName": ("{t}", "none"),
            "TargetTableName": ("{u}", "{t}"),
            "UseLatestRestorableTime": (True, False),
            # The two exclude each other.
            "RestoreDateTime": (1, ABSENT),
        } | OVERRIDES | index_overrides(RECOVERABLE),
        given=[["CreateTable", PLAIN], RECOVERABLE],
    ),
    *rows(
        "RestoreTableToPointInTime",
        {"TargetTableName": "{u}", "UseLatestRestorableTime": True},
        {"SourceTableArn": ("{arn}", ARN + "none")},
        given=[["CreateTable", PLAIN], RECOVERABLE, ARN_OF],
    ),
]
