/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-coverage.h"
#include "assay-record-list.h"
#include "assay-report-options.h"
#include "assay-text.h"

G_BEGIN_DECLS

/* What a report is made from: a snapshot of rows and texts. Filled on one thread, then handed to
 * assay_report_make () on any thread, after which nobody changes it. Reference counted. */
typedef struct _AssayReportInput AssayReportInput;

typedef enum
{
  ASSAY_REPORT_LAWYER, /* everything that is not protected */
  ASSAY_REPORT_EDITOR, /* changes asked for, open points and the marked text first */
  ASSAY_REPORT_READER  /* no notes, logs, staff names */
} AssayReportPreset;

typedef enum
{
  ASSAY_PAPER_A4,
  ASSAY_PAPER_LETTER
} AssayReportPaper;

typedef enum
{
  ASSAY_REPORT_PARAGRAPH,
  ASSAY_REPORT_HEADING,
  ASSAY_REPORT_LIST_ITEM,
  ASSAY_REPORT_CAPTION,
  ASSAY_REPORT_PICTURE
} AssayReportBlockKind;

/* A block of an article's text: code points, [start, end). */
typedef struct
{
  guint start;
  guint end;
  AssayReportBlockKind kind;
  guint level;  /* of a heading, 1 to 6; else 0 */
  guint row;    /* of a table's cell, from 1, never less than before; else 0 */
  guint column; /* of a table's cell, from 0 */
} AssayReportBlock;

AssayReportInput *assay_report_input_new (void) G_GNUC_WARN_UNUSED_RESULT;
AssayReportInput *assay_report_input_ref (AssayReportInput *self);
void assay_report_input_unref (AssayReportInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportInput, assay_report_input_unref)

#define ASSAY_TYPE_REPORT_INPUT (assay_report_input_get_type ())
GType assay_report_input_get_type (void);

/* Takes the rows of @rows as they are now, whichever kind they are of; a row whose key is there
 * already is passed over. Wanted: settings, scales, levels, sources, actors, parties, derivations,
 * captures, tags, all revisions, and of each article shown: claims, findings, figures, claim links,
 * claim tags, marks, evidence, anchors, logs, log_claims, sign-offs. Lists of several articles may
 * be given one after another; a kind that was not given counts as empty. Rows are referenced, the
 * list is not kept. */
void assay_report_input_add_rows (AssayReportInput *self, AssayRecordList *rows);

/* Adds an article in the version that is shown; in the report they stand in the order of adding.
 * @blocks cut @text for setting it (gaps are filled, overlaps cut; none: one paragraph a line),
 * @units are what coverage counts (assay_sentences_find ()). All are copied or referenced. */
void assay_report_input_add_article (AssayReportInput *self,
                                     AssayRecord *article,
                                     AssayRecord *revision,
                                     AssayText *text,
                                     const AssayReportBlock *blocks,
                                     guint n_blocks,
                                     const AssayUnit *units,
                                     guint n_units);

/* Adds the text of a version, so that it can be compared with its neighbours. That of the version
 * shown is known; a report without any other has no section on changes. @text is referenced. */
void assay_report_input_add_text (AssayReportInput *self, gint64 revision, AssayText *text);

/* For whom the report is: ASSAY_REPORT_LAWYER until set. */
void assay_report_input_set_preset (AssayReportInput *self, AssayReportPreset preset);

/* How the preset is adjusted: @options are copied; NULL takes back what was adjusted. */
void assay_report_input_set_options (AssayReportInput *self, const AssayReportOptions *options);

/* Borrowed; never NULL. */
const AssayReportOptions *assay_report_input_get_options (AssayReportInput *self);

/* ASSAY_PAPER_A4 until set. */
void assay_report_input_set_paper (AssayReportInput *self, AssayReportPaper paper);

/* Whether the pages stay as they are drawn: smaller and made sooner, but neither archival
 * (PDF/A-3a) nor accessible (PDF/UA-1). FALSE until set. */
void assay_report_input_set_plain (AssayReportInput *self, gboolean is_plain);

/* Puts a file into an archival report, which @description says the contents of (NULL: they are the
 * check as data); the guard reads it where it is text. @bytes are referenced. */
void assay_report_input_add_file (AssayReportInput *self,
                                  const char *name,
                                  const char *mime,
                                  const char *description,
                                  GBytes *bytes);

/* Who has the report made; "" until set. */
void assay_report_input_set_person (AssayReportInput *self, const char *person);

/* The time whose knowledge the report shows, and its date of creation: "2026-11-23T07:25:00Z", from
 * the project's clock so that the same input gives the same bytes. */
void assay_report_input_set_as_known_at (AssayReportInput *self, const char *at);

/* The hash of the newest history entry, in hexadecimal. */
void assay_report_input_set_history_head (AssayReportInput *self, const char *hash);

G_END_DECLS
