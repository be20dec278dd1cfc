# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that every source file keeps: its licence line, its length, the length of its functions, and words that
stand for work not done. Usage: sources.py ROOT"""
import re
import sys

import tree

LICENSED = re.compile(r"(\.(c|h|js|css|py|sh|ui|svg|gschema\.xml|metainfo\.xml\.in)|(^|/)meson\.build|^dev|^\.ci/run)$")
MEASURED = re.compile(r"\.(c|h|js|css|py|sh)$")
FILE_LINES = 800
FUNCTION_LINES = 100
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")
SKIPPING = re.compile(r"\bg_test_(skip|incomplete)\b|\bshould_fail\b|\bunittest\.skip|\bpytest\.skip")
SLEEPING = re.compile(r"\b(u?sleep|g_usleep|nanosleep|time\.sleep)\s*\(|^\s*sleep\s+[0-9.]")
SILENCED = re.compile(r"-Wno-|'-w'")
UNSEEN = re.compile(r"(set_label|set_title|set_subtitle|set_text|label_new|set_tooltip_text|toast_new|set_body|set_heading)"
                    r' *\([^_]*"[A-Za-z][^"]* [^"]*"')
CODE = re.compile(r"\.(c|h|js|py|sh)$")


def check_licence(report, path, text):
    if LICENSED.search(path) and not any("SPDX-License-Identifier:" in line for line in text[:6]):
        report.add(path, 1, "no SPDX-License-Identifier at the top")


def check_lengths(report, path, text):
    if MEASURED.search(path) and len(text) > FILE_LINES:
        report.add(path, FILE_LINES, "%d lines; %d at most: is there a wall missing?" % (len(text), FILE_LINES))
    if not path.endswith(".c"):
        return
    start = 0
    for number, line in enumerate(text, 1):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start:
            if number - start > FUNCTION_LINES:
                report.add(path, start, "a function of %d lines; %d at most" % (number - start, FUNCTION_LINES))
            start = 0


def check_words(report, path, text):
    if not CODE.search(path) and not path.endswith("meson.build"):
        return
    in_tests = path.startswith("tests/") and not path.startswith("tests/lint/")
    for number, line in enumerate(text, 1):
        if UNFINISHED.search(line):
            report.add(path, number, "unfinished by its own words")
        if in_tests and SKIPPING.search(line):
            report.add(path, number, "a test that skips; leave the test out or make it run")
        if in_tests and SLEEPING.search(line):
            report.add(path, number, "a sleep in a test; wait for a condition with a deadline")
        if path.startswith(("src/ui/", "src/app/")) and UNSEEN.search(line):
            report.add(path, number, "words on the screen that no translator sees; mark them with _()")
        if path.endswith("meson.build") and SILENCED.search(line):
            report.add(path, number, "a warning switched off; mend what it warns of")


def check(root):
    report = tree.Report()
    paths = [path for path in tree.files(root) if not path.startswith("tests/data/")]
    for path in paths:
        text = tree.lines(root, path)
        check_licence(report, path, text)
        check_lengths(report, path, text)
        check_words(report, path, text)
    return report, len(paths)


if __name__ == "__main__":
    found, count = check(sys.argv[1])
    sys.exit(found.finish(count))
