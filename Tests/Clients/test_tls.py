"""S28: a port that speaks TLS, on both stores: what clients see, and the commands that reach it."""

import concurrent.futures
import json
import os
import re
import shutil
import signal
import socket
import ssl
import stat
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import boto3
import botocore.config
import botocore.exceptions
import pytest
import raw
from server import Server

SIGNATURE = (
    "AWS4-HMAC-SHA256 Credential=any/20261121/eu-west-1/dynamodb/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=0"
)
NOTICE = "This port speaks https: use https:// instead of http://.\n"


class Secure:
    """A server process that speaks TLS, and its start note."""

    def __init__(self, home, *arguments, data=None, host="localhost"):
        command = [Server.binary(), "serve", "--host", host, "--port", "0", *arguments]
        if data is not None:
            command += ["--data", str(data)]
        self.home = home
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=self.environment
        )
        self.lines = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        deadline = time.monotonic() + 20
        while not re.search("list-tables|--unix-socket", self.log) and self.process.poll() is None:
            assert time.monotonic() < deadline, self.log
            time.sleep(0.02)
        found = re.search(r"https://localhost:(\d+)\n", self.log)
        self.port = int(found[1]) if found else 0
        self.url = f"https://localhost:{self.port}"
        found = re.search(r"export AWS_CA_BUNDLE=(.*)\n", self.log)
        self.certificate = found[1] if found else None

    def _read(self):
        with self.process.stdout as lines:
            for line in lines:
                self.lines.append(line)

    @property
    def log(self):
        return "".join(self.lines)

    def wait_for(self, text, seconds=10):
        deadline = time.monotonic() + seconds
        while text not in self.log:
            assert time.monotonic() < deadline, self.log
            time.sleep(0.02)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.end()

    def end(self):
        code = self.process.wait(10)
        self.reader.join(10)
        return code

    def client(self, verify=None, **more):
        return boto3.client(
            "dynamodb", endpoint_url=self.url, region_name="eu-west-1", aws_access_key_id="any",
            aws_secret_access_key="any", verify=verify or self.certificate,
            config=botocore.config.Config(retries={"total_max_attempts": 1}, **more),
        )

    def context(self, verify=None):
        return ssl.create_default_context(cafile=verify or self.certificate)

    def connect(self, verify=None, name="localhost"):
        plain = socket.create_connection(("127.0.0.1", self.port), 10)
        return self.context(verify).wrap_socket(
            plain, server_hostname=name, suppress_ragged_eofs=False
        )

    def ask(self, method, path, body=None, **fields):
        """Sends a request to the control API: its status, and its body as JSON."""
        request = urllib.request.Request(
            self.url + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", **{k.replace("_", "-"): v for k, v in fields.items()}},
        )
        try:
            with urllib.request.urlopen(request, context=self.context(), timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def command(self, *words, **more):
        return subprocess.run(
            [Server.binary(), *words], env={**self.environment, **more}, capture_output=True, text=True,
            timeout=30,
        )


@pytest.fixture(params=["memory", "sqlite"])
def serve(request, tmp_path):
    started = []

    def start(*arguments, **more):
        if request.param == "sqlite":
            more.setdefault("data", tmp_path / "data.sqlite")
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        started.append(Secure(home, *arguments, **more))
        return started[-1]

    yield start
    for each in started:
        if each.process.poll() is None:
            each.process.kill()
            each.end()


def openssl(*words, **more):
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("the program openssl is not here")
    return subprocess.run(
        [program, *map(str, words)], capture_output=True, text=True, timeout=30, **more
    )


def make(folder, name, *more, names="DNS:localhost,IP:127.0.0.1"):
    """Makes a certificate of its own with the program openssl."""
    certificate, key = folder / f"{name}.pem", folder / f"{name}-key.pem"
    done = openssl(
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
        f"/CN={name}", "-addext", f"subjectAltName={names}", "-out", certificate, "-keyout", key, *more,
    )
    if done.returncode != 0 and more:
        pytest.skip(f"this openssl does not take {more[0]}")
    assert done.returncode == 0, done.stderr
    return certificate, key


def make_table(client):
    client.create_table(
        TableName="Orders", BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    )


def test_s28_boto3_is_served_with_a_certificate_that_is_made_once(serve):
    server = serve("--tls")
    client = server.client()
    make_table(client)
    items = [{"id": {"S": str(n)}, "blob": {"B": bytes([n]) * 350_000}} for n in range(6)]
    for item in items:
        client.put_item(TableName="Orders", Item=item)
    found = client.scan(TableName="Orders")["Items"]
    while len(found) < 6:
        found += client.scan(TableName="Orders", ExclusiveStartKey={"id": found[-1]["id"]})["Items"]
    assert sorted(found, key=lambda item: item["id"]["S"]) == items
    path = Path(server.certificate)
    assert path.parent == server.home / ".local/state/dynamock"
    assert stat.S_IMODE((path.parent / "dynamock-key.pem").stat().st_mode) == 0o600
    first = path.read_bytes()
    assert server.stop() == 0
    again = serve("--tls-self-made", "on")
    assert again.certificate == str(path) and path.read_bytes() == first
    assert again.client().list_tables()["TableNames"] in (["Orders"], [])
    assert again.stop() == 0


def test_s28_servers_that_start_together_share_one_certificate(tmp_path):
    servers = []
    try:
        with concurrent.futures.ThreadPoolExecutor(6) as pool:
            servers = list(pool.map(lambda _: Secure(tmp_path, "--tls"), range(6)))
        for server in servers:
            assert server.client().list_tables()["TableNames"] == []
            assert server.stop() == 0
    finally:
        for server in servers:
            if server.process.poll() is None:
                server.process.kill()
                server.end()


def test_s28_a_certificate_that_is_not_trusted_is_refused(serve, tmp_path):
    server = serve("--tls")
    other, _ = make(tmp_path, "other")
    with pytest.raises(botocore.exceptions.SSLError, match="CERTIFICATE_VERIFY_FAILED"):
        server.client(str(other)).list_tables()
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        server.connect(name="db.example.com")
    assert server.client().list_tables()["TableNames"] == []


def test_s28_an_expired_certificate_is_served_and_the_client_says_so(serve, tmp_path):
    certificate, key = make(
        tmp_path, "old", "-not_before", "20200101000000Z", "-not_after", "20200102000000Z"
    )
    server = serve("--tls-certificate", str(certificate), "--tls-key", str(key))
    with pytest.raises(ssl.SSLCertVerificationError, match="expired"):
        server.connect(str(certificate))
    done = server.command("healthcheck", "--port", str(server.port), "--ca", str(certificate))
    assert done.returncode == 1
    assert "the certificate is not trusted: certificate has expired" in done.stderr


def test_s28_a_chain_is_sent_and_checked(serve, tmp_path):
    root, root_key = make(tmp_path, "root", names="DNS:root")
    key, request, leaf = tmp_path / "leaf-key.pem", tmp_path / "leaf.csr", tmp_path / "leaf.pem"
    assert openssl(
        "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=leaf", "-keyout", key, "-out", request,
        "-addext", "subjectAltName=DNS:localhost",
    ).returncode == 0
    done = openssl(
        "x509", "-req", "-in", request, "-CA", root, "-CAkey", root_key, "-CAcreateserial", "-out", leaf,
        "-extfile", "/dev/stdin", input="subjectAltName=DNS:localhost\n",
    )
    assert done.returncode == 0, done.stderr
    chain = tmp_path / "chain.pem"
    chain.write_text(leaf.read_text() + root.read_text())
    server = serve("--tls-certificate", str(chain), "--tls-key", str(key))
    assert server.certificate is None
    assert server.client(str(root)).list_tables()["TableNames"] == []
    shown = openssl("s_client", "-connect", f"127.0.0.1:{server.port}", "-showcerts", input="").stdout
    assert shown.count("BEGIN CERTIFICATE") == 2


@pytest.mark.parametrize("version, is_spoken", [("tls1_3", True), ("tls1_2", True), ("tls1_1", False)])
def test_s28_version_1_2_is_the_lowest_and_http_1_1_is_chosen(serve, version, is_spoken):
    server = serve("--tls")
    done = openssl(
        "s_client", "-connect", f"127.0.0.1:{server.port}", "-CAfile", server.certificate,
        "-verify_return_error", f"-{version}", "-cipher", "DEFAULT:@SECLEVEL=0", "-alpn", "h2,http/1.1",
        "-ign_eof", input="GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    )
    assert ("ALPN protocol: http/1.1" in done.stdout) == is_spoken, done.stdout + done.stderr
    assert ("healthy" in done.stdout) == is_spoken


def test_s28_a_client_may_not_negotiate_anew(serve):
    server = serve("--tls")
    with subprocess.Popen(
        ["openssl", "s_client", "-connect", f"127.0.0.1:{server.port}", "-tls1_2"], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as client:
        client.stdin.write("R\n")
        client.stdin.flush()
        time.sleep(1)
        client.stdin.close()
        assert "no renegotiation" in client.stdout.read()
    assert server.client().list_tables()["TableNames"] == []


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n" + b"x" * 3_000_000,
    ],
    ids=["get", "a long post"],
)
def test_s28_a_plain_request_is_told_to_use_https(serve, request_bytes):
    server = serve("--tls")
    with socket.create_connection(("127.0.0.1", server.port), 10) as client:
        client.sendall(request_bytes)
        raw.stop_sending(client)
        answer = b""
        while part := client.recv(65536):
            answer += part
    head, _, body = answer.decode().partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain")
    assert body == NOTICE


def test_s28_bytes_that_are_no_tls_end_the_connection(serve):
    server = serve("--tls")
    for junk in [b"\x00" * 100, b"\x16\x03\x01\x00\x05hello", b"\x16\x03\x01\xff\xff" + b"x" * 70_000, b"\xff"]:
        with socket.create_connection(("127.0.0.1", server.port), 10) as client:
            try:
                client.sendall(junk)
                raw.stop_sending(client)
                while client.recv(65536):
                    pass
            except (ConnectionResetError, BrokenPipeError):
                pass
    assert server.client().list_tables()["TableNames"] == []


def test_s28_handshakes_that_stop_are_ended_and_hold_nobody_up(serve):
    server = serve("--tls", "--timeouts-head", "4", "--limits-connections", "60")
    other = server.client()
    slow = [socket.create_connection(("127.0.0.1", server.port), 10) for _ in range(40)]
    started = time.monotonic()
    for number, client in enumerate(slow):
        client.sendall(b"\x16\x03\x01\x02\x00\x01"[: number % 7])
    assert other.list_tables()["TableNames"] == []
    assert time.monotonic() - started < 3.5
    for client in slow:
        client.settimeout(10)
        try:
            assert client.recv(1000)[:1] in (b"", b"\x15")
        except ConnectionResetError:
            pass
        client.close()
    assert 3.5 < time.monotonic() - started < 20


def der(certificate):
    return ssl.PEM_cert_to_DER_cert(Path(certificate).read_text())


def test_s28_sighup_takes_a_new_certificate_while_requests_come_and_keeps_the_old_one_if_it_is_bad(
    serve, tmp_path
):
    certificates = [make(tmp_path, name) for name in ("first", "second")]
    both = tmp_path / "both.pem"
    both.write_text("".join(certificate.read_text() for certificate, _ in certificates))
    used, key = tmp_path / "used.pem", tmp_path / "used-key.pem"

    def install(number):
        shutil.copy(certificates[number][0], used)
        shutil.copy(certificates[number][1], key)

    install(0)
    server = serve("--tls-certificate", str(used), "--tls-key", str(key))
    make_table(server.client(str(both)))
    ended = threading.Event()

    def work(number):
        count = 0
        while not ended.is_set():
            # A client of its own, and so a connection of its own, now and then.
            client = server.client(str(both))
            for _ in range(5):
                client.put_item(TableName="Orders", Item={"id": {"S": f"{number}.{count}"}})
                count += 1
        return count

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        workers = [pool.submit(work, number) for number in range(4)]
        try:
            for number in [1, 0] * 5:
                install(number)
                seen = server.log.count("was reloaded")
                server.process.send_signal(signal.SIGHUP)
                deadline = time.monotonic() + 10
                while server.log.count("was reloaded") == seen:
                    assert time.monotonic() < deadline, server.log
                    time.sleep(0.02)
                with server.connect(str(both)) as connection:
                    assert connection.getpeercert(binary_form=True) == der(certificates[number][0])
            used.write_text("garbage")
            server.process.send_signal(signal.SIGHUP)
            server.wait_for("the certificate was not reloaded")
            assert f"{used} contains no certificate in PEM" in server.log
            with server.connect(str(both)) as connection:
                assert connection.getpeercert(binary_form=True) == der(certificates[0][0])
        finally:
            ended.set()
        total = sum(worker.result() for worker in workers)
    assert server.client(str(both)).scan(TableName="Orders", Select="COUNT")["Count"] == total
    assert server.stop() == 0


def test_s28_without_tls_sighup_stops_the_server_as_ever(serve):
    server = serve()
    server.process.send_signal(signal.SIGHUP)
    assert server.end() == 0


def test_s28_a_start_that_cannot_be_names_the_file_and_the_remedy(tmp_path):
    certificate, key = map(str, make(tmp_path, "one"))
    _, other = map(str, make(tmp_path, "two"))
    locked = str(tmp_path / "locked.pem")
    assert openssl("pkey", "-in", key, "-aes256", "-passout", "pass:secret", "-out", locked).returncode == 0
    der_file = tmp_path / "one.der"
    der_file.write_bytes(der(certificate))
    for arguments, sentence in [
        (["--tls-certificate", certificate], "tls.key is not set: TLS needs both"),
        (["--tls-key", key], "tls.certificate is not set: TLS needs both"),
        (["--tls", "--tls-certificate", certificate, "--tls-key", key], "use one of them"),
        (["--tls-certificate", "/none", "--tls-key", key], "/none cannot be read: No such file or directory"),
        (["--tls-certificate", str(der_file), "--tls-key", key], f"{der_file} contains no certificate in PEM"),
        (["--tls-certificate", certificate, "--tls-key", certificate], "contains no private key in PEM"),
        (["--tls-certificate", certificate, "--tls-key", other], f"the key in {other} does not fit"),
        (["--tls-certificate", certificate, "--tls-key", locked], f"the key in {locked} needs a passphrase"),
    ]:
        done = subprocess.run(
            [Server.binary(), "serve", "--port", "0", *arguments], stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=20,
        )
        assert done.returncode != 0 and sentence in done.stderr, (arguments, done.stderr)
        assert "listening" not in done.stdout




@pytest.mark.skipif(sys.platform != "linux", reason="libraries are found in another way")
def test_s28_a_library_that_is_missing_is_named_and_missed_by_nobody_else(tmp_path):
    (tmp_path / "libcrypto.so.3").touch()
    environment = {**os.environ, "HOME": str(tmp_path), "LD_LIBRARY_PATH": str(tmp_path)}
    done = subprocess.run(
        [Server.binary(), "serve", "--port", "0", "--tls"], env=environment, capture_output=True, text=True,
        timeout=20,
    )
    assert done.returncode != 0 and "listening" not in done.stdout
    assert "TLS needs OpenSSL 3, which cannot be loaded (" in done.stderr
    assert "install the package openssl" in done.stderr
    done = subprocess.run(
        [Server.binary(), "version"], env=environment, capture_output=True, text=True, timeout=20
    )
    assert done.returncode == 0, done.stderr


def exchange(server, body):
    """Sends one PutItem and reads until the end: the bytes, how TCP or TLS ended, and when bytes came."""
    text = json.dumps(body)
    request = (
        "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: DynamoDB_20120810.PutItem\r\n"
        "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Date: 20261121T000000Z\r\n"
        f"Authorization: {SIGNATURE}\r\nConnection: close\r\nContent-Length: {len(text)}\r\n\r\n{text}"
    ).encode()
    # Python's sockets with TLS do not tell a reset from an end without TLS's own.
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = server.context().wrap_bio(incoming, outgoing, server_hostname="localhost")
    received, times = b"", []
    with socket.create_connection(("127.0.0.1", server.port), 10) as plain:

        def work(step):
            while True:
                try:
                    result = step()
                    plain.sendall(outgoing.read())
                    return result
                except ssl.SSLWantReadError:
                    plain.sendall(outgoing.read())
                    if part := plain.recv(65536):
                        incoming.write(part)
                    else:
                        incoming.write_eof()

        work(tls.do_handshake)
        work(lambda: tls.write(request))
        while True:
            try:
                part = work(lambda: tls.read(65536))
            except ConnectionResetError:
                return received, "reset", times
            except ssl.SSLZeroReturnError:
                return received, "ended", times
            except ssl.SSLEOFError:
                return received, "cut off", times
            if not part:
                return received, "ended", times
            times.append(time.monotonic())
            received += part


@pytest.mark.parametrize(
    "delivery, check",
    [
        ({"hangUp": "beforeApplying"}, lambda got, end, _: got == b"" and end == "ended"),
        ({"reset": "beforeApplying"}, lambda got, end, _: got == b"" and end == "reset"),
        ({"truncate": 0.5}, lambda got, end, _: got.endswith(b"\r\n\r\n{") and end == "ended"),
        (
            {"drip": {"chunks": 5, "seconds": 0.5}},
            lambda got, end, times: got.endswith(b"{}") and end == "ended" and times[-1] - times[0] > 0.3,
        ),
    ],
    ids=["hang up", "reset", "truncate", "drip"],
)
def test_s28_rules_deliver_over_tls_what_they_deliver_without(serve, delivery, check):
    server = serve("--tls")
    make_table(server.client())
    status, answer = server.ask(
        "POST", "/_dynamock/v1/databases/default/rules",
        {"when": {"operation": "PutItem"}, "then": delivery},
    )
    assert status == 200, answer
    item = {"TableName": "Orders", "Item": {"id": {"S": "1"}}}
    got, end, times = exchange(server, item)
    assert check(got, end, times), (got, end, times)
    assert server.client().list_tables()["TableNames"] == ["Orders"]


def test_s28_tls_on_a_unix_domain_socket(serve, tmp_path):
    path = tmp_path / "dynamock.sock"
    server = serve("--tls", host=f"unix:{path}")
    (command,) = re.findall(r"^ +(curl --unix-socket .*)$", server.log, re.MULTILINE)
    assert "https://localhost/" in command
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=20)
    assert "healthy" in done.stdout, done.stderr
    plain = subprocess.run(
        ["curl", "-sS", "--unix-socket", str(path), "http://localhost/"], capture_output=True, text=True,
        timeout=20,
    )
    assert plain.stdout == NOTICE
    assert "healthy" in server.command("healthcheck", "--host", f"unix:{path}", "--tls").stdout
    assert server.stop() == 0


