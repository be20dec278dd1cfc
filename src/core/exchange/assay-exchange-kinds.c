/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-kinds.h"

/* The first of a kind is the one that is written. */
static const struct
{
  const char *kind;
  const char *csl;
  const char *bibtex;
} types[] = {
  { "page", "webpage", "online" },
  { "document", "document", "misc" },
  { "statement", "speech", "unpublished" },
  { "recording", "broadcast", "video" },
  { "conversation", "interview", "misc" },
  { "dataset", "dataset", "dataset" },
  { "picture", "graphic", "image" },
  { "book", "book", "book" },
  { "letter", "personal_communication", "letter" },
  { "other", "article", "misc" },
  { "page", "post-weblog", "electronic" },
  { "page", "post", "www" },
  { "page", "article-newspaper", "article" },
  { "document", "article-journal", "article" },
  { "document", "article-magazine", "article" },
  { "document", "report", "report" },
  { "document", "report", "techreport" },
  { "document", "legislation", "legislation" },
  { "document", "bill", "legal" },
  { "document", "legal_case", "jurisdiction" },
  { "document", "manuscript", "unpublished" },
  { "document", "thesis", "phdthesis" },
  { "document", "thesis", "mastersthesis" },
  { "document", "patent", "patent" },
  { "document", "paper-conference", "inproceedings" },
  { "document", "pamphlet", "booklet" },
  { "book", "chapter", "inbook" },
  { "book", "chapter", "incollection" },
  { "book", "entry-encyclopedia", "inreference" },
  { "recording", "motion_picture", "movie" },
  { "recording", "song", "audio" },
  { "picture", "figure", "artwork" },
  { "picture", "map", "map" },
};

const char *
assay_source_kind_to_csl (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].kind, kind))
      return types[i].csl;

  return "document";
}

const char *
assay_source_kind_to_bibtex (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].kind, kind))
      return types[i].bibtex;

  return "misc";
}

const char *
assay_source_kind_from_type (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].csl, type) == 0
        || (g_ascii_strcasecmp (types[i].bibtex, type) == 0
            && g_ascii_strcasecmp (type, "article") != 0))
      return types[i].kind;

  return "other";
}
