#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job from the command line: an article, its claims, sources, ratings and findings, a
killed process in between, and a report that is read back."""

import hashlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)
SHARED = pathlib.Path(os.environ.get("ASSAY_SHARED", "/nonexistent"))

ARTICLE = """\
The harbour was closed for nine days in January, the port authority says.
Over 3,000 containers were left on the quay. It is known that the crane had failed twice before.

Money and cranes
Minister Ada Holm called the repair “the most expensive in our history”. According to analysts, \
it cost 12 million crowns. The bill was 11.4 million, an invoice of the yard shows.

What the captains say
Captain Łukasz Żuk waited for six days. 𝔄 “We drifted,” he says. السفينة انتظرت.
The yard’s owner is a party donor. The minister denies that she knew him. He was born in 1960.
"""

CLAIMS = [
    "The harbour was closed for nine days in January",
    "Over 3,000 containers were left on the quay",
    "the crane had failed twice before",
    "“the most expensive in our history”",
    "it cost 12 million crowns",
    "The bill was 11.4 million",
    "Captain Łukasz Żuk waited for six days",
    "“We drifted,”",
    "The yard’s owner is a party donor",
    "The minister denies that she knew him",
]

SOURCES = [
    ("Port log", "A"),
    ("Invoice of the yard", "B"),
    ("Radio interview", "C"),
    ("Leaflet", "E"),
    ("Unknown blog", "F"),
]


class MainJob(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.home = pathlib.Path(self.folder.name)
        self.env = dict(os.environ, XDG_DATA_HOME=str(self.home / "data"), LC_ALL="C.UTF-8")
        self.project = str(self.home / "harbour.assay")

    def cli(self, *words, text=None, status=0):
        done = subprocess.run(
            [CLI, "--person", "Mara Lind", *words],
            input=text,
            capture_output=True,
            text=True,
            env=self.env,
            timeout=120,
        )
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout}{done.stderr}")
        return done.stdout if status == 0 else done.stderr

    def check_article(self):
        self.cli("new", self.project, "--title", "Harbour")
        self.cli("import", self.project, "-", "--title", "Nine days", text=ARTICLE)
        for quote in CLAIMS:
            self.cli("claim", "add", self.project, "--quote", quote)
        for title, letter in SOURCES:
            self.cli("source", "add", self.project, "--title", title, "--reliability", letter)
        self.cli("link", self.project, "1", "Port log", "--question", "true", "--credibility", "2",
                 "--quote", "closed 4–12 January", "--locator", "page 3")
        self.cli("link", self.project, "5", "Invoice of the yard", "--stance", "refutes")
        self.cli("claim", "edit", self.project, "1", "--level", "Confirmed")
        self.cli("claim", "edit", self.project, "5", "--level", "Wrong",
                 "--conclusion", "The invoice says 11.4 million", "--wording", "11.4 million")

    def test_from_article_to_report(self):
        self.check_article()
        self.assertIn("all is well", self.cli("verify", self.project))

        listed = json.loads(self.cli("list", self.project, "--json"))
        claims = listed["articles"][0]["claims"]
        self.assertEqual([c["anchor"]["exact"] for c in claims], CLAIMS)
        self.assertEqual(claims[0]["outcome"], "confirmed")
        self.assertEqual(claims[4]["outcome"], "wrong")
        self.assertEqual(claims[5]["outcome"], "undecided")

        report = self.home / "report.pdf"
        self.cli("report", self.project, "-o", str(report))
        words = self.text_of(report)
        for wanted in ["Nine days", "Port log", "closed 4–12 January", "Usually reliable",
                       "11.4 million", "Page 1 of"]:
            self.assertIn(wanted.lower(), words.lower())
        self.check_links(report)

    def text_of(self, report):
        text = subprocess.run(["pdftotext", str(report), "-"], capture_output=True, text=True,
                              check=True).stdout
        return re.sub(r"\s+", " ", text)

    def check_links(self, report):
        """Every link inside the report lands on a page, and the outline names every claim."""
        subprocess.run(["qpdf", "--check", str(report)], check=True, capture_output=True)
        listed = json.loads(
            subprocess.run(["qpdf", "--json", "--json-key=outlines", str(report)],
                           capture_output=True, text=True, check=True).stdout)
        titles = json.dumps(listed["outlines"])
        self.assertGreaterEqual(len(re.findall(r'"title"', titles)), len(CLAIMS))
        self.assertNotIn('"destpageposfrom1": null', titles)

    def edit_and_kill(self):
        script = "".join(f'claim edit 2 --note "note {i}"\n' for i in range(400))
        running = subprocess.Popen(
            [CLI, "batch", self.project, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, env=self.env)
        running.stdin.write(script)
        running.stdin.close()
        for _ in range(20):
            self.assertTrue(running.stdout.readline())
        running.send_signal(signal.SIGKILL)
        running.wait()
        running.stdout.close()

    def test_reading_where_nothing_can_be_saved(self):
        """What a crash left is read and kept; that it cannot be saved now is said, no failure."""
        self.check_article()
        self.edit_and_kill()
        name = pathlib.Path(self.project).name
        hash_ = hashlib.sha256(name.encode()).hexdigest()[:16]
        in_the_way = self.home / f".assay-saving-{hash_}"
        if in_the_way.exists():
            in_the_way.unlink()
        in_the_way.mkdir()
        before = pathlib.Path(self.project).read_bytes()

        done = subprocess.run([CLI, "--json", "show", self.project, "2"], env=self.env, text=True,
                              capture_output=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertGreaterEqual(int(json.loads(done.stdout)["note"].split()[1]), 19)
        self.assertEqual(done.stderr.count("not yet in the file"), 1, done.stderr)
        self.assertEqual(pathlib.Path(self.project).read_bytes(), before)

        in_the_way.rmdir()
        shown = json.loads(self.cli("show", self.project, "2", "--json"))
        self.assertGreaterEqual(int(shown["note"].split()[1]), 19)

    def test_a_killed_process_loses_nothing(self):
        self.check_article()
        self.edit_and_kill()
        shown = json.loads(self.cli("show", self.project, "2", "--json"))
        self.assertGreaterEqual(int(shown["note"].split()[1]), 19)
        self.assertIn("all is well", self.cli("verify", self.project))

    def test_undo_reaches_back_over_closing(self):
        self.check_article()
        before = self.cli("list", self.project, "--json")
        self.cli("claim", "remove", self.project, "5")
        self.cli("undo", self.project)
        self.assertEqual(self.cli("list", self.project, "--json"), before)
        self.cli("redo", self.project)
        self.cli("show", self.project, "5", status=1)
        self.cli("claim", "add", self.project, "--quote", "He was born in 1960")
        self.assertIn("  11  ", self.cli("list", self.project))

    def test_a_refused_finding_leaves_no_claim(self):
        self.cli("new", self.project)
        self.cli("import", self.project, "-", "--title", "Nine days", text=ARTICLE)
        said = self.cli("claim", "add", self.project, "--quote", CLAIMS[0], "--level", "Nonsense",
                        status=2)
        self.assertIn("no level 'Nonsense'", said)
        listed = json.loads(self.cli("list", self.project, "--json"))
        self.assertEqual(listed["articles"][0]["claims"], [])

        self.cli("claim", "add", self.project, "--quote", CLAIMS[0], "--level", "Confirmed")
        self.assertEqual(json.loads(self.cli("undo", self.project, "--json")),
                         {"words": "Mark claim"})
        listed = json.loads(self.cli("list", self.project, "--json"))
        self.assertEqual(listed["articles"][0]["claims"], [])

    def test_words_survive_a_locale_that_cannot_say_them(self):
        self.cli("new", self.project)
        self.cli("import", self.project, "-", "--title", "Nine days", text=ARTICLE)
        self.env["LC_ALL"] = "C"
        self.assertIn("“We drifted,”", self.cli("text", self.project))

    def test_output_that_cannot_be_written_is_an_error(self):
        self.cli("new", self.project)
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([CLI, "history", self.project], stdout=full, stderr=subprocess.PIPE,
                                  text=True, env=self.env, timeout=120)
        self.assertEqual(done.returncode, 1)
        self.assertIn("cannot write", done.stderr)

    def test_the_last_line_of_a_script_is_run(self):
        self.cli("new", self.project)
        self.cli("batch", self.project, "-", text="source add One\r\nsource add \\\n  Two")
        self.cli("batch", self.project, "-", text="source add Three \\", status=2)
        listed = json.loads(self.cli("list", self.project, "--json"))
        self.assertEqual([s["title"] for s in listed["sources"]], ["One", "Two"])

    def test_a_wrong_word_is_refused(self):
        self.cli("new", self.project)
        self.cli("source", "add", self.project, "One", "--protected=maybe", status=2)
        self.cli("report", self.project, "-o", str(self.home / "r.pdf"), "--paper", "a5", status=2)

    def test_refusals_say_what_to_do(self):
        self.cli("new", self.project)
        self.assertIn("--title", self.cli("import", self.project, "-", text="No title. " * 20,
                                          status=2))
        self.cli("import", self.project, "-", text="", status=4)
        binary = self.home / "binary.html"
        binary.write_bytes(bytes(range(256)) * 64)
        self.cli("import", self.project, str(binary), status=4)
        self.cli("import", self.project, str(self.home / "missing.html"), status=4)
        self.cli("new", self.project, status=1)
        other = self.home / "other.assay"
        other.write_text("not a project at all, only some words\n" * 40)
        self.cli("list", str(other), status=3)
        self.assertIn("'nonsense'", self.cli("nonsense", self.project, status=2))
        self.assertIn("no option", self.cli("claim", "add", self.project, "--colour", "red",
                                            status=2))

    def test_on_a_real_article(self):
        article = SHARED / "articles" / "kursk.txt"
        if not article.exists():
            self.assertFalse(article.exists())
            return
        self.cli("new", self.project)
        self.cli("import", self.project, str(article), "--title", "Kursk")
        text = self.cli("text", self.project)
        self.assertIn("\nSilence Exploding with Losses\nWhile", text)
        self.cli("claim", "add", self.project, "--quote",
                 "over 3,000 North Korean soldiers were killed or wounded",
                 "--speaker-kind", "named", "--speaker", "Ukrainian officials")
        self.cli("source", "add", self.project, "https://www.kcna.kp/", "--reliability", "E")
        self.cli("link", self.project, "1", "kcna.kp", "--question", "said")
        report = self.home / "kursk.pdf"
        self.cli("report", self.project, "-o", str(report), "--preset", "editor")
        self.assertIn("over 3,000 North Korean soldiers", self.text_of(report))


if __name__ == "__main__":
    unittest.main(verbosity=2)
