/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-actor-entry.h"

#include "assay-edits.h"
#include "assay-field-edit.h"
#include "assay-suggestions.h"
#include "assay-widgets.h"

/* An entry with a popover of suggestions below it, which is made when it is first needed: a form
 * has many such entries. What is typed is taken when the user is done, not while typing. */
struct _AssayActorEntry
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *entry;
  GtkWidget *popover; /* NULL until needed */
  GtkWidget *suggestions;

  /* Owned */
  AssayField field; /* ASSAY_FIELD_NONE: bound to none */
  AssayKind kind;
  char *label;
  AssayRecord *record;
  gboolean setting;
  gboolean walked; /* a suggestion was chosen by the arrow keys */
  gboolean dirty;
};

enum
{
  TAKEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void take (AssayActorEntry *self, gboolean suggestion);

static char *
dup_shown (AssayActorEntry *self)
{
  AssayRecord *named = NULL;

  if (self->record != NULL && self->field != ASSAY_FIELD_NONE)
    named = assay_project_find (assay_workbench_get_project (self->workbench), self->kind,
                                assay_record_get_ref (self->record, self->field));

  return named != NULL ? assay_suggestion_dup_name (named) : g_strdup ("");
}

static void
show (AssayActorEntry *self)
{
  g_autofree char *name = dup_shown (self);

  self->dirty = FALSE;
  self->walked = FALSE;
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), name))
    return;

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  self->setting = FALSE;
}

static void
bind (AssayBound *bound, AssayRecord *record)
{
  AssayActorEntry *self = ASSAY_ACTOR_ENTRY (bound);
  gboolean same = record != NULL && self->record != NULL
                  && assay_record_get_id (record) == assay_record_get_id (self->record);

  if (!same)
    take (self, FALSE);
  g_set_object (&self->record, record);
  gtk_widget_set_sensitive (self->entry, record != NULL);
  if (!same || !self->dirty)
    show (self);
}

static void
flush (AssayBound *bound)
{
  take (ASSAY_ACTOR_ENTRY (bound), FALSE);
}

static void
bound_iface_init (AssayBoundInterface *iface)
{
  iface->bind = bind;
  iface->flush = flush;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayActorEntry,
                               assay_actor_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASSAY_TYPE_BOUND, bound_iface_init))

static void
close_popover (AssayActorEntry *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
is_open (AssayActorEntry *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

/* Points the field to what is called @name, made new where there is none. */
static void
write_new (AssayActorEntry *self, const char *name)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  AssayEdit *edit = assay_field_edit_new (self->workbench, self->label);
  gint64 id;

  if (self->kind == ASSAY_KIND_PARTY)
    id = assay_edit_party_named (project, edit, name);
  else
    id = assay_edit_actor_named (project, edit, name);
  assay_edit_set_ref (edit, assay_record_get_id (self->record), self->field, id);
  assay_workbench_commit (self->workbench, edit, FALSE);
}

static void
write_taken (AssayActorEntry *self, gint64 id, const char *name)
{
  if (self->field == ASSAY_FIELD_NONE)
    {
      if (id != 0 || *name != '\0')
        g_signal_emit (self, signals[TAKEN], 0, id, name);
      show (self);
    }
  else if (self->record == NULL)
    return;
  else if (id != 0 || *name == '\0')
    {
      if (assay_record_get_ref (self->record, self->field) != id)
        assay_field_write_ref (self->workbench, self->record, self->field, self->label, id);
    }
  else
    write_new (self, name);
}

/* @suggestion: whether the selected suggestion counts, even where it was not walked to. */
static void
take (AssayActorEntry *self, gboolean suggestion)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  gint64 id = 0;

  if (!self->dirty)
    return;

  self->dirty = FALSE;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  shown = dup_shown (self);
  if (*name != '\0' && self->suggestions != NULL)
    {
      if (suggestion || self->walked)
        id = assay_suggestions_get_selected (ASSAY_SUGGESTIONS (self->suggestions));
      else
        id = assay_suggestions_find (ASSAY_SUGGESTIONS (self->suggestions), name);
    }
  self->walked = FALSE;
  close_popover (self);
  if (self->field == ASSAY_FIELD_NONE || id != 0 || !g_str_equal (name, shown))
    write_taken (self, id, name);
}

static void
picked_cb (AssayActorEntry *self, gint64 id)
{
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  self->dirty = FALSE;
  self->walked = FALSE;
  close_popover (self);
  write_taken (self, id, name);
}

