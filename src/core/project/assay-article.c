/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-article-private.h"
#include "assay-project-private.h"

/* Owns the rows of one article and the page of the revision that is shown. Follows the project,
 * which tells it of every change first. */
struct _AssayArticle
{
  GObject parent_instance;

  /* Owned */
  AssayProject *project;
  gint64 id;
  AssayRecordList *lists[ASSAY_N_KINDS]; /* NULL for kinds of the project as a whole */
  gint64 revision;
  GBytes *page;
  AssayText *text;
  GArray *blocks;          /* of AssayBlock */
  GArray *units;           /* of AssayUnit */
  GHashTable *anchors;     /* key of claim or mark → AssayRecord, of the shown revision */
  GHashTable *findings;    /* key of claim → AssayRecord of role "checker" */
  GHashTable *decisions;   /* the same of role "decision" */
  AssayCoverage *coverage; /* NULL: to be worked out */
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (AssayArticle, assay_article, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gint64
anchor_start (AssayArticle *self, gint64 owner)
{
  AssayRecord *anchor = g_hash_table_lookup (self->anchors, &owner);

  return anchor != NULL ? assay_record_get_int (anchor, ASSAY_ANCHOR_START) : G_MAXINT64;
}

static int
compare_int (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_records (gconstpointer a, gconstpointer b, gpointer user_data)
{
  AssayArticle *self = user_data;
  AssayRecord *x = (AssayRecord *) a;
  AssayRecord *y = (AssayRecord *) b;
  int order;

  switch ((int) assay_record_get_kind (x))
    {
    case ASSAY_KIND_CLAIM:
      order = compare_int (anchor_start (self, assay_record_get_id (x)),
                           anchor_start (self, assay_record_get_id (y)));
      return order != 0 ? order : assay_claim_compare (x, y);
    case ASSAY_KIND_MARK:
      return compare_int (anchor_start (self, assay_record_get_id (x)),
                          anchor_start (self, assay_record_get_id (y)));
    case ASSAY_KIND_ANCHOR:
      return compare_int (assay_record_get_int (x, ASSAY_ANCHOR_START),
                          assay_record_get_int (y, ASSAY_ANCHOR_START));
    case ASSAY_KIND_REVISION:
      return compare_int (assay_record_get_int (x, ASSAY_REVISION_NUMBER),
                          assay_record_get_int (y, ASSAY_REVISION_NUMBER));
    case ASSAY_KIND_EVIDENCE:
      {
        double p = assay_record_get_real (x, ASSAY_EVIDENCE_POSITION);
        double q = assay_record_get_real (y, ASSAY_EVIDENCE_POSITION);

        return (p > q) - (p < q);
      }
    default:
      return 0;
    }
}

static void
assay_article_dispose (GObject *object)
{
  AssayArticle *self = ASSAY_ARTICLE (object);

  if (self->project != NULL)
    assay_project_remove_article (self->project, self);

  G_OBJECT_CLASS (assay_article_parent_class)->dispose (object);
}

static void
assay_article_finalize (GObject *object)
{
  AssayArticle *self = ASSAY_ARTICLE (object);

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    g_clear_object (&self->lists[i]);
  g_clear_pointer (&self->page, g_bytes_unref);
  g_clear_pointer (&self->text, assay_text_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->coverage, assay_coverage_unref);
  g_hash_table_unref (self->anchors);
  g_hash_table_unref (self->findings);
  g_hash_table_unref (self->decisions);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (assay_article_parent_class)->finalize (object);
}

static void
assay_article_class_init (AssayArticleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_article_dispose;
  object_class->finalize = assay_article_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, ASSAY_TYPE_CHANGES);
}

static void
assay_article_init (AssayArticle *self)
{
  self->anchors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->findings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->decisions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    if (assay_kind_is_of_article ((AssayKind) i))
      self->lists[i] = assay_record_list_new ((AssayKind) i, compare_records, self);
}

AssayArticle *
assay_article_new (AssayProject *project, gint64 id)
{
  AssayArticle *self = g_object_new (ASSAY_TYPE_ARTICLE, NULL);

  self->project = g_object_ref (project);
  self->id = id;
  assay_project_add_article (project, self);

  return self;
}

static void
remember (GHashTable *table, gint64 key, AssayRecord *record)
{
  if (key != 0)
    g_hash_table_replace (table, g_memdup2 (&key, sizeof key), g_object_ref (record));
}

/* Only what @record itself put there: its owner may have another by now. */
static void
forget (GHashTable *table, gint64 key, AssayRecord *record)
{
  AssayRecord *known = g_hash_table_lookup (table, &key);

  if (known != NULL && assay_record_get_id (known) == assay_record_get_id (record))
    g_hash_table_remove (table, &key);
}

/* Calls @each (remember or forget) for the table and the owner under which @record is found. */
static void
index_row (AssayArticle *self,
           AssayRecord *record,
           void (*each) (GHashTable *table, gint64 key, AssayRecord *record))
{
  const char *role;

  if (assay_record_get_kind (record) == ASSAY_KIND_ANCHOR)
    {
      if (assay_record_get_ref (record, ASSAY_ANCHOR_REVISION) != self->revision)
        return;
      each (self->anchors, assay_record_get_ref (record, ASSAY_ANCHOR_CLAIM), record);
      each (self->anchors, assay_record_get_ref (record, ASSAY_ANCHOR_MARK), record);
      return;
    }

  role = assay_record_get_text (record, ASSAY_FINDING_ROLE);
  if (g_str_equal (role, "checker"))
    each (self->findings, assay_record_get_ref (record, ASSAY_FINDING_CLAIM), record);
  else if (g_str_equal (role, "decision"))
    each (self->decisions, assay_record_get_ref (record, ASSAY_FINDING_CLAIM), record);
}

/* What is looked up by owner, made from the lists. */
static void
index_rows (AssayArticle *self)
{
  static const AssayKind kinds[] = { ASSAY_KIND_ANCHOR, ASSAY_KIND_FINDING };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < assay_record_list_get_size (self->lists[kinds[k]]); i++)
      index_row (self, assay_record_list_peek (self->lists[kinds[k]], i), remember);
}

void
assay_article_set_records (AssayArticle *self, AssayKind kind, GPtrArray *records)
{
  assay_record_list_set (self->lists[kind], records);
}

void
assay_article_set_page (AssayArticle *self,
                        AssayRecord *revision,
                        GBytes *page,
                        AssayText *text,
                        GArray *blocks,
                        GArray *units)
{
  self->revision = assay_record_get_id (revision);
  self->page = g_bytes_ref (page);
  self->text = text;
  self->blocks = blocks;
  self->units = units;

  index_rows (self);
  assay_record_list_resort (self->lists[ASSAY_KIND_CLAIM]);
  assay_record_list_resort (self->lists[ASSAY_KIND_MARK]);
}

/* Whether row @record, or its @owner of kind @kind by @field, is this article's. */
static gboolean
owner_is_here (AssayArticle *self, GHashTable *fresh, AssayRecord *record, AssayField field)
{
  gint64 owner = assay_record_get_ref (record, field);
  AssayRecordList *list = self->lists[assay_field_get_info (field)->of];

  return owner != 0
         && (assay_record_list_find (list, owner) != NULL || g_hash_table_contains (fresh, &owner));
}

/* @fresh: keys of rows of this article that the same edit brings. */
static gboolean
belongs_here (AssayArticle *self, GHashTable *fresh, AssayRecord *record)
{
  switch ((int) assay_record_get_kind (record))
    {
    case ASSAY_KIND_REVISION:
      return assay_record_get_ref (record, ASSAY_REVISION_ARTICLE) == self->id;
    case ASSAY_KIND_CLAIM:
      return assay_record_get_ref (record, ASSAY_CLAIM_ARTICLE) == self->id;
    case ASSAY_KIND_MARK:
      return assay_record_get_ref (record, ASSAY_MARK_ARTICLE) == self->id;
    case ASSAY_KIND_TOLD:
      return assay_record_get_ref (record, ASSAY_TOLD_ARTICLE) == self->id;
    case ASSAY_KIND_RESOURCE:
      return owner_is_here (self, fresh, record, ASSAY_RESOURCE_REVISION);
    case ASSAY_KIND_FINDING:
      return owner_is_here (self, fresh, record, ASSAY_FINDING_CLAIM);
    case ASSAY_KIND_FIGURE:
      return owner_is_here (self, fresh, record, ASSAY_FIGURE_CLAIM);
    case ASSAY_KIND_CLAIM_LINK:
      return owner_is_here (self, fresh, record, ASSAY_CLAIM_LINK_CLAIM);
    case ASSAY_KIND_EVIDENCE:
      return owner_is_here (self, fresh, record, ASSAY_EVIDENCE_CLAIM);
    case ASSAY_KIND_CLAIM_TAG:
      return owner_is_here (self, fresh, record, ASSAY_CLAIM_TAG_CLAIM);
    case ASSAY_KIND_SIGNOFF:
      return owner_is_here (self, fresh, record, ASSAY_SIGNOFF_CLAIM)
             || owner_is_here (self, fresh, record, ASSAY_SIGNOFF_REVISION);
    case ASSAY_KIND_ANCHOR:
      return owner_is_here (self, fresh, record, ASSAY_ANCHOR_CLAIM)
             || owner_is_here (self, fresh, record, ASSAY_ANCHOR_MARK)
             || owner_is_here (self, fresh, record, ASSAY_ANCHOR_EVIDENCE);
    default:
      return FALSE;
    }
}

/* The keys of owners (claims, marks, evidence, revisions) that the changes bring to the article. */
static GHashTable *
find_fresh (AssayArticle *self, const AssayChange *changes, guint n_changes)
{
  static const AssayKind owners[]
      = { ASSAY_KIND_REVISION, ASSAY_KIND_CLAIM, ASSAY_KIND_MARK, ASSAY_KIND_EVIDENCE };
  GHashTable *fresh = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint k = 0; k < G_N_ELEMENTS (owners); k++)
    for (guint i = 0; i < n_changes; i++)
      if (changes[i].kind == owners[k] && changes[i].after != NULL
          && belongs_here (self, fresh, changes[i].after))
        g_hash_table_add (fresh, (gpointer) &changes[i].id);

