# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the installed Flatpak share: a new user's first start each, a project, and what people do with it."""
import contextlib
import glob
import hashlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

import flatpak_ui
from flatpak_ui import wait

QUAY = """<!DOCTYPE html><html lang="en"><head><title>The quay</title></head><body><article><h1>The quay</h1>
<p>The repair of the quay cost 12 million, says the yard, before any taxes at all.</p>
<p>Nobody paid it so far, and nobody knows who will, or when that may be.</p></article></body></html>"""
MAKE = """cd "$XDG_CACHE_HOME" && rm -f Quay.assay && assay-cli --person Ann new Quay.assay >&2 &&
assay-cli --person Ann import Quay.assay - --title "The quay" >&2 &&
assay-cli --person Ann claim add Quay.assay --quote "cost 12 million" --conclusion "Open" >&2 && cat Quay.assay"""


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

    def make(self, name="Quay.assay"):
        """A project with the article and one claim, made inside by assay-cli."""
        with open(os.path.join(self.folder, name), "wb") as file:
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
