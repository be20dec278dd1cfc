/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-cli.h"

G_BEGIN_DECLS

/* What the project holds of one thing, for people: without keys, in the words of the window. */
void assay_cli_print_claim (AssayCli *cli, AssayArticle *article, AssayRecord *claim);
gboolean assay_cli_print_source (AssayCli *cli, AssayRecord *source, GError **error);
gboolean assay_cli_print_article (AssayCli *cli, AssayRecord *article, GError **error);

/* Any other row of the library. */
void assay_cli_print_row (AssayCli *cli, AssayRecord *record);

/* One line of a list: number, outcome, quotation. */
void assay_cli_print_claim_line (AssayArticle *article, AssayRecord *claim);

G_END_DECLS
