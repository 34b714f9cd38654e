"""Every block of docs/python.md, in order and in one folder, and the example project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_plugin import is_installed

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture
def run(tmp_path):
    """Runs a command in a fresh folder, where `python` and `pytest` are those of this environment."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    if not is_installed():
        environment["PYTEST_ADDOPTS"] = "-p dynamock.pytest_plugin"

    def run(*command):
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=100
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    return run


def blocks(page):
    return [(language, body) for language, body in BLOCK.findall((ROOT / page).read_text())]


@pytest.mark.library
def test_the_blocks_of_the_page_run_in_order(run, tmp_path):
    found = blocks("docs/python.md")
    assert len(found) > 8
    for language, body in found:
        named = re.match(r"# (\w+\.py)\n", body)
        if language == "python" and named:
            (tmp_path / named.group(1)).write_text(body)
        elif language == "python":
            run(sys.executable, "-c", body)
        elif language == "diff":
            # The change of another project, which is not here.
            assert all(line[0] in " +-" for line in body.splitlines())
        else:
            assert language == "sh", f"nobody runs a block of {language or 'no language'}"
            run("bash", "-euo", "pipefail", "-c", body)


@pytest.mark.parametrize("mode", [pytest.param("inprocess", marks=pytest.mark.library), "server"])
def test_the_example_passes(run, tmp_path, mode):
    for path in (ROOT / "Examples" / "python").glob("*.py"):
        shutil.copy(path, tmp_path)
    assert "5 passed" in run(sys.executable, "-m", "pytest", "-q", f"--dynamock-mode={mode}")


def test_the_readme_names_the_page_and_its_block_is_that_of_the_example():
    assert "docs/python.md" in (ROOT / "README.md").read_text()
    [(language, body)] = blocks("Python/README.md")
    assert language == "python"
    lines = [line.strip() for line in body.splitlines()]
    page = (ROOT / "docs" / "python.md").read_text()
    assert lines[0] in page and "shop.sell" in body


def test_every_setting_has_a_keyword():
    """docs/configuration.md lists the settings; `a.bC` is `a_b_c=` here."""
    from dynamock import _settings

    rows = re.findall(r"^\| `([a-zA-Z0-9.]+)` \|", (ROOT / "docs" / "configuration.md").read_text(), re.MULTILINE)
    assert len(rows) > 50
    for key in rows:
        name = re.sub(r"([A-Z])", lambda found: f"_{found.group(1).lower()}", key).replace(".", "_")
        expected = value = "x"
        for part in reversed(key.split(".")):
            expected = {part: expected}
        assert _settings.nested({name: value}) == expected
