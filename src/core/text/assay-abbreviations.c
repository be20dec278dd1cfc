/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-abbreviations.h"

#include <string.h>

static const char *const never_ends[] = {
  "adm",  "amb", "ald", "brig", "capt", "cdr", "cf",   "cmdr",   "col",  "comdr", "cpl", "dr",
  "e.g",  "ens", "fr",  "gen",  "gov",  "hon", "i.e",  "ie",     "eg",   "insp",  "lt",  "maj",
  "mlle", "mme", "mr",  "mrs",  "ms",   "mt",  "mx",   "messrs", "pres", "prof",  "pvt", "rep",
  "reps", "rev", "sen", "sens", "sgt",  "spc", "supt", "viz",    "vs",   "v",
};

static const char *const before_number[] = {
  "apr", "approx", "apt",  "art", "arts", "aug",   "c",   "ca",  "cap",  "ch",  "chap",
  "cl",  "dec",    "ed",   "eq",  "ext",  "feb",   "ff",  "fig", "figs", "fol", "jan",
  "jul", "jun",    "l",    "ll",  "mar",  "n",     "n°",  "no",  "nos",  "nov", "nr",
  "num", "oct",    "op",   "p",   "para", "paras", "pp",  "pt",  "r",    "reg", "res",
  "s",   "sec",    "sect", "sep", "sept", "ser",   "tel", "vol", "vols", "№",
};

static const char *const may_end[] = {
  "al",   "ave",  "blvd",  "bros", "co",   "corp", "dept", "dist", "est", "ft",   "govt", "hwy",
  "inc",  "jr",   "ltd",   "min",  "mins", "mtn",  "plc",  "pty",  "rd",  "sr",   "sq",   "st",
  "univ", "ariz", "calif", "colo", "conn", "fla",  "ga",   "ill",  "ind", "kan",  "ky",   "la",
  "md",   "mass", "mich",  "minn", "miss", "mo",   "mont", "neb",  "nev", "okla", "ore",  "pa",
  "penn", "tenn", "tex",   "va",   "vt",   "wash", "wis",  "wyo",  "dak", "ph.d",
};

/* Sorted by use, not by letter: the search stops at the first hit. */
static const char *const starters[] = {
  "The",      "It",        "He",      "She",       "They",     "In",           "We",       "I",
  "You",      "But",       "A",       "An",        "This",     "That",         "These",    "Those",
  "There",    "At",        "On",      "As",        "And",      "If",           "When",     "What",
  "How",      "Where",     "Who",     "Why",       "Which",    "While",        "After",    "Before",
  "For",      "From",      "With",    "By",        "To",       "Its",          "His",      "Her",
  "Their",    "Our",       "My",      "Your",      "However",  "According",    "Although", "Though",
  "Since",    "Because",   "Despite", "During",    "Under",    "Among",        "Between",  "Then",
  "Now",      "Today",     "Yet",     "So",        "Some",     "Many",         "Most",     "More",
  "Both",     "Each",      "Another", "Other",     "Such",     "Also",         "Even",     "Still",
  "Only",     "Here",      "Until",   "Meanwhile", "Earlier",  "Later",        "Last",     "Did",
  "Do",       "Does",      "Is",      "Are",       "Was",      "Were",         "Has",      "Have",
  "Had",      "Can",       "Could",   "Will",      "Would",    "Should",       "Let",      "Being",
  "Moreover", "Therefore", "Thus",    "Finally",   "Instead",  "Additionally", "About",    "Nor",
  "Not",      "One",       "Once",    "Others",    "Millions", "Thousands",    "Hundreds", "Over",
};

static gboolean
holds (const char *const *list, gsize n, const char *word, gsize len, gboolean fold)
{
  for (gsize i = 0; i < n; i++)
    {
      if (strlen (list[i]) != len)
        continue;
      if (fold ? g_ascii_strncasecmp (list[i], word, len) == 0 : strncmp (list[i], word, len) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Single letters with full stops between, as in U.S, a.m, i.v. */
static gboolean
is_dotted_letters (const char *word, gsize len)
{
  if (len < 3 || len % 2 == 0)
    return FALSE;
  for (gsize i = 0; i < len; i++)
    if (i % 2 == 0 ? !g_ascii_isalpha (word[i]) : word[i] != '.')
      return FALSE;
  return TRUE;
}

AssayAbbreviation
assay_abbreviation_classify (const char *word, gsize len)
{
  if (holds (never_ends, G_N_ELEMENTS (never_ends), word, len, TRUE))
    return ASSAY_ABBREVIATION_NEVER_ENDS;
  if (holds (before_number, G_N_ELEMENTS (before_number), word, len, TRUE))
    return ASSAY_ABBREVIATION_BEFORE_NUMBER;
  if (is_dotted_letters (word, len) || holds (may_end, G_N_ELEMENTS (may_end), word, len, TRUE))
    return ASSAY_ABBREVIATION_MAY_END;
  return ASSAY_ABBREVIATION_NONE;
}

gboolean
assay_abbreviation_is_starter (const char *word, gsize len)
{
  return holds (starters, G_N_ELEMENTS (starters), word, len, FALSE);
}
