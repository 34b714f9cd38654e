"""Parameters of DynamoDB Streams."""

from honoured.case import ABSENT, rows
from honoured.items import KEY
from honoured.tables import PLAIN, STREAM

STREAMED = PLAIN | STREAM["base"]
ARN = [
    ["DescribeTable", {"TableName": "{t}"}, {"arn": "Table.LatestStreamArn"}],
    ["DescribeTable", {"TableName": "{u}"}, {"other": "Table.LatestStreamArn"}],
    ["DescribeStream", {"StreamArn": "{arn}"}, {"shard": "StreamDescription.Shards.0.ShardId"}],
    ["DescribeStream", {"StreamArn": "{other}"}, {"strange": "StreamDescription.Shards.0.ShardId"}],
]
PUTS = [["PutItem", {"TableName": "{t}", "Item": KEY | {"a": {"N": str(n)}}}] for n in range(3)]
TABLES = [["CreateTable", STREAMED], ["CreateTable", STREAMED | {"TableName": "{u}"}]]
# Two streams of one table: streams of deleted tables are listed too, so a list of all differs each time.
AGAIN = [
    ["CreateTable", STREAMED],
    ["UpdateTable", {"TableName": "{t}", "StreamSpecification": {"StreamEnabled": False}}],
    ["UpdateTable", {"TableName": "{t}", **STREAM["base"]}],
]
BEGIN = {"StreamArn": "{arn}", "ShardId": "{shard}", "ShardIteratorType": "TRIM_HORIZON"}
NUMBERS = [
    ["GetShardIterator", BEGIN, {"all": "ShardIterator"}],
    [
        "GetRecords", {"ShardIterator": "{all}"},
        {"one": "Records.0.dynamodb.SequenceNumber", "two": "Records.1.dynamodb.SequenceNumber"},
    ],
]  # fmt: skip
GIVEN = [*TABLES, *ARN, *PUTS]
READ = [["GetRecords", {"ShardIterator": "{it}"}]]
NUMBERED = {
    "given": [*GIVEN, *NUMBERS],
    "base": {"ShardIteratorType": "AT_SEQUENCE_NUMBER", "SequenceNumber": "{one}"},
}
# The server of these cases closes a shard after three records.
DIVIDED = [
    *GIVEN,
    ["PutItem", {"TableName": "{t}", "Item": KEY | {"a": {"N": "4"}}}],
    [
        "DescribeStream",
        {"StreamArn": "{arn}"},
        {"first": "StreamDescription.Shards.0.ShardId", "second": "StreamDescription.Shards.1.ShardId"},
    ],
]
SHARDS = {"Type": "CHILD_SHARDS", "ShardId": "{shard}"}

CASES = [
    *rows(
        "ListStreams",
        {},
        {"TableName": ("{t}", "{u}")},
        TABLES,
    ),
    *rows(
        "ListStreams",
        {"TableName": "{t}"},
        {"Limit": (1, 2)},
        AGAIN,
    ),
    *rows(
        "ListStreams",
        {"TableName": "{t}"},
        {"ExclusiveStartStreamArn": ("{arn}", ABSENT)},
        [*TABLES, *ARN],
    ),
    *rows(
        "DescribeStream",
        {"StreamArn": "{arn}"},
        {
            "StreamArn": ("{arn}", "{other}"),
            "Limit": (1, 101),
            "ExclusiveStartShardId": ("{shard}", ABSENT),
            "ShardFilter": (SHARDS, ABSENT),
            "ShardFilter.Type": ("CHILD_SHARDS", ABSENT, {"base": {"ShardFilter": {"ShardId": "{shard}"}}}),
            "ShardFilter.ShardId": (
                "{first}", "{second}", {"base": {"ShardFilter": {"Type": "CHILD_SHARDS"}}, "given": DIVIDED}
            ),
        },
        GIVEN,
    ),
    *rows(
        "GetShardIterator",
        BEGIN,
        {
            "StreamArn": ("{arn}", "{other}"),
            "ShardId": ("{shard}", "shardId-00000000000000000000-00000000"),
            "ShardIteratorType": ("TRIM_HORIZON", "LATEST"),
            "SequenceNumber": ("{one}", "{two}", NUMBERED),
            "Timestamp": (1, 4102444800, {"base": {"ShardIteratorType": "AT_TIMESTAMP"}}),
        },
        GIVEN,
        READ,
        {"it": "ShardIterator"},
    ),
    *rows(
        "GetRecords",
        {"ShardIterator": "{all}"},
        {"ShardIterator": ("{all}", "{latest}"), "Limit": (1, 2)},
        [*GIVEN, *NUMBERS[:1], ["GetShardIterator", BEGIN | {"ShardIteratorType": "LATEST"}, {"latest": "ShardIterator"}]],
    ),
]  # fmt: skip
