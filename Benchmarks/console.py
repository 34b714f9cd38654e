"""What the console costs: its first paint, its requests, and a GetItem while it is open on another database.

    .venv-console/bin/python Benchmarks/console.py --binary .build/dynamock [--rounds 12]

Needs the environment of the console's tests (`scripts/setup.sh console`) and Chromium; CHROMIUM names another one.
The first paint is the browser's own `first-contentful-paint`, counted from the beginning of the navigation, which in a new
context includes the start of a process. GetItem is sent over one connection, in turns: with no page, with
a page on the screen of another database's capacity, and again, so that both meet the same neighbours.
"""

import argparse
import os
import statistics
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

import servers
from wire import Client, request

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
LOADED = "main .screen:not([aria-busy]) h1"
SCREENS = {
    "databases": "#/", "tables": "#/other", "items": "#/other/bench", "stream": "#/other/bench/streams",
    "capacity": "#/other/-/capacity", "requests": "#/other/-/requests", "rules": "#/other/-/rules",
}
# Calls of a turn, and seconds for which requests of a page are counted.
CALLS, WATCHED = 4_000, 10


def page_at(browser, url, route):
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{url}/_dynamock/{route}")
    page.wait_for_selector(LOADED)
    return page


def paints(browser, url, rounds):
    """Milliseconds until the first paint: in a new process of the browser, and of reloads without and with its cache."""
    rows = {"in a new process": [], "reloaded without a cache": [], "reloaded": []}
    for _ in range(rounds):
        page = page_at(browser, url, "#/other")
        rows["in a new process"].append(page.evaluate(PAINT))
        tools = page.context.new_cdp_session(page)
        for name, is_disabled in (("reloaded without a cache", True), ("reloaded", False)):
            tools.send("Network.setCacheDisabled", {"cacheDisabled": is_disabled})
            page.reload()
            page.wait_for_selector(LOADED)
            rows[name].append(page.evaluate(PAINT))
        page.context.close()
    return rows


def asked(browser, url, route):
    """Requests a second of a page that is looked at, and of one that is hidden."""
    page = page_at(browser, url, route)
    seen = []
    page.wait_for_timeout(2_000)
    page.on("request", lambda each: seen.append(each.url))
    rates = []
    for state in ("visible", "hidden"):
        page.evaluate(f"Object.defineProperty(document, 'visibilityState', {{ value: '{state}', configurable: true }})")
        page.wait_for_timeout(1_000)
        del seen[:]
        page.wait_for_timeout(WATCHED * 1_000)
        rates.append(len(seen) / WATCHED)
    page.context.close()
    return rates


def microseconds(client, sent):
    began = time.perf_counter()
    for _ in range(CALLS):
        client.send(sent)
        client.answer()
    return (time.perf_counter() - began) / CALLS * 1e6


def beside(browser, url, port, rounds):
    """Microseconds of a GetItem without the console and with it, by turn."""
    without, beside_it = [], []
    sent = request("GetItem", {"TableName": "bench", "Key": {"id": {"S": "item-0001"}}})
    with Client(port) as client:
        client.send(request("PutItem", {"TableName": "bench", "Item": {"id": {"S": "item-0001"}, "text": {"S": "x" * 400}}}))
        client.answer()
        microseconds(client, sent)
        for _ in range(rounds):
            without.append(microseconds(client, sent))
            page = page_at(browser, url, "#/other/-/capacity")
            # Painting takes the other core for a moment.
            page.wait_for_timeout(500)
            beside_it.append(microseconds(client, sent))
            page.context.close()
    return without, beside_it


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", type=Path, required=True)
    options.add_argument("--rounds", type=int, default=12)
    chosen = options.parse_args()
    table = request("CreateTable", {
        "TableName": "bench", "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    })
    with servers.dynamock(str(chosen.binary)) as server, sync_playwright() as playwright:
        url = server.url
        with Client(server.port) as client:
            client.send(table)
            client.answer()
        fork = b'{"name": "other", "from": "default"}'
        urllib.request.urlopen(f"{url}/_dynamock/v1/databases", fork, timeout=20).close()
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS)
        for name, values in paints(browser, url, chosen.rounds).items():
            print(f"first paint, {name}: {min(values):.0f} ms at best, {statistics.median(values):.0f} ms in the middle")
        for name, route in SCREENS.items():
            visible, hidden = asked(browser, url, route)
            print(f"requests a second of {name}: {visible:.1f}, hidden {hidden:.1f}")
        without, beside_it = beside(browser, url, server.port, chosen.rounds)
        ratios = [b / a for a, b in zip(without, beside_it)]
        print(
            f"GetItem: {min(without):.1f} us without the console, {min(beside_it):.1f} us with it open;"
            f" ratio of the best {min(beside_it) / min(without):.3f}, of the turns {statistics.median(ratios):.3f}"
        )
        browser.close()


if __name__ == "__main__":
    main()
