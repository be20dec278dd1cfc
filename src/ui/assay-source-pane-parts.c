/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-source-pane-private.h"

#include "assay-keymap.h"
#include "assay-source-head.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* The widgets of the pane of a source. */

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *files = gtk_button_new_with_mnemonic (_ ("_Add files…"));
  GtkWidget *paste = gtk_button_new_with_mnemonic (_ ("_Paste…"));
  GtkWidget *fetch = gtk_button_new_with_mnemonic (_ ("_From an address…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-save-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing is kept of this source yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Drop its page or its file here. It is kept as it came, and its words can be quoted."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (files), "source.add-files");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (paste), "source.paste");
  gtk_widget_add_css_class (files, "pill");
  gtk_widget_add_css_class (files, "suggested-action");
  gtk_widget_add_css_class (paste, "pill");
  gtk_widget_add_css_class (fetch, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (fetch), "source.fetch");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), files);
  gtk_box_append (GTK_BOX (buttons), paste);
  gtk_box_append (GTK_BOX (buttons), fetch);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);

  return page;
}

static void
make_refused (AssaySourcePane *self)
{
  self->refused = adw_status_page_new ();
  self->answer = gtk_button_new_with_mnemonic (_ ("_Answer…"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->refused), "dialog-warning-symbolic");
  gtk_widget_add_css_class (self->answer, "pill");
  gtk_widget_set_halign (self->answer, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->refused), self->answer);
}

static GtkWidget *
make_stack (AssaySourcePane *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  assay_widget_set_name (spinner, _ ("Opening the capture"));
  make_refused (self);
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "loading");
  gtk_stack_add_named (GTK_STACK (self->stack), self->refused, "refused");
  gtk_widget_set_vexpand (self->stack, TRUE);

  return self->stack;
}

static GtkWidget *
make_beside (AssaySourcePane *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  self->beside = g_object_new (ASSAY_TYPE_PAGES_BESIDE, "child", make_stack (self), NULL);
  assay_pages_beside_set_up (self->beside, GTK_WIDGET (self), button,
                             assay_context_get_settings (self->context));
  assay_source_head_add_button (ASSAY_SOURCE_HEAD (self->head), button);

  return GTK_WIDGET (self->beside);
}

static GtkWidget *
make_line (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style_class);

  return label;
}

static GtkWidget *
make_foot (AssaySourcePane *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *quote = gtk_button_new_with_mnemonic (_ ("_Quote"));
  GtkWidget *next = assay_icon_button_new ("go-down-symbolic", "", "source.next");
  GtkWidget *previous = assay_icon_button_new ("go-up-symbolic", "", "source.previous");

  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->claim_words = make_line ("caption-heading");
  self->outcome = make_line ("caption");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), self->claim_words);
  gtk_box_append (GTK_BOX (lines), self->outcome);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (quote), "source.quote");
  assay_keymap_describe (quote, "source.quote", FALSE);
  assay_keymap_describe (next, "source.next", TRUE);
  assay_keymap_describe (previous, "source.previous", TRUE);
  gtk_widget_set_valign (quote, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->foot), lines);
  gtk_box_append (GTK_BOX (self->foot), previous);
  gtk_box_append (GTK_BOX (self->foot), next);
  gtk_box_append (GTK_BOX (self->foot), quote);
  gtk_widget_add_css_class (self->foot, "source-foot");
  gtk_widget_set_visible (self->foot, FALSE);

  return self->foot;
}

void
assay_source_pane_make_parts (AssaySourcePane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->head = assay_source_head_new (self->workbench);
  self->find_bar = g_object_new (ASSAY_TYPE_FIND_BAR, NULL);
  self->banner = g_object_new (ASSAY_TYPE_READER_BANNER, NULL);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->find_bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), make_beside (self));
  gtk_box_append (GTK_BOX (self->box), make_foot (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

AssayPage *
assay_source_pane_new_page (AssayCaptureText *text)
{
  GPtrArray *resources = assay_capture_text_get_resources (text);
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) assay_page_resource_unref);
  g_autofree char *key = assay_key_to_string (assay_capture_text_get_capture (text));

  for (guint i = 0; i < resources->len; i++)
    {
      const AssayResource *resource = g_ptr_array_index (resources, i);
      const char *name = resource->name;

      g_hash_table_insert (table, g_strdup (g_str_has_prefix (name, "r/") ? name + 2 : name),
                           assay_page_resource_new (resource->mime, resource->bytes));
    }

  return assay_page_new_from_table (key, assay_capture_text_get_page (text),
                                    assay_text_get_utf8 (assay_capture_text_get_text (text)),
                                    table);
}

AssayPagesPane *
assay_source_pane_get_pages (AssaySourcePane *self)
{
  g_return_val_if_fail (ASSAY_IS_SOURCE_PANE (self), NULL);

  return assay_pages_beside_get_pane (self->beside);
}
