/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-headline.h"

#include "assay-dates.h"
#include "assay-keys.h"
#include "assay-ui.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

struct _AssayHeadline
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *headline;
  GtkLabel *details;
};

G_DEFINE_FINAL_TYPE (AssayHeadline, assay_headline, ADW_TYPE_BIN)

static void
assay_headline_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_HEADLINE);

  G_OBJECT_CLASS (assay_headline_parent_class)->dispose (object);
}

static void
assay_headline_class_init (AssayHeadlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_headline_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "headline.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayHeadline, headline);
  gtk_widget_class_bind_template_child (widget_class, AssayHeadline, details);
}

static void
assay_headline_init (AssayHeadline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the shown version says in @of_revision, where it is an older one and says it, else what the
 * article has in @of_article. Borrowed. */
static const char *
get_text (AssayArticle *article, AssayField of_article, AssayField of_revision)
{
  AssayRecord *revision = assay_article_get_revision (article);

  /* none, where the import that made it was just undone */
  if (revision != NULL && !assay_article_is_current (article)
      && !assay_record_is_empty (revision, of_revision))
    return assay_record_get_text (revision, of_revision);

  return assay_record_get_text (assay_article_get_record (article), of_article);
}

void
assay_headline_set_article (AssayHeadline *self, AssayArticle *article)
{
  const char *title = get_text (article, ASSAY_ARTICLE_TITLE, ASSAY_REVISION_TITLE);
  g_autofree char *published = assay_date_dup_words (
      get_text (article, ASSAY_ARTICLE_PUBLISHED, ASSAY_REVISION_PUBLISHED));
  g_autofree char *language = assay_language_dup_name (
      get_text (article, ASSAY_ARTICLE_LANGUAGE, ASSAY_REVISION_LANGUAGE));
  const char *parts[] = { get_text (article, ASSAY_ARTICLE_BYLINE, ASSAY_REVISION_BYLINE),
                          get_text (article, ASSAY_ARTICLE_PUBLISHER, ASSAY_REVISION_PUBLISHER),
                          published, language };
  g_autoptr (GString) details = g_string_new (NULL);

  g_return_if_fail (ASSAY_IS_HEADLINE (self));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", parts[i]);
  if (details->len == 0)
    g_string_append (details, _ ("Add byline, publisher, date and language"));

  assay_label_set_words (GTK_WIDGET (self->headline),
                         *title != '\0' ? title : _ ("Untitled article"));
  gtk_label_set_text (self->details, details->str);
}

static void
resource_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *mime = NULL;
  g_autoptr (GBytes) bytes
      = assay_article_load_resource_finish (ASSAY_ARTICLE (source), result, &mime, &error);

  if (bytes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, assay_page_resource_new (mime, bytes),
                           (GDestroyNotify) assay_page_resource_unref);
}

static void
lookup (GTask *task, const char *name, gpointer user_data)
{
  assay_article_load_resource_async (user_data, name, g_task_get_cancellable (task), resource_cb,
                                     task);
}

AssayPage *
assay_article_dup_reader_page (AssayArticle *article)
{
  AssayRecord *revision;
  g_autofree char *key = NULL;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  revision = assay_article_get_revision (article);
  key = assay_key_to_string (assay_record_get_id (revision));
  return assay_page_new (key, assay_article_get_page (article),
                         assay_text_get_utf8 (assay_article_get_text (article)), lookup,
                         g_object_ref (article), g_object_unref);
}
