/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"
#include "assay-draft.h"

G_BEGIN_DECLS

/* What is told of a version of an article. */

/* How many claims and marks of @article stand how in @revision. */
void assay_version_count (AssayArticle *article, AssayRecord *revision, AssayVersionOutcome *ret);

/* "Version 2". Owned. */
char *assay_version_dup_name (AssayRecord *revision) G_GNUC_WARN_UNUSED_RESULT;

/* When it was captured: "23 Nov 2026, 07:25". Owned. */
char *assay_version_dup_time (AssayArticle *article,
                              AssayRecord *revision) G_GNUC_WARN_UNUSED_RESULT;

/* When, by whom and how it came, and when it says it was published. Owned. */
char *assay_version_dup_origin (AssayArticle *article,
                                AssayRecord *revision) G_GNUC_WARN_UNUSED_RESULT;

/* " · 3 exact · 1 CHANGED", "" for none. Owned. */
char *assay_version_dup_counts (const AssayVersionOutcome *outcome) G_GNUC_WARN_UNUSED_RESULT;

/* "Checked 23 Nov 2026, 07:25 by Mara: unchanged", "" where its address was not asked. Owned. */
char *assay_version_dup_check (AssayRecord *revision) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
