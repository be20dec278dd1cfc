/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-web-dialog.h"

#include "assay-errors.h"
#include "assay-fetch.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

struct _AssayWebDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkEditable *address;
  GtkLabel *problem;
  GtkCheckButton *keep;
  GtkButton *fetch;
  GtkButton *capture;

  /* Owned */
  GCancellable *cancellable;
};

enum
{
  FETCH,
  CAPTURE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayWebDialog, assay_web_dialog, ADW_TYPE_WINDOW)

static void
show_problem (AssayWebDialog *self, const char *words)
{
  g_autofree char *sentence = words != NULL ? assay_error_dup_sentence (words) : g_strdup ("");

  gtk_label_set_text (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *sentence != '\0');
}

static void
changed_cb (AssayWebDialog *self)
{
  gboolean any = *gtk_editable_get_text (self->address) != '\0';

  gtk_widget_set_sensitive (GTK_WIDGET (self->fetch), any);
  gtk_widget_set_sensitive (GTK_WIDGET (self->capture), any);
}

/* The address as it is sent; NULL after the reader was told what is wrong with it. */
static char *
dup_address (AssayWebDialog *self)
{
  g_autoptr (GError) error = NULL;
  char *clean = assay_fetch_address_clean (gtk_editable_get_text (self->address), &error);

  if (clean == NULL)
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->address));
    }
  return clean;
}

static void
fetch_cb (AssayWebDialog *self)
{
  g_autofree char *address = dup_address (self);

  if (address == NULL)
    return;
  g_signal_emit (self, signals[FETCH], 0, address,
                 gtk_widget_get_visible (GTK_WIDGET (self->keep))
                     && gtk_check_button_get_active (self->keep));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
capture_cb (AssayWebDialog *self)
{
  g_autofree char *address = dup_address (self);

  if (address == NULL)
    return;
  g_signal_emit (self, signals[CAPTURE], 0, address);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayWebDialog) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || g_cancellable_is_cancelled (self->cancellable)
      || *gtk_editable_get_text (self->address) != '\0' || !assay_fetch_address_is_lone (text))
    return;
  gtk_editable_set_text (self->address, g_strstrip (text));
  gtk_editable_select_region (self->address, 0, -1);
}

static void
assay_web_dialog_dispose (GObject *object)
{
  AssayWebDialog *self = ASSAY_WEB_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_WEB_DIALOG);

  G_OBJECT_CLASS (assay_web_dialog_parent_class)->dispose (object);
}

static void
assay_web_dialog_finalize (GObject *object)
{
  AssayWebDialog *self = ASSAY_WEB_DIALOG (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (assay_web_dialog_parent_class)->finalize (object);
}

static void
assay_web_dialog_class_init (AssayWebDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_web_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_web_dialog_finalize;
  signals[FETCH] = g_signal_new ("fetch", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[CAPTURE] = g_signal_new ("capture", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "web-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayWebDialog, address);
  gtk_widget_class_bind_template_child (widget_class, AssayWebDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AssayWebDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, AssayWebDialog, fetch);
  gtk_widget_class_bind_template_child (widget_class, AssayWebDialog, capture);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fetch_cb);
  gtk_widget_class_bind_template_callback (widget_class, capture_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_web_dialog_init (AssayWebDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

GtkWidget *
assay_web_dialog_new (GtkWindow *parent,
                      const char *address,
                      const char *problem,
                      gboolean can_keep)
{
  AssayWebDialog *self = g_object_new (ASSAY_TYPE_WEB_DIALOG, "transient-for", parent,
                                       "destroy-with-parent", TRUE, NULL);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  show_problem (self, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->keep), can_keep);
  if (address != NULL)
    gtk_editable_set_text (self->address, address);
  else
    gdk_clipboard_read_text_async (clipboard, self->cancellable, text_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
