"""Compresses by the machine's libzstd, which Python 3.11 has no module for; scripts/setup.sh installs it."""

import ctypes
import ctypes.util

NAME = ctypes.util.find_library("zstd")
REASON = "libzstd is not installed: scripts/setup.sh installs it"


def compress(content: bytes, level: int = 3) -> bytes:
    """One frame with its size."""
    library = ctypes.CDLL(NAME)
    for function in (library.ZSTD_compressBound, library.ZSTD_compress):
        function.restype = ctypes.c_size_t
    library.ZSTD_compressBound.argtypes = [ctypes.c_size_t]
    library.ZSTD_compress.argtypes = [
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
    library.ZSTD_isError.argtypes = [ctypes.c_size_t]
    room = ctypes.create_string_buffer(library.ZSTD_compressBound(len(content)))
    made = library.ZSTD_compress(room, len(room), content, len(content), level)
    assert not library.ZSTD_isError(made)
    return room.raw[:made]
