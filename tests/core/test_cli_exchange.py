# SPDX-License-Identifier: GPL-3.0-or-later
"""Files for other programs: what stands in them, what never does, and what comes back of them.
Usage: test_cli_exchange.py ASSAY-CLI"""
import csv
import gzip
import hashlib
import html.parser
import io
import json
import re
import unittest
import zipfile

from exchange_case import FORMATS, Case


class Page(html.parser.HTMLParser):
    """Collects what a reader without eyes hears of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.tags, self.open = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("href", "").startswith("#"):
            self.links.append(values["href"][1:])
        if tag not in ("meta", "br", "!doctype"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (self.open[-5:], tag)
        self.open.pop()


class Out(Case):
    def test_every_format_is_the_same_in_any_locale(self):
        project = self.example()
        for form in FORMATS:
            with self.subTest(form):
                if form == "wacz":
                    continue
                first = self.run_cli("export", project, "--format", form)
                self.assertGreater(len(first), 1000)
                self.assertEqual(first, self.run_cli("export", project, "--format", form, LC_ALL="de_DE.UTF-8"))
                self.run_cli("export", project, "--format", form, "-o", "out")
                self.assertEqual((self.folder / "out").read_bytes().decode(), first)

    def test_protected_sources_never_leave(self):
        project = self.example()
        self.run_cli("source", "add", project, "A talk with Rosalind Ferencova", "--protected", "--code-name", "TERN")
        self.run_cli("claim", "edit", project, "1", "--note", "from a talk with ROSALIND Ferencová")
        for form, place in (("annotations", "items[0]"), ("claims-csv", "row 1"), ("html", "claim 1: note"),
                            ("markdown", "claim 1: note"), ("hypothesis", "rows[0].text")):
            with self.subTest(form):
                self.run_cli("export", project, "--format", form, "-o", "refused", expect=1)
                self.assertIn(place, self.done.stderr.decode())
                self.assertIn("TERN", self.done.stderr.decode())
                self.assertFalse((self.folder / "refused").exists())
        self.run_cli("export", project, "--format", "annotations", "--preset", "reader")

    def test_refusals_are_told_in_the_language_of_the_user(self):
        project = self.new("a")
        self.run_cli("source", "add", project, "--title", "Mira Voss", "--code-name", "HERON", "--protected")
        self.run_cli("claim", "add", project, "--quote", "Nobody paid it", "--conclusion", "Mira Voss said so")
        for command in (("export", "--format", "html"), ("report", "-o", "a.pdf"), ("report", "-o", "a.pdf", "--plain")):
            for language in ((), ("--language", "de")):
                self.run_cli(command[0], project, *command[1:], *language, expect=1)
                self.assertIn("stands in: claim 1: Conclusion", self.done.stderr.decode())
        self.assertFalse((self.folder / "a.pdf").exists())

    def test_readers_get_no_notes_logs_and_names_of_staff(self):
        project = self.example()
        self.run_cli("claim", "edit", project, "1", "--note", "a word among ourselves")
        for form in FORMATS:
            with self.subTest(form):
                if form == "wacz":
                    continue
                text = self.run_cli("export", project, "--format", form, "--preset", "reader")
                for words in ("a word among ourselves", "Mara Lindqvist", "Who are the analysts"):
                    self.assertNotIn(words, text)

    def test_annotations_are_annotations(self):
        page = json.loads(self.run_cli("export", self.example(), "--format", "annotations"))
        self.assertEqual((page["type"], page["@context"][0]), ("AnnotationPage", "http://www.w3.org/ns/anno.jsonld"))
        self.assertEqual(len({one["id"] for one in page["items"]}), len(page["items"]))
        claims = {one["id"] for one in page["items"] if one["motivation"] == "assessing"}
        for one in page["items"]:
            self.assertEqual((one["type"], one["@context"]), ("Annotation", page["@context"]))
            for body in one["body"]:
                self.assertIn(body["type"], ("TextualBody", "SpecificResource"))
            if one["motivation"] == "linking":
                self.assertIn(one["target"], claims)
            else:
                quote, position = one["target"]["selector"]
                self.assertEqual(len(quote["exact"]), position["end"] - position["start"])

    def test_addresses_are_of_ascii_in_annotations(self):
        project = self.new("a")
        self.run_cli("source", "add", project, "https://\u0645\u062b\u0627\u0644.example:8080/\u0635?q=%20a#b", "--title", "Page")
        self.run_cli("claim", "add", project, "--quote", "Nobody paid it")
        self.run_cli("link", project, "1", "Page", "--quote", "\u0645\u062b")
        items = json.loads(self.run_cli("export", project, "--format", "annotations"))["items"]
        self.assertEqual(items[1]["body"][0]["source"], "https://xn--mgbh0fb.example:8080/%D8%B5?q=%20a#b")

    def test_annotations_tell_what_vouches_for_them(self):
        project = self.example()
        custody = json.loads(self.run_cli("export", project, "--format", "annotations"))["assay:custody"]
        self.assertEqual({kind: len(rows) for kind, rows in custody.items() if kind != "anchor"},
                         {"revision": 1, "capture": 1, "signoff": 8})
        self.assertEqual(custody["capture"][0]["received_from"], "Ilse Marenko, author")
        self.assertTrue(all("evidence" not in row for row in custody["anchor"]))
        few = json.loads(self.run_cli("export", project, "--format", "annotations", "--preset", "reader", "--claims", "4",
                                      "--without", "custody"))
        self.assertEqual(set(few["assay:custody"]), {"revision", "anchor"})
        self.assertEqual(len([row for row in few["assay:custody"]["anchor"] if "claim" in row]), 1)
        self.assertNotIn("Mara Lindqvist", json.dumps(few))

    def test_claim_review_of_what_is_decided(self):
        project = self.example()
        reviews = json.loads(self.run_cli("export", project, "--format", "claim-review"))
        self.assertIn("claim 29 is left out: it is not decided", self.done.stderr.decode())
        for one in reviews:
            self.assertEqual((one["@context"], one["@type"]), ("https://schema.org", "ClaimReview"))
            self.assertTrue(one["claimReviewed"] and one["url"] and one["reviewRating"]["alternateName"])
            rating = one["reviewRating"]
            self.assertEqual("ratingValue" in rating, "bestRating" in rating)
        self.run_cli("claim", "edit", project, "1", "--assertion", "</script><script>alert(1)</script>")
        snippet = self.run_cli("export", project, "--format", "claim-review-html")
        self.assertEqual(snippet.count("<"), 2)
        inner = snippet.split(">", 1)[1].rsplit("</script>", 1)[0]
        self.assertEqual(json.loads(inner)[0]["claimReviewed"], "</script><script>alert(1)</script>")
        self.run_cli("export", self.new("none"), "--format", "claim-review", expect=1)

    def test_tables(self):
        project = self.example()
        self.run_cli("claim", "edit", project, "1", "--note", '=HYPERLINK("x"), two\nlines')
        text = self.run_cli("export", project, "--format", "claims-csv", "--bom")
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        self.assertTrue(text.startswith("\ufeff") and text.endswith("\r\n"))
        self.assertEqual(rows[0]["note"], '\'=HYPERLINK("x"), two\nlines')
        self.assertEqual((rows[2]["claim"], rows[2]["outcome"], rows[2]["refutes"]), ("3", "change", "1"))
        table = self.run_cli("export", project, "--format", "claims-tsv").rstrip("\r\n").split("\r\n")
        self.assertEqual({line.count("\t") for line in table}, {len(rows[0]) - 1})
        self.assertEqual(len(table), len(rows) + 1)

    def test_web_page_is_whole(self):
        project = self.example()
        self.run_cli("claim", "edit", project, "1", "--note", '<img src=x onerror="alert(1)">&')
        page = Page(self.run_cli("export", project, "--format", "html"))
        self.assertEqual(page.open, [])
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertEqual(set(page.links) - set(page.ids), set())
        for tag, values in page.tags:
            self.assertNotIn(tag, ("script", "img", "iframe", "link"))
            self.assertFalse([name for name in values if name.startswith("on")])
            if tag == "th":
                self.assertIn(values.get("scope"), ("row", "col"))
        self.assertEqual([tag for tag, _ in page.tags].count("h1"), 1)
        highlights = [place for place in page.ids if place.startswith("h")]
        self.assertEqual(len(highlights), 36)
        for place in highlights:
            self.assertIn(place, page.links)
            self.assertIn("c" + place[1:], page.links)

    def test_archive_of_captures(self):
        project = self.new("a")
        for name, words in (("open", "Open words of a yard"), ("secret", "Words of one who must not be named")):
            (self.folder / (name + ".html")).write_text("<title>x</title><p>%s</p>" % words)
        self.run_cli("source", "add", project, "The yard")
        self.run_cli("source", "add", project, "Hidden one", "--protected", "--code-name", "TERN")
        self.run_cli("capture", "add", project, "The yard", "open.html", "--address", "https://www.yard.example/bill?a=1")
        self.run_cli("capture", "add", project, "TERN", "secret.html")
        self.run_cli("export", project, "--format", "wacz", "-o", "out.wacz")
        with zipfile.ZipFile(self.folder / "out.wacz") as archive:
            self.assertIsNone(archive.testzip())
            files = {name: archive.read(name) for name in archive.namelist()}
        self.assertNotIn(b"must not be named", b"".join(files.values()))
        package = json.loads(files["datapackage.json"])
        self.assertEqual(package["wacz_version"], "1.1.1")
        self.assertEqual(json.loads(files["datapackage-digest.json"])["hash"],
                         "sha256:" + hashlib.sha256(files["datapackage.json"]).hexdigest())
        for one in package["resources"]:
            self.assertEqual(one["hash"], "sha256:" + hashlib.sha256(files[one["path"]]).hexdigest())
            self.assertEqual(one["bytes"], len(files[one["path"]]))
        lines = files["indexes/index.cdx"].decode().splitlines()
        self.assertEqual(lines, sorted(lines))
        found = [line for line in lines if line.startswith("example,yard)/bill?a=1 ")]
        self.assertEqual(len(found), 1)
        entry = json.loads(found[0].split(" ", 2)[2])
        record = files["archive/" + entry["filename"]][entry["offset"]:][:entry["length"]]
        self.assertTrue(record.startswith(b"WARC/1.1\r\n") and record.endswith(b"Open words of a yard</p>\r\n\r\n"))
        pages = [json.loads(line) for line in files["pages/pages.jsonl"].decode().splitlines()]
        self.assertIn(("https://www.yard.example/bill?a=1", "The yard"), [(page.get("url"), page.get("title")) for page in pages])
        again = self.folder / "b.assay"
        self.run_cli("new", again)
        self.run_cli("import", again, "out.wacz", "--title", "From the archive", "--page", "1")

    def test_captures_are_searched_in_any_encoding(self):
        project = self.new("a")
        self.run_cli("source", "add", project, "A talk with Rosalind Ferencova", "--protected", "--code-name", "TERN")
        self.run_cli("source", "add", project, "The yard")
        words = "\u00dcber a talk with Rosalind Ferencova."
        for name, encoding in (("latin", "latin-1"), ("wide", "utf-16"), ("plain", "utf-8")):
            (self.folder / (name + ".txt")).write_bytes(words.encode(encoding))
            self.run_cli("capture", "add", project, "The yard", name + ".txt")
            self.run_cli("export", project, "--format", "wacz", "-o", "out.wacz", expect=1)
            self.assertIn("the capture of", self.done.stderr.decode())
            self.assertFalse((self.folder / "out.wacz").exists())
            self.run_cli("undo", project)
        packed = gzip.compress(words.encode())
        (self.folder / "mixed.bin").write_bytes(packed + (words + 30 * " It goes on.").encode() + packed)
        self.run_cli("capture", "add", project, "The yard", "mixed.bin")
        self.run_cli("export", project, "--format", "wacz", "-o", "out.wacz", expect=1)
        self.run_cli("undo", project)
        (self.folder / "packed.gz").write_bytes(packed)
        self.run_cli("capture", "add", project, "The yard", "packed.gz")
        self.run_cli("export", project, "--format", "wacz", "-o", "out.wacz")
        self.assertIn("only the rest was searched", self.done.stderr.decode())

    def test_usage(self):
        project = self.new("a")
        self.run_cli("export", project, expect=2)
        self.run_cli("export", project, "--format", "docx", expect=2)
        self.run_cli("export", project, "--format", "html", "--preset", "friend", expect=2)
        self.run_cli("export", project, "--format", "html", "-o", self.folder, expect=1)
        self.run_cli("export", project, "--format", "html", "-o", project, expect=1)
        self.run_cli("verify", project)


class Back(Case):
    """What comes in again."""

    def test_annotations_of_others(self):
        project = self.new("a")
        quote = {"type": "TextQuoteSelector", "exact": "cost 12 million", "prefix": "The repair "}
        lost = {"type": "TextQuoteSelector", "exact": "nine hundred storks flew north over the delta"}
        page = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [
            {"id": "urn:1", "type": "Annotation", "creator": {"name": "Jo"}, "body": [
                {"type": "TextualBody", "value": "who says?"}, {"type": "TextualBody", "purpose": "tagging", "value": "money"}],
             "target": {"source": "https://paper.example/cranes", "selector": quote}},
            {"id": "urn:2", "type": "Annotation", "bodyValue": "lost", "target": {"source": "x:y", "selector": [lost]}},
            {"id": "urn:3", "type": "Annotation", "target": "https://paper.example/cranes"},
            {"id": "urn:4", "type": "Annotation", "bodyValue": "changed",
             "target": {"source": "x:y", "selector": {"type": "TextQuoteSelector", "exact": "Everybody paid for it."}}}]}
        taken = self.read_json("import-annotations", project, "-", text=json.dumps(page).encode())
        claims = self.read_json("show", project)["articles"][0]["claims"]
        self.assertEqual((claims[0]["note"], claims[0]["person"], claims[0]["anchor"]["exact"]),
                         ("who says?", "Jo", "cost 12 million"))
        self.assertTrue(any("nine hundred" in note and "not in the article" in note for note in taken["notes"]))
        self.assertTrue(any("urn:3" in note for note in taken["notes"]))
        self.run_cli("verify", project)

    def test_hypothesis_comes_back(self):
        project = self.new("a")
        self.run_cli("claim", "add", project, "--quote", "\U0001d504 ship came")
        text = self.run_cli("export", project, "--format", "hypothesis")
        other = self.new("b")
        taken = self.read_json("import-annotations", other, "-", text=text.encode())
        self.assertEqual((taken["claim"], taken["notes"]), (1, []))
        [claim] = self.read_json("show", other)["articles"][0]["claims"]
        self.assertEqual(claim["anchor"]["exact"], "\U0001d504 ship came")

    def test_hypothesis_shows_words_as_they_are(self):
        project = self.new("a")
        self.run_cli("claim", "add", project, "--quote", "Nobody paid it", "--conclusion", "*no* [link](https://x.example) <b>")
        [row] = json.loads(self.run_cli("export", project, "--format", "hypothesis"))["rows"]
        self.assertIn(r"\*no\* \[link\](https://x.example) \<b\>", row["text"])

    def test_protected_sources_have_their_code_names(self):
        project = self.new("a")
        self.run_cli("source", "add", project, "--title", "", "--code-name", "HERON", "--protected")
        self.assertIn("HERON", self.run_cli("list", project))

    def test_marks_of_emphasis_touch_their_words(self):
        # CommonMark sees none beside white space, and counts no-break spaces among it
        text = self.run_cli("export", self.example(), "--format", "markdown")
        self.assertIn("could be neither confirmed nor refuted", text)
        self.assertNotIn("say why", text)  # which is asked of the checker
        parts = re.split(r"(?<!\\)\*\*", text)
        self.assertGreater(len(parts), 100)
        self.assertEqual(len(parts) % 2, 1)
        for strong in parts[1::2]:
            self.assertEqual(strong, strong.strip())
            self.assertTrue(strong)

    def test_an_answer_has_one_sign(self):
        text = self.run_cli("export", self.example(), "--format", "markdown")
        legend = dict(part.split("\u00a0", 1)[::-1] for part in re.split(r" {3}|\. ", re.search(r"lead to the claims(.*)", text)[1])
                      if "\u00a0" in part)
        heads = re.findall(r"^### <a id=\"c\d+\"></a>\s\*\*\d+\w?\s(\S+)\*\*\s+\*\*([^*]+)\*\*", text, re.M)
        outcome, coverage = ({name: sign for sign, name in re.findall(r"^- (\S) (.+?): \d+$", re.search(
            rf"### {title}\n(.*?)\n###", text, re.S)[1], re.M)} for title in ("Outcome", "Coverage"))
        self.assertGreater(len(heads), 20)
        for sign, answer in heads:
            name = answer.split(" · ")[0].split(":")[0]
            self.assertEqual(legend.get(name.replace(" ", "\u00a0"), sign), sign, answer)
            self.assertIn(sign, legend.values(), answer)
            self.assertEqual(outcome.get(name, sign), sign, answer)
        self.assertEqual({legend[name] for name in ("Wrong", "Confirmed", "On\u00a0author")},
                         {outcome[name] for name in ("Wrong", "Confirmed", "On author")})
        self.assertEqual(outcome["Confirmed with change"], legend["Confirmed\u00a0with\u00a0change"])
        self.assertFalse(set(coverage.values()) & set(outcome.values()))

    def test_changes_between_versions(self):
        project = self.new("a")
        (self.folder / "article.txt").write_text("The repair cost 14 million. Nobody paid it. \U0001d504 ship came, he said.\n")
        self.run_cli("import", project, "article.txt", "--version-of", "1")
        for kind in ("html", "markdown"):
            text = self.run_cli("export", project, "--format", kind)
            self.assertRegex(text, r"<del>12</del>.*<ins>14</ins>")
            self.assertNotIn("<del>", self.run_cli("export", project, "--format", kind, "--without", "versions"))
            self.assertIn("Änderungen zwischen", self.run_cli("export", project, "--format", kind, "--language", "de"))

    def sources(self, project):
        text = self.run_cli("export", project, "--format", "sources-csv")
        return {row["title"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}

    def test_sources_come_back(self):
        project = self.example()
        mine = self.sources(project)
        for form, lost in (("sources-csv", ()), ("csl", ("party", "reliability_reason")),
                           ("bibtex", ("party", "reliability", "reliability_reason", "kind", "citation"))):
            with self.subTest(form):
                text = self.run_cli("export", project, "--format", form)
                other = self.new(form)
                taken = self.read_json("import-sources", other, "-", text=text.encode())
                theirs = self.sources(other)
                for title, row in mine.items():
                    for name in ("kind", "address", "actor", "party", "published", "reliability",
                                 "reliability_reason", "citation", "note"):
                        if title and name not in lost:
                            self.assertEqual((title, name, theirs[title][name]), (title, name, row[name]))
                again = self.read_json("import-sources", other, "-", text=text.encode())
                self.assertNotIn("source", again)
                self.assertEqual(len(self.sources(other)), len(theirs), taken)
                self.run_cli("verify", other)

    def test_a_mark_in_a_table_of_tabs_swallows_nothing(self):
        project = self.new("a")
        titles = ['"=1+1', 'A "so" b', "Last"]
        for title in titles:
            self.run_cli("source", "add", project, "--title", title)
        table = self.run_cli("export", project, "--format", "sources-tsv")
        rows = list(csv.reader(io.StringIO(table), "excel-tab"))
        self.assertEqual(sorted(row[1] for row in rows[1:]), sorted(titles))
        other = self.new("b")
        self.run_cli("import-sources", other, "-", text=table.encode())
        self.assertEqual(sorted(self.sources(other)), sorted(titles))

    def test_bibtex_of_others(self):
        project = self.new("a")
        text = r"""junk @comment{x} @string{ nyt = "The Times" }
