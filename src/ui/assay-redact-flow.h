/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-workbench.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks whether the source or claim @id is to be redacted for ever, does it, and tells where it is
 * still named. */
void assay_redact_ask (GtkWindow *parent, AssayWorkbench *workbench, AssayKind kind, gint64 id);

G_END_DECLS
