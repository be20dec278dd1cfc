# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the files of this folder as one C file. Usage: generate.py OUT.c FILE…"""
import pathlib
import sys


def quote(line):
    escaped = "".join("\\%03o" % byte if byte > 126 or byte < 32 or byte in b'"\\?' else chr(byte)
                      for byte in line.encode("utf-8"))
    return '      "%s\\n"' % escaped


def lines_of(path):
    """Without remarks: the program has no use for them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            yield quote(line)


def main(out, *paths):
    with open(out, "w", encoding="ascii") as file:
        file.write('#include "assay-variants-data.h"\n\n#include <stddef.h>\n\n')
        file.write("const AssayVariantsFile assay_variants_files[] = {\n")
        for path in map(pathlib.Path, paths):
            file.write('    { "%s",\n%s },\n' % (path.stem, "\n".join(lines_of(path))))
        file.write("    { NULL, NULL },\n};\n")


main(*sys.argv[1:])
