"""Recording and replaying with the pytest plugin, and the words on a database.

Some tests have the number of a promise of pytest-mimic in their name: M4 a list of what is recorded, M5 recording, M6
replaying, M7 clearing and M8 reporting what is unused, M10 the path of the vault, M11 no changes while recording.
"""

import json

import pytest
from conftest import item, make_table
from test_plugin import is_installed

import dynamock

BODY = """
import boto3, pytest
early = boto3.client("dynamodb", region_name="us-east-1")

def get(id):
    return early.get_item(TableName="Stock", Key={"id": {"S": id}})["Item"]

def test_one(dynamock):
    assert get("1") == {"id": {"S": "1"}}

def test_two(dynamock):
    assert get("2") == {"id": {"S": "2"}}
    assert early.scan(TableName="Stock")["Count"] == 2
"""
AWAY = "http://127.0.0.1:9"
SECOND_LINE = '    assert early.scan(TableName="Stock")["Count"] == 2\n'


@pytest.fixture(scope="module")
def upstream():
    """A server that stands for AWS."""
    with dynamock.Server() as instance:
        client = instance.default.client()
        make_table(client)
        for id in "12":
            client.put_item(TableName="Stock", Item=item(id))
        yield instance


@pytest.fixture
def run(pytester, upstream):
    """Runs tests with the plugin and a vault, in a process of their own."""

    def run(body, *arguments, ini="dynamock_vault_path = vault", url=upstream.url):
        pytester.makeini(f"[pytest]\ndynamock_upstream = {url}\n{ini}\n")
        pytester.makepyfile(test_it=body)
        loaded = [] if is_installed() else ["-p", "dynamock.pytest_plugin"]
        return pytester.runpytest_subprocess(*loaded, "-p", "no:cacheprovider", *arguments)

    return run


def recordings(pytester, vault="vault"):
    folder = pytester.path / vault
    return sorted(str(file.relative_to(folder)) for file in folder.glob("[!.]*/*.json"))


def test_M5_record_and_M6_replay_without_the_upstream(run, pytester):
    run(BODY, "--dynamock-record").assert_outcomes(passed=2)
    made = recordings(pytester)
    assert [name.split("/")[0] for name in made] == ["test_it.py..test_one", *["test_it.py..test_two"] * 2]
    run(BODY, url=AWAY).assert_outcomes(passed=2)
    assert recordings(pytester) == made


def test_M5_the_option_names_the_upstream(run, pytester, upstream):
    result = run(BODY, "--dynamock-record", url=AWAY)
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines([f"*{AWAY}*"])
    result = run(BODY, "--dynamock-record", f"--dynamock-upstream={upstream.url}", url=AWAY)
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines([f"dynamock: records from {upstream.url} into vault"])
    result = run(BODY, f"--dynamock-upstream={upstream.url}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--dynamock-upstream needs --dynamock-record*"])


def test_M6_a_miss_names_the_nearest_recording_and_the_command(run):
    run(BODY, "--dynamock-record").assert_outcomes(passed=2)
    result = run(BODY.replace('get("1")', 'get("9")'))
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*dynamock: vault*",
            "no recording of GetItem on Stock in the cassette test_it.py..test_one *; the nearest is GetItem.Stock.*",
            '*Key.id.S   wanted "1"  found "9"',
            "record it: pytest test_it.py::test_one --dynamock-record",
        ]
    )


def test_M6_a_miss_fails_the_test_that_catches_its_error(run):
    result = run(
        """
        import boto3, pytest
        early = boto3.client("dynamodb", region_name="us-east-1")

        def test_it(dynamock):
            with pytest.raises(early.exceptions.ClientError):
                early.scan(TableName="Stock")
            assert [each["request"] for each in dynamock.misses()] == ["Scan on Stock"]
        """
    )
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*VaultFailed: *Scan on Stock*", "*pytest test_it.py::test_it --dynamock-record*"])


