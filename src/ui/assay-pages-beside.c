/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-pages-beside.h"

#include "assay-keymap.h"
#include "assay-page-marks.h"
#include "assay-widgets.h"

#define ROOM_FOR_BOTH 640
#define LEAST_SHARE 0.15
#define NO_PAGE G_MAXUINT

/* Owns the paned widget with the text and the pane of pages, and knows which page is read. Whether
 * the user wants pages is kept when the text changes; whether there are any depends on it. */
struct _AssayPagesBeside
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkPaned *paned;
  AssayPagesPane *pane;
  GSimpleAction *show;

  /* Owned */
  AssayReader *reader;
  AssayProject *project;
  AssayText *text;
  GArray *marks;
  GSettings *settings;

  gint64 capture; /* one that has pages, or 0 */
  gboolean wanted;
  gboolean placed;
  gboolean still;  /* the text was moved by us: the page stays */
  guint page_read; /* the page that was read when we looked last */
  guint turn;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_AVAILABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayPagesBeside, assay_pages_beside, GTK_TYPE_WIDGET)

static gboolean
is_seen (AssayPagesBeside *self)
{
  return self->wanted && self->capture != 0;
}

static void
find_marks (AssayPagesBeside *self)
{
  AssayCapturePages *pages = assay_pages_pane_get_pages (self->pane);

  g_clear_pointer (&self->marks, g_array_unref);
  if (self->text == NULL || pages == NULL)
    return;

  self->marks = assay_page_marks_find (self->text);
  assay_page_marks_number (self->marks, assay_capture_pages_get_labels (pages));
}

static void
show_page_at (AssayPagesBeside *self, guint position, gboolean anyway)
{
  guint page;

  if (self->marks == NULL)
    return;

  page = assay_page_marks_page_at (self->marks, position);
  if (page != self->page_read || anyway)
    assay_pages_pane_show_page (self->pane, page);
  self->page_read = page;
}

/* The page follows what is read, but not as long as it is the page that was read before: who has
 * turned to another page looks at that. */
static void
scrolled_cb (AssayReader *reader, double fraction, guint top, AssayPagesBeside *self)
{
  if (self->still && self->marks != NULL)
    self->page_read = assay_page_marks_page_at (self->marks, top);
  else
    show_page_at (self, top, FALSE);
  self->still = FALSE;
}

static void
place_clicked_cb (AssayReader *reader, guint position, AssayPagesBeside *self)
{
  show_page_at (self, position, TRUE);
}

static void
opened_cb (AssayPagesBeside *self)
{
  find_marks (self);
  self->page_read = NO_PAGE;
  if (self->reader != NULL)
    show_page_at (self, assay_reader_get_top (self->reader), TRUE);
}

static void
read_cb (AssayPagesPane *pane, guint page, AssayPagesBeside *self)
{
  guint start;

  if (self->reader == NULL || self->marks == NULL)
    return;

  assay_page_marks_find_page (self->marks, page, &start);
  self->still = TRUE;
  assay_reader_scroll_to_top (self->reader, start);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/* The pages are opened when they are wanted, and let go when they are not. */
static void
show_pages (AssayPagesBeside *self)
{
  gboolean seen = is_seen (self);
  gboolean had_focus = assay_widget_has_focus_within (GTK_WIDGET (self->pane));

  g_simple_action_set_state (self->show, g_variant_new_boolean (seen));
  if (!seen)
    g_clear_pointer (&self->marks, g_array_unref);
  assay_pages_pane_set_capture (self->pane, self->project, seen ? self->capture : 0, 0);
  if (gtk_widget_get_visible (GTK_WIDGET (self->pane)) != seen)
    self->placed = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->pane), seen);
  if (had_focus && !seen && self->reader != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
show_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  AssayPagesBeside *self = user_data;

  self->wanted = g_variant_get_boolean (state);
  show_pages (self);
}

static void
closed_cb (AssayPagesBeside *self)
{
  self->wanted = FALSE;
  show_pages (self);
}

static gboolean
turn_cb (gpointer user_data)
{
  AssayPagesBeside *self = user_data;
  gboolean across = gtk_widget_get_width (GTK_WIDGET (self)) >= ROOM_FOR_BOTH;

  self->turn = 0;
  self->placed = FALSE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned),
                                  across ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  return G_SOURCE_REMOVE;
}

static int
get_length (AssayPagesBeside *self, int width, int height)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == GTK_ORIENTATION_HORIZONTAL
             ? width
             : height;
}

static void
moved_cb (AssayPagesBeside *self)
{
  int length = get_length (self, gtk_widget_get_width (GTK_WIDGET (self->paned)),
                           gtk_widget_get_height (GTK_WIDGET (self->paned)));
  double share = length > 0 ? 1 - (double) gtk_paned_get_position (self->paned) / length : 0;

  if (self->placed && self->settings != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->pane)))
    g_settings_set_double (self->settings, "pages-share", CLAMP (share, LEAST_SHARE, 0.85));
}

static void
assay_pages_beside_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (ASSAY_PAGES_BESIDE (widget)->paned), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

/* Not turned while sizes are being given out; moved before they are. */
static void
assay_pages_beside_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AssayPagesBeside *self = ASSAY_PAGES_BESIDE (widget);
  GtkOrientation wanted
      = width >= ROOM_FOR_BOTH ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != wanted && self->turn == 0)
    self->turn = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_cb, self, NULL);
  if (!self->placed && is_seen (self) && self->turn == 0)
    {
      double share
          = self->settings != NULL ? g_settings_get_double (self->settings, "pages-share") : 0.5;

      gtk_paned_set_position (self->paned, (int) (get_length (self, width, height) * (1 - share)));
      self->placed = TRUE;
    }
  gtk_widget_allocate (GTK_WIDGET (self->paned), width, height, baseline, NULL);
}

