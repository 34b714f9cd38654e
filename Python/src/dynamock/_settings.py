"""Settings as keyword arguments: `throttling_enforced=True` is `throttling.enforced` of docs/configuration.md."""

from __future__ import annotations

from typing import Any, Dict

GROUPS = frozenset(
    {"control", "delays", "kinesis", "limits", "log", "s3", "scripting", "streams", "throttling", "timeouts", "tls",
     "transactions", "ttl", "vault"}
)


def nested(settings: Dict[str, Any]) -> Dict[str, Any]:
    """Returns settings as a configuration file has them: an object for each group."""
    made: Dict[str, Any] = {}
    for name, value in settings.items():
        key = name if "." in name else _key(name)
        *groups, last = key.split(".")
        place = made
        for group in groups:
            place = place.setdefault(group, {})
        if isinstance(value, dict):
            place.setdefault(last, {}).update(value)
        else:
            place[last] = _word(value)
    return made


def _key(name: str) -> str:
    first, *rest = name.split("_")
    if first in GROUPS and rest:
        return f"{first}.{_camel(rest)}"
    return _camel([first, *rest])


def _camel(words: "list[str]") -> str:
    return words[0] + "".join(word[:1].upper() + word[1:] for word in words[1:])


def _word(value: Any) -> Any:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, (list, tuple)):
        return ",".join(str(each) for each in value)
    return value if isinstance(value, (int, float)) else str(value)
