"""How a server takes the end of a terminal, and of the programs that read what it prints."""

import os
import re
import select
import signal
import subprocess
import time

import pytest

import raw
from server import Server
from tables import connect, create


def test_sighup_saves_what_is_to_be_saved(own_server, tmp_path):
    """A terminal that is closed sends SIGHUP, whose default action ends a process unsaved."""
    kept = tmp_path / "kept.sqlite"
    server = own_server(None, "--save-on-exit", str(kept))
    client = connect(server.url)
    table = create(client, "p:S")
    client.put_item(TableName=table, Item={"p": {"S": "a"}})
    server.process.send_signal(signal.SIGHUP)
    assert server.process.wait(15) == 0
    again = own_server(None, "--save-on-exit", str(kept))
    assert connect(again.url).scan(TableName=table)["Items"] == [{"p": {"S": "a"}}]


def test_a_signal_right_after_the_start(own_server):
    """Who has read that the server listens can stop it."""
    for _ in range(10):
        assert own_server(None).stop() == 0


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("closed", ["stdout", "stderr", "both"])
def test_a_pipe_that_nobody_reads_any_longer(format, closed):
    """SIGPIPE would end the process with the first line that is written after that."""
    command = [Server.binary(), "serve", "--host", "127.0.0.1", "--port", "0"]
    command += ["--log-level", "debug", "--log-format", format]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        port = listening_port(process)
        if closed in ("stdout", "both"):
            process.stdout.close()
        if closed in ("stderr", "both"):
            process.stderr.close()
        for _ in range(20):
            # A refusal is a line at this level.
            assert raw.call(port, "GetItem", {"TableName": "missing"}).status == 400
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
    finally:
        process.kill()
        process.wait(10)
        process.stdout.close()
        process.stderr.close()


def listening_port(process: subprocess.Popen) -> int:
    text = b""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        ready, _, _ = select.select([process.stdout, process.stderr], [], [], 0.2)
        for stream in ready:
            text += os.read(stream.fileno(), 65536)
        if found := re.search(rb"http:(?:\\)?/(?:\\)?/127\.0\.0\.1:(\d+)", text):
            return int(found.group(1))
    raise RuntimeError(f"the server did not start: {text!r}")
