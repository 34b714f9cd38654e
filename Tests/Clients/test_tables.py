"""CreateTable, DescribeTable, ListTables, DeleteTable: from [aws-api-reference]."""

import datetime
import re

import pytest

from expectations import IN_USE, NOT_FOUND, OOM, VALIDATION, refused
from tables import attribute_definitions, create, index, key_schema, new_name, table_request

ARN = re.compile(r"arn:aws:dynamodb:[a-z0-9-]+:\d{12}:table/(.+)")


def test_create_table_answers_with_the_description(dynamodb, make_table):
    name = make_table("p:S", "s:N")
    table = dynamodb.describe_table(TableName=name)["Table"]
    assert table["TableName"] == name
    assert table["TableStatus"] == "ACTIVE"
    assert table["KeySchema"] == key_schema("p:S", "s:N")
    assert sorted(table["AttributeDefinitions"], key=repr) == sorted(
        attribute_definitions("p:S", "s:N"), key=repr
    )
    assert ARN.fullmatch(table["TableArn"]).group(1) == name
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", table["TableId"])
    assert (table["ItemCount"], table["TableSizeBytes"]) == (0, 0)
    age = datetime.datetime.now(datetime.timezone.utc) - table["CreationDateTime"]
    assert abs(age) < datetime.timedelta(minutes=5)
    assert "GlobalSecondaryIndexes" not in table and "LocalSecondaryIndexes" not in table


def test_an_on_demand_table_says_so(dynamodb, make_table):
    table = dynamodb.describe_table(TableName=make_table("p:S"))["Table"]
    assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["ProvisionedThroughput"]["ReadCapacityUnits"] == 0
    assert table["ProvisionedThroughput"]["WriteCapacityUnits"] == 0
    assert table["ProvisionedThroughput"]["NumberOfDecreasesToday"] == 0
    assert table["DeletionProtectionEnabled"] is False


def test_a_provisioned_table_keeps_its_throughput(dynamodb, make_table):
    name = make_table(
        "p:S",
        BillingMode="PROVISIONED",
        ProvisionedThroughput={"ReadCapacityUnits": 7, "WriteCapacityUnits": 3},
    )
    throughput = dynamodb.describe_table(TableName=name)["Table"]["ProvisionedThroughput"]
    assert (throughput["ReadCapacityUnits"], throughput["WriteCapacityUnits"]) == (7, 3)


def test_the_region_of_an_arn_is_the_client_s(dynamodb, make_table):
    arn = dynamodb.describe_table(TableName=make_table("p:S"))["Table"]["TableArn"]
    assert arn.split(":")[3] == dynamodb.meta.region_name


def test_an_arn_is_taken_as_a_table_name(dynamodb, make_table):
    name = make_table("p:S")
    arn = dynamodb.describe_table(TableName=name)["Table"]["TableArn"]
    dynamodb.put_item(TableName=arn, Item={"p": {"S": "a"}})
    assert dynamodb.get_item(TableName=name, Key={"p": {"S": "a"}})["Item"] == {"p": {"S": "a"}}
    assert dynamodb.describe_table(TableName=arn)["Table"]["TableName"] == name
    assert dynamodb.scan(TableName=arn)["Count"] == 1


def test_indexes_are_described(dynamodb, make_table):
    name = make_table(
        "p:S",
        "s:S",
        extra_keys=("g:N", "l:B"),
        GlobalSecondaryIndexes=[index("by-g", "g:N", projection=["x", "y"])],
        LocalSecondaryIndexes=[index("by-l", "p:S", "l:B", projection="KEYS_ONLY")],
    )
    table = dynamodb.describe_table(TableName=name)["Table"]
    (by_g,) = table["GlobalSecondaryIndexes"]
    assert by_g["IndexName"] == "by-g"
    assert by_g["IndexStatus"] == "ACTIVE"
    assert by_g["KeySchema"] == key_schema("g:N")
    assert by_g["Projection"]["ProjectionType"] == "INCLUDE"
    assert sorted(by_g["Projection"]["NonKeyAttributes"]) == ["x", "y"]
    assert by_g["IndexArn"] == table["TableArn"] + "/index/by-g"
    assert (by_g["ItemCount"], by_g["IndexSizeBytes"]) == (0, 0)
    assert "Backfilling" not in by_g
    (by_l,) = table["LocalSecondaryIndexes"]
    assert by_l["IndexName"] == "by-l"
    assert by_l["Projection"] == {"ProjectionType": "KEYS_ONLY"}
    assert by_l["IndexArn"] == table["TableArn"] + "/index/by-l"
    assert "IndexStatus" not in by_l


