"""Each row of docs/parameters.md that says “honoured” has a case, whose answers change with the parameter alone."""

from collections import Counter

import pytest
from honoured import backups, control, items, reads, streams, tables, transactions, transfers, vectors
from honoured.case import ABSENT, Case, outcome, with_value
from parameters import EVERY
from server import Server

CASES = [*tables.CASES, *items.CASES, *reads.CASES, *transactions.CASES, *streams.CASES, *control.CASES,
         *transfers.CASES, *backups.CASES, *vectors.CASES]
HONOURED = {f"{each.operation}.{each.path}" for each in EVERY if each.remark.startswith("honoured")}


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def server(request, tmp_path_factory):
    """A server whose shards are closed after three records, with two buckets."""
    buckets = tmp_path_factory.mktemp("buckets")
    for name in ("music", "other"):
        (buckets / name).mkdir()
    data = tmp_path_factory.mktemp("honoured") / "data.sqlite" if request.param == "sqlite" else None
    server = Server(data, ("--streams-shard-records", "3", "--s3-root", str(buckets))).start()
    yield server
    assert server.stop() == 0


def test_each_honoured_row_has_a_case_and_no_case_is_without_a_row():
    counted = Counter(case.name for case in CASES)
    assert set(counted) == HONOURED
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_an_answer_changes_with_the_parameter(server, case: Case):
    first = outcome(server.port, case, case.first)
    assert first == outcome(server.port, case, case.first), "the same request has different answers"
    second = outcome(server.port, case, case.second)
    assert first != second
    # Two refusals differ by what is honoured only where they show an item.
    if not case.path.endswith("ReturnValuesOnConditionCheckFailure"):
        assert 200 in (first[0][0], second[0][0]), (first[0], second[0])


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_two_requests_differ_in_the_parameter_alone(case: Case):
    assert case.first != case.second
    assert without(case.first, case.path) == without(case.second, case.path)


def without(body: dict, path: str) -> dict:
    return with_value(body, path, ABSENT)
