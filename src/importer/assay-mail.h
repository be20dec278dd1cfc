/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reading.h"

G_BEGIN_DECLS

/**
 * assay_mail_import:
 * @bytes: (transfer full): a mail (RFC 5322, RFC 2045) or a web archive (MHTML, RFC 2557)
 *
 * Takes the page, or the plain text where there is none; pictures come from the other parts, by
 * "Content-Location" and "cid:". Title, byline and date are the headers' subject, sender and date,
 * of a web archive only where its page does not tell. All other parts of a mail are told as
 * "attachment".
 *
 * Errors: #ASSAY_IMPORT_ERROR_EMPTY when no part is text
 */
AssayImport *assay_mail_import (GBytes *bytes, const AssayReading *reading, GError **error);

G_END_DECLS
