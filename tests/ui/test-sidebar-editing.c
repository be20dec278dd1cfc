/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sidebar-fixture.h"

#include "../core/assay-test-util.h"
#include "assay-edits.h"
#include "assay-text-field.h"
#include "assay-ui.h"

#include <adwaita.h>

/* The editor under somebody's hands: what is typed is kept, and what is shown is so. */

static const char text[] = "Over 3,000 dockers walked out on Monday. The port stood still for nine "
                           "hours. Two ships turned back to sea.\n";

typedef struct
{
  SidebarFixture base;
  GtkWidget *sidebar;
  gint64 claims[3];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sidebar_set_up (&fixture->base, text);
  fixture->sidebar = assay_sidebar_new (fixture->base.workbench);
  sidebar_present (&fixture->base, fixture->sidebar, 440, 860);
  fixture->claims[0] = sidebar_add_claim (&fixture->base, "Over 3,000 dockers walked out");
  fixture->claims[1] = sidebar_add_claim (&fixture->base, "stood still for nine hours");
  fixture->claims[2] = sidebar_add_claim (&fixture->base, "turned back to sea");
  assay_workbench_set_claim (fixture->base.workbench, fixture->claims[0]);
  sidebar_settle (&fixture->base);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sidebar_tear_down (&fixture->base);
}

static char *
dup_conclusion (Fixture *fixture)
{
  GtkWidget *view = sidebar_find (fixture->sidebar, GTK_TYPE_TEXT_VIEW, "Conclusion");
  char *shown;

  g_assert_nonnull (view);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &shown, NULL);

  return shown;
}

/* What is typed is written by itself, goes on being typed while it is, and is there after the claim
 * was closed and opened again. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  SidebarFixture *base = &fixture->base;
  g_autofree char *shown = NULL;

  gtk_widget_activate_action (fixture->sidebar, "claim.conclusion", NULL);
  sidebar_type (base, "The lists ");
  sidebar_wait_until (g_str_equal (
      sidebar_finding (base, fixture->claims[0], ASSAY_FINDING_CONCLUSION), "The lists "));
  sidebar_type (base, "say 2,500.");
  sidebar_press (base, "Return");

  g_assert_cmpstr (sidebar_finding (base, fixture->claims[0], ASSAY_FINDING_CONCLUSION), ==,
                   "The lists say 2,500.");
  g_assert_cmpstr (sidebar_finding (base, fixture->claims[1], ASSAY_FINDING_CONCLUSION), ==, "");
  g_assert_cmpint (assay_workbench_get_claim (base->workbench), ==, fixture->claims[1]);
  g_assert_false (GTK_IS_TEXT_VIEW (gtk_root_get_focus (gtk_widget_get_root (fixture->sidebar))));

  assay_workbench_set_claim (base->workbench, fixture->claims[0]);
  shown = dup_conclusion (fixture);
  g_assert_cmpstr (shown, ==, "The lists say 2,500.");
}

/* Another field of the same row changes while somebody types: neither text nor cursor move. */
static void
test_change_under_typing (Fixture *fixture, gconstpointer data)
{
  SidebarFixture *base = &fixture->base;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  int place;
  g_autofree char *shown = NULL;

  gtk_widget_activate_action (fixture->sidebar, "claim.conclusion", NULL);
  view = gtk_window_get_focus (GTK_WINDOW (base->window));
  g_assert_true (GTK_IS_TEXT_VIEW (view));
  sidebar_type (base, "abcdef");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 3);
  gtk_text_buffer_place_cursor (buffer, &iter);

  sidebar_commit (base, assay_edit_set_finding (base->article, fixture->claims[0],
                                                ASSAY_FINDING_WORDING, "Some 2,500"));

  shown = dup_conclusion (fixture);
  g_assert_cmpstr (shown, ==, "abcdef");
  g_object_get (buffer, "cursor-position", &place, NULL);
  g_assert_cmpint (place, ==, 3);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (base->window)) == view);
}

