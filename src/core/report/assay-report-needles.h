/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-context.h"

G_BEGIN_DECLS

/* What gives the protected sources of a report away, to be searched for in its texts:
 *
 *   - as whole phrases: title, address, citation, names of the hidden actor, contacts, box, and the
 *     captures' file names, senders, addresses and hashes; quotations of more than four words
 *   - of a person's name each word: the last in any case, the others where they are capitalised
 *   - the host of a web address, unless others who need not be hidden have it too
 *   - the mailbox of a mail address ("mira.voss" of mira.voss@…), unless it is an office's (RFC
 * 2142)
 *
 * A word alone is not searched for where it gives nobody away: it stands in an article or in the
 * name of an actor who is not hidden, or is one of Assay's own lists ("Conversation"). A name of
 * two letters counts where it is capitalised; of one, never. */
typedef struct _AssayNeedles AssayNeedles;

AssayNeedles *assay_needles_new (AssayReportContext *context) G_GNUC_WARN_UNUSED_RESULT;
void assay_needles_free (AssayNeedles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayNeedles, assay_needles_free)

gboolean assay_needles_is_empty (AssayNeedles *self);

/* The source that @text gives away, or NULL. Borrowed. */
AssayRecord *assay_needles_search (AssayNeedles *self, const char *text);

G_END_DECLS
