# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks themselves, on material that is wrong on purpose: each must find it, and find nothing in what is right."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import assertions
import clangformat
import docs
import flatpak
import installed
import licences
import needed
import potfiles
import sources
import walls
from tree import lines

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# REUSE-IgnoreStart
SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"


class Tree:
    """A source tree in a temporary folder: Tree({path: text})."""

    def __init__(self, texts):
        self.folder = tempfile.TemporaryDirectory()
        self.root = self.folder.name
        for path, text in texts.items():
            place = os.path.join(self.root, path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "w", encoding="utf-8") as file:
                file.write(text)


class TestSources(unittest.TestCase):
    def find(self, path, text):
        tree = Tree({path: text})
        return sources.check(tree.root)[0].findings

    def test_clean_file(self):
        self.assertEqual(self.find("src/a.c", SPDX + "int a;\n"), [])

    def test_licence(self):
        self.assertEqual(self.find("src/a.c", "int a;\n"), ["src/a.c:1: no SPDX-License-Identifier at the top"])
        self.assertEqual(len(self.find("src/meson.build", "x = 1\n")), 1)

    def test_long_function(self):
        body = "int\na (void)\n{\n" + "  a ();\n" * 100 + "}\n"
        self.assertEqual(self.find("src/a.c", SPDX + body), ["src/a.c:4: a function of 101 lines; 100 at most"])

    def test_long_file(self):
        self.assertEqual(len(self.find("src/a.c", SPDX + "int a;\n" * 800)), 1)
        self.assertEqual(len(self.find("src/a.c", SPDX + "int a;\n" * 790)), 0)

    def test_unfinished(self):
        self.assertEqual(self.find("src/a.c", SPDX + "/* TO" + "DO: more */\n"), ["src/a.c:2: unfinished by its own words"])

    def test_skips_and_sleeps_in_tests(self):
        for line in ("g_test_" + "skip (\"no\");", "g_us" + "leep (10);", "time.sl" + "eep(1)"):
            self.assertEqual(len(self.find("tests/core/a.c", SPDX + line + "\n")), 1, line)
        self.assertEqual(self.find("src/core/a.c", SPDX + "g_us" + "leep (10);\n"), [])

    def test_words_that_no_translator_sees(self):
        self.assertEqual(len(self.find("src/ui/a.c", SPDX + 'gtk_label_set_text (l, "Two words");\n')), 1)
        self.assertEqual(self.find("src/ui/a.c", SPDX + 'gtk_label_set_text (l, _ ("Two words"));\n'), [])

    def test_silenced_warning(self):
        line = "# SPDX-License-Identifier: GPL-3.0-or-later\nc_args: ['-W" + "no-unused']\n"
        self.assertEqual(len(self.find("src/meson.build", line)), 1)


class TestAssertions(unittest.TestCase):
    def test_helpers_count(self):
        function = "static void\n%s (void)\n{\n  %s;\n}\n"
        tree = Tree({"tests/core/a.c": function % ("test_by_helper", "see (1)") + function % ("test_bad", "a ()"),
                     "tests/core/help.c": function % ("see", "look (1)") + function % ("look", "g_assert_true (a ())")})
        self.assertEqual(assertions.check(tree.root)[0].findings, ["tests/core/a.c:7: test_bad asserts nothing"])


class TestDocs(unittest.TestCase):
    def test_links_and_rooms(self):
        tree = Tree({"README.md": "[a](docs/here.md)\n[b](docs/gone.md) [c](https://example.org/x)\n",
                     "docs/here.md": "[up](../README.md)\n", "docs/ARCHITECTURE.md": "| `core/text` | words |\n",
                     "src/core/text/meson.build": "", "src/attic/meson.build": ""})
        self.assertEqual(docs.check(tree.root)[0].findings,
                         ["README.md:2: 'docs/gone.md' does not exist",
                          "docs/ARCHITECTURE.md:1: does not tell of the room 'attic'"])


class TestInstalled(unittest.TestCase):
    def test_forgotten_twice_and_gone(self):
        tree = Tree({"debian/assay.install": "usr/share/icons\nusr/bin/assay*\nusr/share/gone\n",
                     "debian/assay-cli.install": "usr/bin/assay-cli\n"})
        files = ["usr/bin/assay", "usr/bin/assay-cli", "usr/share/icons/a.svg", "usr/share/new"]
        self.assertEqual(installed.check(tree.root, files)[0].findings,
                         ["debian/control:1: usr/bin/assay-cli is in 2 packages, not in one",
                          "debian/control:1: usr/share/new is in 0 packages, not in one",
                          "debian/assay.install:3: nothing is installed as usr/share/gone"])


class TestLicences(unittest.TestCase):
    def test_unknown_and_unnamed(self):
        tree = Tree({"src/a/meson.build": "a = dependency('sqlite3')\nb = dependency('left-pad')\nc = dependency('gumbo')\n",
                     "src/app/assay-about.c": '  { "SQLite", NULL, GTK_LICENSE_CUSTOM, NULL },\n'})
        self.assertEqual(licences.check(tree.root)[0].findings,
                         ["src/a/meson.build:2: the library 'left-pad' is not known to tests/lint/licences.py",
                          "src/a/meson.build:3: gumbo is not named in src/app/assay-about.c"])


