# SPDX-License-Identifier: GPL-3.0-or-later
"""Blogs, wikis, forums, newsletters: what content systems make of words."""
from page import GIF, Page, json_ld, links, meta
from words import BEES, BRIDGE, HARBOUR, STRIKE

OTHERS = ["A walk in the marsh", "Bread without yeast", "Ten birds of winter", "My grandfather's boat"]


def wordpress():
    p = Page("wordpress", BEES).head(meta("article:published_time", "2025-08-01T09:00:00+00:00"), meta("article:author", "Tom Arrell"),
                                     '<link rel="canonical" href="https://hill.example/bees">')
    p.raw('<body class="post-template-default single single-post"><header id="masthead" class="site-header"><p '
          'class="site-title"><a href="/">Hill Notes</a></p><nav id="site-navigation" class="main-navigation"><ul class="menu">',
          links(["About", "Archive", "Contact"]), '</ul></nav></header><div id="content"><article class="post hentry">'
          '<header class="entry-header">').keep("h1", BEES[0], 'class="entry-title"')
    p.raw('<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2025-08-01">August 1, '
          '2025</time></span> <span class="byline">by <a rel="author" href="/t">Tom Arrell</a></span></div></header>'
          '<div class="entry-content">').expect("August 1, 2025 by Tom Arrell").paragraphs()
    p.raw('<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul>', links(["Twitter", "Mail"]),
          '</ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>', links(OTHERS, "p"),
          '</div></div><footer class="entry-footer"><span class="tags-links">', links(["bees", "hills"], "span"),
          '</span></footer></article><nav class="navigation post-navigation"><a href="/p">Previous: A walk in the marsh</a></nav>'
          '<div id="comments" class="comments-area"><h2>2 thoughts on “Why the bees of Marrow Hill came back”</h2>'
          '<ol class="comment-list">')
    for words in (HARBOUR[2][1], STRIKE[2][1], BRIDGE[2][2]):
        p.raw('<li class="comment"><div class="comment-author">somebody</div><p>%s</p></li>' % words)
    p.raw('</ol><div id="respond" class="comment-respond"><form><label>Comment</label><textarea></textarea></form></div></div>'
          '</div><aside id="secondary" class="widget-area"><section class="widget"><h2>Recent</h2><ul>', links(OTHERS),
          "</ul></section></aside><footer id=colophon class=site-footer>Proudly powered by a machine</footer></body></html>")
    return p.tell(byline="Tom Arrell", published="2025-08-01", address="https://hill.example/bees")


def disqus():
    p = Page("blog-disqus", BEES).head(meta("author", "Tom Arrell", "name"))
    p.raw('<body><div class="header"><a href="/">Hill Notes</a> <a href="/a">About</a></div><div class="post">')
    p.keep("h1", BEES[0], "class=post-title").paragraphs()
    p.raw('</div><div id="disqus_thread"><ul id="post-list">')
    for words in HARBOUR[2]:
        p.raw("<li><p>%s</p><a href=#>Reply</a></li>" % words)
    p.raw("</ul></div></body></html>")
    return p.tell(byline="Tom Arrell")


def wiki():
    p = Page("wiki", HARBOUR).head(title="Harbour of Lind - Coastpedia")
    p.raw('<body class="mediawiki"><div id="mw-head"><h2>Navigation menu</h2><div id="p-personal"><ul>', links(["Talk", "Log in"]),
          '</ul></div></div><div id="content" class="mw-body"><h1 id="firstHeading">').expect("Harbour of Lind")
    p.raw('Harbour of Lind</h1><div id="bodyContent"><div id="siteSub" class="noprint">From Coastpedia</div>'
          '<div class="mw-parser-output"><table class="infobox"><tbody><tr>').keep("th", "Opened").keep("td", "1871")
    p.raw("</tr><tr>").keep("th", "Gates").keep("td", "2 (1962)").raw("</tr></tbody></table>")
    for words in HARBOUR[2][:2]:
        p.raw("<p>" + words + '<sup class="reference"><a href="#n1">[1]</a></sup></p>').expect(words + "[1]")
    p.raw('<div id="toc" class="toc"><h2>Contents</h2><ul>', links(["1 History", "2 Gates", "3 Notes"]), "</ul></div>")
    p.raw('<h2><span class="mw-headline">Gates</span><span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>')
    p.expect("Gates").paragraphs(stories=HARBOUR[2][2:4])
    p.raw("<h2>Notes</h2><ol class=references>").expect("Notes").keep("li", "Port authority of Lind, yearbook 2024, page 12")
    p.raw('</ol></div><div class="navbox"><a href="/1">Harbours of the coast</a> <a href="/2">Senn</a></div><div id="catlinks" '
          'class="catlinks">Categories: <a href="/c">Harbours</a></div></div></div><div id="mw-navigation"><div id="p-nav"><ul>',
          links(["Main page", "Random page"]), '</ul></div></div><div id="footer"><ul><li>This page was last edited on 3 May '
          "2025.</li></ul>", links(["Privacy", "About"], "span"), "</div></body></html>")
    return p.tell(title="Harbour of Lind", extra=14)


