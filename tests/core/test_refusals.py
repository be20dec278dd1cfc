#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line refuses, and that a refusal changes nothing."""

import contextlib
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)


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

    def run_cli(self, *words, status=0, **more):
        done = subprocess.run(
            [CLI, *map(str, words)], env=self.env, stderr=subprocess.PIPE, text=True, timeout=60,
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
        for command in ("verify", "list", "history", "undo"):
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


if __name__ == "__main__":
    unittest.main()
