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
 * Each also as it could stand there otherwise: cut by the end of a line, with invisible characters
 * in it, in other forms of Unicode, escaped (twice) as addresses, HTML, mail or scripts do, an
 * umlaut as two letters or two letters as an umlaut.
 *
 * A word alone is not refused where it gives nobody away: it stands in an article or in the name of
 * an actor who is not hidden, or is one of Assay's own lists ("Conversation"). Of a name it is
 * noted where it stands, capitalised and not as the article has it, for the user to look. A name of
 * two letters counts where it is capitalised; of one, never. */
typedef struct _AssayNeedles AssayNeedles;

/* @cancellable (or NULL), which is borrowed, makes a search end early. */
AssayNeedles *assay_needles_new (AssayReportContext *context,
                                 GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void assay_needles_free (AssayNeedles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayNeedles, assay_needles_free)

gboolean assay_needles_is_empty (AssayNeedles *self);

/* The source that @text gives away, or NULL. Borrowed. NULL, too, where the run was cancelled: ask
 * for that afterwards. Words that are too common to tell are noted with @place, where that is not
 * NULL. */
AssayRecord *assay_needles_search (AssayNeedles *self, const char *text, const char *place);

/* Appends what was noted so far to @notes, as strings in the language of the interface: of each
 * source the places, never the word. */
void assay_needles_add_notes (AssayNeedles *self, GPtrArray *notes);

G_END_DECLS
