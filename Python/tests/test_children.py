"""Child processes by fork, forkserver and spawn, and what may be shared with them."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from conftest import item, make_table

import dynamock


def count(url, results):
    """Runs in a child: reads the database at a URL, as any program would."""
    import boto3

    client = boto3.client(
        "dynamodb", endpoint_url=url, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="a"
    )
    client.put_item(TableName="Stock", Item=item("child"))
    results.put(client.scan(TableName="Stock")["Count"])


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_children_share_a_served_database(table, method):
    table.client().put_item(TableName="Stock", Item=item("parent"))
    context = multiprocessing.get_context(method)
    results = context.Queue()
    child = context.Process(target=count, args=(table.serve(), results))
    child.start()
    assert results.get(timeout=60) == 2
    child.join(60)
    assert child.exitcode == 0
    assert table.client().scan(TableName="Stock")["Count"] == 2


def in_child(work):
    """Runs a function in a child made by fork(2), and returns its exit status."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            signal.alarm(30)
            work()
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    return status


def test_a_child_of_fork_uses_a_connection_of_its_own(server):
    with server.create() as database:
        make_table(database.client())

        def work():
            assert database.client().list_tables()["TableNames"] == ["Stock"]
            assert database.stats()["database"] == database.name

        assert in_child(work) == 0
        assert database.stats()["database"] == database.name


@pytest.mark.library
def test_a_child_of_fork_goes_on_with_a_copy_of_what_is_in_memory():
    with dynamock.open() as instance:
        client = instance.default.client()
        make_table(client)
        client.put_item(TableName="Stock", Item=item("a"))

        def work():
            client.put_item(TableName="Stock", Item=item("b"))
            assert client.scan(TableName="Stock")["Count"] == 2

        assert in_child(work) == 0
        assert client.scan(TableName="Stock")["Count"] == 1


@pytest.mark.library
def test_a_child_of_fork_is_refused_a_database_in_a_file(tmp_path):
    with dynamock.open(tmp_path / "data.sqlite") as instance:
        client = instance.default.client()
        make_table(client)

        def work():
            with pytest.raises(dynamock.ForkedProcessError, match="start them with 'spawn'"):
                client.list_tables()

        assert in_child(work) == 0


@pytest.mark.library
@pytest.mark.skipif(not os.path.exists("/usr/bin/python3"), reason="there is no Python of the system")
def test_the_python_of_the_system_loads_the_library():
    # Debian's and Ubuntu's is not independent of its position: libc's own `environ` is null there. A database in a
    # file shows that the library's SQLite works too, beside Python's.
    code = """
import sqlite3, sys, tempfile
if sys.version_info < (3, 9):
    sys.exit("old")
sqlite3.connect(":memory:").execute("SELECT 1")
import dynamock
with tempfile.TemporaryDirectory() as folder, dynamock.open(folder + "/data.sqlite") as instance:
    assert instance.default.stats()["database"] == "default"
print("loaded")
"""
    source = os.path.dirname(os.path.dirname(dynamock.__file__))
    with_source = {**os.environ, "PYTHONPATH": source}
    child = subprocess.run(["/usr/bin/python3", "-c", code], env=with_source, capture_output=True, text=True)
    assert child.stdout == "loaded\n" or child.stderr == "old\n", (child.returncode, child.stderr)


@pytest.mark.library
def test_no_child_dies_when_threads_call_at_the_moment_of_fork(pytestconfig):
    storms = int(os.environ.get("STORMS", "60"))
    with dynamock.open() as instance:
        client = instance.default.client()
        make_table(client)
        stop = threading.Event()

        def call():
            while not stop.is_set():
                client.put_item(TableName="Stock", Item=item("a"))
                client.get_item(TableName="Stock", Key=item("a"))

        threads = [threading.Thread(target=call) for _ in range(4)]
        for thread in threads:
            thread.start()
        transport = instance.transport
        header = [
            ("Host", "localhost"), ("Content-Type", "application/x-amz-json-1.0"), ("X-Amz-Date", "19700101T000000Z"),
            ("X-Amz-Target", "DynamoDB_20120810.ListTables"),
            ("Authorization", "AWS4-HMAC-SHA256 Credential=a/19700101/us-east-1/dynamodb/aws4_request, "
             "SignedHeaders=host;x-amz-date, Signature=0"),
        ]
        assert transport.call("POST", "/", header, b"{}").status == 200

        def work():
            inner = [
                threading.Thread(target=lambda: [transport.call("POST", "/", header, b"{}") for _ in range(5)])
                for _ in range(4)
            ]
            for thread in inner:
                thread.start()
            for thread in inner:
                thread.join()
            assert transport.call("POST", "/", header, b"{}").status == 200

        try:
            statuses = [in_child(work) for _ in range(storms)]
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        assert statuses == [0] * storms


@pytest.mark.library
def test_control_c_ends_a_held_call():
    code = """
import signal, threading, time, sys, dynamock
# A shell in the background passes on that it is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
instance = dynamock.open()
instance.default.when("ListTables").holds(60)
client = instance.default.client()
try:
    print("ready", flush=True)
    client.list_tables()
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    time.sleep(0.5)
    child.send_signal(signal.SIGINT)
    began = time.monotonic()
    assert child.stdout.readline() == "interrupted\n"
    assert time.monotonic() - began < 1.0
    child.kill()
    child.wait()


@pytest.mark.library
def test_many_short_lived_threads_leave_no_memory_behind():
    with dynamock.open() as instance:
        transport = instance.transport

        def rounds(number):
            for _ in range(number):
                threads = [
                    threading.Thread(target=lambda: transport.control("GET", "databases/default")) for _ in range(50)
                ]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()

        rounds(40)
        before = resident()
        rounds(60)
        assert resident() - before < 8 * 1024 * 1024


def resident():
    with open("/proc/self/statm") as figures:
        return int(figures.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