static void
assay_pages_beside_dispose (GObject *object)
{
  AssayPagesBeside *self = ASSAY_PAGES_BESIDE (object);

  g_clear_handle_id (&self->turn, g_source_remove);
  assay_pages_beside_set_reader (self, NULL);
  if (self->paned != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->paned));
      self->paned = NULL;
    }
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->text, assay_text_unref);
  g_clear_object (&self->project);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (assay_pages_beside_parent_class)->dispose (object);
}

static void
get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AssayPagesBeside *self = ASSAY_PAGES_BESIDE (object);

  if (prop_id == PROP_CHILD)
    g_value_set_object (value, gtk_paned_get_start_child (self->paned));
  else
    g_value_set_boolean (value, self->capture != 0);
}

static void
set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  assay_pages_beside_set_child (ASSAY_PAGES_BESIDE (object), g_value_get_object (value));
}

static void
assay_pages_beside_class_init (AssayPagesBesideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_pages_beside_dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  widget_class->measure = assay_pages_beside_measure;
  widget_class->size_allocate = assay_pages_beside_size_allocate;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_pages_beside_init (AssayPagesBeside *self)
{
  GSimpleActionGroup *actions;

  self->page_read = NO_PAGE;
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  self->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  self->pane = ASSAY_PAGES_PANE (assay_pages_pane_new ());
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->pane));
  gtk_paned_set_shrink_start_child (self->paned, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->pane), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self->pane), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (GTK_WIDGET (self->paned), GTK_WIDGET (self));
  g_signal_connect_object (self->paned, "notify::position", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "read", G_CALLBACK (read_cb), self, 0);

  actions = assay_pages_pane_get_actions (self->pane);
  self->show = g_simple_action_new_stateful ("show", NULL, g_variant_new_boolean (FALSE));
  g_simple_action_set_enabled (self->show, FALSE);
  g_signal_connect_object (self->show, "change-state", G_CALLBACK (show_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->show));
  g_object_unref (self->show);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "pages", G_ACTION_GROUP (actions));
}

void
assay_pages_beside_set_up (AssayPagesBeside *self,
                           GtkWidget *owner,
                           GtkWidget *button,
                           GSettings *settings)
{
  g_return_if_fail (ASSAY_IS_PAGES_BESIDE (self));

  g_set_object (&self->settings, settings);
  gtk_widget_insert_action_group (owner, "pages",
                                  G_ACTION_GROUP (assay_pages_pane_get_actions (self->pane)));
  gtk_button_set_icon_name (GTK_BUTTON (button), "view-dual-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "pages.show");
  assay_keymap_describe (button, "pages.show", TRUE);
  g_object_bind_property (self, "available", button, "visible", G_BINDING_SYNC_CREATE);
}

void
assay_pages_beside_set_child (AssayPagesBeside *self, GtkWidget *child)
{
  g_return_if_fail (ASSAY_IS_PAGES_BESIDE (self));

  gtk_paned_set_start_child (self->paned, child);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

void
assay_pages_beside_set_reader (AssayPagesBeside *self, AssayReader *reader)
{
  g_return_if_fail (ASSAY_IS_PAGES_BESIDE (self));

  if (self->reader == reader)
    return;
  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  g_set_object (&self->reader, reader);
  if (reader == NULL)
    return;
  g_signal_connect (reader, "scrolled", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (reader, "place-clicked", G_CALLBACK (place_clicked_cb), self);
}

void
assay_pages_beside_set_capture (AssayPagesBeside *self,
                                AssayProject *project,
                                gint64 capture,
                                AssayText *text)
{
  gboolean had_pages;

  g_return_if_fail (ASSAY_IS_PAGES_BESIDE (self));

  had_pages = self->capture != 0;
  if (capture != 0 && !assay_capture_has_pages (project, capture))
    capture = 0;
  if (self->capture == capture && self->text == text && self->project == project)
    return;

  g_set_object (&self->project, project);
  g_clear_pointer (&self->text, assay_text_unref);
  self->text = text != NULL ? assay_text_ref (text) : NULL;
  self->capture = capture;
  g_simple_action_set_enabled (self->show, capture != 0);
  show_pages (self);
  find_marks (self);
  if (had_pages != (capture != 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
}

void
assay_pages_beside_set_article (AssayPagesBeside *self, AssayArticle *article)
{
  AssayRecord *revision = article != NULL ? assay_article_get_revision (article) : NULL;

  if (revision != NULL)
    assay_pages_beside_set_capture (self, assay_article_get_project (article),
                                    assay_record_get_ref (revision, ASSAY_REVISION_CAPTURE),
                                    assay_article_get_text (article));
  else
    assay_pages_beside_set_capture (self, self->project, 0, NULL);
}

void
assay_pages_beside_update (AssayPagesBeside *self)
{
  g_return_if_fail (ASSAY_IS_PAGES_BESIDE (self));

  if (self->capture != 0 && !assay_capture_has_pages (self->project, self->capture))
    assay_pages_beside_set_capture (self, self->project, 0, NULL);
}

gboolean
assay_pages_beside_get_available (AssayPagesBeside *self)
{
  g_return_val_if_fail (ASSAY_IS_PAGES_BESIDE (self), FALSE);

  return self->capture != 0;
}

AssayPagesPane *
assay_pages_beside_get_pane (AssayPagesBeside *self)
{
  g_return_val_if_fail (ASSAY_IS_PAGES_BESIDE (self), NULL);

  return self->pane;
}