def forum():
    p = Page("forum-thread", BRIDGE).head(title="View topic - Is the Oster bridge safe?")
    p.raw('<body><div id="page-header"><a href="/">Boats &amp; Bridges Forum</a></div><div class="navbar"><ul>',
          links(["Board index", "FAQ", "Register", "Login"]), "</ul></div>").keep("h1", "Is the Oster bridge safe?")
    for n, (who, words) in enumerate(zip(("lorryman", "piers", "osterling", "lorryman"), BRIDGE[2])):
        p.raw('<div class="post" id="p%d"><div class="postbody"><p class="author">' % n)
        p.raw('by <a href="/u">%s</a> » 12 Jul 2024</p>' % who).expect("by %s » 12 Jul 2024" % who)
        p.keep("div", words, 'class="content"').raw("</div></div>")
    p.raw('<div class="pagination"><a href="/2">Next</a></div></body></html>')
    return p.tell(title="Is the Oster bridge safe?")


def listicle():
    p = Page("listicle", BEES).head(title="4 reasons why bees came back", )
    p.raw("<body><div class=main>").keep("h1", "4 reasons why bees came back")
    for n, words in enumerate(BEES[2], 1):
        p.raw("<section>").keep("h2", "%d. Reason" % n).raw('<img src="b%d.jpg" alt="">' % n).keep("p", words)
        p.raw('<div class="ad-slot advert"><span>Advertisement</span></div></section>')
    p.raw("<div class=recirc><h2>More like this</h2><ul>", links(OTHERS), "</ul></div></div></body></html>")
    return p.tell(title="4 reasons why bees came back")


def medium():
    p = Page("publishing-platform", BEES).head(json_ld(**{"@type": "SocialMediaPosting", "headline": BEES[0]}))
    p.raw("<body><div><div><div class=ae><a href=/>Sign up</a> <a href=/l>Sign in</a></div><article><div><section><div>")
    p.keep("h1", BEES[0], 'class="pw-post-title"')
    p.raw('<div class="speechify"><a rel="author" href="/@t">Tom Arrell</a><span>·</span><span>Follow</span><span>3 min read</span>'
          "</div>").expect("Tom Arrell·Follow3 min read")
    p.paragraphs(attributes='class="pw-post-body-paragraph"').raw("</div></section></div></article><div><div>")
    for title in OTHERS:
        p.raw("<div><a href=/x><h2>%s</h2></a><div><a href=/y>Tom Arrell</a></div></div>" % title)
    p.raw("</div></div></div></div></body></html>")
    return p.tell(byline="Tom Arrell")


def newsletter_site():
    p = Page("newsletter-platform", BRIDGE).head(meta("og:type", "article"), meta("author", "Mira Tande", "name"))
    p.raw('<body><div class="main-menu"><a href="/">Bridge Letters</a><button>Subscribe</button><button>Sign in</button></div><article '
          'class="newsletter-post post">').keep("h1", BRIDGE[0], 'class="post-title"')
    p.keep("div", "Jul 20, 2024", 'class="post-date"').raw('<div class="available-content"><div class="body markup">')
    p.paragraphs(stories=BRIDGE[2][:2])
    p.raw('<div class="subscription-widget-wrap subscription"><p>Bridge Letters is paid for by its readers. To receive new posts, '
          "become one of them.</p><form><input type=email><button>Subscribe</button></form></div>")
    p.paragraphs(stories=BRIDGE[2][2:]).raw('</div></div></article><div class="comments-section comments"><h4>Discussion</h4>'
                                            "<p>Thank you for this, I have driven over it every day for a year.</p></div></body></html>")
    return p.tell(byline="Mira Tande")