def test_item_counts_and_sizes_are_kept(dynamodb, make_table):
    name = make_table(
        "p:S", extra_keys=("g:S",), GlobalSecondaryIndexes=[index("by-g", "g:S")]
    )
    for each in range(10):
        item = {"p": {"S": f"{each}"}, "x": {"S": "abcd"}}
        dynamodb.put_item(TableName=name, Item=item | ({"g": {"S": "v"}} if each < 4 else {}))
    table = dynamodb.describe_table(TableName=name)["Table"]
    # An item is p + 1 digit + x + 4 letters = 7 bytes, and g + v = 2 bytes more.
    assert (table["ItemCount"], table["TableSizeBytes"]) == (10, 10 * 7 + 4 * 2)
    assert table["GlobalSecondaryIndexes"][0]["ItemCount"] == 4
    dynamodb.delete_item(TableName=name, Key={"p": {"S": "0"}})
    table = dynamodb.describe_table(TableName=name)["Table"]
    assert (table["ItemCount"], table["TableSizeBytes"]) == (9, 9 * 7 + 3 * 2)
    assert table["GlobalSecondaryIndexes"][0]["ItemCount"] == 3


def test_settings_are_kept_and_described(dynamodb, make_table):
    name = make_table(
        "p:S",
        TableClass="STANDARD_INFREQUENT_ACCESS",
        DeletionProtectionEnabled=True,
        SSESpecification={"Enabled": True, "SSEType": "KMS"},
        OnDemandThroughput={"MaxReadRequestUnits": 50, "MaxWriteRequestUnits": 40},
        StreamSpecification={"StreamEnabled": False},
    )
    try:
        table = dynamodb.describe_table(TableName=name)["Table"]
        assert table["TableClassSummary"]["TableClass"] == "STANDARD_INFREQUENT_ACCESS"
        assert table["DeletionProtectionEnabled"] is True
        assert table["SSEDescription"]["Status"] == "ENABLED"
        assert table["SSEDescription"]["SSEType"] == "KMS"
        assert table["OnDemandThroughput"] == {
            "MaxReadRequestUnits": 50,
            "MaxWriteRequestUnits": 40,
        }
        with refused(
            VALIDATION,
            "Resource cannot be deleted as it is currently protected against deletion. "
            "Disable deletion protection first.",
        ):
            dynamodb.delete_table(TableName=name)
    finally:
        dynamodb.update_table(TableName=name, DeletionProtectionEnabled=False)


def test_a_new_table_has_the_warm_throughput_of_on_demand(dynamodb, make_table):
    table = dynamodb.describe_table(TableName=make_table("p:S"))["Table"]
    assert table["WarmThroughput"]["ReadUnitsPerSecond"] == 12000
    assert table["WarmThroughput"]["WriteUnitsPerSecond"] == 4000


def test_delete_table_answers_with_a_short_description(dynamodb):
    name = create(dynamodb, "p:S")
    gone = dynamodb.delete_table(TableName=name)["TableDescription"]
    assert (gone["TableName"], gone["TableStatus"]) == (name, "DELETING")
    assert "KeySchema" not in gone and "AttributeDefinitions" not in gone
    dynamodb.get_waiter("table_not_exists").wait(
        TableName=name, WaiterConfig={"Delay": 0.05, "MaxAttempts": 100}
    )
    with refused(NOT_FOUND, f"Requested resource not found: Table: {name} not found"):
        dynamodb.describe_table(TableName=name)
    with refused(NOT_FOUND, f"Requested resource not found: Table: {name} not found"):
        dynamodb.delete_table(TableName=name)
    with refused(NOT_FOUND, "Requested resource not found"):
        dynamodb.get_item(TableName=name, Key={"p": {"S": "a"}})


