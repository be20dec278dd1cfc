/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-scales.h"
#include "assay-phrases-gettext.h"

typedef struct
{
  const char *label;
  const char *meaning;
  const char *symbol;
  const char *outcome; /* ASSAY_LEVEL_OUTCOME; decides the colour too */
  double rating;       /* ClaimReview's ratingValue, 0: none */
} Level;

typedef struct
{
  const char *builtin;
  const char *name;
  const Level *levels;
  guint n_levels;
} Scale;

static const Level desk[] = {
  { NC_ ("scale", "Confirmed"), NC_ ("scale", "The claim stands as it is written"), "✓",
    "confirmed", 5 },
  { NC_ ("scale", "Confirmed with change"),
    NC_ ("scale", "The claim stands once the proposed wording is taken"), "≈", "change", 4 },
  { NC_ ("scale", "Wrong"), NC_ ("scale", "The claim does not stand"), "✗", "wrong", 1 },
  { NC_ ("scale", "On author"), NC_ ("scale", "It rests on the author’s own word or observation"),
    "✎", "author", 0 },
  { NC_ ("scale", "Not verified"), NC_ ("scale", "It could be neither confirmed nor refuted"), "?",
    "open", 0 },
};

static const Level six_step[] = {
  { NC_ ("scale", "True"), NC_ ("scale", "Accurate, with nothing of weight missing"), "✓",
    "confirmed", 6 },
  { NC_ ("scale", "Mostly true"), NC_ ("scale", "Accurate, but needs clarification"), "≈", "change",
    5 },
  { NC_ ("scale", "Half true"), NC_ ("scale", "Partly accurate, or leaves out important details"),
    "½", "change", 4 },
  { NC_ ("scale", "Mostly false"),
    NC_ ("scale", "An element of truth, but gives a different impression"), "↯", "wrong", 3 },
  { NC_ ("scale", "False"), NC_ ("scale", "Not accurate"), "✗", "wrong", 1 },
  { NC_ ("scale", "Unproven"), NC_ ("scale", "Evidence neither supports nor refutes it"), "?",
    "open", 0 },
};

static const Level agency[] = {
  { NC_ ("scale", "True"), NC_ ("scale", "The claim is accurate"), "✓", "confirmed", 5 },
  { NC_ ("scale", "Missing context"), NC_ ("scale", "Misleads without what is left out"), "…",
    "change", 4 },
  { NC_ ("scale", "Misleading"), NC_ ("scale", "True parts are used to give a false impression"),
    "↯", "change", 3 },
  { NC_ ("scale", "Altered"), NC_ ("scale", "A picture, sound or text was changed"), "✂", "wrong",
    2 },
  { NC_ ("scale", "Satire"), NC_ ("scale", "Made up to amuse, taken for fact"), "☺", "author", 0 },
  { NC_ ("scale", "False"), NC_ ("scale", "The claim is not accurate"), "✗", "wrong", 1 },
  { NC_ ("scale", "Unproven"), NC_ ("scale", "Nothing reliable speaks for or against it"), "?",
    "open", 0 },
};

static const Scale scales[] = {
  { "desk", NC_ ("scale", "Desk"), desk, G_N_ELEMENTS (desk) },
  { "six-step", NC_ ("scale", "Six steps"), six_step, G_N_ELEMENTS (six_step) },
  { "agency", NC_ ("scale", "Agency"), agency, G_N_ELEMENTS (agency) },
  { "conclusion", NC_ ("scale", "Conclusion only"), NULL, 0 },
};

/* In a context of their own, by which reports tell these words from the same ones that somebody
 * wrote into a scale. */
static const char *
translate (const char *words)
{
  return assay_phrases_get_in (ASSAY_PHRASES_SCALE, words);
}

static const char *
colour_of (const char *outcome)
{
  static const struct
  {
    const char *outcome;
    const char *colour;
  } colours[] = {
    { "confirmed", "#26a269" }, { "change", "#b5820c" }, { "wrong", "#c01c28" },
    { "author", "#1c71d8" },    { "open", "#77767b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_str_equal (colours[i].outcome, outcome))
      return colours[i].colour;

  return NULL;
}

static void
insert_level (AssayEdit *edit, gint64 scale, guint position, const Level *level)
{
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_LEVEL);

  assay_edit_set_ref (edit, id, ASSAY_LEVEL_SCALE, scale);
  assay_edit_set_real (edit, id, ASSAY_LEVEL_POSITION, position);
  assay_edit_set_text (edit, id, ASSAY_LEVEL_LABEL, translate (level->label));
  assay_edit_set_text (edit, id, ASSAY_LEVEL_MEANING, translate (level->meaning));
  assay_edit_set_text (edit, id, ASSAY_LEVEL_COLOUR, colour_of (level->outcome));
  assay_edit_set_text (edit, id, ASSAY_LEVEL_SYMBOL, level->symbol);
  assay_edit_set_text (edit, id, ASSAY_LEVEL_OUTCOME, level->outcome);
  if (level->rating > 0)
    assay_edit_set_real (edit, id, ASSAY_LEVEL_RATING, level->rating);
}

void
assay_scales_insert (AssayEdit *edit)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      gint64 id = assay_edit_insert (edit, ASSAY_KIND_SCALE);

      assay_edit_set_text (edit, id, ASSAY_SCALE_NAME, translate (scales[i].name));
      assay_edit_set_text (edit, id, ASSAY_SCALE_BUILTIN, scales[i].builtin);
      assay_edit_set_real (edit, id, ASSAY_SCALE_POSITION, i);

      for (guint j = 0; j < scales[i].n_levels; j++)
        insert_level (edit, id, j, &scales[i].levels[j]);
    }
}
