# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles from the web, as a person gets them: fetched, or captured in a window with the page's scripts on."""
import http.server
import json
import os
import subprocess
import tempfile
import threading
import unittest

import assay_ui
import assay_x11
from assay_ui import wait

CLI = os.path.join(os.environ["ASSAY_BUILD_DIR"], "src", "cli", "assay-cli")
STATIC = """<!DOCTYPE html><html lang="en"><head><title>The quay is repaired</title></head><body><article>
<h1>The quay is repaired</h1><p>The repair of the quay cost 12 million, says the yard, before any taxes at all.</p>
<p>Nobody paid it so far, and nobody knows who will, or when that may be.</p></article></body></html>"""
# The text is made by a script, a notice lies over it, and what it does is refused.
BUILT = """<!DOCTYPE html><html lang="en"><head><title>Built by a script</title></head><body>
<div id="notice" style="padding:20px;background:gold"><p>We value your privacy very much</p>
<p style="font-size:30px" onclick="this.parentNode.remove()">Agree to it</p></div>
<article><h1>Built by a script</h1><p id="p">Nothing yet, says the page while it is being loaded, please wait.</p>
<p>And a second paragraph that stands there from the start, so that there is an article.</p></article>
<script>document.getElementById("p").textContent = "Four thousand cranes stood still on Monday, said the harbour.";
try { window.open("/static"); } catch (e) {}
</script></body></html>"""


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.split("?")[0]
        if path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/static")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if path == "/slow":
            self.server.waiting.wait(60)
            return
        page = {"/static": STATIC, "/built": BUILT}.get(path)
        body = (page or "<title>Gone</title><p>This page was taken away by its owner.</p>").encode()
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="assay-e2e-")
        self.addCleanup(folder.cleanup)
        self.project = os.path.join(folder.name, "Harbour.assay")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.waiting = threading.Event()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.addCleanup(self.server.waiting.set)
        self.base = "http://127.0.0.1:%d" % self.server.server_address[1]

    def cli(self, *words):
        return subprocess.run([CLI, *words], check=True, capture_output=True, text=True, timeout=60).stdout

    def make(self):
        app = assay_ui.App("--new", self.project)
        app.find("label", "Who is checking")
        wait(lambda: len(assay_x11.windows(app.process.pid)[0]) == 2, "the question's window")
        app.key("Return")
        app.find("push button", "From the web")
        return app

    def ask(self, app, path):
        """The dialog, with the address that was copied."""
        assay_ui.set_clipboard(self.base + path)
        app.key("ctrl+v")
        app.find("push button", "Open in capture window", where=lambda widget: widget.sensitive)


class Fetch(Case):
    def test_an_address_that_was_copied_becomes_an_article(self):
        with self.make() as app:
            self.ask(app, "/moved")
            app.screenshot("web-dialog")
            app.key("Return")
            app.find("label", "What was left out")
            app.screenshot("web-import")
            app.key("Return")
            app.web("cost 12 million")
            app.quit()
        self.assertIn("12 million", self.cli("text", self.project))
        [capture] = json.loads(self.cli("--json", "capture", "list", self.project))["captures"]
        self.assertEqual((capture["address_asked"], capture["address_ended"], capture["status"]),
                         (self.base + "/moved", self.base + "/static", 200))
        self.assertIn("> GET %s/moved\nHTTP/1.1 301" % self.base, capture["headers"])

    def test_what_fails_can_be_tried_again(self):
        with self.make() as app:
            self.ask(app, "/gone")
            app.key("Return")
            app.find("label", "404")
            app.screenshot("web-refused")
            app.find("check box", "Take the page").click()
            app.find("push button", "Fetch").click()
            app.find("label", "What was left out")
            app.key("Return")
            app.web("taken away")
            app.quit()

    def test_a_slow_server_can_be_left(self):
        with self.make() as app:
            self.ask(app, "/slow")
            app.key("Return")
            app.find("label", "Fetching")
            app.screenshot("web-progress")
            app.find("push button", "Cancel").click()
            # The next has its turn only when the one before is over.
            self.ask(app, "/static")
            app.key("Return")
            app.find("label", "What was left out")
            app.key("Escape")
            self.assertEqual(app.quit(), 0)


class Capture(Case):
    def test_what_scripts_made_is_captured_without_the_notice(self):
        with self.make() as app:
            self.ask(app, "/built")
            app.find("push button", "Open in capture window").click()
            page = app.web("Four thousand cranes")
            app.find("push button", "Capture", where=lambda widget: widget.sensitive)
            app.screenshot("web-capture")
            page.click("Agree to it")
            wait(lambda: "We value" not in page.text, "the notice to be gone")
            app.find("push button", "Capture").click()
            app.find("label", "What was left out")
            app.key("Return")
            app.web("Four thousand cranes")
            app.key("F10")
            app.find("menu item", "Article details").click()
            app.find("label", "Address that answered")
            app.find("push button", "Show the picture").click()
            wait(lambda: len(assay_x11.windows(app.process.pid)[0]) == 3, "the picture's window")
            app.screenshot("web-shot")
            app.key("Escape")
            wait(lambda: len(assay_x11.windows(app.process.pid)[0]) == 2, "the picture to be closed")
            app.screenshot("web-custody")
            app.key("Escape")
            app.quit()
        text = self.cli("text", self.project)
        self.assertIn("Four thousand cranes", text)
        self.assertNotIn("We value", text)
        [capture] = json.loads(self.cli("--json", "capture", "list", self.project))["captures"]
        self.assertEqual((capture["how"], capture["address_ended"]), ("browser", self.base + "/built"))
        self.assertIn("WebKitGTK", capture["tool"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
