/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-scope.h"

#include "assay-naming.h"
#include "assay-report.h"

#include <glib/gi18n-lib.h>

/* Of a protected source: its code name and how it is rated, as the report says. */
static const AssayField protected_source[] = { ASSAY_SOURCE_KIND, ASSAY_SOURCE_RELIABILITY,
                                               ASSAY_SOURCE_PROTECTED, ASSAY_SOURCE_CODE_NAME };

/* Of what was learnt from one. */
static const AssayField protected_evidence[]
    = { ASSAY_EVIDENCE_CLAIM,   ASSAY_EVIDENCE_SOURCE,      ASSAY_EVIDENCE_QUESTION,
        ASSAY_EVIDENCE_STANCE,  ASSAY_EVIDENCE_CREDIBILITY, ASSAY_EVIDENCE_RELIABILITY,
        ASSAY_EVIDENCE_POSITION };
static const AssayField protected_log[] = { ASSAY_LOG_KIND, ASSAY_LOG_STATE };
static const AssayField protected_derivation[]
    = { ASSAY_DERIVATION_SOURCE, ASSAY_DERIVATION_ORIGIN };

/* Never: where the identity of a source is kept, what hangs on this file alone. */
static const AssayField never[] = { ASSAY_SOURCE_BOX, ASSAY_SOURCE_CONTACT, ASSAY_EVIDENCE_CAPTURE,
                                    ASSAY_ARTICLE_REVISION, ASSAY_ARTICLE_POSITION };

/* Notes, which a report can be without. */
static const AssayField notes[]
    = { ASSAY_ARTICLE_NOTE,  ASSAY_PARTY_NOTE,      ASSAY_ACTOR_NOTE,   ASSAY_SOURCE_NOTE,
        ASSAY_CLAIM_NOTE,    ASSAY_DERIVATION_NOTE, ASSAY_MARK_NOTE,    ASSAY_CLAIM_LINK_NOTE,
        ASSAY_EVIDENCE_NOTE, ASSAY_LOG_NOTE,        ASSAY_CAPTURE_NOTE, ASSAY_REVISION_NOTE };

/* Not for readers: names of staff. */
static const AssayField not_for_readers[]
    = { ASSAY_CLAIM_PERSON,          ASSAY_CLAIM_EDITED_BY,      ASSAY_FINDING_PERSON,
        ASSAY_FINDING_DECIDED_BY,    ASSAY_MARK_PERSON,          ASSAY_EVIDENCE_TRANSLATOR,
        ASSAY_REVISION_PERSON,       ASSAY_REVISION_CHECKED_BY,  ASSAY_CAPTURE_PERSON,
        ASSAY_CAPTURE_RECEIVED_FROM, ASSAY_CAPTURE_RECEIVED_HOW, ASSAY_CAPTURE_HEADERS };

static gboolean
is_in (AssayField field, const AssayField *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if (fields[i] == field)
      return TRUE;

  return FALSE;
}

#define IS_IN(field, fields) is_in (field, fields, G_N_ELEMENTS (fields))

static AssayRecord *
find_source (AssayExchangeScope *self, AssayRecord *row, AssayField field)
{
  return assay_report_rows_find (self->rows, ASSAY_KIND_SOURCE, assay_record_get_ref (row, field));
}

static gboolean
is_hidden_actor (AssayExchangeScope *self, gint64 id)
{
  return g_hash_table_contains (self->context->hidden_actors, &id);
}

static gboolean
is_of_protected (AssayExchangeScope *self, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);

  if (kind == ASSAY_KIND_SOURCE)
    return assay_report_is_protected (row);
  if (kind == ASSAY_KIND_EVIDENCE)
    return assay_report_is_protected (find_source (self, row, ASSAY_EVIDENCE_SOURCE));
  if (kind == ASSAY_KIND_LOG)
    return assay_report_log_is_hidden (self->context, row);

  return kind == ASSAY_KIND_DERIVATION
         && (assay_report_is_protected (find_source (self, row, ASSAY_DERIVATION_SOURCE))
             || assay_report_is_protected (find_source (self, row, ASSAY_DERIVATION_ORIGIN)));
}

static gboolean
may_tell_of_protected (AssayField field)
{
  return IS_IN (field, protected_source) || IS_IN (field, protected_evidence)
         || IS_IN (field, protected_log) || IS_IN (field, protected_derivation);
}

