/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sidebar-fixture.h"

#include "../core/assay-test-util.h"
#include "assay-edits.h"
#include "assay-insight.h"
#include "assay-sources-page.h"
#include "assay-ui.h"
#include "assay-usage-list.h"

#include <adwaita.h>

/* What follows from other rows: where a source is used, which finding holds, what is dropped where.
 */

static const char text[] = "Over 3,000 dockers walked out on Monday. The port stood still.\n";

static gint64
add_source (SidebarFixture *fixture, const char *typed)
{
  gint64 source;

  sidebar_commit (fixture, assay_edit_add_source (fixture->project, typed, &source));

  return source;
}

/* Each claim that rests on the source is named below it, and leads there. */
static void
test_where_used (void)
{
  SidebarFixture fixture;
  GtkWidget *page;
  GtkWidget *used;
  gint64 claim;
  gint64 source;

  sidebar_set_up (&fixture, text);
  claim = sidebar_add_claim (&fixture, "The port stood still");
  source = add_source (&fixture, "Harbour log");
  sidebar_commit (&fixture, assay_edit_add_evidence (fixture.article, claim, source, NULL));
  page = assay_sources_page_new (fixture.workbench);
  sidebar_present (&fixture, page, 1200, 760);
  assay_sources_page_select (ASSAY_SOURCES_PAGE (page), source);
  used = sidebar_find (page, ASSAY_TYPE_USAGE_LIST, NULL);
  sidebar_wait_until (sidebar_find (used, GTK_TYPE_LABEL, "1  “The port stood still”") != NULL
                      || sidebar_find (used, GTK_TYPE_LABEL, "1  The port stood still") != NULL);

  g_signal_emit_by_name (sidebar_find (used, GTK_TYPE_BUTTON, NULL), "clicked");
  sidebar_wait_until (assay_workbench_get_claim (fixture.workbench) == claim);
  sidebar_tear_down (&fixture);
}

static double
get_top (GtkWidget *page, const char *label)
{
  graphene_rect_t bounds;
  GtkWidget *widget = sidebar_find (page, GTK_TYPE_LABEL, label);

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, page, &bounds));

  return bounds.origin.y;
}

/* A protected source stands where its shown name belongs, which says nothing of the real one. */
static void
test_order (void)
{
  SidebarFixture fixture;
  GtkWidget *page;
  gint64 source;
  AssayEdit *edit;

  sidebar_set_up (&fixture, text);
  add_source (&fixture, "Harbour log");
  source = add_source (&fixture, "Aaron, shift manager");
  edit = assay_project_edit (fixture.project, "Protect");
  assay_edit_set_bool (edit, source, ASSAY_SOURCE_PROTECTED, TRUE);
  assay_edit_set_text (edit, source, ASSAY_SOURCE_CODE_NAME, "Winch");
  sidebar_commit (&fixture, edit);
  page = assay_sources_page_new (fixture.workbench);
  sidebar_present (&fixture, page, 1200, 760);
  sidebar_wait_until (sidebar_find (page, GTK_TYPE_LABEL, "Winch") != NULL
                      && sidebar_find (page, GTK_TYPE_LABEL, "Harbour log") != NULL
                      && get_top (page, "Winch") > get_top (page, "Harbour log"));
  g_assert_null (sidebar_find (page, GTK_TYPE_LABEL, "Aaron, shift manager"));
  sidebar_tear_down (&fixture);
}

/* Half of a small screen is enough for the library. */
static void
test_narrow (void)
{
  SidebarFixture fixture;
  GtkWidget *page;
  GtkWidget *hidden;
  gint64 source;
  int minimum;

  sidebar_set_up (&fixture, text);
  source = add_source (&fixture, "Harbour log");
  page = assay_sources_page_new (fixture.workbench);
  sidebar_present (&fixture, page, 480, 760);
  assay_sources_page_select (ASSAY_SOURCES_PAGE (page), source);
  sidebar_settle (&fixture);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 480);
  sidebar_wait_until (gtk_widget_get_width (page) <= 480);
  hidden = sidebar_find (page, GTK_TYPE_LABEL, "Party");
  g_assert_true (hidden == NULL || !gtk_widget_get_mapped (hidden));
  g_assert_nonnull (sidebar_find (page, GTK_TYPE_LABEL, "Reliability"));
  sidebar_shoot (&fixture, "sources-narrow");
  sidebar_tear_down (&fixture);
}

