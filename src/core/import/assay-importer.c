/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-importer.h"
#include "assay-import-variant.h"
#include "assay-kind.h"
#include "assay-reading.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define TIME_LIMIT 20
#define READ_BYTES 65536
#define SHEETS_FD 3
#define LEAST_ANSWER ((gsize) 16 * 1000 * 1000)

/* Immutable once made. Each import is one task on a worker thread that feeds, watches and ends one
 * child process; nothing is shared between them. */
struct _AssayImporter
{
  GObject parent_instance;

  /* Owned */
  char *helper;
  guint time_limit;
};

enum
{
  PROP_0,
  PROP_HELPER,
  PROP_TIME_LIMIT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayImporter, assay_importer, G_TYPE_OBJECT)

typedef struct
{
  GBytes *bytes;
  char *helper;
  char *charset;
  char *address;
  char *modified;
  char *name;
  char *password;
  char *page;
  GBytes *sheets; /* nullable: as the child reads them */
  guint time_limit;
  gboolean check;
  gboolean whole;
  gboolean is_html;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_bytes_unref (job->bytes);
  g_free (job->helper);
  g_free (job->charset);
  g_free (job->address);
  g_free (job->modified);
  g_free (job->name);
  g_free (job->password);
  g_free (job->page);
  g_clear_pointer (&job->sheets, g_bytes_unref);
  g_free (job);
}

static GBytes *
pack_sheets (GHashTable *sheets)
{
  g_autoptr (GVariant) packed = NULL;
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer address;
  gpointer bytes;

  if (sheets == NULL || g_hash_table_size (sheets) == 0)
    return NULL;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(say)"));
  g_hash_table_iter_init (&iter, sheets);
  while (g_hash_table_iter_next (&iter, &address, &bytes))
    {
      g_variant_builder_open (&builder, G_VARIANT_TYPE ("(say)"));
      g_variant_builder_add (&builder, "s", address);
      g_variant_builder_add_value (
          &builder, g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE));
      g_variant_builder_close (&builder);
    }
  packed = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_get_data_as_bytes (packed);
}

static Job *
new_job (AssayImporter *self, GBytes *bytes, const AssayImportHint *hint, gboolean check)
{
  Job *job = g_new0 (Job, 1);

  job->bytes = g_bytes_ref (bytes);
  job->helper = g_strdup (self->helper);
  job->time_limit = self->time_limit;
  job->check = check;
  if (hint != NULL)
    {
      job->charset = g_strdup (hint->charset);
      job->address = g_strdup (hint->address);
      job->modified = g_strdup (hint->modified);
      job->name = g_strdup (hint->file_name);
      job->password = g_strdup (hint->password);
      job->page = g_strdup (hint->page);
      job->whole = hint->whole;
      job->is_html = hint->is_html;
      job->sheets = pack_sheets (hint->sheets);
    }
  return job;
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

/* Pages and plain texts have a process that starts fast; all else one with more libraries. */
static char *
dup_helper (const Job *job)
{
  gsize len;
  const void *data = g_bytes_get_data (job->bytes, &len);

  return job->check || job->is_html || assay_kind_of_parser (data, len) == ASSAY_DOCUMENT_NONE
             ? g_strdup (job->helper)
             : g_strconcat (job->helper, "-documents", NULL);
}

static gboolean
pass_sheets (const Job *job, GSubprocessLauncher *launcher, GPtrArray *argv, GError **error)
{
  int fd;

  if (job->sheets == NULL)
    return TRUE;
  fd = open_input (job->sheets, error);
  if (fd < 0)
    return FALSE;
  g_subprocess_launcher_take_fd (launcher, fd, SHEETS_FD);
  g_ptr_array_add (argv, g_strdup_printf ("--sheets=%d", SHEETS_FD));
  return TRUE;
}

static GSubprocess *
start_child (const Job *job, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) own_error = NULL;
  GSubprocess *child;
  int fd = open_input (job->bytes, error);

  if (fd < 0)
    return NULL;
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  g_ptr_array_add (argv, dup_helper (job));
  g_ptr_array_add (argv, g_strdup (job->check ? "--check" : "--import"));
  if (job->charset != NULL)
    g_ptr_array_add (argv, g_strdup_printf ("--charset=%s", job->charset));
  if (job->address != NULL)
    g_ptr_array_add (argv, g_strdup_printf ("--address=%s", job->address));
  if (job->modified != NULL)
    g_ptr_array_add (argv, g_strdup_printf ("--modified=%s", job->modified));
  if (job->page != NULL)
    g_ptr_array_add (argv, g_strdup_printf ("--page=%s", job->page));
  if (job->whole)
    g_ptr_array_add (argv, g_strdup ("--whole"));
  if (job->is_html)
    g_ptr_array_add (argv, g_strdup ("--html"));
  /* Not among the arguments, which every user of the machine can read. */
  if (job->password != NULL)
    g_subprocess_launcher_setenv (launcher, "ASSAY_IMPORT_PASSWORD", job->password, TRUE);
  if (!pass_sheets (job, launcher, argv, error))
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
fail_too_slow (const Job *job, GError **error)
{
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_SLOW,
               _ ("the importer was stopped after %u s; the page may be nested too deeply"),
               job->time_limit);
  return FALSE;
}

/* Waits until the child has written or ended; FALSE when its time is up or the import is cancelled.
 */
static gboolean
wait_for_answer (const Job *job, int fd, gint64 deadline, GCancellable *cancellable, GError **error)
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
  return n > 0 || fail_too_slow (job, error);
}

