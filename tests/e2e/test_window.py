# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a person uses it: start, new project, import, mark, close, come back."""
import configparser
import json
import os
import shutil
import subprocess
import tempfile
import unittest

import assay_ui
import assay_x11
from assay_ui import wait

HARVEST = """<!DOCTYPE html><html lang="en"><head><title>Record harvest, says ministry</title>
<meta name="author" content="A. Berg"><script>track()</script></head><body>
<h1>Record harvest, says ministry</h1>
<p>The ministry says that four million tonnes of wheat were harvested this year. It was the best year ever.</p>
<p>Analysts doubt the figure. Exports rose by a third, a spokesman said on Monday.</p>
%s
</body></html>""" % "\n".join("<p>Paragraph %d of the long report tells of field %d.</p>" % (i, i) for i in range(80))


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="assay-e2e-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.project = os.path.join(self.folder, "Harvest.assay")
        self.article = os.path.join(self.folder, "harvest.html")
        with open(self.article, "w", encoding="utf-8") as file:
            file.write(HARVEST)

    def introduce(self, app):
        """Answers who is checking: each run has settings of its own."""
        app.find("label", "Who is checking")
        wait(lambda: len(assay_x11.windows(app.process.pid)[0]) == 2, "the question's window")
        app.key("Return")

    def make(self):
        app = assay_ui.App("--new", self.project)
        self.introduce(app)
        app.find("push button", "Import file")
        return app

    def bring_in(self, app, path):
        app.key("ctrl+i")
        app.choose_file(path)
        app.find("label", "What was left out")

    def with_article(self):
        app = self.make()
        self.bring_in(app, self.article)
        app.key("Return")
        page = app.web("four million tonnes")
        app.wait(lambda: len(assay_x11.windows(app.process.pid)[0]) == 1, "the dialog to be gone")
        return app, page


class Start(Case):
    def test_start_page_says_what_to_do(self):
        with assay_ui.App() as app:
            for name in ("New project", "Open", "Open the example"):
                app.find("push button", name)
            app.screenshot("start")
            self.assertEqual(app.quit(), 0)

    def test_version(self):
        program = os.path.join(os.environ["ASSAY_BUILD_DIR"], "src", "app", "assay")
        self.assertRegex(assay_x11.output(program, "--version"), r"^assay \d")

    def test_a_file_that_is_no_project_is_refused_in_plain_words(self):
        with assay_ui.App(self.article) as app:
            self.introduce(app)
            app.find("label", "This is not an Assay project")
            app.screenshot("not-a-project")
            app.key("Escape")
            app.find("push button", "New project")
            self.assertEqual(app.quit(), 0)

    def test_a_damaged_project_is_recovered_into_a_new_file(self):
        damaged = os.path.join(self.folder, "Old.assay")
        recovered = os.path.join(self.folder, "Mended")
        with open(os.environ["ASSAY_EXAMPLE"], "rb") as file:
            contents = bytearray(file.read())
        contents[5 * 4096:6 * 4096] = b"\xa5" * 4096
        with open(damaged, "wb") as file:
            file.write(contents)
        with assay_ui.App(damaged) as app:
            self.introduce(app)
            app.find("label", "The project file is damaged")
            app.screenshot("damaged")
            app.find("push button", "Recover into a new file").click()
            app.choose_file(recovered)
            app.find("label", "Recovered into Mended.assay")
            app.screenshot("recovered")
            app.key("Return")
            app.find("label", "untouched")
            self.assertEqual(app.quit(), 0)
        with open(damaged, "rb") as file:
            self.assertEqual(file.read(), contents)
        self.assertTrue(os.path.exists(recovered + ".assay"))

    def test_recent_projects_are_listed_and_open(self):
        with self.make() as app:
            app.quit()
        with assay_ui.App() as app:
            app.find("list item", "Harvest").click()
            self.introduce(app)
            app.find("push button", "Import file")
            self.assertEqual(app.quit(), 0)


