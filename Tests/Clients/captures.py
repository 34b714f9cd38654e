"""AWS's answers, captured: one case a line in `captures/FAMILY.jsonl`.

A case has an `id`, `regions` with dates, a `source`, requests that are `given` first, the request to `send`, and the
`answer`. A request is `[operation, body]`, and a body that only text can hold is a string of JSON; a third element
keeps parts of an answer for later, `{"name": "Path.To.Value"}`. `{t}`, `{t2}` … are table names that no other case
has, and `<<x*300>>` is `x` 300 times. In an answer `"<any>"` is any value, `"<absent>"` none, `"...": true` allows
further members, and `{"<unordered>": […]}` is a list in any order. The order of sets counts where `set_order` is true.

`python captures.py FAMILY < CASES > captures/FAMILY.jsonl` takes a family from a file in its makers' form.
"""

import json
import random
import re
import string
import sys
from pathlib import Path

from raw import STREAMS_VERSION, VERSION, call

FOLDER = Path(__file__).parent / "captures"
STREAMS = {"ListStreams", "DescribeStream", "GetShardIterator", "GetRecords"}
SETS = ("SS", "NS", "BS")
REPEAT = re.compile(r"<<((?:(?!<<|>>).)+?)\*(\d+)>>", re.DOTALL)
LENGTH_OF_NAMES = 12
# Some values nest some thousands of levels.
sys.setrecursionlimit(20_000)


def cases() -> list[dict]:
    """Every case of every family."""
    texts = [path.read_text("utf-8") for path in sorted(FOLDER.glob("*.jsonl"))]
    # Not `splitlines`, which also splits at characters that may stand in a case.
    return [json.loads(line) for text in texts for line in text.split("\n") if line]


def expanded(value):
    """A value with its repeated texts written out, in keys and strings."""
    if isinstance(value, str):
        return REPEAT.sub(lambda found: found[1] * int(found[2]), value)
    if isinstance(value, dict):
        return {expanded(key): expanded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [expanded(each) for each in value]
    return value


def named(value, names: dict[str, str]):
    """A value with its placeholders replaced, in keys and strings."""
    if isinstance(value, str):
        for name, text in names.items():
            value = value.replace("{" + name + "}", text)
        return value
    if isinstance(value, dict):
        return {named(key, names): named(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [named(each, names) for each in value]
    return value


def fresh(length: int) -> str:
    return "".join(random.choices(string.ascii_letters, k=length))


def send(port: int, request: list, names: dict[str, str]):
    operation, body = request[0], named(expanded(request[1]), names)
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    version = STREAMS_VERSION if operation in STREAMS else VERSION
    return call(port, f"{version}.{operation}", text.encode("utf-8", "surrogatepass"))


def part(answer, path: str):
    """What stands at `Path.To.0.Value` of an answer."""
    for step in path.split("."):
        answer = answer[int(step)] if step.isdigit() else answer[step]
    return answer


def play(port: int, case: dict) -> tuple[int, object, dict]:
    """Sends a case's requests; the last one's status and body, and what its answer has to be."""
    lengths = case.get("names", {})
    found = {*re.findall(r"\{(t\d*)\}", json.dumps(case)), "t"}
    names = {name: fresh(lengths.get(name, LENGTH_OF_NAMES)) for name in sorted(found)}
    try:
        for step in case["given"]:
            answer = send(port, step, names)
            if step[0] == "CreateTable":
                assert answer.status == 200, answer.body
            for name, path in (step[2] if len(step) > 2 else {}).items():
                names[name] = part(answer.json, path)
        answer = send(port, case["send"], names)
        return answer.status, answer.json if answer.body else {}, named(expanded(case["answer"]), names)
    finally:
        for name in found:
            send(port, ["DeleteTable", {"TableName": "{" + name + "}"}], names)


def difference(expected, answer, ordered: bool, at: str = "") -> str | None:
    """Where an answer is not what is expected; None where it is."""
    if expected == "<any>":
        return None
    if isinstance(expected, dict) and "<unordered>" in expected:
        return unordered(expected["<unordered>"], answer, ordered, at)
    if isinstance(expected, dict) and isinstance(answer, dict):
        return of_objects(expected, answer, ordered, at)
    if isinstance(expected, list) and isinstance(answer, list) and len(expected) == len(answer):
        pairs = enumerate(zip(expected, answer, strict=True))
        found = (difference(want, got, ordered, f"{at}[{place}]") for place, (want, got) in pairs)
        return next((each for each in found if each), None)
    is_same = expected == answer and isinstance(expected, bool) == isinstance(answer, bool)
    return None if is_same else f"{at}: {answer!r} instead of {expected!r}"


def of_objects(expected: dict, answer: dict, ordered: bool, at: str) -> str | None:
    for name, want in expected.items():
        if name == "...":
            continue
        if want == "<absent>" or name not in answer:
            if (want == "<absent>") == (name in answer):
                return f"{at}.{name}: {answer.get(name)!r} instead of {want!r}"
            continue
        got = answer[name]
        if name in SETS and not ordered and isinstance(want, list) and isinstance(got, list):
            want, got = sorted(want, key=str), sorted(got, key=str)
        if found := difference(want, got, ordered, f"{at}.{name}"):
            return found
    surplus = set(answer) - set(expected)
    return f"{at}: also {sorted(surplus)}" if surplus and "..." not in expected else None


def unordered(expected: list, answer, ordered: bool, at: str) -> str | None:
    rest = list(answer) if isinstance(answer, list) else []
    for want in expected:
        place = next((place for place, got in enumerate(rest) if difference(want, got, ordered) is None), None)
        if place is None:
            return f"{at}: no {want!r} in {rest!r}"
        rest.pop(place)
    return f"{at}: also {rest!r}" if rest else None


def converted(case: dict) -> dict:
    """A case of its makers' form in the form of this folder."""
    kept = {name: case[name] for name in ("id", "regions", "source", "names", "set_order") if name in case}
    given = [["CreateTable", body] for body in case.get("tables", [])] + case.get("setup", [])
    return kept | {"given": given, "send": case["request"], "answer": case["expect"]}


if __name__ == "__main__":
    for line in sys.stdin:
        each = json.loads(line)
        if each["id"].startswith(sys.argv[1] + "/") and not each.get("disputed"):
            print(json.dumps(converted(each), ensure_ascii=False))
