/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/**
 * assay_address_clean_link:
 * @href: as written
 * @base: (nullable): the absolute address that relative ones are completed by
 * @ret_refused: (out): whether it is told: an address that was there and may not stay
 *
 * Returns: (transfer full) (nullable): an absolute http, https or mailto address in ASCII, percent
 *   encoded; cleaning it again gives the same
 */
char *assay_address_clean_link (const char *href, const char *base, gboolean *ret_refused);

/** assay_address_is_relative: it names no scheme, so the page's own address would complete it. */
gboolean assay_address_is_relative (const char *address);

/**
 * assay_address_clean_base:
 *
 * Returns: (transfer full) (nullable): @href as an absolute http or https address, or %NULL
 */
char *assay_address_clean_base (const char *href, const char *base);

/**
 * assay_address_take_picture:
 * @src: as written
 * @base: (nullable): completes @src where the document brought its pictures along
 * @known: addresses seen so far (char*) → resource names (const char*), both owned elsewhere or by
 *   the table; new ones are added
 *
 * Notes the picture among the resources of @import, once for each address; "data:" pictures and
 * those among the parts of @import with their bytes.
 *
 * Returns: (transfer none) (nullable): the resource's name, or %NULL for an address of no use
 */
const char *assay_address_take_picture (AssayImport *import,
                                        GHashTable *known,
                                        const char *src,
                                        const char *base);

/**
 * assay_address_decode_data:
 *
 * Returns: (transfer full) (nullable): the bytes of "data:image/png;base64,…"; what is written with
 *   percent signs is read as well
 */
GBytes *assay_address_decode_data (const char *address);

/**
 * assay_address_complete:
 * @base: (nullable): an absolute address
 *
 * Returns: (transfer full): @address as browsers write it, made absolute by @base where it is
 *   relative and can be; the key of a document's parts
 */
char *assay_address_complete (const char *address, const char *base);

/**
 * assay_address_dup_key:
 * @address: an address as written
 *
 * Returns: (transfer full) (nullable): @address, made absolute by @base, in the one form in which
 *   addresses of the web are compared: host in lower case and ASCII, no usual port, no fragment;
 *   %NULL for one that is not http or https
 */
char *assay_address_dup_key (const char *address, const char *base);

/** assay_address_find_part: (transfer none) (nullable): what came along with the document for
 * @address: kept by the whole address as it is written, or by its key. */
GBytes *assay_address_find_part (AssayImport *import, const char *address, const char *base);

G_END_DECLS
