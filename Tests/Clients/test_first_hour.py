"""A person's first hour: every command of docs/first-hour.md, in order, with a server that stays."""

import os
import subprocess
import sys
from pathlib import Path

from server import Server
from test_documentation import ROOT, blocks, programs

PAGE = "docs/first-hour.md"

# What the page promises, by the first words of the line that prints it.
PRINTED = {
    "dynamock tables": [
        '"TableName":"Carts"', '"TableName":"Customers"', '"TableName":"Orders"', '"TableName":"Products"',
        '"TableName":"Reviews"', '"TableName":"Sessions"', '"TableName":"Visits"',
    ],
    "dynamock items Carts": ['"cart-1"', '"cart-2"'],
    "dynamock query Products": ['"p-1"', '"p-3"'],
    "dynamock query Orders": ['"450"'],
    "import boto3": ["Oslo"],
    "dynamock db diff": ['"ItemChanged"', '"-1"', '"ItemRemoved"'],
    "dynamock get Products": ['"900"'],
    "aws dynamodb put-item": ["ProvisionedThroughputExceededException", "The second one was rejected."],
    "dynamock stats": ['"PutItem"', '"throttledRequests":1'],
    "dynamock plan": ['"code":"Throttled"', '"billingMode":'],
    "dynamock export": ["Carts: 2 items", "Visits: 1 item"],
    "dynamock db list": ['"again"'],
    "dynamock items Products --database saved": ['"p-1"', '"p-2"', '"p-3"', '"Count":3'],
}


def test_the_first_hour_goes_as_the_page_says(own_server, tmp_path):
    folder = tmp_path / "fresh"
    folder.mkdir()
    path = [programs(tmp_path / "programs"), Path(sys.executable).parent, os.environ["PATH"]]
    environment = {"PATH": ":".join(map(str, path)), "HOME": str(folder), "AWS_PAGER": ""}
    server = None
    left = dict(PRINTED)
    for language, body in blocks(PAGE):
        assert language in ("sh", "python"), body
        if body.startswith("dynamock serve"):
            # The shell takes the line apart, as it does in a terminal.
            split = ["bash", "-c", f'dynamock() {{ printf "%s\\n" "$@"; }}\n{body}']
            arguments = subprocess.run(split, capture_output=True, text=True, check=True, timeout=30).stdout
            flags = [each.replace("seeds/", f"{folder}/seeds/") for each in arguments.splitlines()[1:]]
            server = own_server(None, "--host", "localhost", *flags)
            environment["DYNAMOCK_PORT"] = str(server.port)
            continue
        if server:
            body = body.replace("localhost:8000", f"localhost:{server.port}")
        script = body if language == "sh" else f"{sys.executable} - <<'END_OF_PYTHON'\n{body}END_OF_PYTHON\n"
        done = subprocess.run(
            ["bash", "-c", f"set -euo pipefail\n{script}"], cwd=folder, env=environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300,
        )
        assert done.returncode == 0, f"{body}\n{done.stdout}\n{done.stderr}"
        for command in [each for each in left if each in body]:
            for text in left.pop(command):
                printed = done.stdout.replace('": ', '":') + done.stderr
                assert text in printed, f"{command} does not print {text}:\n{printed}"
    assert not left, left


def test_the_target_installs_the_program_where_the_page_says(tmp_path):
    """The last steps of `make install`; the build before them takes minutes, and other tests build as well."""
    home = tmp_path / "home"
    home.mkdir()
    swift = tmp_path / "swift"
    swift.write_text(f"#!/bin/sh\necho {Path(Server.binary()).parent}\n")
    swift.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(home)}
    steps = subprocess.run(
        ["make", "--dry-run", "--directory", str(ROOT), "install"],
        env=environment, capture_output=True, text=True, check=True, timeout=60,
    ).stdout.splitlines()
    copying = [each for each in steps if each.startswith(("mkdir -p", "install "))]
    assert len(copying) == 2, steps
    subprocess.run(["bash", "-euc", "\n".join(copying)], env=environment, check=True, timeout=60)
    program = home / ".local" / "bin" / "dynamock"
    printed = subprocess.run([program, "version"], capture_output=True, text=True, check=True, timeout=60).stdout
    assert printed == subprocess.run([Server.binary(), "version"], capture_output=True, text=True, timeout=60).stdout
