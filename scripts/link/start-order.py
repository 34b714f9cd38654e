#!/usr/bin/env python3
"""Writes the functions that run between the start of the program and its first answer, in the order
in which they run first, then those that it runs while it waits, and then those that the usual requests
run. Linked in that order they lie on few pages, which is less to read at start and less in memory
afterwards. The records of conformances and types follow: to find a conformance, Swift reads all.

    start-order.py PROGRAM OUTPUT

A breakpoint stands at the start of every function until it is met: of a server in memory, and then
of one on a file. For Linux on x86-64, and a program with symbols that is linked to a fixed address.
"""

import ctypes
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
# <sys/ptrace.h>
TRACEME, CONT, SETOPTIONS = 0, 7, 0x4200
PEEKUSER, POKEUSER = 3, 6
TRACE_CLONES_AND_KILL_AT_EXIT = 0x8 | 0x100000
# Where struct user of <sys/user.h> keeps the instruction pointer.
INSTRUCTION_POINTER = 128
BREAKPOINT = b"\xcc"
WAIT_ALL = 0x40000000
# How the names of the descriptors of conformances, protocols, and types end (Swift's Mangling.rst).
RECORDS = ("Mc", "Mp", "Mn")
# Seconds in which the server looks twice for work that is due.
WAITING = 2.5

TABLE = "Orders"
ATTRIBUTES = [{"AttributeName": name, "AttributeType": "S"} for name in ("p", "s")]
KEYS = [{"AttributeName": "p", "KeyType": "HASH"}, {"AttributeName": "s", "KeyType": "RANGE"}]
KEY = {"p": {"S": "a"}, "s": {"S": "b"}}
ITEM = KEY | {"n": {"N": "1"}, "t": {"S": "text"}, "l": {"L": [{"BOOL": True}]}}
QUERY = {
    "TableName": TABLE,
    "KeyConditionExpression": "p = :p",
    "ExpressionAttributeValues": {":p": {"S": "a"}},
}
UPDATE = {
    "TableName": TABLE,
    "Key": KEY,
    "UpdateExpression": "SET n = n + :one",
    "ConditionExpression": "attribute_exists(p)",
    "ExpressionAttributeValues": {":one": {"N": "1"}},
    "ReturnValues": "ALL_NEW",
}
START = [("ListTables", {})]
# A session as tests have it.
SESSION = [
    *START,
    (
        "CreateTable",
        {
            "TableName": TABLE,
            "AttributeDefinitions": ATTRIBUTES,
            "KeySchema": KEYS,
            "BillingMode": "PAY_PER_REQUEST",
        },
    ),
    ("DescribeTable", {"TableName": TABLE}),
    ("PutItem", {"TableName": TABLE, "Item": ITEM}),
    ("GetItem", {"TableName": TABLE, "Key": KEY}),
    ("UpdateItem", UPDATE),
    ("Query", QUERY),
    ("Scan", {"TableName": TABLE}),
    ("BatchWriteItem", {"RequestItems": {TABLE: [{"PutRequest": {"Item": ITEM}}]}}),
    ("BatchGetItem", {"RequestItems": {TABLE: {"Keys": [KEY]}}}),
    ("TransactWriteItems", {"TransactItems": [{"Put": {"TableName": TABLE, "Item": ITEM}}]}),
    ("DeleteItem", {"TableName": TABLE, "Key": KEY}),
    ("DeleteTable", {"TableName": TABLE}),
]


def symbols(program: str) -> tuple[dict[int, list[str]], list[str]]:
    """The names of the functions at each address, and those of the records that Swift reads."""
    listing = subprocess.run(
        ["readelf", "--symbols", "--wide", program], check=True, capture_output=True, text=True
    ).stdout
    functions, records = defaultdict(list), set()
    for line in listing.splitlines():
        fields = line.split()
        if len(fields) != 8 or fields[6] in ("UND", "Ndx") or not int(fields[2], 0):
            continue
        name = fields[7]
        if fields[3] == "FUNC":
            functions[int(fields[1], 16)].append(name)
        elif name.startswith("$s") and name.endswith(RECORDS):
            records.add(name)
    return functions, sorted(records, key=lambda name: (RECORDS.index(name[-2:]), name))


def ptrace(request: int, task: int, address: int = 0, data: int = 0) -> None:
    if LIBC.ptrace(request, task, address, data) == -1:
        raise OSError(ctypes.get_errno(), f"ptrace {request}")


