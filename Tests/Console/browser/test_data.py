"""Names and values that attack the page, and many items."""

import json

import pytest

from console import get, make_table, put, send, until

HOSTILE = {
    "id": {"S": "<img src=x onerror=alert(1)>"},
    "__proto__": {"S": "own"},
    "constructor": {"M": {"__proto__": {"N": "1"}, "toString": {"NULL": True}}},
    "<script>alert(1)</script>": {"S": "</textarea><script>alert(2)</script>"},
    "a.b[0]": {"L": [{"SS": ["<b>", "&amp;"]}, {"B": "AAECAw=="}, {"L": []}, {"M": {}}]},
    "emoji 👩‍👩‍👧": {"S": "‮right to left ‏ \u0000 \" \\ \n\t"},
    "n": {"N": "9" * 38}, "tiny": {"N": "1E-130"}, "less": {"N": "-0.1"},
    "numbers": {"NS": ["1", "100", "-3.5"]}, "bytes": {"BS": ["AA==", "AQ=="]}, "empty": {"S": ""}, "yes": {"BOOL": True},
    "long": {"S": "ä" * 32768}, "7": {"S": "seven"},
}


def plain(value):
    """A value whose sets have no order."""
    (kind, content), = value.items()
    if kind in ("SS", "NS", "BS"):
        return {kind: sorted(content)}
    if kind == "L":
        return {kind: [plain(v) for v in content]}
    return {kind: {k: plain(v) for k, v in content.items()}} if kind == "M" else value


def same(item):
    return {name: plain(value) for name, value in item.items()}


@pytest.mark.parametrize("view", ["Plain", "With types"])
def test_hostile_names_and_values_are_shown_edited_and_saved_byte_for_byte(fresh, visit, view):
    make_table(fresh.url)
    put(fresh.url, HOSTILE)
    stored = get(fresh.url, {"id": HOSTILE["id"]})
    console = visit(fresh.url, "#/default/Things")
    page = console.page
    page.on("dialog", lambda dialog: pytest.fail("a script of an item has run"))
    assert page.locator("main script, main img").count() == 0
    assert page.locator(".grid [role=columnheader]").all_inner_texts().count("__proto__") == 1
    page.locator(".grid .row .cell[data-column='1']").first.click()
    until(page, "document.querySelector('dialog textarea')?.value")
    page.get_by_role("button", name=view, exact=True).click()
    area = page.locator("dialog textarea")
    text = area.input_value()
    added = '"added": {"S": "<i>"}' if view == "With types" else '"added": "<i>"'
    area.fill(text.rstrip().removesuffix("}").rstrip() + f",\n  {added}\n}}")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("dialog[open]", state="detached")
    assert same(get(fresh.url, {"id": HOSTILE["id"]})) == same({**stored, "added": {"S": "<i>"}})
    # A new item with the same text under another key is the same but for the key.
    page.get_by_role("button", name="New item", exact=True).first.click()
    until(page, "document.querySelector('dialog textarea')?.value")
    page.get_by_role("button", name="With types", exact=True).click()
    page.locator("dialog textarea").fill(json.dumps({**HOSTILE, "id": {"S": "copy"}}))
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("dialog[open]", state="detached")
    assert same(get(fresh.url, {"id": {"S": "copy"}})) == same({**stored, "id": {"S": "copy"}})


def test_a_set_becomes_a_list_by_its_type_in_the_margin(fresh, visit):
    make_table(fresh.url)
    put(fresh.url, {"id": {"S": "1"}, "tags": {"SS": ["a", "b"]}})
    console = visit(fresh.url, "#/default/Things")
    page = console.page
    page.locator(".grid .row .cell[data-column='1']").first.click()
    page.wait_for_selector("dialog .chip")
    page.get_by_role("button", name="string set, change").click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("dialog[open]", state="detached")
    assert get(fresh.url, {"id": {"S": "1"}})["tags"] == {"L": [{"S": "a"}, {"S": "b"}]}


def test_ten_thousand_items_are_scrolled_with_few_elements(fresh, visit):
    make_table(fresh.url)
    for i in range(0, 10_000, 25):
        send(fresh.url, "BatchWriteItem", {"RequestItems": {"Things": [
            {"PutRequest": {"Item": {"id": {"S": f"{n:05}"}, "text": {"S": "x" * 900}, "a": {"N": str(n)}, "b": {"BOOL": True}}}}
            for n in range(i, i + 25)]}})
    console = visit(fresh.url, "#/default/Things")
    page = console.page
    page.get_by_role("button", name="Read all").click()
    page.wait_for_selector("[aria-rowcount='10001']", timeout=60_000)
    seen = page.evaluate("""async () => {
        const grid = document.querySelector('.grid');
        let most = 0, frames = 0;
        const begin = performance.now();
        while (performance.now() - begin < 2000) {
            grid.scrollTop = (grid.scrollTop + 1700) % (grid.scrollHeight - grid.clientHeight);
            await new Promise(requestAnimationFrame);
            frames++;
            most = Math.max(most, document.querySelectorAll('*').length);
        }
        return { most, rate: frames / 2, height: grid.scrollHeight };
    }""")
    print(seen)
    assert seen["height"] > 290_000
    assert seen["most"] < 2000
    assert seen["rate"] > 5, "above 30 on a machine at rest; CI machines are not"
    page.locator(".grid [tabindex='0']").focus()
    page.keyboard.press("Control+End")
    page.wait_for_selector("[data-row='9999'] [tabindex='0']:focus")
