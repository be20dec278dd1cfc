# SPDX-License-Identifier: GPL-3.0-or-later
"""The article as it lies on the screen. The web process stands on the accessibility bus by itself, not below the
window, so it is asked directly; its coordinates count from the web view's corner."""
from assay_atspi import web_roots
from assay_x11 import wait


class WebPage:
    """One web view's page. Words are found paragraph by paragraph: those of one find () lie in one block."""

    def __init__(self, app, root):
        self.app, self.root = app, root

    @property
    def blocks(self):
        """The nodes that hold text, in the order of the page."""
        return [node for node in self.root.walk() if node.has_text]

    @property
    def text(self):
        return "\n".join(node.text for node in self.blocks)

    def find(self, words, nth=0):
        """(node, start, end) of the nth time the words stand in the page; waits for them."""
        def look():
            seen = nth
            for node in self.blocks:
                text = node.text
                start = text.find(words)
                while start >= 0:
                    if seen == 0:
                        return node, start, start + len(words)
                    seen -= 1
                    start = text.find(words, start + 1)
            return None
        return wait(look, lambda: "'%s' in the page:\n%s" % (words, self.text[:2000]))

    def view(self):
        """The place of the web view on the screen: the innermost widget that has the size of the page's root."""
        size = tuple(self.root.extents[2:])

        def look():
            widgets = self.app.all()
            named = [widget for widget in widgets if "WebView" in widget.name or "Reader" in widget.name]
            for some in (named, widgets):
                fits = [widget for widget in some if widget.extents[2:] == size]
                if fits:
                    return fits[-1]
            return None
        return wait(look, "a web view of the size %s" % (size,)).place

    def in_view(self, words, nth=0):
        """Whether words can be seen without scrolling."""
        node, start, end = self.find(words, nth)
        _, y, _, height = node.range_extents(start, end)
        return y >= 0 and y + height <= self.view()[3]

    def place(self, words, nth=0):
        """(x, y, width, height) of words on the screen, scrolled to if need be."""
        node, start, end = self.find(words, nth)
        view_x, view_y, view_width, view_height = self.view()
        for _ in range(400):
            x, y, width, height = node.range_extents(start, end)
            if y >= 0 and y + height <= view_height:
                return view_x + x, view_y + y, width, height
            self.app.hand.move(view_x + view_width // 2, view_y + view_height // 2)
            far = abs(y - view_height // 2)
            self.app.hand.scroll((1 if y > 0 else -1) * max(1, min(10, far // 120)))
            wait(lambda: node.range_extents(start, end)[1] != y, "the page to scroll to '%s'" % words)
            self._settle(node, start, end)
        raise LookupError("'%s' cannot be scrolled to" % words)

    def _settle(self, node, start, end):
        """Smooth scrolling goes on for a while: two looks must agree."""
        seen = [None]

        def same():
            box = node.range_extents(start, end)
            before, seen[0] = seen[0], box
            return box == before
        wait(same, "the page to stand still")

    def _ends(self, words, nth):
        """The screen points before the first and after the last character of the words, for a drag."""
        self.place(words, nth)
        node, start, end = self.find(words, nth)
        view_x, view_y, _, _ = self.view()
        first = node.range_extents(start, start + 1)
        last = node.range_extents(end - 1, end)
        return ((view_x + first[0] + 1, view_y + first[1] + first[3] // 2),
                (view_x + last[0] + last[2], view_y + last[1] + last[3] // 2))

    def select(self, words, nth=0):
        """Drags over the words with the mouse, left to right text."""
        start, end = self._ends(words, nth)
        self.app.focus()
        self.app.hand.drag(*start, *end)

    def select_across(self, first, last):
        """Drags from the start of some words to the end of others, in another block perhaps; both must be in view."""
        start, _ = self._ends(first, 0)
        _, end = self._ends(last, 0)
        self.app.focus()
        self.app.hand.drag(*start, *end)

    def click(self, words, nth=0, button=1, times=1):
        x, y, width, height = self.place(words, nth)
        self.app.focus()
        self.app.hand.click(x + width // 2, y + height // 2, button, times)


def find_page(app, words=None):
    """The page that holds these words; without words, the first that holds any."""
    def look():
        for root in web_roots():
            page = WebPage(app, root)
            try:
                if words is None and page.blocks or words is not None and words in page.text:
                    return page
            except LookupError:
                continue
        return None
    return wait(look, "a page%s" % (" with '%s'" % words if words else ""), 30)
