/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-office.h"

#include "assay-document.h"
#include "assay-html-attributes.h"
#include "assay-import-private.h"
#include "assay-oneline.h"
#include "assay-xml.h"

#include <string.h>

#define DOCX_MIME "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define ODT_MIME "application/vnd.oasis.opendocument.text"
#define MAX_LISTS 8
#define MAX_QUOTE_BYTES 400

static void
free_comment (gpointer data)
{
  AssayComment *comment = data;

  g_free (comment->who);
  g_free (comment->words);
  g_string_free (comment->quote, TRUE);
  g_free (comment);
}

xmlDoc *
assay_office_parse (AssayOffice *office, const char *member)
{
  GBytes *bytes = g_hash_table_lookup (office->members, member);

  return bytes != NULL ? assay_xml_parse (bytes) : NULL;
}

void
assay_office_append (AssayOffice *office, const char *words)
{
  GHashTableIter iter;
  gpointer comment;

  assay_attributes_append_escaped (office->html, words, strlen (words));
  g_hash_table_iter_init (&iter, office->comments);
  while (g_hash_table_iter_next (&iter, NULL, &comment))
    if (((AssayComment *) comment)->open
        && ((AssayComment *) comment)->quote->len < MAX_QUOTE_BYTES)
      g_string_append (((AssayComment *) comment)->quote, words);
}

void
assay_office_append_picture (AssayOffice *office, const char *member, const char *alt)
{
  g_autofree char *address = g_strconcat ("cid:", member, NULL);
  g_autofree char *tag
      = g_markup_printf_escaped ("<img src=\"%s\" alt=\"%s\">", address, alt != NULL ? alt : "");
  GBytes *bytes = g_hash_table_lookup (office->members, member);

  if (bytes != NULL)
    assay_import_offer_part (office->import, address, bytes);
  g_string_append (office->html, tag);
}

void
assay_office_open_link (AssayOffice *office, const char *href)
{
  g_autofree char *tag = g_markup_printf_escaped ("<a href=\"%s\">", href);

  g_string_append (office->html, tag);
}

static void
close_list (AssayOffice *office)
{
  char kind = office->lists->str[office->lists->len - 1];

  g_string_append (office->html, kind == 'o' ? "</ol>" : "</ul>");
  g_string_truncate (office->lists, office->lists->len - 1);
}

void
assay_office_enter_list (AssayOffice *office, guint depth, char kind)
{
  depth = MIN (depth, MAX_LISTS);
  while (office->lists->len > depth)
    close_list (office);
  if (depth > 0 && office->lists->len == depth && office->lists->str[depth - 1] != kind)
    close_list (office);
  while (office->lists->len < depth)
    {
      g_string_append (office->html, kind == 'o' ? "<ol>" : "<ul>");
      g_string_append_c (office->lists, kind);
    }
}

void
assay_office_tell_change (AssayOffice *office, const char *what, const char *who, const char *words)
{
  g_autofree char *line
      = who != NULL && *who != '\0' ? g_strdup_printf ("%s: %s", who, words) : g_strdup (words);

  if (*words != '\0')
    assay_import_tell (office->import, what, line);
}

AssayComment *
assay_office_add_comment (AssayOffice *office, char *id, char *who, char *words)
{
  AssayComment *comment = g_new0 (AssayComment, 1);

  comment->who = who;
  comment->words = words;
  comment->quote = g_string_new (NULL);
  if (id == NULL)
    id = g_strdup_printf ("#%u", g_hash_table_size (office->comments));
  g_hash_table_replace (office->comments, id, comment);
  return comment;
}

void
assay_office_open_comment (AssayOffice *office, AssayComment *comment)
{
  comment->open = TRUE;
  comment->at = office->html != NULL ? office->html->len : 0;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  guint64 left = g_ascii_strtoull (a, NULL, 10);
  guint64 right = g_ascii_strtoull (b, NULL, 10);

  return left != right ? (left < right ? -1 : 1) : strcmp (a, b);
}