def test_a_deleted_table_s_items_do_not_come_back(dynamodb):
    request = table_request("p:S")
    name = request["TableName"]
    for round_ in range(3):
        dynamodb.create_table(**request)
        dynamodb.get_waiter("table_exists").wait(TableName=name)
        assert dynamodb.scan(TableName=name)["Count"] == 0
        dynamodb.put_item(TableName=name, Item={"p": {"S": f"round {round_}"}})
        dynamodb.delete_table(TableName=name)
        dynamodb.get_waiter("table_not_exists").wait(TableName=name)


def test_a_name_is_taken_once(dynamodb, make_table):
    name = make_table("p:S")
    request = table_request("p:S")
    request["TableName"] = name
    with refused(IN_USE, f"Table already exists: {name}"):
        dynamodb.create_table(**request)


def test_list_tables_goes_on_where_it_stopped(dynamodb):
    prefix = new_name("list")
    names = sorted(f"{prefix}-{each:02}" for each in range(7))
    for name in names:
        request = table_request("p:S")
        dynamodb.create_table(**{**request, "TableName": name})
    try:
        seen, start = [], prefix
        while True:
            page = dynamodb.list_tables(Limit=3, ExclusiveStartTableName=start)
            assert len(page["TableNames"]) <= 3
            seen += page["TableNames"]
            start = page.get("LastEvaluatedTableName")
            if start is None:
                break
            assert start == page["TableNames"][-1]
        assert [name for name in seen if name.startswith(prefix)] == names
        assert seen == sorted(seen)
        everything = dynamodb.get_paginator("list_tables").paginate(
            PaginationConfig={"PageSize": 2}
        )
        listed = [name for page in everything for name in page["TableNames"]]
        assert set(names) <= set(listed) and len(listed) == len(set(listed))
    finally:
        for name in names:
            dynamodb.get_waiter("table_exists").wait(TableName=name)
            dynamodb.delete_table(TableName=name)


def test_twenty_global_and_five_local_indexes(dynamodb, make_table):
    extra = [f"g{each}:S" for each in range(20)] + [f"l{each}:S" for each in range(5)]
    name = make_table(
        "p:S",
        "s:S",
        extra_keys=tuple(extra),
        GlobalSecondaryIndexes=[index(f"gsi-{each}", f"g{each}:S") for each in range(20)],
        LocalSecondaryIndexes=[index(f"lsi-{each}", "p:S", f"l{each}:S") for each in range(5)],
    )
    table = dynamodb.describe_table(TableName=name)["Table"]
    assert len(table["GlobalSecondaryIndexes"]) == 20
    assert len(table["LocalSecondaryIndexes"]) == 5
    item = {each.split(":")[0]: {"S": "v"} for each in extra} | {"p": {"S": "a"}, "s": {"S": "b"}}
    dynamodb.put_item(TableName=name, Item=item)
    for each in range(20):
        assert dynamodb.scan(TableName=name, IndexName=f"gsi-{each}")["Items"] == [item]
    for each in range(5):
        assert dynamodb.scan(TableName=name, IndexName=f"lsi-{each}")["Items"] == [item]


def test_limits_and_endpoints(dynamodb):
    limits = dynamodb.describe_limits()
    assert limits["AccountMaxReadCapacityUnits"] == 80000
    assert limits["AccountMaxWriteCapacityUnits"] == 80000
    assert limits["TableMaxReadCapacityUnits"] == 40000
    assert limits["TableMaxWriteCapacityUnits"] == 40000
    (endpoint,) = dynamodb.describe_endpoints()["Endpoints"]
    assert endpoint["Address"]
    assert endpoint["CachePeriodInMinutes"] == 1440


