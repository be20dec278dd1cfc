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
  { N_ ("Confirmed"), N_ ("The claim stands as it is written"), "✓", "confirmed", 5 },
  { N_ ("Confirmed with change"), N_ ("The claim stands once the proposed wording is taken"), "≈",
    "change", 4 },
  { N_ ("Wrong"), N_ ("The claim does not stand"), "✗", "wrong", 1 },
  { N_ ("On author"), N_ ("It rests on the author’s own word or observation"), "✎", "author", 0 },
  { N_ ("Not verified"), N_ ("It could be neither confirmed nor refuted"), "?", "open", 0 },
};

static const Level six_step[] = {
  { N_ ("True"), N_ ("Accurate, with nothing of weight missing"), "✓", "confirmed", 6 },
  { N_ ("Mostly true"), N_ ("Accurate, but needs clarification"), "≈", "change", 5 },
  { N_ ("Half true"), N_ ("Partly accurate, or leaves out important details"), "½", "change", 4 },
  { N_ ("Mostly false"), N_ ("An element of truth, but gives a different impression"), "↯", "wrong",
    3 },
  { N_ ("False"), N_ ("Not accurate"), "✗", "wrong", 1 },
  { N_ ("Unproven"), N_ ("Evidence neither supports nor refutes it"), "?", "open", 0 },
};

static const Level agency[] = {
  { N_ ("True"), N_ ("The claim is accurate"), "✓", "confirmed", 5 },
  { N_ ("Missing context"), N_ ("Misleads without what is left out"), "…", "change", 4 },
  { N_ ("Misleading"), N_ ("True parts are used to give a false impression"), "↯", "change", 3 },
  { N_ ("Altered"), N_ ("A picture, sound or text was changed"), "✂", "wrong", 2 },
  { N_ ("Satire"), N_ ("Made up to amuse, taken for fact"), "☺", "author", 0 },
  { N_ ("False"), N_ ("The claim is not accurate"), "✗", "wrong", 1 },
  { N_ ("Unproven"), N_ ("Nothing reliable speaks for or against it"), "?", "open", 0 },
};

static const Scale scales[] = {
  { "desk", N_ ("Desk"), desk, G_N_ELEMENTS (desk) },
  { "six-step", N_ ("Six steps"), six_step, G_N_ELEMENTS (six_step) },
  { "agency", N_ ("Agency"), agency, G_N_ELEMENTS (agency) },
  { "conclusion", N_ ("Conclusion only"), NULL, 0 },
};

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
  assay_edit_set_text (edit, id, ASSAY_LEVEL_LABEL, _ (level->label));
  assay_edit_set_text (edit, id, ASSAY_LEVEL_MEANING, _ (level->meaning));
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

      assay_edit_set_text (edit, id, ASSAY_SCALE_NAME, _ (scales[i].name));
      assay_edit_set_text (edit, id, ASSAY_SCALE_BUILTIN, scales[i].builtin);
      assay_edit_set_real (edit, id, ASSAY_SCALE_POSITION, i);

      for (guint j = 0; j < scales[i].n_levels; j++)
        insert_level (edit, id, j, &scales[i].levels[j]);
    }
}
