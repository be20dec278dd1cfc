/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-json.h"
#include "assay-exchange-tidy.h"
#include "assay-exchange-warc.h"

#include "assay-keys.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

/* WACZ 1.1.1: a ZIP, nothing packed, of WARC files, their index, a list of pages, and a list of all
 * that with its hashes. A capture that is a WARC file goes in as it is; any other becomes a
 * resource record. */

typedef struct
{
  AssayExchangeScope *scope; /* borrowed */
  struct archive *zip;
  GByteArray *bytes;
  JsonBuilder *resources; /* of datapackage.json: an array that is open */
  GPtrArray *index;       /* of strings */
  GString *pages;
} Wacz;

static la_ssize_t
write_cb (struct archive *zip, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, (guint) length);

  return (la_ssize_t) length;
}

static gboolean
put (Wacz *self, const char *path, GBytes *bytes)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  gboolean ok;

  archive_entry_set_pathname (entry, path);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, 315532800, 0); /* 1980: ZIP knows no earlier time */
  ok = archive_write_header (self->zip, entry) == ARCHIVE_OK
       && archive_write_data (self->zip, data, size) == (la_ssize_t) size;
  archive_entry_free (entry);

  return ok;
}

/* The same, and lists it with its hash. */
static gboolean
add (Wacz *self, const char *path, GBytes *bytes)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *named = g_strconcat ("sha256:", hash, NULL);
  g_autofree char *name = g_path_get_basename (path);

  json_builder_begin_object (self->resources);
  assay_exchange_add_text (self->resources, "name", name);
  assay_exchange_add_text (self->resources, "path", path);
  assay_exchange_add_text (self->resources, "hash", named);
  assay_exchange_add_int (self->resources, "bytes", (gint64) g_bytes_get_size (bytes));
  json_builder_end_object (self->resources);

  return put (self, path, bytes);
}

static void
append_page (Wacz *self, const char *id, const char *address, const char *at, const char *title)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "id", id);
  assay_exchange_add_text (builder, "url", address);
  assay_exchange_add_text (builder, "ts", at);
  assay_exchange_add_text (builder, "title", title);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  line = json_generator_to_data (generator, NULL);
  g_string_append_printf (self->pages, "%s\n", line);
}

/* What the page is called: the source, the article, else its file. */
static const char *
name_capture (AssayExchangeScope *scope, AssayRecord *capture)
{
  AssayRecord *source = assay_exchange_get_row (scope, capture, ASSAY_CAPTURE_SOURCE);
  GPtrArray *revisions
      = assay_report_rows_by (scope->rows, ASSAY_REVISION_CAPTURE, assay_record_get_id (capture));

  if (source != NULL)
    return assay_exchange_name_source (scope, source);
  if (revisions->len > 0)
    return assay_exchange_get_text (
        scope, assay_exchange_get_row (scope, revisions->pdata[0], ASSAY_REVISION_ARTICLE),
        ASSAY_ARTICLE_TITLE);

  return assay_record_get_text (capture, ASSAY_CAPTURE_FILE_NAME);
}

/* Where it was got; without an address, a name of its own. Owned. */
static char *
dup_address (AssayRecord *capture)
{
  const char *ended = assay_record_get_text (capture, ASSAY_CAPTURE_ADDRESS_ENDED);
  const char *asked = assay_record_get_text (capture, ASSAY_CAPTURE_ADDRESS_ASKED);
  const char *address = *ended != '\0' ? ended : asked;
  g_autofree char *key = assay_key_to_string (assay_record_get_id (capture));

  char *plain = assay_exchange_tidy_address (address);

  return plain != NULL ? plain : g_strconcat ("urn:assay:capture:", key, NULL);
}

static gboolean
check_capture (Wacz *self,
               AssayRecord *capture,
               GBytes *bytes,
               const char *address,
               const char *title,
               GError **error)
{
  const char *charset = assay_record_get_text (capture, ASSAY_CAPTURE_CHARSET);
  gboolean is_whole;
  g_autofree char *place = g_strdup_printf (_ ("the capture of %s"), address);

  if (!assay_exchange_check_bytes (self->scope, bytes, charset, place, &is_whole, error))
    return FALSE;
  if (!is_whole && !assay_needles_is_empty (self->scope->needles))
    assay_exchange_note (self->scope,
                         _ ("the capture of %s is packed, no text, or in an encoding that is not "
                            "known, in part: only the rest was searched for the names of protected "
                            "sources"),
                         address);

  return assay_exchange_check (self->scope, address, place, error)
         && assay_exchange_check (self->scope, title, place, error);
}

static gboolean
add_capture (Wacz *self, AssayRecord *capture, GBytes *bytes, GError **error)
{
  g_autofree char *key = assay_key_to_string (assay_record_get_id (capture));
  g_autofree char *name = g_strconcat (key, ".warc", NULL);
  g_autofree char *path = g_strconcat ("archive/", name, NULL);
  g_autofree char *address = dup_address (capture);
  const char *at = assay_record_get_text (capture, ASSAY_CAPTURE_CAPTURED_AT);
  const char *title = name_capture (self->scope, capture);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GPtrArray) entries = assay_warc_dup_entries (data, size);
  g_autoptr (GBytes) warc = NULL;

  if (!check_capture (self, capture, bytes, address, title, error))
    return FALSE;
  if (self->scope->places_only)
    return TRUE;

  if (entries != NULL)
    warc = g_bytes_ref (bytes);
  else
    {
      warc = assay_warc_new_resource (bytes, assay_record_get_text (capture, ASSAY_CAPTURE_SHA256),
                                      address, at,
                                      assay_record_get_text (capture, ASSAY_CAPTURE_MIME));
      data = g_bytes_get_data (warc, &size);
      entries = assay_warc_dup_entries (data, size);
    }
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    g_ptr_array_add (self->index, assay_warc_entry_dup_line (entries->pdata[i], name));
  append_page (self, key, address, at, title);
  if (add (self, path, warc))
    return TRUE;

  g_set_error (error, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_FAILED,
               _ ("cannot put the capture of %s into the archive"), address);

  return FALSE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
