"""Requests below the SDKs: what they would never send, and what they hide of the answer."""

import errno
import http.client
import io
import json
import socket
from dataclasses import dataclass

CREDENTIALS = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-west-1/dynamodb/aws4_request"
AUTHORIZATION = f"{CREDENTIALS}, SignedHeaders=host;x-amz-date;x-amz-target, Signature=00"
VERSION = "DynamoDB_20120810"
STREAMS_VERSION = "DynamoDBStreams_20120810"
JSON = "application/x-amz-json-1.0"


@dataclass
class Answer:
    """A status, the headers by their lower-case names, and the body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict:
        return json.loads(self.body)

    @property
    def error(self) -> str:
        """The exception's name, without its namespace."""
        return self.json["__type"].split("#")[1]

    @property
    def message(self) -> str | None:
        """AWS spells it with a capital on some exceptions."""
        return self.json.get("message", self.json.get("Message"))


def headers(target: str, **changes: str | None) -> dict[str, str]:
    """The headers of a signed request; None leaves one out."""
    usual = {
        "X-Amz-Target": target if "." in target else f"{VERSION}.{target}",
        "Content-Type": JSON,
        "X-Amz-Date": "20260101T000000Z",
        "Authorization": AUTHORIZATION,
    }
    changed = usual | {name.replace("_", "-"): value for name, value in changes.items()}
    return {name: value for name, value in changed.items() if value is not None}


def read(response: http.client.HTTPResponse) -> Answer:
    lower = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, lower, response.read())


def send(port: int, method: str, path: str, body=None, headers: dict | None = None) -> Answer:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body, headers or {})
        return read(connection.getresponse())
    finally:
        connection.close()


def call(port: int, target: str, body, **changes: str | None) -> Answer:
    """One operation with a body of bytes, or of what JSON is made of."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return send(port, "POST", "/", content, headers(target, **changes))


def answers(received: bytes) -> list[Answer]:
    """The answers in what a connection gave, one after the other."""

    class Received(io.BytesIO):
        """What an answer is read from: `http.client` closes it after each."""

        def makefile(self, mode: str):
            return self

        def close(self) -> None:
            pass

    stream = Received(received)
    found = []
    while stream.tell() < len(received):
        response = http.client.HTTPResponse(stream)
        response.begin()
        found.append(read(response))
    return found


def stop_sending(connection: socket.socket) -> None:
    """Ends the client's half of a connection, unless the server has reset it before."""
    try:
        connection.shutdown(socket.SHUT_WR)
    except OSError as error:
        if error.errno != errno.ENOTCONN:
            raise


def exchange(port: int, data: bytes, *, close: bool = False, limit: float = 20) -> bytes:
    """Sends bytes as they are, and gives all that comes back until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=limit) as connection:
        try:
            connection.sendall(data)
            if close:
                stop_sending(connection)
            received = b""
            while part := connection.recv(65536):
                received += part
        except (ConnectionResetError, BrokenPipeError):
            return b""
        return received
