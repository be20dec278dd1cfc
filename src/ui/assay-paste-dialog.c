/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-paste-dialog.h"

#include "assay-clipboard.h"
#include "assay-ui.h"

struct _AssayPasteDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkCheckButton *formatted;
  GtkButton *accept;

  /* Owned */
  GBytes *html;
  GCancellable *cancellable;
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayPasteDialog, assay_paste_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (AssayPasteDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
changed_cb (AssayPasteDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept),
                            gtk_text_buffer_get_char_count (self->buffer) > 0);
}

/* The copied page says no more what the changed text says. */
static void
edited_cb (AssayPasteDialog *self)
{
  gtk_check_button_set_active (self->formatted, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->formatted), FALSE);
}

static void
accept_cb (AssayPasteDialog *self)
{
  g_autofree char *text = dup_text (self);
  gboolean formatted = self->html != NULL && gtk_check_button_get_active (self->formatted);
  g_autoptr (GBytes) bytes
      = formatted ? g_bytes_ref (self->html) : g_bytes_new (text, strlen (text));

  if (g_bytes_get_size (bytes) == 0)
    return;
  g_signal_emit (self, signals[ACCEPTED], 0, bytes, formatted ? "text/html" : "text/plain");
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
html_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayPasteDialog) self = user_data;
  g_autoptr (GBytes) html = assay_clipboard_read_finish (result, NULL);

  if (html == NULL || g_bytes_get_size (html) == 0 || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  self->html = g_steal_pointer (&html);
  gtk_widget_set_visible (GTK_WIDGET (self->formatted), TRUE);
  gtk_check_button_set_active (self->formatted, TRUE);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayPasteDialog) self = user_data;
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  g_autofree char *text = gdk_clipboard_read_text_finish (clipboard, result, NULL);

  if (text == NULL || g_cancellable_is_cancelled (self->cancellable)
      || gtk_text_buffer_get_char_count (self->buffer) > 0)
    return;

  gtk_text_buffer_set_text (self->buffer, text, -1);
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"))
    assay_clipboard_read_async (clipboard, "text/html", self->cancellable, html_cb,
                                g_object_ref (self));
}

static void
assay_paste_dialog_dispose (GObject *object)
{
  AssayPasteDialog *self = ASSAY_PASTE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->html, g_bytes_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_PASTE_DIALOG);

  G_OBJECT_CLASS (assay_paste_dialog_parent_class)->dispose (object);
}

static void
assay_paste_dialog_finalize (GObject *object)
{
  AssayPasteDialog *self = ASSAY_PASTE_DIALOG (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (assay_paste_dialog_parent_class)->finalize (object);
}

static void
assay_paste_dialog_class_init (AssayPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_paste_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_paste_dialog_finalize;
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BYTES, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPasteDialog, view);
  gtk_widget_class_bind_template_child (widget_class, AssayPasteDialog, buffer);
  gtk_widget_class_bind_template_child (widget_class, AssayPasteDialog, formatted);
  gtk_widget_class_bind_template_child (widget_class, AssayPasteDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_paste_dialog_init (AssayPasteDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

GtkWidget *
assay_paste_dialog_new (GtkWindow *parent)
{
  AssayPasteDialog *self = g_object_new (ASSAY_TYPE_PASTE_DIALOG, "transient-for", parent, NULL);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  gdk_clipboard_read_text_async (clipboard, self->cancellable, text_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
