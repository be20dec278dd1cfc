/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: English abbreviations, by what their full stop means. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_ABBREVIATION_NONE,
  ASSAY_ABBREVIATION_NEVER_ENDS,    /* Mr. */
  ASSAY_ABBREVIATION_BEFORE_NUMBER, /* No. */
  ASSAY_ABBREVIATION_MAY_END,       /* U.S. */
} AssayAbbreviation;

/** assay_abbreviation_classify: @word without its last full stop, any case. */
AssayAbbreviation assay_abbreviation_classify (const char *word, gsize len);

/** assay_abbreviation_is_starter: whether the capitalised @word often begins a sentence. */
gboolean assay_abbreviation_is_starter (const char *word, gsize len);

G_END_DECLS
