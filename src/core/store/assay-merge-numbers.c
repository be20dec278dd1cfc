/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-merge-plan.h"

#include <glib/gi18n-lib.h>

#include "assay-schema.h"

/* Numbers that are for ever, and both copies gave. The rule: see assay-merge.h. A claim that got
 * another number in the other copy, where it was merged before, gets that here too if it is free:
 * so both copies come to the same. */

/* What a file says beyond is no number anybody gave; numbers must not run out by it. */
#define HIGHEST 1000000000

typedef struct
{
  AssayMergePlan *plan;
  GHashTable *taken; /* "14a" → AssayRowKey: the claims that will be there */
  GHashTable *given; /* "14a" → AssayRowKey: the claims that ever had it here; NULL: not read yet */
  GHashTable *before; /* key → Name: what a claim was called here last */
  GHashTable *freed;  /* of char*: names that claims of ours give up */
  GHashTable *moved;  /* number there → number here, of new claims */
  gint64 next;        /* neither copy gave it */
} Numbers;

typedef struct
{
  gint64 number;
  char suffix[2];
} Name;

static char *
make_name (gint64 number, const char *suffix)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s", number, suffix != NULL ? suffix : "");
}

static char *
name_of (AssayRecord *claim)
{
  return make_name (assay_record_get_int (claim, ASSAY_CLAIM_NUMBER),
                    assay_record_get_text (claim, ASSAY_CLAIM_SUFFIX));
}

static void
take_name (GHashTable *table, char *name, gint64 id)
{
  g_hash_table_replace (table, name, assay_row_key_new (ASSAY_KIND_CLAIM, id));
}

static gboolean
is_of_another (GHashTable *table, const char *name, gint64 id)
{
  AssayRowKey *key = g_hash_table_lookup (table, name);

  return key != NULL && key->id != id;
}

static gboolean
load_taken (Numbers *numbers, GError **error)
{
  g_autoptr (sqlite3_stmt) rows
      = assay_db_prepare (numbers->plan->mine, "SELECT id, number, suffix FROM claim", error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (is_row)
        take_name (numbers->taken,
                   make_name (sqlite3_column_int64 (rows, 1),
                              (const char *) sqlite3_column_text (rows, 2)),
                   sqlite3_column_int64 (rows, 0));
    }

  return TRUE;
}

static void
note_given_cb (const AssayRowChange *change, gpointer user_data)
{
  Numbers *numbers = user_data;
  AssayCell number = { .is_empty = TRUE };
  AssayCell suffix = { .is_empty = TRUE };
  Name *name;

  if (change->kind != ASSAY_KIND_CLAIM)
    return;
  if (assay_row_change_get_new (change, ASSAY_FIELD_INDEX (ASSAY_CLAIM_NUMBER), &number)
      && !number.is_empty)
    {
      assay_row_change_get_new (change, ASSAY_FIELD_INDEX (ASSAY_CLAIM_SUFFIX), &suffix);
      take_name (numbers->given, make_name (number.integer, suffix.text), change->id);
      name = g_new0 (Name, 1);
      name->number = number.integer;
      g_strlcpy (name->suffix, suffix.text != NULL ? suffix.text : "", sizeof name->suffix);
      g_hash_table_replace (numbers->before, g_memdup2 (&change->id, sizeof change->id), name);
    }
  assay_cell_clear (&suffix);
}

