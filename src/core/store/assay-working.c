/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-working.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "assay-check.h"
#include "assay-files.h"
#include "assay-migrate.h"
#include "assay-peek.h"
#include "assay-recover.h"
#include "assay-schema.h"

/* Above, the check of all rows takes so long that it is made while the project is looked at. */
#define LARGEST_CHECKED_FIRST (32 << 20)

AssayWorking *
assay_working_new (const char *data_dir)
{
  AssayWorking *self = g_new0 (AssayWorking, 1);

  g_mutex_init (&self->check_mutex);
  g_cond_init (&self->check_done);
  self->data_dir = data_dir != NULL
                       ? g_canonicalize_filename (data_dir, NULL)
                       : g_build_filename (g_get_user_data_dir (), "assay", "working", NULL);

  return self;
}

static gboolean
make_dir (AssayWorking *self, GError **error)
{
  g_autofree char *dir = g_build_filename (self->data_dir, "copy-XXXXXX", NULL);

  if (g_mkdir_with_parents (self->data_dir, 0700) != 0 || g_mkdtemp_full (dir, 0700) == NULL)
    return assay_files_fail (error, errno, "cannot make a working copy in", self->data_dir);
  self->dir = g_steal_pointer (&dir);

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
         && assay_schema_set_meta (self->db, ASSAY_META_NEEDS, ASSAY_SCHEMA_SINCE, error)
         && assay_db_exec (self->db, "COMMIT", error);
}

static char *
dup_project (sqlite3 *db, GError **error)
{
  g_autofree char *project = assay_schema_dup_meta (db, ASSAY_META_PROJECT, error);

  if (project != NULL && strlen (project) == 26
      && strspn (project, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == 26)
    return g_steal_pointer (&project);

  if (error == NULL || *error == NULL)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                         "it does not say which project it is");
  return NULL;
}

static gboolean
read_project (AssayWorking *self, GError **error)
{
  self->project = dup_project (self->db, error);
  if (self->project == NULL)
    return FALSE;
  self->history = assay_history_new (self->db, self->project, error);

  return self->history != NULL;
}

static gboolean
start_log (AssayWorking *self, GError **error)
{
  return assay_db_exec (self->db, "PRAGMA journal_mode = WAL", error);
}

/* What it was is kept beside the working copies: the next save replaces the user's file. What a
 * crash left in the log is part of it. */
static gboolean
keep_older (AssayWorking *self, const char *path, gint64 version, GError **error)
{
  g_autofree char *project = dup_project (self->db, error);
  g_autoptr (GError) problem = NULL;

  if (project == NULL || !assay_db_exec (self->db, "PRAGMA wal_checkpoint(TRUNCATE)", error))
    return FALSE;
  if (assay_migrate_keep (path, version, project, self->data_dir, &self->kept_older, &problem))
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_KEPT,
               "it was made by an older version of Assay, and cannot be kept as it was: %s",
               problem->message);

  return FALSE;
}

static gboolean
migrate (AssayWorking *self, const char *path, GError **error)
{
  gint64 version;

  return assay_db_get_int (self->db, "PRAGMA user_version", 0, &version, error)
         && (version >= ASSAY_SCHEMA_VERSION || self->is_temporary
             || keep_older (self, path, version, error))
         && assay_migrate (self->db, error);
}

/* A newer project's tables are not ours: it can be looked at, not worked on. */
static gboolean
check_schema (AssayWorking *self, const char *path, GError **error)
{
  gint64 version;

  if (!migrate (self, path, error)
      || !assay_db_get_int (self->db, "PRAGMA user_version", 0, &version, error))
    return FALSE;
  if (version <= ASSAY_SCHEMA_VERSION)
    return assay_schema_check (self->db, error);

  self->is_newer = TRUE;
  if (self->read_only)
    return assay_schema_check_newer (self->db, error);
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_TOO_NEW,
                       "it was made by a newer version of Assay");

  return FALSE;
}

gboolean
assay_working_attach (AssayWorking *self, gboolean check_later, GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, "project.db", NULL);

  self->db = assay_db_open (path, ASSAY_DB_WRITE, error);
  if (self->db == NULL || !check_schema (self, path, error)
      || (!check_later && !assay_schema_check_rows (self->db, error)))
    return FALSE;

  g_mutex_lock (&self->check_mutex);
  self->is_check_due = check_later;
  g_mutex_unlock (&self->check_mutex);

  return start_log (self, error) && read_project (self, error);
}

void
assay_working_check (AssayWorking *self, const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "project.db", NULL);
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean is_due;

  g_mutex_lock (&self->check_mutex);
  is_due = self->is_check_due;
  g_mutex_unlock (&self->check_mutex);
  if (!is_due)
    return;

  db = assay_db_open (path, ASSAY_DB_CHECK, &problem);
  if (db != NULL && assay_files_sync (path, &problem))
    assay_schema_check_rows (db, &problem);

  g_mutex_lock (&self->check_mutex);
  self->is_check_due = FALSE;
  self->check_problem = problem != NULL ? g_strdup (problem->message) : NULL;
  g_cond_broadcast (&self->check_done);
  g_mutex_unlock (&self->check_mutex);
}

gboolean
assay_working_wait_for_check (AssayWorking *self, GError **error)
{
  g_mutex_lock (&self->check_mutex);
  while (self->is_check_due)
    g_cond_wait (&self->check_done, &self->check_mutex);
  g_mutex_unlock (&self->check_mutex);

  if (self->check_problem == NULL)
    return TRUE;
  self->read_only = TRUE;
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED, self->check_problem);

  return FALSE;
}

