/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "assay-record.h"

G_BEGIN_DECLS

/* How a preset is adjusted. */

/* Parts that a report can be without. */
typedef enum
{
  ASSAY_REPORT_ARTICLE = 1 << 0,  /* the text with its highlights */
  ASSAY_REPORT_VERSIONS = 1 << 1, /* the changes between versions */
  ASSAY_REPORT_LOGS = 1 << 2,     /* queries, contacts and searches */
  ASSAY_REPORT_NOTES = 1 << 3,    /* on claims, evidence, sources and captures */
  ASSAY_REPORT_CUSTODY = 1 << 4,  /* captures and hashes */
  ASSAY_REPORT_METHOD = 1 << 5    /* the codes explained */
} AssayReportParts;

/* What the user adjusts. Zeroed, it changes nothing; NULL and "" are the same. Claims that are not
 * chosen are told of nowhere in the report but in the coverage, which is of the whole text; the
 * first page says how many were chosen of how many. What is chosen in several ways has to fit all.
 */
typedef struct
{
  AssayReportParts without; /* parts that are left out; what a preset has not is never added */

  char *claims; /* "3, 5-9, 14a": these alone; 14 is 14a and 14b, too */
  gboolean
      only_open;  /* claims that are undecided, on hold, in dispute, unverified, or asked about */
  guint outcomes; /* bits 1 << AssayOutcome: claims that are counted so; 0: any */

  char *language; /* of the report's own words: one of assay_phrases_get_languages (), or "" for
                     that of the interface */
  char *desk;     /* who publishes the report; "" for the project's setting "desk" */
  GBytes *logo;   /* as assay_report_logo_read () gives it; shown with the desk's name */
} AssayReportOptions;

AssayReportOptions *assay_report_options_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* A copy; of NULL, new ones. */
AssayReportOptions *
assay_report_options_copy (const AssayReportOptions *self) G_GNUC_WARN_UNUSED_RESULT;
void assay_report_options_free (AssayReportOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportOptions, assay_report_options_free)

/* Whether @claims can be read as a list of numbers of claims, as the field of that name wants it;
 * FALSE with ASSAY_REPORT_ERROR_OPTION, saying where it stops. */
gboolean assay_report_options_check_claims (const char *claims, GError **error);

/* Whether @claims can be read, and each of its entries is of one of @records at least, which are
 * claims; FALSE with ASSAY_REPORT_ERROR_OPTION, naming the first that is not. */
gboolean assay_report_options_find_claims (const char *claims, GPtrArray *records, GError **error);

/* Whether @claim is in the list @claims; TRUE for an empty list. */
gboolean assay_report_options_lists_claim (const char *claims, AssayRecord *claim);

/* Reads a logo: a PNG or JPEG of at most 2 MiB and 4 million pixels. What comes back is the picture
 * alone, without what else the file says (place, camera, names) or has behind it. A JPEG is not
 * decoded. NULL with ASSAY_REPORT_ERROR_OPTION. */
GBytes *assay_report_logo_read (GBytes *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "image/png" or "image/jpeg". */
const char *assay_report_logo_get_mime (GBytes *logo);

G_END_DECLS
