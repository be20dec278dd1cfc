/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-exchange-scope.h"

G_BEGIN_DECLS

/* The report's items for formats without pages: the sections that the PDF is made of, in their
 * order, searched for what gives a protected source away. FALSE with an error. The title goes to
 * @ret_title, borrowed from the context. */
gboolean
assay_exchange_make_items (AssayExchangeScope *scope, const char **ret_title, GError **error);

/* The BCP 47 tag of the language in which the report's own words are. Borrowed. */
const char *assay_exchange_get_language (void);

G_END_DECLS
