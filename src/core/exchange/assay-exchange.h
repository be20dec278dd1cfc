/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "assay-report-input.h"

G_BEGIN_DECLS

/* The ways out of a project beside the PDF: what others' programs read. Pure: the same input gives
 * the same bytes, whatever the locale's numbers look like. */

/* What the user can do about it. What would give a protected source away is refused with
 * ASSAY_REPORT_ERROR_PROTECTED, as it is in the report. */
typedef enum
{
  ASSAY_EXCHANGE_ERROR_FAILED,    /* could not be written; the message has the cause */
  ASSAY_EXCHANGE_ERROR_EMPTY,     /* there is nothing of that kind to write */
  ASSAY_EXCHANGE_ERROR_UNREADABLE /* not a file of a kind that is read: the message says why */
} AssayExchangeError;

#define ASSAY_EXCHANGE_ERROR (assay_exchange_error_quark ())
GQuark assay_exchange_error_quark (void);

/* What a writer is given beside the rows. */
typedef struct
{
  gboolean bom; /* tables: begin with U+FEFF, by which spreadsheets know UTF-8 */
  GHashTable
      *captures; /* gint64 → GBytes: bytes of captures, for formats that hold them; or NULL */
} AssayExchangeOptions;

typedef struct
{
  const char *id;      /* "annotations": never translated */
  const char *name;    /* gettext message ids */
  const char *purpose; /* one line: what it is for */
  const char *suffix;  /* ".jsonld" */
  const char *mime;
  gboolean is_table;       /* the byte order mark may be chosen */
  gboolean holds_captures; /* wants their bytes */
  gboolean is_report;      /* says what the report says, changes between versions included */
} AssayExchangeFormat;

/* All formats, in the order in which they are offered. */
const AssayExchangeFormat *assay_exchange_get_formats (guint *ret_n_formats);

/* The format called @id, or NULL. */
const AssayExchangeFormat *assay_exchange_find_format (const char *id);

/* Writes @input in @format. Protected sources are told of by their code names, and with the preset
 * for readers there are no notes, logs and names of staff. The result is searched for what gives a
 * protected source away, but for captures that are not UTF-8 throughout. What could not be said in
 * @format, and why, is appended to @notes, as strings in the language of the interface. @options
 * may be NULL. For a worker: takes its time. */
GBytes *assay_exchange_write (const AssayExchangeFormat *format,
                              AssayReportInput *input,
                              const AssayExchangeOptions *options,
                              GPtrArray *notes,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