add_lists (Wacz *self, GError **error)
{
  g_autoptr (JsonBuilder) package = json_builder_new ();
  g_autoptr (JsonBuilder) digest = json_builder_new ();
  g_autoptr (GString) index = g_string_new (NULL);
  g_autoptr (GBytes) index_bytes = NULL;
  g_autoptr (GBytes) pages = g_bytes_new (self->pages->str, self->pages->len);
  g_autoptr (GBytes) package_bytes = NULL;
  g_autoptr (GBytes) digest_bytes = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *named = NULL;

  g_ptr_array_sort (self->index, compare_lines);
  for (guint i = 0; i < self->index->len; i++)
    g_string_append_printf (index, "%s\n", (const char *) self->index->pdata[i]);
  index_bytes = g_bytes_new (index->str, index->len);
  if (!add (self, "indexes/index.cdx", index_bytes) || !add (self, "pages/pages.jsonl", pages))
    return FALSE;

  json_builder_end_array (self->resources);
  json_builder_begin_object (package);
  assay_exchange_add_text (package, "profile", "data-package");
  assay_exchange_add_text (package, "wacz_version", "1.1.1");
  assay_exchange_add_text (package, "software", "Assay");
  assay_exchange_add_text (package, "created", self->scope->context->input->as_known_at);
  json_builder_set_member_name (package, "resources");
  json_builder_add_value (package, json_builder_get_root (self->resources));
  json_builder_end_object (package);
  package_bytes = assay_exchange_finish_json (self->scope, package, error);
  if (package_bytes == NULL || !put (self, "datapackage.json", package_bytes))
    return FALSE;

  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, package_bytes);
  named = g_strconcat ("sha256:", hash, NULL);
  json_builder_begin_object (digest);
  assay_exchange_add_text (digest, "path", "datapackage.json");
  assay_exchange_add_text (digest, "hash", named);
  json_builder_end_object (digest);
  digest_bytes = assay_exchange_finish_json (self->scope, digest, error);

  return digest_bytes != NULL && put (self, "datapackage-digest.json", digest_bytes);
}

static void
note_left_out (AssayExchangeScope *scope, guint n_hidden, guint n_others)
{
  if (n_hidden > 0)
    assay_exchange_note (scope,
                         ngettext ("%u capture of protected sources is left out",
                                   "%u captures of protected sources are left out", n_hidden),
                         n_hidden);
  if (n_others > 0)
    assay_exchange_note (scope,
                         ngettext ("%u capture that the chosen claims do not rest on is left out",
                                   "%u captures that the chosen claims do not rest on are left out",
                                   n_others),
                         n_others);
}

/* The captures whose bytes there are, and that what was chosen rests on; those of protected sources
 * are left out. */
static gboolean
add_captures (Wacz *self, GError **error)
{
  AssayExchangeScope *scope = self->scope;
  GPtrArray *captures = assay_report_rows_all (scope->rows, ASSAY_KIND_CAPTURE);
  guint n = 0;
  guint n_hidden = 0;
  guint n_others = 0;

  for (guint i = 0; i < captures->len; i++)
    {
      gint64 id = assay_record_get_id (captures->pdata[i]);
      GBytes *bytes = scope->options->captures != NULL
                          ? g_hash_table_lookup (scope->options->captures, &id)
                          : NULL;

      if (g_cancellable_set_error_if_cancelled (scope->cancellable, error))
        return FALSE;
      if (bytes == NULL)
        continue;
      if (assay_exchange_is_hidden_capture (scope->context, captures->pdata[i]))
        n_hidden++;
      else if (!assay_exchange_is_capture_chosen (scope, captures->pdata[i]))
        n_others++;
      else if (add_capture (self, captures->pdata[i], bytes, error))
        n++;
      else
        return FALSE;
    }
  note_left_out (scope, n_hidden, n_others);
  if (n > 0)
    return TRUE;

  g_set_error_literal (error, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_EMPTY,
                       _ ("cannot export: there is no capture"));

  return FALSE;
}

GBytes *
assay_exchange_write_wacz (AssayExchangeScope *scope, GError **error)
{
  g_autoptr (JsonBuilder) resources = json_builder_new ();
  g_autoptr (GPtrArray) index = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) pages
      = g_string_new ("{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All Pages\"}\n");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Wacz self = { scope, archive_write_new (), bytes, resources, index, pages };
  gboolean ok;

  json_builder_begin_array (resources);
  ok = archive_write_set_format_zip (self.zip) == ARCHIVE_OK
       && archive_write_set_options (self.zip, "zip:compression=store") == ARCHIVE_OK
       && archive_write_set_bytes_in_last_block (self.zip, 1) == ARCHIVE_OK
       && archive_write_open (self.zip, bytes, NULL, write_cb, NULL) == ARCHIVE_OK
       && add_captures (&self, error) && add_lists (&self, error)
       && archive_write_close (self.zip) == ARCHIVE_OK;
  archive_write_free (self.zip);
  if (ok)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  if (error != NULL && *error == NULL)
    g_set_error_literal (error, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_FAILED,
                         _ ("cannot write the archive"));

  return NULL;
}
