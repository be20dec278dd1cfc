/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli-page.h"

#include "assay-anchor.h"
#include "assay-chars.h"
#include "assay-field-words.h"
#include "assay-replacing.h"
#include "assay-row-names.h"
#include "assay-source-capture.h"
#include "assay-terms.h"

#include <glib/gi18n-lib.h>

/* Where values stand. */
#define VALUE_COLUMN 24

/* What says nothing to people: what the row hangs on, where it stands among others, and what its
 * heading says. */
static gboolean
is_told (AssayField field)
{
  static const AssayField untold[] = {
    ASSAY_CLAIM_NUMBER,      ASSAY_CLAIM_SUFFIX,
    ASSAY_CLAIM_CREATED_AT,  ASSAY_CLAIM_EDITED_BY,
    ASSAY_FINDING_ROLE,      ASSAY_EVIDENCE_QUOTE,
    ASSAY_EVIDENCE_POSITION, ASSAY_EVIDENCE_CAPTURE,
    ASSAY_ARTICLE_TITLE,     ASSAY_ARTICLE_POSITION,
    ASSAY_ARTICLE_REVISION,  ASSAY_SOURCE_TITLE,
    ASSAY_CAPTURE_HEADERS,   ASSAY_CAPTURE_TIMESTAMP_TOKEN,
  };
  AssayFieldType type = assay_field_get_info (field)->type;

  for (guint i = 0; i < G_N_ELEMENTS (untold); i++)
    if (field == untold[i])
      return FALSE;

  return type != ASSAY_HOLDS_REQUIRED_REF && type != ASSAY_HOLDS_OWNER_REF;
}

/* The name of what a reference names, as far as the library has one; else its key. */
static char *
dup_name (AssayCli *cli, AssayField field, gint64 id)
{
  static const AssayField names[] = { ASSAY_SOURCE_TITLE, ASSAY_ACTOR_NAME, ASSAY_PARTY_NAME,
                                      ASSAY_LEVEL_LABEL,  ASSAY_SCALE_NAME, ASSAY_ARTICLE_TITLE };
  AssayKind of = assay_field_get_info (field)->of;
  AssayRecord *record
      = assay_kind_is_of_article (of) ? NULL : assay_project_find (cli->project, of, id);

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (names); i++)
    if (ASSAY_FIELD_KIND (names[i]) == of && !assay_record_is_empty (record, names[i]))
      return g_strdup (assay_record_get_text (record, names[i]));

  return assay_key_to_string (id);
}

static char *
dup_value (AssayCli *cli, AssayRecord *record, AssayField field)
{
  switch (assay_field_get_info (field)->type)
    {
    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
      return dup_name (cli, field, assay_record_get_ref (record, field));
    case ASSAY_HOLDS_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, assay_record_get_int (record, field));
    case ASSAY_HOLDS_REAL:
      return g_strdup_printf ("%g", assay_record_get_real (record, field));
    case ASSAY_HOLDS_BOOL:
      return g_strdup (assay_record_get_bool (record, field) ? _ ("yes") : _ ("no"));
    case ASSAY_HOLDS_WORD:
      return g_strdup (assay_term_label (field, assay_record_get_text (record, field)));
    case ASSAY_HOLDS_TEXT:
    default:
      return g_strdup (assay_record_get_text (record, field));
    }
}

/* In quotation marks, where it has none of its own. */
static void
print_quote (const char *indent, const char *quote)
{
  gboolean has_marks = g_str_has_prefix (quote, "“") || g_str_has_prefix (quote, "\"")
                       || g_str_has_prefix (quote, "„") || g_str_has_prefix (quote, "«");

  assay_cli_print (has_marks ? "%s%s\n" : "%s“%s”\n", indent, quote);
}

/* "Conclusion:   It fell.", further lines below the first. */
static void
print_value (const char *label, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  glong width = g_utf8_strlen (label, -1) + 3;

  assay_cli_print ("  %s:%*s%s\n", label, (int) MAX (VALUE_COLUMN - width, 1), "", lines[0]);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    assay_cli_print ("%*s%s\n", VALUE_COLUMN, "", lines[i]);
}

