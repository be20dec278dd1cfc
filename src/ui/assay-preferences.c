/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-preferences.h"

#include "assay-ui.h"

struct _AssayPreferences
{
  AdwPreferencesWindow parent_instance;

  /* Template children */
  GtkEditable *name;
  GtkEditable *initials;
  GtkEditable *service;
  AdwComboRow *scheme;
  GtkSwitch *plain;
  GtkAdjustment *width;

  /* Owned */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (AssayPreferences, assay_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* The rows' order is that of the settings' words. */
static const char *const schemes[] = { "system", "light", "dark" };

static gboolean
get_scheme (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *word = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i], word))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
set_scheme (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_string (schemes[MIN (g_value_get_uint (value), G_N_ELEMENTS (schemes) - 1)]);
}

static gboolean
get_width (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, g_variant_get_int32 (variant));
  return TRUE;
}

static GVariant *
set_width (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_int32 ((int) g_value_get_double (value));
}

static void
assay_preferences_dispose (GObject *object)
{
  AssayPreferences *self = ASSAY_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_PREFERENCES);

  G_OBJECT_CLASS (assay_preferences_parent_class)->dispose (object);
}

static void
assay_preferences_class_init (AssayPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, name);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, initials);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, service);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, scheme);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, plain);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, width);
}

static void
assay_preferences_init (AssayPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
assay_preferences_new (GtkWindow *parent, GSettings *settings)
{
  AssayPreferences *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ASSAY_TYPE_PREFERENCES, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "person-name", self->name, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "person-initials", self->initials, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "timestamp-service", self->service, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reader-plain", self->plain, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "reader-width", self->width, "value",
                                G_SETTINGS_BIND_DEFAULT, get_width, set_width, NULL, NULL);
  g_settings_bind_with_mapping (settings, "style-scheme", self->scheme, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_scheme, set_scheme, NULL, NULL);

  return GTK_WIDGET (self);
}
