/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-working.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "assay-check.h"
#include "assay-files.h"
#include "assay-schema.h"

AssayWorking *
assay_working_new (const char *data_dir)
{
  AssayWorking *self = g_new0 (AssayWorking, 1);

  self->data_dir = data_dir != NULL
                       ? g_strdup (data_dir)
                       : g_build_filename (g_get_user_data_dir (), "assay", "working", NULL);

  return self;
}

static gboolean
make_dir (AssayWorking *self, GError **error)
{
  g_autofree char *dir = g_build_filename (self->data_dir, "new-XXXXXX", NULL);

  if (g_mkdir_with_parents (self->data_dir, 0700) != 0 || g_mkdtemp_full (dir, 0700) == NULL)
    return assay_files_fail (error, errno, "cannot make a working copy in", self->data_dir);
  self->dir = g_steal_pointer (&dir);
  self->path = g_build_filename (self->dir, "project.db", NULL);

  return TRUE;
}

static gboolean
fill_new (AssayWorking *self, AssayKeys *keys, GError **error)
{
  g_autofree char *first = assay_key_to_string (assay_keys_next (keys));
  g_autofree char *second = assay_key_to_string (assay_keys_next (keys));
  g_autofree char *project = g_strconcat (first, second, NULL);

  return assay_db_exec (self->db, "BEGIN", error) && assay_schema_create (self->db, error)
         && assay_schema_set_meta (self->db, ASSAY_META_PROJECT, project, error)
         && assay_schema_set_meta (self->db, ASSAY_META_NEXT_NUMBER, "1", error)
         && assay_db_exec (self->db, "COMMIT", error);
}

/* The rows themselves: form, types, words, and what SQLite can tell of damage. */
static gboolean
check_rows (AssayWorking *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = assay_db_prepare (self->db, "PRAGMA quick_check (1)", error);
  g_autofree char *words = NULL;
  gboolean is_row;

  if (statement == NULL || !assay_db_step (statement, &is_row, error))
    return FALSE;
  words = is_row ? assay_db_dup_text (statement, 0) : NULL;
  if (g_strcmp0 (words, "ok") == 0)
    return TRUE;

  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED, "it is damaged: %s",
               words != NULL ? words : "no answer");
  return FALSE;
}

static gboolean
read_project (AssayWorking *self, GError **error)
{
  self->project = assay_schema_dup_meta (self->db, ASSAY_META_PROJECT, error);
  if (self->project == NULL || strlen (self->project) != 26
      || strspn (self->project, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") != 26)
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                             "it does not say which project it is");
      return FALSE;
    }
  self->history = assay_history_new (self->db, self->project, error);

  return self->history != NULL;
}

static gboolean
open_db (AssayWorking *self, gboolean is_new, AssayKeys *keys, GError **error)
{
  self->db = assay_db_open (self->path, is_new ? ASSAY_DB_CREATE : ASSAY_DB_WRITE, error);
  if (self->db == NULL)
    return FALSE;
  if (is_new)
    {
      if (!assay_db_exec (self->db, "PRAGMA journal_mode = WAL", error)
          || !fill_new (self, keys, error))
        return FALSE;
    }
  else if (!assay_schema_check (self->db, error) || !check_rows (self, error)
           || !assay_db_exec (self->db, "PRAGMA journal_mode = WAL", error))
    return FALSE;

  return read_project (self, error);
}

gboolean
assay_working_open (AssayWorking *self,
                    const char *document,
                    AssayStoreFlags flags,
                    AssayKeys *keys,
                    GError **error)
{
  gboolean is_new = (flags & ASSAY_STORE_CREATE) != 0;

  self->read_only = (flags & ASSAY_STORE_READ_ONLY) != 0;
  if (is_new && g_file_test (document, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_EXISTS,
                           "there is a file already");
      return FALSE;
    }
  if (!is_new && !assay_check_file (document, self->read_only, error))
    return FALSE;

  if (make_dir (self, error) && (is_new || assay_files_copy (document, self->path, error))
      && open_db (self, is_new, keys, error))
    return TRUE;

  assay_working_close (self, TRUE);

  return FALSE;
}

void
assay_working_close (AssayWorking *self, gboolean discard)
{
  g_clear_pointer (&self->history, assay_history_free);
  g_clear_pointer (&self->db, assay_db_close);
  if (discard && self->dir != NULL)
    assay_files_remove_dir (self->dir);
  g_clear_pointer (&self->dir, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->project, g_free);
  g_clear_pointer (&self->recovered, g_free);
}

void
assay_working_free (AssayWorking *self)
{
  assay_working_close (self, FALSE);
  g_free (self->data_dir);
  g_free (self);
}
