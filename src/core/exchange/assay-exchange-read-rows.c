/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-read-rows.h"

#include "assay-keys.h"
#include "assay-terms.h"
#include "assay-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The others are of the file they stand in: what was captured and what was signed. */
static gboolean
is_taken (AssayKind kind)
{
  static const AssayKind left[]
      = { ASSAY_KIND_NONE,     ASSAY_KIND_SETTING, ASSAY_KIND_REVISION, ASSAY_KIND_CAPTURE,
          ASSAY_KIND_RESOURCE, ASSAY_KIND_ANCHOR,  ASSAY_KIND_SIGNOFF };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    if (left[i] == kind)
      return FALSE;

  return TRUE;
}

static gboolean
read_string (AssayCell *cell, AssayFieldType type, JsonNode *node)
{
  const char *text
      = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  if (text == NULL || *text == '\0')
    return FALSE;
  if (assay_field_type_is_ref (type))
    {
      cell->integer = assay_key_from_string (text);
      return cell->integer != 0;
    }
  if (type == ASSAY_HOLDS_WORD ? assay_terms_find (cell->field, text) == NULL
                               : !assay_value_check (cell->field, text, NULL))
    return FALSE;
  cell->text = g_strdup (text);

  return TRUE;
}

gboolean
assay_exchange_read_cell (AssayCell *cell, JsonNode *node)
{
  AssayFieldType type = assay_field_get_info (cell->field)->type;
  GType value_type;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  value_type = json_node_get_value_type (node);
  if (type == ASSAY_HOLDS_INT && value_type == G_TYPE_INT64)
    cell->integer = json_node_get_int (node);
  else if (type == ASSAY_HOLDS_BOOL && value_type == G_TYPE_BOOLEAN)
    cell->integer = json_node_get_boolean (node);
  else if (type == ASSAY_HOLDS_REAL && (value_type == G_TYPE_DOUBLE || value_type == G_TYPE_INT64))
    {
      cell->real = json_node_get_double (node);
      return isfinite (cell->real);
    }
  else
    return (type == ASSAY_HOLDS_TEXT || type == ASSAY_HOLDS_WORD || assay_field_type_is_ref (type))
           && read_string (cell, type, node);

  return TRUE;
}

static void
clear_cell_cb (gpointer cell)
{
  assay_cell_clear (cell);
}

static void
read_row (AssayExchangeRead *read, AssayKind kind, JsonObject *object)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (AssayCell));
  const char *key = assay_exchange_peek_string (object, "key");
  gint64 id = key != NULL ? assay_key_from_string (key) : 0;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (id == 0)
    {
      assay_exchange_read_note (read, _ ("a row of '%s' is left out: it has no key"),
                                assay_kind_get_name (kind));
      return;
    }

  g_array_set_clear_func (cells, clear_cell_cb);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      AssayCell cell = { .field = assay_field_from_name (kind, name) };

      if (g_str_equal (name, "key"))
        continue;
      if (cell.field != ASSAY_FIELD_NONE && assay_exchange_read_cell (&cell, node))
        g_array_append_val (cells, cell);
      else
        assay_exchange_read_note (read, _ ("'%s' of a row of '%s' is left out: not a value of it"),
                                  name, assay_kind_get_name (kind));
    }
  g_ptr_array_add (read->rows[kind],
                   assay_record_new (kind, id, (AssayCell *) (void *) cells->data, cells->len));
}

void
assay_exchange_read_rows (AssayExchangeRead *read, JsonObject *rows)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, rows);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      AssayKind kind = assay_kind_from_name (name);
      g_autoptr (GPtrArray) objects = NULL;

      if (!is_taken (kind))
        {
          assay_exchange_read_note (read, _ ("rows of '%s' are left out"), name);
          continue;
        }
      objects = assay_exchange_dup_objects (rows, name);
      for (guint i = 0; i < objects->len; i++)
        read_row (read, kind, objects->pdata[i]);
    }
}
