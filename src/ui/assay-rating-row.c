/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-rating-row.h"

#include "assay-field-edit.h"
#include "assay-terms.h"
#include "assay-widgets.h"
#include "assay-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One button of a row; the strings are owned. */
typedef struct
{
  char *code;
  char key;
  GtkWidget *button; /* borrowed from the widget tree */
} Choice;

/* Holds the choices and which of them is down. Bound to a field of a row, or driven by whoever made
 * it. */
struct _AssayRatingRow
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *tail; /* what stands behind the buttons, or NULL */

  /* Owned */
  AssayField field;
  AssayRecord *record;
  GArray *choices; /* of Choice */
  char *name;
  char *value;
  gboolean required;
  gboolean is_short;
  gboolean showing;
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
show_sensitive (AssayRatingRow *self)
{
  gboolean read_only = FALSE;

  if (self->workbench != NULL)
    g_object_get (assay_workbench_get_guard (self->workbench, ASSAY_FIELD_KIND (self->field)),
                  "read-only", &read_only, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), self->record != NULL && !read_only);
}

static void
bind (AssayBound *bound, AssayRecord *record)
{
  AssayRatingRow *self = ASSAY_RATING_ROW (bound);

  g_set_object (&self->record, record);
  show_sensitive (self);
  assay_rating_row_set_value (self,
                              record != NULL ? assay_record_get_text (record, self->field) : NULL);
}

static void
bound_iface_init (AssayBoundInterface *iface)
{
  iface->bind = bind;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayRatingRow,
                               assay_rating_row,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASSAY_TYPE_BOUND, bound_iface_init))

static void
clear_choice (gpointer data)
{
  Choice *choice = data;

  g_free (choice->code);
}

static Choice *
find_button (AssayRatingRow *self, GtkWidget *button)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = &g_array_index (self->choices, Choice, i);

      if (choice->button == button)
        return choice;
    }

  return NULL;
}

static void
choose (AssayRatingRow *self, const char *code)
{
  g_autofree char *chosen = NULL;

  if (g_strcmp0 (code, self->value) != 0)
    chosen = g_strdup (code);
  else if (self->required)
    return;

  if (self->workbench != NULL && self->record != NULL)
    assay_field_write_word (self->workbench, self->record, self->field, self->name, chosen);
  g_signal_emit (self, signals[CHOSEN], 0, chosen);
}

/* A toggle button shows what the model says, not what the pointer did. */
static void
show_value (AssayRatingRow *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = &g_array_index (self->choices, Choice, i);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (choice->button),
                                    g_strcmp0 (choice->code, self->value) == 0);
    }
  self->showing = FALSE;
}

static void
toggled_cb (AssayRatingRow *self, GtkWidget *button)
{
  Choice *choice;

  if (self->showing)
    return;

  choice = find_button (self, button);
  if (choice != NULL)
    {
      g_autofree char *code = g_strdup (choice->code);

      choose (self, code);
      show_value (self);
    }
}

static gboolean
key_pressed_cb (AssayRatingRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return gtk_widget_activate_action (GTK_WIDGET (self), "claim.go-on", NULL)
               ? GDK_EVENT_STOP
               : GDK_EVENT_PROPAGATE;

  return assay_rating_row_press_key (self, keyval) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* The focus goes to what is down, else to the first. */
static gboolean
grab_focus (GtkWidget *widget)
{
  AssayRatingRow *self = ASSAY_RATING_ROW (widget);

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = &g_array_index (self->choices, Choice, i);

      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (choice->button)))
        return gtk_widget_grab_focus (choice->button);
    }

  return self->choices->len > 0
         && gtk_widget_grab_focus (g_array_index (self->choices, Choice, 0).button);
}

static void
assay_rating_row_dispose (GObject *object)
{
  AssayRatingRow *self = ASSAY_RATING_ROW (object);

  g_clear_object (&self->record);
  g_array_set_size (self->choices, 0);
  assay_widget_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (assay_rating_row_parent_class)->dispose (object);
}

static void
assay_rating_row_finalize (GObject *object)
{
  AssayRatingRow *self = ASSAY_RATING_ROW (object);

  g_array_unref (self->choices);
  g_free (self->name);
  g_free (self->value);

  G_OBJECT_CLASS (assay_rating_row_parent_class)->finalize (object);
}

static void
assay_rating_row_class_init (AssayRatingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_rating_row_dispose;
  object_class->finalize = assay_rating_row_finalize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_css_name (widget_class, "ratingrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[CHOSEN] = g_signal_new ("chosen", ASSAY_TYPE_RATING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
assay_rating_row_init (AssayRatingRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->field = ASSAY_FIELD_NONE;
  self->choices = g_array_new (FALSE, TRUE, sizeof (Choice));
  g_array_set_clear_func (self->choices, clear_choice);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), assay_wrap_layout_new (4));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
assay_rating_row_new (const char *name)
{
  AssayRatingRow *self = g_object_new (ASSAY_TYPE_RATING_ROW, NULL);

  self->name = g_strdup (name);
  assay_widget_set_name (GTK_WIDGET (self), name);

  return GTK_WIDGET (self);
}

static char *
dup_tooltip (const char *label, const char *hint, char key)
{
  g_autofree char *words
      = hint != NULL && *hint != '\0' ? g_strdup_printf ("%s. %s", label, hint) : g_strdup (label);

  if (key == 0)
    return g_steal_pointer (&words);

  /* Translators: a tooltip; the first %s says what the button does, %c is the key that does it */
  return g_strdup_printf (_ ("%s (key %c)"), words, g_ascii_toupper (key));
}

static GtkWidget *
make_button (
    AssayRatingRow *self, const char *code, const char *symbol, const char *label, char key)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  const char *shown = self->is_short ? code : label;

  if (symbol != NULL && *symbol != '\0')
    {
      GtkWidget *sign = gtk_label_new (symbol);

      gtk_widget_add_css_class (sign, "symbol");
      gtk_box_append (GTK_BOX (box), sign);
    }
  gtk_box_append (GTK_BOX (box), gtk_label_new (shown));

  if (key != 0 && !(self->is_short && shown[0] == key && shown[1] == '\0'))
    {
      GtkWidget *sign = gtk_label_new ((char[]){ g_ascii_toupper (key), '\0' });

      gtk_widget_add_css_class (sign, "key");
      gtk_box_append (GTK_BOX (box), sign);
    }
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "rating");

  return button;
}

