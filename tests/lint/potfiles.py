# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in lists every file that holds a word for the screen, and nothing else.
Usage: potfiles.py ROOT, or potfiles.py --write ROOT to bring the list up to date."""
import os
import re
import sys

import tree

MARKED = re.compile(r'\b(N?C?_|ngettext|g_dngettext|Q_) ?\("')
TRANSLATABLE = re.compile(r'translatable="(yes|true)"')
LIST = "po/POTFILES.in"
# REUSE-IgnoreStart
HEAD = "# SPDX-License-Identifier: GPL-3.0-or-later"
# REUSE-IgnoreEnd


def holds_words(root, path):
    if path.startswith("tests/"):
        return False
    if path.endswith((".desktop.in", ".metainfo.xml.in", ".gschema.xml")):
        return True
    pattern = MARKED if path.endswith((".c", ".h")) else TRANSLATABLE if path.endswith(".ui") else None
    return bool(pattern) and any(pattern.search(line) for line in tree.lines(root, path))


def wanted(root):
    return [path for path in tree.files(root) if holds_words(root, path)]


def listed(root):
    return [(number, line.strip()) for number, line in enumerate(tree.lines(root, LIST), 1)
            if line.strip() and not line.startswith("#")]


def check(root):
    report = tree.Report()
    have = {path for _, path in listed(root)}
    for path in wanted(root):
        if path not in have:
            report.add(path, 1, "has words for the screen and is not in %s; './dev format' mends it" % LIST)
    for number, path in listed(root):
        if not os.path.exists(os.path.join(root, path)):
            report.add(LIST, number, "'%s' does not exist; './dev format' mends it" % path)
    return report


def write(root):
    with open(os.path.join(root, LIST), "w", encoding="utf-8") as out:
        out.write("\n".join([HEAD, *wanted(root)]) + "\n")


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write(sys.argv[2])
    else:
        sys.exit(check(sys.argv[1]).finish(1))
