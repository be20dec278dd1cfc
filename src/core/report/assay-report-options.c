/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-options.h"

#include "assay-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

AssayReportOptions *
assay_report_options_new (void)
{
  return g_new0 (AssayReportOptions, 1);
}

AssayReportOptions *
assay_report_options_copy (const AssayReportOptions *self)
{
  AssayReportOptions *copy = assay_report_options_new ();

  if (self == NULL)
    return copy;

  *copy = *self;
  copy->claims = g_strdup (self->claims);
  copy->language = g_strdup (self->language);
  copy->desk = g_strdup (self->desk);
  copy->logo = self->logo != NULL ? g_bytes_ref (self->logo) : NULL;

  return copy;
}

void
assay_report_options_free (AssayReportOptions *self)
{
  g_free (self->claims);
  g_free (self->language);
  g_free (self->desk);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self);
}

/* One entry of a list: claims from number @first to @last, with @suffix (or any, where that is
 * empty). */
typedef struct
{
  guint64 first;
  guint64 last;
  char suffix[16];
} Entry;

/* Reads a number at *@text and goes behind it. */
static gboolean
read_number (const char **text, guint64 *ret_number)
{
  char *end;

  if (!g_ascii_isdigit (**text))
    return FALSE;

  *ret_number = g_ascii_strtoull (*text, &end, 10);
  *text = end;

  return *ret_number <= G_MAXINT64;
}

static const char *
skip_spaces (const char *text)
{
  return text + strspn (text, " \t\n\r");
}

/* Reads the entry at *@text and goes to the next; FALSE at what is none. */
static gboolean
read_entry (const char **text, Entry *ret_entry)
{
  static const char *const dashes[] = { "-", "–", "—" };
  gsize length;

  *text = skip_spaces (*text);
  if (!read_number (text, &ret_entry->first))
    return FALSE;

  ret_entry->last = ret_entry->first;
  length = strspn (*text, "abcdefghijklmnopqrstuvwxyz");
  if (length >= sizeof ret_entry->suffix)
    return FALSE;
  memcpy (ret_entry->suffix, *text, length);
  ret_entry->suffix[length] = '\0';
  *text = skip_spaces (*text + length);

  for (guint i = 0; length == 0 && i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (*text, dashes[i]))
      {
        *text = skip_spaces (*text + strlen (dashes[i]));
        if (!read_number (text, &ret_entry->last) || ret_entry->last < ret_entry->first)
          return FALSE;
        break;
      }

  *text = skip_spaces (*text);
  if (**text == '\0')
    return TRUE;
  if (**text != ',' && **text != ';')
    return FALSE;
  *text = skip_spaces (*text + 1);

  return TRUE;
}

gboolean
assay_report_options_check_claims (const char *claims, GError **error)
{
  const char *at = skip_spaces (claims != NULL ? claims : "");
  Entry entry;

  while (*at != '\0')
    {
      const char *begin = at;

      if (!read_entry (&at, &entry))
        {
          g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_OPTION,
                       _ ("cannot read the list of claims at '%s': write it as 3, 5-9, 14a"),
                       begin);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
entry_has (const Entry *entry, AssayRecord *claim)
{
  guint64 number = (guint64) assay_record_get_int (claim, ASSAY_CLAIM_NUMBER);

  return number >= entry->first && number <= entry->last
         && (*entry->suffix == '\0'
             || g_str_equal (entry->suffix, assay_record_get_text (claim, ASSAY_CLAIM_SUFFIX)));
}

gboolean
assay_report_options_find_claims (const char *claims, GPtrArray *records, GError **error)
{
  const char *at = skip_spaces (claims != NULL ? claims : "");
  Entry entry;

  if (!assay_report_options_check_claims (claims, error))
    return FALSE;

  while (*at != '\0')
    {
      const char *begin = at;
      guint i = 0;

      read_entry (&at, &entry);
      while (i < records->len && !entry_has (&entry, g_ptr_array_index (records, i)))
        i++;
      if (i == records->len)
        {
          g_autofree char *words = g_strndup (begin, strcspn (begin, ",;"));

          g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_OPTION,
                       _ ("there is no claim %s"), g_strstrip (words));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
assay_report_options_lists_claim (const char *claims, AssayRecord *claim)
{
  const char *at = skip_spaces (claims != NULL ? claims : "");
  Entry entry;

  if (*at == '\0')
    return TRUE;

  while (*at != '\0' && read_entry (&at, &entry))
    if (entry_has (&entry, claim))
      return TRUE;

  return FALSE;
}
