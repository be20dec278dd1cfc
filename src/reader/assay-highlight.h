/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How a highlight looks: one colour and one line pattern per outcome group, given once in
 * resources/reader/palette.css. Verdict scales are data of the project; whoever maps their levels
 * to groups picks from these. */
typedef enum
{
  ASSAY_HIGHLIGHT_OPEN,         /* a claim without a decision */
  ASSAY_HIGHLIGHT_CONFIRMED,    /* confirmed as it stands */
  ASSAY_HIGHLIGHT_CHANGE,       /* confirmed with a change */
  ASSAY_HIGHLIGHT_WRONG,        /* wrong */
  ASSAY_HIGHLIGHT_AUTHOR,       /* rests on the author */
  ASSAY_HIGHLIGHT_UNVERIFIED,   /* looked into, could not be verified */
  ASSAY_HIGHLIGHT_ON_HOLD,      /* the text under the claim has changed */
  ASSAY_HIGHLIGHT_EVIDENCE,     /* words of a source that are quoted as evidence */
  ASSAY_HIGHLIGHT_MARK_NOTHING, /* nothing checkable */
  ASSAY_HIGHLIGHT_MARK_OPINION, /* opinion */
  ASSAY_HIGHLIGHT_MARK_WORDING, /* a loaded or wrong word */
} AssayHighlightStyle;

#define ASSAY_HIGHLIGHT_N_STYLES (ASSAY_HIGHLIGHT_MARK_WORDING + 1)

/* One highlight as the caller hands it in; the reader copies what it keeps. */
typedef struct
{
  gint64 id;   /* names it in signals; 0 is not allowed */
  guint start; /* code points of the canonical text, [start, end) */
  guint end;
  AssayHighlightStyle style;
  const char *badge;  /* number in the margin, such as "14a"; NULL for no badge */
  const char *symbol; /* sign of the verdict level beside the number; NULL for the style's own */
  const char *label;  /* what a screen reader says of the badge; NULL for the badge itself */
} AssayHighlight;

G_END_DECLS
