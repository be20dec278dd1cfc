/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-taking-private.h"

#include "assay-chars.h"
#include "assay-finding.h"

#include <glib/gi18n-lib.h>

/* Rows of a file become rows of the project, kind by kind: what a row refers to is there before
 * it. */

#define MAX_QUOTED 60 /* characters of a quotation in a note */

static const AssayKind kinds[]
    = { ASSAY_KIND_PARTY,   ASSAY_KIND_ACTOR,    ASSAY_KIND_SOURCE,     ASSAY_KIND_DERIVATION,
        ASSAY_KIND_TAG,     ASSAY_KIND_SCALE,    ASSAY_KIND_LEVEL,      ASSAY_KIND_CLAIM,
        ASSAY_KIND_FINDING, ASSAY_KIND_FIGURE,   ASSAY_KIND_CLAIM_LINK, ASSAY_KIND_CLAIM_TAG,
        ASSAY_KIND_MARK,    ASSAY_KIND_EVIDENCE, ASSAY_KIND_LOG,        ASSAY_KIND_LOG_CLAIM,
        ASSAY_KIND_TOLD };

gint64
assay_taking_find_key (AssayTaking *self, AssayKind kind, gint64 key)
{
  gint64 *found = g_hash_table_lookup (self->keys[kind], &key);

  return found != NULL ? *found : 0;
}

static void
map_key (AssayTaking *self, AssayKind kind, gint64 key, gint64 ours)
{
  g_hash_table_replace (self->keys[kind], g_memdup2 (&key, sizeof key),
                        g_memdup2 (&ours, sizeof ours));
}

/* Takes over @words. */
static void
note (AssayTaking *self, char *words)
{
  g_ptr_array_add (self->taken->notes, words);
}

/* Whether all that @row cannot be without was taken. */
static gboolean
has_all_it_needs (AssayTaking *self, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);
  guint n_fields;
  const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == ASSAY_HOLDS_REQUIRED_REF
        && assay_taking_find_key (
               self, fields[i].of,
               assay_record_get_ref (row, assay_field_from_name (kind, fields[i].column)))
               == 0)
      return FALSE;

  return TRUE;
}

static void
set_field (AssayTaking *self, gint64 id, AssayRecord *row, AssayField field)
{
  const AssayFieldInfo *info = assay_field_get_info (field);
  gint64 key;

  switch (info->type)
    {
    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
      key = assay_taking_find_key (self, info->of, assay_record_get_ref (row, field));
      if (key != 0)
        assay_edit_set_ref (self->edit, id, field, key);
      break;
    case ASSAY_HOLDS_INT:
      assay_edit_set_int (self->edit, id, field, assay_record_get_int (row, field));
      break;
    case ASSAY_HOLDS_REAL:
      assay_edit_set_real (self->edit, id, field, assay_record_get_real (row, field));
      break;
    case ASSAY_HOLDS_BOOL:
      assay_edit_set_bool (self->edit, id, field, assay_record_get_bool (row, field));
      break;
    case ASSAY_HOLDS_TEXT:
    case ASSAY_HOLDS_WORD:
    default:
      assay_edit_set_text (self->edit, id, field, assay_record_get_text (row, field));
      break;
    }
}

/* Numbers are given by the store unless they are to be kept; who edited last it writes itself. */
static gboolean
is_copied (AssayTaking *self, AssayField field)
{
  if (field == ASSAY_CLAIM_NUMBER || field == ASSAY_CLAIM_SUFFIX)
    return self->keep_numbers;

  return field != ASSAY_CLAIM_EDITED_BY && field != ASSAY_EVIDENCE_CAPTURE;
}

static gint64
insert_row (AssayTaking *self, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);
  guint n_fields;
  const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);
  gint64 id = assay_edit_insert (self->edit, kind);

  for (guint i = 0; i < n_fields; i++)
    {
      AssayField field = assay_field_from_name (kind, fields[i].column);

      if (!assay_record_is_empty (row, field) && is_copied (self, field))
        set_field (self, id, row, field);
    }
  map_key (self, kind, assay_record_get_id (row), id);
  self->taken->n_inserted[kind]++;

  return id;
}

