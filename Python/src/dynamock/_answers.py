"""Responses as botocore and aiobotocore take them; imported once botocore is."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Tuple

from botocore.awsrequest import AWSResponse, HeadersDict

# The header of an answer that a rule ends early.
DELIVERY = "x-dynamock-delivery"


class Fields(HeadersDict):  # type: ignore[misc]
    """The header fields of a response, by their names in small letters.

    botocore's own mapping creates an object for each field and each look-up, about 30 per call.
    """

    def __init__(self, lines: bytes) -> None:
        self._names: Dict[str, str] = {}
        self._values: Dict[str, str] = {}
        for line in lines.decode("utf-8", "replace").split("\r\n"):
            name, colon, value = line.partition(": ")
            if colon:
                lower = name.lower()
                self._names[lower], self._values[lower] = name, value

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __setitem__(self, name: str, value: str) -> None:
        lower = name.lower()
        self._names[lower], self._values[lower] = name, value

    def __delitem__(self, name: str) -> None:
        lower = name.lower()
        del self._names[lower], self._values[lower]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._names.values())

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return repr(dict(self.items()))

    def copy(self) -> HeadersDict:
        return HeadersDict(self.items())

    @property
    def is_cut(self) -> bool:
        """Whether a socket would have closed before the end of the body."""
        return DELIVERY in self._values

    def raw(self) -> "List[Tuple[bytes, bytes]]":
        """Returns the fields as aiohttp has them."""
        return [(name.encode(), self._values[lower].encode()) for lower, name in self._names.items()]


class Raw:
    """A body that botocore reads."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, *_: Any, **__: Any) -> "List[bytes]":
        return [self._body]

    def read(self, *_: Any, **__: Any) -> bytes:
        return self._body


class AsyncRaw:
    """A body that aiobotocore reads."""

    def __init__(self, fields: Fields, body: bytes) -> None:
        self._body = body
        self.raw_headers = fields.raw()

    async def read(self, *_: Any, **__: Any) -> bytes:
        return self._body


def response(url: str, status: int, fields: Fields, body: bytes) -> AWSResponse:
    """Returns what botocore's session would return."""
    made = AWSResponse(url, status, (), Raw(body))
    made.headers = fields
    return made


def response_async(url: str, status: int, fields: Fields, body: bytes) -> AWSResponse:
    """Returns what aiobotocore's session would return."""
    from aiobotocore.awsrequest import AioAWSResponse

    made: AWSResponse = AioAWSResponse(url, status, (), AsyncRaw(fields, body))
    made.headers = fields
    return made