class Import(Case):
    def test_the_dialog_knows_what_the_page_tells(self):
        with self.make() as app:
            app.screenshot("empty")
            self.bring_in(app, self.article)
            wait(lambda: app.find("text", "Headline").text == "Record harvest, says ministry", "the headline")
            self.assertEqual(app.find("text", "Byline").text, "A. Berg")
            app.screenshot("import")
            app.key("Escape")
            app.find("push button", "Import file")
            app.quit()

    def test_an_empty_file_is_refused_in_plain_words(self):
        empty = os.path.join(self.folder, "empty.txt")
        with open(empty, "w", encoding="utf-8"):
            pass
        with self.make() as app:
            app.key("ctrl+i")
            app.choose_file(empty)
            app.find("label", "There is nothing in it")
            app.key("Escape")
            app.quit()

    def test_the_publisher_edits_and_the_claim_is_told(self):
        newer = os.path.join(self.folder, "harvest-again.html")
        with open(newer, "w", encoding="utf-8") as file:
            file.write(HARVEST.replace("four million", "five million").replace("It was the best", "A dry summer. It was the best"))
        app, page = self.with_article()
        with app:
            page.select("four million tonnes")
            app.find("push button", re_exact("Claim")).click()
            app.find("label", "1 partly marked")
            self.bring_in(app, newer)
            app.find("label", "An article with this headline is in the project")
            app.screenshot("new-version")
            app.key("Return")
            app.web("five million tonnes")
            app.find("label", "CHANGED")
            app.screenshot("new-version-in")
            app.key("h")
            app.gone("push button", "Still holds")
            app.key("ctrl+z")
            app.find("push button", "Still holds").click()
            app.gone("push button", "Still holds")
            app.key("ctrl+z")
            app.find("push button", "Still holds")
            app.key("ctrl+z")
            app.web("four million tonnes")
            app.quit()

    def test_two_versions_are_compared(self):
        newer = os.path.join(self.folder, "harvest-again.html")
        moved = "Exports rose by a third, a spokesman said on Monday."
        with open(newer, "w", encoding="utf-8") as file:
            file.write(HARVEST.replace("four million", "five million").replace(" " + moved, "").replace("A. Berg", "B. Ohm")
                       .replace("</body>", "<p>%s</p></body>" % moved))
        app, page = self.with_article()
        with app:
            page.select("four million tonnes")
            app.find("push button", re_exact("Claim")).click()
            app.find("label", "1 partly marked")
            app.key("ctrl+d")
            app.find("label", "Only one version")
            app.screenshot("compare-single")
            app.key("Escape")
            app.gone("label", "Only one version")
            self.bring_in(app, newer)
            app.key("Return")
            app.web("five million tonnes")
            app.find("label", "CHANGED")

            app.key("ctrl+d")
            app.find("label", "1 passage changed, 1 passage moved")
            app.find(name="Byline changed. Before: A. Berg. Now: B. Ohm")
            app.find(name="(removed: four)  (added: five)  million tonnes of wheat")
            app.find("label", "3 changes")
            app.screenshot("compare")
            app.key("n")
            app.find("label", "1 of 3")
            app.key("n")
            app.find(name="Moved away: " + moved)
            app.find("push button", "The other end").click()
            app.find("label", "3 of 3")
            app.key("m")
            app.screenshot("compare-merged")
            app.find("push button", "sentences unchanged").click()
            app.find(name="Unchanged: Analysts doubt the figure.")
            app.find(name="1, CHANGED: on hold until somebody decides: five million tonnes").click()
            app.find("label", "1 of 3")
            app.key("shift+ctrl+c")
            wait(lambda: "~ The ministry says that [-four-]{+five+} million" in assay_ui.clipboard(), "the text on the clipboard")
            app.key("Escape", "Escape")  # the word that it was copied goes first
            app.gone("label", "1 passage changed, 1 passage moved")
            self.assertEqual(app.quit(), 0)

    def test_pasted_text_becomes_an_article(self):
        assay_ui.set_clipboard("Geschäftsbericht 2025. Der Gewinn stieg um ein Drittel auf 40 Mio. €.")
        with self.make() as app:
            app.key("ctrl+v")
            app.find("label", "What was left out")
            app.type_text("Report")
            app.key("Return")
            app.web("Geschäftsbericht")
            app.find("label", "untouched")
            app.quit()


