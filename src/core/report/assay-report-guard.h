/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "assay-report-context.h"
#include "assay-report-needles.h"

G_BEGIN_DECLS

/* The last look before a report leaves the house: whether a name, an alias, a title, a contact, an
 * address, a file name or a quotation of a protected source stands in what is said.
 *
 * Words are compared without regard to case, accents, punctuation and spacing; a name is found as
 * whole words only (in scripts without spaces: as characters). What is looked for, and what is let
 * pass because it gives nobody away: assay-report-needles.h.
 */

/* FALSE with ASSAY_REPORT_ERROR_PROTECTED, which names the source by its public name and the place,
 * never what was found, or G_IO_ERROR_CANCELLED. @extra: NULL-ended strings that go into the file
 * beside the content. What a person should look at is noted in @needles, the places in the language
 * that the content is in. */
gboolean assay_report_guard (AssayReportContext *context,
                             AssayNeedles *needles,
                             const char *const *extra,
                             GCancellable *cancellable,
                             GError **error);

/* The same of a file that goes along: what goes along is read as what is said. */
gboolean assay_report_guard_file (AssayReportContext *context,
                                  AssayNeedles *needles,
                                  const AssayReportFile *file,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
