/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Says in our words what GLib said in its own: an error of the domains G_IO_ERROR and G_FILE_ERROR
 * becomes a G_IO_ERROR whose message is @doing ("cannot read 'x'"), a colon and the reason. A
 * cancellation and errors of other domains stay as they are. */
void assay_file_error_reword (GError **error, const char *doing);

G_END_DECLS