def test_M6_a_miss_of_a_fixture_is_an_error(run):
    result = run(
        """
        import boto3, pytest
        early = boto3.client("dynamodb", region_name="us-east-1")

        @pytest.fixture
        def swallowed(dynamock):
            yield
            with pytest.raises(early.exceptions.ClientError):
                early.scan(TableName="Stock")

        def test_it(swallowed): pass

        def test_dropped(dynamock):
            dynamock.drop()
        """
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*dynamock: vault*", "*pytest test_it.py::test_it --dynamock-record*"])


def test_M4_operations_limit_the_vault_and_the_engine_answers_the_rest(run, pytester):
    body = """
    import boto3
    early = boto3.client("dynamodb", region_name="us-east-1")

    def test_it(dynamock):
        assert early.list_tables()["TableNames"] == []
        assert early.scan(TableName="Stock")["Count"] == 2
    """
    ini = "dynamock_operations = Scan Query, GetItem"
    run(body, "--dynamock-record", ini=ini).assert_outcomes(passed=1)
    run(body, ini=ini).assert_outcomes(passed=1)
    [made] = recordings(pytester, ".dynamock_vault")
    assert "Scan.Stock." in made


def test_M7_clearing_removes_what_no_test_used(run, pytester):
    run(BODY, "--dynamock-record").assert_outcomes(passed=2)
    run(BODY).assert_outcomes(passed=2)
    result = run(BODY.replace(SECOND_LINE, ""), "--dynamock-clear-unused")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["*dynamock: recordings*", "removed: vault/test_it.py..test_two/Scan.Stock.*.json"])
    assert len(recordings(pytester)) == 2
    # A test that is gone: its cassette goes too.
    less = BODY.replace(SECOND_LINE, "").replace("def test_one", "def check_one")
    result = run(less, "--dynamock-clear-unused")
    result.assert_outcomes(passed=1)
    assert [name.split("/")[0] for name in recordings(pytester)] == ["test_it.py..test_two"]
    assert not (pytester.path / "vault" / "test_it.py..test_one").exists()


@pytest.mark.parametrize(
    "arguments", [["-k", "one"], ["test_it.py::test_one"], ["--deselect", "test_it.py::test_two"], ["-m", "not odd"]]
)
def test_M7_nothing_is_removed_after_a_part_of_the_tests(run, pytester, arguments):
    run(BODY, "--dynamock-record").assert_outcomes(passed=2)
    made = recordings(pytester)
    result = run(BODY.replace(SECOND_LINE, ""), "--dynamock-clear-unused", "--dynamock-fail-on-unused", *arguments)
    assert result.ret == 0
    result.stdout.fnmatch_lines(["Unused recordings are neither counted nor removed after a part of the tests (*)."])
    assert recordings(pytester) == made


def test_M7_nothing_is_removed_after_a_failure(run, pytester):
    run(BODY, "--dynamock-record").assert_outcomes(passed=2)
    made = recordings(pytester)
    less = BODY.replace(SECOND_LINE, "")
    result = run(less + "\ndef test_fails(): assert False\n", "--dynamock-clear-unused")
    result.stdout.fnmatch_lines(["No recording is removed, because the run failed."])
    assert recordings(pytester) == made


def test_M7_nothing_is_removed_after_recording_failed(run, pytester):
    run(BODY, "--dynamock-record").assert_outcomes(passed=2)
    made = recordings(pytester)
    result = run(BODY.replace(SECOND_LINE, ""), "--dynamock-clear-unused", "--dynamock-record", url=AWAY)
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["No recording is removed, because the run failed."])
    assert recordings(pytester) == made


def test_M7_recording_anew_and_clearing_leaves_what_was_recorded(run, pytester):
    run(BODY, "--dynamock-record").assert_outcomes(passed=2)
    run(BODY.replace(SECOND_LINE, ""), "--dynamock-clear-unused", "--dynamock-record").assert_outcomes(passed=2)
    assert len(recordings(pytester)) == 2


