/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report.h"
#include "test-rows.h"

/* A made-up check of a made-up article, for the tests and the bench of the report. */
typedef struct
{
  AssayRecordList *lists[ASSAY_N_KINDS];
  AssayRecord *article;
  AssayRecord *revision;
  AssayText *text;
  GArray *units; /* of AssayUnit, one a sentence */
} ReportSample;

/* With @n_claims claims, each a sentence of @sentence (NULL: of the usual text), and about a third
 * as many sources. Among the sources is a protected one: Mira Voss, alias "Tern", code name HERON.
 */
ReportSample *report_sample_new (guint n_claims, const char *sentence, const char *language);
void report_sample_free (ReportSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReportSample, report_sample_free)

AssayReportInput *report_sample_dup_input (ReportSample *self, AssayReportPreset preset);

/* What @command prints for a file that holds @pdf; "FILE" in it stands for the file. NULs become
 * spaces. Owned. */
char *report_ask (GBytes *pdf, const char *const *command);

/* The text of all pages, white space made one. Owned. */
char *report_dup_text (GBytes *pdf);

void report_assert_has (const char *text, const char *wanted);
void report_assert_has_not (const char *text, const char *unwanted);
