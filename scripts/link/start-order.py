#!/usr/bin/env python3
"""Writes the functions that run between the start of the program and its first answer, in the order
in which they run first. Linked in that order they lie on few pages, which is less to read at start
and less in memory afterwards.

    start-order.py PROGRAM OUTPUT

A breakpoint stands at the start of every function until it is met. For Linux on x86-64, and a
program with symbols that is linked to a fixed address.
"""

import ctypes
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections import defaultdict
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

REQUEST = (
    b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
    b"X-Amz-Target: DynamoDB_20120810.ListTables\r\n"
    b"Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/dynamodb/aws4_request, "
    b"SignedHeaders=host, Signature=0\r\nX-Amz-Date: 20260101T000000Z\r\n"
    b"Content-Length: 2\r\nConnection: close\r\n\r\n{}"
)


def functions(program: str) -> dict[int, list[str]]:
    """The names of the functions at each address."""
    listing = subprocess.run(
        ["readelf", "--symbols", "--wide", program], check=True, capture_output=True, text=True
    ).stdout
    found = defaultdict(list)
    for line in listing.splitlines():
        fields = line.split()
        if len(fields) == 8 and fields[3] == "FUNC" and fields[6] != "UND" and int(fields[2], 0):
            found[int(fields[1], 16)].append(fields[7])
    return found


def ptrace(request: int, task: int, address: int = 0, data: int = 0) -> None:
    if LIBC.ptrace(request, task, address, data) == -1:
        raise OSError(ctypes.get_errno(), f"ptrace {request}")


def instruction_pointer(task: int) -> int:
    return LIBC.ptrace(PEEKUSER, task, INSTRUCTION_POINTER, None)


def ask_and_end(output, process: int) -> None:
    """Sends one ListTables to the address that the program tells, and ends the program."""
    try:
        port = int(re.search(rb"http://[^:]+:(\d+)", output.readline()).group(1))
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(REQUEST)
            while connection.recv(4096):
                pass
    finally:
        os.kill(process, signal.SIGKILL)


def start(program: str) -> tuple[int, int]:
    """The process, stopped before its first instruction, and the end to read its output from."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        ptrace(TRACEME, 0)
        os.dup2(writing, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.execv(program, [program, "serve", "--port", "0"])
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


def main(program: str, output: str) -> None:
    names = functions(program)
    process, reading = start(program)
    client = threading.Thread(target=ask_and_end, args=[os.fdopen(reading, "rb"), process])
    client.start()
    memory = os.open(f"/proc/{process}/mem", os.O_RDWR)
    met = follow(process, memory, list(names))
    client.join()
    lines = [name for address in met for name in names[address]]
    Path(output).write_text("".join(f"{line}\n" for line in lines))
    print(f"{len(met)} of {len(names)} functions run before the first answer")


if __name__ == "__main__":
    main(*sys.argv[1:])