  return fresh;
}

static gboolean
touches_order (AssayChanges *changes)
{
  return assay_changes_touch (changes, ASSAY_KIND_ANCHOR);
}

static gboolean
touches_coverage (AssayChanges *changes)
{
  return touches_order (changes) || assay_changes_touch (changes, ASSAY_KIND_CLAIM)
         || assay_changes_touch (changes, ASSAY_KIND_FINDING)
         || assay_changes_touch (changes, ASSAY_KIND_MARK)
         || assay_changes_touch (changes, ASSAY_KIND_LEVEL)
         || assay_changes_touch (changes, ASSAY_KIND_ARTICLE);
}

/* Puts the changed rows of @kinds into their lists. */
static void
apply_kinds (AssayArticle *self,
             GHashTable *fresh,
             const AssayChange *changes,
             guint n_changes,
             gboolean owners)
{
  for (guint i = 0; i < n_changes; i++)
    {
      AssayRecordList *list = self->lists[changes[i].kind];
      gboolean is_owner = changes[i].kind == ASSAY_KIND_CLAIM || changes[i].kind == ASSAY_KIND_MARK;
      gboolean is_indexed
          = changes[i].kind == ASSAY_KIND_ANCHOR || changes[i].kind == ASSAY_KIND_FINDING;

      if (list == NULL || is_owner != owners)
        continue;
      if (is_indexed && changes[i].before != NULL)
        index_row (self, changes[i].before, forget);
      if (changes[i].after == NULL)
        assay_record_list_remove (list, changes[i].id);
      else if (belongs_here (self, fresh, changes[i].after))
        {
          assay_record_list_put (list, changes[i].after);
          if (is_indexed)
            index_row (self, changes[i].after, remember);
        }
    }
}

