/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-read-sources.h"

#include "assay-exchange-cells.h"
#include "assay-exchange-read-csl.h"
#include "assay-exchange-tidy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Sources of bibliographies and tables, into rows. */

#define MAX_BYTES ((gsize) 64 * 1000 * 1000)
#define MAX_ROWS 100000

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
dup_key (gint64 key)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, key);
}

void
assay_exchange_read_add_source (AssayExchangeRead *read, const AssayExchangeCitation *citation)
{
  g_autofree char *party = NULL;
  g_autofree char *actor = NULL;
  g_autofree char *published = NULL;

  if (!is_given (citation->title) && !is_given (citation->address)
      && !is_given (citation->code_name))
    {
      assay_exchange_read_note (read, _ ("'%s' is left out: neither title nor address"),
                                citation->name);
      return;
    }

  published = assay_exchange_tidy_date (citation->published);
  if (published == NULL && is_given (citation->published))
    assay_exchange_read_note (read, _ ("'%s': its date '%s' is left out"), citation->name,
                              citation->published);

  if (is_given (citation->party))
    party = dup_key (assay_exchange_read_add_row (read, ASSAY_KIND_PARTY, ASSAY_PARTY_NAME,
                                                  citation->party, ASSAY_FIELD_NONE));
  if (is_given (citation->actor))
    actor = dup_key (assay_exchange_read_add_row (
        read, ASSAY_KIND_ACTOR, ASSAY_ACTOR_NAME, citation->actor, ASSAY_ACTOR_KIND,
        citation->actor_kind, ASSAY_ACTOR_PARTY, party, ASSAY_FIELD_NONE));
  assay_exchange_read_add_row (
      read, ASSAY_KIND_SOURCE, ASSAY_SOURCE_TITLE, citation->title, ASSAY_SOURCE_KIND,
      citation->kind, ASSAY_SOURCE_ADDRESS, citation->address, ASSAY_SOURCE_ACTOR, actor,
      ASSAY_SOURCE_PUBLISHED, published, ASSAY_SOURCE_LANGUAGE,
      assay_exchange_tidy_language (citation->language), ASSAY_SOURCE_RELIABILITY,
      citation->reliability, ASSAY_SOURCE_RELIABILITY_REASON, citation->reliability_reason,
      ASSAY_SOURCE_CITATION, citation->citation, ASSAY_SOURCE_PROTECTED,
      is_given (citation->code_name) ? "1" : NULL, ASSAY_SOURCE_CODE_NAME, citation->code_name,
      ASSAY_SOURCE_NOTE, citation->note, ASSAY_FIELD_NONE);
}

/* The column called @name of the head, G_MAXUINT where there is none. */
static guint
find_column (char **head, const char *name)
{
  for (guint i = 0; head[i] != NULL; i++)
    if (g_ascii_strcasecmp (head[i], name) == 0)
      return i;

  return G_MAXUINT;
}

static const char *
get_cell (char **head, char **row, const char *name)
{
  guint column = find_column (head, name);

  return column < g_strv_length (row) ? row[column] : NULL;
}

static void
read_row (AssayExchangeRead *read, char **head, char **row, guint number)
{
  g_autofree char *name = g_strdup_printf (_ ("row %u"), number);
  AssayExchangeCitation citation
      = { .name = name,
          .title = get_cell (head, row, "title"),
          .kind = get_cell (head, row, "kind"),
          .address = get_cell (head, row, "address"),
          .actor = get_cell (head, row, "actor"),
          .party = get_cell (head, row, "party"),
          .published = get_cell (head, row, "published"),
          .language = get_cell (head, row, "language"),
          .reliability = get_cell (head, row, "reliability"),
          .reliability_reason = get_cell (head, row, "reliability_reason"),
          .citation = get_cell (head, row, "citation"),
          .code_name = get_cell (head, row, "code_name"),
          .note = get_cell (head, row, "note") };

  assay_exchange_read_add_source (read, &citation);
}

static AssayExchangeRead *
read_table (const char *text, gsize size)
{
  g_autoptr (GPtrArray) rows = assay_cells_read (text, size, MAX_ROWS);
  AssayExchangeRead *read;
  char **head;

  if (rows == NULL || rows->len == 0)
    return NULL;

  head = rows->pdata[0];
  if (find_column (head, "title") == G_MAXUINT && find_column (head, "address") == G_MAXUINT)
    return NULL;

  read = assay_exchange_read_new ();
  for (guint i = 1; i < rows->len; i++)
    read_row (read, head, rows->pdata[i], i);
  if (rows->len == MAX_ROWS)
    assay_exchange_read_note (read, _ ("only the first %d rows were read"), MAX_ROWS);

  return read;
}

AssayExchangeRead *
assay_exchange_read_sources (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;
  const char *start;
  AssayExchangeRead *read = NULL;

  if (size > 0 && size <= MAX_BYTES && g_utf8_validate_len (data, size, NULL))
    {
      text = g_strndup (data, size);
      start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
      while (g_ascii_isspace (*start))
        start++;
      if (*start == '[' || *start == '{')
        return assay_csl_read (bytes, error);

      read = assay_bibtex_read (start);
      if (read == NULL)
        read = read_table (data, size);
    }
  if (read == NULL)
    g_set_error_literal (error, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_UNREADABLE,
                         _ ("cannot read it: neither CSL-JSON nor BibTeX, nor a table in UTF-8 "
                            "with a column \"title\" or \"address\""));

  return read;
}
