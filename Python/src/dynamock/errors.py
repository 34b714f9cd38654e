"""The package's exceptions."""

from __future__ import annotations

from typing import Any, Dict, Optional


class DynamockError(Exception):
    """The base of the package's exceptions."""


class LibraryError(DynamockError):
    """The C library is missing, cannot be loaded, or rejected a call."""


class ServerError(DynamockError):
    """A server could not be started or reached."""


class ConnectionLost(DynamockError):
    """A request ended without a response, as a rule of the database ordered or because the server ended."""


class TimedOut(DynamockError):
    """No response came within the client's `read_timeout`."""


class ForkedProcessError(DynamockError):
    """A child made by fork(2) used a database that belongs to its parent."""


class RealAWSRefused(DynamockError):
    """A call would have reached AWS while a guard was active."""


class SeedIsFrozen(DynamockError):
    """A call would have changed the database that tests are forked from."""


class BudgetExceeded(AssertionError):
    """A test consumed more than its marker `dynamock_budget` allows."""


class VaultFailed(AssertionError):
    """Requests of a test had no recording, or could not be recorded."""


class ControlError(DynamockError):
    """The control API rejected a request; `code` is one of docs/control-api.md."""

    def __init__(self, status: int, code: str, message: str, details: Optional[Dict[str, Any]] = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.details: Dict[str, Any] = details or {}


class ExpectationFailed(ControlError, AssertionError):
    """What a script expected did not come: `Mismatch`, `NothingReceived` or `VerificationFailed`."""


EXPECTATIONS = frozenset({"Mismatch", "NothingReceived", "VerificationFailed"})


def control_error(status: int, code: str, message: str, details: Dict[str, Any]) -> ControlError:
    """Returns the exception for a rejected request of the control API."""
    kind = ExpectationFailed if code in EXPECTATIONS else ControlError
    return kind(status, code, message, details)