static void
print_fields (AssayCli *cli, AssayRecord *record)
{
  AssayKind kind = assay_record_get_kind (record);
  guint n_fields;

  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);
      g_autofree char *label = NULL;
      g_autofree char *value = NULL;

      if (!is_told (field) || assay_record_is_empty (record, field)
          || (assay_field_get_info (field)->type == ASSAY_HOLDS_BOOL
              && !assay_record_get_bool (record, field)))
        continue;
      label = assay_field_dup_words (field);
      value = dup_value (cli, record, field);
      print_value (label, value);
    }
}

void
assay_cli_print_row (AssayCli *cli, AssayRecord *record)
{
  assay_cli_print ("%s\n", assay_kind_get_words (assay_record_get_kind (record)));
  print_fields (cli, record);
}

/* What a reader of a claim asks for is which source, so the reference is the heading. */
static void
print_evidence (AssayCli *cli, AssayRecord *evidence, guint place)
{
  g_autofree char *source = dup_name (cli, ASSAY_EVIDENCE_SOURCE,
                                      assay_record_get_ref (evidence, ASSAY_EVIDENCE_SOURCE));

  assay_cli_print ("\n%u. %s\n", place, source);
  if (!assay_record_is_empty (evidence, ASSAY_EVIDENCE_QUOTE))
    print_quote ("   ", assay_record_get_text (evidence, ASSAY_EVIDENCE_QUOTE));
  print_fields (cli, evidence);
}

/* What became of the words of @anchor, where that puts the finding on hold; else NULL. */
static const char *
get_hold (AssayRecord *anchor)
{
  switch (anchor != NULL
              ? assay_anchor_state_from_code (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE))
              : ASSAY_ANCHOR_STATE_LOST)
    {
    case ASSAY_ANCHOR_STATE_CHANGED:
      return "CHANGED";
    case ASSAY_ANCHOR_STATE_LOST:
      return "lost";
    case ASSAY_ANCHOR_STATE_EXACT:
    case ASSAY_ANCHOR_STATE_MOVED:
    default:
      return NULL;
    }
}

/* The words that were checked, where they are others now. */
static void
print_base (AssayArticle *article, AssayRecord *anchor, gint64 claim)
{
  AssayRecord *base = assay_article_find_base_anchor (article, claim);

  if (get_hold (anchor) == NULL)
    return;

  assay_cli_print ("  %s\n", anchor != NULL && g_str_equal (get_hold (anchor), "CHANGED")
                                 ? _ ("CHANGED, the finding is on hold; what was checked:")
                                 : _ ("no longer in the text, the finding is on hold; it was:"));
  if (base != NULL)
    print_quote ("  ", assay_record_get_text (base, ASSAY_ANCHOR_EXACT));
}

void
assay_cli_print_claim (AssayCli *cli, AssayArticle *article, AssayRecord *claim)
{
  gint64 id = assay_record_get_id (claim);
  g_autoptr (GPtrArray) evidence = assay_article_dup_evidence (article, id);
  g_autofree char *label = assay_claim_dup_label (claim);
  AssayRecord *anchor = assay_article_find_anchor (article, id);
  AssayRecord *finding = assay_article_find_finding (article, id);

  assay_cli_print (_ ("Claim %s: %s\n"), label, assay_article_get_answer (article, id));
  if (anchor != NULL)
    print_quote ("  ", assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT));
  print_base (article, anchor, id);
  assay_cli_print ("  %s\n\n",
                   assay_record_get_text (assay_article_get_record (article), ASSAY_ARTICLE_TITLE));
  print_fields (cli, claim);
  if (finding != NULL)
    print_fields (cli, finding);
  if (evidence->len > 0)
    assay_cli_print ("\n%s\n", _ ("Evidence"));
  for (guint i = 0; i < evidence->len; i++)
    print_evidence (cli, g_ptr_array_index (evidence, i), i + 1);
}

