"""HTTP in the form of a DynamoDB client, as bytes: requests are created once and sent unchanged."""

import json
import socket

AUTHORIZATION = (
    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/dynamodb/aws4_request, "
    "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=" + "0" * 64
)


def request(operation: str, parameters: dict | str) -> bytes:
    """A request with the fields that boto3 sends."""
    text = parameters if isinstance(parameters, str) else json.dumps(parameters)
    body = text.encode()
    fields = {
        "Host": "localhost:8000",
        "X-Amz-Target": f"DynamoDB_20120810.{operation}",
        "Content-Type": "application/x-amz-json-1.0",
        "User-Agent": "Boto3/1.40.0 md/Botocore#1.40.0 ua/2.1 os/linux lang/python#3.13.0",
        "X-Amz-Date": "20260101T000000Z",
        "Authorization": AUTHORIZATION,
        "amz-sdk-invocation-id": "00000000-0000-0000-0000-000000000000",
        "amz-sdk-request": "attempt=1",
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"POST / HTTP/1.1\r\n{lines}\r\n".encode() + body


class Client:
    """One connection that is kept open; responses are returned as status and bytes."""

    def __init__(self, port: int, timeout: float = 30):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_) -> None:
        self.socket.close()

    def send(self, request: bytes) -> None:
        self.socket.sendall(request)

    def answer(self) -> tuple[int, bytes]:
        """Waits for the next answer."""
        while b"\r\n\r\n" not in self.buffer:
            self._receive()
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        length = 0
        for line in lines[1:]:
            name, _, value = line.partition(":")
            if name.lower() == "content-length":
                length = int(value)
        while len(self.buffer) < length:
            self._receive()
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        return int(lines[0].split(" ")[1]), body

    def _receive(self) -> None:
        part = self.socket.recv(1 << 20)
        if not part:
            raise RuntimeError("the server closed the connection")
        self.buffer += part

    def ask(self, request: bytes) -> dict:
        """Sends a request, and reads the JSON of the response, which has to have status 200."""
        self.send(request)
        status, body = self.answer()
        if status != 200:
            raise RuntimeError(f"an answer of status {status}: {body[:300]!r}")
        return json.loads(body)
