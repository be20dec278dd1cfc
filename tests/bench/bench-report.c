/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a report of 10, 100 and 1,000 claims takes, and what it takes of memory: plain,
 * archival, and by WeasyPrint (where it is installed) from our own HTML report of the same check.
 * Each in a child of its own, since the peak of a process only grows. With a path as argument the
 * largest is written there. */

#include "config.h"

#include "assay-exchange.h"
#include "report-sample.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  double seconds;
  double mebibytes; /* at the peak */
  double megabytes; /* of the file */
} Measure;

typedef GBytes *(*MakeFunc) (AssayReportInput *input, GError **error);

static GBytes *
make_plain (AssayReportInput *input, GError **error)
{
  assay_report_input_set_plain (input, TRUE);

  return assay_report_make (input, NULL, NULL, NULL, NULL, error);
}

static GBytes *
make_archival (AssayReportInput *input, GError **error)
{
  return assay_report_make (input, NULL, NULL, NULL, NULL, error);
}

static GBytes *
make_html (AssayReportInput *input, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  return assay_exchange_write (assay_exchange_find_format ("html"), input, NULL, notes, NULL,
                               error);
}

/* Runs in a child: makes the report, writes it to @path (may be NULL) and its measure to @out. */
static int
run (guint n_claims, MakeFunc make, const char *path, int out)
{
  g_autoptr (ReportSample) sample = report_sample_new (n_claims, NULL, "en");
  g_autoptr (AssayReportInput) input = report_sample_dup_input (sample, ASSAY_REPORT_LAWYER);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 start = g_get_monotonic_time ();
  Measure measure = { 0 };
  struct rusage usage;

  bytes = make (input, &error);
  measure.seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  getrusage (RUSAGE_SELF, &usage);
  measure.mebibytes = (double) usage.ru_maxrss / 1024;
  if (bytes == NULL
      || (path != NULL
          && !g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes), &error)))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  measure.megabytes = (double) g_bytes_get_size (bytes) / 1e6;

  return write (out, &measure, sizeof measure) == sizeof measure ? EXIT_SUCCESS : EXIT_FAILURE;
}

static gboolean
measure_ours (guint n_claims, MakeFunc make, const char *path, Measure *ret_measure)
{
  int ends[2];
  int status = 0;
  pid_t child;
  gboolean is_read;

  if (pipe (ends) != 0)
    return FALSE;

  child = fork ();
  if (child == 0)
    _exit (run (n_claims, make, path, ends[1]));
  close (ends[1]);
  is_read = child > 0 && waitpid (child, &status, 0) == child && status == 0
            && read (ends[0], ret_measure, sizeof *ret_measure) == sizeof *ret_measure;
  close (ends[0]);

  return is_read;
}

/* WeasyPrint on the file @html. */
static gboolean
measure_peer (const char *program, const char *html, Measure *ret_measure)
{
  g_autofree char *pdf = g_strconcat (html, ".pdf", NULL);
  const char *const arguments[] = { program, "--quiet", html, pdf, NULL };
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  int status = 0;
  GPid child;
  GStatBuf info;

  if (!g_spawn_async (NULL, (char **) arguments, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &child,
                      NULL)
      || wait4 (child, &status, 0, &usage) != child || status != 0 || g_stat (pdf, &info) != 0)
    return FALSE;

  ret_measure->seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  ret_measure->mebibytes = (double) usage.ru_maxrss / 1024;
  ret_measure->megabytes = (double) info.st_size / 1e6;
  g_unlink (pdf);

  return TRUE;
}

static void
print_row (guint n_claims,
           const char *kind,
           const char *what,
           double value,
           const char *unit,
           const Measure *peer,
           double peers)
{
  printf ("%s report of %u claims%s\t%.2f\t%s", kind, n_claims, what, value, unit);
  if (peer != NULL)
    printf ("\tWeasyPrint\t%.2f", peers);
  printf ("\n");
}

static void
print_rows (guint n_claims, const char *kind, const Measure *ours, const Measure *peer)
{
  print_row (n_claims, kind, "", ours->seconds, "s", peer, peer != NULL ? peer->seconds : 0);
  print_row (n_claims, kind, ", peak memory", ours->mebibytes, "MiB", peer,
             peer != NULL ? peer->mebibytes : 0);
  print_row (n_claims, kind, ", size", ours->megabytes, "MB", peer,
             peer != NULL ? peer->megabytes : 0);
}

static gboolean
bench (guint n_claims, const char *program, const char *folder, const char *path)
{
  g_autofree char *html = g_build_filename (folder, "report.html", NULL);
  Measure page;
  Measure plain;
  Measure archival;
  Measure peer;
  gboolean has_peer;

  if (!measure_ours (n_claims, make_html, html, &page)
      || !measure_ours (n_claims, make_plain, NULL, &plain)
      || !measure_ours (n_claims, make_archival, path, &archival))
    return FALSE;

  has_peer = program != NULL && measure_peer (program, html, &peer);
  print_rows (n_claims, "plain", &plain, has_peer ? &peer : NULL);
  print_rows (n_claims, "archival", &archival, has_peer ? &peer : NULL);
  fflush (stdout);
  g_unlink (html);

  return TRUE;
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 10, 100, 1000 };
  g_autofree char *program = g_find_program_in_path ("weasyprint");
  g_autofree char *folder = g_dir_make_tmp ("assay-bench-XXXXXX", NULL);
  gboolean is_measured = folder != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes) && is_measured; i++)
    is_measured = bench (sizes[i], program, folder,
                         i + 1 == G_N_ELEMENTS (sizes) && argc > 1 ? argv[1] : NULL);
  if (folder != NULL)
    g_rmdir (folder);

  return is_measured ? EXIT_SUCCESS : EXIT_FAILURE;
}
