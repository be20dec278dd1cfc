/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-bridge.h"
#include "assay-reader.h"

G_BEGIN_DECLS

/* Shared by the files of the widget; nobody else reads it. */
struct _AssayReader
{
  AdwBin parent_instance;

  /* Borrowed: in the widget tree */
  GtkStack *stack;

  /* Owned */
  AssayBridge *bridge;
  AssayPage *page;
  char *rows;      /* the highlights, as the page takes them */
  GHashTable *ids; /* gint64 of every highlight that was handed in */
  char *find_text; /* NULL: no search */
  AssayReaderFindFlags find_flags;
  GTask *look; /* NULL: none at work */

  AssayReaderState state;
  gboolean started; /* the page has its text checked and takes calls */
  gboolean safe;    /* its text is the canonical text */
  gint64 current;
  gboolean reveal;                  /* current is to be scrolled to once the page is there */
  guint pending_start, pending_end; /* to be selected then, when start < end */
  guint top;
  guint selection_start, selection_end;
  guint match_count, match_index;
  double zoom;
  guint reading_width;
  gboolean plain_style;
  gboolean caret_browsing;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_PAGE,
  PROP_ZOOM,
  PROP_READING_WIDTH,
  PROP_PLAIN_STYLE,
  PROP_CARET_BROWSING,
  PROP_CURRENT,
  PROP_MATCH_COUNT,
  PROP_MATCH_INDEX,
  PROP_SELECTION_START,
  PROP_SELECTION_END,
  PROP_TOP,
  N_PROPS
};

enum
{
  SELECTION_CHANGED,
  HIGHLIGHT_CLICKED,
  LINK_CLICKED,
  MENU_REQUESTED,
  SCROLLED,
  PLACE_CLICKED,
  MISMATCH,
  N_SIGNALS
};

void assay_reader_emit (AssayReader *self, guint signal, ...);
void assay_reader_notify (AssayReader *self, guint property);
void assay_reader_set_state (AssayReader *self, AssayReaderState state);

/* Calls the page with a JSON argument in printf form, if it takes calls now. */
void assay_reader_call (AssayReader *self, const char *name, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Hands the page all it needs: styles, highlights, place. */
void assay_reader_start (AssayReader *self);

/* Loads the page anew in the style it is to be shown in, or looked at. */
void assay_reader_load (AssayReader *self);

/* The page is painted: looks at it. FALSE when nobody wants to. */
gboolean assay_reader_look (AssayReader *self);

/* Ends a look without an outcome. */
void assay_reader_end_look (AssayReader *self, GIOErrorEnum code);

/* Handler of the bridge's "message". */
void assay_reader_message_cb (AssayReader *self, const char *type, JSCValue *message);

G_END_DECLS