static gboolean
read_answer (const Job *job,
             GSubprocess *child,
             GByteArray *answer,
             GCancellable *cancellable,
             GError **error)
{
  int fd = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (child)));
  gint64 deadline = g_get_monotonic_time () + (gint64) job->time_limit * G_USEC_PER_SEC;
  gsize most = LEAST_ANSWER + 8 * g_bytes_get_size (job->bytes);
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);

  for (;;)
    {
      gssize n;

      if (!wait_for_answer (job, fd, deadline, cancellable, error))
        return FALSE;
      n = read (fd, buffer, READ_BYTES);
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR && errno != EAGAIN)
        return TRUE;
      if (n > 0)
        g_byte_array_append (answer, buffer, (guint) n);
      if (answer->len > most || answer->len > G_MAXUINT / 4)
        {
          g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_LARGE,
                               _ ("what the importer made of it is too large; split it"));
          return FALSE;
        }
    }
}

static AssayImport *
understand (const Job *job, GSubprocess *child, GByteArray *answer, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (answer->data, answer->len);

  if (answer->len == 0 && g_subprocess_get_if_signaled (child))
    {
      int signal_number = g_subprocess_get_term_sig (child);

      if (signal_number == SIGXCPU)
        fail_too_slow (job, error);
      else
        g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHILD_DIED,
                     _ ("the importer ended before it was done (%s): there may be too much in it"),
                     g_strsignal (signal_number));
      return NULL;
    }
  return assay_import_from_variant (bytes, error);
}

static AssayImport *
run_child (const Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) child = start_child (job, error);
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  gboolean answered;

  if (child == NULL)
    return NULL;
  answered = read_answer (job, child, answer, cancellable, error);
  /* It has closed its output, or must end: either way nothing is wanted of it any more. */
  g_subprocess_force_exit (child);
  if (!g_subprocess_wait (child, NULL, answered ? error : NULL) || !answered)
    return NULL;
  return understand (job, child, answer, error);
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AssayImport *import = NULL;

  if (job->check || job->is_html || assay_reading_refuse (job->bytes, &error))
    import = run_child (job, cancellable, &error);
  if (import != NULL)
    {
      g_task_return_pointer (task, import, (GDestroyNotify) assay_import_unref);
      return;
    }
  if (job->password != NULL
      && g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_PASSWORD))
    {
      g_free (error->message);
      error->message = g_strdup (_ ("it is encrypted, and this password does not open it"));
    }
  if (error->domain == ASSAY_IMPORT_ERROR && job->name != NULL)
    /* Translators: a file name, and why it cannot be read */
    g_prefix_error (&error, _ ("cannot read '%s': "), job->name);
  else if (error->domain == ASSAY_IMPORT_ERROR)
    g_prefix_error (&error, "%s", _ ("cannot read the page: "));
  g_task_return_error (task, error);
}

static void
start_job (AssayImporter *self,
           Job *job,
           gpointer tag,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

static void
assay_importer_finalize (GObject *object)
{
  AssayImporter *self = ASSAY_IMPORTER (object);

  g_free (self->helper);
  G_OBJECT_CLASS (assay_importer_parent_class)->finalize (object);
}

static void
assay_importer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AssayImporter *self = ASSAY_IMPORTER (object);

  switch (id)
    {
    case PROP_HELPER:
      g_value_set_string (value, self->helper);
      break;
    case PROP_TIME_LIMIT:
      g_value_set_uint (value, self->time_limit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_importer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AssayImporter *self = ASSAY_IMPORTER (object);
  const char *stated = g_getenv ("ASSAY_IMPORTER");

  switch (id)
    {
    case PROP_HELPER:
      self->helper = g_value_dup_string (value);
      if (self->helper == NULL)
        self->helper = g_strdup (
            stated != NULL ? stated : ASSAY_LIBEXECDIR G_DIR_SEPARATOR_S "assay-import");
      break;
    case PROP_TIME_LIMIT:
      self->time_limit = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_importer_class_init (AssayImporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = assay_importer_finalize;
  object_class->get_property = assay_importer_get_property;
  object_class->set_property = assay_importer_set_property;
  properties[PROP_HELPER] = g_param_spec_string ("helper", NULL, NULL, NULL, flags);
  properties[PROP_TIME_LIMIT]
      = g_param_spec_uint ("time-limit", NULL, NULL, 1, 3600, TIME_LIMIT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_importer_init (AssayImporter *self)
{
}

AssayImporter *
assay_importer_new (const char *helper)
{
  return g_object_new (ASSAY_TYPE_IMPORTER, "helper", helper, NULL);
}

const char *
assay_importer_get_helper (AssayImporter *self)
{
  g_return_val_if_fail (ASSAY_IS_IMPORTER (self), NULL);

  return self->helper;
}

void
assay_importer_import_async (AssayImporter *self,
                             GBytes *bytes,
                             const AssayImportHint *hint,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_IMPORTER (self));
  g_return_if_fail (bytes != NULL);

  start_job (self, new_job (self, bytes, hint, FALSE), assay_importer_import_async, cancellable,
             callback, user_data);
}

AssayImport *
assay_importer_import_finish (AssayImporter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
assay_importer_check_async (AssayImporter *self,
                            GBytes *page,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_IMPORTER (self));
  g_return_if_fail (page != NULL);

  start_job (self, new_job (self, page, NULL, TRUE), assay_importer_check_async, cancellable,
             callback, user_data);
}

AssayImport *
assay_importer_check_finish (AssayImporter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
