# SPDX-License-Identifier: GPL-3.0-or-later
"""Assay as an installed Flatpak, driven as assay_ui drives the one of the build folder, and the dialogs of the file
portal, which are windows of another program.

    app = flatpak_ui.App(project="Harvest.assay")
    app.choose_file("/home/ann/report.pdf")
    app.print_to_file()

What a sandbox hides from the outside is why this differs: its processes have numbers of their own, and on the
accessibility bus they speak through a proxy."""
import os
import re
import subprocess
import sys

import dbus

sys.path.insert(0, os.path.join(os.environ["ASSAY_SOURCE_DIR"], "tests", "e2e"))
import assay_ui  # noqa: E402
import assay_x11  # noqa: E402
from assay_atspi import ACCESSIBLE, ACTION, ROOT, Node  # noqa: E402
from assay_ui import Deadline, wait  # noqa: E402,F401

ID = "io.github.assay.Assay"
PORTAL = "xdg-desktop-portal-gtk"


def run(*words, program=None, files=(), unset=("GSETTINGS_BACKEND", "GIO_USE_VFS")):
    """The command that starts Assay in its sandbox, with its own settings; files are forwarded by the document
    portal."""
    command = ["flatpak", "run", "--file-forwarding", *("--unset-env=" + name for name in unset),
               "--env=GSK_RENDERER=cairo", "--env=WEBKIT_DISABLE_DMABUF_RENDERER=1"]
    if program:
        command.append("--command=" + program)
    command += [ID, *words]
    for file in files:
        command += ["@@", str(file), "@@"]
    return command


def cli(*words, files=()):
    """What assay-cli says inside the sandbox; files come last."""
    ran = subprocess.run(run(*words, program="assay-cli", files=files), capture_output=True, text=True, timeout=120,
                         check=False)
    if ran.returncode != 0:
        raise AssertionError("assay-cli %s: %s" % (" ".join(words), ran.stderr))
    return ran.stdout


class Process:
    """A process as /proc shows it to those outside of the sandbox."""

    def __init__(self, pid):
        self.pid = pid

    def read(self, name):
        try:
            with open("/proc/%d/%s" % (self.pid, name), encoding="utf-8", errors="replace") as file:
                return file.read()
        except OSError as error:
            raise LookupError(str(error)) from error

    @property
    def name(self):
        return os.path.basename(self.read("cmdline").split("\0")[0])

    def status(self, field):
        return int(re.search(r"^%s:\s+(\d+)" % field, self.read("status"), re.M)[1])

    @property
    def sandbox(self):
        """What Flatpak wrote into the sandbox about it: {"Instance": {"instance-id": …}, "Context": …}."""
        groups, group = {}, None
        for line in self.read("root/.flatpak-info").splitlines():
            if line.startswith("["):
                group = groups.setdefault(line.strip("[]"), {})
            elif "=" in line:
                key, _, value = line.partition("=")
                group[key] = value
        return groups


def processes(name):
    """All processes of a program that this user runs now, in whatever sandbox."""
    found = []
    for entry in os.listdir("/proc"):
        try:
            if entry.isdigit() and os.stat("/proc/" + entry).st_uid == os.getuid() and Process(int(entry)).name == name:
                found.append(Process(int(entry)))
        except (LookupError, OSError):
            continue
    return found


class App(assay_ui.App):
    """program is another way to start it than from a terminal: a command that runs as long as Assay does."""

    def __init__(self, *words, project=None, program=None):
        super().__init__(program=program or run(*words, files=[project] if project else []), deadline=30)

    def _find_program(self):
        if self.process.poll() is not None:
            raise AssertionError("Assay ended with %s:\n%s" % (self.process.returncode, self.log))
        return find_program("assay")

    def x_windows(self):
        return assay_x11.windows(named="assay")

    def choose_file(self, path, read_only=False):
        """Answers the dialog of the portal by typing the path."""
        window = self._focus_dialog()
        if os.path.exists(path):
            self.hand.key("ctrl+l")
        self.hand.key("ctrl+a")
        self.hand.type(str(path))
        wait(lambda: in_dialog("text", where=lambda entry: entry.has_text and entry.text == str(path)),
             "the path in the dialog")
        if read_only:
            press(wait(lambda: in_dialog("check box", "read-only"), "the choice to open read-only"))
        self.screenshot("chooser")
        self._end_dialog(window)

    def print_to_file(self):
        """Answers the portal's dialog of printers: the one that is a file, which that dialog chooses."""
        window = self._focus_dialog()
        printer = wait(lambda: in_dialog("table cell", "Print to File"), "the printer that is a file")
        corner = assay_x11.display().create_resource_object("window", window).get_geometry()
        x, y, width, height = printer.extents
        self.hand.click(corner.x + x + width // 2, corner.y + y + height // 2)
        wait(lambda: in_dialog("push button", "Print", lambda node: "sensitive" in node.states), "the printer to be chosen")
        self.screenshot("printers")
        press(in_dialog("push button", "Print"))
        wait(lambda: dialog_window() != window, "the dialog of printers to close")

    def take_offer(self):
        """Answers a question of the portal by what it offers first."""
        window = self._focus_dialog()
        self.screenshot("offer")
        self._end_dialog(window)

    def _focus_dialog(self):
        window = wait(dialog_window, "the portal's dialog")
        assay_x11.focus_window(assay_x11.XWindow(window, 0, 0, 0, 0))
        return window

    def _end_dialog(self, window):
        for _ in range(10):
            self.hand.key("Return")
            try:
                return wait(lambda: dialog_window() != window, "the portal's dialog to close", 3)
            except Deadline:
                continue
        raise Deadline("the portal's dialog does not take its answer")

    def kill(self):
        if self.process.poll() is None:
            subprocess.run(["flatpak", "kill", ID], check=False, stderr=subprocess.DEVNULL)
        self.process.wait(30)


def dialog_window():
    """The X window of the portal's dialog that can be seen, or None."""
    found = assay_x11.output("xdotool", "search", "--onlyvisible", "--class", PORTAL).split()
    return int(found[-1]) if found else None


def find_program(name):
    """The bus name of the program that calls itself so, or None. A proxy speaks for one in a sandbox, so that its process
    says nothing."""
    for bus_name, _ in Node("org.a11y.atspi.Registry", ROOT).call(ACCESSIBLE, "GetChildren"):
        try:
            if Node(bus_name, ROOT).name == name:
                return bus_name
        except LookupError:
            continue
    return None


def in_dialog(role, name="", where=None):
    """What there is of a role in the portal's dialogs, whose name has these words, or None."""
    bus_name = find_program(PORTAL)
    if bus_name is None:
        return None
    return next((node for node in Node(bus_name, ROOT).walk()
                 if node.role == role and name in node.name and (where is None or where(node))), None)


def press(node):
    node.call(ACTION, "DoAction", "i", 0)


def activate(action, *words):
    """Asks the running Assay for one of its actions from outside, as a button of a notification does."""
    dbus.SessionBus().call_blocking(ID, "/" + ID.replace(".", "/"), "org.gtk.Actions", "Activate", "sava{sv}",
                                    (action, [dbus.String(word, variant_level=1) for word in words], {}))
