/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-version-chooser.h"

#include "assay-ui.h"

#include <glib/gi18n-lib.h>

struct _AssayVersionChooser
{
  AdwBin parent_instance;

  /* Template children */
  AdwExpanderRow *row;
  GtkDropDown *articles;

  /* Borrowed */
  AssayProject *project;
};

enum
{
  PROP_0,
  PROP_ARTICLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayVersionChooser, assay_version_chooser, ADW_TYPE_BIN)

/* For the drop-down's expression: what an article is called in it. */
static char *
dup_title (AssayRecord *record)
{
  const char *title = record != NULL ? assay_record_get_text (record, ASSAY_ARTICLE_TITLE) : "";

  return g_strdup (*title != '\0' ? title : _ ("Untitled article"));
}

static void
notify_cb (AssayVersionChooser *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
}

static void
assay_version_chooser_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  AssayVersionChooser *self = ASSAY_VERSION_CHOOSER (object);

  switch (prop_id)
    {
    case PROP_ARTICLE:
      g_value_set_int64 (value, assay_version_chooser_get_article (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_version_chooser_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_VERSION_CHOOSER);

  G_OBJECT_CLASS (assay_version_chooser_parent_class)->dispose (object);
}

static void
assay_version_chooser_class_init (AssayVersionChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_version_chooser_dispose;
  object_class->get_property = assay_version_chooser_get_property;
  properties[PROP_ARTICLE]
      = g_param_spec_int64 ("article", NULL, NULL, 0, G_MAXINT64, 0,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "version-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayVersionChooser, row);
  gtk_widget_class_bind_template_child (widget_class, AssayVersionChooser, articles);
  gtk_widget_class_bind_template_callback (widget_class, notify_cb);
}

static void
assay_version_chooser_init (AssayVersionChooser *self)
{
  GtkExpression *title;

  gtk_widget_init_template (GTK_WIDGET (self));
  title = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_title), NULL,
                                       NULL);
  gtk_drop_down_set_expression (self->articles, title);
  gtk_expression_unref (title);
}

static gboolean
is_same (AssayRecord *record, AssayField field, const char *words)
{
  return *words != '\0' && g_str_equal (assay_record_get_text (record, field), words);
}

/* The address is the better sign: headlines are edited, and "News" is called the same each day. */
static AssayRecord *
find_alike (AssayRecordList *articles, AssayDraft *draft, const char **ret_why)
{
  AssayRecord *found = NULL;

  for (guint i = 0; i < assay_record_list_get_size (articles); i++)
    {
      AssayRecord *record = assay_record_list_peek (articles, i);

      if (is_same (record, ASSAY_ARTICLE_ADDRESS, draft->address))
        {
          *ret_why = _ ("An article of this address is in the project");
          return record;
        }
      if (found == NULL && is_same (record, ASSAY_ARTICLE_TITLE, draft->title))
        found = record;
    }

  *ret_why = _ ("An article with this headline is in the project");

  return found;
}

void
assay_version_chooser_set_up (AssayVersionChooser *self,
                              AssayProject *project,
                              AssayDraft *draft,
                              gint64 article)
{
  AssayRecordList *articles;
  AssayRecord *alike;
  const char *why;
  guint place;

  g_return_if_fail (ASSAY_IS_VERSION_CHOOSER (self));
  g_return_if_fail (ASSAY_IS_PROJECT (project));

  articles = assay_project_get_list (project, ASSAY_KIND_ARTICLE);
  gtk_drop_down_set_model (self->articles, G_LIST_MODEL (articles));
  gtk_widget_set_visible (GTK_WIDGET (self), assay_record_list_get_size (articles) > 0);

  alike = find_alike (articles, draft, &why);
  if (article == 0 && alike != NULL)
    {
      article = assay_record_get_id (alike);
      adw_expander_row_set_subtitle (self->row, why);
    }
  place = assay_record_list_position (articles, article);
  if (place != G_MAXUINT)
    gtk_drop_down_set_selected (self->articles, place);
  adw_expander_row_set_enable_expansion (self->row, place != G_MAXUINT);
  adw_expander_row_set_expanded (self->row, place != G_MAXUINT);
}

gint64
assay_version_chooser_get_article (AssayVersionChooser *self)
{
  AssayRecord *record;

  g_return_val_if_fail (ASSAY_IS_VERSION_CHOOSER (self), 0);

  if (!adw_expander_row_get_enable_expansion (self->row))
    return 0;
  record = gtk_drop_down_get_selected_item (self->articles);

  return record != NULL ? assay_record_get_id (record) : 0;
}
