/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-redact-rules.h"

/* A row whose `via` names a row marked in the set goes with it (backward), or the row it names goes
 * with the row (forward). */
typedef struct
{
  AssayField via;
  gboolean is_forward;
  guint from; /* which marks it goes out from; the past of rows follows all rules */
  guint mark;
  const char *unless; /* SQL on the alias `r`, the row to be added */
} Rule;

#define PAST 0
#define SHELL (1u << ASSAY_REDACT_EMPTY)
#define GONE (1u << ASSAY_REDACT_DELETE)
#define BOTH (SHELL | GONE)

static const Rule rules[] = {
  /* from a source */
  { ASSAY_EVIDENCE_SOURCE, FALSE, BOTH, ASSAY_REDACT_EMPTY, NULL },
  { ASSAY_CAPTURE_SOURCE, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  { ASSAY_DERIVATION_SOURCE, FALSE, BOTH, ASSAY_REDACT_EMPTY, NULL },
  { ASSAY_DERIVATION_ORIGIN, FALSE, BOTH, ASSAY_REDACT_EMPTY, NULL },
  { ASSAY_LOG_SOURCE, FALSE, BOTH, ASSAY_REDACT_EMPTY, NULL },
  { ASSAY_TOLD_SOURCE, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  /* A person is the source's identity; a body has other members. */
  { ASSAY_SOURCE_ACTOR, TRUE, BOTH, ASSAY_REDACT_EMPTY, "r.kind IN ('organisation', 'dataset')" },
  /* from evidence; a capture it was taken from may be another source's own */
  { ASSAY_EVIDENCE_CAPTURE, TRUE, SHELL, ASSAY_REDACT_DELETE,
    "r.source IS NOT NULL OR r.id IN (SELECT capture FROM revision WHERE capture IS NOT NULL) "
    "OR r.id IN (SELECT capture FROM evidence AS o WHERE o.source <> v.source)" },
  { ASSAY_LOG_EVIDENCE, FALSE, BOTH, ASSAY_REDACT_EMPTY, NULL },
  { ASSAY_ANCHOR_EVIDENCE, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  /* from a capture */
  { ASSAY_ANCHOR_CAPTURE, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  /* what was made from it and is no longer there */
  { ASSAY_REVISION_CAPTURE, FALSE, PAST, ASSAY_REDACT_SEEN, NULL },
  { ASSAY_RESOURCE_REVISION, FALSE, PAST, ASSAY_REDACT_SEEN, NULL },
  { ASSAY_ANCHOR_REVISION, FALSE, PAST, ASSAY_REDACT_SEEN, NULL },
  /* from a claim */
  { ASSAY_FINDING_CLAIM, FALSE, BOTH, ASSAY_REDACT_EMPTY, NULL },
  { ASSAY_ANCHOR_CLAIM, FALSE, BOTH, ASSAY_REDACT_EMPTY, NULL },
  { ASSAY_FIGURE_CLAIM, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  { ASSAY_CLAIM_LINK_CLAIM, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  { ASSAY_CLAIM_LINK_OTHER, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  { ASSAY_EVIDENCE_CLAIM, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  { ASSAY_CLAIM_TAG_CLAIM, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  { ASSAY_SIGNOFF_CLAIM, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  { ASSAY_TOLD_CLAIM, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  { ASSAY_LOG_CLAIM_CLAIM, FALSE, BOTH, ASSAY_REDACT_DELETE, NULL },
  /* A log that covers other claims as well stays. */
  { ASSAY_LOG_CLAIM_LOG, TRUE, GONE, ASSAY_REDACT_DELETE,
    "(SELECT count (*) FROM log_claim AS o WHERE o.log = r.id) > 1" },
};

/* What stays of a shell. */
static const AssayField kept[] = {
  ASSAY_SOURCE_KIND,
  ASSAY_SOURCE_RELIABILITY,
  ASSAY_SOURCE_PROTECTED,
  ASSAY_EVIDENCE_CLAIM,
  ASSAY_EVIDENCE_SOURCE,
  ASSAY_EVIDENCE_QUESTION,
  ASSAY_EVIDENCE_STANCE,
  ASSAY_EVIDENCE_CREDIBILITY,
  ASSAY_EVIDENCE_RELIABILITY,
  ASSAY_EVIDENCE_POSITION,
  ASSAY_DERIVATION_SOURCE,
  ASSAY_DERIVATION_ORIGIN,
  ASSAY_LOG_KIND,
  ASSAY_LOG_STATE,
  ASSAY_LOG_HAPPENED_AT,
  ASSAY_LOG_PERSON,
  ASSAY_LOG_SOURCE,
  ASSAY_LOG_EVIDENCE,
  ASSAY_ACTOR_KIND,
  ASSAY_CLAIM_ARTICLE,
  ASSAY_CLAIM_NUMBER,
  ASSAY_CLAIM_SUFFIX,
  ASSAY_CLAIM_SPLIT_FROM,
  ASSAY_CLAIM_CREATED_AT,
  ASSAY_CLAIM_PERSON,
  ASSAY_FINDING_CLAIM,
  ASSAY_FINDING_ROLE,
  ASSAY_FINDING_PERSON,
  ASSAY_FINDING_FOUND_AT,
  ASSAY_ANCHOR_CLAIM,
  ASSAY_ANCHOR_EVIDENCE,
  ASSAY_ANCHOR_MARK,
  ASSAY_ANCHOR_REVISION,
};

static const AssayField telling[] = {
  ASSAY_SOURCE_TITLE,
  ASSAY_SOURCE_ADDRESS,
  ASSAY_SOURCE_CONTACT,
  ASSAY_SOURCE_CITATION,
  ASSAY_ACTOR_NAME,
  ASSAY_ACTOR_ALIASES,
  ASSAY_EVIDENCE_QUOTE,
  ASSAY_EVIDENCE_TRANSLATION,
  ASSAY_CAPTURE_SHA256,
  ASSAY_CAPTURE_FILE_NAME,
  ASSAY_CAPTURE_RECEIVED_FROM,
  ASSAY_CAPTURE_ADDRESS_ASKED,
  ASSAY_CAPTURE_ADDRESS_ENDED,
  ASSAY_CLAIM_ASSERTION,
  ASSAY_FINDING_CONCLUSION,
};

static gboolean
contains (const AssayField *fields, gsize n_fields, AssayField field)
{
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i] == field)
      return TRUE;

  return FALSE;
}

gboolean
assay_redact_keeps (AssayField field)
{
  return contains (kept, G_N_ELEMENTS (kept), field);
}

gboolean
assay_redact_is_telling (AssayField field)
{
  return contains (telling, G_N_ELEMENTS (telling), field);
}

guint
assay_redact_get_mark (AssayKind kind)
{
  if (kind == ASSAY_KIND_SOURCE || kind == ASSAY_KIND_CLAIM)
    return ASSAY_REDACT_EMPTY;

  return kind == ASSAY_KIND_CAPTURE ? ASSAY_REDACT_DELETE : 0;
}

/* The rows that @rule leads to from row @from: "SELECT r.id …" with the key as ?1. */
static char *
make_sql (const Rule *rule)
{
  const AssayFieldInfo *info = assay_field_get_info (rule->via);
  const char *table = assay_kind_get_name (ASSAY_FIELD_KIND (rule->via));
  const char *unless = rule->unless != NULL ? rule->unless : "0";

  if (!rule->is_forward)
    return g_strdup_printf ("SELECT r.id FROM \"%s\" AS r WHERE r.\"%s\" = ?1 AND NOT (%s)", table,
                            info->column, unless);

  return g_strdup_printf ("SELECT r.id FROM \"%s\" AS r JOIN \"%s\" AS v ON v.\"%s\" = r.id "
                          "WHERE v.id = ?1 AND ifnull (NOT (%s), 1)",
                          assay_kind_get_name (info->of), table, info->column, unless);
}

static gboolean
follow_rule (
    sqlite3 *db, AssayRowSet *rows, const Rule *rule, gboolean *ret_is_more, GError **error)
{
  AssayKind of = assay_field_get_info (rule->via)->of;
  AssayKind own = ASSAY_FIELD_KIND (rule->via);
  AssayKind from = rule->is_forward ? own : of;
  g_autofree char *sql = make_sql (rule);
  g_autoptr (sqlite3_stmt) found = assay_db_prepare (db, sql, error);
  g_autoptr (GArray) ids = assay_row_set_list (rows, from);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean is_row = (rule->from & (1u << assay_row_set_get (rows, from, id))) != 0;

      sqlite3_reset (found);
      sqlite3_bind_int64 (found, 1, id);
      while (is_row)
        {
          if (!assay_db_step (found, &is_row, error))
            return FALSE;
          if (is_row
              && assay_row_set_add (rows, rule->is_forward ? of : own,
                                    sqlite3_column_int64 (found, 0), rule->mark))
            *ret_is_more = TRUE;
        }
    }

  return TRUE;
}

gboolean
assay_redact_follow (sqlite3 *db, AssayRowSet *rows, GError **error)
{
  gboolean is_more = TRUE;

  while (is_more)
    {
      is_more = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        if (!follow_rule (db, rows, &rules[i], &is_more, error))
          return FALSE;
    }

  return TRUE;
}

gboolean
assay_redact_follow_value (AssayRowSet *rows, AssayField field, gint64 id, sqlite3_value *value)
{
  gboolean is_more = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      AssayKind of;
      AssayKind own;
      gint64 target;

      if (rules[i].via != field || value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
        continue;
      of = assay_field_get_info (field)->of;
      own = ASSAY_FIELD_KIND (field);
      target = sqlite3_value_int64 (value);
      if (!rules[i].is_forward && assay_row_set_get (rows, of, target) != 0)
        is_more |= assay_row_set_add (rows, own, id, ASSAY_REDACT_SEEN);
      if (rules[i].is_forward && assay_row_set_get (rows, own, id) != 0)
        is_more |= assay_row_set_add (rows, of, target, ASSAY_REDACT_SEEN);
    }

  return is_more;
}
