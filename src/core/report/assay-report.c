/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report.h"

#include "assay-chars.h"
#include "assay-file-error.h"
#include "assay-report-flow.h"
#include "assay-report-guard.h"
#include "assay-report-sections.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK (assay_report_error, assay_report_error)

/* Shares of the time that the passes take, for the progress. */
#define SHARE_OF_FLOW 0.6

typedef struct
{
  AssayReportProgressFunc func;
  gpointer data;
  double from;
  double share;
} Progress;

static void
progress_cb (double fraction, gpointer data)
{
  Progress *progress = data;

  if (progress->func != NULL)
    progress->func (progress->from + fraction * progress->share, progress->data);
}

static AssayReportSheet
get_sheet (AssayReportPaper paper)
{
  AssayReportSheet sheet = { 595.28, 841.89, 62, 62, 62, 68 };

  if (paper == ASSAY_PAPER_LETTER)
    {
      sheet.width = 612;
      sheet.height = 792;
    }

  return sheet;
}

static void
add_chapters (AssayReportContext *context)
{
  for (guint i = 0; i < context->chapters->len; i++)
    {
      AssayReportChapter *chapter = g_ptr_array_index (context->chapters, i);

      assay_report_add_front (context, chapter);
      assay_report_add_article (context, chapter);
      assay_report_add_claims (context, chapter);
    }
  if (context->chapters->len == 0)
    assay_report_add_empty_front (context);
}

static void
add_sections (AssayReportContext *context)
{
  add_chapters (context);
  assay_report_add_sources (context);
  if (!context->for_reader)
    assay_report_add_logs (context);
  assay_report_add_custody (context);
  assay_report_add_method (context);
}

/* "Confidential · Title · version 2 · as known at …". Owned. */
static char *
dup_footer (AssayReportContext *context, const char *title)
{
  g_autofree char *short_title = assay_ellipsize (title, 52);
  g_autoptr (GString) footer = g_string_new (NULL);

  if (context->input->preset == ASSAY_REPORT_LAWYER)
    g_string_append_printf (footer, "%s · ", _ ("Confidential"));
  g_string_append (footer, short_title);
  if (context->chapters->len == 1)
    {
      AssayReportChapter *chapter = g_ptr_array_index (context->chapters, 0);

      g_string_append (footer, " · ");
      g_string_append_printf (
          footer, _ ("version %d"),
          (int) assay_record_get_int (chapter->shown->revision, ASSAY_REVISION_NUMBER));
    }
  if (*context->input->as_known_at != '\0')
    {
      g_string_append (footer, " · ");
      g_string_append_printf (footer, _ ("as known at %s"),
                              assay_report_name_time (context, context->input->as_known_at));
    }

  return g_string_free (g_steal_pointer (&footer), FALSE);
}

/* The title of the only article, else of the project. Borrowed. */
static const char *
get_title (AssayReportContext *context)
{
  GPtrArray *settings = assay_report_rows_all (context->rows, ASSAY_KIND_SETTING);

  if (context->chapters->len == 1)
    return ((AssayReportChapter *) g_ptr_array_index (context->chapters, 0))->title;

  for (guint i = 0; i < settings->len; i++)
    if (g_str_equal (assay_record_get_text (g_ptr_array_index (settings, i), ASSAY_SETTING_NAME),
                     "title"))
      return assay_record_get_text (g_ptr_array_index (settings, i), ASSAY_SETTING_VALUE);

  return _ ("Fact-check report");
}

