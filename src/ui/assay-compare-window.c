/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-compare-window.h"

#include "assay-compare-claims.h"
#include "assay-compare-list.h"
#include "assay-comparison-report.h"
#include "assay-errors.h"
#include "assay-keymap.h"
#include "assay-time-words.h"
#include "assay-ui.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Loads what is chosen; each choice puts an end to the load before. */
struct _AssayCompareWindow
{
  AdwWindow parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  GtkToggleButton *claims_button;
  GtkToggleButton *merged_button;
  GtkToggleButton *only_changes_button;
  GtkButton *copy_button;
  GtkButton *previous_button;
  GtkButton *next_button;
  GtkWidget *choosers;
  GtkDropDown *from;
  GtkDropDown *to;
  GtkStack *stack;
  AdwStatusPage *failed;
  AdwFlap *flap;
  GtkLabel *summary;
  GtkLabel *place;
  AssayCompareList *list;
  AssayCompareClaims *claims;

  /* Owned */
  AssayWorkbench *workbench;
  GSimpleActionGroup *actions;
  GCancellable *cancellable;
  GPtrArray *revisions; /* of AssayRecord, the oldest first */
  AssayVersions *versions;
  gint64 article;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (AssayCompareWindow, assay_compare_window, ADW_TYPE_WINDOW)

static void
set_enabled (AssayCompareWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
place_changed_cb (AssayCompareWindow *self)
{
  g_autofree char *place = assay_compare_list_dup_place (self->list);

  gtk_label_set_text (self->place, place);
}

static void
show_page (AssayCompareWindow *self, const char *name)
{
  gboolean is_compared = g_str_equal (name, "compared");

  gtk_stack_set_visible_child_name (self->stack, name);
  set_enabled (self, "next", is_compared);
  set_enabled (self, "previous", is_compared);
  set_enabled (self, "copy", is_compared);
}

static void
show_versions (AssayCompareWindow *self)
{
  g_autofree char *summary = assay_comparison_dup_summary (self->versions->comparison);

  gtk_label_set_text (self->summary, summary);
  assay_compare_claims_set_versions (self->claims, self->versions);
  assay_compare_list_set_versions (self->list, self->versions);
  show_page (self, "compared");
}

/* Whether these are the two versions that are shown, of which the texts never change. */
static gboolean
is_of_same (AssayCompareWindow *self, AssayVersions *versions)
{
  return self->versions != NULL
         && assay_record_equal (self->versions->old_revision, versions->old_revision)
         && assay_record_equal (self->versions->new_revision, versions->new_revision)
         && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "compared");
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCompareWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  AssayVersions *versions = assay_versions_compare_finish (ASSAY_ARTICLE (source), result, &error);
  gboolean is_same;

  if (versions == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workbench == NULL)
        return;
      assay_error_show_on_page (error, self->failed);
      show_page (self, "failed");
      return;
    }
  if (self->workbench == NULL)
    {
      assay_versions_unref (versions);
      return;
    }

  is_same = is_of_same (self, versions);
  g_clear_pointer (&self->versions, assay_versions_unref);
  self->versions = versions;
  if (is_same)
    assay_compare_claims_set_versions (self->claims, versions);
  else
    show_versions (self);
}

static gint64
get_chosen (AssayCompareWindow *self, GtkDropDown *chooser)
{
  guint place = gtk_drop_down_get_selected (chooser);

  return place < self->revisions->len
             ? assay_record_get_id (g_ptr_array_index (self->revisions, place))
             : 0;
}

static void
compare (AssayCompareWindow *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (article == NULL)
    return;
  assay_versions_compare_async (article, get_chosen (self, self->from), get_chosen (self, self->to),
                                self->cancellable, compared_cb, g_object_ref (self));
}

static void
chosen_cb (AssayCompareWindow *self)
{
  if (!self->syncing && self->revisions != NULL && self->revisions->len > 1)
    compare (self);
}

static char *
dup_words (AssayCompareWindow *self, AssayRecord *revision)
{
  AssayRecord *capture
      = assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_CAPTURE,
                            assay_record_get_ref (revision, ASSAY_REVISION_CAPTURE));
  g_autofree char *time = assay_time_dup_words (assay_revision_get_time (revision, capture));

  return g_strdup_printf (_ ("Version %d · %s"),
                          (int) assay_record_get_int (revision, ASSAY_REVISION_NUMBER), time);
}

