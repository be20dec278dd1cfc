/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-import-dialog.h"

#include "assay-article-form.h"
#include "assay-custody.h"
#include "assay-import-choices.h"
#include "assay-left-out.h"
#include "assay-terms.h"
#include "assay-ui.h"
#include "assay-version-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of the text is shown, in code points. */
#define PREVIEW 1500

struct _AssayImportDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AssayVersionChooser *version;
  AssayArticleForm *form;
  AssayImportChoices *choices;
  GtkWidget *accept;
  GtkEditable *received_from;
  GtkEditable *received_how;
  GtkLabel *preview;
  AdwExpanderRow *left_out;
  AdwActionRow *way;

  /* Borrowed */
  AssayDraft *draft;
};

enum
{
  ACCEPTED,
  WHOLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayImportDialog, assay_import_dialog, ADW_TYPE_WINDOW)

static void
include_cb (AssayImportDialog *self)
{
  g_signal_emit (self, signals[WHOLE], 0);
}

static void
add_left_out (AssayImportDialog *self, const AssayLeftOut *left_out)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *count = g_strdup_printf ("%u", left_out->count);
  g_autofree char *title = g_markup_escape_text (assay_left_out_get_label (left_out->what), -1);
  g_autofree char *sample = g_markup_escape_text (left_out->sample, -1);
  GtkWidget *label = gtk_label_new (count);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sample);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  if (g_str_equal (left_out->what, "aside"))
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Include"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button,
                                   _ ("Read the page once more, with all around the article"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (include_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_expander_row_add_row (self->left_out, row);
}

/* Lines "1 part-missing: https://…", as they are kept. Returns how many. */
static guint
add_lost (AssayImportDialog *self)
{
  const char *lost = self->draft->lost != NULL ? self->draft->lost : "";
  g_auto (GStrv) lines = g_strsplit (lost, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *what = strchr (lines[i], ' ');
      char *sample = what != NULL ? strstr (what, ": ") : NULL;
      AssayLeftOut left_out = { .count = 1 };

      if (sample == NULL)
        continue;
      *sample = '\0';
      left_out.what = what + 1;
      left_out.sample = sample + 2;
      add_left_out (self, &left_out);
      n++;
    }
  return n;
}

static void
show_left_out (AssayImportDialog *self)
{
  guint n;
  const AssayLeftOut *left_out = assay_import_get_left_out (self->draft->import, &n);
  guint total = add_lost (self);
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      add_left_out (self, &left_out[i]);
      total += left_out[i].count;
    }
  words = total == 0 ? g_strdup (_ ("Nothing: all of it is shown"))
                     : g_strdup_printf (
                         ngettext ("%u thing. The untouched original is kept as well.",
                                   "%u things. The untouched original is kept as well.", total),
                         total);
  adw_expander_row_set_subtitle (self->left_out, words);
  adw_expander_row_set_enable_expansion (self->left_out, total > 0);
}

/* From the web: where it was asked for, what led on, who answered and how. */
static void
show_way (AssayImportDialog *self)
{
  AssayDraft *draft = self->draft;
  g_autofree char *redirects = NULL;
  g_autofree char *words = NULL;
  g_autofree char *markup = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->way), draft->address_ended != NULL);
  if (draft->address_ended == NULL)
    return;
  redirects = assay_custody_dup_redirects (draft->headers);
  words = g_strdup_printf ("%s%s%u %s", redirects, *redirects != '\0' ? "\n" : "", draft->status,
                           draft->address_ended);
  markup = g_markup_escape_text (words, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->way),
                                 assay_term_label (ASSAY_CAPTURE_HOW, draft->how));
  adw_action_row_set_subtitle (self->way, markup);
}

static void
show_draft (AssayImportDialog *self)
{
  AssayDraft *draft = self->draft;
  const char *text = assay_import_get_text (draft->import);
  const char *texts[ASSAY_N_FORM_FIELDS] = {
    [ASSAY_FORM_TITLE] = draft->title,         [ASSAY_FORM_BYLINE] = draft->byline,
    [ASSAY_FORM_PUBLISHER] = draft->publisher, [ASSAY_FORM_PUBLISHED] = draft->published,
    [ASSAY_FORM_LANGUAGE] = draft->language,   [ASSAY_FORM_ADDRESS] = draft->address,
  };
  g_autofree char *start
      = g_utf8_substring (text, 0, MIN (assay_import_get_length (draft->import), PREVIEW));

  for (guint i = 0; i < ASSAY_N_FORM_FIELDS; i++)
    assay_article_form_set_text (self->form, i, texts[i]);
  gtk_editable_set_text (self->received_from,
                         draft->received_from != NULL ? draft->received_from : "");
  gtk_editable_set_text (self->received_how,
                         draft->received_how != NULL ? draft->received_how : "");
  gtk_label_set_text (self->preview, g_strstrip (start));
  show_way (self);
  show_left_out (self);
}

static void
take (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

/* What is known of the article is known already where this is a version of it. */
static void
ready_cb (AssayImportDialog *self)
{
  gboolean is_version = assay_version_chooser_get_article (self->version) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->form), !is_version);
  gtk_widget_set_sensitive (self->accept, is_version || assay_article_form_is_valid (self->form));
}

static void
accept_cb (AssayImportDialog *self)
{
  AssayDraft *draft = self->draft;
  char **fields[ASSAY_N_FORM_FIELDS] = {
    [ASSAY_FORM_TITLE] = &draft->title,         [ASSAY_FORM_BYLINE] = &draft->byline,
    [ASSAY_FORM_PUBLISHER] = &draft->publisher, [ASSAY_FORM_PUBLISHED] = &draft->published,
    [ASSAY_FORM_LANGUAGE] = &draft->language,   [ASSAY_FORM_ADDRESS] = &draft->address,
  };

  if (!gtk_widget_get_sensitive (self->accept))
    return;

  for (guint i = 0; i < ASSAY_N_FORM_FIELDS; i++)
    take (fields[i], assay_article_form_dup_text (self->form, i));
  take (&draft->received_from, g_strstrip (g_strdup (gtk_editable_get_text (self->received_from))));
  take (&draft->received_how, g_strstrip (g_strdup (gtk_editable_get_text (self->received_how))));
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
assay_import_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (assay_import_dialog_parent_class)->dispose (object);
}

static void
assay_import_dialog_class_init (AssayImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_import_dialog_dispose;
  signals[WHOLE] = g_signal_new ("whole", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ASSAY_TYPE_ARTICLE_FORM);
  g_type_ensure (ASSAY_TYPE_IMPORT_CHOICES);
  g_type_ensure (ASSAY_TYPE_VERSION_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportDialog, version);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDialog, received_from);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDialog, received_how);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDialog, left_out);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDialog, way);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_import_dialog_init (AssayImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
assay_import_dialog_new (GtkWindow *parent,
                         AssayProject *project,
                         AssayDraft *draft,
                         gint64 version_of)
{
  AssayImportDialog *self;

  g_return_val_if_fail (draft != NULL, NULL);

  self = g_object_new (ASSAY_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  self->draft = draft;
  show_draft (self);
  assay_import_choices_set_up (self->choices, draft, self->form);
  assay_version_chooser_set_up (self->version, project, draft, version_of);
  ready_cb (self);
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->form)) ? GTK_WIDGET (self->form)
                                                                          : self->accept);

  return GTK_WIDGET (self);
}

gint64
assay_import_dialog_get_version_of (AssayImportDialog *self)
{
  g_return_val_if_fail (ASSAY_IS_IMPORT_DIALOG (self), 0);

  return assay_version_chooser_get_article (self->version);
}
