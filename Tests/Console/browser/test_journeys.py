"""Whole journeys: by the keyboard alone, and what is saved onto what others have changed."""

import json

import pytest

from console import control, get, make_table, put, send, until


def tab_to(page, expression):
    """Presses Tab until an expression is true of the element `e` with the focus."""
    for _ in range(80):
        if page.evaluate(f"((e) => Boolean({expression}))(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {expression}")


def test_a_table_an_item_a_query_an_edit_a_delete_and_a_fork_by_the_keyboard_alone(fresh, visit):
    console = visit(fresh.url, "#/default")
    page = console.page
    # A table: the key `n`, the name, the partition key, Enter.
    console.press("n")
    page.wait_for_selector("dialog[open] input:focus")
    console.type("Things")
    console.press("Tab")
    console.type("id")
    console.press("Enter")
    page.wait_for_selector("text=This table is empty")
    console.settled()
    # An item: `n`, the text, Ctrl+S.
    console.press("n")
    page.wait_for_selector("dialog.pane textarea:focus")
    until(page, "document.querySelector('dialog textarea').value !== ''")
    console.press("Control+a")
    console.type('{"id": "one", "total": 12345678901234567890123456789012345678}')
    console.press("Control+s")
    page.wait_for_selector("dialog[open]", state="detached")
    page.wait_for_selector(".grid .row")
    assert get(fresh.url, {"id": {"S": "one"}})["total"] == {"N": "12345678901234567890123456789012345678"}
    put(fresh.url, {"id": {"S": "two"}, "total": {"N": "2"}})
    # A query: to the partition key by Tab, Ctrl+Enter.
    tab_to(page, "e.labels?.[0]?.textContent.startsWith('id')")
    console.type("one")
    console.press("Control+Enter")
    until(page, "document.querySelectorAll('.grid .row').length === 1")
    assert "pk=one" in page.url
    assert page.locator("form.query strong").inner_text() == "Query"
    # An edit: into the grid by Tab, Enter.
    tab_to(page, "e.getAttribute('role') === 'gridcell'")
    console.press("Enter")
    page.wait_for_selector("dialog.pane textarea:focus")
    until(page, "document.querySelector('dialog textarea').value !== ''")
    console.press("Control+a")
    console.type('{"id": "one", "state": "paid"}')
    console.press("Control+s")
    page.wait_for_selector("dialog[open]", state="detached")
    assert get(fresh.url, {"id": {"S": "one"}}) == {"id": {"S": "one"}, "state": {"S": "paid"}}
    # A fork: `g d`, to its button, its name, Enter.
    console.press("g", "d")
    page.wait_for_selector(".tree")
    console.settled()
    tab_to(page, "e.textContent === 'Fork'")
    console.press("Enter")
    page.wait_for_selector("dialog[open] input:focus")
    console.type("mine")
    console.press("Enter")
    page.wait_for_selector("dialog[open]", state="detached")
    page.wait_for_selector("text=fork of default")
    # A delete in the original: Space, Delete, Enter. Then the difference.
    tab_to(page, "e.textContent === 'default' && e.closest('main')")
    console.press("Enter")
    console.settled()
    tab_to(page, "e.textContent === 'Things' && e.closest('main')")
    console.press("Enter")
    console.settled()
    until(page, "document.querySelectorAll('.grid .row').length === 2")
    tab_to(page, "e.getAttribute('role') === 'gridcell'")
    console.press("Space")
    page.wait_for_selector("text=1 selected")
    console.press("Delete")
    page.wait_for_selector("dialog[open]")
    page.wait_for_selector("dialog[open] :focus")
    tab_to(page, "e.textContent === 'Delete'")
    console.press("Enter")
    until(page, "document.querySelectorAll('.grid .row').length === 1")
    console.press("g", "d")
    page.wait_for_selector(".tree")
    console.settled()
    tab_to(page, "e.textContent === 'Compare'")
    console.press("Enter")
    console.text("1 difference.")
    assert console.page.locator(".badge.ItemAdded").count() == 1


def edit(console, text):
    page = console.page
    page.locator(".grid .row .cell[data-column='1']").first.click()
    until(page, "document.querySelector('dialog textarea')?.value")
    page.locator("dialog textarea").fill(text)


@pytest.mark.refusals
def test_a_save_overwrites_nobody_and_shows_three_columns(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "1"}, "a": {"S": "old"}, "b": {"S": "old"}})
    console = visit(fresh.url, "#/default/Things")
    page = console.page
    edit(console, '{"id": "1", "a": "mine", "b": "old"}')
    put(fresh.url, {"id": {"S": "1"}, "a": {"S": "theirs"}, "b": {"S": "old"}})
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("text=Somebody else has changed this item")
    cells = page.locator("dialog[open]").last.locator("tbody tr").all_inner_texts()
    assert [cell.split("\t") for cell in cells] == [["a", "old", "mine", "theirs"]]
    assert get(fresh.url, {"id": {"S": "1"}})["a"] == {"S": "theirs"}
    page.get_by_role("button", name="Keep mine").click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("dialog[open]", state="detached")
    assert get(fresh.url, {"id": {"S": "1"}})["a"] == {"S": "mine"}


def test_what_others_change_in_other_attributes_stays(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "1"}, "a": {"S": "old"}})
    console = visit(fresh.url, "#/default/Things")
    edit(console, '{"id": "1", "a": "mine"}')
    put(fresh.url, {"id": {"S": "1"}, "a": {"S": "old"}, "theirs": {"N": "1"}})
    console.page.get_by_role("button", name="Save", exact=True).click()
    console.page.wait_for_selector("dialog[open]", state="detached")
    assert get(fresh.url, {"id": {"S": "1"}}) == {"id": {"S": "1"}, "a": {"S": "mine"}, "theirs": {"N": "1"}}
    # Undo takes back what was saved and nothing else.
    console.page.get_by_role("button", name="Undo").click()
    console.text("Undone.")
    assert get(fresh.url, {"id": {"S": "1"}}) == {"id": {"S": "1"}, "a": {"S": "old"}, "theirs": {"N": "1"}}


