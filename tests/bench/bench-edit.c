/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

/* An edit until it is safe in the working copy, beside a bare SQLite transaction with the same
 * durability (WAL, synchronous=FULL) on the same disk. */

enum
{
  N_EDITS = 300
};

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *slot;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values)
{
  qsort (values, N_EDITS, sizeof *values, compare_doubles);

  return values[N_EDITS / 2];
}

static double
measure_bare (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "bare.db", NULL);
  double times[N_EDITS];
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("cannot open '%s'", path);
  sqlite3_exec (db,
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (id INTEGER "
                "PRIMARY KEY, words TEXT); INSERT INTO t VALUES (1, '');",
                NULL, NULL, NULL);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("BEGIN IMMEDIATE; UPDATE t SET words = 'note %u' WHERE id = 1; "
                             "INSERT INTO t (words) VALUES ('%u'); COMMIT;",
                             i, i);
      gint64 began = g_get_monotonic_time ();

      if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
        g_error ("cannot commit: %s", sqlite3_errmsg (db));
      times[i] = (double) (g_get_monotonic_time () - began) / 1000;
    }
  sqlite3_close (db);

  return median (times);
}

static void
commit (AssayStore *store, AssayEdit *edit)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes = NULL;

  assay_store_commit_async (store, edit, NULL, done_cb, &slot);
  changes = assay_store_commit_finish (store, wait_for (&slot), &error);
  g_clear_object (&slot);
  if (changes == NULL)
    g_error ("cannot commit: %s", error->message);
}

static double
measure_store (AssayStore *store, AssayKeys *keys)
{
  g_autoptr (AssayEdit) first = assay_edit_new (keys, "Add source");
  gint64 source = assay_edit_insert (first, ASSAY_KIND_SOURCE);
  double times[N_EDITS];

  assay_edit_set_text (first, source, ASSAY_SOURCE_TITLE, "Port log");
  commit (store, first);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (AssayEdit) edit = assay_edit_new (keys, "Edit source");
      g_autofree char *note = g_strdup_printf ("note %u", i);
      gint64 began;

      assay_edit_set_text (edit, source, ASSAY_SOURCE_NOTE, note);
      began = g_get_monotonic_time ();
      commit (store, edit);
      times[i] = (double) (g_get_monotonic_time () - began) / 1000;
    }

  return median (times);
}

int
main (void)
{
  g_autofree char *dir = g_dir_make_tmp ("assay-bench-XXXXXX", NULL);
  g_autofree char *data_dir = g_build_filename (dir, "working", NULL);
  g_autofree char *path = g_build_filename (dir, "bench.assay", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", dir);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AssayStore) store = assay_store_new (data_dir);
  g_autoptr (AssayKeys) keys = assay_keys_new (1);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  double ours;

  assay_store_open_async (store, file, ASSAY_STORE_CREATE, NULL, done_cb, &opened);
  if (!assay_store_open_finish (store, wait_for (&opened), &error))
    g_error ("cannot open: %s", error->message);

  ours = measure_store (store, keys);
  printf ("an edit, until it is safe on disk (median of %d)\t%.2f\tms\tbare SQLite\t%.2f\n",
          N_EDITS, ours, measure_bare (dir));

  assay_store_close_async (store, NULL, done_cb, &closed);
  if (!assay_store_close_finish (store, wait_for (&closed), &error))
    g_printerr ("cannot close: %s\n", error->message);

  return system (remove) == 0 ? 0 : 1;
}
