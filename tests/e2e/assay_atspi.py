# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility bus, asked directly. A look at a whole window is one question (org.a11y.atspi.Cache) instead of
several for each of its thousand widgets, which was most of the time that the tests took."""
import functools
import re

import dbus
import dbus.bus
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
CACHE = "org.a11y.atspi.Cache"
COMPONENT = "org.a11y.atspi.Component"
EDITABLE_TEXT = "org.a11y.atspi.EditableText"
TEXT = "org.a11y.atspi.Text"
VALUE = "org.a11y.atspi.Value"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/a11y/atspi/accessible/root"
APPLICATION = "org.a11y.atspi.Application"
WINDOW_COORDINATES = 1
LABELLED_BY = 2
# Newer libraries call some roles otherwise.
ROLE_NAMES = {"button": "push button", "switch": "toggle button"}


@functools.lru_cache(maxsize=None)
def role_name(role):
    name = Atspi.Role(role).value_nick.replace("-", " ")
    return ROLE_NAMES.get(name, name)


@functools.lru_cache(maxsize=None)
def state_names(low, high):
    bits = low | high << 32
    return frozenset(Atspi.StateType(bit).value_nick for bit in range(int(Atspi.StateType.LAST_DEFINED))
                     if bits >> bit & 1)


@functools.lru_cache(maxsize=None)
def bus():
    """The accessibility bus of this session. Not GDBus: it unpacks a long answer item by item in Python."""
    service = dbus.SessionBus().get_object("org.a11y.Bus", "/org/a11y/bus")
    return dbus.bus.BusConnection(str(service.GetAddress(dbus_interface="org.a11y.Bus")))


class Node:
    """An accessible: a bus name and an object path. One that is gone raises LookupError."""

    def __init__(self, name, path):
        self.bus_name, self.path = name, path

    def call(self, interface, method, signature="", *arguments):
        """The first value of the answer, or None."""
        try:
            return bus().call_blocking(self.bus_name, self.path, interface, method, signature, arguments, 5.0)
        except dbus.DBusException as error:
            raise LookupError("an accessible that is no longer there: %s" % error) from error

    def get(self, interface, key):
        return self.call(PROPERTIES, "Get", "ss", interface, key)

    @property
    def interfaces(self):
        return self.call(ACCESSIBLE, "GetInterfaces")

    @property
    def role(self):
        return role_name(self.call(ACCESSIBLE, "GetRole"))

    @property
    def name(self):
        return str(self.get(ACCESSIBLE, "Name"))

    @property
    def labels(self):
        """The words of what it is labelled by."""
        nodes = [Node(*target) for kind, targets in self.call(ACCESSIBLE, "GetRelationSet")
                 if kind == LABELLED_BY for target in targets]
        return " ".join(str(node.text) if node.has_text else node.name for node in nodes)

    @property
    def description(self):
        return self.get(ACCESSIBLE, "Description")

    @property
    def states(self):
        return state_names(*self.call(ACCESSIBLE, "GetState"))

    @property
    def children(self):
        return [Node(*child) for child in self.call(ACCESSIBLE, "GetChildren")]

    @property
    def has_text(self):
        return TEXT in self.interfaces

    @property
    def text(self):
        # -1 stands for the end, but not in each entry of GTK 4.8
        return self.call(TEXT, "GetText", "ii", 0, self.get(TEXT, "CharacterCount"))

    @property
    def extents(self):
        return tuple(map(int, self.call(COMPONENT, "GetExtents", "u", WINDOW_COORDINATES)))

    def range_extents(self, start, end):
        """(x, y, width, height) of the characters [start, end)."""
        return self.call(TEXT, "GetRangeExtents", "iiu", start, end, WINDOW_COORDINATES)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Item:
    """What a snapshot holds of an accessible."""

    def __init__(self, told):
        (_, self.path), _, (_, self.parent), _, self.n_children, self.interfaces, self.name, role, _, states = told
        self.role, self.states = role_name(role), state_names(*states)


class Snapshot:
    """All accessibles of a program at one moment, by their paths. The cache that tells of them holds some that are
    hidden by now, and of others none before their parent was asked; so who is whose child is asked on the way."""

    def __init__(self, bus_name):
        self.bus_name = bus_name
        self._load()

    def _load(self):
        told = Node(self.bus_name, "/org/a11y/atspi/cache").call(CACHE, "GetItems")
        self.items = {item.path: item for item in map(Item, told)}

    def _paths_below(self, path):
        try:
            children = Node(self.bus_name, path).call(ACCESSIBLE, "GetChildren")
        except LookupError:
            return []
        return [child for name, child in children if name == self.bus_name]

    def children(self, item):
        if item.n_children == 0 and item.path != ROOT:  # whose are not counted
            return []
        paths = self._paths_below(item.path)
        unknown = [path for path in paths if path not in self.items]
        if unknown:
            while unknown:
                unknown += [path for path in self._paths_below(unknown.pop()) if path not in self.items]
            self._load()
        return [self.items[path] for path in paths if path in self.items]

    def walk(self, path, visible=True):
        """The item at the path and all below it, from the top. What lies below a hidden one is hidden too."""
        item = self.items.get(path)
        if item is None or visible and "visible" not in item.states and item.role != "application":
            return
        yield item
        for child in self.children(item):
            yield from self.walk(child.path, visible)


def find_program(pid):
    """The bus name of the program with that process id, or None."""
    for name, _ in Node("org.a11y.atspi.Registry", ROOT).call(ACCESSIBLE, "GetChildren"):
        daemon = Node("org.freedesktop.DBus", "/org/freedesktop/DBus")
        try:
            if daemon.call("org.freedesktop.DBus", "GetConnectionUnixProcessID", "s", name) == pid:
                return name
        except LookupError:
            continue
    return None


def web_roots():
    """The roots of all web pages. Web processes stand on the bus by themselves, not below their window."""
    names = Node("org.freedesktop.DBus", "/org/freedesktop/DBus").call("org.freedesktop.DBus", "ListNames")
    parent = "/org/a11y/webkit/accessible"
    found = []
    for name in names:
        if ".Sandboxed.WebProcess-" in name:
            told = Node(name, parent).call("org.freedesktop.DBus.Introspectable", "Introspect")
            found += [Node(name, parent + "/" + child) for child in re.findall(r'node name="([^"]+)"', told)]
    return found
