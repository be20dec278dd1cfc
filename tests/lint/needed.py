# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that works without a display loads no GTK, libadwaita or WebKit, not even through another library of
ours. Usage: needed.py READELF PROGRAM"""
import re
import subprocess
import sys

REFUSED = re.compile(r"lib(gtk-\d|gdk-\d|adwaita|webkit|javascriptcore)")


def needed(readelf, program):
    ran = subprocess.run([readelf, "-d", program], capture_output=True, text=True, check=True)
    return re.findall(r"\(NEEDED\).*\[(.+?)\]", ran.stdout)


def main(readelf, program):
    libraries = needed(readelf, program)
    wrong = [library for library in libraries if REFUSED.match(library)]
    for library in wrong:
        print("%s: links %s; it must start without a display" % (program, library))
    if not libraries:
        print("%s: names no library at all; is it a program?" % program)
    return 1 if wrong or not libraries else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
