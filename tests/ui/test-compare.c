/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "assay-compare-claims.h"
#include "assay-compare-item.h"
#include "assay-compare-list.h"
#include "assay-compare-words.h"
#include "assay-ui.h"

#include <adwaita.h>
#include <string.h>

/* Two versions as they are shown: what is folded, where a change is, how a row is read out. */

static AssayRecord *
new_revision (gint64 id, gint64 number, const char *title)
{
  AssayCell cells[] = { { .field = ASSAY_REVISION_NUMBER, .integer = number },
                        { .field = ASSAY_REVISION_TITLE, .text = (char *) title } };

  return assay_record_new (ASSAY_KIND_REVISION, id, cells, G_N_ELEMENTS (cells));
}

static AssayVersions *
new_versions (const char *old_words, const char *new_words)
{
  AssayVersions *self = g_new0 (AssayVersions, 1);
  g_autoptr (AssayText) old_text = assay_text_new (old_words, -1);
  g_autoptr (AssayText) new_text = assay_text_new (new_words, -1);

  g_atomic_ref_count_init (&self->ref_count);
  self->old_revision = new_revision (1, 1, "Harvest");
  self->new_revision = new_revision (2, 2, "Record harvest");
  self->edits = assay_metadata_edits_find (self->old_revision, self->new_revision, NULL, NULL);
  self->fates = g_array_new (FALSE, FALSE, sizeof (AssayFate));
  self->comparison = assay_comparison_new (old_text, new_text, "en");

  return self;
}

static const char old_words[] = "It was dry. It was hot.\nFour ships came to the port.\n"
                                "Nobody knows why. Nobody asked.\nThe end.";
static const char new_words[] = "It was dry. It was hot.\nFive ships came to the port.\n"
                                "Nobody knows why. Nobody asked.\nThe end. Or not?";

/* "edit row fold(1-3) …" */
static void
assert_items (GListStore *items, const char *expected)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr (AssayCompareItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      g_string_append_printf (
          string, "%s%s", i > 0 ? " " : "",
          ((const char *[]){ "edit", "row", "fold" })[assay_compare_item_get_kind (item)]);
      g_string_append_printf (string, "%u-%u", assay_compare_item_get_first (item),
                              assay_compare_item_get_last (item));
    }
  g_assert_cmpstr (string->str, ==, expected);
}

static void
test_items (void)
{
  g_autoptr (AssayVersions) versions = new_versions (old_words, new_words);
  g_autoptr (AssayVersions) same = new_versions ("“Yes.” He left.", "\"Yes.\" He left.");
  g_autoptr (GListStore) all = assay_compare_items_new (versions, FALSE);
  g_autoptr (GListStore) changes = assay_compare_items_new (versions, TRUE);
  g_autoptr (GListStore) forms = assay_compare_items_new (same, TRUE);

  assert_items (all, "edit0-1 row0-1 row1-2 row2-3 row3-4 row4-5");
  assert_items (changes, "edit0-1 fold0-1 row1-2 fold2-4 row4-5");
  assert_items (forms, "edit0-1 row0-1 fold1-2");
  g_assert_cmpuint (assay_compare_items_find (changes, 0), ==, 1);
  g_assert_cmpuint (assay_compare_items_find (changes, 3), ==, 3);
  g_assert_cmpuint (assay_compare_items_find (changes, 5), ==, G_MAXUINT);
  assay_compare_items_unfold (changes, 2);
  assay_compare_items_unfold (changes, 3);
  assert_items (changes, "edit0-1 fold0-1 row1-2 row2-3 row3-4 row4-5");
}

static void
assert_markup (AssayVersions *versions, guint row, AssayCompareSide side, const char *expected)
{
  g_autofree char *markup = assay_compare_dup_markup (versions->comparison, row, side);
  g_autofree char *words = NULL;

  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, &words, NULL, NULL));
  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (AssayVersions) versions = new_versions (old_words, new_words);
  g_autofree char *changed = assay_compare_dup_spoken (versions->comparison, 1);
  g_autofree char *added = assay_compare_dup_spoken (versions->comparison, 4);
  g_autofree char *markup
      = assay_compare_dup_markup (versions->comparison, 1, ASSAY_COMPARE_MERGED);

  g_assert_cmpstr (changed, ==,
                   "Changed:  (removed: Four)  (added: Five)  ships came to the port.");
  g_assert_cmpstr (added, ==, "Added: Or not?");
  assert_markup (versions, 1, ASSAY_COMPARE_OLD, "Four ships came to the port.");
  assert_markup (versions, 1, ASSAY_COMPARE_NEW, "Five ships came to the port.");
  assert_markup (versions, 1, ASSAY_COMPARE_MERGED, "Four\u2009Five ships came to the port.");
  assert_markup (versions, 4, ASSAY_COMPARE_OLD, "");
  g_assert_nonnull (strstr (markup, "strikethrough='true'"));
  g_assert_nonnull (strstr (markup, "underline='single'"));
}

static void
assert_place (AssayCompareList *list, const char *expected)
{
  g_autofree char *place = assay_compare_list_dup_place (list);

  g_assert_cmpstr (place, ==, expected);
}

static void
test_list (void)
{
  g_autoptr (AssayVersions) versions = new_versions (old_words, new_words);
  AssayCompareList *list = ASSAY_COMPARE_LIST (g_object_ref_sink (assay_compare_list_new ()));

  g_assert_false (assay_compare_list_step (list, FALSE));
  g_object_set (list, "only-changes", TRUE, NULL);
  assay_compare_list_set_versions (list, versions);
  assert_place (list, "2 changes");
  g_assert_false (assay_compare_list_step (list, TRUE));
  g_assert_true (assay_compare_list_step (list, FALSE));
  assert_place (list, "1 of 2");
  g_assert_true (assay_compare_list_step (list, FALSE));
  assert_place (list, "2 of 2");
  g_assert_false (assay_compare_list_step (list, FALSE));
  assay_compare_list_show_row (list, 3);
  assert_place (list, "2 changes");
  g_assert_true (assay_compare_list_step (list, TRUE));
  assert_place (list, "1 of 2");
  g_object_set (list, "only-changes", FALSE, "merged", TRUE, NULL);
  assert_place (list, "1 of 2");
  g_assert_finalize_object (list);
}

/* All of it in a window, in both ways to look at it. */
static void
test_shown (void)
{
  g_autoptr (AssayVersions) versions = new_versions (old_words, new_words);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = assay_compare_list_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *claims = assay_compare_claims_new ();

  gtk_widget_set_hexpand (list, TRUE);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), claims);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 400);
  gtk_window_set_child (GTK_WINDOW (window), box);
  assay_compare_list_set_versions (ASSAY_COMPARE_LIST (list), versions);
  assay_compare_claims_set_versions (ASSAY_COMPARE_CLAIMS (claims), versions);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_object_set (list, "merged", TRUE, NULL);
  gtk_test_widget_wait_for_draw (window);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (gtk_widget_activate_action (list, "comparison.jump", "u", 4));
  assert_place (ASSAY_COMPARE_LIST (list), "2 of 2");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  assay_ui_init ();

  g_test_add_func ("/compare/items", test_items);
  g_test_add_func ("/compare/words", test_words);
  g_test_add_func ("/compare/list", test_list);
  g_test_add_func ("/compare/shown", test_shown);

  return g_test_run ();
}
