# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of exports and imports share: a folder of one's own, and assay-cli in it."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI = os.path.abspath(sys.argv.pop(1))
FORMATS = [row["format"] for row in json.loads(subprocess.run(
    [CLI, "--json", "formats"], capture_output=True, text=True, check=True).stdout)]


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.folder / "data"), LC_ALL="C.UTF-8",
                                SOURCE_DATE_EPOCH="1773475200")

    def run_cli(self, *words, expect=0, text=None, **environment):
        self.done = subprocess.run([CLI, *map(str, words)], capture_output=True, env={**self.environment, **environment},
                                   timeout=120, input=text, cwd=self.folder)
        if expect is not None:
            self.assertEqual(self.done.returncode, expect, self.done.stdout + self.done.stderr)
        return self.done.stdout.decode()

    def read_json(self, *words, **options):
        return json.loads(self.run_cli("--json", *words, **options))

    def example(self):
        project = self.folder / "example.assay"
        shutil.copy(os.environ["ASSAY_EXAMPLE"], project)
        return project

    def new(self, name, text="The repair cost 12 million. Nobody paid it. \U0001d504 ship came, he said.\n"):
        project = self.folder / (name + ".assay")
        (self.folder / "article.txt").write_text(text)
        self.run_cli("new", project)
        self.run_cli("import", project, "article.txt", "--title", "Cranes", "--address", "https://paper.example/cranes")
        return project
