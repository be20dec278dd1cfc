/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-icu.h"

#include <unicode/uloc.h>

#include <string.h>

static void
build_locale (const char *tag, gboolean suppressions, char locale[ULOC_FULLNAME_CAPACITY])
{
  UErrorCode status = U_ZERO_ERROR;

  locale[0] = '\0';
  if (tag && strlen (tag) < 64)
    uloc_forLanguageTag (tag, locale, ULOC_FULLNAME_CAPACITY, NULL, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    locale[0] = '\0';
  if (suppressions && locale[0] != '\0')
    {
      status = U_ZERO_ERROR;
      uloc_setKeywordValue ("ss", "standard", locale, ULOC_FULLNAME_CAPACITY, &status);
    }
}

UBreakIterator *
assay_icu_open_breaks (UBreakIteratorType type, const char *tag, gboolean suppressions)
{
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks;

  build_locale (tag, suppressions, locale);
  breaks = ubrk_open (type, locale, NULL, 0, &status);
  if (U_FAILURE (status))
    {
      status = U_ZERO_ERROR;
      breaks = ubrk_open (type, "", NULL, 0, &status);
    }
  return U_SUCCESS (status) ? breaks : NULL;
}

gboolean
assay_icu_set_bytes (UBreakIterator *breaks, UText *utext, const char *utf8, gsize n_bytes)
{
  UErrorCode status = U_ZERO_ERROR;

  utext_openUTF8 (utext, utf8, (int64_t) n_bytes, &status);
  ubrk_setUText (breaks, utext, &status);
  return U_SUCCESS (status);
}
