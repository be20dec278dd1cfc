/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-finding.h"

G_BEGIN_DECLS

/* How the report looks: the type scale, the fonts for each script, the colours, and for every
 * colour a sign and a pattern, so that a grey print tells as much. Lengths are in points. */

typedef struct
{
  double red;
  double green;
  double blue;
} AssayReportColour;

typedef enum
{
  ASSAY_INK_INHERIT, /* what the paragraph has */
  ASSAY_INK_TEXT,
  ASSAY_INK_MUTED,
  ASSAY_INK_LINK,
  ASSAY_INK_RULE,
  ASSAY_INK_BAND,
  ASSAY_INK_PAPER,
  ASSAY_INK_LOOK /* ASSAY_INK_LOOK + an AssayReportLook: that look's line colour */
} AssayReportInk;

/* The first are those of AssayOutcome. */
typedef enum
{
  ASSAY_LOOK_NONE = -1,
  ASSAY_LOOK_UNDECIDED = ASSAY_OUTCOME_UNDECIDED,
  ASSAY_LOOK_CONFIRMED = ASSAY_OUTCOME_CONFIRMED,
  ASSAY_LOOK_CHANGE = ASSAY_OUTCOME_CHANGE,
  ASSAY_LOOK_WRONG = ASSAY_OUTCOME_WRONG,
  ASSAY_LOOK_AUTHOR = ASSAY_OUTCOME_AUTHOR,
  ASSAY_LOOK_OPEN = ASSAY_OUTCOME_OPEN,
  ASSAY_LOOK_NOT_ASKED = ASSAY_OUTCOME_NOT_ASKED,
  ASSAY_LOOK_CONCLUDED = ASSAY_OUTCOME_CONCLUDED,
  ASSAY_LOOK_ON_HOLD,
  ASSAY_LOOK_OPINION,
  ASSAY_LOOK_WORDING,
  ASSAY_LOOK_NOTHING,
  ASSAY_N_LOOKS
} AssayReportLook;

typedef enum
{
  ASSAY_LINE_SOLID,
  ASSAY_LINE_DOUBLE,
  ASSAY_LINE_WAVY,
  ASSAY_LINE_DASHED,
  ASSAY_LINE_DOTTED,
  ASSAY_LINE_DASH_DOT
} AssayReportLine;

typedef enum
{
  ASSAY_FILL_PLAIN,
  ASSAY_FILL_RISING,  /* hatched / */
  ASSAY_FILL_FALLING, /* hatched \ */
  ASSAY_FILL_CROSSED,
  ASSAY_FILL_UPRIGHT,
  ASSAY_FILL_LEVEL,
  ASSAY_FILL_DOTTED,
  ASSAY_FILL_EMPTY
} AssayReportFill;

typedef struct
{
  const char *symbol;
  AssayReportColour line;
  AssayReportColour ground;
  AssayReportLine pattern;
  AssayReportFill fill;
} AssayReportLookInfo;

const AssayReportLookInfo *assay_report_look_get_info (AssayReportLook look);

typedef enum
{
  ASSAY_STYLE_MASTHEAD,
  ASSAY_STYLE_KICKER,
  ASSAY_STYLE_TITLE,
  ASSAY_STYLE_BYLINE,
  ASSAY_STYLE_H1,
  ASSAY_STYLE_H2,
  ASSAY_STYLE_H3,
  ASSAY_STYLE_BODY,
  ASSAY_STYLE_SMALL,
  ASSAY_STYLE_LIST,
  ASSAY_STYLE_NOTICE, /* in a box */
  ASSAY_STYLE_ARTICLE,
  ASSAY_STYLE_ARTICLE_HEADING,
  ASSAY_STYLE_ARTICLE_CAPTION,
  ASSAY_STYLE_QUOTE, /* a bar at its side */
  ASSAY_STYLE_CELL,
  ASSAY_STYLE_CELL_HEAD,
  ASSAY_STYLE_BADGE,
  ASSAY_STYLE_RUNNING,
  ASSAY_N_STYLES
} AssayReportStyle;

typedef struct
{
  gboolean serif;
  gboolean bold;
  gboolean italic;
  double size;
  double leading; /* from line to line */
  double before;
  double after;
  double indent; /* of the whole paragraph */
  AssayReportInk ink;
  gboolean in_column; /* beside the margin column of the article */
  gboolean keep_next;
  double spacing; /* between letters */
} AssayReportStyleInfo;

const AssayReportStyleInfo *assay_report_style_get_info (AssayReportStyle style);

/* The colour of @ink; ASSAY_INK_INHERIT gives that of the text. */
AssayReportColour assay_report_ink_get_colour (AssayReportInk ink);

/* The families to look a character up in, best first, for text in language @tag (BCP 47, may be
 * NULL): one for each script, since fontconfig's own choice is a Japanese face for Chinese.
 * Constant strings. */
const char *assay_report_get_families (gboolean serif, const char *tag);
const char *assay_report_get_mono_families (void);

G_END_DECLS
