/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-import-private.h"
#include "assay-oneline.h"

#include <string.h>

#define MAX_REMARKS 1000
#define MAX_WHO 100
#define MAX_REMARK 2000
#define MAX_NOTE 500
/* Longer texts are not looked through for what remarks are on. */
#define MAX_TEXT 4000000
/* Characters on either side of where the words should be. */
#define MAX_AWAY 20000

/* What a remark is on: words behind so many characters that are no white space. */
typedef struct
{
  gsize before;
  char words[];
} Quote;

/* The characters of a text that are no white space, and where they stand. */
typedef struct
{
  GArray *characters; /* of gunichar */
  GArray *places;     /* of guint */
} Bare;

static void
clear_remark (gpointer data)
{
  AssayImportRemark *remark = data;

  g_free (remark->who);
  g_free (remark->words);
}

GArray *
assay_import_new_remarks (void)
{
  GArray *remarks = g_array_new (FALSE, TRUE, sizeof (AssayImportRemark));

  g_array_set_clear_func (remarks, clear_remark);
  return remarks;
}

void
assay_import_offer_remark (
    AssayImport *self, const char *who, const char *words, const char *quote, gsize before)
{
  AssayImportRemark added = { 0 };
  gsize len = strlen (quote) + 1;
  Quote *kept;

  added.words = assay_oneline (words, -1, MAX_REMARK);
  if (self->remarks->len >= MAX_REMARKS || *added.words == '\0')
    {
      g_free (added.words);
      return;
    }
  added.who = assay_oneline (who, -1, MAX_WHO);
  g_array_append_val (self->remarks, added);
  kept = g_malloc (sizeof (Quote) + len);
  kept->before = before;
  memcpy (kept->words, quote, len);
  g_ptr_array_add (self->quotes, kept);
}

static Bare
strip (const char *text)
{
  Bare bare = { g_array_new (FALSE, FALSE, sizeof (gunichar)),
                g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint place = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), place++)
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        continue;
      g_array_append_val (bare.characters, c);
      g_array_append_val (bare.places, place);
    }
  return bare;
}

static void
clear_bare (Bare *bare)
{
  g_array_unref (bare->characters);
  g_array_unref (bare->places);
}

static gboolean
stands_at (const Bare *text, const Bare *quote, gsize at)
{
  gsize n = quote->characters->len;

  return at + n <= text->characters->len
         && memcmp (&g_array_index (text->characters, gunichar, at), quote->characters->data,
                    n * sizeof (gunichar))
                == 0;
}

/* Nearest to @from: what was cleaned out of the text before it makes the difference. */
static gboolean
find_near (const Bare *text, const Bare *quote, gsize from, gsize *ret_at)
{
  gsize last = text->characters->len;

  from = MIN (from, last);
  for (gsize away = 0; away <= MIN (last, MAX_AWAY); away++)
    {
      if (from + away < last && stands_at (text, quote, from + away))
        *ret_at = from + away;
      else if (away <= from && stands_at (text, quote, from - away))
        *ret_at = from - away;
      else
        continue;
      return TRUE;
    }
  return FALSE;
}

static void
place (AssayImportRemark *remark, const Quote *quote, const Bare *text)
{
  Bare words = strip (quote->words);
  gsize at;

  if (words.characters->len > 0 && find_near (text, &words, quote->before, &at))
    {
      remark->start = g_array_index (text->places, guint, at);
      remark->end = g_array_index (text->places, guint, at + words.characters->len - 1) + 1;
    }
  clear_bare (&words);
}

void
assay_import_place_remarks (AssayImport *self)
{
  Bare text;

  if (self->quotes->len == 0 || self->length > MAX_TEXT)
    return;
  text = strip (self->text);
  for (guint i = 0; i < self->quotes->len; i++)
    place (&g_array_index (self->remarks, AssayImportRemark, i),
           g_ptr_array_index (self->quotes, i), &text);
  clear_bare (&text);
  g_ptr_array_set_size (self->quotes, 0);
}

const AssayImportRemark *
assay_import_get_remarks (AssayImport *self, guint *ret_n)
{
  g_return_val_if_fail (self != NULL && ret_n != NULL, NULL);

  *ret_n = self->remarks->len;
  return (const AssayImportRemark *) self->remarks->data;
}

GVariant *
assay_import_pack_remarks (AssayImport *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssuu)"));
  for (guint i = 0; i < self->remarks->len; i++)
    {
      const AssayImportRemark *remark = &g_array_index (self->remarks, AssayImportRemark, i);

      g_variant_builder_add (&builder, "(ssuu)", remark->who, remark->words, remark->start,
                             remark->end);
    }
  return g_variant_builder_end (&builder);
}

gboolean
assay_import_unpack_remarks (AssayImport *self, GVariant *remarks)
{
  GVariantIter iter;
  AssayImportRemark remark;
  const char *who;
  const char *words;

  if (g_variant_n_children (remarks) > MAX_REMARKS)
    return FALSE;
  g_variant_iter_init (&iter, remarks);
  while (g_variant_iter_next (&iter, "(&s&suu)", &who, &words, &remark.start, &remark.end))
    {
      g_autofree char *line = assay_oneline (words, -1, MAX_REMARK);
      g_autofree char *name = assay_oneline (who, -1, MAX_WHO);

      if (remark.start > remark.end || remark.end > self->length || strcmp (line, words) != 0
          || strcmp (name, who) != 0 || *line == '\0')
        return FALSE;
      remark.who = g_steal_pointer (&name);
      remark.words = g_steal_pointer (&line);
      g_array_append_val (self->remarks, remark);
    }
  return TRUE;
}

void
assay_import_offer_note (AssayImport *self, const char *words)
{
  g_autofree char *line = assay_oneline (words, -1, MAX_NOTE);

  if (*line != '\0' && self->notes->len <= MAX_REMARKS)
    g_ptr_array_insert (self->notes, (gint) self->notes->len - 1, g_steal_pointer (&line));
}

const char *const *
assay_import_get_notes (AssayImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->notes->pdata;
}

GVariant *
assay_import_pack_notes (AssayImport *self)
{
  return g_variant_new_strv ((const char *const *) self->notes->pdata, -1);
}

gboolean
assay_import_unpack_notes (AssayImport *self, GVariant *notes)
{
  g_autofree const char **lines = g_variant_get_strv (notes, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = assay_oneline (lines[i], -1, MAX_NOTE);

      if (i >= MAX_REMARKS || *line == '\0' || strcmp (line, lines[i]) != 0)
        return FALSE;
      assay_import_offer_note (self, line);
    }
  return TRUE;
}