def test_M7_nothing_is_removed_after_a_failed_collection(run, pytester):
    run(BODY, "--dynamock-record").assert_outcomes(passed=2)
    made = recordings(pytester)
    pytester.makepyfile(test_broken="import nothing_of_this_name")
    for options in ([], ["--continue-on-collection-errors"]):
        result = run(BODY.replace(SECOND_LINE, ""), "--dynamock-clear-unused", *options)
        result.stdout.fnmatch_lines(["Unused recordings are neither counted nor removed*(failed collection*"])
    assert recordings(pytester) == made


def test_M7_recordings_of_a_skipped_test_remain(run, pytester):
    run(BODY, "--dynamock-record").assert_outcomes(passed=2)
    made = recordings(pytester)
    skipped = BODY.replace("def test_two", "@pytest.mark.skip\ndef test_two")
    result = run(skipped, "--dynamock-clear-unused", "--dynamock-fail-on-unused")
    result.assert_outcomes(passed=1, skipped=1)
    assert result.ret == 0 and recordings(pytester) == made


def test_M8_unused_recordings_fail_the_run(run):
    run(BODY, "--dynamock-record").assert_outcomes(passed=2)
    result = run(BODY, "--dynamock-fail-on-unused")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["Every recording is used."])
    result = run(BODY.replace(SECOND_LINE, ""), "--dynamock-fail-on-unused")
    result.assert_outcomes(passed=2)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["unused: vault/test_it.py..test_two/Scan.Stock.*.json"])


@pytest.mark.parametrize("spread", ["load", "each"])
def test_M7_M8_xdist_workers_share_the_vault_and_the_controller_counts_once(run, pytester, spread):
    pytest.importorskip("xdist")
    many = BODY + """
@pytest.mark.parametrize("n", range(6))
@pytest.mark.dynamock_recording("shared")
def test_many(dynamock, n):
    assert get(str(n % 2 + 1))
"""
    options = ["-n", "2", f"--dist={spread}"]
    run(many, "--dynamock-record", *options)
    assert len([name for name in recordings(pytester) if name.startswith("shared/")]) == 2
    result = run(many, "--dynamock-fail-on-unused", *options)
    assert result.ret == 0
    result.stdout.fnmatch_lines(["Every recording is used."])
    less = many.replace(SECOND_LINE, "").replace("n % 2 + 1", "1")
    result = run(less, "--dynamock-fail-on-unused", *options)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert len([line for line in result.outlines if line.startswith("unused: ")]) == 2
    result = run(less, "--dynamock-clear-unused", *options)
    assert len([line for line in result.outlines if line.startswith("removed: ")]) == 2
    assert len(recordings(pytester)) == 3
    result = run(less, "--dynamock-clear-unused", "-k", "one", *options)
    result.stdout.fnmatch_lines(["Unused recordings are neither counted nor removed*(-k*"])


def test_M10_the_path_is_that_of_the_ini_file_or_of_the_marker(run, pytester):
    body = BODY.replace("def test_two", '@pytest.mark.dynamock_recording("deep/er/shared")\ndef test_two') + """
@pytest.mark.dynamock_recording(None)
def test_engine(dynamock):
    assert early.list_tables()["TableNames"] == []
"""
    run(body, "--dynamock-record", ini="dynamock_vault_path = here/vault").assert_outcomes(passed=3)
    assert [name.split("/")[0] for name in recordings(pytester, "here/vault")] == ["test_it.py..test_one"]
    assert {name.split("/")[0] for name in recordings(pytester, "deep/er")} == {"shared"}
    run(body, ini="dynamock_vault_path = here/vault").assert_outcomes(passed=3)


def test_a_marker_alone_is_enough(run, pytester):
    body = BODY.replace("def test", '@pytest.mark.dynamock_recording("all")\ndef test')
    run(body, "--dynamock-record", ini="").assert_outcomes(passed=2)
    assert {name.split("/")[0] for name in recordings(pytester, ".dynamock_vault")} == {"all"}
    run(body, ini="").assert_outcomes(passed=2)
    # Others may share the cassette of a marker, so that a part of the project counts nothing of it.
    less = body.replace(SECOND_LINE, "")
    assert run(less, "--dynamock-fail-on-unused", "test_it.py", ini="").ret == 0
    assert run(less, "--dynamock-fail-on-unused", ini="").ret == 1
    wrong = BODY.replace("def test_one", "@pytest.mark.dynamock_recording()\ndef test_one")
    result = run(wrong, ini="")
    result.stdout.fnmatch_lines(["*dynamock_recording takes the name of a cassette*"])


