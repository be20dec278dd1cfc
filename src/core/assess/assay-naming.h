/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-record.h"

G_BEGIN_DECLS

/* How sources are called and rated where others may read it. Pure; any thread. */

/* What @source may be called outside the project: a protected one by its code name, or "a protected
 * source"; any other by its title, else its citation, else its address, else "untitled source".
 * Owned. */
char *assay_source_dup_public_name (AssayRecord *source) G_GNUC_WARN_UNUSED_RESULT;

/* The reliability letter that counts for @evidence: its own where it overrides, else that of
 * @source (may be NULL); "" where neither is rated. Borrowed. */
const char *assay_evidence_get_reliability (AssayRecord *evidence, AssayRecord *source);

/* Why that letter counts: the reason given where it was set, or "". Borrowed. */
const char *assay_evidence_get_reliability_reason (AssayRecord *evidence, AssayRecord *source);

/* "B2", "B", "2" or "": the letters and digits of the Admiralty code side by side, never averaged.
 * Owned. */
char *assay_evidence_dup_rating (AssayRecord *evidence,
                                 AssayRecord *source) G_GNUC_WARN_UNUSED_RESULT;

/* "Usually reliable, probably true": the same in words, in the language of the interface; "not
 * rated" where neither is set. Owned. */
char *assay_evidence_dup_rating_words (AssayRecord *evidence,
                                       AssayRecord *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
