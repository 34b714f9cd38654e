"""Tables in a Markdown file, each between two comments with its name."""

from pathlib import Path


def write(found: dict[str, list[str]], file: Path) -> None:
    """Replaces the given tables; the others stay unchanged."""
    text = file.read_text()
    for name, rows in found.items():
        begin, end = f"<!-- bench: {name} -->", f"<!-- end: {name} -->"
        if not rows or begin not in text:
            continue
        before, _, rest = text.partition(begin)
        _, found_end, after = rest.partition(end)
        if not found_end:
            raise RuntimeError(f"{file} has no line {end}")
        text = "\n".join([before + begin, *rows, end + after])
    file.write_text(text)
