"""Every code block of the documentation, and every example of the help, run in order.

Each page, and the help of each command, has a fresh folder and a new server.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from server import Server

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "docker/README.md"] + sorted(
    f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")
)

# Pages whose blocks another test runs.
RUN_ELSEWHERE = {
    "docs/kinesis.md": "test_kinesis.py",
    "docs/first-hour.md": "test_first_hour.py",
    "docs/scripting.md": "test_scripting_document.py",
    "docs/policies.md": "test_policies.py",
    "docs/python.md": "Python/tests/test_document.py, with the package installed",
}

# Languages of blocks that are no commands, and what holds them to the truth.
NOT_COMMANDS = {
    "swift": "Tests/DocumentationTests compiles and runs it",
    "text": "output or a drawing",
    "json": "test_control_answers.py compares it with what the server answers",
    "c": "scripts/test-library.sh compiles and runs it",
    "go": "test_client_lines.py reads its syntax where Go is there",
    "rust": "test_client_lines.py reads its syntax where Rust is there",
    "javascript": "test_client_lines.py reads its syntax where Node is there",
    "java": "test_client_lines.py reads its syntax where a JDK is there",
    "hcl": "test_terraform.py replays its calls with the folders that it needs",
    "terraform": "test_terraform.py applies it where Terraform and its AWS provider are there",
}

# Blocks that cannot run here, by page and first line, with the reason.
NOT_RUN = {
    (
        "docs/c-library.md",
        "cc example.c -I .build/library -L .build/library -ldynamock -Wl,-rpath,.build/library -o example",
    ): "needs the release build of the library; scripts/test-library.sh compiles the same",
    ("README.md", "# test_shop.py"): "stands on docs/python.md too, whose blocks Python/tests/test_document.py runs",
    (
        "docker/README.md",
        "docker build --file docker/Dockerfile --tag dynamock .",
    ): "needs a Docker engine; docker/smoke-test.sh runs the same where there is one",
    (
        "docs/performance.md",
        "dynamock-counts --statistics",
    ): "a program of the release build; `make counts` runs it",
    (
        "docs/performance.md",
        "python3 Benchmarks/seeding.py --binary .build/release/dynamock",
    ): "needs a release build; test_seeding.py runs it with fewer items",
    (
        "docs/performance.md",
        "python3 Benchmarks/neighbours.py --binary before=OLD/dynamock --binary after=.build/release/dynamock",
    ): "compares release builds of two versions",
    (
        "docs/performance-findings.md",
        "python3 Benchmarks/instructions.py --binary before=OLD/dynamock --binary after=.build/dynamock",
    ): "compares release builds of two versions, under valgrind",
}

# Blocks that need AWS, and commands with the same outcome.
STAND_INS = {
    ("docs/exchange.md", "aws s3 sync s3://my-bucket/AWSDynamoDB exports"): (
        # AWS's exports have no definition of the table.
        "cp -r orders/AWSDynamoDB exports && rm exports/*/table-definition.json"
    ),
}

# A server is started on a free port, and stopped as soon as it listens.
DYNAMOCK = """
import os, subprocess, sys
binary, *arguments = sys.argv[1:]
if arguments and arguments[0] != "serve" and not arguments[0].startswith("-"):
    os.execv(binary, ["dynamock", *arguments])
command = [binary, *(arguments or ["serve"]), "--port", "0"]
command += ["--host", "127.0.0.1"]
server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
for line in server.stdout:
    if "listening" in line:
        server.terminate()
        break
    print(line, end="", file=sys.stderr)
