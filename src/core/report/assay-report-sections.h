/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-context.h"

G_BEGIN_DECLS

/* The sections of a report, a file each: what is said, from the rows. */

/* The first page of an article: what was checked, by whom, the outcome, changes asked for, open
 * points, coverage. */
void assay_report_add_front (AssayReportContext *context, AssayReportChapter *chapter);

/* For a project without articles. */
void assay_report_add_empty_front (AssayReportContext *context);

/* Changes asked for and marked wordings; what is still open. Parts of the front. */
void assay_report_add_changes (AssayReportContext *context, AssayReportChapter *chapter);
void assay_report_add_open_points (AssayReportContext *context, AssayReportChapter *chapter);

/* The text with numbered highlights and references in the margin. */
void assay_report_add_article (AssayReportContext *context, AssayReportChapter *chapter);

/* Why there is no claim in the report. */
const char *assay_report_name_no_claims (AssayReportContext *context, AssayReportChapter *chapter);

/* Whether the report tells of a proposal on which the editor decided so: readers are told of no
 * drafts, and of none that the editor did not take. */
gboolean assay_report_tells_proposal (AssayReportContext *context, const char *decision);

/* Claim by claim; and the parts of an entry that have files of their own. */
void assay_report_add_claims (AssayReportContext *context, AssayReportChapter *chapter);
void assay_report_add_evidence (AssayReportContext *context, AssayReportCase *one);
void
assay_report_add_review (AssayReportContext *context, AssayReportCase *one, AssayReportItem *facts);

/* What changed between the versions of the article, and what became of each claim; nothing where
 * there are no two, or for a reader. The second: whether there is such a section. */
void assay_report_add_versions (AssayReportContext *context, AssayReportChapter *chapter);
gboolean assay_report_has_versions (AssayReportContext *context, AssayReportChapter *chapter);

/* "over 3,000 soldiers (killed or wounded), in 2024-12": a FIGURE row in words. */
char *assay_report_dup_figure_words (AssayReportContext *context, AssayRecord *figure);

/* Of the project as a whole. */
void assay_report_add_sources (AssayReportContext *context);
void assay_report_add_logs (AssayReportContext *context);
void assay_report_add_custody (AssayReportContext *context);
void assay_report_add_method (AssayReportContext *context);

/* All of these in their order, chapter by chapter. */
void assay_report_add_all (AssayReportContext *context);

/* The title of the only article, else of the project. Borrowed. */
const char *assay_report_get_title (AssayReportContext *context);

/* The BCP 47 tag of the language in which the report's own words are. Borrowed. */
const char *assay_report_get_language (void);

/* The sign of a state of coverage, other than those of answers to claims. Borrowed. */
const char *assay_report_get_coverage_sign (AssayCoverageState state);

/* Begins a section on a new page with its heading; @dest and the outline's entry are made too. */
void assay_report_add_heading (AssayReportContext *context,
                               const char *title,
                               const char *dest,
                               guint level);

/* The place of a section of @chapter (NULL: of the report). */
const char *assay_report_section_dest (AssayReportContext *context,
                                       AssayReportChapter *chapter,
                                       const char *section);

G_END_DECLS
