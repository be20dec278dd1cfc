# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a PDF document beside its words: they follow what is read, and are turned by keys."""
import os
import subprocess
import unittest

from test_sources import Case

NAMES = ("Harbour", "Cranes", "Quays", "Ships", "Crews", "Bills")
N_PAGES = len(NAMES)


def make_pdf(path):
    """A manuscript of some pages, each with a field of its own grey below its words."""
    bodies = ["<</Type/Catalog/Pages 2 0 R>>",
              "<</Type/Pages/Kids[%s]/Count %d>>" % (" ".join("%d 0 R" % (4 + 2 * i) for i in range(N_PAGES)), N_PAGES),
              "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    for page in range(N_PAGES):
        lines = ["BT /F 20 Tf 60 740 Td (About %s) Tj ET" % NAMES[page]]
        lines += ["BT /F 11 Tf 60 %d Td (Paragraph %d on sheet %d says that the harbour stayed open.) Tj ET"
                  % (690 - 40 * i, i + 1, page + 1) for i in range(10)]
        lines.append("0.%d g 60 60 480 160 re f" % (page + 3))
        content = "\n".join(lines)
        bodies.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
                      % (5 + 2 * page))
        bodies.append("<</Length %d>>\nstream\n%s\nendstream" % (len(content), content))
    with open(path, "w", encoding="ascii") as file:
        file.write("%PDF-1.4\n")
        for number, body in enumerate(bodies):
            file.write("%d 0 obj\n%s\nendobj\n" % (number + 1, body))
        file.write("trailer\n<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(bodies) + 1))
    return path


class Pages(Case):
    def setUp(self):
        super().setUp()
        self.report = make_pdf(os.path.join(self.folder, "report.pdf"))

    def shows(self, app, *pages):
        """Waits for the picture of one of these pages."""
        names = ["Page %d of %d" % (page, N_PAGES) for page in pages]
        app.find(where=lambda node: node.role in ("icon", "image") and node.name in names)

    def test_pages_beside_an_article(self):
        os.remove(self.project)
        self.cli("new", self.project)
        self.cli("import", self.project, self.report, "--title", "The report")
        with self.open("About Harbour") as app:
            app.web("About Harbour").click("Paragraph 2")
            app.key("g")
            app.find("label", "of %d" % N_PAGES)
            self.shows(app, 1)
            app.screenshot("pages-beside")
            app.key("alt+Next")
            self.shows(app, 2)
            # Who reads on sees the page that is read.
            app.key("End")
            self.shows(app, N_PAGES)
            # Who turns back sees another, until a click into the text. (The text may still be scrolling: one page or two.)
            app.key("alt+Prior")
            self.shows(app, N_PAGES - 1, N_PAGES - 2)
            app.web("[Page 6]").click("[Page 6]")
            self.shows(app, N_PAGES)
            # In the pane: a page by its name, larger, and back to its words.
            app.find("text", "Page", where=lambda node: node.text.strip() == "6").fill("3")
            app.key("Return")
            self.shows(app, 3)
            app.find("push button", "Larger page").click()
            app.find("push button", "Larger page").click()
            app.screenshot("pages-larger")
            app.find("push button", "Read the words of this page").click()
            app.web("Paragraph 1 on sheet 3")
            app.screenshot("pages-read")
            app.key("g")
            app.gone("label", "of %d" % N_PAGES)
            self.assertEqual(app.quit(), 0)

    def test_pages_of_an_encrypted_source(self):
        locked = os.path.join(self.folder, "locked.pdf")
        subprocess.run(["qpdf", "--encrypt", "s3cret", "own", "256", "--", self.report, locked],
                       stderr=subprocess.DEVNULL, timeout=60)
        self.bill = locked
        self.link("1")
        with self.open() as app:
            app.web("The repair cost").click("The repair cost")
            app.key("v")
            app.find("push button", "Answer…")
            app.find(name="Show or hide the pages of the document").click()
            app.find("label", "The pages cannot be shown")
            app.screenshot("pages-password")
            app.find("push button", "Password…").click()
            app.find(name="Password of the document")
            app.type_text("wrong")
            app.key("Return")
            app.find("label", "this password does not open it")
            app.find("push button", "Password…").click()
            app.find(name="Password of the document")
            app.type_text("s3cret")
            app.key("Return")
            self.shows(app, 1)
            app.screenshot("pages-of-source")
            self.assertEqual(app.quit(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
