# SPDX-License-Identifier: GPL-3.0-or-later
"""What PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) ask of a report, as far as a machine can tell.
It takes the place of a validator, none of which is in Debian; the rules are those that cairo's own output fails, and
those that what is built on it could fail. Usage: pdf_check.py FILE…: prints what is wrong, each with its rule's name."""
import re
import sys
import xml.etree.ElementTree as ET

import pikepdf

STANDARD = set("Document Part Sect Div BlockQuote Caption P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD Span Link "
               "Figure Note Reference Quote Code".split())
PARENTS = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "H1": {"Document"},
           "H2": {"Document"}, "H3": {"Document"}, "Document": {"StructTreeRoot"}}
PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n", "Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"}
XMP = {"pdfaid:part": "{http://www.aiim.org/pdfa/ns/id/}part", "pdfuaid:part": "{http://www.aiim.org/pdfua/ns/id/}part",
       "pdfaid:conformance": "{http://www.aiim.org/pdfa/ns/id/}conformance"}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")


def name(value):
    return str(value).lstrip("/") if value is not None else ""


def check_catalog(pdf):
    root = pdf.Root
    if not LANGUAGE.match(str(root.get("/Lang", ""))):
        yield "language", "the document has none"
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "marked", "the document does not say that its content is marked"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "title", "a file name is shown in place of the title"
    intents = root.get("/OutputIntents")
    if intents is None or intents[0].get("/S") != "/GTS_PDFA1" or intents[0].DestOutputProfile.get("/N") != 3:
        yield "intent", "nobody says what the colours mean"
    if "/ID" not in pdf.trailer:
        yield "id", "the file has none"
    if pdf.is_encrypted:
        yield "encryption", "the file is encrypted"
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in root:
            yield "action", "the catalog has %s" % key


def check_xmp(pdf):
    metadata = pdf.Root.get("/Metadata")
    if metadata is None:
        yield "xmp", "there is none"
        return
    tree = ET.fromstring(metadata.read_bytes())
    for what, wanted in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        if tree.findtext(".//" + XMP[what]) != wanted:
            yield "xmp", "%s is not %s" % (what, wanted)
    info = pdf.trailer.get("/Info", {})
    dc, rdf = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
    for key, path in (("/Title", ".//%stitle//%s" % (dc, rdf)), ("/Author", ".//%screator//%s" % (dc, rdf)),
                      ("/Producer", ".//{http://ns.adobe.com/pdf/1.3/}Producer"),
                      ("/Creator", ".//{http://ns.adobe.com/xap/1.0/}CreatorTool")):
        if (tree.findtext(path) or "") != str(info.get(key, "")):
            yield "xmp", "%s differs from what the information dictionary says" % key
    date = re.sub(r"\D", "", tree.findtext(".//{http://ns.adobe.com/xap/1.0/}CreateDate") or "")
    if date != re.sub(r"\D", "", str(info.get("/CreationDate", ""))):
        yield "xmp", "the date differs from what the information dictionary says"


def parent_tree(pdf):
    """{number: object} of the structure's parent tree."""
    found = {}

    def walk(node, depth=0):
        numbers = list(node.get("/Nums", []))
        found.update((int(numbers[i]), numbers[i + 1]) for i in range(0, len(numbers), 2))
        for kid in node.get("/Kids", []) if depth < 16 else []:
            walk(kid, depth + 1)

    walk(pdf.Root.get("/StructTreeRoot", {}).get("/ParentTree", {}))
    return found


def check_content(page, number, parents):
    depth, mcids, unmarked = 0, set(), 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            depth += 1
            properties = instruction.operands[1] if operator == "BDC" else None
            if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
                if int(properties.MCID) in mcids:
                    yield "content", "page %d: MCID %d twice" % (number, properties.MCID)
                mcids.add(int(properties.MCID))
        elif operator == "EMC":
            depth -= 1
        elif operator in PAINTS and depth == 0:
            unmarked += 1
    if unmarked:
        yield "artifact", "page %d: %d times something is painted that is neither content nor artifact" % (number, unmarked)
    if depth:
        yield "content", "page %d: marked content does not end" % number
    owners = parents.get(int(page.get("/StructParents", -1)), [])
    if mcids and (len(owners) <= max(mcids) or any(owners[i] is None for i in mcids)):
        yield "content", "page %d: content that belongs to no element" % number


def check_annotations(page, number, parents):
    for annotation in page.get("/Annots", []):
        if int(annotation.get("/F", 0)) & 0b100111 != 0b100:
            yield "flags", "page %d: an annotation that is not printed, or hidden" % number
        if not str(annotation.get("/Contents", "")):
            yield "contents", "page %d: a link that says nothing" % number
        owner = parents.get(int(annotation.get("/StructParent", -1)))
        if owner is None or owner.get("/S") != "/Link":
            yield "link", "page %d: a link without an element" % number


