/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "assay-store.h"
#include "assay-thumbnail.h"

typedef struct
{
  char *folder;
  char *project;
  char *picture;
} Fixture;

static void
change (Fixture *fixture, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->project, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_close (db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sql = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "project-1.sql", NULL);

  fixture->folder = g_dir_make_tmp ("assay-thumbnail-XXXXXX", NULL);
  fixture->project = g_build_filename (fixture->folder, "a.assay", NULL);
  fixture->picture = g_build_filename (fixture->folder, "a.png", NULL);
  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  change (fixture, sql);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->project);
  g_remove (fixture->picture);
  g_rmdir (fixture->folder);
  g_free (fixture->project);
  g_free (fixture->picture);
  g_free (fixture->folder);
}

static AssayThumbnail *
read_project (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AssayThumbnail *thumbnail = assay_thumbnail_read (fixture->project, &error);

  g_assert_no_error (error);
  return thumbnail;
}

static guint
sum (const AssayThumbnail *thumbnail)
{
  guint all = 0;

  for (guint i = 0; i < ASSAY_N_OUTCOMES; i++)
    all += thumbnail->counts[i];

  return all;
}

/* In the child: as on a disk that is full after a few bytes. */
static void
fill_disk (gpointer data)
{
  const struct rlimit few = { 100, 100 };

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &few);
}

/* How the program ended. */
static int
run (Fixture *fixture, GSpawnChildSetupFunc set_up_child)
{
  g_autofree char *program = g_build_filename (g_getenv ("ASSAY_BUILD_DIR"), "src", "thumbnailer",
                                               "assay-thumbnailer", NULL);
  const char *command[] = { program, "--size", "128", fixture->project, fixture->picture, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_STDERR_TO_DEV_NULL, set_up_child, NULL, NULL,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* The title is the article's where the project has none of its own. */
static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayThumbnail) thumbnail = NULL;
  g_autoptr (AssayThumbnail) bare = NULL;

  change (fixture, "UPDATE source SET protected = 0");
  thumbnail = read_project (fixture);
  g_assert_cmpstr (thumbnail->title, ==, "Grain");
  g_assert_cmpuint (sum (thumbnail), ==, 1);

  change (fixture, "DELETE FROM setting WHERE name = 'title'");
  bare = read_project (fixture);
  g_assert_cmpstr (bare->title, ==, "Harvest");
}

/* Who has a source to protect shows no word to those who look over a shoulder. */
static void
test_protected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayThumbnail) thumbnail = NULL;

  change (fixture, "UPDATE source SET protected = id = 7886335743801539108");
  thumbnail = read_project (fixture);
  g_assert_cmpstr (thumbnail->title, ==, "");
  g_assert_cmpuint (sum (thumbnail), ==, 1);
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayThumbnail) thumbnail = read_project (fixture);
  g_autoptr (GBytes) bytes = assay_thumbnail_to_bytes (thumbnail);
  g_autoptr (AssayThumbnail) again = assay_thumbnail_from_bytes (bytes);

  g_assert_cmpstr (again->title, ==, thumbnail->title);
  g_assert_cmpuint (sum (again), ==, 1);
  for (gsize length = 0; length < g_bytes_get_size (bytes); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);

      g_assert_null (assay_thumbnail_from_bytes (part));
    }
}

/* What the ring shows: a claim that is wrong is red at the top, an empty project is grey. */
static void
test_drawn (Fixture *fixture, gconstpointer data)
{
  AssayThumbnail thumbnail = { .title = (char *) "" };
  guint32 colours[2];

  for (guint i = 0; i < 2; i++)
    {
      cairo_surface_t *surface = assay_thumbnail_draw (&thumbnail, 256);
      const guint8 *bytes = cairo_image_surface_get_data (surface);
      /* Inside the ring's band, right of its topmost point. */
      const guint8 *row = bytes + 102 * cairo_image_surface_get_stride (surface);

      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 256);
      colours[i] = ((const guint32 *) (gconstpointer) row)[104] & 0xffffff;
      cairo_surface_destroy (surface);
      thumbnail.counts[ASSAY_OUTCOME_WRONG] = 1;
    }
  g_assert_cmphex (colours[0], ==, 0xdedee3);
  g_assert_cmphex (colours[1], ==, 0xb5121d);
}

static void
test_program (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_cmpint (run (fixture, NULL), ==, 0);
  g_assert_true (g_file_get_contents (fixture->picture, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, 8, "\x89PNG\r\n\x1a\n", 8);
}

/* What is no project, or has code in it, gets no picture. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  change (fixture, "CREATE VIEW v AS SELECT 1");
  g_assert_cmpint (run (fixture, NULL), ==, 1);
  g_assert_true (g_file_set_contents (fixture->project, "SQLite format 3", -1, NULL));
  g_assert_cmpint (run (fixture, NULL), ==, 1);
  g_remove (fixture->project);
  g_assert_cmpint (run (fixture, NULL), ==, 1);
  g_assert_false (g_file_test (fixture->picture, G_FILE_TEST_EXISTS));
}

/* No half of a picture is left, which would be shown for ever; nor one of before. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (run (fixture, fill_disk), ==, 1);
  g_assert_false (g_file_test (fixture->picture, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (fixture->picture, "", -1, NULL));
  g_assert_cmpint (run (fixture, fill_disk), ==, 1);
  g_assert_false (g_file_test (fixture->picture, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/thumbnail/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("read", test_read);
  ADD ("protected", test_protected);
  ADD ("answers", test_answers);
  ADD ("drawn", test_drawn);
  ADD ("program", test_program);
  ADD ("hostile", test_hostile);
  ADD ("full-disk", test_full_disk);
  return g_test_run ();
}
