/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-source-pane-private.h"

#include "assay-drop.h"
#include "assay-import-ask.h"

/* What can be done in the pane of a source. */

static void
quote_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssaySourcePane *self = user_data;

  if (self->quoter != NULL)
    assay_source_quoter_quote (self->quoter,
                               g_str_equal (g_action_get_name (G_ACTION (action)), "quote-more"));
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssaySourcePane *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (self->quoter == NULL)
    return;
  if (g_str_equal (name, "next-unquoted"))
    assay_source_quoter_next_unquoted (self->quoter);
  else
    assay_source_quoter_step (self->quoter, g_str_equal (name, "previous"));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "closed");
}

static void
add_files_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssaySourcePane *self = user_data;

  assay_capture_flow_choose (self->flow, self->source);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssaySourcePane *self = user_data;

  assay_capture_flow_paste (self->flow, self->source);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssaySourcePane *self = user_data;

  assay_capture_flow_save (self->flow, self->capture);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssaySourcePane *self = user_data;

  assay_capture_flow_remove (self->flow, self->capture);
}

static void
fetch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssaySourcePane *self = user_data;

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "browse"))
    assay_capture_flow_browse (self->flow, self->source);
  else
    assay_online_flow_fetch (self->online, self->source, NULL);
}

static void
archive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssaySourcePane *self = user_data;

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "archive-save"))
    assay_online_flow_save (self->online, self->source);
  else
    assay_online_flow_find (self->online, self->source);
}

static void
stamp_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssaySourcePane *self = user_data;

  assay_online_flow_stamp (self->online, self->capture);
}

/* Navigation and comments of a page, which are set aside at first. */
static void
whole_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssaySourcePane *self = user_data;
  const AssayImportHint hint = { .whole = TRUE };

  if (self->capture != 0)
    assay_source_pane_open_capture (self, &hint);
}

static void
dropped_cb (GtkWidget *widget, GListModel *files, gpointer user_data)
{
  AssaySourcePane *self = user_data;

  if (self->source != 0
      && !assay_project_get_read_only (assay_workbench_get_project (self->workbench)))
    assay_online_flow_take_dropped (self->online, self->flow, self->source, files);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssaySourcePane) self = user_data;
  g_autofree char *words = assay_import_ask_finish (result);
  gboolean password
      = g_error_matches (self->error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_PASSWORD);
  AssayImportHint hint = { .password = password ? words : NULL, .page = password ? NULL : words };

  if (words != NULL && self->capture != 0)
    assay_source_pane_open_capture (self, &hint);
}

void
assay_source_pane_ask (AssaySourcePane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->error != NULL)
    assay_import_ask_async (GTK_WINDOW (root), self->error, answered_cb, g_object_ref (self));
}

void
assay_source_pane_add_actions (AssaySourcePane *self)
{
  static const GActionEntry entries[] = {
    { .name = "quote", .activate = quote_cb },
    { .name = "quote-more", .activate = quote_cb },
    { .name = "next", .activate = step_cb },
    { .name = "previous", .activate = step_cb },
    { .name = "next-unquoted", .activate = step_cb },
    { .name = "close", .activate = close_cb },
    { .name = "add-files", .activate = add_files_cb },
    { .name = "paste", .activate = paste_cb },
    { .name = "save", .activate = save_cb },
    { .name = "remove", .activate = remove_cb },
    { .name = "whole", .activate = whole_cb },
    { .name = "fetch", .activate = fetch_cb },
    { .name = "browse", .activate = fetch_cb },
    { .name = "archive-find", .activate = archive_cb },
    { .name = "archive-save", .activate = archive_cb },
    { .name = "stamp", .activate = stamp_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "source", G_ACTION_GROUP (self->actions));
  assay_drop_add_files (GTK_WIDGET (self), dropped_cb, self);
}

static void
set_enabled (AssaySourcePane *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

void
assay_source_pane_update_actions (AssaySourcePane *self)
{
  gboolean may_write = !assay_project_get_read_only (assay_workbench_get_project (self->workbench))
                       && self->source != 0;

  set_enabled (self, "quote", may_write && self->capture != 0);
  set_enabled (self, "quote-more", may_write && self->capture != 0);
  set_enabled (self, "add-files", may_write);
  set_enabled (self, "paste", may_write);
  set_enabled (self, "fetch", may_write);
  set_enabled (self, "browse", may_write);
  set_enabled (self, "stamp", may_write && self->capture != 0);
  set_enabled (self, "save", self->capture != 0);
  set_enabled (self, "remove", may_write && self->capture != 0);
}
