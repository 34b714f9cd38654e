"""What the tests of the console do with a page and a server."""

import json
import time
import urllib.error
import urllib.request
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

ROOT = Path(__file__).resolve().parents[3]
FILES = ROOT / "Sources/CDynamockConsole/files"
SCREENSHOTS = ROOT / ".build/console"
SIGNED = {
    "Authorization": "AWS4-HMAC-SHA256 Credential=any/20261129/us-east-1/dynamodb/aws4_request, "
    "SignedHeaders=host, Signature=0",
    "X-Amz-Date": "20261129T000000Z",
}


def control(url, method, path, body=None):
    """A request of the control API."""
    request = urllib.request.Request(
        f"{url}/_dynamock/v1{path}", method=method, data=None if body is None else json.dumps(body).encode())
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def send(url, operation, body, database="default", counts=False, tag=None):
    """An operation, by the control API, or as a client sends it where it is to be counted."""
    path = "/" if database == "default" else f"/db/{database}"
    target = f"DynamoDB_20120810.{operation}"
    request = urllib.request.Request(
        url + (path if counts else f"/_dynamock/v1/databases/{database}/call"), data=json.dumps(body).encode(),
        headers={"X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.0", **(SIGNED if counts else {}), **({"x-dynamock-tag": tag} if tag else {})})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return json.load(error)


def make_table(url, name="Things", sort=None, **more):
    """A table with the key `id`."""
    keys = [("id", "HASH"), (sort, "RANGE")] if sort else [("id", "HASH")]
    send(url, "CreateTable", {
        "TableName": name, "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": n, "KeyType": k} for n, k in keys],
        "AttributeDefinitions": [{"AttributeName": n, "AttributeType": "S"} for n, _ in keys], **more})


def put(url, item, name="Things", **more):
    return send(url, "PutItem", {"TableName": name, "Item": item}, **more)


def get(url, key, name="Things", **more):
    return send(url, "GetItem", {"TableName": name, "Key": key, "ConsistentRead": True}, **more).get("Item")


def sample(url):
    """Orders with an index and a stream, calls that are counted, a fork with differences, a checkpoint, a rule."""
    send(url, "CreateTable", {
        "TableName": "Orders",
        "KeySchema": [{"AttributeName": "customer", "KeyType": "HASH"}, {"AttributeName": "orderedAt", "KeyType": "RANGE"}],
        "AttributeDefinitions": [{"AttributeName": n, "AttributeType": "S"} for n in ("customer", "orderedAt", "state")],
        "ProvisionedThroughput": {"ReadCapacityUnits": 20, "WriteCapacityUnits": 10},
        "GlobalSecondaryIndexes": [{
            "IndexName": "byState", "KeySchema": [{"AttributeName": "state", "KeyType": "HASH"}],
            "Projection": {"ProjectionType": "ALL"}, "ProvisionedThroughput": {"ReadCapacityUnits": 5, "WriteCapacityUnits": 5}}],
        "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}})
    make_table(url, "Customers")
    make_table(url, "Empty")
    control(url, "GET", "/databases/default/journal")
    for i in range(80):
        put(url, {
            "customer": {"S": f"customer-{i % 9:02}"}, "orderedAt": {"S": f"2026-11-{1 + i % 28:02}T{i % 24:02}:00:00Z"},
            "state": {"S": ("open", "paid", "sent")[i % 3]}, "total": {"N": f"{i * 37 % 500}.5"},
            "tags": {"SS": ["web"] if i % 4 else ["gift", "web"]}, "paid": {"BOOL": i % 3 > 0},
            "address": {"M": {"city": {"S": ("Lisbon", "Oslo", "Quito")[i % 3]}, "zip": {"S": str(10000 + i * 7)}}},
            "lines": {"L": [{"M": {"article": {"S": f"A-{i}"}, "pieces": {"N": str(1 + i % 5)}}}]}}, "Orders", counts=True)
        put(url, {"id": {"S": f"customer-{i % 9:02}"}, "name": {"S": "Ada"}, "photo": {"B": "AAECAw=="}}, "Customers", counts=True)
    send(url, "Query", {"TableName": "Orders", "KeyConditionExpression": "customer = :c", "ExpressionAttributeValues": {":c": {"S": "customer-01"}}}, counts=True)
    send(url, "Scan", {"TableName": "Orders", "FilterExpression": "#t > :t", "ExpressionAttributeNames": {"#t": "total"}, "ExpressionAttributeValues": {":t": {"N": "400"}}}, counts=True)
    send(url, "GetItem", {"TableName": "Orders", "Key": {"customer": {"N": "1"}}}, counts=True)
    control(url, "POST", "/databases/default/checkpoints", {"name": "clean"})
    control(url, "POST", "/databases", {"name": "feature", "from": "default"})
    control(url, "POST", "/databases", {"name": "empty-one"})
    key = {"customer": {"S": "customer-01"}, "orderedAt": {"S": "2026-11-02T01:00:00Z"}}
    send(url, "UpdateItem", {"TableName": "Orders", "Key": key, "UpdateExpression": "SET #s = :s", "ExpressionAttributeNames": {"#s": "state"}, "ExpressionAttributeValues": {":s": {"S": "returned"}}}, "feature")
    put(url, {"id": {"S": "new"}, "name": {"S": "Grace"}}, "Customers", database="feature")
    control(url, "POST", "/databases/default/rules", {"id": "third", "when": {"operation": "writes", "table": "Orders"}, "limit": {"every": 300}, "then": {"throttle": True}})


def replay(url, upstream, path, names):
    """Records GetItem of some items from another server, then replays; all but the first are unused."""
    vault = "/databases/default/vault"
    make_table(upstream)
    for name in names:
        put(upstream, {"id": {"S": name}, "email": {"S": f"{name}@example.com"}})
    control(url, "POST", vault, {"mode": "record", "path": str(path), "upstream": upstream})
    for name in names:
        assert ask(url, name)["Item"]["id"] == {"S": name}
    control(url, "POST", vault, {"mode": "replay"})
    # Recording counts as use.
    assert control(url, "POST", f"{vault}/prune") == {"removed": []}
    assert ask(url, names[0])["Item"]["id"] == {"S": names[0]}


def ask(url, name):
    """A GetItem as a client sends it."""
    return send(url, "GetItem", {"TableName": "Things", "Key": {"id": {"S": name}}}, counts=True)


def until(page, expression, seconds=15):
    """Waits until an expression is true of a page; what Playwright has for it runs afoul of the page's policy."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, f"never true: {expression}"
        page.wait_for_timeout(30)


class Console:
    """A page of the console."""

    def __init__(self, page, url):
        self.page = page
        self.url = url
        self.visits = 0

    def go(self, route):
        """Shows a screen and waits until it is there."""
        # With another query the page is loaded again, so that no earlier screen is taken for this one.
        self.visits += 1
        self.page.goto(f"{self.url}/_dynamock/?{self.visits}{route}")
        return self.settled()

    def settled(self):
        self.page.wait_for_selector(".screen:not([aria-busy='true']), .unlock")
        return self

    def violations(self):
        """What axe finds, in words."""
        found = Axe().run(self.page).response["violations"]
        return [f"{v['id']}: {v['help']}: {[n['html'][:160] for n in v['nodes'][:3]]}" for v in found]

    def fits(self):
        """Whether nothing makes the page wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth + 1")

    def picture(self, name):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    def text(self, text):
        """Waits for a text."""
        self.page.get_by_text(text).first.wait_for()

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)
