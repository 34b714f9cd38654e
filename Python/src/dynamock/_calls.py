"""The calls that a database answered, for reports."""

from __future__ import annotations

import json
from collections import deque
from typing import Any, Dict, Iterator, List, Optional

from . import _sentences

LIMIT = 1000
# Longer bodies are not kept for the sake of their tables' names.
BODY_LIMIT = 65_536


class Call:
    """One attempt of a call and its outcome."""

    __slots__ = ("operation", "status", "error", "message", "explanation", "rule", "_body", "_tables")

    def __init__(
        self,
        operation: str,
        body: bytes,
        status: Optional[int],
        error: Optional[str] = None,
        message: Optional[str] = None,
        explanation: Optional[str] = None,
        rule: Optional[str] = None,
    ) -> None:
        self.operation = operation
        self.status = status
        self.error = error
        self.message = message
        self.explanation = explanation
        self.rule = rule
        self._tables: Optional[List[str]] = None
        self._body: Optional[bytes] = body
        if len(body) > BODY_LIMIT:
            self._tables, self._body = tables_of(body), None

    @property
    def tables(self) -> List[str]:
        """The tables that the request names."""
        if self._tables is None:
            self._tables = tables_of(self._body or b"")
        return self._tables

    def __str__(self) -> str:
        return _sentences.call_line(
            self.operation, self.tables, self.status, self.error, self.message, self.explanation
        )

    def __repr__(self) -> str:
        return f"<dynamock.Call {self}>"


class Calls:
    """The last 1,000 calls, oldest first, and the number of all."""

    def __init__(self) -> None:
        self._calls: "deque[Call]" = deque(maxlen=LIMIT)
        self.count = 0

    def add(self, call: Call) -> None:
        """Adds a call."""
        self._calls.append(call)
        self.count += 1

    def clear(self) -> None:
        """Forgets all calls."""
        self._calls.clear()
        self.count = 0

    def __iter__(self) -> Iterator[Call]:
        return iter(list(self._calls))

    def __len__(self) -> int:
        return len(self._calls)

    def __getitem__(self, place: int) -> Call:
        return self._calls[place]


def tables_of(body: bytes) -> List[str]:
    """Returns the tables that a request names, in the order of their first mention."""
    try:
        request = json.loads(body)
    except ValueError:
        return []
    names: List[str] = []

    def add(name: Any) -> None:
        if isinstance(name, str) and name not in names:
            names.append(name)

    if not isinstance(request, dict):
        return []
    add(request.get("TableName"))
    add(request.get("StreamArn"))
    asked = request.get("RequestItems")
    for name in asked if isinstance(asked, dict) else ():
        add(name)
    for item in request.get("TransactItems") or ():
        for part in item.values() if isinstance(item, dict) else ():
            add(part.get("TableName") if isinstance(part, dict) else None)
    return names


def error_of(parsed: Dict[str, Any]) -> "tuple[Optional[str], Optional[str]]":
    """Returns the error's code and message of a parsed response."""
    error = parsed.get("Error") or {}
    return error.get("Code"), error.get("Message")
