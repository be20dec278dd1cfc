/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-work-actions-private.h"

#include "assay-search-dialog.h"

/* Searching the project, and going to what was found. */

static void
show_in_capture (AssayWorkActions *self, const AssayHit *hit)
{
  AssayRecord *capture = assay_project_find (assay_workbench_get_project (self->parts.workbench),
                                             ASSAY_KIND_CAPTURE, hit->record);
  AssayHitMark mark = { 0 };

  if (hit->marks->len > 0)
    mark = g_array_index (hit->marks, AssayHitMark, 0);
  if (capture != NULL)
    assay_workbench_show_source_words (self->parts.workbench,
                                       assay_record_get_ref (capture, ASSAY_CAPTURE_SOURCE),
                                       hit->record, hit->start, hit->start + mark.end - mark.start);
}

/* Goes to what was found: to its claim, to its passage, to the page of its kind. */
static void
hit_cb (AssaySearchDialog *dialog, const AssayHit *hit, AssayWorkActions *self)
{
  AssayArticle *open = assay_workbench_get_article (self->parts.workbench);
  gboolean is_open = open != NULL && assay_article_get_id (open) == hit->article;

  if (hit->kind == ASSAY_KIND_SOURCE)
    {
      adw_view_stack_set_visible_child_name (self->parts.stack, "sources");
      assay_sources_page_select (self->parts.sources_page, hit->record);
      return;
    }
  if (hit->kind == ASSAY_KIND_CAPTURE)
    {
      show_in_capture (self, hit);
      return;
    }
  if (hit->article == 0)
    {
      adw_view_stack_set_visible_child_name (self->parts.stack,
                                             hit->kind == ASSAY_KIND_LOG ? "logs" : "sources");
      return;
    }
  adw_view_stack_set_visible_child_name (self->parts.stack, "article");
  if (hit->kind == ASSAY_KIND_REVISION && !is_open)
    assay_article_view_set_top (assay_article_page_get_view (self->parts.article_page),
                                hit->article, hit->start);
  assay_workbench_open_claim (self->parts.workbench, hit->article, hit->claim);
  if (hit->kind == ASSAY_KIND_REVISION && is_open)
    assay_workbench_show_passage (self->parts.workbench, hit->start, hit->start);
}

void
assay_work_actions_search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;
  GtkWidget *dialog = assay_search_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (self->parts.widget)), self->parts.workbench);

  g_signal_connect_object (dialog, "activated", G_CALLBACK (hit_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
