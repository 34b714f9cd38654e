"""A server with S3's API for tests: buckets in memory, and each signature computed again by botocore."""

import hashlib
import http.server
import threading
import time
import urllib.parse
from xml.sax.saxutils import escape

import botocore.auth
import botocore.awsrequest
import botocore.credentials

KEYS = {"AKIDEXAMPLE": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}


class S3Server:
    """Buckets by name, each with the bytes of its objects by key."""

    def __init__(self, *names: str, page: int = 1000, region: str = "us-east-1", port: int = 0):
        self.buckets: dict[str, dict[str, bytes]] = {name: {} for name in names}
        self.page, self.region = page, region
        self.uploads: dict[str, dict[int, bytes]] = {}
        # The method and the key of each request; those written, in their order.
        self.requests: list[tuple[str, str, str]] = []
        # Statuses that the next requests get instead of their result, by method.
        self.failures: dict[str, list[int]] = {}
        # The methods that get no answer until they are removed.
        self.hangs: set[str] = set()
        # What becomes of the text of a list.
        self.damage = lambda text: text
        handler = type("Handler", (Handler,), {"store": self})
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(target=self.http.serve_forever, daemon=True)

    def __enter__(self) -> "S3Server":
        self.thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.hangs.clear()
        self.http.shutdown()
        self.http.server_close()

    def written(self) -> list[str]:
        return [key for method, key, query in self.requests if method == "PUT" and "partNumber" not in query]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    store: S3Server

    def log_message(self, *_) -> None:
        pass

    def handle_any(self) -> None:
        url = urllib.parse.urlsplit(self.path)
        _, bucket, *rest = url.path.split("/", 2)
        key = urllib.parse.unquote(rest[0]) if rest else ""
        query = dict(urllib.parse.parse_qsl(url.query, keep_blank_values=True))
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.store.requests.append((self.command, key, url.query))
        while self.command in self.store.hangs:
            time.sleep(0.02)
        planned = self.store.failures.get(self.command, [])
        if planned and (status := planned.pop(0)) != 200:
            return self.fail(status, "SlowDown", "Please reduce your request rate.")
        if fault := self.fault_of_signature(body):
            return self.fail(403, *fault)
        if bucket not in self.store.buckets:
            return self.fail(404, "NoSuchBucket", "The specified bucket does not exist")
        getattr(self, f"do_{self.command.lower()}_object")(self.store.buckets[bucket], key, query, body)

    do_GET = do_PUT = do_POST = do_DELETE = handle_any

    def fault_of_signature(self, body: bytes) -> tuple[str, str] | None:
        given = self.headers["Authorization"] or ""
        parts = dict(part.strip().split("=", 1) for part in given.partition(" ")[2].split(",") if "=" in part)
        key, _, region, service, _ = parts.get("Credential", "////").split("/", 4)
        if key not in KEYS:
            return "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."
        assert service == "s3" and self.headers["X-Amz-Content-Sha256"] == hashlib.sha256(body).hexdigest()
        if region != self.store.region:
            return "AuthorizationHeaderMalformed", "the region is wrong"
        url = f"http://{self.headers['Host']}{self.path}"
        request = botocore.awsrequest.AWSRequest(self.command, url, data=body)
        for name in parts["SignedHeaders"].split(";"):
            request.headers[name] = self.headers[name]
        request.context["timestamp"] = self.headers["X-Amz-Date"]
        auth = botocore.auth.S3SigV4Auth(botocore.credentials.Credentials(key, KEYS[key]), "s3", region)
        canonical = auth.canonical_request(request)
        expected = auth.signature(auth.string_to_sign(request, canonical), request)
        return None if expected == parts["Signature"] else ("SignatureDoesNotMatch", canonical)

    def answer(self, status: int, body: bytes = b"", **fields: str) -> None:
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def fail(self, status: int, code: str, message: str) -> None:
        text = f"<Error><Code>{code}</Code><Message>{escape(message)}</Message><RequestId>R1</RequestId></Error>"
        moved = {"x_amz_bucket_region": self.store.region} if code == "AuthorizationHeaderMalformed" else {}
        self.answer(status, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode(), **moved)

    def do_get_object(self, bucket, key, query, _) -> None:
        if not key:
            return self.list(bucket, query)
        if key not in bucket:
            return self.fail(404, "NoSuchKey", "The specified key does not exist.")
        tag = f'"{hashlib.md5(bucket[key]).hexdigest()}"'
        if self.headers.get("If-Match", tag) != tag:
            return self.fail(412, "PreconditionFailed", "It has changed.")
        first, last = (int(place) for place in self.headers["Range"].removeprefix("bytes=").split("-"))
        self.answer(206, bucket[key][first : last + 1], ETag=tag)

    def list(self, bucket, query) -> None:
        assert query["list-type"] == "2"
        start = query.get("continuation-token", "")
        keys = sorted((key for key in bucket if key.startswith(query["prefix"])), key=str.encode)
        keys = [key for key in keys if key.encode() > start.encode()]
        shown = keys[: min(int(query["max-keys"]), self.store.page)]
        text = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(bucket[key])}</Size></Contents>" for key in shown)
        more = len(shown) < len(keys)
        if more:
            text += f"<NextContinuationToken>{escape(shown[-1])}</NextContinuationToken>"
        self.answer(200, self.store.damage(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
            f"<IsTruncated>{str(more).lower()}</IsTruncated>{text}</ListBucketResult>").encode())

    def do_put_object(self, bucket, key, query, body) -> None:
        if "uploadId" in query:
            self.store.uploads[query["uploadId"]][int(query["partNumber"])] = body
        else:
            bucket[key] = body
        self.answer(200, ETag=f'"{hashlib.md5(body).hexdigest()}"')

    def do_post_object(self, bucket, key, query, body) -> None:
        if "uploads" in query:
            name = f"upload{len(self.store.uploads)}"
            self.store.uploads[name] = {}
            text = f"<InitiateMultipartUploadResult><UploadId>{name}</UploadId></InitiateMultipartUploadResult>"
            return self.answer(200, text.encode())
        parts = self.store.uploads.pop(query["uploadId"])
        tags = [f'<PartNumber>{number}</PartNumber><ETag>"{hashlib.md5(part).hexdigest()}"</ETag>'
                for number, part in sorted(parts.items())]
        assert all(tag in body.decode() for tag in tags)
        assert all(len(part) >= 5 << 20 for part in list(parts.values())[:-1])
        bucket[key] = b"".join(part for _, part in sorted(parts.items()))
        self.answer(200, b"<CompleteMultipartUploadResult/>")

    def do_delete_object(self, bucket, key, query, _) -> None:
        if "uploadId" in query:
            del self.store.uploads[query["uploadId"]]
        else:
            bucket.pop(key, None)
        self.answer(204)
