/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-context.h"

/* Holds references only; main thread. */
struct _AssayContext
{
  GObject parent_instance;

  /* Owned */
  GSettings *settings;
  AssayImporter *importer;
  AssayReaderContext *reader;
  /* Never shown; holds the next reader; or NULL. What a web process tells of its page to screen
   * readers comes early, and is to meet a view in a window. */
  GtkWindow *waiting;
  AssayPlaces *places;
  char *working_dir;
};

G_DEFINE_FINAL_TYPE (AssayContext, assay_context, G_TYPE_OBJECT)

static void
assay_context_finalize (GObject *object)
{
  AssayContext *self = ASSAY_CONTEXT (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->importer);
  g_clear_pointer (&self->waiting, gtk_window_destroy);
  g_clear_object (&self->reader);
  g_clear_object (&self->places);
  g_free (self->working_dir);

  G_OBJECT_CLASS (assay_context_parent_class)->finalize (object);
}

static void
assay_context_class_init (AssayContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_context_finalize;
}

static void
assay_context_init (AssayContext *self)
{
}

AssayContext *
assay_context_new (GSettings *settings,
                   AssayImporter *importer,
                   AssayReaderContext *reader,
                   const char *data_dir)
{
  AssayContext *self;
  g_autofree char *file = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (ASSAY_IS_IMPORTER (importer), NULL);
  g_return_val_if_fail (ASSAY_IS_READER_CONTEXT (reader), NULL);

  self = g_object_new (ASSAY_TYPE_CONTEXT, NULL);
  self->settings = g_object_ref (settings);
  self->importer = g_object_ref (importer);
  self->reader = g_object_ref (reader);
  if (data_dir != NULL)
    self->working_dir = g_build_filename (data_dir, "working", NULL);
  file = data_dir != NULL ? g_build_filename (data_dir, "places.ini", NULL)
                          : g_build_filename (g_get_user_data_dir (), "assay", "places.ini", NULL);
  self->places = assay_places_new (file);

  return self;
}

GSettings *
assay_context_get_settings (AssayContext *self)
{
  g_return_val_if_fail (ASSAY_IS_CONTEXT (self), NULL);

  return self->settings;
}

AssayImporter *
assay_context_get_importer (AssayContext *self)
{
  g_return_val_if_fail (ASSAY_IS_CONTEXT (self), NULL);

  return self->importer;
}

void
assay_context_prepare_reader (AssayContext *self)
{
  g_return_if_fail (ASSAY_IS_CONTEXT (self));

  if (self->waiting != NULL)
    return;
  self->waiting = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (self->waiting, assay_reader_new (self->reader));
}

AssayReader *
assay_context_take_reader (AssayContext *self)
{
  GtkWidget *reader;

  g_return_val_if_fail (ASSAY_IS_CONTEXT (self), NULL);

  assay_context_prepare_reader (self);
  reader = g_object_ref (gtk_window_get_child (self->waiting));
  gtk_window_set_child (self->waiting, NULL);
  gtk_window_destroy (g_steal_pointer (&self->waiting));

  return ASSAY_READER (reader);
}

AssayPlaces *
assay_context_get_places (AssayContext *self)
{
  g_return_val_if_fail (ASSAY_IS_CONTEXT (self), NULL);

  return self->places;
}

const char *
assay_context_get_working_dir (AssayContext *self)
{
  g_return_val_if_fail (ASSAY_IS_CONTEXT (self), NULL);

  return self->working_dir;
}