static gboolean
create (AssayWorking *self, AssayKeys *keys, GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, "project.db", NULL);

  self->db = assay_db_open (path, ASSAY_DB_CREATE, error);

  return self->db != NULL && start_log (self, error) && fill_new (self, keys, error)
         && read_project (self, error);
}

gboolean
assay_working_place (AssayWorking *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) place = g_key_file_new ();
  g_autofree char *name = g_build_filename (self->dir, ASSAY_PLACE_FILE, NULL);
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  g_key_file_set_string (place, ASSAY_PLACE_GROUP, ASSAY_PLACE_PROJECT, self->project);
  g_key_file_set_string (place, ASSAY_PLACE_GROUP, ASSAY_PLACE_DOCUMENT, escaped);
  if (g_key_file_save_to_file (place, name, error))
    return TRUE;
  g_prefix_error (error, "cannot note the place of the working copy: ");

  return FALSE;
}

static gboolean
open_new (
    AssayWorking *self, AssayDocument *document, const char *path, AssayKeys *keys, GError **error)
{
  g_autofree char *left = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_EXISTS,
                           "there is a file already");
      return FALSE;
    }
  if (!assay_document_take (document, path, self->data_dir, error))
    return FALSE;
  left = assay_recover_find_unsaved (self->data_dir, path);
  if (left != NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_EXISTS,
                           "a project of that name was never saved; open it instead");
      return FALSE;
    }

  return make_dir (self, error) && create (self, keys, error)
         && assay_working_place (self, path, error);
}

/* A project whose first save never came about: its document is not there, its edits are. */
static gboolean
open_unsaved (AssayWorking *self, AssayDocument *document, const char *path, GError **error)
{
  if (!assay_document_take (document, path, self->data_dir, error))
    return FALSE;
  self->dir = assay_recover_find_unsaved (self->data_dir, path);
  if (self->dir == NULL)
    return assay_files_fail (error, ENOENT, "cannot read", path);
  if (!assay_working_attach (self, FALSE, error))
    {
      /* Not ours to remove. */
      assay_working_close (self, FALSE);
      return FALSE;
    }
  self->recovered = g_strdup (_ ("The project had never been saved; all of it was recovered."));

  return TRUE;
}

static gboolean
open_file (AssayWorking *self,
           AssayDocument *document,
           const char *path,
           AssayStoreFlags flags,
           GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *copy = NULL;
  gboolean check_later;
  GStatBuf info;

  if (!assay_check_file (path, self->read_only, &problem))
    {
      assay_peek_explain_newer (path, problem);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!self->is_temporary
      && (!assay_document_take (document, path, self->data_dir, error)
          || !assay_document_note (document, error)))
    return FALSE;

  if (!make_dir (self, error))
    return FALSE;
  copy = g_build_filename (self->dir, "project.db", NULL);
  check_later = g_stat (path, &info) == 0 && info.st_size > LARGEST_CHECKED_FIRST;
  if (!assay_files_copy (path, copy, NULL, !check_later, error)
      || !assay_working_attach (self, check_later, error))
    return FALSE;

  if ((flags & ASSAY_STORE_OPEN_COPY) == 0)
    self->saved_hash = g_strdup (assay_history_get_head_hash (self->history));
  if (self->is_temporary)
    return TRUE;

  assay_recover (self, path);
  if (assay_working_place (self, path, error))
    return TRUE;
  /* It may hold the only copy of somebody's edits. */
  assay_working_close (self, self->recovered == NULL);

  return FALSE;
}

gboolean
assay_working_open (AssayWorking *self,
                    AssayDocument *document,
                    const char *path,
                    AssayStoreFlags flags,
                    AssayKeys *keys,
                    GError **error)
{
  g_autofree char *resolved = assay_document_resolve (path, error);
  gboolean success;

  g_clear_pointer (&self->kept_older, g_free);
  self->read_only = (flags & ASSAY_STORE_READ_ONLY) != 0;
  self->is_temporary = (flags & (ASSAY_STORE_READ_ONLY | ASSAY_STORE_OPEN_COPY)) != 0;

  if (resolved == NULL)
    success = FALSE;
  else if ((flags & ASSAY_STORE_CREATE) != 0)
    success = open_new (self, document, resolved, keys, error);
  else if (!self->is_temporary && !g_file_test (resolved, G_FILE_TEST_EXISTS))
    success = open_unsaved (self, document, resolved, error);
  else
    success = open_file (self, document, resolved, flags, error);
  if (success)
    return TRUE;

  assay_working_close (self, TRUE);
  assay_document_clear (document);

  return FALSE;
}

void
assay_working_close (AssayWorking *self, gboolean discard)
{
  g_mutex_lock (&self->check_mutex);
  self->is_check_due = FALSE;
  g_mutex_unlock (&self->check_mutex);
  g_clear_pointer (&self->history, assay_history_free);
  g_clear_pointer (&self->db, assay_db_close);
  if (discard && self->dir != NULL)
    assay_files_remove_dir (self->dir);
  g_clear_pointer (&self->dir, g_free);
  g_clear_pointer (&self->project, g_free);
  g_clear_pointer (&self->recovered, g_free);
  g_clear_pointer (&self->check_problem, g_free);
  g_clear_pointer (&self->saved_hash, g_free);
}

void
assay_working_free (AssayWorking *self)
{
  assay_working_close (self, FALSE);
  g_mutex_clear (&self->check_mutex);
  g_cond_clear (&self->check_done);
  g_free (self->kept_older);
  g_free (self->data_dir);
  g_free (self);
}
