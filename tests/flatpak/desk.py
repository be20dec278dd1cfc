# SPDX-License-Identifier: GPL-3.0-or-later
"""What portals need of a desktop beside themselves, played for the tests: what shows notifications, manages the session,
shows folders, and looks at PDFs and web pages. It does none of that, but writes down what it was asked for.

    with Server():                                  # before the portals start
        desk = Desk()
        desk.asked("notify")                        # [{"title": …, "body": …, "actions": […]}, …]
        desk.tell("Press", 1, "default")            # somebody clicks on a notification

desk.py FILE opens a file as a file manager does, with the application for its kind or the one of the desktop file that is
named as well, and waits until that has come and gone."""
import json
import os
import subprocess
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import Gio, GLib

ID = "io.github.assay.Assay"
LOG = os.path.join(os.environ["HOME"], "desk.log")
TELL = "io.github.assay.Desk"
NAMES = ("org.freedesktop.Notifications", "org.gnome.ScreenSaver", "org.freedesktop.FileManager1", "org.gnome.SessionManager")
MANAGER = "org.gnome.SessionManager"
CLIENT = MANAGER + ".ClientPrivate"
# As desktops have them: one program for PDFs, one for web pages, both of which only say what they were given.
VIEWER = """[Desktop Entry]
Type=Application
Name=%(name)s
Exec=/usr/bin/python3 %(script)s --say %(name)s %%U
MimeType=%(types)s;
"""
VIEWERS = {"viewer": ("application/pdf",), "browser": ("x-scheme-handler/https", "x-scheme-handler/http")}


def say(kind, **words):
    with open(LOG, "a", encoding="utf-8") as log:
        log.write(json.dumps({"kind": kind, **words}) + "\n")


class Notifications(dbus.service.Object):
    INTERFACE = NAMES[0]

    @dbus.service.method(INTERFACE, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, _app, _replaces, _icon, title, body, actions, _hints, _expire):
        self.last = getattr(self, "last", 0) + 1
        say("notify", id=self.last, title=title, body=body, actions=list(actions))
        return self.last

    @dbus.service.method(INTERFACE, in_signature="u")
    def CloseNotification(self, number):
        say("withdraw", id=int(number))

    @dbus.service.method(INTERFACE, out_signature="as")
    def GetCapabilities(self):
        return ["actions", "body"]

    @dbus.service.method(INTERFACE, out_signature="ssss")
    def GetServerInformation(self):
        return "desk", "tests", "1", "1.2"

    @dbus.service.signal(INTERFACE, signature="us")
    def ActionInvoked(self, number, action):
        pass

    @dbus.service.method(TELL, in_signature="us")
    def Press(self, number, action):
        self.ActionInvoked(number, action)


class ScreenSaver(dbus.service.Object):
    @dbus.service.method(NAMES[1], out_signature="b")
    def GetActive(self):
        return False


class FileManager(dbus.service.Object):
    @dbus.service.method(NAMES[2], in_signature="ass")
    def ShowItems(self, uris, _startup):
        say("show", uris=list(uris))


class Client(dbus.service.Object):
    """The portal, as the session manager knows it."""

    @dbus.service.signal(CLIENT, signature="u")
    def QueryEndSession(self, flags):
        pass

    @dbus.service.signal(CLIENT)
    def CancelEndSession(self):
        pass

    @dbus.service.method(CLIENT, in_signature="bs")
    def EndSessionResponse(self, is_ok, reason):
        say("answer", is_ok=bool(is_ok), reason=reason)


class SessionManager(dbus.service.Object):
    cookies = 0
    client = None

    @dbus.service.method(MANAGER, in_signature="ss", out_signature="o")
    def RegisterClient(self, app, _startup):
        say("client", app=app)
        self.client = self.client or Client(self.connection, "/org/gnome/SessionManager/Client1")
        return dbus.ObjectPath("/org/gnome/SessionManager/Client1")

    @dbus.service.method(MANAGER, in_signature="susu", out_signature="u")
    def Inhibit(self, app, _window, reason, flags):
        self.cookies += 1
        say("inhibit", app=app, reason=reason, flags=int(flags), cookie=self.cookies)
        return self.cookies

    @dbus.service.method(MANAGER, in_signature="u")
    def Uninhibit(self, cookie):
        say("uninhibit", cookie=int(cookie))

    @dbus.service.method(TELL)
    def QueryEnd(self):
        self.client.QueryEndSession(0)

    @dbus.service.method(TELL)
    def Cancel(self):
        self.client.CancelEndSession()


def serve():
    DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    kept = [kind(bus, "/" + name.replace(".", "/"))
            for kind, name in zip((Notifications, ScreenSaver, FileManager, SessionManager), NAMES)]
    kept += [dbus.service.BusName(name, bus) for name in NAMES]
    print("there", flush=True)
    GLib.MainLoop().run()


def install_viewers():
    folder = os.path.join(os.environ["XDG_DATA_HOME"], "applications")
    os.makedirs(folder, exist_ok=True)
    defaults = []
    for name, types in VIEWERS.items():
        with open(os.path.join(folder, name + ".desktop"), "w", encoding="utf-8") as file:
            file.write(VIEWER % {"name": name, "types": ";".join(types), "script": os.path.abspath(__file__)})
        defaults += ["%s=%s.desktop" % (kind, name) for kind in types]
    with open(os.path.join(os.environ["XDG_CONFIG_HOME"], "mimeapps.list"), "w", encoding="utf-8") as file:
        for group in ("Default Applications", "Added Associations"):
            file.write("\n".join(["[%s]" % group, *defaults, ""]))


class Server:
    def __enter__(self):
        install_viewers()
        self.process = subprocess.Popen([sys.executable, os.path.abspath(__file__)], stdout=subprocess.PIPE)
        self.process.stdout.readline()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)
        self.process.stdout.close()


class Desk:
    """What was asked of it from now on."""

    def __init__(self):
        open(LOG, "w", encoding="utf-8").close()

    def asked(self, kind):
        """All of a kind, the oldest first."""
        with open(LOG, encoding="utf-8") as log:
            return [said for said in map(json.loads, log) if said["kind"] == kind]

    def tell(self, method, *arguments):
        name = NAMES[0] if method == "Press" else MANAGER
        dbus.SessionBus().call_blocking(name, "/" + name.replace(".", "/"), TELL, method, "us" if arguments else "", arguments)


def open_as_file_manager(path, application=None):
    """Without an application for it: exit code 3."""
    file = Gio.File.new_for_path(path)
    kind = file.query_info("standard::content-type", 0, None).get_content_type()
    found = Gio.DesktopAppInfo.new(application) if application else Gio.AppInfo.get_default_for_type(kind, False)
    print("%s is %s, for %s" % (os.path.basename(path), kind, found and found.get_id()), flush=True)
    if found is None or found.get_id() != ID + ".desktop":
        sys.exit(3)
    loop = GLib.MainLoop()
    seen = []
    Gio.bus_watch_name(Gio.BusType.SESSION, ID, 0, lambda *_: seen.append(1), lambda *_: loop.quit() if seen else None)
    found.launch([file], None)
    loop.run()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--say"]:
        say("open", program=sys.argv[2], uris=sys.argv[3:])
    elif sys.argv[1:]:
        open_as_file_manager(*sys.argv[1:])
    else:
        serve()
