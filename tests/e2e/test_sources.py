# SPDX-License-Identifier: GPL-3.0-or-later
"""A source beside the article, as a person uses it: opened, quoted from claim by claim, closed."""
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

ARTICLE = """<!DOCTYPE html><html lang="en"><head><title>Cranes stand still</title></head><body>
<h1>Cranes stand still</h1>
<p>The repair cost 12 million, the yard says. It took nine days.</p>
<p>Nobody has paid the bill so far.</p></body></html>"""
BILL = """<!DOCTYPE html><html lang="en"><head><title>The bill</title></head><body><h1>The bill</h1>
<p>The yard hereby presents its account for the works of last summer.</p>
<h2>Amounts</h2><p>The repair of the quay amounts to 12 million before taxes.</p>
<p>The works went on for nine days, from the second to the eleventh of June.</p>
%s</body></html>""" % "".join("<p>Position %d of the account, as agreed upon in writing.</p>" % i for i in range(60))
CLI = os.path.join(os.environ["ASSAY_BUILD_DIR"], "src", "cli", "assay-cli")


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="assay-e2e-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.project = os.path.join(self.folder, "Cranes.assay")
        self.write("article.html", ARTICLE)
        self.bill = self.write("bill.html", BILL)
        self.cli("new", self.project)
        self.cli("import", self.project, os.path.join(self.folder, "article.html"))
        for quote in ("The repair cost 12 million", "It took nine days", "Nobody has paid the bill"):
            self.cli("claim", "add", self.project, "--quote", quote)
        self.cli("source", "add", self.project, "The yard’s bill")

    def write(self, name, words):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(words)
        return path

    def cli(self, *words):
        return subprocess.run([CLI, *map(str, words)], check=True, capture_output=True, text=True, timeout=60).stdout

    def link(self, *claims):
        self.cli("capture", "add", self.project, "The yard’s bill", self.bill)
        for claim in claims:
            self.cli("link", self.project, claim, "The yard’s bill")

    def open(self, words="Cranes stand still"):
        app = assay_ui.App(self.project)
        app.find("label", "Who is checking")
        wait(lambda: len(assay_x11.windows(app.process.pid)[0]) == 2, "the question's window")
        app.key("Return")
        app.web(words)
        return app

    def evidence(self, claim):
        """What the project's file says of a claim's evidence, once all is saved."""
        return json.loads(self.cli("--json", "show", self.project, claim))["evidence"]


class Beside(Case):
    def test_words_of_a_capture_are_found(self):
        self.link("1")
        with self.open() as app:
            app.web("The repair cost").click("The repair cost")
            app.key("shift+ctrl+f")
            app.find("label", "Search the project")
            app.type_text("second eleventh")
            app.find("label", "Capture · The yard’s bill")
            app.screenshot("search-capture")
            app.key("Return")
            bill = app.web("from the second to the eleventh")
            wait(lambda: bill.in_view("from the second"), "the words in view")
            app.screenshot("search-capture-opened")
            app.key("Return")
            app.find("label", "Quoted for claim 1")
            self.assertEqual(app.quit(), 0)
        [evidence] = self.evidence("1")
        self.assertEqual(evidence["quote"], "second")

    def test_quoting_down_the_claims_by_keys(self):
        self.link("1", "2")
        with self.open() as app:
            app.web("The repair cost").click("The repair cost")
            app.key("v")
            bill = app.web("amounts to 12 million")
            app.find("label", "Claim 1: “The repair cost 12 million”")
            bill.select("amounts to 12 million")
            app.key("Return")
            app.find("label", "Quoted for claim 1")
            app.screenshot("source-quoted")
            app.key("j")
            app.find("label", "Claim 2: “It took nine days”")
            bill.select("went on for nine days")
            app.key("Return")
            app.find("label", "Quoted for claim 2")
            app.screenshot("source-beside")
            app.key("Escape")
            app.gone("label", "Claim 2: “It took nine days”")
            self.assertEqual(app.quit(), 0)
        [first] = self.evidence("1")
        [second] = self.evidence("2")
        self.assertEqual((first["quote"], first["locator"]), ("amounts to 12 million", "Amounts, § 1"))
        self.assertEqual((second["quote"], second["locator"]), ("went on for nine days", "Amounts, § 2"))

    def test_a_quotation_leads_to_its_claim(self):
        self.link("1", "2")
        [capture] = [row["id"] for row in json.loads(self.cli("--json", "capture", "list", self.project))["captures"]
                     if row.get("source")]
        self.cli("link", self.project, "3", "The yard’s bill", "--capture", capture, "--quote", "nine days")
        with self.open() as app:
            app.web("The repair cost").click("It took nine days")
            app.key("v")
            bill = app.web("amounts to 12 million")
            app.find("label", "1 quotation stands here")
            bill.click("nine days")
            app.find("label", "Claim 3: “Nobody has paid the bill”")
            app.screenshot("source-led")
            self.assertEqual(app.quit(), 0)

    def test_a_source_without_captures_takes_a_file(self):
        self.cli("link", self.project, "1", "The yard’s bill")
        with self.open() as app:
            app.web("The repair cost").click("The repair cost")
            app.key("v")
            app.find("label", "Nothing is kept of this source yet")
            app.screenshot("source-empty")
            app.find("push button", "Add files").click()
            app.choose_file(self.bill)
            app.web("amounts to 12 million")
            self.assertEqual(app.quit(), 0)
        rows = json.loads(self.cli("--json", "capture", "list", self.project, "The yard’s bill"))["captures"]
        self.assertEqual([row["file_name"] for row in rows], ["bill.html"])

    def test_in_a_narrow_window_it_takes_the_articles_place(self):
        self.link("1")
        with self.open() as app:
            app.web("The repair cost").click("The repair cost")
            top_level = assay_x11.windows(app.process.pid)[0][0]
            assay_x11.output("xdotool", "windowsize", str(top_level.xid), "560", "800")
            app.wait(lambda: app.find("frame").extents[2] < 700, "a narrow window")
            app.key("v")
            app.web("amounts to 12 million").select("amounts to")
            app.key("Return")
            app.find("label", "Quoted for claim 1")
            app.screenshot("source-narrow")
            app.gone("label", "Cranes stand still")
            app.key("Escape")
            app.find("label", "Cranes stand still")
            self.assertEqual(app.quit(), 0)

    def test_looks(self):
        self.link("1")
        for name, env in (("dark", {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}),
                          ("rtl", {"LD_PRELOAD": assay_ui.RIGHT_TO_LEFT, "GTK_DEBUG": "no-css-cache"})):
            with assay_ui.App(self.project, env=env) as app:
                wait(lambda: len(assay_x11.windows(app.process.pid)[0]) == 2, "the question's window")
                app.key("Return")
                app.web("The repair cost").click("The repair cost")
                self.assertEqual(app.find("entry", "Search the claims").extents[0] < app.find("frame").extents[2] / 2, name == "rtl")
                app.key("v")
                app.web("amounts to 12 million")
                app.screenshot("source-" + name)
                app.key("ctrl+2")
                app.find("entry", "Search the sources")
                app.key("Down")
                app.find("label", "SHA-256")
                app.screenshot("source-captures-" + name)
                self.assertEqual(app.quit(), 0)


