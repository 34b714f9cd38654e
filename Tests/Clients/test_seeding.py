"""`dynamock serve --seed`: every format, on memory and SQLite, and what is refused."""

import gzip
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from server import Server
from tables import connect
from test_databases import control
from test_exchange import write_export

USERS = {
    "TableName": "Users",
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    "BillingMode": "PAY_PER_REQUEST",
}
PLAIN = [{"id": "u-1", "age": 36, "tags": ["a"]}, {"id": "u-2", "age": None}]
TYPED = [
    {"id": {"S": "u-1"}, "age": {"N": "36"}, "tags": {"L": [{"S": "a"}]}},
    {"id": {"S": "u-2"}, "age": {"NULL": True}},
]
TEMPLATE = """\
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Stage: {Type: String, Default: dev}
Resources:
  # The users.
  UserTable:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub "Users-${Stage}"
      BillingMode: PAY_PER_REQUEST
      PointInTimeRecoverySpecification:
        PointInTimeRecoveryEnabled: true
      AttributeDefinitions:
        - AttributeName: id
          AttributeType: S
        - {AttributeName: mail, AttributeType: S}
      KeySchema:
      - AttributeName: id
        KeyType: HASH
      GlobalSecondaryIndexes:
        - IndexName: byMail
          KeySchema: [{AttributeName: mail, KeyType: HASH}]
          Projection:
            ProjectionType: ALL
      StreamSpecification:
        StreamViewType: NEW_IMAGE
      TimeToLiveSpecification:
        AttributeName: until
        Enabled: true
  Sessions:
    Type: AWS::Serverless::SimpleTable
  Bucket:
    Type: AWS::S3::Bucket
"""
WORKBENCH = {
    "ModelName": "Shop",
    "ModelMetadata": {"Author": "", "Version": "3.0"},
    "DataModel": [
        {
            "TableName": "Orders",
            "KeyAttributes": {
                "PartitionKey": {"AttributeName": "customer", "AttributeType": "S"},
                "SortKey": {"AttributeName": "number", "AttributeType": "N"},
            },
            "NonKeyAttributes": [{"AttributeName": "state", "AttributeType": "S"}],
            "GlobalSecondaryIndexes": [
                {
                    "IndexName": "byState",
                    "KeyAttributes": {"PartitionKey": {"AttributeName": "state", "AttributeType": "S"}},
                    "Projection": {"ProjectionType": "KEYS_ONLY"},
                }
            ],
            "TableData": [
                {"customer": {"S": "Ada"}, "number": {"N": "1"}, "state": {"S": "open"}},
            ],
            "BillingMode": "PAY_PER_REQUEST",
        }
    ],
}


def misspelt(name, wrong):
    """The definition of `Users` with a member by another name."""
    return json.dumps({**USERS, "Items": PLAIN}, indent=2).replace(f'"{name}"', f'"{wrong}"')


def misspelt_value(name, value, wrong):
    """The definition of `Users` in which a member has another value."""
    return json.dumps({**USERS, "Items": PLAIN}, indent=2).replace(f'"{name}": "{value}"', f'"{name}": "{wrong}"')


def sam(line):
    """A template with a SimpleTable in whose key a line is."""
    return (
        "Resources:\n  Sessions:\n    Type: AWS::Serverless::SimpleTable\n    Properties:\n"
        f"      PrimaryKey:\n        {line}\n        Name: id\n"
    )


@pytest.fixture(params=["memory", "sqlite"])
def seeded(request, own_server, tmp_path):
    """Starts servers with seeds."""

    def start(*seeds):
        data = tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite" if request.param == "sqlite" else None
        server = own_server(data, "--seed", ",".join(map(str, seeds)))
        return connect(server.url)

    return start


def write(path, content):
    if not isinstance(content, (str, bytes)):
        content = json.dumps(content, indent=2)
    if isinstance(content, str):
        content = content.encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def items(client, table="Users"):
    return sorted(client.scan(TableName=table)["Items"], key=lambda item: json.dumps(item))


