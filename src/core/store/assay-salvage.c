/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-salvage.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "assay-document.h"
#include "assay-files.h"
#include "assay-salvage-private.h"
#include "assay-save.h"
#include "assay-schema.h"
#include "assay-verify.h"

#define MOST_LINES 1000

typedef struct
{
  char *damaged;
  char *to;
  char *data_dir;
  char *person;
  gint64 now;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->damaged);
  g_free (order->to);
  g_free (order->data_dir);
  g_free (order->person);
  g_free (order);
}

void
assay_salvage_say (AssaySalvage *self, const char *format, ...)
{
  va_list args;

  if (self->lines->len >= MOST_LINES)
    return;
  va_start (args, format);
  g_ptr_array_add (self->lines, g_strdup_vprintf (format, args));
  va_end (args);
}

/* An empty project at @path, laid out as saved files are at @model. */
static sqlite3 *
make_empty (const char *path, const char *model, GError **error)
{
  g_autoptr (sqlite3) db = assay_db_open (path, ASSAY_DB_CREATE, error);

  if (db == NULL
      || !assay_db_exec (db, "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN", error)
      || !assay_schema_create (db, error) || !assay_db_exec (db, "COMMIT", error)
      || !assay_save_vacuum (path, model, error))
    return NULL;

  return g_steal_pointer (&db);
}

static gboolean
salvage (AssaySalvage *self, const char *dir, Order *order, GError **error)
{
  AssayStamp stamp = { order->person, order->now };
  g_autofree char *copy = g_build_filename (dir, "damaged.db", NULL);
  g_autofree char *path = g_build_filename (dir, "project.db", NULL);
  g_autofree char *model = g_build_filename (dir, "model.db", NULL);
  g_autofree char *scratch = g_build_filename (dir, "scratch.db", NULL);

  if (!assay_files_copy (order->damaged, copy, NULL, FALSE, error))
    return FALSE;
  self->to = make_empty (path, model, error);
  if (self->to == NULL)
    return FALSE;
  self->from = assay_salvage_open (copy, model, error);
  if (self->from == NULL || !assay_db_exec (self->to, "BEGIN", error)
      || !assay_salvage_walk (self, error))
    return FALSE;
  if (self->n_rows == 0)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                           "nothing of a project can be read in it");
      return FALSE;
    }
  if (!assay_salvage_follow (self, scratch, error) || !assay_salvage_mend (self, error)
      || !assay_salvage_go_on (self, scratch, &stamp, error))
    return FALSE;
  g_clear_pointer (&self->to, assay_db_close);

  return TRUE;
}

/* What was made must be sound, or it is of no use: said with the rest if it is not. */
static gboolean
place (AssaySalvage *self, const char *dir, Order *order, GError **error)
{
  g_autoptr (GPtrArray) problems = assay_verify (dir, self->cancellable, error);
  g_autoptr (AssayDocument) document = assay_document_new ();
  g_autofree char *path = g_build_filename (dir, "project.db", NULL);
  g_autofree char *saved = g_build_filename (dir, "saved.db", NULL);

  if (problems == NULL || !assay_document_take (document, order->to, order->data_dir, error)
      || !assay_save_vacuum (path, saved, error))
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    assay_salvage_say (self, "%s", (const char *) g_ptr_array_index (problems, i));

  return assay_document_replace (document, saved, FALSE, error);
}

static gboolean
check_places (Order *order, GError **error)
{
  g_autofree char *to = assay_document_resolve (order->to, error);
  GStatBuf info;

  if (to == NULL)
    return FALSE;
  g_free (order->to);
  order->to = g_steal_pointer (&to);
  if (g_lstat (order->to, &info) == 0)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_EXISTS,
                   "cannot write '%s': there is a file already", order->to);
      return FALSE;
    }
  if (g_stat (order->damaged, &info) != 0)
    return assay_files_fail (error, errno, "cannot read", order->damaged);
  if (S_ISREG (info.st_mode) && info.st_size > 0)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_A_PROJECT,
               S_ISREG (info.st_mode) ? "cannot recover '%s': it is empty"
                                      : "cannot recover '%s': it is no file",
               order->damaged);

  return FALSE;
}

/* A folder without a note of its place: one that a crash leaves is cleaned away with the others. */
static char *
make_dir (Order *order, GError **error)
{
  g_autofree char *dir = g_build_filename (order->data_dir, "copy-XXXXXX", NULL);

  if (g_mkdir_with_parents (order->data_dir, 0700) != 0 || g_mkdtemp_full (dir, 0700) == NULL)
    {
      assay_files_fail (error, errno, "cannot work in", order->data_dir);
      return NULL;
    }

  return g_steal_pointer (&dir);
}

static void
salvage_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  AssaySalvage self = { .cancellable = cancellable };
  g_autofree char *dir = NULL;
  GError *error = NULL;
  gboolean success;

  self.lines = g_ptr_array_new_with_free_func (g_free);
  success = check_places (order, &error) && (dir = make_dir (order, &error)) != NULL;
  if (success)
    {
      success = salvage (&self, dir, order, &error) && place (&self, dir, order, &error);
      if (!success)
        g_prefix_error (&error, "cannot recover '%s': ", order->damaged);
    }
  g_clear_pointer (&self.from, assay_db_close);
  g_clear_pointer (&self.to, assay_db_close);
  if (dir != NULL)
    assay_files_remove_dir (dir);

  if (success)
    g_task_return_pointer (task, self.lines, (GDestroyNotify) g_ptr_array_unref);
  else
    {
      g_ptr_array_unref (self.lines);
      g_task_return_error (task, error);
    }
}

void
assay_salvage_async (GFile *damaged,
                     GFile *to,
                     const char *data_dir,
                     const char *person,
                     gint64 now,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  g_return_if_fail (G_IS_FILE (damaged) && G_IS_FILE (to));

  g_task_set_source_tag (task, assay_salvage_async);
  order->damaged = g_file_get_path (damaged);
  order->to = g_file_get_path (to);
  order->data_dir = data_dir != NULL
                        ? g_canonicalize_filename (data_dir, NULL)
                        : g_build_filename (g_get_user_data_dir (), "assay", "working", NULL);
  order->person = g_utf8_make_valid (person != NULL ? person : "", -1);
  order->now = now;
  g_task_set_task_data (task, order, order_free);
  if (order->damaged == NULL || order->to == NULL)
    g_task_return_new_error (task, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                             "it is not on this computer");
  else
    g_task_run_in_thread (task, salvage_thread);
}

GPtrArray *
assay_salvage_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
