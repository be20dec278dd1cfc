/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-style.h"

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255., ((hex) >> 8 & 0xff) / 255., ((hex) &0xff) / 255.                  \
  }

/* The signs are those of the built-in scales and of the window, the line colours those of the
 * article pane. */
/* clang-format off */
static const AssayReportLookInfo looks[ASSAY_N_LOOKS] = {
  [ASSAY_LOOK_UNDECIDED] = { "○", RGB (0x5e5c64), RGB (0xf0f0f2), ASSAY_LINE_DOTTED, ASSAY_FILL_EMPTY },
  [ASSAY_LOOK_CONFIRMED] = { "✓", RGB (0x1b7a49), RGB (0xe2f2e9), ASSAY_LINE_SOLID, ASSAY_FILL_PLAIN },
  [ASSAY_LOOK_CHANGE] = { "≈", RGB (0x8f5b00), RGB (0xfbf0d4), ASSAY_LINE_DOUBLE, ASSAY_FILL_RISING },
  [ASSAY_LOOK_WRONG] = { "✗", RGB (0xb5121d), RGB (0xfbe2e3), ASSAY_LINE_WAVY, ASSAY_FILL_CROSSED },
  [ASSAY_LOOK_AUTHOR] = { "✎", RGB (0x1a5fb4), RGB (0xe1ecfa), ASSAY_LINE_DASHED, ASSAY_FILL_UPRIGHT },
  [ASSAY_LOOK_OPEN] = { "?", RGB (0x7a3592), RGB (0xf1e5f6), ASSAY_LINE_DASH_DOT, ASSAY_FILL_FALLING },
  [ASSAY_LOOK_NOT_ASKED] = { "–", RGB (0x6b6870), RGB (0xf3f2f4), ASSAY_LINE_DASHED, ASSAY_FILL_DOTTED },
  [ASSAY_LOOK_CONCLUDED] = { "•", RGB (0x3d4a5c), RGB (0xe8ecf2), ASSAY_LINE_SOLID, ASSAY_FILL_LEVEL },
  [ASSAY_LOOK_ON_HOLD] = { "≠", RGB (0xad3a00), RGB (0xffe6d6), ASSAY_LINE_WAVY, ASSAY_FILL_CROSSED },
  [ASSAY_LOOK_OPINION] = { "“", RGB (0x77502f), RGB (0xf4ece4), ASSAY_LINE_DOTTED, ASSAY_FILL_DOTTED },
  [ASSAY_LOOK_WORDING] = { "✱", RGB (0xa31f66), RGB (0xfae4f0), ASSAY_LINE_DOUBLE, ASSAY_FILL_RISING },
  [ASSAY_LOOK_NOTHING] = { "–", RGB (0x9a97a0), RGB (0xf6f6f7), ASSAY_LINE_DOTTED, ASSAY_FILL_EMPTY },
};

static const AssayReportStyleInfo styles[ASSAY_N_STYLES] = {
  /*                           serif  bold   italic size  lead  before after indent ink      column keep spacing */
  [ASSAY_STYLE_MASTHEAD] = { FALSE, TRUE, FALSE, 11, 15, 0, 16, 0, ASSAY_INK_TEXT, FALSE, TRUE, 0 },
  [ASSAY_STYLE_KICKER] = { FALSE, TRUE, FALSE, 7.6, 11, 0, 8, 0, ASSAY_INK_MUTED, FALSE, TRUE, 0.5 },
  [ASSAY_STYLE_TITLE] = { TRUE, TRUE, FALSE, 23, 28, 0, 6, 0, ASSAY_INK_TEXT, FALSE, TRUE, 0 },
  [ASSAY_STYLE_BYLINE] = { FALSE, FALSE, FALSE, 10, 14.5, 0, 10, 0, ASSAY_INK_MUTED, FALSE, FALSE, 0 },
  [ASSAY_STYLE_H1] = { TRUE, TRUE, FALSE, 17, 22, 0, 10, 0, ASSAY_INK_TEXT, FALSE, TRUE, 0 },
  [ASSAY_STYLE_H2] = { FALSE, TRUE, FALSE, 10.5, 14, 16, 5, 0, ASSAY_INK_TEXT, FALSE, TRUE, 0 },
  [ASSAY_STYLE_H3] = { FALSE, TRUE, FALSE, 8.4, 12, 9, 3, 0, ASSAY_INK_MUTED, FALSE, TRUE, 0 },
  [ASSAY_STYLE_BODY] = { FALSE, FALSE, FALSE, 9.4, 14, 0, 6, 0, ASSAY_INK_TEXT, FALSE, FALSE, 0 },
  [ASSAY_STYLE_SMALL] = { FALSE, FALSE, FALSE, 8, 11.5, 0, 5, 0, ASSAY_INK_MUTED, FALSE, FALSE, 0 },
  [ASSAY_STYLE_LIST] = { FALSE, FALSE, FALSE, 9.4, 14, 0, 3, 12, ASSAY_INK_TEXT, FALSE, FALSE, 0 },
  [ASSAY_STYLE_NOTICE] = { FALSE, FALSE, FALSE, 9.4, 14, 6, 12, 0, ASSAY_INK_TEXT, FALSE, FALSE, 0 },
  [ASSAY_STYLE_ARTICLE] = { TRUE, FALSE, FALSE, 10.4, 17.5, 0, 7, 0, ASSAY_INK_TEXT, TRUE, FALSE, 0 },
  [ASSAY_STYLE_ARTICLE_HEADING] = { TRUE, TRUE, FALSE, 12.5, 18, 9, 5, 0, ASSAY_INK_TEXT, TRUE, TRUE, 0 },
  [ASSAY_STYLE_ARTICLE_CAPTION] = { TRUE, FALSE, TRUE, 9, 14, 0, 8, 12, ASSAY_INK_MUTED, TRUE, FALSE, 0 },
  [ASSAY_STYLE_QUOTE] = { TRUE, FALSE, FALSE, 11, 16.5, 2, 7, 13, ASSAY_INK_TEXT, FALSE, TRUE, 0 },
  [ASSAY_STYLE_CELL] = { FALSE, FALSE, FALSE, 8.4, 12.2, 0, 0, 0, ASSAY_INK_TEXT, FALSE, FALSE, 0 },
  [ASSAY_STYLE_CELL_HEAD] = { FALSE, TRUE, FALSE, 7.4, 10.5, 0, 0, 0, ASSAY_INK_MUTED, FALSE, FALSE, 0.2 },
  [ASSAY_STYLE_BADGE] = { FALSE, TRUE, FALSE, 7.6, 10, 0, 0, 0, ASSAY_INK_TEXT, FALSE, FALSE, 0 },
  [ASSAY_STYLE_RUNNING] = { FALSE, FALSE, FALSE, 7.4, 10, 0, 0, 0, ASSAY_INK_MUTED, FALSE, FALSE, 0 },
};
/* clang-format on */

