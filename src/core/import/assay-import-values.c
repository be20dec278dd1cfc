/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-import-private.h"
#include "assay-oneline.h"

#include <string.h>

#define VALUE_LENGTH 1000
#define FROM_LENGTH 200
#define MAX_CANDIDATES 40

/* What a page says of itself: title, author, day. */

static void
clear_candidate (gpointer data)
{
  AssayImportCandidate *candidate = data;

  g_free (candidate->value);
  g_free (candidate->from);
}

GArray *
assay_import_new_candidates (void)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (AssayImportCandidate));

  g_array_set_clear_func (candidates, clear_candidate);
  return candidates;
}

static AssayImportCandidate *
get (AssayImport *self, guint i)
{
  return &g_array_index (self->candidates, AssayImportCandidate, i);
}

static void
join_from (AssayImportCandidate *candidate, const char *from)
{
  char *joined;

  if (strlen (candidate->from) + strlen (from) > FROM_LENGTH
      || strstr (candidate->from, from) != NULL)
    return;
  joined = g_strdup_printf ("%s, %s", candidate->from, from);
  g_free (candidate->from);
  candidate->from = joined;
}

void
assay_import_offer_value (AssayImport *self,
                          AssayImportField field,
                          const char *value,
                          const char *from)
{
  AssayImportCandidate added = { field, NULL, NULL };
  g_autofree char *line = NULL;

  g_assert (field < ASSAY_N_IMPORT_FIELDS);

  if (value == NULL)
    return;
  line = assay_oneline (value, -1, VALUE_LENGTH);
  if (*line == '\0')
    return;
  for (guint i = 0; i < self->candidates->len; i++)
    if (get (self, i)->field == field && strcmp (get (self, i)->value, line) == 0)
      {
        join_from (get (self, i), from);
        return;
      }
  if (self->candidates->len >= MAX_CANDIDATES)
    return;
  added.value = g_steal_pointer (&line);
  added.from = g_strdup (from);
  g_array_append_val (self->candidates, added);
}

const char *
assay_import_get_value (AssayImport *self, AssayImportField field, const char **ret_from)
{
  g_return_val_if_fail (self != NULL && field < ASSAY_N_IMPORT_FIELDS, NULL);

  if (ret_from != NULL)
    *ret_from = NULL;
  for (guint i = 0; i < self->candidates->len; i++)
    if (get (self, i)->field == field)
      {
        if (ret_from != NULL)
          *ret_from = get (self, i)->from;
        return get (self, i)->value;
      }
  return NULL;
}

const AssayImportCandidate *
assay_import_get_candidates (AssayImport *self, guint *ret_n)
{
  g_return_val_if_fail (self != NULL && ret_n != NULL, NULL);

  *ret_n = self->candidates->len;
  return (const AssayImportCandidate *) self->candidates->data;
}

/* Whether each word of @part, of two letters or more, is one of @whole; both in small letters. */
static gboolean
has_all_words (const char *whole, const char *part)
{
  g_autofree char *padded = g_strdup_printf (" %s ", whole);
  g_auto (GStrv) words = g_strsplit_set (part, " ,.;&/", -1);

  g_strdelimit (padded, ",.;&/", ' ');
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", words[i]);

      if (strlen (words[i]) > 1 && strstr (padded, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
agrees (AssayImportField field, const char *one, const char *other)
{
  g_autofree char *a = g_utf8_casefold (one, -1);
  g_autofree char *b = g_utf8_casefold (other, -1);

  if (g_str_has_prefix (a, b) || g_str_has_prefix (b, a))
    return TRUE;
  return field == ASSAY_IMPORT_BYLINE && (has_all_words (a, b) || has_all_words (b, a));
}

/* What is made for a browser's tab or for other sites is shortened as they like it. */
static gboolean
is_binding (const AssayImportCandidate *candidate, AssayImportField field)
{
  return candidate->field == field
         && (field != ASSAY_IMPORT_TITLE
             || (strcmp (candidate->from, "title") != 0
                 && g_ascii_strncasecmp (candidate->from, "meta twitter", 12) != 0));
}

gboolean
assay_import_is_contradicted (AssayImport *self, AssayImportField field)
{
  g_return_val_if_fail (self != NULL && field < ASSAY_N_IMPORT_FIELDS, FALSE);

  for (guint i = 0; i < self->candidates->len; i++)
    for (guint j = 0; j < i && is_binding (get (self, i), field); j++)
      if (is_binding (get (self, j), field)
          && !agrees (field, get (self, i)->value, get (self, j)->value))
        return TRUE;
  return FALSE;
}

char *
assay_import_dup_candidates (AssayImport *self, AssayImportField field)
{
  GString *list = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && field < ASSAY_N_IMPORT_FIELDS, NULL);

  for (guint i = 0; i < self->candidates->len; i++)
    if (get (self, i)->field == field)
      g_string_append_printf (list, "%s%s (%s)", list->len > 0 ? "; " : "", get (self, i)->value,
                              get (self, i)->from);
  return g_string_free (list, FALSE);
}

void
assay_import_tell_contradictions (AssayImport *self)
{
  static const AssayImportField told[]
      = { ASSAY_IMPORT_PUBLISHED, ASSAY_IMPORT_BYLINE, ASSAY_IMPORT_TITLE };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (assay_import_is_contradicted (self, told[i]))
      {
        g_autofree char *list = assay_import_dup_candidates (self, told[i]);

        assay_import_tell (self, "conflict", list);
      }
  if (assay_import_get_value (self, ASSAY_IMPORT_MODIFIED, NULL) != NULL)
    {
      g_autofree char *list = assay_import_dup_candidates (self, ASSAY_IMPORT_MODIFIED);

      assay_import_tell (self, "modified", list);
    }
}
