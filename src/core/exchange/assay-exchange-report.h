/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-exchange-scope.h"

#include "assay-report-segments.h"

G_BEGIN_DECLS

/* The report's items for formats without pages: the sections that the PDF is made of, in their
 * order (that on the changes between versions where the input has the older texts), searched for
 * what gives a protected source away. FALSE with an error. The title goes to @ret_title, borrowed
 * from the context. */
gboolean
assay_exchange_make_items (AssayExchangeScope *scope, const char **ret_title, GError **error);

/* Around the words of @segment: <del> where they are struck out, <ins> where they are underlined,
 * which Markdown has no marks for. */
void assay_exchange_begin_change (GString *out, const AssayReportSegment *segment);
void assay_exchange_end_change (GString *out, const AssayReportSegment *segment);

G_END_DECLS
