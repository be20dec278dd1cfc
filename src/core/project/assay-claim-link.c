/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-claim-link.h"

#include "assay-anchor.h"
#include "assay-fates.h"
#include "assay-fetch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static AssaySelector *
make_selector (AssayArticle *article, gint64 owner, GError **error)
{
  AssayRecord *anchor = assay_article_find_anchor (article, owner);

  if (anchor == NULL
      || assay_anchor_state_from_code (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE))
             == ASSAY_ANCHOR_STATE_LOST)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("the words are not in this version of the text"));
      return NULL;
    }

  return assay_selector_new (
      assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT),
      assay_record_get_text (anchor, ASSAY_ANCHOR_PREFIX),
      assay_record_get_text (anchor, ASSAY_ANCHOR_SUFFIX),
      (guint) CLAMP (assay_record_get_int (anchor, ASSAY_ANCHOR_START), 0, G_MAXINT),
      (guint) CLAMP (assay_record_get_int (anchor, ASSAY_ANCHOR_END), 0, G_MAXINT));
}

/* Without its fragment; NULL where it is none of the web. */
static char *
dup_address (AssayArticle *article)
{
  AssayRecord *record = assay_article_get_record (article);
  const char *address = record != NULL ? assay_record_get_text (record, ASSAY_ARTICLE_ADDRESS) : "";

  if (!assay_fetch_address_is_lone (address))
    return NULL;

  return assay_fetch_address_clean (address, NULL);
}

char *
assay_claim_link_dup_address (AssayArticle *article, gint64 owner, GError **error)
{
  g_autoptr (AssaySelector) selector = NULL;
  g_autofree char *address = NULL;
  g_autofree char *fragment = NULL;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  selector = make_selector (article, owner, error);
  if (selector == NULL)
    return NULL;

  address = dup_address (article);
  if (address == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("the article has no address of the web; write it into the article's details "
                      "first"));
      return NULL;
    }
  fragment = assay_anchor_text_fragment (selector);
  if (fragment == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("there are no words that a browser could look for"));
      return NULL;
    }

  return g_strconcat (address, fragment, NULL);
}

static const char *
get_date (AssayArticle *article)
{
  AssayRecord *revision = assay_article_get_revision (article);
  AssayRecord *capture = NULL;

  if (revision == NULL)
    return NULL;
  capture = assay_article_find (article, ASSAY_KIND_CAPTURE,
                                assay_record_get_ref (revision, ASSAY_REVISION_CAPTURE));

  return assay_revision_get_time (revision, capture);
}

char *
assay_claim_link_dup_selectors (AssayArticle *article, gint64 owner, GError **error)
{
  g_autoptr (AssaySelector) selector = NULL;
  g_autofree char *address = NULL;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  selector = make_selector (article, owner, error);
  if (selector == NULL)
    return NULL;
  address = dup_address (article);

  return assay_anchor_selectors_to_json (selector, address, get_date (article));
}
