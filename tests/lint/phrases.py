# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogs of reports (src/core/phrases/*.po) have every word that a report may say, and no other.
Usage: phrases.py ROOT; phrases.py --write ROOT merges the words of the sources into the catalogs; phrases.py --new TAG ROOT
begins one."""
import gettext
import os
import re
import subprocess
import sys
import tempfile

import tree

FOLDER = "src/core/phrases"
INCLUDE = '#include "assay-phrases-gettext.h"'
KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2")


def sources(root):
    return [path for path in tree.files(root) if path.endswith(".c") and path.startswith("src/")
            and any(line.startswith(INCLUDE) for line in tree.lines(root, path))]


def extract(root):
    """The words of the sources, as xgettext writes them."""
    text = subprocess.run(["xgettext", "--from-code=UTF-8", "--no-location", "-k",
                           *("-k" + keyword for keyword in KEYWORDS), "-o", "-", *sources(root)],
                          cwd=root, capture_output=True, text=True, check=True).stdout
    return text.replace("charset=CHARSET", "charset=UTF-8")


def catalogs(root):
    return [path for path in tree.files(root) if path.startswith(FOLDER + "/") and path.endswith(".po")]


def unquote(lines):
    return "".join(line[line.index('"') + 1:line.rindex('"')] for line in lines)


def entries(text):
    """{(context, words, plural): (flags, [translations])} of what xgettext or a translator wrote."""
    found = {}
    for block in re.split(r"\n\s*\n", text):
        parts, flags = {}, ""
        for line in block.split("\n"):
            if line.startswith("#,"):
                flags = line
            elif line.startswith('"'):
                parts[name].append(line)
            elif line and not line.startswith("#"):
                name = line.split(" ", 1)[0]
                parts[name] = [line]
        if "msgid" in parts and unquote(parts["msgid"]):
            key = tuple(unquote(parts.get(name, ['""'])) for name in ("msgctxt", "msgid", "msgid_plural"))
            found[key] = (flags, [unquote(lines) for name, lines in sorted(parts.items()) if name.startswith("msgstr")])
    return found


def judge(path, wanted, have):
    """What is wrong with a catalog that has @have where @wanted is wanted."""
    for key in wanted.keys() - have.keys():
        yield "has no '%s'" % key[1]
    for key in have.keys() - wanted.keys():
        yield "has '%s', which no report says" % key[1]
    for key, (flags, translations) in have.items():
        if not all(translations) or "fuzzy" in flags:
            yield "has no translation of '%s'" % key[1]
        elif any(text.startswith(" ") != key[1].startswith(" ") and not text.startswith("\u00a0")
                 or text.endswith(" ") != key[1].endswith(" ") for text in translations):
            yield "has other spaces around the translation of '%s'" % key[1]


def forms(root, path):
    """The rule for plurals in a catalog and the one in the table of assay-phrases.c, for the first numbers."""
    text = "\n".join(tree.lines(root, path))
    rule = gettext.c2py(re.search(r"plural=(.*?);", text).group(1))
    tag = os.path.basename(path)[:-3]
    table = "\n".join(tree.lines(root, FOLDER + "/assay-phrases.c"))
    chosen = re.search(r'\{ "%s",.*?(choose_form_\w+) \}' % tag, table, re.S)
    known = {"choose_form_not_one": lambda n: int(n != 1), "choose_form_over_one": lambda n: int(n > 1)}
    return [rule(n) for n in range(200)], [known[chosen.group(1)](n) for n in range(200)] if chosen else None


def check(root):
    report = tree.Report()
    wanted = entries(extract(root))
    for path in catalogs(root):
        for words in judge(path, wanted, entries("\n".join(tree.lines(root, path)))):
            report.add(path, 1, words + "; 'phrases.py --write' brings it up to date")
        rule, table = forms(root, path)
        if rule != table:
            report.add(path, 1, "has another rule for plurals than the table of assay-phrases.c")
        ran = subprocess.run(["msgfmt", "--check-format", "-o", os.devnull, os.path.join(root, path)],
                             capture_output=True, text=True, check=False)
        if ran.returncode:
            report.add(path, 1, ran.stderr.strip())
    return report


def write(root, paths):
    with tempfile.NamedTemporaryFile("w", suffix=".pot", encoding="utf-8") as template:
        template.write(extract(root))
        template.flush()
        for path in paths:
            subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap", "--no-location", "--update",
                            "--backup=none", os.path.join(root, path), template.name], check=True)
            subprocess.run(["msgattrib", "--no-obsolete", "--no-wrap", "-o", os.path.join(root, path),
                            os.path.join(root, path)], check=True)


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write(sys.argv[2], catalogs(sys.argv[2]))
    elif sys.argv[1] == "--new":
        NEW = FOLDER + "/%s.po" % sys.argv[2]
        with open(os.path.join(sys.argv[3], NEW), "w", encoding="utf-8") as begun:
            begun.write('# SPDX-License-Identifier: GPL-3.0-or-later\nmsgid ""\nmsgstr ""\n"Language: %s\\n"\n'
                        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
                        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n' % sys.argv[2])
        write(sys.argv[3], [NEW])
    else:
        sys.exit(check(sys.argv[1]).finish(len(catalogs(sys.argv[1]))))
