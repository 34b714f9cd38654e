"""Captured answers that contradict others: each is answered as docs/disputed.md says."""

import pytest
from captures import play
from disputed import PAGE, REASONS, cases, page

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_disputed_answer_is_the_one_that_was_decided(server, case):
    status, answer, _ = play(server.port, case)
    decided = case["here"]
    assert (status, answer["__type"].split("#")[-1]) == (decided["status"], decided["type"])
    assert answer.get("message", answer.get("Message")) == decided["message"]


def test_the_page_names_each_case_with_its_decision():
    """`cd Tests/Clients && python disputed.py > ../../docs/disputed.md` writes it."""
    assert PAGE.read_text("utf-8") == page()


def test_each_reason_has_cases_and_each_case_a_reason():
    assert {case["reason"] for case in CASES} == set(REASONS)
