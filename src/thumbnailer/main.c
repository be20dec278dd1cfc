/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-thumbnailer"

#include "config.h"

#include "assay-limits.h"
#include "assay-thumbnail.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sys/wait.h>
#include <unistd.h>

/* Makes the picture of a project's file that file managers show. The file is a stranger's: a child
 * that may neither write nor call anybody reads it and answers with a title and a few numbers;
 * this process draws them. */

#define LARGEST_ANSWER 4096
#define LARGEST_SIZE 4096

/* In the child; does not return. */
static void
answer (const char *path, int out)
{
  g_autoptr (AssayThumbnail) thumbnail = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (!assay_limits_set (FALSE))
    g_printerr ("assay-thumbnailer: cannot limit itself\n");
  else if ((thumbnail = assay_thumbnail_read (path, &error)) == NULL)
    g_printerr ("assay-thumbnailer: cannot open '%s': %s\n", path, error->message);
  else
    {
      gssize length;

      bytes = assay_thumbnail_to_bytes (thumbnail);
      length = (gssize) g_bytes_get_size (bytes);
      done = write (out, g_bytes_get_data (bytes, NULL), (gsize) length) == length;
    }
  _exit (done ? 0 : 1);
}

/* Reads to the end of what the child wrote; NULL where it failed, died or wrote too much. */
static GBytes *
listen_to (pid_t child, int in)
{
  guint8 *buffer = g_malloc (LARGEST_ANSWER);
  gsize length = 0;
  gssize n;
  int status;

  while (length < LARGEST_ANSWER && (n = read (in, buffer + length, LARGEST_ANSWER - length)) > 0)
    length += (gsize) n;
  close (in);
  if (waitpid (child, &status, 0) != child || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_clear_pointer (&buffer, g_free);

  return buffer != NULL ? g_bytes_new_take (buffer, length) : NULL;
}

static AssayThumbnail *
read_in_child (const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  int ends[2];
  pid_t child;

  if (pipe (ends) != 0)
    return NULL;
  child = fork ();
  if (child < 0)
    return NULL;
  if (child == 0)
    {
      close (ends[0]);
      answer (path, ends[1]);
    }
  close (ends[1]);
  bytes = listen_to (child, ends[0]);

  return bytes != NULL ? assay_thumbnail_from_bytes (bytes) : NULL;
}

static gboolean
write_picture (const AssayThumbnail *thumbnail, int size, const char *path)
{
  cairo_surface_t *surface = assay_thumbnail_draw (thumbnail, size);
  cairo_status_t status = cairo_surface_write_to_png (surface, path);

  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_printerr ("assay-thumbnailer: cannot write '%s': %s\n", path, cairo_status_to_string (status));
  /* Half a picture, of a full disk, would be shown for one; a device stays. */
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_unlink (path);
  return FALSE;
}

int
main (int argc, char **argv)
{
  int size = 256;
  const GOptionEntry entries[] = {
    { "size", 's', 0, G_OPTION_ARG_INT, &size, N_ ("Height of the picture, in pixels"), "PIXELS" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (AssayThumbnail) thumbnail = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ASSAY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  context = g_option_context_new ("PROJECT PICTURE.png");
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 3 || size < 1
      || size > LARGEST_SIZE)
    {
      g_printerr ("usage: assay-thumbnailer [--size PIXELS] PROJECT PICTURE.png\n");
      return 2;
    }

  thumbnail = read_in_child (argv[1]);
  return thumbnail != NULL && write_picture (thumbnail, size, argv[2]) ? 0 : 1;
}