def test_M11_a_write_is_not_sent_to_the_upstream_unless_it_is_named(run, upstream):
    body = """
    import boto3
    early = boto3.client("dynamodb", region_name="us-east-1")

    def test_it(dynamock):
        early.put_item(TableName="Stock", Item={"id": {"S": "1"}})
    """
    result = run(body, "--dynamock-record")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*dynamock_writes names the writing operations*", "*PutItem on Stock may write*"])
    ini = "dynamock_vault_path = vault\ndynamock_writes = PutItem"
    run(body, "--dynamock-record", ini=ini).assert_outcomes(passed=1)
    run(body, ini=ini).assert_outcomes(passed=1)


def test_a_vault_needs_a_server_of_the_run(run, upstream):
    result = run(BODY, f"--dynamock-url={upstream.url}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*A vault needs a server that this run starts*"])
    result = run("def test_it(): pass", "--dynamock-clear-unused", ini="")
    result.stdout.fnmatch_lines(["No test has a vault: *"])


def test_names_that_cannot_be_cassettes_get_a_checksum(run, pytester):
    body = """
    import boto3, pytest
    early = boto3.client("dynamodb", region_name="us-east-1")

    @pytest.mark.parametrize("id", ["1", "2", "ü/1", "x" * 200])
    def test_it(dynamock, id):
        assert early.scan(TableName="Stock")["Count"] == 2
    """
    run(body, "--dynamock-record").assert_outcomes(passed=4)
    run(body, "--dynamock-fail-on-unused").assert_outcomes(passed=4)
    assert len(recordings(pytester)) == 4


def test_each_test_has_a_cassette_of_its_own():
    from dynamock._recording import cassette_of, module_of

    assert cassette_of("tests/test_it.py::Test::test_one") == "tests-test_it.py..Test.test_one"
    nodes = [
        "a/b.py::t", "a-b.py::t", "a..b.py::t", "a.b.py::t", "a/b.py::t[1]", "a/b.py::t-1-", "a/b.py::t[1.2]",
        "../a/b.py::t", "ä.py::t", f"{'a' * 60}.py::t", f"{'a' * 61}.py::t", f"a/b.py::{'t' * 60}",
    ]
    names = [cassette_of(node) for node in nodes]
    assert len(set(names)) == len(nodes)
    for node, name in zip(nodes, names):
        assert len(name) <= 100 and name.isascii() and name[0] != "."
        assert name.split("..")[0] == module_of(node)


def test_the_words_of_a_database_and_of_a_server(upstream, tmp_path):
    with dynamock.Server() as instance, instance.create() as database:
        assert database.vault() == {"mode": "off"}
        database.open_vault("record", tmp_path / "vault", "mine", upstream=upstream.url)
        assert database.client().scan(TableName="Stock")["Count"] == 2
        database.close_vault()
        database.open_vault("replay", tmp_path / "vault", "mine", operations=["Scan"])
        assert database.vault()["recordings"] == 1 and database.unused_recordings() == []
        client = database.client()
        with pytest.raises(client.exceptions.ClientError, match="no recording of Scan"):
            client.scan(TableName="Stock", Limit=1)
        [miss] = database.misses()
        assert miss["request"] == "Scan on Stock" and "the nearest is" in miss["message"]
        assert database.prune_vault() == []
    server = dynamock.Server(
        vault_mode="replay", vault_path=tmp_path / "vault", vault_cassette="mine", vault_operations=["Scan", "Query"]
    )
    with server as instance:
        assert instance.default.client().scan(TableName="Stock")["Count"] == 2
    [file] = (tmp_path / "vault" / "mine").glob("*.json")
    assert json.loads(file.read_text())["operation"] == "Scan"
