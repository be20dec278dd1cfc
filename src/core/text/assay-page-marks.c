/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"

#include "config.h"

#include "assay-page-marks.h"

#include <string.h>

#define BEFORE "[Page "
#define MAX_LABEL_BYTES 160

static void
clear_mark (gpointer data)
{
  g_free (((AssayPageMark *) data)->label);
}

GArray *
assay_page_marks_find (AssayText *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AssayPageMark));
  const char *utf8 = assay_text_get_utf8 (text);
  const char *line = utf8;

  g_array_set_clear_func (marks, clear_mark);
  while (line != NULL && *line != '\0')
    {
      const char *next = strchr (line, '\n');
      const char *end = next != NULL ? next : line + strlen (line);
      gsize len = (gsize) (end - line);

      if (g_str_has_prefix (line, BEFORE) && len > strlen (BEFORE) + 1 && end[-1] == ']'
          && len < MAX_LABEL_BYTES)
        {
          AssayPageMark mark = { 0 };

          mark.start = assay_text_cp_of (text, (gsize) (line - utf8));
          mark.end = assay_text_cp_of (text, (gsize) (end - utf8));
          mark.label = g_strndup (line + strlen (BEFORE), len - strlen (BEFORE) - 1);
          g_array_append_val (marks, mark);
        }
      line = next != NULL ? next + 1 : NULL;
    }
  return marks;
}

void
assay_page_marks_number (GArray *marks, const char *const *labels)
{
  guint page = 0;

  for (guint i = 0; i < marks->len;)
    {
      AssayPageMark *mark = &g_array_index (marks, AssayPageMark, i);
      guint found = page + 1;

      while (labels[page] != NULL && labels[found] != NULL
             && strcmp (labels[found], mark->label) != 0)
        found++;
      if (labels[page] != NULL && labels[found] != NULL)
        {
          mark->page = page = found;
          i++;
        }
      else
        g_array_remove_index (marks, i);
    }
}

guint
assay_page_marks_page_at (GArray *marks, guint position)
{
  guint page = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const AssayPageMark *mark = &g_array_index (marks, AssayPageMark, i);

      if (mark->start > position)
        break;
      page = mark->page;
    }
  return page;
}

gboolean
assay_page_marks_find_page (GArray *marks, guint page, guint *ret_start)
{
  const AssayPageMark *nearest = NULL;

  for (guint i = 0; i < marks->len; i++)
    if (g_array_index (marks, AssayPageMark, i).page <= page)
      nearest = &g_array_index (marks, AssayPageMark, i);
  *ret_start = nearest != NULL ? nearest->start : 0;
  return page == 0 || (nearest != NULL && nearest->page == page);
}