class TestPotfiles(unittest.TestCase):
    def test_missing_and_stale(self):
        tree = Tree({"src/a.c": '_("Word")', "src/b.c": "none", "src/c.ui": 'translatable="yes"',
                     "po/POTFILES.in": "src/gone.c\n"})
        self.assertEqual([finding.split(":")[0] for finding in potfiles.check(tree.root).findings],
                         ["src/a.c", "src/c.ui", "po/POTFILES.in"])
        potfiles.write(tree.root)
        self.assertEqual(potfiles.check(tree.root).findings, [])


class TestFlatpak(unittest.TestCase):
    """The real manifest, spoilt in one place each."""

    PLACES = (flatpak.MANIFEST, "meson.build", "data/io.github.assay.Assay.metainfo.xml.in", "flatpak/runtime.sh")

    def find(self, place, right, wrong):
        texts = {path: "\n".join(lines(ROOT, path)) for path in self.PLACES}
        self.assertIn(right, texts[place])
        texts[place] = texts[place].replace(right, wrong)
        spoilt = Tree(texts)
        return flatpak.check(spoilt.root)[0].findings

    def test_the_manifest_as_it_is(self):
        self.assertEqual(self.find("meson.build", "project(", "project("), [])

    def test_permissions_are_exactly_the_agreed_ones(self):
        words = self.find(flatpak.MANIFEST, "  - --share=ipc\n", "  - --filesystem=home\n")
        self.assertEqual(len(words), 2)
        self.assertIn("asks for '--filesystem=home'", words[0])
        self.assertIn("does not ask for '--share=ipc'", words[1])

    def test_archives_are_pinned(self):
        for right, wrong in (("sha256: 0", "sha256: x"), ("url: https://ftp.debian.org/debian/pool/main/s", "url: http://d/s"),
                             ("x-checksum: debian forky", "x-checksum: somewhere")):
            self.assertEqual(len(self.find(flatpak.MANIFEST, right, wrong)), 1, wrong)

    def test_names_agree(self):
        for place, right, wrong in (("meson.build", "version: '", "version: '9"), ("flatpak/runtime.sh", "branch=", "branch=1"),
                                    (flatpak.MANIFEST, "id: io.github.assay.Assay", "id: io.github.assay.Other")):
            self.assertEqual(len(self.find(place, right, wrong)), 1, place)

    def test_what_is_no_yaml(self):
        self.assertIn("cannot be read", self.find(flatpak.MANIFEST, "modules:", "modules: [")[0])


class TestFormat(unittest.TestCase):
    def test_wrong_form(self):
        tree = Tree({".clang-format": "BasedOnStyle: GNU\n", "src/a.c": "int\na (void)\n{\n  return 1;\n}\n",
                     "src/b.c": "int\nb(void){return 1;}\n"})
        findings = clangformat.check("clang-format", tree.root)[0].findings
        self.assertEqual([finding.split(":")[0] for finding in findings], ["src/b.c"])


class TestWalls(unittest.TestCase):
    LIBC = {"malloc"}

    def judge(self, room, symbol, defines=None, rooms=None):
        return [words for _, _, words in walls.judge(rooms or walls.ROOMS, {room: {symbol: "a.c"}}, defines or {}, self.LIBC)]

    def test_own_library(self):
        for room, symbol in (("store", "sqlite3_open"), ("text", "ubrk_open_72"), ("import", "gumbo_parse_with_options"),
                             ("model", "g_object_new"), ("model", "malloc"), ("import", "uchardet_new")):
            self.assertEqual(self.judge(room, symbol), [], symbol)

    def test_library_of_another_room(self):
        for room, symbol in (("report", "sqlite3_open"), ("store", "gtk_widget_show"), ("model", "g_mime_parser_new"),
                             ("ui", "webkit_web_view_new"), ("project", "cairo_create"), ("cli", "adw_init"),
                             ("anchor", "u_charType_72"), ("store", "xmlReadMemory"), ("ui", "sqlite3_open")):
            self.assertEqual(len(self.judge(room, symbol)), 1, symbol)

    def test_unknown_library(self):
        self.assertIn("does not know", self.judge("store", "leveldb_open")[0])

    def test_unknown_room(self):
        self.assertIn("does not know", self.judge("attic", "g_free")[0])

    def test_arrows_point_downward(self):
        self.assertEqual(self.judge("anchor", "assay_text_new", {"assay_text_new": "text"}), [])
        self.assertIn("room 'text'", self.judge("model", "assay_text_new", {"assay_text_new": "text"})[0])
        self.assertIn("room 'store'", self.judge("reader", "assay_store_new", {"assay_store_new": "store"})[0])

    def test_wrong_table_fails(self):
        rooms = dict(walls.ROOMS, store=((), ()))
        self.assertEqual(len(self.judge("store", "sqlite3_open", rooms=rooms)), 1)

    def test_table_is_ordered_from_the_ground_up(self):
        above = list(walls.ROOMS)
        for room, (_, below) in walls.ROOMS.items():
            for other in below:
                self.assertLess(above.index(other), above.index(room), room)


class TestNeeded(unittest.TestCase):
    def test_refused(self):
        for library in ("libgtk-4.so.1", "libadwaita-1.so.0", "libwebkitgtk-6.0.so.4"):
            self.assertTrue(needed.REFUSED.match(library), library)
        self.assertFalse(needed.REFUSED.match("libglib-2.0.so.0"))

    def test_program_without_libraries(self):
        self.assertEqual(needed.main("readelf", "/usr/bin/env"), 0)


if __name__ == "__main__":
    unittest.main()
# REUSE-IgnoreEnd
