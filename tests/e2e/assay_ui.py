# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Assay's window as a person would: finds widgets by what a screen reader is told, points, types, looks.

    app = assay_ui.App("example.assay")
    app.find("push button", "Mark").click()
    app.web().select("four million tonnes")
    app.key("c")
    app.wait(lambda: app.find("label", "1 claim"))
    app.screenshot("one-claim")
    app.quit()

Run inside with-session.sh. Every look has a deadline and nothing sleeps. What GTK 4.8 tells of itself has its ways:
SHOWING is not set, so VISIBLE counts; a tooltip is a description, not a name; names may carry the mnemonic's
underscore or stand there twice, so names match by a part; rows and check buttons have no action, they are clicked."""
import functools
import os
import re
import subprocess
import tempfile

import assay_atspi
import assay_web
import assay_x11
from assay_atspi import ACTION, COMPONENT, EDITABLE_TEXT, TEXT, VALUE
from assay_x11 import DEADLINE, Deadline, clipboard, set_clipboard, wait  # noqa: F401

CONTROLS = {"push button", "toggle button", "check box", "radio button", "text", "entry", "password text", "combo box",
            "spin button", "slider", "switch", "link", "menu item", "list item", "page tab", "dialog", "frame"}
COMPOSITES = {"combo box", "spin button", "scroll bar"}
TYPE_NAME = re.compile(r"^(Gtk|Adw|WebKit|Gdk)[A-Z]\w+$")

# Preloaded into the program, turns its window around.
RIGHT_TO_LEFT = os.path.join(os.path.abspath(os.environ.get("ASSAY_BUILD_DIR", "build")), "tests/e2e/libright-to-left.so")


class Widget:
    """An accessible of the window. Stale ones raise LookupError, which wait () takes as "not yet". While a search goes
    on, item is what the snapshot it is made in holds of the widget; later the widget is asked itself."""

    def __init__(self, app, path, item=None):
        self.app, self.item = app, item
        self.node = assay_atspi.Node(app.bus_name, path)
        self.has_place = item is None or COMPONENT in item.interfaces

    @property
    def role(self):
        return self.item.role if self.item else self.node.role

    @property
    def name(self):
        """Newer GTK gives a menu's items no name but what they are labelled by."""
        return (self.item or self.node).name or (self.node.labels if self.role == "menu item" else "")

    @property
    def description(self):
        """The tooltip, or what was set as the description."""
        return self.node.description or ""

    @property
    def states(self):
        """The states by their short names: {"visible", "focused", "checked" …}."""
        return (self.item or self.node).states

    @property
    def text(self):
        """What stands in an entry, a text view or a label."""
        return self.node.text if TEXT in (self.item or self.node).interfaces else self.name

    @property
    def value(self):
        """The number of a scale, a progress bar or a level."""
        return self.node.get(VALUE, "CurrentValue")

    @property
    def children(self):
        snapshot = self.app.snapshot()
        if self.node.path not in snapshot.items:
            raise LookupError("'%s' is no longer there" % self.node.path)
        return [Widget(self.app, child.path) for child in snapshot.children(snapshot.items[self.node.path])]

    @property
    def parent(self):
        items = self.app.snapshot().items
        path = items[self.node.path].parent if self.node.path in items else None
        return Widget(self.app, path) if path in items else None

    @property
    def extents(self):
        """(x, y, width, height) in the coordinates that AT-SPI gives; use place for the screen's."""
        return self.node.extents if self.has_place else (0, 0, 0, 0)

    @property
    def visible(self):
        return "visible" in self.states

    @property
    def sensitive(self):
        return "sensitive" in self.states

    def matches(self, role=None, name=None, where=None):
        """name is a part of the name, or a compiled pattern; mnemonics' underscores do not count."""
        if role is not None and self.role != role:
            return False
        if name is not None:
            mine = self.name.replace("_", "")
            if not (name.search(mine) if isinstance(name, re.Pattern) else name in mine):
                return False
        return where is None or bool(where(self))

    def matching(self, role=None, name=None, where=None, visible=True):
        """Every widget from this one on down that fits, at this moment, one after another."""
        for item in self.app.snapshot().walk(self.node.path, visible):
            widget = Widget(self.app, item.path, item)
            try:
                fits = widget.matches(role, name, where)
            except LookupError:
                continue
            widget.item = None
            if fits:
                yield widget

    def all(self, role=None, name=None, where=None, visible=True):
        return list(self.matching(role, name, where, visible))

    def maybe(self, role=None, name=None, where=None, visible=True):
        """The first that fits and has a size (GTK 4.8 lists dialog buttons twice), or None."""
        for widget in self.matching(role, name, where, visible):
            try:
                if not visible or widget.extents[2] > 0:
                    return widget
            except LookupError:
                continue
        return None

    def find(self, role=None, name=None, where=None, visible=True, deadline=DEADLINE):
        """Waits for the first that fits."""
        return wait(lambda: self.maybe(role, name, where, visible), deadline=deadline,
                    what=lambda: "a widget %s named '%s' in:\n%s" % (role or "", name or "", self.describe()))

    def gone(self, role=None, name=None, where=None, deadline=DEADLINE):
        """Waits until none fits any more."""
        wait(lambda: not self.all(role, name, where), what="no %s named '%s'" % (role or "widget", name or ""),
             deadline=deadline)

    def describe(self):
        """The tree below, a line a widget: for failures and for writing tests."""
        snapshot, lines = self.app.snapshot(), []

        def add(item, depth):
            if "visible" not in item.states and item.role != "application":
                return
            try:
                lines.append("%s%s '%s' %s" % ("  " * depth, item.role, item.name, Widget(self.app, item.path, item).extents))
            except LookupError:
                return
            for child in snapshot.children(item):
                add(child, depth + 1)
        if self.node.path in snapshot.items:
            add(snapshot.items[self.node.path], 0)
        return "\n".join(lines)

    def _surface(self):
        """The popover or the top level that this widget is drawn on."""
        items = self.app.snapshot().items
        item, below = items.get(self.node.path), None
        if item is None:
            raise LookupError("'%s' is no longer there" % self.node.path)
        while item.parent in items and items[item.parent].role != "application":
            if below is not None and below.name == "GtkPopoverContent":
                break
            item, below = items[item.parent], item
        return Widget(self.app, item.path), bool(below is not None and below.name == "GtkPopoverContent")

    @property
    def place(self):
        """(x, y, width, height) on the screen. AT-SPI counts from the window; what a popover holds, from a corner
        that the popover's own extents share."""
        x, y, width, height = self.extents
        surface, is_popover = self._surface()
        base_x, base_y, base_width, base_height = surface.extents
        window = self.app.x_window(base_width, base_height, is_popover)
        if is_popover:
            return window.x + x - base_x, window.y + y - base_y, width, height
        return (window.x + (window.width - base_width) // 2 + x, window.y + (window.height - base_height) // 2 + y,
                width, height)

    def click(self, button=1, times=1, dx=0, dy=0):
        """Points at the middle, moved by dx and dy, and clicks."""
        wait(lambda: self.extents[2] > 0, "'%s' to have a size" % self.name)
        if (button, times) == (1, 1) and self.app.tells_places_without_padding and self._press():
            return self
        self.hover(dx, dy)
        self.app.focus()
        self.app.hand.click(self.app.hand.x, self.app.hand.y, button, times)
        return self

    def _press(self):
        """Presses it as a screen reader would; False for what is no button. A menu's button holds the one to press."""
        buttons = [self] if self.role != "push button" else [self, *self.all("toggle button")]
        for widget in buttons:
            if widget.sensitive and "click" in widget.actions():
                widget.do("click")
                return True
        return False

    def hover(self, dx=0, dy=0):
        """Points at the middle. A dialog may lay itself out anew once the pointer is over it: then once more."""
        for _ in range(5):
            place = self.settled()
            self.app.hand.move(place[0] + place[2] // 2 + dx, place[1] + place[3] // 2 + dy)
            if self.settled() == place:
                return self
        raise LookupError("'%s' does not stand still" % self.name)

    def settled(self):
        """The place once five looks in a row agree: rows move while a list lays itself out, and a dialog's first
        layout is not its last."""
        seen = []

        def same():
            place = self.place
            if seen and seen[-1] != place:
                seen.clear()
            seen.append(place)
            return place if len(seen) == 5 else None
        return wait(same, "'%s' to stand still" % self.name)

    def set_text(self, words):
        """Writes into an entry at once, as an input method would."""
        if EDITABLE_TEXT not in self.node.interfaces:
            raise LookupError("'%s' cannot be edited" % self.name)
        self.node.call(EDITABLE_TEXT, "SetTextContents", "s", words)
        wait(lambda: self.text == words, "'%s' to hold the text" % self.name)
        return self

    def fill(self, words):
        """Clicks into an entry, replaces what is there and types. The keys stand behind the click in the X server's
        queue; an AdwEntryRow has the focus without saying so."""
        self.click()
        self.app.key("ctrl+a")
        self.app.type_text(words)
        wait(lambda: self.text == words, lambda: "'%s' to hold '%s'; it holds '%s'" % (self.name, words, self.text))
        return self

    def actions(self):
        if ACTION not in self.node.interfaces:
            return []
        return [self.node.call(ACTION, "GetName", "i", index)
                for index in range(self.node.get(ACTION, "NActions"))]

    def do(self, action):
        """Carries out an action without parameter by its full name, "win.undo": for set-up; people click."""
        self.node.call(ACTION, "DoAction", "i", self.actions().index(action))
        return self


class App(Widget):
    """A running Assay: the root of its widgets, with the hand and the eye."""

    def __init__(self, *arguments, env=None, program=None, deadline=40.0):
        build = os.environ.get("ASSAY_BUILD_DIR", "build")
        program = program or [os.path.join(build, "src", "app", "assay")]
        self.hand = assay_x11.Hand()
        self._log = tempfile.NamedTemporaryFile("r", prefix="assay-log-", encoding="utf-8", errors="replace")
        with open(self._log.name, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen([*program, *map(str, arguments)], env={**os.environ, **(env or {})},
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            self.bus_name = wait(self._find_program, "Assay to appear", deadline)
            super().__init__(self, assay_atspi.ROOT)
            self.find("frame", deadline=deadline)
            wait(lambda: self.x_windows()[0], "a window on the screen", deadline)
        except BaseException:
            self.kill()
            raise

    def _find_program(self):
        if self.process.poll() is not None:
            raise AssertionError("Assay ended with %s:\n%s" % (self.process.returncode, self.log))
        return assay_atspi.find_program(self.process.pid)

    @functools.cached_property
    def tells_places_without_padding(self):
        """GTK 4.18 leaves the padding of all that a widget lies in out of its place."""
        version = re.match(r"(\d+)\.(\d+)", self.node.get(assay_atspi.APPLICATION, "Version"))
        return version is not None and tuple(map(int, version.groups())) >= (4, 10)

    def snapshot(self):
        """All there is in its windows, at this moment."""
        return assay_atspi.Snapshot(self.bus_name)

    def x_windows(self):
        """Its windows on the screen, (top-levels, popups)."""
        return assay_x11.windows(self.process.pid)

    @property
    def log(self):
        """What the program said on its standard output and error."""
        with open(self._log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    @property
    def window(self):
        """The newest top level: a dialog where there is one."""
        return [child for child in self.children if child.visible][-1]

    def x_window(self, width, height, is_popover):
        """The X window that fits the size of a surface best; of those that fit alike, the topmost."""
        def off(window):
            return max(0, abs(window.width - width) - 60) + max(0, abs(window.height - height) - 60)

        def look():
            found = self.x_windows()[1 if is_popover else 0]
            return min(found, key=off) if found else None
        return wait(look, "the %s of %dx%d on the screen" % ("popover" if is_popover else "window", width, height))

    def wait(self, condition, what="a condition", deadline=DEADLINE):
        """As the function wait, but an Assay that died fails at once, with what it said."""
        def alive():
            if self.process.poll() is not None:
                raise AssertionError("Assay ended with %s:\n%s" % (self.process.returncode, self.log))
            return condition()
        return wait(alive, what, deadline)

    def focus(self):
        """Gives the keyboard to the topmost window; without a window manager nobody else sees to that."""
        top_levels = self.x_windows()[0]
        if top_levels and assay_x11.focused_window() != top_levels[0].xid:
            assay_x11.focus_window(top_levels[0])

    def key(self, *keys):
        self.focus()
        self.hand.key(*keys)

    def type_text(self, words):
        self.focus()
        self.hand.type(words)

    def focused(self):
        """The widget with the keyboard focus, or None."""
        return self.maybe(where=lambda widget: "focused" in widget.states)

    def menu(self, button, *items):
        """Opens a menu button by its name and clicks through to an item."""
        self.find("push button", button).click()
        for item in items:
            self.find("menu item", item).click()

    def choose_file(self, path):
        """Answers GTK's own file chooser, which stands in for the portal's here, by typing the path. The chooser reads
        a path in the background and lets a Return pass that comes too early; and GTK 4.8 does not like to be asked
        about a window that is just closing, so what tells that it closed is the X server."""
        chooser = self.find(where=lambda widget: widget.name == "GtkFileChooserWidget" or (
            widget.role == "dialog" and widget.maybe("list item", "Show other locations")))
        window = wait(lambda: self.x_windows()[0], "the file chooser's window")[0]
        if not chooser.maybe("text", where=lambda entry: "focused" in entry.states):
            self.key("ctrl+l")
        chooser.find("text", where=lambda entry: "focused" in entry.states).set_text(str(path))

        def closed():
            return window.xid not in [other.xid for other in self.x_windows()[0]]
        for _ in range(10):
            assay_x11.focus_window(window)
            self.hand.key("Return")
            try:
                return wait(closed, "the file chooser to close", 2)
            except Deadline:
                continue
        raise Deadline("the file chooser does not take '%s'" % path)

    def unnamed(self):
        """The controls a screen reader could say nothing about: no name, or the type's name that GTK puts there."""
        return [widget for widget in self.all() if widget.role in CONTROLS
                and (not widget.name.strip() or TYPE_NAME.match(widget.name))
                and not any(child.role in CONTROLS and child.name.strip() and not TYPE_NAME.match(child.name)
                            for child in widget.children)
                and widget.parent.role not in COMPOSITES]

    def web(self, words=None):
        """The page in a web view; the one that holds these words, where there are several."""
        return assay_web.find_page(self, words)

    def screenshot(self, name):
        """Writes NAME.png to the folder of pictures, and gives its path."""
        folder = os.environ.get("ASSAY_SHOTS", os.path.join(os.environ.get("ASSAY_BUILD_DIR", "build"), "shots"))
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, name + ".png")
        assay_x11.picture(path)
        return path

    def quit(self, key="ctrl+q", deadline=DEADLINE):
        """Quits as a person does and gives the exit code."""
        self.key(key)
        wait(lambda: self.process.poll() is not None, "Assay to quit", deadline)
        return self.process.returncode

    def kill(self):
        """Ends it as a power cut would."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None and self.process.poll() is None:
            print("A picture of the failure: " + self.screenshot("failure"))
            print(self.describe())
        if kind is not None:
            print(self.log)
        self.kill()
