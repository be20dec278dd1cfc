/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include "assay-test-store.h"

/* A process that works on a project, for tests that kill it or let two of them fight:
 *
 *   store-worker work FILE FOLDER NAME ROUNDS EDITS
 *       ROUNDS times: opens FILE (waiting while another process has it), adds EDITS tags called
 *       "NAME n", saying each on standard output once it is committed, saves now and then, closes;
 *       0 EDITS: goes on for ever
 *   store-worker dump FILE FOLDER
 *       writes all tags; fails where verify finds anything */

static void
print (const char *words)
{
  fputs (words, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}

static AssayStore *
wait_for (const char *data_dir, GFile *file)
{
  gint64 deadline = g_get_monotonic_time () + ASSAY_TEST_DEADLINE_SECONDS * G_USEC_PER_SEC;

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      AssayStore *store = store_try_open (data_dir, file, ASSAY_STORE_OPEN, &error);

      if (store != NULL)
        return store;
      if (!g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_IN_USE)
          || g_get_monotonic_time () > deadline)
        g_error ("%s", error->message);
      g_thread_yield ();
    }
}

static void
add_tag (AssayStore *store, AssayKeys *keys, const char *name)
{
  AssayEdit *edit = assay_edit_new (keys, "Add tag");

  assay_edit_set_text (edit, assay_edit_insert (edit, ASSAY_KIND_TAG), ASSAY_TAG_NAME, name);
  store_commit (store, edit);
  print (name);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  assay_store_save_finish (ASSAY_STORE (object), result, &error);
  g_assert_no_error (error);
}

static void
work (GFile *file, const char *data_dir, const char *name, guint n_rounds, guint n_edits)
{
  g_autoptr (AssayKeys) keys = assay_keys_new (0);
  guint number = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      AssayStore *store = wait_for (data_dir, file);

      for (guint j = 0; n_edits == 0 || j < n_edits; j++)
        {
          g_autofree char *words = g_strdup_printf ("%s %u", name, ++number);

          add_tag (store, keys, words);
          if (number % 7 == 0)
            assay_store_save_async (store, NULL, saved_cb, NULL);
        }
      store_close (store);
    }
}

static int
dump (GFile *file, const char *data_dir)
{
  AssayStore *store = wait_for (data_dir, file);
  g_autoptr (GPtrArray) tags = store_load (store, ASSAY_KIND_TAG, 0);
  g_autoptr (GPtrArray) problems = store_verify (store);

  for (guint i = 0; i < tags->len; i++)
    print (assay_record_get_text (tags->pdata[i], ASSAY_TAG_NAME));
  for (guint i = 0; i < problems->len; i++)
    g_printerr ("%s\n", (char *) problems->pdata[i]);
  store_close (store);

  return problems->len > 0 ? 1 : 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = NULL;

  if (argc < 4)
    return 2;
  file = g_file_new_for_path (argv[2]);
  if (g_str_equal (argv[1], "dump"))
    return dump (file, argv[3]);
  if (argc < 7)
    return 2;
  work (file, argv[3], argv[4], (guint) g_ascii_strtoull (argv[5], NULL, 10),
        (guint) g_ascii_strtoull (argv[6], NULL, 10));

  return 0;
}
