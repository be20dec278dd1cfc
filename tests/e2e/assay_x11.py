# SPDX-License-Identifier: GPL-3.0-or-later
"""The hand at the mouse and the keyboard, and the eye on the screen: xdotool, xwininfo and import, under Xvfb
without a window manager."""
import re
import subprocess
import threading
import time

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


def windows(pid):
    """The windows of a process that can be seen, (top-levels, popups), each topmost first."""
    top_levels, popups = [], []
    pattern = re.compile(r"^ {5}(0x[0-9a-f]+) .*?(\d+)x(\d+)\+-?\d+\+-?\d+ +\+(-?\d+)\+(-?\d+)$", re.M)
    owners = {}
    for match in pattern.finditer(output("xwininfo", "-root", "-tree")):
        xid, width, height, x, y = int(match[1], 16), *map(int, match.groups()[1:])
        if width < 10 or height < 10:
            continue
        state = output("xwininfo", "-id", xid)
        if "Map State: IsViewable" not in state:
            continue
        owner = re.search(r"= (\d+)", output("xprop", "-id", xid, "_NET_WM_PID"))
        base = xid >> 21
        if owner:
            owners[base] = int(owner[1])
        if "Override Redirect State: yes" in state:
            popups.append((base, XWindow(xid, x, y, width, height)))
        elif owner and int(owner[1]) == pid:
            top_levels.append(XWindow(xid, x, y, width, height))
    return top_levels, [window for base, window in popups if owners.get(base, pid) == pid]


class Hand:
    """One pointer and one keyboard. GTK wants real motion before a press, so the pointer travels."""

    STEPS = 6

    def __init__(self):
        self.x, self.y = 0, 0

    def move(self, x, y):
        path = []
        for step in range(1, self.STEPS + 1):
            path += ["mousemove", int(self.x + (x - self.x) * step / self.STEPS),
                     int(self.y + (y - self.y) * step / self.STEPS), "sleep", "0.01"]
        path += ["mousemove", int(x) + 1, int(y), "sleep", "0.02", "mousemove", int(x), int(y), "sleep", "0.03"]
        output("xdotool", *path)
        self.x, self.y = int(x), int(y)

    def click(self, x, y, button=1, times=1):
        self.move(x, y)
        output("xdotool", "click", "--repeat", times, "--delay", 60, button)

    def drag(self, x, y, to_x, to_y):
        """Presses at one place, travels, lets go at the other."""
        self.move(x, y)
        path = ["mousedown", 1]
        for step in range(1, 9):
            path += ["mousemove", int(x + (to_x - x) * step / 8), int(y + (to_y - y) * step / 8), "sleep", "0.02"]
        output("xdotool", *path, "mouseup", 1)
        self.x, self.y = int(to_x), int(to_y)

    def scroll(self, clicks):
        """Turns the wheel where the pointer is; down where clicks is positive."""
        output("xdotool", "click", "--repeat", abs(clicks), "--delay", 20, 5 if clicks > 0 else 4)

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
    return int(output("xdotool", "getwindowfocus").strip() or 0)


def focus_window(window):
    output("xdotool", "windowfocus", window.xid)


def picture(path):
    """The whole screen, popovers included, as a PNG."""
    subprocess.run(["import", "-window", "root", path], check=True, timeout=30)
