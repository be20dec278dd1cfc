/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>

/* For tests: run the main context until something has happened, never longer than a deadline; and
 * folders of one's own. */

#define ASSAY_TEST_DEADLINE_SECONDS 60

static inline gboolean
assay_test_deadline_cb (gpointer data)
{
  g_error ("nothing happened for %d seconds", ASSAY_TEST_DEADLINE_SECONDS);

  return G_SOURCE_REMOVE;
}

/* Runs the default main context until @condition holds; the test fails at the deadline. */
#define assay_test_wait_until(condition)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint deadline_id                                                                              \
        = g_timeout_add_seconds (ASSAY_TEST_DEADLINE_SECONDS, assay_test_deadline_cb, NULL);       \
                                                                                                   \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (deadline_id);                                                                 \
  }                                                                                                \
  G_STMT_END

/* A GAsyncReadyCallback whose data is the address of a GAsyncResult pointer, NULL at first:
 *
 *   GAsyncResult *result = NULL;
 *   thing_do_async (thing, NULL, assay_test_result_cb, &result);
 *   assay_test_await (&result);
 *   ok = thing_do_finish (thing, result, &error);
 *   g_clear_object (&result);
 */
static inline void
assay_test_result_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GAsyncResult **ret_result = data;

  g_assert_null (*ret_result);
  *ret_result = g_object_ref (result);
}

/* Waits for the result; returns it, borrowed. */
static inline GAsyncResult *
assay_test_await (GAsyncResult **result)
{
  assay_test_wait_until (*result != NULL);

  return *result;
}

/* Whether the full counts are asked for (./dev test --long), which take their time. */
static inline gboolean
assay_test_is_long (void)
{
  return g_getenv ("ASSAY_TEST_LONG") != NULL;
}

/* A new empty folder. Owned. */
static inline char *
assay_test_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("assay-test-XXXXXX", &error);

  g_assert_no_error (error);

  return dir;
}

/* Removes the file or folder at @path with all that is in it; follows no symbolic links. */
static inline void
assay_test_remove (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) entries = NULL;
      const char *name;

      g_chmod (path, 0700);
      entries = g_dir_open (path, 0, NULL);
      while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          assay_test_remove (child);
        }
    }
  g_remove (path);
}
