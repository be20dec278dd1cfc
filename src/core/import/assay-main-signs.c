/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-main-signs.h"

#include "assay-html-parse.h"

#include <string.h>

#define MAX_VALUE 300

/* Words of a class or identifier, with a space on either side; two of them must follow each other.
 */
static const struct
{
  const char *words;
  AssayMainSign sign;
} signs[] = {
  { " comments ", ASSAY_SIGN_READERS },
  { " commentlist ", ASSAY_SIGN_READERS },
  { " comment list ", ASSAY_SIGN_READERS },
  { " comment section ", ASSAY_SIGN_READERS },
  { " comment respond ", ASSAY_SIGN_READERS },
  { " disqus ", ASSAY_SIGN_READERS },
  { " reader comments ", ASSAY_SIGN_READERS },
  { " addthis ", ASSAY_SIGN_ASIDE },
  { " addtoany ", ASSAY_SIGN_ASIDE },
  { " adsbygoogle ", ASSAY_SIGN_ASIDE },
  { " advert ", ASSAY_SIGN_ASIDE },
  { " advertisement ", ASSAY_SIGN_ASIDE },
  { " about author ", ASSAY_SIGN_ASIDE },
  { " about the author ", ASSAY_SIGN_ASIDE },
  { " author bio ", ASSAY_SIGN_ASIDE },
  { " author box ", ASSAY_SIGN_ASIDE },
  { " author card ", ASSAY_SIGN_ASIDE },
  { " author info ", ASSAY_SIGN_ASIDE },
  { " breadcrumb ", ASSAY_SIGN_ASIDE },
  { " breadcrumbs ", ASSAY_SIGN_ASIDE },
  { " catlinks ", ASSAY_SIGN_ASIDE },
  { " consent ", ASSAY_SIGN_ASIDE },
  { " cookie ", ASSAY_SIGN_ASIDE },
  { " cookies ", ASSAY_SIGN_ASIDE },
  { " editsection ", ASSAY_SIGN_ASIDE },
  { " gdpr ", ASSAY_SIGN_ASIDE },
  { " jumplink ", ASSAY_SIGN_ASIDE },
  { " mailing list ", ASSAY_SIGN_ASIDE },
  { " modal ", ASSAY_SIGN_ASIDE },
  { " navbox ", ASSAY_SIGN_ASIDE },
  { " newsletter ", ASSAY_SIGN_ASIDE },
  { " onetrust ", ASSAY_SIGN_ASIDE },
  { " outbrain ", ASSAY_SIGN_ASIDE },
  { " pager ", ASSAY_SIGN_ASIDE },
  { " pagination ", ASSAY_SIGN_ASIDE },
  { " paywall ", ASSAY_SIGN_ASIDE },
  { " popup ", ASSAY_SIGN_ASIDE },
  { " printfooter ", ASSAY_SIGN_ASIDE },
  { " regwall ", ASSAY_SIGN_ASIDE },
  { " share ", ASSAY_SIGN_ASIDE },
  { " sharedaddy ", ASSAY_SIGN_ASIDE },
  { " sharing ", ASSAY_SIGN_ASIDE },
  { " signup ", ASSAY_SIGN_ASIDE },
  { " site footer ", ASSAY_SIGN_ASIDE },
  { " skip link ", ASSAY_SIGN_ASIDE },
  { " skip links ", ASSAY_SIGN_ASIDE },
  { " social ", ASSAY_SIGN_ASIDE },
  { " socials ", ASSAY_SIGN_ASIDE },
  { " sponsored ", ASSAY_SIGN_ASIDE },
  { " subscribe ", ASSAY_SIGN_ASIDE },
  { " subscription ", ASSAY_SIGN_ASIDE },
  { " taboola ", ASSAY_SIGN_ASIDE },
  { " unsubscribe ", ASSAY_SIGN_ASIDE },
  { " jp relatedposts ", ASSAY_SIGN_ASIDE },
  { " related articles ", ASSAY_SIGN_ASIDE },
  { " related posts ", ASSAY_SIGN_ASIDE },
  { " related stories ", ASSAY_SIGN_ASIDE },
  { " most read ", ASSAY_SIGN_ASIDE },
  { " read more ", ASSAY_SIGN_LINKS },
  { " categories ", ASSAY_SIGN_LINKS },
  { " footer ", ASSAY_SIGN_LINKS },
  { " links ", ASSAY_SIGN_LINKS },
  { " masthead ", ASSAY_SIGN_LINKS },
  { " menu ", ASSAY_SIGN_LINKS },
  { " more ", ASSAY_SIGN_LINKS },
  { " nav ", ASSAY_SIGN_LINKS },
  { " navbar ", ASSAY_SIGN_LINKS },
  { " navigation ", ASSAY_SIGN_LINKS },
  { " noprint ", ASSAY_SIGN_LINKS },
  { " popular ", ASSAY_SIGN_LINKS },
  { " promo ", ASSAY_SIGN_LINKS },
  { " recirc ", ASSAY_SIGN_LINKS },
  { " recommended ", ASSAY_SIGN_LINKS },
  { " recommendations ", ASSAY_SIGN_LINKS },
  { " related ", ASSAY_SIGN_LINKS },
  { " sidebar ", ASSAY_SIGN_LINKS },
  { " tags ", ASSAY_SIGN_LINKS },
  { " teaser ", ASSAY_SIGN_LINKS },
  { " teasers ", ASSAY_SIGN_LINKS },
  { " toc ", ASSAY_SIGN_LINKS },
  { " toolbar ", ASSAY_SIGN_LINKS },
  { " topics ", ASSAY_SIGN_LINKS },
  { " trending ", ASSAY_SIGN_LINKS },
  { " widget ", ASSAY_SIGN_LINKS },
};

