/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-archival"

#include "config.h"

#include "assay-archival-private.h"

#include <lcms2.h>
#include <string.h>

qpdf_oh
assay_archival_add_stream (qpdf_data pdf, gconstpointer bytes, gsize size, const char *dict)
{
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh none = qpdf_oh_new_null (pdf);
  qpdf_oh wanted = qpdf_oh_parse (pdf, dict);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  qpdf_oh own;

  qpdf_oh_replace_stream_data (pdf, stream, bytes, size, none, none);
  own = qpdf_oh_get_dict (pdf, stream);
  qpdf_oh_begin_dict_key_iter (pdf, wanted);
  while (qpdf_oh_dict_more_keys (pdf))
    g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (pdf)));
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      qpdf_oh_replace_key (pdf, own, key, qpdf_oh_get_key (pdf, wanted, key));
    }

  return stream;
}

/* The keys of @source, a dictionary as PDF source, go into @dict. */
static void
put (qpdf_data pdf, qpdf_oh dict, const char *key, const char *source)
{
  qpdf_oh_replace_key (pdf, dict, key, qpdf_oh_parse (pdf, source));
}

static void
put_words (qpdf_data pdf, qpdf_oh dict, const char *key, const char *words)
{
  if (*words != '\0')
    qpdf_oh_replace_key (pdf, dict, key, qpdf_oh_new_unicode_string (pdf, words));
}

/* "D:20261123072500Z" for "2026-11-23T07:25:00Z". Owned. */
static char *
dup_pdf_date (const char *date)
{
  GString *out = g_string_new ("D:");

  for (const char *p = date; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (out, *p);
  if (out->len != strlen ("D:YYYYMMDDHHMMSS"))
    g_string_assign (out, "D:19700101000000");
  g_string_append_c (out, 'Z');

  return g_string_free (out, FALSE);
}

static void
dress_info (qpdf_data pdf, const AssayArchivalMeta *meta, const char *producer, const char *date)
{
  qpdf_oh info = qpdf_make_indirect_object (pdf, qpdf_oh_new_dictionary (pdf));

  put_words (pdf, info, "/Title", meta->title);
  put_words (pdf, info, "/Author", meta->author);
  put_words (pdf, info, "/Subject", meta->subject);
  put_words (pdf, info, "/Creator", meta->creator);
  put_words (pdf, info, "/Producer", producer);
  put_words (pdf, info, "/CreationDate", date);
  put_words (pdf, info, "/ModDate", date);
  qpdf_oh_replace_key (pdf, qpdf_get_trailer (pdf), "/Info", info);
}

/* What the colours mean: sRGB (IEC 61966-2-1), as an ICC profile whose date is fixed. */
static void
dress_intent (qpdf_data pdf, qpdf_oh root)
{
  static const guint8 created[12] = { 0x07, 0xe9, 0, 1, 0, 1 };
  cmsHPROFILE profile = cmsCreate_sRGBProfile ();
  cmsUInt32Number size = 0;
  g_autofree guint8 *bytes = NULL;
  qpdf_oh intent;
  qpdf_oh intents;

  cmsSetProfileVersion (profile, 4.2); /* the newest that PDF 1.7 names; its curves are formulas */
  cmsSaveProfileToMem (profile, NULL, &size);
  bytes = g_malloc0 (MAX (size, 128));
  cmsSaveProfileToMem (profile, bytes, &size);
  cmsCloseProfile (profile);
  memcpy (bytes + 24, created, sizeof created); /* ICC.1: the header's dateTimeNumber */

  intent = qpdf_oh_parse (pdf, "<< /Type /OutputIntent /S /GTS_PDFA1 /Info (sRGB IEC61966-2.1) "
                               "/OutputConditionIdentifier (sRGB) >>");
  qpdf_oh_replace_key (pdf, intent, "/DestOutputProfile",
                       assay_archival_add_stream (pdf, bytes, size, "<< /N 3 >>"));
  intents = qpdf_oh_new_array (pdf);
  qpdf_oh_append_item (pdf, intents, qpdf_make_indirect_object (pdf, intent));
  qpdf_oh_replace_key (pdf, root, "/OutputIntents", intents);
}

/* A name of PDF: what is not a plain letter is written by its number. Owned. */
static char *
dup_name (const char *text)
{
  GString *name = g_string_new ("/");

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("+-.", *p) != NULL)
      g_string_append_c (name, *p);
    else
      g_string_append_printf (name, "#%02x", (guint8) *p);

  return g_string_free (name, FALSE);
}

