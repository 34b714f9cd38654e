"""An endpoint between a client and a server: it sees every request as it is on the wire."""

import http.client
import http.server
import json
import threading


class Witness:
    """Forwards requests to a server on 127.0.0.1 and keeps them.

    `before` is called with each request, and may answer in the server's place with (status, fields, body);
    `change` may give a body to forward in place of the one that came.
    """

    def __init__(self, port: int, before=None, change=None):
        self.port, self.before, self.change = port, before, change
        self.requests = []
        witness = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                request = {"path": self.path, "fields": dict(self.headers.items()), "body": body}
                witness.requests.append(request)
                answer = witness.before(request) if witness.before else None
                self.answer(*(answer or witness.forward(request)))

            def answer(self, status, fields, body):
                self.send_response_only(status)
                for name, value in fields.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def forward(self, request):
        body = self.change(request) if self.change else request["body"]
        fields = {
            name: value
            for name, value in request["fields"].items()
            if name.lower() not in ("host", "content-length", "connection")
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("POST", request["path"], body, fields)
            response = connection.getresponse()
            return response.status, {"Content-Type": response.headers["Content-Type"]}, response.read()
        finally:
            connection.close()

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    @property
    def operations(self) -> list[str]:
        return [each["fields"]["X-Amz-Target"].split(".")[1] for each in self.requests]


def refusal(code: str, message: str, status: int = 400, **fields: str):
    """An error as DynamoDB sends it."""
    body = {"__type": f"com.amazon.coral.service#{code}", "message": message}
    return status, {"Content-Type": "application/x-amz-json-1.0", **fields}, json.dumps(body).encode()
