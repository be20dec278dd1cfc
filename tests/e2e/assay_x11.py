# SPDX-License-Identifier: GPL-3.0-or-later
"""The hand at the mouse and the keyboard, and the eye on the screen: Xlib, xdotool for the keys, and import, under
Xvfb without a window manager."""
import functools
import subprocess
import threading
import time

from Xlib import X, error
from Xlib.display import Display
from Xlib.ext import xtest

DEADLINE = 20.0
_look_again = threading.Event()


class Deadline(AssertionError):
    """What was waited for did not come in time."""


def wait(condition, what="a condition", deadline=DEADLINE):
    """What condition () returns as soon as that is true. An exception of the type LookupError counts as not yet.
    what names it in the failure: words, or a function that gives them."""
    end = time.monotonic() + deadline
    reason = ""
    while True:
        try:
            result = condition()
            if result:
                return result
        except LookupError as error:
            reason = ": %s" % error
        if time.monotonic() > end:
            raise Deadline("waited %g s for %s%s" % (deadline, what() if callable(what) else what, reason))
        _look_again.wait(0.03)


def output(*command, text=None):
    """What command prints; text is its standard input."""
    ran = subprocess.run([str(part) for part in command], capture_output=True, text=True, input=text, timeout=30,
                         check=False)
    return ran.stdout


class XWindow:
    """A top-level X window or a popup, where it lies on the screen."""

    def __init__(self, xid, x, y, width, height):
        self.xid, self.x, self.y, self.width, self.height = xid, x, y, width, height

    def __repr__(self):
        return "<%#x %dx%d+%d+%d>" % (self.xid, self.width, self.height, self.x, self.y)


@functools.lru_cache(maxsize=None)
def display():
    return Display()


def _look_at(window, named):
    """(XWindow, its owner or None, whether it is a popup), or None where it cannot be seen. The owner is a process, or
    the class that is asked for."""
    try:
        attributes, box = window.get_attributes(), window.get_geometry()
        owner = window.get_full_property(display().get_atom("_NET_WM_PID"), X.AnyPropertyType)
        classes = window.get_wm_class() if named else None
    except (error.BadWindow, error.BadDrawable):  # closed meanwhile
        return None
    if attributes.map_state != X.IsViewable or box.width < 10 or box.height < 10:
        return None
    return (XWindow(window.id, box.x, box.y, box.width, box.height),
            named if named in (classes or ()) else owner.value[0] if owner else None, bool(attributes.override_redirect))


def windows(pid=None, named=None):
    """The windows of a process that can be seen, (top-levels, popups), each topmost first. A process in a sandbox does
    not tell its number: then its windows are found by the class they are named."""
    wanted = named or pid
    top_levels, popups, owners = [], [], {}
    for child in reversed(display().screen().root.query_tree().children):
        seen = _look_at(child, named)
        if seen is None:
            continue
        window, owner, is_popup = seen
        base = window.xid >> 21
        if owner is not None:
            owners[base] = owner
        if is_popup:
            popups.append((base, window))
        elif owner == wanted:
            top_levels.append(window)
    return top_levels, [window for base, window in popups if owners.get(base, wanted) == wanted]


class Hand:
    """One pointer and one keyboard. GTK wants real motion before a press, so the pointer travels."""

    STEPS = 6

    def __init__(self):
        self.x, self.y = 0, 0

    def _go(self, x, y, pause):
        xtest.fake_input(display(), X.MotionNotify, x=int(x), y=int(y))
        display().sync()
        _look_again.wait(pause)
        self.x, self.y = int(x), int(y)

    @staticmethod
    def _press(button, is_down):
        xtest.fake_input(display(), X.ButtonPress if is_down else X.ButtonRelease, button)
        display().sync()

    def _travel(self, x, y, steps, pause):
        from_x, from_y = self.x, self.y
        for step in range(1, steps + 1):
            self._go(from_x + (x - from_x) * step / steps, from_y + (y - from_y) * step / steps, pause)

    def move(self, x, y):
        self._travel(x, y, self.STEPS, 0.01)
        self._go(x + 1, y, 0.02)
        self._go(x, y, 0.03)

    def click(self, x, y, button=1, times=1):
        self.move(x, y)
        self._click(button, times, 0.06)

    def _click(self, button, times, pause):
        for _ in range(times):
            self._press(button, True)
            self._press(button, False)
            _look_again.wait(pause)

    def drag(self, x, y, to_x, to_y):
        """Presses at one place, travels, lets go at the other. No hand is at a key in the same instant: WebKit queues
        keys and pointer apart, so one that quick could come first."""
        self.move(x, y)
        self._press(1, True)
        self._travel(to_x, to_y, 8, 0.02)
        self._press(1, False)
        _look_again.wait(0.12)

    def scroll(self, clicks):
        """Turns the wheel where the pointer is; down where clicks is positive."""
        self._click(5 if clicks > 0 else 4, abs(clicks), 0.02)

    @staticmethod
    def key(*keys):
        """Keys by their X names: "ctrl+z", "Return", "1"."""
        for key in keys:
            output("xdotool", "key", "--delay", 20, key)

    @staticmethod
    def type(words):
        """Types ASCII letter by letter; xdotool is unsure beyond it, so the rest goes through the clipboard."""
        if words.isascii():
            output("xdotool", "type", "--delay", 10, words)
        else:
            set_clipboard(words)
            Hand.key("ctrl+v")


def set_clipboard(words):
    subprocess.run(["xclip", "-selection", "clipboard", "-i"], input=words, text=True, check=True, timeout=10,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def clipboard():
    return output("timeout", 3, "xclip", "-selection", "clipboard", "-o")


def focused_window():
    """The id of the window that has the keyboard; 0 where none has it."""
    focus = display().get_input_focus().focus
    return focus if isinstance(focus, int) else focus.id


def focus_window(window):
    try:
        display().create_resource_object("window", window.xid).set_input_focus(X.RevertToParent, X.CurrentTime)
        display().sync()
    except error.BadMatch:  # hidden meanwhile
        pass


def picture(path):
    """The whole screen, popovers included, as a PNG."""
    subprocess.run(["import", "-window", "root", path], check=True, timeout=30)
