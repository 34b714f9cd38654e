"""What every screen does, tried once by its buttons."""

import json

import pytest

from console import control, get, make_table, put, send, until
from server import Server


def button(page, name, within=None):
    return (within or page).get_by_role("button", name=name, exact=True)


def done(page):
    page.wait_for_selector("dialog[open]", state="detached")


def answered(page, end):
    """Waits in a `with` statement until the page has the response to a POST whose path has an end."""
    return page.expect_response(lambda response: response.request.method == "POST" and response.url.endswith(end))


def test_databases_are_made_forked_kept_restored_reset_and_dropped(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "1"}})
    console = visit(fresh.url)
    page = console.page
    button(page, "Checkpoint").click()
    page.get_by_label("Name").fill("clean")
    button(page, "Keep").click()
    console.text("Checkpoint clean is kept.")
    put(fresh.url, {"id": {"S": "2"}})
    button(page, "Restore").click()
    with answered(page, "/restore"):
        button(page, "Restore", page.locator("dialog")).click()
    done(page)
    assert get(fresh.url, {"id": {"S": "2"}}) is None
    page.get_by_role("button", name="Fork at checkpoint clean").click()
    page.locator("dialog input").fill("other")
    button(page, "Fork", page.locator("dialog")).click()
    page.get_by_role("link", name="other").wait_for()
    button(page, "Drop").click()
    page.get_by_label("Type other to confirm").fill("other")
    button(page, "Drop", page.locator("dialog")).click()
    page.get_by_role("link", name="other").wait_for(state="detached")
    button(page, "Sweep").click()
    console.text("0 expired items were deleted.")
    page.get_by_role("button", name="Delete checkpoint clean").click()
    page.locator(".checkpoints").wait_for(state="detached")
    button(page, "Reset").click()
    page.get_by_label("Type default to confirm").fill("default")
    button(page, "Reset", page.locator("dialog")).click()
    console.text("0 tables")
    assert send(fresh.url, "ListTables", {}) == {"TableNames": []}
    button(page, "New database").click()
    page.locator("dialog input").fill("made-here")
    button(page, "Create", page.locator("dialog")).click()
    page.get_by_role("link", name="made-here").wait_for()


def test_a_table_is_pasted_copied_emptied_and_deleted(fresh, visit):
    make_table(fresh.url, "Model")
    described = send(fresh.url, "DescribeTable", {"TableName": "Model"})
    described["Table"]["TableName"] = "Pasted"
    console = visit(fresh.url, "#/default")
    page = console.page
    button(page, "New table").click()
    page.locator("dialog summary").click()
    page.locator("dialog textarea").fill(json.dumps(described))
    button(page, "Create from this").click()
    page.wait_for_url("**/Pasted/items")
    for i in range(60):
        put(fresh.url, {"id": {"S": str(i)}, "n": {"NS": ["1", "2"]}}, "Pasted")
    console.go("#/default")
    page.get_by_role("button", name="Copy Pasted", exact=True).click()
    button(page, "Copy", page.locator("dialog")).click()
    console.text("60 items are in Pasted-copy.")
    assert get(fresh.url, {"id": {"S": "7"}}, "Pasted-copy") == {"id": {"S": "7"}, "n": {"NS": ["1", "2"]}}
    page.get_by_role("button", name="Empty Pasted", exact=True).click()
    page.get_by_label("Type Pasted to confirm").fill("Pasted")
    button(page, "Delete all items").click()
    console.text("60 items were deleted.")
    assert send(fresh.url, "Scan", {"TableName": "Pasted"})["Count"] == 0
    page.get_by_role("button", name="Delete Pasted", exact=True).click()
    page.get_by_label("Type Pasted to confirm").fill("Pasted")
    button(page, "Delete", page.locator("dialog")).click()
    page.get_by_role("button", name="Delete Pasted", exact=True).wait_for(state="detached")
    assert send(fresh.url, "ListTables", {}) == {"TableNames": ["Model", "Pasted-copy"]}


