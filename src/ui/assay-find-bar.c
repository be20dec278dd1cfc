/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-find-bar.h"

#include "assay-keymap.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

/* Asks the reader, which counts; follows its match-count and match-index. */
struct _AssayFindBar
{
  AdwBin parent_instance;

  /* Template children */
  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkToggleButton *match_case;
  GtkToggleButton *whole_words;
  GtkButton *previous;
  GtkButton *next;

  /* Owned */
  AssayReader *reader;
};

G_DEFINE_FINAL_TYPE (AssayFindBar, assay_find_bar, ADW_TYPE_BIN)

static void
show_count (AssayFindBar *self)
{
  guint count = self->reader != NULL ? assay_reader_get_match_count (self->reader) : 0;
  guint index = self->reader != NULL ? assay_reader_get_match_index (self->reader) : 0;
  gboolean asked = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  g_autofree char *words = NULL;

  if (!asked)
    words = g_strdup ("");
  else if (count == 0)
    words = g_strdup (_ ("Not found"));
  else
    words = g_strdup_printf (_ ("%u of %u"), index, count);

  gtk_label_set_text (self->count, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous), count > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), count > 0);
  if (asked && count == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
find (AssayFindBar *self)
{
  AssayReaderFindFlags flags = ASSAY_READER_FIND_DEFAULT;

  if (gtk_toggle_button_get_active (self->match_case))
    flags |= ASSAY_READER_FIND_MATCH_CASE | ASSAY_READER_FIND_MATCH_ACCENTS;
  if (gtk_toggle_button_get_active (self->whole_words))
    flags |= ASSAY_READER_FIND_WHOLE_WORDS;
  if (self->reader != NULL)
    assay_reader_find (self->reader, gtk_editable_get_text (GTK_EDITABLE (self->entry)), flags);
  show_count (self);
}

static void
find_cb (AssayFindBar *self)
{
  find (self);
}

static void
next_cb (AssayFindBar *self)
{
  assay_find_bar_step (self, FALSE);
}

static void
previous_cb (AssayFindBar *self)
{
  assay_find_bar_step (self, TRUE);
}

static void
stop_cb (AssayFindBar *self)
{
  assay_find_bar_close (self);
}

static void
matches_cb (AssayReader *reader, GParamSpec *pspec, AssayFindBar *self)
{
  show_count (self);
}

static void
mode_cb (GtkSearchBar *bar, GParamSpec *pspec, AssayFindBar *self)
{
  if (!gtk_search_bar_get_search_mode (bar) && self->reader != NULL)
    {
      assay_reader_find (self->reader, NULL, ASSAY_READER_FIND_DEFAULT);
      gtk_widget_grab_focus (GTK_WIDGET (self->reader));
    }
}

static void
assay_find_bar_dispose (GObject *object)
{
  AssayFindBar *self = ASSAY_FIND_BAR (object);

  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  g_clear_object (&self->reader);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_FIND_BAR);

  G_OBJECT_CLASS (assay_find_bar_parent_class)->dispose (object);
}

static void
assay_find_bar_class_init (AssayFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, match_case);
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, whole_words);
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
}

static void
assay_find_bar_init (AssayFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_keymap_describe (GTK_WIDGET (self->next), "work.find-next", TRUE);
  assay_keymap_describe (GTK_WIDGET (self->previous), "work.find-previous", TRUE);
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  show_count (self);
}

void
assay_find_bar_set_reader (AssayFindBar *self, AssayReader *reader)
{
  g_return_if_fail (ASSAY_IS_FIND_BAR (self));

  if (self->reader == reader)
    return;
  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  g_set_object (&self->reader, reader);
  if (reader != NULL)
    {
      g_signal_connect (reader, "notify::match-count", G_CALLBACK (matches_cb), self);
      g_signal_connect (reader, "notify::match-index", G_CALLBACK (matches_cb), self);
    }
}

void
assay_find_bar_open (AssayFindBar *self)
{
  g_return_if_fail (ASSAY_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  find (self);
}

void
assay_find_bar_close (AssayFindBar *self)
{
  g_return_if_fail (ASSAY_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

void
assay_find_bar_step (AssayFindBar *self, gboolean backwards)
{
  g_return_if_fail (ASSAY_IS_FIND_BAR (self));

  if (!gtk_search_bar_get_search_mode (self->bar))
    assay_find_bar_open (self);
  else if (self->reader != NULL && backwards)
    assay_reader_find_previous (self->reader);
  else if (self->reader != NULL)
    assay_reader_find_next (self->reader);
}