const AssayReportLookInfo *
assay_report_look_get_info (AssayReportLook look)
{
  g_return_val_if_fail (look >= 0 && look < ASSAY_N_LOOKS, &looks[0]);

  return &looks[look];
}

const AssayReportStyleInfo *
assay_report_style_get_info (AssayReportStyle style)
{
  g_return_val_if_fail ((guint) style < ASSAY_N_STYLES, &styles[0]);

  return &styles[style];
}

AssayReportColour
assay_report_ink_get_colour (AssayReportInk ink)
{
  static const AssayReportColour colours[]
      = { [ASSAY_INK_INHERIT] = RGB (0x1f1e24), [ASSAY_INK_TEXT] = RGB (0x1f1e24),
          [ASSAY_INK_MUTED] = RGB (0x65636b),   [ASSAY_INK_LINK] = RGB (0x1a4f96),
          [ASSAY_INK_RULE] = RGB (0xcdcad2),    [ASSAY_INK_BAND] = RGB (0xf5f4f6),
          [ASSAY_INK_PAPER] = RGB (0xffffff) };

  if (ink >= ASSAY_INK_LOOK)
    return assay_report_look_get_info ((AssayReportLook) ((int) ink - ASSAY_INK_LOOK))->line;

  return colours[ink];
}

#define SERIF(cjk)                                                                                 \
  "Noto Serif,Noto Naskh Arabic,Noto Serif Hebrew," cjk                                            \
  ",Noto Serif Devanagari,Noto Serif Thai,Noto Sans Symbols,Noto Sans Symbols2,DejaVu Serif,serif"
#define SANS(cjk)                                                                                  \
  "Noto Sans,Noto Sans Arabic,Noto Sans Hebrew," cjk                                               \
  ",Noto Sans Devanagari,Noto Sans Thai,Noto Sans Symbols,Noto Sans Symbols2,DejaVu Sans,sans"

const char *
assay_report_get_families (gboolean serif, const char *tag)
{
  static const struct
  {
    const char *prefix;
    const char *serif;
    const char *sans;
  } families[] = {
    { "ja", SERIF ("Noto Serif CJK JP"), SANS ("Noto Sans CJK JP") },
    { "ko", SERIF ("Noto Serif CJK KR"), SANS ("Noto Sans CJK KR") },
    { "zh-Hant", SERIF ("Noto Serif CJK TC"), SANS ("Noto Sans CJK TC") },
    { "zh-TW", SERIF ("Noto Serif CJK TC"), SANS ("Noto Sans CJK TC") },
    { "zh-HK", SERIF ("Noto Serif CJK HK"), SANS ("Noto Sans CJK HK") },
    { "", SERIF ("Noto Serif CJK SC"), SANS ("Noto Sans CJK SC") },
  };
  guint i = 0;

  while (!g_str_has_prefix (tag != NULL ? tag : "", families[i].prefix))
    i++;

  return serif ? families[i].serif : families[i].sans;
}

const char *
assay_report_get_mono_families (void)
{
  return "Noto Sans Mono,DejaVu Sans Mono,Liberation Mono,monospace";
}
