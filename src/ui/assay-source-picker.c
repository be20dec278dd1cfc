/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-source-picker.h"

#include "assay-edits.h"
#include "assay-suggestions.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* An entry over suggestions. The entry keeps the focus. */
struct _AssaySourcePicker
{
  GtkPopover parent_instance;

  /* Borrowed */
  GtkWidget *entry;
  GtkWidget *suggestions;
};

enum
{
  PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySourcePicker, assay_source_picker, GTK_TYPE_POPOVER)

static void
changed_cb (AssaySourcePicker *self)
{
  assay_suggestions_set_search (ASSAY_SUGGESTIONS (self->suggestions),
                                gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
activated_cb (AssaySourcePicker *self)
{
  assay_suggestions_activate (ASSAY_SUGGESTIONS (self->suggestions));
}

static void
picked_cb (AssaySourcePicker *self, gint64 source)
{
  g_autofree char *typed
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, source, typed);
}

static gboolean
key_pressed_cb (AssaySourcePicker *self, guint keyval, guint keycode, GdkModifierType state)
{
  AssaySuggestions *suggestions = ASSAY_SUGGESTIONS (self->suggestions);

  switch (keyval)
    {
    case GDK_KEY_Down:
      assay_suggestions_move (suggestions, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      assay_suggestions_move (suggestions, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      assay_suggestions_move (suggestions, 5);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      assay_suggestions_move (suggestions, -5);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
assay_source_picker_class_init (AssaySourcePickerClass *klass)
{
  signals[PICKED] = g_signal_new ("picked", ASSAY_TYPE_SOURCE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
assay_source_picker_init (AssaySourcePicker *self)
{
}

GtkWidget *
assay_source_picker_new (AssayWorkbench *workbench)
{
  AssaySourcePicker *self = g_object_new (ASSAY_TYPE_SOURCE_PICKER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "system-search-symbolic");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Title, name, address or citation"));
  assay_widget_set_name (self->entry, _ ("Find or add a source"));
  self->suggestions = assay_suggestions_new (workbench, ASSAY_KIND_SOURCE);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->suggestions, "picked", G_CALLBACK (picked_cb), self);

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->suggestions);
  gtk_widget_set_size_request (box, 340, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "suggestions");
  gtk_popover_set_child (GTK_POPOVER (self), box);

  return GTK_WIDGET (self);
}

void
assay_source_picker_open (AssaySourcePicker *self)
{
  g_return_if_fail (ASSAY_IS_SOURCE_PICKER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  changed_cb (self);
  assay_suggestions_prepare (ASSAY_SUGGESTIONS (self->suggestions));
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}

GtkWidget *
assay_source_picker_get_entry (AssaySourcePicker *self)
{
  g_return_val_if_fail (ASSAY_IS_SOURCE_PICKER (self), NULL);

  return self->entry;
}

typedef struct
{
  gint64 evidence;
  AssayLinked then;
  gpointer user_data;
  GDestroyNotify destroy;
} Link;

static void
linked_cb (AssayWorkbench *workbench, gpointer data)
{
  g_autofree Link *link = data;

  if (link->then != NULL)
    link->then (link->evidence, link->user_data);
  if (link->destroy != NULL)
    link->destroy (link->user_data);
}

/* The source with that title or address, so that a second paste makes no second source. */
static gint64
find_source (AssayWorkbench *workbench, const char *typed)
{
  AssayRecordList *list
      = assay_project_get_list (assay_workbench_get_project (workbench), ASSAY_KIND_SOURCE);

  for (guint i = 0; i < assay_record_list_get_size (list); i++)
    {
      AssayRecord *record = assay_record_list_peek (list, i);

      if (g_str_equal (assay_record_get_text (record, ASSAY_SOURCE_ADDRESS), typed)
          || g_str_equal (assay_record_get_text (record, ASSAY_SOURCE_TITLE), typed))
        return assay_record_get_id (record);
    }

  return 0;
}

void
assay_source_link (AssayWorkbench *workbench,
                   gint64 source,
                   const char *typed,
                   AssayLinked then,
                   gpointer user_data,
                   GDestroyNotify destroy)
{
  AssayArticle *article = assay_workbench_get_article (workbench);
  gint64 claim = assay_workbench_get_claim (workbench);
  g_autofree char *stripped = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  Link link = { 0, then, user_data, destroy };
  AssayEdit *edit = NULL;

  if (source == 0 && *stripped != '\0')
    source = find_source (workbench, stripped);
  if (article != NULL && claim != 0 && source != 0)
    edit = assay_edit_add_evidence (article, claim, source, &link.evidence);
  else if (article != NULL && claim != 0)
    edit = assay_edit_add_evidence_from (article, claim, stripped, &link.evidence);

  if (edit != NULL)
    assay_workbench_commit_then (workbench, edit, FALSE, linked_cb, g_memdup2 (&link, sizeof link));
  else if (destroy != NULL)
    destroy (user_data);
}
