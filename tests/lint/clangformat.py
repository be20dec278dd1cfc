# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C file has the form of .clang-format. Usage: clangformat.py CLANG-FORMAT ROOT"""
import os
import re
import subprocess
import sys

import tree

PLACE = re.compile(r"^(.*?):(\d+):\d+: (?:error|warning): ")


def check(program, root):
    report = tree.Report()
    paths = [path for path in tree.files(root) if path.endswith((".c", ".h"))]
    if paths:
        ran = subprocess.run([program, "--dry-run", "-Werror", "--style=file", *paths], cwd=root,
                             capture_output=True, text=True, check=False)
        seen = set()
        for line in ran.stderr.split("\n"):
            place = PLACE.match(line)
            if place and place.group(1) not in seen:
                seen.add(place.group(1))
                report.add(place.group(1), int(place.group(2)), "not in the house's form; './dev format' mends it")
        if ran.returncode and not seen:
            report.add(os.path.basename(program), 0, ran.stderr.strip())
    return report, len(paths)


if __name__ == "__main__":
    found, count = check(*sys.argv[1:])
    sys.exit(found.finish(max(count, 1)))
