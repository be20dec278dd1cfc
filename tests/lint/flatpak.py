# SPDX-License-Identifier: GPL-3.0-or-later
"""The manifest of the Flatpak: it is read, asks for exactly the permissions that are agreed on, pins every archive by a
sum whose origin it tells, and names what the rest of the tree names. Usage: flatpak.py ROOT"""
import os
import re
import sys

import yaml

import tree

MANIFEST = "flatpak/io.github.assay.Assay.yml"
PERMISSIONS = ["--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri", "--share=network"]
CHECKED = re.compile(r"debian [a-z]+$|unverified$")
OWN = "assay"


class Manifest:
    """What the file says, and on which line it says it."""

    def __init__(self, root):
        self.text = tree.lines(root, MANIFEST)
        self.said = yaml.safe_load("\n".join(self.text))

    def line(self, words):
        return next((number for number, line in enumerate(self.text, 1) if str(words) in line), 1)


def check_permissions(report, manifest):
    asked = manifest.said.get("finish-args", [])
    for permission in asked:
        if permission not in PERMISSIONS:
            report.add(MANIFEST, manifest.line(permission), "asks for '%s', which is not agreed on" % permission)
    for permission in PERMISSIONS:
        if permission not in asked:
            report.add(MANIFEST, manifest.line("finish-args"), "does not ask for '%s'" % permission)


def check_archive(report, manifest, source):
    line = manifest.line(source.get("url", "type: archive"))
    if not source.get("url", "").startswith("https://"):
        report.add(MANIFEST, line, "an archive without an https address")
    if not re.fullmatch("[0-9a-f]{64}", str(source.get("sha256", ""))):
        report.add(MANIFEST, line, "an archive that is not pinned by a sha256")
    if not CHECKED.match(str(source.get("x-checksum", ""))):
        report.add(MANIFEST, line, "x-checksum does not tell whose sum this is: 'debian RELEASE', or 'unverified'")


def check_modules(report, manifest):
    modules = manifest.said.get("modules", [])
    for module in modules:
        for source in module.get("sources", []):
            if source.get("type") == "archive":
                check_archive(report, manifest, source)
            elif module["name"] != OWN or source.get("type") != "dir":
                report.add(MANIFEST, manifest.line("name: " + module["name"]), "a source that is no pinned archive")
    if not modules or modules[-1].get("name") != OWN:
        report.add(MANIFEST, 1, "the last module is not '%s'" % OWN)


def check_names(report, root, manifest):
    build = "\n".join(tree.lines(root, "meson.build"))
    app_id = re.search(r"^app_id = '(.+)'", build, re.M)
    if app_id is None or manifest.said.get("id") != app_id[1]:
        report.add(MANIFEST, manifest.line("id:"), "the id is not meson.build's")
    version = re.search(r"^  version: '(.+)'", build, re.M)
    metainfo = "data/io.github.assay.Assay.metainfo.xml.in"
    newest = re.search(r'<release version="([^"]+)"', "\n".join(tree.lines(root, metainfo)))
    if version is None or newest is None or version[1] != newest[1]:
        report.add(metainfo, 1, "the newest release is not meson.build's version")
    recipe = "\n".join(tree.lines(root, "flatpak/runtime.sh"))
    branch = re.search(r"^branch=(\S+)", recipe, re.M)
    if branch is None or manifest.said.get("runtime-version") != branch[1]:
        report.add("flatpak/runtime.sh", 1, "stands in for another version than the manifest asks for")


def check(root):
    report = tree.Report()
    try:
        manifest = Manifest(root)
    except (OSError, yaml.YAMLError) as error:
        report.add(MANIFEST, 1, "cannot be read: %s" % str(error).replace("\n", " "))
        return report, 1
    check_permissions(report, manifest)
    check_modules(report, manifest)
    check_names(report, root, manifest)
    return report, 1


if __name__ == "__main__":
    result, count = check(sys.argv[1])
    sys.exit(result.finish(count))
