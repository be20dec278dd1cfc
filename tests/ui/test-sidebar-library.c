/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sidebar-fixture.h"

#include "../core/assay-test-util.h"
#include "assay-actor-entry.h"
#include "assay-edits.h"
#include "assay-field-edit.h"
#include "assay-log-dialog.h"
#include "assay-logs-page.h"
#include "assay-record-filter.h"
#include "assay-sources-page.h"
#include "assay-suggestions.h"
#include "assay-ui.h"

#include <adwaita.h>

/* The library, the logs, and what they are made of. */

static const char text[] = "Over 3,000 dockers walked out on Monday. The port stood still.\n";

static gint64
add_source (SidebarFixture *fixture, const char *typed)
{
  gint64 source;

  sidebar_commit (fixture, assay_edit_add_source (fixture->project, typed, &source));

  return source;
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    char decimal;
    double number; /* -1: none */
  } cases[] = {
    { "3000", '.', 3000 },
    { "3,000", '.', 3000 },
    { "3 000", '.', 3000 },
    { "3.000", ',', 3000 },
    { "1,234,567", '.', 1234567 },
    { "2.5", '.', 2.5 },
    { "2,5", ',', 2.5 },
    { "2,5", '.', 2.5 },
    { "1’200", '.', 1200 },
    { "٣٠٠", '.', 300 },
    { "", '.', -1 },
    { "many", '.', -1 },
    { "3,000 men", '.', -1 },
    { "1e5", '.', -1 },
    { "--1", '.', -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double number = -1;

      g_assert_cmpint (assay_number_parse (cases[i].text, cases[i].decimal, &number), ==,
                       cases[i].number != -1);
      if (cases[i].number != -1)
        g_assert_cmpfloat (number, ==, cases[i].number);
    }
}

static void
test_fold (void)
{
  g_autofree char *plain = assay_fold ("ÉCOLE Kraków ﬁsh");
  g_autofree char *broken = assay_fold ("a\xff"
                                        "b");

  g_assert_cmpstr (plain, ==, "ecole krakow fish");
  g_assert_true (g_utf8_validate (broken, -1, NULL));
}

/* How many entries under @widget say @words. */
static int
count_notes (GtkWidget *widget, const char *words)
{
  int n = 0;

  if (GTK_IS_TEXT_VIEW (widget))
    {
      g_autofree char *own = NULL;

      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &own, NULL);
      return g_strcmp0 (own, words) == 0;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_notes (child, words);

  return n;
}

/* What a protected source is called does not stand anywhere until somebody asks for it. */
static void
test_protected (void)
{
  SidebarFixture fixture;
  GtkWidget *page;
  GtkWidget *title;
  gint64 source;
  AssayEdit *edit;

  sidebar_set_up (&fixture, text);
  source = add_source (&fixture, "Jane Doe, shift manager");
  edit = assay_project_edit (fixture.project, "Protect");
  assay_edit_set_bool (edit, source, ASSAY_SOURCE_PROTECTED, TRUE);
  assay_edit_set_text (edit, source, ASSAY_SOURCE_CODE_NAME, "Crane");
  assay_edit_set_text (edit, source, ASSAY_SOURCE_NOTE, "Jane asked for this.");
  sidebar_commit (&fixture, edit);

  page = assay_sources_page_new (fixture.workbench);
  sidebar_present (&fixture, page, 1200, 760);
  assay_sources_page_select (ASSAY_SOURCES_PAGE (page), source);
  sidebar_settle (&fixture);
  title = sidebar_find (page, GTK_TYPE_ENTRY, "Title");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "");
  g_assert_null (sidebar_find (page, GTK_TYPE_LABEL, "Jane Doe, shift manager"));
  g_assert_cmpint (count_notes (page, "Jane asked for this."), ==, 0);
  g_assert_nonnull (sidebar_find (page, GTK_TYPE_LABEL, "Crane"));

  g_signal_emit_by_name (sidebar_find (page, GTK_TYPE_BUTTON, "Show the identity"), "clicked");
  sidebar_settle (&fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Jane Doe, shift manager");
  g_assert_cmpint (count_notes (page, "Jane asked for this."), ==, 1);
  sidebar_tear_down (&fixture);
}

