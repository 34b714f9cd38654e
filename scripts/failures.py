#!/usr/bin/env python3
"""Repeats what failed in a Swift test run, since it is hard to find among thousands of lines.

  scripts/failures.py .build/cases-timed.jsonl   reads the event stream that Swift Testing left
"""

import json
import sys
from pathlib import Path


def main(stream: Path) -> None:
    if not stream.exists():
        return print("==> No test ran")
    failures = []
    last = ""
    for line in stream.read_text("utf-8").split("\n"):
        if not line.startswith('{"kind":"event"'):
            continue
        event = json.loads(line)["payload"]
        if event["kind"] in ("testStarted", "testCaseStarted"):
            last = event.get("testID", last)
        if event["kind"] != "issueRecorded" or event.get("issue", {}).get("isKnown"):
            continue
        texts = [message["text"] for message in event["messages"]]
        failures.append(f"{event.get('testID', '')}\n" + "\n".join(f"    {text}" for text in texts))
    if failures:
        print(f"==> What failed, {len(failures)} in all:", *failures, sep="\n")
    else:
        print(f"==> The run ended without a failed test; the last to begin was {last}")


main(Path(sys.argv[1]))
