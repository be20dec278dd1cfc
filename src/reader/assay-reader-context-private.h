/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <webkit/webkit.h>

#include "assay-reader-context.h"

G_BEGIN_DECLS

/* The world our scripts live in, and the name of the one message handler there. */
#define ASSAY_READER_WORLD "assay"

typedef enum
{
  ASSAY_READER_CONTEXT_PREPARING,
  ASSAY_READER_CONTEXT_READY,
  ASSAY_READER_CONTEXT_FAILED, /* no filter, so no page may be shown */
} AssayReaderContextState;

/* Signal "settled" is emitted once, when the state leaves PREPARING. */
AssayReaderContextState assay_reader_context_get_state (AssayReaderContext *self);

/* All borrowed; the filter is NULL unless READY. */
WebKitWebContext *assay_reader_context_get_web_context (AssayReaderContext *self);
WebKitNetworkSession *assay_reader_context_get_session (AssayReaderContext *self);
WebKitUserContentFilter *assay_reader_context_get_filter (AssayReaderContext *self);
WebKitUserScript *assay_reader_context_get_script (AssayReaderContext *self);

/* Text of resources/reader/NAME; owned by the caller. */
char *assay_reader_context_dup_resource (const char *name);

G_END_DECLS
