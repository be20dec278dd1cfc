/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-report-window-private.h"

#include <glib/gi18n-lib.h>

/* What can be done in the window of the report. */

#define ZOOM_STEP 1.25

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayReportWindow *self = user_data;
  AssayReportChoice choice = assay_report_panel_get_choice (self->panel);

  assay_report_saver_ask (self->saver, &choice);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, AssayReportWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    assay_report_window_fail (self, error);
}

/* What goes wrong is told once it is done. */
static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayReportWindow *self = user_data;
  g_autoptr (GtkPrintOperation) operation = assay_report_window_new_printing (self);

  if (operation == NULL)
    return;

  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
turn_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayReportWindow *self = user_data;
  guint page = assay_sheet_view_get_page (self->sheets);

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "next"))
    page++;
  else if (page > 0)
    page--;
  assay_sheet_view_go_to (self->sheets, page, 0);
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayReportWindow *self = user_data;
  gboolean larger = g_str_equal (g_action_get_name (G_ACTION (action)), "zoom-in");
  double zoom = assay_sheet_view_get_zoom (self->sheets);

  assay_sheet_view_set_zoom (self->sheets, ASSAY_SHEET_FREE,
                             CLAMP (larger ? zoom * ZOOM_STEP : zoom / ZOOM_STEP, 0.1, 5));
}

/* "width", "page" or per cent. */
static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayReportWindow *self = user_data;
  const char *how = g_variant_get_string (parameter, NULL);

  if (g_str_equal (how, "width"))
    assay_sheet_view_set_zoom (self->sheets, ASSAY_SHEET_FIT_WIDTH, 1);
  else if (g_str_equal (how, "page"))
    assay_sheet_view_set_zoom (self->sheets, ASSAY_SHEET_FIT_PAGE, 1);
  else
    assay_sheet_view_set_zoom (self->sheets, ASSAY_SHEET_FREE,
                               MAX (g_ascii_strtod (how, NULL), 10) / 100);
}

static void
go_to_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayReportWindow *self = user_data;
  gint64 article = 0;
  gint64 claim
      = assay_report_error_get_claim (assay_previewer_get_error (self->previewer), &article);

  if (claim == 0)
    return;
  assay_workbench_open_claim (self->workbench, article, claim);
  if (self->project_window != NULL)
    gtk_window_present (self->project_window);
}

static void
reset_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_report_panel_reset (((AssayReportWindow *) user_data)->panel);
}

/* Anything but a web address may start a program. */
static void
open_address_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *address = g_variant_get_string (parameter, NULL);
  g_autofree char *scheme = g_uri_parse_scheme (address);

  if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0)
    gtk_show_uri (GTK_WINDOW (user_data), address, GDK_CURRENT_TIME);
}

static void
add_property (AssayReportWindow *self, const char *name, gpointer object)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, object, "reveal-flap");

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

void
assay_report_window_add_actions (AssayReportWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "save", .activate = save_cb },
    { .name = "print", .activate = print_cb },
    { .name = "next", .activate = turn_cb },
    { .name = "previous", .activate = turn_cb },
    { .name = "zoom-in", .activate = step_cb },
    { .name = "zoom-out", .activate = step_cb },
    { .name = "zoom", .activate = zoom_cb, .parameter_type = "s" },
    { .name = "go-to-claim", .activate = go_to_claim_cb },
    { .name = "reset", .activate = reset_cb },
    { .name = "open-address", .activate = open_address_cb, .parameter_type = "s" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  add_property (self, "pages", self->pages_flap);
  add_property (self, "options", self->options_flap);
}

static void
set_enabled (AssayReportWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* What is printed is what is seen; what is saved is made anew. */
void
assay_report_window_update_actions (AssayReportWindow *self)
{
  AssayPreview *preview = assay_sheet_view_get_preview (self->sheets);
  guint n_pages = preview != NULL ? assay_preview_get_n_pages (preview) : 0;
  guint page = assay_sheet_view_get_page (self->sheets);
  gboolean failed = self->previewer != NULL && assay_previewer_get_error (self->previewer) != NULL;

  set_enabled (self, "print", assay_report_window_is_current (self));
  set_enabled (self, "save", !failed);
  set_enabled (self, "previous", page > 0);
  set_enabled (self, "next", page + 1 < n_pages);
  set_enabled (self, "zoom-in", n_pages > 0);
  set_enabled (self, "zoom-out", n_pages > 0);
  set_enabled (self, "zoom", n_pages > 0);
}
