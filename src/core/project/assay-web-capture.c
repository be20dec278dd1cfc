/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-web-capture.h"

#include "assay-html-address.h"

#include <string.h>

/* The page, then what it shows, then the sheets that its sheets import. */
#define MAX_ROUNDS 4

typedef struct
{
  AssayImporter *importer;
  AssayFetcher *fetcher;
  AssayWebCapture *capture; /* being made */
  char *password;
  char *page;
  gboolean whole;
  guint rounds;
  GHashTable *tried; /* addresses (char *) of parts: nobody is asked twice */
  AssayFetchProgressFunc progress;
  gpointer progress_data;
} Reading;

static void fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data);

void
assay_web_capture_free (AssayWebCapture *self)
{
  g_clear_pointer (&self->fetched, assay_fetched_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->import, assay_import_unref);
  g_clear_error (&self->unreadable);
  g_free (self->mime);
  g_free (self);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->importer);
  g_object_unref (reading->fetcher);
  g_clear_pointer (&reading->capture, assay_web_capture_free);
  g_hash_table_unref (reading->tried);
  g_free (reading->password);
  g_free (reading->page);
  g_free (reading);
}

/* Whole addresses of what the page shows and that did not come along yet. */
static GPtrArray *
list_wanted (AssayImport *import, AssayFetched *fetched, GHashTable *tried)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();
  const char *base = assay_import_get_base (import);
  const char *const *sheets = assay_import_get_sheets (import);
  guint n;
  const AssayImportResource *resources = assay_import_get_resources (import, &n);

  for (guint i = 0; i < n; i++)
    if (resources[i].bytes == NULL)
      g_ptr_array_add (addresses, resources[i].address);
  for (guint i = 0; sheets[i] != NULL; i++)
    g_ptr_array_add (addresses, (gpointer) sheets[i]);
  for (guint i = 0; i < addresses->len; i++)
    {
      g_autofree char *key = assay_address_dup_key (
          addresses->pdata[i], base != NULL ? base : assay_fetched_get_ended (fetched));

      if (key != NULL && g_hash_table_add (tried, g_strdup (key)))
        g_ptr_array_add (wanted, g_steal_pointer (&key));
    }
  g_ptr_array_add (wanted, NULL);
  return wanted;
}

static void
finish (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&reading->capture),
                         (GDestroyNotify) assay_web_capture_free);
}

/* @task: (transfer full) */
static void
fetch_parts (GTask *task, GPtrArray *wanted)
{
  Reading *reading = g_task_get_task_data (task);

  assay_fetcher_fetch_parts_async (
      reading->fetcher, reading->capture->fetched, (const char *const *) wanted->pdata,
      reading->progress, reading->progress_data, g_task_get_cancellable (task), fetched_cb, task);
}

static void
imported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  AssayWebCapture *capture = reading->capture;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import
      = assay_importer_import_finish (ASSAY_IMPORTER (object), result, &error);
  g_autoptr (GPtrArray) wanted = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_clear_pointer (&capture->import, assay_import_unref);
  g_clear_error (&capture->unreadable);
  capture->import = g_steal_pointer (&import);
  capture->unreadable = g_steal_pointer (&error);
  if (capture->import != NULL && assay_fetched_is_page (capture->fetched)
      && ++reading->rounds < MAX_ROUNDS)
    wanted = list_wanted (capture->import, capture->fetched, reading->tried);
  if (wanted == NULL || wanted->len == 1)
    finish (task);
  else
    fetch_parts (g_steal_pointer (&task), wanted);
}

static void
import (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  AssayWebCapture *capture = reading->capture;
  const char *charset = assay_fetched_get_charset (capture->fetched);
  AssayImportHint hint = { .mime = assay_fetched_get_mime (capture->fetched),
                           .charset = *charset != '\0' ? charset : NULL,
                           .address = assay_fetched_get_ended (capture->fetched),
                           .password = reading->password,
                           .page = reading->page,
                           .whole = reading->whole };

  /* A WARC file knows all of it. */
  if (assay_fetched_is_page (capture->fetched))
    hint.mime = hint.charset = NULL;
  assay_importer_import_async (reading->importer, capture->bytes, &hint,
                               g_task_get_cancellable (task), imported_cb, task);
}

static void
packed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  reading->capture->bytes = g_task_propagate_pointer (G_TASK (result), &error);
  if (reading->capture->bytes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    import (g_steal_pointer (&task));
}

/* Up to 100 MB are put together and hashed. */
static void
pack (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  AssayWebCapture *capture = task_data;
  const char *mime;
  GBytes *bytes = assay_fetched_dup_capture (capture->fetched, &mime);

  capture->mime = g_strdup (mime);
  g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

static void
fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) packing = NULL;
  Reading *reading = g_task_get_task_data (task);
  AssayWebCapture *capture = reading->capture;
  g_autoptr (GError) error = NULL;
  AssayFetched *fetched = assay_fetcher_finish (ASSAY_FETCHER (object), result, &error);

  if (fetched == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_clear_pointer (&capture->fetched, assay_fetched_unref);
  g_clear_pointer (&capture->bytes, g_bytes_unref);
  g_clear_pointer (&capture->mime, g_free);
  capture->fetched = fetched;
  /* The outer task owns the capture, and waits. */
  packing = g_task_new (NULL, g_task_get_cancellable (task), packed_cb, task);
  g_task_set_task_data (packing, capture, NULL);
  g_task_run_in_thread (packing, pack);
  g_steal_pointer (&task);
}

void
assay_web_capture_read_async (AssayImporter *importer,
                              AssayFetcher *fetcher,
                              const char *address,
                              AssayFetchFlags flags,
                              const AssayImportHint *hint,
                              AssayFetchProgressFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_return_if_fail (ASSAY_IS_IMPORTER (importer));
  g_return_if_fail (ASSAY_IS_FETCHER (fetcher));
  g_return_if_fail (address != NULL);

  reading->importer = g_object_ref (importer);
  reading->fetcher = g_object_ref (fetcher);
  reading->capture = g_new0 (AssayWebCapture, 1);
  reading->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->progress = progress;
  reading->progress_data = progress_data;
  if (hint != NULL)
    {
      reading->password = g_strdup (hint->password);
      reading->page = g_strdup (hint->page);
      reading->whole = hint->whole;
    }
  g_task_set_source_tag (task, assay_web_capture_read_async);
  g_task_set_task_data (task, reading, reading_free);
  assay_fetcher_fetch_async (fetcher, address, flags, progress, progress_data, cancellable,
                             fetched_cb, task);
}

AssayWebCapture *
assay_web_capture_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_web_capture_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
assay_web_capture_dup_headers (AssayFetched *fetched)
{
  GString *lines = g_string_new (NULL);
  guint n;
  const AssayFetchHop *const *hops = assay_fetched_get_hops (fetched, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (hops[i]->headers, -1);

      g_string_append_printf (lines, "%s> %s %s\n", i > 0 ? "\n" : "", hops[i]->method,
                              hops[i]->address);
      for (const char *at = valid; *at != '\0'; at++)
        if (*at != '\r')
          g_string_append_c (lines, *at);
    }
  return g_string_free (lines, FALSE);
}

char *
assay_web_capture_dup_left_out (AssayFetched *fetched)
{
  GString *lines = g_string_new (NULL);
  guint n;
  const AssayFetchLoss *const *losses = assay_fetched_get_losses (fetched, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (lines, "%s1 %s: %s (%s)", lines->len > 0 ? "\n" : "", losses[i]->what,
                            losses[i]->address, losses[i]->why);
  return g_string_free (lines, FALSE);
}
