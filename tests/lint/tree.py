# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the source tree, and how a check reports what it finds in them."""
import os
import sys

FOLDERS = ("src", "tests", "resources", "data", "po", "flatpak", "scripts", ".ci")
ALONE = ("dev", "meson.build", "meson_options.txt")


def files(root):
    """The project's own files as paths below root, sorted; not only what git knows, so that it works without git."""
    found = [name for name in ALONE if os.path.exists(os.path.join(root, name))]
    for folder in FOLDERS:
        for place, folders, names in os.walk(os.path.join(root, folder)):
            folders[:] = [f for f in folders if f not in ("__pycache__", "node_modules")]
            found += [os.path.relpath(os.path.join(place, name), root) for name in names]
    return sorted(found)


def lines(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
        return file.read().split("\n")


class Report:
    """Collects findings as FILE:LINE: WORDS, prints them, and gives the exit code."""

    def __init__(self):
        self.findings = []

    def add(self, path, line, words):
        self.findings.append("%s:%d: %s" % (path, line, words))

    def finish(self, checked):
        for finding in self.findings:
            print(finding)
        print("%d findings in %d files" % (len(self.findings), checked), file=sys.stderr)
        return 1 if self.findings or checked == 0 else 0
