/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The few dialogs that later libraries replace, each as one asynchronous function. */

typedef enum
{
  ASSAY_FILES_PROJECT, /* *.assay */
  ASSAY_FILES_ARTICLE, /* what can be imported */
  ASSAY_FILES_REPORT,  /* *.pdf */
  ASSAY_FILES_PICTURE, /* *.png, *.jpg */
  ASSAY_FILES_CAPTURE, /* of any kind */
} AssayFiles;

/* Asks for files to open: one, or with @many any number. */
void assay_choose_files_async (GtkWindow *parent,
                               const char *title,
                               AssayFiles what,
                               gboolean many,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* Asks for a file to write. @name: suggested, with its ending. */
void assay_choose_save_async (GtkWindow *parent,
                              const char *title,
                              AssayFiles what,
                              const char *name,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* Of both: a list of GFile that is not empty, owned; NULL where the user thought better of it. */
GListModel *assay_choose_finish (GAsyncResult *result);

/* Of the second, for a project: the file with its ending, by which the desktop knows it. Owned;
 * NULL where the user thought better of it. */
GFile *assay_choose_dup_project (GAsyncResult *result);

typedef struct
{
  const char *id;
  const char *label; /* with a mnemonic, translated */
  AdwResponseAppearance appearance;
} AssayResponse;

/* Asks a question. The first response is what Escape means, the last what Enter means, unless it is
 * destructive: then the first as well. */
void assay_ask_async (GtkWindow *parent,
                      const char *heading,
                      const char *body,
                      const AssayResponse *responses,
                      guint n_responses,
                      GAsyncReadyCallback callback,
                      gpointer user_data);

/* The response's id. Owned. */
char *assay_ask_finish (GAsyncResult *result);

/* Tells something in a dialog with one button. */
void assay_tell (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