static void
ensure_popover (AssayActorEntry *self)
{
  if (self->popover != NULL)
    return;

  self->suggestions = assay_suggestions_new (self->workbench, self->kind);
  g_signal_connect_swapped (self->suggestions, "picked", G_CALLBACK (picked_cb), self);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->suggestions);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "suggestions");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
open_popover (AssayActorEntry *self)
{
  ensure_popover (self);
  assay_suggestions_set_search (ASSAY_SUGGESTIONS (self->suggestions),
                                gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_widget_set_size_request (self->popover, MAX (240, gtk_widget_get_width (self->entry)), -1);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
changed_cb (AssayActorEntry *self)
{
  if (self->setting)
    return;

  self->dirty = TRUE;
  self->walked = FALSE;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    open_popover (self);
  else
    close_popover (self);
}

static void
activated_cb (AssayActorEntry *self)
{
  gboolean was_open = is_open (self);

  take (self, TRUE);
  /* The first Enter takes the suggestion, the next one goes on. */
  if (!was_open)
    gtk_widget_activate_action (GTK_WIDGET (self), "claim.go-on", NULL);
}

static gboolean
key_pressed_cb (AssayActorEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Down && !is_open (self))
    {
      open_popover (self);
      return GDK_EVENT_STOP;
    }
  if (!is_open (self))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Escape)
    {
      close_popover (self);
      show (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Tab)
    take (self, TRUE);
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    {
      self->walked = TRUE;
      self->dirty = TRUE;
      assay_suggestions_move (ASSAY_SUGGESTIONS (self->suggestions),
                              keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
left_cb (AssayActorEntry *self)
{
  take (self, FALSE);
  close_popover (self);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASSAY_ACTOR_ENTRY (widget)->entry);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AssayActorEntry *self = ASSAY_ACTOR_ENTRY (widget);

  gtk_widget_allocate (self->entry, width, height, baseline, NULL);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  gtk_widget_measure (ASSAY_ACTOR_ENTRY (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
assay_actor_entry_dispose (GObject *object)
{
  AssayActorEntry *self = ASSAY_ACTOR_ENTRY (object);

  self->dirty = FALSE;
  g_clear_object (&self->record);
  self->suggestions = NULL;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_actor_entry_parent_class)->dispose (object);
}

static void
assay_actor_entry_finalize (GObject *object)
{
  g_free (ASSAY_ACTOR_ENTRY (object)->label);

  G_OBJECT_CLASS (assay_actor_entry_parent_class)->finalize (object);
}

static void
assay_actor_entry_class_init (AssayActorEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_actor_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_actor_entry_finalize;
  widget_class->grab_focus = grab_focus;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;

  signals[TAKEN] = g_signal_new ("taken", ASSAY_TYPE_ACTOR_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
assay_actor_entry_init (AssayActorEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GtkWidget *
new_entry (
    AssayWorkbench *workbench, AssayKind kind, gpointer guard, const char *label, const char *hint)
{
  AssayActorEntry *self = g_object_new (ASSAY_TYPE_ACTOR_ENTRY, NULL);

  self->workbench = workbench;
  self->kind = kind;
  self->field = ASSAY_FIELD_NONE;
  self->label = g_strdup (label);
  assay_widget_follow_editable (self->entry, guard);
  assay_widget_set_name (self->entry, label);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), hint);

  return GTK_WIDGET (self);
}

GtkWidget *
assay_actor_entry_new (AssayWorkbench *workbench,
                       AssayField field,
                       const char *label,
                       const char *hint)
{
  AssayKind kind = assay_field_get_info (field)->of;
  gpointer guard = assay_workbench_get_guard (workbench, ASSAY_FIELD_KIND (field));
  GtkWidget *self = new_entry (workbench, kind, guard, label, hint);

  ASSAY_ACTOR_ENTRY (self)->field = field;
  gtk_widget_set_sensitive (ASSAY_ACTOR_ENTRY (self)->entry, FALSE);

  return self;
}

GtkWidget *
assay_actor_entry_new_free (AssayWorkbench *workbench,
                            AssayKind kind,
                            const char *label,
                            const char *hint)
{
  return new_entry (workbench, kind, assay_workbench_get_project (workbench), label, hint);
}

GtkWidget *
assay_actor_entry_get_entry (AssayActorEntry *self)
{
  g_return_val_if_fail (ASSAY_IS_ACTOR_ENTRY (self), NULL);

  return self->entry;
}
