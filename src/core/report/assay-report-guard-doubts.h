/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-record.h"

G_BEGIN_DECLS

/* Where words stand that may give a protected source away, and are too common to refuse for. */
typedef struct _AssayGuardDoubts AssayGuardDoubts;

AssayGuardDoubts *assay_guard_doubts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void assay_guard_doubts_free (AssayGuardDoubts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayGuardDoubts, assay_guard_doubts_free)

/* Whether @place of @source needs not be looked at again: it is noted, or there are too many. */
gboolean assay_guard_doubts_has (AssayGuardDoubts *self, AssayRecord *source, const char *place);

/* @source is borrowed, @place copied. */
void assay_guard_doubts_add (AssayGuardDoubts *self, AssayRecord *source, const char *place);

/* Appends to @notes one string for each source, in the language of the interface. */
void assay_guard_doubts_tell (AssayGuardDoubts *self, GPtrArray *notes);

G_END_DECLS
