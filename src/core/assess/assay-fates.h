/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-record-list.h"

G_BEGIN_DECLS

/* What became of claims and marks from one version of an article to another, as their anchors tell.
 * Pure functions of records; callable from any thread. */

typedef enum
{
  ASSAY_FATE_EXACT,   /* the same words at the same place */
  ASSAY_FATE_MOVED,   /* the same words elsewhere */
  ASSAY_FATE_CHANGED, /* other words, and nobody has said yet what that means */
  ASSAY_FATE_LOST,    /* no longer in the text */
  ASSAY_FATE_HOLDS,   /* other words; a person said that it still holds */
  ASSAY_FATE_ADAPTED, /* other words, which the claim took, to be checked anew */
  ASSAY_FATE_SPLIT,   /* other words became a claim of their own; these are gone */
  ASSAY_FATE_PLACED,  /* a person put it on other words */
  ASSAY_FATE_BACK,    /* was not in the older version's text, and is in the newer one's */
  ASSAY_FATE_MADE     /* was marked in the newer version first */
} AssayFateKind;

#define ASSAY_N_FATES (ASSAY_FATE_MADE + 1)

typedef struct
{
  AssayRecord *owner;      /* the claim or mark; owned */
  AssayRecord *old_anchor; /* in the older version, NULL without; owned */
  AssayRecord *new_anchor; /* in the newer one, NULL without; owned */
  AssayFateKind kind;
  gboolean same_words; /* both anchors hold the same words: CHANGED then says it of a version before
                        */
} AssayFate;

/* From revision @from to the later revision @to; those that were lost in both are passed over. In
 * text order of the newer version. @language: of the text, "" or NULL where it is not known. Array
 * of AssayFate, owned. */
GArray *assay_fates_find (AssayRecordList *claims,
                          AssayRecordList *marks,
                          AssayRecordList *anchors,
                          AssayRecordList *revisions,
                          gint64 from,
                          gint64 to,
                          const char *language) G_GNUC_WARN_UNUSED_RESULT;

/* What it is called: "CHANGED: on hold until somebody decides". Borrowed. */
const char *assay_fate_get_words (AssayFateKind kind);

/* The name in JSON: "changed". */
const char *assay_fate_get_code (AssayFateKind kind);

/* Whether it wants somebody's eye: neither the same words nor newly marked. */
gboolean assay_fate_is_notable (AssayFateKind kind);

/* One thing that is said about a version and is said otherwise about another. All borrowed from the
 * records; label is translated. */
typedef struct
{
  const char *code;  /* "title", "byline", "publisher", "published", "language", "address" */
  const char *label; /* "Headline" */
  const char *old_words;
  const char *new_words;
} AssayMetadataEdit;

/* What the two REVISION rows and the CAPTURE rows (may be NULL) they were made from say
 * differently. Array of AssayMetadataEdit, owned. */
GArray *assay_metadata_edits_find (AssayRecord *old_revision,
                                   AssayRecord *new_revision,
                                   AssayRecord *old_capture,
                                   AssayRecord *new_capture) G_GNUC_WARN_UNUSED_RESULT;

/* When the version came in: its capture's time, else its own; "" where neither is known. Borrowed.
 */
const char *assay_revision_get_time (AssayRecord *revision, AssayRecord *capture);

G_END_DECLS
