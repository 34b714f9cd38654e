"""What the suite says again and again: a refusal in AWS's words, and every page of an answer."""

from contextlib import contextmanager

import pytest
from botocore.exceptions import ClientError

VALIDATION = "ValidationException"
NOT_FOUND = "ResourceNotFoundException"
IN_USE = "ResourceInUseException"
CONDITION = "ConditionalCheckFailedException"

CONDITION_FAILED = "The conditional request failed"
OOM = "One or more parameter values were invalid: "
ENVELOPE = "1 validation error detected: "


@contextmanager
def refused(code: str, message: str | None = None, *, starting: str | None = None):
    """Holds a call to one exception and one sentence, to the letter or by its beginning."""
    with pytest.raises(ClientError) as caught:
        yield caught
    error = caught.value.response["Error"]
    status = caught.value.response["ResponseMetadata"]["HTTPStatusCode"]
    assert (error["Code"], status) == (code, 400)
    if message is not None:
        assert error["Message"] == message
    if starting is not None:
        assert error["Message"].startswith(starting)


def pages(operation, **parameters) -> list[dict]:
    """Every page of a Query or Scan, following LastEvaluatedKey to the end."""
    answers = []
    while True:
        answer = operation(**parameters)
        answers.append(answer)
        if "LastEvaluatedKey" not in answer:
            return answers
        assert len(answers) < 5000, "the pages do not end"
        parameters["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def items(operation, **parameters) -> list[dict]:
    """The items of every page, in order."""
    return [item for page in pages(operation, **parameters) for item in page["Items"]]


def in_any_order(some: list[dict]) -> list[str]:
    """A form of a list of items that compares as a set, with sets inside items sorted too."""
    return sorted(repr(canonical(item)) for item in some)


def canonical(value):
    """The value with members of maps and sets in one order."""
    if isinstance(value, dict):
        return {
            key: sorted(member) if key in ("SS", "NS", "BS") else canonical(member)
            for key, member in sorted(value.items())
        }
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, list):
        return [canonical(member) for member in value]
    return value
