"""Every screen, in both schemes and at two widths: no error, no violation of axe, nothing wider than the window."""

import time

import pytest

SCREENS = {
    "databases": "#/", "about": "#/*/about", "tables": "#/default", "tables-empty": "#/empty-one", "capacity": "#/default/-/capacity",
    "partiql": "#/default/-/partiql", "requests": "#/default/-/requests", "rules": "#/default/-/rules", "vault-empty": "#/default/-/vault", "plan": "#/default/-/plan",
    "plan-empty": "#/empty-one/-/plan", "compare": "#/feature/-/diff?from=default", "items": "#/default/Orders",
    "items-query": "#/default/Orders/items?pk=customer-01&filters=%5B%7B%22name%22%3A%22total%22%2C%22op%22%3A%22%3E%22%2C%22type%22%3A%22N%22%2C%22value%22%3A%2210%22%7D%5D",
    "items-empty": "#/default/Empty", "indexes": "#/default/Orders/indexes", "indexes-empty": "#/default/Empty/indexes", "stream": "#/default/Orders/streams",
    "stream-off": "#/default/Empty/streams", "capacity-table": "#/default/Orders/capacity", "sizes": "#/default/Orders/sizes", "sizes-empty": "#/default/Empty/sizes",
    "settings": "#/default/Orders/settings", "nowhere": "#/default/-/nowhere",
}


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_whole(server, visit, scheme, width):
    console = visit(server.url, scheme=scheme, width=width)
    faults = []
    for name, route in SCREENS.items():
        console.go(route)
        console.picture(f"{name}-{scheme}-{width}")
        faults += [f"{name}: {v}" for v in console.violations()]
        if not console.fits():
            faults.append(f"{name} is wider than the window")
        if console.page.locator(".fault").count():
            faults.append(f"{name}: {console.page.locator('.fault').first.inner_text()}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_dialog_is_whole(server, visit, scheme, width):
    console = visit(server.url, "#/default/Orders", scheme=scheme, width=width)
    page, faults = console.page, []

    def look(name):
        page.wait_for_selector("dialog[open]")
        page.wait_for_timeout(120)
        console.picture(f"dialog-{name}-{scheme}-{width}")
        faults.extend(f"{name}: {v}" for v in console.violations())
        if not console.fits():
            faults.append(f"{name} is wider than the window")
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog[open]", state="detached")

    page.get_by_role("button", name="New item", exact=True).click()
    look("new-item")
    page.locator(".grid .row .cell[data-column='1']").first.click()
    look("editor")
    for button in ("Import", "Export", "Columns", "Copy as", *(["Keys"] if width > 760 else [])):
        page.get_by_role("button", name=button, exact=True).click()
        look(button.lower().replace(" ", "-"))
    console.go("#/default")
    page.get_by_role("button", name="New table").click()
    look("new-table")
    console.go("#/default/-/rules")
    page.get_by_role("button", name="New rule").click()
    look("new-rule")
    console.go("#/default/-/requests")
    page.locator("tbody button").first.click()
    look("request")
    console.go("#/")
    for button in ("Connect", "Fork", "Reset"):
        page.get_by_role("button", name=button, exact=True).first.click()
        look(button.lower())
    assert not faults, "\n".join(faults)


def test_the_first_paint_is_quick_and_the_files_are_known_the_second_time(server, visit):
    console = visit(server.url)
    console.go("#/")
    page = console.page
    paints = []
    for _ in range(5):
        page.reload()
        console.settled()
        paints.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    assert min(paints) < 1500, "150 ms on a machine at rest, which Benchmarks/console.py measures; CI machines are not"
    # With the files from disk there are no entity tags.
    sizes = page.evaluate("performance.getEntriesByType('resource').filter(e => e.name.includes('/console/')).map(e => e.transferSize)")
    assert sizes


POLLING = {
    "capacity": "#/default/Orders/capacity", "requests": "#/default/-/requests", "rules": "#/default/-/rules",
    "stream": "#/default/Orders/streams", "tables": "#/default", "vault": "#/default/-/vault",
}


@pytest.mark.parametrize("route", POLLING.values(), ids=POLLING)
def test_an_idle_tab_asks_at_most_once_a_second_and_a_hidden_one_not_at_all(server, visit, route):
    console = visit(server.url, route)
    asked = []
    # The requests of the first look are over by then, or are counted as one more round.
    console.page.wait_for_timeout(1500)
    console.page.on("request", lambda request: asked.append(request.url))
    begin = time.monotonic()
    console.page.wait_for_timeout(6000)
    # Rounds that overlap the ends of the interval may add a round's requests, which are three.
    assert len(asked) <= time.monotonic() - begin + 3, asked
    if route != POLLING["tables"]:
        assert asked, "the screen follows"
    console.page.evaluate("Object.defineProperty(document, 'visibilityState', { value: 'hidden' })")
    # A round that had begun may go on for a while on a busy machine.
    for _ in range(10):
        del asked[:]
        console.page.wait_for_timeout(700)
        if not asked:
            break
    del asked[:]
    console.page.wait_for_timeout(3500)
    assert asked == []
