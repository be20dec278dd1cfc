/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-assess"

#include "config.h"

#include "assay-coverage.h"

/* What is gathered from the rows: spans with a place, and the count of those without. */
typedef struct
{
  const AssayCoverageRows *rows;
  GHashTable *anchors;  /* gint64 key of claim or mark → AssayRecord, borrowed */
  GHashTable *findings; /* gint64 key of claim → GPtrArray of AssayRecord, borrowed */
  gboolean words_only;
  GArray *spans;
  guint n_lost;
} Gathering;

static gpointer
dup_key (gint64 key)
{
  return g_memdup2 (&key, sizeof key);
}

static void
index_anchors (Gathering *gathering)
{
  AssayRecordList *anchors = gathering->rows->anchors;

  for (guint i = 0; i < assay_record_list_get_size (anchors); i++)
    {
      AssayRecord *anchor = assay_record_list_peek (anchors, i);
      gint64 owner = assay_record_get_ref (anchor, ASSAY_ANCHOR_CLAIM);

      if (owner == 0)
        owner = assay_record_get_ref (anchor, ASSAY_ANCHOR_MARK);
      if (owner != 0
          && assay_record_get_ref (anchor, ASSAY_ANCHOR_REVISION) == gathering->rows->revision)
        g_hash_table_insert (gathering->anchors, dup_key (owner), anchor);
    }
}

static void
index_findings (Gathering *gathering)
{
  AssayRecordList *findings = gathering->rows->findings;

  for (guint i = 0; i < assay_record_list_get_size (findings); i++)
    {
      AssayRecord *finding = assay_record_list_peek (findings, i);
      gint64 claim = assay_record_get_ref (finding, ASSAY_FINDING_CLAIM);
      GPtrArray *of_claim = g_hash_table_lookup (gathering->findings, &claim);

      if (of_claim == NULL)
        {
          of_claim = g_ptr_array_new ();
          g_hash_table_insert (gathering->findings, dup_key (claim), of_claim);
        }
      g_ptr_array_add (of_claim, finding);
    }
}

static guint
read_position (AssayRecord *anchor, AssayField field)
{
  return (guint) CLAMP (assay_record_get_int (anchor, field), 0, G_MAXUINT);
}

/* Adds the span of @owner, of @kind unless its words have changed. */
static void
add_span (Gathering *gathering, AssayRecord *owner, AssaySpanKind kind)
{
  gint64 key = assay_record_get_id (owner);
  AssayRecord *anchor = g_hash_table_lookup (gathering->anchors, &key);
  const char *state = anchor != NULL ? assay_record_get_text (anchor, ASSAY_ANCHOR_STATE) : "lost";
  AssaySpan span = { 0, 0, kind };

  if (g_str_equal (state, "lost"))
    {
      gathering->n_lost++;
      return;
    }

  span.start = read_position (anchor, ASSAY_ANCHOR_START);
  span.end = read_position (anchor, ASSAY_ANCHOR_END);
  if (g_str_equal (state, "changed"))
    span.kind = ASSAY_SPAN_CHANGED;
  g_array_append_val (gathering->spans, span);
}

static AssaySpanKind
judge_claim (Gathering *gathering, AssayRecord *claim)
{
  gint64 key = assay_record_get_id (claim);
  GPtrArray *findings = g_hash_table_lookup (gathering->findings, &key);
  AssayRecord *finding = assay_findings_pick (findings);
  AssayRecord *level = NULL;

  if (assay_claim_is_disputed (claim, findings))
    return ASSAY_SPAN_DISPUTED;
  if (finding != NULL && gathering->rows->levels != NULL)
    level = assay_record_list_find (gathering->rows->levels,
                                    assay_record_get_ref (finding, ASSAY_FINDING_LEVEL));

  return assay_verdict_read (claim, finding, level, gathering->words_only).decided
             ? ASSAY_SPAN_DECIDED
             : ASSAY_SPAN_UNDECIDED;
}

static void
gather_claims (Gathering *gathering)
{
  AssayRecordList *claims = gathering->rows->claims;

  for (guint i = 0; i < assay_record_list_get_size (claims); i++)
    {
      AssayRecord *claim = assay_record_list_peek (claims, i);

      if (assay_record_get_ref (claim, ASSAY_CLAIM_ARTICLE) == gathering->rows->article)
        add_span (gathering, claim, judge_claim (gathering, claim));
    }
}

static AssaySpanKind
kind_of_mark (AssayRecord *mark)
{
  const char *kind = assay_record_get_text (mark, ASSAY_MARK_KIND);

  if (g_str_equal (kind, "opinion"))
    return ASSAY_SPAN_OPINION;
  if (g_str_equal (kind, "wording"))
    return ASSAY_SPAN_WORDING;
  if (g_str_equal (kind, "closed"))
    return ASSAY_SPAN_CLOSED;

  return ASSAY_SPAN_NOTHING;
}

static void
gather_marks (Gathering *gathering)
{
  AssayRecordList *marks = gathering->rows->marks;

  for (guint i = 0; i < assay_record_list_get_size (marks); i++)
    {
      AssayRecord *mark = assay_record_list_peek (marks, i);

      if (assay_record_get_ref (mark, ASSAY_MARK_ARTICLE) == gathering->rows->article)
        add_span (gathering, mark, kind_of_mark (mark));
    }
}

AssayCoverage *
assay_coverage_new_for_rows (AssayText *text,
                             const AssayUnit *units,
                             guint n_units,
                             const AssayCoverageRows *rows)
{
  g_autoptr (GHashTable) anchors
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) findings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  Gathering gathering = { rows, anchors, findings, FALSE, spans, 0 };

  gathering.words_only
      = rows->levels != NULL && assay_scale_is_words_only (rows->levels, rows->scale);
  index_anchors (&gathering);
  index_findings (&gathering);
  gather_claims (&gathering);
  if (rows->marks != NULL)
    gather_marks (&gathering);

  return assay_coverage_new (text, units, n_units, (const AssaySpan *) (gpointer) spans->data,
                             spans->len, gathering.n_lost);
}