void
assay_rating_row_add (AssayRatingRow *self,
                      const char *code,
                      const char *symbol,
                      const char *label,
                      const char *hint,
                      char key,
                      const char *family)
{
  Choice choice = { g_strdup (code), key, NULL };
  g_autofree char *tooltip = NULL;

  g_return_if_fail (ASSAY_IS_RATING_ROW (self));

  tooltip = dup_tooltip (label, hint, key);
  choice.button = make_button (self, code, symbol, label, key);
  assay_widget_set_name (choice.button, label);
  assay_widget_set_hint (choice.button, tooltip);
  assay_widget_set_family_class (choice.button, "outcome", family);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (choice.button),
                                g_strcmp0 (code, self->value) == 0);
  g_signal_connect_swapped (choice.button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_insert_before (choice.button, GTK_WIDGET (self), self->tail);
  g_array_append_val (self->choices, choice);
}

static char
get_key (AssayRatingRow *self, const char *code, const char *keys, guint place)
{
  if (self->is_short)
    return code[0];
  if (keys == NULL)
    return (char) ('1' + place);

  return place < strlen (keys) ? keys[place] : 0;
}

static void
add_terms (AssayRatingRow *self, AssayWorkbench *workbench, AssayField field, const char *keys)
{
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (field, &n_terms);

  self->workbench = workbench;
  if (workbench != NULL)
    g_signal_connect_object (assay_workbench_get_guard (workbench, ASSAY_FIELD_KIND (field)),
                             "notify::read-only", G_CALLBACK (show_sensitive), self,
                             G_CONNECT_SWAPPED);
  self->field = field;
  for (guint i = 0; i < n_terms; i++)
    {
      const char *label = assay_term_label (field, terms[i].code);
      const char *meaning = assay_term_meaning (field, terms[i].code);
      char key = get_key (self, terms[i].code, keys, i);

      assay_rating_row_add (self, terms[i].code, NULL, label, meaning, key, NULL);
    }
}

GtkWidget *
assay_rating_row_new_for_field (AssayWorkbench *workbench,
                                AssayField field,
                                const char *name,
                                const char *keys)
{
  AssayRatingRow *self = ASSAY_RATING_ROW (assay_rating_row_new (name));

  add_terms (self, workbench, field, keys);

  return GTK_WIDGET (self);
}

GtkWidget *
assay_rating_row_new_for_codes (AssayWorkbench *workbench, AssayField field, const char *name)
{
  AssayRatingRow *self = ASSAY_RATING_ROW (assay_rating_row_new (name));

  self->is_short = TRUE;
  add_terms (self, workbench, field, NULL);

  return GTK_WIDGET (self);
}

void
assay_rating_row_clear (AssayRatingRow *self)
{
  g_return_if_fail (ASSAY_IS_RATING_ROW (self));

  for (guint i = 0; i < self->choices->len; i++)
    gtk_widget_unparent (g_array_index (self->choices, Choice, i).button);
  g_array_set_size (self->choices, 0);
}

void
assay_rating_row_append (AssayRatingRow *self, GtkWidget *widget)
{
  g_return_if_fail (ASSAY_IS_RATING_ROW (self));

  gtk_widget_set_parent (widget, GTK_WIDGET (self));
  if (self->tail == NULL)
    self->tail = widget;
}

const char *
assay_rating_row_get_value (AssayRatingRow *self)
{
  g_return_val_if_fail (ASSAY_IS_RATING_ROW (self), NULL);

  return self->value;
}

void
assay_rating_row_set_value (AssayRatingRow *self, const char *code)
{
  char *value;

  g_return_if_fail (ASSAY_IS_RATING_ROW (self));

  value = code != NULL && *code != '\0' ? g_strdup (code) : NULL;
  g_free (self->value);
  self->value = value;
  show_value (self);
}

void
assay_rating_row_set_required (AssayRatingRow *self, gboolean required)
{
  g_return_if_fail (ASSAY_IS_RATING_ROW (self));

  self->required = required;
}

gboolean
assay_rating_row_press_key (AssayRatingRow *self, guint keyval)
{
  gunichar pressed;

  g_return_val_if_fail (ASSAY_IS_RATING_ROW (self), FALSE);

  /* The digits of the keypad are other keys. */
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    keyval = GDK_KEY_0 + (keyval - GDK_KEY_KP_0);

  pressed = gdk_keyval_to_unicode (gdk_keyval_to_lower (keyval));
  if (pressed == 0 || !gtk_widget_is_sensitive (GTK_WIDGET (self)))
    return FALSE;

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = &g_array_index (self->choices, Choice, i);

      if (choice->key != 0 && (gunichar) g_ascii_tolower (choice->key) == pressed)
        {
          g_autofree char *code = g_strdup (choice->code);

          choose (self, code);
          show_value (self);
          return TRUE;
        }
    }

  return FALSE;
}
