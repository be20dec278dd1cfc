/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-log-dialog.h"

#include "assay-edits.h"
#include "assay-finding.h"
#include "assay-form.h"
#include "assay-terms.h"
#include "assay-time-words.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* A form over a LOG record, with an entry for the claims' numbers. */
struct _AssayLogDialog
{
  AdwWindow parent_instance;

  /* Borrowed */
  GtkWidget *title;
  GtkWidget *claims;
  GtkWidget *claims_error;
  GtkWidget *form;
  GtkWidget *evidence;

  /* Owned */
  AssayWorkbench *workbench;
  gint64 log;
};

G_DEFINE_FINAL_TYPE (AssayLogDialog, assay_log_dialog, ADW_TYPE_WINDOW)

static const AssayFormRow form_rows[] = {
  { ASSAY_LOG_KIND, ASSAY_FORM_TERM, N_ ("_Kind"), NULL, NULL },
  { ASSAY_LOG_WHOM, ASSAY_FORM_LINE, N_ ("_Whom"), N_ ("The author, the ministry’s press office"),
    NULL },
  { ASSAY_LOG_HOW, ASSAY_FORM_LINE, N_ ("_How"), N_ ("Mail, telephone, archive search"), NULL },
  { ASSAY_LOG_HAPPENED_AT, ASSAY_FORM_LINE, N_ ("Wh_en"), N_ ("2026-11-23T09:10+02:00"), NULL },
  { ASSAY_LOG_PERSON, ASSAY_FORM_LINE, N_ ("By"), NULL, NULL },
  { ASSAY_LOG_WORDS, ASSAY_FORM_TEXT, N_ ("W_ords"), N_ ("What was asked, said or searched for"),
    NULL },
  { ASSAY_LOG_DEADLINE, ASSAY_FORM_LINE, N_ ("_Deadline"), N_ ("2026-11-24"), NULL },
  { ASSAY_LOG_STATE, ASSAY_FORM_SEGMENTS, N_ ("State"), NULL, "" },
  { ASSAY_LOG_ANSWER, ASSAY_FORM_TEXT, N_ ("_Answer"), N_ ("“No answer by …” is one, too"), NULL },
  { ASSAY_LOG_ANSWERED_AT, ASSAY_FORM_LINE, N_ ("Answered"), NULL, NULL },
  { ASSAY_LOG_NOTE, ASSAY_FORM_TEXT, N_ ("_Note"), NULL, NULL },
};

static GPtrArray *
dup_log_claims (AssayArticle *article, gint64 log)
{
  return assay_record_list_filter_by_ref (assay_article_get_list (article, ASSAY_KIND_LOG_CLAIM),
                                          ASSAY_LOG_CLAIM_LOG, log);
}

char *
assay_log_dup_claims (AssayArticle *article, gint64 log)
{
  g_autoptr (GPtrArray) rows = dup_log_claims (article, log);
  AssayRecordList *claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);
  GString *words = g_string_new (NULL);

  /* In text order, whatever the order of the rows. */
  for (guint i = 0; i < assay_record_list_get_size (claims); i++)
    {
      AssayRecord *claim = assay_record_list_peek (claims, i);

      for (guint j = 0; j < rows->len; j++)
        if (assay_record_get_ref (rows->pdata[j], ASSAY_LOG_CLAIM_CLAIM)
            == assay_record_get_id (claim))
          {
            g_autofree char *label = assay_claim_dup_label (claim);

            g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", label);
            break;
          }
    }

  return g_string_free (words, FALSE);
}

static gint64
find_claim (AssayArticle *article, const char *label)
{
  AssayRecordList *claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);

  for (guint i = 0; i < assay_record_list_get_size (claims); i++)
    {
      AssayRecord *claim = assay_record_list_peek (claims, i);
      g_autofree char *called = assay_claim_dup_label (claim);

      if (g_ascii_strcasecmp (called, label) == 0)
        return assay_record_get_id (claim);
    }

  return 0;
}

