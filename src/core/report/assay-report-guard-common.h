/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-context.h"
#include "assay-report-guard-words.h"

G_BEGIN_DECLS

/* What gives nobody away by itself: the words of Assay's own lists, in every language that it
 * speaks; the words of the articles and of the names of actors who need not be hidden, and the
 * hosts of articles and open sources. These could not be taken out of a report. */
typedef struct _AssayGuardCommon AssayGuardCommon;

AssayGuardCommon *assay_guard_common_new (AssayReportContext *context) G_GNUC_WARN_UNUSED_RESULT;
void assay_guard_common_free (AssayGuardCommon *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayGuardCommon, assay_guard_common_free)

/* Whether @joined (assay_guard_words_join ()) is a word of Assay's own lists: "conversation ". */
gboolean assay_guard_common_is_term (AssayGuardCommon *self, const char *joined);

/* Whether the word at @at of @words stands in an article or in an open name, in either spelling;
 * @small: in small letters. */
gboolean assay_guard_common_has (AssayGuardCommon *self,
                                 const AssayGuardWords *words,
                                 guint at,
                                 gboolean small);

/* Whether @host is an article's or an open source's. */
gboolean assay_guard_common_has_host (AssayGuardCommon *self, const char *host);

/* Whether the word at @at of @words stands in an article with the same words before and behind it:
 * then it is the article that is quoted. */
gboolean
assay_guard_common_is_quoted (AssayGuardCommon *self, const AssayGuardWords *words, guint at);

/* The host of a web address without "www.", in small letters; NULL where there is none. Owned. */
char *assay_guard_dup_host (const char *address);

G_END_DECLS
