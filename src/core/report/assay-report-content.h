/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-style.h"

G_BEGIN_DECLS

/* What is said in a report, in order, before it has pages: items (paragraphs, tables, bars) of
 * words (a text with spans). It owns all its strings, so that whoever lays it out may borrow them.
 * For one run on one thread. */
typedef struct _AssayReportContent AssayReportContent;

typedef enum
{
  ASSAY_FACE_PLAIN = 0,
  ASSAY_FACE_BOLD = 1 << 0,
  ASSAY_FACE_ITALIC = 1 << 1,
  ASSAY_FACE_SERIF = 1 << 2,
  ASSAY_FACE_MONO = 1 << 3,
  ASSAY_FACE_SMALL = 1 << 4,
  ASSAY_FACE_RAISED = 1 << 5,
  ASSAY_FACE_STRUCK = 1 << 6,
  ASSAY_FACE_UNDERLINED = 1 << 7
} AssayReportFace;

/* Bytes of the text, [start, end). Spans may overlap; the later one decides face and ink. */
typedef struct
{
  guint start;
  guint end;
  AssayReportFace face;
  AssayReportInk ink;
  AssayReportLook look; /* highlighted so, or ASSAY_LOOK_NONE */
  guint lane;           /* of overlapping highlights: which line under the words */
  const char *dest;     /* links to this place, or NULL */
  const char *uri;      /* links to this address, or NULL */
  const char *name;     /* is this place, or NULL */
} AssayReportSpan;

/* Words on their way into the content. What is in them is made printable: valid UTF-8, no control
 * characters but line feeds, no characters that turn the direction of what follows. */
typedef struct
{
  AssayReportContent *content; /* borrowed */
  GString *text;
  GArray *spans; /* of AssayReportSpan */
  const char *lang;
  const char *place; /* where these words come from, for a refusal; or NULL */
  gint64 claim;      /* the claim they belong to, or 0 */
} AssayReportWords;

/* A reference in the margin of the article. */
typedef struct
{
  guint at; /* byte of the text beside which it stands */
  AssayReportLook look;
  const char *label;
  const char *symbol;
  const char *words;
  const char *dest;
} AssayReportNote;

typedef struct
{
  const char *label;
  const char *symbol;
  AssayReportLook look;
  guint count;
} AssayReportBar;

typedef enum
{
  ASSAY_ITEM_PARAGRAPH,
  ASSAY_ITEM_MASTHEAD, /* a logo, and words beside it */
  ASSAY_ITEM_TABLE,
  ASSAY_ITEM_BARS,  /* one bar each, with its count */
  ASSAY_ITEM_STRIP, /* one bar cut in parts */
  ASSAY_ITEM_RULE,
  ASSAY_ITEM_NEW_CHAPTER, /* on the same page where that has much room left */
  ASSAY_ITEM_NEW_PAGE
} AssayReportItemType;

#define ASSAY_REPORT_MAX_COLUMNS 6

/* A lane of highlights that have no line. */
#define ASSAY_REPORT_NO_LANE G_MAXUINT

typedef struct
{
  AssayReportItemType type;
  AssayReportStyle style;

  /* of paragraphs and mastheads */
  AssayReportWords *words;
  GBytes *logo;         /* as assay_report_logo_read () gives it, or NULL; borrowed */
  AssayReportLook look; /* of the bar beside a quote or of a notice's frame */
  const char *bullet;   /* before a list's paragraph, or NULL */
  const char *page_of;  /* the page of this place stands at the right, or NULL */
  GArray *notes;        /* of AssayReportNote in text order, or NULL */
  gboolean keep_next;   /* stays with what follows, whatever its style does */
  gboolean is_part;     /* goes on from the paragraph before */
  gboolean from_right;  /* the article reads from right to left: the margin column is at the left */

  /* of all */
  const char *dest;    /* the item is this place, or NULL */
  const char *outline; /* its entry in the outline, or NULL */
  guint level;         /* of the outline, from 0 */
  gboolean if_room;    /* left out, with those like it that follow, where they need another page */

  /* of tables */
  guint n_columns;
  double widths[ASSAY_REPORT_MAX_COLUMNS]; /* parts of the whole */
  GPtrArray *head;                         /* of AssayReportWords, or NULL */
  GPtrArray *rows;                         /* of GPtrArray of AssayReportWords */
  gboolean plain;                          /* no lines between rows, which may be cut */
  gboolean together;                       /* on one page, where that is not most of it */

  /* of bars */
  GArray *bars; /* of AssayReportBar */
} AssayReportItem;