static guint
find_place (AssayCompareWindow *self, gint64 revision, guint otherwise)
{
  for (guint i = 0; i < self->revisions->len; i++)
    if (assay_record_get_id (g_ptr_array_index (self->revisions, i)) == revision)
      return i;

  return otherwise;
}

/* The versions there are now; what was chosen stays chosen where it can. */
static void
fill_choosers (AssayCompareWindow *self, AssayArticle *article)
{
  AssayRecord *shown = assay_article_get_revision (article);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkStringList) names = NULL;
  guint to;
  guint from;

  self->revisions = assay_article_dup_revisions (article);
  for (guint i = 0; i < self->revisions->len; i++)
    g_ptr_array_add (words, dup_words (self, g_ptr_array_index (self->revisions, i)));
  g_ptr_array_add (words, NULL);
  names = gtk_string_list_new ((const char *const *) words->pdata);

  to = find_place (self, shown != NULL ? assay_record_get_id (shown) : 0,
                   self->revisions->len > 0 ? self->revisions->len - 1 : 0);
  to = MAX (to, 1);
  from = to - 1;
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->from, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->to, G_LIST_MODEL (names));
  if (self->revisions->len > 1)
    {
      gtk_drop_down_set_selected (self->from, from);
      gtk_drop_down_set_selected (self->to, to);
    }
  self->syncing = FALSE;
}

static void
load (AssayCompareWindow *self, AssayArticle *article)
{
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  fill_choosers (self, article);
  gtk_widget_set_visible (self->choosers, self->revisions->len > 1);
  if (self->revisions->len < 2)
    show_page (self, "single");
  else
    {
      show_page (self, "loading");
      compare (self);
    }
}

/* While an article is loaded anew there is none for a moment. */
static void
article_cb (AssayCompareWindow *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (article == NULL)
    return;
  if (assay_article_get_id (article) != self->article)
    gtk_window_close (GTK_WINDOW (self));
  else
    load (self, article);
}

/* Somebody decided on a claim, marked or moved one. */
static void
changed_cb (AssayCompareWindow *self, AssayChanges *changes)
{
  if (changes != NULL && self->revisions->len > 1
      && (assay_changes_touch (changes, ASSAY_KIND_ANCHOR)
          || assay_changes_touch (changes, ASSAY_KIND_CLAIM)))
    compare (self);
}

static gboolean
parent_closes_cb (AssayCompareWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));

  return FALSE;
}

/* --- what is done --- */

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayCompareWindow *self = user_data;

  if (!assay_compare_list_step (self->list,
                                g_str_equal (g_action_get_name (G_ACTION (action)), "previous")))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayCompareWindow *self = user_data;
  gboolean only_changes;
  g_autofree char *text = NULL;

  g_object_get (self->list, "only-changes", &only_changes, NULL);
  text = assay_versions_dup_text (self->versions, only_changes);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Copied as text")));
}

/* Brings up a passage in the window behind, where that version is shown. */
static void
show_passage (AssayCompareWindow *self, gint64 revision, guint start, guint end)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *shown = article != NULL ? assay_article_get_revision (article) : NULL;

  if (shown != NULL && start < end && assay_record_get_id (shown) == revision)
    assay_workbench_show_passage (self->workbench, start, end);
}

static void
row_activated_cb (AssayCompareWindow *self, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (self->versions->comparison, row);

  show_passage (self, assay_record_get_id (self->versions->old_revision), at->old_range.start,
                at->old_range.end);
  show_passage (self, assay_record_get_id (self->versions->new_revision), at->new_range.start,
                at->new_range.end);
}

/* The row of an anchor's place; what is lost stood in the older text. */
static guint
find_row (AssayCompareWindow *self, const AssayFate *fate)
{
  gboolean in_old
      = fate->new_anchor == NULL || fate->kind == ASSAY_FATE_LOST || fate->kind == ASSAY_FATE_SPLIT;
  AssayRecord *anchor = in_old && fate->old_anchor != NULL ? fate->old_anchor : fate->new_anchor;
  gint64 start = anchor != NULL ? assay_record_get_int (anchor, ASSAY_ANCHOR_START) : 0;

  return assay_comparison_find_row (self->versions->comparison, anchor == fate->old_anchor,
                                    (guint) CLAMP (start, 0, G_MAXINT));
}