static void
add_finding (SidebarFixture *fixture, gint64 claim, const char *role, const char *label)
{
  AssayEdit *edit = assay_project_edit (fixture->project, "Decide");
  gint64 finding = assay_edit_insert (edit, ASSAY_KIND_FINDING);

  assay_edit_set_ref (edit, finding, ASSAY_FINDING_CLAIM, claim);
  assay_edit_set_text (edit, finding, ASSAY_FINDING_ROLE, role);
  assay_edit_set_ref (edit, finding, ASSAY_FINDING_LEVEL, sidebar_level (fixture, label));
  sidebar_commit (fixture, edit);
}

/* What a third person decided holds; the checker's own finding stays. */
static void
test_decision (void)
{
  SidebarFixture fixture;
  AssayInsightClaim insight;
  AssayInsight *all;
  gint64 claim;

  sidebar_set_up (&fixture, text);
  claim = sidebar_add_claim (&fixture, "The port stood still");
  add_finding (&fixture, claim, "checker", "Confirmed");
  add_finding (&fixture, claim, "second", "Wrong");
  all = assay_insight_get (fixture.workbench);
  g_assert_true (assay_insight_read (all, claim, &insight));
  g_assert_true (insight.holding == insight.finding);

  add_finding (&fixture, claim, "decision", "Wrong");
  g_assert_true (assay_insight_read (all, claim, &insight));
  g_assert_cmpstr (assay_record_get_text (insight.level, ASSAY_LEVEL_LABEL), ==, "Confirmed");
  g_assert_cmpstr (assay_record_get_text (insight.holding_level, ASSAY_LEVEL_LABEL), ==, "Wrong");

  sidebar_present (&fixture, assay_sidebar_new (fixture.workbench), 420, 900);
  sidebar_wait_until (
      sidebar_find (gtk_window_get_child (GTK_WINDOW (fixture.window)), GTK_TYPE_LABEL, "Wrong")
      != NULL);
  sidebar_tear_down (&fixture);
}

static GtkDropTarget *
find_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  g_assert_not_reached ();
}

static gboolean
drop (GtkWidget *widget, const GValue *value)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_target (widget), "drop", value, 10.0, 10.0, &taken);

  return taken;
}

/* A link and a file dropped onto the open card become sources that are linked to it; of a file, the
 * name alone. */
static void
test_drop (void)
{
  SidebarFixture fixture;
  GtkWidget *sidebar;
  AssayRecordList *sources;
  g_autoptr (GFile) file = g_file_new_for_path ("/home/ann/secret/minutes.pdf");
  g_auto (GValue) link = G_VALUE_INIT;
  g_auto (GValue) files = G_VALUE_INIT;

  sidebar_set_up (&fixture, text);
  sources = assay_project_get_list (fixture.project, ASSAY_KIND_SOURCE);
  sidebar = assay_sidebar_new (fixture.workbench);
  sidebar_present (&fixture, sidebar, 420, 900);
  g_value_init (&link, G_TYPE_STRING);
  g_value_set_static_string (&link, "https://harbour.example/log?day=3");
  g_assert_false (drop (sidebar, &link));

  sidebar_mark_claim (&fixture, "The port stood still");
  g_assert_true (drop (sidebar, &link));
  sidebar_wait_until (assay_record_list_get_size (sources) == 1);
  g_assert_cmpstr (
      assay_record_get_text (assay_record_list_peek (sources, 0), ASSAY_SOURCE_ADDRESS), ==,
      "https://harbour.example/log?day=3");

  g_value_init (&files, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&files, gdk_file_list_new_from_array (&file, 1));
  g_assert_true (drop (sidebar, &files));
  sidebar_wait_until (assay_record_list_get_size (sources) == 2);
  for (guint i = 0; i < 2; i++)
    g_assert_null (strstr (
        assay_record_get_text (assay_record_list_peek (sources, i), ASSAY_SOURCE_TITLE), "secret"));
  sidebar_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  assay_ui_init ();

  g_test_add_func ("/found/where-used", test_where_used);
  g_test_add_func ("/found/order", test_order);
  g_test_add_func ("/found/narrow", test_narrow);
  g_test_add_func ("/found/decision", test_decision);
  g_test_add_func ("/found/drop", test_drop);

  return g_test_run ();
}
