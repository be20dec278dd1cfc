# SPDX-License-Identifier: GPL-3.0-or-later
"""What only the sandbox can break: projects that come through the document portal, dialogs of the file portal, and the
walls inside. Run by session.sh, with the portals of the system it runs in."""
import contextlib
import glob
import hashlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import unittest

import flatpak_ui
from flatpak_ui import assay_x11, wait

QUAY = """<!DOCTYPE html><html lang="en"><head><title>The quay</title></head><body><article><h1>The quay</h1>
<p>The repair of the quay cost 12 million, says the yard, before any taxes at all.</p>
<p>Nobody paid it so far, and nobody knows who will, or when that may be.</p></article></body></html>"""
MAKE = """cd "$XDG_CACHE_HOME" && rm -f Quay.assay && assay-cli --person Ann new Quay.assay >&2 &&
assay-cli --person Ann import Quay.assay - --title "The quay" >&2 &&
assay-cli --person Ann claim add Quay.assay --quote "cost 12 million" --conclusion "Open" >&2 && cat Quay.assay"""

WATCHED = """cat /proc/self/status && cd "$XDG_CACHE_HOME" && rm -f Big.assay && assay-cli --person Ann new Big.assay &&
assay-cli --person Ann import Big.assay "$0" """


def sum_of(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def conclusion(path):
    """What a project file holds of its claim, or None while it cannot be read."""
    try:
        with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % path, uri=True)) as database:
            return database.execute("SELECT conclusion FROM finding").fetchone()[0]
    except (sqlite3.Error, TypeError):
        return None


class Case(unittest.TestCase):
    def setUp(self):
        # A folder that no sandbox shows: what gets in or out does so through a portal.
        folder = tempfile.TemporaryDirectory(prefix="documents-", dir=os.environ["HOME"])
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.project = os.path.join(self.folder, "Quay.assay")
        self.article = os.path.join(self.folder, "quay.html")
        with open(self.article, "w", encoding="utf-8") as file:
            file.write(QUAY)
        self.data = os.path.join(os.environ["HOME"], ".var", "app", flatpak_ui.ID)
        # Each test is the first start of a new user.
        shutil.rmtree(self.data, ignore_errors=True)

    def make(self):
        """A project with the article and one claim, made inside by assay-cli."""
        with open(self.project, "wb") as file:
            subprocess.run(flatpak_ui.run("-c", MAKE, program="sh"), input=QUAY.encode(), stdout=file, check=True, timeout=120)

    def introduce(self, app):
        """Answers who is checking."""
        app.find("label", "Who is checking")
        wait(lambda: len(app.x_windows()[0]) == 2, "the question's window")
        app.find("text", "Name").fill("Ann Berg")
        app.key("Return")
        app.gone("label", "Who is checking")

    def open_claim(self, app, words):
        """The entry with the conclusion of the only claim, which says words."""
        app.find("list item", where=lambda row: row.maybe("label", "cost 12 million")).click()
        return app.find("text", where=lambda entry: words in entry.text)

    def write(self, app, entry, words):
        """Replaces what an entry holds, and leaves it. What GTK 4.18 tells of places counts from elsewhere than the
        window's corner, by less than the entry is high."""
        entry.click(dx=17, dy=16)
        app.key("ctrl+a")
        app.type_text(words)
        wait(lambda: entry.text == words, lambda: "'%s' to be written; there is '%s'" % (words, entry.text))
        app.key("Escape")

    def working_copies(self):
        return glob.glob(os.path.join(self.data, "data", "assay", "working", "**", "*.*"), recursive=True)


class Forwarded(Case):
    """A file that somebody opens from the file manager: the document portal forwards it, nothing else of its folder."""

    def test_edited_saved_killed_and_recovered(self):
        self.make()
        with flatpak_ui.App(project=self.project) as app:
            self.introduce(app)
            self.write(app, self.open_claim(app, "Open"), "The yard sent a bill.")
            wait(lambda: conclusion(self.project) == "The yard sent a bill.", "the edit in the file")
            app.find("label", "Saved")
            app.screenshot("forwarded")
            self.write(app, app.find("text", where=lambda entry: "sent a bill" in entry.text), "No bill was ever seen.")
            wait(lambda: any(conclusion(copy) == "No bill was ever seen." for copy in self.working_copies()),
                 "the edit in the working copy")
            app.kill()
        self.assertEqual(sorted(os.listdir(self.folder)), ["Quay.assay", "quay.html"])
        with flatpak_ui.App(project=self.project) as app:
            self.open_claim(app, "No bill was ever seen.")
            app.screenshot("recovered")
            wait(lambda: conclusion(self.project) == "No bill was ever seen.", "what was recovered in the file")
            self.assertEqual(app.quit(), 0)

    def test_read_only_stays_as_it_is(self):
        self.make()
        before = sum_of(self.project)
        place = subprocess.run(["flatpak", "document-export", "--app=" + flatpak_ui.ID, "--allow-read", self.project],
                               check=True, capture_output=True, text=True).stdout.strip()
        with flatpak_ui.App(place) as app:
            self.introduce(app)
            app.find("label", "Read-only")
            entry = self.open_claim(app, "Open")
            self.assertNotIn("editable", entry.states)
            app.screenshot("read-only")
            self.assertEqual(app.quit(), 0)
        self.assertEqual(sum_of(self.project), before)


