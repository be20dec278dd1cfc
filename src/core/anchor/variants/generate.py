# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the files of this folder as one C file of sorted tables. Usage: generate.py OUT.c FILE…

README.md says what the files hold. Words are folded here as assay-fold.c folds texts: decomposed, one apostrophe."""
import pathlib
import sys
import unicodedata


def fold(word):
    return unicodedata.normalize("NFD", word.replace("_", " ").replace("\u2019", "'"))


def literal(word):
    return 'U"%s"' % "".join("\\U%08x" % ord(c) if ord(c) > 126 or c in '"\\' else c for c in word)


def character(word):
    return int(word[2:], 16) if word.startswith("U+") else ord(word)


class Language:
    def __init__(self, path):
        self.tag = path.stem
        self.words, self.swaps = {}, []
        self.drops, self.groups = [], []
        self.zero, self.lakhs, self.spaces = 0, False, False
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            words = line.split("#")[0].split()
            if words:
                try:
                    self.read(words)
                except (IndexError, TypeError, ValueError) as error:
                    sys.exit("%s:%d: cannot read '%s': %s" % (path, number, line, error))

    def read(self, words):
        if len(words) < 2:
            raise ValueError("a line has two words or more")
        first, rest = words[0], words[1:]
        if first == "swap":
            self.swaps += [(fold(word), fold(rest[0])) for word in rest[1:]]
        elif first == "drop":
            self.drops += [character(word) for word in rest]
        elif first == "group":
            self.lakhs = self.lakhs or "lakh" in rest
            self.spaces = self.spaces or "space" in rest
            self.groups += [character(word) for word in rest if word not in ("lakh", "space")]
        elif first == "digits":
            self.zero = character(rest[0])
        else:
            spellings = [word for word in words if word[0] != "+"]
            for ending in [""] + [word[1:] for word in words if word[0] == "+"]:
                for spelling in spellings[1:]:
                    self.add(fold(spelling + ending), fold(spellings[0] + ending))

    def add(self, spelling, first):
        if self.words.setdefault(spelling, first) != first:
            raise ValueError("'%s' stands for two words" % spelling)

    def write(self, file):
        pairs = (("words", sorted(self.words.items())), ("swaps", self.swaps))
        for name, rows in pairs:
            file.write("static const AssaySpelling %s_%s[] = {\n" % (self.tag.replace("-", "_"), name))
            for spelling, first in rows:
                file.write("  { %s, %s },\n" % (literal(spelling), literal(first)))
            file.write("  { NULL, NULL },\n};\n")

    def row(self):
        return "  { %s, %s_words, %d, %s_swaps, %s, %s, %d, %d, %d },\n" % (
            '"%s"' % self.tag, self.tag.replace("-", "_"), len(self.words), self.tag.replace("-", "_"),
            literal("".join(map(chr, self.drops))), literal("".join(map(chr, self.groups))), self.zero, self.lakhs,
            self.spaces)


def main(out, *paths):
    languages = [Language(pathlib.Path(path)) for path in paths]
    with open(out, "w", encoding="ascii") as file:
        file.write('#include "assay-variants-data.h"\n\n')
        for language in languages:
            language.write(file)
        file.write("const AssayVariants assay_variants_all[] = {\n")
        for language in languages:
            file.write(language.row())
        file.write("  { NULL },\n};\n")


main(*sys.argv[1:])
