# SPDX-License-Identifier: GPL-3.0-or-later
"""Newspapers, agencies, broadcasters, authorities."""
import html

from page import GIF, Page, json_ld, links, meta
from words import BEES, BRIDGE, HARBOUR, STRIKE

SECTIONS = ["Home", "Politics", "Business", "Sport", "Culture", "Opinion", "Weather"]
OTHERS = ["Four hurt in tram crash", "Snow closes three schools", "What the new budget means for you",
          "Quiz: how well do you know the coast?", "The last lighthouse keeper"]


def daily():
    p = Page("daily-newspaper", HARBOUR).head(
        json_ld(**{"@type": "NewsArticle", "headline": HARBOUR[0], "author": {"@type": "Person", "name": HARBOUR[1]},
                   "publisher": {"@type": "Organization", "name": "The Lind Courier"},
                   "datePublished": "2025-01-20T08:10:00+01:00", "dateModified": "2025-01-22T17:00:00+01:00"}),
        meta("article:published_time", "2025-01-20T08:10:00+01:00"), meta("og:site_name", "The Lind Courier"),
        title=HARBOUR[0] + " | The Lind Courier")
    p.raw('<body><a class="skip-link" href="#main">Skip to content</a><header class="site-header"><div class="logo">'
          '<a href="/">The Lind Courier</a></div><nav><ul>', links(SECTIONS), "</ul></nav></header><main id=main><article>")
    p.keep("h1", HARBOUR[0]).keep("p", "Ice broke the outer gate", 'class="standfirst"')
    p.raw('<div class="byline">By <a href="/ada" rel="author">Ada Holm</a></div>').expect("By Ada Holm")
    p.keep("time", "20 January 2025", 'datetime="2025-01-20T08:10:00+01:00"')
    p.raw('<ul class="share-tools"><li><a href="#">Facebook</a><li><a href="#">Copy link</a></ul><figure>'
          '<img src="gate.jpg" alt="The gate">').keep("figcaption", "The outer gate on 9 January. Photo: L. Berg")
    p.raw("</figure>").paragraphs(stories=HARBOUR[2][:3])
    p.raw('<aside class="related"><h3><a href="/1">Read also: How ice forms</a></h3></aside>')
    p.paragraphs(stories=HARBOUR[2][3:]).keep("p", "Correction, 22 January: An earlier version gave the year as 1978.",
                                              'class="correction"')
    p.raw('</article></main><section class="most-read"><h2>Most read</h2><ol>', links(OTHERS),
          "</ol></section><footer><p>© 2025 The Lind Courier. All rights reserved.</p>",
          links(["Imprint", "Privacy"], "span"), "</footer></body></html>")
    return p.tell(byline="Ada Holm", publisher="The Lind Courier", published="2025-01-20", modified="2025-01-22")


def broadcaster():
    """Blocks of generated class names, teasers with summaries, a live player."""
    p = Page("broadcaster-hashed-classes", STRIKE, "en-GB").head(meta("og:title", STRIKE[0]), meta("og:locale", "en_GB"))
    p.raw('<body><div id="root"><div class="ssrcss-1x2y"><div role="navigation"><div>', links(SECTIONS, "div"),
          '</div></div></div><div class="ssrcss-9a"><div class="ssrcss-77">')
    p.keep("h1", STRIKE[0]).keep("span", "Published 3 hours ago", 'class="ssrcss-meta timestamp"')
    for words in STRIKE[2]:
        p.raw('<div class="ssrcss-b2" data-component="text-block">').keep("div", words, 'class="ssrcss-p0"').raw("</div>")
    p.raw("</div><div class=ssrcss-40>")
    for title in OTHERS:
        p.raw('<div class="ssrcss-c1"><h3><a href="/x">%s</a></h3><div>A summary of some length that stands below the '
              "heading of another story, as broadcasters write them for their own pages.</div></div>" % title)
    p.raw("</div></div></div></body></html>")
    return p.tell(published=None)