void
assay_cli_print_claim_line (AssayArticle *article, AssayRecord *claim)
{
  gint64 id = assay_record_get_id (claim);
  AssayRecord *anchor = assay_article_find_anchor (article, id);
  g_autofree char *label = assay_claim_dup_label (claim);
  g_autofree char *quote = assay_ellipsize (
      anchor != NULL ? assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT) : "", 70);

  const char *hold = get_hold (anchor);

  assay_cli_print ("%5s  %-10s  %s\n", label,
                   hold != NULL ? hold : assay_article_get_outcome (article, id), quote);
}

gboolean
assay_cli_print_article (AssayCli *cli, AssayRecord *record, GError **error)
{
  g_autoptr (AssayArticle) article
      = assay_cli_load_article (cli, assay_record_get_id (record), error);
  g_autofree char *coverage = NULL;
  AssayRecordList *claims;

  if (article == NULL)
    return FALSE;

  coverage = assay_coverage_dup_words (assay_article_get_coverage (article));
  assay_cli_print ("%s\n", assay_record_get_text (record, ASSAY_ARTICLE_TITLE));
  print_fields (cli, record);
  assay_cli_print ("\n%s\n", coverage);
  claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);
  for (guint i = 0; i < assay_record_list_get_size (claims); i++)
    assay_cli_print_claim_line (article, assay_record_list_peek (claims, i));

  return TRUE;
}

/* "3, 14a": the claims of all articles whose evidence it is. NULL on error. */
static char *
dup_users (AssayCli *cli, gint64 source, GError **error)
{
  AssayStore *store = assay_project_get_store (cli->project);
  GAsyncResult *slot = NULL;
  GAsyncResult *names_slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) names_result = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (AssayRowNames) names = NULL;
  g_autoptr (GString) labels = g_string_new (NULL);

  assay_row_names_load_async (cli->project, NULL, assay_cli_done_cb, &names_slot);
  names_result = assay_cli_wait (&names_slot);
  names = assay_row_names_load_finish (names_result, error);
  if (names == NULL)
    return NULL;
  assay_store_load_async (store, ASSAY_KIND_EVIDENCE, 0, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  evidence = assay_store_load_finish (store, result, error);
  if (evidence == NULL)
    return NULL;

  for (guint i = 0; i < evidence->len; i++)
    {
      AssayRecord *row = g_ptr_array_index (evidence, i);
      AssayRecord *claim
          = assay_row_names_find_claim (names, assay_record_get_ref (row, ASSAY_EVIDENCE_CLAIM));
      g_autofree char *label = claim != NULL ? assay_claim_dup_label (claim) : NULL;

      if (label != NULL && assay_record_get_ref (row, ASSAY_EVIDENCE_SOURCE) == source)
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", label);
    }

  return g_string_free (g_steal_pointer (&labels), FALSE);
}

gboolean
assay_cli_print_source (AssayCli *cli, AssayRecord *source, GError **error)
{
  gint64 id = assay_record_get_id (source);
  g_autofree char *users = dup_users (cli, id, error);
  g_autoptr (GPtrArray) captures = assay_source_dup_captures (cli->project, id);
  const char *title = assay_record_get_text (source, ASSAY_SOURCE_TITLE);

  if (users == NULL)
    return FALSE;

  assay_cli_print ("%s\n",
                   *title != '\0' ? title : assay_record_get_text (source, ASSAY_SOURCE_CODE_NAME));
  print_fields (cli, source);
  if (*users != '\0')
    print_value (_ ("Evidence of claims"), users);
  for (guint i = 0; i < captures->len; i++)
    {
      AssayRecord *capture = g_ptr_array_index (captures, i);
      g_autofree char *words = g_strdup_printf (
          "%s  %s  %.12s", assay_record_get_text (capture, ASSAY_CAPTURE_CAPTURED_AT),
          assay_record_get_text (capture, ASSAY_CAPTURE_MIME),
          assay_record_get_text (capture, ASSAY_CAPTURE_SHA256));

      print_value (_ ("Capture"), words);
    }

  return TRUE;
}
