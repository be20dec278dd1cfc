/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-importer-child.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#define READ_BYTES 65536
#define SHEETS_FD 3
#define LEAST_ANSWER ((gsize) 16 * 1000 * 1000)

AssayImporterChild *
assay_importer_child_new (char *program, const char *mode, GBytes *bytes, guint time_limit)
{
  AssayImporterChild *self = g_new0 (AssayImporterChild, 1);

  self->arguments = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->arguments, program);
  g_ptr_array_add (self->arguments, g_strdup (mode));
  self->bytes = g_bytes_ref (bytes);
  self->time_limit = time_limit;
  self->most = LEAST_ANSWER + 8 * g_bytes_get_size (bytes);
  return self;
}

void
assay_importer_child_free (AssayImporterChild *self)
{
  g_ptr_array_unref (self->arguments);
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->sheets, g_bytes_unref);
  g_free (self->password);
  g_free (self);
}

void
assay_importer_child_tell (AssayImporterChild *self, const char *option, const char *value)
{
  if (value != NULL)
    g_ptr_array_add (self->arguments, g_strdup_printf ("--%s=%s", option, value));
}

/* The child's standard input is a file in memory: nobody waits for anybody, and a child that dies
 * early breaks no pipe. */
static int
open_input (GBytes *bytes, GError **error)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);
  int fd = memfd_create ("assay-import", MFD_CLOEXEC);

  while (fd >= 0 && left > 0)
    {
      gssize written = write (fd, data, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        break;
      data += written;
      left -= (gsize) written;
    }
  if (fd >= 0 && left == 0 && lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _ ("cannot hand the bytes to the importer: %s"), g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

static gboolean
pass_sheets (AssayImporterChild *self,
             GSubprocessLauncher *launcher,
             GPtrArray *argv,
             GError **error)
{
  int fd;

  if (self->sheets == NULL)
    return TRUE;
  fd = open_input (self->sheets, error);
  if (fd < 0)
    return FALSE;
  g_subprocess_launcher_take_fd (launcher, fd, SHEETS_FD);
  g_ptr_array_add (argv, g_strdup_printf ("--sheets=%d", SHEETS_FD));
  return TRUE;
}

static GSubprocess *
start (AssayImporterChild *self, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) argv
      = g_ptr_array_copy (self->arguments, (GCopyFunc) (gpointer) g_strdup, NULL);
  g_autoptr (GError) own_error = NULL;
  GSubprocess *child;
  int fd = open_input (self->bytes, error);

  g_ptr_array_set_free_func (argv, g_free);
  if (fd < 0)
    return NULL;
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  /* Not among the arguments, which every user of the machine can read. */
  if (self->password != NULL)
    g_subprocess_launcher_setenv (launcher, "ASSAY_IMPORT_PASSWORD", self->password, TRUE);
  if (!pass_sheets (self, launcher, argv, error))
    return NULL;
  g_ptr_array_add (argv, NULL);
  child = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &own_error);
  if (child == NULL)
    g_set_error (error, own_error->domain, own_error->code,
                 _ ("cannot start the importer '%s'; install Assay again"),
                 (const char *) g_ptr_array_index (argv, 0));
  return child;
}

static gboolean
fail_too_slow (const AssayImporterChild *self, GError **error)
{
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_SLOW,
               _ ("the importer was stopped after %u s; the page may be nested too deeply"),
               self->time_limit);
  return FALSE;
}

/* Waits until the child has written or ended; FALSE when its time is up or the call is cancelled.
 */
static gboolean
wait_for_answer (const AssayImporterChild *self,
                 int fd,
                 gint64 deadline,
                 GCancellable *cancellable,
                 GError **error)
{
  GPollFD polled[2] = { { fd, G_IO_IN | G_IO_HUP | G_IO_ERR, 0 } };
  gboolean watches_cancel = g_cancellable_make_pollfd (cancellable, &polled[1]);
  int n;

  do
    {
      gint64 left = deadline - g_get_monotonic_time ();

      n = left <= 0 ? 0 : g_poll (polled, watches_cancel ? 2 : 1, (int) (left / 1000) + 1);
    }
  while (n < 0 && errno == EINTR);
  if (watches_cancel)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return n > 0 || fail_too_slow (self, error);
}

static gboolean
read_answer (const AssayImporterChild *self,
             GSubprocess *child,
             GByteArray *answer,
             GCancellable *cancellable,
             GError **error)
{
  int fd = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (child)));
  gint64 deadline = g_get_monotonic_time () + (gint64) self->time_limit * G_USEC_PER_SEC;
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);

  for (;;)
    {
      gssize n;

      if (!wait_for_answer (self, fd, deadline, cancellable, error))
        return FALSE;
      n = read (fd, buffer, READ_BYTES);
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR && errno != EAGAIN)
        return TRUE;
      if (n > 0)
        g_byte_array_append (answer, buffer, (guint) n);
      if (answer->len > self->most || answer->len > G_MAXUINT / 4)
        {
          g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_LARGE,
                               _ ("what the importer made of it is too large; split it"));
          return FALSE;
        }
    }
}

static gboolean
has_answered (const AssayImporterChild *self, GSubprocess *child, gsize len, GError **error)
{
  int signal_number;

  if (len > 0 || !g_subprocess_get_if_signaled (child))
    return TRUE;
  signal_number = g_subprocess_get_term_sig (child);
  if (signal_number == SIGXCPU)
    return fail_too_slow (self, error);
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHILD_DIED,
               _ ("the importer ended before it was done (%s): there may be too much in it"),
               g_strsignal (signal_number));
  return FALSE;
}

GBytes *
assay_importer_child_run (AssayImporterChild *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) child = start (self, error);
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  gboolean answered;

  if (child == NULL)
    return NULL;
  answered = read_answer (self, child, answer, cancellable, error);
  /* It has closed its output, or must end: either way nothing is wanted of it any more. */
  g_subprocess_force_exit (child);
  if (!g_subprocess_wait (child, NULL, answered ? error : NULL) || !answered
      || !has_answered (self, child, answer->len, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&answer));
}
