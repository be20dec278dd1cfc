/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-suggestions.h"

#include "assay-naming.h"
#include "assay-record-filter.h"
#include "assay-terms.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Owns the filtered view of the project's list. Lives in a popover or a picker below an entry. */
struct _AssaySuggestions
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *fresh; /* the button for a new one */
  GtkWidget *fresh_label;

  /* Owned */
  AssayKind kind;
  AssayRecordFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  char *typed;
  guint preparing;
  guint n_prepared;
};

enum
{
  PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySuggestions, assay_suggestions, GTK_TYPE_WIDGET)

static AssayField
get_name_field (AssayKind kind)
{
  return kind == ASSAY_KIND_PARTY ? ASSAY_PARTY_NAME : ASSAY_ACTOR_NAME;
}

char *
assay_suggestion_dup_name (AssayRecord *record)
{
  AssayKind kind = assay_record_get_kind (record);
  const char *name;

  if (kind != ASSAY_KIND_SOURCE)
    return g_strdup (assay_record_get_text (record, get_name_field (kind)));

  if (assay_record_get_bool (record, ASSAY_SOURCE_PROTECTED))
    return assay_source_dup_public_name (record);
  name = assay_record_get_text (record, ASSAY_SOURCE_TITLE);
  if (*name == '\0')
    return assay_source_dup_public_name (record);

  return g_strdup (name);
}

static const char *
get_actor_name (AssaySuggestions *self, gint64 id)
{
  AssayRecord *actor
      = assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_ACTOR, id);

  return actor != NULL ? assay_record_get_text (actor, ASSAY_ACTOR_NAME) : "";
}

/* A protected source is found by its code name only: nothing of it shows up over a shoulder. */
static char *
dup_words (AssayRecord *record, gpointer user_data)
{
  AssaySuggestions *self = user_data;
  g_autofree char *name = assay_suggestion_dup_name (record);

  switch ((int) assay_record_get_kind (record))
    {
    case ASSAY_KIND_SOURCE:
      if (assay_record_get_bool (record, ASSAY_SOURCE_PROTECTED))
        return g_steal_pointer (&name);
      return g_strjoin (" ", name, assay_record_get_text (record, ASSAY_SOURCE_ADDRESS),
                        assay_record_get_text (record, ASSAY_SOURCE_CITATION),
                        get_actor_name (self, assay_record_get_ref (record, ASSAY_SOURCE_ACTOR)),
                        NULL);

    case ASSAY_KIND_ACTOR:
      return g_strjoin (" ", name, assay_record_get_text (record, ASSAY_ACTOR_ALIASES), NULL);

    default:
      return g_steal_pointer (&name);
    }
}

/* What stands behind the name, to tell two of one name apart. */
static char *
dup_second_line (AssaySuggestions *self, AssayRecord *record)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);

  if (self->kind == ASSAY_KIND_SOURCE)
    {
      const char *actor = get_actor_name (self, assay_record_get_ref (record, ASSAY_SOURCE_ACTOR));
      const char *kind
          = assay_term_label (ASSAY_SOURCE_KIND, assay_record_get_text (record, ASSAY_SOURCE_KIND));
      const char *grade = assay_record_get_text (record, ASSAY_SOURCE_RELIABILITY);
      g_autoptr (GPtrArray) parts = g_ptr_array_new ();

      if (*grade != '\0')
        g_ptr_array_add (parts, (gpointer) grade);
      if (*actor != '\0' && !assay_record_get_bool (record, ASSAY_SOURCE_PROTECTED))
        g_ptr_array_add (parts, (gpointer) actor);
      if (*kind != '\0')
        g_ptr_array_add (parts, (gpointer) kind);
      g_ptr_array_add (parts, NULL);

      return g_strjoinv (" · ", (char **) parts->pdata);
    }

  if (self->kind == ASSAY_KIND_ACTOR)
    {
      AssayRecord *party = assay_project_find (project, ASSAY_KIND_PARTY,
                                               assay_record_get_ref (record, ASSAY_ACTOR_PARTY));

      return g_strdup (party != NULL ? assay_record_get_text (party, ASSAY_PARTY_NAME) : "");
    }

  return g_strdup ("");
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *second = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), second);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (AssaySuggestions *self, GtkListItem *item)
{
  AssayRecord *record = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *called = assay_suggestion_dup_name (record);
  g_autofree char *second = dup_second_line (self, record);

  assay_label_set (name, called);
  assay_label_set_or_hide (gtk_widget_get_next_sibling (name), second);
}

