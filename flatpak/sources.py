# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings the archives of the manifest's modules by apt, for machines whose only way out is a mirror of Debian, and lays
them where flatpak-builder keeps what it has downloaded. Each must have the sum of the manifest.
Usage: sources.py MANIFEST STATE"""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile

import yaml

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
MIRROR = os.environ.get("ASSAY_DEBIAN_MIRROR", "http://ftp.debian.org/debian")
CONFIGURATION = """Dir::Etc::sourcelist "{0}/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "{0}/lists";
Dir::Cache "{0}/cache";
Acquire::Languages "none";
APT::Sandbox::User "";
Debug::NoLocking "true";
"""


def archives(manifest):
    """(url, sum, release of Debian) of each archive."""
    with open(manifest, encoding="utf-8") as file:
        modules = yaml.safe_load(file)["modules"]
    for module in modules:
        for source in module["sources"]:
            if source["type"] == "archive":
                yield source["url"], source["sha256"], source["x-checksum"].rpartition(" ")[2]


def prepare_apt(folder, release):
    for name in ("lists/partial", "cache/archives/partial"):
        os.makedirs(os.path.join(folder, name))
    with open(os.path.join(folder, "apt.conf"), "w", encoding="utf-8") as file:
        file.write(CONFIGURATION.format(folder))
    with open(os.path.join(folder, "sources.list"), "w", encoding="utf-8") as file:
        file.write("deb-src [signed-by=%s] %s %s main\n" % (KEYRING, MIRROR, release))
    environment = {**os.environ, "APT_CONFIG": os.path.join(folder, "apt.conf")}
    subprocess.run(["apt-get", "-q", "update"], env=environment, check=True)
    return environment


def has_sum(path, expected):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == expected


def bring(missing, release, state):
    with tempfile.TemporaryDirectory() as folder:
        environment = prepare_apt(folder, release)
        for url, checksum in missing:
            name, package = os.path.basename(url), os.path.basename(os.path.dirname(url))
            # A mirror may lack a part that is not ours, such as Debian's own changes: what counts is the archive.
            subprocess.run(["apt-get", "-q", "--download-only", "source", package], env=environment, cwd=folder, check=False)
            place = os.path.join(folder, name)
            if not os.path.exists(place) or not has_sum(place, checksum):
                sys.exit("sources.py: '%s' is not to be had from %s with its sum" % (name, MIRROR))
            os.makedirs(os.path.join(state, "downloads", checksum), exist_ok=True)
            shutil.move(place, os.path.join(state, "downloads", checksum, name))


def main(manifest, state):
    missing = [archive for archive in archives(manifest)
               if not os.path.exists(os.path.join(state, "downloads", archive[1], os.path.basename(archive[0])))]
    for release in sorted({release for _, _, release in missing}):
        bring([archive[:2] for archive in missing if archive[2] == release], release, state)


if __name__ == "__main__":
    main(*sys.argv[1:])
