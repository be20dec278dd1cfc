/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"

G_BEGIN_DECLS

/* What leads out of the project to the words of a claim or mark, as they stand in the version that
 * @article has loaded. Both fail with G_IO_ERROR_NOT_FOUND where the words are lost in it. */

/* The article's address with a text fragment, by which a browser scrolls to the words.
 * G_IO_ERROR_NOT_SUPPORTED where the article has no address of the web. Owned. */
char *assay_claim_link_dup_address (AssayArticle *article,
                                    gint64 owner,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* See assay_anchor_selectors_to_json (). Owned. */
char *assay_claim_link_dup_selectors (AssayArticle *article,
                                      gint64 owner,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