void
assay_article_apply (AssayArticle *self, AssayChanges *changes)
{
  guint n_changes;
  const AssayChange *change = assay_changes_get (changes, &n_changes);
  g_autoptr (GHashTable) fresh = find_fresh (self, change, n_changes);

  /* What hangs on claims and marks comes first: their order depends on their anchors. */
  apply_kinds (self, fresh, change, n_changes, FALSE);
  apply_kinds (self, fresh, change, n_changes, TRUE);
  if (touches_order (changes))
    {
      assay_record_list_resort (self->lists[ASSAY_KIND_CLAIM]);
      assay_record_list_resort (self->lists[ASSAY_KIND_MARK]);
    }

  if (touches_coverage (changes))
    g_clear_pointer (&self->coverage, assay_coverage_unref);

  g_signal_emit (self, signals[CHANGED], 0, changes);
}

AssayProject *
assay_article_get_project (AssayArticle *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  return self->project;
}

gint64
assay_article_get_id (AssayArticle *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), 0);

  return self->id;
}

AssayRecord *
assay_article_get_record (AssayArticle *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  return assay_project_find (self->project, ASSAY_KIND_ARTICLE, self->id);
}

AssayRecord *
assay_article_get_revision (AssayArticle *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  return assay_record_list_find (self->lists[ASSAY_KIND_REVISION], self->revision);
}

