# SPDX-License-Identifier: GPL-3.0-or-later
"""The documentation leads somewhere: each relative link of a Markdown file names a file, and each room of src/ stands
in docs/ARCHITECTURE.md. Usage: docs.py ROOT"""
import os
import re
import sys

import tree

LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
FOREIGN = re.compile(r"[a-z]+:")
ROOMS_PAGE = "docs/ARCHITECTURE.md"


def pages(root):
    found = [name for name in os.listdir(root) if name.endswith(".md")]
    for place, _, names in os.walk(os.path.join(root, "docs")):
        found += [os.path.relpath(os.path.join(place, name), root) for name in names if name.endswith(".md")]
    return sorted(found)


def rooms(root):
    for path in tree.files(root):
        match = re.match(r"src/(.+)/meson\.build$", path)
        if match:
            yield match.group(1)


def check(root):
    report = tree.Report()
    found = pages(root)
    for page in found:
        for number, line in enumerate(tree.lines(root, page), 1):
            for target in LINK.findall(line):
                if FOREIGN.match(target):
                    continue
                if not os.path.exists(os.path.join(root, os.path.dirname(page), target)):
                    report.add(page, number, "'%s' does not exist" % target)
    described = "\n".join(tree.lines(root, ROOMS_PAGE)) if ROOMS_PAGE in found else ""
    for room in rooms(root):
        if "| `%s` |" % room not in described:
            report.add(ROOMS_PAGE, 1, "does not tell of the room '%s'" % room)
    return report, len(found)


if __name__ == "__main__":
    result, count = check(sys.argv[1])
    sys.exit(result.finish(count))
