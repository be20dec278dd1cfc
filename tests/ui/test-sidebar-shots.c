/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sidebar-fixture.h"

#include "../core/assay-test-util.h"
#include "assay-edits.h"
#include "assay-log-dialog.h"
#include "assay-logs-page.h"
#include "assay-sources-page.h"
#include "assay-ui.h"

#include <adwaita.h>

static const char text[]
    = "Night shift at the harbour\n\n"
      "Over 3,000 dockers walked out on Monday, the union said. The port authority spoke of about "
      "1,200. It was the first strike since 1997, according to the minister.\n\n"
      "Two cranes stood still for nine hours. Analysts expect losses of four million a day. The "
      "mayor called the walkout “reckless”.\n\n"
      "A spokesman of the ministry said that talks would resume on 24 November. The harbour "
      "handles "
      "a third of the country’s grain exports.\n";

static void
add_claims (SidebarFixture *fixture, gint64 *claims)
{
  claims[0] = sidebar_add_claim (fixture, "Over 3,000 dockers walked out on Monday");
  claims[1] = sidebar_add_claim (fixture, "about 1,200");
  claims[2] = sidebar_add_claim (fixture, "the first strike since 1997");
  claims[3] = sidebar_add_claim (fixture, "Two cranes stood still for nine hours");
  claims[4] = sidebar_add_claim (fixture, "losses of four million a day");
  claims[5] = sidebar_add_claim (fixture, "talks would resume on 24 November");
  claims[6] = sidebar_add_claim (fixture, "a third of the country’s grain exports");
}

static void
fill (SidebarFixture *fixture, gint64 claim)
{
  AssayEdit *edit = assay_project_edit (fixture->project, "Speaker");
  gint64 actor = assay_edit_actor_named (fixture->project, edit, "Dockers’ Union");
  g_autofree char *level
      = g_strdup_printf ("%" G_GINT64_FORMAT, sidebar_level (fixture, "Confirmed with change"));
  gint64 evidence;

  assay_edit_set_text (edit, claim, ASSAY_CLAIM_SPEAKER_KIND, "named");
  assay_edit_set_ref (edit, claim, ASSAY_CLAIM_SPEAKER, actor);
  sidebar_commit (fixture, edit);
  sidebar_commit (fixture,
                  assay_edit_set_finding (fixture->article, claim, ASSAY_FINDING_SAID, "verbatim"));
  sidebar_commit (fixture,
                  assay_edit_set_finding (fixture->article, claim, ASSAY_FINDING_LEVEL, level));
  sidebar_commit (fixture, assay_edit_set_finding (
                               fixture->article, claim, ASSAY_FINDING_CONCLUSION,
                               "The union counts 3,040 members on strike; agency pictures and the "
                               "shift lists support about 2,500."));
  sidebar_commit (fixture, assay_edit_set_finding (fixture->article, claim, ASSAY_FINDING_WORDING,
                                                   "Some 2,500 dockers"));
  sidebar_commit (fixture, assay_edit_add_evidence_from (fixture->article, claim,
                                                         "Press release 44 of the Dockers’ Union",
                                                         &evidence));
  edit = assay_project_edit (fixture->project, "Evidence");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_QUESTION, "both");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_CREDIBILITY, "2");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_RELIABILITY, "B");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_LOCATOR, "p. 1, second paragraph");
  sidebar_commit (fixture, edit);
  sidebar_commit (fixture, assay_edit_add_evidence_from (fixture->article, claim,
                                                         "https://example.org/shift-lists", NULL));
}