/* How many characters of text that are no white space stand before the byte @at of the page. */
static gsize
count_before (const GString *html, gsize at)
{
  const char *end = html->str + MIN (at, html->len);
  gboolean in_tag = FALSE;
  gsize n = 0;

  for (const char *c = html->str; c < end; c = g_utf8_next_char (c))
    if (*c == '<' || *c == '>')
      in_tag = *c == '<';
    else if (!in_tag && !g_unichar_isspace (g_utf8_get_char (c)))
      {
        n++;
        /* A character by its name. */
        if (*c == '&')
          c += strcspn (c, ";");
      }
  return n;
}

static void
tell_comments (AssayOffice *office)
{
  GList *ids = g_list_sort (g_hash_table_get_keys (office->comments), compare_ids);

  for (GList *at = ids; at != NULL; at = at->next)
    {
      AssayComment *comment = g_hash_table_lookup (office->comments, at->data);
      g_autofree char *quote = assay_oneline (comment->quote->str, -1, 100);
      g_autofree char *line
          = *quote != '\0' ? g_strdup_printf ("%s, “%s”: %s", comment->who, quote, comment->words)
                           : g_strdup_printf ("%s: %s", comment->who, comment->words);

      assay_import_tell (office->import, "comment", line);
      assay_import_offer_remark (office->import, comment->who, comment->words, comment->quote->str,
                                 count_before (office->html, comment->at));
    }
  g_list_free (ids);
}

static void
offer_text (AssayOffice *office,
            AssayImportField field,
            const xmlNode *parent,
            const char *name,
            const char *from)
{
  g_autofree char *value = assay_xml_dup_text (assay_xml_child (parent, name));

  assay_import_offer_value (office->import, field, value, from);
}

/* What the program noted of the document: its dates are those of the file, not of the article. */
static void
offer_metadata (AssayOffice *office, gboolean docx)
{
  xmlDoc *document = assay_office_parse (office, docx ? "docProps/core.xml" : "meta.xml");
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  if (root != NULL && !docx)
    root = assay_xml_child (root, "meta");
  offer_text (office, ASSAY_IMPORT_TITLE, root, "title", "document title");
  if (!docx)
    offer_text (office, ASSAY_IMPORT_BYLINE, root, "initial-creator", "document author");
  offer_text (office, ASSAY_IMPORT_BYLINE, root, "creator", "document author");
  offer_text (office, ASSAY_IMPORT_LANGUAGE, root, "language", "document language");
  if (document != NULL)
    xmlFreeDoc (document);
}

static void
offer_first_line (AssayImport *import)
{
  const char *text = assay_import_get_text (import);
  gsize len = strcspn (text, "\n");
  g_autofree char *line = g_strndup (text, len);

  if (len <= 300 && assay_import_get_value (import, ASSAY_IMPORT_TITLE, NULL) == NULL)
    assay_import_offer_value (import, ASSAY_IMPORT_TITLE, line, "first line");
}

static void
clear (AssayOffice *office)
{
  g_hash_table_unref (office->members);
  g_hash_table_unref (office->comments);
  g_string_free (office->footnotes, TRUE);
  g_string_free (office->lists, TRUE);
}

AssayImport *
assay_office_import (GHashTable *members, gboolean docx, GError **error)
{
  AssayOffice office = { .members = members, .import = assay_import_new () };
  gboolean has_text;
  AssayImport *import;

  office.html = g_string_new ("<!DOCTYPE html><html><head><title></title></head><body>\n");
  office.footnotes = g_string_new (NULL);
  office.lists = g_string_new (NULL);
  office.comments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_comment);
  has_text = docx ? assay_docx_write (&office) : assay_odt_write (&office);
  if (!has_text)
    {
      clear (&office);
      g_string_free (office.html, TRUE);
      assay_import_unref (office.import);
      return assay_document_fail (ASSAY_IMPORT_ERROR_UNREADABLE, error);
    }
  assay_office_enter_list (&office, 0, 'u');
  if (office.footnotes->len > 0)
    g_string_append_printf (office.html, "<hr>\n%s", office.footnotes->str);
  g_string_append (office.html, "</body></html>");
  tell_comments (&office);
  offer_metadata (&office, docx);
  clear (&office);
  import = assay_reading_freeze (office.html, NULL, office.import, error);
  if (import != NULL)
    {
      assay_import_set_mime (import, docx ? DOCX_MIME : ODT_MIME);
      assay_import_place_remarks (import);
      offer_first_line (import);
    }
  return import;
}
