#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people's copies of a project brought together, and the way back, from the command line."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)


class Merge(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.env = dict(os.environ, XDG_DATA_HOME=str(self.home / "data"), LC_ALL="C.UTF-8")
        self.ann = self.home / "ann.assay"
        self.ben = self.home / "ben.assay"
        article = self.home / "a.txt"
        article.write_text("A heading\n\nThe tower is 50 metres tall and 90 years old.\n")
        self.run_cli("new", self.ann)
        self.run_cli("import", self.ann, article)
        self.run_cli("claim", "add", self.ann, "--quote", "50 metres")
        shutil.copy(self.ann, self.ben)

    def run_cli(self, *words, status=0, person="Ann"):
        done = subprocess.run(
            [CLI, "--person", person, *map(str, words)], env=self.env, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def load(self, *words, status=0):
        return json.loads(self.run_cli(*words, "--json", status=status).stdout)

    def edit(self, project, person, *options):
        self.run_cli("claim", "edit", project, *options, person=person)

    def assert_sound(self):
        self.run_cli("verify", self.ann)
        self.run_cli("verify", self.ben)

    def test_without_conflict(self):
        self.edit(self.ann, "Ann", "1", "--note", "measured")
        self.run_cli("claim", "add", self.ben, "--quote", "90 years", person="Ben")
        told = self.load("merge", self.ann, self.ben)
        self.assertTrue(told["merged"])
        self.assertGreaterEqual(told["inserted"], 2)
        self.assertEqual(told["conflicts"], [])
        self.assertEqual(self.load("show", self.ann, "1")["note"], "measured")
        self.run_cli("show", self.ann, "2")
        self.assertTrue(self.load("merge", self.ann, self.ben)["contained"])
        self.run_cli("merge", self.ben, self.ann)
        self.assertEqual(self.load("show", self.ben, "1")["note"], "measured")
        self.assert_sound()

    def test_numbers(self):
        self.run_cli("claim", "add", self.ann, "--quote", "tower")
        self.run_cli("claim", "add", self.ben, "--quote", "90 years", person="Ben")
        told = self.load("merge", self.ann, self.ben)
        self.assertEqual(told["notes"], ["Claim 2 of the other copy is claim 3 here."])
        self.run_cli("show", self.ann, "3")
        self.assert_sound()

    def test_conflict(self):
        self.edit(self.ann, "Ann", "1", "--note", "Ann's")
        self.edit(self.ben, "Ben", "1", "--note", "Ben's")
        before = self.ann.read_bytes()
        shown = self.run_cli("merge", self.ann, self.ben, status=7)
        self.assertRegex(shown.stderr, r"\Aassay-cli: 1 conflict, nothing was changed.*\n\Z")
        self.assertRegex(
            shown.stdout,
            r"\AClaim 1: note\n  mine:   Ann's \(Ann, 20[^)]*Z\)\n  theirs: Ben's \(Ben, 20[^)]*Z\)\n\Z")
        self.assertEqual(self.ann.read_bytes(), before)
        told = self.load("merge", self.ann, self.ben, status=7)
        self.assertFalse(told["merged"])
        self.assertEqual(told["conflicts"][0]["theirs"], "Ben's")
        self.assertEqual(self.ann.read_bytes(), before)

        self.run_cli("merge", self.ann, self.ben, "--prefer", "theirs")
        self.assertEqual(self.load("show", self.ann, "1")["note"], "Ben's")
        self.run_cli("undo", self.ann)
        self.run_cli("merge", self.ann, self.ben, "--prefer", "mine")
        self.assertEqual(self.load("show", self.ann, "1")["note"], "Ann's")
        self.assert_sound()

    def test_refused(self):
        other = self.home / "other.assay"
        text = self.home / "text.assay"
        self.run_cli("new", other)
        text.write_text("nothing")
        before = self.ann.read_bytes()
        self.run_cli("merge", self.ann, status=2)
        self.run_cli("merge", self.ann, self.ben, "--prefer", "both", status=2)
        self.run_cli("merge", self.ann, self.ben, other, status=2)
        self.run_cli("merge", self.ann, self.home / "none.assay", status=1)
        self.run_cli("merge", self.ann, text, status=3)
        self.assertIn("no copy of this project",
                      self.run_cli("merge", self.ann, other, status=1).stderr)
        self.assertEqual(self.ann.read_bytes(), before)

    def test_history(self):
        self.edit(self.ann, "Ann", "1", "--note", "first")
        first = self.load("history", self.ann)[0]["number"]
        self.edit(self.ann, "Cem", "1", "--note", "second")
        self.run_cli("source", "add", self.ann, "Survey")
        numbers = [entry["number"] for entry in self.load("history", self.ann, "1")]
        self.assertEqual(numbers, [first + 1, first, first - 1])
        changes = self.load("history", self.ann, "--entry", first + 1)
        note = [change for change in changes if change["field"] == "note"]
        self.assertEqual([(change["old"], change["new"]) for change in note], [("first", "second")])

        self.run_cli("history", self.ann, "--back-to", first)
        self.assertEqual(self.load("show", self.ann, "1")["note"], "first")
        last = self.load("history", self.ann)[0]
        self.assertEqual((last["kind"], last["target"]), ("jump", first))
        self.run_cli("undo", self.ann)
        self.assertEqual(self.load("show", self.ann, "1")["note"], "second")
        lines = self.run_cli("history", self.ann).stdout.splitlines()
        self.assertIn("Undo of %d: Go back" % last["number"], lines[0])
        self.assertTrue(lines[4].endswith("(claim 1)"), lines)
        self.assert_sound()

    def test_shown_for_people(self):
        self.run_cli("claim", "edit", self.ann, "1", "--conclusion", "It fell.")
        shown = self.run_cli("show", self.ann, "1").stdout
        self.assertRegex(shown, r"^Claim 1: ")
        self.assertRegex(shown, r"Conclusion: +It fell\.")
        self.run_cli("source", "add", self.ann, "Survey")
        self.run_cli("link", self.ann, "1", "Survey", "--quote", "so it is", "--unlocated")
        self.assertIn("1. Survey\n   “so it is”", self.run_cli("show", self.ann, "1").stdout)
        self.assertRegex(self.run_cli("show", self.ann, "Survey").stdout, r"^Survey\n(.*\n)*  Evidence of claims: +1\n")
        self.assertRegex(self.run_cli("show", self.ann, "--article", "1").stdout, r"\n +1  .*")

    def test_history_refused(self):
        self.run_cli("history", self.ann, "--back-to", "900", status=1)
        self.run_cli("history", self.ann, "--back-to", "yesterday", status=2)
        self.run_cli("history", self.ann, "--entry", "0", status=2)
        self.run_cli("history", self.ann, "1", "--entry", "1", status=2)
        self.run_cli("history", self.ann, "77", status=1)


if __name__ == "__main__":
    unittest.main()
