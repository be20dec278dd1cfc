/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The second look. A task waits while the page is loaded in its own style and asked what is not
 * seen of it; then the page comes back in the style it was shown in. */

#define MOST 500

/* [[0,5,"display"],…] as the page tells it: every number and word is checked. */
static GArray *
parse (AssayReader *self, const char *json)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AssayUnseen));
  g_auto (GStrv) parts = g_strsplit_set (json, "[]", -1);
  guint length = assay_page_get_length (self->page);
  guint last = 0;

  for (guint i = 0; parts[i] != NULL && found->len < MOST; i++)
    {
      g_auto (GStrv) values = g_strsplit (parts[i], ",", -1);
      g_autofree char *code = NULL; /* without its quotation marks */
      AssayUnseen unseen = { 0 };
      guint64 start;
      guint64 end;

      if (g_strv_length (values) != 3 || *values[2] != '"'
          || !g_ascii_string_to_unsigned (values[0], 10, last, length, &start, NULL)
          || start == length
          || !g_ascii_string_to_unsigned (values[1], 10, start + 1, length, &end, NULL))
        continue;
      unseen.start = (guint) start;
      unseen.end = (guint) end;
      last = (guint) end;
      code = g_strndup (values[2] + 1, MAX (strlen (values[2]), 2) - 2);
      if (assay_unseen_reason_from_code (code, &unseen.reason))
        g_array_append_val (found, unseen);
    }
  return g_steal_pointer (&found);
}

void
assay_reader_end_look (AssayReader *self, GIOErrorEnum code)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->look);

  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, (gint) code, "%s",
                             _ ("the page went away before it was looked at"));
}

/* The pane may go, or show another page, while this one is asked: it holds neither. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) owned = user_data;
  g_autoptr (AssayReader) self = g_weak_ref_get (g_task_get_task_data (owned));
  g_autoptr (GError) error = NULL;
  g_autofree char *json = assay_bridge_ask_finish (ASSAY_BRIDGE (source), result, &error);

  if (self == NULL || self->look != owned)
    return;
  g_clear_object (&self->look);
  if (json != NULL)
    g_task_return_pointer (owned, parse (self, json), (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (owned, g_steal_pointer (&error));
  if (self->plain_style)
    assay_reader_load (self);
  else
    assay_reader_set_state (self, self->safe ? ASSAY_READER_READY : ASSAY_READER_MISMATCH);
}

gboolean
assay_reader_look (AssayReader *self)
{
  if (self->look == NULL)
    return FALSE;
  if (!self->safe)
    {
      assay_reader_end_look (self, G_IO_ERROR_FAILED);
      return FALSE;
    }
  assay_bridge_ask_async (self->bridge, "unseen", "null", NULL, looked_cb,
                          g_object_ref (self->look));
  return TRUE;
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
assay_reader_look_async (AssayReader *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GWeakRef *weak;

  g_return_if_fail (ASSAY_IS_READER (self));

  weak = g_new0 (GWeakRef, 1);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_weak_ref_init (weak, self);
  g_task_set_task_data (task, weak, free_weak_ref);
  g_task_set_source_tag (task, assay_reader_look_async);
  if (self->page == NULL || self->look != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                               _ ("there is no page to look at"));
      return;
    }
  self->look = g_steal_pointer (&task);
  assay_reader_load (self);
}

GArray *
assay_reader_look_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_reader_look_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
