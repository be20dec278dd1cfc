# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishers edit without saying: the addresses of all articles are asked, what changed comes in, and the version
before stays readable."""
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
PAGE = """<!DOCTYPE html><html lang="en"><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>The repair of the quay cost {1} million, says the yard, before any taxes at all.</p>
<p>Nobody paid it so far, and nobody knows who will, or when that may be.</p></article></body></html>"""


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        page = self.server.pages.get(self.path)
        body = (page or "<title>Gone</title>").encode()
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Check(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="assay-e2e-")
        self.addCleanup(folder.cleanup)
        self.project = os.path.join(folder.name, "Harbour.assay")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.pages = {"/quay": PAGE.format("The quay", 12), "/crane": PAGE.format("The crane", 3),
                             "/gone": PAGE.format("The ship", 4)}
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        base = "http://127.0.0.1:%d" % self.server.server_address[1]
        note = os.path.join(folder.name, "note.txt")
        with open(note, "w", encoding="utf-8") as file:
            file.write("A note of the yard, which came by mail.\n")
        self.cli("new", self.project)
        self.cli("import", self.project, base + "/quay", base + "/crane", base + "/gone")
        self.cli("import", self.project, note, "--title", "The note")
        self.cli("claim", "add", self.project, "--article", "1", "--quote", "cost 12 million")

    def cli(self, *words):
        return subprocess.run([CLI, *words], check=True, capture_output=True, text=True, timeout=60).stdout

    def test_all_are_asked_and_what_changed_comes_in(self):
        self.server.pages["/quay"] = PAGE.format("The quay", 22)
        del self.server.pages["/gone"]
        with assay_ui.App(self.project) as app:
            app.find("label", "Who is checking")
            wait(lambda: len(assay_x11.windows(app.process.pid)[0]) == 2, "the question's window")
            app.key("Return")
            app.web("cost 12 million")
            app.key("shift+F5")
            app.find("label", "3 addresses are asked again: 127.0.0.1")
            app.screenshot("check-asked")
            app.find("push button", "Check now").click()
            app.find("label", "The text changed. Claims and marks: 1 CHANGED")
            app.find("label", "the very same bytes")
            app.find("label", "Gone: ")
            app.find("label", "No address: import the newer file")
            app.find("push button", "Check again", where=lambda widget: widget.sensitive)
            app.screenshot("check-found")
            app.find("push button", "Import 1 changed article").click()
            app.find("label", "Imported as version 2. Claims and marks: 1 CHANGED")
            app.screenshot("check-imported")
            app.find("push button", "Show the article").click()
            app.web("cost 22 million")
            app.find("push button", "Version 2 of 2")
            app.screenshot("version-newest")

            app.key("alt+Left")
            old = app.web("cost 12 million")
            app.find("push button", "Version 1 of 2")
            app.find("label", "Older version, to be read")
            app.screenshot("version-older")
            old.select("Nobody paid it")
            app.key("c")
            app.find("push button", "Back to the newest").click()
            app.web("cost 22 million")
            app.gone("label", "Older version")
            self.assertEqual(app.quit(), 0)
        [article] = [one for one in json.loads(self.cli("--json", "list", self.project))["articles"]
                     if one["title"] == "The quay"]
        self.assertEqual([claim["anchor"]["state"] for claim in article["claims"]], ["changed"])
        self.cli("verify", self.project)


if __name__ == "__main__":
    unittest.main(verbosity=2)
