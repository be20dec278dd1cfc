/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-fields.h"

G_BEGIN_DECLS

/* A command's words taken apart: what stands alone, and options "--name value" or "--name=value".
 */
typedef struct _AssayArgs AssayArgs;

/* @words: NULL-terminated, without the command's name. Options may be the fields of @kind
 * ("speaker_kind" is --speaker-kind; flags need no value) and @options ("name=WHAT" takes a value,
 * "name" does not). "--" ends options. NULL with G_OPTION_ERROR. */
AssayArgs *
assay_args_parse (char **words, AssayKind kind, const char *const *options, GError **error);
void assay_args_free (AssayArgs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayArgs, assay_args_free)

/* The words that are no options. */
guint assay_args_get_n (AssayArgs *self);

/* The @index-th of them, NULL past the end. Borrowed. */
const char *assay_args_get (AssayArgs *self, guint index);

/* The value of an option ("" for a flag), or NULL where it was not given. Borrowed. */
const char *assay_args_get_option (AssayArgs *self, const char *name);

/* Whether @field may be set by an option: not what the row hangs on, nor a claim's number, which is
 * for ever. */
gboolean assay_args_is_settable (AssayField field);

/* The option's name of @field: "speaker-kind". Owned. */
char *assay_args_dup_field_name (AssayField field);

/* What an option that is no field means, in words; NULL where there is no such option. Borrowed. */
const char *assay_args_get_option_words (const char *name);

/* Lines that tell of the options: what each takes, and what it means. Owned. */
char *assay_args_dup_help (AssayKind kind, const char *const *options);

G_END_DECLS
