"""Keys outside the grid, the order and width of columns, and code in colors."""

import time

from console import control, get, make_table, put, send, until


def things(server, visit, route="#/default/Things"):
    make_table(server.url)
    for i in range(3):
        put(server.url, {"id": {"S": f"{i}"}, "a": {"N": str(i * 7 % 5)}, "b": {"S": "text"}})
    return visit(server.url, route)


def heads(page):
    return [text.split()[0] for text in page.locator(".grid [role=columnheader]").all_inner_texts() if text != "Selected"]


def test_an_item_is_edited_and_deleted_by_keys_outside_the_grid(fresh, visit):
    console = things(fresh, visit)
    page = console.page
    page.locator("main").focus()
    console.press("e")
    page.wait_for_selector("dialog.pane[open]")
    console.press("Escape")
    page.wait_for_selector("dialog[open]", state="detached")
    page.locator("main").focus()
    console.press("Delete")
    page.get_by_role("heading", name="Delete 1 item").wait_for()
    console.press("Escape")
    page.wait_for_selector("dialog[open]", state="detached")
    assert send(fresh.url, "Scan", {"TableName": "Things"})["Count"] == 3


def test_the_key_delete_asks_before_it_deletes_what_the_row_shows(fresh, visit):
    console = things(fresh, visit, "#/default")
    page = console.page
    page.locator("main").get_by_role("link", name="Things").focus()
    console.press("Delete")
    page.get_by_role("heading", name="Delete Things").wait_for()
    page.get_by_label("Type Things to confirm").fill("Things")
    console.press("Enter")
    console.text("There are no tables yet")


def test_the_page_is_sorted_by_a_key(fresh, visit):
    console = things(fresh, visit)
    page = console.page
    page.locator(".grid [tabindex='0']").focus()
    console.press("ArrowRight", "ArrowRight", "s")
    until(page, "document.querySelector('[aria-sort=ascending]')?.textContent.startsWith('a')")
    assert page.locator(".grid .row").locator("[data-column='2']").all_inner_texts() == ["0", "2", "4"]


def test_order_width_and_visibility_of_columns_are_kept(fresh, visit):
    console = things(fresh, visit)
    page = console.page
    assert heads(page) == ["id", "a", "b"]
    page.get_by_role("button", name="Columns").click()
    page.get_by_role("button", name="Move left: b").click()
    # The button keeps the focus, so that a column is moved on by the same key.
    console.press("Enter")
    page.get_by_label("Width of b in pixels").fill("222")
    page.get_by_role("checkbox", name="a").uncheck()
    page.get_by_role("button", name="Done").click()
    assert heads(page) == ["b", "id"]
    page.reload()
    console.settled()
    assert heads(page) == ["b", "id"]
    assert page.locator(".grid [role=columnheader]").nth(1).evaluate("e => e.offsetWidth") == 222


def test_a_column_is_made_wider_by_dragging_its_edge(fresh, visit):
    console = things(fresh, visit)
    page = console.page
    head = page.locator(".grid [role=columnheader]").nth(1)
    before = head.evaluate("e => e.offsetWidth")
    box = head.locator(".edge").bounding_box()
    page.mouse.move(box["x"] + 3, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 63, box["y"] + 8, steps=4)
    page.mouse.up()
    assert head.evaluate("e => e.offsetWidth") == before + 60
    assert page.locator("*[aria-sort='ascending'], *[aria-sort='descending']").count() == 0, "dragging does not sort"
    page.reload()
    console.settled()
    assert page.locator(".grid [role=columnheader]").nth(1).evaluate("e => e.offsetWidth") == before + 60


def test_the_colors_of_an_editor_are_those_of_its_text(fresh, visit):
    make_table(fresh.url)
    long = {"id": {"S": "1"}, **{f"attribute-{i:03}": {"N": str(i)} for i in range(200)}}
    put(fresh.url, long)
    console = visit(fresh.url, "#/default/Things")
    page = console.page
    page.locator(".grid .row .cell[data-column='1']").first.click()
    until(page, "document.querySelector('dialog textarea')?.value")
    area = page.locator("dialog textarea")
    assert page.locator("dialog .painted .k-name").first.inner_text() == '"id"'
    # Only the lines in view are elements, also after scrolling.
    assert page.locator("dialog .painted .k-name").count() < 100
    area.evaluate("e => { e.scrollTop = e.scrollHeight; }")
    until(page, "document.querySelector('dialog .painted pre').textContent.includes('attribute-199')")
    area.fill('{"id": "1", "open')
    until(page, "document.querySelector('dialog .painted pre').textContent === '{\"id\": \"1\", \"open'")
    assert get(fresh.url, {"id": {"S": "1"}}) == long


def test_statements_and_copied_code_are_in_colors(fresh, visit):
    make_table(fresh.url)
    console = visit(fresh.url, "#/default/-/partiql")
    page = console.page
    page.get_by_label("Statement").fill("SELECT * FROM \"Things\" WHERE id = 'x'")
    assert page.locator(".painted .k-word").all_inner_texts() == ["SELECT", "FROM", "WHERE"]
    assert page.locator(".painted .k-text").all_inner_texts() == ["'x'"]
    console.go("#/default/Things")
    page.get_by_role("button", name="Copy as").click()
    page.get_by_role("button", name="Python (boto3)").click()
    assert '"dynamodb"' in page.locator("dialog .k-text").all_inner_texts()


def test_units_are_listed_by_tag(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "1"}}, counts=True, tag="test_checkout")
    deadline = time.monotonic() + 10
    while not control(fresh.url, "GET", "/databases/default/costs")["costs"]:
        assert time.monotonic() < deadline, "the call is never counted"
    console = visit(fresh.url, "#/default/-/capacity")
    row = console.page.locator("tr").filter(has_text="test_checkout")
    assert row.locator("td").all_inner_texts() == ["0", "1", "1", "0", "0"]
