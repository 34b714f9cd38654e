"""Each delivery as aiobotocore sees it, on both stores."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tables import REGION
from test_scripting import control  # noqa: F401: a fixture
from test_scripting_clients import KEPT, LOST, applied, came, named, once

PACKAGES = Path(__file__).parents[2] / ".venv" / "aiobotocore"


def update(url: str, table: str, attempts: int) -> dict:
    """One update by aiobotocore, whose botocore is another one than this process has."""
    assert PACKAGES.exists(), f"{PACKAGES} is missing: scripts/setup.sh test installs it"
    command = [
        sys.executable, str(Path(__file__).with_name("aiobotocore_update.py")), url, REGION, table,
        str(attempts),
    ]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGES)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("then, is_applied", LOST, ids=named)
def test_aiobotocore_loses_an_answer_with_one_attempt_and_asks_again_with_three(
    server, control, make_table, dynamodb, then, is_applied  # noqa: F811
):
    table = make_table("p:S")
    once(control, "UpdateItem", table, then)
    lost = update(server.url, table, 1)
    # botocore takes a body that is no JSON for an empty one if it checks no checksum.
    assert "error" in lost or "truncate" in then and lost["attributes"] is None, lost
    assert came(control, "UpdateItem", table) == 1
    assert applied(dynamodb, table) == (1 if is_applied else 0)
    once(control, "UpdateItem", table, then)
    answer = update(server.url, table, 3)
    assert "error" not in answer, answer
    assert came(control, "UpdateItem", table) == 3
    assert int(answer["attributes"]["n"]["N"]) == applied(dynamodb, table)
    assert applied(dynamodb, table) == (3 if is_applied else 1)


@pytest.mark.parametrize("then, seconds", KEPT, ids=named)
def test_aiobotocore_waits_for_what_comes_late_or_oddly(
    server, control, make_table, then, seconds  # noqa: F811
):
    table = make_table("p:S")
    once(control, "UpdateItem", table, then)
    start = time.monotonic()
    assert update(server.url, table, 1)["attributes"]["n"] == {"N": "1"}
    assert time.monotonic() - start >= seconds
    assert came(control, "UpdateItem", table) == 1


def test_aiobotocore_does_not_ask_again_for_what_was_not_expected(server, control, make_table):  # noqa: F811
    table = make_table("p:S")
    once(control, "UpdateItem", table, {"refuse": "no updates, please"})
    refused = update(server.url, table, 3)
    assert refused["error"] == "ClientError" and "no updates, please" in refused["message"]
    assert came(control, "UpdateItem", table) == 1
