/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-taking-private.h"

#include "assay-edits-private.h"

#include <string.h>

/* What of a file is in the project already, or in the file before: what a row is known by is one
 * string, so that a large file takes no longer than it is large. */

/* Without what makes no other page: the scheme, "www." and a slash at the end. Owned. */
static char *
fold_address (const char *address)
{
  const char *rest = strstr (address, "://");
  char *folded;
  gsize length;

  rest = rest != NULL ? rest + 3 : address;
  if (g_ascii_strncasecmp (rest, "www.", 4) == 0)
    rest += 4;
  folded = g_strdup (rest);
  length = strlen (folded);
  if (length > 0 && folded[length - 1] == '/')
    folded[length - 1] = '\0';

  return folded;
}

/* NULL for a name of nothing but space. Owned. */
static char *
dup_mark (AssayKind kind, const char *how, const char *name)
{
  g_autofree char *folded = assay_name_fold (name);

  return *folded != '\0' ? g_strdup_printf ("%s %s %s", assay_kind_get_name (kind), how, folded)
                         : NULL;
}

static char *
dup_pair (const char *what, gint64 first, gint64 second)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, what, first, second);
}

/* A protected source is known by its code name alone, any other by its address, and by its title
 * ("titled") or, without an address, by that too ("alone"). NULL where it has none. Owned. */
static char *
dup_source_mark (AssayRecord *source, const char *how)
{
  g_autofree char *address = fold_address (assay_record_get_text (source, ASSAY_SOURCE_ADDRESS));
  gboolean by_code = g_str_equal (how, "code");

  if (by_code != assay_record_get_bool (source, ASSAY_SOURCE_PROTECTED))
    return NULL;
  if (by_code)
    return dup_mark (ASSAY_KIND_SOURCE, how,
                     assay_record_get_text (source, ASSAY_SOURCE_CODE_NAME));
  if (g_str_equal (how, "at"))
    return *address != '\0' ? g_strconcat ("source at ", address, NULL) : NULL;
  if (g_str_equal (how, "alone") && *address != '\0')
    return NULL;

  return dup_mark (ASSAY_KIND_SOURCE, how, assay_record_get_text (source, ASSAY_SOURCE_TITLE));
}

/* What a row of the project as a whole is known by, which is no source; @first and @second are the
 * project's keys of what it belongs to. NULL for what is known by nothing. Owned. */
