/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-typing.h"

#include "assay-field-edit.h"
#include "assay-widgets.h"

/* The pause in typing after which it is written, in milliseconds. */
#define PAUSE 400

/* Owns the row that is shown and what was written to it but has not come back yet. While the focus
 * is in the widget and something is on its way, nothing the model says is put into the widget: it
 * would be older than what the user sees. Lives on the main thread. */
struct _AssayTyping
{
  GObject parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *widget;
  AssayTypingGet get;
  AssayTypingSet set;

  /* Owned */
  AssayField field;
  char *label;
  AssayRecord *record;
  char *written; /* last text that was given to the workbench, until the model says so too */
  guint pause;
  gboolean dirty; /* typed since the last writing */
  gboolean setting;
  gboolean valid;
};

enum
{
  PROP_VALID = 1,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (AssayTyping, assay_typing, G_TYPE_OBJECT)

static void
set_valid (AssayTyping *self, gboolean valid)
{
  if (self->valid == valid)
    return;

  self->valid = valid;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

static void
show (AssayTyping *self, const char *text)
{
  g_autofree char *shown = self->get (self->widget);

  set_valid (self, TRUE);
  if (g_strcmp0 (shown, text) == 0)
    return;

  self->setting = TRUE;
  self->set (self->widget, text);
  self->setting = FALSE;
}

static gboolean
pause_over_cb (gpointer data)
{
  AssayTyping *self = data;

  self->pause = 0;
  assay_typing_flush (self);

  return G_SOURCE_REMOVE;
}

static void
assay_typing_dispose (GObject *object)
{
  AssayTyping *self = ASSAY_TYPING (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (assay_typing_parent_class)->dispose (object);
}

static void
assay_typing_finalize (GObject *object)
{
  AssayTyping *self = ASSAY_TYPING (object);

  g_free (self->label);
  g_free (self->written);

  G_OBJECT_CLASS (assay_typing_parent_class)->finalize (object);
}

static void
assay_typing_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AssayTyping *self = ASSAY_TYPING (object);

  switch (id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_typing_class_init (AssayTypingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_typing_dispose;
  object_class->finalize = assay_typing_finalize;
  object_class->get_property = assay_typing_get_property;

  properties[PROP_VALID]
      = g_param_spec_boolean ("valid", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
assay_typing_init (AssayTyping *self)
{
  self->valid = TRUE;
}

AssayTyping *
assay_typing_new (AssayWorkbench *workbench,
                  AssayField field,
                  const char *label,
                  GtkWidget *widget,
                  AssayTypingGet get,
                  AssayTypingSet set)
{
  AssayTyping *self = g_object_new (ASSAY_TYPE_TYPING, NULL);

  self->workbench = workbench;
  self->field = field;
  self->label = g_strdup (label);
  self->widget = widget;
  self->get = get;
  self->set = set;

  return self;
}

/* What the model says now of the same row. */
static void
follow (AssayTyping *self, AssayRecord *record)
{
  g_autofree char *text = assay_field_dup_text (record, self->field);
  gboolean in_hand = assay_widget_has_focus_within (self->widget);

  g_set_object (&self->record, record);

  if (in_hand && self->written != NULL && !g_str_equal (self->written, text))
    return;

  g_clear_pointer (&self->written, g_free);
  if (!in_hand || !self->dirty)
    {
      self->dirty = FALSE;
      show (self, text);
    }
}

static gboolean
is_text (AssayTyping *self)
{
  return assay_field_get_info (self->field)->type == ASSAY_HOLDS_TEXT;
}

void
assay_typing_bind (AssayTyping *self, AssayRecord *record)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ASSAY_IS_TYPING (self));

  if (record != NULL && self->record != NULL
      && assay_record_get_id (record) == assay_record_get_id (self->record))
    {
      follow (self, record);
      return;
    }

  assay_typing_flush (self);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->written, g_free);
  self->dirty = FALSE;
  g_set_object (&self->record, record);
  text = assay_field_dup_text (record, self->field);
  show (self, text);
}

void
assay_typing_touch (AssayTyping *self)
{
  g_return_if_fail (ASSAY_IS_TYPING (self));

  if (self->setting || self->record == NULL)
    return;

  self->dirty = TRUE;
  g_clear_handle_id (&self->pause, g_source_remove);
  /* A half-typed number is another number. */
  if (is_text (self))
    self->pause = g_timeout_add (PAUSE, pause_over_cb, self);
}

void
assay_typing_flush (AssayTyping *self)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (ASSAY_IS_TYPING (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->record == NULL || self->widget == NULL)
    return;

  if (!self->dirty)
    return;

  typed = self->get (self->widget);
  if (!assay_field_write_text (self->workbench, self->record, self->field, self->label, typed))
    {
      set_valid (self, FALSE);
      return;
    }

  self->dirty = FALSE;
  set_valid (self, TRUE);
  if (is_text (self))
    {
      g_free (self->written);
      self->written = g_steal_pointer (&typed);
    }
}

void
assay_typing_detach (AssayTyping *self)
{
  g_return_if_fail (ASSAY_IS_TYPING (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  self->widget = NULL;
  g_clear_object (&self->record);
}
