"""Vector indexes and their items after random writes, forks, restores, new indexes and kills."""

import json
import random
import subprocess

import pytest
import raw
from server import Server
from vector_indexes import agrees, as_json, call, create, index, rounded, score, search

SEEDS = 20
HISTORIES = 5
DIMENSIONS = 4


def control(server, path, body):
    answer = raw.send(server.port, "POST", f"/_dynamock/v1/databases{path}", json.dumps(body))
    assert answer.status == 200, answer.body


class Branch:
    """A database, with the items and the indexes that its table should have."""

    def __init__(self, name, table, stored=None, indexes=("one",)):
        self.name = name
        self.table = table
        self.stored = dict(stored or {})
        self.indexes = set(indexes)
        self.saved = None


class History:
    """Random changes of a table in a file, its forks, and the same changes of dictionaries."""

    def __init__(self, server, seed, number):
        self.server = server
        self.chance = random.Random(100 * seed + number)
        self.table = f"Notes{number}"
        self.number = number
        create(server, self.table, [index("one", DIMENSIONS, "EUCLIDEAN", ("t", "HASH"))], "t")
        self.branches = [Branch("default", self.table)]

    def vector(self):
        return [self.chance.gauss(0, 1) for _ in range(DIMENSIONS)]

    def write(self, branch):
        key = f"k{self.chance.randrange(60)}"
        if self.chance.random() < 0.25:
            body = {"TableName": self.table, "Key": {"p": {"S": key}}}
            call(self.server, "DeleteItem", body, branch.name)
            branch.stored.pop(key, None)
            return
        vector = self.vector() if self.chance.random() < 0.9 else None
        tenant = self.chance.choice(["a", "b", None])
        item = {"p": {"S": key}}
        if vector:
            item["e"] = {"L": as_json(vector)}
        if tenant:
            item["t"] = {"S": tenant}
        call(self.server, "PutItem", {"TableName": self.table, "Item": item}, branch.name)
        branch.stored[key] = (tenant, vector)

    def change_indexes(self, branch):
        name = self.chance.choice(["two", "three"])
        if name in branch.indexes:
            update = [{"Delete": {"IndexName": name}}]
            branch.indexes.discard(name)
        else:
            update = [{"Create": index(name, DIMENSIONS, "EUCLIDEAN")}]
            branch.indexes.add(name)
        body = {"TableName": self.table, "VectorIndexUpdates": update}
        call(self.server, "UpdateTable", body, branch.name)

    def fork(self):
        """Forks the default database under a name, so that the fork is in the file."""
        if len(self.branches) > 2:
            return
        origin, name = self.branches[0], f"fork-{self.number}-{len(self.branches)}"
        control(self.server, "", {"name": name, "from": origin.name})
        self.branches.append(Branch(name, self.table, origin.stored, origin.indexes))

    def save(self, branch):
        name = f"saved-{self.number}-{self.chance.randrange(10**9)}"
        control(self.server, f"/{branch.name}/checkpoints", {"name": name})
        branch.saved = name, dict(branch.stored), set(branch.indexes)

    def restore(self, branch):
        if branch.saved is None:
            return
        name, stored, indexes = branch.saved
        control(self.server, f"/{branch.name}/restore", {"checkpoint": name})
        branch.stored, branch.indexes = dict(stored), set(indexes)

    def check(self, branch):
        question = self.vector()
        own = [rounded(x) for x in question]
        for name in sorted(branch.indexes):
            more, tenant = {}, None
            if name == "one":
                tenant = self.chance.choice("ab")
                more = {
                    "SearchConditionExpression": "t = :t",
                    "ExpressionAttributeValues": {":t": {"S": tenant}},
                }
            expected = {
                key: score("EUCLIDEAN", own, [rounded(x) for x in vector])
                for key, (its_tenant, vector) in branch.stored.items()
                if vector and tenant in (None, its_tenant)
            }
            found = search(self.server, self.table, name, question, 100, branch.name, **more)
            agrees(found, expected, 100, False)

    def run(self):
        for _ in range(6):
            branch = self.chance.choice(self.branches)
            for _ in range(self.chance.randrange(5, 25)):
                self.write(branch)
            step = self.chance.random()
            if step < 0.3:
                self.change_indexes(branch)
            elif step < 0.5:
                self.fork()
            elif step < 0.7:
                self.save(branch)
            else:
                self.restore(branch)
            if self.chance.random() < 0.3:
                self.server.kill()
                self.server.start()
            self.check(branch)
        for branch in self.branches:
            self.check(branch)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_an_index_agrees_with_its_items_after_a_history(tmp_path, seed):
    """A hundred histories in all, several of them in one file."""
    server = Server(tmp_path / "history.sqlite").start()
    for number in range(HISTORIES):
        History(server, seed, number).run()
    assert server.stop() == 0
    command = [Server.binary(), "check", str(server.data)]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0, checked.stdout + checked.stderr
