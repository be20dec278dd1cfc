/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-printing.h"

#include "assay-file-name.h"

#include <math.h>

/* The most that a page may differ from a paper with a name, in points. */
#define TOLERANCE 2

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              AssayPreview *preview)
{
  assay_preview_print (preview, (guint) page, gtk_print_context_get_cairo_context (context));
}

/* Printers know papers by their names. */
static GtkPaperSize *
new_paper (double width, double height)
{
  static const char *const names[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_LETTER };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkPaperSize *paper = gtk_paper_size_new (names[i]);

      if (fabs (gtk_paper_size_get_width (paper, GTK_UNIT_POINTS) - width) < TOLERANCE
          && fabs (gtk_paper_size_get_height (paper, GTK_UNIT_POINTS) - height) < TOLERANCE)
        return paper;
      gtk_paper_size_free (paper);
    }

  return gtk_paper_size_new_custom ("report", "report", width, height, GTK_UNIT_POINTS);
}

static GtkPageSetup *
new_setup (AssayPreview *preview)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper;
  double width;
  double height;

  assay_preview_get_size (preview, 0, &width, &height);
  paper = new_paper (width, height);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);

  return setup;
}

/* The printer that is a file offers this name. */
static GtkPrintSettings *
new_settings (const char *title)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  g_autofree char *name = assay_file_name_suggest (title, "");

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);

  return settings;
}

GtkPrintOperation *
assay_printing_new (AssayPreview *preview, const char *title)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPrintSettings) settings = NULL;

  g_return_val_if_fail (ASSAY_IS_PREVIEW (preview), NULL);
  g_return_val_if_fail (assay_preview_get_n_pages (preview) > 0, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  operation = gtk_print_operation_new ();
  setup = new_setup (preview);
  gtk_print_operation_set_default_page_setup (operation, setup);
  settings = new_settings (title);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_n_pages (operation, (int) assay_preview_get_n_pages (preview));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The margins are the report's own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), g_object_ref (preview),
                         (GClosureNotify) G_CALLBACK (g_object_unref), 0);

  return operation;
}
