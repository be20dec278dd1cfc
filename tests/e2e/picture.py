# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures of README and software centres from the real program: the example with a claim open, its
sources, and the same in the dark. Run by './dev shot'.
Usage, inside with-session.sh: picture.py CLAIM-WORDS FOLDER"""
import os
import shutil
import subprocess
import sys

import assay_ui

FRAME = "1280x860+0+0"


def take(app, name, folder):
    app.hand.move(700, 838)
    subprocess.run(["convert", app.screenshot(name), "-crop", FRAME, "+repage", "-strip",
                    os.path.join(folder, name + ".png")], check=True)


def open_claim(app, words):
    app.find("text", "Name").fill("Mara Lindqvist")
    app.find("push button", "Continue").click()
    app.web().click(words)
    app.find("text", "What is claimed")


def main(words, folder):
    copy = os.path.join(os.environ["HOME"], "example.assay")
    shutil.copy(os.environ["ASSAY_EXAMPLE"], copy)
    with assay_ui.App(copy) as app:
        open_claim(app, words)
        take(app, "window", folder)
        app.key("ctrl+2")
        app.find("label", "Yearbook of the State")
        take(app, "sources", folder)
        app.quit()
    with assay_ui.App(copy, env={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}) as app:
        open_claim(app, words)
        take(app, "dark", folder)
        app.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
