/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where reports and exports are written. Each is often made anew over the last one, but a slip of
 * the hand must not put it in the place of a project. */

/* Whether something may be written to @path, a file name; FALSE with ASSAY_REPORT_ERROR_FAILED
 * where there is a project, a folder or no file at all. */
gboolean assay_report_check_place (const char *path, GError **error);

/* Puts @bytes into the file @path, which is replaced whole by rename or left as it was. FALSE where
 * it may not be written to, or with a G_IO_ERROR. */
gboolean assay_report_save (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