class Work(Case):
    def test_mark_with_the_mouse_and_come_back(self):
        app, page = self.with_article()
        with app:
            app.find("label", "untouched")
            page.select("four million tonnes")
            app.find("push button", "Nothing checkable")
            app.screenshot("selection")
            app.find("push button", re_exact("Claim")).click()
            app.find("label", "1 partly marked")
            page.select("Analysts doubt the figure.")
            app.find("push button", "Nothing checkable").click()
            app.find("label", "1 nothing checkable")
            app.screenshot("article")
            page.place("Paragraph 70 of")
            self.assertEqual(app.quit(), 0)
            self.assertNotIn("CRITICAL", app.log)
        with assay_ui.App(self.project) as app:
            self.introduce(app)
            page = app.web("four million tonnes")
            node, start, end = page.find("Paragraph 70 of")
            height = page.view()[3]
            app.wait(lambda: 0 <= node.range_extents(start, end)[1] < height, "the place left")
            app.find("label", "1 nothing checkable")
            app.screenshot("reopened")
            self.assertEqual(app.quit(), 0)

    def test_everything_by_keyboard(self):
        app, _ = self.with_article()
        with app:
            app.find("label", "untouched")
            app.wait(lambda: in_the_article(app), "the focus in the article that was just imported")
            app.key("u")
            app.find("push button", "Nothing checkable")
            app.key("n")
            app.find("label", "1 nothing checkable")
            app.key("u")
            app.find("push button", "Nothing checkable")
            app.key("c")
            app.find("label", "1 marked")
            app.key("ctrl+z")
            app.gone("label", "1 marked")
            app.key("shift+ctrl+z")
            app.find("label", "1 marked")
            self.assertEqual(app.quit(), 0)

    def test_keys_lead_to_the_card_and_back(self):
        app, _ = self.with_article()
        with app:
            app.find("label", "untouched")
            app.wait(lambda: in_the_article(app), "the focus in the article")
            app.key("F9", "u")
            app.find("push button", "Nothing checkable")
            app.key("c")
            app.find("label", "1 marked")
            self.assertIsNone(app.maybe("label", "Evidence"))
            app.key("l")
            app.find("label", "Evidence")
            app.wait(lambda: app.focused() and app.focused().name == "Find or add a source", "the source to be asked for")
            app.type_text("Ministry")
            app.key("Return", "s", "b", "2")
            app.find("label", "B2")
            app.find("label", "Supports · no locator")
            app.key("Escape")
            app.wait(lambda: app.focused() and app.focused().role == "list item", "the focus on the claim's row")
            app.key("Escape")
            app.wait(lambda: in_the_article(app), "the focus back in the article")
            app.key("ctrl+2")
            app.find("entry", "Search the sources")
            app.key("Down")
            app.wait(lambda: app.find("text", "Title").text == "Ministry", "the first source's details")
            self.assertEqual(app.quit(), 0)

    def test_nothing_untouched_is_said(self):
        with open(self.article, "w", encoding="utf-8") as file:
            file.write("<title>Short</title><p>One sentence only.</p>")
        app = self.make()
        with app:
            self.bring_in(app, self.article)
            app.key("Return")
            app.web("One sentence")
            app.wait(lambda: in_the_article(app), "the focus in the article")
            app.key("u")
            app.find("push button", "Nothing checkable")
            app.key("o")
            app.find("label", "1 opinion")
            app.key("u")
            app.find("label", "No sentence is untouched any more")
            self.assertEqual(app.quit(), 0)

    def test_find(self):
        app, _ = self.with_article()
        with app:
            app.find("label", "untouched")
            app.key("ctrl+f")
            app.type_text("tonnes")
            app.find("label", "1 of 1")
            app.key("Escape")
            self.assertEqual(app.quit(), 0)

    def test_search_the_project(self):
        app, page = self.with_article()
        with app:
            app.find("label", "untouched")
            page.select("four million tonnes")
            app.find("push button", re_exact("Claim"))
            app.key("c")
            app.find("label", "1 partly marked")
            app.key("ctrl+shift+f")
            app.find("label", "are found as they stand")
            app.screenshot("search-empty")
            app.type_text("fielt")
            app.find("label", "Nothing found")
            app.screenshot("search-nothing")
            app.key("BackSpace")
            app.find("label", "80 places")
            app.key("ctrl+a")
            app.type_text('"field 79"')
            app.find("label", re_exact("1 place"))
            app.screenshot("search")
            app.key("Return")
            app.gone("label", re_exact("1 place"))
            app.wait(lambda: page.in_view("of field 79"), "the passage to be in view")
            app.screenshot("search-there")
            self.assertEqual(app.quit(), 0)

    def test_report(self):
        out = os.path.join(self.folder, "report.pdf")
        app, _ = self.with_article()
        with app:
            app.find("label", "untouched")
            app.key("ctrl+p")
            app.find("image", re_exact("Page 1 of [0-9]+"), where=lambda page: "Record harvest" in page.description)
            app.screenshot("report")
            app.key("ctrl+s")
            app.choose_file(out)
            app.find("label", "Report saved")
            app.screenshot("report-written")
            with open(out, "rb") as file:
                self.assertEqual(file.read(5), b"%PDF-")
            self.assertEqual(app.quit(), 0)

    def test_export_and_back(self):
        out = os.path.join(self.folder, "all.jsonld")
        app, _ = self.with_article()
        with app:
            app.find("label", "untouched")
            app.key("ctrl+shift+e")
            app.find("label", "Web annotations")
            app.screenshot("export")
            app.wait(lambda: app.focused() and "Export" in app.focused().name, "the focus on the main button")
            app.key("Return")
            app.choose_file(out)
            app.wait(lambda: os.path.exists(out), "the file")
            app.find("label", "Exported")
            page = json.load(open(out, encoding="utf-8"))
            self.assertEqual(page["items"], [])
            selector = {"type": "TextQuoteSelector", "exact": "four million tonnes of wheat"}
            lost = {"type": "TextQuoteSelector", "exact": "a flock of storks over the delta of the river"}
            with open(out, "w", encoding="utf-8") as file:
                json.dump([{"id": "urn:a", "body": {"type": "TextualBody", "value": "who counted?"},
                            "target": {"source": "urn:b", "selector": one}} for one in (selector, lost)], file)
            app.key("F10")
            app.find("menu item", "Import annotations").click()
            app.choose_file(out)
            app.find("label", "Imported: 1 claim")
            app.find("label", "storks")
            app.screenshot("imported")
            app.key("Escape")
            app.gone("label", "storks")
            app.find("label", "four million tonnes of wheat")
            app.key("ctrl+z")
            app.gone("label", "four million tonnes of wheat")
            self.assertEqual(app.quit(), 0)

    def test_windows_of_the_menu(self):
        app, _ = self.with_article()
        with app:
            app.find("label", "untouched")
            for key, words, picture in (("ctrl+question", "In the article", "shortcuts"),
                                        ("ctrl+comma", "Reading width", "preferences")):
                app.key(key)
                app.find("label", words)
                app.screenshot(picture)
                app.key("Escape")
                app.gone("label", words)
            self.assertEqual(app.quit(), 0)