static void
pick (AssaySuggestions *self, gint64 id)
{
  g_signal_emit (self, signals[PICKED], 0, id);
}

static void
activated_cb (AssaySuggestions *self, guint position)
{
  g_autoptr (AssayRecord) record = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (record != NULL)
    pick (self, assay_record_get_id (record));
}

static void
fresh_clicked_cb (AssaySuggestions *self)
{
  pick (self, 0);
}

static gboolean
is_fresh_selected (AssaySuggestions *self)
{
  return gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION;
}

static void
show_selection (AssaySuggestions *self)
{
  guint place = gtk_single_selection_get_selected (self->selection);

  if (is_fresh_selected (self))
    gtk_widget_set_state_flags (self->fresh, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    {
      gtk_widget_unset_state_flags (self->fresh, GTK_STATE_FLAG_SELECTED);
      gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", place);
    }
}

static void
items_changed_cb (AssaySuggestions *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (*self->typed != '\0' && n_items > 0 && is_fresh_selected (self))
    gtk_single_selection_set_selected (self->selection, 0);
  show_selection (self);
}

static void
assay_suggestions_dispose (GObject *object)
{
  AssaySuggestions *self = ASSAY_SUGGESTIONS (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_handle_id (&self->preparing, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (assay_suggestions_parent_class)->dispose (object);
}

static void
assay_suggestions_finalize (GObject *object)
{
  g_free (ASSAY_SUGGESTIONS (object)->typed);

  G_OBJECT_CLASS (assay_suggestions_parent_class)->finalize (object);
}

static void
assay_suggestions_class_init (AssaySuggestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_suggestions_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_suggestions_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[PICKED] = g_signal_new ("picked", ASSAY_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
make_fresh (AssaySuggestions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->fresh_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->fresh_label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (self->fresh_label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), self->fresh_label);

  self->fresh = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->fresh), box);
  gtk_widget_set_focusable (self->fresh, FALSE);
  gtk_widget_add_css_class (self->fresh, "flat");
  gtk_widget_add_css_class (self->fresh, "fresh");
  g_signal_connect_swapped (self->fresh, "clicked", G_CALLBACK (fresh_clicked_cb), self);
}

static void
assay_suggestions_init (AssaySuggestions *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->typed = g_strdup ("");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);

  self->list = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_widget_add_css_class (self->list, "suggestions");
  assay_widget_set_name (self->list, _ ("Suggestions"));
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);

  make_fresh (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), self->fresh);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
assay_suggestions_new (AssayWorkbench *workbench, AssayKind kind)
{
  AssaySuggestions *self = g_object_new (ASSAY_TYPE_SUGGESTIONS, NULL);
  AssayRecordList *list = assay_project_get_list (assay_workbench_get_project (workbench), kind);

  self->workbench = workbench;
  self->kind = kind;
  self->filter = assay_record_filter_new (dup_words, self);

  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (list)),
                                              g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self);

  return GTK_WIDGET (self);
}

static char *
dup_fresh_label (AssaySuggestions *self)
{
  switch ((int) self->kind)
    {
    case ASSAY_KIND_SOURCE:
      return g_strdup_printf (_ ("New source “%s”"), self->typed);
    case ASSAY_KIND_PARTY:
      return g_strdup_printf (_ ("New party “%s”"), self->typed);
    default:
      return g_strdup_printf (_ ("New name “%s”"), self->typed);
    }
}

