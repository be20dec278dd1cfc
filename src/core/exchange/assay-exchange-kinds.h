/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What kinds of sources are called in bibliographies. */

/* The type of CSL 1.0.2, and of BibLaTeX, for a word of ASSAY_SOURCE_KIND; never NULL. */
const char *assay_source_kind_to_csl (const char *kind);
const char *assay_source_kind_to_bibtex (const char *kind);

/* The word of ASSAY_SOURCE_KIND for such a type, whatever its letter case; "other" for unknown
 * ones. */
const char *assay_source_kind_from_type (const char *type);

G_END_DECLS
