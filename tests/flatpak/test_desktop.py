# SPDX-License-Identifier: GPL-3.0-or-later
"""Assay and the desktop around its sandbox: what is printed, opened, shown and told outside of it, how it is started from
there, and what it hears when the session ends."""
import glob
import os
import re
import subprocess
import sys
import urllib.parse

import flatpak_ui
from desk import Desk
from flatpak_case import Case, conclusion, sum_of
from flatpak_ui import assay_x11, wait

DESKTOP = flatpak_ui.ID + ".desktop"


def from_file_manager(path, *application):
    """The command that opens a file as a file manager does, and ends with Assay."""
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "desk.py")
    return [sys.executable, script, path, *application]


def path_of(uri):
    return urllib.parse.unquote(urllib.parse.urlsplit(uri).path)


class Outside(Case):
    def setUp(self):
        super().setUp()
        self.desk = Desk()
        self.make()

    def wait_asked(self, kind, where=lambda said: True):
        """The newest that the desktop was asked for of this kind."""
        return wait(lambda: [said for said in self.desk.asked(kind) if where(said)], "the desktop to be asked to " + kind)[-1]


class Reports(Outside):
    def test_printed_saved_opened_and_shown(self):
        with flatpak_ui.App(project=self.project) as app:
            self.introduce(app)
            app.find("label", "cost 12 million")
            app.key("ctrl+p")
            app.find("image", "Page 1 of", where=lambda page: "The quay" in page.description)
            self.print(app)
            self.save_and_open(app)
            self.assertEqual(app.quit(), 0)

    def print(self, app):
        app.key("ctrl+p")
        app.print_to_file()

        def printed():
            found = glob.glob(os.path.join(os.environ["HOME"], "*.pdf"))
            return found and "repair of the quay" in assay_x11.output("pdftotext", found[0], "-") and found
        self.assertEqual([os.path.basename(path) for path in wait(printed, "the paper")], ["Report – Quay.pdf"])

    def save_and_open(self, app):
        report = os.path.join(self.folder, "report one.pdf")
        app.key("ctrl+s")
        app.choose_file(report)
        notice = self.wait_asked("notify", lambda said: said["title"] == "Report saved")
        action = next(action for action in notice["actions"] if action.startswith("app.show-file"))
        self.desk.tell("Press", notice["id"], action)
        # The portal may ask first, what with; its first offer is the default.
        if wait(lambda: self.desk.asked("open") or flatpak_ui.dialog_window(), "the viewer, or the question for one") and \
                not self.desk.asked("open"):
            app.take_offer()
        opened = self.wait_asked("open")
        self.assertEqual(opened["program"], "viewer")
        # The path in the document portal, or since its version of Debian 13 the file's own.
        self.assertEqual([sum_of(path_of(uri)) for uri in opened["uris"]], [sum_of(report)])
        flatpak_ui.activate("show-folder", re.search("'(file:.*)'", action)[1])
        self.assertEqual([path_of(uri) for uri in self.wait_asked("show")["uris"]], [report])


class Session(Outside):
    def tearDown(self):
        self.desk.tell("Cancel")

    def test_ends_while_something_is_written(self):
        with flatpak_ui.App(project=self.project) as app:
            self.introduce(app)
            self.write(app, self.open_claim(app, "Open"), "The yard sent a bill.")
            self.desk.tell("QueryEnd")
            self.wait_asked("answer", lambda said: said["is_ok"])
            wait(lambda: conclusion(self.project) == "The yard sent a bill.", "the edit in the file")
            inhibited = self.wait_asked("inhibit")
            self.assertIn("still being written", inhibited["reason"])
            self.assertEqual((inhibited["app"], inhibited["flags"]), (flatpak_ui.ID, 1))
            self.wait_asked("uninhibit", lambda said: said["cookie"] == inhibited["cookie"])
            # That the session ends for good GTK never hears through the portal, so it is ended as everything is then.
            app.kill()
        self.assertEqual(conclusion(self.project), "The yard sent a bill.")


class Starts(Outside):
    def test_from_the_file_manager_and_once_more(self):
        with flatpak_ui.App(program=from_file_manager(self.project)) as app:
            self.introduce(app)
            self.open_claim(app, "Open")
            app.screenshot("double-click")
            self.assertEqual(len(app.x_windows()[0]), 1)
            self.make("Pier.assay")
            subprocess.run(flatpak_ui.run(files=[os.path.join(self.folder, "Pier.assay")]), check=True, timeout=60)
            app.find("frame", "Pier")
            self.assertEqual(len(app.x_windows()[0]), 2)
            self.assertEqual(len(flatpak_ui.processes("assay")), 1)
            app.screenshot("second-start")
            self.assertEqual(app.quit(), 0)
        self.recent_ones_say_no_path_of_the_sandbox()

    def recent_ones_say_no_path_of_the_sandbox(self):
        """The portal of Debian 13 tells the folder, that of Debian 12 does not."""
        with flatpak_ui.App() as app:
            words = app.find("label", "today").name
            self.assertRegex(words, "^(~/documents-[^/]* · )?today$")
            app.screenshot("recent")
            self.assertEqual(app.quit(), 0)

    def test_a_file_without_its_ending(self):
        bare = os.path.join(self.folder, "Quay")
        os.rename(self.project, bare)
        ran = subprocess.run(from_file_manager(bare), capture_output=True, text=True, check=False, timeout=60)
        self.assertEqual(ran.returncode, 3, ran.stdout)
        self.assertIn("Quay is application/vnd.sqlite3", ran.stdout)
        with flatpak_ui.App(program=from_file_manager(bare, DESKTOP)) as app:
            self.introduce(app)
            self.open_claim(app, "Open")
            self.assertEqual(app.quit(), 0)

    def test_read_only_by_the_chooser(self):
        before = sum_of(self.project)
        with flatpak_ui.App() as app:
            app.find("push button", "Open")
            app.key("ctrl+o")
            app.choose_file(self.project, read_only=True)
            self.introduce(app)
            app.find("label", "Read-only")
            self.assertNotIn("editable", self.open_claim(app, "Open").states)
            self.assertEqual(app.quit(), 0)
        self.assertEqual(sum_of(self.project), before)


class Links(Outside):
    def test_open_in_the_browser(self):
        with flatpak_ui.App() as app:
            app.find("push button", "Open")
            flatpak_ui.activate("about")
            app.find("list item", "Report an Issue").click()
            opened = self.wait_asked("open")
            self.assertEqual((opened["program"], opened["uris"]), ("browser", ["https://assay.github.io/issues"]))
            app.key("Escape")
            app.gone("list item", "Report an Issue")
            self.assertEqual(app.quit(), 0)