def agency():
    """A press agency: dateline in the first paragraph, all in one pre-like column, keywords at the end."""
    p = Page("agency-wire", STRIKE).head(meta("dc.date.issued", "2025-02-05", "name"), meta("dc.creator", "Harbour desk", "name"))
    p.raw("<body><div id=top>", links(["Wires", "Photos", "Graphics"], "span"), "</div><h1>").expect(STRIKE[0])
    p.raw(STRIKE[0], "</h1><div class=story>").keep("p", "LIND, Feb 5 (Coast Press) — " + STRIKE[2][0])
    p.paragraphs(stories=STRIKE[2][1:]).keep("p", "(Reporting by Nils Ek; editing by Rosa Lund)")
    p.raw("</div><div class=tags>", links(["ferries", "strike", "Hov"], "a"), "</div></body></html>")
    return p.tell(byline="Harbour desk", published="2025-02-05")


def government():
    p = Page("government-release", BRIDGE).head(
        meta("DC.title", BRIDGE[0], "name"), meta("DC.date", "2024-07-11", "name"), meta("DC.publisher", "County of Oster", "name"))
    p.raw('<body class="govuk-template"><div role="region" class="cookie-banner"><p>We use some essential cookies to make '
          "this service work, and others to see how you use it.</p><button>Accept</button><button>Reject</button></div>"
          '<header role="banner"><a href="/">County of Oster</a></header><div class="breadcrumbs"><ol>',
          links(["Home", "News"]), '</ol></div><main role="main">')
    p.keep("span", "Press release", 'class="govuk-caption-xl"').keep("h1", BRIDGE[0])
    p.raw("<dl class=metadata><dt>Published</dt><dd>11 July 2024</dd></dl>").expect("Published", "11 July 2024")
    p.paragraphs().keep("h2", "Notes to editors").raw("<ol>")
    p.keep("li", "The report of 2023 can be read in the town hall on working days.")
    p.keep("li", "Contact: press office, telephone 555 0101.").raw("</ol></main>")
    p.raw('<footer role="contentinfo"><p>All content is available under the open licence.</p>',
          links(["Help", "Cookies", "Terms"]), "</footer></body></html>")
    return p.tell(publisher="County of Oster", published="2024-07-11")


def live_blog():
    p = Page("live-blog", STRIKE).head(json_ld(**{
        "@type": "LiveBlogPosting", "headline": STRIKE[0], "datePublished": "2025-02-05T06:00:00Z",
        "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Talks broke down", "datePublished": "2025-02-05T09:00:00Z"}]}))
    p.raw("<body><nav class=top>", links(SECTIONS, "a"), "</nav><main>").keep("h1", STRIKE[0])
    p.raw('<div class="share">Share this live blog</div><div class="liveblog">')
    for hour, words in zip(("09:40", "08:15", "07:02", "06:00"), STRIKE[2]):
        p.raw("<article class=block>").keep("time", hour, 'datetime="2025-02-05T%s"' % hour).keep("p", words)
        p.raw("<button>Share</button></article>")
    p.raw("</div></main></body></html>")
    return p.tell(published="2025-02-05")


def paywall():
    """The rest of the article is in the page, but hidden until somebody pays."""
    p = Page("paywall-teaser", BRIDGE).head(json_ld(**{
        "@type": "NewsArticle", "headline": BRIDGE[0], "isAccessibleForFree": False,
        "author": [{"@type": "Person", "name": "Mira Tande"}, {"@type": "Person", "name": "Paul Esk"}],
        "datePublished": "2024-07-20"}))
    p.raw("<body><header><nav>", links(SECTIONS, "a"), "</nav></header><article>").keep("h1", BRIDGE[0])
    p.raw('<div class="article-body">').paragraphs(stories=BRIDGE[2][:3])
    p.raw('<div style="display:none">', *("<p>%s</p>" % words for words in BRIDGE[2][3:]), "</div></div>")
    p.raw('<div class="paywall-offer paywall"><h3>Read on for 1 crown</h3><p>Subscribe now and read this story and all '
          "others, for as long as you like, and cancel whenever you like.</p></div></article></body></html>")
    return p.tell(byline="Mira Tande, Paul Esk", published="2024-07-20", hidden=True)


