/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-article-page-private.h"

#include "assay-keymap.h"
#include "assay-navigator.h"
#include "assay-paned.h"

#include <glib/gi18n-lib.h>

/* Below this width article and sidebar do not stand side by side, even if there were room. */
#define NARROW 700
#define MIN_SIDEBAR 240

enum
{
  PROP_0,
  PROP_NAVIGATOR_VISIBLE,
  PROP_SIDEBAR_VISIBLE,
  PROP_NARROW,
  N_PROPS
};

enum
{
  FILES_DROPPED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayArticlePage, assay_article_page, GTK_TYPE_WIDGET)

static gboolean
has_several_articles (AssayArticlePage *self)
{
  AssayRecordList *articles
      = assay_project_get_list (assay_workbench_get_project (self->workbench), ASSAY_KIND_ARTICLE);

  return assay_record_list_get_size (articles) > 1;
}

gboolean
assay_article_page_is_narrow (AssayArticlePage *self)
{
  return self->room == SINGLE;
}

static gboolean
sees_sidebar (AssayArticlePage *self)
{
  return assay_article_page_is_narrow (self) ? self->narrow_sidebar : self->want_sidebar;
}

void
assay_article_page_arrange (AssayArticlePage *self)
{
  gboolean sidebar = sees_sidebar (self);

  gtk_widget_set_visible (self->navigator, self->want_navigator && self->room == ROOMY
                                               && has_several_articles (self));
  gtk_widget_set_visible (GTK_WIDGET (self->middle),
                          !assay_article_page_is_narrow (self) || !sidebar);
  gtk_widget_set_visible (GTK_WIDGET (self->view), !self->want_source || !self->crowded);
  gtk_widget_set_visible (GTK_WIDGET (self->source), self->want_source);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), sidebar);
}

static gboolean
arrange_cb (gpointer user_data)
{
  AssayArticlePage *self = user_data;

  self->arrange = 0;
  assay_article_page_arrange (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_VISIBLE]);
  return G_SOURCE_REMOVE;
}

static int
measure_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

void
assay_article_page_remember_widths (AssayArticlePage *self)
{
  self->navigator_width = MAX (self->navigator_width, measure_width (self->navigator));
  self->view_width = MAX (self->view_width, measure_width (GTK_WIDGET (self->view)));
  self->sidebar_width = MAX (self->sidebar_width, measure_width (GTK_WIDGET (self->sidebar)));
  self->source_width = MAX (self->source_width, measure_width (GTK_WIDGET (self->source)));
}

static Room
find_room (AssayArticlePage *self, int width)
{
  int both = self->view_width + (self->want_sidebar ? self->sidebar_width : 0);
  int navigator = self->want_navigator && has_several_articles (self)
                      ? MAX (self->navigator_width, gtk_paned_get_position (self->outer))
                      : 0;

  if (width < MAX (NARROW, both))
    return SINGLE;
  if (self->want_source)
    both += MAX (self->source_width, g_settings_get_int (self->settings, "source-width"));
  return width < both + navigator ? TIGHT : ROOMY;
}

static void
set_room (AssayArticlePage *self, Room room, int width)
{
  gboolean crowded;

  if (self->room == room)
    {
      crowded = assay_article_page_find_crowded (self, width);
      if (self->crowded != crowded && self->want_source && self->arrange == 0)
        self->arrange = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
      self->crowded = crowded;
      return;
    }

  if (room == SINGLE || assay_article_page_is_narrow (self))
    self->narrow_sidebar = FALSE;
  self->room = room;
  self->crowded = assay_article_page_find_crowded (self, width);
  self->placed = FALSE;
  self->source_placed = FALSE;
  /* Not while sizes are being given out. */
  if (self->arrange == 0)
    self->arrange = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
}

/* GtkPaned counts from its start, the setting is the width of its end. */
static void
place_sidebar (AssayArticlePage *self, int width)
{
  int navigator
      = gtk_widget_get_visible (self->navigator) ? gtk_paned_get_position (self->outer) : 0;
  int sidebar = g_settings_get_int (self->settings, "sidebar-width");

  if (self->placed || assay_article_page_is_narrow (self) || width <= 0)
    return;

  gtk_paned_set_position (self->inner, MAX (0, width - navigator - sidebar));
  self->placed = TRUE;
}