static const struct
{
  const char *role;
  AssayMainSign sign;
} roles[] = {
  { "alertdialog", ASSAY_SIGN_ASIDE }, { "dialog", ASSAY_SIGN_ASIDE },
  { "search", ASSAY_SIGN_ASIDE },      { "menu", ASSAY_SIGN_LINKS },
  { "menubar", ASSAY_SIGN_LINKS },     { "toolbar", ASSAY_SIGN_LINKS },
  { "tablist", ASSAY_SIGN_LINKS },
};

static const struct
{
  const char *word;
  AssayMainNaming naming;
} namings[] = {
  { " author ", ASSAY_NAMES_AUTHOR },   { " authors ", ASSAY_NAMES_AUTHOR },
  { " byline ", ASSAY_NAMES_AUTHOR },   { " writer ", ASSAY_NAMES_AUTHOR },
  { " autor ", ASSAY_NAMES_AUTHOR },    { " auteur ", ASSAY_NAMES_AUTHOR },
  { " modified ", ASSAY_NAMES_CHANGE }, { " updated ", ASSAY_NAMES_CHANGE },
  { " date ", ASSAY_NAMES_DAY },        { " dateline ", ASSAY_NAMES_DAY },
  { " datetime ", ASSAY_NAMES_DAY },    { " posted ", ASSAY_NAMES_DAY },
  { " pubdate ", ASSAY_NAMES_DAY },     { " published ", ASSAY_NAMES_DAY },
  { " time ", ASSAY_NAMES_DAY },        { " timestamp ", ASSAY_NAMES_DAY },
  { " meta ", ASSAY_NAMES_BOTH },       { " postmeta ", ASSAY_NAMES_BOTH },
  { " credit ", ASSAY_NAMES_BOTH },
};

/* "relatedArticles box-2" as " related articles box ". */
static void
append_words (GString *words, const char *value)
{
  for (const char *at = value; at != NULL && *at != '\0' && at - value < MAX_VALUE; at++)
    {
      gboolean begins = g_ascii_isupper (*at) && at > value && g_ascii_islower (at[-1]);

      if ((begins || !g_ascii_isalpha (*at)) && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
      if (g_ascii_isalpha (*at))
        g_string_append_c (words, g_ascii_tolower (*at));
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
}

static GString *
get_words (const GumboNode *node)
{
  const char *class = assay_html_get_attribute (node, "class");
  const char *id = assay_html_get_attribute (node, "id");
  GString *words;

  if (class == NULL && id == NULL)
    return NULL;
  words = g_string_new (" ");
  append_words (words, class);
  append_words (words, id);
  return words;
}

AssayMainSign
assay_main_sign_of (const GumboNode *node)
{
  const char *role = assay_html_get_attribute (node, "role");
  g_autoptr (GString) words = get_words (node);
  AssayMainSign best = ASSAY_SIGN_NONE;

  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (role, roles[i].role) == 0)
      best = roles[i].sign;
  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (signs); i++)
    if (signs[i].sign > best && strstr (words->str, signs[i].words) != NULL)
      best = signs[i].sign;
  return best;
}

AssayMainNaming
assay_main_naming_of (const GumboNode *node)
{
  const char *rel = assay_html_get_attribute (node, "rel");
  const char *itemprop = assay_html_get_attribute (node, "itemprop");
  GumboTag tag = node->v.element.tag;
  g_autoptr (GString) words = get_words (node);

  if ((rel != NULL && g_ascii_strcasecmp (rel, "author") == 0)
      || g_strcmp0 (itemprop, "author") == 0)
    return ASSAY_NAMES_AUTHOR;
  if (g_strcmp0 (itemprop, "dateModified") == 0)
    return ASSAY_NAMES_CHANGE;
  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (namings); i++)
    if (strstr (words->str, namings[i].word) != NULL)
      return namings[i].naming;
  if (tag == GUMBO_TAG_TIME || g_strcmp0 (itemprop, "datePublished") == 0)
    return ASSAY_NAMES_DAY;
  return tag == GUMBO_TAG_ADDRESS ? ASSAY_NAMES_BOTH : ASSAY_NAMES_NOTHING;
}
