/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-rows.h"

#define MAX_CELLS 32

static AssayCell
read_cell (AssayField field, const char *value)
{
  AssayCell cell = { .field = field };

  switch (assay_field_get_info (field)->type)
    {
    case ASSAY_HOLDS_TEXT:
    case ASSAY_HOLDS_WORD:
      cell.text = (char *) value;
      cell.is_empty = value == NULL || *value == '\0';
      break;

    case ASSAY_HOLDS_REAL:
      cell.real = g_ascii_strtod (value, NULL);
      break;

    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
    case ASSAY_HOLDS_INT:
    case ASSAY_HOLDS_BOOL:
    default:
      cell.integer = g_ascii_strtoll (value, NULL, 10);
      break;
    }

  return cell;
}

AssayRecord *
test_row_of (
    AssayRecordList *list, gint64 id, const AssayField *fields, const char *const *values, guint n)
{
  AssayCell cells[MAX_CELLS];
  g_autoptr (AssayRecord) record = NULL;

  g_assert (n <= MAX_CELLS);
  for (guint i = 0; i < n; i++)
    cells[i] = read_cell (fields[i], values[i]);

  record = assay_record_new (assay_record_list_get_kind (list), id, cells, n);
  assay_record_list_put (list, record);

  return record;
}

AssayRecord *
test_row (AssayRecordList *list, gint64 id, ...)
{
  AssayField fields[MAX_CELLS];
  const char *values[MAX_CELLS];
  guint n = 0;
  va_list pairs;

  va_start (pairs, id);
  for (int field = va_arg (pairs, int); field != ASSAY_FIELD_NONE; field = va_arg (pairs, int))
    {
      g_assert (n < MAX_CELLS);
      fields[n] = (AssayField) field;
      values[n++] = va_arg (pairs, const char *);
    }
  va_end (pairs);

  return test_row_of (list, id, fields, values, n);
}
