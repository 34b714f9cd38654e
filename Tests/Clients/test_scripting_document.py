"""docs/scripting.md, block by block: its Python as a doctest, its commands, and its rules."""

import doctest
import json
import os
import re
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from server import Server
from tables import connect
from test_databases import control, make_table

DOCUMENT = Path(__file__).parents[2] / "docs" / "scripting.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks():
    """The language, the text and the line of each block."""
    text = DOCUMENT.read_text()
    return [
        (found[1], found[2], text[: found.start(2)].count("\n"))
        for found in BLOCK.finditer(text)
    ]


@pytest.fixture(params=["memory", "sqlite"])
def fresh(request, own_server, tmp_path):
    return own_server(tmp_path / "fresh.sqlite" if request.param == "sqlite" else None)


def test_s3_to_s27_the_tutorial_says_what_happens(fresh, monkeypatch, tmp_path):
    """S3, S4, S5, S6, S8, S10, S12-S16, S18-S25: the tutorial of MockupDB, translated."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DYNAMOCK", fresh.url)
    names = {}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    examples = 0
    for language, text, line in blocks():
        if language == "python":
            test = doctest.DocTestParser().get_doctest(
                text, names, f"scripting.md, line {line}", str(DOCUMENT), line
            )
            assert test.examples, f"line {line}: a block without examples"
            report = []
            result = runner.run(test, out=report.append, clear_globs=False)
            names = test.globs
            assert result.failed == 0, "".join(report)
            examples += result.attempted
        elif language == "sh" and text.startswith("dynamock serve"):
            serve, *commands = text.splitlines()
            with served(serve, fresh):
                for command in commands:
                    run(command, fresh)
        elif language == "sh":
            for command in text.splitlines():
                run(command, fresh)
        elif language == "json":
            status, answer = control(fresh, "POST", "/default/rules", json.loads(text))
            assert status == 200, f"line {line}: {answer}"
            control(fresh, "DELETE", "/default/scripting")
        else:
            raise AssertionError(f"line {line}: nothing runs a block of {language}")
    assert examples > 70


RULE = re.compile(r"^\| [^|`]+ \| `(\{.*\})` \|$", re.MULTILINE)


def test_every_rule_of_the_table_is_accepted_and_given_back(fresh):
    make_table(connect(fresh.url), "Orders")
    rules = RULE.findall(DOCUMENT.read_text())
    assert len(rules) >= 25
    for rule in rules:
        status, added = control(fresh, "POST", "/default/rules", json.loads(rule))
        assert status == 200, f"{rule}: {added}"
        _, found = control(fresh, "GET", f"/default/rules/{added['id']}")
        assert {name: found[name] for name in json.loads(rule)} == json.loads(rule)


@contextmanager
def served(command: str, server: Server):
    """Another server for the commands behind its own."""
    process = subprocess.Popen(
        ["bash", "-c", "exec " + command], env=environment(server), stdout=subprocess.PIPE, text=True
    )
    try:
        assert "listening" in process.stdout.readline()
        yield
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


def environment(server: Server) -> dict[str, str]:
    """What lets a command find the program and the server."""
    folder = Path(Server.binary()).parent
    return {
        **os.environ,
        "PATH": f"{folder}:{os.environ['PATH']}",
        "DYNAMOCK": server.url,
        "DYNAMOCK_PORT": str(server.port),
    }


def run(command: str, server: Server) -> None:
    """A command of the document, which finds the server as people let it be found."""
    done = subprocess.run(
        ["bash", "-c", command], env=environment(server), capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    assert "error" not in json.loads(done.stdout), f"{command}\n{done.stdout}"
