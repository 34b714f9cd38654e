"""The answers under the requests of docs/control-api.md, as a server gives them.

`python3 control_answers.py --write` (with DYNAMOCK_BINARY) writes them into the page; test_control_answers.py
compares their members and the kinds of their values.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "control-api.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```\n(?:\n```json\n(.*?)^```\n)?", re.DOTALL | re.MULTILINE)
WIDTH = 110
# Members that are alike in every answer.
SPANS = {"second", "minute", "hour", "start"}
MORE = "…"


def requests(text):
    """The blocks with requests, each with the answers below it."""
    return [(found, found.group(1)) for found in BLOCK.finditer(text) if "curl -s" in found.group(1)]


def answers(server, folder, text):
    """What a server answers to each curl of each block of a page, run in order with all other blocks."""
    script = 'set -euo pipefail\ncurl() { command curl "$@"; printf "\\036"; }\n'
    for found in BLOCK.finditer(text):
        is_request = "curl -s" in found.group(1)
        script += found.group(1) + 'printf "\\035"\n' if is_request else f"{{ {found.group(1)} }} >&2\n"
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL,
        env={**os.environ, **environment(server)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    parts = done.stdout.split("\035")[:-1]
    return [[json.loads(answer) for answer in part.split("\036")[:-1]] for part in parts]


def environment(server):
    return {
        "DYNAMOCK": server.url, "AWS_ENDPOINT_URL_DYNAMODB": server.url, "AWS_ACCESS_KEY_ID": "any",
        "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": "us-east-1", "AWS_PAGER": "",
    }


def shortened(value):
    """An answer without the parts that repeat."""
    if isinstance(value, list):
        return [shortened(value[0]), MORE] if len(value) > 1 else [shortened(each) for each in value]
    if not isinstance(value, dict):
        return value
    if SPANS <= set(value):
        return {"minute": shortened(value["minute"]), MORE: "second, hour and start alike"}
    if len(value) > 12 and all(isinstance(each, str) for each in value.values()):
        value = dict(list(value.items())[:2]) | {MORE: MORE}
    return {name: shortened(each) for name, each in value.items()}


def steady(value, name=""):
    """An answer whose values do not depend on the run."""
    if isinstance(value, dict):
        return {member: steady(each, member) for member, each in value.items()}
    if isinstance(value, list):
        return [steady(each, name) for each in value]
    if isinstance(value, str):
        value = re.sub(r"(127\.0\.0\.1|localhost):\d+", "localhost:8000", value)
        return re.sub(r"/\S*/([^/\s=]+\.(?:sqlite|jsonl))", r"/tmp/\1", value)
    if isinstance(value, bool) or value is None:
        return value
    if value > 1_500_000_000:
        return 1_780_000_000
    return value


def formatted(value, indent=0):
    """JSON that breaks lines only where it has to."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= WIDTH or not isinstance(value, (dict, list)) or not value:
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, list):
        parts = [pad + formatted(each, indent + 2) for each in value]
        return "[\n" + ",\n".join(parts) + "\n" + " " * indent + "]"
    parts = [f"{pad}{json.dumps(name, ensure_ascii=False)}: {formatted(each, indent + 2)}" for name, each in value.items()]
    return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"


def read(text):
    """The answers in a block, one after the other."""
    values, rest, decoder = [], (text or "").strip(), json.JSONDecoder()
    while rest:
        value, end = decoder.raw_decode(rest)
        values.append(value)
        rest = rest[end:].strip()
    return values


def difference(shown, given, place=""):
    """The first place at which an answer of the page has another shape than the server's, or None."""
    if isinstance(shown, dict) and isinstance(given, dict):
        if set(shown) != set(given):
            return f"{place}: {sorted(set(shown) ^ set(given))}"
        pairs = [(f"{place}.{name}", shown[name], given[name]) for name in shown]
    elif isinstance(shown, list) and isinstance(given, list):
        if bool(shown) != bool(given):
            return f"{place}: {len(shown)} elements, {len(given)}"
        pairs = [(f"{place}[0]", shown[0], given[0])] if shown else []
    else:
        kinds = [type(0.0) if type(each) is int else type(each) for each in (shown, given)]
        return None if kinds[0] == kinds[1] else f"{place}: {shown!r}, {given!r}"
    return next((found for each in pairs if (found := difference(each[1], each[2], each[0]))), None)


def written(text, given):
    """The page with these answers."""
    for (found, body), values in reversed(list(zip(requests(text), given, strict=True))):
        shown = "\n".join(formatted(steady(shortened(value))) for value in values)
        text = text[: found.start()] + f"```sh\n{body}```\n\n```json\n{shown}\n```\n" + text[found.end() :]
    return text


def main():
    import tempfile

    from server import Server

    assert sys.argv[1:] == ["--write"], __doc__
    text = PAGE.read_text()
    server = Server().start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            given = answers(server, folder, text)
    finally:
        server.stop()
    PAGE.write_text(written(text, given))


if __name__ == "__main__":
    main()