/* Logs and tags are the house's own affair, and so are the findings that do not hold. */
static gboolean
is_for_readers (AssayExchangeScope *self, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);
  AssayReportCase *one;

  if (kind == ASSAY_KIND_LOG || kind == ASSAY_KIND_LOG_CLAIM || kind == ASSAY_KIND_TAG
      || kind == ASSAY_KIND_CLAIM_TAG || kind == ASSAY_KIND_SIGNOFF || kind == ASSAY_KIND_TOLD)
    return FALSE;
  if (kind != ASSAY_KIND_FINDING)
    return TRUE;

  one = assay_report_context_find_case (self->context,
                                        assay_record_get_ref (row, ASSAY_FINDING_CLAIM));

  return one != NULL && one->finding == row;
}

/* Whether the claim that @row names in @field was chosen; TRUE where it names none. */
static gboolean
is_claim_chosen (AssayExchangeScope *self, AssayRecord *row, AssayField field)
{
  gint64 claim = assay_record_get_ref (row, field);

  return claim == 0 || assay_report_context_find_case (self->context, claim) != NULL;
}

/* Whether tag @id is on a claim that was chosen, or on none at all. */
static gboolean
is_tag_chosen (AssayExchangeScope *self, gint64 id)
{
  GPtrArray *uses = assay_report_rows_by (self->rows, ASSAY_CLAIM_TAG_TAG, id);

  for (guint i = 0; i < uses->len; i++)
    if (is_claim_chosen (self, uses->pdata[i], ASSAY_CLAIM_TAG_CLAIM))
      return TRUE;

  return uses->len == 0;
}

/* Whether @row belongs to nothing that was not chosen: a claim, or a source or tag of such ones
 * alone. */