def test_s28_commands_reach_the_server_by_tls(serve, tmp_path):
    server = serve("--tls")
    port = ["--port", str(server.port)]
    assert "healthy" in server.command("healthcheck", *port, "--tls").stdout
    assert "healthy" in server.command("healthcheck", *port, DYNAMOCK_TLS_SELF_MADE="on").stdout
    assert "healthy" in server.command("healthcheck", *port, "--ca", server.certificate).stdout
    assert "healthy" in server.command("healthcheck", *port, "--tls", AWS_CA_BUNDLE=server.certificate).stdout
    done = server.command("db", "fork", "default", "mine", *port, "--tls")
    assert json.loads(done.stdout)["endpoint"] == f"{server.url}/db/mine", done.stderr
    done = server.command("rules", "list", *port, "--tls")
    assert done.returncode == 0, done.stderr
    done = server.command("journal", *port, "--tls")
    assert done.returncode == 0, done.stderr
    for words in [["healthcheck"], ["db", "list"]]:
        done = server.command(*words, *port)
        assert done.returncode != 0 and "uses TLS: add --tls" in done.stderr, done.stderr
        other, _ = make(tmp_path, "stranger")
        done = server.command(*words, *port, "--ca", str(other))
        assert done.returncode != 0 and "the certificate is not trusted: self-signed certificate" in done.stderr
        done = server.command(*words, *port, "--ca", "/none")
        assert done.returncode != 0 and "/none contains no certificates to trust" in done.stderr


