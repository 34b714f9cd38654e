"""A DynamoDB for tests: in this process under boto3, or in a server, with a fork for each test."""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself would take longer to import than the rest
if TYPE_CHECKING:
    from typing import Any

    from . import errors as errors
    from ._calls import Call as Call, Calls as Calls
    from ._database import (
        Change as Change,
        Checkpoint as Checkpoint,
        Clock as Clock,
        Cost as Cost,
        Database as Database,
        Use as Use,
    )
    from ._instance import Instance as Instance, open as open
    from ._patch import Patch as Patch, guard as guard, patch as patch, start as start, stop as stop
    from ._scripting import (
        Expectation as Expectation,
        Matcher as Matcher,
        Request as Request,
        Rule as Rule,
        absent as absent,
        go as go,
        going as going,
        present as present,
        when as when,
    )
    from ._server import Server as Server
    from .errors import (
        BudgetExceeded as BudgetExceeded,
        ConnectionLost as ConnectionLost,
        ControlError as ControlError,
        DynamockError as DynamockError,
        ExpectationFailed as ExpectationFailed,
        ForkedProcessError as ForkedProcessError,
        LibraryError as LibraryError,
        RealAWSRefused as RealAWSRefused,
        SeedIsFrozen as SeedIsFrozen,
        ServerError as ServerError,
        VaultFailed as VaultFailed,
    )

__version__ = "0.1.0"

# Where each name is. pytest imports this package at every start, even when it is unused, so that
# its parts are imported when they are asked for.
_PLACES: dict[str, str] = {
    name: module
    for module, names in {
        "_calls": "Call Calls",
        "_database": "Change Checkpoint Clock Cost Database Use",
        "_instance": "Instance open",
        "_patch": "Patch guard patch start stop",
        "_scripting": "Expectation Matcher Request Rule absent go going present when",
        "_server": "Server",
        "errors": (
            "BudgetExceeded ConnectionLost ControlError DynamockError ExpectationFailed ForkedProcessError"
            " LibraryError RealAWSRefused SeedIsFrozen ServerError VaultFailed"
        ),
    }.items()
    for name in names.split()
}

__all__ = [
    "BudgetExceeded", "Call", "Calls", "Change", "Checkpoint", "Clock", "ConnectionLost", "ControlError", "Cost",
    "Database", "DynamockError", "Expectation", "ExpectationFailed", "ForkedProcessError", "Instance",
    "LibraryError", "Matcher", "Patch", "RealAWSRefused", "Request", "Rule", "SeedIsFrozen", "Server",
    "ServerError", "Use", "VaultFailed", "absent", "errors", "go", "going", "guard", "open", "patch", "present", "start",
    "stop", "when",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "errors":
        return import_module(".errors", __name__)
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f".{_PLACES[name]}", __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
