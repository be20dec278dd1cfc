/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "assay-exchange-scope.h"

G_BEGIN_DECLS

/* What the formats of JSON share. */

/* "https://assay.github.io/ns/1#": the vocabulary of what the standards have no words for. It is a
 * name; nothing is fetched from there. */
#define ASSAY_EXCHANGE_NAMESPACE "https://assay.github.io/ns/1#"

/* The bytes of the finished @builder, after every string in it was searched for what gives a
 * protected source away. */
GBytes *
assay_exchange_finish_json (AssayExchangeScope *scope, JsonBuilder *builder, GError **error);

/* Adds a member to the object that is open; one whose text is "" or NULL is passed over. */
void assay_exchange_add_text (JsonBuilder *builder, const char *name, const char *text);
void assay_exchange_add_int (JsonBuilder *builder, const char *name, gint64 value);

/* Adds a member with what a row holds, and may be told, in @field. */
void assay_exchange_add_field (AssayExchangeScope *scope,
                               JsonBuilder *builder,
                               const char *name,
                               AssayRecord *row,
                               AssayField field);

/* Adds a row as an object: "key" and its fields by column, keys in base 32. */
void assay_exchange_add_row (AssayExchangeScope *scope, JsonBuilder *builder, AssayRecord *row);

/* Adds a member of the kind's name with those of @rows that may be told of, as an array; nothing
 * where there are none. */
void assay_exchange_add_rows (AssayExchangeScope *scope,
                              JsonBuilder *builder,
                              AssayKind kind,
                              GPtrArray *rows);

/* Reads JSON of a stranger: at most 64 MB, 64 levels and 4 million values. NULL with
 * ASSAY_EXCHANGE_ERROR_UNREADABLE. */
JsonNode *assay_exchange_parse_json (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The string that @name of @object holds, or that the first string of an array there is; NULL where
 * there is none, or @object is NULL. Borrowed. */
const char *assay_exchange_peek_string (JsonObject *object, const char *name);

/* The object that @name of @object holds, NULL where there is none. Borrowed. */
JsonObject *assay_exchange_peek_object (JsonObject *object, const char *name);

/* What @name of @object holds as an array of JsonObject: several, one or none. Owned; the objects
 * are borrowed. */
GPtrArray *assay_exchange_dup_objects (JsonObject *object, const char *name);

G_END_DECLS
