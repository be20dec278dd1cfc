/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Articles from the web; who watches a terminal is told how far it is. */

static void
progress_cb (const AssayFetchProgress *progress, gpointer user_data)
{
  g_autofree char *size = g_format_size (progress->bytes);
  g_autofree char *host = assay_cli_dup_shown (progress->host != NULL ? progress->host : "");

  if (progress->n_parts > 0)
    /* Translators: a size, how many parts of a page are there, of how many, a host */
    g_printerr (_ ("\r\033[K%s, part %u of %u, %s"), size, progress->parts, progress->n_parts,
                host);
  else
    /* Translators: a size, a host */
    g_printerr (_ ("\r\033[K%s, %s"), size, host);
}

AssayDraft *
assay_cli_read_address (AssayCli *cli,
                        AssayArgs *args,
                        const char *address,
                        const AssayImportHint *hint,
                        GError **error)
{
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new ();
  gboolean watched = isatty (STDERR_FILENO);
  AssayFetchFlags flags = assay_args_get_option (args, "keep-errors") != NULL
                              ? ASSAY_FETCH_KEEP_ERRORS
                              : ASSAY_FETCH_NONE;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_draft_read_address_async (cli->project, fetcher, address, flags, hint,
                                  watched ? progress_cb : NULL, NULL, NULL, assay_cli_done_cb,
                                  &slot);
  result = assay_cli_wait (&slot);
  if (watched)
    g_printerr ("\r\033[K");

  return assay_draft_read_finish (result, error);
}