class History(Case):
    """What becomes of a project over time: two copies, the way back, others at the file."""

    def cli(self, *arguments, person="Ann"):
        cli = os.path.join(os.environ["ASSAY_BUILD_DIR"], "src", "cli", "assay-cli")
        subprocess.run([cli, "--person", person, *arguments], check=True, stdout=subprocess.DEVNULL)

    def two_copies(self):
        """Mine and a colleague's, which differ in one conclusion; each has a source of its own."""
        theirs = os.path.join(self.folder, "Theirs.assay")
        self.cli("new", self.project)
        self.cli("import", self.project, self.article)
        self.cli("claim", "add", self.project, "--quote", "four million tonnes", "--conclusion", "Open")
        shutil.copy(self.project, theirs)
        self.cli("claim", "edit", self.project, "1", "--conclusion", "The ministry says three million.")
        self.cli("source", "add", self.project, "Customs ledger")
        self.cli("claim", "edit", theirs, "1", "--conclusion", "No figure was ever published.", person="Bo")
        self.cli("source", "add", theirs, "Harvest survey", person="Bo")
        return theirs

    def test_merge_a_colleagues_copy(self):
        theirs = self.two_copies()
        with assay_ui.App(self.project) as app:
            self.introduce(app)
            app.web("four million tonnes").click("four million tonnes")
            app.find("text", where=lambda widget: "three million" in widget.text)
            app.key("F10")
            app.find("menu item", "Merge a colleague").click()
            app.choose_file(theirs)
            app.find("label", "1 conflict is still to be decided")
            app.find("label", "No figure was ever published.")
            app.screenshot("merge")
            app.find("check box", "Theirs").click()
            app.find("label", "All conflicts are decided")
            app.screenshot("merge-decided")
            app.find("push button", re_exact("Merge")).click()
            app.gone("label", "All conflicts are decided")
            app.find("text", where=lambda widget: "No figure was ever published." in widget.text)
            app.screenshot("merged")
            app.key("F10")
            app.find("menu item", "History").click()
            app.find("label", "Merge")
            app.screenshot("history")
            app.find("push button", "Go back to here").click()
            app.find("label", "Go back to this point?")
            app.screenshot("history-back")
            app.key("Return")
            app.find("label", "Go back to entry 5")
            app.screenshot("history-went-back")
            app.key("Escape")
            app.find("text", where=lambda widget: "three million" in widget.text)
            self.assertEqual(app.quit(), 0)

    def test_the_file_is_replaced_by_others(self):
        theirs = self.two_copies()
        with assay_ui.App(self.project) as app:
            self.introduce(app)
            app.web("four million tonnes")
            app.find("label", "1 partly marked")
            shutil.copy(theirs, self.project)
            app.find("label", "Could not save")
            app.find("push button", "Could not save").click()
            app.find("label", "changed by something else")
            app.screenshot("changed-outside")
            app.find("push button", "Keep both").click()
            app.find("label", re_exact("Saved"))
            self.assertIn("Harvest (other version).assay", os.listdir(self.folder))
            self.assertEqual(app.quit(), 0)


