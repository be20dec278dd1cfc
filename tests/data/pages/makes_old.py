# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of another time, and containers: tables for layout, frames, mails, web archives."""
import base64
import quopri

from page import GIF, Page, links
from words import BEES, BRIDGE, FRENCH, HARBOUR, STRIKE

SECTIONS = ["Home", "News", "Guestbook", "Links"]


def tables():
    p = Page("table-layout", HARBOUR, declared="")
    p.raw('<HTML><HEAD><TITLE>%s</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH=100%% BORDER=0><TR><TD COLSPAN=2 BGCOLOR=navy>'
          '<FONT COLOR=white SIZE=5>LIND ONLINE</FONT></TD></TR><TR><TD WIDTH=120 VALIGN=top>' % HARBOUR[0])
    for name in SECTIONS:
        p.raw('<A HREF="/%s">%s</A><BR>' % (name, name))
    p.raw("</TD><TD VALIGN=top><CENTER><H1>").expect(HARBOUR[0]).raw(HARBOUR[0], "</H1></CENTER>")
    for words in HARBOUR[2]:
        p.raw('<FONT FACE="Arial" SIZE=2>', words, "</FONT><BR><BR>").expect(words)
    p.raw("</TD></TR></TABLE></BODY></HTML>")
    return p.tell(language=None, extra=2)


def br_paragraphs():
    p = Page("br-paragraphs", STRIKE).head()
    p.raw("<body><div id=nav>", links(SECTIONS, "span"), "</div><h2>").expect(STRIKE[0]).raw(STRIKE[0], "</h2><div id=text>")
    for words in STRIKE[2]:
        p.raw(words, "<br>\n<br>").expect(words)
    p.raw("</div></body></html>")
    return p


def div_only():
    p = Page("div-only", BRIDGE).head()
    p.raw("<body><div><div>", links(SECTIONS, "div"), "</div><div><div>").expect(BRIDGE[0]).raw(BRIDGE[0], "</div><div>")
    p.paragraphs("div").raw("</div></div><div>", links(["Imprint", "Contact"], "div"), "</div></div></body></html>")
    return p


def frames():
    """The words stand in noframes only, which a browser with frames never shows; here they are the body."""
    p = Page("frames", BEES).head(doctype='<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Frameset//EN">')
    p.raw('<body><iframe src="menu.html"></iframe><h1>').expect(BEES[0]).raw(BEES[0], "</h1>").paragraphs()
    p.raw('<iframe src="https://ads.example/"></iframe></body></html>')
    return p.tell(frames=True)


def mail_layout():
    """A newsletter: tables in tables, a preheader that is hidden, an offer to unsubscribe."""
    p = Page("mail-newsletter", STRIKE, suffix="eml")
    p.raw('<html lang=en><body><div style="display:none">Preheader of this issue</div><table width="600"><tr><td>').keep("h1", STRIKE[0])
    p.raw("</td></tr>")
    for words in STRIKE[2]:
        p.raw("<tr><td>").keep("p", words).raw("</td></tr>")
    p.raw("<tr><td>").keep("p", "You receive this because you live here. Unsubscribe").raw("</td></tr></table></body></html>")

    def wrap(markup):
        body = quopri.encodestring(markup.encode("utf-8")).decode("ascii")
        return ("From: Harbour Desk <desk@lind.example>\nTo: you@lind.example\nSubject: The week on the water\n"
                "Date: Wed, 5 Feb 2025 18:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"b\"\n\n"
                "--b\nContent-Type: text/plain; charset=utf-8\n\nPlain words.\n--b\nContent-Type: text/html; charset=utf-8\n"
                "Content-Transfer-Encoding: quoted-printable\n\n" + body + "\n--b--\n")

    p.wrap = wrap
    return p.tell(title="The week on the water", byline="Harbour Desk", published="2025-02-05", hidden=True, language="en")


def archive(name, head, part_head, encode):
    p = Page(name, HARBOUR, suffix="mhtml")
    p.raw('<!DOCTYPE html><html lang="en"><head><title>%s</title></head><body><nav>' % HARBOUR[0], links(SECTIONS, "a"),
          "</nav><article>").keep("h1", HARBOUR[0]).raw('<figure><img src="https://courier.example/gate.gif">')
    p.keep("figcaption", "The gate").raw("</figure>").paragraphs().raw("</article></body></html>")

    def wrap(markup):
        return "%s\r\n\r\n--B\r\n%s\r\n\r\n%s\r\n--B\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n" \
            "Content-Location: https://courier.example/gate.gif\r\n\r\n%s\r\n--B--\r\n" % (head, part_head, encode(markup), GIF)

    p.wrap = wrap
    return p.tell(address="https://courier.example/a", pictures=1)


def chromium():
    return archive(
        "archive-chromium",
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/a\r\nSubject: =?utf-8?Q?Harbour?=\r\n"
        "Date: Mon, 20 Jan 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
        "\tboundary=\"B\"",
        "Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://courier.example/a",
        lambda markup: quopri.encodestring(markup.replace("<head>", '<head><meta http-equiv="Content-Type" content="text/html; '
                                                          'charset=UTF-8">').encode()).decode().replace("\n", "\r\n"))


def webkit():
    return archive(
        "archive-webkit",
        "From: <Saved by WebKit>\r\nSubject: Harbour\r\nDate: Mon, 20 Jan 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/related; type=\"text/html\"; boundary=\"B\"",
        "Content-Type: text/html; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://courier.example/a",
        lambda markup: "\r\n".join(base64.b64encode(markup.encode()).decode()[i:i + 76]
                                   for i in range(0, len(base64.b64encode(markup.encode())), 76)))


def mislabelled():
    """Declared as UTF-8, written in windows-1252 with its quotation marks."""
    story = (FRENCH[0], FRENCH[1], FRENCH[2])
    p = Page("latin1-mislabelled", story, "fr", "cp1252", "utf-8").head()
    p.raw("<body><div class=menu>", links(["Accueil", "Région", "Sports"], "a"), "</div>").keep("h1", story[0])
    return p.keep("p", "Par " + story[1], "class=byline").paragraphs().raw("</body></html>").tell(
        charset="windows-1252", byline="Hélène Garnier")


def pages():
    return [make() for make in (tables, br_paragraphs, div_only, frames, mail_layout, chromium, webkit, mislabelled)]
