# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of the example as an archive and a screen reader want it, held against the rules of pdf_check.py.
Usage: test_archival.py ASSAY-CLI"""
import collections
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import PIL.Image
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
        return subprocess.run([CLI, *words], check=True, env=environment, timeout=120, **options)

    def test_each_preset_meets_every_rule(self):
        for preset in ("editor", "lawyer", "reader"):
            with self.subTest(preset):
                path = self.report("--preset", preset)
                self.assertEqual(pdf_check.check(path), [])
                self.check_links(path)

    def check_links(self, path):
        """Each link within the report leads to a page that has what it names."""
        pages = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                               check=True).stdout.split("\f")
        pages = [" ".join(page.split()) for page in pages]
        with pikepdf.open(path) as pdf:
            number = {page.objgen: i for i, page in enumerate(pdf.pages)}
            names = pikepdf.NameTree(pdf.Root.Names.Dests) if "/Dests" in pdf.Root.get("/Names", {}) else {}
            links = [link for page in pdf.pages for link in page.get("/Annots", []) if "/Dest" in link]
            kinds = collections.Counter()
            for link in links:
                name, words = str(link.Dest), " ".join(str(link.Contents).split())
                dest = names[name]
                page = pages[number[(dest.D if isinstance(dest, pikepdf.Dictionary) else dest)[0].objgen]]
                kind = re.match("[a-z]+", name).group()
                kinds[kind] += 1
                if kind == "c":  # its number, or words of its quote
                    label = re.match(r"(\d+[a-z]*)\W*$", words)
                    head = r"(?<![\d.,])%s ?\W " % (label and label[1])
                    self.assertTrue(words in page or " " in words and words.rpartition(" ")[0] in page
                                    or re.search(head, page), (name, words))
                elif kind == "h" and words.startswith("page "):
                    self.assertIn(words + " of", page)
                elif kind == "s":
                    self.assertIn(words.split(" ")[0], page)
                elif kind not in ("h", "l", "v"):
                    self.assertIn(words if not words.startswith("page ") else words + " of", page)
        self.assertGreater(min(kinds[kind] for kind in ("c", "h", "s")), 20, kinds)

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

    def words(self, *options):
        path = self.report(*options)
        if "--plain" not in options:
            self.assertEqual(pdf_check.check(path), [])
        return " ".join(subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                                       check=True).stdout.split())

    def test_logo_and_desk(self):
        for kind, mode in (("png", "RGBA"), ("jpeg", "RGB"), ("jpeg", "L")):
            with self.subTest(kind=kind, mode=mode):
                logo = self.folder / ("logo." + kind)
                PIL.Image.new(mode, (300, 120)).save(logo, kind, comment=b"Mira Voss", exif=PIL.Image.Exif())
                said = self.words("--desk", "The Harbour Desk", "--logo", logo, *([] if mode == "RGBA" else ["--plain"]))
                self.assertIn("The Harbour Desk", said)
                with pikepdf.open(self.folder / "a.pdf") as pdf:
                    images = [item for item in pdf.pages[0].images.values()]
                    self.assertEqual([(item.Width, item.Height) for item in images], [(300, 120)])
                    self.assertNotIn(b"Mira", images[0].read_raw_bytes())
        self.words("--logo", logo)
        with pikepdf.open(self.folder / "a.pdf") as pdf:
            self.assertEqual(sum(item.get("/Alt") == "Logo" for item in pdf.objects if isinstance(item, pikepdf.Dictionary)), 1)

    def test_of_a_logo_the_picture_alone_is_kept(self):
        logo = self.folder / "logo.jpeg"
        PIL.Image.effect_noise((60, 30), 90).convert("RGB").save(logo, progressive=True)
        plain = logo.read_bytes()
        tables = plain.index(b"\xff\xc4", plain.index(b"\xff\xda"))

        def segment(marker, words):
            return bytes((0xff, marker, 0, len(words) + 2)) + words
        for name, data in (("behind", plain + b"Mira Voss"),
                           ("between", plain[:tables] + segment(0xfe, b"Mira Voss") + plain[tables:]),
                           *((hex(marker), plain[:2] + segment(marker, words) + plain[2:]) for marker, words in (
                               (0xe0, b"JFXX\0\x13Mira"), (0xee, b"AdobeMira Voss"), (0xf0, b"Mira"), (0xe1, b"Mira")))):
            with self.subTest(name):
                logo.write_bytes(data)
                with pikepdf.open(self.report("--plain", "--logo", logo)) as pdf:
                    [image] = pdf.pages[0].images.values()
                    self.assertEqual(image.read_raw_bytes(), plain)

    def test_what_is_no_logo_is_refused(self):
        logo = self.folder / "logo"
        PIL.Image.new("CMYK", (30, 12)).save(self.folder / "four.jpeg")
        PIL.Image.new("L", (3000, 2000)).save(self.folder / "large.png")
        whole = (self.folder / "large.png").read_bytes()
        for data in (b"", b"GIF89a", b"\xff\xd8\xff\xe0\xff\xff", whole, whole[:300], b"\0" * 3000000,
                     (self.folder / "four.jpeg").read_bytes()):
            logo.write_bytes(data)
            with self.assertRaises(subprocess.CalledProcessError) as refused:
                self.run_cli("report", self.folder / "a.assay", "-o", self.folder / "b.pdf", "--logo", logo,
                             stderr=subprocess.DEVNULL)
            self.assertEqual(refused.exception.returncode, 2)
        self.assertFalse((self.folder / "b.pdf").exists())

    def test_letters_without_a_space_among_them_are_set_in_time(self):
        project, noted = self.folder / "long.assay", self.folder / "long.json"
        shutil.copy(os.environ["ASSAY_EXAMPLE"], project)
        words = json.loads(self.run_cli("--json", "show", project, "1", stdout=subprocess.PIPE).stdout)["anchor"]["exact"]
        noted.write_text(json.dumps({"type": "Annotation", "body": {"type": "TextualBody", "value": "x" * 400000}, "target": {
            "source": "a", "selector": {"type": "TextQuoteSelector", "exact": words[4:]}}}))
        self.run_cli("import-annotations", project, noted, stdout=subprocess.DEVNULL)
        self.run_cli("report", project, "-o", self.folder / "long.pdf", "--plain")
        said = subprocess.run(["pdftotext", self.folder / "long.pdf", "-"], capture_output=True, check=True).stdout
        self.assertGreaterEqual(said.count(b"x"), 400000)

    def test_parts_can_be_left_out(self):
        whole = self.words("--plain", "--preset", "lawyer")
        bare = self.words("--preset", "lawyer", "--without", "article,versions,logs,notes,custody,method")
        for words in ("The article, marked", "Queries, contacts and searches", "Custody: captures and hashes",
                      "Method and codes"):
            self.assertIn(words, whole)
            self.assertNotIn(words, bare)
        self.assertIn("Claim by claim", bare)

    def test_claims_can_be_chosen(self):
        listed = self.words("--claims", "1, 3-4")
        self.assertRegex(listed, r"Claims in this report 3 of \d+: numbers 1, 3-4")
        with pikepdf.open(self.folder / "a.pdf") as pdf:
            data = json.loads(pdf.attachments["check.jsonld"].get_file().read_bytes())
        self.check_named_by_shown(data)
        rows = [row for item in data["items"] for row in item.get("assay:rows", {}).get("claim", [])]
        self.assertEqual({row["number"] for row in rows}, {1, 3, 4})
        kept = {item["assay:rows"]["evidence"][0]["source"] for item in data["items"] if item["motivation"] == "linking"}
        self.assertLessEqual(kept, {row["key"] for row in data["assay:rows"]["source"]})
        self.assertIn("open ones", self.words("--plain", "--claims", "unsettled"))
        self.assertIn("None of the claims of this version", self.words("--plain", "--claims", "unsettled,confirmed"))
        self.assertIn("Wrong", self.words("--plain", "--claims", "wrong"))

    def check_named_by_shown(self, data):
        """No actor, party or tag is told of that nothing of the rest names."""
        told = json.dumps([data["items"], [rows for kind, rows in data["assay:rows"].items() if kind != "tag"]])
        for kind in ("actor", "party", "tag"):
            for row in data["assay:rows"].get(kind, []):
                self.assertGreater(told.count(row["key"]), kind != "tag", (kind, row))

    def test_claims_that_are_not_there_are_not_passed_over(self):
        for listed in ("99", "3, 99", "3, 98-99, 4", "14z"):
            with self.subTest(listed), self.assertRaises(subprocess.CalledProcessError) as refused:
                self.run_cli("report", self.folder / "a.assay", "-o", self.folder / "no.pdf", "--claims", listed,
                             capture_output=True, text=True)
            self.assertRegex(refused.exception.stderr, "there is no claim (99|98-99|14z)")
        self.assertFalse((self.folder / "no.pdf").exists())

    def test_captures_of_other_claims_are_left_out(self):
        project, path = self.folder / "few.assay", self.folder / "few.pdf"
        self.run_cli("new", project)
        self.run_cli("import", project, "-", "--title", "Bridge", text=True, input="It opened in 1931. It has two tracks.\n")
        for number, (words, source) in enumerate((("in 1931", "Almanac"), ("two tracks", "Railway")), 1):
            self.run_cli("claim", "add", project, "--quote", words)
            self.run_cli("source", "add", project, "--title", source)
            page = "What the %s says.\n" % source
            self.run_cli("capture", "add", project, source, "-", "--address", "https://%s.example/" % source, text=True,
                         input=page, stdout=subprocess.DEVNULL)
            self.run_cli("link", project, str(number), source, "--capture", hashlib.sha256(page.encode()).hexdigest())
        self.run_cli("report", project, "-o", path, "--plain", "--claims", "1")
        said = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn("Almanac.example", said)
        self.assertNotIn("Railway", said)

    def test_own_words_in_another_language(self):
        for language, words in (("de", ("FAKTENCHECK", "Seite 1 von", "Bestätigt – Die Behauptung stimmt, wie sie dasteht",
                                        "14.03.2026", "4.297 Bytes", "Völlig zuverlässig", "„Accepted on 12 November")),
                                ("fr", ("VÉRIFICATION DES FAITS", "page 1 sur", "14/03/2026", "Tout à fait fiable")),
                                ("es", ("VERIFICACIÓN DE DATOS", "página 1 de", "4297 bytes", "Completamente fiable"))):
            with self.subTest(language):
                said = self.words("--language", language, *([] if language == "de" else ["--plain"]))
                for phrase in words:
                    self.assertIn(phrase, said)
                self.assertNotIn("Confirmed", said)
                if language != "de":
                    continue
                with pikepdf.open(self.folder / "a.pdf") as pdf:
                    self.assertEqual(str(pdf.Root.Lang), language)
                    self.assertIn(("<rdf:li>%s</rdf:li>" % language).encode(), pdf.Root.Metadata.read_bytes())
                    self.assertTrue(any(item.get("/Lang") == "en" for item in pdf.objects
                                        if isinstance(item, pikepdf.Dictionary)))

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
