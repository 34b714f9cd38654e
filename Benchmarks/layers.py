"""Lasting forks against a model: `python3 Benchmarks/layers.py PROGRAM [FORKS ITEMS KILLS]`.

Makes forks of a table (500 of 100,000 items by default), writes to them and to their origin at random,
kills the server again and again, and compares every fork with a dictionary. Then it drops all of them,
and prints the size of the file and the depth that is left.
"""

import http.client
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from forks import TEXT, call, seed

TABLE = "Things"


class Server:
    """The program over one data file."""

    def __init__(self, binary: str, file: Path):
        self.command = [binary, "serve", "--port", "0", "--data", str(file)]
        self.start()

    def start(self) -> None:
        port_file = Path(tempfile.mkdtemp()) / "port"
        self.process = subprocess.Popen(
            [*self.command, "--port-file", str(port_file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while not (port_file.exists() and port_file.read_text("ascii").strip()):
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}")
            time.sleep(0.01)
        self.connection = http.client.HTTPConnection("127.0.0.1", int(port_file.read_text("ascii")))

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.start()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def control(self, method: str, path: str = "", body: dict | None = None) -> dict:
        content = None if body is None else json.dumps(body)
        self.connection.request(method, f"/_dynamock/v1/databases{path}", content)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(text.decode())
        return json.loads(text)

    def path(self, name: str) -> str:
        return "/" if name == "default" else f"/db/{name}/"

    def contents(self, name: str) -> dict:
        found, start = {}, None
        while True:
            body = {"TableName": TABLE} | ({"ExclusiveStartKey": start} if start else {})
            page = call(self.connection, "Scan", body, self.path(name))
            for item in page["Items"]:
                found[item["id"]["S"]] = item["text"]["S"]
            start = page.get("LastEvaluatedKey")
            if start is None:
                return found


def change(server: Server, models: dict, name: str, items: int) -> None:
    """Puts or deletes an item, as in the database's model."""
    key = f"item-{random.randrange(items + items // 20)}"
    if random.random() < 0.3:
        body = {"TableName": TABLE, "Key": {"id": {"S": key}}}
        call(server.connection, "DeleteItem", body, server.path(name))
        models[name][key] = None
    else:
        text = f"{name} {random.random()}"
        body = {"TableName": TABLE, "Item": {"id": {"S": key}, "text": {"S": text}}}
        call(server.connection, "PutItem", body, server.path(name))
        models[name][key] = text


def settle(server: Server) -> dict:
    """Merges and frees layers until nothing is left, and describes the default database."""
    while not server.control("POST", "/default/compact", {})["isFinished"]:
        pass
    return server.control("GET", "/default")


def run(binary: str, forks: int, items: int, kills: int) -> None:
    folder = Path(tempfile.mkdtemp())
    file = folder / "layers.sqlite"
    server = Server(binary, file)
    seed(server.connection, items)
    # A stop copies the log into the file, which has its full size only then.
    server.stop()
    server.start()
    size = file.stat().st_size
    base = {f"item-{number}": TEXT for number in range(items)}
    # A model is what differs from the base; None is a deleted item.
    models: dict = {"default": {}}
    started = time.monotonic()
    times = []
    for number in range(forks):
        origin = random.choice(list(models)) if random.random() < 0.2 else "default"
        name = f"fork-{number}"
        begun = time.perf_counter()
        server.control("POST", "", {"name": name, "from": origin})
        times.append(time.perf_counter() - begun)
        models[name] = dict(models[origin])
        for _ in range(5):
            change(server, models, random.choice(list(models)), items)
        change(server, models, "default", items)
        change(server, models, name, items)
        if number % max(forks // kills, 1) == 0:
            server.kill()
    took = time.monotonic() - started
    times.sort()
    print(f"{forks} forks of {items} items, {kills} kills: {took:.0f} s, "
          f"a fork {times[len(times) // 2] * 1000:.2f} ms over HTTP")
    depths = [database["depth"] for database in server.control("GET")["databases"]]
    print(f"depths: up to {max(depths)}, {file.stat().st_size / size:.2f} times the first size")
    for name in [*random.sample(list(models), min(len(models), 60)), "default"]:
        expected = {k: v for k, v in (base | models[name]).items() if v is not None}
        if server.contents(name) != expected:
            raise SystemExit(f"{name} differs from its model")
    print("every fork that was compared equals its model")
    for name in models:
        if name != "default":
            server.control("DELETE", f"/{name}")
    left = settle(server)
    expected = {k: v for k, v in (base | models["default"]).items() if v is not None}
    if server.contents("default") != expected:
        raise SystemExit("the default database differs from its model after upkeep")
    server.stop()
    rest = file.stat().st_size / size
    print(f"after dropping all: depth {left.get('depth', 1)}, {rest:.2f} times the first size")
    if left.get("depth", 1) > 2 or rest > 1.1:
        raise SystemExit("upkeep left too much")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[2:]]
    run(sys.argv[1], *(numbers or [500, 100_000, 20]))
