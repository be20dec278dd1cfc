#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles come in from the command line: tables, dates that differ, a manuscript's comments as queries."""

import itertools
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import zipfile

CLI = sys.argv.pop(1)
PAGES = pathlib.Path(os.environ["ASSAY_TEST_DATA"]) / "pages"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(words):
    return '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % words


class Import(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.env = dict(os.environ, XDG_DATA_HOME=str(self.home / "data"), LC_ALL="C.UTF-8")
        self.project = self.home / "p.assay"
        self.run_cli("new", self.project)

    def run_cli(self, *words, status=0):
        done = subprocess.run(
            [CLI, "--person", "Ann", *map(str, words)], env=self.env, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def load(self, *words):
        return json.loads(self.run_cli(*words, "--json").stdout)

    def read_report(self):
        report = self.home / "r.pdf"
        self.run_cli("report", self.project, "-o", report)
        return subprocess.run(["pdftotext", "-layout", report, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout

    def make_docx(self, name, body, comments):
        path = self.home / name
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("word/document.xml", "<w:document %s><w:body>%s</w:body></w:document>" % (W, body))
            file.writestr("word/comments.xml", "<w:comments %s>%s</w:comments>" % (W, "".join(
                '<w:comment w:id="%d" w:author="%s"><w:p>%s</w:p></w:comment>' % (n, who, run(words))
                for n, (who, words) in enumerate(comments))))
        return path

    def test_a_wrong_password_is_said_to_be_wrong(self):
        plain, locked = self.home / "plain.pdf", self.home / "locked.pdf"
        self.run_cli("import", self.project, PAGES / "conflicting-dates.html")
        self.run_cli("report", self.project, "-o", plain)
        subprocess.run(["qpdf", "--encrypt", "right", "right", "256", "--", plain, locked], check=True)
        self.assertIn("opens with its password only", self.run_cli("import", self.project, locked, status=4).stderr)
        self.assertIn("this password does not open it", self.run_cli(
            "import", self.project, locked, "--password", "wrong", status=4).stderr)
        self.run_cli("import", self.project, locked, "--password", "right", "--title", "Locked")

    def test_a_new_version(self):
        page = self.home / "page.html"
        page.write_text("<title>Harvest</title><h1>Harvest</h1><p>Four million tonnes were harvested this year.</p>")
        self.run_cli("import", self.project, page)
        self.run_cli("claim", "add", self.project, "--quote", "Four million tonnes were harvested")
        page.write_text(page.read_text().replace("Four", "Five"))
        done = self.run_cli("import", self.project, page, "--version-of", "1")
        self.assertEqual(done.stdout, "Harvest: version 2; claims and marks: 0 exact, 0 moved, 1 CHANGED, 0 lost\n")
        self.assertEqual(done.stderr, "")
        self.assertIn("not a word differs",
                      self.run_cli("import", self.project, page, "--version-of", "Harvest", status=1).stderr)

    def test_versions_are_compared(self):
        page = self.home / "page.html"
        words = "<title>Harvest</title><h1>Harvest</h1><p>%s</p><p>Nobody else has said so. It rained for weeks in the south.</p>"
        page.write_text(words % "Four million tonnes were harvested this year.")
        self.run_cli("import", self.project, page)
        self.run_cli("claim", "add", self.project, "--quote", "Four million tonnes were harvested")
        self.assertIn("one version only", self.run_cli("compare", self.project, status=1).stderr)
        page.write_text((words % "Five million tonnes were harvested this year.").replace("<title>", "<meta name=author content='Ann Lee'><title>"))
        self.run_cli("import", self.project, page, "--version-of", "1")

        told = self.run_cli("compare", self.project).stdout
        self.assertIn("\n1 passage changed\n\nByline: {+Ann Lee+}\n\n1  CHANGED: on hold until somebody decides: "
                      "“Five million tonnes were harvested”\n\n", told)
        self.assertIn("~ [-Four-]{+Five+} million tonnes were harvested this year.\n  (2 sentences unchanged)\n", told)
        self.assertIn("  Nobody else has said so.", self.run_cli("compare", self.project, "--all").stdout)
        self.assertEqual(told, self.run_cli("compare", self.project, "1", "--from", "2", "--to", "1").stdout)
        same = self.load("compare", self.project, "--from", "2", "--to", "2")
        self.assertEqual({row["kind"] for row in same["rows"]}, {"same"})

        told = self.load("compare", self.project)
        self.assertEqual([(claim["label"], claim["fate"]) for claim in told["claims"]], [("1", "changed")])
        changed = [row for row in told["rows"] if row["kind"] == "changed"]
        self.assertEqual([row["new"]["text"] for row in changed], ["Five million tonnes were harvested this year."])
        self.assertIn("no version '7'", self.run_cli("compare", self.project, "--from", "7", status=1).stderr)
        self.run_cli("compare", self.project, "--from", "x", status=2)

    def test_versions_of_a_stranger_are_compared(self):
        page = self.home / "page.txt"
        for words in ("Four million tonnes.", "Five million tonnes."):
            page.write_text(words)
            self.run_cli("import", self.project, page, *(["--version-of", "1"] if "Five" in words else ["--title", "T"]))
        before = self.run_cli("compare", self.project).stdout
        database = sqlite3.connect(self.project)
        with database:
            database.execute("UPDATE revision SET number = 4611686018427387904 WHERE number = 2")
        database.close()
        told = self.run_cli("compare", self.project).stdout
        self.assertIn("[-Four-]{+Five+}", before)
        self.assertIn("[-Four-]{+Five+}", told)

    def test_all_hidden_words_are_told(self):
        page = self.home / "page.html"
        page.write_text("<title>T</title><h1>T</h1><p>Seen.</p><p hidden>Three dead</p><p style='display:none'>Four dead</p>")
        self.run_cli("import", self.project, page)
        listed = self.run_cli("capture", "list", self.project, "--json").stdout
        self.assertIn("Three dead", listed)
        self.assertIn("Four dead", listed)

    def test_the_same_bytes_are_not_taken_twice(self):
        page = PAGES / "conflicting-dates.html"
        self.run_cli("import", self.project, page)
        self.assertIn("byte for byte", self.run_cli("import", self.project, page, status=4).stderr)
        self.assertEqual(len(self.load("list", self.project)["articles"]), 1)
        self.run_cli("import", self.project, page, "--twice")
        self.assertEqual(len(self.load("list", self.project)["articles"]), 2)

    def test_what_was_left_out_is_told(self):
        page = self.home / "page.html"
        page.write_text("<title>Harbour</title><h1>Harbour</h1><script>steal()</script><script>more()</script>"
                        "<p>The harbour opened in 2027, and nobody came to see it.</p>")
        short = self.run_cli("import", self.project, page).stdout
        self.assertIn("left out: Scripts (2)", short)
        self.assertNotIn("steal", short)
        self.assertIn("Scripts (2): steal()", self.run_cli("import", self.project, page, "--twice", "--verbose").stdout)
        self.assertIn("2 script: steal()", self.load("import", self.project, page, "--twice")["left_out"])

    def test_every_option_has_words(self):
        commands = [itertools.takewhile(re.compile("[a-z][a-z-]*$").match, line.split())
                    for line in self.run_cli("--help").stdout.splitlines() if re.match("  [a-z]", line)]
        self.assertGreater(len(commands), 30)
        for command in commands:
            lines = self.run_cli(*command, "--help").stdout.splitlines()
            for line, below in zip(lines, lines[1:] + [""]):
                if line.startswith("  --"):
                    words = line[30:] or below[30:]
                    self.assertTrue(words.strip() and not words.startswith("-"), (command, line))

    def test_dates_that_differ(self):
        told = self.run_cli("import", self.project, PAGES / "conflicting-dates.html").stdout
        self.assertIn("several dates: 2024-07-21 (json-ld); 2024-07-19 (meta article:published_time)", told)
        self.assertIn("2024-07-18 (time)", told)
        words = " ".join(self.read_report().split())
        self.assertIn("2024-07-19 (meta article:published_time)", words)
        self.assertIn("When the page says that it was changed: 2024-08-01", words)

    def test_tables(self):
        self.run_cli("import", self.project, PAGES / "table-heavy.html")
        text = self.run_cli("text", self.project).stdout
        self.assertIn("\nPort\t2023\t2024\nLind\t41.2\t38.0\nSenn\t", text)
        self.assertEqual(text.rstrip("\n").replace("\t", "\n"), self.load("text", self.project)["text"])
        self.run_cli("claim", "add", self.project, "--quote", "41.2")
        self.assertRegex(self.read_report(), r"Lind +41\.2 *\D*1 +38\.0")

    def test_comments_as_queries(self):
        body = "<w:p>%s</w:p><w:p>%s" % (run("The days were nine days."), run("It was shut for "))
        body += '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>' + run("nine days")
        body += '<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/>' + run(" in all") + "</w:p>"
        path = self.make_docx("m.docx", body, [("Bo", "Who says so?"), ("Cy", "Ten."), ("Di", "On nothing.")])
        told = self.run_cli("import", self.project, path, "--title", "A", "--comments-as-queries").stdout
        self.assertIn("2 comments taken as queries", told)
        claims = self.load("list", self.project)["articles"][0]["claims"]
        self.assertEqual(len(claims), 1)
        claim = self.load("show", self.project, "1")
        shown = json.dumps(claim)
        self.assertIn("nine days", shown)
        self.assertIn("\"start\": %d" % len("The days were nine days.\nIt was shut for "), shown)
        printed = self.read_report()
        self.assertIn("Who says so?", printed)
        self.assertRegex(printed, r"comment in")
        self.assertIn("Cy", printed)
        self.assertIn("all is well", self.run_cli("verify", self.project).stdout)
        self.run_cli("undo", self.project)
        self.assertEqual(self.load("list", self.project)["articles"][0]["claims"], [])
        self.run_cli("redo", self.project)
        self.assertIn("Ten.", self.read_report())

    def test_notes_as_sources(self):
        path = self.home / "n.docx"
        note = '<w:footnote w:id="2"><w:p>%s</w:p></w:footnote>' % run("Port log, https://port.example/log, page 3.")
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("word/document.xml", "<w:document %s><w:body><w:p>%s<w:r><w:footnoteReference "
                          'w:id="2"/></w:r></w:p></w:body></w:document>' % (W, run("Nine days")))
            file.writestr("word/footnotes.xml", "<w:footnotes %s>%s</w:footnotes>" % (W, note))
        told = self.run_cli("import", self.project, path, "--title", "A", "--notes-as-sources").stdout
        self.assertIn("1 note taken as a source", told)
        sources = self.load("list", self.project)["sources"]
        self.assertEqual(len(sources), 1)
        self.assertIn('https://port.example/log"', json.dumps(self.load("show", self.project, sources[0]["id"])))
        self.assertIn("all is well", self.run_cli("verify", self.project).stdout)

    def test_comments_stay_comments(self):
        body = '<w:p><w:commentRangeStart w:id="0"/>%s<w:commentRangeEnd w:id="0"/></w:p>' % run("Nine days.")
        path = self.make_docx("m.docx", body, [("Bo", "Who says so?")])
        self.run_cli("import", self.project, path, "--title", "A")
        self.assertEqual(self.load("list", self.project)["articles"][0]["claims"], [])


if __name__ == "__main__":
    unittest.main()
