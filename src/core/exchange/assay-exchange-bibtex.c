/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-kinds.h"
#include "assay-exchange-names.h"
#include "assay-exchange-scope.h"

#include "assay-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Sources as BibTeX with the types and fields of BibLaTeX, in UTF-8. */

static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '\\':
        g_string_append (out, "\\textbackslash{}");
        break;
      case '~':
        g_string_append (out, "\\textasciitilde{}");
        break;
      case '^':
        g_string_append (out, "\\textasciicircum{}");
        break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}':
        g_string_append_printf (out, "\\%c", *p);
        break;
      case '\r':
      case '\n':
        g_string_append_c (out, ' ');
        break;
      default:
        g_string_append_c (out, *p);
        break;
      }
}

/* The inner braces keep capitals, and words like "and", as they are. */
static void
append_field (GString *out, const char *name, const char *text)
{
  if (*text == '\0')
    return;

  g_string_append_printf (out, "  %s = {{", name);
  append_escaped (out, text);
  g_string_append (out, "}},\n");
}

/* An address may not be escaped, nor may it close a brace. */
static void
append_address (GString *out, const char *address)
{
  g_autofree char *plain = NULL;

  if (*address == '\0')
    return;

  plain = g_uri_escape_string (address, ":/?#[]@!$&'()*+,;=%", FALSE);
  g_string_append_printf (out, "  url = {%s},\n", plain);
}

/* EDTF, as BibLaTeX reads it. What is none could be anything. */
static void
append_date (GString *out, const char *date)
{
  if (*date != '\0' && assay_date_is_edtf (date))
    g_string_append_printf (out, "  date = {%s},\n", date);
  else
    append_field (out, "date", date);
}

static void
append_author (AssayExchangeScope *scope, GString *out, AssayRecord *actor)
{
  const char *name = assay_exchange_get_text (scope, actor, ASSAY_ACTOR_NAME);
  g_auto (AssayNameParts) parts = { NULL, NULL, NULL };

  if (*name == '\0')
    return;
  if (!g_str_equal (assay_record_get_text (actor, ASSAY_ACTOR_KIND), "person"))
    {
      append_field (out, "author", name);
      return;
    }

  parts = assay_name_parts_read (name);
  g_string_append (out, "  author = {");
  append_escaped (out, parts.particle);
  g_string_append (out, *parts.particle != '\0' ? " " : "");
  append_escaped (out, parts.family);
  g_string_append (out, *parts.given != '\0' ? ", " : "");
  append_escaped (out, parts.given);
  g_string_append (out, "},\n");
}

static void
append_source (AssayExchangeScope *scope, GString *out, AssayRecord *source, guint number)
{
  const char *title = assay_exchange_get_text (scope, source, ASSAY_SOURCE_TITLE);

  g_string_append_printf (
      out, "@%s{assay%u,\n",
      assay_source_kind_to_bibtex (assay_record_get_text (source, ASSAY_SOURCE_KIND)), number);
  append_field (out, "title", *title != '\0' ? title : assay_exchange_name_source (scope, source));
  append_author (scope, out, assay_exchange_get_row (scope, source, ASSAY_SOURCE_ACTOR));
  append_date (out, assay_exchange_get_text (scope, source, ASSAY_SOURCE_PUBLISHED));
  append_address (out, assay_exchange_get_text (scope, source, ASSAY_SOURCE_ADDRESS));
  append_field (out, "langid", assay_exchange_get_text (scope, source, ASSAY_SOURCE_LANGUAGE));
  append_field (out, "note", assay_exchange_get_text (scope, source, ASSAY_SOURCE_CITATION));
  append_field (out, "annotation", assay_exchange_get_text (scope, source, ASSAY_SOURCE_NOTE));
  g_string_append (out, "}\n\n");
}

/* What is looked for must be looked for in plain words, not in escaped ones. */
static gboolean
check_source (AssayExchangeScope *scope, AssayRecord *source, guint number, GError **error)
{
  static const AssayField fields[]
      = { ASSAY_SOURCE_TITLE, ASSAY_SOURCE_ADDRESS, ASSAY_SOURCE_CITATION, ASSAY_SOURCE_NOTE };
  AssayRecord *actor = assay_exchange_get_row (scope, source, ASSAY_SOURCE_ACTOR);
  g_autofree char *place = g_strdup_printf (_ ("source %u"), number);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!assay_exchange_check (scope, assay_exchange_get_text (scope, source, fields[i]), place,
                               error))
      return FALSE;

  return assay_exchange_check (scope, assay_exchange_get_text (scope, actor, ASSAY_ACTOR_NAME),
                               place, error);
}

GBytes *
assay_exchange_write_bibtex (AssayExchangeScope *scope, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GPtrArray *sources = scope->context->sources;

  for (guint i = 0; i < sources->len; i++)
    {
      if (assay_report_is_protected (sources->pdata[i]))
        {
          assay_exchange_note (scope, _ ("source %u is left out: it is protected"), i + 1);
          continue;
        }
      if (!check_source (scope, sources->pdata[i], i + 1, error))
        return NULL;
      append_source (scope, out, sources->pdata[i], i + 1);
    }

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
