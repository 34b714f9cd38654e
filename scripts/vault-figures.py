#!/usr/bin/env python3
"""Measures a vault of 10,000 recordings: opening it, a miss, and verification.

    scripts/build-release.sh && scripts/vault-figures.py .build/release/dynamock
"""

import http.client
import json
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

COUNT = 10_000
REGION = "us-east-1"
KEYS = [("AttributeName", "id"), ("KeyType", "HASH")]


def recording(operation, body, output):
    answer = {"status": 200, "output": output, "recordedAt": "2026-11-28T18:36:17Z", "micros": 10}
    return json.dumps({"operation": operation, "region": REGION, "input": body, "answers": [answer]})


def item(number):
    return {"id": {"S": f"order-{number}"}, "total": {"N": str(number)}, "note": {"S": "x" * 60}}


def fill(vault):
    """Writes a put and a read of each item, in this order."""
    folder = vault / "default"
    folder.mkdir(parents=True)
    order = []
    for number in range(COUNT // 2):
        put, get = f"PutItem.Orders.{number:08x}.json", f"GetItem.Orders.{number:08x}.json"
        (folder / put).write_text(recording("PutItem", {"TableName": "Orders", "Item": item(number)}, {}))
        key = {"TableName": "Orders", "Key": {"id": item(number)["id"]}}
        (folder / get).write_text(recording("GetItem", key, {"Item": item(number)}))
        order += [put, get]
    (folder / "order.txt").write_text("".join(name + "\n" for name in order))


class Server:
    def __init__(self, program, *words):
        self.start = time.monotonic()
        self.process = subprocess.Popen(
            [program, "serve", "--host", "127.0.0.1", "--port", "0", *words],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        timer = threading.Timer(300, self.process.kill)
        timer.daemon = True
        timer.start()
        for line in self.process.stdout:
            if found := re.search(r"http://(127\.0\.0\.1:\d+)", line):
                break
        self.seconds = time.monotonic() - self.start
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        self.connection = http.client.HTTPConnection(found.group(1))

    def send(self, operation, body):
        """The status and the seconds of a request."""
        headers = {
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": f"DynamoDB_20120810.{operation}", "X-Amz-Date": "20261128T000000Z",
            "Authorization": f"AWS4-HMAC-SHA256 Credential=any/20261128/{REGION}/dynamodb/aws4_request, "
            "SignedHeaders=host, Signature=0",
        }
        before = time.perf_counter()
        self.connection.request("POST", "/", json.dumps(body), headers)
        answer = self.connection.getresponse()
        text = answer.read()
        return answer.status, text, time.perf_counter() - before

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ".build/release/dynamock"
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        fill(vault)
        plain = Server(program)
        plain.stop()
        words = ["--vault-mode", "replay", "--vault-path", str(vault)]
        starts = []
        for _ in range(3):
            server = Server(program, *words)
            starts.append(server.seconds - plain.seconds)
            if len(starts) < 3:
                server.stop()
        print(f"open {COUNT} recordings: {min(starts):.3f} s")
        misses = []
        for number in range(50):
            body = {"TableName": "Orders", "Key": {"id": {"S": f"missing-{number}"}}}
            status, text, seconds = server.send("GetItem", body)
            assert status == 400 and b"the nearest is" in text, text
            misses.append(seconds * 1000)
        print(f"a miss: {misses[0]:.1f} ms the first, {statistics.median(misses):.1f} ms the median, "
              f"{max(misses):.1f} ms the longest of 50")
        hits = [server.send("GetItem", {"TableName": "Orders", "Key": {"id": item(number)["id"]}})[2]
                for number in range(1000)]
        print(f"a hit: {statistics.median(hits) * 1000:.2f} ms")
        server.stop()
        data = Path(folder) / "data.sqlite"
        server = Server(program, "--data", str(data))
        status, text, _ = server.send("CreateTable", {
            "TableName": "Orders", "BillingMode": "PAY_PER_REQUEST", "KeySchema": [dict(KEYS)],
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        })
        assert status == 200, text
        server.stop()
        before = time.monotonic()
        done = subprocess.run(
            [program, "vault", "verify", "--vault", str(vault), "--data", str(data)],
            capture_output=True, text=True, timeout=600,
        )
        seconds = time.monotonic() - before
        assert done.returncode == 0, done.stdout[-1000:] + done.stderr
        print(f"verify {COUNT} requests, with opening: {seconds:.2f} s, {COUNT / seconds:.0f} a second")


if __name__ == "__main__":
    main()
