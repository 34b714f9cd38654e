"""Parameters of the operations on tables, of their tags, and of time to live."""

from honoured.case import ABSENT, rows


def definitions(*names: str) -> list[dict]:
    return [{"AttributeName": name, "AttributeType": "S"} for name in names]


def schema(*names: str) -> list[dict]:
    return [{"AttributeName": name, "KeyType": kind} for name, kind in zip(names, ("HASH", "RANGE"))]


def projection(kind: str = "ALL", *names: str) -> dict:
    return {"ProjectionType": kind} | ({"NonKeyAttributes": list(names)} if names else {})


def units(read: int, write: int) -> dict:
    return {"ReadCapacityUnits": read, "WriteCapacityUnits": write}


def index(name: str, *keys: str, **more) -> dict:
    return {"IndexName": name, "KeySchema": schema(*keys), "Projection": projection()} | more


def maxima(read: int, write: int) -> dict:
    return {"MaxReadRequestUnits": read, "MaxWriteRequestUnits": write}


def warm(read: int, write: int) -> dict:
    return {"ReadUnitsPerSecond": read, "WriteUnitsPerSecond": write}


PLAIN = {
    "TableName": "{t}",
    "AttributeDefinitions": definitions("pk", "sk"),
    "KeySchema": schema("pk", "sk"),
    "BillingMode": "PAY_PER_REQUEST",
}
THREE = {"AttributeDefinitions": definitions("pk", "sk", "a")}
LOCAL = {"base": THREE | {"LocalSecondaryIndexes": [index("local", "pk", "a")]}}
GLOBAL = {"base": THREE | {"GlobalSecondaryIndexes": [index("global", "a")]}}
INCLUDED = index("included", "pk", "a", Projection=projection("INCLUDE", "b"))
PROVISIONED = {"base": {"BillingMode": "PROVISIONED", "ProvisionedThroughput": units(5, 5)}}
BOUGHT = {
    "base": PROVISIONED["base"]
    | THREE
    | {"GlobalSecondaryIndexes": [index("global", "a", ProvisionedThroughput=units(5, 5))]}
}


def with_index(kind: str, **more) -> dict:
    keys = ("pk", "a") if kind == "LocalSecondaryIndexes" else ("a",)
    return {"base": THREE | {kind: [index("index", *keys, **more)]}}


def of_indexes(kind: str) -> dict:
    """Rows of either kind of index."""
    at = with_index(kind)
    included = with_index(kind, Projection=projection("INCLUDE", "b"))
    key = at["base"][kind][0]["KeySchema"]
    return {
        kind: (at["base"][kind], ABSENT, at),
        f"{kind}[].IndexName": ("one", "two", at),
        f"{kind}[].KeySchema": (key, schema("pk", "sk"), at),
        f"{kind}[].KeySchema[].AttributeName": (key[0]["AttributeName"], "sk", at),
        f"{kind}[].KeySchema[].KeyType": ("HASH", "RANGE", at),
        f"{kind}[].Projection": (projection(), projection("KEYS_ONLY"), at),
        f"{kind}[].Projection.ProjectionType": ("ALL", "KEYS_ONLY", at),
        f"{kind}[].Projection.NonKeyAttributes": (["b"], ["c"], included),
    }


