/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-args.h"

#include "assay-field-words.h"
#include "assay-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the words of --help begin. */
#define HELP_COLUMN 30

struct _AssayArgs
{
  GPtrArray *words;    /* of char *, borrowed from the caller's */
  GHashTable *options; /* name → value */
};

void
assay_args_free (AssayArgs *self)
{
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->options);
  g_free (self);
}

char *
assay_args_dup_field_name (AssayField field)
{
  char *name = g_strdup (assay_field_get_info (field)->column);

  return g_strdelimit (name, "_", '-');
}

gboolean
assay_args_is_settable (AssayField field)
{
  AssayFieldType type = assay_field_get_info (field)->type;

  return type != ASSAY_HOLDS_REQUIRED_REF && type != ASSAY_HOLDS_OWNER_REF
         && field != ASSAY_CLAIM_NUMBER && field != ASSAY_CLAIM_SUFFIX
         && field != ASSAY_CLAIM_SPLIT_FROM && field != ASSAY_CLAIM_EDITED_BY;
}

static AssayField
find_field (AssayKind kind, const char *name)
{
  g_autofree char *column = g_strdelimit (g_strdup (name), "-", '_');

  return kind != ASSAY_KIND_NONE ? assay_field_from_name (kind, column) : ASSAY_FIELD_NONE;
}

/* Whether there is such an option; whether it takes a value goes to @ret_value. */
static gboolean
find_option (AssayKind kind, const char *const *options, const char *name, gboolean *ret_value)
{
  AssayField field;

  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      gsize length = strcspn (options[i], "=");

      if (strlen (name) == length && strncmp (options[i], name, length) == 0)
        {
          *ret_value = options[i][length] == '=';
          return TRUE;
        }
    }

  field = find_field (kind, name);
  if (field == ASSAY_FIELD_NONE || !assay_args_is_settable (field))
    return FALSE;

  *ret_value = assay_field_get_info (field)->type != ASSAY_HOLDS_BOOL;

  return TRUE;
}

/* Takes one option at @words[0]; gives how many words it took, 0 on error. */
static guint
take_option (
    AssayArgs *self, char **words, AssayKind kind, const char *const *options, GError **error)
{
  const char *equals = strchr (words[0], '=');
  g_autofree char *name = equals != NULL ? g_strndup (words[0] + 2, (gsize) (equals - words[0] - 2))
                                         : g_strdup (words[0] + 2);
  gboolean takes_value;

  if (!find_option (kind, options, name, &takes_value))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                   _ ("there is no option --%s here"), name);
      return 0;
    }

  if (!takes_value || equals != NULL)
    {
      g_hash_table_replace (self->options, g_steal_pointer (&name),
                            g_strdup (equals != NULL ? equals + 1 : ""));
      return 1;
    }

  if (words[1] == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("option --%s needs a value"),
                   name);
      return 0;
    }

  g_hash_table_replace (self->options, g_steal_pointer (&name), g_strdup (words[1]));

  return 2;
}

AssayArgs *
assay_args_parse (char **words, AssayKind kind, const char *const *options, GError **error)
{
  g_autoptr (AssayArgs) self = g_new0 (AssayArgs, 1);
  gboolean ended = FALSE;

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  while (*words != NULL)
    {
      guint n_taken = 1;

      if (!ended && g_str_equal (*words, "--"))
        ended = TRUE;
      else if (!ended && g_str_has_prefix (*words, "--"))
        n_taken = take_option (self, words, kind, options, error);
      else if (!ended && g_str_equal (*words, "-o") && words[1] != NULL)
        {
          /* The one short option, for the habit of every program that writes a file. */
          g_hash_table_replace (self->options, g_strdup ("output"), g_strdup (words[1]));
          n_taken = 2;
        }
      else
        g_ptr_array_add (self->words, g_strdup (*words));

      if (n_taken == 0)
        return NULL;
      words += n_taken;
    }

  return g_steal_pointer (&self);
}

guint
assay_args_get_n (AssayArgs *self)
{
  return self->words->len;
}

const char *
assay_args_get (AssayArgs *self, guint index)
{
  return index < self->words->len ? g_ptr_array_index (self->words, index) : NULL;
}

const char *
assay_args_get_option (AssayArgs *self, const char *name)
{
  return g_hash_table_lookup (self->options, name);
}

/* One option in two columns; what is too long for the first stands on a line of its own. */
static void
append_line (GString *help, const char *option, const char *words)
{
  glong width = g_utf8_strlen (option, -1);

  g_string_append (help, option);
  if (width > HELP_COLUMN - 2)
    g_string_append_printf (help, "\n%*s", HELP_COLUMN, "");
  else
    g_string_append_printf (help, "%*s", (int) (HELP_COLUMN - width), "");
  g_string_append_printf (help, "%s\n", words);
}

static void
append_field_help (GString *help, AssayField field)
{
  const AssayFieldInfo *info = assay_field_get_info (field);
  g_autofree char *name = assay_args_dup_field_name (field);
  g_autofree char *words = assay_field_dup_words (field);
  g_autoptr (GString) option = g_string_new (NULL);
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (field, &n_terms);

  g_string_append_printf (option, "  --%s", name);
  if (info->type == ASSAY_HOLDS_WORD)
    {
      for (guint i = 0; i < n_terms; i++)
        g_string_append_printf (option, "%s%s", i == 0 ? " " : "|", terms[i].code);
    }
  else if (assay_field_type_is_ref (info->type))
    g_string_append_printf (option, " %s", assay_kind_get_name (info->of));
  else if (info->type == ASSAY_HOLDS_INT || info->type == ASSAY_HOLDS_REAL)
    g_string_append (option, " NUMBER");
  else if (info->type != ASSAY_HOLDS_BOOL)
    g_string_append (option, " TEXT");
  append_line (help, option->str, words);
}

char *
assay_args_dup_help (AssayKind kind, const char *const *options)
{
  GString *help = g_string_new (NULL);
  guint n_fields = 0;

  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (options[i], "=", 2);
      g_autofree char *option = g_strdup_printf (
          "  --%s%s%s", parts[0], parts[1] != NULL ? " " : "", parts[1] != NULL ? parts[1] : "");
      const char *words = assay_args_get_option_words (parts[0]);

      append_line (help, option, words != NULL ? words : "");
    }

  if (kind != ASSAY_KIND_NONE)
    assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);

      if (assay_args_is_settable (field))
        append_field_help (help, field);
    }

  return g_string_free (help, FALSE);
}
