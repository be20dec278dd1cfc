# SPDX-License-Identifier: GPL-3.0-or-later
"""Captures of sources by the command line: kept, quoted from, saved, protected.
Usage: test_cli_captures.py ASSAY-CLI"""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI = os.path.abspath(sys.argv.pop(1))
PAGE = ("<!DOCTYPE html><html><head><title>The bill</title></head><body><h1>The bill</h1>"
        "<p>The repair of the quay cost 12 million, says the yard, before any taxes.</p></body></html>")


class Captures(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.project = self.folder / "a.assay"
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.folder / "data"), LC_ALL="C.UTF-8")
        self.page = self.folder / "yard-leak-page.html"
        self.page.write_text(PAGE)
        (self.folder / "article.txt").write_text("The repair cost 12 million. Nobody paid it.\n")
        self.run_cli("new", self.project)
        self.run_cli("import", self.project, self.folder / "article.txt", "--title", "Cranes")
        self.run_cli("claim", "add", self.project, "--quote", "The repair cost 12 million")
        self.run_cli("source", "add", self.project, "The yard's bill")

    def run_cli(self, *words, expect=0, text=None):
        done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, env=self.environment,
                              timeout=120, input=text, cwd=self.folder)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done.stdout

    def add(self, *words, source="The yard's bill"):
        return json.loads(self.run_cli("--json", "capture", "add", self.project, source, *words))["id"]

    def traces(self, words):
        return sum(words.encode() in path.read_bytes() for path in self.folder.rglob("*.assay*") if path.is_file())

    def test_kept_and_saved(self):
        capture = self.add(self.page, "--received-from", "the yard", "--address", "https://yard.example/bill")
        [row] = json.loads(self.run_cli("--json", "capture", "list", self.project, "The yard's bill"))["captures"]
        self.assertEqual(row["sha256"], hashlib.sha256(PAGE.encode()).hexdigest())
        self.assertEqual((row["file_name"], row["received_from"]), ("yard-leak-page.html", "the yard"))
        self.assertIn("12 million", self.run_cli("text", self.project, "--capture", row["sha256"][:8]))
        [hit] = json.loads(self.run_cli("--json", "search", self.project, '"before any taxes"'))["hits"]
        self.assertEqual((hit["kind"], hit["id"]), ("capture", capture))
        self.run_cli("capture", "save", self.project, capture, "-o", "copy.html")
        self.assertEqual((self.folder / "copy.html").read_text(), PAGE)
        self.run_cli("capture", "save", self.project, capture, "-o", "copy.html", expect=1)
        self.run_cli("capture", "save", self.project, capture, "-o", "copy.html", "--replace")
        self.run_cli("capture", "note", self.project, capture, "seen by two")
        self.run_cli("verify", self.project)
        self.run_cli("capture", "remove", self.project, capture)
        self.run_cli("text", self.project, "--capture", capture, expect=1)
        self.run_cli("undo", self.project)
        self.run_cli("text", self.project, "--capture", capture)

    def test_a_quote_must_be_there(self):
        capture = self.add(self.page)
        link = ("link", self.project, "1", "The yard's bill", "--capture", capture)
        self.run_cli(*link, "--quote", "cost 13 million", expect=1)
        self.run_cli(*link, "--quote", "cost 12 million")
        [evidence] = json.loads(self.run_cli("--json", "show", self.project, "1"))["evidence"]
        self.assertEqual((evidence["quote"], evidence["locator"]), ("cost 12 million", "§ 1"))
        self.run_cli(*link, "--quote", "cost 13 million", "--unlocated")
        self.run_cli("verify", self.project)

    def test_wrong_usage(self):
        self.run_cli("capture", "add", self.project, "The yard's bill", expect=2)
        self.run_cli("capture", "add", self.project, "The yard's bill", self.folder / "none", expect=4)
        self.run_cli("capture", "add", self.project, "The yard's bill", self.folder, expect=4)
        self.run_cli("capture", "save", self.project, "abcdef", expect=1)
        article = json.loads(self.run_cli("--json", "capture", "list", self.project))["captures"][0]["id"]
        self.run_cli("capture", "remove", self.project, article, expect=1)
        self.run_cli("link", self.project, "1", "The yard's bill", "--capture", article, "--quote", "x", expect=2)

    def test_a_protected_sources_capture_stays_within(self):
        self.run_cli("source", "add", self.project, "Insider Petrov", "--protected", "--code-name", "GULL")
        capture = self.add(self.page, "--received-from", "Insider Petrov", "--note", "handed over at pier nine",
                           source="GULL")
        self.run_cli("link", self.project, "1", "GULL", "--capture", capture, "--quote", "cost 12 million")
        self.run_cli("report", self.project, "-o", "a.pdf")
        words = subprocess.run(["pdftotext", self.folder / "a.pdf", "-"], capture_output=True, text=True, check=True)
        for secret in ("yard-leak-page", "Petrov", "pier nine", hashlib.sha256(PAGE.encode()).hexdigest()[:16]):
            self.assertNotIn(secret, words.stdout.replace("\n", ""))
        self.assertIn("1 capture of a protected source is kept out", words.stdout.replace("\n", " "))
        name = self.run_cli("capture", "save", self.project, capture).strip()
        self.assertEqual(name, "GULL.html")

        self.run_cli("copy", self.project, "-o", self.folder / "colleague.assay", "--without-protected")
        self.assertEqual([row for row in json.loads(self.run_cli("--json", "capture", "list",
                                                                 self.folder / "colleague.assay"))["captures"]
                          if row.get("file_name") != "article.txt"], [])
        self.assertGreater(self.traces("pier nine"), 0)
        self.run_cli("redact", self.project, "--source", "GULL")
        shutil.rmtree(self.folder / "data", ignore_errors=True)
        for secret in ("yard-leak-page", "Petrov", "pier nine"):
            self.assertEqual(self.traces(secret), 0, secret)
        self.run_cli("verify", self.project)


if __name__ == "__main__":
    unittest.main(verbosity=2)
