/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-reader-banner.h"

#include "assay-ui.h"

#include <glib/gi18n-lib.h>

struct _AssayReaderBanner
{
  AdwBin parent_instance;

  /* Template children */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;

  /* Owned */
  AssayReader *reader;
};

G_DEFINE_FINAL_TYPE (AssayReaderBanner, assay_reader_banner, ADW_TYPE_BIN)

static const char *
get_words (AssayReaderState state)
{
  switch (state)
    {
    case ASSAY_READER_MISMATCH:
      return _ ("The page shows another text than the one that was stored. It can be read, but not "
                "marked. Import the article anew.");
    case ASSAY_READER_CRASHED:
      return _ ("The page could not go on being shown. Nothing is lost.");
    case ASSAY_READER_FAILED:
      return _ ("The page cannot be shown safely on this computer.");
    case ASSAY_READER_EMPTY:
    case ASSAY_READER_LOADING:
    case ASSAY_READER_READY:
    default:
      return NULL;
    }
}

static void
show_state (AssayReaderBanner *self)
{
  AssayReaderState state
      = self->reader != NULL ? assay_reader_get_state (self->reader) : ASSAY_READER_EMPTY;
  const char *words = get_words (state);

  /* The words stay while it folds up. */
  if (words != NULL)
    gtk_label_set_text (self->label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->button), state == ASSAY_READER_CRASHED);
  gtk_revealer_set_reveal_child (self->revealer, words != NULL);
}

static void
reload_cb (AssayReaderBanner *self)
{
  if (self->reader != NULL)
    assay_reader_reload (self->reader);
}

static void
assay_reader_banner_dispose (GObject *object)
{
  AssayReaderBanner *self = ASSAY_READER_BANNER (object);

  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  g_clear_object (&self->reader);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_READER_BANNER);

  G_OBJECT_CLASS (assay_reader_banner_parent_class)->dispose (object);
}

static void
assay_reader_banner_class_init (AssayReaderBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_reader_banner_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "reader-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReaderBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, AssayReaderBanner, label);
  gtk_widget_class_bind_template_child (widget_class, AssayReaderBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, reload_cb);
}

static void
assay_reader_banner_init (AssayReaderBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
assay_reader_banner_set_reader (AssayReaderBanner *self, AssayReader *reader)
{
  g_return_if_fail (ASSAY_IS_READER_BANNER (self));
  g_return_if_fail (reader == NULL || ASSAY_IS_READER (reader));

  if (self->reader == reader)
    return;

  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  g_set_object (&self->reader, reader);
  if (reader != NULL)
    g_signal_connect_object (reader, "notify::state", G_CALLBACK (show_state), self,
                             G_CONNECT_SWAPPED);
  show_state (self);
}
