"""Parameters of exports and imports; the buckets `music` and `other` exist."""

from honoured.case import ABSENT, rows
from honoured.tables import BOTH

ARN = "arn:aws:dynamodb:us-east-1:123456789012:table/"
ON = {"PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}}
EXPORTABLE = [
    *BOTH,
    ["UpdateContinuousBackups", {"TableName": "{t}"} | ON],
    ["UpdateContinuousBackups", {"TableName": "{u}"} | ON],
    ["DescribeTable", {"TableName": "{t}"}, {"arn": "Table.TableArn"}],
    ["DescribeTable", {"TableName": "{u}"}, {"other": "Table.TableArn"}],
]
EXPORT = {"TableArn": "{arn}", "S3Bucket": "music"}
EXPORTED = [*EXPORTABLE, ["ExportTableToPointInTime", EXPORT, {"export": "ExportDescription.ExportArn"}]]
TWICE = [*EXPORTED, ["ExportTableToPointInTime", EXPORT]]
WITH_TOKEN = [*EXPORTABLE, ["ExportTableToPointInTime", EXPORT | {"ClientToken": "{t}", "S3Prefix": "p"}]]

CREATION = {
    "TableName": "{t}",
    "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
    "BillingMode": "PAY_PER_REQUEST",
}
SOURCE = {"S3Bucket": "music", "S3KeyPrefix": "nothing/"}
IMPORT = {
    "ClientToken": "{t}",
    "S3BucketSource": SOURCE,
    "InputFormat": "CSV",
    "InputFormatOptions": {"Csv": {"Delimiter": ",", "HeaderList": ["a"]}},
    "TableCreationParameters": CREATION,
}
IMPORTED = [
    ["ImportTable", IMPORT,
     {"import": "ImportTableDescription.ImportArn", "arn": "ImportTableDescription.TableArn"}],
]
# Of one table: the first has no bucket, and makes no table.
FAILING = IMPORT | {"ClientToken": "{u}", "S3BucketSource": {"S3Bucket": "nowhere"}}
TWO_IMPORTS = [["ImportTable", FAILING], *IMPORTED]

INPUT = {"S3Bucket": "music", "S3KeyPrefix": "nothing/", "InputFormat": "ION"}
OUTPUT = {"S3Bucket": "music", "S3KeyPrefix": "reports", "OutputType": ["ERROR"]}
BULK = {"ClientToken": "{t}", "TableName": "{t}", "InputS3Configuration": INPUT, "OutputS3Configuration": OUTPUT}
STARTED = [
    *BOTH,
    ["StartBulkPutItems", BULK, {"bulk": "BulkOperationDescription.BulkOperationArn"}],
]
FAST = [*BOTH, ["StartBulkPutItems", BULK | {"PerformanceTier": "ACCELERATED"}]]
WITH_BULK = [*STARTED, ["StartBulkPutItems", BULK | {"ClientToken": "{u}"}]]

CASES = [
    *rows(
        "StartBulkPutItems",
        BULK,
        {
            "ClientToken": ("{t}", "{u}", {"given": FAST}),
            "TableName": ("{t}", "{u}"),
            "InputS3Configuration": (INPUT, INPUT | {"S3Bucket": "other"}),
            "InputS3Configuration.S3Bucket": ("music", "other"),
            "InputS3Configuration.S3KeyPrefix": ("nothing/", "none/"),
            "InputS3Configuration.InputFormat": ("ION", "DYNAMODB_JSON"),
            "InputS3Configuration.InputCompressionType": ("GZIP", "NONE"),
            "OutputS3Configuration": (OUTPUT, OUTPUT | {"S3Bucket": "other"}),
            "OutputS3Configuration.S3Bucket": ("music", "other"),
            "OutputS3Configuration.S3KeyPrefix": ("reports", "more"),
            "OutputS3Configuration.OutputType": (["ERROR"], ["CONDITION_CHECK_FAILURE"]),
        },
        given=BOTH,
    ),
    *rows(
        "DescribeBulkOperation", {}, {"BulkOperationArn": ("{bulk}", ARN + "none/bulk-operation/01-0")},
        given=STARTED),
    *rows(
        "CancelBulkOperation", {}, {"BulkOperationArn": ("{bulk}", ARN + "none/bulk-operation/01-0")},
        given=STARTED),
    *rows(
        "ListBulkOperations",
        {"MaxResults": 1},
        {"MaxResults": (1, 2), "NextToken": (ABSENT, "0123456789abcdef")},
        given=WITH_BULK,
    ),
    *rows(
        "ExportTableToPointInTime",
        EXPORT,
        {
            "TableArn": ("{arn}", "{other}"),
            "ClientToken": ("{t}", "{u}", {"given": WITH_TOKEN}),
            "S3Bucket": ("music", "other"),
            "S3Prefix": ("one", "two"),
            "ExportFormat": ("DYNAMODB_JSON", "ION"),
            "ExportTime": (0, ABSENT),
            "ExportType": ("FULL_EXPORT", "INCREMENTAL_EXPORT"),
        },
        given=EXPORTABLE,
    ),
    *rows("DescribeExport", {}, {"ExportArn": ("{export}", ARN + "none/export/01-0")}, given=EXPORTED),
    *rows(
        "ListExports",
        {"TableArn": "{arn}"},
        {
            "TableArn": ("{arn}", "{other}"),
            "MaxResults": (1, 2),
            "NextToken": (ABSENT, "none"),
        },
        given=TWICE,
    ),
    *rows(
        "ImportTable",
        IMPORT,
        {
            "ClientToken": ("{t}", ABSENT),
            "S3BucketSource": (SOURCE, SOURCE | {"S3Bucket": "other"}),
            "S3BucketSource.S3Bucket": ("music", "other"),
            "S3BucketSource.S3KeyPrefix": ("nothing/", "none/"),
            "InputFormat": ("CSV", "ION"),
            "InputFormatOptions": (IMPORT["InputFormatOptions"], ABSENT),
            "InputFormatOptions.Csv": ({"Delimiter": ";"}, ABSENT),
            "InputFormatOptions.Csv.Delimiter": (";", ","),
            "InputFormatOptions.Csv.HeaderList": (["a"], ["b"]),
            "InputCompressionType": ("GZIP", "NONE"),
            "TableCreationParameters": (CREATION, CREATION | {"TableName": "{u}"}),
            "TableCreationParameters.TableName": ("{t}", "{u}"),
        },
    ),
    *rows("DescribeImport", {}, {"ImportArn": ("{import}", ARN + "none/import/01-0")}, given=IMPORTED),
    *rows(
        "ListImports",
        {"TableArn": "{arn}"},
        {
            "TableArn": ("{arn}", ARN + "none"),
            "PageSize": (1, 2, {"given": TWO_IMPORTS}),
            "NextToken": (ABSENT, "0123456789abcdef" * 7),
        },
        given=IMPORTED,
    ),
]
