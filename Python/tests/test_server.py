"""Servers in processes of their own."""

import os
import signal
import subprocess
import sys
import time

import pytest

import dynamock


def is_listening(url):
    try:
        dynamock.Server(url=url)
    except dynamock.ServerError:
        return False
    return True


def test_a_server_ends_with_its_block(tmp_path):
    with dynamock.Server() as instance:
        url = instance.url
        assert is_listening(url)
    assert not is_listening(url)


def test_a_server_ends_when_its_parent_is_killed():
    code = "import dynamock, time; s = dynamock.Server(); print(s.url, flush=True); time.sleep(60)"
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    url = parent.stdout.readline().strip()
    assert is_listening(url)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 10
    while is_listening(url) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_listening(url)


def test_a_server_that_cannot_start_says_why(tmp_path):
    with pytest.raises(dynamock.ServerError, match="did not start.*"):
        dynamock.Server(data=tmp_path / "no" / "such" / "folder" / "data.sqlite")


def test_a_url_at_which_nothing_answers_is_refused():
    with pytest.raises(dynamock.ServerError, match="No dynamock answers at http://127.0.0.1:1"):
        dynamock.Server(url="http://127.0.0.1:1")
    with pytest.raises(dynamock.DynamockError, match="is no URL of a server"):
        dynamock.Server(url="localhost")


def test_settings_of_a_server_that_runs_are_refused():
    with pytest.raises(dynamock.ServerError, match="leave out clock"):
        dynamock.Server(url="http://127.0.0.1:1", clock="manual")


def test_the_control_token_is_sent():
    with dynamock.Server(token="secret") as instance:
        assert instance.databases()[0].name == "default"
        with pytest.raises(dynamock.ControlError) as caught:
            dynamock.Server(url=instance.url)
        assert caught.value.code == "Unauthorized"


def test_the_program_can_be_run_as_a_module():
    done = subprocess.run([sys.executable, "-m", "dynamock", "--version"], capture_output=True, text=True)
    assert done.returncode == 0 and "0.1.0" in done.stdout, done


def test_a_server_without_a_block_creates_databases_too():
    server = dynamock.Server()
    try:
        made = server.create("one")
        assert server.database("one").name == made.name
        assert {each.name for each in server.databases()} == {"default", "one"}
    finally:
        server.close()
