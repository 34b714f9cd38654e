"""What newcomers get wrong or interrupt: seeds, imports and exports, items, options. Each message says what to do."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from server import Server
from tables import connect
from test_databases import control
from test_exchange import bring_in, serving
from test_exchange_server import items, takes_interrupts
from test_files import dynamock
from test_scripting_commands import Terminal, shown

KEY = {"KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
       "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}], "BillingMode": "PAY_PER_REQUEST"}
NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="signals of a process are read there")


@pytest.fixture
def seeds(tmp_path):
    """A folder of seeds whose reading causes every kind of notice."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "Users.json").write_text('[{"id": "a", "age": 1}, {"id": "b"}]')
    (folder / "notes.txt").write_text("not a seed")
    (folder / "page.json").write_text(json.dumps({"Items": [{"id": {"S": "c"}}], "NextToken": "x", "TableName": "Pages"}))
    (folder / "stack.json").write_text(json.dumps({"Resources": {"Visits": {
        "Type": "AWS::DynamoDB::Table",
        "Properties": {**KEY, "ContributorInsightsSpecification": {"Enabled": True}},
    }}}))
    return folder


def notices(folder):
    return [
        f"{folder}/page.json is one page of a longer list: the items after it are missing.",
        f"{folder}/stack.json: Visits is made without ContributorInsightsSpecification.",
        f"{folder}: left out notes.txt, since its name shows no format.",
        "The types of Users were inferred: age N, id S.",
    ]


def places(folder):
    return [str(folder), *(f"{folder}/{name}.json=id:S" for name in ("Users", "page"))]


def test_an_import_prints_what_it_inferred_and_left_out(own_server, seeds, tmp_path):
    server = own_server(None)
    for place in (["--data", str(tmp_path / "new.sqlite")], ["--endpoint-url", server.url]):
        done = dynamock("import", *place, *(word for each in places(seeds) for word in ("--from", each)))
        assert done.returncode == 0, done.stderr
        assert sorted(done.stderr.splitlines()) == sorted(notices(seeds))
        assert sorted(done.stdout.splitlines()) == ["Pages: 1 item", "Users: 2 items", "Visits: 0 items"]


def test_a_database_from_files_comes_with_the_same_notices(own_server, seeds):
    server = own_server(None)
    status, answer = control(server, "POST", "", {"name": "shop", "seed": places(seeds)})
    assert status == 200, answer
    assert sorted(answer["notices"]) == sorted(notices(seeds))
    tables = sorted((each["table"], each["items"]) for each in answer["seeded"])
    assert tables == [("Pages", 1), ("Users", 2), ("Visits", 0)]
    words = ["db", "create", "other", "--port", str(server.port)]
    done = dynamock(*words, *(word for each in places(seeds) for word in ("--seed", each)))
    assert sorted(done.stderr.splitlines()) == sorted(notices(seeds))
    assert json.loads(done.stdout)["name"] == "other"
    text = shown(server, "db", "create", "third", "--seed", str(seeds / "Users.json") + "=id:S")
    assert "Users were inferred" in text and "Users: 2 items" in text and "seeded" not in text


def test_the_log_of_a_seed_names_what_a_folder_has_besides(own_server, seeds):
    server = own_server(None, "--seed", ",".join(places(seeds)))
    server.said("left out notes.txt, since its name shows no format.")


def test_files_next_to_exports_are_named(own_server, tmp_path):
    source = own_server(None)
    connect(source.url).create_table(TableName="Users", **KEY)
    assert dynamock("export", "--endpoint-url", source.url, "--to", str(tmp_path / "out")).returncode == 0
    (tmp_path / "out" / "Orders.csv").write_text("id\na\n")
    (tmp_path / "More.csv").write_text("id\na\n")
    for words in ([], ["--from", f"{tmp_path}/More.csv=id:S"]):
        done = bring_in(tmp_path / f"{len(words)}.sqlite", tmp_path / "out", *words)
        assert done.returncode == 0, done.stderr
        assert f"{tmp_path}/out: left out Orders.csv, since the folder has exports." in done.stderr