def interview():
    p = Page("interview", BEES).head(meta("sailthru.author", "Tom Arrell", "name"), meta("sailthru.date", "2025-08-02", "name"))
    p.raw("<body><div class=menu>", links(SECTIONS, "a"), "</div><div class=content><div class=head>").keep("h1", BEES[0])
    p.keep("p", "Ruth Oyelaran has counted bees for thirty years. A conversation.", "class=lead").raw("</div>")
    for question, answer in (("When did you see the first of them?", BEES[2][0]), ("Did anybody plan it?", BEES[2][1]),
                             ("How good are your numbers?", BEES[2][2])):
        p.raw("<p><strong>").raw(question, "</strong></p>").expect(question).keep("p", "Oyelaran: " + answer)
    p.raw('<blockquote class="pullquote">').keep("p", "“The thistles did the rest.”").raw("</blockquote>")
    p.keep("p", BEES[2][3]).raw('<div class="author-bio"><p>Tom Arrell writes about animals and people, and lives '
                                "with both in the hills above the town.</p></div></div></body></html>")
    return p.tell(byline="Tom Arrell", published="2025-08-02")


def statistics():
    """More table than text."""
    p = Page("table-heavy", HARBOUR).head()
    p.raw("<body><main>").keep("h1", HARBOUR[0]).paragraphs(stories=HARBOUR[2][:2]).raw("<table>")
    p.keep("caption", "Containers by port, in thousands").raw("<thead><tr>")
    for head in ("Port", "2023", "2024"):
        p.keep("th", head)
    p.raw("</tr></thead><tbody>")
    for row in (("Lind", "41.2", "38.0"), ("Senn", "12.9", "15.1"), ("Hov", "3.3", "3.4"), ("Oster", "0.8", "0.9")):
        p.raw("<tr>")
        for cell in row:
            p.keep("td", cell)
        p.raw("</tr>")
    p.raw("</tbody></table>").paragraphs(stories=HARBOUR[2][2:])
    p.raw("</main><footer>", links(["Method", "Contact"], "a"), "</footer></body></html>")
    return p.tell(table=True)


def lazy():
    """Pictures that a script would load, and the same in noscript."""
    p = Page("lazy-pictures", HARBOUR).head(meta("parsely-author", "Ada Holm", "name"),
                                            meta("parsely-pub-date", "2025-01-20T08:00:00Z", "name"))
    p.raw("<body><div class=navbar>", links(SECTIONS, "a"), "</div><article>").keep("h1", HARBOUR[0])
    p.raw('<figure><img src="data:image/gif;base64,%s" data-src="gate.jpg" alt="Gate"><noscript><img src="gate.jpg" alt="Gate">'
          "</noscript>" % GIF).keep("figcaption", "The gate, seen from the pilot boat")
    p.raw("</figure>").paragraphs().raw('</article><div id="taboola-below"><a href="//x">One trick</a> you will like'
                                        "</div></body></html>")
    return p.tell(byline="Ada Holm", published="2025-01-20")


def microdata():
    p = Page("microdata", HARBOUR, "en-US").head()
    p.raw('<body><div itemscope itemtype="https://schema.org/NewsArticle">')
    p.keep("h1", HARBOUR[0], 'itemprop="headline"')
    p.raw('<span itemprop="author" itemscope itemtype="https://schema.org/Person">by <span itemprop="name">Ada Holm</span>'
          '</span> on <time itemprop="datePublished" datetime="2025-01-20">Jan. 20</time>').expect("by Ada Holm on Jan. 20")
    p.raw('<meta itemprop="dateModified" content="2025-01-23"><span itemprop="publisher" itemscope '
          'itemtype="https://schema.org/Organization"><meta itemprop="name" content="Lind Gazette"></span><div itemprop="articleBody">')
    p.paragraphs().raw("</div></div></body></html>")
    return p.tell(byline="Ada Holm", published="2025-01-20", modified="2025-01-23", publisher="Lind Gazette")


