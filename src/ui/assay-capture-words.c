/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-capture-words.h"

#include "assay-terms.h"
#include "assay-time-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
assay_capture_get_kind_words (AssayRecord *capture)
{
  static const struct
  {
    const char *mime;
    const char *words;
  } kinds[] = {
    { "text/html", N_ ("web page") },
    { "multipart/related", N_ ("web page") },
    { "application/warc", N_ ("web page") },
    { "application/wacz", N_ ("web archive") },
    { "message/rfc822", N_ ("mail") },
    { "text/", N_ ("text") },
    { "application/pdf", N_ ("PDF document") },
    { "application/vnd.o", N_ ("document") },
    { "image/", N_ ("picture") },
    { "audio/", N_ ("recording") },
    { "video/", N_ ("film") },
  };
  const char *mime = assay_record_get_text (capture, ASSAY_CAPTURE_MIME);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (mime, kinds[i].mime))
      return _ (kinds[i].words);

  return _ ("file");
}

char *
assay_capture_dup_words (AssayRecord *capture)
{
  g_autofree char *time
      = assay_time_dup_words (assay_record_get_text (capture, ASSAY_CAPTURE_CAPTURED_AT));
  gint64 size = assay_record_get_int (capture, ASSAY_CAPTURE_SIZE);
  g_autofree char *amount = g_format_size (size > 0 ? (guint64) size : 0);

  return g_strdup_printf ("%s · %s · %s", g_strstrip (time), assay_capture_get_kind_words (capture),
                          amount);
}

const char *
assay_capture_get_origin (AssayRecord *capture)
{
  static const AssayField fields[]
      = { ASSAY_CAPTURE_ADDRESS_ENDED, ASSAY_CAPTURE_ADDRESS_ASKED, ASSAY_CAPTURE_FILE_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!assay_record_is_empty (capture, fields[i]))
      return assay_record_get_text (capture, fields[i]);

  return assay_term_label (ASSAY_CAPTURE_HOW, assay_record_get_text (capture, ASSAY_CAPTURE_HOW));
}