STREAM = {"base": {"StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}}}
TAGS = [["ListTagsOfResource", {"ResourceArn": "{arn}"}]]
TAGGED = {"base": {"Tags": [{"Key": "a", "Value": "b"}]}, "then": TAGS, "keep": {"arn": "TableDescription.TableArn"}}
KMS = {"base": {"SSESpecification": {"Enabled": True, "SSEType": "KMS"}}}

CREATE_TABLE = rows(
    "CreateTable",
    PLAIN,
    {
        "AttributeDefinitions": (definitions("pk", "sk"), definitions("pk")),
        "AttributeDefinitions[].AttributeName": ("pk", "other"),
        "AttributeDefinitions[].AttributeType": ("S", "N"),
        "TableName": ("{t}", "{u}"),
        "KeySchema": (schema("pk", "sk"), schema("sk", "pk")),
        "KeySchema[].AttributeName": ("pk", "other"),
        "KeySchema[].KeyType": ("HASH", "RANGE"),
        **of_indexes("LocalSecondaryIndexes"),
        **of_indexes("GlobalSecondaryIndexes"),
        "GlobalSecondaryIndexes[].ProvisionedThroughput": (units(5, 5), units(6, 6), BOUGHT),
        "GlobalSecondaryIndexes[].ProvisionedThroughput.ReadCapacityUnits": (5, 6, BOUGHT),
        "GlobalSecondaryIndexes[].ProvisionedThroughput.WriteCapacityUnits": (5, 6, BOUGHT),
        "BillingMode": ("PAY_PER_REQUEST", "PROVISIONED"),
        "ProvisionedThroughput": (units(5, 5), units(6, 6), PROVISIONED),
        "ProvisionedThroughput.ReadCapacityUnits": (5, 6, PROVISIONED),
        "ProvisionedThroughput.WriteCapacityUnits": (5, 6, PROVISIONED),
        "StreamSpecification": (STREAM["base"]["StreamSpecification"], ABSENT),
        "StreamSpecification.StreamEnabled": (True, False, STREAM),
        "StreamSpecification.StreamViewType": ("NEW_IMAGE", "OLD_IMAGE", STREAM),
        "SSESpecification": (KMS["base"]["SSESpecification"], ABSENT),
        "SSESpecification.Enabled": (True, False, {"base": {"SSESpecification": {}}}),
        "SSESpecification.SSEType": ("KMS", "AES256", KMS),
        "Tags": ([{"Key": "a", "Value": "b"}], ABSENT, TAGGED),
        "Tags[].Key": ("a", "c", TAGGED),
        "Tags[].Value": ("b", "c", TAGGED),
        "DeletionProtectionEnabled": (True, ABSENT),
        "OnDemandThroughput": (maxima(10, 10), ABSENT),
        "OnDemandThroughput.MaxReadRequestUnits": (10, 11, {"base": {"OnDemandThroughput": maxima(1, 1)}}),
        "OnDemandThroughput.MaxWriteRequestUnits": (10, 11, {"base": {"OnDemandThroughput": maxima(1, 1)}}),
        "WarmThroughput": (warm(13000, 5000), ABSENT),
        "WarmThroughput.ReadUnitsPerSecond": (13000, 14000, {"base": {"WarmThroughput": warm(13000, 5000)}}),
        "WarmThroughput.WriteUnitsPerSecond": (5000, 6000, {"base": {"WarmThroughput": warm(13000, 5000)}}),
        "GlobalSecondaryIndexes[].OnDemandThroughput": (maxima(10, 10), ABSENT, GLOBAL),
        **{
            f"GlobalSecondaryIndexes[].OnDemandThroughput.{name}": (
                10, 11, with_index("GlobalSecondaryIndexes", OnDemandThroughput=maxima(1, 1))
            )
            for name in maxima(1, 1)
        },
        "GlobalSecondaryIndexes[].WarmThroughput": (warm(13000, 5000), ABSENT, GLOBAL),
        **{
            f"GlobalSecondaryIndexes[].WarmThroughput.{name}": (
                15000, 16000, with_index("GlobalSecondaryIndexes", WarmThroughput=warm(13000, 5000))
            )
            for name in warm(1, 1)
        },
    },
    then=[["DescribeTable", {"TableName": "{t}"}]],
)  # fmt: skip

MADE = [["CreateTable", PLAIN]]
BOTH = [*MADE, ["CreateTable", PLAIN | {"TableName": "{u}"}]]
INDEXED = [["CreateTable", PLAIN | GLOBAL["base"]]]
PAID = [["CreateTable", PLAIN | BOUGHT["base"]]]
DESCRIBED = [["DescribeTable", {"TableName": "{t}"}]]
STREAMED = [["CreateTable", PLAIN | STREAM["base"]]]


def update_index(**members) -> dict:
    return {"base": {"GlobalSecondaryIndexUpdates": [{"Update": {"IndexName": "global"} | members}]}, "given": INDEXED}


def create_index(**members) -> dict:
    new = {"Create": index("global", "a") | members}
    return {"base": THREE | {"GlobalSecondaryIndexUpdates": [new]}}


def buy_index() -> dict:
    new = {"Create": index("global", "a", ProvisionedThroughput=units(5, 5))}
    paid = [["CreateTable", PLAIN | PROVISIONED["base"]]]
    return {"base": THREE | {"GlobalSecondaryIndexUpdates": [new]}, "given": paid}


UPDATES = "GlobalSecondaryIndexUpdates"
PAID_INDEX = update_index(ProvisionedThroughput=units(6, 6)) | {"given": PAID}
CHANGED = {"ProvisionedThroughput": units(5, 5)}
TO_PROVISIONED = {"base": {"BillingMode": "PROVISIONED", "ProvisionedThroughput": units(6, 6)}}
STREAM_ON = {"base": STREAM["base"]}


def throughputs(place: str, at) -> dict:
    """Rows of on-demand and warm throughput, at a place of an index's update."""
    found = {
        f"{place}.OnDemandThroughput": (maxima(10, 10), maxima(11, 11), at(OnDemandThroughput=maxima(1, 1))),
        f"{place}.WarmThroughput": (warm(15000, 6000), warm(16000, 7000), at(WarmThroughput=warm(15000, 6000))),
    }
    for name in maxima(1, 1):
        found[f"{place}.OnDemandThroughput.{name}"] = (10, 11, at(OnDemandThroughput=maxima(1, 1)))
    for name in warm(1, 1):
        found[f"{place}.WarmThroughput.{name}"] = (17000, 18000, at(WarmThroughput=warm(15000, 6000)))
    return found


NEW = f"{UPDATES}[].Create"
OLD = f"{UPDATES}[].Update"
UPDATE_TABLE = rows(
    "UpdateTable",
    {"TableName": "{t}"},
    {
        "AttributeDefinitions": (definitions("pk", "sk", "a"), definitions("pk", "sk"), create_index()),
        "AttributeDefinitions[].AttributeName": (
            "a", "other", create_index() | {"base": create_index()["base"] | {"AttributeDefinitions": definitions("a", "pk", "sk")}}
        ),
        "AttributeDefinitions[].AttributeType": (
            "S", "N", create_index() | {"base": create_index()["base"] | {"AttributeDefinitions": definitions("a", "pk", "sk")}}
        ),
        "TableName": ("{t}", "{u}", {"base": {"DeletionProtectionEnabled": True}, "given": BOTH}),
        "BillingMode": ("PROVISIONED", "PAY_PER_REQUEST", TO_PROVISIONED),
        "ProvisionedThroughput": (units(6, 6), units(7, 7), TO_PROVISIONED),
        "ProvisionedThroughput.ReadCapacityUnits": (6, 7, TO_PROVISIONED),
        "ProvisionedThroughput.WriteCapacityUnits": (6, 7, TO_PROVISIONED),
        UPDATES: ([{"Delete": {"IndexName": "global"}}], ABSENT, {"given": INDEXED, "base": {"DeletionProtectionEnabled": True}}),
        OLD: ({"IndexName": "global", "OnDemandThroughput": maxima(9, 9)}, {"IndexName": "global", "OnDemandThroughput": maxima(8, 8)}, update_index()),
        f"{OLD}.IndexName": ("global", "another", update_index(OnDemandThroughput=maxima(9, 9))),
        f"{OLD}.ProvisionedThroughput": (units(6, 6), units(7, 7), PAID_INDEX),
        f"{OLD}.ProvisionedThroughput.ReadCapacityUnits": (7, 8, PAID_INDEX),
        f"{OLD}.ProvisionedThroughput.WriteCapacityUnits": (7, 8, PAID_INDEX),
        **throughputs(OLD, update_index),
        NEW: (index("global", "a"), index("another", "a"), create_index()),
        f"{NEW}.IndexName": ("one", "two", create_index()),
        f"{NEW}.KeySchema": (schema("a"), schema("a", "pk"), create_index()),
        f"{NEW}.KeySchema[].AttributeName": ("a", "sk", create_index()),
        f"{NEW}.KeySchema[].KeyType": ("HASH", "RANGE", create_index()),
        f"{NEW}.Projection": (projection(), projection("KEYS_ONLY"), create_index()),
        f"{NEW}.Projection.ProjectionType": ("ALL", "KEYS_ONLY", create_index()),
        f"{NEW}.Projection.NonKeyAttributes": (["b"], ["c"], create_index(Projection=projection("INCLUDE", "b"))),
        f"{NEW}.ProvisionedThroughput": (units(6, 6), units(7, 7), buy_index()),
        f"{NEW}.ProvisionedThroughput.ReadCapacityUnits": (6, 7, buy_index()),
        f"{NEW}.ProvisionedThroughput.WriteCapacityUnits": (6, 7, buy_index()),
        **throughputs(NEW, create_index),
        f"{UPDATES}[].Delete": ({"IndexName": "global"}, {"IndexName": "other"}, {"given": INDEXED, "base": {UPDATES: [{}]}}),
        f"{UPDATES}[].Delete.IndexName": ("global", "other", {"given": INDEXED, "base": {UPDATES: [{"Delete": {}}]}}),
        "StreamSpecification": (STREAM["base"]["StreamSpecification"], ABSENT, {"base": {"DeletionProtectionEnabled": True}}),
        "StreamSpecification.StreamEnabled": (True, False, STREAM_ON),
        "StreamSpecification.StreamViewType": ("NEW_IMAGE", "OLD_IMAGE", STREAM_ON),
        "SSESpecification": (KMS["base"]["SSESpecification"], {"Enabled": False}, {}),
        "SSESpecification.Enabled": (True, False, {"base": {"SSESpecification": {}}}),
        "SSESpecification.SSEType": ("KMS", "AES256", KMS),
        "DeletionProtectionEnabled": (True, False),
        "OnDemandThroughput": (maxima(10, 10), maxima(11, 11)),
        "OnDemandThroughput.MaxReadRequestUnits": (10, 11, {"base": {"OnDemandThroughput": maxima(1, 1)}}),
        "OnDemandThroughput.MaxWriteRequestUnits": (10, 11, {"base": {"OnDemandThroughput": maxima(1, 1)}}),
        "WarmThroughput": (warm(15000, 6000), warm(16000, 7000)),
        "WarmThroughput.ReadUnitsPerSecond": (15000, 16000, {"base": {"WarmThroughput": warm(15000, 6000)}}),
        "WarmThroughput.WriteUnitsPerSecond": (6000, 7000, {"base": {"WarmThroughput": warm(15000, 6000)}}),
    },
    given=MADE,
    then=DESCRIBED,
)  # fmt: skip

TTL = {"TableName": "{t}", "TimeToLiveSpecification": {"Enabled": True, "AttributeName": "ends"}}
ARN = [["DescribeTable", {"TableName": "{t}"}, {"arn": "Table.TableArn"}]]
OTHER_ARN = [["DescribeTable", {"TableName": "{u}"}, {"other": "Table.TableArn"}]]
SOME_TAGS = [{"Key": "a", "Value": "b"}]
TAG = [["TagResource", {"ResourceArn": "{arn}", "Tags": [*SOME_TAGS, {"Key": "c", "Value": "d"}]}]]

OTHERS = [
    *rows("DescribeTable", {}, {"TableName": ("{t}", "{u}")}, given=MADE),
    *rows("DeleteTable", {}, {"TableName": ("{t}", "{u}")}, given=MADE),
    *rows(
        "ListTables",
        {"Limit": 1},
        {"ExclusiveStartTableName": ("{t}", "{u}"), "Limit": (1, 2)},
        given=BOTH,
    ),
    *rows("DescribeTimeToLive", {}, {"TableName": ("{t}", "{u}")}, given=MADE),
    *rows(
        "UpdateTimeToLive",
        TTL,
        {
            "TableName": ("{t}", "{u}"),
            "TimeToLiveSpecification": (TTL["TimeToLiveSpecification"], ABSENT),
            "TimeToLiveSpecification.Enabled": (True, False),
            "TimeToLiveSpecification.AttributeName": ("ends", "stops"),
        },
        given=MADE,
        then=[["DescribeTimeToLive", {"TableName": "{t}"}]],
    ),
    *rows(
        "TagResource",
        {"ResourceArn": "{arn}", "Tags": SOME_TAGS},
        {
            "ResourceArn": ("{arn}", "{other}"),
            "Tags": (SOME_TAGS, [*SOME_TAGS, {"Key": "c", "Value": "d"}]),
            "Tags[].Key": ("a", "c"),
            "Tags[].Value": ("b", "c"),
        },
        given=[*BOTH, *ARN, *OTHER_ARN],
        then=TAGS,
    ),
    *rows(
        "UntagResource",
        {"ResourceArn": "{arn}", "TagKeys": ["a"]},
        {"ResourceArn": ("{arn}", "{other}"), "TagKeys": (["a"], ["c"])},
        given=[*BOTH, *ARN, *OTHER_ARN, *TAG],
        then=TAGS,
    ),
    *rows(
        "ListTagsOfResource",
        {"ResourceArn": "{arn}"},
        {"ResourceArn": ("{arn}", "{other}")},
        given=[*BOTH, *ARN, *OTHER_ARN, *TAG],
    ),
]

CASES = [*CREATE_TABLE, *UPDATE_TABLE, *OTHERS]
