# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of the example as an archive and a screen reader want it, held against the rules of pdf_check.py.
Usage: test_archival.py ASSAY-CLI"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import pikepdf

import pdf_check

CLI = sys.argv.pop(1)
# What cairo's own output lacks.
LACKS = {"language", "title", "intent", "id", "xmp", "tabs", "artifact", "flags", "contents", "glyphs",
         "alternative", "scope"}


class Archival(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        shutil.copy(os.environ["ASSAY_EXAMPLE"], cls.folder / "a.assay")

    def report(self, *options):
        path = self.folder / "a.pdf"
        self.run_cli("report", self.folder / "a.assay", "-o", path, *options)
        return path

    def run_cli(self, *words, **options):
        environment = dict(os.environ, XDG_DATA_HOME=str(self.folder / "data"), LC_ALL="C.UTF-8")
        subprocess.run([CLI, *words], check=True, env=environment, timeout=120, **options)

    def test_each_preset_meets_every_rule(self):
        for preset in ("editor", "lawyer", "reader"):
            with self.subTest(preset):
                self.assertEqual(pdf_check.check(self.report("--preset", preset)), [])

    def test_rules_see_what_is_missing(self):
        missed = {rule for rule, _ in pdf_check.check(self.report("--plain"))}
        self.assertEqual(missed, LACKS)

    def test_words_of_other_languages_say_so(self):
        project, path = self.folder / "de.assay", self.folder / "de.pdf"
        self.run_cli("new", project)
        self.run_cli("import", project, "-", "--title", "Die Brücke", "--language", "de", text=True,
                     input="Die Brücke wurde 1931 gebaut.\n\nSie trägt zwei Gleise.\n")
        self.run_cli("report", project, "-o", path)
        self.assertEqual(pdf_check.check(path), [])
        with pikepdf.open(path) as pdf:
            self.assertEqual(str(pdf.Root.Lang), "en")
            said = {str(item.Lang) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Lang" in item}
        self.assertEqual(said, {"en", "de"})

    def test_links_say_where_they_lead(self):
        with pikepdf.open(self.report()) as pdf:
            links = [link for page in pdf.pages for link in page.get("/Annots", [])]
            self.assertIn("https://courier.example/2026/03/velm-dam", {str(link.Contents) for link in links})
            # a title that takes two lines is one link, not two with half a title each
            two_lines = [str(link.Contents) for link in links if len(link.QuadPoints) == 2 * 8]
            self.assertTrue([words for words in two_lines if words.startswith("[") and words.count(" ") > 4], two_lines)

    def test_holds_the_check_as_data(self):
        with pikepdf.open(self.report("--preset", "lawyer")) as pdf:
            data = json.loads(pdf.attachments["check.jsonld"].get_file().read_bytes())
        claims = [item for item in data["items"] if item["motivation"] == "assessing"]
        self.assertEqual(len(claims), 36)


if __name__ == "__main__":
    unittest.main()
