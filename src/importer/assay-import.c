/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-import-private.h"
#include "assay-import-variant.h"
#include "assay-limits.h"
#include "assay-reading.h"

#ifdef ASSAY_DOCUMENTS
#include "assay-document.h"
#include "assay-pdf-picture.h"
#endif

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The process in which hostile bytes are parsed. Bytes on standard input, the outcome on standard
 * output as one GVariant (assay-import-variant.h), nothing else.
 *
 *   assay-import --import [--charset=LABEL] [--address=URL] [--modified=HTTP-DATE]
 *                [--page=NUMBER|URL] [--whole] [--html]
 *                [--sheets=FD]
 *   assay-import --check
 *   assay-import --sanitize    HTML to the frozen page, for pipes
 *   assay-import-documents --draw --page=NUMBER --width=POINTS    a page of a PDF document
 *
 * There are two programs of this source: assay-import knows pages and plain texts, and starts at
 * once; assay-import-documents knows all else, by libraries that take their time to load. It takes
 * a document's password from the environment variable ASSAY_IMPORT_PASSWORD.
 *
 * Exit: 0 with an outcome, which may be an error; 1 without; 2 for a wrong call. */

#define MOST_INPUT (ASSAY_IMPORT_MAX_BYTES * 2)

static gboolean
write_all (const char *data, gsize left)
{
  while (left > 0)
    {
      gssize written = write (STDOUT_FILENO, data, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      data += written;
      left -= (gsize) written;
    }
  return TRUE;
}

static GBytes *
read_all (int fd)
{
  struct stat info;
  gsize allocated
      = fstat (fd, &info) == 0 && S_ISREG (info.st_mode) ? (gsize) info.st_size + 1 : 65536;
  gsize len = 0;
  char *data;

  if (allocated > MOST_INPUT)
    return NULL;
  data = g_malloc (allocated);
  for (;;)
    {
      gssize n;

      if (len == allocated)
        {
          allocated *= 2;
          data = g_realloc (data, allocated);
        }
      n = read (fd, data + len, allocated - len);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || len > MOST_INPUT)
        {
          g_free (data);
          return NULL;
        }
      if (n == 0)
        return g_bytes_new_take (data, len);
      len += (gsize) n;
    }
}

static const char *
find_value (int argc, char *argv[], const char *option)
{
  for (int i = 2; i < argc; i++)
    if (g_str_has_prefix (argv[i], option))
      return argv[i] + strlen (option);
  return NULL;
}

static int
sanitize (GBytes *input, AssayReading *reading)
{
  g_autoptr (GError) error = NULL;
  AssayImport *import;
  GBytes *page;

  reading->always_html = TRUE;
  reading->whole = TRUE;
  import = assay_reading_import (input, reading, &error);
  if (import == NULL)
    {
      fprintf (stderr, "assay-import: %s\n", error->message);
      return 1;
    }
  page = assay_import_get_page (import);
  return write_all (g_bytes_get_data (page, NULL), g_bytes_get_size (page)) ? 0 : 1;
}

static AssayImport *
import_bytes (GBytes *input, const AssayReading *reading, AssayImport *about, GError **error)
{
#ifdef ASSAY_DOCUMENTS
  return assay_document_import (input, reading, about, error);
#else
  (void) about;
  return assay_reading_import (input, reading, error);
#endif
}

static int
answer (GVariant *floating)
{
  g_autoptr (GVariant) outcome = g_variant_ref_sink (floating);

  if (!write_all (g_variant_get_data (outcome), g_variant_get_size (outcome)))
    return 1;
  /* Memory is given back by ending. */
  _exit (0);
}

#ifdef ASSAY_DOCUMENTS
static guint
find_number (int argc, char *argv[], const char *option)
{
  const char *value = find_value (argc, argv, option);
  guint64 number = 0;

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT, &number, NULL)
             ? (guint) number
             : 0;
}

static int
draw (int argc, char *argv[], GBytes *input, const char *password)
{
  g_autoptr (GError) error = NULL;
  AssayPagePicture *picture = assay_pdf_draw (input, password, find_number (argc, argv, "--page="),
                                              find_number (argc, argv, "--width="), &error);

  return answer (assay_page_picture_to_variant (picture, error));
}
#else
static int
draw (int argc, char *argv[], GBytes *input, const char *password)
{
  return 2;
}
#endif

static gboolean
is_mode (const char *mode)
{
  static const char *const modes[] = { "--import", "--check", "--sanitize", "--draw", NULL };

  return g_strv_contains (modes, mode);
}

int
main (int argc, char *argv[])
{
  const char *mode = argc > 1 ? argv[1] : "";
  AssayReading reading = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *password = g_strdup (g_getenv ("ASSAY_IMPORT_PASSWORD"));
  AssayImport *about;
  AssayImport *import;
  GBytes *input;

  g_unsetenv ("ASSAY_IMPORT_PASSWORD");
  if (!is_mode (mode))
    {
      fprintf (stderr, "usage: assay-import --import|--check|--sanitize|--draw [--charset=LABEL] "
                       "[--address=URL]\n");
      return 2;
    }
  if (!assay_limits_set (strcmp (mode, "--sanitize") == 0))
    {
      fprintf (stderr, "assay-import: cannot limit itself\n");
      return 1;
    }
  input = read_all (STDIN_FILENO);
  if (input == NULL)
    return 1;
  reading.charset = find_value (argc, argv, "--charset=");
  reading.address = find_value (argc, argv, "--address=");
  reading.modified = find_value (argc, argv, "--modified=");
  if (strcmp (mode, "--sanitize") == 0)
    return sanitize (input, &reading);
  if (strcmp (mode, "--draw") == 0)
    return draw (argc, argv, input, password);
  reading.whole = find_value (argc, argv, "--whole") != NULL;
  reading.always_html = find_value (argc, argv, "--html") != NULL;
  reading.page = find_value (argc, argv, "--page=");
  if (find_value (argc, argv, "--sheets=") != NULL)
    reading.sheets = read_all (atoi (find_value (argc, argv, "--sheets=")));
  reading.password = password;
  about = assay_import_new ();
  import = strcmp (mode, "--check") == 0 ? assay_reading_check (input, &error)
                                         : import_bytes (input, &reading, about, &error);
  return answer (assay_import_to_variant (import != NULL ? import : about, error));
}
