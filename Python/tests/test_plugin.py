"""The pytest plugin, in runs of its own."""

import os
import subprocess
import sys
import time

import pytest
from conftest import needs_botocore

CONFTEST = """
import boto3, pytest
early = boto3.resource("dynamodb", region_name="us-east-1")

@pytest.fixture(scope="session")
def dynamock_seed():
    def fill(database):
        stock = early.create_table(
            TableName="Stock", BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        )
        with stock.batch_writer() as batch:
            for n in range(200):
                batch.put_item(Item={"id": f"p{n}", "left": 3})
    return fill
"""


@pytest.fixture(params=["inprocess", "server"])
def mode(request):
    if request.param == "inprocess" and request.config.getoption("--without-library"):
        pytest.skip("--without-library")
    return request.param


@pytest.fixture
def run(pytester, mode):
    """Runs tests with the plugin, in a process of their own."""
    pytester.makeconftest(CONFTEST)

    def run(body, *arguments, mode=mode):
        pytester.makepyfile(body)
        loaded = [] if is_installed() else ["-p", "dynamock.pytest_plugin"]
        options = ["-p", "no:cacheprovider", f"--dynamock-mode={mode}", *arguments]
        return pytester.runpytest_subprocess(*loaded, *options)

    return run


def is_installed():
    from importlib.metadata import entry_points

    found = entry_points()
    group = found.select(group="pytest11") if hasattr(found, "select") else found.get("pytest11", [])
    return any(each.name == "dynamock" for each in group)


def test_each_test_has_a_fork_of_the_seeded_database(run):
    result = run(
        """
        from conftest import early
        stock = early.Table("Stock")

        def test_one(dynamock):
            stock.delete_item(Key={"id": "p1"})
            assert stock.scan()["Count"] == 199
            assert [c.kind for c in dynamock.diff(dynamock.origin)] == ["ItemRemoved"]

        def test_two(dynamock, dynamodb, dynamodb_client, dynamodb_streams):
            assert stock.scan()["Count"] == 200
            assert dynamodb.Table("Stock").item_count == 200
            assert dynamodb_client.list_tables()["TableNames"] == ["Stock"]
            assert dynamodb_streams.list_streams()["Streams"] == []

        def test_session(dynamock_session, dynamock_instance):
            assert dynamock_session.name in [each.name for each in dynamock_instance.databases()]
        """
    )
    result.assert_outcomes(passed=3)


def test_xdist_workers_have_an_instance_each(run):
    pytest.importorskip("xdist")
    result = run(
        """
        import pytest
        from conftest import early

        @pytest.mark.parametrize("n", range(8))
        def test_it(dynamock, n):
            early.Table("Stock").put_item(Item={"id": "new"})
            assert early.Table("Stock").scan()["Count"] == 201
        """,
        "-n", "2", "--dynamock-costs=3",
    )
    result.assert_outcomes(passed=8)
    result.stdout.fnmatch_lines(["*dynamock: costs by test*", "*test_it*"])


def test_the_seeded_database_cannot_be_written_to_after_the_first_fork(run):
    result = run(
        """
        def test_one(dynamock): pass

        def test_two(dynamock_session):
            dynamock_session.resource().Table("Stock").put_item(Item={"id": "x"})
        """
    )
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*SeedIsFrozen: PutItem would change the seeded database*"])


def test_a_budget_fails_the_test_with_its_dear_calls(run):
    result = run(
        """
        import pytest
        from conftest import early
        stock = early.Table("Stock")

        @pytest.mark.dynamock_budget(read=1, write=1)
        def test_within(dynamock):
            stock.put_item(Item={"id": "p7"})
            stock.get_item(Key={"id": "p7"})

        @pytest.mark.dynamock_budget(read=0.5, requests=1)
        def test_over(dynamock):
            stock.scan()
            stock.get_item(Key={"id": "p7"})
        """
    )
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        ["*dynamock_budget: read: * used, 0.5 allowed; requests: 2 used, 1 allowed*", "*Scan: 1 requests, *"]
    )
    # The traceback would have frames of pytest alone.
    assert "run_old_style_hookwrapper" not in result.stdout.str()


def test_markers_whose_arguments_have_no_names_are_refused(run):
    result = run(
        """
        import pytest

        @pytest.mark.dynamock("2026-01-01T00:00:00Z")
        def test_clock(dynamock):
            pass

        @pytest.mark.dynamock_budget(1)
        def test_budget(dynamock):
            pass

        @pytest.mark.dynamock_budget(write="1")
        def test_text(dynamock):
            pass
        """
    )
    result.assert_outcomes(errors=1, failed=2)
    result.stdout.fnmatch_lines_random(
        [
            "*dynamock takes arguments by name only*", "*dynamock_budget takes arguments by name only*",
            "*dynamock_budget: write is '1', but it has to be a number.*",
        ]
    )


