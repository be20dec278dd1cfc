#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the saved pages of this folder anew: python3 make_pages.py. Each is made as one kind of site makes its pages,
with words of our own (words.py): NAME.html and the like, NAME.txt with the article's text, NAME.json with its metadata."""
import os

import makes_blogs
import makes_languages
import makes_news
import makes_old

if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    names = set()
    for module in (makes_news, makes_blogs, makes_old, makes_languages):
        for page in module.pages():
            assert page.name not in names, page.name
            names.add(page.name)
            page.write(here)
    print("%d pages" % len(names))
