/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sidebar-fixture.h"

#include "../core/assay-test-util.h"
#include "assay-edits.h"
#include "assay-ui.h"

#include <adwaita.h>

/* How many keys a claim takes, with the keyboard alone. The words are selected and marked in the
 * article pane, which is not here: its two keys (C, and L where the focus is still in the article)
 * are counted, the selecting is not.
 *
 * A claim with a new source, at most 12 keys besides typing its text:
 *    C            marks the words (in the article)
 *    L            opens the source picker
 *    [paste the address or the citation]
 *    Return       makes the source and links it; the focus is on the new evidence
 *    B            reliability of the source, once for ever
 *    2            credibility of the information
 *    Tab …        not needed: the locator has a mnemonic
 *    Alt+L        the locator's entry
 *    [type the locator]
 *    Alt+T        the True? row
 *    1            Confirmed
 *    Return       saves, and on to the next undecided claim
 * That is 9; with Said? to be answered it is 11.
 *
 * A repeated claim, at most 3 after its words are selected: C, Y. */

static const char text[] = "Over 3,000 dockers walked out on Monday. The port stood still for nine "
                           "hours. Two ships turned back to sea. The mayor was away.\n";

/* Presses keys and counts them; a word that is not a key is typed and costs nothing. */
static guint
press_all (SidebarFixture *fixture, const char *const *steps)
{
  guint n_keys = 0;

  for (guint i = 0; steps[i] != NULL; i++)
    if (g_str_has_prefix (steps[i], "type:"))
      {
        sidebar_type (fixture, steps[i] + strlen ("type:"));
        sidebar_settle (fixture);
      }
    else
      {
        sidebar_press (fixture, steps[i]);
        n_keys++;
      }

  return n_keys;
}

static void
test_new_source (void)
{
  static const char *const steps[] = { "l",         "type:https://example.org/shift-lists",
                                       "Return",    "b",
                                       "2",         "alt+l",
                                       "type:p. 4", "alt+t",
                                       "1",         "Return",
                                       NULL };
  SidebarFixture fixture;
  GtkWidget *sidebar;
  gint64 first;
  gint64 second;
  guint n_keys = 1; /* C */
  AssayRecord *evidence;
  AssayRecord *source;
  g_autoptr (GPtrArray) linked = NULL;

  sidebar_set_up (&fixture, text);
  sidebar = assay_sidebar_new (fixture.workbench);
  sidebar_present (&fixture, sidebar, 440, 860);
  second = sidebar_add_claim (&fixture, "stood still for nine hours");
  first = sidebar_mark_claim (&fixture, "Over 3,000 dockers walked out on Monday");
  gtk_widget_activate_action (sidebar, "claim.open-card", NULL);

  n_keys += press_all (&fixture, steps);
  g_assert_cmpuint (n_keys, <=, 12);

  linked = assay_article_dup_evidence (fixture.article, first);
  g_assert_cmpuint (linked->len, ==, 1);
  evidence = linked->pdata[0];
  source = assay_project_find (fixture.project, ASSAY_KIND_SOURCE,
                               assay_record_get_ref (evidence, ASSAY_EVIDENCE_SOURCE));
  g_assert_cmpstr (assay_record_get_text (source, ASSAY_SOURCE_ADDRESS), ==,
                   "https://example.org/shift-lists");
  g_assert_cmpstr (assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY), ==, "B");
  g_assert_cmpstr (assay_record_get_text (evidence, ASSAY_EVIDENCE_CREDIBILITY), ==, "2");
  g_assert_cmpstr (assay_record_get_text (evidence, ASSAY_EVIDENCE_LOCATOR), ==, "p. 4");
  g_assert_true (assay_article_is_decided (fixture.article, first));
  g_assert_cmpint (assay_workbench_get_claim (fixture.workbench), ==, second);
  g_test_message ("a claim with a new source: %u keys", n_keys);

  sidebar_tear_down (&fixture);
}

static void
test_repeat (void)
{
  static const char *const steps[] = { "y", NULL };
  SidebarFixture fixture;
  GtkWidget *sidebar;
  g_autofree char *level = NULL;
  gint64 first;
  gint64 second;
  guint n_keys = 1; /* C */
  g_autoptr (GPtrArray) linked = NULL;

  sidebar_set_up (&fixture, text);
  sidebar = assay_sidebar_new (fixture.workbench);
  sidebar_present (&fixture, sidebar, 440, 860);
  first = sidebar_mark_claim (&fixture, "Over 3,000 dockers walked out on Monday");
  level = g_strdup_printf ("%" G_GINT64_FORMAT, sidebar_level (&fixture, "Confirmed"));
  sidebar_commit (&fixture,
                  assay_edit_add_evidence_from (fixture.article, first, "Shift lists", NULL));
  sidebar_commit (&fixture,
                  assay_edit_set_finding (fixture.article, first, ASSAY_FINDING_LEVEL, level));

  second = sidebar_mark_claim (&fixture, "stood still for nine hours");
  gtk_widget_activate_action (sidebar, "claim.open-card", NULL);
  n_keys += press_all (&fixture, steps);
  g_assert_cmpuint (n_keys, <=, 3);

  linked = assay_article_dup_evidence (fixture.article, second);
  g_assert_cmpuint (linked->len, ==, 1);
  g_assert_true (assay_article_is_decided (fixture.article, second));
  g_test_message ("a repeated claim: %u keys", n_keys);

  sidebar_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  assay_ui_init ();

  g_test_add_func ("/sidebar/keys/new-source", test_new_source);
  g_test_add_func ("/sidebar/keys/repeat", test_repeat);

  return g_test_run ();
}