def test_s28_the_commands_of_a_server_with_its_own_files_need_no_flag(serve, tmp_path):
    certificate, key = make(tmp_path, "named", names="DNS:db.example.com")
    server = serve("--tls-certificate", str(certificate), "--tls-key", str(key))
    done = server.command(
        "healthcheck", "--port", str(server.port), DYNAMOCK_TLS_CERTIFICATE=str(certificate),
        DYNAMOCK_TLS_KEY=str(key),
    )
    assert "healthy" in done.stdout, done.stderr


def test_s28_rules_for_web_pages_hold_over_tls(serve):
    server = serve("--tls")
    path = "/_dynamock/v1/databases"
    status, answer = server.ask("GET", path, Origin=server.url)
    assert status == 200 and answer["databases"][0]["endpoint"] == server.url
    for origin in ["https://example.com", f"https://localhost:{server.port + 1}", "null"]:
        assert server.ask("GET", path, Origin=origin)[0] == 403, origin
    assert server.ask("GET", path, Host="evil.example.com")[0] == 403


def test_s28_the_lines_of_the_start_note_make_the_aws_cli_trust_it(serve):
    server = serve("--tls")
    note = server.log.split("For the AWS CLI and SDKs:\n")[1].splitlines()
    lines = [line for line in note if line.startswith("    ")]
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-ec", "\n".join(lines)], env={**server.environment, "PATH": path, "AWS_PAGER": ""},
        capture_output=True, text=True, timeout=60,
    )
    assert json.loads(done.stdout) == {"TableNames": []}, done.stderr
    assert all(len(line) <= 80 or server.certificate in line for line in note[: len(lines)])


