/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-project-private.h"

/* Who edited a claim last: it is nobody else who may sign it. Noted in one place, for every edit
 * that goes through the project, so that no dialog can forget it. */

/* The field that leads from a row to its claim. */
static AssayField
claim_field (AssayKind kind)
{
  switch ((int) kind)
    {
    case ASSAY_KIND_FINDING:
      return ASSAY_FINDING_CLAIM;
    case ASSAY_KIND_EVIDENCE:
      return ASSAY_EVIDENCE_CLAIM;
    case ASSAY_KIND_FIGURE:
      return ASSAY_FIGURE_CLAIM;
    case ASSAY_KIND_ANCHOR:
      return ASSAY_ANCHOR_CLAIM;
    default:
      return ASSAY_FIELD_NONE;
    }
}

static const AssayCell *
find_cell (const AssayOp *op, AssayField field)
{
  for (guint i = 0; op->cells != NULL && i < op->cells->len; i++)
    if (g_array_index (op->cells, AssayCell, i).field == field)
      return &g_array_index (op->cells, AssayCell, i);

  return NULL;
}

static gboolean
is_only_note (const AssayOp *op)
{
  for (guint i = 0; op->cells != NULL && i < op->cells->len; i++)
    {
      AssayField field = g_array_index (op->cells, AssayCell, i).field;

      if (field != ASSAY_CLAIM_NOTE && field != ASSAY_EVIDENCE_NOTE)
        return FALSE;
    }

  return op->type == ASSAY_OP_SET;
}

/* The second reader's finding and the decision are no edits of the claim. */
static gboolean
is_by_other_reader (const AssayOp *op, AssayRecord *record)
{
  const AssayCell *cell = find_cell (op, ASSAY_FINDING_ROLE);
  const char *role = "checker";

  if (op->kind != ASSAY_KIND_FINDING)
    return FALSE;
  if (cell != NULL)
    role = cell->text;
  else if (record != NULL)
    role = assay_record_get_text (record, ASSAY_FINDING_ROLE);

  return g_strcmp0 (role, "checker") != 0;
}

/* The key of the claim that @op changes, or 0. */
static gint64
find_claim (AssayProject *self, const AssayOp *op)
{
  AssayField field = claim_field (op->kind);
  const AssayCell *cell;
  AssayRecord *record;

  if (is_only_note (op))
    return 0;
  if (op->kind == ASSAY_KIND_CLAIM)
    return op->type != ASSAY_OP_DELETE ? op->id : 0;
  if (field == ASSAY_FIELD_NONE)
    return 0;

  record = assay_project_find_in_articles (self, op->kind, op->id);
  if (is_by_other_reader (op, record))
    return 0;

  cell = find_cell (op, field);
  if (cell != NULL)
    return cell->integer;

  return record != NULL ? assay_record_get_ref (record, field) : 0;
}

/* The keys of the claims that @ops delete, borrowed from these. */
static GHashTable *
list_deleted (const AssayOp *ops, guint n_ops)
{
  GHashTable *deleted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n_ops; i++)
    if (ops[i].type == ASSAY_OP_DELETE && ops[i].kind == ASSAY_KIND_CLAIM)
      g_hash_table_add (deleted, (gpointer) &ops[i].id);

  return deleted;
}

void
assay_project_note_editor (AssayProject *self, AssayEdit *edit)
{
  const char *person = assay_project_get_person (self);
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_ops;
  const AssayOp *ops = assay_edit_get_ops (edit, &n_ops);
  g_autoptr (GHashTable) deleted = list_deleted (ops, n_ops);

  for (guint i = 0; i < n_ops; i++)
    {
      gint64 claim = find_claim (self, &ops[i]);

      if (claim != 0 && !g_hash_table_contains (deleted, &claim))
        g_array_append_val (claims, claim);
    }

  /* Only now: what is set moves the operations. */
  for (guint i = 0; i < claims->len; i++)
    {
      gint64 claim = g_array_index (claims, gint64, i);
      AssayRecord *record = assay_project_find_in_articles (self, ASSAY_KIND_CLAIM, claim);

      if (record == NULL
          || !g_str_equal (assay_record_get_text (record, ASSAY_CLAIM_EDITED_BY), person))
        assay_edit_set_text (edit, claim, ASSAY_CLAIM_EDITED_BY, person);
    }
}
