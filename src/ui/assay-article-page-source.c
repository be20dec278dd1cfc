/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-article-page-private.h"

#define MIN_SOURCE 240

/* The source beside the article: its place, its coming and going. */

gboolean
assay_article_page_find_crowded (AssayArticlePage *self, int width)
{
  int sidebar = self->want_sidebar ? self->sidebar_width : 0;

  return self->room == SINGLE || width < self->view_width + self->source_width + sidebar;
}

/* Before sizes are given out: a paned widget that is moved meanwhile would not be drawn. */
void
assay_article_page_place_source (AssayArticlePage *self, int width)
{
  int source = g_settings_get_int (self->settings, "source-width");
  int middle = width;

  if (gtk_widget_get_visible (self->navigator))
    middle -= gtk_paned_get_position (self->outer);
  if (gtk_widget_get_visible (GTK_WIDGET (self->sidebar)))
    middle = gtk_paned_get_position (self->inner);
  if (self->source_placed || middle <= 0 || !gtk_widget_get_visible (GTK_WIDGET (self->source))
      || !gtk_widget_get_visible (GTK_WIDGET (self->view)))
    return;

  gtk_paned_set_position (self->middle, MAX (middle / 4, middle - source));
  self->source_placed = TRUE;
}

static void
source_moved_cb (GtkPaned *paned, GParamSpec *pspec, AssayArticlePage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (paned)) - gtk_paned_get_position (paned);

  if (self->source_placed && gtk_widget_get_mapped (GTK_WIDGET (self->view))
      && gtk_widget_get_mapped (GTK_WIDGET (self->source)) && width >= MIN_SOURCE)
    g_settings_set_int (self->settings, "source-width", width);
}

static gboolean
has_focus_within (GtkWidget *pane)
{
  GtkRoot *root = gtk_widget_get_root (pane);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

void
assay_article_page_set_source_visible (AssayArticlePage *self, gboolean visible)
{
  if (self->want_source == visible)
    return;

  self->want_source = visible;
  self->source_placed = FALSE;
  /* Only what is visible can be measured; and whether there is room must be known before sizes are
   * given out: the handle of a paned widget takes clicks where it stood once, hidden or not. */
  gtk_widget_set_visible (GTK_WIDGET (self->source), visible);
  assay_article_page_remember_widths (self);
  if (self->room != SINGLE)
    self->crowded
        = assay_article_page_find_crowded (self, gtk_widget_get_width (GTK_WIDGET (self)));
  assay_article_page_arrange (self);
}

/* In a narrow window it is seen instead of what asked for it. */
static void
show_source_cb (AssayWorkbench *workbench,
                gint64 source,
                gint64 capture,
                gint64 evidence,
                AssayArticlePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!has_focus_within (GTK_WIDGET (self->source)))
    {
      g_set_weak_pointer (&self->came_from, focus);
      self->was_in_sidebar = has_focus_within (GTK_WIDGET (self->sidebar));
    }
  if (assay_article_page_is_narrow (self))
    assay_article_page_set_sidebar_visible (self, FALSE);
  assay_article_page_set_source_visible (self, TRUE);
  assay_source_pane_show (self->source, source, capture, evidence);
  gtk_widget_grab_focus (GTK_WIDGET (self->source));
}

static void
show_source_words_cb (AssayWorkbench *workbench, guint start, guint end, AssayArticlePage *self)
{
  assay_source_pane_select (self->source, start, end);
}

/* The way back. */
static void
source_closed_cb (AssaySourcePane *source, AssayArticlePage *self)
{
  gboolean had_focus = has_focus_within (GTK_WIDGET (source));

  assay_article_page_set_source_visible (self, FALSE);
  if (assay_article_page_is_narrow (self) && self->was_in_sidebar)
    assay_article_page_set_sidebar_visible (self, TRUE);
  if (!had_focus)
    return;
  if (self->came_from == NULL || !gtk_widget_get_mapped (self->came_from)
      || !gtk_widget_grab_focus (self->came_from))
    gtk_widget_grab_focus (GTK_WIDGET (assay_article_view_get_reader (self->view)));
}

/* One cursor in the text for both: F7 speaks of all that is read. */
static void
source_reader_cb (AssaySourcePane *source, GParamSpec *pspec, AssayArticlePage *self)
{
  g_object_bind_property (assay_article_view_get_reader (self->view), "caret-browsing",
                          assay_source_pane_get_reader (source), "caret-browsing",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

void
assay_article_page_follow_source (AssayArticlePage *self)
{
  g_signal_connect (self->source, "closed", G_CALLBACK (source_closed_cb), self);
  g_signal_connect (self->source, "notify::reader", G_CALLBACK (source_reader_cb), self);
  g_signal_connect_object (self->workbench, "show-source", G_CALLBACK (show_source_cb), self, 0);
  g_signal_connect_object (self->workbench, "show-source-words", G_CALLBACK (show_source_words_cb),
                           self, 0);
  g_signal_connect (self->middle, "notify::position", G_CALLBACK (source_moved_cb), self);
}

AssaySourcePane *
assay_article_page_get_source (AssayArticlePage *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), NULL);

  return self->source;
}

gboolean
assay_article_page_is_in_source (AssayArticlePage *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), FALSE);

  return has_focus_within (GTK_WIDGET (self->source));
}
