/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-exchange-scope.h"

G_BEGIN_DECLS

/* The report's items for formats without pages: the sections that the PDF is made of, in their
 * order (that on the changes between versions where the input has the older texts), searched for
 * what gives a protected source away. FALSE with an error. The title goes to @ret_title, borrowed
 * from the context. */
gboolean
assay_exchange_make_items (AssayExchangeScope *scope, const char **ret_title, GError **error);

G_END_DECLS
