"""Who may use the control API: hostile requests over raw sockets, tokens, closed and open servers.

The rules are those of docs/control-api.md, "Who may". What a browser sends for a page is in the fetch
standard: an Origin with everything but a plain GET, no other content type than those of forms unless
the server allows it first.
"""

import json

import pytest

from raw import AUTHORIZATION, answers, call, exchange, send
from tables import connect
from test_databases import control, fresh, make_table  # noqa: F401

ROOT = "/_dynamock/v1"
# Every path of the API, with a method that does something there and a body that would do it.
PATHS = [
    ("GET", f"{ROOT}/databases", None),
    ("POST", f"{ROOT}/databases", {"name": "new"}),
    ("POST", f"{ROOT}/databases", {"from": "default", "into": "INTO"}),
    ("GET", f"{ROOT}/databases/default", None),
    ("DELETE", f"{ROOT}/databases/kept", None),
    ("GET", f"{ROOT}/databases/default/checkpoints", None),
    ("POST", f"{ROOT}/databases/default/checkpoints", {"name": "new"}),
    ("DELETE", f"{ROOT}/databases/default/checkpoints/kept", None),
    ("POST", f"{ROOT}/databases/default/restore", {"checkpoint": "kept"}),
    ("POST", f"{ROOT}/databases/default/reset", None),
    ("GET", f"{ROOT}/databases/default/diff?from=kept", None),
    ("GET", f"{ROOT}/databases/default/clock", None),
    ("POST", f"{ROOT}/databases/default/clock", {"advanceSeconds": 60}),
    ("GET", f"{ROOT}/databases/default/throttling", None),
    ("POST", f"{ROOT}/databases/default/throttling", {"enforced": True}),
    ("GET", f"{ROOT}/databases/default/stats", None),
    ("POST", f"{ROOT}/databases/default/stats", {"counting": False}),
    ("GET", f"{ROOT}/databases/default/insights", None),
    ("GET", f"{ROOT}/databases/default/plan", None),
    ("GET", f"{ROOT}/databases/default/costs", None),
    ("GET", f"{ROOT}/databases/default/costs/kept", None),
    ("DELETE", f"{ROOT}/databases/default/costs/kept", None),
    ("GET", f"{ROOT}/stats", None),
    ("GET", f"{ROOT}/plan", None),
    ("GET", "/metrics", None),
]
TEXT = ["Content-Type: text/plain"]
FORM = ["Content-Type: application/x-www-form-urlencoded"]
APPLICATION = ["Content-Type: application/json"]
# Who asks: the Host, further fields, and the code of the refusal; {here} is the server's own address.
HOSTILE = {
    "a page's form": ("{here}", [*FORM, "Origin: http://evil.example"], "NotForPages"),
    "a page's no-cors request": ("{here}", [*TEXT, "Origin: http://evil.example"], "NotForPages"),
    "a page's JSON": ("{here}", [*APPLICATION, "Origin: http://evil.example"], "NotForPages"),
    "a page without a type": ("{here}", ["Origin: http://evil.example"], "NotForPages"),
    "a sandboxed page": ("{here}", [*APPLICATION, "Origin: null"], "NotForPages"),
    "a page of this machine": ("{here}", [*TEXT, "Origin: http://localhost:3000"], "NotForPages"),
    "a page's image": (
        "{here}", ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"], "NotForPages"),
    "a page's frame": (
        "{here}", ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate",
                   "Sec-Fetch-Dest: iframe"], "NotForPages"),
    "a rebound name": ("evil.example:8000", TEXT, "ForeignHost"),
    "a rebound name's page": (
        "evil.example:8000", [*APPLICATION, "Origin: http://evil.example:8000"], "ForeignHost"),
    "a name like an address": ("127.0.0.1.evil.example", TEXT, "ForeignHost"),
}


def ask(port: int, method: str, path: str, host: str, fields: list[str], body) -> bytes:
    """The head and body of the one answer to a request whose fields are sent as they are."""
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Connection: close", *fields]
    lines.append(f"Content-Length: {len(content)}")
    return exchange(port, "\r\n".join(lines).encode() + b"\r\n\r\n" + content)


@pytest.fixture
def worked(fresh):
    """A server with a table, an item, a fork, a checkpoint and a tag."""
    client = connect(fresh.url)
    make_table(client)
    control(fresh, "POST", body={"name": "kept"})
    client.put_item(TableName="Things", Item={"id": {"S": "secret-item"}})
    control(fresh, "POST", "/default/checkpoints", {"name": "kept"})
    call(fresh.port, "ListTables", {}, x_dynamock_tag="kept")
    return fresh


def state(server) -> list:
    """All that the requests above would change."""
    parts = ["", "/default/checkpoints", "/default/throttling", "/default/costs",
             "/kept/diff?from=default"]
    counting = control(server, "GET", "/default/stats")[1]["counting"]
    return [control(server, "GET", part) for part in parts] + [counting]


