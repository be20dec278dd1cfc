/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: where every run of ASSAY_GRAM characters stands in a folded text. */

#include "assay-fold.h"

G_BEGIN_DECLS

#define ASSAY_GRAM 8

/** How many places are looked at for one gram: a bound against texts made of one letter. */
#define ASSAY_GRAMS_MAX_CHAIN 20000

typedef struct
{
  const AssayFold *fold;
  guint *head;  /* by hash: the first place + 1, 0 for none */
  guint *next;  /* by place: the next place of that hash + 1 */
  guint *count; /* by hash */
  guint mask;
} AssayGrams;

/** assay_grams_init: indexes @fold, which is borrowed. */
void assay_grams_init (AssayGrams *grams, const AssayFold *fold);

/** assay_grams_clear: frees what @grams owns. */
void assay_grams_clear (AssayGrams *grams);

/** assay_grams_first: the chain of the gram at @chars: its first place + 1, 0 for none. Others of
 * the same hash are in it. @ret_count gets its length. */
guint assay_grams_first (const AssayGrams *grams, const gunichar *chars, guint *ret_count);

/** assay_grams_find: appends to @places (of guint) where the @n characters @chars stand, in text
 * order, at most @max of them. */
void assay_grams_find (
    const AssayGrams *grams, const gunichar *chars, guint n, guint max, GArray *places);

G_END_DECLS
