# SPDX-License-Identifier: GPL-3.0-or-later
"""Redaction, the copy for a colleague and recovery by the command line, on copies of the example.
Usage: test_protect.py ASSAY-CLI"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)
SECRET = "Tomas Aldic"  # a protected source of the example, named by its title and its actor


class Protect(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.project = self.folder / "a.assay"
        shutil.copy(os.environ["ASSAY_EXAMPLE"], self.project)
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.folder / "data"), LC_ALL="C.UTF-8")

    def run_cli(self, *words, expect=0):
        done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, env=self.environment,
                              timeout=120)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done.stdout

    def count_traces(self, words, under=None):
        return sum(words.encode() in path.read_bytes() for path in (under or self.folder).rglob("*") if path.is_file())

    def test_redact_source(self):
        self.assertGreater(self.count_traces(SECRET), 0)
        said = json.loads(self.run_cli("--json", "redact", self.project, "--source", SECRET, "--everywhere"))
        self.assertEqual(said["still_named_in"], [])
        self.assertEqual(self.count_traces(SECRET), 0)
        self.assertEqual(json.loads(self.run_cli("--json", "verify", self.project)), {"problems": [], "redactions": 1})
        self.run_cli("report", self.project, "-o", self.folder / "a.pdf")
        self.run_cli("undo", self.project, expect=1)

    def test_redact_claim(self):
        self.run_cli("redact", self.project, "--claim", "5")
        self.run_cli("verify", self.project)
        claim = self.run_cli("show", self.project, "5")
        self.assertNotIn("quote", claim)
        self.run_cli("report", self.project, "-o", self.folder / "a.pdf")

    def test_redact_wrongly(self):
        before = self.project.read_bytes()
        self.run_cli("redact", self.project, expect=2)
        self.run_cli("redact", self.project, "--source", "x", "--claim", "5", expect=2)
        self.run_cli("redact", self.project, "--source", "Nobody of that name", expect=1)
        self.run_cli("redact", self.project, "--capture", "0" * 64, expect=1)
        self.assertEqual(self.project.read_bytes(), before)

    def test_copy(self):
        copies = self.folder / "copies"
        copies.mkdir()
        self.run_cli("copy", self.project, "-o", copies / "b.assay", "--without-protected")
        self.assertEqual(self.count_traces(SECRET, copies), 0)
        self.run_cli("verify", copies / "b.assay")
        self.run_cli("report", copies / "b.assay", "-o", self.folder / "b.pdf")
        self.run_cli("copy", self.project, "-o", copies / "b.assay", expect=1)
        self.run_cli("copy", self.project, expect=2)

    def test_recover(self):
        whole = self.project.read_bytes()
        self.project.write_bytes(bytes(4096) + whole[4096:])
        self.run_cli("verify", self.project, expect=3)
        self.run_cli("recover", self.project, "-o", self.folder / "b.assay")
        self.run_cli("verify", self.folder / "b.assay")
        shutil.copy(os.environ["ASSAY_EXAMPLE"], self.folder / "c.assay")
        self.assertEqual(self.run_cli("text", self.folder / "b.assay"), self.run_cli("text", self.folder / "c.assay"))
        self.assertEqual(self.run_cli("list", self.folder / "b.assay"), self.run_cli("list", self.folder / "c.assay"))

        self.project.write_bytes(whole[: len(whole) // 2])
        self.run_cli("recover", self.project, "-o", self.folder / "d.assay", expect=5)
        self.run_cli("list", self.folder / "d.assay")
        self.run_cli("report", self.folder / "d.assay", "-o", self.folder / "d.pdf")
        self.run_cli("recover", self.project, "-o", self.folder / "d.assay", expect=1)
        self.run_cli("recover", self.folder / "none.assay", "-o", self.folder / "e.assay", expect=1)
        self.project.write_bytes(b"The ministry said that")
        self.run_cli("recover", self.project, "-o", self.folder / "e.assay", expect=3)


if __name__ == "__main__":
    unittest.main()
