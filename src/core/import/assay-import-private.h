/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/* An import while it is being made; nobody changes it once it has left this room. Arrays hold
 * AssayBlock, AssayLeftOut and AssayImportResource and free what is in them. */
struct _AssayImport
{
  gatomicrefcount refs;
  GBytes *page;
  char *text;
  guint length;
  GArray *blocks;
  GArray *left_out;
  GArray *resources;
  GArray *candidates; /* of AssayImportCandidate */
  GArray *remarks;    /* of AssayImportRemark */
  char *mime;
  char *charset;
  char *charset_declared;
  char *charset_why;
  char *modified;    /* nullable: HTTP "Last-Modified" */
  GHashTable *parts; /* nullable: address (char *) → picture that came along (GBytes) */
  GPtrArray *sheets; /* addresses (char *) of sheets that are wanted, ended by NULL when done */
  char *base;        /* nullable */
  GPtrArray *quotes; /* until the remarks are placed: of Quote, see assay-import-remarks.c */
  GPtrArray *notes;  /* of char *, NULL at its end */
  GPtrArray *pages;  /* addresses (char *) of an archive's pages, where one must be chosen */
};

/* Returns: (transfer full): an import with nothing in it. */
AssayImport *assay_import_new (void);

/* Adds a value of @field and where it is from; the first one is the value that is taken. Values are
 * made one line, shortened to 1,000 characters, and not taken when nothing is left; from the
 * fortieth on they do not count. */
void assay_import_offer_value (AssayImport *self,
                               AssayImportField field,
                               const char *value,
                               const char *from);

/* An empty array of AssayImportCandidate. */
GArray *assay_import_new_candidates (void);

/* Tells of contradictions between the candidates, and of the day of the last change. */
void assay_import_tell_contradictions (AssayImport *self);

/* An empty array of AssayImportRemark. */
GArray *assay_import_new_remarks (void);

/* Adds a remark on @quote, which begins behind @before characters of the text that are no white
 * space, as far as is known; from the thousandth on they do not count. Places are found by
 * assay_import_place_remarks (), once the text is there. */
void assay_import_offer_remark (
    AssayImport *self, const char *who, const char *words, const char *quote, gsize before);

/* Adds a note of the manuscript; from the thousandth on they do not count. */
void assay_import_offer_note (AssayImport *self, const char *words);

/* Finds the words of all remarks in the text. */
void assay_import_place_remarks (AssayImport *self);

/* To and from "as"; FALSE where they are no notes. */
GVariant *assay_import_pack_notes (AssayImport *self);
gboolean assay_import_unpack_notes (AssayImport *self, GVariant *notes);

/* To and from "a(ssuu)"; FALSE where it does not fit the text. */
GVariant *assay_import_pack_remarks (AssayImport *self);
gboolean assay_import_unpack_remarks (AssayImport *self, GVariant *remarks);

/* Counts one more @what; the first @sample (bytes, need not be valid UTF-8) is kept, shortened. */
void assay_import_leave_out (AssayImport *self, const char *what, const char *sample, gssize len);

/* The same for what is told one by one, with up to 500 characters each: remarks and changes of the
 * author. From the thousandth on they are only counted. */
void assay_import_tell (AssayImport *self, const char *what, const char *sample);

/* Keeps the bytes for a page that shows the picture at @address. */
void assay_import_offer_part (AssayImport *self, const char *address, GBytes *bytes);

/* Returns: (transfer none) (nullable): the bytes that are kept for @address. */
GBytes *assay_import_find_part (AssayImport *self, const char *address);

/* Notes that the page wants a style sheet that is not there; once for each address. */
void assay_import_want_sheet (AssayImport *self, const char *address);

/* Says what the bytes are: one of those in assay_import_get_mime(). */
void assay_import_set_mime (AssayImport *self, const char *mime);

/* Adds a resource; @mime and @bytes may be NULL. Returns: (transfer none): its name. */
const char *
assay_import_add_resource (AssayImport *self, const char *address, const char *mime, GBytes *bytes);

G_END_DECLS