static char *
dup_known (AssayRecord *row, gint64 first, gint64 second)
{
  static const AssayField names[]
      = { ASSAY_PARTY_NAME, ASSAY_ACTOR_NAME, ASSAY_TAG_NAME, ASSAY_SCALE_NAME };
  AssayKind kind = assay_record_get_kind (row);
  g_autofree char *of = NULL;

  if (kind == ASSAY_KIND_DERIVATION)
    return dup_pair ("derivation", first, second);
  if (kind == ASSAY_KIND_TOLD)
    return g_strconcat ("told ", assay_record_get_text (row, ASSAY_TOLD_WHAT), " ",
                        assay_record_get_text (row, ASSAY_TOLD_VALUE), NULL);
  if (kind == ASSAY_KIND_LEVEL)
    {
      of = dup_pair ("of", first, 0);
      return dup_mark (kind, of, assay_record_get_text (row, ASSAY_LEVEL_LABEL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (ASSAY_FIELD_KIND (names[i]) == kind)
      return dup_mark (kind, "named", assay_record_get_text (row, names[i]));

  return NULL;
}

/* Takes over @mark; the first of equal ones counts. */
static void
learn (AssayTaking *self, char *mark, gint64 key)
{
  if (mark == NULL || g_hash_table_contains (self->known, mark))
    g_free (mark);
  else
    g_hash_table_insert (self->known, mark, g_memdup2 (&key, sizeof key));
}

/* Takes over @mark. */
static gint64
look_up (AssayTaking *self, char *mark)
{
  gint64 *found = mark != NULL ? g_hash_table_lookup (self->known, mark) : NULL;

  g_free (mark);

  return found != NULL ? *found : 0;
}

static char *
dup_place_mark (AssayRecord *row, gint64 start, gint64 end)
{
  AssayKind kind = assay_record_get_kind (row);
  g_autofree char *place = dup_pair (assay_kind_get_name (kind), start, end);

  return g_strconcat (place, " ",
                      assay_record_get_text (row, kind == ASSAY_KIND_CLAIM ? ASSAY_CLAIM_ASSERTION
                                                                           : ASSAY_MARK_KIND),
                      NULL);
}

static void
learn_article (AssayTaking *self, AssayKind kind)
{
  AssayRecordList *list = assay_article_get_list (self->article, kind);

  for (guint i = 0; i < assay_record_list_get_size (list); i++)
    {
      AssayRecord *row = assay_record_list_peek (list, i);
      gint64 id = assay_record_get_id (row);
      AssayRecord *anchor = assay_article_find_anchor (self->article, id);

      if (anchor != NULL)
        learn (self,
               dup_place_mark (row, assay_record_get_int (anchor, ASSAY_ANCHOR_START),
                               assay_record_get_int (anchor, ASSAY_ANCHOR_END)),
               id);
    }
}

static void
learn_row (AssayTaking *self, AssayRecord *row)
{
  static const char *const hows[] = { "at", "titled", "alone", "code" };
  gint64 id = assay_record_get_id (row);
  AssayKind kind = assay_record_get_kind (row);

  if (kind == ASSAY_KIND_SOURCE)
    for (guint i = 0; i < G_N_ELEMENTS (hows); i++)
      learn (self, dup_source_mark (row, hows[i]), id);
  else if (kind == ASSAY_KIND_LEVEL)
    learn (self, dup_known (row, assay_record_get_ref (row, ASSAY_LEVEL_SCALE), 0), id);
  else if (kind == ASSAY_KIND_DERIVATION)
    learn (self,
           dup_known (row, assay_record_get_ref (row, ASSAY_DERIVATION_SOURCE),
                      assay_record_get_ref (row, ASSAY_DERIVATION_ORIGIN)),
           id);
  else
    learn (self, dup_known (row, 0, 0), id);
}

void
assay_taking_learn (AssayTaking *self)
{
  static const AssayKind learnt[]
      = { ASSAY_KIND_PARTY, ASSAY_KIND_ACTOR,  ASSAY_KIND_TAG,       ASSAY_KIND_SCALE,
          ASSAY_KIND_LEVEL, ASSAY_KIND_SOURCE, ASSAY_KIND_DERIVATION };

  for (guint i = 0; i < G_N_ELEMENTS (learnt); i++)
    {
      AssayRecordList *list = assay_project_get_list (self->project, learnt[i]);

      for (guint k = 0; k < assay_record_list_get_size (list); k++)
        learn_row (self, assay_record_list_peek (list, k));
    }
  if (self->article != NULL)
    {
      AssayRecordList *told = assay_article_get_list (self->article, ASSAY_KIND_TOLD);

      for (guint i = 0; i < assay_record_list_get_size (told); i++)
        learn_row (self, assay_record_list_peek (told, i));
      learn_article (self, ASSAY_KIND_CLAIM);
      learn_article (self, ASSAY_KIND_MARK);
    }
}

static gint64
find_same_source (AssayTaking *self, AssayRecord *row)
{
  g_autofree char *address = dup_source_mark (row, "at");
  gint64 found = look_up (self, dup_source_mark (row, "code"));

  if (found == 0)
    found = look_up (self, g_strdup (address));
  if (found != 0 || assay_record_get_bool (row, ASSAY_SOURCE_PROTECTED))
    return found;
  if (address == NULL)
    return look_up (self, dup_source_mark (row, "titled"));

  /* With an address, the same title is the same thing only where ours has no address. */
  return look_up (
      self, dup_mark (ASSAY_KIND_SOURCE, "alone", assay_record_get_text (row, ASSAY_SOURCE_TITLE)));
}

static gint64
map_ref (AssayTaking *self, AssayRecord *row, AssayField field)
{
  return assay_taking_find_key (self, assay_field_get_info (field)->of,
                                assay_record_get_ref (row, field));
}

gint64
assay_taking_find_same (AssayTaking *self, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);

  if (kind == ASSAY_KIND_SOURCE)
    return find_same_source (self, row);
  if (kind == ASSAY_KIND_LEVEL)
    return look_up (self, dup_known (row, map_ref (self, row, ASSAY_LEVEL_SCALE), 0));
  if (kind == ASSAY_KIND_DERIVATION)
    return look_up (self, dup_known (row, map_ref (self, row, ASSAY_DERIVATION_SOURCE),
                                     map_ref (self, row, ASSAY_DERIVATION_ORIGIN)));

  return look_up (self, dup_known (row, 0, 0));
}

/* The first of a role counts. */
static gboolean
is_first_of_role (AssayTaking *self, AssayRecord *finding)
{
  const char *role = assay_record_get_text (finding, ASSAY_FINDING_ROLE);
  g_autofree char *what = g_strconcat ("finding ", role, NULL);
  char *mark = dup_pair (what, assay_record_get_ref (finding, ASSAY_FINDING_CLAIM), 0);

  if (*role == '\0' || g_hash_table_contains (self->known, mark))
    {
      g_free (mark);
      return FALSE;
    }
  learn (self, mark, assay_record_get_id (finding));

  return TRUE;
}

/* Learns once which logs of the file have claims, and which have one that was taken. */
static void
learn_logs (AssayTaking *self)
{
  GPtrArray *links = self->read->rows[ASSAY_KIND_LOG_CLAIM];

  if (g_hash_table_contains (self->known, "logs"))
    return;

  learn (self, g_strdup ("logs"), 1);
  for (guint i = 0; i < links->len; i++)
    {
      gint64 log = assay_record_get_ref (links->pdata[i], ASSAY_LOG_CLAIM_LOG);

      learn (self, dup_pair ("log with claims", log, 0), 1);
      if (map_ref (self, links->pdata[i], ASSAY_LOG_CLAIM_CLAIM) != 0)
        learn (self, dup_pair ("log of ours", log, 0), 1);
    }
}

/* What was told of a claim or a source is nothing without it. */
static gboolean
concerns_what_is_taken (AssayTaking *self, AssayRecord *row)
{
  static const AssayField owners[] = { ASSAY_TOLD_CLAIM, ASSAY_TOLD_SOURCE };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (assay_record_get_ref (row, owners[i]) != 0 && map_ref (self, row, owners[i]) == 0)
      return FALSE;

  return TRUE;
}

gboolean
assay_taking_is_wanted (AssayTaking *self, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);
  gint64 id = assay_record_get_id (row);

  if (kind == ASSAY_KIND_FINDING)
    return is_first_of_role (self, row);
  if (kind == ASSAY_KIND_TOLD)
    return concerns_what_is_taken (self, row);
  if (kind != ASSAY_KIND_LOG)
    return TRUE;

  learn_logs (self);
  if (look_up (self, dup_pair ("log of ours", id, 0)) != 0)
    return TRUE;

  return self->article != NULL && look_up (self, dup_pair ("log with claims", id, 0)) == 0;
}

gboolean
assay_taking_is_there (AssayTaking *self, AssayRecord *row, guint start, guint end)
{
  return look_up (self, dup_place_mark (row, start, end)) != 0;
}

gboolean
assay_taking_is_same_article (AssayTaking *self, AssayRecord *row)
{
  AssayRecord *ours = assay_article_get_record (self->article);
  g_autofree char *one = fold_address (assay_record_get_text (row, ASSAY_ARTICLE_ADDRESS));
  g_autofree char *other = fold_address (assay_record_get_text (ours, ASSAY_ARTICLE_ADDRESS));
  g_autofree char *title = assay_name_fold (assay_record_get_text (row, ASSAY_ARTICLE_TITLE));
  g_autofree char *here = assay_name_fold (assay_record_get_text (ours, ASSAY_ARTICLE_TITLE));

  return (*one != '\0' && g_str_equal (one, other))
         || (*title != '\0' && g_str_equal (title, here));
}

void
assay_taking_set_scale (AssayTaking *self)
{
  GPtrArray *articles = self->read->rows[ASSAY_KIND_ARTICLE];

  if (self->article == NULL
      || assay_record_list_get_size (assay_article_get_list (self->article, ASSAY_KIND_CLAIM)) > 0)
    return;

  for (guint i = 0; i < articles->len; i++)
    {
      gint64 ours = assay_taking_find_key (self, ASSAY_KIND_ARTICLE,
                                           assay_record_get_id (articles->pdata[i]));
      gint64 scale = map_ref (self, articles->pdata[i], ASSAY_ARTICLE_SCALE);

      if (ours != 0 && scale != 0)
        assay_edit_set_ref (self->edit, ours, ASSAY_ARTICLE_SCALE, scale);
    }
}
