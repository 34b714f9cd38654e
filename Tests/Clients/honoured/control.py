"""Parameters of the operations on settings that DescribeTable does not show: recovery, policies, Kinesis
destinations and contributor insights."""

import json

from honoured.case import ABSENT, rows
from honoured.tables import ARN, BOTH, GLOBAL, INDEXED, MADE, OTHER_ARN, PLAIN

ENABLED = {"PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": 7}
RECOVERY = [["DescribeContinuousBackups", {"TableName": "{t}"}]]


def policy(action: str, effect: str = "Allow") -> str:
    """A policy for the account of the tests; its text has no braces that a step would fill."""
    principal = {"AWS": "123456789012"}
    statement = {"Effect": effect, "Principal": principal, "Action": action, "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": statement})


READS = policy("dynamodb:GetItem")
WRITES = policy("dynamodb:PutItem")
LOCKS = policy("dynamodb:PutResourcePolicy", "Deny")
POLICY = [["GetResourcePolicy", {"ResourceArn": "{arn}"}]]
ARNS = [*BOTH, *ARN, *OTHER_ARN]
PUT = [["PutResourcePolicy", {"ResourceArn": "{arn}", "Policy": READS}, {"revision": "RevisionId"}]]

STREAM = "arn:aws:kinesis:eu-west-1:123456789012:stream/changes"
OTHER_STREAM = "arn:aws:kinesis:eu-west-1:123456789012:stream/others"
DESTINATIONS = [["DescribeKinesisStreamingDestination", {"TableName": "{t}"}]]
TO_STREAM = {"TableName": "{t}", "StreamArn": STREAM}
SENDING = [*BOTH, ["EnableKinesisStreamingDestination", TO_STREAM]]


def precision(unit: str) -> dict:
    return {"ApproximateCreationDateTimePrecision": unit}


INSIGHTS = [
    ["DescribeContributorInsights", {"TableName": "{t}"}],
    ["DescribeContributorInsights", {"TableName": "{t}", "IndexName": "global"}],
]
ENABLE = {"TableName": "{t}", "ContributorInsightsAction": "ENABLE"}
WATCHED = [
    *INDEXED,
    ["UpdateContributorInsights", ENABLE],
    ["UpdateContributorInsights", ENABLE | {"IndexName": "global"}],
]
OTHER_WATCHED = [
    *WATCHED,
    ["CreateTable", PLAIN | GLOBAL["base"] | {"TableName": "{u}"}],
]
TOKEN = [["ListContributorInsights", {"TableName": "{t}", "MaxResults": 1}, {"token": "NextToken"}]]

CASES = [
    *rows(
        "CreateTable",
        PLAIN,
        {"ResourcePolicy": (READS, WRITES)},
        then=[*ARN, *POLICY],
    ),
    *rows("DescribeContinuousBackups", {}, {"TableName": ("{t}", "{u}")}, given=MADE),
    *rows(
        "UpdateContinuousBackups",
        {"TableName": "{t}", "PointInTimeRecoverySpecification": ENABLED},
        {
            "TableName": ("{t}", "{u}"),
            "PointInTimeRecoverySpecification": (ENABLED, ABSENT),
            "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled": (
                True, False, {"base": {"PointInTimeRecoverySpecification": {}}},
            ),
            "PointInTimeRecoverySpecification.RecoveryPeriodInDays": (7, 8),
        },
        given=MADE,
        then=RECOVERY,
    ),
    *rows(
        "PutResourcePolicy",
        {"ResourceArn": "{arn}", "Policy": WRITES},
        {
            "ResourceArn": ("{arn}", "{other}"),
            "Policy": (READS, WRITES),
            "ExpectedRevisionId": ("{revision}", "1", {"given": [*ARNS, *PUT]}),
            "ConfirmRemoveSelfResourceAccess": (True, ABSENT, {"base": {"Policy": LOCKS}}),
        },
        given=ARNS,
        then=POLICY,
    ),
    *rows("GetResourcePolicy", {}, {"ResourceArn": ("{arn}", "{other}")}, given=[*ARNS, *PUT]),
    *rows(
        "DeleteResourcePolicy",
        {"ResourceArn": "{arn}"},
        {"ResourceArn": ("{arn}", "{other}"), "ExpectedRevisionId": ("{revision}", "1")},
        given=[*ARNS, *PUT],
        then=POLICY,
    ),
    *rows(
        "EnableKinesisStreamingDestination",
        TO_STREAM,
        {
            "TableName": ("{t}", "{u}"),
            "StreamArn": (STREAM, OTHER_STREAM),
            "EnableKinesisStreamingConfiguration": (precision("MICROSECOND"), ABSENT),
            "EnableKinesisStreamingConfiguration.ApproximateCreationDateTimePrecision": (
                "MICROSECOND", "MILLISECOND", {"base": {"EnableKinesisStreamingConfiguration": {}}},
            ),
        },
        given=BOTH,
        then=DESTINATIONS,
    ),
    *rows(
        "DisableKinesisStreamingDestination",
        TO_STREAM,
        {"TableName": ("{t}", "{u}"), "StreamArn": (STREAM, OTHER_STREAM)},
        given=SENDING,
        then=DESTINATIONS,
    ),
    *rows(
        "UpdateKinesisStreamingDestination",
        TO_STREAM | {"UpdateKinesisStreamingConfiguration": precision("MICROSECOND")},
        {
            "TableName": ("{t}", "{u}"),
            "StreamArn": (STREAM, OTHER_STREAM),
            "UpdateKinesisStreamingConfiguration": (precision("MICROSECOND"), ABSENT),
            "UpdateKinesisStreamingConfiguration.ApproximateCreationDateTimePrecision": (
                "MICROSECOND", "MILLISECOND",
            ),
        },
        given=SENDING,
        then=DESTINATIONS,
    ),
    *rows("DescribeKinesisStreamingDestination", {}, {"TableName": ("{t}", "{u}")}, given=SENDING),
    *rows(
        "UpdateContributorInsights",
        ENABLE,
        {
            "TableName": ("{t}", "{u}"),
            "IndexName": ("global", ABSENT),
            "ContributorInsightsAction": ("ENABLE", "DISABLE"),
            "ContributorInsightsMode": ("THROTTLED_KEYS", "ACCESSED_AND_THROTTLED_KEYS"),
        },
        given=INDEXED,
        then=INSIGHTS,
    ),
    *rows(
        "DescribeContributorInsights",
        {"TableName": "{t}"},
        {
            "TableName": ("{t}", "{u}", {"given": OTHER_WATCHED}),
            "IndexName": ("global", ABSENT),
        },
        given=WATCHED,
    ),
    *rows(
        "ListContributorInsights",
        {"TableName": "{t}"},
        {
            "TableName": ("{t}", "{u}", {"given": OTHER_WATCHED}),
            "NextToken": ("{token}", ABSENT, {"given": [*WATCHED, *TOKEN]}),
            "MaxResults": (1, 2),
        },
        given=WATCHED,
    ),
]  # fmt: skip
