/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a page does not show of its original, as it stands in ASSAY_CAPTURE_LEFT_OUT: a line each,
 * "3 script: alert(1)". What the second look found is among it: "1 unseen: 120-180 display",
 * positions being code points of the text; "0 unseen" where it found nothing. */

/* Why words of a page are not seen as it was published. */
typedef enum
{
  ASSAY_UNSEEN_DISPLAY,    /* taken out of the page */
  ASSAY_UNSEEN_VISIBILITY, /* invisible */
  ASSAY_UNSEEN_OPACITY,    /* transparent */
  ASSAY_UNSEEN_CLIPPED,    /* cut off */
  ASSAY_UNSEEN_SIZE,       /* so small that nothing is left */
  ASSAY_UNSEEN_OUTSIDE,    /* beside the page */
  ASSAY_UNSEEN_COLOUR,     /* the colour of their ground */
  ASSAY_UNSEEN_COVERED,    /* something else lies over them, or they over each other */
  ASSAY_UNSEEN_ORDER,      /* seen, but in another order than in the text */
} AssayUnseenReason;

#define ASSAY_N_UNSEEN_REASONS (ASSAY_UNSEEN_ORDER + 1)

/* A passage [start, end) that a reader of the page as published would not see. */
typedef struct
{
  guint start;
  guint end;
  AssayUnseenReason reason;
} AssayUnseen;

/* The reason called @code ("display"); FALSE where none is. */
gboolean assay_unseen_reason_from_code (const char *code, AssayUnseenReason *ret_reason);

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
GArray *assay_left_out_parse (const char *lines, guint n_points) G_GNUC_WARN_UNUSED_RESULT;

/* @lines for people, a line each: "Scripts (3): alert(1)". Owned. */
char *assay_left_out_dup_words (const char *lines) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the second look was taken. */
gboolean assay_left_out_was_looked_at (const char *lines);

/* @lines and what the second look found (array of AssayUnseen); owned. */
char *assay_left_out_add_unseen (const char *lines, GArray *unseen) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
