/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-cells.h"

#include <string.h>

#define FORMULA "=+-@\t\r"
#define MAX_CELLS 2000000 /* of a table that is read: a comma makes one of some hundred bytes */

static gboolean
is_number (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text;
  gsize whole = strspn (digits, "0123456789");
  const char *rest = digits + whole;

  if (*rest == '.')
    rest += 1 + strspn (rest + 1, "0123456789");

  return whole > 0 && *rest == '\0';
}

/* A mark at the beginning is doubled and put in marks, since spreadsheets read those here, too: "=1
 * would begin a formula, and what is never closed would swallow the rows behind it. */
static void
append_tsv (GString *out, const char *text)
{
  gboolean is_quoted = *text == '"';

  if (is_quoted)
    g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (is_quoted && *p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
    }
  if (is_quoted)
    g_string_append_c (out, '"');
}

static void
append_quoted (GString *out, const char *guard, const char *text)
{
  g_string_append_c (out, '"');
  g_string_append (out, guard);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

void
assay_cells_add (AssayCells *self, const char *text)
{
  const char *guard
      = *text != '\0' && strchr (FORMULA, *text) != NULL && !is_number (text) ? "'" : "";

  if (self->n_cells++ > 0)
    g_string_append_c (self->text, self->is_tsv ? '\t' : ',');
  if (self->is_tsv)
    {
      g_string_append (self->text, guard);
      append_tsv (self->text, text);
    }
  else if (strpbrk (text, "\",\r\n") != NULL)
    append_quoted (self->text, guard, text);
  else
    g_string_append_printf (self->text, "%s%s", guard, text);
}

void
assay_cells_add_int (AssayCells *self, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  assay_cells_add (self, text);
}

void
assay_cells_end_row (AssayCells *self)
{
  g_string_append (self->text, "\r\n");
  self->n_cells = 0;
}

typedef struct
{
  const char *at;
  const char *end;
  char separator;
  GPtrArray *rows; /* of GStrv */
  GPtrArray *row;  /* of strings */
  guint n_cells;
} Reader;

/* Takes over @cell. */
static void
take_cell (Reader *self, GString *cell)
{
  if (cell->len > 1 && cell->str[0] == '\'' && strchr (FORMULA, cell->str[1]) != NULL)
    g_string_erase (cell, 0, 1);
  g_ptr_array_add (self->row, g_string_free (cell, FALSE));
}

/* FALSE where the quotation mark is never closed. */
static gboolean
read_quoted (Reader *self, GString *cell)
{
  self->at++;
  while (self->at < self->end)
    {
      if (*self->at != '"')
        g_string_append_c (cell, *self->at++);
      else if (self->at + 1 < self->end && self->at[1] == '"')
        {
          g_string_append_c (cell, '"');
          self->at += 2;
        }
      else
        {
          self->at++;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_cell (Reader *self)
{
  GString *cell = g_string_new (NULL);
  gboolean closed = TRUE;

  if (self->at < self->end && *self->at == '"')
    closed = read_quoted (self, cell);
  while (self->at < self->end && *self->at != self->separator && *self->at != '\n'
         && *self->at != '\r')
    g_string_append_c (cell, *self->at++);
  take_cell (self, cell);

  return closed && ++self->n_cells <= MAX_CELLS;
}

static void
end_row (Reader *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->row->len; i++)
    any |= *(const char *) self->row->pdata[i] != '\0';
  g_ptr_array_add (self->row, NULL);
  if (any)
    g_ptr_array_add (self->rows, g_ptr_array_free (self->row, FALSE));
  else
    g_ptr_array_unref (self->row);
  self->row = g_ptr_array_new_with_free_func (g_free);
}

/* Whichever of the three the first line has most of. */
static char
find_separator (const char *text, gsize size)
{
  static const char separators[] = { ',', '\t', ';' };
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  guint best = 0;

  for (gsize i = 0; i < size && text[i] != '\n' && text[i] != '\r'; i++)
    for (guint k = 0; k < G_N_ELEMENTS (separators); k++)
      counts[k] += text[i] == separators[k];
  for (guint k = 1; k < G_N_ELEMENTS (separators); k++)
    if (counts[k] > counts[best])
      best = k;

  return separators[best];
}

GPtrArray *
assay_cells_read (const char *text, gsize size, guint max_rows)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Reader reader = { .end = text + size, .rows = rows };
  gboolean whole = TRUE;

  if (!g_utf8_validate_len (text, size, NULL))
    return NULL;

  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3;
  reader.at = text;
  reader.separator = find_separator (text, (gsize) (reader.end - text));
  reader.row = g_ptr_array_new_with_free_func (g_free);
  while (whole && reader.at < reader.end && rows->len < max_rows)
    {
      whole = read_cell (&reader);
      if (reader.at == reader.end)
        end_row (&reader);
      else if (*reader.at == reader.separator)
        {
          reader.at++;
          if (reader.at == reader.end)
            end_row (&reader);
        }
      else
        {
          if (*reader.at == '\r' && reader.at + 1 < reader.end && reader.at[1] == '\n')
            reader.at++;
          reader.at++;
          end_row (&reader);
        }
    }
  g_ptr_array_unref (reader.row);

  return whole ? g_steal_pointer (&rows) : NULL;
}
