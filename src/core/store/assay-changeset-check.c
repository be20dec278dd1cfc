/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-changeset.h"

#include "assay-store.h"

/* The format: https://www.sqlite.org/session/changesetformat.html (as in sqlite3session.c). Tables
 * one after the other: 'T', number of columns, a byte for each column that says whether it is part
 * of the key, the name and a NUL; then the rows: the operation, a byte, the values before, the
 * values after. SQLite has overrun its buffers on forged changesets before; and what does not fit
 * our tables it passes over in silence. Neither gets that far. */

enum
{
  VALUE_UNDEFINED,
  VALUE_INTEGER,
  VALUE_REAL,
  VALUE_TEXT,
  VALUE_BLOB,
  VALUE_NULL
};

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;

  /* The table the rows are of */
  AssayKind kind;
  guint n_columns;
} Reader;

static gboolean
read_byte (Reader *reader, guint8 *ret_byte)
{
  if (reader->at >= reader->size)
    return FALSE;
  *ret_byte = reader->data[reader->at++];

  return TRUE;
}

static gboolean
skip (Reader *reader, gsize n_bytes)
{
  if (n_bytes > reader->size - reader->at)
    return FALSE;
  reader->at += n_bytes;

  return TRUE;
}

/* SQLite's variable-length integer, as far as a length can go: seven bits a byte, high ones
 * first, at most five bytes. */
static gboolean
read_length (Reader *reader, gsize *ret_length)
{
  guint64 length = 0;
  guint8 byte;

  for (guint i = 0; i < 5; i++)
    {
      if (!read_byte (reader, &byte))
        return FALSE;
      length = length << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        {
          *ret_length = (gsize) length;
          return length <= G_MAXINT;
        }
    }

  return FALSE;
}

static gboolean
read_table (Reader *reader)
{
  gsize n_columns;
  guint n_fields;
  const char *name;
  gsize length;

  if (!read_length (reader, &n_columns) || n_columns == 0 || n_columns > reader->size - reader->at)
    return FALSE;
  for (gsize i = 0; i < n_columns; i++)
    if ((reader->data[reader->at + i] != 0) != (i == 0))
      return FALSE;
  reader->at += n_columns;

  name = (const char *) reader->data + reader->at;
  length = strnlen (name, reader->size - reader->at);
  if (!skip (reader, length + 1))
    return FALSE;
  reader->kind = assay_kind_from_name (name);
  if (reader->kind == ASSAY_KIND_NONE)
    return FALSE;
  assay_kind_get_fields (reader->kind, &n_fields);
  reader->n_columns = (guint) n_columns;

  return n_columns <= n_fields + 1;
}

static gboolean
fits (Reader *reader, guint column, guint8 type)
{
  AssayFieldType holds;

  if (column == 0)
    return type == VALUE_INTEGER;
  if (type == VALUE_NULL)
    return TRUE;

  holds = assay_field_get_info ((AssayField) (((guint) reader->kind << 8) | (column - 1)))->type;
  if (holds == ASSAY_HOLDS_TEXT || holds == ASSAY_HOLDS_WORD)
    return type == VALUE_TEXT;
  if (holds == ASSAY_HOLDS_REAL)
    return type == VALUE_REAL || type == VALUE_INTEGER;

  return type == VALUE_INTEGER;
}

/* @is_update: values that stay the same are left out; @is_new: the key is, too. */
static gboolean
read_values (Reader *reader, gboolean is_update, gboolean is_new)
{
  for (guint i = 0; i < reader->n_columns; i++)
    {
      gsize length = 8;
      guint8 type;

      if (!read_byte (reader, &type))
        return FALSE;
      if (type == VALUE_UNDEFINED)
        {
          if (!is_update || (i == 0 && !is_new))
            return FALSE;
          continue;
        }
      if (!fits (reader, i, type) || (i == 0 && is_update && is_new))
        return FALSE;
      if (type == VALUE_TEXT && !read_length (reader, &length))
        return FALSE;
      if (type != VALUE_NULL && !skip (reader, length))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_row (Reader *reader, guint8 operation)
{
  guint8 indirect;

  if (reader->kind == ASSAY_KIND_NONE || !read_byte (reader, &indirect))
    return FALSE;

  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return read_values (reader, FALSE, FALSE);
    case SQLITE_UPDATE:
      return read_values (reader, TRUE, FALSE) && read_values (reader, TRUE, TRUE);
    default:
      return FALSE;
    }
}

gboolean
assay_changeset_check (GBytes *changeset, GError **error)
{
  Reader reader = { .kind = ASSAY_KIND_NONE };
  gboolean is_good;
  guint8 byte;

  reader.data = g_bytes_get_data (changeset, &reader.size);
  is_good = reader.size <= G_MAXINT;
  while (is_good && read_byte (&reader, &byte))
    is_good = byte == 'T' ? read_table (&reader) : read_row (&reader, byte);
  if (is_good)
    return TRUE;

  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                       "a changeset of the history does not fit the tables");
  return FALSE;
}
