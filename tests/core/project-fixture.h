/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"
#include "assay-edits.h"

/* A project with one article, as the window and the command line have it open. */
typedef struct
{
  char *dir;
  AssayProject *project;
  AssayArticle *article;
} Fixture;

/* For g_test_add (). */
void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

/* Commits @edit (consumed) and waits; no error is allowed. */
void fixture_commit (Fixture *fixture, AssayEdit *edit);

/* The code points where @words stand. */
AssayRange fixture_find (Fixture *fixture, const char *words);

/* Marks @words as a claim; gives its key. */
gint64 fixture_add_claim (Fixture *fixture, const char *words);

/* The claim's row, or NULL. */
AssayRecord *fixture_get_claim (Fixture *fixture, gint64 claim);

/* Sets the level of the checker's finding by its label. */
void fixture_set_level (Fixture *fixture, gint64 claim, const char *label);
