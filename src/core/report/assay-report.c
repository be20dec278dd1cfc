/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report.h"

#include "assay-chars.h"
#include "assay-archival.h"
#include "assay-report-flow.h"
#include "assay-report-guard.h"
#include "assay-report-save.h"
#include "assay-report-sections.h"
#include "assay-phrases-gettext.h"

#include <locale.h>

typedef struct
{
  gint64 claim;
  gint64 article;
} AssayReportErrorPrivate;

static void
assay_report_error_private_init (AssayReportErrorPrivate *self)
{
}

static void
assay_report_error_private_copy (const AssayReportErrorPrivate *from, AssayReportErrorPrivate *to)
{
  *to = *from;
}

static void
assay_report_error_private_clear (AssayReportErrorPrivate *self)
{
}

G_DEFINE_EXTENDED_ERROR (AssayReportError, assay_report_error)

gint64
assay_report_error_get_claim (const GError *error, gint64 *ret_article)
{
  AssayReportErrorPrivate *private;

  if (error == NULL || error->domain != ASSAY_REPORT_ERROR)
    return 0;

  private = assay_report_error_get_private (error);
  if (ret_article != NULL)
    *ret_article = private->article;

  return private->claim;
}

void
assay_report_error_set_claim (GError *error, AssayRecord *claim)
{
  AssayReportErrorPrivate *private = assay_report_error_get_private (error);

  private->claim = assay_record_get_id (claim);
  private->article = assay_record_get_ref (claim, ASSAY_CLAIM_ARTICLE);
}

/* Shares of the time that the passes take, for the progress. */
#define SHARE_OF_FLOW 0.5 /* of what is left of the archival pass */
#define SHARE_OF_ARCHIVAL 0.5

