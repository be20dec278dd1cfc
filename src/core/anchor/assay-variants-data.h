/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: the files of the folder variants, as variants/generate.py writes them when
 * the program is built. All strings are folded and end with 0. */

#include "assay-variants.h"

typedef struct
{
  const gunichar *spelling;
  const gunichar *first; /* the one that stands for it */
} AssaySpelling;

struct _AssayVariants
{
  const char *language;       /* the file's name, without its ending */
  const AssaySpelling *words; /* sorted */
  guint n_words;
  const AssaySpelling *swaps; /* wherever they stand, in this order; the last is empty */
  const gunichar *drops;      /* say nothing */
  const gunichar *groups;     /* stand between thousands */
  gunichar zero;              /* of the language's own digits, or 0 */
  gboolean has_lakhs;         /* thousands, and above them hundreds: 12,34,567 */
  gboolean has_spaces;        /* a space may stand between thousands */
};

/** The last has no language. */
extern const AssayVariants assay_variants_all[];