sys.exit(server.wait(20))
"""

# The targets build, measure and test for minutes: that they are there is all that is tried.
MAKE = 'exec /usr/bin/env -u MAKEFLAGS make --dry-run --directory "$ROOT" "$@" >/dev/null'


def blocks(page):
    """The language and the text of each fenced block of a page."""
    text = (ROOT / page).read_text()
    found = re.findall(r"^( *)```(\w*)\n(.*?)^\1```$", text, re.DOTALL | re.MULTILINE)
    return [(language, re.sub(rf"^{indent}", "", body, flags=re.M)) for indent, language, body in found]


def commands(page):
    """The blocks of a page that are to be run, as bash."""
    for language, body in blocks(page) if page not in RUN_ELSEWHERE else []:
        place = (page, body.splitlines()[0])
        if language in NOT_COMMANDS or place in NOT_RUN:
            continue
        if place in STAND_INS:
            yield STAND_INS[place]
        elif language == "sh":
            yield body
        elif language == "python":
            yield f"{sys.executable} - <<'END_OF_PYTHON'\n{body}END_OF_PYTHON\n"
        else:
            raise AssertionError(f"{page}: nobody runs a block of {language or 'no language'}: {place[1]}")


def programs(folder):
    """A folder with the commands that the pages call."""
    folder.mkdir()
    helper = folder / "dynamock.py"
    helper.write_text(DYNAMOCK)
    scripts = {
        "dynamock": f'exec "{sys.executable}" "{helper}" "{Server.binary()}" "$@"',
        # This one's own folder comes first in PATH.
        "make": f'export ROOT="{ROOT}" PATH="${{PATH#*:}}"\n{MAKE}',
    }
    for name, body in scripts.items():
        (folder / name).write_text(f"#!/bin/bash\n{body}\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.mark.parametrize("page", [page for page in PAGES if list(commands(page))])
def test_the_blocks_of_a_page_run_in_order(own_server, tmp_path, page):
    run_all(own_server, tmp_path, list(commands(page)))


def run_all(own_server, tmp_path, bodies):
    """Runs pieces of bash one after the other in one shell, in a fresh folder with a server of its own."""
    server = own_server(None, "--host", "localhost")
    script = "set -euo pipefail\n"
    for body in bodies:
        body = re.sub(r"\b(localhost|127\.0\.0\.1):8000\b", rf"\1:{server.port}", body)
        script += f"cat <<'END_OF_BLOCK'\n=== {body}\nEND_OF_BLOCK\n{body}\n"
    folder = tmp_path / "fresh"
    folder.mkdir()
    path = [programs(tmp_path / "programs"), Path(sys.executable).parent, os.environ["PATH"]]
    environment = {
        "PATH": ":".join(map(str, path)),
        "HOME": str(folder),
        "DYNAMOCK": server.url,
        "DYNAMOCK_PORT": str(server.port),
        "AWS_ENDPOINT_URL_DYNAMODB": server.url,
        "AWS_ACCESS_KEY_ID": "any",
        "AWS_SECRET_ACCESS_KEY": "any",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_PAGER": "",
    }
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert '"error":{"code"' not in done.stdout, done.stdout


def test_the_list_of_pages_has_every_page():
    index = (ROOT / "docs/README.md").read_text()
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert sorted(page for page in pages if f"({page})" not in index) == []


def test_what_is_not_run_is_still_there():
    there = {(page, body.splitlines()[0]) for page in PAGES for _, body in blocks(page)}
    assert set(NOT_RUN) | set(STAND_INS) <= there


def test_the_python_of_the_readme_that_is_not_run_stands_on_its_page():
    there = [body for _, body in blocks("docs/python.md")]
    for _, body in blocks("README.md"):
        if ("README.md", body.splitlines()[0]) in NOT_RUN:
            assert body in there, body


# What the examples of the help take for granted: a database of the server, a file of it, an export of that,
# and one of AWS, whose exports have no definition.
PREPARATION = [
    next(commands("docs/exchange.md")),
    "dynamock db fork default my-test",
    "dynamock export --data shop.sqlite --to backup",
    "mkdir exports && dynamock export --data shop.sqlite --to mine Orders"
    " && cp -r mine/AWSDynamoDB exports && rm exports/AWSDynamoDB/*/table-definition.json",
    f"ln -s {ROOT}/Config Config",
    "dynamock tables > shop.json",
    "aws dynamodb update-continuous-backups --table-name Orders"
    " --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true",
    "mkdir seeds && cp shop.json seeds && printf 'id,text\\n1,one\\n' > log.csv",
]

# Examples that are not run, with the reason.
UNTRIED = {
    "aws s3 sync backup s3://my-bucket": "needs AWS",
    "aws s3 sync s3://my-bucket/AWSDynamoDB exports": "needs AWS; an export stands there instead",
    "dynamock console": "opens a browser",
    "dynamock stats --watch": "goes on until it is interrupted",
    "dynamock streams Orders --follow": "goes on until it is interrupted; test_streams_command.py follows a table",
    "dynamock healthcheck --port 8001": "nothing listens there",
    "dynamock export, dynamock import": "names two commands",
    "dynamock restore Orders --to 2026-11-29T17:10:59Z --as Before": "needs that time; test_recovery.py has one",
    "dynamock record -- pytest": "needs AWS; test_record_replay.py records another endpoint",
    "dynamock replay -- pytest": "needs recordings; test_record_replay.py has some",
    "dynamock copy --from aws --data my.sqlite": "needs AWS; test_copy.py copies from another endpoint",
}
EXAMPLE = re.compile(r"^  ((?:[A-Z_]+=\S+ )?(?:dynamock|aws)\b.*)$", re.MULTILINE)


def examples(command):
    """The examples that a command's help shows, without what is said beside them."""
    arguments = [Server.binary(), "help", *command.split()]
    text = subprocess.run(arguments, capture_output=True, text=True, timeout=30).stdout
    lines = EXAMPLE.findall(re.sub(r" \\\n +", " ", text))
    return [re.split(" {2,}", line)[0] for line in lines]


@pytest.mark.parametrize(
    "command",
    [
        "", "serve", "db", "db create", "db fork", "db throttle", "db count", "console", "stats", "plan", "tables",
        "items", "query", "get", "put", "delete", "sql", "backup", "restore", "export", "import", "check", "healthcheck",
    ],
)
def test_the_examples_of_help_run_in_order(own_server, tmp_path, command):
    found = [example for example in examples(command) if example not in UNTRIED]
    assert len(found) > 0
    # An example makes what the preparation made for others, or takes what others cannot have.
    dropping = ["dynamock db drop my-test"]
    own = {"": dropping, "db": dropping, "export": ["rm -r backup"], "import": ["cp log.csv seeds"]}.get(command, [])
    run_all(own_server, tmp_path, PREPARATION + own + found)


@pytest.mark.parametrize("page", PAGES)
def test_code_is_fenced(page):
    """An indented block has no language, and nothing would run it."""
    text = re.sub(r"^( *)```.*?^\1```$", "", (ROOT / page).read_text(), flags=re.DOTALL | re.M)
    assert not re.search(r"\n\n {4}\S", text), page