static AssayRecord *
find_row (GPtrArray *rows, gint64 claim)
{
  for (guint i = 0; i < rows->len; i++)
    if (assay_record_get_ref (rows->pdata[i], ASSAY_LOG_CLAIM_CLAIM) == claim)
      return rows->pdata[i];

  return NULL;
}

/* Brings the rows to what was typed; an unknown number is named and nothing done. */
static void
write_claims (AssayLogDialog *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  g_autoptr (GPtrArray) rows = article != NULL ? dup_log_claims (article, self->log) : NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_auto (GStrv) labels
      = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->claims)), ",; ", -1);
  g_autoptr (AssayEdit) edit = assay_project_edit (assay_workbench_get_project (self->workbench),
                                                   _ ("Change the claims of an entry"));

  if (article == NULL || assay_article_find (article, ASSAY_KIND_LOG, self->log) == NULL)
    return;

  for (guint i = 0; labels[i] != NULL; i++)
    {
      gint64 claim = *labels[i] != '\0' ? find_claim (article, labels[i]) : 0;
      gint64 id;

      if (*labels[i] == '\0')
        continue;
      if (claim == 0)
        {
          g_autofree char *words = g_strdup_printf (_ ("There is no claim %s."), labels[i]);

          assay_label_set_or_hide (self->claims_error, words);
          return;
        }
      if (find_row (rows, claim) != NULL)
        {
          g_hash_table_add (wanted, find_row (rows, claim));
          continue;
        }
      id = assay_edit_insert (edit, ASSAY_KIND_LOG_CLAIM);
      assay_edit_set_ref (edit, id, ASSAY_LOG_CLAIM_LOG, self->log);
      assay_edit_set_ref (edit, id, ASSAY_LOG_CLAIM_CLAIM, claim);
    }

  if (g_hash_table_size (wanted) == 0 && assay_edit_is_empty (edit))
    {
      assay_label_set_or_hide (self->claims_error, _ ("An entry covers one claim at least."));
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    if (!g_hash_table_contains (wanted, rows->pdata[i]))
      assay_edit_delete (edit, ASSAY_KIND_LOG_CLAIM, assay_record_get_id (rows->pdata[i]));

  assay_label_set_or_hide (self->claims_error, NULL);
  if (!assay_edit_is_empty (edit))
    assay_workbench_commit (self->workbench, g_steal_pointer (&edit), FALSE);
}

static void
show (AssayLogDialog *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *log
      = article != NULL ? assay_article_find (article, ASSAY_KIND_LOG, self->log) : NULL;

  if (log == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  assay_form_bind (ASSAY_FORM (self->form), log);
  gtk_label_set_text (
      GTK_LABEL (self->title),
      assay_term_label (ASSAY_LOG_KIND, assay_record_get_text (log, ASSAY_LOG_KIND)));
  gtk_widget_set_sensitive (self->evidence, !assay_record_is_empty (log, ASSAY_LOG_ANSWER)
                                                && assay_record_is_empty (log, ASSAY_LOG_EVIDENCE));
  if (!assay_widget_has_focus_within (self->claims))
    {
      g_autofree char *claims = assay_log_dup_claims (article, self->log);

      gtk_editable_set_text (GTK_EDITABLE (self->claims), claims);
    }
}

static void
changed_cb (AssayLogDialog *self)
{
  show (self);
}

static void
evidence_cb (AssayLogDialog *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  assay_form_flush (ASSAY_FORM (self->form));
  if (article != NULL)
    assay_workbench_commit (self->workbench, assay_edit_answer_to_evidence (article, self->log),
                            TRUE);
}

static void
delete_cb (AssayLogDialog *self)
{
  AssayEdit *edit
      = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Delete entry"));

  assay_edit_delete (edit, ASSAY_KIND_LOG, self->log);
  assay_workbench_commit (self->workbench, edit, TRUE);
}

static gboolean
close_request (GtkWindow *window)
{
  AssayLogDialog *self = ASSAY_LOG_DIALOG (window);

  /* What the answer says, the state should say too. */
  assay_form_flush (ASSAY_FORM (self->form));

  return GTK_WINDOW_CLASS (assay_log_dialog_parent_class)->close_request (window);
}

static void
assay_log_dialog_dispose (GObject *object)
{
  g_clear_object (&ASSAY_LOG_DIALOG (object)->workbench);

  G_OBJECT_CLASS (assay_log_dialog_parent_class)->dispose (object);
}

static void
assay_log_dialog_class_init (AssayLogDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_log_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_log_dialog_init (AssayLogDialog *self)
{
}

static GtkWidget *
make_claims (AssayLogDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Claims"));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->claims = gtk_entry_new ();
  gtk_widget_set_hexpand (self->claims, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->claims), _ ("Numbers: 3, 7, 14a"));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->claims);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "field-label");
  assay_widget_set_name (self->claims, _ ("Claims"));
  assay_widget_follow_editable (self->claims, assay_workbench_get_project (self->workbench));
  g_signal_connect_swapped (self->claims, "activate", G_CALLBACK (write_claims), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (write_claims), self);
  gtk_widget_add_controller (self->claims, focus);
  self->claims_error = assay_label_new (NULL, "warning-words");
  gtk_widget_set_visible (self->claims_error, FALSE);

  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), self->claims);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->claims_error);

  return box;
}

