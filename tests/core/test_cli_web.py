# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles from addresses by the command line, mixed with files, and what is kept of how they were got.
Usage: test_cli_web.py ASSAY-CLI"""
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

CLI = os.path.abspath(sys.argv.pop(1))
PAGE = ("<!DOCTYPE html><html><head><title>%s</title></head><body><article><h1>%s</h1><p>The repair of the quay cost 12 "
        "million, says the yard, before any taxes at all.</p><p>Nobody paid it so far.</p></article></body></html>")


class Handler(http.server.BaseHTTPRequestHandler):
    pages = {}  # path -> what is given instead

    def do_GET(self):
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/quay")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        there = self.path == "/quay" or self.path in self.pages
        body = (PAGE % ("The quay", "The quay") if there else PAGE % ("Taken away", "Taken away"))
        body = self.pages.get(self.path, body).encode()
        self.send_response(200 if there else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Web(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.project = self.folder / "a.assay"
        self.environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        self.environment.update(XDG_DATA_HOME=str(self.folder / "data"), LC_ALL="C.UTF-8")
        (self.folder / "note.html").write_text(PAGE % ("The note", "The note"))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.base = "http://127.0.0.1:%d" % self.server.server_address[1]
        self.run_cli("new", self.project)

    def run_cli(self, *words, expect=0):
        done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, env=self.environment,
                              timeout=120, cwd=self.folder)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def test_addresses_and_files(self):
        said = self.run_cli("import", self.project, self.base + "/moved#part", self.folder / "note.html")
        self.assertIn("The quay", said)
        self.assertIn("The note", said)
        captures = json.loads(self.run_cli("--json", "capture", "list", self.project))["captures"]
        [web] = [capture for capture in captures if capture["how"] == "fetch"]
        self.assertEqual((web["address_asked"], web["address_ended"]), (self.base + "/moved", self.base + "/quay"))
        self.assertEqual((web["status"], web["mime"]), (200, "application/warc"))
        self.assertIn("HTTP/1.1 302", web["headers"])
        self.run_cli("verify", self.project)

    def test_what_is_kept_can_be_read_by_others(self):
        self.run_cli("import", self.project, self.base + "/moved")
        [web] = json.loads(self.run_cli("--json", "capture", "list", self.project))["captures"]
        self.run_cli("capture", "save", self.project, web["id"], "--output", self.folder / "page.warc")
        records = (self.folder / "page.warc").read_bytes()
        self.assertEqual(records.count(b"WARC-Type: response\r\n"), 2)
        self.assertEqual(records.count(b"WARC-Type: request\r\n"), 2)
        self.run_cli("new", self.folder / "b.assay")
        self.run_cli("import", self.folder / "b.assay", self.folder / "page.warc")
        self.assertIn("12 million", self.run_cli("text", self.folder / "b.assay"))

    def test_addresses_are_asked_for_changes(self):
        self.addCleanup(Handler.pages.clear)
        self.run_cli("import", self.project, self.base + "/quay", self.folder / "note.html")
        self.run_cli("claim", "add", self.project, "--quote", "cost 12 million", "--article", "1")
        self.assertIn("very same bytes", self.run_cli("check", self.project, "1"))
        self.assertIn("No address", self.run_cli("check", self.project, expect=1))
        Handler.pages["/quay"] = (PAGE % ("The quay", "The quay")).replace("12 million", "22 million")
        [found] = json.loads(self.run_cli("check", self.project, "1", "--json", expect=8).split("]\n")[0] + "]")
        self.assertEqual((found["found"], found["changed"], found["imported"]), ("changed", 1, False))
        self.assertIn("Imported as version 2", self.run_cli("check", self.project, "1", "--import", expect=8))
        self.assertIn("very same bytes", self.run_cli("check", self.project, "1"))
        self.assertTrue(self.run_cli("link-to", self.project, "1", "--article", "1").startswith(
            self.base + "/quay#:~:text="))
        selectors = json.loads(self.run_cli("selectors", self.project, "1", "--article", "1"))
        self.assertEqual(selectors["selector"][0]["exact"], "cost 22 million")
        self.run_cli("verify", self.project)

    def test_errors(self):
        said = self.run_cli("import", self.project, self.base + "/gone", expect=4)
        self.assertIn("404", said)
        self.assertIn("Taken away", self.run_cli("import", self.project, self.base + "/gone", "--keep-errors"))
        self.assertIn("password", self.run_cli("import", self.project, "https://u:p@a.example/", expect=4))
        self.assertIn("127.0.0.1", self.run_cli("import", self.project, "http://127.0.0.1:1/", expect=4))


if __name__ == "__main__":
    unittest.main(verbosity=2)
