/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-article-form.h"
#include "assay-draft.h"

G_BEGIN_DECLS

/* What the user may choose before an article goes in: which of several dates, bylines or headlines
 * that the page gives is right (one click puts it into the form), whether the comments of a
 * manuscript become queries, and its notes sources. Hidden where there is nothing to choose. */
#define ASSAY_TYPE_IMPORT_CHOICES (assay_import_choices_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportChoices, assay_import_choices, ASSAY, IMPORT_CHOICES, AdwBin)

/* @form and @draft are borrowed and must live as long as this; the choice about comments goes into
 * @draft at once. */
void
assay_import_choices_set_up (AssayImportChoices *self, AssayDraft *draft, AssayArticleForm *form);

G_END_DECLS
