/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-assess"

#include "config.h"

#include "assay-digest.h"
#include "assay-phrases-gettext.h"

#include <string.h>

#define N_PARTS 5
#define PART_DIGITS 16
#define SHA256_DIGITS 64

/* What is signed of each row, in this order. Append only: an empty field leaves no trace. */
static const AssayField claim_fields[]
    = { ASSAY_CLAIM_NUMBER,       ASSAY_CLAIM_SUFFIX,  ASSAY_CLAIM_ASSERTION,
        ASSAY_CLAIM_SPEAKER_KIND, ASSAY_CLAIM_SPEAKER, ASSAY_CLAIM_SPEAKER_WORDS,
        ASSAY_CLAIM_VIA,          ASSAY_CLAIM_DISPUTED };
static const AssayField figure_fields[]
    = { ASSAY_FIGURE_METRIC, ASSAY_FIGURE_POPULATION, ASSAY_FIGURE_BOUND,     ASSAY_FIGURE_LOWER,
        ASSAY_FIGURE_UPPER,  ASSAY_FIGURE_UNIT,       ASSAY_FIGURE_TIME_KIND, ASSAY_FIGURE_TIME };
static const AssayField evidence_fields[]
    = { ASSAY_EVIDENCE_SOURCE,      ASSAY_EVIDENCE_CAPTURE,
        ASSAY_EVIDENCE_QUESTION,    ASSAY_EVIDENCE_STANCE,
        ASSAY_EVIDENCE_CREDIBILITY, ASSAY_EVIDENCE_CREDIBILITY_REASON,
        ASSAY_EVIDENCE_RELIABILITY, ASSAY_EVIDENCE_RELIABILITY_REASON,
        ASSAY_EVIDENCE_QUOTE,       ASSAY_EVIDENCE_TRANSLATION,
        ASSAY_EVIDENCE_TRANSLATOR,  ASSAY_EVIDENCE_LOCATOR };
static const AssayField source_fields[]
    = { ASSAY_SOURCE_RELIABILITY, ASSAY_SOURCE_RELIABILITY_REASON };
static const AssayField finding_fields[]
    = { ASSAY_FINDING_SAID,       ASSAY_FINDING_LEVEL,      ASSAY_FINDING_NOT_ASKED,
        ASSAY_FINDING_CONCLUSION, ASSAY_FINDING_UNRESOLVED, ASSAY_FINDING_WORDING,
        ASSAY_FINDING_REASON };

static void
append_entry (GString *form, const char *name, const char *value)
{
  g_string_append_printf (form, "%s:%" G_GSIZE_FORMAT ":%s\n", name, strlen (value), value);
}

static void
append_integer (GString *form, const char *name, gint64 value)
{
  char digits[32];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  append_entry (form, name, digits);
}

static void
append_field (GString *form, AssayRecord *record, AssayField field)
{
  const AssayFieldInfo *info = assay_field_get_info (field);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (assay_record_is_empty (record, field))
    return;

  switch (info->type)
    {
    case ASSAY_HOLDS_TEXT:
    case ASSAY_HOLDS_WORD:
      append_entry (form, info->column, assay_record_get_text (record, field));
      break;

    case ASSAY_HOLDS_REAL:
      append_entry (form, info->column,
                    g_ascii_dtostr (number, sizeof number, assay_record_get_real (record, field)));
      break;

    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
    case ASSAY_HOLDS_INT:
    case ASSAY_HOLDS_BOOL:
    default:
      append_integer (form, info->column, assay_record_get_int (record, field));
      break;
    }
}

static void
append_fields (GString *form, AssayRecord *record, const AssayField *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    append_field (form, record, fields[i]);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = assay_record_get_id (*(AssayRecord *const *) a);
  gint64 other = assay_record_get_id (*(AssayRecord *const *) b);

  return (one > other) - (one < other);
}

