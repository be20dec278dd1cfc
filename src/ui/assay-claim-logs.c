/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-claim-logs.h"

#include "assay-log-dialog.h"
#include "assay-terms.h"
#include "assay-time-words.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows are made anew at every change: there are few, and nothing is typed here. */
struct _AssayClaimLogs
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *rows;
  GtkWidget *history;
};

G_DEFINE_FINAL_TYPE (AssayClaimLogs, assay_claim_logs, GTK_TYPE_WIDGET)

char *
assay_log_dup_words (AssayRecord *log)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  const char *whom = assay_record_get_text (log, ASSAY_LOG_WHOM);
  const char *state = assay_record_get_text (log, ASSAY_LOG_STATE);
  g_autofree char *at = assay_time_dup_words (assay_record_get_text (log, ASSAY_LOG_HAPPENED_AT));

  g_strv_builder_add (
      builder, assay_term_label (ASSAY_LOG_KIND, assay_record_get_text (log, ASSAY_LOG_KIND)));
  if (*whom != '\0')
    g_strv_builder_add (builder, whom);
  if (*at != '\0')
    g_strv_builder_add (builder, at);
  if (*state != '\0')
    g_strv_builder_add (builder, assay_term_label (ASSAY_LOG_STATE, state));
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

static void
clicked_cb (GtkWidget *button, AssayClaimLogs *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  assay_log_dialog_present (self->workbench, *id, GTK_WIDGET (self));
}

static void
assay_claim_logs_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_CLAIM_LOGS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_claim_logs_parent_class)->dispose (object);
}

static void
assay_claim_logs_class_init (AssayClaimLogsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_claim_logs_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_claim_logs_init (AssayClaimLogs *self)
{
}

static GtkWidget *
make_add (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("Query to the author"), "claim.add-query");
  g_menu_append (menu, _ ("Contact, right of reply"), "claim.add-contact");
  g_menu_append (menu, _ ("Search"), "claim.add-search");
  g_menu_append (menu, _ ("Dispute"), "claim.add-dispute");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Add entry"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("A query, a contact, a search or a dispute"));

  return button;
}

GtkWidget *
assay_claim_logs_new (AssayWorkbench *workbench)
{
  AssayClaimLogs *self = g_object_new (ASSAY_TYPE_CLAIM_LOGS, NULL);

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->history = assay_label_new (NULL, "dim-label");
  gtk_widget_add_css_class (self->history, "caption");
  gtk_box_append (GTK_BOX (self->box),
                  assay_heading_row_new (assay_heading_new (_ ("Logs")), make_add ()));
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box),
                  assay_heading_row_new (assay_heading_new (_ ("History")), NULL));
  gtk_box_append (GTK_BOX (self->box), self->history);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

static void
add_log (AssayClaimLogs *self, AssayRecord *log)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *text = assay_label_new (NULL, "dim-label");
  g_autofree char *words = assay_log_dup_words (log);
  gint64 id = assay_record_get_id (log);

  gtk_label_set_lines (GTK_LABEL (text), 2);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  assay_label_set_or_hide (text, assay_record_get_text (log, ASSAY_LOG_WORDS));
  gtk_box_append (GTK_BOX (lines), assay_label_new (words, NULL));
  gtk_box_append (GTK_BOX (lines), text);
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "log-row");
  assay_widget_set_name (button, words);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->rows), button);
}

static void
show_logs (AssayClaimLogs *self, AssayArticle *article, gint64 claim)
{
  g_autoptr (GPtrArray) rows = assay_record_list_filter_by_ref (
      assay_article_get_list (article, ASSAY_KIND_LOG_CLAIM), ASSAY_LOG_CLAIM_CLAIM, claim);

  assay_widget_remove_children (self->rows);
  for (guint i = 0; i < rows->len; i++)
    {
      AssayRecord *log = assay_article_find (
          article, ASSAY_KIND_LOG, assay_record_get_ref (rows->pdata[i], ASSAY_LOG_CLAIM_LOG));

      if (log != NULL)
        add_log (self, log);
    }
}

static void
add_line (GPtrArray *lines, const char *at, const char *words, const char *person)
{
  g_autofree char *time = assay_time_dup_words (at);

  if (*at == '\0')
    return;

  /* The instant itself goes first, to sort by, and is cut off again. */
  g_ptr_array_add (lines, g_strdup_printf ("%s\x1f%s  %s%s%s", at, time, words,
                                           *person != '\0' ? ", " : "", person));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static char *
dup_history (AssayArticle *article, AssayRecord *claim)
{
  gint64 id = assay_record_get_id (claim);
  g_autoptr (GPtrArray) findings = assay_record_list_filter_by_ref (
      assay_article_get_list (article, ASSAY_KIND_FINDING), ASSAY_FINDING_CLAIM, id);
  g_autoptr (GPtrArray) signoffs = assay_record_list_filter_by_ref (
      assay_article_get_list (article, ASSAY_KIND_SIGNOFF), ASSAY_SIGNOFF_CLAIM, id);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *words = g_string_new (NULL);

  add_line (lines, assay_record_get_text (claim, ASSAY_CLAIM_CREATED_AT), _ ("marked"),
            assay_record_get_text (claim, ASSAY_CLAIM_PERSON));
  for (guint i = 0; i < findings->len; i++)
    {
      const char *role = assay_record_get_text (findings->pdata[i], ASSAY_FINDING_ROLE);
      g_autofree char *what
          = g_strdup_printf (_ ("finding (%s)"), assay_term_label (ASSAY_FINDING_ROLE, role));

      add_line (lines, assay_record_get_text (findings->pdata[i], ASSAY_FINDING_FOUND_AT), what,
                assay_record_get_text (findings->pdata[i], ASSAY_FINDING_PERSON));
    }
  for (guint i = 0; i < signoffs->len; i++)
    add_line (lines, assay_record_get_text (signoffs->pdata[i], ASSAY_SIGNOFF_SIGNED_AT),
              _ ("signed"), assay_record_get_text (signoffs->pdata[i], ASSAY_SIGNOFF_PERSON));

  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = strchr (lines->pdata[i], '\x1f') + 1;

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (words, FALSE);
}

void
assay_claim_logs_show (AssayClaimLogs *self, const AssayInsightClaim *insight)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  g_autofree char *history = NULL;

  g_return_if_fail (ASSAY_IS_CLAIM_LOGS (self));

  if (article == NULL || insight == NULL)
    {
      assay_widget_remove_children (self->rows);
      return;
    }

  show_logs (self, article, assay_record_get_id (insight->claim));
  history = dup_history (article, insight->claim);
  assay_label_set (self->history, history);
}
