/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_FORM_TITLE,
  ASSAY_FORM_BYLINE,
  ASSAY_FORM_PUBLISHER,
  ASSAY_FORM_PUBLISHED,
  ASSAY_FORM_LANGUAGE,
  ASSAY_FORM_ADDRESS,
} AssayFormField;

#define ASSAY_N_FORM_FIELDS (ASSAY_FORM_ADDRESS + 1)

/* What is known about an article, as entries. Property valid (boolean, read-only): there is a title
 * and the date is one. Signal activated: Enter in an entry. */
#define ASSAY_TYPE_ARTICLE_FORM (assay_article_form_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticleForm, assay_article_form, ASSAY, ARTICLE_FORM, AdwBin)

void assay_article_form_set_text (AssayArticleForm *self, AssayFormField field, const char *text);

/* Without white space at the ends. Owned. */
char *assay_article_form_dup_text (AssayArticleForm *self,
                                   AssayFormField field) G_GNUC_WARN_UNUSED_RESULT;

gboolean assay_article_form_is_valid (AssayArticleForm *self);

G_END_DECLS
