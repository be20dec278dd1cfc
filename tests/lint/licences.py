# SPDX-License-Identifier: GPL-3.0-or-later
"""Each library that the build files ask for is named with its licence in the about window. Usage: licences.py ROOT"""
import os
import re
import sys

from tree import Report, files, lines

ABOUT = "src/app/assay-about.c"

# The pkg-config name of a library: what the about window calls it.
NAMES = {
    "cairo": "cairo", "cairo-pdf": "cairo", "gdk-pixbuf-2.0": "GTK", "gio-unix-2.0": "GLib", "glib-2.0": "GLib",
    "gmime-3.0": "GMime", "gobject-2.0": "GLib", "gtk4": "GTK", "gumbo": "gumbo", "harfbuzz": "HarfBuzz", "icu-uc": "ICU",
    "json-glib-1.0": "JSON-GLib", "lcms2": "Little CMS", "libadwaita-1": "libadwaita", "libarchive": "libarchive",
    "libbrotlidec": "Brotli", "libcrypto": "OpenSSL", "libqpdf": "QPDF", "libsoup-3.0": "libsoup",
    "libxml-2.0": "libxml2", "md4c-html": "MD4C", "pangocairo": "Pango", "poppler-glib": "Poppler",
    "sqlite3": "SQLite", "uchardet": "uchardet", "webkitgtk-6.0": "WebKitGTK",
}


def check(root):
    report, checked = Report(), 0
    about = "\n".join(lines(root, ABOUT)) if os.path.exists(os.path.join(root, ABOUT)) else ""
    for path in files(root):
        if os.path.basename(path) != "meson.build" or path.startswith("tests"):
            continue
        checked += 1
        for number, line in enumerate(lines(root, path), 1):
            for library in re.findall(r"\bdependency\('([^']+)'", line):
                name = NAMES.get(library)
                if name is None:
                    report.add(path, number, "the library '%s' is not known to tests/lint/licences.py" % library)
                elif not re.search(r'\{ "%s[",]' % re.escape(name), about):
                    report.add(path, number, "%s is not named in %s" % (name, ABOUT))
    return report, checked


if __name__ == "__main__":
    result, count = check(sys.argv[1])
    sys.exit(result.finish(count))
