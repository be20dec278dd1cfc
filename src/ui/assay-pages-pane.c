/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-pages-pane-private.h"

#include "assay-errors.h"
#include "assay-import-ask.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_ZOOM 0.4
#define MAX_ZOOM 6.0
#define REDRAW_MS 120 /* after the last of many sizes */

enum
{
  OPENED,
  READ,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayPagesPane, assay_pages_pane, GTK_TYPE_WIDGET)

/* First the document is opened, which tells how many pages there are, then one page after the other
 * is drawn, each for the width that it has. While one is being drawn the one before stays. */

static guint
get_n_pages (AssayPagesPane *self)
{
  return self->pages != NULL ? assay_capture_pages_get_n_pages (self->pages) : 0;
}

static const char *
get_label (AssayPagesPane *self)
{
  const char *const *labels = assay_capture_pages_get_labels (self->pages);

  return self->page < g_strv_length ((char **) labels) ? labels[self->page] : NULL;
}

static void
show_place (AssayPagesPane *self)
{
  guint n_pages = get_n_pages (self);
  g_autofree char *number = g_strdup_printf ("%u", self->page + 1);
  const char *label = n_pages > 0 ? get_label (self) : NULL;
  g_autofree char *count = NULL;

  if (label == NULL)
    label = number;
  if (n_pages > 0 && g_str_equal (label, number))
    /* Translators: after the number of a page */
    count = g_strdup_printf (_ ("of %u"), n_pages);
  else if (n_pages > 0)
    /* Translators: after the name of a page, as "iv": its number and how many there are */
    count = g_strdup_printf (_ ("%u of %u"), self->page + 1, n_pages);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), n_pages > 0 ? label : "");
  gtk_widget_set_sensitive (self->entry, n_pages > 0);
  assay_label_set (self->count, count != NULL ? count : "");
  assay_pages_pane_update_actions (self);
}

static void
show_refusal (AssayPagesPane *self, const GError *error)
{
  g_autofree char *sentence = assay_error_dup_sentence (error->message);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (self->refused),
                             self->pages != NULL ? _ ("This page cannot be shown")
                                                 : _ ("The pages cannot be shown"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->refused), escaped);
  gtk_widget_set_visible (self->answer,
                          g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_PASSWORD));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "refused");
}

/* What the page is given in the window's own points. */
static double
get_width (AssayPagesPane *self)
{
  GtkAdjustment *across
      = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));

  return gtk_adjustment_get_page_size (across) * self->zoom;
}

static void
fit_picture (AssayPagesPane *self)
{
  double width = MAX (get_width (self), 1);

  if (self->shape > 0)
    gtk_widget_set_size_request (self->picture, (int) width,
                                 (int) CLAMP (width * self->shape, 1, 100000));
}

static void
show_picture (AssayPagesPane *self, AssayPagePicture *picture)
{
  g_autoptr (GdkTexture) texture
      = gdk_memory_texture_new ((int) picture->width, (int) picture->height, GDK_MEMORY_DEFAULT,
                                picture->pixels, (gsize) picture->width * 4);
  g_autofree char *words
      = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, get_n_pages (self));

  self->shape = (double) picture->height / picture->width;
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  assay_widget_set_name (self->picture, words);
  fit_picture (self);
  gtk_widget_set_visible (self->waiting, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
  if (self->drawn_page != self->page)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  self->drawn_page = self->page;
  assay_pages_pane_update_actions (self);
}

static void
drawn_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayPagesPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPagePicture) picture
      = assay_capture_pages_draw_finish (ASSAY_CAPTURE_PAGES (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    return;

  g_clear_object (&self->drawing);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), FALSE);
  if (picture != NULL)
    show_picture (self, picture);
  else
    show_refusal (self, error);
}

static void
stop_drawing (AssayPagesPane *self)
{
  g_clear_handle_id (&self->redraw, g_source_remove);
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  if (self->box != NULL)
    gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), FALSE);
}

/* A pane that is not seen has no width yet; it asks again when it has one. */
static void
draw (AssayPagesPane *self)
{
  double width = get_width (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  stop_drawing (self);
  if (self->pages == NULL || width < 1)
    return;

  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), TRUE);
  self->drawing = g_cancellable_new ();
  assay_capture_pages_draw_async (self->pages, self->page,
                                  (guint) MIN (width, ASSAY_PAGE_PICTURE_MAX_WIDTH), self->drawing,
                                  drawn_cb, g_object_ref (self));
}

static gboolean
redraw_cb (gpointer user_data)
{
  AssayPagesPane *self = user_data;

  self->redraw = 0;
  fit_picture (self);
  draw (self);

  return G_SOURCE_REMOVE;
}