def lines(elements):
    return "\n\n".join(map(json.dumps, elements))


@pytest.mark.parametrize(
    "name, content",
    [
        ("Users.json", PLAIN),
        ("Users.json.gz", TYPED),
        ("Users.items.json", {"Items": TYPED, "Count": 2, "ScannedCount": 2, "ConsumedCapacity": None}),
        ("Users.jsonl", lines(PLAIN)),
        ("Users.json", lines(TYPED)),
        ("Users.ndjson.gz", lines({"Item": item} for item in TYPED)),
        ("any.json", {"Users": [{"PutRequest": {"Item": item}} for item in TYPED]}),
        ("any.json", {"RequestItems": {"Users": [{"PutRequest": {"Item": item}} for item in TYPED]}}),
        ("Users.csv", '\ufeffid,age:NULL,tags:L\r\n"u-1",,"[""a""]"\r\n\r\nu-2,true,\r\n'),
    ],
)
def test_items_come_from_every_format(seeded, tmp_path, name, content):
    client = seeded(str(write(tmp_path / name, content)) + "=id:S")
    expected = TYPED
    if name == "Users.csv":
        expected = [{"id": {"S": "u-1"}, "tags": {"L": [{"S": "a"}]}}, TYPED[1]]
    assert items(client) == sorted(expected, key=json.dumps)


@pytest.mark.parametrize("form", ["create", "describe", "beside"])
def test_definitions_come_with_or_without_items(seeded, own_server, tmp_path, form):
    if form == "beside":
        client = seeded(write(tmp_path / "definition.json", USERS), write(tmp_path / "Users.json", PLAIN))
    elif form == "create":
        client = seeded(write(tmp_path / "a.json", {**USERS, "Items": PLAIN}))
    else:
        other = connect(own_server().url)
        other.create_table(**USERS)
        table = json.loads(json.dumps(other.describe_table(TableName="Users")["Table"], default=lambda at: at.timestamp()))
        client = seeded(write(tmp_path / "a.json", {"Table": table, "Items": PLAIN}))
    assert items(client) == sorted(TYPED, key=json.dumps)