static void
insert_anchor (AssayTaking *self,
               AssayField owner_field,
               gint64 owner,
               AssaySelector *words,
               const char *state)
{
  gint64 id = assay_edit_insert (self->edit, ASSAY_KIND_ANCHOR);

  assay_edit_set_ref (self->edit, id, owner_field, owner);
  assay_edit_set_ref (self->edit, id, ASSAY_ANCHOR_REVISION,
                      assay_record_get_id (assay_article_get_revision (self->article)));
  assay_edit_set_text (self->edit, id, ASSAY_ANCHOR_EXACT, words->exact);
  assay_edit_set_text (self->edit, id, ASSAY_ANCHOR_PREFIX, words->prefix);
  assay_edit_set_text (self->edit, id, ASSAY_ANCHOR_SUFFIX, words->suffix);
  assay_edit_set_int (self->edit, id, ASSAY_ANCHOR_START, words->start);
  assay_edit_set_int (self->edit, id, ASSAY_ANCHOR_END, words->end);
  assay_edit_set_text (self->edit, id, ASSAY_ANCHOR_STATE, state);
}

/* "14a “the words”" or "“the words”": what a note calls a claim or a mark. Owned. */
static char *
dup_name (AssayRecord *row, const AssaySelector *selector)
{
  g_autofree char *quote = assay_ellipsize (selector->exact, MAX_QUOTED);
  g_autofree char *label = NULL;

  if (assay_record_get_kind (row) != ASSAY_KIND_CLAIM
      || assay_record_get_int (row, ASSAY_CLAIM_NUMBER) == 0)
    return g_strdup_printf ("“%s”", quote);

  label = assay_claim_dup_label (row);

  return g_strdup_printf ("%s “%s”", label, quote);
}

/* What was changed there stays so, also where its words are found. */
static const char *
get_state (const AssayExchangePlace *place, const AssayPlacement *placement)
{
  if (placement->state == ASSAY_ANCHOR_STATE_CHANGED || g_strcmp0 (place->state, "changed") == 0)
    return "changed";

  return g_strcmp0 (place->state, "moved") == 0 ? "moved" : "exact";
}

static void
take_placed (AssayTaking *self, AssayRecord *row, guint index)
{
  AssayExchangePlace *place = self->read->places->pdata[index];
  const AssayPlacement *placement = &self->placements[index];
  gboolean is_claim = assay_record_get_kind (row) == ASSAY_KIND_CLAIM;
  g_autofree char *name = dup_name (row, place->selector);
  g_autoptr (AssaySelector) words
      = placement->state == ASSAY_ANCHOR_STATE_LOST
            ? NULL
            : assay_selector_new_for_range (assay_article_get_text (self->article),
                                            placement->start, placement->end);

  if (words == NULL)
    {
      note (self, g_strdup_printf (_ ("%s is not in the article: left out"), name));
      return;
    }
  if (assay_taking_is_there (self, row, words->start, words->end))
    {
      self->taken->n_known++;
      return;
    }
  if (placement->state == ASSAY_ANCHOR_STATE_CHANGED)
    {
      g_autofree char *shown = assay_ellipsize (words->exact, MAX_QUOTED);

      if (g_str_equal (place->selector->exact, words->exact))
        note (self, g_strdup_printf (_ ("%s has CHANGED: what is said around its words is not "
                                        "the same"),
                                     name));
      else
        note (self, g_strdup_printf (_ ("%s has CHANGED, it reads now: “%s”"), name, shown));
    }

  insert_anchor (self, is_claim ? ASSAY_ANCHOR_CLAIM : ASSAY_ANCHOR_MARK, insert_row (self, row),
                 words, get_state (place, placement));
}

/* The index of the place of @row, G_MAXUINT where it has none. */
static guint
find_place (AssayTaking *self, AssayRecord *row)
{
  gint64 key = assay_record_get_id (row);
  GHashTable *places
      = assay_record_get_kind (row) == ASSAY_KIND_CLAIM ? self->claim_places : self->mark_places;
  gpointer index;

  return g_hash_table_lookup_extended (places, &key, NULL, &index) ? GPOINTER_TO_UINT (index)
                                                                   : G_MAXUINT;
}

static void
take_row (AssayTaking *self, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);
  gint64 key = assay_record_get_id (row);
  gint64 there;

  if (g_hash_table_contains (self->keys[kind], &key) || !has_all_it_needs (self, row)
      || !assay_taking_is_wanted (self, row))
    return;

  there = assay_taking_find_same (self, row);
  if (there != 0)
    {
      map_key (self, kind, key, there);
      self->taken->n_known++;
    }
  else if (kind != ASSAY_KIND_CLAIM && kind != ASSAY_KIND_MARK)
    insert_row (self, row);
  else if (find_place (self, row) != G_MAXUINT)
    take_placed (self, row, find_place (self, row));
  else
    note (self, g_strdup (_ ("a claim or mark without words is left out")));
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  return assay_claim_compare (*(AssayRecord *const *) a, *(AssayRecord *const *) b);
}

