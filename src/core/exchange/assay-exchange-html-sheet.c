/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-html-sheet.h"

#include "assay-report-style.h"

static const char sheet[]
    = ":root{color-scheme:light dark;--text:#1f1e24;--muted:#5f5d66;--link:#1a4f96;"
      "--rule:#cdcad2;--band:#f5f4f6;--paper:#fff}\n"
      "@media (prefers-color-scheme:dark){:root{--text:#eceaf0;--muted:#b3b0bb;--link:#9dc3ff;"
      "--rule:#4a4852;--band:#2b2930;--paper:#1d1c21}}\n"
      "*{box-sizing:border-box}\n"
      "html{font:1rem/1.5 \"Noto Sans\",Cantarell,system-ui,sans-serif;color:var(--text);"
      "background:var(--paper)}\n"
      "body{margin:0}\nmain{max-width:52rem;margin:0 auto;padding:2rem 1.25rem}\n"
      "h1,h2,.article,.serif,blockquote{font-family:\"Noto Serif\",Georgia,serif}\n"
      "h1{font-size:2rem;line-height:1.2;margin:.3rem 0 .6rem}\n"
      "h2{font-size:1.45rem;line-height:1.25;margin:0 0 1rem;padding-bottom:.4rem;"
      "border-bottom:1px solid var(--rule)}\n"
      "h3{font-size:1.05rem;margin:2rem 0 .4rem}\nh4{font-size:.9rem;margin:1.2rem 0 .2rem;"
      "color:var(--muted)}\n"
      "section+section{margin-top:3.5rem}\np{margin:0 0 .8rem}\n"
      "p.article{font-size:1.08rem;line-height:1.75}\n.caption{font-style:italic;"
      "color:var(--muted)}\n"
      ".masthead{display:flex;align-items:center;gap:.8rem;font-weight:700}"
      ".masthead img{max-height:3.2rem;max-width:14rem}\n"
      ".kicker{font-size:.78rem;font-weight:700;letter-spacing:.05em;color:var(--muted)}\n"
      ".byline,.muted,.fine{color:var(--muted)}\n.fine,.small{font-size:.875em}\n"
      ".b{font-weight:700}\n.i{font-style:italic}\n.mono{font-family:\"Noto Sans Mono\",monospace;"
      "overflow-wrap:anywhere}\n"
      ".raised{font-size:.72em;vertical-align:super;line-height:0;font-weight:700}\n"
      "a{color:var(--link);overflow-wrap:anywhere}\na[class*=line]{color:inherit}a.raised{text-"
      "decoration:none}\n"
      "a:focus-visible{outline:2px solid var(--link);outline-offset:2px}\n"
      ":target{outline:2px solid var(--link);outline-offset:3px}\n"
      "a.up{font-size:.8rem;font-weight:400;margin-left:.5rem;white-space:nowrap}\n"
      "blockquote{margin:.5rem 0 1rem;padding:.1rem 0 .1rem 1rem;border-left:4px solid;"
      "font-size:1.1rem}\n"
      ".notice{border:1px solid;border-left-width:5px;padding:.7rem 1rem;background:var(--band)}\n"
      "ul{padding-left:1.4rem}\n"
      ".wide{overflow-x:auto;margin:.4rem 0 1rem}\n"
      "table{border-collapse:collapse;width:100%;font-size:.92rem}\n"
      "th,td{text-align:left;text-align:start;vertical-align:top;padding:.4rem .7rem .4rem 0;"
      "border-bottom:1px solid var(--rule);overflow-wrap:break-word}\n"
      "thead th{font-size:.8rem;color:var(--muted)}\n"
      ".facts th{width:11rem;font-weight:400;color:var(--muted)}\n.facts th,.facts td{border:0;"
      "padding:.15rem .7rem .15rem 0}\n"
      ".bars{width:auto;min-width:60%;margin-bottom:1.2rem}\n.bars "
      "th{font-weight:400;white-space:nowrap}\n"
      ".bars td:last-child{width:100%}\n.bars th,.bars td{border:0;padding:.15rem .9rem .15rem 0}\n"
      ".bar{display:inline-block;height:.75rem;border:1px solid}\n"
      "@media (max-width:40rem){main{padding:1.2rem .9rem}h1{font-size:1.55rem}"
      ".facts,.facts tbody,.facts tr,.facts th,.facts td{display:block;width:auto}"
      ".facts td{padding-bottom:.5rem}.bars td:last-child{display:none}"
      ".wide table:not(.facts){min-width:34rem}}\n"
      "@media print{:root{--text:#000;--muted:#444;--link:#000;--rule:#999;--band:#fff;"
      "--paper:#fff}html{font-size:10pt}main{max-width:none;padding:0}"
      "section+section{break-before:page;margin-top:0}h2,h3,h4{break-after:avoid}"
      "tr,blockquote,.notice{break-inside:avoid}.wide{overflow:visible}.up{display:none}"
      "a{text-decoration:none}}\n";

static guint
to_rgb (AssayReportColour colour)
{
  return (guint) (colour.red * 255 + 0.5) << 16 | (guint) (colour.green * 255 + 0.5) << 8
         | (guint) (colour.blue * 255 + 0.5);
}

/* The same hue, light enough to be read on a dark page: half way to white. */
static guint
to_light (guint rgb)
{
  guint light = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    {
      guint part = rgb >> shift & 0xff;

      light |= (part + (255 - part) * 55 / 100) << shift;
    }

  return light;
}

static const char *
get_line (AssayReportLine line)
{
  static const char *const names[] = { "solid", "double", "wavy", "dashed", "dotted", "dashed" };

  return names[line];
}

static void
append_look (GString *out, guint look)
{
  const AssayReportLookInfo *info = assay_report_look_get_info ((AssayReportLook) look);

  g_string_append_printf (
      out,
      ".look%u{background:var(--ground%u)}\n.line%u{text-decoration-line:underline;"
      "text-decoration-style:%s;text-decoration-color:var(--line%u);"
      "text-decoration-thickness:2px;text-underline-offset:.2em}\n"
      ".ink%u{color:var(--line%u)}\n.bar%u{border-color:var(--line%u)}\n"
      ".fill%u{background:var(--ground%u);border-color:var(--line%u)}\n",
      look, look, look, get_line (info->pattern), look, look, look, look, look, look, look, look);
}

void
assay_exchange_append_sheet (GString *out)
{
  g_autoptr (GString) dark = g_string_new (NULL);

  g_string_append (out, ":root{");
  for (guint look = 0; look < ASSAY_N_LOOKS; look++)
    {
      const AssayReportLookInfo *info = assay_report_look_get_info ((AssayReportLook) look);
      guint line = to_rgb (info->line);

      g_string_append_printf (out, "--line%u:#%06x;--ground%u:#%06x;", look, line, look,
                              to_rgb (info->ground));
      g_string_append_printf (dark, "--line%u:#%06x;--ground%u:#%06x40;", look, to_light (line),
                              look, line);
    }
  g_string_append (out, "}\n");
  g_string_append_printf (out, "@media screen and (prefers-color-scheme:dark){:root{%s}}\n",
                          dark->str);
  g_string_append (out, sheet);
  for (guint look = 0; look < ASSAY_N_LOOKS; look++)
    append_look (out, look);
}
