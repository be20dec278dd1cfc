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
  MAGIC (30, "mimetypeapplication/epub", N_ ("an EPUB book")),
  MAGIC (0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_ ("an old Office document")),
  MAGIC (0, "{\\rtf", N_ ("an RTF document")),
  MAGIC (0, "SQLite format 3", N_ ("a database")),
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

/* Length of the name before the colon of a header line, 0 when the line is none (RFC 5322, 2.2). */
static gsize
header_name_length (const char *line, gsize len)
{
  gsize n = 0;

  while (n < len && line[n] > ' ' && line[n] < 0x7f && line[n] != ':')
    n++;
  return n < len && line[n] == ':' ? n : 0;
}

static guint
header_weight (const char *line, gsize len)
{
  static const struct
  {
    const char *name;
    guint weight;
  } known[] = { { "mime-version", 3 }, { "message-id", 3 },   { "received", 3 },
                { "return-path", 3 },  { "delivered-to", 3 }, { "from", 1 },
                { "date", 1 },         { "subject", 1 },      { "to", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (len == strlen (known[i].name) && g_ascii_strncasecmp (line, known[i].name, len) == 0)
      return known[i].weight;
  return 0;
}

/* A mail or MHTML is text, and would be read as such. All lines before the first blank one are
 * headers, and some are those that only mails have. */
static gboolean
begins_with_headers (const char *bytes, gsize len)
{
  const char *end = bytes + MIN (len, LOOKED_AT);
  guint weight = 0;

  while (bytes < end)
    {
      const char *newline = memchr (bytes, '\n', end - bytes);
      gsize n = (newline != NULL ? newline : end) - bytes;
      gsize name;

      if (n > 0 && bytes[n - 1] == '\r')
        n--;
      if (n == 0)
        break;
      name = header_name_length (bytes, n);
      if (name == 0 && *bytes != ' ' && *bytes != '\t' && newline != NULL)
        return FALSE;
      weight += header_weight (bytes, name);
      bytes = newline != NULL ? newline + 1 : end;
    }
  return weight >= 3;
}

static gboolean
begins_with (const void *bytes, gsize len, const char *magic)
{
  return len >= strlen (magic) && memcmp (bytes, magic, strlen (magic)) == 0;
}

AssayDocumentKind
assay_kind_of_parser (const void *bytes, gsize len)
{
  const char *head = bytes;
  gsize blank = 0;

  if (len == 0)
    return ASSAY_DOCUMENT_NONE;
  if (begins_with (bytes, len, "PK\x03\x04") && assay_kind_of_document (bytes, len) == NULL)
    return ASSAY_DOCUMENT_ZIP;
  if (begins_with (bytes, len, "\x1f\x8b"))
    return ASSAY_DOCUMENT_GZIP;
  if (begins_with (bytes, len, "WARC/"))
    return ASSAY_DOCUMENT_WARC;
  /* Readers of PDF let anything stand before it, in the first 1,024 bytes; here only blanks may. */
  while (blank < MIN (len, 1024) && (g_ascii_isspace (head[blank]) || head[blank] == '\0'))
    blank++;
  if (begins_with (head + blank, len - blank, "%PDF-"))
    return ASSAY_DOCUMENT_PDF;
  if (begins_with (bytes, len, "\xef\xbb\xbf"))
    blank += 3;
  return begins_with_headers (head + blank, len - blank) ? ASSAY_DOCUMENT_MAIL
                                                         : ASSAY_DOCUMENT_NONE;
}

const char *
assay_kind_of_document (const void *bytes, gsize len)
{
  const Magic *magic = find_magic (documents, G_N_ELEMENTS (documents), bytes, len);

  if (magic != NULL)
    return _ (magic->name);
  if (assay_kind_of_picture (bytes, len) != NULL)
    return _ ("a picture");
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
