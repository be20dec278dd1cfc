# SPDX-License-Identifier: GPL-3.0-or-later
"""Other languages, directions and encodings; each in a dress of its own part of the world."""
from page import Page, links, meta
from words import (ARABIC, CHINESE, FRENCH, GERMAN, GREEK, HEBREW, HINDI, JAPANESE, KOREAN, PERSIAN, RUSSIAN, TAIWANESE,
                   THAI, UKRAINIAN)


def simple(name, story, language, charset, menu, others, content, direction="", label=None):
    """A menu before, a list of other stories behind, and the article in an element of class @content."""
    p = Page(name, story, language, charset, label or charset)
    p.head(html_attributes=' lang="%s"%s' % (language, direction))
    p.raw('<body><div class="top-menu menu"><ul>', links(menu), '</ul></div><div class="wrap"><div class="%s">' % content)
    p.keep("h1", story[0]).keep("p", story[1], 'class="author"').paragraphs()
    p.raw('</div><div class="right"><ul>', links(others), "</ul></div></div></body></html>")
    return p.tell(byline=story[1])


def german():
    p = Page("german-consent", GERMAN, "de").head(meta("date", "2024-09-03T12:00:00+02:00", "name"))
    p.raw('<body><div id="consent" role="dialog" aria-modal="true"><p>Wir und unsere 214 Partner speichern Informationen auf Ihrem '
          "Gerät und verarbeiten personenbezogene Daten.</p><button>Zustimmen</button></div><header><nav>",
          links(["Start", "Politik", "Region"], "a"), "</nav></header><article>").keep("h1", GERMAN[0])
    p.keep("p", "Von Jörg Weiß, 3. September 2024", 'class="autor byline"').paragraphs()
    p.raw('</article><div class="teaserliste teaser">', links(["Mehr Regen", "Weniger Fisch"], "p"), "</div></body></html>")
    return p.tell(byline="Jörg Weiß", published="2024-09-03")


def french():
    p = Page("french-regional", FRENCH, "fr").head(meta("og:site_name", "La Gazette de Rieux"))
    p.raw('<body><header><a href="/">La Gazette de Rieux</a></header><main><article>').keep("h1", FRENCH[0])
    p.keep("time", "Publié le 17/06/2024 à 11h02", 'datetime="2024-06-17T11:02"').paragraphs()
    p.raw('<section class="newsletter"><h2>Ne manquez rien</h2><p>Recevez chaque matin les nouvelles de la vallée dans votre boîte '
          "aux lettres.</p></section></article></main></body></html>")
    return p.tell(publisher="La Gazette de Rieux", published="2024-06-17")


def shift_jis():
    p = Page("japanese-shift-jis", JAPANESE, "ja", "shift_jis", "Shift_JIS").head()
    p.raw("<body><div class=gnav>", links(["トップ", "国際", "経済"], "a"), "</div>").keep("h1", JAPANESE[0])
    for words in JAPANESE[2]:
        p.raw('<p class="honbun">　', words, "</p>").expect(words)
    p.raw("<div class=footer>", links(["利用規約", "お問い合わせ"], "a"), "</div></body></html>")
    return p.tell(charset="windows-31j")


def pages():
    return [
        german(), french(), shift_jis(),
        simple("arabic", ARABIC, "ar", "utf-8", ["الرئيسية", "سياسة", "رياضة"], ["ثلج كثيف", "عودة النحل"], "article-text", ' dir="rtl"'),
        simple("hebrew", HEBREW, "he", "utf-8", ["ראשי", "חדשות"], ["שלג כבד", "הדבורים חזרו"], "art_content", ' dir="rtl"'),
        simple("persian", PERSIAN, "fa", "utf-8", ["خانه", "اقتصاد"], ["برف سنگین", "زنبورها"], "matn", ' dir="rtl"'),
        simple("russian-windows-1251", RUSSIAN, "ru", "windows-1251", ["Главная", "Политика"], ["Сильный снег", "Пчёлы вернулись"],
               "b-topic__content").tell(charset="windows-1251"),
        simple("ukrainian", UKRAINIAN, "uk", "utf-8", ["Головна", "Новини"], ["Сильний сніг", "Бджоли"], "entry"),
        simple("chinese-gb18030", CHINESE, "zh-CN", "gb18030", ["首页", "国际", "财经"], ["大雪封路", "蜜蜂归来"], "artibody",
               label="gb2312").tell(charset="gb18030"),
        simple("taiwanese-big5", TAIWANESE, "zh-TW", "big5", ["首頁", "國際"], ["大雪封路", "蜜蜂歸來"], "story").tell(charset="Big5-HKSCS"),
        simple("korean-euc-kr", KOREAN, "ko", "euc-kr", ["홈", "국제"], ["큰 눈", "벌이 돌아왔다"], "news_end").tell(charset="windows-949"),
        simple("hindi", HINDI, "hi", "utf-8", ["होम", "देश"], ["भारी हिमपात", "मधुमक्खियाँ लौटीं"], "story-content"),
        simple("thai", THAI, "th", "utf-8", ["หน้าแรก", "ข่าว"], ["หิมะตกหนัก", "ผึ้งกลับมา"], "content-detail"),
        simple("greek-iso-8859-7", GREEK, "el", "iso-8859-7", ["Αρχική", "Πολιτική"], ["Χιόνια", "Μέλισσες"], "main-text").tell(
            charset="ISO-8859-7"),
    ]