static void
fate_activated_cb (AssayCompareWindow *self, guint index)
{
  const AssayFate *fate = &g_array_index (self->versions->fates, AssayFate, index);
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  gint64 owner = assay_record_get_id (fate->owner);
  guint row = find_row (self, fate);

  if (row != ASSAY_COMPARISON_NO_ROW)
    assay_compare_list_show_row (self->list, row);
  if (article != NULL && assay_article_find (article, ASSAY_KIND_CLAIM, owner) != NULL)
    assay_workbench_set_claim (self->workbench, owner);
  else if (row != ASSAY_COMPARISON_NO_ROW)
    row_activated_cb (self, row);
}

/* --- the object --- */

static void
assay_compare_window_dispose (GObject *object)
{
  AssayCompareWindow *self = ASSAY_COMPARE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->workbench != NULL)
    g_signal_handlers_disconnect_by_data (self->workbench, self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare", NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  g_clear_pointer (&self->versions, assay_versions_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_COMPARE_WINDOW);

  G_OBJECT_CLASS (assay_compare_window_parent_class)->dispose (object);
}

static void
assay_compare_window_finalize (GObject *object)
{
  AssayCompareWindow *self = ASSAY_COMPARE_WINDOW (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (assay_compare_window_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, AssayCompareWindow, child)

static void
assay_compare_window_class_init (AssayCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_compare_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_compare_window_finalize;

  g_type_ensure (ASSAY_TYPE_COMPARE_LIST);
  g_type_ensure (ASSAY_TYPE_COMPARE_CLAIMS);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "compare-window.ui");
  BIND (toasts);
  BIND (claims_button);
  BIND (merged_button);
  BIND (only_changes_button);
  BIND (copy_button);
  BIND (previous_button);
  BIND (next_button);
  BIND (choosers);
  BIND (from);
  BIND (to);
  BIND (stack);
  BIND (failed);
  BIND (flap);
  BIND (summary);
  BIND (place);
  BIND (list);
  BIND (claims);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, fate_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
add_property (AssayCompareWindow *self, const char *name, gpointer object, const char *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
assay_compare_window_init (AssayCompareWindow *self)
{
  const GActionEntry entries[] = {
    { .name = "next", .activate = step_cb },
    { .name = "previous", .activate = step_cb },
    { .name = "copy", .activate = copy_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  add_property (self, "merged", self->list, "merged");
  add_property (self, "only-changes", self->list, "only-changes");
  add_property (self, "claims", self->flap, "reveal-flap");
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare", G_ACTION_GROUP (self->actions));
  gtk_widget_add_controller (GTK_WIDGET (self), assay_keymap_new_controller (ASSAY_SCOPE_COMPARE));
  assay_keymap_describe (GTK_WIDGET (self->claims_button), "compare.claims", TRUE);
  assay_keymap_describe (GTK_WIDGET (self->merged_button), "compare.merged", TRUE);
  assay_keymap_describe (GTK_WIDGET (self->only_changes_button), "compare.only-changes", TRUE);
  assay_keymap_describe (GTK_WIDGET (self->copy_button), "compare.copy", TRUE);
  assay_keymap_describe (GTK_WIDGET (self->previous_button), "compare.previous", TRUE);
  assay_keymap_describe (GTK_WIDGET (self->next_button), "compare.next", TRUE);
  assay_drop_down_let_be_narrow (self->from);
  assay_drop_down_let_be_narrow (self->to);
  g_signal_connect_object (self->list, "place-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Where there is no room for the claims beside the texts, they come when asked for. */
static void
folded_cb (AssayCompareWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap));
}

GtkWidget *
assay_compare_window_new (GtkWindow *parent, GSettings *settings, AssayWorkbench *workbench)
{
  AssayCompareWindow *self;
  AssayArticle *article;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  article = assay_workbench_get_article (workbench);
  g_return_val_if_fail (article != NULL, NULL);

  self = g_object_new (ASSAY_TYPE_COMPARE_WINDOW, "transient-for", parent, "destroy-with-parent",
                       TRUE, NULL);
  /* Its keys, as to quit, work here too. */
  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  self->workbench = g_object_ref (workbench);
  self->article = assay_article_get_id (article);
  g_settings_bind (settings, "compare-merged", self->list, "merged", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "compare-only-changes", self->list, "only-changes",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (workbench, "notify::article", G_CALLBACK (article_cb), self);
  g_signal_connect_swapped (workbench, "changed", G_CALLBACK (changed_cb), self);
  if (parent != NULL)
    g_signal_connect_object (parent, "close-request", G_CALLBACK (parent_closes_cb), self,
                             G_CONNECT_SWAPPED);
  load (self, article);

  return GTK_WIDGET (self);
}
