"""The captured answers that contradict other captures, what dynamock answers instead, and why.

`python disputed.py > ../../docs/disputed.md` writes the page; `test_disputed.py` plays each case and compares it with
the decision.
"""

import json
from collections import Counter
from pathlib import Path

from captures import FOLDER

FILE = FOLDER / "disputed" / "disputed.jsonl"
PAGE = Path(__file__).parents[2] / "docs" / "disputed.md"

# Why a capture is followed or not, by the name of the reason that a case has.
REASONS = {
    "scan-layer": (
        "us-east-1 is not named",
        "20 of 33 regions had Scan's current layer on 2026-10-20; us-east-1 had the older one on 2026-10-07 and 09 and "
        "is not among those named. The older layer stays: the row `scan` of `Dialect`.",
    ),
    "both-layers": (
        "followed: both layers say it",
        "A number that had to be changed to fit is read by the older layer in all regions, so the answer is the same "
        "wherever Scan's layer is: what the capture says is answered.",
    ),
    "legacy-operator": (
        "us-east-1 says otherwise",
        "Three regions say `Invalid comparison operator`, and us-east-1 names the enumeration on the same day: the "
        "answer of us-east-1 stays.",
    ),
    "order-of-types": (
        "differs between hosts",
        "The list of types is printed in the order of a hash set, which differs from host to host. The order of the "
        "older captures stays.",
    ),
    "start-key": (
        "two sources contradict each other",
        "Four regions end the sentence before the key; [scylla-alternator], which runs against AWS, has the key after it. "
        "us-east-1 is not named: the sentence with the key stays.",
    ),
    "undated": (
        "without a date",
        "The capture has no date and no region; captures with both say a plain ValidationException, which stays.",
    ),
}

HEAD = """# Disputed answers

Of AWS's captured answers, {count} contradict other captures, or name regions while us-east-1 is not among them.
dynamock follows {followed} of them. This page names each, with what was decided and why;
`Tests/Clients/test_disputed.py` plays them and fails where dynamock answers anything but what is decided here.
`Tests/Clients/disputed.py` writes the page from `Tests/Clients/captures/disputed/disputed.jsonl`, which holds the
requests and both answers in full.

## What was decided

| Reason | Cases | Decision |
|---|---|---|
"""


def cases() -> list[dict]:
    return [json.loads(line) for line in FILE.read_text("utf-8").split("\n") if line]


def shown(text: str) -> str:
    """The beginning of a message, as a table's cell."""
    text = text if len(text) <= 150 else text[:149] + "…"
    return "`" + text.replace("|", "\\|") + "`"


def page() -> str:
    found = cases()
    counted = Counter(case["reason"] for case in found)
    followed = sum(case["answer"] == case["here"] for case in found)
    text = HEAD.format(count=len(found), followed=followed)
    for name, (title, why) in REASONS.items():
        text += f"| {title} | {counted[name]} | {why} |\n"
    text += "\n## Each case\n\n| Case | AWS, there | dynamock | Reason |\n|---|---|---|---|\n"
    for case in found:
        here = "the same" if case["here"] == case["answer"] else shown(case["here"]["message"])
        text += f"| `{case['id']}` | {shown(case['answer']['message'])} | {here} | {REASONS[case['reason']][0]} |\n"
    return text


if __name__ == "__main__":
    print(page(), end="")
