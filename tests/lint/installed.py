# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed goes into one Debian package each: nothing is forgotten, nothing is named that is not there.
Usage: installed.py ROOT BUILD-FOLDER PREFIX"""
import fnmatch
import json
import os
import sys

from tree import Report, lines

PACKAGES = ("assay", "assay-cli")
LISTS = ("install", "manpages")


def patterns(root):
    """(file, line number, pattern) for each line of the packages' lists."""
    for package in PACKAGES:
        for suffix in LISTS:
            path = "debian/%s.%s" % (package, suffix)
            if os.path.exists(os.path.join(root, path)):
                for number, line in enumerate(lines(root, path), 1):
                    if line.strip():
                        yield path, number, line.strip()


def fits(file, pattern):
    return fnmatch.fnmatch(file, pattern) or file.startswith(pattern + "/")


def check(root, files):
    report = Report()
    wanted = list(patterns(root))
    for file in files:
        owners = {path.split(".")[0] for path, _, pattern in wanted if fits(file, pattern)}
        if len(owners) != 1:
            report.add("debian/control", 1, "%s is in %d packages, not in one" % (file, len(owners)))
    for path, number, pattern in wanted:
        if not any(fits(file, pattern) for file in files):
            report.add(path, number, "nothing is installed as %s" % pattern)
    return report, len(files)


def main(root, build, prefix):
    # Written by meson whenever it configures.
    with open(os.path.join(build, "meson-info", "intro-installed.json"), encoding="utf-8") as file:
        places = json.load(file).values()
    result, count = check(root, ["usr/" + os.path.relpath(place, prefix) for place in places])
    return result.finish(count)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
