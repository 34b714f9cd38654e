"""Retries without waiting: SDKs retry as often as usual, but do not sleep in between.

botocore sleeps in `botocore.endpoint`, aiobotocore in `aiobotocore.endpoint`, and the adaptive mode in a
token bucket. The first two get a clock of their own whose sleep asks whether the call is one of ours.
"""

from __future__ import annotations

import sys
from typing import Any, Callable, Optional, Protocol


class Waiting(Protocol):
    """A call in progress, which would wait."""

    is_instant: bool

    def passed(self, seconds: float) -> None:
        """Called instead of a wait."""


Current = Callable[[], Optional[Waiting]]


class _Module:
    """A module with some of its names replaced."""

    def __init__(self, module: Any, **replaced: Any) -> None:
        self.__dict__.update(replaced)
        self._dynamock_module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(self._dynamock_module, name)


def install(current: Current) -> None:
    """Replaces the sleep of botocore, and of aiobotocore if it is imported; once each."""
    endpoint = sys.modules.get("botocore.endpoint")
    clock = getattr(endpoint, "time", None)
    if endpoint is not None and clock is not None and not isinstance(clock, _Module):
        wait = clock.sleep

        def sleep(seconds: float) -> None:
            call = current()
            if call is None or not call.is_instant:
                wait(seconds)
            else:
                call.passed(seconds)

        endpoint.time = _Module(clock, sleep=sleep)  # type: ignore[attr-defined]
    _install_bucket("botocore.retries.bucket", "TokenBucket", current)
    _install_async(current)


def _install_async(current: Current) -> None:
    endpoint = sys.modules.get("aiobotocore.endpoint")
    loop = getattr(endpoint, "asyncio", None)
    if endpoint is not None and loop is not None and not isinstance(loop, _Module):
        wait = loop.sleep

        async def sleep(seconds: float, *result: Any, **named: Any) -> Any:
            call = current()
            if call is None or not call.is_instant:
                return await wait(seconds, *result, **named)
            call.passed(seconds)
            return await wait(0, *result, **named)

        endpoint.asyncio = _Module(loop, sleep=sleep)  # type: ignore[attr-defined]
    _install_bucket("aiobotocore.retries.bucket", "AsyncTokenBucket", current)


def _install_bucket(module: str, kind: str, current: Current) -> None:
    """Lets the adaptive mode's limiter pass at once."""
    bucket = getattr(sys.modules.get(module), kind, None)
    if bucket is None or hasattr(bucket, "_dynamock_acquire"):
        return
    bucket._dynamock_acquire = acquire = bucket.acquire

    async def later() -> bool:
        return True

    def acquire_or_pass(self: Any, *arguments: Any, **named: Any) -> Any:
        call = current()
        if call is None or not call.is_instant:
            return acquire(self, *arguments, **named)
        return later() if kind.startswith("Async") else True

    bucket.acquire = acquire_or_pass
