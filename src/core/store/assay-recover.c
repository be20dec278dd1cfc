/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-recover.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "assay-files.h"

/* How a working copy that was left behind stands to the one just opened. */
typedef enum
{
  RELATION_BEHIND, /* everything in it is in the file */
  RELATION_AHEAD,  /* goes on from where the file ends */
  RELATION_APART   /* goes another way */
} Relation;

/* A folder without a note is one being made, or one whose making was interrupted. */
#define ORPHAN_AGE (24 * 60 * 60)

typedef struct
{
  char *dir;
  char *project;
  char *document;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->dir);
  g_free (place->project);
  g_free (place->document);
  g_free (place);
}

static Place *
read_place (const char *dir)
{
  g_autofree char *name = g_build_filename (dir, ASSAY_PLACE_FILE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *project = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *document = NULL;
  Place *place;

  if (!g_key_file_load_from_file (file, name, G_KEY_FILE_NONE, NULL))
    return NULL;
  project = g_key_file_get_string (file, ASSAY_PLACE_GROUP, ASSAY_PLACE_PROJECT, NULL);
  escaped = g_key_file_get_string (file, ASSAY_PLACE_GROUP, ASSAY_PLACE_DOCUMENT, NULL);
  document = escaped != NULL ? g_uri_unescape_string (escaped, NULL) : NULL;
  if (project == NULL || document == NULL)
    return NULL;

  place = g_new0 (Place, 1);
  place->dir = g_strdup (dir);
  place->project = g_steal_pointer (&project);
  place->document = g_steal_pointer (&document);

  return place;
}

static void
remove_if_orphan (const char *dir)
{
  GStatBuf info;

  if (g_stat (dir, &info) == 0
      && g_get_real_time () / G_USEC_PER_SEC - (gint64) info.st_mtime > ORPHAN_AGE)
    assay_files_remove_dir (dir);
}

static GPtrArray *
list_places (const char *data_dir)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (place_free);
  g_autoptr (GDir) entries = g_dir_open (data_dir, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *dir = NULL;
      Place *place;

      if (!g_str_has_prefix (name, "copy-"))
        continue;
      dir = g_build_filename (data_dir, name, NULL);
      place = read_place (dir);
      if (place != NULL)
        g_ptr_array_add (places, place);
      else
        remove_if_orphan (dir);
    }

  return places;
}

char *
assay_recover_find_unsaved (const char *data_dir, const char *path)
{
  g_autoptr (GPtrArray) places = list_places (data_dir);

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = g_ptr_array_index (places, i);

      if (strcmp (place->document, path) == 0)
        return g_strdup (place->dir);
    }

  return NULL;
}

GPtrArray *
assay_recover_list_others (const char *data_dir, const char *project, const char *dir)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) entries = g_dir_open (data_dir, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *other = g_build_filename (data_dir, name, NULL);
      Place *place = read_place (other);

      if (place != NULL && strcmp (place->project, project) == 0 && g_strcmp0 (other, dir) != 0)
        g_ptr_array_add (others, g_steal_pointer (&other));
      g_clear_pointer (&place, place_free);
    }

  return others;
}

/* Whether the history in @db goes through entry @number with @hash. */
static gboolean
contains (AssayWorking *working, gint64 number, const char *hash)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean is_row = FALSE;

  if (number == 0)
    return g_strcmp0 (working->project, hash) == 0;
  statement = assay_db_prepare (working->db,
                                "SELECT 1 FROM history WHERE number = ?1 AND hash = ?2", NULL);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  assay_db_bind_text (statement, 2, hash);

  return assay_db_step (statement, &is_row, NULL) && is_row;
}

static Relation
relate (AssayWorking *file, AssayWorking *left)
{
  if (contains (file, assay_history_get_head (left->history),
                assay_history_get_head_hash (left->history)))
    return RELATION_BEHIND;
  if (contains (left, assay_history_get_head (file->history),
                assay_history_get_head_hash (file->history)))
    return RELATION_AHEAD;

  return RELATION_APART;
}

static void
say (AssayWorking *working, char *words)
{
  g_free (working->recovered);
  working->recovered = words;
}

/* Renames the folder, so that it is never taken for a working copy again. */
static void
keep_aside (AssayWorking *working, const char *dir)
{
  g_autofree char *name = g_path_get_basename (dir);
  g_autofree char *kept = g_strdup_printf ("%s/kept-%s", working->data_dir, name);
  g_autofree char *file = NULL;
  g_autofree char *shown = NULL;

  if (g_rename (dir, kept) != 0)
    return;
  file = g_build_filename (kept, "project.db", NULL);
  shown = g_filename_display_name (file);
  say (working, g_strdup_printf (_ ("The file was changed elsewhere while edits were waiting to be "
                                    "saved. Those edits are kept in %s."),
                                 shown));
}

/* @left takes the place of @working's own copy. */
static void
take_over (AssayWorking *working, AssayWorking *left)
{
  gint64 n_edits
      = assay_history_get_head (left->history) - assay_history_get_head (working->history);
  g_autoptr (GPtrArray) last = assay_history_load (left->db, 0, 1, NULL);
  const char *at = last != NULL && last->len > 0 ? ((AssayHistoryEntry *) last->pdata[0])->at : "";
  char *words = g_strdup_printf (ngettext ("%d edit, made %s and not yet saved, was recovered.",
                                           "%d edits, the last made %s and not yet saved, "
                                           "were recovered.",
                                           (gulong) n_edits),
                                 (int) MIN (n_edits, G_MAXINT), at);

  g_clear_pointer (&left->saved_hash, g_free);
  left->saved_hash = g_steal_pointer (&working->saved_hash);
  assay_working_close (working, TRUE);
  working->saved_hash = g_steal_pointer (&left->saved_hash);
  working->dir = g_steal_pointer (&left->dir);
  working->db = g_steal_pointer (&left->db);
  working->project = g_steal_pointer (&left->project);
  working->history = g_steal_pointer (&left->history);
  say (working, words);
}

static void
settle (AssayWorking *working, Place *place)
{
  g_autoptr (AssayWorking) left = assay_working_new (working->data_dir);
  g_autoptr (GError) error = NULL;

  left->dir = g_strdup (place->dir);
  if (!assay_working_attach (left, FALSE, &error))
    {
      assay_working_close (left, FALSE);
      keep_aside (working, place->dir);
      return;
    }

  switch (relate (working, left))
    {
    case RELATION_BEHIND:
      assay_working_close (left, TRUE);
      break;
    case RELATION_AHEAD:
      take_over (working, left);
      break;
    case RELATION_APART:
    default:
      assay_working_close (left, FALSE);
      keep_aside (working, place->dir);
    }
}

void
assay_recover (AssayWorking *working, const char *path)
{
  g_autoptr (GPtrArray) places = list_places (working->data_dir);

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = g_ptr_array_index (places, i);
      g_autoptr (AssayLock) lock = NULL;

      if (strcmp (place->project, working->project) != 0)
        continue;
      /* A copy of another document of the same project is none of ours, unless that document is
       * gone (moved here, say) and nobody works on it. */
      if (strcmp (place->document, path) != 0)
        {
          if (g_file_test (place->document, G_FILE_TEST_EXISTS))
            continue;
          lock = assay_lock_take (working->data_dir, place->document, NULL);
          if (lock == NULL)
            continue;
        }
      settle (working, place);
    }
}