static void
append_rows (GString *form, GPtrArray *rows, const AssayField *fields, guint n_fields)
{
  g_autoptr (GPtrArray) sorted = NULL;

  if (rows == NULL)
    return;

  sorted = g_ptr_array_copy (rows, (GCopyFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (sorted, g_object_unref);
  g_ptr_array_sort (sorted, compare_ids);

  for (guint i = 0; i < sorted->len; i++)
    {
      AssayRecord *row = g_ptr_array_index (sorted, i);

      append_integer (form, "row", assay_record_get_id (row));
      append_fields (form, row, fields, n_fields);
    }
}

/* Whether @source lends its own grade to a piece of @evidence. */
static gboolean
lends_grade (AssayRecord *source, GPtrArray *evidence)
{
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      AssayRecord *piece = g_ptr_array_index (evidence, i);

      if (assay_record_get_ref (piece, ASSAY_EVIDENCE_SOURCE) == assay_record_get_id (source)
          && assay_record_is_empty (piece, ASSAY_EVIDENCE_RELIABILITY))
        return TRUE;
    }

  return FALSE;
}

/* A signer saw the letter that stands at the source wherever the evidence has none of its own. */
static void
append_grades (GString *form, GPtrArray *evidence, GPtrArray *sources)
{
  g_autoptr (GPtrArray) lending = g_ptr_array_new ();

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      AssayRecord *source = g_ptr_array_index (sources, i);

      if ((!assay_record_is_empty (source, ASSAY_SOURCE_RELIABILITY)
           || !assay_record_is_empty (source, ASSAY_SOURCE_RELIABILITY_REASON))
          && lends_grade (source, evidence) && !g_ptr_array_find (lending, source, NULL))
        g_ptr_array_add (lending, source);
    }

  append_rows (form, lending, source_fields, G_N_ELEMENTS (source_fields));
}

/* "1 SHA-256 q.c.e.f.r" over the digests of @parts. */
static char *
join_parts (GString *const parts[N_PARTS])
{
  g_autoptr (GChecksum) whole = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GString) tail = g_string_new (NULL);

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autofree char *part = g_compute_checksum_for_data (
          G_CHECKSUM_SHA256, (const guchar *) parts[i]->str, parts[i]->len);

      g_checksum_update (whole, (const guchar *) part, -1);
      if (i > 0)
        g_string_append_c (tail, '.');
      g_string_append_len (tail, part, PART_DIGITS);
    }

  return g_strdup_printf ("1 %s %s", g_checksum_get_string (whole), tail->str);
}

char *
assay_digest_of_claim (const AssayDigestInput *input)
{
  g_autoptr (GString) quote = g_string_new (NULL);
  g_autoptr (GString) claim = g_string_new (NULL);
  g_autoptr (GString) evidence = g_string_new (NULL);
  g_autoptr (GString) finding = g_string_new (NULL);
  g_autoptr (GString) revision = g_string_new (NULL);

  g_return_val_if_fail (input != NULL && ASSAY_IS_RECORD (input->claim), NULL);

  append_entry (quote, "exact", input->quote != NULL ? input->quote : "");
  append_integer (claim, "row", assay_record_get_id (input->claim));
  append_fields (claim, input->claim, claim_fields, G_N_ELEMENTS (claim_fields));
  append_rows (claim, input->figures, figure_fields, G_N_ELEMENTS (figure_fields));
  append_rows (evidence, input->evidence, evidence_fields, G_N_ELEMENTS (evidence_fields));
  append_grades (evidence, input->evidence, input->sources);
  if (input->finding != NULL)
    append_fields (finding, input->finding, finding_fields, G_N_ELEMENTS (finding_fields));
  append_integer (revision, "revision", input->revision);

  return join_parts ((GString *const[N_PARTS]){ quote, claim, evidence, finding, revision });
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
assay_digest_of_revision (gint64 revision, const char *text_sha256, GPtrArray *digests)
{
  g_autoptr (GString) quote = g_string_new (NULL);
  g_autoptr (GString) claims = g_string_new (NULL);
  g_autoptr (GString) nothing = g_string_new (NULL);
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (digests, i));
  g_ptr_array_sort (sorted, compare_strings);

  append_entry (quote, "text_sha256", text_sha256 != NULL ? text_sha256 : "");
  for (guint i = 0; i < sorted->len; i++)
    append_entry (claims, "claim", g_ptr_array_index (sorted, i));
  append_integer (key, "revision", revision);

  return join_parts ((GString *const[N_PARTS]){ quote, claims, nothing, nothing, key });
}

