"""The vault's screen: recordings and their use, misses, differences, and the removal of what is unused."""

import pytest

from console import ask, control, make_table, put, replay
from server import Server

PATH = "/databases/default/vault"


@pytest.fixture
def replaying(fresh, tmp_path):
    """A server that replays GetItem of `one` and `two`; the recording of `two` is not used."""
    upstream = Server().start()
    try:
        replay(fresh.url, upstream.url, tmp_path / "vault", ("one", "two"))
    finally:
        upstream.stop()
    return fresh


def test_without_a_vault_the_screen_explains_how_to_record(fresh, visit):
    console = visit(fresh.url, "#/default/-/vault")
    console.text("No vault is open")
    assert "dynamock record -- pytest" in console.page.locator("main").inner_text()
    # The command of the page opens a vault; the page itself may not, since the request names a file.
    assert f"{fresh.url}/_dynamock/v1/databases/default/vault" in console.page.locator("main").inner_text()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screen_is_whole(replaying, visit, scheme, width):
    ask(replaying.url, "three")
    console = visit(replaying.url, "#/default/-/vault", scheme=scheme, width=width)
    console.page.wait_for_selector(".badge.bad")
    console.picture(f"vault-{scheme}-{width}")
    assert console.violations() == []
    assert console.fits()


def test_recordings_are_listed_with_their_use_and_shown(replaying, visit):
    console = visit(replaying.url, "#/default/-/vault")
    page = console.page
    assert page.locator("dt").all_inner_texts() == ["Mode", "Folder", "Cassette", "Upstream", "Without a recording", "Recordings"]
    badges = page.locator("tbody .badge").all_inner_texts()
    assert sorted(badges) == ["unused", "used"]
    page.locator("tbody button").first.click()
    page.wait_for_selector("dialog[open] pre .k-name")
    assert '"answers": [' in page.locator("dialog[open] pre").inner_text()


def test_a_miss_appears_with_its_nearest_recording(replaying, visit):
    console = visit(replaying.url, "#/default/-/vault")
    assert "UnexpectedRequest" in ask(replaying.url, "three")["__type"]
    console.text("Requests without a recording (1)")
    console.page.locator("summary").filter(has_text="GetItem on Things").click()
    assert "Key.id" in console.page.locator("details[open] pre").inner_text()


def test_unused_recordings_are_removed_after_a_confirmation(replaying, visit, tmp_path):
    console = visit(replaying.url, "#/default/-/vault")
    page = console.page
    files = sorted((tmp_path / "vault/default").glob("*.json"))
    assert len(files) == 2
    page.get_by_role("button", name="Remove 1 unused").click()
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_selector("dialog[open]", state="detached")
    assert sorted((tmp_path / "vault/default").glob("*.json")) == files
    page.get_by_role("button", name="Remove 1 unused").click()
    page.locator("dialog").get_by_role("button", name="Remove", exact=True).click()
    console.text("1 recordings were removed.")
    page.wait_for_selector("tbody tr:nth-child(2)", state="detached")
    assert len(list((tmp_path / "vault/default").glob("*.json"))) == 1
    assert ask(replaying.url, "one")["Item"]["id"] == {"S": "one"}


def test_differences_are_shown_path_by_path(replaying, visit):
    make_table(replaying.url)
    put(replaying.url, {"id": {"S": "two"}, "email": {"S": "changed"}})
    control(replaying.url, "POST", PATH, {"mode": "verify"})
    ask(replaying.url, "two")
    console = visit(replaying.url, "#/default/-/vault")
    console.page.locator("summary").filter(has_text="response 1").click()
    assert "two@example.com" in console.page.locator("td.before").inner_text()
    assert "changed" in console.page.locator("td.after").inner_text()
