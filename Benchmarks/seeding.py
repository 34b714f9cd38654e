#!/usr/bin/env python3
"""Seeds a server from JSON lines and from CSV: time, memory, progress, and a bad line at the end.

    python3 Benchmarks/seeding.py --binary .build/release/dynamock --items 1000000

The items have about 100 bytes. Memory is the most that the process had in memory (VmHWM) until it listened. Into a file
it must not grow with the number of items: the script compares it with that of a tenth of the items, and fails if the
difference is more than 64 MiB. A seed with a bad line at the end must be refused, with the line, and leave no table.
"""

import argparse
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

FLAT = 64 * 1024 * 1024


def write(folder, form, items, bad=False):
    """Writes a seed, and gives what `--seed` takes."""
    path = Path(folder) / f"Items.{form}"
    with open(path, "w") as file:
        if form == "csv":
            file.write("id,number:N,city,text\n")
        for number in range(items):
            text = f"text-{number:08d}-" + "x" * 40
            if form == "csv":
                file.write(f"id-{number:08d},{number},Oslo,{text}\n")
            else:
                item = {"id": f"id-{number:08d}", "number": number, "city": "Oslo", "text": text}
                file.write(json.dumps(item) + "\n")
        if bad:
            file.write("id-bad,many,Oslo,text\n" if form == "csv" else '{"number": 1}\n')
    return f"{path}=id:S", items + (form == "csv") + 1


def run(binary, seed, data, limit):
    """Starts a server with a seed on a terminal of its own, and gives what happened until it listened or ended."""
    command = [binary, "serve", "--host", "127.0.0.1", "--port", "0", "--seed", seed]
    if data:
        command += ["--data", str(data)]
    terminal, side = pty.openpty()
    started = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=side, stderr=side)
    os.close(side)
    said, listening = [], threading.Event()
    stamp = {}

    def read():
        text = ""
        while True:
            try:
                chunk = os.read(terminal, 65536).decode(errors="replace")
            except OSError:
                break
            if not chunk:
                break
            said.append(chunk)
            text = (text + chunk)[-4000:]
            found = re.search(r"http://127\.0\.0\.1:(\d+)", text)
            if found and not listening.is_set():
                stamp["seconds"] = time.monotonic() - started
                stamp["memory"] = peak(process.pid)
                stamp["url"] = found.group(0)
                listening.set()
        listening.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        if not listening.wait(limit):
            raise SystemExit(f"no end after {limit} s: {''.join(said)[-2000:]}")
        count = count_items(stamp["url"]) if "url" in stamp else None
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        code = process.wait(60)
        reader.join(10)
        os.close(terminal)
    text = "".join(said)
    return {
        "code": code, "count": count, "text": text,
        "progress": len(re.findall(r"Items: \d+", text)), **stamp,
    }


def peak(process):
    """The most bytes that a process had in memory."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) * 1024


def count_items(url):
    request = urllib.request.Request(
        f"{url}/_dynamock/v1/databases/default/call", b'{"TableName": "Items"}',
        {"X-Amz-Target": "DynamoDB_20120810.DescribeTable"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["Table"]["ItemCount"]


def tables(binary, data, limit):
    """The tables of a file, as a server without a seed lists them."""
    process = subprocess.Popen(
        [binary, "serve", "--host", "127.0.0.1", "--port", "0", "--data", str(data)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    timer = threading.Timer(limit, process.kill)
    timer.start()
    try:
        for line in process.stdout:
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                request = urllib.request.Request(
                    f"{found.group(0)}/_dynamock/v1/databases/default/call", b"{}",
                    {"X-Amz-Target": "DynamoDB_20120810.ListTables"})
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return json.load(answer)["TableNames"]
    finally:
        timer.cancel()
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(60)
    raise SystemExit("the server did not start without a seed")


def measure(binary, items, folder, limit):
    """Measures both formats on both stores, and tries the bad line; gives the lines of a table."""
    lines = ["| seed | store | items | seconds | items/s | memory | lines of progress |", "|---|---|---|---|---|---|---|"]
    for form in ("jsonl", "csv"):
        memories = {}
        for count, store in ((items // 10, "file"), (items, "file"), (items, "memory")):
            seed, _ = write(folder, form, count)
            data = Path(folder) / "data.sqlite" if store == "file" else None
            outcome = run(binary, seed, data, limit)
            if outcome["count"] != count:
                raise SystemExit(f"{form}: {outcome['count']} items instead of {count}: {outcome['text'][-2000:]}")
            if store == "file":
                memories[count] = outcome["memory"]
                for each in Path(folder).glob("data.sqlite*"):
                    each.unlink()
            mebibytes = outcome["memory"] / 1024**2
            lines.append(
                f"| {form} | {store} | {count:,} | {outcome['seconds']:.1f} | {count / outcome['seconds']:,.0f} "
                f"| {mebibytes:.0f} MiB | {outcome['progress']} |")
        grown = memories[items] - memories[items // 10]
        if grown > FLAT:
            raise SystemExit(f"{form}: {grown / 1024**2:.0f} MiB more for ten times the items")
        seed, last = write(folder, form, items, bad=True)
        data = Path(folder) / "data.sqlite"
        outcome = run(binary, seed, data, limit)
        if outcome["code"] == 0 or f"Line {last} of" not in " ".join(outcome["text"].split()):
            raise SystemExit(f"{form}: the bad line {last} is not named: {outcome['text'][-2000:]}")
        if data.exists() and tables(binary, data, limit) != []:
            raise SystemExit(f"{form}: a table is there after a bad line")
        for each in Path(folder).glob("data.sqlite*"):
            each.unlink()
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--limit", type=int, default=1800, help="seconds for one start")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="dynamock-seeding-")
    try:
        print("\n".join(measure(arguments.binary, arguments.items, folder, arguments.limit)))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