static qpdf_oh
add_file (qpdf_data pdf, const AssayArchivalFile *file, const char *date)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (file->bytes, &size);
  g_autofree char *md5 = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, file->bytes);
  g_autofree char *mime = dup_name (file->mime);
  g_autofree char *dict
      = g_strdup_printf ("<< /Type /EmbeddedFile /Subtype %s /Params << /Size %" G_GSIZE_FORMAT
                         " /CheckSum <%s> /CreationDate (%s) /ModDate (%s) >> >>",
                         mime, size, md5, date, date);
  qpdf_oh stream = assay_archival_add_stream (pdf, bytes, size, dict);
  qpdf_oh streams = qpdf_oh_new_dictionary (pdf);
  qpdf_oh spec = qpdf_oh_parse (pdf, "<< /Type /Filespec /AFRelationship /Data >>");

  put_words (pdf, spec, "/F", file->name);
  put_words (pdf, spec, "/UF", file->name);
  put_words (pdf, spec, "/Desc", file->description);
  qpdf_oh_replace_key (pdf, streams, "/F", stream);
  qpdf_oh_replace_key (pdf, streams, "/UF", stream);
  qpdf_oh_replace_key (pdf, spec, "/EF", streams);

  return qpdf_make_indirect_object (pdf, spec);
}

/* Files belong to the document as a whole (ISO 19005-3, 6.8) and are found by name. */
static void
dress_files (qpdf_data pdf, qpdf_oh root, GPtrArray *files, const char *date)
{
  qpdf_oh all = qpdf_oh_new_array (pdf);
  qpdf_oh pairs = qpdf_oh_new_array (pdf);
  qpdf_oh tree = qpdf_oh_new_dictionary (pdf);
  qpdf_oh names = qpdf_oh_get_key (pdf, root, "/Names");

  for (guint i = 0; i < files->len; i++)
    {
      const AssayArchivalFile *file = g_ptr_array_index (files, i);
      qpdf_oh spec = add_file (pdf, file, date);

      qpdf_oh_append_item (pdf, all, spec);
      qpdf_oh_append_item (pdf, pairs, qpdf_oh_new_unicode_string (pdf, file->name));
      qpdf_oh_append_item (pdf, pairs, spec);
    }

  if (!qpdf_oh_is_dictionary (pdf, names))
    {
      names = qpdf_oh_new_dictionary (pdf);
      qpdf_oh_replace_key (pdf, root, "/Names", names);
    }
  qpdf_oh_replace_key (pdf, tree, "/Names", pairs);
  qpdf_oh_replace_key (pdf, names, "/EmbeddedFiles", tree);
  qpdf_oh_replace_key (pdf, root, "/AF", all);
}

void
assay_archival_dress_catalog (qpdf_data pdf, const AssayArchivalMeta *meta, GPtrArray *files)
{
  qpdf_oh root = qpdf_get_root (pdf);
  g_autofree char *producer = g_strdup_printf ("libqpdf %s", qpdf_get_qpdf_version ());
  g_autofree char *date = dup_pdf_date (meta->created_at);
  g_autofree char *xmp = assay_archival_dup_xmp (meta, producer);

  put_words (pdf, root, "/Lang", meta->lang);
  put (pdf, root, "/MarkInfo", "<< /Marked true >>");
  put (pdf, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
  put (pdf, root, "/PageMode", "/UseOutlines");
  qpdf_oh_replace_key (
      pdf, root, "/Metadata",
      assay_archival_add_stream (pdf, xmp, strlen (xmp), "<< /Type /Metadata /Subtype /XML >>"));
  dress_info (pdf, meta, producer, date);
  dress_intent (pdf, root);
  if (files != NULL && files->len > 0)
    dress_files (pdf, root, files, date);
  qpdf_oh_release_all (pdf);
}