def conflict():
    """Three places, three days."""
    p = Page("conflicting-dates", BRIDGE).head(
        json_ld(**{"@graph": [{"@type": "WebSite", "name": "Oster Today"},
                              {"@type": "NewsArticle", "headline": BRIDGE[0], "datePublished": "2024-07-21"}]}),
        meta("article:published_time", "2024-07-19T10:00:00Z"), meta("article:modified_time", "2024-08-01T10:00:00Z"))
    p.raw("<body><article>").keep("h1", BRIDGE[0])
    p.keep("time", "18 July 2024", 'datetime="2024-07-18"').paragraphs().raw("</article></body></html>")
    return p.tell(published="2024-07-21", modified="2024-08-01", conflict=["2024-07-21", "2024-07-19", "2024-07-18"])


def several():
    """A front page's data of other articles stands before that of the article itself."""
    other = {"@type": "NewsArticle", "headline": "Snow closes three schools", "datePublished": "2025-01-02",
             "author": {"name": "Somebody Else"}}
    own = {"@type": "NewsArticle", "headline": HARBOUR[0], "datePublished": "2025-01-20", "author": {"name": "Ada Holm"}}
    p = Page("several-articles-in-data", HARBOUR).head(
        '<script type="application/ld+json">[', __import__("json").dumps(other), "]</script>", json_ld(**own))
    p.raw("<body><main>").keep("h1", HARBOUR[0]).paragraphs().raw("</main>")
    for title in OTHERS[:3]:
        p.raw('<article class="card"><h2><a href="/2">%s</a></h2><p>Some words of a summary, and a few more of them so that '
              "it is not too short for one.</p></article>" % title)
    p.raw("</body></html>")
    return p.tell(published="2025-01-20", byline="Ada Holm")


def amp():
    p = Page("amp", STRIKE).head('<script async src="https://cdn.ampproject.org/v0.js"></script><style amp-custom>h1{margin:0}'
                                 "</style>", html_attributes=" ⚡ lang=en")
    p.raw('<body><amp-sidebar id="sidebar" layout="nodisplay"><nav><ul>', links(SECTIONS), "</ul></nav></amp-sidebar>"
          '<header class="top"><button on="tap:sidebar.toggle">☰</button><a href="/">Coast News</a></header><article>')
    p.keep("h1", STRIKE[0]).raw('<amp-social-share type="email"></amp-social-share><amp-img src="ferry.jpg" alt="Ferry" '
                                'width="600" height="400"></amp-img>').paragraphs()
    p.raw('</article><amp-list class="related" src="/r"><div>', links(OTHERS, "a"), "</div></amp-list></body></html>")
    return p


def print_version():
    p = Page("print-version", BRIDGE).head('<meta name="robots" content="noindex">', title="Print - " + BRIDGE[0])
    p.raw('<body onload="window.print()"><p><a href="javascript:window.close()">Close</a></p><hr>').keep("h1", BRIDGE[0])
    p.keep("p", "By Mira Tande and Paul Esk, 20 July 2024").paragraphs()
    p.raw("<hr>").keep("p", "https://oster.example/2024/07/bridge").raw("</body></html>")
    return p.tell(extra=1, title=BRIDGE[0], byline="Mira Tande and Paul Esk", published="2024-07-20")


def pages():
    return [make() for make in (daily, broadcaster, agency, government, live_blog, paywall, interview, statistics, lazy,
                                microdata, conflict, several, amp, print_version)]