REFUSED_DEFINITIONS = {
    "a key without a definition": (
        {"AttributeDefinitions": attribute_definitions("q:S")},
        OOM + "Some index key attributes are not defined in AttributeDefinitions. Keys: [p], "
        "AttributeDefinitions: [q]",
    ),
    "a sort key without a definition": (
        {"KeySchema": key_schema("p:S", "s:S")},
        "Invalid KeySchema: Some index key attribute have no definition",
    ),
    "a definition that nothing uses": (
        {"AttributeDefinitions": attribute_definitions("p:S", "x:S")},
        OOM + "Number of attributes in KeySchema does not exactly match number of attributes "
        "defined in AttributeDefinitions",
    ),
    "a sort key in the first place": (
        {"KeySchema": [{"AttributeName": "p", "KeyType": "RANGE"}]},
        "Invalid KeySchema: The first KeySchemaElement is not a HASH key type",
    ),
    "two partition keys": (
        {
            "KeySchema": [
                {"AttributeName": "p", "KeyType": "HASH"},
                {"AttributeName": "s", "KeyType": "HASH"},
            ],
            "AttributeDefinitions": attribute_definitions("p:S", "s:S"),
        },
        "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type",
    ),
    "one attribute as both keys": (
        {
            "KeySchema": [
                {"AttributeName": "p", "KeyType": "HASH"},
                {"AttributeName": "p", "KeyType": "RANGE"},
            ],
            "AttributeDefinitions": attribute_definitions("p:S", "q:S"),
        },
        "Both the Hash Key and the Range Key element in the KeySchema have the same name",
    ),
    "throughput on demand": (
        {"ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}},
        OOM + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
        "BillingMode is PAY_PER_REQUEST",
    ),
    "no throughput when it is provisioned": (
        {"BillingMode": "PROVISIONED"},
        OOM + "ReadCapacityUnits and WriteCapacityUnits must both be specified when "
        "BillingMode is PROVISIONED",
    ),
    "a local index on a table without a sort key": (
        {
            "AttributeDefinitions": attribute_definitions("p:S", "l:S"),
            "LocalSecondaryIndexes": [index("lsi", "p:S", "l:S")],
        },
        OOM + "Table KeySchema does not have a range key, which is required when specifying a "
        "LocalSecondaryIndex",
    ),
    "an index name used twice": (
        {
            "AttributeDefinitions": attribute_definitions("p:S", "g:S"),
            "GlobalSecondaryIndexes": [index("gsi", "g:S"), index("gsi", "g:S")],
        },
        OOM + "Duplicate index name: gsi",
    ),
    "no projection type": (
        {
            "AttributeDefinitions": attribute_definitions("p:S", "g:S"),
            "GlobalSecondaryIndexes": [{**index("gsi", "g:S"), "Projection": {}}],
        },
        OOM + "Unknown ProjectionType: null",
    ),
    "INCLUDE of nothing": (
        {
            "AttributeDefinitions": attribute_definitions("p:S", "g:S"),
            "GlobalSecondaryIndexes": [index("gsi", "g:S", projection="INCLUDE")],
        },
        OOM + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified",
    ),
    "ALL with attributes": (
        {
            "AttributeDefinitions": attribute_definitions("p:S", "g:S"),
            "GlobalSecondaryIndexes": [
                {
                    **index("gsi", "g:S"),
                    "Projection": {"ProjectionType": "ALL", "NonKeyAttributes": ["x"]},
                }
            ],
        },
        OOM + "ProjectionType is ALL, but NonKeyAttributes is specified",
    ),
    "an empty list of indexes": (
        {"GlobalSecondaryIndexes": []},
        OOM + "List of GlobalSecondaryIndexes is empty",
    ),
}


@pytest.mark.parametrize(
    ("change", "message"), REFUSED_DEFINITIONS.values(), ids=REFUSED_DEFINITIONS.keys()
)
def test_create_table_refuses(dynamodb, change, message):
    request = table_request("p:S") | change
    with refused(VALIDATION, message):
        dynamodb.create_table(**request)
    with refused(NOT_FOUND):
        dynamodb.describe_table(TableName=request["TableName"])


def test_create_table_wants_a_name(dynamodb):
    request = table_request("p:S")
    del request["TableName"]
    message = "The parameter 'TableName' is required but was not present in the request"
    with refused(VALIDATION, message):
        dynamodb.create_table(**request)


@pytest.mark.parametrize("name", ["a" * 256, "has space", "sl/ash", "é-accent"])
def test_a_table_name_has_its_rules(dynamodb, name):
    with refused(VALIDATION):
        dynamodb.create_table(**{**table_request("p:S"), "TableName": name})