def test_s28_node_trusts_the_certificate(serve):
    if shutil.which("node") is None:
        pytest.skip("node is not here")
    server = serve("--tls")
    program = f"fetch('{server.url}/').then(a => a.text()).then(console.log, e => console.log(e.cause.code))"
    for environment, expected in [({"NODE_EXTRA_CA_CERTS": server.certificate}, "healthy"), ({}, "SELF_SIGNED")]:
        done = subprocess.run(
            ["node", "-e", program], env={**server.environment, **environment}, capture_output=True,
            text=True, timeout=60,
        )
        assert expected in done.stdout, done.stdout + done.stderr


JAVA = """
import java.net.URI;
import java.net.http.*;

class Ask {
  public static void main(String[] arguments) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(arguments[0])).build();
    System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
"""


def test_s28_java_trusts_the_certificate_by_the_lines_of_the_start_note(serve, tmp_path):
    if shutil.which("keytool") is None or shutil.which("javac") is None:
        pytest.skip("no JDK is here")
    server = serve("--tls")
    (tmp_path / "Ask.java").write_text(JAVA)
    lines = [line.strip() for line in server.log.splitlines() if line.startswith("    ")]
    lines = [line.removeprefix("# ") for line in lines]
    start = next(number for number, line in enumerate(lines) if line.startswith("keytool"))
    script = "\n".join(
        [f"export AWS_CA_BUNDLE={server.certificate}", *lines[start : start + 3], f"java Ask.java {server.url}/"]
    )
    done = subprocess.run(
        ["bash", "-ec", script], cwd=tmp_path, env=server.environment, capture_output=True, text=True,
        timeout=100,
    )
    assert "healthy" in done.stdout, done.stdout + done.stderr


def test_s28_a_long_answer_holds_nobody_up(serve):
    server = serve("--tls", "--threads", "1")
    client = server.client()
    make_table(client)
    for number in range(40):
        client.put_item(
            TableName="Orders", Item={"id": {"S": str(number)}, "text": {"S": "x" * 390_000}}
        )
    keys = {"Orders": {"Keys": [{"id": {"S": str(number)}} for number in range(40)]}}
    body = json.dumps({"RequestItems": keys})
    slow = server.connect()
    slow.sendall(
        (
            "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: DynamoDB_20120810.BatchGetItem\r\n"
            "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Date: 20261121T000000Z\r\n"
            f"Authorization: {SIGNATURE}\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()
    )
    # The first client reads nothing for a while.
    worst = 0.0
    for _ in range(200):
        started = time.monotonic()
        client.get_item(TableName="Orders", Key={"id": {"S": "absent"}})
        worst = max(worst, time.monotonic() - started)
    assert worst < 0.5
    received = b""
    with slow:
        while part := slow.recv(1 << 20):
            received += part
    head, _, answer = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK")
    assert len(json.loads(answer)["Responses"]["Orders"]) == 40
