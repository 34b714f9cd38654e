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

CASES = [
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
