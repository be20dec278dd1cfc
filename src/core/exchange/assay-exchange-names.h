/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A person's name in parts, as bibliographies have it: "Jan", "van der", "Berg". */
typedef struct
{
  char *given;
  char *particle;
  char *family;
} AssayNameParts;

/* Takes "Jan van der Berg" or "van der Berg, Jan" apart. Particles are the words in small letters
 * before the last; a name of one word, or in a script without capitals, is all family name. */
AssayNameParts assay_name_parts_read (const char *name);
void assay_name_parts_clear (AssayNameParts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayNameParts, assay_name_parts_clear)

/* "Jan van der Berg". Any may be NULL. Owned. */
char *assay_name_join (const char *given, const char *particle, const char *family);

G_END_DECLS