/* The parts in which two digests differ. */
static AssayDigestParts
compare_digests (const char *old, const char *new)
{
  const gsize tail = 2 + SHA256_DIGITS + 1;
  const gsize length = tail + N_PARTS * PART_DIGITS + N_PARTS - 1;
  AssayDigestParts parts = ASSAY_DIGEST_NOTHING;

  if (*old != '\0' && g_str_equal (old, new))
    return ASSAY_DIGEST_NOTHING;
  if (strlen (old) != length || strlen (new) != length || !g_str_has_prefix (old, "1 ")
      || !g_str_has_prefix (new, "1 "))
    return ASSAY_DIGEST_UNKNOWN;

  for (guint i = 0; i < N_PARTS; i++)
    {
      gsize at = tail + i * (PART_DIGITS + 1);

      if (strncmp (old + at, new + at, PART_DIGITS) != 0)
        parts |= 1 << i;
    }

  return parts != ASSAY_DIGEST_NOTHING ? parts : ASSAY_DIGEST_UNKNOWN;
}

AssaySignoffState
assay_signoff_get_state (AssayRecord *signoff, const char *digest, AssayDigestParts *ret_changed)
{
  AssayDigestParts changed = ASSAY_DIGEST_NOTHING;

  if (signoff != NULL)
    changed = compare_digests (assay_record_get_text (signoff, ASSAY_SIGNOFF_DIGEST),
                               digest != NULL ? digest : "");
  if (ret_changed != NULL)
    *ret_changed = changed;
  if (signoff == NULL)
    return ASSAY_SIGNOFF_NONE;

  return changed == ASSAY_DIGEST_NOTHING ? ASSAY_SIGNOFF_VALID : ASSAY_SIGNOFF_LAPSED;
}

AssayRecord *
assay_signoffs_pick (GPtrArray *signoffs, const char *digest)
{
  AssayRecord *best = NULL;
  gboolean best_is_valid = FALSE;

  for (guint i = 0; signoffs != NULL && i < signoffs->len; i++)
    {
      AssayRecord *signoff = g_ptr_array_index (signoffs, i);
      gboolean valid = assay_signoff_get_state (signoff, digest, NULL) == ASSAY_SIGNOFF_VALID;
      gboolean newer = best == NULL
                       || strcmp (assay_record_get_text (signoff, ASSAY_SIGNOFF_SIGNED_AT),
                                  assay_record_get_text (best, ASSAY_SIGNOFF_SIGNED_AT))
                              > 0;

      if ((valid && !best_is_valid) || (valid == best_is_valid && newer))
        {
          best = signoff;
          best_is_valid = valid;
        }
    }

  return best;
}

char *
assay_digest_parts_dup_words (AssayDigestParts parts)
{
  static const char *const names[] = { N_ ("the quote"), N_ ("the claim"), N_ ("the evidence"),
                                       N_ ("the finding"), N_ ("the version") };
  g_autoptr (GString) list = g_string_new (NULL);

  if (parts == ASSAY_DIGEST_NOTHING)
    return g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((parts & (1 << i)) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", _ (names[i]));
  if (list->len == 0)
    g_string_append (list, _ ("what was signed"));

  /* Translators: %s is a list such as "the quote, the evidence". */
  return g_strdup_printf (_ ("changed since: %s"), list->str);
}