def check_fonts(page, number):
    for key, font in page.get("/Resources", {}).get("/Font", {}).items():
        kind = name(font.Subtype)
        descendant = font.DescendantFonts[0] if kind == "Type0" else font
        if kind != "Type3" and not any("/FontFile" + n in descendant.FontDescriptor for n in ("", "2", "3")):
            yield "font", "page %d: %s is not embedded" % (number, key)
        if name(descendant.Subtype) == "CIDFontType2" and "/CIDToGIDMap" not in descendant:
            yield "glyphs", "page %d: %s does not say how glyphs are numbered" % (number, key)
        if "/ToUnicode" not in font:
            yield "unicode", "page %d: the characters of %s are unknown" % (number, key)


def check_pictures(page, number):
    for key, item in page.get("/Resources", {}).get("/XObject", {}).items():
        if item.get("/Interpolate") is True or item.get("/SMask", {}).get("/Interpolate") is True:
            yield "picture", "page %d: %s is smoothed" % (number, key)


def check_pages(pdf):
    parents = parent_tree(pdf)
    for number, page in enumerate(pdf.pages, 1):
        if page.get("/Tabs") != "/S":
            yield "tabs", "page %d: links are not in the order of the structure" % number
        yield from check_content(page, number, parents)
        yield from check_annotations(page, number, parents)
        yield from check_fonts(page, number)
        yield from check_pictures(page, number)


def attributes(element):
    found = element.get("/A")
    return list(found) if isinstance(found, pikepdf.Array) else [found] if found is not None else []


def check_element(element, parent, state):
    kind = name(element.S)
    if kind not in STANDARD:
        yield "structure", "%s is no standard element" % kind
    if kind in PARENTS and parent not in PARENTS[kind]:
        yield "structure", "%s in %s" % (kind, parent)
    if re.match(r"H\d$", kind):
        if int(kind[1]) > state["heading"] + 1:
            yield "headings", "%s after level %d" % (kind, state["heading"])
        state["heading"] = int(kind[1])
    if kind == "Figure" and not str(element.get("/Alt", "")):
        yield "alternative", "a figure without words"
    if kind == "TH" and not any(a.get("/O") == "/Table" and "/Scope" in a for a in attributes(element)):
        yield "scope", "a head that does not say what it heads"
    if "/Lang" in element and not LANGUAGE.match(str(element.Lang)):
        yield "language", "%s is no language" % element.Lang


def is_element(kid):
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def destination(element):
    """Where the link @element leads and from which page, or None."""
    kids = element.get("/K", [])
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
            action = kid.Obj.get("/A", {})
            return str(kid.Obj.get("/Dest", action.get("/URI", action.get("/D")))), element.Pg.objgen
    return None


def check_links(kids):
    """A link of two lines is one link: a screen reader shall not tell it twice."""
    before = None
    for kid in kids:
        here = destination(kid) if is_element(kid) and name(kid.S) == "Link" else None
        if here is not None and here == before:
            yield "link", "one link to %s is told as two" % here[0]
        before = here


def check_structure(pdf):
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        yield "structure", "there is none"
        return
    state, stack = {"heading": 0}, [(root, "StructTreeRoot")]
    while stack:
        node, parent = stack.pop()
        kind = parent
        if "/S" in node:
            yield from check_element(node, parent, state)
            kind = name(node.S)
        kids = node.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        if kind != "LBody":  # of the contents: what stands there, and its page
            yield from check_links(kids)
        stack += [(kid, kind) for kid in reversed(kids) if is_element(kid)]


def check_files(pdf):
    belonging = [spec.objgen for spec in pdf.Root.get("/AF", [])]
    for key, attached in pdf.attachments.items():
        spec = attached.obj
        stream = spec.EF.F
        if spec.objgen not in belonging or "/AFRelationship" not in spec or "/UF" not in spec:
            yield "attachment", "%s does not say how it belongs to the document" % key
        if "/Subtype" not in stream or "/ModDate" not in stream.get("/Params", {}):
            yield "attachment", "%s says neither kind nor date" % key


def check(path):
    """All (rule, words) that @path fails."""
    with pikepdf.open(path) as pdf:
        return [problem for rules in (check_catalog, check_xmp, check_pages, check_structure, check_files)
                for problem in rules(pdf)]


if __name__ == "__main__":
    bad = False
    for file in sys.argv[1:]:
        for rule, words in check(file):
            bad = True
            print("%s: %s: %s" % (file, rule, words))
    sys.exit(bad)
