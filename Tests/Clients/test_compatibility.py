"""docs/compatibility.md against the server: what it says is built is, and nothing else."""

import pytest

import botocore.session

from compatibility import OPERATIONS
from raw import STREAMS_VERSION, VERSION, call

SESSION = botocore.session.get_session()
STREAMS = set(SESSION.get_service_model("dynamodbstreams").operation_names)
EVERY = set(SESSION.get_service_model("dynamodb").operation_names) | STREAMS


def test_every_operation_has_a_row():
    assert len(EVERY) == 66
    assert set(OPERATIONS) == EVERY


@pytest.mark.parametrize(("operation", "built"), OPERATIONS.items())
def test_a_row_is_true(server, operation, built):
    version = STREAMS_VERSION if operation in STREAMS else VERSION
    answer = call(server.port, f"{version}.{operation}", {})
    unknown = answer.status == 400 and answer.error == "UnknownOperationException"
    assert unknown is not built