def test_sample_items_are_there_in_one_step(fresh, visit):
    console = visit(fresh.url, "#/default")
    button(console.page, "Make a table with sample items").click()
    console.page.wait_for_selector(".grid .row")
    assert send(fresh.url, "Scan", {"TableName": "Orders"})["Count"] == 60


def test_an_index_is_added_queried_and_deleted(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "1"}, "state": {"S": "open"}})
    console = visit(fresh.url, "#/default/Things/indexes")
    page = console.page
    button(page, "New global index").click()
    dialog = page.locator("dialog")
    dialog.get_by_label("Name").fill("byState")
    dialog.get_by_label("Partition key").fill("state")
    button(page, "Add").click()
    page.get_by_role("link", name="Query byState").click()
    page.get_by_label("state (string) =").fill("open")
    page.keyboard.press("Enter")
    page.wait_for_selector(".grid .row")
    assert page.locator("form.query strong").inner_text() == "Query"
    console.go("#/default/Things/indexes")
    page.get_by_role("button", name="Delete byState").click()
    button(page, "Delete", page.locator("dialog")).click()
    console.text("There are no indexes")


def test_statements_run_and_are_tried_on_a_fork(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "1"}, "n": {"N": "9" * 38}})
    console = visit(fresh.url, "#/default/-/partiql")
    page = console.page
    page.get_by_label("Statement").fill('SELECT * FROM "Things" WHERE id = ?')
    page.get_by_label("Parameters").fill('["1"]')
    page.keyboard.press("Control+Enter")
    console.text("9" * 38)
    page.get_by_label("Statement").fill("""DELETE FROM "Things" WHERE id = '1'""")
    page.get_by_label("Parameters").fill("")
    button(page, "Try on a fork").click()
    console.text("1 difference")
    assert get(fresh.url, {"id": {"S": "1"}}) is not None
    button(page, "Do it on default").click()
    console.text("Done; your program would pay")
    assert get(fresh.url, {"id": {"S": "1"}}) is None


@pytest.mark.refusals
def test_a_statement_that_is_wrong_is_explained(fresh, visit):
    console = visit(fresh.url, "#/default/-/partiql")
    console.page.get_by_label("Statement").fill("SELEKT")
    button(console.page, "Run").click()
    console.page.wait_for_selector(".fault")
    assert "ValidationException" in console.page.locator(".fault").inner_text()


def test_a_stream_is_switched_on_and_followed(fresh, visit):
    make_table(fresh.url)
    console = visit(fresh.url, "#/default/Things/streams")
    button(console.page, "Switch it on").click()
    console.text("There are no records yet.")
    put(fresh.url, {"id": {"S": "1"}, "text": {"S": "seen"}})
    console.page.wait_for_selector(".badge.ItemAdded")
    console.text("seen")


def test_settings_of_a_table_are_changed(fresh, visit):
    make_table(fresh.url)
    console = visit(fresh.url, "#/default/Things/settings")
    page = console.page
    button(page, "Switch it on").click()
    console.text("Items are deleted some time after the second in expiresAt.")
    page.get_by_label("Key", exact=True).fill("team")
    page.get_by_label("Value", exact=True).fill("blue")
    button(page, "Set the tag").click()
    page.get_by_role("button", name="Remove tag team").wait_for()
    page.get_by_label("Reject the deletion of the table").click()
    console.text("The protection is changed.")
    table = send(fresh.url, "DescribeTable", {"TableName": "Things"})["Table"]
    assert table["DeletionProtectionEnabled"] is True
    assert send(fresh.url, "ListTagsOfResource", {"ResourceArn": table["TableArn"]})["Tags"] == [{"Key": "team", "Value": "blue"}]


