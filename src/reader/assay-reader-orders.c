/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-json.h"
#include "assay-reader-private.h"

/* What the window tells the pane: remembered, and passed on to the page when there is one. */

static gboolean
is_drawable (AssayReader *self, const AssayHighlight *highlight)
{
  return highlight->id != 0 && highlight->start < highlight->end
         && highlight->end <= assay_page_get_length (self->page)
         && (guint) highlight->style < ASSAY_HIGHLIGHT_N_STYLES;
}

static void
append_highlight (GString *rows, const AssayHighlight *highlight)
{
  g_string_append_printf (rows, "[\"%" G_GINT64_FORMAT "\",%u,%u,%u,", highlight->id,
                          highlight->start, highlight->end, (guint) highlight->style);
  assay_json_append_string (rows, highlight->badge);
  g_string_append_c (rows, ',');
  assay_json_append_string (rows, highlight->symbol);
  g_string_append_c (rows, ',');
  assay_json_append_string (rows, highlight->label);
  g_string_append_c (rows, ']');
}

void
assay_reader_set_highlights (AssayReader *self, const AssayHighlight *highlights, guint n)
{
  g_autoptr (GString) rows = g_string_new ("[");

  g_return_if_fail (ASSAY_IS_READER (self));
  g_return_if_fail (highlights || n == 0);

  g_hash_table_remove_all (self->ids);
  for (guint i = 0; self->page && i < n; i++)
    {
      if (!is_drawable (self, &highlights[i])
          || !g_hash_table_add (self->ids, g_memdup2 (&highlights[i].id, sizeof (gint64))))
        continue;
      if (rows->len > 1)
        g_string_append_c (rows, ',');
      append_highlight (rows, &highlights[i]);
    }
  g_string_append_c (rows, ']');

  if (g_strcmp0 (rows->str, self->rows) == 0)
    return;
  g_free (self->rows);
  self->rows = g_string_free (g_steal_pointer (&rows), FALSE);
  if (self->safe)
    assay_reader_call (self, "highlights", "{\"rows\":%s}", self->rows);
}

void
assay_reader_set_current (AssayReader *self, gint64 id, gboolean scroll)
{
  g_return_if_fail (ASSAY_IS_READER (self));

  assay_reader_call (self, "current", "{\"id\":\"%" G_GINT64_FORMAT "\",\"scroll\":%s}", id,
                     scroll ? "true" : "false");
  if (!self->started)
    self->reveal = scroll;
  if (self->current == id)
    return;
  self->current = id;
  assay_reader_notify (self, PROP_CURRENT);
}

void
assay_reader_select (AssayReader *self, guint start, guint end)
{
  g_return_if_fail (ASSAY_IS_READER (self));

  if (!self->started)
    {
      self->pending_start = start;
      self->pending_end = end;
    }
  assay_reader_call (self, "select", "{\"start\":%u,\"end\":%u}", start, end);
}

void
assay_reader_clear_selection (AssayReader *self)
{
  g_return_if_fail (ASSAY_IS_READER (self));
  assay_reader_call (self, "clearSelection", "null");
}

void
assay_reader_scroll_to (AssayReader *self, guint position)
{
  g_return_if_fail (ASSAY_IS_READER (self));

  if (!self->started && self->page)
    self->top = MIN (position, assay_page_get_length (self->page));
  assay_reader_call (self, "scrollTo", "{\"position\":%u}", position);
}

void
assay_reader_scroll_to_top (AssayReader *self, guint position)
{
  g_return_if_fail (ASSAY_IS_READER (self));

  if (!self->started && self->page)
    self->top = MIN (position, assay_page_get_length (self->page));
  assay_reader_call (self, "scrollToTop", "{\"position\":%u}", position);
}

void
assay_reader_find (AssayReader *self, const char *text, AssayReaderFindFlags flags)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  g_autofree char *kept = NULL;

  g_return_if_fail (ASSAY_IS_READER (self));

  kept = text && *text ? g_strdup (text) : NULL; /* text may be find_text itself */
  assay_json_append_string (quoted, kept ? kept : "");
  assay_reader_call (self, "find", "{\"text\":%s,\"flags\":%u}", quoted->str, (guint) flags);
  g_free (self->find_text);
  self->find_text = g_steal_pointer (&kept);
  self->find_flags = flags;
  if (!self->find_text)
    {
      self->match_count = self->match_index = 0;
      assay_reader_notify (self, PROP_MATCH_COUNT);
      assay_reader_notify (self, PROP_MATCH_INDEX);
    }
}

void
assay_reader_find_next (AssayReader *self)
{
  g_return_if_fail (ASSAY_IS_READER (self));
  assay_reader_call (self, "findStep", "{\"by\":1}");
}

void
assay_reader_find_previous (AssayReader *self)
{
  g_return_if_fail (ASSAY_IS_READER (self));
  assay_reader_call (self, "findStep", "{\"by\":-1}");
}

void
assay_reader_set_zoom (AssayReader *self, double zoom)
{
  g_return_if_fail (ASSAY_IS_READER (self));

  zoom = CLAMP (zoom, 0.5, 3);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  webkit_web_view_set_zoom_level (assay_bridge_get_view (self->bridge), zoom);
  assay_reader_notify (self, PROP_ZOOM);
}

void
assay_reader_set_reading_width (AssayReader *self, guint width)
{
  g_return_if_fail (ASSAY_IS_READER (self));

  width = MIN (width, 10000);
  if (self->reading_width == width)
    return;
  self->reading_width = width;
  assay_reader_call (self, "width", "{\"width\":%u}", width);
  assay_reader_notify (self, PROP_READING_WIDTH);
}

void
assay_reader_set_caret_browsing (AssayReader *self, gboolean caret)
{
  g_return_if_fail (ASSAY_IS_READER (self));

  caret = caret != FALSE;
  if (self->caret_browsing == caret)
    return;
  self->caret_browsing = caret;
  webkit_settings_set_enable_caret_browsing (
      webkit_web_view_get_settings (assay_bridge_get_view (self->bridge)), caret);
  assay_reader_notify (self, PROP_CARET_BROWSING);
}

static void
text_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  char *text = assay_bridge_ask_finish (ASSAY_BRIDGE (source), result, &error);

  if (text)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
assay_reader_dup_text_async (AssayReader *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_READER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_reader_dup_text_async);
  assay_bridge_ask_async (self->bridge, "text", "null", cancellable, text_told_cb, task);
}

char *
assay_reader_dup_text_finish (AssayReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
