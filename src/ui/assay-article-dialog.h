/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-context.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Edits what is known about the open article. */
#define ASSAY_TYPE_ARTICLE_DIALOG (assay_article_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticleDialog, assay_article_dialog, ASSAY, ARTICLE_DIALOG, AdwWindow)

/* @workbench must have an article. */
GtkWidget *assay_article_dialog_new (GtkWindow *parent,
                                     AssayContext *context,
                                     AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
