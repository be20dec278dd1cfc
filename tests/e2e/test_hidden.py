# SPDX-License-Identifier: GPL-3.0-or-later
"""What a publisher's style hides: looked for once, told, and led to."""
import os
import unittest

import assay_ui
from test_window import Case

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Quiet figures</title>
<link rel="stylesheet" href="paper/look.css"></head><body class="paper">
<h1>Quiet figures</h1>
<p class="lead">The ministry published the figures late on Friday, after the markets had closed.</p>
<p>The harvest was the largest in ten years, <span class="aside">if one leaves out the south</span> it says.</p>
<p class="fine">All figures are estimates and may be corrected without notice.</p>
%s
</body></html>""" % "\n".join("<p>Paragraph %d tells of field %d.</p>" % (i, i) for i in range(60))

SHEET = """.paper { font-family: sans-serif; max-width: 34em; margin: 2em auto; background: #f6f1e4 }
h1 { color: #8a1c1c; border-bottom: 2px solid } .lead { font-weight: bold }
.aside { display: none } .fine { color: #f6f1e4 }"""


class Hidden(Case):
    def setUp(self):
        super().setUp()
        os.mkdir(os.path.join(self.folder, "paper"))
        for name, words in (("harvest.html", PAGE), ("paper/look.css", SHEET)):
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(words)

    def test_hidden_words_are_told_and_reached(self):
        app = self.make()
        with app:
            self.bring_in(app, self.article)
            app.key("Return")
            app.find("label", "2 passages of this article are hidden")
            app.screenshot("hidden-told")
            app.find("push button", "Show them").click()
            app.find("label", "What was left out or is hidden")
            app.find("label", "if one leaves out the south")
            app.find("label", "In the colour of its ground")
            app.screenshot("hidden-list")
            app.key("Down", "Return")
            app.gone("label", "Hidden where it was published")
            app.find("push button", "Nothing checkable")
            app.screenshot("hidden-reached")
            app.key("F4")
            app.web("Quiet figures")
            app.screenshot("publishers-style")
            app.quit()
        # It is kept, and not looked for again.
        app = assay_ui.App(self.project)
        with app:
            self.introduce(app)
            app.web("Quiet figures")
            self.assertIsNone(app.maybe("label", "2 passages of this article"))
            app.quit()


if __name__ == "__main__":
    unittest.main(verbosity=2)
