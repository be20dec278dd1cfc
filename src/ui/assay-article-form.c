/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-article-form.h"

#include "assay-dates.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

struct _AssayArticleForm
{
  AdwBin parent_instance;

  /* Template children */
  AdwPreferencesGroup *group;
  GtkEditable *rows[ASSAY_N_FORM_FIELDS];

  gboolean valid;
};

enum
{
  PROP_0,
  PROP_VALID,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayArticleForm, assay_article_form, ADW_TYPE_BIN)

static void
judge (AssayArticleForm *self)
{
  g_autofree char *title = assay_article_form_dup_text (self, ASSAY_FORM_TITLE);
  g_autofree char *date = assay_article_form_dup_text (self, ASSAY_FORM_PUBLISHED);
  GtkWidget *date_row = GTK_WIDGET (self->rows[ASSAY_FORM_PUBLISHED]);
  gboolean date_is_valid = assay_date_is_valid (date);
  gboolean valid = *title != '\0' && date_is_valid;

  if (date_is_valid)
    gtk_widget_remove_css_class (date_row, "error");
  else
    gtk_widget_add_css_class (date_row, "error");

  if (self->valid == valid)
    return;
  self->valid = valid;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

static void
changed_cb (AssayArticleForm *self)
{
  judge (self);
}

static void
activated_cb (AssayArticleForm *self)
{
  if (self->valid)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
assay_article_form_grab_focus (GtkWidget *widget)
{
  AssayArticleForm *self = ASSAY_ARTICLE_FORM (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->rows[ASSAY_FORM_TITLE]));
}

static void
assay_article_form_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_ARTICLE_FORM);

  G_OBJECT_CLASS (assay_article_form_parent_class)->dispose (object);
}

static void
assay_article_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AssayArticleForm *self = ASSAY_ARTICLE_FORM (object);

  switch (prop_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_article_form_class_init (AssayArticleFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_article_form_dispose;
  object_class->get_property = assay_article_form_get_property;
  widget_class->grab_focus = assay_article_form_grab_focus;

  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "article-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayArticleForm, group);
}

static void
assay_article_form_init (AssayArticleForm *self)
{
  static const struct
  {
    const char *title;
    const char *tooltip;
    GtkInputPurpose purpose;
  } fields[ASSAY_N_FORM_FIELDS] = {
    [ASSAY_FORM_TITLE]
    = { N_ ("Headline"), N_ ("The article’s headline"), GTK_INPUT_PURPOSE_FREE_FORM },
    [ASSAY_FORM_BYLINE] = { N_ ("Byline"), N_ ("Who wrote it"), GTK_INPUT_PURPOSE_FREE_FORM },
    [ASSAY_FORM_PUBLISHER]
    = { N_ ("Publisher"), N_ ("Where it appears"), GTK_INPUT_PURPOSE_FREE_FORM },
    [ASSAY_FORM_PUBLISHED]
    = { N_ ("Date (2025, 2025-04 or 2025-04-28)"),
        N_ ("When it was published; a year or a month is enough"), GTK_INPUT_PURPOSE_FREE_FORM },
    [ASSAY_FORM_LANGUAGE] = { N_ ("Language (en, de, uk …)"), N_ ("The language’s short name"),
                              GTK_INPUT_PURPOSE_FREE_FORM },
    [ASSAY_FORM_ADDRESS] = { N_ ("Address"), N_ ("Where it can be read"), GTK_INPUT_PURPOSE_URL },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < ASSAY_N_FORM_FIELDS; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (fields[i].title));
      adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), fields[i].purpose);
      gtk_widget_set_tooltip_text (row, _ (fields[i].tooltip));
      adw_preferences_group_add (self->group, row);
      self->rows[i] = GTK_EDITABLE (row);
      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "entry-activated", G_CALLBACK (activated_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

void
assay_article_form_set_text (AssayArticleForm *self, AssayFormField field, const char *text)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_FORM (self));
  g_return_if_fail ((guint) field < ASSAY_N_FORM_FIELDS);

  gtk_editable_set_text (self->rows[field], text != NULL ? text : "");
  judge (self);
}

char *
assay_article_form_dup_text (AssayArticleForm *self, AssayFormField field)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_FORM (self), NULL);
  g_return_val_if_fail ((guint) field < ASSAY_N_FORM_FIELDS, NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (self->rows[field])));
}

gboolean
assay_article_form_is_valid (AssayArticleForm *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_FORM (self), FALSE);

  return self->valid;
}