/* Not while sizes are being given out. */
static void
resized_cb (AssayPagesPane *self)
{
  g_clear_handle_id (&self->redraw, g_source_remove);
  self->redraw = g_timeout_add (REDRAW_MS, redraw_cb, self);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayPagesPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayCapturePages) pages = assay_capture_pages_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    return;

  g_clear_object (&self->opening);
  if (pages == NULL)
    {
      show_refusal (self, error);
      self->error = g_steal_pointer (&error);
      return;
    }

  self->pages = g_steal_pointer (&pages);
  self->page = MIN (self->page, get_n_pages (self) - 1);
  show_place (self);
  g_signal_emit (self, signals[OPENED], 0);
  draw (self);
}

static void
let_go (AssayPagesPane *self)
{
  stop_drawing (self);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->pages);
  g_clear_error (&self->error);
  self->shape = 0;
  self->drawn_page = G_MAXUINT;
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
  gtk_widget_set_visible (self->waiting, TRUE);
  show_place (self);
}

static void
open_capture (AssayPagesPane *self, const char *password)
{
  let_go (self);
  self->opening = g_cancellable_new ();
  assay_capture_pages_open_async (self->project, self->capture, password, self->opening, opened_cb,
                                  g_object_ref (self));
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayPagesPane) self = user_data;
  g_autofree char *password = assay_import_ask_finish (result);

  if (password != NULL && self->box != NULL && self->capture != 0)
    open_capture (self, password);
}

static void
ask_cb (AssayPagesPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->error != NULL)
    assay_import_ask_async (GTK_WINDOW (root), self->error, answered_cb, g_object_ref (self));
}

/* What is typed is the page's name, or else its number. */
static void
typed_cb (AssayPagesPane *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *const *labels;
  guint64 number;

  if (self->pages == NULL)
    return;

  labels = assay_capture_pages_get_labels (self->pages);
  for (guint i = 0; labels[i] != NULL; i++)
    if (g_ascii_strcasecmp (labels[i], words) == 0)
      {
        assay_pages_pane_show_page (self, i);
        return;
      }
  if (g_ascii_string_to_unsigned (words, 10, 1, get_n_pages (self), &number, NULL))
    assay_pages_pane_show_page (self, (guint) number - 1);
  else
    show_place (self);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  AssayPagesPane *self = ASSAY_PAGES_PANE (widget);

  return (gtk_widget_get_mapped (self->scrolled) && gtk_widget_grab_focus (self->scrolled))
         || gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
assay_pages_pane_dispose (GObject *object)
{
  AssayPagesPane *self = ASSAY_PAGES_PANE (object);

  stop_drawing (self);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->pages);
  g_clear_object (&self->project);
  g_clear_object (&self->actions);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (assay_pages_pane_parent_class)->dispose (object);
}

static void
assay_pages_pane_class_init (AssayPagesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_pages_pane_dispose;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pagespane");
  signals[OPENED]
      = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READ] = g_signal_new ("read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_UINT);
  signals[CLOSED]
      = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_pages_pane_init (AssayPagesPane *self)
{
  self->zoom = 1;
  self->drawn_page = G_MAXUINT;
  assay_pages_pane_add_actions (self);
  assay_pages_pane_make_parts (self);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->answer, "clicked", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled)),
      "notify::page-size", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  show_place (self);
}

GtkWidget *
assay_pages_pane_new (void)
{
  return g_object_new (ASSAY_TYPE_PAGES_PANE, NULL);
}

void
assay_pages_pane_set_capture (AssayPagesPane *self,
                              AssayProject *project,
                              gint64 capture,
                              guint page)
{
  g_return_if_fail (ASSAY_IS_PAGES_PANE (self));

  if (self->capture == capture && self->project == project)
    return;

  g_set_object (&self->project, project);
  self->capture = capture;
  self->page = page;
  if (capture != 0)
    open_capture (self, NULL);
  else
    let_go (self);
}

AssayCapturePages *
assay_pages_pane_get_pages (AssayPagesPane *self)
{
  g_return_val_if_fail (ASSAY_IS_PAGES_PANE (self), NULL);

  return self->pages;
}

void
assay_pages_pane_show_page (AssayPagesPane *self, guint page)
{
  g_return_if_fail (ASSAY_IS_PAGES_PANE (self));

  if (self->pages == NULL)
    return;
  page = MIN (page, get_n_pages (self) - 1);
  if (self->page == page)
    {
      show_place (self);
      return;
    }

  self->page = page;
  show_place (self);
  draw (self);
}

guint
assay_pages_pane_get_page (AssayPagesPane *self)
{
  g_return_val_if_fail (ASSAY_IS_PAGES_PANE (self), 0);

  return self->page;
}

GSimpleActionGroup *
assay_pages_pane_get_actions (AssayPagesPane *self)
{
  g_return_val_if_fail (ASSAY_IS_PAGES_PANE (self), NULL);

  return self->actions;
}

void
assay_pages_pane_set_zoom (AssayPagesPane *self, double zoom)
{
  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  fit_picture (self);
  draw (self);
}
