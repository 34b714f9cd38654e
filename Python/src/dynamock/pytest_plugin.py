"""The pytest plugin: a seeded database once a run, and a fork of it for each test.

Nothing but the standard library is imported until a fixture is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional, Tuple

import pytest

from . import _sentences
from ._plugin import Books, Seeded, url_of
from ._recording import OUTPUT, Recordings
from .errors import BudgetExceeded, VaultFailed

if TYPE_CHECKING:
    from ._database import Database
    from ._instance import Instance

Fill = Callable[[Any], Any]

MARKERS = (
    "dynamock(clock=, throttling=, settings=, seed=, region=): how the database of this test is made",
    "dynamock_budget(read=, write=, requests=): fails the test if its calls consume more",
    "dynamock_rules([...]): rules of docs/scripting.md for the database of this test",
    "dynamock_recording(name): the cassette that this test records into and replays from; None for no vault",
    "dynamock_allow_aws: calls that no database answers go to AWS",
)
BOOKS = pytest.StashKey[Books]()
TEST = pytest.StashKey["Database"]()
VAULT_FAULT = pytest.StashKey[VaultFailed]()
CALLED = "dynamock"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds options and ini values."""
    group = parser.getgroup("dynamock", "DynamoDB for tests")
    group.addoption("--dynamock-mode", help="inprocess (default) or server")
    group.addoption("--dynamock-url", help="URL of a server that runs; also DYNAMOCK_URL")
    group.addoption("--dynamock-data", help="SQLite file or folder of exports to begin with; it is not changed")
    group.addoption(
        "--dynamock-costs", nargs="?", const=10, type=int, metavar="N",
        help="show the N tests that consumed most units (10)",
    )
    group.addoption("--dynamock-record", action="store_true", help="record from AWS, or from the upstream")
    group.addoption("--dynamock-upstream", metavar="URL", help="the DynamoDB endpoint that is recorded")
    group.addoption("--dynamock-clear-unused", action="store_true", help="remove recordings that no test used")
    group.addoption("--dynamock-fail-on-unused", action="store_true", help="fail if recordings are unused")
    parser.addini("dynamock_mode", "inprocess or server", default="inprocess")
    parser.addini("dynamock_url", "URL of a server that runs", default="")
    parser.addini("dynamock_data", "SQLite file or folder of exports to begin with; it is not changed", default="")
    parser.addini("dynamock_autouse", "patch every test", type="bool", default=False)
    parser.addini("dynamock_guard", "refuse calls that would reach AWS", type="bool", default=True)
    parser.addini("dynamock_retries", "instant or real", default="instant")
    parser.addini("dynamock_export", "serve each fork and set AWS_ENDPOINT_URL_DYNAMODB", type="bool", default=False)
    parser.addini("dynamock_vault_path", "folder of the recordings that all tests replay", default="")
    parser.addini("dynamock_operations", "operations that are recorded and replayed, or groups of them", default="")
    parser.addini("dynamock_upstream", "the DynamoDB endpoint that is recorded; AWS by default", default="")
    parser.addini("dynamock_writes", "writing operations that recording may send to the upstream", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Registers the markers; refuses values that mean nothing."""
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)
    mode = config.getoption("--dynamock-mode") or config.getini("dynamock_mode")
    if mode not in ("inprocess", "server"):
        raise pytest.UsageError(_sentences.bad_mode(mode))
    recordings = Recordings(config, url_of(config))
    try:
        config.stash[BOOKS] = Books(config, mode, recordings)
    except (ValueError, pytest.UsageError) as error:
        # A Boolean of the ini file is read when it is first asked for.
        raise pytest.UsageError(_sentences.bad_ini(error)) from None
    config.pluginmanager.register(recordings, "dynamock-recordings")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Closes the instances."""
    books = config.stash.get(BOOKS, None)
    if books is not None:
        books.close()


@pytest.fixture(scope="session")
def dynamock_seed() -> Optional[Fill]:
    """Override it with a function that fills a database; tests are given forks of that."""
    return None


@pytest.fixture(scope="session")
def dynamock_instance(request: pytest.FixtureRequest) -> "Instance":
    """The instance in this process, of a server of its own, or at `--dynamock-url`."""
    return request.config.stash[BOOKS].instance({})


@pytest.fixture(scope="session")
def dynamock_session(request: pytest.FixtureRequest, dynamock_seed: Optional[Fill]) -> "Database":
    """The seeded database itself; it cannot be written to once a test has forked it."""
    return request.config.stash[BOOKS].seeded({}, dynamock_seed).database


def _marked(item: pytest.Item) -> Dict[str, Any]:
    found: Dict[str, Any] = {}
    for marker in reversed(list(item.iter_markers("dynamock"))):
        if marker.args:
            raise pytest.UsageError(_sentences.needs_names("dynamock", "clock"))
        found.update(marker.kwargs)
    known = ("clock", "throttling", "settings", "seed", "region")
    unknown = set(found) - set(known)
    if unknown:
        raise pytest.UsageError(_sentences.unknown_words("dynamock", unknown, known))
    return found


def _forked(request: pytest.FixtureRequest, seed: Optional[Fill], settings: Dict[str, Any]) -> "Iterator[Database]":
    """Gives a test its fork, patched in, and drops it afterwards."""
    from ._patch import patch

    books, marks = request.config.stash[BOOKS], _marked(request.node)
    place = books.recordings.place(request.node)
    wanted = {**settings, **(marks.get("settings") or {})}
    if marks.get("clock") is not None:
        wanted["clock"] = "manual"
    seeded: Seeded = books.seeded(wanted, marks.get("seed", seed), place is not None)
    database = seeded.fork()
    region = marks.get("region", "us-east-1")
    try:
        if marks.get("clock") is not None:
            database.clock.set(books.moment(marks["clock"]))
        if marks.get("throttling"):
            figures = marks["throttling"] if isinstance(marks["throttling"], dict) else {}
            database.throttle(**figures)
        for marker in request.node.iter_markers("dynamock_rules"):
            database.add_rules(*marker.args)
        if place is not None:
            books.recordings.open(database, place)
        request.node.stash[TEST] = database
        with books.exported(database), patch(database, region=region, retries=books.retries):
            yield database
            fault = None if place is None else books.recordings.close(database, request.node)
            if fault is not None and VAULT_FAULT not in request.node.stash:
                request.node.stash[VAULT_FAULT] = fault
                raise fault
    finally:
        request.node.stash.setdefault(TEST, database)
        books.drop(database)


@pytest.fixture
def dynamock(request: pytest.FixtureRequest, dynamock_seed: Optional[Fill]) -> "Iterator[Database]":
    """This test's own fork of the seeded database; DynamoDB calls of the process reach it."""
    yield from _forked(request, dynamock_seed, {})


@pytest.fixture
def dynamodb(dynamock: "Database") -> Any:
    """boto3's resource interface of this test's database."""
    return dynamock.resource()


@pytest.fixture
def dynamodb_client(dynamock: "Database") -> Any:
    """boto3's client of this test's database."""
    return dynamock.client()


@pytest.fixture
def dynamodb_streams(dynamock: "Database") -> Any:
    """boto3's client of the streams of this test's database."""
    return dynamock.streams()


@pytest.fixture(autouse=True)
def _dynamock_everywhere(request: pytest.FixtureRequest) -> None:
    if request.config.getini("dynamock_autouse") and "dynamock" not in request.fixturenames:
        request.getfixturevalue("dynamock")


def factory(
    seed: Optional[Fill] = None, settings: Optional[Dict[str, Any]] = None
) -> Tuple[Callable[..., Any], Callable[..., Any]]:
    """Returns a further pair of fixtures: a seeded session and a fork of it for each test.

    `orders_session, orders = factory(seed=fill_orders)`
    """

    @pytest.fixture(scope="session")
    def session(request: pytest.FixtureRequest) -> "Database":
        return request.config.stash[BOOKS].seeded(settings or {}, seed).database

    @pytest.fixture
    def fork(request: pytest.FixtureRequest) -> "Iterator[Database]":
        yield from _forked(request, seed, settings or {})

    return session, fork


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Lets a test that is marked with dynamock_allow_aws reach AWS."""
    books = item.config.stash[BOOKS]
    with books.unguarded(item.get_closest_marker("dynamock_allow_aws") is not None):
        yield
    # Items live as long as the run; what they were given need not.
    if TEST in item.stash:
        del item.stash[TEST]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Adds up what the test's calls consume, and fails it where that is over its budget."""
    books, database = item.config.stash[BOOKS], item.stash.get(TEST, None)
    budget = item.get_closest_marker("dynamock_budget")
    if budget is not None and (budget.args or not budget.kwargs):
        raise pytest.UsageError(_sentences.needs_names("dynamock_budget", "write"))
    if database is None or not (budget or books.counts_costs):
        outcome = yield
        _check_vault(item, outcome)
        return
    with database.cost() as cost:
        outcome = yield
    _check_vault(item, outcome)
    item.user_properties.append((CALLED, {"read": cost.read, "write": cost.write, "requests": cost.requests}))
    if budget is not None and outcome.excinfo is None:  # type: ignore[attr-defined]
        fault = books.over_budget(dict(budget.kwargs), cost)
        if fault is not None:
            outcome.force_exception(fault)  # type: ignore[attr-defined]


def _check_vault(item: pytest.Item, outcome: Any) -> None:
    """Fails a test that had requests without a recording, even if it caught their error."""
    recordings, database = item.config.stash[BOOKS].recordings, item.stash.get(TEST, None)
    if database is None or recordings.place(item) is None:
        return
    fault = recordings.failure(database, item)
    if fault is not None:
        item.stash[VAULT_FAULT] = fault
        if outcome.excinfo is None:
            outcome.force_exception(fault)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: "pytest.CallInfo[None]") -> Iterator[None]:
    """Shows the calls of a failed test, and which requests were still waiting."""
    outcome = yield
    report: pytest.TestReport = outcome.get_result()  # type: ignore[attr-defined]
    if call.excinfo is not None and isinstance(call.excinfo.value, BudgetExceeded):
        # It is raised after the test, so that its traceback has nothing of it.
        report.longrepr = call.excinfo.getrepr(style="value")
    database = item.stash.get(TEST, None)
    if database is None or not report.failed:
        return
    fault = item.stash.get(VAULT_FAULT, None)
    if fault is not None:
        report.sections.append(("dynamock: vault", str(fault)))
    lines = item.config.stash[BOOKS].calls_of(database)
    if lines:
        report.sections.append(("dynamock: calls of this test", "\n".join(lines)))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Notes which tests use which recordings."""
    session.config.stash[BOOKS].recordings.collected(session.items)


def pytest_deselected(items: List[pytest.Item]) -> None:
    """Notes that the run is a partial one."""
    for item in items[:1]:
        item.config.stash[BOOKS].recordings.add_reason(_sentences.DESELECTED)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: Any) -> None:
    """Takes what a worker of xdist sends at its end."""
    node.config.stash[BOOKS].recordings.add_worker(getattr(node, "workeroutput", None))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Reports or removes unused recordings, in the controller if there are workers."""
    books = session.config.stash[BOOKS]
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[OUTPUT] = books.recordings.sent()
    elif books.recordings.finish(books, int(exitstatus)) and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Shows unused recordings, and the costs by test, dearest first."""
    lines = config.stash[BOOKS].recordings.lines
    if lines:
        terminalreporter.section("dynamock: recordings")
        for line in lines:
            terminalreporter.write_line(line)
    number = config.getoption("--dynamock-costs")
    if number is None:
        return
    rows: List[Tuple[float, str]] = []
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", None) != "call":
                continue
            for name, cost in report.user_properties:
                if name == CALLED:
                    line = f"{cost['read']:>9g} {cost['write']:>9g} {cost['requests']:>9d}  {report.nodeid}"
                    rows.append((-(cost["read"] + cost["write"]), line))
    terminalreporter.section("dynamock: costs by test")
    terminalreporter.write_line(f"{'read':>9} {'write':>9} {'requests':>9}  test")
    for _, line in sorted(rows)[:number]:
        terminalreporter.write_line(line)


def pytest_report_header(config: pytest.Config) -> Optional[str]:
    """Says where the databases are if they are not in process, and where recordings are."""
    url = url_of(config)
    return f"dynamock: {url}" if url else config.stash[BOOKS].recordings.header()