static void
sidebar_moved_cb (GtkPaned *paned, GParamSpec *pspec, AssayArticlePage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (paned)) - gtk_paned_get_position (paned);

  if (self->placed && !assay_article_page_is_narrow (self)
      && gtk_widget_get_visible (GTK_WIDGET (self->sidebar))
      && gtk_widget_get_mapped (GTK_WIDGET (paned)) && width >= MIN_SIDEBAR)
    g_settings_set_int (self->settings, "sidebar-width", width);
}

static void
articles_cb (AssayArticlePage *self)
{
  assay_article_page_arrange (self);
}

static void
forward_drop_cb (GtkWidget *widget, GListModel *files, AssayArticlePage *self)
{
  g_signal_emit (self, signals[FILES_DROPPED], 0, files);
}

static void
assay_article_page_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (widget);
  gtk_widget_measure (GTK_WIDGET (self->outer), orientation, for_size, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;

  /* One of the two is enough: the page goes narrow. */
  *minimum = MAX (
      MAX (measure_width (GTK_WIDGET (self->view)), measure_width (GTK_WIDGET (self->source))),
      measure_width (GTK_WIDGET (self->sidebar)));
  *natural = MAX (*natural, *minimum);
}

static void
assay_article_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (widget);

  assay_article_page_remember_widths (self);
  set_room (self, find_room (self, width), width);
  place_sidebar (self, width);
  assay_article_page_place_source (self, width);
  gtk_widget_allocate (GTK_WIDGET (self->outer),
                       MAX (width, measure_width (GTK_WIDGET (self->outer))), height, baseline,
                       NULL);
}

static void
assay_article_page_dispose (GObject *object)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (object);

  g_clear_handle_id (&self->arrange, g_source_remove);
  g_clear_weak_pointer (&self->came_from);
  if (self->outer != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->outer));
      self->outer = NULL;
    }
  g_clear_object (&self->settings);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_article_page_parent_class)->dispose (object);
}

