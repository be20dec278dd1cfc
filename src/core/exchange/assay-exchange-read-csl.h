/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-exchange-read.h"

G_BEGIN_DECLS

/* Reads CSL-JSON: an array, one alone, or an object with "items". NULL with
 * ASSAY_EXCHANGE_ERROR_UNREADABLE. */
AssayExchangeRead *assay_csl_read (GBytes *bytes, GError **error);

G_END_DECLS
