/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-input.h"

/* What the report's own files see of its input. */

typedef struct
{
  AssayRecord *article;
  AssayRecord *revision;
  AssayText *text;
  GArray *blocks; /* of AssayReportBlock, as given */
  GArray *units;  /* of AssayUnit */
} AssayReportShown;

/* A file that goes along. */
typedef struct
{
  char *name;
  char *mime;
  char *description;
  GBytes *bytes;
} AssayReportFile;

struct _AssayReportInput
{
  gatomicrefcount ref_count;

  GPtrArray *rows[ASSAY_N_KINDS];
  GHashTable *by_id[ASSAY_N_KINDS]; /* gint64 → AssayRecord, borrowed from rows */
  GPtrArray *shown;                 /* of AssayReportShown */
  GHashTable *texts;                /* gint64 revision → AssayText */

  AssayReportPreset preset;
  AssayReportOptions *options;
  AssayReportPaper paper;
  gboolean is_plain;
  GPtrArray *files; /* of AssayReportFile */
  char *person;
  char *as_known_at;
  char *history_head;
};

/* The text of @revision, or NULL where it was not given. Borrowed. */
AssayText *assay_report_input_find_text (AssayReportInput *self, gint64 revision);
