#!/usr/bin/env python3
"""Exports a table to a bucket and imports it again by AWS's operations: time, memory, and every item compared.

    python3 Benchmarks/exchange.py --binary .build/release/dynamock --items 1000000

The items have about 100 bytes. Memory is the most that the server had in memory (VmHWM) at the end of the transfer, less
what it had before it. On a file it must not grow with the number of items: the script compares it with that of a tenth
of the items, and fails if the difference is more than 64 MiB. The items of the import must be those of the export, and
those must be the ones that were written: a digest of all of them is compared.
"""

import argparse
import gzip
import hashlib
import json
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
FORMATS = ("DYNAMODB_JSON", "ION")


def item(number):
    return {"id": {"S": f"id-{number:08d}"}, "number": {"N": str(number)}, "city": {"S": "Oslo"},
            "text": {"S": f"text-{number:08d}-" + "x" * 40}}


def digest_of(items):
    """The number of some items, and a digest that does not depend on their order."""
    count, total = 0, 0
    for each in items:
        text = json.dumps(each, sort_keys=True, separators=(",", ":"))
        total ^= int.from_bytes(hashlib.sha256(text.encode()).digest())
        count += 1
    return count, total


class Server:
    """A server of a binary, with its buckets."""

    def __init__(self, binary, folder, data, seed=None):
        command = [binary, "serve", "--host", "127.0.0.1", "--port", "0", "--s3-root", str(folder / "buckets")]
        command += ["--data", str(data)] if data else []
        command += ["--seed", seed] if seed else []
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                self.url = found.group(0)
                threading.Thread(target=self.process.stdout.read, daemon=True).start()
                return
        raise SystemExit("the server did not start")

    def call(self, operation, **body):
        request = urllib.request.Request(
            f"{self.url}/_dynamock/v1/databases/default/call", json.dumps(body).encode(),
            {"X-Amz-Target": f"DynamoDB_20120810.{operation}"})
        with urllib.request.urlopen(request, timeout=600) as answer:
            return json.load(answer)

    def settled(self, kind, member, begun, limit):
        arn = begun[member][f"{kind}Arn"]
        deadline = time.monotonic() + limit
        while True:
            found = self.call(f"Describe{kind}", **{f"{kind}Arn": arn})[member]
            if found[f"{kind}Status"] == "COMPLETED":
                return found
            if found[f"{kind}Status"] != "IN_PROGRESS" or time.monotonic() > deadline:
                raise SystemExit(f"{kind}: {found}")
            time.sleep(0.05)

    def scan(self, table):
        start = {}
        while True:
            page = self.call("Scan", TableName=table, **start)
            yield from page["Items"]
            if "LastEvaluatedKey" not in page:
                return
            start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}

    def memory(self, name="VmHWM"):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{name}:\s+(\d+) kB", status).group(1)) * 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(120)


def run(binary, folder, store, items, form, limit):
    """Exports and imports a number of items; gives the seconds and the memory of both."""
    buckets = folder / "buckets" / "bucket"
    buckets.mkdir(parents=True)
    data = folder / "data.sqlite" if store == "file" else None
    seed = folder / "Items.jsonl"
    with open(seed, "w") as file:
        for number in range(items):
            file.write(json.dumps({"Item": item(number)}) + "\n")
    expected = digest_of(item(number) for number in range(items))
    server = Server(binary, folder, data, f"{seed}=id:S")
    result = {}
    try:
        seed.unlink()
        if data:
            # The seed's memory is not that of the transfers.
            server.stop()
            server = Server(binary, folder, data)
        server.call("UpdateContinuousBackups", TableName="Items",
                    PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
        arn = server.call("DescribeTable", TableName="Items")["Table"]["TableArn"]
        before, started = server.memory("VmRSS"), time.monotonic()
        export = server.settled("Export", "ExportDescription", server.call(
            "ExportTableToPointInTime", TableArn=arn, S3Bucket="bucket", ExportFormat=form), limit)
        result["export"] = (time.monotonic() - started, max(0, server.memory() - before))
        prefix = export["ExportManifest"].rsplit("/", 1)[0] + "/data/"
        if form == "DYNAMODB_JSON":
            lines = (line for path in (buckets / prefix).iterdir() for line in gzip.open(path))
            if digest_of(json.loads(line)["Item"] for line in lines) != expected:
                raise SystemExit("the export has other items")
        before, started = server.memory("VmRSS"), time.monotonic()
        server.settled("Import", "ImportTableDescription", server.call(
            "ImportTable", ClientToken="one", InputFormat=form, InputCompressionType="GZIP",
            S3BucketSource={"S3Bucket": "bucket", "S3KeyPrefix": prefix},
            TableCreationParameters={
                "TableName": "Copy", "BillingMode": "PAY_PER_REQUEST",
                "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}), limit)
        result["import"] = (time.monotonic() - started, max(0, server.memory() - before))
        if digest_of(server.scan("Copy")) != expected:
            raise SystemExit("the import has other items")
    finally:
        code = server.stop()
    if code != 0:
        raise SystemExit(f"the server ended with status {code}")
    shutil.rmtree(folder / "buckets")
    for each in folder.glob("data.sqlite*"):
        each.unlink()
    return result


def measure(binary, items, folder, limit):
    lines = ["| transfer | format | store | items | seconds | items/s | memory |", "|---|---|---|---|---|---|---|"]
    for form in FORMATS:
        memories = {}
        for count, store in ((items // 10, "file"), (items, "file"), (items, "memory")):
            for kind, (seconds, memory) in run(binary, folder, store, count, form, limit).items():
                lines.append(f"| {kind} | {form} | {store} | {count:,} | {seconds:.1f} | {count / seconds:,.0f} "
                             f"| {memory / 1024**2:.0f} MiB |")
                if store == "file":
                    memories[kind, count] = memory
        for kind in ("export", "import"):
            grown = memories[kind, items] - memories[kind, items // 10]
            if grown > FLAT:
                raise SystemExit(f"{kind}, {form}: {grown / 1024**2:.0f} MiB more for ten times the items")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--limit", type=int, default=1800, help="seconds for one transfer")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="dynamock-exchange-"))
    try:
        print("\n".join(measure(arguments.binary, arguments.items, folder, arguments.limit)))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