/* A source that is used is not deleted without asking; then its evidence goes, and comes back. */
static void
test_delete_used (void)
{
  SidebarFixture fixture;
  GtkWidget *page;
  gint64 claim;
  gint64 source;
  AssayRecordList *sources;
  GListModel *windows = gtk_window_get_toplevels ();
  AdwMessageDialog *dialog = NULL;
  g_autoptr (GPtrArray) linked = NULL;

  sidebar_set_up (&fixture, text);
  sources = assay_project_get_list (fixture.project, ASSAY_KIND_SOURCE);
  claim = sidebar_add_claim (&fixture, "The port stood still");
  source = add_source (&fixture, "Harbour log");
  sidebar_commit (&fixture, assay_edit_add_evidence (fixture.article, claim, source, NULL));

  page = assay_sources_page_new (fixture.workbench);
  sidebar_present (&fixture, page, 1200, 760);
  assay_sources_page_select (ASSAY_SOURCES_PAGE (page), source);
  sidebar_wait_until (sidebar_find (page, GTK_TYPE_LABEL, "1") != NULL);
  g_signal_emit_by_name (sidebar_find (page, GTK_TYPE_BUTTON, "Delete the source"), "clicked");
  sidebar_wait_until (g_list_model_get_n_items (windows) == 2);
  g_assert_cmpuint (assay_record_list_get_size (sources), ==, 1);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = ADW_MESSAGE_DIALOG (window);
    }
  adw_message_dialog_response (dialog, "delete");
  sidebar_wait_until (assay_record_list_get_size (sources) == 0);
  assay_workbench_undo (fixture.workbench);
  sidebar_wait_until (assay_record_list_get_size (sources) == 1);
  linked = assay_article_dup_evidence (fixture.article, claim);
  g_assert_cmpuint (linked->len, ==, 1);
  sidebar_tear_down (&fixture);
}

/* The first match is selected as soon as it is typed. */
static void
test_many_suggestions (void)
{
  SidebarFixture fixture;
  GtkWidget *suggestions;
  AssayEdit *edit;
  gint64 wanted = 0;

  sidebar_set_up (&fixture, text);
  edit = assay_project_edit (fixture.project, "Fill");
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Report %u of the harbour office", i);
      gint64 id = assay_edit_insert (edit, ASSAY_KIND_SOURCE);

      assay_edit_set_text (edit, id, ASSAY_SOURCE_TITLE, title);
      wanted = i == 1234 ? id : wanted;
    }
  sidebar_commit (&fixture, edit);

  suggestions = g_object_ref_sink (assay_suggestions_new (fixture.workbench, ASSAY_KIND_SOURCE));
  assay_suggestions_prepare (ASSAY_SUGGESTIONS (suggestions));
  sidebar_settle (&fixture);
  assay_suggestions_set_search (ASSAY_SUGGESTIONS (suggestions), "HARBOUR 1234");
  g_assert_cmpint (assay_suggestions_get_selected (ASSAY_SUGGESTIONS (suggestions)), ==, wanted);
  assay_suggestions_set_search (ASSAY_SUGGESTIONS (suggestions), "something new");
  g_assert_cmpint (assay_suggestions_get_selected (ASSAY_SUGGESTIONS (suggestions)), ==, 0);
  g_object_unref (suggestions);
  sidebar_tear_down (&fixture);
}

/* An entry covers the claims whose numbers are typed. */
static void
test_log_claims (void)
{
  SidebarFixture fixture;
  GtkWidget *page;
  GtkWidget *entry;
  GListModel *windows = gtk_window_get_toplevels ();
  gint64 claims[2];
  gint64 log;

  sidebar_set_up (&fixture, text);
  claims[0] = sidebar_add_claim (&fixture, "Over 3,000 dockers");
  claims[1] = sidebar_add_claim (&fixture, "The port stood still");
  sidebar_commit (&fixture, assay_edit_add_log (fixture.article, "query", claims, 1, &log));
  page = assay_logs_page_new (fixture.workbench);
  sidebar_present (&fixture, page, 1200, 760);
  assay_log_dialog_present (fixture.workbench, log, page);
  sidebar_wait_until (g_list_model_get_n_items (windows) == 2);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      g_autofree char *covered = NULL;

      if (!ASSAY_IS_LOG_DIALOG (window))
        continue;
      entry = sidebar_find (window, GTK_TYPE_ENTRY, "Claims");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1");
      gtk_editable_set_text (GTK_EDITABLE (entry), "2, 9");
      g_signal_emit_by_name (entry, "activate");
      sidebar_settle (&fixture);
      g_assert_nonnull (sidebar_find (window, GTK_TYPE_LABEL, "There is no claim 9."));
      gtk_editable_set_text (GTK_EDITABLE (entry), "1, 2");
      g_signal_emit_by_name (entry, "activate");
      sidebar_settle (&fixture);
      covered = assay_log_dup_claims (fixture.article, log);
      g_assert_cmpstr (covered, ==, "1, 2");
    }
  sidebar_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  assay_ui_init ();

  g_test_add_func ("/library/numbers", test_numbers);
  g_test_add_func ("/library/fold", test_fold);
  g_test_add_func ("/library/protected", test_protected);
  g_test_add_func ("/library/delete-used", test_delete_used);
  g_test_add_func ("/library/many-suggestions", test_many_suggestions);
  g_test_add_func ("/library/log-claims", test_log_claims);

  return g_test_run ();
}
