/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-reader.h"

G_BEGIN_DECLS

/* What a page does not show of its original, as it stands in a capture: a line each, "3 script:
 * alert(1)". What the second look found is among it: "1 unseen: 120-180 display", positions being
 * code points of the text; "0 unseen" where it found nothing. */

/* A line that was read. start < end: a passage. */
typedef struct
{
  guint count;
  char *what;
  char *sample;
  guint start;
  guint end;
} AssayLeftOutLine;

/* In words: "Scripts". Of a key that is not known: the key. Borrowed. */
const char *assay_left_out_get_label (const char *what);

/* Array of AssayLeftOutLine, owned; lines that make no sense are left out. @n_points: length of the
 * text, which bounds passages. */
GArray *assay_left_out_parse (const char *lines, guint n_points);

/* Whether the second look was taken. */
gboolean assay_left_out_was_looked_at (const char *lines);

/* @lines and what the second look found (array of AssayUnseen); owned. */
char *assay_left_out_add_unseen (const char *lines, GArray *unseen);

G_END_DECLS