def test_the_report_of_a_failed_test_has_its_calls(run):
    result = run(
        """
        from conftest import early

        def test_wrong(dynamock):
            early.Table("Stock").get_item(Key={"id": "p1"})
            early.Table("Stok").get_item(Key={"id": "p1"})
        """
    )
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["*dynamock: calls of this test*", "GetItem Stock: 200", "GetItem Stok: 400 ResourceNotFoundException*", "*Stock*"]
    )


def test_a_marker_sets_clock_throttling_settings_and_rules(run):
    result = run(
        """
        import pytest
        from conftest import early

        @pytest.mark.dynamock(throttling=True, clock="2026-01-01T00:00:00Z")
        def test_clock(dynamock):
            assert dynamock.clock.now.isoformat() == "2026-01-01T00:00:00+00:00"
            assert dynamock.throttle()["enforced"] is True
            assert early.Table("Stock").scan()["Count"] == 200

        @pytest.mark.dynamock(settings={"account_id": "210987654321"})
        def test_settings(dynamock):
            assert ":210987654321:" in early.Table("Stock").table_arn

        @pytest.mark.dynamock(seed=None)
        def test_no_seed(dynamock, dynamodb_client):
            assert dynamodb_client.list_tables()["TableNames"] == []

        @pytest.mark.dynamock_rules([{"when": {"operation": "Scan"}, "limit": {"times": 2}, "then": {"throttle": True}}])
        def test_rules(dynamock):
            response = early.Table("Stock").scan()
            assert response["ResponseMetadata"]["RetryAttempts"] == 2
            assert dynamock.rules()[0]["applied"] == 2
        """
    )
    result.assert_outcomes(passed=4)


def test_calls_to_aws_are_refused_once_a_fixture_was_used(run):
    result = run(
        """
        import pytest, dynamock
        from conftest import early

        def test_used(dynamock): pass

        def test_refused():
            with pytest.raises(dynamock.RealAWSRefused):
                early.Table("Stock").scan()

        @pytest.mark.dynamock_allow_aws
        def test_allowed():
            from dynamock import _boto
            assert _boto.guards == 0
        """
    )
    result.assert_outcomes(passed=3)


def test_every_test_is_patched_if_the_ini_file_says_so(run, pytester):
    pytester.makeini("[pytest]\ndynamock_autouse = true\n")
    result = run(
        """
        from conftest import early

        def test_it():
            assert early.Table("Stock").scan()["Count"] == 200
        """
    )
    result.assert_outcomes(passed=1)


def test_factories_make_further_pairs(run):
    result = run(
        """
        from dynamock.pytest_plugin import factory

        def fill(database):
            database.client().create_table(
                TableName="Orders", BillingMode="PAY_PER_REQUEST",
                KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
                AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            )

        orders_session, orders = factory(seed=fill)

        def test_it(orders, orders_session):
            assert orders.client().list_tables()["TableNames"] == ["Orders"]
            assert orders.origin is orders_session
        """
    )
    result.assert_outcomes(passed=1)


@needs_botocore((1, 31), "does not read AWS_ENDPOINT_URL_DYNAMODB")
def test_a_fork_is_exported_to_child_processes(run, pytester):
    pytester.makeini("[pytest]\ndynamock_export = true\n")
    result = run(
        """
        import subprocess, sys
        CHILD = '''
        import boto3
        print(boto3.resource("dynamodb", region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="a")
              .Table("Stock").scan()["Count"])
        '''

        def test_it(dynamock):
            dynamock.resource().Table("Stock").delete_item(Key={"id": "p1"})
            import textwrap
            out = subprocess.run([sys.executable, "-c", textwrap.dedent(CHILD)], capture_output=True, text=True)
            assert out.stdout.strip() == "199", out.stderr
        """
    )
    result.assert_outcomes(passed=1)


def test_a_server_that_runs_is_used_by_its_url(run, server, mode):
    if mode != "server":
        pytest.skip("once")
    pytest.importorskip("xdist")
    before = {each.name for each in server.databases()}
    result = run(
        """
        from conftest import early

        def test_it(dynamock):
            assert early.Table("Stock").scan()["Count"] == 200
            assert dynamock.instance.url
        """,
        f"--dynamock-url={server.url}", "-n", "2",
    )
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines([f"dynamock: {server.url}"])
    assert {each.name for each in server.databases()} == before