static gboolean
is_opened (GtkWidget *widget)
{
  if (GTK_IS_REVEALER (widget)
      && gtk_widget_get_ancestor (widget, g_type_from_name ("AssayEvidenceRow")) != NULL
      && gtk_revealer_get_child_revealed (GTK_REVEALER (widget)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_opened (child))
      return TRUE;

  return FALSE;
}

static void
shoot_states (SidebarFixture *fixture, const char *mode)
{
  gint64 claims[7];
  g_autofree char *name = NULL;
  GtkWidget *sidebar = assay_sidebar_new (fixture->workbench);

#define SHOOT(what)                                                                                \
  g_free (name);                                                                                   \
  name = g_strdup_printf ("sidebar-%s-%s", what, mode);                                            \
  sidebar_shoot (fixture, name)

  sidebar_present (fixture, sidebar, 440, 880);
  SHOOT ("empty");
  add_claims (fixture, claims);
  fill (fixture, claims[0]);
  sidebar_settle (fixture);
  SHOOT ("list");
  assay_workbench_set_claim (fixture->workbench, claims[0]);
  sidebar_settle (fixture);
  SHOOT ("card");
  gtk_widget_activate_action (sidebar, "claim.first-evidence", NULL);
  sidebar_press (fixture, "space");
  sidebar_wait_until (is_opened (sidebar));
  SHOOT ("evidence");
  gtk_menu_button_popup (
      GTK_MENU_BUTTON (sidebar_find (sidebar, GTK_TYPE_MENU_BUTTON, "Which claims are shown")));
  sidebar_settle (fixture);
  SHOOT ("filter");
  sidebar_press (fixture, "Escape");
  gtk_widget_activate_action (sidebar, "claim.link-source", NULL);
  sidebar_type (fixture, "un");
  sidebar_settle (fixture);
  SHOOT ("picker");
  sidebar_press (fixture, "Escape");
}

static void
shoot_pages (SidebarFixture *fixture, const char *mode)
{
  g_autofree char *sources = g_strdup_printf ("sources-%s", mode);
  g_autofree char *logs = g_strdup_printf ("logs-%s", mode);
  AssayRecordList *list = assay_project_get_list (fixture->project, ASSAY_KIND_SOURCE);
  GtkWidget *page;
  gint64 claim = assay_workbench_get_claim (fixture->workbench);
  gint64 log;
  AssayEdit *edit;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  page = assay_sources_page_new (fixture->workbench);
  sidebar_present (fixture, page, 1200, 760);
  assay_sources_page_select (ASSAY_SOURCES_PAGE (page),
                             assay_record_get_id (assay_record_list_peek (list, 0)));
  sidebar_settle (fixture);
  sidebar_shoot (fixture, sources);

  edit = assay_edit_add_log (fixture->article, "query", &claim, 1, &log);
  assay_edit_set_text (edit, log, ASSAY_LOG_WHOM, "The author");
  assay_edit_set_text (edit, log, ASSAY_LOG_HAPPENED_AT, "2026-11-23T09:10:00+02:00");
  assay_edit_set_text (edit, log, ASSAY_LOG_WORDS, "Where does the 3,000 come from?");
  sidebar_commit (fixture, edit);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  page = assay_logs_page_new (fixture->workbench);
  sidebar_present (fixture, page, 1200, 760);
  sidebar_shoot (fixture, logs);
  assay_log_dialog_present (fixture->workbench, log, page);
  sidebar_settle (fixture);
  g_free (logs);
  logs = g_strdup_printf ("log-%s", mode);
  sidebar_shoot (fixture, logs);
}

static void
test_light (void)
{
  SidebarFixture fixture;

  sidebar_set_up (&fixture, text);
  shoot_states (&fixture, "light");
  shoot_pages (&fixture, "light");
  sidebar_tear_down (&fixture);
}

static void
test_dark (void)
{
  SidebarFixture fixture;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  sidebar_set_up (&fixture, text);
  shoot_states (&fixture, "dark");
  shoot_pages (&fixture, "dark");
  sidebar_tear_down (&fixture);
}

/* From right to left, with a mark open. */
static void
test_rtl (void)
{
  SidebarFixture fixture;
  GtkWidget *sidebar;
  gint64 claims[7];
  gint64 mark;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  sidebar_set_up (&fixture, text);
  sidebar = assay_sidebar_new (fixture.workbench);
  sidebar_present (&fixture, sidebar, 400, 880);
  add_claims (&fixture, claims);
  fill (&fixture, claims[0]);
  assay_workbench_set_claim (fixture.workbench, claims[0]);
  sidebar_settle (&fixture);
  sidebar_shoot (&fixture, "sidebar-card-rtl");

  sidebar_commit (&fixture, assay_edit_add_mark (fixture.article, "wording", 3, 9, &mark));
  assay_sidebar_open_mark (ASSAY_SIDEBAR (sidebar), mark);
  sidebar_settle (&fixture);
  g_assert_cmpint (assay_workbench_get_claim (fixture.workbench), ==, 0);
  sidebar_shoot (&fixture, "sidebar-mark-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  sidebar_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  assay_ui_init ();

  g_test_add_func ("/sidebar/shots/light", test_light);
  g_test_add_func ("/sidebar/shots/dark", test_dark);

  g_test_add_func ("/sidebar/shots/rtl", test_rtl);

  return g_test_run ();
}
