/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_READER_CONTEXT (assay_reader_context_get_type ())
G_DECLARE_FINAL_TYPE (AssayReaderContext, assay_reader_context, ASSAY, READER_CONTEXT, GObject)

/* What all readers of a program share: the WebKit context with the assay: scheme, the network
 * session that has no network, the compiled content filter and the scripts. Make one per program,
 * early: the filter is compiled (first start) or loaded in the background, and the first page waits
 * for it. cache_dir: where the compiled filter is kept; made when it is not there. NULL, or a
 * folder that cannot be written: a private one, thrown away at the end. */
AssayReaderContext *assay_reader_context_new (const char *cache_dir);

G_END_DECLS
