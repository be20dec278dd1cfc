#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the example project by the command line, so that the same source gives the same file.

usage: build.py ASSAY-CLI ASSAY-IMPORT SOURCE-FOLDER OUTPUT"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

cli, importer, source, output = (pathlib.Path(word).resolve() for word in sys.argv[1:])

# 14 March 2026, 08:00 UTC: the morning the article is said to have come in.
EPOCH = "1773475200"


def run(env, *words):
    command = [cli, "--person", "Mara Lindqvist", *words]
    done = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        sys.exit(f"cannot build the example: {words[0]} failed")


def number(quotes, words):
    """The number of the only claim that quotes these words."""
    found = [i for i, quote in enumerate(quotes, 1) if words in quote]
    if len(found) != 1:
        sys.exit(f"cannot build the example: {len(found)} claims quote '{words}'")
    return str(found[0])


def write_script(path):
    """The script, with the number of a claim wherever {some of its words} stand for it."""
    script = (source / "check.script").read_text(encoding="utf-8")
    quotes = re.findall(r'^claim add --quote "([^"]+)"', script, re.M)
    path.write_text(re.sub(r"\{([^}]+)\}", lambda match: number(quotes, match[1]), script), encoding="utf-8")
    return path


with tempfile.TemporaryDirectory() as folder:
    environment = dict(
        os.environ,
        ASSAY_IMPORTER=str(importer),
        ASSAY_SEED="1968",
        SOURCE_DATE_EPOCH=EPOCH,
        XDG_DATA_HOME=folder,
        LC_ALL="C.UTF-8",
    )
    made = pathlib.Path(folder) / "example.assay"
    run(environment, "new", made, "--title", "Who let the Velm run over?")
    run(environment, "import", made, source / "article.html",
        "--received-from", "Ilse Marenko, author", "--received-how", "mail")
    run(environment, "batch", made, write_script(pathlib.Path(folder) / "check.script"))
    output.write_bytes(made.read_bytes())