@pytest.mark.parametrize("kind", ["shop.sqlite", "exports"])
def test_a_data_file_and_a_folder_of_exports_are_where_tests_begin(pytester, tmp_path, kind):
    from conftest import item, make_table

    import dynamock
    from dynamock._server import program

    with dynamock.Server(data=tmp_path / "shop.sqlite") as held:
        make_table(held.default.client(), "Shop")
        held.default.client().put_item(TableName="Shop", Item=item("a"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DYNAMOCK_")}
    command = [program(), "export", "--data", tmp_path / "shop.sqlite", "--to", tmp_path / "exports"]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    before = (tmp_path / "shop.sqlite").read_bytes()
    pytester.makepyfile(
        """
        def test_it(dynamodb):
            assert dynamodb.Table("Shop").scan()["Items"] == [{"id": "a"}]
        """
    )
    loaded = [] if is_installed() else ["-p", "dynamock.pytest_plugin"]
    result = pytester.runpytest_subprocess(*loaded, "--dynamock-mode=server", f"--dynamock-data={tmp_path / kind}")
    result.assert_outcomes(passed=1)
    assert (tmp_path / "shop.sqlite").read_bytes() == before


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["--dynamock-mode=ftp"], "dynamock_mode is 'ftp'; there are: inprocess, server."),
    ],
)
def test_what_cannot_be_done_is_refused(pytester, arguments, message):
    pytester.makepyfile("def test_it(): pass")
    loaded = [] if is_installed() else ["-p", "dynamock.pytest_plugin"]
    result = pytester.runpytest_subprocess(*loaded, *arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"*{message}*"])


def test_a_misspelt_marker_argument_is_refused(run):
    result = run(
        """
        import pytest

        @pytest.mark.dynamock(clok="2026-01-01")
        def test_it(dynamock): pass
        """
    )
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*dynamock does not take clok; it takes: clock, *"])


def test_the_plugin_imports_nothing_until_a_fixture_is_used(pytester):
    pytester.makepyfile(
        """
        import sys

        def test_it():
            assert not {"boto3", "botocore", "dynamock._transport", "dynamock._patch"} & set(sys.modules)
        """
    )
    loaded = [] if is_installed() else ["-p", "dynamock.pytest_plugin"]
    pytester.runpytest_subprocess(*loaded).assert_outcomes(passed=1)


def test_importing_the_package_is_quick_and_imports_no_boto():
    code = """
import sys, time
before = time.process_time()
import dynamock
print(time.process_time() - before, {"boto3", "botocore"} & set(sys.modules))
"""
    found = [subprocess.check_output([sys.executable, "-c", code], text=True).split(" ", 1) for _ in range(5)]
    assert {modules.strip() for _, modules in found} == {"set()"}
    assert min(float(seconds) for seconds, _ in found) < 0.02, found


def test_two_hundred_tests_with_two_hundred_items_are_quick(run):
    body = """
        import pytest
        from conftest import early
        stock = early.Table("Stock")

        @pytest.mark.parametrize("n", range(200))
        def test_it(dynamock, n):
            stock.update_item(Key={"id": f"p{n}"}, UpdateExpression="SET #l = :n",
                              ExpressionAttributeNames={"#l": "left"}, ExpressionAttributeValues={":n": n})
            assert stock.get_item(Key={"id": f"p{n}"})["Item"]["left"] == n
        """
    began = time.monotonic()
    result = run(body, "-q")
    result.assert_outcomes(passed=200)
    # Some 1.5 s on a quiet machine; this is about faults such as a session for each test (20 s).
    assert time.monotonic() - began < 15




@pytest.mark.parametrize(
    "ini, said",
    [
        ("dynamock_guard = perhaps", "An ini value of dynamock means nothing"),
        ("dynamock_export = perhaps", "An ini value of dynamock means nothing"),
        ("dynamock_mode = upside-down", "there are: inprocess, server"),
    ],
)
def test_an_ini_value_without_meaning_ends_the_run_at_its_start(run, pytester, ini, said):
    pytester.makeini(f"[pytest]\n{ini}\n")
    result = run("def test_nothing():\n    pass\n", mode="")
    result.stderr.fnmatch_lines([f"*{said}*"])
    assert result.ret == pytest.ExitCode.USAGE_ERROR


def test_a_clock_that_is_no_time_is_told_with_an_example(run):
    result = run(
        """
        import pytest

        @pytest.mark.dynamock(clock="tomorrow")
        def test_time(dynamock):
            pass
        """
    )
    result.stdout.fnmatch_lines(["*dynamock(clock=…) is 'tomorrow'; it takes a datetime or ISO 8601 text*"])


def test_a_seed_that_is_no_function_is_told(run):
    result = run(
        """
        import pytest

        @pytest.mark.dynamock(seed=[1, 2])
        def test_seed(dynamock):
            pass
        """
    )
    result.stdout.fnmatch_lines(["*The seed is [[]1, 2[]]; it has to be a function that takes a database*"])