def test_capacity_and_throttling_are_set(fresh, visit):
    make_table(fresh.url)
    console = visit(fresh.url, "#/default/Things/capacity")
    page = console.page
    button(page, "Set capacity").click()
    page.get_by_label("Capacity", exact=True).select_option("PROVISIONED")
    page.get_by_label("Read units a second").fill("7")
    button(page, "Set").click()
    console.text("The capacity is set.")
    assert send(fresh.url, "DescribeTable", {"TableName": "Things"})["Table"]["ProvisionedThroughput"]["ReadCapacityUnits"] == 7
    button(page, "Throttling is off").click()
    button(page, "Throttling is on").wait_for()
    assert control(fresh.url, "GET", "/databases/default/throttling")["enforced"] is True


def test_rules_are_added_and_removed(fresh, visit):
    make_table(fresh.url)
    console = visit(fresh.url, "#/default/-/rules")
    page = console.page
    button(page, "New rule").click()
    for i in range(page.locator("dialog select option").count()):
        page.locator("dialog select").select_option(str(i))
        text = page.locator("dialog textarea").input_value()
        control(fresh.url, "POST", "/databases/default/rules", {**json.loads(text), "id": f"example-{i}"})
    button(page, "Add").click()
    page.get_by_role("button", name="Remove rule rule-1").click()
    page.get_by_role("button", name="Remove rule rule-1").wait_for(state="detached")
    page.get_by_label("Requests that match no rule").select_option("refuse")
    button(page, "Clear everything").click()
    button(page, "Clear", page.locator("dialog")).click()
    console.text("There are no rules")
    until(page, "document.querySelector('main select').value === 'pass'")


def test_differences_are_undone(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "1"}, "a": {"S": "old"}})
    put(fresh.url, {"id": {"S": "2"}})
    control(fresh.url, "POST", "/databases/default/checkpoints", {"name": "before"})
    put(fresh.url, {"id": {"S": "1"}, "a": {"S": "new"}})
    put(fresh.url, {"id": {"S": "3"}})
    send(fresh.url, "DeleteItem", {"TableName": "Things", "Key": {"id": {"S": "2"}}})
    console = visit(fresh.url, "#/default/-/diff?checkpoint=before")
    console.text("3 differences.")
    button(console.page, "Undo these differences").click()
    button(console.page, "Undo them").click()
    console.text("Both are the same.")
    assert get(fresh.url, {"id": {"S": "1"}})["a"] == {"S": "old"}


def test_many_items_are_deleted_and_those_that_others_changed_stay(fresh, visit):
    make_table(fresh.url)
    for i in range(30):
        put(fresh.url, {"id": {"S": f"{i:02}"}, "v": {"N": "1"}})
    console = visit(fresh.url, "#/default/Things")
    page = console.page
    button(page, "Select all").click()
    button(page, "Delete 30").click()
    button(page, "Try on a fork").click()
    console.text("30 differences")
    button(page, "Leave it").click()
    done(page)
    assert send(fresh.url, "Scan", {"TableName": "Things"})["Count"] == 30
    button(page, "Delete 30").click()
    button(page, "Delete", page.locator("dialog")).click()
    console.text("30 deleted.")
    assert send(fresh.url, "Scan", {"TableName": "Things"})["Count"] == 0


def test_pages_go_forward_and_back_and_a_query_is_a_link(fresh, visit):
    make_table(fresh.url, sort="at")
    for i in range(25):
        put(fresh.url, {"id": {"S": "a"}, "at": {"S": f"{i:02}"}})
    console = visit(fresh.url, "#/default/Things/items?pk=a&limit=10&backwards=1")
    page = console.page

    def first():
        return page.locator(".grid .row[data-row='0'] [data-column='2']").inner_text()

    assert first() == "24"
    button(page, "Next ›").click()
    until(page, "document.querySelector('.grid .row[data-row=\"0\"] [data-column=\"2\"]').textContent === '14'")
    button(page, "‹ Previous").click()
    until(page, "document.querySelector('.grid .row[data-row=\"0\"] [data-column=\"2\"]').textContent === '24'")
    page.get_by_role("columnheader", name="at", exact=True).click()
    until(page, "document.querySelector('.grid .row[data-row=\"0\"] [data-column=\"2\"]').textContent === '15'")


