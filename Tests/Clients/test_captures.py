"""AWS's captured answers of October 2026, by family: `captures.py` says how a case is written."""

import pytest
from captures import cases, difference, play
from server import Server

CASES = cases()


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def server(request, tmp_path_factory):
    """A server that accepts vector indexes, which some tables of the captures have."""
    data = None
    if request.param == "sqlite":
        data = tmp_path_factory.mktemp("captures") / "captures.sqlite"
    server = Server(data, ("--unsupported", "ignore")).start()
    yield server
    assert server.stop() == 0


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_an_answer_is_what_aws_answered(server, case):
    status, answer, expected = play(server.port, case)
    assert status == expected["status"], answer
    if "type" in expected:
        assert answer["__type"].split("#")[-1] == expected["type"], answer
    message = answer.get("message", answer.get("Message"))
    if "message" in expected:
        assert message == expected["message"]
    if "message_head" in expected:
        assert message[: len(expected["message_head"])] == expected["message_head"]
    if "body" in expected:
        assert difference(expected["body"], answer, case.get("set_order", False)) is None


def test_a_case_is_told_apart_and_has_a_source():
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert all(case["source"] for case in CASES)
