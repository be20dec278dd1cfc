/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-kind.h"
#include "assay-charset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOKED_AT 65536
#define ENOUGH_TAGS 3

typedef struct
{
  gsize offset;
  const char *magic;
  gsize len;
  const char *name;
} Magic;

#define MAGIC(offset, magic, name)                                                                 \
  {                                                                                                \
    offset, magic, sizeof (magic) - 1, name                                                        \
  }

static const Magic pictures[] = {
  MAGIC (0, "\x89PNG\r\n\x1a\n", "image/png"),
  MAGIC (0, "\xff\xd8\xff", "image/jpeg"),
  MAGIC (0, "GIF87a", "image/gif"),
  MAGIC (0, "GIF89a", "image/gif"),
  MAGIC (8, "WEBP", "image/webp"),
  MAGIC (4, "ftypavif", "image/avif"),
  MAGIC (4, "ftypavis", "image/avif"),
  MAGIC (0, "BM", "image/bmp"),
};

static const Magic documents[] = {
  MAGIC (0, "%PDF-", N_ ("a PDF document")),
  MAGIC (30, "mimetypeapplication/vnd.oasis.opendocument", N_ ("an OpenDocument file")),
  MAGIC (30, "mimetypeapplication/epub", N_ ("an EPUB book")),
  MAGIC (30, "[Content_Types].xml", N_ ("an Office document")),
  MAGIC (0, "PK\x03\x04", N_ ("a ZIP archive or an Office document")),
  MAGIC (0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_ ("an old Office document")),
  MAGIC (0, "{\\rtf", N_ ("an RTF document")),
  MAGIC (0, "SQLite format 3", N_ ("a database")),
  MAGIC (0, "\x1f\x8b", N_ ("a gzip archive")),
  MAGIC (0, "BZh", N_ ("a bzip2 archive")),
  MAGIC (0,
         "\xfd"
         "7zXZ",
         N_ ("an xz archive")),
  MAGIC (0, "7z\xbc\xaf\x27\x1c", N_ ("a 7z archive")),
  MAGIC (0, "Rar!\x1a", N_ ("a RAR archive")),
  MAGIC (0,
         "\x7f"
         "ELF",
         N_ ("a program")),
  MAGIC (0, "MZ\x90", N_ ("a program")),
  MAGIC (0, "ID3", N_ ("a sound recording")),
  MAGIC (0, "OggS", N_ ("a sound recording")),
  MAGIC (0, "fLaC", N_ ("a sound recording")),
  MAGIC (8, "WAVE", N_ ("a sound recording")),
  MAGIC (4, "ftyp", N_ ("a video")),
  MAGIC (0, "\x1a\x45\xdf\xa3", N_ ("a video")),
};

static const Magic *
find_magic (const Magic *magics, gsize n, const void *bytes, gsize len)
{
  for (gsize i = 0; i < n; i++)
    if (len >= magics[i].offset + magics[i].len
        && memcmp ((const char *) bytes + magics[i].offset, magics[i].magic, magics[i].len) == 0)
      return &magics[i];
  return NULL;
}

const char *
assay_kind_of_picture (const void *bytes, gsize len)
{
  const Magic *magic = find_magic (pictures, G_N_ELEMENTS (pictures), bytes, len);
  const guchar *head = bytes;

  if (magic == NULL)
    return NULL;
  if (magic->offset == 8 && memcmp (bytes, "RIFF", 4) != 0)
    return NULL;
  /* Two letters are a weak sign: a bitmap also tells the length of its second header. */
  if (strcmp (magic->name, "image/bmp") == 0 && (len < 26 || head[14] > 124 || head[15] != 0))
    return NULL;
  return magic->name;
}

/* MHTML is text, and would be read as such. */
static gboolean
is_web_archive (const void *bytes, gsize len)
{
  g_autofree char *head = g_ascii_strdown (bytes, MIN (len, 4096));

  return strstr (head, "\ncontent-type: multipart/related") != NULL
         && (strstr (head, "\nmime-version:") != NULL || g_str_has_prefix (head, "mime-version:"));
}

const char *
assay_kind_of_document (const void *bytes, gsize len)
{
  const Magic *magic = find_magic (documents, G_N_ELEMENTS (documents), bytes, len);

  if (magic != NULL)
    return _ (magic->name);
  if (assay_kind_of_picture (bytes, len) != NULL)
    return _ ("a picture");
  if (is_web_archive (bytes, len))
    return _ ("a web archive (MHTML)");
  return NULL;
}

gboolean
assay_kind_is_binary (const void *bytes, gsize len)
{
  const guchar *data = bytes;
  gsize looked_at = MIN (len, LOOKED_AT);
  gsize n = 0;

  if (assay_charset_looks_like_utf16 (bytes, len) != NULL)
    return FALSE;
  if (len >= 4 && memcmp (bytes, "\0\0\xfe\xff", 4) == 0)
    return FALSE;
  for (gsize i = 0; i < looked_at; i++)
    n += data[i] < 0x20 && !g_ascii_isspace (data[i]) && data[i] != 0x1b;
  return n * 100 > looked_at;
}

static gboolean
begins_like_page (const char *text, gsize len)
{
  static const char *const beginnings[] = {
    "<!doctype html", "<html", "<head", "<body",    "<title",
    "<script",        "<meta", "<!--",  "<article", "<main",
  };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (len >= strlen (beginnings[i])
        && g_ascii_strncasecmp (text, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

gboolean
assay_kind_is_html (const char *text, gsize len)
{
  static const char *const usual[]
      = { "<p>", "<p ", "</p>", "<br>",  "<br/>", "<br />", "</a>",  "<h1",  "<h2", "</div>",
          "</h", "<ul", "<li>", "<img ", "</td",  "<div",   "<span", "<em>", "<b>", "<strong>" };
  const char *end = text + len;
  guint n = 0;

  while (text < end && g_ascii_isspace (*text))
    text++;
  if (begins_like_page (text, end - text))
    return TRUE;
  if (end - text > 5 && memcmp (text, "<?xml", 5) == 0)
    return g_strstr_len (text, MIN (end - text, 4096), "<html") != NULL;
  end = MIN (end, text + LOOKED_AT);
  for (const char *at = memchr (text, '<', end - text); at != NULL && n < ENOUGH_TAGS;
       at = memchr (at + 1, '<', end - at - 1))
    for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
      if ((gsize) (end - at) >= strlen (usual[i])
          && g_ascii_strncasecmp (at, usual[i], strlen (usual[i])) == 0)
        {
          n++;
          break;
        }
  return n >= ENOUGH_TAGS;
}