@pytest.fixture
def large(tmp_path):
    """A data file and a file of lines whose reading takes a while."""
    lines = tmp_path / "Many.jsonl"
    with lines.open("w") as file:
        for number in range(60_000):
            file.write('{"id": {"S": "i%d"}, "text": {"S": "%s"}}\n' % (number, "x" * 100))
    return lines


def interrupt(process, signals=(signal.SIGINT,), is_ready=lambda: True, limit=60):
    """Sends signals once a process takes them and something has begun; returns the seconds to its end."""
    deadline = time.monotonic() + limit
    while not (takes_interrupts(process) and is_ready()):
        assert process.poll() is None and time.monotonic() < deadline, process.communicate()
        time.sleep(0.005)
    began = time.monotonic()
    for number in signals:
        process.send_signal(number)
    process.wait(limit)
    return time.monotonic() - began


@pytest.fixture
def kept(large, tmp_path):
    data = tmp_path / "kept.sqlite"
    assert bring_in(data, large, "--key", "id:S").returncode == 0
    return data


@NEEDS_PROC
def test_an_interrupted_export_of_a_file_leaves_nothing(kept, tmp_path):
    out = tmp_path / "out"
    process = subprocess.Popen(
        [Server.binary(), "export", "--data", str(kept), "--to", str(out)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    took = interrupt(process, is_ready=lambda: list(out.rglob("*.gz")))
    assert (process.returncode, process.communicate()) == (
        1, ("", "Error: The export was interrupted. Nothing was exported.\n"))
    assert took < 10 and not out.exists()


def test_a_killed_export_is_no_obstacle(kept, tmp_path):
    out = tmp_path / "out"
    words = ["export", "--data", str(kept), "--to", str(out)]
    process = subprocess.Popen([Server.binary(), *words], stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list(out.rglob("*.gz")):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.005)
    process.kill()
    process.wait(60)
    left = list((out / "AWSDynamoDB").iterdir())
    assert [path.name[0] for path in left] == ["."]
    # Nothing is imported from what is left, and the next export removes it.
    done = bring_in(tmp_path / "none.sqlite", out)
    assert done.returncode == 1 and "contains nothing that a database can be seeded from" in done.stderr, done.stderr
    assert dynamock(*words).returncode == 0
    assert not left[0].exists()
    done = bring_in(tmp_path / "new.sqlite", out)
    assert (done.returncode, done.stdout) == (0, "Many: 60000 items\n"), done.stderr


@NEEDS_PROC
@pytest.mark.parametrize("from_stream", [False, True])
def test_an_interrupted_import_leaves_no_file(large, tmp_path, from_stream):
    data = tmp_path / "new.sqlite"
    source = ["--from", "-", "--table", "Many"] if from_stream else ["--from", str(large)]
    process = subprocess.Popen(
        [Server.binary(), "import", "--data", str(data), *source, "--key", "id:S"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    took = interrupt(process, is_ready=lambda: list(tmp_path.glob("*.sqlite*")))
    said = process.communicate()
    assert (process.returncode, said) == (1, ("", "Error: The import was interrupted. Nothing was imported.\n"))
    assert took < 10 and list(tmp_path.glob("*.sqlite*")) == []


def await_filling(server, process, name):
    """Waits until a server fills a database for a process: it reserves the name before it looks at anything else."""
    deadline = time.monotonic() + 30
    code = None
    while code != "NameTaken":
        assert process.poll() is None and time.monotonic() < deadline, process.communicate()
        code = control(server, "POST", "", {"name": name, "from": "no-database"})[1]["error"]["code"]


def take_interrupts():
    """Undoes what a shell does to programs in the background, and these pass on: they ignore SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def is_free_again(server, name, seed):
    """Whether a name is free after its filling was given up, and not taken by what was filled to its end."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        code, answer = control(server, "POST", "", {"name": name, "seed": seed})
        if code == 200:
            return True
        assert answer["error"]["code"] == "NameTaken", answer
        if name in [each["name"] for each in control(server, "GET", "")[1]["databases"]]:
            return False
        time.sleep(0.05)
    raise AssertionError(f"{name} is neither free nor filled")


def test_a_database_that_nobody_waits_for_is_not_made(own_server, large, tmp_path):
    server = own_server(None)
    small = tmp_path / "Few.csv"
    small.write_text("id\na\n")
    # A filling may end at the moment of the signal; not each time.
    for attempt in range(5):
        name = f"big{attempt}"
        words = ["db", "create", name, "--seed", f"{large}=id:S", "--port", str(server.port)]
        process = subprocess.Popen(
            [Server.binary(), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=take_interrupts)
        await_filling(server, process, name)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        if is_free_again(server, name, f"{small}=id:S"):
            assert process.returncode == -signal.SIGINT
            break
    # The given up database does not appear later.
    assert connect(f"{server.url}/db/{name}").list_tables()["TableNames"] == ["Few"]


def test_a_server_stops_at_once_while_it_fills_a_database(own_server, large):
    server = own_server(None)
    words = ["db", "create", "big", "--seed", f"{large}=id:S", "--port", str(server.port)]
    process = subprocess.Popen([Server.binary(), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    await_filling(server, process, "big")
    began = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - began < 10
    assert process.wait(10) == 1
    assert "The server stopped. Nothing was created." in process.communicate()[1]


@pytest.fixture
def users(own_server):
    server = own_server(None)
    connect(server.url).create_table(TableName="Users", **KEY)
    return server


def complaint(server, *words):
    done = dynamock(*words, *(["--port", str(server.port)] if server else []))
    assert done.returncode != 0 and done.stdout == "", done.stdout
    return done.stderr


@pytest.mark.parametrize(
    "item, message",
    [
        ('{"id": "a", "id": "b"}', "The member id occurs twice in an object of the item, again at line 1, column 13."),
        ('{"id": "a",\n "m": {"x": 1,\n  "x": 2}}', "The member x occurs twice in an object of the item, again at line 3, column 3."),
        ('{"id": {"S": "a"}, "n": {"n": "1"}}', "In the item, the value of n has the unknown type n; did you mean N?"),
        ('{"id": {"String": "a"}, "n": {"N": "1"}}', "the value of id has the unknown type String; did you mean S?"),
        ('{"Item": {"id": {"S": "a"}, "n": {"n": "1"}}}', "the value of n has the unknown type n; did you mean N?"),
        ('{"id": {"S": "a"}, "n": {"N": 1}}', 'the value of n does not fit its type N, as {"N": "1"} would.'),
        ('{"id": {"S": "a"}, "n": {}}', "the value of n has no type: in DynamoDB JSON it is an object with one member,"),
        ('{"id": {"S": "a"}, "n": 1}', "If the item is DynamoDB JSON, the value of n needs a type too."),
    ],
)
def test_the_mistake_in_an_item_is_named(users, tmp_path, item, message):
    assert message in complaint(users, "put", "Users", item)
    # The same mistakes in a file.
    for name, text in (("Users.json", f"[{item}]"), ("Users.jsonl", item.replace("\n", " "))):
        (tmp_path / name).write_text(text)
        done = bring_in(tmp_path / "new.sqlite", tmp_path / name, "--key", "id:S")
        reason = "occurs twice" if "occurs twice" in message else message.removeprefix("In the item, ")
        assert done.returncode == 1 and "Line " in done.stderr and reason in done.stderr, done.stderr
    assert items(connect(users.url), "Users") == []


@pytest.mark.parametrize("item", ['{"id": "a", "m": {"S": "text"}}', '{"id": "a", "m": {"n": "text"}}'])
def test_plain_items_may_have_objects_that_look_typed(users, item):
    assert dynamock("put", "Users", item, "--port", str(users.port)).returncode == 0


def advised(text, after):
    """The word that a message advises."""
    return text.split(after, 1)[1].split(",")[0].split()[0]


def test_the_advice_about_a_key_of_one_file_among_several_works(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "One.jsonl").write_text('{"name": "a"}\n')
    (folder / "Two.jsonl").write_text('{"number": 1}\n')
    single = [f"{folder}/One.jsonl", f"{folder}/Two.jsonl"]
    for number, given in enumerate(([str(folder)], single)):
        words = [word for each in given for word in ("--from", each)]
        for _ in range(2):
            done = dynamock("import", "--data", str(tmp_path / f"{number}.sqlite"), *words)
            assert done.returncode == 1 and "is not known" in done.stderr, done.stderr
            words += ["--from", advised(done.stderr, "as in --from ")]
        done = dynamock("import", "--data", str(tmp_path / f"{number}.sqlite"), *words)
        assert (done.returncode, done.stdout) == (0, "One: 1 item\nTwo: 1 item\n"), done.stderr
        with serving(tmp_path / f"{number}.sqlite") as server:
            client = connect(server.url)
            assert (items(client, "One"), items(client, "Two")) == ([{"name": {"S": "a"}}], [{"number": {"N": "1"}}])


def test_an_import_takes_the_key_after_the_file(tmp_path):
    (tmp_path / "Users.csv").write_text("id\na\n")
    done = bring_in(tmp_path / "new.sqlite", str(tmp_path / "Users.csv") + "=id:S")
    assert (done.returncode, done.stdout) == (0, "Users: 1 item\n"), done.stderr
    done = bring_in(tmp_path / "other.sqlite", str(tmp_path / "Users.csv") + "=id")
    assert done.returncode == 1 and '"id" after "' in done.stderr and "is not a key: write" in done.stderr, done.stderr


def test_a_sort_key_of_an_unknown_type_is_named(own_server, tmp_path):
    (tmp_path / "Orders.csv").write_text("customer,number\na,1\n")
    words = ["db", "create", "mine", "--port", str(own_server(None).port), "--seed"]
    refused = dynamock(*words, f"{tmp_path / 'Orders.csv'}=customer:S,number:X")
    assert refused.returncode == 1 and '"customer:S,number:X" after "' in refused.stderr, refused.stderr
    for seed in ("", ","):
        assert "--seed needs the path of a file or folder." in dynamock(*words, seed).stderr


@pytest.mark.parametrize(
    "words, message",
    [
        (["items", "Users", "--limit", "-1"], "Error: --limit must be at least 1."),
        (["get", "Users", "-x"], "Error: Unknown option '-x'. A value that begins with a dash follows '--', after all options: dynamock get Users -- -x\nUsage: dynamock get <table> <value> ..."),
        (["query", "Users", "-abc"], "after all options: dynamock query Users -- -abc"),
        (["db", "clock", "default", "+99999999999d"], "Error: '+99999999999d' is too far: a step has at most 99999999999 seconds or 1157407 days, in either direction."),
        (["db", "clock", "default", "-100000000000"], "Error: '-100000000000' is too far:"),
        (["db", "clock", "default", "+1h"], "which cannot be moved; start the server with a manual clock (--clock manual)."),
        (["query", "Users", "a", "--descending"], "Error: Table 'Users' has no sort key, so that its items have no order: leave out --descending."),
        (["db", "throttle", "default", "on", "--burst", "-1"], '"burst" is a whole number from 0'),
    ],
)
def test_arguments_are_understood_before_they_are_rejected(users, words, message):
    assert message in complaint(users, *words)


def test_the_advised_dashes_work(users):
    connect(users.url).put_item(TableName="Users", Item={"id": {"S": "-x"}})
    done = dynamock("get", "Users", "--port", str(users.port), "--", "-x")
    assert json.loads(done.stdout) == {"id": {"S": "-x"}}, done.stderr


def test_the_control_api_names_the_range_of_a_step(own_server):
    server = own_server(None, "--clock", "manual")
    status, answer = control(server, "POST", "/default/clock", {"advanceSeconds": 1e11})
    assert (status, answer["error"]["message"]) == (
        400, '"advanceSeconds" is a number of seconds between -100000000000 and 100000000000.')


@pytest.mark.parametrize(
    "words, message",
    [
        (["--data", "a", "--save-on-exit", "b"], "data (--data) and saveOnExit (--save-on-exit) are both set, but data in a file is saved at every write: use one of them"),
        (["--port", "-1"], '--port is "-1", but it must be a whole number from 0 to 65535'),
        (["--prot", "9"], "Unknown option '--prot'. Did you mean '--port'?"),
        (["--prot=9"], "Unknown option '--prot'. Did you mean '--port'?"),
        (["--quite-unlike-any"], "Unknown option '--quite-unlike-any'.\nUsage: dynamock serve <options>\n"),
    ],
)
def test_wrong_settings_are_named_as_they_were_given(words, message, tmp_path):
    for command in (["serve"], []):
        done = dynamock(*command, *words, cwd=tmp_path)
        assert done.returncode != 0 and message in done.stderr, done.stderr


def test_an_unknown_option_is_rejected_without_the_parser():
    """It takes about as long as printing the version, of which the parser knows nothing either."""
    def seconds(*words):
        began = time.monotonic()
        dynamock(*words)
        return time.monotonic() - began

    assert min(seconds("serve", "--prot", "9") for _ in range(3)) < 10 * min(seconds("--version") for _ in range(3)) + 0.05


def test_a_seed_may_have_commas_in_its_path(own_server, tmp_path):
    folder = tmp_path / "a, b"
    folder.mkdir()
    (folder / "Users.csv").write_text("id\na\n")
    (folder / "logs,1.json").write_text(json.dumps({"TableName": "Logs", **KEY}))
    seeds = [f"{folder}/Users.csv=id:S", f"{folder}/logs,1.json"]
    server = own_server(None, "--seed", ",".join(seeds))
    assert sorted(connect(server.url).list_tables()["TableNames"]) == ["Logs", "Users"]
    done = dynamock("db", "create", "shop", "--seed", seeds[0], "--port", str(server.port))
    assert done.returncode == 0, done.stderr
    assert items(connect(f"{server.url}/db/shop"), "Users") == [{"id": {"S": "a"}}]
    done = dynamock("serve", "--port", "0", "--seed", ",".join([seeds[0], f"{folder}/none.csv"]))
    assert done.returncode == 1 and "No such file or folder" in done.stderr, done.stderr


@pytest.mark.parametrize(
    "name, content", [("Users.csv", "id,name\n"), ("Users.json", "[]"), ("Users.json", json.dumps({"TableName": "Users", **KEY}))]
)
def test_a_table_may_be_seeded_without_items(own_server, tmp_path, name, content):
    (tmp_path / name).write_text(content)
    place = str(tmp_path / name) + ("" if "TableName" in content else "=id:S")
    server = own_server(None, "--seed", place)
    assert items(connect(server.url), "Users") == []


def test_notices_fit_a_terminal_too(users, tmp_path):
    path = tmp_path / "Wide.json"
    path.write_text(json.dumps([{"id": "a"} | {f"attribute{number}": number for number in range(12)}]))
    text = shown(users, "db", "create", "wide", "--seed", f"{path}=id:S")
    assert "attribute9 N" in text


def test_limits_of_throughput_have_units(users):
    lines = dict(line.split(None, 1) for line in shown(users, "db", "throttle", "default").splitlines())
    assert (lines["burst"], lines["tableReads"]) == ("300 s", "40,000 units")
    assert lines["partitionWrites"] == "1,000 units a second"


def test_messages_fit_a_terminal(users):
    with Terminal(users, "put", "Users", '{"id": {"S": "a"}, "n": {}}') as terminal:
        text = terminal.read()
    assert all(len(line) <= 80 for line in text.splitlines()), text
