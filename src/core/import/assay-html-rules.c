/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-rules.h"

#include <stdlib.h>
#include <string.h>

/* Sorted by name. Containers of forms and the like stay as plain blocks: whole pages stand in them.
 */
static const AssayRule rules[] = {
  { "a", ASSAY_RULE_KEEP, ASSAY_EL_A, NULL },
  { "abbr", ASSAY_RULE_KEEP, ASSAY_EL_ABBR, NULL },
  { "acronym", ASSAY_RULE_KEEP, ASSAY_EL_ABBR, NULL },
  { "address", ASSAY_RULE_KEEP, ASSAY_EL_ADDRESS, NULL },
  { "applet", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, "object" },
  { "area", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "article", ASSAY_RULE_KEEP, ASSAY_EL_ARTICLE, NULL },
  { "aside", ASSAY_RULE_KEEP, ASSAY_EL_ASIDE, NULL },
  { "audio", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "media" },
  { "b", ASSAY_RULE_KEEP, ASSAY_EL_B, NULL },
  { "base", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "basefont", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "bdi", ASSAY_RULE_KEEP, ASSAY_EL_BDI, NULL },
  { "bdo", ASSAY_RULE_KEEP, ASSAY_EL_BDO, NULL },
  { "bgsound", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "media" },
  { "big", ASSAY_RULE_KEEP, ASSAY_EL_SPAN, NULL },
  { "blink", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, NULL },
  { "blockquote", ASSAY_RULE_KEEP, ASSAY_EL_BLOCKQUOTE, NULL },
  { "body", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "br", ASSAY_RULE_KEEP, ASSAY_EL_BR, NULL },
  { "button", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, "form-control" },
  { "canvas", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, NULL },
  { "caption", ASSAY_RULE_KEEP, ASSAY_EL_CAPTION, NULL },
  { "center", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "cite", ASSAY_RULE_KEEP, ASSAY_EL_CITE, NULL },
  { "code", ASSAY_RULE_KEEP, ASSAY_EL_CODE, NULL },
  { "col", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "colgroup", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "data", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, NULL },
  { "datalist", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "form-control" },
  { "dd", ASSAY_RULE_KEEP, ASSAY_EL_DD, NULL },
  { "del", ASSAY_RULE_KEEP, ASSAY_EL_DEL, NULL },
  { "details", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "dfn", ASSAY_RULE_KEEP, ASSAY_EL_DFN, NULL },
  { "dialog", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "dir", ASSAY_RULE_KEEP, ASSAY_EL_UL, NULL },
  { "div", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "dl", ASSAY_RULE_KEEP, ASSAY_EL_DL, NULL },
  { "dt", ASSAY_RULE_KEEP, ASSAY_EL_DT, NULL },
  { "em", ASSAY_RULE_KEEP, ASSAY_EL_EM, NULL },
  { "embed", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "object" },
  { "fencedframe", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "frame" },
  { "fieldset", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "figcaption", ASSAY_RULE_KEEP, ASSAY_EL_FIGCAPTION, NULL },
  { "figure", ASSAY_RULE_KEEP, ASSAY_EL_FIGURE, NULL },
  { "font", ASSAY_RULE_KEEP, ASSAY_EL_SPAN, NULL },
  { "footer", ASSAY_RULE_KEEP, ASSAY_EL_FOOTER, NULL },
  { "form", ASSAY_RULE_KEEP, ASSAY_EL_DIV, "form-control" },
  { "frame", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "frame" },
  { "frameset", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "frame" },
  { "h1", ASSAY_RULE_KEEP, ASSAY_EL_H1, NULL },
  { "h2", ASSAY_RULE_KEEP, ASSAY_EL_H2, NULL },
  { "h3", ASSAY_RULE_KEEP, ASSAY_EL_H3, NULL },
  { "h4", ASSAY_RULE_KEEP, ASSAY_EL_H4, NULL },
  { "h5", ASSAY_RULE_KEEP, ASSAY_EL_H5, NULL },
  { "h6", ASSAY_RULE_KEEP, ASSAY_EL_H6, NULL },
  { "head", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "header", ASSAY_RULE_KEEP, ASSAY_EL_HEADER, NULL },
  { "hgroup", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "hr", ASSAY_RULE_KEEP, ASSAY_EL_HR, NULL },
  { "i", ASSAY_RULE_KEEP, ASSAY_EL_I, NULL },
  { "iframe", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "frame" },
  { "image", ASSAY_RULE_KEEP, ASSAY_EL_IMG, NULL },
  { "img", ASSAY_RULE_KEEP, ASSAY_EL_IMG, NULL },
  { "input", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "form-control" },
  { "ins", ASSAY_RULE_KEEP, ASSAY_EL_INS, NULL },
  { "isindex", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "form-control" },
  { "kbd", ASSAY_RULE_KEEP, ASSAY_EL_KBD, NULL },
  { "keygen", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "form-control" },
  { "label", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, NULL },
  { "legend", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "li", ASSAY_RULE_KEEP, ASSAY_EL_LI, NULL },
  { "link", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "listing", ASSAY_RULE_KEEP, ASSAY_EL_PRE, NULL },
  { "main", ASSAY_RULE_KEEP, ASSAY_EL_MAIN, NULL },
  { "map", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, NULL },
  { "mark", ASSAY_RULE_KEEP, ASSAY_EL_MARK, NULL },
  { "marquee", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "menu", ASSAY_RULE_KEEP, ASSAY_EL_UL, NULL },
  { "menuitem", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "form-control" },
  { "meta", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "meter", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "form-control" },
  { "multicol", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "nav", ASSAY_RULE_KEEP, ASSAY_EL_NAV, NULL },
  { "nextid", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "nobr", ASSAY_RULE_KEEP, ASSAY_EL_SPAN, NULL },
  { "noembed", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "noframes", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "frame" },
  { "noscript", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, NULL },
  { "object", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, "object" },
  { "ol", ASSAY_RULE_KEEP, ASSAY_EL_OL, NULL },
  { "optgroup", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "option", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "form-control" },
  { "output", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, NULL },
  { "p", ASSAY_RULE_KEEP, ASSAY_EL_P, NULL },
  { "param", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "picture", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, NULL },
  { "plaintext", ASSAY_RULE_KEEP, ASSAY_EL_PRE, NULL },
  { "portal", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "frame" },
  { "pre", ASSAY_RULE_KEEP, ASSAY_EL_PRE, NULL },
  { "progress", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "form-control" },
  { "q", ASSAY_RULE_KEEP, ASSAY_EL_Q, NULL },
  { "rb", ASSAY_RULE_KEEP, ASSAY_EL_SPAN, NULL },
  { "rp", ASSAY_RULE_KEEP, ASSAY_EL_RP, NULL },
  { "rt", ASSAY_RULE_KEEP, ASSAY_EL_RT, NULL },
  { "rtc", ASSAY_RULE_KEEP, ASSAY_EL_SPAN, NULL },
  { "ruby", ASSAY_RULE_KEEP, ASSAY_EL_RUBY, NULL },
  { "s", ASSAY_RULE_KEEP, ASSAY_EL_S, NULL },
  { "samp", ASSAY_RULE_KEEP, ASSAY_EL_SAMP, NULL },
  { "script", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "script" },
  { "search", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "section", ASSAY_RULE_KEEP, ASSAY_EL_SECTION, NULL },
  { "select", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "form-control" },
  { "slot", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, NULL },
  { "small", ASSAY_RULE_KEEP, ASSAY_EL_SMALL, NULL },
  { "source", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "spacer", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "span", ASSAY_RULE_KEEP, ASSAY_EL_SPAN, NULL },
  { "strike", ASSAY_RULE_KEEP, ASSAY_EL_S, NULL },
  { "strong", ASSAY_RULE_KEEP, ASSAY_EL_STRONG, NULL },
  { "style", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "sub", ASSAY_RULE_KEEP, ASSAY_EL_SUB, NULL },
  { "summary", ASSAY_RULE_KEEP, ASSAY_EL_DIV, NULL },
  { "sup", ASSAY_RULE_KEEP, ASSAY_EL_SUP, NULL },
  { "table", ASSAY_RULE_KEEP, ASSAY_EL_TABLE, NULL },
  { "tbody", ASSAY_RULE_KEEP, ASSAY_EL_TBODY, NULL },
  { "td", ASSAY_RULE_KEEP, ASSAY_EL_TD, NULL },
  { "template", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "template" },
  { "textarea", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "form-control" },
  { "tfoot", ASSAY_RULE_KEEP, ASSAY_EL_TFOOT, NULL },
  { "th", ASSAY_RULE_KEEP, ASSAY_EL_TH, NULL },
  { "thead", ASSAY_RULE_KEEP, ASSAY_EL_THEAD, NULL },
  { "time", ASSAY_RULE_KEEP, ASSAY_EL_TIME, NULL },
  { "title", ASSAY_RULE_HIDDEN, ASSAY_TEXT_NODE, NULL },
  { "tr", ASSAY_RULE_KEEP, ASSAY_EL_TR, NULL },
  { "track", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "tt", ASSAY_RULE_KEEP, ASSAY_EL_CODE, NULL },
  { "u", ASSAY_RULE_KEEP, ASSAY_EL_U, NULL },
  { "ul", ASSAY_RULE_KEEP, ASSAY_EL_UL, NULL },
  { "var", ASSAY_RULE_KEEP, ASSAY_EL_VAR, NULL },
  { "video", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, "media" },
  { "wbr", ASSAY_RULE_DROP, ASSAY_TEXT_NODE, NULL },
  { "xmp", ASSAY_RULE_KEEP, ASSAY_EL_PRE, NULL },
};

static const AssayRule unknown = { "", ASSAY_RULE_UNWRAP, ASSAY_TEXT_NODE, NULL };

static int
compare_names (const void *name, const void *rule)
{
  return strcmp (name, ((const AssayRule *) rule)->name);
}

const AssayRule *
assay_rule_find (const char *name)
{
  const AssayRule *found
      = bsearch (name, rules, G_N_ELEMENTS (rules), sizeof (AssayRule), compare_names);

  return found != NULL ? found : &unknown;
}

char *
assay_rules_dup_name (const GumboElement *element)
{
  GumboStringPiece piece = element->original_tag;

  if (element->tag != GUMBO_TAG_UNKNOWN)
    return g_strdup (gumbo_normalized_tagname (element->tag));
  if (piece.data == NULL)
    return g_strdup ("");
  gumbo_tag_from_original_text (&piece);
  return g_ascii_strdown (piece.data, piece.length);
}