/* Ctrl+Z takes back typing; undo of the project takes back what was written, also here. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  SidebarFixture *base = &fixture->base;
  g_autofree char *shown = NULL;
  g_autofree char *later = NULL;

  gtk_widget_activate_action (fixture->sidebar, "claim.conclusion", NULL);
  sidebar_press (base, "a");
  sidebar_press (base, "ctrl+z");
  shown = dup_conclusion (fixture);
  g_assert_cmpstr (shown, ==, "");

  sidebar_type (base, "Written.");
  gtk_widget_activate_action (fixture->sidebar, "claim.true", NULL);
  sidebar_settle (base);
  g_assert_cmpstr (sidebar_finding (base, fixture->claims[0], ASSAY_FINDING_CONCLUSION), ==,
                   "Written.");
  assay_workbench_undo (base->workbench);
  sidebar_wait_until (
      g_str_equal (sidebar_finding (base, fixture->claims[0], ASSAY_FINDING_CONCLUSION), ""));
  sidebar_settle (base);
  later = dup_conclusion (fixture);
  g_assert_cmpstr (later, ==, "");
}

/* Digits rate where the focus is; the same digit again takes it back. */
static void
test_rating (Fixture *fixture, gconstpointer data)
{
  SidebarFixture *base = &fixture->base;
  AssayRecord *finding;

  gtk_widget_activate_action (fixture->sidebar, "claim.true", NULL);
  sidebar_press (base, "3");
  finding = assay_article_find_finding (base->article, fixture->claims[0]);
  g_assert_cmpint (assay_record_get_ref (finding, ASSAY_FINDING_LEVEL), ==,
                   sidebar_level (base, "Wrong"));
  sidebar_press (base, "3");
  finding = assay_article_find_finding (base->article, fixture->claims[0]);
  g_assert_cmpint (assay_record_get_ref (finding, ASSAY_FINDING_LEVEL), ==, 0);

  sidebar_press (base, "o");
  g_assert_cmpstr (sidebar_finding (base, fixture->claims[0], ASSAY_FINDING_NOT_ASKED), ==,
                   "opinion");
  sidebar_press (base, "j");
  g_assert_cmpint (assay_workbench_get_claim (base->workbench), ==, fixture->claims[1]);
  sidebar_press (base, "k");
  g_assert_cmpint (assay_workbench_get_claim (base->workbench), ==, fixture->claims[0]);
}

/* A claim that is deleted comes back, with all that hung on it. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  SidebarFixture *base = &fixture->base;
  AssayRecordList *claims = assay_article_get_list (base->article, ASSAY_KIND_CLAIM);

  gtk_widget_activate_action (fixture->sidebar, "claim.delete", NULL);
  sidebar_settle (base);
  g_assert_cmpuint (assay_record_list_get_size (claims), ==, 2);
  g_assert_cmpint (assay_workbench_get_claim (base->workbench), ==, fixture->claims[1]);

  assay_workbench_undo (base->workbench);
  sidebar_wait_until (assay_record_list_get_size (claims) == 3);
  g_assert_nonnull (assay_article_find_finding (base->article, fixture->claims[0]));
}

/* A second paste of an address links the same source and does not make a second one. */
static void
test_link_twice (Fixture *fixture, gconstpointer data)
{
  SidebarFixture *base = &fixture->base;
  AssayRecordList *sources = assay_project_get_list (base->project, ASSAY_KIND_SOURCE);
  g_autoptr (GPtrArray) linked = NULL;

  assay_sidebar_link_text (ASSAY_SIDEBAR (fixture->sidebar), "https://example.org/a");
  sidebar_settle (base);
  assay_workbench_set_claim (base->workbench, fixture->claims[1]);
  assay_sidebar_link_text (ASSAY_SIDEBAR (fixture->sidebar), " https://example.org/a\n");
  sidebar_settle (base);

  g_assert_cmpuint (assay_record_list_get_size (sources), ==, 1);
  linked = assay_article_dup_evidence (base->article, fixture->claims[1]);
  g_assert_cmpuint (linked->len, ==, 1);

  /* One action made source and link: one undo takes back both. */
  assay_workbench_undo (base->workbench);
  assay_workbench_undo (base->workbench);
  sidebar_wait_until (assay_record_list_get_size (sources) == 0);
}

/* The speaker is typed once; the second time the name is found. */
static void
test_speaker (Fixture *fixture, gconstpointer data)
{
  SidebarFixture *base = &fixture->base;
  AssayRecordList *actors = assay_project_get_list (base->project, ASSAY_KIND_ACTOR);
  AssayRecord *claim;

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *entry;

      assay_workbench_set_claim (base->workbench, fixture->claims[i]);
      gtk_widget_grab_focus (sidebar_find (fixture->sidebar, GTK_TYPE_WIDGET, "Named"));
      sidebar_press (base, "1");
      entry = sidebar_find (fixture->sidebar, GTK_TYPE_ENTRY, "Name");
      g_assert_nonnull (entry);
      gtk_widget_grab_focus (entry);
      sidebar_type (base, i == 0 ? "Dockers’ Union" : "dock");
      sidebar_press (base, "Tab");

      claim = assay_article_find (base->article, ASSAY_KIND_CLAIM, fixture->claims[i]);
      g_assert_cmpuint (assay_record_list_get_size (actors), ==, 1);
      g_assert_cmpint (assay_record_get_ref (claim, ASSAY_CLAIM_SPEAKER), ==,
                       assay_record_get_id (assay_record_list_peek (actors, 0)));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  assay_ui_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/sidebar/editing/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("typing", test_typing);
  ADD ("change-under-typing", test_change_under_typing);
  ADD ("undo", test_undo);
  ADD ("rating", test_rating);
  ADD ("delete", test_delete);
  ADD ("link-twice", test_link_twice);
  ADD ("speaker", test_speaker);

  return g_test_run ();
}
