/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-toasts.h"

#include "assay-errors.h"

#include <glib/gi18n-lib.h>

static AdwToast *
new_toast (const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  return adw_toast_new (escaped);
}

AdwToast *
assay_toasts_new_told (const char *words)
{
  return new_toast (words);
}

AdwToast *
assay_toasts_new_done (const char *words)
{
  AdwToast *toast = new_toast (words);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "work.undo");
  return toast;
}

AdwToast *
assay_toasts_new_copied (const char *address, const char *action)
{
  AdwToast *toast = new_toast (_ ("Address copied"));
  g_autofree char *scheme = g_uri_parse_scheme (address);

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    return toast;

  adw_toast_set_button_label (toast, _ ("_Open in Browser"));
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target (toast, "s", address);
  return toast;
}

AdwToast *
assay_toasts_new_written (GFile *file, const char *words)
{
  AdwToast *toast = new_toast (words);
  g_autofree char *uri = g_file_get_uri (file);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *folder = gtk_button_new_with_mnemonic (_ ("Show in _Files"));

  gtk_widget_add_css_class (label, "heading");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (folder), "app.show-folder");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (folder), "s", uri);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), folder);
  adw_toast_set_custom_title (toast, box);

  adw_toast_set_button_label (toast, _ ("_Open"));
  adw_toast_set_action_name (toast, "app.show-file");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_set_timeout (toast, 12);
  return toast;
}

/* It may name a file: all of it is to be read. */
static AdwToast *
new_lasting (const char *words)
{
  AdwToast *toast = new_toast (words);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  return toast;
}

static AdwToast *
new_recovered (const char *what)
{
  g_autofree char *sentence = assay_error_dup_sentence (what);
  g_autofree char *words = g_strdup_printf (
      _ ("Assay was not closed as it should be. Your work is here. %s"), sentence);

  return new_lasting (words);
}

static AdwToast *
new_kept_older (const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *words
      = g_strdup_printf (_ ("This project was made by an older Assay. An older one can no longer "
                            "work on it once it is changed here. It is kept as it was in %s."),
                         shown);

  return new_lasting (words);
}

GPtrArray *
assay_toasts_list_opened (AssayProject *project)
{
  AssayStore *store = assay_project_get_store (project);
  const char *recovered = assay_store_get_recovered (store);
  const char *kept = assay_store_get_kept_older (store);
  GPtrArray *toasts = g_ptr_array_new_with_free_func (g_object_unref);

  if (recovered != NULL)
    g_ptr_array_add (toasts, new_recovered (recovered));
  if (kept != NULL)
    g_ptr_array_add (toasts, new_kept_older (kept));
  if (assay_project_get_read_only (project))
    g_ptr_array_add (toasts,
                     assay_toasts_new_told (_ ("This project can only be read here. Save it under "
                                               "another name to work on it.")));

  return toasts;
}
