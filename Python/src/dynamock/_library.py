"""The C library: where it is, how it is loaded, and its functions with their types."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from pathlib import Path
from typing import Any, Optional

from . import _sentences
from .errors import LibraryError

ABI = 1
DONE, PENDING, FORKED, CLOSED, INVALID = 0, 1, -1, -2, -3

_native = Path(__file__).parent / "_native"
_lock = threading.Lock()
_loaded: Optional[Any] = None


class Request(ctypes.Structure):
    """`dynamock_request` of dynamock.h."""

    _fields_ = [
        ("method", ctypes.c_char_p),
        ("method_length", ctypes.c_size_t),
        ("target", ctypes.c_char_p),
        ("target_length", ctypes.c_size_t),
        ("headers", ctypes.c_char_p),
        ("headers_length", ctypes.c_size_t),
        ("body", ctypes.c_char_p),
        ("body_length", ctypes.c_size_t),
    ]


def _renew_lock() -> None:
    global _lock
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_lock)


def path() -> Path:
    """Returns where the library is expected: DYNAMOCK_LIBRARY, or beside this file."""
    named = os.environ.get("DYNAMOCK_LIBRARY")
    name = "libdynamock.dylib" if sys.platform == "darwin" else "libdynamock.so"
    return Path(named) if named else _native / name


def is_there() -> bool:
    """Whether there is a library to load."""
    return path().is_file()


def load() -> Any:
    """Loads the library once per process."""
    global _loaded
    with _lock:
        if _loaded is None:
            _loaded = _load(path())
        return _loaded


def _load(file: Path) -> Any:
    if not file.is_file():
        raise LibraryError(_sentences.no_library(str(file)))
    mode = os.RTLD_NOW | os.RTLD_LOCAL
    # Python's own SQLite and the library's keep apart.
    if os.environ.get("DYNAMOCK_DEEPBIND") != "0" and _has_one_environment():
        mode |= getattr(os, "RTLD_DEEPBIND", 0)
    try:
        library = ctypes.CDLL(str(file), mode=mode)
        _describe(library)
    except (OSError, AttributeError) as error:
        raise LibraryError(_sentences.unloadable_library(str(file), str(error))) from error
    found = int(library.dynamock_abi())
    if found != ABI:
        raise LibraryError(_sentences.other_abi(str(file), found, ABI))
    return library


def _has_one_environment() -> bool:
    """Whether the process's `environ` is the one of libc.

    An executable that is not independent of its position, such as Debian's and Ubuntu's Python, has a copy of its own,
    and libc's remains null. Bound deeply, the library would read that one, and Swift's runtime does so while it is loaded.
    """
    try:
        return ctypes.c_void_p.in_dll(ctypes.CDLL("libc.so.6"), "environ").value is not None
    except (OSError, ValueError):
        return False


def _describe(library: Any) -> None:
    handle, size, text = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p
    # Messages stay pointers, so that they can be freed.
    owned = ctypes.POINTER(ctypes.c_void_p)
    signatures = {
        "abi": (ctypes.c_uint32, []),
        "version": (text, []),
        "open": (handle, [text, size, owned]),
        "close": (ctypes.c_int32, [handle]),
        "start": (ctypes.c_int32, [handle, ctypes.POINTER(Request), ctypes.POINTER(handle)]),
        "wait": (ctypes.c_int32, [handle, ctypes.c_int64]),
        "status": (ctypes.c_int32, [handle]),
        # Up to their zero byte, which takes a tenth of the time of string_at.
        "headers": (text, [handle, ctypes.POINTER(size)]),
        "body": (text, [handle, ctypes.POINTER(size)]),
        "release": (None, [handle]),
        "serve": (ctypes.c_int32, [handle, text, size, owned]),
        "halt": (ctypes.c_int32, [handle]),
        "free": (None, [handle]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, f"dynamock_{name}")
        function.restype = result
        function.argtypes = arguments


def take_text(library: Any, pointer: ctypes.c_void_p) -> str:
    """Returns a message of the library's and frees it."""
    if not pointer.value:
        return ""
    try:
        return ctypes.string_at(pointer.value).decode("utf-8", "replace")
    finally:
        library.dynamock_free(pointer)


def whole_body(library: Any, call: ctypes.c_void_p) -> bytes:
    """Returns a body that contains zero bytes."""
    body = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_size_t))(
        ("dynamock_body", library)
    )
    length = ctypes.c_size_t()
    at = body(call, ctypes.byref(length))
    return ctypes.string_at(at, length.value) if at else b""
