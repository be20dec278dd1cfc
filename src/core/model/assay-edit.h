/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-keys.h"
#include "assay-record.h"

G_BEGIN_DECLS

/* One action of the user, to be committed as one transaction and one entry of the history: rows to
 * insert, fields to set, rows to delete, in order. Built on one thread, then handed to the store,
 * after which nobody changes it. */
typedef struct _AssayEdit AssayEdit;

/* @words: what the history and the Undo command call it ("Add claim"); translated already. */
AssayEdit *assay_edit_new (AssayKeys *keys, const char *words) G_GNUC_WARN_UNUSED_RESULT;
AssayEdit *assay_edit_ref (AssayEdit *self);
void assay_edit_unref (AssayEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEdit, assay_edit_unref)

const char *assay_edit_get_words (AssayEdit *self);

/* Replaces the words, for an edit that turned out to be a part of another action. */
void assay_edit_set_words (AssayEdit *self, const char *words);

/* Edits with the same non-NULL group that follow each other within the pause the store keeps
 * become one entry: typing into one field. Not kept in the file. */
void assay_edit_set_group (AssayEdit *self, const char *group);
const char *assay_edit_get_group (AssayEdit *self);

/* Says that the project begins with this edit: what a new project is made with. Undo stops before
 * it. */
void assay_edit_set_beginning (AssayEdit *self);
gboolean assay_edit_is_beginning (AssayEdit *self);

/* Says that this is nothing the user did: what the program found out of its own accord about rows
 * that are there. The history tells it; undo passes it by, and takes it back with what it is about.
 * Only fields with assay_field_is_aside () may be set. */
void assay_edit_set_aside (AssayEdit *self);
gboolean assay_edit_is_aside (AssayEdit *self);
gboolean assay_field_is_aside (AssayField field);

/* Inserts an empty row and returns its key; the setters below then fill it. */
gint64 assay_edit_insert (AssayEdit *self, AssayKind kind);

/* Sets @field of row @id, which is in the project or was inserted by this edit. NULL and "" empty a
 * text, 0 empties a reference. A word that is none of the field's makes the commit fail. */
void assay_edit_set_text (AssayEdit *self, gint64 id, AssayField field, const char *text);
void assay_edit_set_int (AssayEdit *self, gint64 id, AssayField field, gint64 value);
void assay_edit_set_real (AssayEdit *self, gint64 id, AssayField field, double value);
void assay_edit_set_bool (AssayEdit *self, gint64 id, AssayField field, gboolean value);
void assay_edit_set_ref (AssayEdit *self, gint64 id, AssayField field, gint64 key);
void assay_edit_set_empty (AssayEdit *self, gint64 id, AssayField field);

/* Deletes row @id and every row that cannot be without it; optional references to it are
 * emptied. The store does so explicitly, row by row, so that undo brings all of it back. */
void assay_edit_delete (AssayEdit *self, AssayKind kind, gint64 id);

/* Keeps @bytes in the project (write-once, by content) and returns their SHA-256 in hexadecimal,
 * borrowed. */
const char *assay_edit_add_blob (AssayEdit *self, GBytes *bytes);

/* Whether it would change nothing. */
gboolean assay_edit_is_empty (AssayEdit *self);

typedef enum
{
  ASSAY_OP_INSERT,
  ASSAY_OP_SET,
  ASSAY_OP_DELETE
} AssayOpType;

typedef struct
{
  AssayOpType type;
  AssayKind kind;
  gint64 id;
  GArray *cells; /* of AssayCell, later ones win; NULL for ASSAY_OP_DELETE */
} AssayOp;

typedef struct
{
  char *sha256; /* hexadecimal */
  GBytes *bytes;
} AssayBlob;

/* For the store: the operations in order, and the blobs. Borrowed. */
const AssayOp *assay_edit_get_ops (AssayEdit *self, guint *ret_n_ops);
const AssayBlob *assay_edit_get_blobs (AssayEdit *self, guint *ret_n_blobs);

G_END_DECLS
