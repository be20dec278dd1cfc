/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where one left off in each project: kept in a small file of the user's, never in the project,
 * which may be somebody else's too. */
#define ASSAY_TYPE_PLACES (assay_places_get_type ())
G_DECLARE_FINAL_TYPE (AssayPlaces, assay_places, ASSAY, PLACES, GObject)

typedef struct
{
  gint64 article; /* key of the open article, 0: none */
  gint64 claim;   /* key of the open claim, 0: none */
  guint top;      /* first code point in view */
} AssayPlace;

/* @file_name: where the places are kept; read at once, a damaged file counts as empty. */
AssayPlaces *assay_places_new (const char *file_name) G_GNUC_WARN_UNUSED_RESULT;

/* The place in the project @file; all zero where none is known. */
AssayPlace assay_places_get (AssayPlaces *self, GFile *file);

/* Remembers it, and writes the file. What cannot be written is forgotten with the program: that is
 * no reason to disturb anybody. */
void assay_places_set (AssayPlaces *self, GFile *file, const AssayPlace *place);

G_END_DECLS