static gboolean
draw (AssayReportContext *context,
      const AssayReportMeta *meta,
      const char *footer,
      Progress *progress,
      GByteArray *bytes,
      GCancellable *cancellable,
      GError **error)
{
  AssayReportSheet sheet = get_sheet (context->input->paper);
  g_autoptr (AssayReportSetter) setter = assay_report_setter_new ();
  g_autoptr (AssayReportPages) pages = assay_report_pages_new (sheet);
  g_autoptr (AssayReportCanvas) canvas = NULL;
  const char *why;
  gboolean done;

  progress->share = SHARE_OF_FLOW;
  done = assay_report_flow (context->content, pages, setter, progress_cb, progress, cancellable);
  if (done)
    {
      canvas = assay_report_canvas_new (bytes, sheet.width, sheet.height, meta);
      progress->from = SHARE_OF_FLOW;
      progress->share = 1 - SHARE_OF_FLOW;
      done = assay_report_pages_draw (pages, canvas, setter, footer, progress_cb, progress,
                                      cancellable);
    }
  if (!done)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return FALSE;
    }

  if (assay_report_canvas_finish (canvas, &why))
    return TRUE;

  g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_FAILED,
               _ ("cannot draw the report: %s"), why);

  return FALSE;
}

static GBytes *
make (AssayReportInput *input, Progress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (AssayReportContent) content = assay_report_content_new ();
  g_autoptr (AssayReportContext) context = assay_report_context_new (input, content);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *footer = NULL;
  AssayReportMeta meta = { .subject = _ ("Fact-check report") };

  meta.title = get_title (context);
  meta.author = context->for_reader ? "" : input->person;
  meta.created_at = input->as_known_at;
  footer = dup_footer (context, meta.title);
  add_sections (context);

  if (!assay_report_guard (context, (const char *const[]){ meta.title, footer, meta.author, NULL },
                           error)
      || !draw (context, &meta, footer, progress, bytes, cancellable, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
assay_report_check_text (AssayReportInput *input, const char *text, GError **error)
{
  g_autoptr (AssayReportContent) nothing = assay_report_content_new ();
  g_autoptr (AssayReportContext) context = assay_report_context_new (input, nothing);

  return assay_report_guard (context, (const char *const[]){ text, NULL }, error);
}

GBytes *
assay_report_make (AssayReportInput *input,
                   AssayReportProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  Progress told = { progress, progress_data, 0, 0 };
  locale_t global;
  locale_t plain;
  locale_t before;
  GBytes *bytes;

  g_return_val_if_fail (input != NULL, NULL);

  /* cairo writes and reads numbers by the thread's locale; words stay in the user's language */
  global = duplocale (LC_GLOBAL_LOCALE);
  plain = newlocale (LC_NUMERIC_MASK, "C", global);
  before = uselocale (plain);
  bytes = make (input, &told, cancellable, error);
  uselocale (before);
  freelocale (plain);

  return bytes;
}

/* A report is often made anew over the last one, but a slip of the hand must not put it in the
 * place of the project itself, or of any other. */
static gboolean
check_place (const char *path, GError **error)
{
  static const char magic[] = "SQLite format 3";
  char start[sizeof magic] = { 0 };
  struct stat info;
  gssize n_read = 0;
  int fd;

  if (stat (path, &info) != 0)
    return TRUE;

  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_FAILED,
                   S_ISDIR (info.st_mode) ? _ ("cannot write the report '%s': it is a folder")
                                          : _ ("cannot write the report '%s': it is no file"),
                   path);
      return FALSE;
    }

  fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd >= 0)
    {
      n_read = read (fd, start, sizeof start);
      close (fd);
    }
  if (n_read == sizeof start && memcmp (start, magic, sizeof magic) == 0)
    {
      g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_FAILED,
                   _ ("cannot write the report '%s': it is a project; choose another name"), path);
      return FALSE;
    }

  return TRUE;
}

gboolean
assay_report_write (AssayReportInput *input,
                    const char *path,
                    AssayReportProgressFunc progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *doing = NULL;
  gconstpointer data;
  gsize size;

  if (!check_place (path, error))
    return FALSE;

  bytes = assay_report_make (input, progress, progress_data, cancellable, error);
  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents_full (path, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                error))
    return TRUE;

  doing = g_strdup_printf (_ ("cannot write the report '%s'"), path);
  assay_file_error_reword (error, doing);

  return FALSE;
}
