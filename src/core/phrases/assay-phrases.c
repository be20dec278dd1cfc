/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-phrases"

#include "config.h"

#include "assay-phrases.h"

#include "assay-phrases-catalog.h"
#include "assay-phrases-private.h"

#include <libintl.h>
#include <string.h>

static guint
choose_form_not_one (gulong n)
{
  return n == 1 ? 0 : 1;
}

static guint
choose_form_over_one (gulong n)
{
  return n > 1 ? 1 : 0;
}

static const AssayLanguage languages[] = {
  { "en", "English", "y-m-d", ".", ",", 4, choose_form_not_one },
  { "de", "Deutsch", "d.m.y", ",", ".", 4, choose_form_not_one },
  { "es", "Español", "d/m/y", ",", "\u202f", 5, choose_form_not_one },
  { "fr", "Français", "d/m/y", ",", "\u202f", 4, choose_form_over_one },
};

/* The thread's language, borrowed from the table; NULL for the interface's. */
static GPrivate in_use;

static const AssayLanguage *
find_language (const char *tag)
{
  for (guint i = 0; tag != NULL && i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].tag, tag))
      return &languages[i];

  return NULL;
}

static const AssayLanguage *
get_language (void)
{
  return g_private_get (&in_use);
}

const char *const *
assay_phrases_get_languages (void)
{
  static const char *const tags[] = { "en", "de", "es", "fr", NULL };

  G_STATIC_ASSERT (G_N_ELEMENTS (tags) == G_N_ELEMENTS (languages) + 1);

  return tags;
}

const char *
assay_phrases_get_language_name (const char *language)
{
  const AssayLanguage *found = find_language (language);

  return found != NULL ? found->name : NULL;
}

const char *
assay_phrases_use (const char *language)
{
  const char *before = assay_phrases_get_language ();

  g_private_set (&in_use, (gpointer) find_language (language));

  return before;
}

const char *
assay_phrases_get_language (void)
{
  const AssayLanguage *language = get_language ();

  return language != NULL ? language->tag : "";
}

/* Translations of @id (in @context, or NULL), one for each plural, each with its NUL; NULL where
 * the thread's language has none. */
static const char *
find (const AssayLanguage *language, const char *context, const char *id)
{
  g_autofree char *key = context != NULL ? g_strconcat (context, "\004", id, NULL) : NULL;

  return assay_phrases_catalog_find (language->tag, key != NULL ? key : id);
}

const char *
assay_phrases_get (const char *id)
{
  const AssayLanguage *language = get_language ();
  const char *found = language != NULL ? find (language, NULL, id) : NULL;

  if (language == NULL)
    return g_dgettext (GETTEXT_PACKAGE, id);

  return found != NULL ? found : id;
}

const char *
assay_phrases_get_in (const char *context, const char *id)
{
  const AssayLanguage *language = get_language ();
  const char *found = language != NULL ? find (language, context, id) : NULL;

  if (language == NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, id);

  return found != NULL ? found : id;
}

const char *
assay_phrases_get_n (const char *one, const char *many, gulong n)
{
  const AssayLanguage *language = get_language ();
  const char *found = language != NULL ? find (language, NULL, one) : NULL;

  if (language == NULL)
    return g_dngettext (GETTEXT_PACKAGE, one, many, n);
  if (found == NULL)
    return n == 1 ? one : many;

  for (guint i = language->choose_form (n); i > 0; i--)
    found += strlen (found) + 1;

  return found;
}

const char *
assay_phrases_get_of_data (const char *context, const char *text)
{
  const AssayLanguage *language = get_language ();
  const char *found = NULL;

  /* the context is ours to give, not the data's */
  if (language != NULL && *text != '\0' && strchr (text, '\004') == NULL)
    found = find (language, context, text);

  return found != NULL ? found : text;
}

const AssayLanguage *
assay_phrases_get_forms (void)
{
  const AssayLanguage *language = get_language ();

  return language != NULL ? language : &languages[0];
}

/* "3112.5" without zeros at the end, or "1e+40" for what is beyond all bounds. */
static void
format_plain (double number, char digits[G_ASCII_DTOSTR_BUF_SIZE])
{
  gsize length;

  g_ascii_formatd (digits, G_ASCII_DTOSTR_BUF_SIZE, "%.6f", number);
  if (strlen (digits) > 30)
    g_ascii_formatd (digits, G_ASCII_DTOSTR_BUF_SIZE, "%.6g", number);
  if (strchr (digits, '.') == NULL || strchr (digits, 'e') != NULL)
    return;

  for (length = strlen (digits); digits[length - 1] == '0'; length--)
    digits[length - 1] = '\0';
  if (digits[length - 1] == '.')
    digits[length - 1] = '\0';
}

char *
assay_phrases_dup_number (double number)
{
  const AssayLanguage *form = assay_phrases_get_forms ();
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  GString *words = g_string_new (NULL);
  gsize whole;
  gsize sign;

  format_plain (number, digits);
  sign = digits[0] == '-' ? 1 : 0;
  whole = sign + strspn (digits + sign, "0123456789");

  for (gsize i = 0; i < whole; i++)
    {
      if (i > sign && (whole - i) % 3 == 0 && whole - sign >= form->least_grouped)
        g_string_append (words, form->thousands);
      g_string_append_c (words, digits[i]);
    }
  if (digits[whole] == '.')
    g_string_append (words, form->decimal);
  g_string_append (words, digits + whole + (digits[whole] == '.' ? 1 : 0));

  return g_string_free (words, FALSE);
}