gboolean
assay_article_is_current (AssayArticle *self)
{
  AssayRecord *record = assay_article_get_record (self);

  return record != NULL && assay_record_get_ref (record, ASSAY_ARTICLE_REVISION) == self->revision;
}

AssayText *
assay_article_get_text (AssayArticle *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  return self->text;
}

GBytes *
assay_article_get_page (AssayArticle *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  return self->page;
}

GArray *
assay_article_get_blocks (AssayArticle *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  return self->blocks;
}

AssayRecordList *
assay_article_get_list (AssayArticle *self, AssayKind kind)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);
  g_return_val_if_fail ((guint) kind < ASSAY_N_KINDS, NULL);

  return self->lists[kind] != NULL ? self->lists[kind]
                                   : assay_project_get_list (self->project, kind);
}

AssayRecord *
assay_article_find (AssayArticle *self, AssayKind kind, gint64 id)
{
  return assay_record_list_find (assay_article_get_list (self, kind), id);
}

AssayRecord *
assay_article_find_anchor (AssayArticle *self, gint64 owner)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  return g_hash_table_lookup (self->anchors, &owner);
}

AssayRecord *
assay_article_find_finding (AssayArticle *self, gint64 claim)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  return g_hash_table_lookup (self->findings, &claim);
}

AssayRecord *
assay_article_find_decision (AssayArticle *self, gint64 claim)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  return g_hash_table_lookup (self->decisions, &claim);
}

AssayCoverage *
assay_article_get_coverage (AssayArticle *self)
{
  AssayRecord *scale;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  if (self->coverage != NULL)
    return self->coverage;

  scale = assay_project_get_scale (self->project, assay_article_get_record (self));
  self->coverage = assay_coverage_new_for_rows (
      self->text, (const AssayUnit *) (gpointer) self->units->data, self->units->len,
      &(AssayCoverageRows){
          .article = self->id,
          .revision = self->revision,
          .scale = scale != NULL ? assay_record_get_id (scale) : 0,
          .claims = self->lists[ASSAY_KIND_CLAIM],
          .findings = self->lists[ASSAY_KIND_FINDING],
          .marks = self->lists[ASSAY_KIND_MARK],
          .anchors = self->lists[ASSAY_KIND_ANCHOR],
          .levels = assay_project_get_list (self->project, ASSAY_KIND_LEVEL),
      });

  return self->coverage;
}
