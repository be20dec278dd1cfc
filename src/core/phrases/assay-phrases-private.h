/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-phrases.h"

G_BEGIN_DECLS

/* What one has to know of a language beside its words. A new one is a line here and a file
 * "TAG.po". */
typedef struct
{
  const char *tag;
  const char *name;
  const char *day; /* y, m, d stand for year, month and day */
  const char *decimal;
  const char *thousands;
  guint least_grouped;             /* digits from which on thousands are told apart */
  guint (*choose_form) (gulong n); /* which plural; as "Plural-Forms" of the file has it */
} AssayLanguage;

/* The forms in use on this thread: those of English where no language was chosen. */
const AssayLanguage *assay_phrases_get_forms (void);

G_END_DECLS
