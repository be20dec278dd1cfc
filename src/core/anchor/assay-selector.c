/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-selector.h"

G_DEFINE_BOXED_TYPE (AssaySelector, assay_selector, assay_selector_copy, assay_selector_free)

AssaySelector *
assay_selector_new (
    const char *exact, const char *prefix, const char *suffix, guint start, guint end)
{
  AssaySelector *selector;

  g_return_val_if_fail (exact != NULL, NULL);

  selector = g_new (AssaySelector, 1);
  selector->exact = g_strdup (exact);
  selector->prefix = g_strdup (prefix ? prefix : "");
  selector->suffix = g_strdup (suffix ? suffix : "");
  selector->start = start;
  selector->end = end;
  return selector;
}

AssaySelector *
assay_selector_new_for_range (AssayText *text, guint start, guint end)
{
  AssayRange range;
  AssaySelector *selector;

  g_return_val_if_fail (text != NULL, NULL);

  range = assay_text_trim (text, (AssayRange){ start, end });
  if (range.start == range.end)
    return NULL;
  selector = g_new (AssaySelector, 1);
  selector->exact = assay_text_dup_slice (text, range.start, range.end);
  selector->prefix = assay_text_dup_slice (
      text, range.start - MIN (range.start, ASSAY_SELECTOR_CONTEXT), range.start);
  selector->suffix = assay_text_dup_slice (text, range.end, range.end + ASSAY_SELECTOR_CONTEXT);
  selector->start = range.start;
  selector->end = range.end;
  return selector;
}

AssaySelector *
assay_selector_copy (const AssaySelector *selector)
{
  g_return_val_if_fail (selector != NULL, NULL);

  return assay_selector_new (selector->exact, selector->prefix, selector->suffix, selector->start,
                             selector->end);
}

void
assay_selector_free (AssaySelector *selector)
{
  if (!selector)
    return;
  g_free (selector->exact);
  g_free (selector->prefix);
  g_free (selector->suffix);
  g_free (selector);
}

gboolean
assay_selector_equal (const AssaySelector *a, const AssaySelector *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->start == b->start && a->end == b->end && g_str_equal (a->exact, b->exact)
         && g_str_equal (a->prefix, b->prefix) && g_str_equal (a->suffix, b->suffix);
}
