/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reader.h"

G_BEGIN_DECLS

/* A real window with one reader in it, and the patience to wait for what it tells. */
typedef struct
{
  AssayReaderContext *context;
  GtkWindow *window;
  AssayReader *reader;

  /* What was told last */
  guint start, end;
  GdkRectangle area;
  guint n_selections;
  gint64 clicked;
  guint n_clicked; /* highlights under the pointer */
  guint n_clicks;
  char *link;
  guint n_menus;
  guint n_mismatches;
  guint n_scrolls;
  double fraction;
} Frame;

Frame *frame_new (int width, int height);
void frame_free (Frame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Frame, frame_free)

/* Waits until condition holds; fails the test when it does not within twenty seconds. */
#define frame_wait(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                              \
    while (!(condition) && g_get_monotonic_time () < deadline_)                                    \
      frame_turn ();                                                                               \
    if (!(condition))                                                                              \
      g_error ("%s:%d: waited in vain for: %s", __FILE__, __LINE__, #condition);                   \
  }                                                                                                \
  G_STMT_END

/* One turn of the main loop, at most some milliseconds long. */
void frame_turn (void);

/* Waits until all that was ordered so far is drawn. */
void frame_settle (Frame *frame);

/* A page of html, whose canonical text is its body's text nodes. */
AssayPage *frame_page (const char *html, const char *text);

/* The page NAME.html of tests/data/reader, with NAME.txt as its canonical text. */
AssayPage *frame_fixture (const char *name);

/* A page with one <p> per line of text between newlines, and text as it then must be in *ret_text.
 */
AssayPage *frame_page_of_lines (const char *const *lines, char **ret_text);

/* Shows page and waits for the state. */
void frame_show (Frame *frame, AssayPage *page, AssayReaderState state);

/* Runs a function of the page, as C does, and gives its answer. */
char *frame_ask (Frame *frame, const char *name, const char *json);

/* Evaluates source in our script's world. */
char *frame_evaluate (Frame *frame, const char *source);

/* Code point where needle begins in the page's canonical text, and its end. */
guint frame_find (Frame *frame, const char *needle, guint *ret_end);

/* Real input: runs xdotool with these words and waits for it. */
void frame_xdotool (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Moves the pointer to a place in the reader; and clicks there. */
void frame_move (Frame *frame, double x, double y);
void frame_click (Frame *frame, double x, double y);

/* Middle of the character at the code point, in widget coordinates. */
void frame_place (Frame *frame, guint position, double *ret_x, double *ret_y);

/* Middle of the badge of the highlight id. */
void frame_place_badge (Frame *frame, gint64 id, double *ret_x, double *ret_y);

/* Presses the button before the code point from and draws to after the code point to; does not let
 * go. */
void frame_drag (Frame *frame, guint from, guint to);

/* Writes a picture of the screen to $ASSAY_SHOTS/NAME.png, when that is set. */
void frame_shot (Frame *frame, const char *name);

G_END_DECLS
