/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-project.h"

G_BEGIN_DECLS

/* Captures of a source: its page or file as it came, several over time, each with its custody
 * record. Only the untouched bytes are kept; page and text are made anew by the importer whenever a
 * capture is opened (assay-capture-text.h), so there is nothing of a stranger's to trust. */

/* How bytes came; every string may be NULL. Copied. */
typedef struct
{
  const char *how;           /* one of ASSAY_CAPTURE_HOW; needed */
  const char *file_name;     /* of the file it was */
  const char *mime;          /* as the server or the clipboard says; the bytes have the last word */
  const char *charset;       /* likewise */
  const char *received_from; /* from whom */
  const char *received_how;  /* "mail", "USB stick" */
  const char *address_asked;
  const char *address_ended;
  gint64 status;           /* of HTTP, 0 where there was none */
  const char *headers;     /* as the server sent them */
  const char *left_out;    /* what was not fetched, in lines "3 image: …" */
  const char *tool;        /* NULL: this program */
  const char *captured_at; /* UTC; NULL: now */
  const char *note;
} AssayCustody;

/* Adds a capture to @source from @file. Bytes that cannot be read as text are kept all the same:
 * that is what evidence is like. Refused are folders, pipes, empty files and more than 100 MB:
 * G_IO_ERROR and ASSAY_IMPORT_ERROR. @custody->file_name is the file's own where it is NULL. */
void assay_source_capture_add_file_async (AssayProject *project,
                                          gint64 source,
                                          GFile *file,
                                          const AssayCustody *custody,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);

/* The same from bytes that were pasted or fetched. */
void assay_source_capture_add_bytes_async (AssayProject *project,
                                           gint64 source,
                                           GBytes *bytes,
                                           const AssayCustody *custody,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);

/* Of both: the capture's key, 0 with an error. @ret_unreadable (may be NULL): why it cannot be read
 * as text, owned; NULL where it can. */
gint64
assay_source_capture_add_finish (GAsyncResult *result, char **ret_unreadable, GError **error);

/* The captures of @source, the newest first. Array of AssayRecord, owned. */
GPtrArray *assay_source_dup_captures (AssayProject *project,
                                      gint64 source) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @capture out; quotations from it stay, without their place. NULL where it is no capture of
 * a source: an article's stays with the article. Owned. */
AssayEdit *assay_edit_remove_capture (AssayProject *project,
                                      gint64 capture) G_GNUC_WARN_UNUSED_RESULT;

/* A name for a copy of @capture: its own or its address's, without what a folder, a terminal or a
 * desktop would take for something else; its ending follows from what the bytes are. Owned. */
char *assay_source_capture_dup_file_name (AssayProject *project,
                                          gint64 capture) G_GNUC_WARN_UNUSED_RESULT;

/* Writes the untouched bytes to @file; they are checked against their hash first. Without @replace
 * a file that is there is left alone: G_IO_ERROR_EXISTS. There is never a half-written one. */
void assay_source_capture_save_async (AssayProject *project,
                                      gint64 capture,
                                      GFile *file,
                                      gboolean replace,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean assay_source_capture_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
