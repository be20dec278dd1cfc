#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line refuses, and that a refusal changes nothing."""

import contextlib
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)
NEXT = sys.argv.pop(1)  # the next version's


class Refusals(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.env = dict(os.environ, XDG_DATA_HOME=str(self.home / "data"), LC_ALL="C.UTF-8")
        self.project = self.home / "p.assay"
        self.other = self.home / "other.assay"
        article = self.home / "a.txt"
        article.write_text("A heading\n\nThe tower is 50 metres tall.\n")
        self.run_cli("new", self.project)
        self.run_cli("import", self.project, article)
        self.run_cli("claim", "add", self.project, "--quote", "50 metres")
        self.run_cli("source", "add", self.project, "Survey", "--kind", "document")

    def run_cli(self, *words, status=0, program=CLI, **more):
        done = subprocess.run(
            [program, *map(str, words)], env=self.env, stderr=subprocess.PIPE, text=True, timeout=60,
            **{"stdout": subprocess.PIPE, **more})
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def refuse(self, *words, status=2):
        before = self.project.read_bytes()
        error = self.run_cli(*words, status=status).stderr
        self.assertRegex(error, r"\Aassay-cli: .+\n\Z")
        self.assertEqual(self.project.read_bytes(), before)
        return error

    def test_report_over_a_project(self):
        self.run_cli("new", self.other)
        before = self.other.read_bytes()
        for target in (self.project, self.other):
            error = self.refuse("report", self.project, "-o", target, status=1)
            self.assertIn("it is a project", error)
        self.assertEqual(self.other.read_bytes(), before)
        self.refuse("report", self.project, "-o", self.home, status=1)
        self.refuse("report", self.project, "-o", "")
        self.run_cli("verify", self.project)

    def test_report_over_the_last_one(self):
        report = self.home / "r.pdf"
        for _ in range(2):
            self.run_cli("report", self.project, "-o", report)
        self.assertTrue(report.read_bytes().startswith(b"%PDF"))
        self.refuse("report", self.project, "-o", report, "--paper", "foolscap")

    def test_too_many_words(self):
        for command in ("verify", "list", "redo", "undo"):
            self.assertIn("'more' is too much", self.refuse(command, self.project, "more"))

    def test_verify_of_a_newer_project(self):
        with contextlib.closing(sqlite3.connect(self.project)) as database:
            database.execute("PRAGMA user_version = 99")
        self.assertIn("newer", self.run_cli("verify", self.project, status=5).stdout)

    def test_empty_names(self):
        self.refuse("link", self.project, "1", "", status=1)
        self.refuse("source", "edit", self.project, "", "--note", "x", status=1)
        self.refuse("source", "add", self.project, " ")

    def test_values(self):
        for value in ("nan", "inf", "1e400", "five"):
            self.refuse("figure", self.project, "1", "--lower", value)
        self.refuse("source", "edit", self.project, "Survey", "--protected=false")

    def test_dates(self):
        error = self.refuse("source", "edit", self.project, "Survey", "--published", "28.4.2025")
        self.assertIn("--published: '28.4.2025' is no date: write 2025, 2025-04", error)
        self.refuse("figure", self.project, "1", "--time", "then")
        self.refuse("log", "add", self.project, "--claims", "1", "--happened-at", "10:15")
        self.refuse("import", self.project, self.home / "a.txt", "--title", "x",
                    "--published", "soon")
        self.run_cli("source", "edit", self.project, "Survey", "--published", "2024-12~")

    def test_what_leads_to_itself(self):
        self.refuse("source", "derive", self.project, "Survey", "Survey")
        self.refuse("relate", self.project, "1", "1")
        error = self.refuse("figure", self.project, "1", "--lower", "5", "--upper", "4")
        self.assertIn("lower bound, 5, is above the upper bound, 4", error)

        # Circular reporting is a finding: it is taken, and said.
        self.run_cli("source", "add", self.project, "Blog")
        self.run_cli("source", "derive", self.project, "Survey", "Blog")
        said = self.run_cli("source", "derive", self.project, "Blog", "Survey").stderr
        self.assertRegex(said, r"\Aassay-cli: circular: .*Blog.*\n\Z")

    def test_sources_of_one_name(self):
        made = self.run_cli("--json", "source", "add", self.project, "Survey", "--kind", "page")
        key = json.loads(made.stdout)["id"]
        error = self.refuse("link", self.project, "1", "Survey", status=1)
        self.assertIn("more than one source is called 'Survey'; say which by its key", error)
        self.assertIn(key, error)
        self.run_cli("link", self.project, "1", key)

    def test_a_script_that_names_no_article(self):
        self.run_cli("import", self.project, self.home / "a.txt", "--title", "Another", "--twice")
        script = self.home / "script"
        script.write_text("claim add --article 2 --quote tower\nclaim add --quote heading\n")
        error = self.run_cli("batch", self.project, script, status=2).stderr
        self.assertIn("line 2: the project has 2 articles: say which with --article", error)

    def test_a_claim_says_which_article(self):
        self.run_cli("import", self.project, self.home / "a.txt", "--title", "Another", "--twice")
        made = self.run_cli("--json", "claim", "add", self.project, "--article", "2", "--quote", "tower")
        number = str(json.loads(self.run_cli("--json", "show", self.project, json.loads(made.stdout)["id"],
                                             "--article", "2").stdout)["number"])
        self.assertIn("tower", self.run_cli("show", self.project, number).stdout)
        self.run_cli("claim", "edit", self.project, number, "--conclusion", "It fell.")
        self.run_cli("log", "add", self.project, "--kind", "query", "--claims", number, "--words", "Which tower?")
        self.refuse("show", self.project, "999", status=2)

    def test_an_empty_project(self):
        self.run_cli("new", self.other)
        self.assertIn("no article yet", self.run_cli("list", self.other).stdout)
        listed = json.loads(self.run_cli("list", self.other, "--json").stdout)
        self.assertEqual([listed["articles"], listed["sources"]], [[], []])

    def test_one_damaged_article(self):
        self.run_cli("import", self.project, self.home / "a.txt", "--title", "Another", "--twice")
        with contextlib.closing(sqlite3.connect(self.project)) as database:
            database.execute("UPDATE article SET revision = NULL WHERE title = 'Another'")
            database.commit()
        done = self.run_cli("list", self.project, status=1)
        self.assertIn("50 metres", done.stdout)
        self.assertIn("Survey", done.stdout)
        self.assertIn("assay-cli: 'Another': cannot show the article", done.stderr)
        listed = json.loads(self.run_cli("list", self.project, "--json", status=1).stdout)
        self.assertIn("it has no text", listed["articles"][1]["error"])

    def test_files_that_are_none(self):
        pipe = self.home / "pipe"
        os.mkfifo(pipe)
        for path, words in ((pipe, "a pipe or a device"), ("/dev/zero", "a pipe or a device"),
                            (self.home, "it is a folder"), (self.home / "no", "no such file")):
            self.assertIn(words, self.refuse("import", self.project, path, status=4))
        self.assertIn("larger", self.refuse("batch", self.project, "/dev/zero", status=4))
        self.refuse("batch", self.project, self.home, status=1)
        error = self.refuse("batch", self.project, self.home / "no", status=1)
        self.assertIn("no': there is no such file", error)
        error = self.refuse("report", self.project, "-o", self.home / "no" / "r.pdf", status=1)
        self.assertNotIn("Failed", error)
        self.run_cli("import", self.project, "-", "--title", "Piped", input="From a pipe.\n")

    def test_places_that_are_not_of_the_web(self):
        for place in ("ftp://paper.example/1", "gopher://paper.example", "javascript:alert(1)"):
            self.assertIn("only http and https", self.refuse("import", self.project, place, status=4))

    def test_a_page_is_a_page_to_sanitize(self):
        """What does not begin as pages do is one all the same: payloads are rarely whole pages."""
        done = subprocess.run([CLI, "sanitize"], input=b"<p onclick='x()'>Nine <b>days</b></p>", env=self.env,
                              capture_output=True, timeout=60)
        self.assertIn(b"<body><p>Nine <b>days</b></p></body>", done.stdout)
        for payload in (b"", b" ", b"<p>\x01</p>", b"<scr\0ipt>x</scr\0ipt>", b"%PDF-1.4 <b>x</b>"):
            done = subprocess.run([CLI, "sanitize"], input=payload, env=self.env, capture_output=True, timeout=60)
            self.assertEqual(done.returncode, 0, (payload, done.stderr))
            self.assertIn(b"<body>", done.stdout)

    def test_relative_links_keep(self):
        page = self.home / "page.html"
        page.write_text("<title>T</title><p>See <a href='/next'>the next</a>.</p>")
        self.run_cli("import", self.project, page, "--address", "https://paper.example/1")
        with contextlib.closing(sqlite3.connect(self.project)) as database:
            left_out = [row[0] or "" for row in database.execute("SELECT left_out FROM capture")]
        self.assertFalse([line for line in left_out if "address" in line], left_out)

    def test_locate_what_is_no_text(self):
        for text in (b'{"text": "a\xff", "anchors": []}', b'{"text": "a\\u0000", "anchors": []}',
                     b"{", b"[]"):
            done = subprocess.run([CLI, "locate"], input=text, env=self.env, capture_output=True,
                                  timeout=60)
            self.assertEqual(done.returncode, 4, done.stderr)

    def test_full_output(self):
        with open("/dev/full", "w") as full:
            for command in ("list", "text", "verify", "history"):
                error = self.run_cli(command, self.project, status=1, stdout=full).stderr
                self.assertIn("cannot write to standard output", error)

    def test_terminal_codes(self):
        title = "Evil \x1b]0;owned\x07 \u009b2J title"
        for command in (("source", "add", self.project, title), ("list", self.project),
                        ("show", self.project)):
            shown = self.run_cli(*command).stdout
            self.assertFalse(set(shown) & set("\x1b\x07\u009b"), repr(shown))
        error = self.run_cli("show", self.project, "\x1b[2J", status=1).stderr
        self.assertNotIn("\x1b", error)

    def test_turned_words(self):
        """What turns the direction would turn our own words after it as well; JSON keeps it."""
        title = "paid \u202e321\u202c \u2067euro\u2069 \u05d0\u200f"
        turns = set("\u202e\u202c\u2067\u2069")
        article = self.home / "turned.txt"
        article.write_text(f"A heading\n\nIt {title} then.\n")
        shown = self.run_cli("source", "add", self.project, title).stdout
        self.run_cli("import", self.project, article, "--title", title)
        for command in (("list",), ("show", "--article", "2"), ("history",)):
            shown += self.run_cli(command[0], self.project, *command[1:]).stdout
        self.assertFalse(set(shown) & turns, repr(shown))
        self.assertIn("paid \ufffd321\ufffd \ufffdeuro\ufffd \u05d0\u200f", shown)
        error = self.run_cli("show", self.project, "\u202e1", "--article", "1", status=1).stderr
        self.assertFalse(set(error) & turns, repr(error))
        listed = json.loads(self.run_cli("--json", "list", self.project).stdout)
        self.assertIn(title, [source["title"] for source in listed["sources"]])

    def older(self):
        """The project as the version before would have left it; its bytes."""
        with contextlib.closing(sqlite3.connect(self.project)) as database:
            database.execute("ALTER TABLE tag DROP COLUMN colour")
            database.execute("PRAGMA user_version = 0")
        return self.project.read_bytes()

    def test_a_project_of_an_older_version(self):
        before = self.older()
        self.refuse("list", self.project, status=3)  # that version never was, to this one
        done = self.run_cli("list", self.project, program=NEXT)
        self.assertIn("50 metres", done.stdout)
        kept, = (self.home / "data/assay/older").iterdir()
        self.assertIn(f"made by an older version of Assay; it is kept as it was in '{kept}'", done.stderr)
        self.assertEqual([kept.read_bytes(), self.project.read_bytes()], [before, before])

        # It is worked on, is of this version from then on, and is told of once.
        done = self.run_cli("claim", "edit", self.project, "1", "--note", "high", program=NEXT)
        self.assertEqual(done.stderr, "")
        self.run_cli("verify", self.project)
        self.assertEqual(kept.read_bytes(), before)

        # What is to be forgotten for ever goes from there as well.
        self.run_cli("redact", self.project, "--source", "Survey", program=NEXT)
        self.assertFalse(kept.exists())

    def test_an_older_project_that_cannot_be_kept(self):
        before = self.older()
        (self.home / "data/assay/older").write_text("in the way")
        done = self.run_cli("list", self.project, program=NEXT)
        self.assertIn("50 metres", done.stdout)
        self.assertRegex(done.stderr, r"\Aassay-cli: .*older version of Assay, and cannot be kept as it was: .*"
                                      r"; reading what is saved\n\Z")
        error = self.run_cli("claim", "edit", self.project, "1", "--note", "high", status=3, program=NEXT).stderr
        self.assertRegex(error, r"\Aassay-cli: cannot open '.*': it was made by an older version .*\n\Z")
        self.assertEqual(self.project.read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
