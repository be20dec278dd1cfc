/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-document.h"

G_BEGIN_DECLS

/* What was saved: the head of the history that is in the file. */
typedef struct
{
  gint64 number;
  char *hash;
  gint64 duration; /* microseconds */
  char *aside;     /* where what others made of the file was put, or NULL */
} AssaySaved;

void assay_saved_free (AssaySaved *saved);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySaved, assay_saved_free)

/* Writes the working copy in folder @dir to @document, through a connection of its own, while
 * edits go on. NULL on error; the document is then as it was. */
AssaySaved *
assay_save (const char *dir, AssayDocument *document, gboolean overwrite, GError **error);

/* A whole, compact copy of what is committed now in the database at @path to the new file @to. It
 * need not be safe on disk itself: what is copied from it will be. */
gboolean assay_save_vacuum (const char *path, const char *to, GError **error);

G_END_DECLS
