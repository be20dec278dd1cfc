/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-revision-bar.h"

#include "assay-keymap.h"
#include "assay-version-words.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Built by hand, as it is all of one kind. Follows the workbench. */
struct _AssayRevisionBar
{
  AdwBin parent_instance;

  /* In the widget tree */
  GtkWidget *box;
  GtkWidget *row;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *versions;
  GtkWidget *list;
  GtkWidget *words;
  GtkWidget *below; /* the same, where there is no room beside the buttons */
  GtkWidget *compare;
  GtkWidget *newest;

  /* Owned */
  AssayWorkbench *workbench;
};

G_DEFINE_FINAL_TYPE (AssayRevisionBar, assay_revision_bar, ADW_TYPE_BIN)

static AssayRecordList *
get_revisions (AssayWorkbench *workbench)
{
  AssayArticle *article = assay_workbench_get_article (workbench);

  return article != NULL ? assay_article_get_list (article, ASSAY_KIND_REVISION) : NULL;
}

/* The version @step places after the one on show, or NULL. */
static AssayRecord *
find_beside (AssayWorkbench *workbench, int step)
{
  AssayArticle *article = assay_workbench_get_article (workbench);
  AssayRecord *shown = article != NULL ? assay_article_get_revision (article) : NULL;
  AssayRecordList *revisions = get_revisions (workbench);
  guint place;

  if (shown == NULL)
    return NULL;
  place = assay_record_list_position (revisions, assay_record_get_id (shown));
  if (place == G_MAXUINT || (step < 0 && place == 0)
      || (step > 0 && place + 1 >= assay_record_list_get_size (revisions)))
    return NULL;

  return assay_record_list_peek (revisions, place + (guint) step);
}

gboolean
assay_revision_step (AssayWorkbench *workbench, gboolean backwards)
{
  AssayRecord *beside = find_beside (workbench, backwards ? -1 : 1);

  if (beside == NULL)
    return FALSE;

  assay_workbench_open_version (workbench, assay_record_get_id (beside));

  return TRUE;
}

/* CHANGED and lost claims of the one on show, which wait for a word; of an older one they are what
 * they were. */
static char *
dup_waiting (AssayArticle *article, AssayRecord *shown)
{
  AssayVersionOutcome counts;

  assay_version_count (article, shown, &counts);
  counts.n_exact = 0;
  counts.n_moved = 0;

  return assay_version_dup_counts (&counts);
}

static void
show_words (AssayRevisionBar *self, AssayArticle *article, AssayRecord *shown, gboolean is_older)
{
  g_autofree char *name = assay_version_dup_name (shown);
  guint n = assay_record_list_get_size (get_revisions (self->workbench));
  /* Translators: "Version 2", and how many there are */
  g_autofree char *of = g_strdup_printf (_ ("%s of %u"), name, n);
  g_autofree char *time = assay_version_dup_time (article, shown);
  g_autofree char *waiting = dup_waiting (article, shown);
  g_autofree char *check = assay_version_dup_check (shown);
  GString *words = g_string_new (is_older ? _ ("Older version, to be read · ") : NULL);

  g_string_append_printf (words, "%s%s", time, waiting);
  if (*check != '\0' && !is_older)
    g_string_append_printf (words, " · %s", check);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->versions), of);
  gtk_label_set_text (GTK_LABEL (self->words), is_older ? "" : words->str);
  gtk_widget_set_tooltip_text (self->words, words->str);
  gtk_label_set_text (GTK_LABEL (self->below), words->str);
  gtk_widget_set_visible (self->below, is_older);
  g_string_free (words, TRUE);
}

/* One version of which nothing more is known is not worth a bar. */
static gboolean
is_worth_it (AssayArticle *article, AssayRecord *shown)
{
  const char *outcome = assay_record_get_text (shown, ASSAY_REVISION_CHECK_OUTCOME);

  return assay_record_list_get_size (assay_article_get_list (article, ASSAY_KIND_REVISION)) > 1
         || g_str_equal (outcome, "changed") || g_str_equal (outcome, "gone");
}

static void
refresh (AssayRevisionBar *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *shown = article != NULL ? assay_article_get_revision (article) : NULL;
  gboolean is_older = assay_workbench_shows_older (self->workbench);
  gboolean is_visible
      = shown != NULL && assay_article_get_record (article) != NULL && is_worth_it (article, shown);

  gtk_widget_set_visible (GTK_WIDGET (self), is_visible);
  if (!is_visible)
    return;

  show_words (self, article, shown, is_older);
  gtk_widget_set_sensitive (self->previous, find_beside (self->workbench, -1) != NULL);
  gtk_widget_set_sensitive (self->next, find_beside (self->workbench, 1) != NULL);
  gtk_widget_set_visible (self->newest, is_older);
  gtk_widget_set_visible (
      self->compare,
      assay_record_list_get_size (assay_article_get_list (article, ASSAY_KIND_REVISION)) > 1);
  /* Dimmed words on the colour of a warning are hard to read. */
  assay_widget_set_family_class (self->box, "version", is_older ? "older" : "newest");
}