void
assay_suggestions_set_search (AssaySuggestions *self, const char *typed)
{
  g_autofree char *stripped = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (ASSAY_IS_SUGGESTIONS (self));

  stripped = g_strstrip (g_strdup (typed));
  g_free (self->typed);
  self->typed = g_steal_pointer (&stripped);

  label = dup_fresh_label (self);
  assay_label_set (self->fresh_label, label);
  gtk_widget_set_visible (self->fresh,
                          *self->typed != '\0' && assay_suggestions_find (self, self->typed) == 0);

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  assay_record_filter_set_search (self->filter, self->typed);
  items_changed_cb (self);
}

void
assay_suggestions_move (AssaySuggestions *self, int steps)
{
  int n_items;
  int place;

  g_return_if_fail (ASSAY_IS_SUGGESTIONS (self));

  /* The place behind the last record is the row for a new one. */
  n_items = (int) g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  place = (int) gtk_single_selection_get_selected (self->selection);
  if (is_fresh_selected (self))
    place = gtk_widget_get_visible (self->fresh) ? n_items : -1;

  place = CLAMP (place + steps, 0,
                 gtk_widget_get_visible (self->fresh) ? n_items : MAX (n_items - 1, 0));
  gtk_single_selection_set_selected (self->selection,
                                     place < n_items ? (guint) place : GTK_INVALID_LIST_POSITION);
  show_selection (self);
}

gint64
assay_suggestions_get_selected (AssaySuggestions *self)
{
  AssayRecord *record;

  g_return_val_if_fail (ASSAY_IS_SUGGESTIONS (self), 0);

  record = gtk_single_selection_get_selected_item (self->selection);

  return record != NULL ? assay_record_get_id (record) : 0;
}

void
assay_suggestions_activate (AssaySuggestions *self)
{
  gint64 id;

  g_return_if_fail (ASSAY_IS_SUGGESTIONS (self));

  id = assay_suggestions_get_selected (self);
  if (id != 0 || *self->typed != '\0')
    pick (self, id);
}

/* What stands in the record as its name; borrowed. A protected source is not found by it. */
static const char *
peek_name (AssaySuggestions *self, AssayRecord *record)
{
  if (self->kind != ASSAY_KIND_SOURCE)
    return assay_record_get_text (record, get_name_field (self->kind));
  if (assay_record_get_bool (record, ASSAY_SOURCE_PROTECTED))
    return assay_record_get_text (record, ASSAY_SOURCE_CODE_NAME);

  return assay_record_get_text (record, ASSAY_SOURCE_TITLE);
}

gint64
assay_suggestions_find (AssaySuggestions *self, const char *name)
{
  AssayRecordList *list;
  g_autofree char *folded = NULL;
  gssize length = (gssize) strlen (name);

  g_return_val_if_fail (ASSAY_IS_SUGGESTIONS (self), 0);

  list = assay_project_get_list (assay_workbench_get_project (self->workbench), self->kind);
  folded = assay_fold (name);
  for (guint i = 0; i < assay_record_list_get_size (list); i++)
    {
      AssayRecord *record = assay_record_list_peek (list, i);
      const char *called = peek_name (self, record);
      g_autofree char *other = NULL;

      /* Folding is what takes the time, and changes lengths by little. */
      if (*called == '\0' || ABS ((gssize) strlen (called) - length) > 8)
        continue;
      other = assay_fold (called);
      if (g_str_equal (other, folded))
        return assay_record_get_id (record);
    }

  return 0;
}

static gboolean
prepare_cb (gpointer data)
{
  AssaySuggestions *self = data;
  AssayRecordList *list
      = assay_project_get_list (assay_workbench_get_project (self->workbench), self->kind);
  guint end = MIN (self->n_prepared + 100, assay_record_list_get_size (list));

  for (; self->n_prepared < end; self->n_prepared++)
    assay_record_filter_prepare (self->filter, assay_record_list_peek (list, self->n_prepared));
  if (end < assay_record_list_get_size (list))
    return G_SOURCE_CONTINUE;

  self->preparing = 0;

  return G_SOURCE_REMOVE;
}

void
assay_suggestions_prepare (AssaySuggestions *self)
{
  g_return_if_fail (ASSAY_IS_SUGGESTIONS (self));

  self->n_prepared = 0;
  if (self->preparing == 0)
    self->preparing = g_idle_add (prepare_cb, self);
}
