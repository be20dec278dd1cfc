# SPDX-License-Identifier: GPL-3.0-or-later
"""A page on its way: what is kept goes into the page and into the expected text, all else into the page alone."""
import html
import json
import os

GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


class Page:
    def __init__(self, name, story, language="en", charset="utf-8", declared=None, suffix="html"):
        self.name, self.charset, self.suffix = name, charset, suffix
        self.title, self.author, self.body = story
        self.language = language
        self.declared = charset if declared is None else declared
        self.out, self.lines = [], []
        self.about = {"title": self.title, "language": language}
        self.wrap = None

    def raw(self, *markup):
        """Markup around the article."""
        self.out.extend(markup)
        return self

    def keep(self, element, words, attributes=""):
        """Words of the article in an element of their own."""
        tag = "<%s%s>" % (element, " " + attributes if attributes else "")
        self.out.append("%s%s</%s>" % (tag, html.escape(words, False), element.split()[0]))
        return self.expect(words)

    def expect(self, *lines):
        self.lines.extend(" ".join(line.split()) for line in lines)
        return self

    def paragraphs(self, element="p", attributes="", stories=None):
        for words in stories if stories is not None else self.body:
            self.keep(element, words, attributes)
        return self

    def tell(self, **about):
        """What the importer must find out about the page."""
        self.about.update(about)
        return self

    def head(self, *extra, doctype="<!DOCTYPE html>", title=None, html_attributes=None):
        meta = "<meta charset=\"%s\">" % self.declared if self.declared else ""
        attributes = html_attributes if html_attributes is not None else ' lang="%s"' % self.language
        return self.raw("%s<html%s><head>%s<title>%s</title>" % (
            doctype, attributes, meta, html.escape(title or self.title)), *extra, "</head>\n")

    def write(self, folder):
        markup = "\n".join(self.out) + "\n"
        data = (self.wrap(markup) if self.wrap else markup).encode(self.charset, "xmlcharrefreplace")
        base = os.path.join(folder, self.name)
        with open(base + "." + self.suffix, "wb") as file:
            file.write(data)
        with open(base + ".txt", "w", encoding="utf-8") as file:
            file.write("\n".join(self.lines) + "\n")
        with open(base + ".json", "w", encoding="utf-8") as file:
            json.dump(dict(self.about, file=self.name + "." + self.suffix), file, ensure_ascii=False, indent=1,
                      sort_keys=True)
            file.write("\n")


def json_ld(**members):
    return '<script type="application/ld+json">%s</script>' % json.dumps(
        dict({"@context": "https://schema.org"}, **members), ensure_ascii=False)


def links(names, element="li", attributes=""):
    return "".join('<%s%s><a href="/%d">%s</a></%s>' % (element, attributes, i, name, element)
                   for i, name in enumerate(names))


def meta(name, content, key="property"):
    return '<meta %s="%s" content="%s">' % (key, name, html.escape(content))
