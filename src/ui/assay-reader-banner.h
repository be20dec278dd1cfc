/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-reader.h"

G_BEGIN_DECLS

/* Says over the pane what is wrong with the page on show, and offers to load it again where that
 * helps; hidden while all is well. */
#define ASSAY_TYPE_READER_BANNER (assay_reader_banner_get_type ())
G_DECLARE_FINAL_TYPE (AssayReaderBanner, assay_reader_banner, ASSAY, READER_BANNER, AdwBin)

/* The pane it speaks of, or NULL. */
void assay_reader_banner_set_reader (AssayReaderBanner *self, AssayReader *reader);

G_END_DECLS
