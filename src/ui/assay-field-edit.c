/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-field-edit.h"

#include "assay-edits.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

static char
get_decimal_sign (void)
{
  const char *sign = localeconv ()->decimal_point;

  return sign[0] == ',' ? ',' : '.';
}

char *
assay_field_dup_text (AssayRecord *record, AssayField field)
{
  if (record == NULL || assay_record_is_empty (record, field))
    return g_strdup ("");

  switch (assay_field_get_info (field)->type)
    {
    case ASSAY_HOLDS_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, assay_record_get_int (record, field));

    case ASSAY_HOLDS_REAL:
      {
        char buffer[G_ASCII_DTOSTR_BUF_SIZE];
        char *text = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g",
                                                assay_record_get_real (record, field)));

        return g_strdelimit (text, ".", get_decimal_sign ());
      }

    case ASSAY_HOLDS_TEXT:
    case ASSAY_HOLDS_WORD:
      return g_strdup (assay_record_get_text (record, field));

    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
    case ASSAY_HOLDS_BOOL:
    default:
      return g_strdup ("");
    }
}

/* Whether @text from @at on is groups of three digits, each behind @separator, to the next sign
 * that is neither. */
static gboolean
is_grouped (const char *at, char separator)
{
  while (*at == separator)
    {
      if (!g_ascii_isdigit (at[1]) || !g_ascii_isdigit (at[2]) || !g_ascii_isdigit (at[3]))
        return FALSE;
      at += 4;
    }

  return !g_ascii_isdigit (*at);
}

gboolean
assay_number_parse (const char *text, char decimal, double *ret_number)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  char thousands = decimal == ',' ? '.' : ',';
  gboolean in_groups = FALSE;
  char *end;

  for (const char *at = normal; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c == '\'' || c == 0x2019)
        continue;
      if (g_unichar_isdigit (c))
        g_string_append_c (plain, (char) ('0' + g_unichar_digit_value (c)));
      else if (c == (gunichar) thousands)
        {
          in_groups = in_groups || is_grouped (at, thousands);
          if (!in_groups)
            g_string_append_c (plain, '.');
        }
      else if (c == (gunichar) decimal)
        g_string_append_c (plain, '.');
      else if ((c == '-' || c == 0x2212) && plain->len == 0)
        g_string_append_c (plain, '-');
      else
        return FALSE;
    }

  if (plain->len == 0)
    return FALSE;

  *ret_number = g_ascii_strtod (plain->str, &end);

  return *end == '\0' && isfinite (*ret_number);
}

AssayEdit *
assay_field_edit_new (AssayWorkbench *workbench, const char *label)
{
  /* Translators: an entry of the history and of the Undo command; %s is the name of a field */
  g_autofree char *words = g_strdup_printf (_ ("Change “%s”"), label);

  return assay_project_edit (assay_workbench_get_project (workbench), words);
}

/* The finding of the checker knows who set it and when; the project's function sees to that. */
static AssayEdit *
edit_finding (AssayWorkbench *workbench, AssayRecord *record, AssayField field, const char *value)
{
  AssayArticle *article = assay_workbench_get_article (workbench);

  if (article == NULL || ASSAY_FIELD_KIND (field) != ASSAY_KIND_FINDING
      || !g_str_equal (assay_record_get_text (record, ASSAY_FINDING_ROLE), "checker"))
    return NULL;

  return assay_edit_set_finding (article, assay_record_get_ref (record, ASSAY_FINDING_CLAIM), field,
                                 value);
}

static void
commit_grouped (AssayWorkbench *workbench, AssayEdit *edit, gint64 id, AssayField field)
{
  g_autofree char *group = g_strdup_printf ("%" G_GINT64_FORMAT ":%d", id, (int) field);

  assay_edit_set_group (edit, group);
  assay_workbench_commit (workbench, edit, FALSE);
}

static gboolean
write_number (AssayWorkbench *workbench,
              AssayRecord *record,
              AssayField field,
              const char *label,
              const char *text)
{
  gint64 id = assay_record_get_id (record);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  double number = 0;
  AssayEdit *edit;

  if (*stripped != '\0' && !assay_number_parse (stripped, get_decimal_sign (), &number))
    return FALSE;

  edit = assay_field_edit_new (workbench, label);
  if (*stripped == '\0')
    assay_edit_set_empty (edit, id, field);
  else if (assay_field_get_info (field)->type == ASSAY_HOLDS_REAL)
    assay_edit_set_real (edit, id, field, number);
  else
    assay_edit_set_int (edit, id, field, (gint64) CLAMP (number, -9e15, 9e15));
  commit_grouped (workbench, edit, id, field);

  return TRUE;
}

gboolean
assay_field_write_text (AssayWorkbench *workbench,
                        AssayRecord *record,
                        AssayField field,
                        const char *label,
                        const char *text)
{
  gint64 id = assay_record_get_id (record);
  g_autofree char *words = NULL;
  AssayEdit *edit;

  if (assay_field_get_info (field)->type != ASSAY_HOLDS_TEXT)
    return write_number (workbench, record, field, label, text);

  edit = edit_finding (workbench, record, field, *text != '\0' ? text : NULL);
  if (edit != NULL)
    {
      commit_grouped (workbench, edit, id, field);
      return TRUE;
    }

  words = g_strdup_printf (_ ("Change “%s”"), label);
  assay_workbench_set_text (workbench, words, id, field, text);

  return TRUE;
}

void
assay_field_write_word (AssayWorkbench *workbench,
                        AssayRecord *record,
                        AssayField field,
                        const char *label,
                        const char *code)
{
  AssayEdit *edit = edit_finding (workbench, record, field, code);

  if (edit == NULL)
    {
      edit = assay_field_edit_new (workbench, label);
      assay_edit_set_text (edit, assay_record_get_id (record), field, code);
    }
  assay_workbench_commit (workbench, edit, FALSE);
}

void
assay_field_write_ref (
    AssayWorkbench *workbench, AssayRecord *record, AssayField field, const char *label, gint64 key)
{
  g_autofree char *value = key != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, key) : NULL;
  AssayEdit *edit = edit_finding (workbench, record, field, value);

  if (edit == NULL)
    {
      edit = assay_field_edit_new (workbench, label);
      assay_edit_set_ref (edit, assay_record_get_id (record), field, key);
    }
  assay_workbench_commit (workbench, edit, FALSE);
}

void
assay_field_write_bool (AssayWorkbench *workbench,
                        AssayRecord *record,
                        AssayField field,
                        const char *label,
                        gboolean value)
{
  AssayEdit *edit = assay_field_edit_new (workbench, label);

  assay_edit_set_bool (edit, assay_record_get_id (record), field, value);
  assay_workbench_commit (workbench, edit, FALSE);
}
