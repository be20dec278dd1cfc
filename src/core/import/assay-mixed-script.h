/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/**
 * assay_import_tell_mixed_scripts:
 *
 * Tells of words that are put together from letters of scripts that look alike ("mixed-script"):
 * what looks like "Moscow" with a Cyrillic "о" is another word to every search. Nothing is left
 * out. After Unicode Technical Standard 39, section 5.1, reduced to Latin, Cyrillic, Armenian,
 * Cherokee and the Greek letters that look like Latin ones: "µm" and "Δt" are no trick.
 */
void assay_import_tell_mixed_scripts (AssayImport *import);

G_END_DECLS