@article{mueller2024, author = {M{\"u}ller, J{\\"o}rg and Roe, Ann}, title = "The {Kr\\'on} \& 50\% --- a 'first'", journal = nyt # { Weekly},
  year = 2024, month = apr, doi = {10.1000/x_1} }
@book{b, author = {van der Berg, Jan}, title = {{\\O}l og \\ss}, date = {2025-04~}, langid = {da}}
@misc{c, author = {{World Health Organization}}, url = {https://who.example/a\_b}}
@misc{empty, author = {Nobody}}
@broken{x, title = {never closed"""
        taken = self.read_json("import-sources", project, "-", text=text.replace("\\\\", "\\").encode())
        rows = self.sources(project)
        first = rows["The Krón & 50% — a 'first'"]
        self.assertEqual((first["actor"], first["published"], first["address"], first["citation"]),
                         ("Jörg Müller", "2024-04", "https://doi.org/10.1000/x_1", "The Times Weekly"))
        self.assertEqual((rows["Øl og ß"]["actor"], rows["Øl og ß"]["published"], rows["Øl og ß"]["kind"]),
                         ("Jan van der Berg", "2025-04~", "book"))
        self.assertEqual((rows[""]["actor"], rows[""]["address"]), ("World Health Organization", "https://who.example/a_b"))
        self.assertEqual(len([note for note in taken["notes"] if "mueller2024" in note or "empty" in note]), 2)

    def test_what_zotero_writes(self):
        project = self.new("a")
        better = r"""@online{kran2024, title = {Der Kran: {{Was}} die Stadt wusste}, author = {Müller, Jörg and others}, date = {2024-03-14},
  url = {https://example.org/a_b?x=1&y=%20z}, langid = {ngerman}, organization = {Die Zeitung}, abstract = {Long}}
@report{who, type = {Report}, title = {On Wrocław}, author = {{World Health Organization}}, date = {2023-04}, institution = {WHO}}
@dataset{d, title = {Figures}, author = {{\c C}elik, Ay{\c s}e}, date = {2022/2023}, doi = {10.5281/z.1}}
@article{j, title = {On it}, author = {Smith, Jr., John}, journaltitle = {J. Test.}, date = {2021-05-01}}
@misc{plain, title = {{\glqq}{\"U}ber{\grqq}}, author = {{\L}ukasz, {\v S}imon}, month = mar, year = {2024}}"""
        csl = [{"id": 1, "type": "webpage", "title": "Of <i>cranes</i>", "issued": {"raw": "14 March 2022"}},
               {"id": "b", "type": "report", "title": "Years", "issued": {"date-parts": [["2023", "4"], [2023, 6]]}},
               {"id": "c", "type": "book", "title": "Old", "issued": {"literal": "c. 1990"}, "author": [{"literal": "A Board"}]},
               {"id": "d", "type": "book", "title": "Undated", "issued": {"literal": "n.d., 1990 or 1991"}}]
        self.run_cli("import-sources", project, "-", text=better.replace("\\\\", "\\").encode())
        taken = self.read_json("import-sources", project, "-", text=json.dumps(csl).encode())
        rows = self.sources(project)
        for title, wanted in (
                ("Der Kran: Was die Stadt wusste", dict(kind="page", actor="Jörg Müller", language="de", published="2024-03-14",
                                                        citation="Die Zeitung", address="https://example.org/a_b?x=1&y=%20z")),
                ("On Wrocław", dict(kind="document", actor="World Health Organization", published="2023-04", citation="WHO")),
                ("Figures", dict(kind="dataset", actor="Ayşe Çelik", published="2022/2023", address="https://doi.org/10.5281/z.1")),
                ("On it", dict(kind="document", actor="John Smith Jr.", published="2021-05-01")),
                ("„Über“", dict(actor="Šimon Łukasz", published="2024-03")), ("Of cranes", dict(published="2022-03-14")),
                ("Years", dict(published="2023-04/2023-06")), ("Old", dict(published="1990~", actor="A Board")),
                ("Undated", dict(published=""))):
            for name, value in wanted.items():
                self.assertEqual((title, name, rows[title][name]), (title, name, value))
        self.assertEqual(taken["notes"], ["'d': its date 'n.d., 1990 or 1991' is left out"])

    def test_tables_of_others(self):
        project = self.new("a")
        table = "\ufeffTitle;Address;kind;published\r\n'=1+1;https://a.example/;page;2024\r\n\"two\nlines\";;king;soon\r\n"
        self.read_json("import-sources", project, "-", text=table.encode())
        rows = self.sources(project)
        self.assertEqual((rows["'=1+1"]["address"], rows["two\nlines"]["kind"], rows["two\nlines"]["published"]),
                         ("https://a.example/", "", ""))
        for text in (b"", b"a,b\n1,2\n", b"title\n\"open", b"\x00", b"title\n\xff"):
            with self.subTest(text):
                self.run_cli("import-sources", project, "-", text=text, expect=4)

    def test_sources_that_swell(self):
        project = self.new("a")
        self.run_cli("import-sources", project, "-", text=b"title,kind\n" + b"," * 4500000, expect=4)
        names = "".join("@string{b%d = a}\n" % i for i in range(80))
        bomb = "@string{a = {%s}}\n%s@misc{k, title = {Cranes of the harbour}}" % ("x" * 900000, names)
        self.run_cli("import-sources", project, "-", text=bomb.encode())
        self.assertIn(b"names of strings were left as they are", self.done.stdout + self.done.stderr)

    def test_hostile_files(self):
        project = self.new("a")
        deep = b'{"target":' * 100000
        for text in (b"", b"{", b"[]", b"{}", b"null", b"\xff\xfe", deep, b'{"items": 3', b"[" * 60 + b"]" * 60):
            with self.subTest(text[:20]):
                self.run_cli("import-annotations", project, "-", text=text, expect=4)
        # json-glib takes comments, behind whose quotation marks brackets would not be counted
        hidden = b'[/* " */' + b"[" * 1000000
        self.run_cli("import-annotations", project, "-", text=hidden, expect=4)
        self.run_cli("import-sources", project, "-", text=hidden, expect=4)
        rows = {"claim": [{"key": "1", "number": -5, "article": "1", "speaker_kind": "king", "split_from": 7}],
                "signoff": [{"key": "2"}], "finding": [{"key": "3", "claim": "1", "role": "checker", "level": "Z"}],
                "nothing": [{}], "source": "x", "evidence": [{"key": "4"}]}
        page = {"items": [{"assay:rows": rows, "target": {"selector": {"type": "TextQuoteSelector", "exact": "Nobody"}}},
                          {"target": [3]}, 5, {"assay:rows": {"claim": [{}]}}]}
        self.run_cli("import-annotations", project, "-", text=json.dumps(page).encode())
        self.run_cli("verify", project)


if __name__ == "__main__":
    unittest.main(verbosity=2)