AssayReportContent *assay_report_content_new (void);
void assay_report_content_free (AssayReportContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportContent, assay_report_content_free)

/* The items in order. Borrowed. */
GPtrArray *assay_report_content_get_items (AssayReportContent *self);

/* Words that are made while it is laid out and must live as long. Borrowed. */
GPtrArray *assay_report_content_get_scratch (AssayReportContent *self);

/* The content's own copy of @string, one for equal strings; NULL for NULL. */
const char *assay_report_content_intern (AssayReportContent *self, const char *string);

/* Where the words made from now on come from: "claim 14: conclusion". */
void assay_report_content_set_place (AssayReportContent *self, const char *place);

/* All places so far, in the order in which they were set: it is the same in all languages. Strings;
 * owned. */
GPtrArray *assay_report_content_dup_places (AssayReportContent *self);

/* Which claim that is a place of; 0, which every new place begins with: of none. */
void assay_report_content_set_claim (AssayReportContent *self, gint64 claim);

AssayReportWords *assay_report_words_new (AssayReportContent *content);
void assay_report_words_free (AssayReportWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportWords, assay_report_words_free)

/* The language of the words, a BCP 47 tag; NULL and "" for the report's own. */
void assay_report_words_set_lang (AssayReportWords *self, const char *lang);

/* What of @text a PDF can show: nothing that turns the direction, no controls. Owned. */
char *assay_report_dup_printable (const char *text);

/* Adds @text; the second with a face and an ink. */
void assay_report_words_add (AssayReportWords *self, const char *text);
void assay_report_words_add_as (AssayReportWords *self,
                                const char *text,
                                AssayReportFace face,
                                AssayReportInk ink);

/* Adds @text as a link to place @dest, or to address @uri. Only http, https, ftp and mailto are
 * made links. */
void assay_report_words_add_link (AssayReportWords *self, const char *text, const char *dest);
void assay_report_words_add_uri (AssayReportWords *self, const char *text, const char *uri);

/* A span over nothing, to be filled in and given to the next function. */
AssayReportSpan assay_report_span (guint start, guint end);
void assay_report_words_add_span (AssayReportWords *self, AssayReportSpan span);

/* Adds a paragraph and takes @words. The item may be filled in further. A text too long to be set
 * in one piece becomes several items, the first of which is returned. */
AssayReportItem *assay_report_content_add (AssayReportContent *self,
                                           AssayReportStyle style,
                                           AssayReportWords *words);

/* The same of a plain text. */
AssayReportItem *
assay_report_content_add_text (AssayReportContent *self, AssayReportStyle style, const char *text);

/* Adds an item without words. */
AssayReportItem *assay_report_content_add_item (AssayReportContent *self, AssayReportItemType type);

/* Adds a table of @n_columns with these widths (parts of the whole). */
AssayReportItem *
assay_report_content_add_table (AssayReportContent *self, guint n_columns, const double *widths);

/* Sets the head from @n_columns texts. */
void assay_report_table_set_head (AssayReportContent *self,
                                  AssayReportItem *table,
                                  const char *const *texts);

/* Adds a row and takes its @cells, as many as there are columns. */
void assay_report_table_add_row (AssayReportItem *table, AssayReportWords *const *cells);

/* A table of two columns, the first with names of what stands in the second. */
AssayReportItem *assay_report_content_add_facts (AssayReportContent *self);

/* Adds a row to it; takes @words. The second passes over an empty @text. */
void assay_report_facts_add (AssayReportContent *self,
                             AssayReportItem *facts,
                             const char *name,
                             AssayReportWords *words);
void assay_report_facts_add_text (AssayReportContent *self,
                                  AssayReportItem *facts,
                                  const char *name,
                                  const char *text);

/* Adds a bar to an item of bars or a strip; a count of 0 is passed over. @symbol tells bars apart
 * where their looks cannot be seen. */
void assay_report_bars_add (AssayReportContent *self,
                            AssayReportItem *item,
                            AssayReportLook look,
                            const char *symbol,
                            const char *label,
                            guint count);

G_END_DECLS