static GtkWidget *
new_row (AssayArticle *article, AssayRecord *revision)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  AssayVersionOutcome outcome;
  g_autofree char *name = assay_version_dup_name (revision);
  g_autofree char *origin = assay_version_dup_origin (article, revision);
  g_autofree char *check = assay_version_dup_check (revision);
  g_autofree char *counts = NULL;
  g_autofree char *head = NULL;
  g_autofree char *spoken = NULL;

  assay_version_count (article, revision, &outcome);
  counts = assay_version_dup_counts (&outcome);
  head = g_strconcat (name, counts, NULL);
  spoken = g_strjoin (". ", head, origin, NULL);
  gtk_box_append (GTK_BOX (lines), assay_label_new (head, "heading"));
  gtk_box_append (GTK_BOX (lines), assay_label_new (origin, "dim-label"));
  if (*check != '\0')
    gtk_box_append (GTK_BOX (lines), assay_label_new (check, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  assay_widget_set_name (row, spoken);
  g_object_set_data_full (G_OBJECT (row), "revision", g_object_ref (revision), g_object_unref);

  return row;
}

/* The newest first: it is what one looks for. Made anew each time it opens. */
static void
fill_list (AssayRevisionBar *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecordList *revisions = get_revisions (self->workbench);
  AssayRecord *shown = article != NULL ? assay_article_get_revision (article) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = revisions != NULL ? assay_record_list_get_size (revisions) : 0; i > 0; i--)
    {
      AssayRecord *revision = assay_record_list_peek (revisions, i - 1);
      GtkWidget *row = new_row (article, revision);

      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if (revision == shown)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
    }
}

static void
row_activated_cb (AssayRevisionBar *self, GtkListBoxRow *row)
{
  AssayRecord *revision = g_object_get_data (G_OBJECT (row), "revision");
  gint64 id = assay_record_get_id (revision);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->versions));
  assay_workbench_open_version (self->workbench, id);
}

static void
assay_revision_bar_dispose (GObject *object)
{
  AssayRevisionBar *self = ASSAY_REVISION_BAR (object);

  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_revision_bar_parent_class)->dispose (object);
}

static void
assay_revision_bar_class_init (AssayRevisionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_revision_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "revisionbar");
}

static GtkWidget *
new_popover (AssayRevisionBar *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  assay_widget_set_name (self->list, _ ("Versions"));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_widget_set_size_request (scroller, 340, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "menu");
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_list), self, G_CONNECT_SWAPPED);

  return popover;
}

static GtkWidget *
add_button (AssayRevisionBar *self, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  if (icon != NULL)
    {
      gtk_button_set_icon_name (GTK_BUTTON (button), icon);
      gtk_widget_add_css_class (button, "flat");
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (button), label);
      gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  assay_keymap_describe (button, action, icon != NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->row), button);

  return button;
}

static void
assay_revision_bar_init (AssayRevisionBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "revision-bar");
  self->previous = add_button (self, "go-previous-symbolic", NULL, "work.previous-version");
  self->versions = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->versions), new_popover (self));
  gtk_widget_set_tooltip_text (self->versions, _ ("All versions"));
  gtk_widget_set_valign (self->versions, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->versions, "flat");
  gtk_box_append (GTK_BOX (self->row), self->versions);
  self->next = add_button (self, "go-next-symbolic", NULL, "work.next-version");
  self->words = assay_label_new (NULL, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->words), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_box_append (GTK_BOX (self->row), self->words);
  self->compare = add_button (self, NULL, _ ("_Compare"), "win.compare-versions");
  self->newest = add_button (self, NULL, _ ("_Back to the newest"), "work.newest-version");
  gtk_widget_add_css_class (self->newest, "suggested-action");
  self->below = assay_label_new (NULL, NULL);
  gtk_widget_set_margin_start (self->below, 6);
  gtk_box_append (GTK_BOX (self->box), self->row);
  gtk_box_append (GTK_BOX (self->box), self->below);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
assay_revision_bar_set_up (AssayRevisionBar *self, AssayWorkbench *workbench)
{
  g_return_if_fail (ASSAY_IS_REVISION_BAR (self));
  g_return_if_fail (self->workbench == NULL);

  self->workbench = g_object_ref (workbench);
  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "notify::read-only", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
