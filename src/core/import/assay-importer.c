/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-importer.h"
#include "assay-importer-child.h"
#include "assay-import-variant.h"
#include "assay-kind.h"
#include "assay-reading.h"

#include <glib/gi18n-lib.h>

#define TIME_LIMIT 20
/* A picture, and the labels of all pages. */
#define MOST_DRAWN ((gsize) ASSAY_PAGE_PICTURE_MAX_POINTS * 4 + 8 * 1000 * 1000)

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
  AssayImporterChild *child;
  char *name; /* nullable: for messages */
  gboolean check;
  gboolean is_html;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  assay_importer_child_free (job->child);
  g_free (job->name);
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

/* Pages and plain texts have a process that starts fast; all else one with more libraries. */
static char *
dup_program (AssayImporter *self, GBytes *bytes, gboolean is_page)
{
  gsize len;
  const void *data = g_bytes_get_data (bytes, &len);

  return is_page || assay_kind_of_parser (data, len) == ASSAY_DOCUMENT_NONE
             ? g_strdup (self->helper)
             : g_strconcat (self->helper, "-documents", NULL);
}

static Job *
new_job (AssayImporter *self, GBytes *bytes, const AssayImportHint *hint, gboolean check)
{
  const AssayImportHint none = { 0 };
  const AssayImportHint *told = hint != NULL ? hint : &none;
  Job *job = g_new0 (Job, 1);

  job->check = check;
  job->is_html = told->is_html;
  job->name = g_strdup (told->file_name);
  job->child = assay_importer_child_new (dup_program (self, bytes, check || told->is_html),
                                         check ? "--check" : "--import", bytes, self->time_limit);
  assay_importer_child_tell (job->child, "charset", told->charset);
  assay_importer_child_tell (job->child, "address", told->address);
  assay_importer_child_tell (job->child, "modified", told->modified);
  assay_importer_child_tell (job->child, "page", told->page);
  assay_importer_child_tell (job->child, "whole", told->whole ? "yes" : NULL);
  assay_importer_child_tell (job->child, "html", told->is_html ? "yes" : NULL);
  job->child->password = g_strdup (told->password);
  job->child->sheets = pack_sheets (told->sheets);
  return job;
}

static AssayImport *
run_child (const Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) answer = assay_importer_child_run (job->child, cancellable, error);

  return answer != NULL ? assay_import_from_variant (answer, error) : NULL;
}

/* A password that was given and is asked for again is the wrong one. */
static void
explain (AssayImporterChild *child, GError *error)
{
  if (child->password == NULL
      || !g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_PASSWORD))
    return;
  g_free (error->message);
  error->message = g_strdup (_ ("it is encrypted, and this password does not open it"));
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AssayImport *import = NULL;

  if (job->check || job->is_html || assay_reading_refuse (job->child->bytes, &error))
    import = run_child (job, cancellable, &error);
  if (import != NULL)
    {
      g_task_return_pointer (task, import, (GDestroyNotify) assay_import_unref);
      return;
    }
  explain (job->child, error);
  if (error->domain == ASSAY_IMPORT_ERROR && job->name != NULL)
    /* Translators: a file name, and why it cannot be read */
    g_prefix_error (&error, _ ("cannot read '%s': "), job->name);
  else if (error->domain == ASSAY_IMPORT_ERROR)
    g_prefix_error (&error, "%s", _ ("cannot read the page: "));
  g_task_return_error (task, error);
}

static void
run_drawing (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = assay_importer_child_run (job->child, cancellable, &error);
  AssayPagePicture *picture
      = answer != NULL ? assay_page_picture_from_variant (answer, &error) : NULL;

  if (picture != NULL)
    {
      g_task_return_pointer (task, picture, (GDestroyNotify) assay_page_picture_unref);
      return;
    }
  explain (job->child, error);
  if (g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_SLOW))
    {
      g_free (error->message);
      error->message = g_strdup (_ ("there is so much on this page that drawing it was stopped"));
    }
  if (error->domain == ASSAY_IMPORT_ERROR)
    g_prefix_error (&error, "%s", _ ("cannot draw the page: "));
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_job (AssayImporter *self,
           Job *job,
           GTaskThreadFunc run,
           gpointer tag,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run);
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

  start_job (self, new_job (self, bytes, hint, FALSE), run_job, assay_importer_import_async,
             cancellable, callback, user_data);
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

  start_job (self, new_job (self, page, NULL, TRUE), run_job, assay_importer_check_async,
             cancellable, callback, user_data);
}

AssayImport *
assay_importer_check_finish (AssayImporter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
assay_importer_draw_async (AssayImporter *self,
                           GBytes *bytes,
                           const char *password,
                           guint page,
                           guint width,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autofree char *page_words = g_strdup_printf ("%u", page);
  g_autofree char *width_words = g_strdup_printf ("%u", width);
  Job *job;

  g_return_if_fail (ASSAY_IS_IMPORTER (self));
  g_return_if_fail (bytes != NULL);

  job = g_new0 (Job, 1);
  job->child = assay_importer_child_new (g_strconcat (self->helper, "-documents", NULL), "--draw",
                                         bytes, self->time_limit);
  assay_importer_child_tell (job->child, "page", page_words);
  assay_importer_child_tell (job->child, "width", width_words);
  job->child->password = g_strdup (password);
  job->child->most = MOST_DRAWN;
  start_job (self, job, run_drawing, assay_importer_draw_async, cancellable, callback, user_data);
}

AssayPagePicture *
assay_importer_draw_finish (AssayImporter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