def test_a_folder_is_all_of_its_files(seeded, tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    write(folder / "Users.csv", "id,age:N\nu-1,36\n")
    write(folder / "definitions.json", USERS)
    write(folder / "README.md", "not a seed")
    assert items(seeded(folder)) == [{"id": {"S": "u-1"}, "age": {"N": "36"}}]


def test_a_template_makes_its_tables(seeded, tmp_path):
    client = seeded(write(tmp_path / "template.yaml", TEMPLATE))
    assert client.list_tables()["TableNames"] == ["Sessions", "Users-dev"]
    table = client.describe_table(TableName="Users-dev")["Table"]
    assert table["GlobalSecondaryIndexes"][0]["IndexName"] == "byMail"
    assert table["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}
    ttl = client.describe_time_to_live(TableName="Users-dev")["TimeToLiveDescription"]
    assert (ttl["AttributeName"], ttl["TimeToLiveStatus"]) == ("until", "ENABLED")
    assert client.describe_table(TableName="Sessions")["Table"]["KeySchema"] == [
        {"AttributeName": "id", "KeyType": "HASH"}
    ]


def test_a_workbench_model_brings_its_sample_data(seeded, tmp_path):
    client = seeded(write(tmp_path / "model.json", WORKBENCH))
    assert items(client, "Orders") == WORKBENCH["DataModel"][0]["TableData"]
    found = client.query(
        TableName="Orders", IndexName="byState", KeyConditionExpression="#s = :s",
        ExpressionAttributeNames={"#s": "state"}, ExpressionAttributeValues={":s": {"S": "open"}},
    )
    assert found["Count"] == 1


def test_what_the_commands_print_is_a_seed(own_server, seeded, tmp_path):
    server = own_server()
    connect(server.url).create_table(**USERS)
    for item in TYPED:
        connect(server.url).put_item(TableName="Users", Item=item)
    for words, name in ((["tables"], "tables.json"), (["items", "Users"], "Users.json")):
        done = subprocess.run(
            [Server.binary(), *words, "--port", str(server.port)], capture_output=True, check=True, timeout=30
        )
        write(tmp_path / name, done.stdout)
    assert items(seeded(tmp_path / "tables.json", tmp_path / "Users.json")) == sorted(TYPED, key=json.dumps)


@pytest.mark.parametrize(
    "name, content, complaint",
    [
        ("Users.json", PLAIN, "append it, as in"),
        ("Users.json=id:S", '[\n {"id": "a"},\n {"id": 5}\n]', 'Line 3 of "'),
        ("Users.json=id:S", '[\n {"id": "a"},\n 7\n]', "it is not a JSON object."),
        ("Users.json=id:S", '[\n {"id": "a"},\n {"id" "b"}]', "it is not valid JSON at column 8."),
        ("Users.jsonl=id:S", '{"id": "a"}\n{"id": {"N": "x"}}', 'Line 2 of "'),
        ("Users.csv=id:S", "id,age:N\na,1\nb,one\n", 'Line 3 of "'),
        ("Users.csv=id:S", 'id,age:N\na,1\n"b\n', 'Line 3 of "'),
        ("Users.csv=id:S", "id,age:N\na,1,2\n", "it has 3 fields, but the first line has 2 names."),
        ("Users.csv=id:S", "id,id\na,b\n", "the column id occurs twice."),
        ("t.yaml", "Resources:\n  A: &x 1\n", 'Line 2 of "'),
        ("t.yaml", "Resources:\n  A:\n    Type: AWS::S3::Bucket\n", "docs/seeding.md"),
        ("a.txt", "x", "does not show its format: it must end with .json"),
        *((name, "", "Line 1 of \"") for name in ("Users.csv=id:S", "Users.csv.gz=id:S", "Users.jsonl=id:S", "t.yaml", "t.json")),
        ("Users.json.gz", "", "the file is empty."),
        ("Users.csv=id:S", "\n\n", "the file is empty; its first line has the names of the columns."),
        # Names, keys and types that contradict what is known.
        ("Users.json", {**USERS, "Itms": PLAIN}, "the member Itms is unknown; did you mean Items?"),
        ("Users.json", misspelt("KeySchema", "KeySchem"), "did you mean KeySchema?"),
        ("Users.json", misspelt("TableName", "TabelName"), "did you mean TableName?"),
        ("Users.json", misspelt("KeyType", "KeyTyp"), "the member KeyTyp is unknown; did you mean KeyType?"),
        ("Users.json", {"TableName": "Users", "Itms": PLAIN}, 'Line 3 of "'),
        ("Users.json", {"Table": {**USERS}, "Itms": PLAIN}, "did you mean Items?"),
        ("Users.json=id:S", {"Itms": PLAIN}, "did you mean Items?"),
        ("Users.json=id:S", {"Items": PLAIN, "Cuont": 2}, "did you mean Count?"),
        ("any.json=id:S", {"Users": [{"PutRequst": {"Item": TYPED[0]}}]}, "did you mean PutRequest?"),
        ("any.json=id:S", {"Users": [{"PutRequest": {"Itm": TYPED[0]}}]}, "did you mean Item?"),
        ("any.json=id:S", {"Users": [{"DeleteRequest": {"Key": {"id": {"S": "a"}}}}]}, "nothing to delete"),
        ("any.json=id:S", {"nothing": [1]}, "contains neither the definition of a table nor items"),
        ("model.json", {"DataModel": [{**WORKBENCH["DataModel"][0], "TableDat": []}]}, "did you mean TableData?"),
        ("t.yaml", TEMPLATE.replace("KeySchema:\n      -", "KeySchem:\n      -"), "did you mean KeySchema?"),
        ("t.yaml", TEMPLATE.replace("AWS::DynamoDB::Table", "AWS::DynamoDB::Tabel"), "did you mean AWS::DynamoDB::Table?"),
        ("Users.json", {**USERS, "Items": [{"id": "a", "Id": "b"}, {"ID": "c"}]}, "Missing the key id in the item. Is it ID?"),
        ("Users.json=pk:S", {**USERS, "Items": PLAIN}, "The key of Users is id:S according to"),
        ("Users.csv=id:Q", "id\na\n", '"id:Q" after "'),
        # The kinds of keys, indexes and billing, and what a SimpleTable of SAM may say.
        ("Users.json", misspelt_value("AttributeType", "S", "String"), "the AttributeType String is unknown; did you mean S?"),
        ("Users.json", misspelt_value("KeyType", "HASH", "HSH"), 'did you mean HASH?'),
        ("Users.json", json.dumps({"Table": json.loads(misspelt_value("KeyType", "HASH", "x"))}), "it is one of HASH, RANGE."),
        ("Users.json", misspelt_value("BillingMode", "PAY_PER_REQUEST", "PAY_PER_REQEST"), "did you mean PAY_PER_REQUEST?"),
        ("model.json", json.dumps({"DataModel": WORKBENCH["DataModel"]}).replace('"AttributeType": "N"', '"AttributeType": "Number"'), "did you mean N?"),
        ("model.json", json.dumps({"DataModel": WORKBENCH["DataModel"]}).replace("PartitionKey", "PartitonKey"), "did you mean PartitionKey?"),
        ("t.yaml", TEMPLATE.replace("AttributeType: S\n", "AttributeType: Strin\n"), "Line 15 of \""),
        ("t.yaml", TEMPLATE.replace("ProjectionType: ALL", "ProjectonType: ALL"), "did you mean ProjectionType?"),
        ("t.yaml", TEMPLATE.replace("StreamViewType: NEW_IMAGE", "StreamViewType: NEW_IMAG"), "did you mean NEW_IMAGE?"),
        ("t.yaml", TEMPLATE.replace("    Properties:", "    Propertes:"), "did you mean Properties?"),
        ("sam.yaml", sam("Type: Strin"), "Line 6 of \""),
        ("sam.yaml", sam("Type: Strin"), "the Type Strin is unknown; did you mean String?"),
        ("sam.yaml", sam("Type: N"), "did you mean Number?"),
        ("sam.yaml", sam("Type: list"), "it is one of String, Number, Binary."),
        ("sam.yaml", sam("Type: !Ref None"), "the Type {\"Ref\":\"None\"} is unknown"),
        ("sam.yaml", sam("Tpe: String"), "did you mean Type?"),
        ("sam.json", {"Resources": {"A": {"Type": "AWS::Serverless::SimpleTable", "Properties": {"PrimaryKey": {"Name": "id", "Type": "Numbr"}}}}}, "Line 8 of \""),
        # Two items with one key, in one file and in two.
        ("Users.csv=id:S", "id,age:N\na,1\nb,2\na,3\n", "has the key of line 2: id \"a\" of table Users. Keep one of them."),
        ("Users.csv=id:S", "id,age:N\na,1\nb,2\na,3\n", "Line 4 of \""),
        ("Users.csv=id:N", "id\n1\n2\n1.0\n", "has the key of line 2: id 1 of table Users."),
        ("Users.jsonl=id:S,age:N", '{"id": "a", "age": 1}\n{"id": "a", "age": 2}\n\n{"id": "a", "age": 2}', 'of line 2: id "a", age 2 of table'),
        ("Users.json", {**USERS, "Items": [{"id": "a"}, {"id": "b"}, {"id": "b"}]}, 'has the key of line '),
        ("Good.json", {"Good": [{"PutRequest": {"Item": {"id": {"S": "g"}}}}]}, 'of "'),
        ("Users.csv=id:S", "id,age:Number\na,1\n", "unknown type; did you mean age:N?"),
        ("Users.csv=id:S", "id,age:x\na,1\n", "has an unknown type. The types are S, N, B,"),
        ("Users.csv=id:S", "id:N\n1\n", "the column id has the type N, but the key attribute has the type S."),
        ("Users.csv=id:S", "name\na\n", "the key attribute id is not among the columns, which are name."),
        ("Users.csv=id:S", "Id\na\n", "not among the columns; is it Id?"),
        # Members that occur twice: of a definition, of an item, within an item.
        ("Users.json", '{"TableName": "Users",\n"TableName": "Others"}', "the member TableName occurs twice."),
        ("Users.json=id:S", '[\n{"id": "a"},\n{"id": "b",\n"id": "c"}]', 'Line 4 of "'),
        ("Users.jsonl=id:S", '{"id": "a"}\n{"id": "b", "m": {"x": 1, "x": 2}}', "the member x occurs twice."),
        ("Users.jsonl=id:S", '{"id": {"S": "b"}, "m": {"M": {"x": {"S": "1"}, "x": {"S": "2"}}}}', "member x occurs twice."),
        ("t.yaml", "Resources: {A: 1, A: 2}\n", "the key A occurs twice."),
        ("x.jsonl=id:S", '{"id": "a"}', "The table is named after the file"),
        ("missing.json", None, "No such file"),
        ("Users.json", {**USERS, "KeySchema": []}, "Table Users: "),
        ("good2.json", {**USERS, "TableName": "Good"}, "Good is defined more than once, in"),
    ],
)
def test_a_bad_seed_stops_the_start_and_says_where(tmp_path, name, content, complaint):
    path = tmp_path / name.split("=")[0]
    if content is not None:
        write(path, content)
    key = f"={name.split('=')[1]}" if "=" in name else ""
    data = tmp_path / "data.sqlite"
    good = write(tmp_path / "good.json", {**USERS, "TableName": "Good", "Items": [{"id": "g"}]})
    done = subprocess.run(
        [Server.binary(), "serve", "--port", "0", "--data", str(data), "--seed", f"{good},{path}{key}"],
        capture_output=True, text=True, timeout=30,
    )
    assert done.returncode == 1 and complaint in done.stderr, done.stdout + done.stderr
    assert "listening" not in done.stdout
    # Nothing is there: not even the good table.
    server = Server(data).start()
    try:
        assert connect(server.url).list_tables()["TableNames"] == []
    finally:
        server.kill()


def test_members_that_a_real_file_has_are_not_taken_for_mistakes(own_server, tmp_path):
    seeds = [
        # Attributes that resemble members of definitions, a name with a colon, and a key that a folder has.
        str(write(tmp_path / "Carts.json", {"id": "c-1", "Items": [1], "TableName": "t"})) + "=id:S",
        str(write(tmp_path / "Orders.json", {"id": "o-1", "items": [{"sku": "a"}], "tablename": "t"})) + "=id:S",
        str(write(tmp_path / "Times.csv", "id,a:b:S\nt-1,x\n")) + "=id:S",
        # boto3's output with everything in it, of a page; its file is not named after the table.
        str(write(tmp_path / "page.json", {
            "TableName": "Users", "Items": TYPED, "Count": 2, "ScannedCount": 2, "LastEvaluatedKey": {"id": {"S": "u-2"}},
            "ResponseMetadata": {"HTTPStatusCode": 200},
        })),
        str(write(tmp_path / "definition.json", {**USERS, "StreamSpecification": {"StreamEnabled": False}})),
    ]
    server = own_server(None, "--seed", ",".join(seeds))
    client = connect(server.url)
    assert items(client, "Carts") == [{"id": {"S": "c-1"}, "Items": {"L": [{"N": "1"}]}, "TableName": {"S": "t"}}]
    assert items(client, "Orders")[0]["items"]["L"]
    assert items(client, "Times") == [{"id": {"S": "t-1"}, "a:b": {"S": "x"}}]
    assert items(client) == sorted(TYPED, key=json.dumps)
    server.said("page.json is one page of a longer list: the items after it are missing.")


def test_types_that_were_inferred_are_told(own_server, tmp_path):
    plain = write(tmp_path / "Users.jsonl", lines([*PLAIN, {"id": "u-3", "age": "old"}]))
    typed = write(tmp_path / "Typed.jsonl", lines(TYPED))
    table = write(tmp_path / "Orders.csv", "number,total:N,city\n1,2,Oslo\n")
    server = own_server(None, "--seed", f"{plain}=id:S,{typed}=id:S,{table}=number:N")
    log = server.said("seeded a table", count=3)
    assert "inferred=age N or NULL or S, id S, tags L, items=3, table=Users" in log
    assert "inferred=city S, number N, items=1, table=Orders" in log
    assert "seeded a table: items=2, table=Typed" in log


def test_a_definition_gives_an_export_of_aws_its_key(own_server, tmp_path):
    write_export(tmp_path / "export", [{"Item": {"id": {"S": "a"}}}])
    definition = write(tmp_path / "definition.json", {**USERS, "TableName": "Things"})
    server = own_server(None, "--seed", f"{tmp_path / 'export'},{definition}")
    assert items(connect(server.url), "Things") == [{"id": {"S": "a"}}]


def test_seeding_counts_nowhere(own_server, tmp_path):
    server = own_server(None, "--seed", str(write(tmp_path / "Users.json", {**USERS, "Items": PLAIN})))
    with urllib.request.urlopen(f"{server.url}/_dynamock/v1/stats", timeout=30) as answer:
        stats = json.load(answer)
    assert (stats["operations"], stats["tables"]) == ({}, [])


def test_a_pipe_and_deep_nesting_are_refused_by_a_server_that_goes_on(own_server, tmp_path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    deep = write(tmp_path / "deep.yaml", "Resources: " + "[" * 100_000)
    server = own_server(None)
    for place, complaint in [
        (f"{pipe}=id:S", "is not a file."),
        (str(deep), "more than 100 levels of nesting"),
        ("/dev/stdin", "is not a file."),
    ]:
        done = subprocess.run(
            [Server.binary(), "db", "create", "mine", "--seed", place, "--port", str(server.port)],
            capture_output=True, text=True, timeout=60,
        )
        assert done.returncode == 1 and complaint in done.stderr, done.stdout + done.stderr
    assert connect(server.url).list_tables()["TableNames"] == []


def test_a_database_with_tables_is_left_as_it_is(own_server, tmp_path):
    seed = write(tmp_path / "Users.json", {**USERS, "Items": PLAIN})
    server = own_server(tmp_path / "data.sqlite", "--seed", str(seed))
    connect(server.url).delete_item(TableName="Users", Key={"id": {"S": "u-1"}})
    assert server.stop() == 0
    server.start()
    server.said("not seeded: the database has tables already")
    assert items(connect(server.url)) == [TYPED[1]]


def refused(*seeds, cwd=None):
    """What a start says that does not succeed."""
    words = [word for seed in seeds for word in ("--seed", str(seed))]
    done = subprocess.run(
        [Server.binary(), "serve", "--port", "0", *words], capture_output=True, text=True, timeout=60, cwd=cwd)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stderr


def advice(text):
    """The place that an error message gives as an example."""
    return re.search(r"as in (\S+?)(,? or |[,.] |$)", text).group(1)


@pytest.mark.parametrize("name, content, item", [
    ("Users.csv", "mail,age:N\nada,36\n", {"mail": {"S": "ada"}, "age": {"N": "36"}}),
    ("Users.csv.gz", "age:N,mail\n36,ada\n", {"mail": {"S": "ada"}, "age": {"N": "36"}}),
    ("Users.json", [{"tags": [1], "mail": "ada"}], {"mail": {"S": "ada"}, "tags": {"L": [{"N": "1"}]}}),
    ("Users.jsonl", '{"Item": {"mail": {"S": "ada"}}}', {"mail": {"S": "ada"}}),
])
def test_the_advice_about_a_missing_key_works(own_server, tmp_path, name, content, item):
    path = write(tmp_path / name, content)
    # Appended, as the message says, or named in addition.
    place = advice(refused(path))
    for seeds in ([place], [path, place]):
        server = own_server(None, *(word for seed in seeds for word in ("--seed", str(seed))))
        assert items(connect(server.url)) == [item]
        server.kill()
    # In a folder, with and without a slash at its end, next to a file that needs no key.
    folder = tmp_path / "seeds"
    folder.mkdir()
    path.rename(folder / name)
    write(folder / "good.json", {**USERS, "TableName": "Good", "Items": [{"id": "g"}]})
    for form in (str(folder), f"{folder}/", f"{folder}/."):
        place = advice(refused(form))
        for seeds in ([form, place], [place, form]):
            server = own_server(None, "--seed", ",".join(seeds))
            client = connect(server.url)
            assert items(client) == [item] and items(client, "Good") == [{"id": {"S": "g"}}]
            server.kill()
    # A definition does as well, as the message says.
    key = place.split("=")[1]
    attribute, kind = key.split(":")
    definition = {**USERS, "KeySchema": [{"AttributeName": attribute, "KeyType": "HASH"}],
                  "AttributeDefinitions": [{"AttributeName": attribute, "AttributeType": kind}]}
    server = own_server(None, "--seed", f"{folder},{write(tmp_path / 'definition.json', definition)}")
    assert items(connect(server.url)) == [item]
    assert "according to" in refused(f"{folder / name}={key}", f"{folder / name}=other:S")


def test_the_other_advice_of_seeds_works(own_server, tmp_path):
    # Of exports of AWS, which do not contain keys.
    write_export(tmp_path / "export", [{"Item": {"id": {"S": "a"}}}])
    server = own_server(None, "--seed", advice(refused(tmp_path / "export")))
    assert items(connect(server.url), "Things") == [{"id": {"S": "a"}}]
    # Of keys that are none.
    path = write(tmp_path / "Users.csv", "id\na\n")
    complaint = refused(f"{path}=id")
    server = own_server(None, "--seed", re.search(r"write (\S+),", complaint).group(1))
    assert items(connect(server.url)) == [{"id": {"S": "a"}}]
    # Of names that do not exist.
    assert f'did you mean "{path}"?' in refused(tmp_path / "Usres.csv")
    assert 'did you mean "Users.csv"?' in refused("Usres.csv=id:S", cwd=tmp_path)


def test_a_reset_brings_the_seed_back_to_a_database_that_is_saved_on_exit(own_server, tmp_path):
    """The file has no checkpoints: at the second start the seed is read again."""
    seed = write(tmp_path / "Users.json", {**USERS, "Items": PLAIN})
    arguments = ("--save-on-exit", str(tmp_path / "saved.sqlite"), "--seed", str(seed))
    first = own_server(None, *arguments)
    client = connect(first.url)
    expected = items(client)
    client.put_item(TableName="Users", Item={"id": {"S": "more"}})
    assert first.stop() == 0
    second = own_server(None, *arguments)
    client = connect(second.url)
    assert len(items(client)) == len(expected) + 1
    assert control(second, "POST", "/default/reset")[0] == 200
    assert items(client) == expected


@pytest.mark.parametrize("store", ["memory", "sqlite"])
def test_a_reset_brings_the_seed_back(own_server, tmp_path, store):
    data = tmp_path / "data.sqlite" if store == "sqlite" else None
    seed = write(tmp_path / "Users.json", {**USERS, "Items": PLAIN})
    server = own_server(data, "--seed", str(seed))
    client = connect(server.url)
    expected = items(client)

    def spoil():
        client.put_item(TableName="Users", Item={"id": {"S": "more"}})
        client.create_table(**{**USERS, "TableName": "Others"})

    assert control(server, "GET", "/default")[1]["checkpoints"] == ["seed"]
    for number in range(3):
        spoil()
        status, answer = control(server, "POST", "/default/reset", {} if number else None)
        assert (status, answer["name"]) == (200, "default")
        assert client.list_tables()["TableNames"] == ["Users"]
        assert items(client) == expected
    # A fork goes back to its own beginning.
    client.put_item(TableName="Users", Item={"id": {"S": "more"}})
    assert control(server, "POST", "", {"name": "mine", "from": "default"})[0] == 200
    mine = connect(f"{server.url}/db/mine")
    mine.delete_table(TableName="Users")
    assert control(server, "POST", "/mine/reset")[0] == 200
    assert len(items(mine)) == 3
    # Both can be emptied all the same.
    for name, of in (("mine", mine), ("default", client)):
        assert control(server, "POST", f"/{name}/reset", {"empty": True})[0] == 200
        assert of.list_tables()["TableNames"] == []
    assert control(server, "POST", "/mine/reset")[0] == 200
    assert len(items(mine)) == 3
    if data:
        server.kill()
        server = own_server(data, "--seed", str(seed))
        client = connect(server.url)
        assert control(server, "GET", "/default")[1]["checkpoints"] == ["seed"]
        # An empty database is seeded anew, which has to leave one checkpoint.
        assert items(client) == expected
        spoil()
    assert control(server, "POST", "/default/reset", {"empty": False})[0] == 200
    assert items(client) == expected
    # Without the checkpoint there is nothing to go back to.
    assert control(server, "DELETE", "/default/checkpoints/seed")[0] == 200
    assert control(server, "POST", "/default/reset")[0] == 200
    assert client.list_tables()["TableNames"] == []
    for body in ({"empty": 1}, {"emty": True}):
        assert control(server, "POST", "/default/reset", body)[0] == 400


def test_a_large_seed_takes_little_memory_and_a_bad_line_at_its_end_leaves_nothing():
    """The measurement of docs/performance.md, small: it fails if memory grows, or if the line is not named."""
    script = Path(__file__).parents[2] / "Benchmarks" / "seeding.py"
    done = subprocess.run(
        [sys.executable, str(script), "--binary", Server.binary(), "--items", "20000", "--limit", "300"],
        capture_output=True, text=True, timeout=1800,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| csv | memory | 20,000 |" in done.stdout, done.stdout


def test_the_port_is_written_to_a_file_and_the_file_removed(own_server, tmp_path):
    path = tmp_path / "port.txt"
    server = own_server(None, "--port-file", str(path))
    server.said("list-tables")
    deadline = time.monotonic() + 10
    while not path.exists():
        assert time.monotonic() < deadline, server.log
        time.sleep(0.02)
    assert int(path.read_text()) == server.port
    assert server.stop() == 0
    assert not path.exists()


def test_a_port_file_of_an_earlier_server_is_gone_before_anything_else(tmp_path):
    path = tmp_path / "port.txt"
    path.write_text("1\n")
    done = subprocess.run(
        [Server.binary(), "serve", "--port", "0", "--port-file", str(path), "--seed", str(tmp_path / "missing.json")],
        capture_output=True, text=True, timeout=60,
    )
    assert done.returncode == 1 and "missing.json" in done.stderr
    assert not path.exists()


@pytest.mark.parametrize("place, reason", [("none/port.txt", "No such file"), ("folder", "is not a file"), ("link", "is not a file")])
def test_a_port_file_that_cannot_be_written_stops_the_start(tmp_path, place, reason):
    (tmp_path / "folder").mkdir()
    (tmp_path / "target").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    done = subprocess.run(
        [Server.binary(), "serve", "--port", "0", "--port-file", str(tmp_path / place)],
        capture_output=True, text=True, timeout=60,
    )
    assert done.returncode == 1 and reason in done.stderr and "--port-file" in done.stderr, done.stdout + done.stderr
    assert "listening" not in done.stdout
    assert (tmp_path / "target").read_text() == "kept"


def test_a_folder_of_buckets_that_is_missing_stops_the_start(tmp_path):
    done = subprocess.run(
        [Server.binary(), "serve", "--port", "0", "--s3-root", str(tmp_path / "none")],
        capture_output=True, text=True, timeout=60,
    )
    assert done.returncode == 1 and "there is no such folder: create it" in done.stderr, done.stdout + done.stderr
