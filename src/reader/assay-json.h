/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends string as a JSON string with its quotes; NULL becomes null. Invalid UTF-8 is replaced. */
void assay_json_append_string (GString *json, const char *string);

G_END_DECLS
