/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a report of 10, 100 and 1,000 claims takes, and what it takes of memory. Each in a child
 * of its own, since the peak of a process only grows. With a path as argument the largest is
 * written there. */

#include "config.h"

#include "report-sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int
measure (guint n_claims, gboolean is_plain, const char *path)
{
  g_autoptr (ReportSample) sample = report_sample_new (n_claims, NULL, "en");
  g_autoptr (AssayReportInput) input = report_sample_dup_input (sample, ASSAY_REPORT_LAWYER);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *kind = is_plain ? "plain" : "archival";
  struct rusage before;
  struct rusage after;
  gint64 start;
  double seconds;

  assay_report_input_set_plain (input, is_plain);
  getrusage (RUSAGE_SELF, &before);
  start = g_get_monotonic_time ();
  bytes = assay_report_make (input, NULL, NULL, NULL, NULL, &error);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  getrusage (RUSAGE_SELF, &after);
  if (bytes == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  printf ("%s report of %u claims\t%.2f\ts\n", kind, n_claims, seconds);
  printf ("%s report of %u claims, peak memory\t%ld\tMiB\n", kind, n_claims,
          after.ru_maxrss / 1024);
  printf ("%s report of %u claims, size\t%.2f\tMB\n", kind, n_claims,
          (double) g_bytes_get_size (bytes) / 1e6);
  if (path != NULL
      && !g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                               (gssize) g_bytes_get_size (bytes), &error))
    g_printerr ("%s\n", error->message);

  return 0;
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 10, 100, 1000 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      int status = 0;
      pid_t child = fork ();

      if (child == 0)
        {
          gboolean is_last = i + 1 == 2 * G_N_ELEMENTS (sizes);
          int result = measure (sizes[i / 2], i % 2 == 0, is_last ? argv[1] : NULL);

          fflush (stdout);
          _exit (result);
        }
      if (child < 0 || waitpid (child, &status, 0) < 0 || status != 0)
        return EXIT_FAILURE;
    }

  return EXIT_SUCCESS;
}
