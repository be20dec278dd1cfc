/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-workbench.h"

#include "assay-keymap.h"

#include <glib/gi18n-lib.h>

/* What a workbench tells the window and the panes. */

void
assay_workbench_fail (AssayWorkbench *self, const GError *error)
{
  g_return_if_fail (ASSAY_IS_WORKBENCH (self));
  g_return_if_fail (error != NULL);

  g_signal_emit_by_name (self, "failed", error);
}

void
assay_workbench_done (AssayWorkbench *self, const char *words)
{
  g_return_if_fail (ASSAY_IS_WORKBENCH (self));
  g_return_if_fail (words != NULL);

  g_signal_emit_by_name (self, "done", words);
}

void
assay_workbench_tell (AssayWorkbench *self, const char *words)
{
  g_return_if_fail (ASSAY_IS_WORKBENCH (self));
  g_return_if_fail (words != NULL);

  g_signal_emit_by_name (self, "told", words);
}

void
assay_workbench_show_passage (AssayWorkbench *self, guint start, guint end)
{
  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  g_signal_emit_by_name (self, "show-passage", start, end);
}

void
assay_workbench_show_source (AssayWorkbench *self, gint64 source, gint64 capture, gint64 evidence)
{
  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  g_signal_emit_by_name (self, "show-source", source, capture, evidence);
}

gboolean
assay_workbench_refuses (AssayWorkbench *self)
{
  g_autofree char *hint = NULL;
  g_autofree char *words = NULL;

  if (!assay_workbench_shows_older (self))
    return FALSE;

  hint = assay_keymap_dup_tooltip ("work.newest-version", _ ("Back to the newest"));
  /* Translators: what to press, with its key */
  words = g_strdup_printf (_ ("This is an older version, to be read. %s"), hint);
  assay_workbench_tell (self, words);

  return TRUE;
}

gpointer
assay_workbench_get_guard (AssayWorkbench *self, AssayKind kind)
{
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (self), NULL);

  return assay_kind_is_of_article (kind) ? (gpointer) self
                                         : (gpointer) assay_workbench_get_project (self);
}

void
assay_workbench_show_source_words (
    AssayWorkbench *self, gint64 source, gint64 capture, guint start, guint end)
{
  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  g_signal_emit_by_name (self, "show-source", source, capture, (gint64) 0);
  g_signal_emit_by_name (self, "show-source-words", start, end);
}