def blogger():
    p = Page("blogger", BEES).head(title="Hill Notes: " + BEES[0])
    p.raw('<body><div class="header section"><div class="titlewrapper"><h1 class="title"><a href="/">Hill Notes</a></h1></div></div>'
          '<div class="main section"><h2 class="date-header"><span>Friday, August 1, 2025</span></h2>'
          '<div class="post hentry"><h3 class="post-title entry-title">').expect("Friday, August 1, 2025", BEES[0])
    p.raw(BEES[0], '</h3><div class="post-body entry-content">')
    for words in BEES[2]:
        p.raw(words, "<br /><br />").expect(words)
    p.raw('</div><div class="post-footer">Posted by <span class="author">Tom Arrell</span></div></div></div>'
          '<div class="sidebar section"><div class="widget BlogArchive"><h2>Blog Archive</h2><ul>', links(OTHERS),
          "</ul></div></div></body></html>")
    return p.tell(extra=8, title=None)


def single_file():
    """Saved into one file: pictures as data, styles within, a remark of the program at the top."""
    p = Page("single-file", HARBOUR)
    p.raw("<!DOCTYPE html><html lang=en><!--\n Page saved with a program\n url: https://courier.example/a\n saved date: Mon Jan 20 2025\n-->"
          "<head><meta charset=utf-8><title>", HARBOUR[0], '</title><style>:root{--x:url("data:font/woff2;base64,AAAA")}</style>'
          '<meta http-equiv=content-security-policy content="default-src \'none\'"></head><body><article>')
    p.keep("h1", HARBOUR[0]).raw('<img src="data:image/gif;base64,%s" alt=Gate width=600 height=400>' % GIF).paragraphs()
    p.raw('</article><template><p>A form that scripts fill in</p></template><script>"x"</script></body></html>')
    return p


def social():
    p = Page("embedded-posts", STRIKE).head()
    p.raw("<body><article>").keep("h1", STRIKE[0]).paragraphs(stories=STRIKE[2][:2])
    p.raw('<blockquote class="embedded-post"><p lang="en">').expect("We strike. Friday, six o’clock.", "— Ferry Crews (@crews) February 5, 2025")
    p.raw("We strike. Friday, six o’clock.</p>— Ferry Crews (@crews) <a href=/s>February 5, 2025</a></blockquote><script></script>")
    p.paragraphs(stories=STRIKE[2][2:]).raw("</article></body></html>")
    return p


def questions():
    """Answers behind buttons."""
    p = Page("questions-and-answers", STRIKE).head()
    p.raw("<body><main>").keep("h1", "The ferry strike: what you need to know")
    for question, words in zip(("When does it begin?", "What do they ask for?", "Who is hit?"), STRIKE[2]):
        p.raw("<h2><button aria-expanded=true>", question, "</button></h2>").expect(question).keep("p", words)
    p.raw("<details><summary>").expect("And then?", STRIKE[2][3]).raw("And then?</summary><p>", STRIKE[2][3], "</p></details></main></body></html>")
    return p.tell(title="The ferry strike: what you need to know")


def short_brief():
    """Two sentences, and more navigation than words."""
    p = Page("short-brief", STRIKE).head()
    p.raw("<body><nav><ul>", links(["Home", "Briefs", "Sport"] + OTHERS), "</ul></nav>").keep("h1", "Ferries run again")
    p.keep("p", "The ferries of the Northern Line run again since Monday noon, the company said. Talks go on.")
    p.raw("</body></html>")
    return p.tell(title="Ferries run again")


def pages():
    return [make() for make in (wordpress, disqus, wiki, forum, listicle, medium, newsletter_site, blogger, single_file,
                                social, questions, short_brief)]