static void
assay_article_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (object);

  switch (prop_id)
    {
    case PROP_NAVIGATOR_VISIBLE:
      g_value_set_boolean (value, self->want_navigator);
      break;
    case PROP_SIDEBAR_VISIBLE:
      g_value_set_boolean (value, sees_sidebar (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, assay_article_page_is_narrow (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

void
assay_article_page_set_sidebar_visible (AssayArticlePage *self, gboolean visible)
{
  if (sees_sidebar (self) == visible)
    return;

  if (assay_article_page_is_narrow (self))
    self->narrow_sidebar = visible;
  else
    {
      self->want_sidebar = visible;
      g_settings_set_boolean (self->settings, "sidebar-visible", visible);
    }
  assay_article_page_arrange (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_VISIBLE]);
}

static void
assay_article_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (object);

  switch (prop_id)
    {
    case PROP_NAVIGATOR_VISIBLE:
      self->want_navigator = g_value_get_boolean (value);
      assay_article_page_arrange (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SIDEBAR_VISIBLE:
      assay_article_page_set_sidebar_visible (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_article_page_class_init (AssayArticlePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = assay_article_page_dispose;
  object_class->get_property = assay_article_page_get_property;
  object_class->set_property = assay_article_page_set_property;
  widget_class->measure = assay_article_page_measure;
  widget_class->size_allocate = assay_article_page_size_allocate;

  properties[PROP_NAVIGATOR_VISIBLE]
      = g_param_spec_boolean ("navigator-visible", NULL, NULL, TRUE, flags | G_PARAM_WRITABLE);
  properties[PROP_SIDEBAR_VISIBLE]
      = g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE, flags | G_PARAM_WRITABLE);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FILES_DROPPED]
      = g_signal_new ("files-dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
}

static void
assay_article_page_init (AssayArticlePage *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->want_navigator = TRUE;
  self->inner = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  self->outer = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  self->middle = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_paned_set_resize_end_child (self->middle, FALSE);
  gtk_paned_set_shrink_start_child (self->middle, FALSE);
  gtk_paned_set_shrink_end_child (self->middle, FALSE);
  gtk_paned_set_end_child (self->outer, GTK_WIDGET (self->inner));
  gtk_paned_set_resize_start_child (self->outer, FALSE);
  gtk_paned_set_shrink_start_child (self->outer, FALSE);
  gtk_paned_set_shrink_end_child (self->outer, FALSE);
  gtk_paned_set_resize_end_child (self->inner, FALSE);
  gtk_paned_set_shrink_start_child (self->inner, FALSE);
  gtk_paned_set_shrink_end_child (self->inner, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->outer), GTK_WIDGET (self));
}

static void
add_panes (AssayArticlePage *self, AssayContext *context)
{
  self->navigator = assay_navigator_new (self->workbench);
  self->view = ASSAY_ARTICLE_VIEW (assay_article_view_new (context, self->workbench));
  self->source = ASSAY_SOURCE_PANE (assay_source_pane_new (context, self->workbench));
  self->sidebar = ASSAY_SIDEBAR (assay_sidebar_new (self->workbench));

  gtk_paned_set_start_child (self->outer, self->navigator);
  gtk_paned_set_start_child (self->middle, GTK_WIDGET (self->view));
  gtk_paned_set_end_child (self->middle, GTK_WIDGET (self->source));
  gtk_paned_set_start_child (self->inner, GTK_WIDGET (self->middle));
  gtk_paned_set_end_child (self->inner, GTK_WIDGET (self->sidebar));
  assay_paned_guard (self->outer);
  assay_paned_guard (self->middle);
  assay_paned_guard (self->inner);
  gtk_widget_add_css_class (GTK_WIDGET (self->sidebar), "sidebar-pane");

  g_signal_connect (self->view, "files-dropped", G_CALLBACK (forward_drop_cb), self);
  g_signal_connect (self->navigator, "files-dropped", G_CALLBACK (forward_drop_cb), self);
  g_signal_connect_object (self->view, "mark-activated", G_CALLBACK (assay_sidebar_open_mark),
                           self->sidebar, G_CONNECT_SWAPPED);
}

GtkWidget *
assay_article_page_new (AssayContext *context, AssayWorkbench *workbench)
{
  AssayArticlePage *self;

  g_return_val_if_fail (ASSAY_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (ASSAY_TYPE_ARTICLE_PAGE, NULL);
  self->workbench = g_object_ref (workbench);
  self->settings = g_object_ref (assay_context_get_settings (context));
  self->want_sidebar = g_settings_get_boolean (self->settings, "sidebar-visible");
  add_panes (self, context);
  assay_article_page_arrange (self);

  g_settings_bind (self->settings, "navigator-width", self->outer, "position",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect (self->inner, "notify::position", G_CALLBACK (sidebar_moved_cb), self);
  assay_article_page_follow_source (self);
  g_signal_connect_object (
      assay_project_get_list (assay_workbench_get_project (workbench), ASSAY_KIND_ARTICLE),
      "items-changed", G_CALLBACK (articles_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

AssayArticleView *
assay_article_page_get_view (AssayArticlePage *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), NULL);

  return self->view;
}

AssaySidebar *
assay_article_page_get_sidebar (AssayArticlePage *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), NULL);

  return self->sidebar;
}

void
assay_article_page_show_sidebar (AssayArticlePage *self)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  assay_article_page_set_sidebar_visible (self, TRUE);
}

void
assay_article_page_show_article (AssayArticlePage *self)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  if (assay_article_page_is_narrow (self))
    assay_article_page_set_sidebar_visible (self, FALSE);
  if (self->crowded)
    assay_article_page_set_source_visible (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (assay_article_view_get_reader (self->view)));
}

void
assay_article_page_next_pane (AssayArticlePage *self)
{
  GtkWidget *panes[6];
  GtkRoot *root;
  GtkWidget *focus;
  guint at = 5;

  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  panes[0] = self->navigator;
  panes[1] = GTK_WIDGET (self->view);
  panes[2] = GTK_WIDGET (assay_article_view_get_pages (self->view));
  panes[3] = GTK_WIDGET (self->source);
  panes[4] = GTK_WIDGET (assay_source_pane_get_pages (self->source));
  panes[5] = GTK_WIDGET (self->sidebar);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  for (guint i = 0; focus != NULL && i < G_N_ELEMENTS (panes); i++)
    if (gtk_widget_is_ancestor (focus, panes[i]))
      at = i;

  for (guint step = 1; step <= G_N_ELEMENTS (panes); step++)
    {
      GtkWidget *pane = panes[(at + step) % G_N_ELEMENTS (panes)];

      if (!gtk_widget_get_mapped (pane))
        continue;
      if (pane == GTK_WIDGET (self->view))
        pane = GTK_WIDGET (assay_article_view_get_reader (self->view));
      if (gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}
