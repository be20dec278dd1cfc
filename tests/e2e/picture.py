# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the README's picture from the real program: the example with a claim open. Run by './dev shot'.
Usage, inside with-session.sh: picture.py CLAIM-WORDS OUTPUT.png"""
import os
import shutil
import subprocess
import sys

import assay_ui

FRAME = "1280x860+0+0"


def main(words, output):
    copy = os.path.join(os.environ["HOME"], "example.assay")
    shutil.copy(os.environ["ASSAY_EXAMPLE"], copy)
    with assay_ui.App(copy) as app:
        app.find("text", "Name").fill("Mara Lindqvist")
        app.find("push button", "Continue").click()
        page = app.web()
        page.click(words)
        app.find("text", "What is claimed")
        app.hand.move(700, 838)
        subprocess.run(["convert", app.screenshot("window"), "-crop", FRAME, "+repage", "-strip", output], check=True)
        app.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
