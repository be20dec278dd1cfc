# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls between the rooms, read off the built archives: which library a room uses, and which other room.
A wrong include of ours does not compile, but system headers all lie in one place; the linker's view does not lie.
Usage: walls.py NM BUILD-FOLDER"""
import os
import re
import subprocess
import sys

# What a symbol says about the library it comes from; the first that fits.
LIBRARIES = (
    ("libc", r"__(asan|ubsan|lsan|sanitizer|tsan)_|__gcov|_GLOBAL_OFFSET_TABLE_|__afl|__start_|__stop_|__u?(div|mod|mul)"),
    ("assay", r"assay_"),
    ("gmime", r"g_mime_|gmime_|internet_address_"),
    ("glib", r"(g|glib|gio)_"),
    ("gtk", r"(gtk|gdk|gsk|graphene)_(?!pixbuf)"),
    ("gdk-pixbuf", r"gdk_pixbuf_"),
    ("adwaita", r"adw_"),
    ("webkit", r"(webkit|jsc)_"),
    ("soup", r"_?(soup|SOUP)_"),
    ("crypto", r"(TS|PKCS7|X509|ASN1|BN|BIO|OBJ|ERR|RAND|OPENSSL|CRYPTO)_|[di]2[di]_TS_"),
    ("sqlite", r"sqlite3"),
    ("gumbo", r"(gumbo_|kGumbo)"),
    ("poppler", r"poppler_"),
    ("cairo", r"cairo_"),
    ("pango", r"(pango|hb|Fc)_?[A-Za-z]"),
    ("qpdf", r"qpdf"),
    ("lcms", r"cms[A-Z]"),
    ("json", r"json_"),
    ("archive", r"archive_"),
    ("xml", r"(xml[A-Z]|html[A-Z]|__xml|__html|LIBXML|xmlns)"),
    ("icu", r"u[a-z0-9]*_\w+_\d+$"),
    ("uchardet", r"uchardet_"),
    ("md4c", r"md_"),
    ("brotli", r"Brotli"),
)

# room: (libraries of its own beside glib, rooms it may use). From the ground up; arrows point downward only.
ROOMS = {
    "phrases": ((), ()),
    "model": ((), ("phrases",)),
    "text": (("icu",), ("model",)),
    "anchor": ((), ("model", "text")),
    "import": (("gumbo", "json", "md4c", "uchardet", "icu"), ("model", "text")),
    "fetch": (("soup",), ("model", "text")),
    "wayback": (("json",), ("text", "fetch")),
    "stamp": (("crypto",), ("phrases",)),
    "archival": (("qpdf", "lcms"), ()),
    "assess": ((), ("phrases", "model", "text", "anchor")),
    "store": (("sqlite",), ("model", "text", "anchor")),
    "report": (("cairo", "pango", "gdk-pixbuf"), ("phrases", "model", "text", "anchor", "assess", "stamp", "archival")),
    "exchange": (("json", "archive"), ("phrases", "model", "text", "anchor", "assess", "report")),
    "project": ((), ("phrases", "model", "text", "anchor", "import", "fetch", "stamp", "assess", "store", "report", "exchange")),
    "reader": (("gtk", "adwaita", "webkit", "soup"), ("model", "text", "project")),
    # Only the report that it had made itself: there is no way to give it other bytes.
    "preview": (("poppler", "cairo"), ("project", "report")),
    "ui": (("gtk", "adwaita", "pango", "cairo", "gdk-pixbuf"),
           ("phrases", "model", "text", "anchor", "import", "fetch", "wayback", "stamp", "assess", "store", "report", "exchange", "project",
            "reader", "preview")),
    "app": (("gtk", "adwaita"), ("model", "import", "project", "reader", "ui")),
    "cli": (("json",), ("phrases", "model", "text", "anchor", "import", "fetch", "wayback", "stamp", "assess", "store", "exchange", "project")),
    "limits": ((), ()),
    "importer": (("gmime", "poppler", "cairo", "archive", "xml", "json", "brotli"), ("model", "text", "import", "limits")),
    "thumbnailer": (("cairo", "pango"), ("model", "assess", "store", "report")),
}

EVERYWHERE = ("libc", "glib")


def library_of(symbol, libc):
    """The library a symbol comes from, or None when the table does not know."""
    if symbol in libc:
        return "libc"
    for name, pattern in LIBRARIES:
        if re.match(pattern, symbol):
            return name
    return None


def judge(rooms, uses, defines, libc):
    """What is wrong: uses is {room: {symbol: object file}}, defines is {symbol: room}."""
    for room, symbols in sorted(uses.items()):
        if room not in rooms:
            yield room, "", "a room that the table of walls.py does not know"
            continue
        libraries, below = rooms[room]
        for symbol, file in sorted(symbols.items()):
            owner = defines.get(symbol)
            library = library_of(symbol, libc)
            if owner:
                if owner != room and owner not in below:
                    yield room, file, "uses %s of room '%s'; it may use: %s" % (symbol, owner, " ".join(below) or "none")
            elif library is None:
                yield room, file, "uses %s of a library that the table of walls.py does not know" % symbol
            elif library != "assay" and library not in libraries + EVERYWHERE:
                yield room, file, "uses %s of %s; its own are: %s" % (symbol, library, " ".join(libraries) or "none")


def symbols(nm, option, path):
    """(object file, symbol) for each global symbol that nm lists."""
    ran = subprocess.run([nm, "-A", "-g", option, path], capture_output=True, text=True, check=True)
    for line in ran.stdout.split("\n"):
        if line.strip():
            yield line.split(":")[-2].split("/")[-1].removesuffix(".o"), line.split()[-1].split("@")[0]


def libc_symbols(nm):
    found = set()
    for name in ("libc.so.6", "libm.so.6", "libgcc_s.so.1"):
        path = subprocess.run(["cc", "-print-file-name=" + name], capture_output=True, text=True, check=True).stdout
        ran = subprocess.run([nm, "-D", "--defined-only", path.strip()], capture_output=True, text=True, check=True)
        found |= {line.split()[-1].split("@")[0] for line in ran.stdout.split("\n") if line.strip()}
    return found


def archives(build):
    """{room: archive} of what is built below src/."""
    found = {}
    for place, _, names in os.walk(os.path.join(build, "src")):
        for name in names:
            match = re.match(r"libassay-(\w+)\.a$", name)
            if match:
                found[match.group(1)] = os.path.join(place, name)
    return found


def main(nm, build):
    rooms = archives(build)
    uses, defines = {}, {}
    for room, path in rooms.items():
        defines.update((symbol, room) for _, symbol in symbols(nm, "--defined-only", path))
        uses[room] = {symbol: file for file, symbol in symbols(nm, "--undefined-only", path)}
    wrong = list(judge(ROOMS, uses, defines, libc_symbols(nm)))
    for room, file, words in wrong:
        print("src/%s: %s: room '%s' %s" % (room, file, room, words))
    print("%d rooms, %d symbols, %d wrong uses" % (len(rooms), sum(map(len, uses.values())), len(wrong)), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