class Dialogs(Case):
    """A project from nothing, through the dialogs of the file portal."""

    def test_new_project_import_report(self):
        report = os.path.join(self.folder, "report.pdf")
        with flatpak_ui.App() as app:
            app.find("push button", "New project").click()
            app.choose_file(self.project)
            self.introduce(app)
            app.find("push button", "Import file")
            app.key("ctrl+i")
            app.choose_file(self.article)
            app.find("label", "What was left out", deadline=60)
            app.key("Return")
            app.find("label", "untouched", deadline=60)
            self.mark_the_next(app)
            app.find("label", "1 marked")
            app.screenshot("imported")
            self.walls_of_the_web_process()
            app.key("ctrl+p")
            app.find("image", "Page 1 of", where=lambda page: "The quay" in page.description)
            app.key("ctrl+s")
            app.choose_file(report)
            wait(lambda: os.path.exists(report) and os.path.getsize(report) > 0, "the report", 60)
            app.screenshot("report")
            self.assertEqual(app.quit(), 0)
        self.assertIn("repair of the quay", assay_x11.output("pdftotext", report, "-"))
        self.assertEqual(sorted(os.listdir(self.folder)), ["Quay.assay", "quay.html", "report.pdf"])

    def mark_the_next(self, app):
        """By keys, once the article has the focus, which GTK 4.18 does not tell of web views."""
        def offered():
            app.key("u")
            return app.maybe("push button", "Nothing checkable")
        wait(offered, "the next sentence to be offered")
        app.key("c")

    def walls_of_the_web_process(self):
        """Where flatpak-spawn is missing, WebKit goes without a sandbox of its own, and says nothing."""
        own = flatpak_ui.processes("assay")[0].sandbox
        self.assertIn("network", own["Context"]["shared"])
        pages = flatpak_ui.processes("WebKitWebProcess")
        self.assertGreater(len(pages), 0)
        for page in pages:
            self.assertNotEqual(page.sandbox["Instance"]["instance-id"], own["Instance"]["instance-id"])
            self.assertNotIn("network", page.sandbox.get("Context", {}).get("shared", ""))
            self.assertGreater(page.status("Seccomp_filters"), 0)


class Importer(Case):
    """The child process that parses hostile bytes sets limits on itself, inside the sandbox as outside."""

    def test_is_confined(self):
        big = os.path.join(self.folder, "big.html")
        with open(big, "w", encoding="utf-8") as file:
            file.write(QUAY + "<p>One more sentence of the long report on the quay.</p>" * 40000)
        seen, over = {}, threading.Event()

        def watch():
            while not over.is_set():
                for process in flatpak_ui.processes("assay-import"):
                    with contextlib.suppress(LookupError, TypeError):
                        seen.update({field: max(seen.get(field, 0), process.status(field))
                                     for field in ("Seccomp_filters", "NoNewPrivs", "Seccomp")})
        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            ran = subprocess.run(flatpak_ui.run("-c", WATCHED, program="sh", files=[big]), check=False,
                                 capture_output=True, text=True, timeout=120)
        finally:
            over.set()
            watcher.join()
        self.assertEqual(ran.returncode, 0, ran.stderr)
        told = ran.stdout
        outside = int(told.split("Seccomp_filters:")[1].split()[0])
        self.assertGreater(outside, 0, "Flatpak's own filter")
        self.assertEqual(seen.get("Seccomp"), 2, seen)
        self.assertEqual(seen["NoNewPrivs"], 1)
        self.assertGreater(seen["Seccomp_filters"], outside, "the importer's filter, above Flatpak's")


if __name__ == "__main__":
    unittest.main(verbosity=2)
