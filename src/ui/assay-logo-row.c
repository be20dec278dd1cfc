/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-logo-row.h"

#include "assay-desk.h"
#include "assay-dialogs.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

struct _AssayLogoRow
{
  AdwActionRow parent_instance;

  /* Borrowed */
  GtkWidget *picture;
  GtkWidget *remove;

  /* Owned */
  GBytes *logo;          /* or NULL */
  GCancellable *reading; /* while one is read */
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayLogoRow, assay_logo_row, ADW_TYPE_ACTION_ROW)

static void
show (AssayLogoRow *self)
{
  g_autoptr (GdkTexture) texture
      = self->logo != NULL ? gdk_texture_new_from_bytes (self->logo, NULL) : NULL;

  gtk_picture_set_paintable (GTK_PICTURE (self->picture),
                             texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (self->picture, texture != NULL);
  gtk_widget_set_visible (self->remove, self->logo != NULL);
}

static void
set_logo (AssayLogoRow *self, GBytes *logo)
{
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = logo != NULL ? g_bytes_ref (logo) : NULL;
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayLogoRow) self = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL && self->picture != NULL)
    assay_logo_row_take (self, file);
}

static void
choose_cb (AssayLogoRow *self)
{
  assay_choose_files_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            _ ("Logo of the desk"), ASSAY_FILES_PICTURE, FALSE, chosen_cb,
                            g_object_ref (self));
}

static void
stop_reading (AssayLogoRow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
remove_cb (AssayLogoRow *self)
{
  stop_reading (self);
  assay_desk_forget_logo ();
  set_logo (self, NULL);
}

static void
assay_logo_row_dispose (GObject *object)
{
  AssayLogoRow *self = ASSAY_LOGO_ROW (object);

  self->picture = NULL;
  stop_reading (self);
  g_clear_pointer (&self->logo, g_bytes_unref);

  G_OBJECT_CLASS (assay_logo_row_parent_class)->dispose (object);
}

static void
assay_logo_row_class_init (AssayLogoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_logo_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED]
      = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
assay_logo_row_init (AssayLogoRow *self)
{
  GtkWidget *choose = assay_icon_button_new ("document-open-symbolic", _ ("Choose a logo"), NULL);

  self->picture = gtk_picture_new ();
  self->remove = assay_icon_button_new ("edit-clear-symbolic", _ ("No logo"), NULL);
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_set_size_request (self->picture, 64, 32);
  gtk_widget_set_valign (self->picture, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Logo"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->picture);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->remove);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), choose);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);

  /* Small enough to be read here. */
  self->logo = assay_desk_load_logo ();
  show (self);
}

GBytes *
assay_logo_row_get_logo (AssayLogoRow *self)
{
  g_return_val_if_fail (ASSAY_IS_LOGO_ROW (self), NULL);

  return self->logo;
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayLogoRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = assay_desk_take_logo_finish (result, &error);

  if (self->picture == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (logo != NULL)
    set_logo (self, logo);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

void
assay_logo_row_take (AssayLogoRow *self, GFile *file)
{
  g_return_if_fail (ASSAY_IS_LOGO_ROW (self));
  g_return_if_fail (G_IS_FILE (file));

  stop_reading (self);
  self->reading = g_cancellable_new ();
  assay_desk_take_logo_async (file, self->reading, taken_cb, g_object_ref (self));
}
