/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assay-reading.h"

/* How well the article is found on the saved pages of tests/data/pages, in words: F1 of the
 * multisets of what was found and what was expected, the mean over the pages. Beside it Mozilla's
 * Readability in jsdom, where ASSAY_READABILITY names a folder with node_modules of both.
 *
 *   bench-main-text FOLDER READABILITY.MJS */

typedef struct
{
  double f1;
  double worst;
  char *worst_name;
  double milliseconds;
  guint n;
} Score;

static GHashTable *
count_words (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) split = g_strsplit_set (valid, " \t\r\n\f", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      {
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (words, split[i]));

        g_hash_table_replace (words, g_strdup (split[i]), GUINT_TO_POINTER (n + 1));
      }
  return words;
}

static guint
sum (GHashTable *words)
{
  GHashTableIter iter;
  gpointer n;
  guint all = 0;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, NULL, &n))
    all += GPOINTER_TO_UINT (n);
  return all;
}

static double
get_f1 (const char *found, const char *expected)
{
  g_autoptr (GHashTable) a = count_words (found);
  g_autoptr (GHashTable) b = count_words (expected);
  GHashTableIter iter;
  gpointer word;
  gpointer n;
  double both = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &word, &n))
    both += MIN (GPOINTER_TO_UINT (n), GPOINTER_TO_UINT (g_hash_table_lookup (b, word)));
  return both > 0 ? 2 * both / (sum (a) + sum (b)) : 0;
}

static void
add (Score *score, const char *name, const char *found, const char *expected, double milliseconds)
{
  double f1 = get_f1 (found, expected);

  if (score->n == 0 || f1 < score->worst)
    {
      score->worst = f1;
      g_free (score->worst_name);
      score->worst_name = g_path_get_basename (name);
    }
  score->f1 += f1;
  score->milliseconds += milliseconds;
  score->n++;
}

static char *
dup_expected (const char *page)
{
  g_autofree char *stem = g_strndup (page, strlen (page) - strlen (".html"));
  g_autofree char *path = g_strconcat (stem, ".txt", NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

static void
read_ours (GPtrArray *pages, Score *score)
{
  for (guint i = 1; i + 1 < pages->len; i++)
    {
      const AssayReading reading = { .always_html = TRUE };
      g_autofree char *expected = dup_expected (pages->pdata[i]);
      g_autoptr (AssayImport) import = NULL;
      gint64 began = g_get_monotonic_time ();
      char *bytes;
      gsize len;

      if (!g_file_get_contents (pages->pdata[i], &bytes, &len, NULL))
        continue;
      import = assay_reading_import (g_bytes_new_take (bytes, len), &reading, NULL);
      if (import != NULL)
        add (score, pages->pdata[i], assay_import_get_text (import), expected,
             (double) (g_get_monotonic_time () - began) / 1000);
    }
}

/* FALSE where Readability is not there. */
static gboolean
read_peer (GPtrArray *pages, const char *script, Score *score)
{
  const char *modules = g_getenv ("ASSAY_READABILITY");
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) node = NULL;
  g_autoptr (GBytes) output = NULL;
  const char *at;
  const char *end;

  if (modules == NULL)
    return FALSE;
  g_ptr_array_add (argv, (gpointer) "node");
  g_ptr_array_add (argv, (gpointer) script);
  g_ptr_array_add (argv, (gpointer) modules);
  for (guint i = 1; i < pages->len; i++)
    g_ptr_array_add (argv, pages->pdata[i]);
  node
      = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  if (node == NULL || !g_subprocess_communicate (node, NULL, NULL, &output, NULL, NULL)
      || !g_subprocess_get_successful (node))
    return FALSE;
  at = g_bytes_get_data (output, NULL);
  end = at + g_bytes_get_size (output);
  for (guint i = 1; i + 1 < pages->len && at < end; i++)
    {
      g_autofree char *expected = dup_expected (pages->pdata[i]);
      const char *text = strchr (at, '\n');

      if (text != NULL)
        add (score, pages->pdata[i], text + 1, expected, g_ascii_strtod (at, NULL));
      at += strlen (at) + 1;
    }
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDir) folder = argc > 2 ? g_dir_open (argv[1], 0, NULL) : NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  Score ours = { 0 };
  Score peer = { 0 };
  const char *name;
  gboolean has_peer;

  if (folder == NULL)
    return 2;
  /* An empty name comes first when they are sorted; the list ends with NULL. */
  g_ptr_array_add (pages, g_strdup (""));
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".html"))
      g_ptr_array_add (pages, g_build_filename (argv[1], name, NULL));
  g_ptr_array_sort (pages, compare_names);
  g_ptr_array_add (pages, NULL);
  read_ours (pages, &ours);
  has_peer = read_peer (pages, argv[2], &peer);
  printf ("article found on %u pages, F1 of words\t%.3f\t\t%s\t", ours.n, ours.f1 / MAX (ours.n, 1),
          has_peer ? "Readability" : "");
  if (has_peer)
    printf ("%.3f", peer.f1 / MAX (peer.n, 1));
  printf ("\nthe worst of them: %s\t%.3f\t\t%s\t", ours.worst_name != NULL ? ours.worst_name : "-",
          ours.worst, has_peer ? peer.worst_name : "");
  if (has_peer)
    printf ("%.3f", peer.worst);
  printf ("\nall of them, made harmless as well\t%.0f\tms\t%s\t", ours.milliseconds,
          has_peer ? "Readability in jsdom" : "");
  if (has_peer)
    printf ("%.0f", peer.milliseconds);
  printf ("\n");
  g_free (ours.worst_name);
  g_free (peer.worst_name);
  return 0;
}