class Kill(Case):
    def test_keys_come_after_the_drag_and_a_kill_loses_nothing(self):
        app, page = self.with_article()
        with app:
            app.find("label", "untouched")
            for words in ("four million tonnes", "the best year ever", "Exports rose by a third"):
                before = open_claim_written_down()
                page.select(words)
                app.key("c")
                app.find("label", "“%s”" % words)
                app.wait(lambda: open_claim_written_down() != before, "the open claim written down")
            app.kill()
        with assay_ui.App(self.project) as app:
            self.introduce(app)
            app.web("four million tonnes")
            app.find("label", "“Exports rose by a third”")
            app.screenshot("after-kill")
            self.assertEqual(app.quit(), 0)


def open_claim_written_down():
    """The key of the claim that the next start opens; None where none is written down."""
    places = configparser.ConfigParser(interpolation=None)
    places.read(os.path.join(os.environ["XDG_DATA_HOME"], "assay", "places.ini"), encoding="utf-8")
    return next((places[group]["claim"] for group in places.sections() if "claim" in places[group]), None)


def in_the_article(app):
    """Whether the page has the focus. GTK 4.8 does not tell of the web view itself, only of the pane around it; newer
    GTK tells of the focus in a window only while the keyboard is there."""
    app.focus()
    focused = app.focused()
    while focused is not None and focused.name != "Article":
        focused = focused.parent
    return focused is not None


def re_exact(name):
    import re
    return re.compile("^(%s ?)+$" % name)


class Looks(Case):
    """Pictures for a person to look at."""

    def test_dark_narrow_high_contrast(self):
        app, page = self.with_article()
        with app:
            page.select("four million tonnes")
            app.key("c")
            app.find("label", "1 partly marked")
            top_level = assay_x11.windows(app.process.pid)[0][0]
            assay_x11.output("xdotool", "windowsize", str(top_level.xid), "600", "800")
            app.wait(lambda: app.find("frame").extents[2] < 700, "a narrow window")
            app.screenshot("narrow")
            app.key("F9")
            app.find("label", "Evidence")
            app.screenshot("narrow-sidebar")
            app.quit()
        for name, env in (("dark", {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}),
                          ("high-contrast", {"ADW_DEBUG_HIGH_CONTRAST": "1"})):
            with assay_ui.App(self.project, env=env) as app:
                self.introduce(app)
                app.web("four million tonnes")
                app.find("label", "1 partly marked")
                app.screenshot(name)
                self.assertEqual(app.quit(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
