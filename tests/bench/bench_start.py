# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the program until its article can be read, for Assay on a project and for a bare window with a
WebKit view of the same text, turn by turn in one session. Both are asked from outside, over accessibility.
Usage, inside with-session.sh: bench_start.py E2E-FOLDER ASSAY ASSAY-CLI BARE-WINDOW PROJECT"""
import html
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, sys.argv[1])
import assay_web  # noqa: E402
import assay_x11  # noqa: E402

TURNS = 5


def milliseconds(*command):
    """Only one program runs at a time, so the first page with a text is its."""
    pages = assay_web.WebPages(None)
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        pages.page()
        return (time.monotonic() - began) * 1000
    finally:
        process.kill()
        process.wait()
        assay_x11.wait(lambda: not pages.roots(), "the last web process to end")


def introduce_oneself():
    """Assay asks once who is checking; here it knows."""
    place = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings")
    os.makedirs(place, exist_ok=True)
    with open(os.path.join(place, "keyfile"), "w", encoding="utf-8") as settings:
        settings.write("[io/github/assay/Assay]\nperson-name='Bench'\nperson-initials='B'\n")
    os.environ["GSETTINGS_BACKEND"] = "keyfile"


def page_of(cli, project, folder):
    """The project's text as a plain page for the bare window."""
    text = subprocess.run([cli, "text", project], capture_output=True, text=True, check=True).stdout
    path = os.path.join(folder, "page.html")
    with open(path, "w", encoding="utf-8") as page:
        page.write("<!doctype html><meta charset=utf-8><title>Bare</title>")
        page.writelines("<p>%s</p>\n" % html.escape(line) for line in text.split("\n") if line.strip())
    return path


def main(assay, cli, bare, project):
    with tempfile.TemporaryDirectory() as folder:
        introduce_oneself()
        project = shutil.copy(project, folder)
        page = page_of(cli, project, folder)
        milliseconds(bare, page)
        milliseconds(assay, project)
        turns = [(milliseconds(assay, project), milliseconds(bare, page)) for _ in range(TURNS)]
    mine, peer = (statistics.median(times) for times in zip(*turns))
    print("start to article shown\t%.0f\tms\tbare WebKit window\t%.0f" % (mine, peer))


if __name__ == "__main__":
    main(*sys.argv[2:])