static gboolean
is_chosen (AssayExchangeScope *self, AssayRecord *row)
{
  static const AssayField claims[]
      = { ASSAY_FINDING_CLAIM,  ASSAY_FIGURE_CLAIM, ASSAY_CLAIM_LINK_CLAIM, ASSAY_CLAIM_LINK_OTHER,
          ASSAY_EVIDENCE_CLAIM, ASSAY_ANCHOR_CLAIM, ASSAY_CLAIM_TAG_CLAIM,  ASSAY_LOG_CLAIM_CLAIM,
          ASSAY_SIGNOFF_CLAIM,  ASSAY_TOLD_CLAIM };
  static const AssayField sources[]
      = { ASSAY_DERIVATION_SOURCE, ASSAY_DERIVATION_ORIGIN, ASSAY_TOLD_SOURCE };
  AssayKind kind = assay_record_get_kind (row);
  gint64 id = assay_record_get_id (row);

  if (kind == ASSAY_KIND_CLAIM)
    return assay_report_context_find_case (self->context, id) != NULL;
  if (kind == ASSAY_KIND_SOURCE)
    return assay_report_context_get_number (self->context, id) > 0;
  if (kind == ASSAY_KIND_LOG)
    return assay_report_context_tells_log (self->context, row);
  if (kind == ASSAY_KIND_TAG)
    return is_tag_chosen (self, id);

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    if (ASSAY_FIELD_KIND (claims[i]) == kind && !is_claim_chosen (self, row, claims[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (ASSAY_FIELD_KIND (sources[i]) == kind && assay_record_get_ref (row, sources[i]) != 0
        && assay_report_context_get_number (self->context, assay_record_get_ref (row, sources[i]))
               == 0)
      return FALSE;

  return TRUE;
}

/* Of a version: its article's. */
static gboolean
shows_version (AssayExchangeScope *self, gint64 id)
{
  AssayRecord *revision = assay_report_rows_find (self->rows, ASSAY_KIND_REVISION, id);
  AssayRecord *article
      = revision != NULL ? assay_report_rows_find (
            self->rows, ASSAY_KIND_ARTICLE, assay_record_get_ref (revision, ASSAY_REVISION_ARTICLE))
                         : NULL;

  return article != NULL && g_hash_table_contains (self->shown_rows, article);
}

gboolean
assay_exchange_is_capture_chosen (AssayExchangeScope *self, AssayRecord *capture)
{
  GPtrArray *revisions
      = assay_report_rows_by (self->rows, ASSAY_REVISION_CAPTURE, assay_record_get_id (capture));
  gboolean is_of_this = assay_report_context_get_number (
                            self->context, assay_record_get_ref (capture, ASSAY_CAPTURE_SOURCE))
                        > 0;

  for (guint i = 0; i < revisions->len; i++)
    is_of_this |= shows_version (self, assay_record_get_id (revisions->pdata[i]));

  return is_of_this;
}

/* A capture that the report's section on custody tells of, too. */
static gboolean
shows_capture (AssayExchangeScope *self, AssayRecord *capture)
{
  return assay_exchange_is_capture_chosen (self, capture)
         && !assay_exchange_is_hidden_capture (self->context, capture);
}

/* What another file told: not of a source that has come to be protected since. */
static gboolean
shows_told (AssayExchangeScope *self, AssayRecord *row)
{
  AssayRecord *article = assay_report_rows_find (self->rows, ASSAY_KIND_ARTICLE,
                                                 assay_record_get_ref (row, ASSAY_TOLD_ARTICLE));

  return article != NULL && g_hash_table_contains (self->shown_rows, article)
         && assay_report_context_has (self->context, ASSAY_REPORT_CUSTODY)
         && !assay_report_is_protected (find_source (self, row, ASSAY_TOLD_SOURCE));
}

/* Whether @row, of what vouches for the check, may be told of. Of quotations in captures there are
 * the words with the evidence. */
static gboolean
shows_custody (AssayExchangeScope *self, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);

  if (kind == ASSAY_KIND_CAPTURE)
    return assay_report_context_has (self->context, ASSAY_REPORT_CUSTODY)
           && shows_capture (self, row);
  if (kind == ASSAY_KIND_REVISION)
    return shows_version (self, assay_record_get_id (row));
  if (kind == ASSAY_KIND_SIGNOFF)
    return shows_version (self, assay_record_get_ref (row, ASSAY_SIGNOFF_REVISION));
  if (kind == ASSAY_KIND_TOLD)
    return shows_told (self, row);

  return kind != ASSAY_KIND_ANCHOR
         || (assay_record_is_empty (row, ASSAY_ANCHOR_EVIDENCE)
             && shows_version (self, assay_record_get_ref (row, ASSAY_ANCHOR_REVISION)));
}

gboolean
assay_exchange_shows_row (AssayExchangeScope *self, AssayRecord *row)
{
  AssayKind kind;

  if (row == NULL)
    return FALSE;

  kind = assay_record_get_kind (row);
  if (kind == ASSAY_KIND_ARTICLE || kind == ASSAY_KIND_ACTOR || kind == ASSAY_KIND_PARTY)
    return g_hash_table_contains (self->shown_rows, row);

  if ((kind == ASSAY_KIND_LOG || kind == ASSAY_KIND_LOG_CLAIM)
      && !assay_report_context_has (self->context, ASSAY_REPORT_LOGS))
    return FALSE;

  return is_chosen (self, row) && shows_custody (self, row)
         && (!self->context->for_reader || is_for_readers (self, row));
}

gboolean
assay_exchange_shows_field (AssayExchangeScope *self, AssayRecord *row, AssayField field)
{
  const AssayFieldInfo *info = assay_field_get_info (field);
  AssayRecord *other;

  if (assay_record_is_empty (row, field) || IS_IN (field, never)
      || (!assay_report_context_has (self->context, ASSAY_REPORT_NOTES) && IS_IN (field, notes))
      || (self->context->for_reader && IS_IN (field, not_for_readers))
      || (is_of_protected (self, row) && !may_tell_of_protected (field)))
    return FALSE;
  if (!assay_field_type_is_ref (info->type))
    return TRUE;

  other = assay_report_rows_find (self->rows, info->of, assay_record_get_ref (row, field));

  return assay_exchange_shows_row (self, other);
}

const char *
assay_exchange_get_text (AssayExchangeScope *self, AssayRecord *row, AssayField field)
{
  return row != NULL && assay_exchange_shows_field (self, row, field)
             ? assay_record_get_text (row, field)
             : "";
}

AssayRecord *
assay_exchange_get_row (AssayExchangeScope *self, AssayRecord *row, AssayField field)
{
  if (row == NULL || !assay_exchange_shows_field (self, row, field))
    return NULL;

  return assay_report_rows_find (self->rows, assay_field_get_info (field)->of,
                                 assay_record_get_ref (row, field));
}

gboolean
assay_exchange_is_hidden_capture (AssayReportContext *context, AssayRecord *capture)
{
  GPtrArray *evidence
      = assay_report_rows_by (context->rows, ASSAY_EVIDENCE_CAPTURE, assay_record_get_id (capture));

  if (assay_report_is_protected (assay_report_rows_find (
          context->rows, ASSAY_KIND_SOURCE, assay_record_get_ref (capture, ASSAY_CAPTURE_SOURCE))))
    return TRUE;

  for (guint i = 0; i < evidence->len; i++)
    if (assay_report_is_protected (assay_report_rows_find (
            context->rows, ASSAY_KIND_SOURCE,
            assay_record_get_ref (evidence->pdata[i], ASSAY_EVIDENCE_SOURCE))))
      return TRUE;

  return FALSE;
}

const char *
assay_exchange_name_source (AssayExchangeScope *self, AssayRecord *source)
{
  g_autofree char *name = assay_source_dup_public_name (source);

  return assay_report_content_intern (self->context->content, name);
}

static void
show_actor (AssayExchangeScope *self, gint64 id)
{
  AssayRecord *actor = assay_report_rows_find (self->rows, ASSAY_KIND_ACTOR, id);
  AssayRecord *party;

  if (actor == NULL || is_hidden_actor (self, id))
    return;

  g_hash_table_add (self->shown_rows, actor);
  party = assay_report_rows_find (self->rows, ASSAY_KIND_PARTY,
                                  assay_record_get_ref (actor, ASSAY_ACTOR_PARTY));
  if (party != NULL)
    g_hash_table_add (self->shown_rows, party);
}

/* An actor is not told of whom only protected sources, or claims and sources that were not chosen,
 * name. */
static void
show_actors (AssayExchangeScope *self)
{
  GPtrArray *claims = assay_report_rows_all (self->rows, ASSAY_KIND_CLAIM);
  GPtrArray *sources = assay_report_rows_all (self->rows, ASSAY_KIND_SOURCE);

  for (guint i = 0; i < claims->len; i++)
    if (is_chosen (self, claims->pdata[i]))
      {
        show_actor (self, assay_record_get_ref (claims->pdata[i], ASSAY_CLAIM_SPEAKER));
        show_actor (self, assay_record_get_ref (claims->pdata[i], ASSAY_CLAIM_VIA));
      }
  for (guint i = 0; i < sources->len; i++)
    if (!assay_report_is_protected (sources->pdata[i]) && is_chosen (self, sources->pdata[i]))
      show_actor (self, assay_record_get_ref (sources->pdata[i], ASSAY_SOURCE_ACTOR));
}

AssayExchangeScope *
assay_exchange_scope_new (AssayReportContext *context)
{
  AssayExchangeScope *self = g_new0 (AssayExchangeScope, 1);

  self->context = context;
  self->rows = context->rows;
  self->shown_rows = g_hash_table_new (NULL, NULL);
  self->needles = assay_needles_new (context, NULL);
  for (guint i = 0; i < context->chapters->len; i++)
    {
      AssayReportChapter *chapter = g_ptr_array_index (context->chapters, i);

      g_hash_table_add (self->shown_rows, chapter->shown->article);
    }
  show_actors (self);

  return self;
}

void
assay_exchange_scope_free (AssayExchangeScope *self)
{
  g_hash_table_unref (self->shown_rows);
  assay_needles_free (self->needles);
  g_free (self);
}

void
assay_exchange_note (AssayExchangeScope *self, const char *format, ...)
{
  va_list arguments;

  if (self->notes == NULL)
    return;

  va_start (arguments, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
check (AssayExchangeScope *self,
       const char *text,
       const char *noted_place,
       const char *place,
       GError **error)
{
  AssayRecord *source = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  if (text != NULL && !assay_needles_is_empty (self->needles))
    source = assay_needles_search (self->needles, text, noted_place);
  if (source == NULL)
    return TRUE;

  g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED,
               _ ("cannot export: what identifies ‘%s’ stands in: %s"),
               assay_exchange_name_source (self, source), place);

  return FALSE;
}

gboolean
assay_exchange_check (AssayExchangeScope *self, const char *text, const char *place, GError **error)
{
  return check (self, text, place, place, error);
}

gboolean
assay_exchange_check_foreign (AssayExchangeScope *self,
                              const char *text,
                              const char *place,
                              GError **error)
{
  return check (self, text, NULL, place, error);
}