@pytest.mark.parametrize("who", HOSTILE)
def test_a_hostile_request_is_refused_on_every_path(worked, tmp_path, who):
    host, fields, code = HOSTILE[who]
    here = f"localhost:{worked.port}"
    before = state(worked)
    for method, path, body in PATHS:
        if body and "into" in body:
            body = {**body, "into": str(tmp_path / "stolen.sqlite")}
        received = ask(worked.port, method, path, host.format(here=here), fields, body)
        [answer] = answers(received)
        assert (answer.status, answer.json["error"]["code"]) == (403, code), (method, path)
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        assert b"secret-item" not in received
    assert state(worked) == before
    assert not (tmp_path / "stolen.sqlite").exists()


def test_no_browser_is_given_leave_on_any_path(worked):
    here = f"localhost:{worked.port}"
    asked = ["Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type"]
    for _, path, _ in PATHS:
        for origin in ("http://evil.example", f"http://{here}"):
            [answer] = answers(
                ask(worked.port, "OPTIONS", path, here, [*asked, f"Origin: {origin}"], None))
            assert answer.status == 405, path
            assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_an_absolute_target_does_not_hide_a_foreign_name(worked):
    for target, host in (
        ("http://evil.example:8000", f"localhost:{worked.port}"),
        (f"http://localhost:{worked.port}", "evil.example"),
    ):
        path = f"{target}{ROOT}/databases/default/diff?from=kept"
        [answer] = answers(ask(worked.port, "GET", path, host, [], None))
        assert (answer.status, answer.json["error"]["code"]) == (403, "ForeignHost")


@pytest.mark.parametrize("type", [[], FORM, TEXT, APPLICATION])
def test_programs_need_no_content_type(worked, type):
    for host in (f"localhost:{worked.port}", "127.0.0.1", "[::1]:9", "dynamock", "db.local:1"):
        [answer] = answers(ask(worked.port, "POST", f"{ROOT}/databases/kept/reset", host, type, None))
        assert answer.status == 200, answer.body


def test_a_page_of_this_server_sends_json(worked):
    here = f"localhost:{worked.port}"
    path = f"{ROOT}/databases/kept/reset"
    for fields, status in ((APPLICATION, 200), (TEXT, 403), (FORM, 403), ([], 403)):
        own = [*fields, f"Origin: http://{here}"]
        assert answers(ask(worked.port, "POST", path, here, own, {}))[0].status == status


def test_a_link_may_be_followed_and_shown_in_no_frame(worked):
    link = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"]
    path = f"{ROOT}/databases"
    [answer] = answers(ask(worked.port, "GET", path, f"localhost:{worked.port}", link, None))
    assert answer.status == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_further_names_are_let_in(own_server):
    server = own_server(None, "--control-hosts", "dynamock.example.com, other.example")
    for host, status in (
        ("dynamock.example.com:8000", 200), ("Other.Example", 200), ("evil.example", 403),
        ("a.other.example", 403),
    ):
        [answer] = answers(ask(server.port, "GET", f"{ROOT}/databases", host, [], None))
        assert answer.status == status, host


VERIFY = ("--auth", "verify", "--access-keys", "AKIDEXAMPLE:secret")


def test_verified_signatures_close_the_control_api(own_server):
    server = own_server(None, *VERIFY)
    for method, path, body in PATHS:
        [answer] = answers(ask(server.port, method, path, f"localhost:{server.port}", [], body))
        assert (answer.status, answer.json["error"]["code"]) == (403, "ControlClosed"), path
    server.said("control API and /metrics are closed")
    assert call(server.port, "ListTables", {}, Authorization=AUTHORIZATION).status == 400


def test_a_token_opens_the_control_api_beside_verified_signatures(own_server):
    server = own_server(None, *VERIFY, "--control-token", "sesame")
    assert control(server, "GET")[0] == 401
    assert control(server, "GET", token="sesamf")[0] == 401
    assert control(server, "GET", token="sesame")[0] == 200
    assert send(server.port, "GET", "/metrics").status == 401
    assert "closed" not in server.log


def test_the_control_api_is_opened_in_so_many_words(own_server):
    server = own_server(None, *VERIFY, "--control-access", "on")
    assert control(server, "GET")[0] == 200
    assert send(server.port, "GET", "/metrics").status == 200


# An address of this machine in a spelling of old, which nobody takes for loopback by its looks: the
# warning goes by the setting, and the test stays on this machine.
OPEN = "127.1"


def test_what_is_open_beyond_this_machine_is_warned_of(own_server):
    def warnings(*arguments: str) -> list[str]:
        server = own_server(None, *arguments)
        server.stop()
        return [line for line in server.output if " warning " in line]

    # The last flag of a name counts.
    [both] = warnings("--host", OPEN)
    assert "the control API at /_dynamock/" in both and "/metrics" in both
    assert "auth is any" in both and "control.token" in both
    [control_api] = warnings("--host", OPEN, *VERIFY, "--control-access", "on")
    assert "control API" in control_api and "tables" not in control_api
    [tables] = warnings("--host", OPEN, "--control-access", "off")
    assert "tables" in tables and "/_dynamock/" not in tables
    assert warnings("--host", OPEN, "--control-token", "sesame") == []
    assert warnings("--host", OPEN, *VERIFY) == []
    assert warnings() == []
