/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-article-dialog.h"

#include "assay-article-form.h"
#include "assay-custody-group.h"
#include "assay-shot-window.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

struct _AssayArticleDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AssayArticleForm *form;
  AssayCustodyGroup *custody;

  /* Owned */
  AssayContext *context;
  AssayWorkbench *workbench;
  gint64 article;
};

G_DEFINE_FINAL_TYPE (AssayArticleDialog, assay_article_dialog, ADW_TYPE_WINDOW)

static const AssayField fields[ASSAY_N_FORM_FIELDS] = {
  [ASSAY_FORM_TITLE] = ASSAY_ARTICLE_TITLE,
  [ASSAY_FORM_BYLINE] = ASSAY_ARTICLE_BYLINE,
  [ASSAY_FORM_PUBLISHER] = ASSAY_ARTICLE_PUBLISHER,
  [ASSAY_FORM_PUBLISHED] = ASSAY_ARTICLE_PUBLISHED,
  [ASSAY_FORM_LANGUAGE] = ASSAY_ARTICLE_LANGUAGE,
  [ASSAY_FORM_ADDRESS] = ASSAY_ARTICLE_ADDRESS,
};

static void
apply_cb (AssayArticleDialog *self)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  AssayRecord *record = assay_project_find (project, ASSAY_KIND_ARTICLE, self->article);
  AssayEdit *edit;

  if (!assay_article_form_is_valid (self->form) || record == NULL)
    return;

  edit = assay_project_edit (project, _ ("Edit the article’s details"));
  for (guint i = 0; i < ASSAY_N_FORM_FIELDS; i++)
    {
      g_autofree char *text = assay_article_form_dup_text (self->form, i);

      if (!g_str_equal (text, assay_record_get_text (record, fields[i])))
        assay_edit_set_text (edit, self->article, fields[i], text);
    }
  assay_workbench_commit (self->workbench, edit, FALSE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
show_picture_cb (AssayArticleDialog *self, GBytes *png)
{
  assay_shot_window_show (GTK_WINDOW (self), self->context, png);
}

static void
assay_article_dialog_dispose (GObject *object)
{
  AssayArticleDialog *self = ASSAY_ARTICLE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->workbench);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_ARTICLE_DIALOG);

  G_OBJECT_CLASS (assay_article_dialog_parent_class)->dispose (object);
}

static void
assay_article_dialog_class_init (AssayArticleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_article_dialog_dispose;

  g_type_ensure (ASSAY_TYPE_ARTICLE_FORM);
  g_type_ensure (ASSAY_TYPE_CUSTODY_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "article-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayArticleDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleDialog, custody);
  gtk_widget_class_bind_template_callback (widget_class, show_picture_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_article_dialog_init (AssayArticleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
assay_article_dialog_new (GtkWindow *parent, AssayContext *context, AssayWorkbench *workbench)
{
  AssayArticleDialog *self;
  AssayRecord *record;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (assay_workbench_get_article (workbench) != NULL, NULL);

  self = g_object_new (ASSAY_TYPE_ARTICLE_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->workbench = g_object_ref (workbench);
  self->article = assay_article_get_id (assay_workbench_get_article (workbench));
  record = assay_article_get_record (assay_workbench_get_article (workbench));
  for (guint i = 0; record != NULL && i < ASSAY_N_FORM_FIELDS; i++)
    assay_article_form_set_text (self->form, i, assay_record_get_text (record, fields[i]));
  assay_custody_group_show (self->custody, workbench);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));

  return GTK_WIDGET (self);
}
