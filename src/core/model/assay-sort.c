/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-sort.h"

#include <string.h>

typedef struct
{
  AssayField field;
  char *key;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->key);
  g_free (kept);
}

static G_DEFINE_QUARK (assay_sort_key, assay_sort_key)

    char *assay_sort_key_new (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (apart, -1);
  GString *key = g_string_sized_new (2 * strlen (text) + 2);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_len (key, p, g_utf8_next_char (p) - p);

  /* Below every letter: "Map" comes before "Map, old". Then what was left out decides. */
  g_string_append_c (key, '\x01');
  g_string_append (key, valid);

  return g_string_free (key, FALSE);
}

static const char *
get_key (AssayRecord *record, AssayField field)
{
  Kept *kept = g_object_get_qdata (G_OBJECT (record), assay_sort_key_quark ());

  if (kept != NULL && kept->field == field)
    return kept->key;

  kept = g_new (Kept, 1);
  kept->field = field;
  kept->key = assay_sort_key_new (assay_record_get_text (record, field));
  g_object_set_qdata_full (G_OBJECT (record), assay_sort_key_quark (), kept, kept_free);

  return kept->key;
}

int
assay_record_compare_text (AssayRecord *a, AssayRecord *b, AssayField field)
{
  g_return_val_if_fail (ASSAY_IS_RECORD (a) && ASSAY_IS_RECORD (b), 0);

  return strcmp (get_key (a, field), get_key (b, field));
}