def test_sizes_are_those_of_the_server(fresh, visit):
    values = [
        {"S": "é" * 7}, {"S": ""}, {"B": "AAECAw=="}, {"BOOL": True}, {"NULL": True}, {"L": []}, {"M": {}}, {"SS": ["a", "é"]}, {"NS": ["1", "-22.5", "1E+20"]},
        {"BS": ["AA==", "AAE="]}, {"L": [{"S": "a"}, {"M": {"k": {"N": "1"}}}]}, {"M": {"ключ": {"L": [{"NULL": True}]}}},
    ]
    values += [{"N": f"{sign}{digits}{exponent}"} for sign in ("", "-") for digits in ("0", "1", "12", "123", "1.5", "0.012", "120", "1234.5678", "9" * 38, "1" + "0" * 30) for exponent in ("", "E-5", "E+7", "E+60", "E-60")]
    make_table(fresh.url)
    items = [{"id": {"S": f"{i:03}"}, "v": value} for i, value in enumerate(values)] + [{"id": {"S": f"{i:03}"}, "v": {"S": "x" * i}} for i in range(200, 300)]
    for item in items:
        put(fresh.url, item)
    stored = [get(fresh.url, {"id": item["id"]}) for item in items]
    console = visit(fresh.url)
    sizes = console.page.evaluate("""async (items) => {
        const [{ itemSize }, { itemFromWire }] = await Promise.all(['sizes', 'values'].map((n) => import(`/_dynamock/console/${n}.js`)));
        return items.map((item) => itemSize(itemFromWire(item)));
    }""", stored)
    largest = control(fresh.url, "GET", "/databases/default/stats?largest=1000")["largest"][0]["items"]
    told = {part["key"]["id"]["S"]: part["bytes"] for part in largest}
    assert len(told) == len(items) > 200
    assert {item["id"]["S"]: size for item, size in zip(stored, sizes)} == told


def test_a_manual_clock_is_moved(serve, visit):
    server = serve("--clock", "manual")
    before = control(server.url, "GET", "/databases/default/clock")["now"]
    console = visit(server.url)
    button(console.page, "Clock").click()
    console.page.get_by_label("Seconds to move it").fill("90")
    with answered(console.page, "/clock"):
        button(console.page, "Move").click()
    done(console.page)
    assert control(server.url, "GET", "/databases/default/clock")["now"] - before == 90


@pytest.mark.refusals
def test_a_server_that_is_gone_is_told_with_what_to_do(visit):
    server = Server().start()
    make_table(server.url)
    console = visit(server.url, "#/default/Things")
    server.stop()
    button(console.page, "Run").click()
    console.text("The server does not answer.")


def test_on_a_narrow_screen_the_tables_are_a_drawer(server, visit):
    console = visit(server.url, "#/default", width=360)
    page = console.page
    assert not page.get_by_role("searchbox").is_visible()
    button(page, "Tables").click()
    page.keyboard.type("cust")
    console.picture("drawer-light-360")
    assert console.violations() == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/Customers/items")
    page.wait_for_selector(".grid .row")
    assert not page.get_by_role("searchbox").is_visible()


def test_a_table_is_found_by_its_name_with_the_keyboard(server, visit):
    console = visit(server.url, "#/default")
    console.press("/")
    console.type("ord")
    console.press("ArrowDown", "Enter")
    console.page.wait_for_url("**/Orders/items")
    console.settled()
    console.press("g", "q")
    console.page.wait_for_url("**/-/partiql")
    console.press("?")
    console.page.get_by_role("heading", name="Keys").wait_for()
