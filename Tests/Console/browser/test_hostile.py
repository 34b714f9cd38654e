"""Pages of another server: a fetch, a form, a frame, a script; nothing is shown and nothing is changed."""

import http.server
import threading

import pytest

from console import make_table, send, until

PAGE = """<!doctype html><title>evil</title><body><iframe name="sink"></iframe><script>
window.results = {};
const target = "TARGET";
const note = (name, promise) => promise.then(() => { results[name] = 'read'; }, () => { results[name] = 'refused'; });
const drop = target + "/_dynamock/v1/databases/default/call";
const body = JSON.stringify({ TableName: "Things" });
note('get', fetch(target + "/_dynamock/v1/databases"));
note('json', fetch(drop, { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'X-Amz-Target': 'DynamoDB_20120810.DeleteTable' } }));
note('no-cors', fetch(target + "/_dynamock/v1/databases/default/reset", { method: 'POST', mode: 'no-cors' }).then((r) => { if (r.type === 'opaque') throw new Error(); }));
const form = document.createElement('form');
form.method = 'post'; form.target = 'sink'; form.action = target + "/_dynamock/v1/databases/default/reset";
document.body.append(form); form.submit();
const script = document.createElement('script');
script.src = target + "/_dynamock/console/app.js"; script.type = 'module';
script.onload = () => { results.script = 'read'; }; script.onerror = () => { results.script = 'refused'; };
document.body.append(script);
const frame = document.createElement('iframe');
frame.src = target + "/_dynamock/"; frame.name = 'console'; document.body.append(frame);
</script>"""


@pytest.fixture
def foreign(fresh):
    page = PAGE.replace("TARGET", fresh.url).encode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_page_of_another_server_reads_and_changes_nothing(fresh, foreign, browser):
    make_table(fresh.url)
    context = browser.new_context()
    page = context.new_page()
    page.goto(foreign)
    until(page, "['get', 'json', 'no-cors', 'script'].every((n) => results[n])")
    page.wait_for_timeout(500)
    results = page.evaluate("results")
    assert results == {"get": "refused", "json": "refused", "no-cors": "refused", "script": "refused"}
    frame = page.frame(name="console")
    assert frame is None or frame.locator("#app").count() == 0
    assert send(fresh.url, "ListTables", {}) == {"TableNames": ["Things"]}
    context.close()
