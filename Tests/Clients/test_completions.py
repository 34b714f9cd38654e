"""The scripts that complete command lines in shells, and the description of all commands."""

import json
import subprocess

import pytest

from server import Server


def printed(*arguments: str) -> str:
    """What the program prints with arguments that only ask it for text."""
    return subprocess.run(
        [Server.binary(), *arguments],
        stdin=subprocess.DEVNULL,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout


@pytest.mark.parametrize(
    ("shell", "function", "quoted"),
    [
        ("bash", "_dynamock_db_fork() {", None),
        ("zsh", "_dynamock_db_fork() {", "Endpoint with S3'\"'\"'s API"),
        ("fish", "_swift_dynamock_using_command", r"Endpoint with S3\'s API"),
    ],
)
def test_a_script_for_a_shell(shell, function, quoted):
    script = printed("--generate-completion-script", shell)
    assert function in script
    assert quoted is None or quoted in script


def test_bash_reads_its_script():
    script = printed("--generate-completion-script", "bash")
    words = 'COMP_WORDS=(dynamock db fo); COMP_CWORD=2; _dynamock; echo "${COMPREPLY[*]}"'
    done = subprocess.run(
        ["bash", "-c", script + words], check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split() == ["fork"]


def test_the_commands_described_as_json():
    described = json.loads(printed("--experimental-dump-help"))["command"]
    assert described["commandName"] == "dynamock"
    names = [command["commandName"] for command in described["subcommands"]]
    assert {"serve", "db", "items", "record"} <= set(names)
