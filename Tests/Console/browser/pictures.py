"""Takes the pictures of docs/console.md: `make console-pictures`. Named so that no other run collects it."""

import tempfile
from pathlib import Path

from PIL import Image

from console import ROOT, ask, replay, until

FOLDER = ROOT / "docs/pictures"
SIZE = {"width": 1100, "height": 720}


def test_take_the_pictures(server, fresh, visit):
    FOLDER.mkdir(exist_ok=True)
    console = visit(server.url, "#/", **SIZE)
    page = console.page

    def take(name):
        page.wait_for_timeout(150)
        page.screenshot(path=FOLDER / f"console-{name}.png")

    take("databases")
    console.go("#/default/Orders/items?pk=customer-01")
    take("items")
    page.locator(".grid .row .cell[data-column='1']").first.click()
    until(page, "document.querySelector('dialog textarea')?.value")
    area = page.locator("dialog textarea")
    area.fill(area.input_value().replace('"paid": ', '"rebate": 5,\n  "paid": '))
    take("editor")
    page.get_by_role("button", name="Try on a fork").click()
    page.wait_for_selector(".units")
    take("fork")
    console.go("#/default/Orders/capacity")
    take("capacity")
    console.go("#/feature/-/diff?from=default")
    take("compare")
    with tempfile.TemporaryDirectory(prefix="shop-") as folder:
        replay(server.url, fresh.url, Path(folder) / ".dynamock_vault", ("ada", "grace", "linus"))
        ask(server.url, "alan")
        console.go("#/default/-/vault")
        page.locator("summary").filter(has_text="GetItem on Things").click()
        take("vault")
    shrink()


def shrink():
    """Fewer colours make the files a third as large."""
    for path in FOLDER.glob("console-*.png"):
        Image.open(path).convert("RGB").quantize(64).save(path, optimize=True)