/* Claims in the order of their numbers, since the store gives numbers upwards. */
static GPtrArray *
dup_rows (AssayTaking *self, AssayKind kind)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_ptr_array_extend (rows, self->read->rows[kind], NULL, NULL);
  if (kind == ASSAY_KIND_CLAIM && self->keep_numbers)
    g_ptr_array_sort (rows, compare_claims);

  return rows;
}

static void
locate (AssayTaking *self)
{
  guint n = self->read->places->len;
  g_autofree const AssaySelector **selectors = g_new0 (const AssaySelector *, n + 1);

  self->placements = g_new0 (AssayPlacement, n + 1);
  for (guint i = 0; i < n; i++)
    {
      AssayExchangePlace *place = self->read->places->pdata[i];
      GHashTable *places = place->kind == ASSAY_KIND_CLAIM ? self->claim_places : self->mark_places;

      selectors[i] = place->selector;
      g_hash_table_insert (places, g_memdup2 (&place->owner, sizeof place->owner),
                           GUINT_TO_POINTER (i));
    }
  if (self->article != NULL && n > 0)
    assay_anchor_locate_all (
        assay_article_get_text (self->article), NULL, selectors, n,
        assay_record_get_text (assay_article_get_record (self->article), ASSAY_ARTICLE_LANGUAGE),
        self->placements);
}

/* Each claim has a checker's finding, if an empty one. */
static void
add_findings (AssayTaking *self)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *findings = self->read->rows[ASSAY_KIND_FINDING];
  GPtrArray *claims = self->read->rows[ASSAY_KIND_CLAIM];
  g_autofree gint64 *keys = g_new0 (gint64, findings->len + 1);

  for (guint i = 0; i < findings->len; i++)
    {
      keys[i] = assay_record_get_ref (findings->pdata[i], ASSAY_FINDING_CLAIM);
      if (g_str_equal (assay_record_get_text (findings->pdata[i], ASSAY_FINDING_ROLE), "checker"))
        g_hash_table_add (found, &keys[i]);
    }
  for (guint i = 0; i < claims->len; i++)
    {
      gint64 key = assay_record_get_id (claims->pdata[i]);
      gint64 ours = assay_taking_find_key (self, ASSAY_KIND_CLAIM, key);
      gint64 finding;

      if (ours == 0 || g_hash_table_contains (found, &key))
        continue;
      finding = assay_edit_insert (self->edit, ASSAY_KIND_FINDING);
      assay_edit_set_ref (self->edit, finding, ASSAY_FINDING_CLAIM, ours);
      assay_edit_set_text (self->edit, finding, ASSAY_FINDING_ROLE, "checker");
    }
}

static void
map_articles (AssayTaking *self)
{
  GPtrArray *articles = self->read->rows[ASSAY_KIND_ARTICLE];
  gint64 ours = self->article != NULL ? assay_article_get_id (self->article) : 0;
  guint n_others = 0;

  if (ours == 0)
    return;

  map_key (self, ASSAY_KIND_ARTICLE, ASSAY_EXCHANGE_READ_ARTICLE, ours);
  for (guint i = 0; i < articles->len; i++)
    if (articles->len == 1 || assay_taking_is_same_article (self, articles->pdata[i]))
      map_key (self, ASSAY_KIND_ARTICLE, assay_record_get_id (articles->pdata[i]), ours);
    else
      n_others++;
  if (n_others > 0)
    note (self, g_strdup_printf (ngettext ("%u other article of the file is left out",
                                           "%u other articles of the file are left out", n_others),
                                 n_others));
}

static void
take_all (AssayTaking *self)
{
  assay_taking_learn (self);
  map_articles (self);
  locate (self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) rows = dup_rows (self, kinds[i]);

      for (guint k = 0; k < rows->len; k++)
        take_row (self, rows->pdata[k]);
    }
  add_findings (self);
  assay_taking_set_scale (self);
}

AssayEdit *
assay_edit_take (AssayProject *project,
                 AssayArticle *article,
                 AssayExchangeRead *read,
                 gboolean keep_numbers,
                 AssayTaken *taken)
{
  AssayTaking self = { .project = project,
                       .article = article,
                       .read = read,
                       .keep_numbers = keep_numbers,
                       .taken = taken };

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);
  g_return_val_if_fail (article == NULL || ASSAY_IS_ARTICLE (article), NULL);

  self.edit = assay_project_edit (project, _ ("Import from a file"));
  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    self.keys[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self.claim_places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.mark_places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < read->notes->len; i++)
    note (&self, g_strdup (read->notes->pdata[i]));

  take_all (&self);

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    g_hash_table_unref (self.keys[i]);
  g_hash_table_unref (self.claim_places);
  g_hash_table_unref (self.mark_places);
  g_hash_table_unref (self.known);
  g_free (self.placements);

  return self.edit;
}