@pytest.mark.refusals
def test_a_refusal_stands_at_the_line_that_it_speaks_of(fresh, visit):
    make_table(fresh.url)
    console = visit(fresh.url, "#/default/Things")
    page = console.page
    page.locator("main").get_by_role("button", name="New item").first.click()
    until(page, "document.querySelector('dialog textarea')?.value")
    page.locator("dialog textarea").fill('{\n  "a": "x",\n  "id": 5\n}')
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("dialog .fault")
    assert "ValidationException" in page.locator("dialog .fault").inner_text()
    assert page.locator("dialog .gutter .wrong").evaluate("e => e.style.top") == "48px"
    page.locator("dialog textarea").fill('{\n  "id": "x",\n  "n": 1e200\n}')
    assert "Line 3: The number is too large" in page.locator(".editor-error").inner_text()
    assert page.get_by_role("button", name="Save", exact=True).is_disabled()


def test_a_write_is_tried_on_a_fork_first_with_its_units_and_its_difference(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "1"}, "a": {"S": "old"}})
    console = visit(fresh.url, "#/default/Things")
    page = console.page
    edit(console, '{"id": "1", "a": "new"}')
    page.get_by_role("button", name="Try on a fork").click()
    page.wait_for_selector("text=Tried on a fork of default")
    tried = page.locator("dialog[open]").last
    assert "Things 1" in tried.locator(".units").inner_text()
    assert tried.locator("td.before").inner_text() == "old"
    assert tried.locator("td.after").inner_text() == "new"
    assert get(fresh.url, {"id": {"S": "1"}})["a"] == {"S": "old"}
    assert [d["name"] for d in control(fresh.url, "GET", "/databases")["databases"]] == ["default"]
    page.get_by_role("button", name="Do it on default").click()
    page.wait_for_selector("dialog[open]", state="detached")
    assert get(fresh.url, {"id": {"S": "1"}})["a"] == {"S": "new"}


def test_items_are_exported_and_imported_again(fresh, visit, tmp_path):
    make_table(fresh.url)
    items = [{"id": {"S": str(i)}, "set": {"NS": ["1", "2"]}, "big": {"N": "1" * 38}} for i in range(60)]
    for item in items:
        put(fresh.url, item)
    console = visit(fresh.url, "#/default/Things")
    page = console.page
    page.get_by_role("button", name="Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(tmp_path / "items.jsonl")
    page.keyboard.press("Escape")
    make_table(fresh.url, "Copy")
    console.go("#/default/Copy")
    page.get_by_role("button", name="Import", exact=True).click()
    page.locator("input[type=file]").set_input_files(tmp_path / "items.jsonl")
    console.text("60 items")
    page.locator("dialog").get_by_role("button", name="Import", exact=True).click()
    console.text("60 items were imported.")
    for item in items:
        assert get(fresh.url, {"id": item["id"]}, "Copy") == item


def test_the_console_moves_no_figure(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "1"}})
    console = visit(fresh.url, "#/default/Things")
    for route in ("#/default", "#/default/Things/sizes", "#/default/Things/streams", "#/default/-/partiql"):
        console.go(route)
    stats = control(fresh.url, "GET", "/databases/default/stats")
    assert stats["operations"] == {} and stats["tables"] == []


def test_charts_move_while_calls_are_made(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "0"}}, counts=True)
    console = visit(fresh.url, "#/default/Things/capacity")
    line = console.page.locator("path.line.write").first
    before = line.get_attribute("d")
    for i in range(20):
        put(fresh.url, {"id": {"S": str(i)}}, counts=True)
    until(console.page, f"document.querySelector('path.line.write').getAttribute('d') !== {json.dumps(before)}")


@pytest.mark.refusals
def test_requests_appear_as_they_come_with_the_reason_of_a_refusal(fresh, visit):
    make_table(fresh.url)
    console = visit(fresh.url, "#/default/-/requests")
    console.text("No requests so far")
    send(fresh.url, "GetItem", {"TableName": "Things", "Key": {"id": {"N": "1"}}}, counts=True)
    console.page.get_by_role("button", name="GetItem").click()
    console.text("The provided key element does not match the schema")
    console.page.get_by_role("button", name="Explain").click()
    console.page.wait_for_selector("dialog .fault dl")


def test_a_held_request_is_answered(fresh, visit):
    import threading

    make_table(fresh.url)
    control(fresh.url, "POST", "/databases/default/rules", {"id": "wait", "when": {"operation": "PutItem"}, "then": {"hold": {"seconds": 30}}})
    console = visit(fresh.url, "#/default/-/rules")
    answers = []
    thread = threading.Thread(target=lambda: answers.append(put(fresh.url, {"id": {"S": "held"}}, counts=True)))
    thread.start()
    console.page.get_by_role("button", name="Pass it").click()
    thread.join(20)
    assert answers == [{}]


def test_a_token_is_asked_for_and_not_kept_in_the_address(serve, visit):
    server = serve("--control-token", "sesame")
    console = visit(server.url, "#token=sesame")
    console.page.wait_for_selector(".tree")
    assert "sesame" not in console.page.url


@pytest.mark.refusals
def test_without_the_token_nothing_is_shown(serve, visit):
    server = serve("--control-token", "sesame")
    console = visit(server.url)
    console.text("This server requires a token")
    console.page.get_by_label("Token").fill("sesame")
    console.page.get_by_role("button", name="Open").click()
    console.page.wait_for_selector(".tree")
