# SPDX-License-Identifier: GPL-3.0-or-later
"""What an export of some claims alone holds of the others, and what the guard tells of words that it cannot refuse.
Usage: test_cli_chosen.py ASSAY-CLI"""
import re
import unittest
import zipfile

from exchange_case import FORMATS, Case

SCRIPT = """source add Srcone --kind page --address https://srcone.example/ --actor Actone --party Partone --citation Citone
source add Srctwo --kind page --address https://srctwo.example/ --actor Acttwo --party Parttwo --citation Cittwo --note Nottwo
source add Srcthree --kind page --address https://srctwothree.example/ --actor Acttwothree
source derive Srctwo Srcthree
claim add --quote "The repair cost 12 million" --assertion Assone --note Claone --conclusion Conone --level Confirmed
claim add --quote "Nobody paid it" --assertion Asstwo --note Clatwo --conclusion Contwo --speaker Speaktwo --wording Wordtwo
link 1 Srcone --stance supports --quote Quoone
link 2 Srctwo --stance refutes --quote Quotwo --note Evitwo
log add --kind query --claims 1 --whom Whoone --words Logone
log add --kind query --claims 2 --whom Whotwo --words Logtwo
figure 2 --metric Metrictwo --lower 3
relate 1 2 --kind conflicts --note Reltwo
finding add 2 --role second --conclusion Sectwo
capture add Srcone one.txt
capture add Srctwo two.txt
sign 2 --name Signtwo
"""


class Chosen(Case):
    def test_nothing_of_the_others_slips_in(self):
        project = self.new("a")
        (self.folder / "one.txt").write_text("Captone")
        (self.folder / "two.txt").write_text("Capttwo")
        (self.folder / "script").write_text(SCRIPT)
        self.run_cli("batch", project, "script")
        for form in FORMATS:
            with self.subTest(form):
                self.run_cli("export", project, "--format", form, "--claims", "1", "-o", "out")
                said = self.done.stderr.decode()
                if form == "wacz":
                    with zipfile.ZipFile(self.folder / "out") as archive:
                        text = b"".join(archive.read(name) for name in archive.namelist()).decode("latin-1")
                    self.assertIn("1 capture that the chosen claims do not rest on is left out", said)
                    self.assertIn("Nobody paid it", text)  # the article's own
                    self.assertIn("Captone", text)
                else:
                    text = (self.folder / "out").read_text()
                    self.assertRegex(text, "Conone|Srcone")
                self.assertEqual(set(re.findall(r"\w+two\w*", text)), set())
        self.run_cli("export", project, "--format", "wacz", "-o", "out")
        self.assertEqual(self.done.stderr.decode(), "")


class Common(Case):
    def test_words_too_common_to_refuse_are_told(self):
        project = self.new("a", "Prices may rise in May, the board said. The repair cost 12 million.\n")
        self.run_cli("source", "add", project, "--title", "Talk", "--kind", "conversation", "--actor", "Theresa May",
                     "--code-name", "TERN", "--protected")
        self.run_cli("claim", "add", project, "--quote", "Prices may rise in May", "--conclusion", "it may be so")
        self.run_cli("claim", "add", project, "--quote", "The repair cost 12 million", "--conclusion", "so May told us")
        for form, place in (("html", "claim 2: Conclusion"), ("annotations", "items[1]"), ("claims-csv", "row 2")):
            for language in ((), ("--language", "de")):
                self.run_cli("export", project, "--format", form, "-o", "out", *language)
                told = self.done.stderr.decode()
                self.assertIn("see whether ‘TERN’ is given away", told)
                self.assertIn(place, told)
                self.assertNotIn("claim 1", told)  # the article's own words
                self.assertNotIn("May", told.split("stands in", 1)[0])
        self.run_cli("report", project, "-o", "out.pdf", "--language", "de")
        self.assertIn("claim 2: Conclusion", self.done.stderr.decode())
        self.run_cli("claim", "edit", project, "2", "--conclusion", "so Theresa\u00a0May told us")
        self.run_cli("export", project, "--format", "html", "-o", "out", expect=1)

    def test_what_is_let_pass_is_so_in_any_language(self):
        project = self.new("a")
        self.run_cli("source", "add", project, "--title", "Letter", "--kind", "letter", "--code-name", "TERN", "--protected")
        self.run_cli("claim", "add", project, "--quote", "Nobody paid it", "--conclusion", "a letter says so")
        for language in ("en", "de", "es"):
            self.run_cli("export", project, "--format", "html", "-o", "out", "--language", language)
            self.assertEqual(self.done.stderr.decode(), "")

    def test_refusals_of_title_and_footer(self):
        project = self.new("a")
        self.run_cli("source", "add", project, "--title", "Mira Voss", "--code-name", "HERON", "--protected")
        for command in (("report", "-o", "a.pdf", "--plain"), ("export", "--format", "html", "-o", "a.html")):
            self.run_cli(command[0], project, *command[1:], "--language", "de", "--desk", "Desk of Mira Voss", expect=1)
            self.assertRegex(self.done.stderr.decode(), "stands in: name of the desk")
        self.run_cli("--person", "Mira Voss", "report", project, "-o", "a.pdf", "--language", "de", "--plain", expect=1)
        self.assertRegex(self.done.stderr.decode(), "stands in: (the title, footer or person of the report|first page|title)")


if __name__ == "__main__":
    unittest.main(verbosity=2)
