/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-phrases.h"

/* For a file whose words may come to stand in a report, instead of <glib/gi18n-lib.h>: the same
 * macros, which ask the thread's catalog, and gettext where there is none. Every word of such a
 * file must be in the catalogs: a test sees to it. */

#undef _
#undef N_
#undef C_
#undef NC_
#undef ngettext
#define _(id) assay_phrases_get (id)
#define N_(id) (id)
#define C_(context, id) assay_phrases_get_in (context, id)
#define NC_(context, id) (id)
#define ngettext(one, many, n) assay_phrases_get_n (one, many, n)
