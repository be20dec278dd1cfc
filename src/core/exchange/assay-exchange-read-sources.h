/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-exchange-read.h"

G_BEGIN_DECLS

/* A source as bibliographies tell of it. Any but the name may be NULL. */
typedef struct
{
  const char *name; /* what a note calls it */
  const char *title;
  const char *kind; /* ASSAY_SOURCE_KIND */
  const char *address;
  const char *actor;
  const char *actor_kind;
  const char *party;
  const char *published;
  const char *language;
  const char *reliability;
  const char *reliability_reason;
  const char *citation;
  const char *code_name; /* it is a protected one */
  const char *note;
} AssayExchangeCitation;

/* Adds its rows; one without title and address is noted. */
void assay_exchange_read_add_source (AssayExchangeRead *read,
                                     const AssayExchangeCitation *citation);

/* Reads BibTeX and BibLaTeX: @text is valid UTF-8 and ends with a NUL. NULL where there is no entry
 * in it. Accents and signs of LaTeX become characters, other commands fall away; @string and # are
 * followed. */
AssayExchangeRead *assay_bibtex_read (const char *text);

/* The characters that @latex stands for, braces left out: "{\"o}" and "\'{e}" become letters,
 * "--" a dash, "~" a space. Owned. */
char *assay_latex_dup_plain (const char *latex);

G_END_DECLS
