"""A server with something in it, and a browser whose console has to stay empty."""

import mimetypes
import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from console import FILES, Console, sample
from server import Server

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server():
    """A server with tables, a fork, a checkpoint, a rule and some calls, for tests that only look."""
    server = Server().start()
    sample(server.url)
    yield server
    server.stop()


@pytest.fixture
def fresh():
    """A server of the test's own, with nothing in it."""
    server = Server().start()
    yield server
    server.stop()


@pytest.fixture
def serve():
    """Starts servers with arguments. Named before `visit`, it stops them after their pages are closed."""
    servers = []

    def start(*arguments):
        servers.append(Server(arguments=arguments).start())
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def visit(browser, request):
    """Opens the console: `visit(url, "#/…", scheme="dark", width=360)`; errors on its console fail the test."""
    contexts, errors = [], []
    expects_refusals = request.node.get_closest_marker("refusals") is not None

    def note(message):
        if message.type == "error" and not (expects_refusals and "Failed to load resource" in message.text):
            errors.append(message.text)

    def open_page(url, route="#/", scheme="light", width=1280, height=800, **more):
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": height}, accept_downloads=True,
            locale="en-US", timezone_id="UTC", **more)
        contexts.append(context)
        context.set_default_timeout(10_000)
        if os.environ.get("CONSOLE_FILES"):
            context.route("**/_dynamock/console/**", from_disk)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: errors.append(str(error)))
        console = Console(page, url)
        console.go(route)
        return console

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def from_disk(route):
    """Serves the files of the checkout instead of those in the program, to work on them without a build."""
    path = FILES / route.request.url.split("/_dynamock/console/")[1]
    if not path.is_file():
        return route.fulfill(status=404)
    return route.fulfill(body=path.read_bytes(), content_type=mimetypes.guess_type(path.name)[0])