class Service(http.server.BaseHTTPRequestHandler):
    """A site with the bill, and a Wayback Machine that has it as of 2013."""

    def do_GET(self):
        self.server.asked.append(self.path)
        if self.path.startswith("/wayback/available"):
            body = json.dumps({"archived_snapshots": {"closest": {
                "url": "http://web.archive.org/web/20130919044612/http://yard.example/bill"}}}).encode()
        else:
            body = BILL.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json" if body[:1] == b"{" else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Online(Case):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
        self.server.asked = []
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.base = "http://127.0.0.1:%d" % self.server.server_port
        settings = os.path.join(self.folder, "config", "glib-2.0", "settings")
        os.makedirs(settings)
        with open(os.path.join(settings, "keyfile"), "w", encoding="utf-8") as file:
            file.write("[io/github/assay/Assay]\nperson-name='Anna Berg'\narchive-base='%s'\n" % self.base)
        self.cli("source", "edit", self.project, "The yard’s bill", "--address", self.base + "/bill")
        self.cli("link", self.project, "1", "The yard’s bill")

    def open(self):
        app = assay_ui.App(self.project, env={"GSETTINGS_BACKEND": "keyfile", "no_proxy": "*",
                                              "XDG_CONFIG_HOME": os.path.join(self.folder, "config")})
        app.web("The repair cost").click("The repair cost")
        app.key("v")
        app.find("label", "Nothing is kept of this source yet")
        return app

    def captures(self):
        return json.loads(self.cli("--json", "capture", "list", self.project, "The yard’s bill"))["captures"]

    def test_captured_from_its_address(self):
        with self.open() as app:
            app.find("push button", "From an address").click()
            app.find("label", "Capture from an address")
            self.assertEqual(self.server.asked, [])
            app.screenshot("source-address")
            app.key("Return")
            app.web("amounts to 12 million")
            self.assertEqual(app.quit(), 0)
        [row] = self.captures()
        self.assertEqual((row["how"], row["address_ended"], row["status"]), ("fetch", self.base + "/bill", 200))

    def test_captured_in_the_capture_window(self):
        with self.open() as app:
            app.menu("Captures of this source", "In the capture window")
            app.find("label", "Open in the capture window")
            app.key("Return")
            window = app.find("frame", "Capture a page")
            button = window.find("push button", "Capture", where=lambda widget: widget.sensitive)
            app.screenshot("source-capture-window")
            button.click()
            app.find("label", "Claim 1: “The repair cost 12 million”")
            self.assertEqual(app.quit(), 0)
        page, picture = sorted(self.captures(), key=lambda row: row["mime"] == "image/png")
        self.assertEqual((page["how"], picture["mime"]), ("browser", "image/png"))
        self.assertIn("12 million", self.cli("text", self.project, "--capture", page["id"]))

    def test_a_snapshot_is_found_and_captured(self):
        with self.open() as app:
            app.menu("Captures of this source", "Find in the Wayback Machine")
            app.find("label", "Find in the Wayback Machine?")
            self.assertEqual(self.server.asked, [])
            app.screenshot("wayback-ask")
            app.key("Return")
            app.find("label", "Found as of")
            app.screenshot("wayback-found")
            app.find("push button", "Add as capture").click()
            app.web("amounts to 12 million")
            self.assertEqual(app.quit(), 0)
        [row] = self.captures()
        self.assertEqual(row["address_ended"], self.base + "/web/20130919044612id_/http://yard.example/bill")
        self.assertIn("From the Wayback Machine", row["note"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