typedef struct
{
  AssayReportProgressFunc func;
  gpointer data;
  double from;
  double share;
  GPtrArray *notes;  /* what could not be shown; or NULL */
  GPtrArray *doubts; /* of strings: where a person should look */
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

/* What goes along is read as what is said. */
static gboolean
guard_all (AssayReportContext *context,
           const char *const *extra,
           GPtrArray *doubts,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (AssayNeedles) needles = assay_needles_new (context, cancellable);

  if (!assay_report_guard (context, needles, extra, cancellable, error))
    return FALSE;
  for (guint i = 0; i < context->input->files->len; i++)
    if (!assay_report_guard_file (context, needles, g_ptr_array_index (context->input->files, i),
                                  cancellable, error))
      return FALSE;
  assay_needles_add_notes (needles, doubts);

  return TRUE;
}

/* What drawing leaves behind: all that was needed for it is given back before the next step, which
 * needs as much again. */
typedef struct
{
  GBytes *pdf;
  AssayArchivalTags *tags; /* NULL where it stays as it is drawn */
  char *title;
  char *author;
  AssayReportMissing *missing; /* what no font had; NULL until it is drawn */
  GPtrArray *places;           /* of the report, where something is missing */
} Drawn;

static void
drawn_clear (Drawn *drawn)
{
  g_clear_pointer (&drawn->pdf, g_bytes_unref);
  g_clear_pointer (&drawn->tags, assay_archival_tags_free);
  g_clear_pointer (&drawn->missing, assay_report_missing_free);
  g_clear_pointer (&drawn->places, g_ptr_array_unref);
  g_free (drawn->title);
  g_free (drawn->author);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawn, drawn_clear)

/* The second pass. */
static gboolean
draw_pages (AssayReportContext *context,
            AssayReportPages *pages,
            AssayReportSetter *setter,
            const AssayReportMeta *meta,
            const char *footer,
            Progress *progress,
            Drawn *drawn,
            GCancellable *cancellable,
            GError **error)
{
  AssayReportSheet sheet = get_sheet (context->input->paper);
  g_autoptr (GByteArray) bytes = g_byte_array_new (); /* outlives the canvas, which ends in it */
  g_autoptr (AssayReportCanvas) canvas
      = assay_report_canvas_new (bytes, sheet.width, sheet.height, meta);
  const char *why;

  assay_report_pages_draw (pages, canvas, setter, footer, progress_cb, progress, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (!assay_report_canvas_finish (canvas, &why))
    {
      g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_FAILED,
                   _ ("cannot draw the report: %s"), why);
      return FALSE;
    }

  if (!context->input->is_plain)
    drawn->tags = assay_report_canvas_steal_tags (canvas);
  g_clear_pointer (&canvas, assay_report_canvas_free);
  drawn->pdf = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  return TRUE;
}

static gboolean
draw (AssayReportContext *context,
      const AssayReportMeta *meta,
      const char *footer,
      Progress *progress,
      Drawn *drawn,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (AssayReportSetter) setter = assay_report_setter_new ();
  g_autoptr (AssayReportPages) pages = assay_report_pages_new (get_sheet (context->input->paper));
  double of_pages = context->input->is_plain ? 1 : 1 - SHARE_OF_ARCHIVAL;

  progress->share = of_pages * SHARE_OF_FLOW;
  assay_report_flow (context->content, pages, setter, assay_report_get_language (), progress_cb,
                     progress, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  drawn->missing = assay_report_setter_steal_missing (setter);
  if (!assay_report_missing_is_empty (drawn->missing))
    drawn->places = assay_report_content_dup_places (context->content);
  progress->from = progress->share;
  progress->share = of_pages - progress->from;

  return draw_pages (context, pages, setter, meta, footer, progress, drawn, cancellable, error);
}

/* Says all there is to say, and draws it. */
static gboolean
make_pages (AssayReportInput *input,
            Progress *progress,
            Drawn *drawn,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (AssayReportContent) content = assay_report_content_new ();
  g_autoptr (AssayReportContext) context = assay_report_context_new (input, content);
  g_autofree char *footer = NULL;
  AssayReportMeta meta = { .subject = _ ("Fact-check report") };

  if (!assay_report_context_check (context, error))
    return FALSE;

  meta.title = drawn->title = assay_report_dup_printable (assay_report_get_title (context));
  meta.author = drawn->author
      = assay_report_dup_printable (context->for_reader ? "" : input->person);
  meta.created_at = input->as_known_at;
  footer = dup_footer (context, meta.title);
  assay_report_add_all (context);

  return guard_all (context, (const char *const[]){ meta.title, footer, meta.author, NULL },
                    progress->doubts, cancellable, error)
         && draw (context, &meta, footer, progress, drawn, cancellable, error);
}

static GBytes *
make_archival (AssayReportInput *input,
               Progress *progress,
               Drawn *drawn,
               GCancellable *cancellable,
               GError **error)
{
  AssayArchivalMeta meta = { drawn->title,
                             drawn->author,
                             _ ("Fact-check report"),
                             "Assay " ASSAY_VERSION,
                             assay_report_get_language (),
                             input->as_known_at };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < input->files->len; i++)
    {
      const AssayReportFile *file = g_ptr_array_index (input->files, i);
      AssayArchivalFile attached
          = { file->name, file->mime,
              file->description != NULL
                  ? file->description
                  : _ ("The claims with their evidence and findings, as data"),
              file->bytes };

      g_ptr_array_add (files, g_memdup2 (&attached, sizeof attached));
    }

  progress->from += progress->share;
  progress->share = 1 - progress->from;

  return assay_archival_make (drawn->pdf, drawn->tags, &meta, files, progress_cb, progress,
                              cancellable, error);
}

static GBytes *
make_in_language (AssayReportInput *input,
                  Progress *progress,
                  Drawn *drawn,
                  GCancellable *cancellable,
                  GError **error)
{
  if (!make_pages (input, progress, drawn, cancellable, error))
    return NULL;

  if (drawn->tags == NULL)
    return g_steal_pointer (&drawn->pdf);

  return make_archival (input, progress, drawn, cancellable, error);
}

/* A refusal names a place in words of the report; to the user it is told in the interface's, and so
 * is what goes to @doubts. Nothing changes where the words of the interface raise none. */
static void
retell (AssayReportInput *input, GPtrArray *doubts, GCancellable *cancellable, GError **error)
{
  g_autoptr (AssayReportContent) content = assay_report_content_new ();
  g_autoptr (AssayReportContext) context = assay_report_context_new (input, content);
  g_autoptr (GPtrArray) retold_doubts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) retold = NULL;
  const char *title = assay_report_get_title (context);
  g_autofree char *footer = dup_footer (context, title);
  const char *person = context->for_reader ? "" : input->person;

  assay_report_add_all (context);
  guard_all (context, (const char *const[]){ title, footer, person, NULL }, retold_doubts,
             cancellable, &retold);
  if (g_error_matches (retold, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || (retold != NULL && *error != NULL))
    {
      g_clear_error (error);
      g_propagate_error (error, g_steal_pointer (&retold));
    }
  else if (retold == NULL && *error == NULL)
    {
      g_ptr_array_set_size (doubts, 0);
      g_ptr_array_extend_and_steal (doubts, g_steal_pointer (&retold_doubts));
    }
}

/* The same of characters that no font has. */
static void
tell_missing (AssayReportInput *input, Drawn *drawn, gboolean retell, GPtrArray *notes)
{
  if (drawn->places == NULL || notes == NULL)
    return;

  if (retell)
    {
      g_autoptr (AssayReportContent) content = assay_report_content_new ();
      g_autoptr (AssayReportContext) context = assay_report_context_new (input, content);
      g_autoptr (GPtrArray) places = NULL;

      assay_report_add_all (context);
      places = assay_report_content_dup_places (content);
      assay_report_missing_rename (drawn->missing, drawn->places, places);
    }
  assay_report_missing_add_notes (drawn->missing, notes);
}

static GBytes *
make (AssayReportInput *input, Progress *progress, GCancellable *cancellable, GError **error)
{
  const char *before = assay_phrases_use (input->options->language);
  const char *chosen = assay_phrases_get_language ();
  gboolean is_other = !g_str_equal (before, chosen);
  g_auto (Drawn) drawn = { NULL };
  g_autoptr (GPtrArray) doubts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) own = NULL;
  GBytes *bytes;

  progress->doubts = doubts;
  bytes = make_in_language (input, progress, &drawn, cancellable, &own);
  assay_phrases_use (before);
  if (is_other
      && ((own == NULL && doubts->len > 0)
          || g_error_matches (own, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED)))
    retell (input, doubts, cancellable, &own);
  if (progress->notes != NULL)
    g_ptr_array_extend_and_steal (progress->notes, g_steal_pointer (&doubts));
  if (own != NULL)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      g_propagate_error (error, g_steal_pointer (&own));
    }
  else
    tell_missing (input, &drawn, is_other, progress->notes);

  return bytes;
}

gboolean
assay_report_check_text (AssayReportInput *input, const char *text, GError **error)
{
  g_autoptr (AssayReportContent) nothing = assay_report_content_new ();
  g_autoptr (AssayReportContext) context = assay_report_context_new (input, nothing);
  g_autoptr (AssayNeedles) needles = assay_needles_new (context, NULL);

  return assay_report_guard (context, needles, (const char *const[]){ text, NULL }, NULL, error);
}

GBytes *
assay_report_make (AssayReportInput *input,
                   GPtrArray *notes,
                   AssayReportProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  Progress told = { progress, progress_data, 0, 0, notes, NULL };
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

gboolean
assay_report_write (AssayReportInput *input,
                    GPtrArray *notes,
                    const char *path,
                    AssayReportProgressFunc progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!assay_report_check_place (path, error))
    return FALSE;

  bytes = assay_report_make (input, notes, progress, progress_data, cancellable, error);

  return bytes != NULL && assay_report_save (bytes, path, error);
}
