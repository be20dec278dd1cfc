/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "../reader/reader-frame.h"

/* How long a scroll step takes in a page of 1 MB, from asking for it until the frame after it has
 * been made, without highlights (the peer) and with many. A frame is never shorter than the
 * screen's: what counts is how much longer one becomes. */

#define PARAGRAPHS 5000
#define WORDS "The ministry said on Tuesday that the harbour would open later than planned. "
#define SENTENCES 3 /* a paragraph; makes a page of about 1 MB */

static const char measure[]
    = "const times = []; scrollTo (0, 0);"
      "for (let i = 0; i < 60; i++) {"
      "  const began = performance.now (); scrollBy (0, 400); await assayPane.frames (1);"
      "  times.push (performance.now () - began); }"
      "times.sort ((a, b) => a - b); return String (times[30]);";

static AssayPage *
make_page (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < PARAGRAPHS; i++)
    g_ptr_array_add (lines, g_strdup (WORDS WORDS WORDS));
  g_ptr_array_add (lines, NULL);

  return frame_page_of_lines ((const char *const *) lines->pdata, &text);
}

static void
set_highlights (Frame *frame, AssayPage *page, guint n)
{
  g_autofree AssayHighlight *all = g_new0 (AssayHighlight, MAX (n, 1));
  guint stride = assay_page_get_length (page) / MAX (n, 1);

  for (guint i = 0; i < n; i++)
    {
      all[i].id = i + 1;
      all[i].start = i * stride;
      all[i].end = i * stride + MIN (stride, 30);
      all[i].style = (AssayHighlightStyle) (i % ASSAY_HIGHLIGHT_N_STYLES);
      all[i].badge = "1";
    }
  assay_reader_set_highlights (frame->reader, all, n);
  frame_settle (frame);
}

/* Milliseconds of the median step. */
static double
measure_step (Frame *frame)
{
  g_autofree char *answer = frame_evaluate (frame, measure);

  return g_ascii_strtod (answer, NULL);
}

int
main (int argc, char *argv[])
{
  static const guint counts[] = { 1000, 20000 };
  g_autoptr (Frame) frame = NULL;
  g_autoptr (AssayPage) page = NULL;
  double bare;

  gtk_init ();
  frame = frame_new (900, 800);
  page = make_page ();
  frame_show (frame, page, ASSAY_READER_READY);
  bare = measure_step (frame);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      set_highlights (frame, page, counts[i]);
      g_print ("a scroll step in 1 MB with %u highlights, median\t%.1f\tms\tthe page alone\t%.1f\n",
               counts[i], measure_step (frame), bare);
    }

  return 0;
}