/* Every number a claim ever had here: read from the whole history, so only where it matters. */
static gboolean
load_given (Numbers *numbers, GError **error)
{
  sqlite3 *db = numbers->plan->mine;

  if (numbers->given != NULL)
    return TRUE;
  numbers->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gint64 i = 1; i <= assay_ancestry_get_head (numbers->plan->my_ancestry); i++)
    {
      g_autoptr (GBytes) changeset = assay_history_read_changeset (db, i, error);

      if (changeset == NULL || !assay_changeset_each (changeset, note_given_cb, numbers, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_next (sqlite3 *db, gint64 *ret_next, GError **error)
{
  g_autofree char *text = assay_schema_dup_meta (db, ASSAY_META_NEXT_NUMBER, error);

  if (text == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                             "it does not say which number comes next");
      return FALSE;
    }
  *ret_next = MAX (g_ascii_strtoll (text, NULL, 10), 1);

  return TRUE;
}

static char
read_letter (sqlite3 *db, gint64 number)
{
  g_autofree char *key = g_strdup_printf (ASSAY_META_LETTERS "%" G_GINT64_FORMAT, number);
  g_autofree char *letter = assay_schema_dup_meta (db, key, NULL);

  return letter != NULL && *letter >= 'a' && *letter <= 'z' ? *letter : 'a' - 1;
}

/* The next letter of a number's parts that neither copy gave; 0 where all were. */
static char
find_letter (Numbers *numbers, gint64 number)
{
  AssayMergePlan *plan = numbers->plan;
  char letter
      = (char) (MAX (read_letter (plan->mine, number), read_letter (plan->theirs, number)) + 1);

  for (; letter <= 'z'; letter++)
    {
      char suffix[2] = { letter, '\0' };
      g_autofree char *name = make_name (number, suffix);

      if (!g_hash_table_contains (numbers->taken, name)
          && !g_hash_table_contains (numbers->given, name))
        return letter;
    }

  return 0;
}

static void
note_letter (AssayMergePlan *plan, gint64 number, const char *suffix)
{
  const char *known = g_hash_table_lookup (plan->letters, &number);

  if (suffix[0] < 'a' || suffix[0] > 'z' || suffix[1] != '\0'
      || (known != NULL && *known >= *suffix))
    return;
  g_hash_table_replace (plan->letters, g_memdup2 (&number, sizeof number), g_strdup (suffix));
}

static void
say_renumbered (AssayMergePlan *plan, const char *from, const char *to, gboolean is_ours)
{
  /* Translators: a claim's number in another copy of the project, and the one it gets here */
  char *note
      = is_ours ? g_strdup_printf (_ ("Claim %s is now claim %s, as in the other copy."), from, to)
                : g_strdup_printf (_ ("Claim %s of the other copy is claim %s here."), from, to);

  g_ptr_array_add (plan->notes, note);
}

/* Whether a number that was given the claim @id there is free for it here. */
static gboolean
is_free (Numbers *numbers, const char *name, gint64 id)
{
  return !is_of_another (numbers->taken, name, id)
         && (g_hash_table_contains (numbers->freed, name)
             || !is_of_another (numbers->given, name, id));
}

/* The number it got when it was merged before, and that was undone. */
static gboolean
find_earlier (Numbers *numbers, gint64 id, gint64 *number, char *suffix)
{
  Name *before = g_hash_table_lookup (numbers->before, &id);
  g_autofree char *name = before != NULL ? make_name (before->number, before->suffix) : NULL;

  if (before == NULL || !is_free (numbers, name, id))
    return FALSE;
  *number = before->number;
  g_strlcpy (suffix, before->suffix, 2);

  return TRUE;
}

/* Finds a free number for a new claim, by the rule. @suffix: 2 characters. */
static void
find_number (Numbers *numbers, AssayRecord *claim, gint64 *number, char *suffix)
{
  gint64 *moved = g_hash_table_lookup (numbers->moved, number);
  const char *own = assay_record_get_text (claim, ASSAY_CLAIM_SUFFIX);

  if (find_earlier (numbers, assay_record_get_id (claim), number, suffix))
    return;
  if (moved != NULL && *own != '\0')
    {
      g_autofree char *name = make_name (*moved, own);

      *number = *moved;
      g_strlcpy (suffix, own, 2);
      if (!g_hash_table_contains (numbers->taken, name) && strlen (own) == 1)
        return;
    }
  suffix[0] = *own != '\0' && *number > 0 ? find_letter (numbers, *number) : 0;
  suffix[1] = '\0';
  if (suffix[0] == 0)
    *number = numbers->next++;
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  AssayRecord *x = **(AssayRecord * *const *) a;
  AssayRecord *y = **(AssayRecord * *const *) b;
  gint64 first = assay_record_get_int (x, ASSAY_CLAIM_NUMBER);
  gint64 second = assay_record_get_int (y, ASSAY_CLAIM_NUMBER);

  if (first != second)
    return first < second ? -1 : 1;

  return strcmp (assay_record_get_text (x, ASSAY_CLAIM_SUFFIX),
                 assay_record_get_text (y, ASSAY_CLAIM_SUFFIX));
}

/* A claim of ours has another number there: it takes that if it is free. */
static void
settle_change (Numbers *numbers, AssayRecord *mine, AssayMergeSet *number, AssayMergeSet *suffix)
{
  AssayMergePlan *plan = numbers->plan;
  gint64 id = assay_record_get_id (mine);
  gint64 new_number
      = number != NULL ? number->cell.integer : assay_record_get_int (mine, ASSAY_CLAIM_NUMBER);
  g_autofree char *old = name_of (mine);
  g_autofree char *new
      = make_name (new_number, suffix != NULL ? suffix->cell.text
                                              : assay_record_get_text (mine, ASSAY_CLAIM_SUFFIX));
  gboolean is_asked
      = (number != NULL && number->decider != NULL) || (suffix != NULL && suffix->decider != NULL);

  if (!is_asked && new_number > 0 && new_number < HIGHEST
      && !is_of_another (numbers->taken, new, id))
    {
      say_renumbered (plan, old, new, TRUE);
      plan->next_number = MAX (plan->next_number, new_number + 1);
      g_hash_table_remove (numbers->taken, old);
      g_hash_table_add (numbers->freed, g_steal_pointer (&old));
      take_name (numbers->taken, g_steal_pointer (&new), id);
      return;
    }

  say_renumbered (plan, new, old, FALSE);
  if (number != NULL)
    number->decider = plan->never;
  if (suffix != NULL)
    suffix->decider = plan->never;
}

static gboolean
settle_changes (Numbers *numbers, GError **error)
{
  AssayMergePlan *plan = numbers->plan;
  g_autoptr (GHashTable) seen = assay_row_keys_new ();

  for (guint i = 0; i < plan->sets->len; i++)
    {
      AssayMergeSet *set = plan->sets->pdata[i];
      g_autoptr (AssayRecord) mine = NULL;

      if ((set->cell.field != ASSAY_CLAIM_NUMBER && set->cell.field != ASSAY_CLAIM_SUFFIX)
          || !assay_row_keys_add (seen, ASSAY_KIND_CLAIM, set->id))
        continue;
      mine = assay_merge_read_row (plan->mine_statements, ASSAY_KIND_CLAIM, set->id, error);
      if (mine == NULL)
        return FALSE;
      settle_change (numbers, mine, assay_merge_plan_find_set (plan, set->id, ASSAY_CLAIM_NUMBER),
                     assay_merge_plan_find_set (plan, set->id, ASSAY_CLAIM_SUFFIX));
    }
  /* Of two numbers ours stays; nobody need be asked. */
  for (guint i = plan->conflicts->len; i > 0; i--)
    {
      AssayMergeConflict *conflict = plan->conflicts->pdata[i - 1];

      if (conflict->field == ASSAY_CLAIM_NUMBER || conflict->field == ASSAY_CLAIM_SUFFIX)
        g_ptr_array_remove_index (plan->conflicts, i - 1);
    }

  return TRUE;
}

/* A claim of theirs that comes in keeps its number where that is free. */
static void
settle_claim (Numbers *numbers, AssayRecord **claim)
{
  g_autofree char *name = name_of (*claim);
  g_autofree char *new_name = NULL;
  AssayCell cells[2] = { { .field = ASSAY_CLAIM_NUMBER }, { .field = ASSAY_CLAIM_SUFFIX } };
  gint64 id = assay_record_get_id (*claim);
  gint64 number = assay_record_get_int (*claim, ASSAY_CLAIM_NUMBER);
  gboolean is_numbered = number > 0 && number < HIGHEST;
  char suffix[2];
  AssayRecord *renamed;

  if (is_numbered && is_free (numbers, name, id)
      && g_hash_table_lookup (numbers->moved, &number) == NULL)
    {
      note_letter (numbers->plan, number, assay_record_get_text (*claim, ASSAY_CLAIM_SUFFIX));
      numbers->plan->next_number = MAX (numbers->plan->next_number, number + 1);
      take_name (numbers->taken, g_steal_pointer (&name), id);
      return;
    }

  cells[0].integer = is_numbered ? number : 0;
  find_number (numbers, *claim, &cells[0].integer, suffix);
  if (assay_record_is_empty (*claim, ASSAY_CLAIM_SUFFIX) && is_numbered)
    g_hash_table_replace (numbers->moved, g_memdup2 (&number, sizeof number),
                          g_memdup2 (&cells[0].integer, sizeof (gint64)));
  cells[1].is_empty = suffix[0] == '\0';
  cells[1].text = cells[1].is_empty ? NULL : suffix;
  renamed = assay_merge_change_record (*claim, cells, 2);
  new_name = name_of (renamed);
  say_renumbered (numbers->plan, name, new_name, FALSE);
  note_letter (numbers->plan, cells[0].integer, suffix);
  take_name (numbers->taken, g_steal_pointer (&new_name), id);
  g_set_object (claim, renamed);
  g_object_unref (renamed);
}

static gboolean
settle_claims (Numbers *numbers, GError **error)
{
  GPtrArray *inserts = numbers->plan->inserts;
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();

  for (guint i = 0; i < inserts->len; i++)
    if (assay_record_get_kind (inserts->pdata[i]) == ASSAY_KIND_CLAIM)
      g_ptr_array_add (claims, &inserts->pdata[i]);
  g_ptr_array_sort (claims, compare_claims);
  if (claims->len > 0 && !load_given (numbers, error))
    return FALSE;
  for (guint i = 0; i < claims->len; i++)
    settle_claim (numbers, claims->pdata[i]);

  return TRUE;
}

static gboolean
settle_all (Numbers *numbers, GError **error)
{
  AssayMergePlan *plan = numbers->plan;
  gint64 mine;
  gint64 theirs;

  if (!read_next (plan->mine, &mine, error) || !read_next (plan->theirs, &theirs, error)
      || !load_taken (numbers, error))
    return FALSE;
  numbers->next = theirs < HIGHEST ? MAX (mine, theirs) : mine;
  plan->next_number = mine;
  if (!settle_changes (numbers, error) || !settle_claims (numbers, error))
    return FALSE;
  plan->next_number = MAX (plan->next_number, numbers->next);

  return TRUE;
}

gboolean
assay_merge_settle_numbers (AssayMergePlan *self, GError **error)
{
  Numbers numbers = { .plan = self };
  gboolean success;

  numbers.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  numbers.freed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  numbers.before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  numbers.moved = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  success = settle_all (&numbers, error);
  g_hash_table_unref (numbers.taken);
  g_hash_table_unref (numbers.freed);
  g_hash_table_unref (numbers.moved);
  g_hash_table_unref (numbers.before);
  g_clear_pointer (&numbers.given, g_hash_table_unref);

  return success;
}
