/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-untouched.h"

gboolean
assay_untouched_select_next (AssayArticle *article, AssayReader *reader)
{
  AssayCoverage *coverage;
  AssayUnit unit;
  guint from, index;

  g_return_val_if_fail (ASSAY_IS_READER (reader), FALSE);

  coverage = article != NULL ? assay_article_get_coverage (article) : NULL;
  if (coverage == NULL)
    return FALSE;

  if (!assay_reader_get_selection (reader, NULL, &from))
    from = assay_reader_get_top (reader);
  index = assay_coverage_next_untouched (coverage, from);
  if (index == G_MAXUINT)
    return FALSE;

  unit = assay_coverage_get_unit (coverage, index);
  assay_reader_select (reader, unit.start, unit.end);
  gtk_widget_grab_focus (GTK_WIDGET (reader));
  return TRUE;
}