static GtkWidget *
make_body (AssayLogDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *gone = assay_text_button_new (_ ("Delete"), _ ("Delete this entry"), NULL);

  self->evidence = assay_text_button_new (
      _ ("Make evidence of the answer"),
      _ ("The answer becomes a source with quoted words, linked to every claim of this entry"),
      NULL);
  g_signal_connect_swapped (self->evidence, "clicked", G_CALLBACK (evidence_cb), self);
  g_signal_connect_swapped (gone, "clicked", G_CALLBACK (delete_cb), self);
  gtk_widget_add_css_class (gone, "destructive-action");
  gtk_widget_set_hexpand (self->evidence, TRUE);
  gtk_widget_set_halign (self->evidence, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (foot), self->evidence);
  gtk_box_append (GTK_BOX (foot), gone);

  assay_widget_follow_read_only (foot, assay_workbench_get_project (self->workbench));
  self->form = assay_form_new (self->workbench, form_rows, G_N_ELEMENTS (form_rows));
  gtk_box_append (GTK_BOX (box), make_claims (self));
  gtk_box_append (GTK_BOX (box), self->form);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_add_css_class (box, "dialog-body");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

void
assay_log_dialog_present (AssayWorkbench *workbench, gint64 log, GtkWidget *parent)
{
  AssayLogDialog *self = g_object_new (ASSAY_TYPE_LOG_DIALOG, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkRoot *root = gtk_widget_get_root (parent);

  self->workbench = g_object_ref (workbench);
  self->log = log;
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), self->title);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), make_body (self));
  adw_window_set_content (ADW_WINDOW (self), box);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Log entry"));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (assay_form_get_widget (ASSAY_FORM (self->form), ASSAY_LOG_WHOM));
}

typedef struct
{
  gint64 log;
  GtkWidget *parent;
} Added;

static void
added_cb (AssayWorkbench *workbench, gpointer data)
{
  g_autofree Added *added = data;
  g_autoptr (GtkWidget) parent = added->parent;

  if (gtk_widget_get_root (parent) != NULL)
    assay_log_dialog_present (workbench, added->log, parent);
}

void
assay_log_dialog_add (AssayWorkbench *workbench,
                      const char *kind,
                      const gint64 *claims,
                      guint n_claims,
                      GtkWidget *parent)
{
  AssayArticle *article = assay_workbench_get_article (workbench);
  g_autofree char *now = assay_time_dup_local_now ();
  Added *added;
  AssayEdit *edit;

  if (article == NULL)
    return;

  added = g_new0 (Added, 1);
  edit = assay_edit_add_log (article, kind, claims, n_claims, &added->log);
  if (edit == NULL)
    {
      g_free (added);
      return;
    }

  /* The time is noted on the clock of whoever called. */
  assay_edit_set_text (edit, added->log, ASSAY_LOG_HAPPENED_AT, now);
  added->parent = g_object_ref (parent);
  assay_workbench_commit_then (workbench, edit, FALSE, added_cb, added);
}
