/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-fields.h"

G_BEGIN_DECLS

/* What a person may write into a field whose words have a form. Pure; the command line and the
 * forms of the window ask here, so that both take the same. */

#define ASSAY_VALUE_ERROR (assay_value_error_quark ())
GQuark assay_value_error_quark (void);

typedef enum
{
  ASSAY_VALUE_ERROR_DATE, /* write one of the forms that the message names */
  ASSAY_VALUE_ERROR_ORDER /* the lower bound is above the upper one: exchange them */
} AssayValueError;

/* Whether @text is a date of EDTF (ISO 8601-2:2019), of level 0 or of what level 1 has for dates
 * that are not wholly known: 2025, 2025-04, 2025-04-28; the season 2025-21 (spring) to 2025-24;
 * 202X, 2025-XX, 2025-04-XX; each uncertain ("?"), about ("~") or both ("%"); two of them as an
 * interval, 2021/2025, of which one end may be open: "2021/..", "../2025". "" is none. */
gboolean assay_date_is_edtf (const char *text);

/* Whether @text is a moment: a day, a time and its zone, 2026-11-23T09:10+02:00, 2026-11-23T07:10Z,
 * with or without seconds and their decimals (RFC 3339, but for the seconds, which may miss). */
gboolean assay_time_is_moment (const char *text);

/* Whether a person may write @text into @field: always true but for fields that hold a date (an
 * EDTF date) or a moment (a moment or an EDTF date). NULL and "" empty a field and are welcome. */
gboolean assay_value_check (AssayField field, const char *text, GError **error);

/* Whether a figure may reach from @lower to @upper. */
gboolean assay_value_check_bounds (double lower, double upper, GError **error);

G_END_DECLS