def instruction_pointer(task: int) -> int:
    return LIBC.ptrace(PEEKUSER, task, INSTRUCTION_POINTER, None)


def request(operation: str, body: dict) -> bytes:
    content = json.dumps(body).encode()
    head = (
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
        f"X-Amz-Target: DynamoDB_20120810.{operation}\r\n"
        "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/dynamodb/aws4_request, "
        "SignedHeaders=host, Signature=0\r\nX-Amz-Date: 20260101T000000Z\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


def read_answer(answers, operation: str) -> None:
    """Reads an answer to its end.

    Raises RuntimeError unless its status is 200.
    """
    if not answers.readline().startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"{operation} failed")
    length = 0
    while line := answers.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    answers.read(length)


def ask_and_end(output, process: int, session: list, failures: list[Exception]) -> None:
    """Sends a session to the address that the program prints, waits, and ends the program."""
    try:
        port = int(re.search(rb"http://[^:]+:(\d+)", output.readline()).group(1))
        with (
            socket.create_connection(("127.0.0.1", port), timeout=30) as connection,
            connection.makefile("rb") as answers,
        ):
            for operation, body in session:
                connection.sendall(request(operation, body))
                read_answer(answers, operation)
        time.sleep(WAITING)
    except (OSError, AttributeError, RuntimeError) as failure:
        failures.append(failure)
    finally:
        os.kill(process, signal.SIGKILL)


def start(program: str, *options: str) -> tuple[int, int]:
    """The process, stopped before its first instruction, and the end to read its output from."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        ptrace(TRACEME, 0)
        os.dup2(writing, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.execv(program, [program, "serve", "--port", "0", *options])
    os.close(writing)
    os.waitpid(process, 0)
    ptrace(SETOPTIONS, process, 0, TRACE_CLONES_AND_KILL_AT_EXIT)
    return process, reading


def follow(process: int, memory, addresses: list[int]) -> list[int]:
    """Lets the process run until its end; the addresses that were met, in order."""
    planted = {}
    for address in addresses:
        planted[address] = os.pread(memory, 1, address)
        os.pwrite(memory, BREAKPOINT, address)
    met = {}
    ptrace(CONT, process)
    while True:
        try:
            task, status = os.waitpid(-1, WAIT_ALL)
        except ChildProcessError:
            return list(met)
        if not os.WIFSTOPPED(status):
            continue
        pending = os.WSTOPSIG(status)
        if pending == signal.SIGTRAP and status >> 16 == 0:
            address = instruction_pointer(task) - len(BREAKPOINT)
            if address in planted:
                os.pwrite(memory, planted[address], address)
                ptrace(POKEUSER, task, INSTRUCTION_POINTER, address)
                met[address] = True
        # Stops of the tracing itself are none of the program's.
        own = pending in (signal.SIGTRAP, signal.SIGSTOP)
        try:
            ptrace(CONT, task, 0, 0 if own else pending)
        except ProcessLookupError:
            pass


def met(program: str, addresses: list[int], session: list, *options: str) -> list[int]:
    """The addresses that a session of a server meets, in order."""
    process, reading = start(program, *options)
    failures: list[Exception] = []
    arguments = [os.fdopen(reading, "rb"), process, session, failures]
    client = threading.Thread(target=ask_and_end, args=arguments)
    client.start()
    memory = os.open(f"/proc/{process}/mem", os.O_RDWR)
    found = follow(process, memory, addresses)
    client.join()
    os.close(memory)
    if failures:
        raise failures[0]
    return found


def main(program: str, output: str) -> None:
    names, records = symbols(program)
    found: dict[int, bool] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = ["--data", f"{folder}/order.sqlite"]
        for session, options in ((START, []), (START, file), (SESSION, []), (SESSION, file)):
            new = met(program, [*names.keys() - found.keys()], session, *options)
            found |= dict.fromkeys(new, True)
    # The linker would put all functions of one name there, and for some whole files with them.
    count = Counter(name for functions in names.values() for name in functions)
    lines = [name for address in found for name in names[address] if count[name] == 1] + records
    Path(output).write_text("".join(f"{line}\n" for line in lines))
    print(f"{len(found)} of {len(names)} functions run in a usual session")


if __name__ == "__main__":
    main(*sys.argv[1:])
