/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdint.h>

#include "assay-changeset-rows.h"
#include "assay-changeset.h"
#include "assay-schema.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
saw_cb (AssayKind kind, gint64 id, AssayField field, sqlite3_value *value, gpointer user_data)
{
  assay_row_set_add (user_data, kind, id, 1);
}

/* Any bytes as a changeset of the history: refused, or every use of it ends. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) changeset = g_bytes_new (data, size);
  g_autoptr (AssayRowSet) rows = NULL;
  g_autoptr (GBytes) without = NULL;
  g_autoptr (GBytes) inverse = NULL;
  g_autoptr (sqlite3) db = NULL;

  if (!assay_changeset_check (changeset, NULL))
    return 0;
  rows = assay_row_set_new ();
  if (assay_changeset_visit (changeset, saw_cb, rows, NULL))
    {
      without = assay_changeset_without (changeset, rows);
      g_assert_cmpuint (g_bytes_get_size (without), ==, 0);
    }
  inverse = assay_changeset_invert (changeset, NULL);
  db = assay_db_open (":memory:", ASSAY_DB_CREATE, NULL);
  g_assert_true (assay_schema_create (db, NULL));
  assay_changeset_apply (db, changeset, NULL);

  return 0;
}
