/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gstdio.h>

#include "assay-index-private.h"
#include "assay-store.h"

#define KEPT_DAYS 90

static char *
make_path (const char *data_dir, const char *project)
{
  g_autofree char *name = g_strdup_printf ("index-%s.db", project);

  return g_build_filename (data_dir, name, NULL);
}

void
assay_index_remove (const char *data_dir, const char *project)
{
  g_autofree char *path = make_path (data_dir, project);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

/* Indexes of projects nobody searched for a season. */
static void
remove_old (const char *data_dir)
{
  g_autoptr (GDir) dir = g_dir_open (data_dir, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (data_dir, name, NULL);
      GStatBuf info;

      if (g_str_has_prefix (name, "index-") && g_lstat (path, &info) == 0
          && g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > KEPT_DAYS * 24 * 60 * 60)
        g_unlink (path);
    }
}

/* What is removed is overwritten: the words of a protected source are words. The lock is kept until
 * the index is closed, so that two processes never write one. */
static sqlite3 *
open_file (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = assay_db_open (path, ASSAY_DB_CREATE, error);
  gint64 version;

  if (db == NULL)
    return NULL;
  sqlite3_busy_timeout (db, 0);
  if (!assay_db_exec (db,
                      "PRAGMA secure_delete = ON; PRAGMA locking_mode = EXCLUSIVE;"
                      "PRAGMA journal_mode = DELETE; PRAGMA synchronous = NORMAL;"
                      "PRAGMA cache_size = -16000; BEGIN EXCLUSIVE; COMMIT",
                      error)
      || !assay_db_get_int (db, "PRAGMA user_version", 0, &version, error))
    return NULL;
  g_chmod (path, 0600);

  return g_steal_pointer (&db);
}

static sqlite3 *
open_database (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3 *db = open_file (path, &problem);

  if (db == NULL && g_error_matches (problem, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED))
    {
      g_unlink (path);
      db = open_file (path, NULL);
    }
  if (db == NULL)
    {
      g_debug ("searching without a file: %s", problem->message);
      db = assay_db_open (":memory:", ASSAY_DB_CREATE, error);
    }

  return db;
}

AssayIndex *
assay_index_open (const char *data_dir, const char *project, const char *project_db, GError **error)
{
  g_autoptr (AssayIndex) self = g_new0 (AssayIndex, 1);
  g_autofree char *path = make_path (data_dir, project);

  remove_old (data_dir);
  self->folded = g_string_new (NULL);
  self->n_unsearched = -1;
  self->folder = assay_word_folder_new ();
  if (self->folder == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                           "the rules for words (ICU's data) are missing");
      return NULL;
    }
  self->project = assay_db_open (project_db, ASSAY_DB_READ, error);
  if (self->project == NULL)
    return NULL;
  self->db = open_database (path, error);
  if (self->db == NULL)
    return NULL;
  self->statements = assay_statements_new (self->db);

  return g_steal_pointer (&self);
}

void
assay_index_close (AssayIndex *self)
{
  g_clear_pointer (&self->statements, assay_statements_free);
  g_clear_pointer (&self->folder, assay_word_folder_free);
  g_clear_pointer (&self->db, assay_db_close);
  g_clear_pointer (&self->project, assay_db_close);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

static int
is_cancelled_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

void
assay_index_watch (AssayIndex *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
  sqlite3_progress_handler (self->db, 1000, cancellable != NULL ? is_cancelled_cb : NULL,
                            cancellable);
}

gboolean
assay_index_catch_up (AssayIndex *self, GCancellable *cancellable, GError **error)
{
  gboolean is_done = FALSE;

  assay_index_watch (self, cancellable);
  if (assay_db_exec (self->project, "BEGIN", error))
    {
      is_done = assay_db_exec (self->db, "BEGIN", error) && assay_index_follow (self, error);
      assay_index_watch (self, NULL);
      if (!is_done || !assay_db_exec (self->db, "COMMIT", error))
        {
          is_done = FALSE;
          assay_db_exec (self->db, "ROLLBACK", NULL);
        }
      assay_db_exec (self->project, "ROLLBACK", NULL);
    }
  assay_index_watch (self, NULL);

  return is_done;
}
