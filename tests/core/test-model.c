/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-edit.h"
#include "assay-record-list.h"
#include "assay-file-error.h"
#include "assay-left-out.h"
#include "assay-sort.h"
#include "assay-terms.h"
#include "assay-value.h"

/* The kinds and fields, records, keys, words, edits and lists of the model. */

static AssayField
get_field (AssayKind kind, guint index)
{
  return (AssayField) (((guint) kind << 8) | index);
}

static void
test_fields_names (void)
{
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      guint n_fields;
      const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

      g_assert_cmpint (assay_kind_from_name (assay_kind_get_name (kind)), ==, kind);
      g_assert_cmpuint (n_fields, <, 256);
      for (guint i = 0; i < n_fields; i++)
        {
          AssayField field = get_field (kind, i);

          g_assert_true (assay_field_get_info (field) == &fields[i]);
          g_assert_cmpint (assay_field_from_name (kind, fields[i].column), ==, field);
          g_assert_cmpint (ASSAY_FIELD_KIND (field), ==, kind);
          g_assert_cmpuint (ASSAY_FIELD_INDEX (field), ==, i);
          g_assert_cmpstr (fields[i].column, !=, "id");
          g_assert_true ((fields[i].of != ASSAY_KIND_NONE)
                         == assay_field_type_is_ref (fields[i].type));
        }
    }
  g_assert_cmpint (assay_kind_from_name ("sqlite_schema"), ==, ASSAY_KIND_NONE);
  g_assert_cmpint (assay_field_from_name (ASSAY_KIND_CLAIM, "title"), ==, ASSAY_FIELD_NONE);
}

static void
test_dates_are_edtf (void)
{
  static const char *const good[]
      = { "2025",      "2025-04",    "2025-04-28", "2024-02-29",      "2025-21", "202X",
          "2025-XX",   "2025-04-XX", "2025-XX-XX", "2024-12~",        "2025?",   "2025-04%",
          "2021/2025", "../2025",    "2021-05/..", "2021/2021-05-01", "20XX",    "2021~/2025?" };
  static const char *const bad[]
      = { "",           "now",         "25",        "2025-13",   "2025-02-29", "2025-4-1",
          "28.4.2025",  "2025-04-28T", "2025/2021", "../..",     "XXXX",       "2X25",
          "2025-XX-01", "2025-1X",     "0000",      "2025-00",   "2025-04-00", "/",
          "2025~~",     "2025/",       "2025 ",     "2025-04-2", "\xff",       "2021/2022/2023" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (!assay_date_is_edtf (good[i]))
      g_error ("'%s' was refused", good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (assay_date_is_edtf (bad[i]))
      g_error ("'%s' was taken", bad[i]);

  g_assert_true (assay_time_is_moment ("2026-11-23T09:10+02:00"));
  g_assert_true (assay_time_is_moment ("2026-11-23T07:10:59.5Z"));
  g_assert_false (assay_time_is_moment ("2026-11-23T09:10"));
  g_assert_false (assay_time_is_moment ("2026-11-23T24:10Z"));
  g_assert_false (assay_time_is_moment ("2026-02-30T09:10Z"));
  g_assert_false (assay_time_is_moment ("2026-11-XXT09:10Z"));
}

static void
test_values_are_checked_by_field (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_value_check (ASSAY_SOURCE_PUBLISHED, NULL, &error));
  g_assert_true (assay_value_check (ASSAY_SOURCE_TITLE, "yesterday", &error));
  g_assert_true (assay_value_check (ASSAY_LOG_DEADLINE, "2026-11-24", &error));
  g_assert_no_error (error);
  g_assert_false (assay_value_check (ASSAY_SOURCE_PUBLISHED, "yesterday", &error));
  g_assert_error (error, ASSAY_VALUE_ERROR, ASSAY_VALUE_ERROR_DATE);
  g_assert_nonnull (strstr (error->message, "2025-04"));
  g_clear_error (&error);
  g_assert_false (assay_value_check (ASSAY_LOG_HAPPENED_AT, "09:10", &error));
  g_assert_error (error, ASSAY_VALUE_ERROR, ASSAY_VALUE_ERROR_DATE);
  g_clear_error (&error);

  g_assert_true (assay_value_check_bounds (3, 3, &error));
  g_assert_false (assay_value_check_bounds (4, 3, &error));
  g_assert_error (error, ASSAY_VALUE_ERROR, ASSAY_VALUE_ERROR_ORDER);
}

static void
test_file_errors_speak_our_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_false (g_file_get_contents ("/nonexistent/file", &contents, NULL, &error));
  assay_file_error_reword (&error, "cannot read 'x'");
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "cannot read 'x': there is no such file or folder");
  g_clear_error (&error);

  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  assay_file_error_reword (&error, "cannot read 'x'");
  g_assert_cmpstr (error->message, ==, "stopped");
}

/* The order of sources gives them their numbers in a report: no locale may change it. */
static void
test_texts_sort_alike_everywhere (void)
{
  static const char *const titles[] = { "",    "10 jokes", "Änderung", "Anna", "anna",  "Anton",
                                        "map", "Map, old", "ol",       "Öl",   "Zebra", "ω" };

  for (guint i = 1; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *one = assay_sort_key_new (titles[i - 1]);
      g_autofree char *next = assay_sort_key_new (titles[i]);

      g_assert_cmpstr (one, <, next);
    }
}

/* Asked again and again the list answers from an index, which must follow every change. */
static void
test_list_finds_by_reference (void)
{
  g_autoptr (AssayRecordList) list = assay_record_list_new (ASSAY_KIND_EVIDENCE, NULL, NULL);

  for (gint64 round = 0; round < 20; round++)
    {
      AssayCell cell = { .field = ASSAY_EVIDENCE_CLAIM, .integer = round % 2 };
      g_autoptr (AssayRecord) record = assay_record_new (ASSAY_KIND_EVIDENCE, round + 1, &cell, 1);
      g_autoptr (GPtrArray) odd = NULL;

      assay_record_list_put (list, record);
      odd = assay_record_list_filter_by_ref (list, ASSAY_EVIDENCE_CLAIM, 1);
      g_assert_cmpuint (odd->len, ==, (guint) (round + 1) / 2);
      for (guint again = 0; again < 9; again++)
        g_assert_true (assay_record_list_find_by_ref (list, ASSAY_EVIDENCE_CLAIM, 0)
                       == assay_record_list_peek (list, 0));
      g_assert_cmpuint (assay_record_list_position (list, round + 1), ==, (guint) round);
    }

  assay_record_list_remove (list, 1);
  g_assert_true (assay_record_list_find_by_ref (list, ASSAY_EVIDENCE_CLAIM, 0)
                 == assay_record_list_find (list, 3));
  g_assert_cmpuint (assay_record_list_position (list, 1), ==, G_MAXUINT);
}

/* Deletion follows required references down; a circle would have no end. */
static gboolean
leads_to (AssayKind from, AssayKind to, guint depth)
{
  guint n_fields;
  const AssayFieldInfo *fields = assay_kind_get_fields (from, &n_fields);

  for (guint i = 0; i < n_fields && depth > 0; i++)
    if ((fields[i].type == ASSAY_HOLDS_REQUIRED_REF || fields[i].type == ASSAY_HOLDS_OWNER_REF)
        && (fields[i].of == to || leads_to (fields[i].of, to, depth - 1)))
      return TRUE;

  return FALSE;
}

static void
test_fields_no_circle (void)
{
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    g_assert_false (leads_to (kind, kind, ASSAY_N_KINDS));
}

static void
test_terms (void)
{
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      guint n_fields;
      const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        {
          AssayField field = get_field (kind, i);
          guint n_terms;
          const AssayTerm *terms = assay_terms_get (field, &n_terms);

          g_assert_true ((n_terms > 0) == (fields[i].type == ASSAY_HOLDS_WORD));
          for (guint j = 0; j < n_terms; j++)
            {
              g_assert_true (assay_terms_find (field, terms[j].code) == &terms[j]);
              g_assert_cmpstr (assay_term_label (field, terms[j].code), !=, "");
              /* Codes go into SQL and JSON as they are. */
              g_assert_cmpuint (
                  strspn (terms[j].code, "ABCDEFabcdefghijklmnopqrstuvwxyz-0123456789"), ==,
                  strlen (terms[j].code));
            }
        }
    }
  g_assert_cmpstr (assay_term_label (ASSAY_SOURCE_RELIABILITY, "Q"), ==, "Q");
  g_assert_cmpstr (assay_term_label (ASSAY_SOURCE_RELIABILITY, NULL), ==, "");
  g_assert_cmpstr (assay_term_meaning (ASSAY_SOURCE_KIND, "page"), ==, "");
}

static void
test_keys (void)
{
  g_autoptr (AssayKeys) keys = assay_keys_new (9);
  g_autoptr (AssayKeys) same = assay_keys_new (9);
  g_autoptr (AssayKeys) random = assay_keys_new (0);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 values[1000];

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *shown = NULL;
      g_autofree char *lower = NULL;

      values[i] = assay_keys_next (i % 2 == 0 ? keys : random);
      if (i % 2 == 0)
        g_assert_cmpint (values[i], ==, assay_keys_next (same));
      g_assert_cmpint (values[i], >, 0);
      g_assert_true (g_hash_table_add (seen, &values[i]));

      shown = assay_key_to_string (values[i]);
      g_assert_cmpuint (strlen (shown), ==, 13);
      g_assert_cmpint (assay_key_from_string (shown), ==, values[i]);
      lower = g_ascii_strdown (shown, -1);
      g_assert_cmpint (assay_key_from_string (lower), ==, values[i]);
    }

  g_assert_cmpint (assay_key_from_string ("000000000000O"), ==, 0);
  g_assert_cmpint (assay_key_from_string ("000000000000I"), ==, 1);
  g_assert_cmpint (assay_key_from_string ("000000000000L"), ==, 1);
  g_assert_cmpint (assay_key_from_string ("7ZZZZZZZZZZZZ"), ==, G_MAXINT64);
  g_assert_cmpint (assay_key_from_string ("8000000000000"), ==, 0);
  g_assert_cmpint (assay_key_from_string ("ZZZZZZZZZZZZZZZZZZ"), ==, 0);
  g_assert_cmpint (assay_key_from_string ("U000000000001"), ==, 0);
  g_assert_cmpint (assay_key_from_string (""), ==, 0);
}

/* A record of @kind with something in every field. */
static AssayRecord *
make_full (AssayKind kind, gint64 id, gint64 shift)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (AssayCell));
  guint n_fields;
  const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

  g_array_set_clear_func (cells, (GDestroyNotify) assay_cell_clear);
  for (guint i = 0; i < n_fields; i++)
    {
      AssayCell cell = { .field = get_field (kind, i) };

      if (fields[i].type == ASSAY_HOLDS_TEXT || fields[i].type == ASSAY_HOLDS_WORD)
        cell.text = g_strdup_printf ("%s %d", fields[i].column, (int) shift);
      else if (fields[i].type == ASSAY_HOLDS_REAL)
        cell.real = (double) i + 0.5 + (double) shift;
      else
        cell.integer = i + 1 + shift;
      g_array_append_val (cells, cell);
    }

  return assay_record_new (kind, id, (AssayCell *) (gpointer) cells->data, cells->len);
}

static void
test_record (void)
{
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      g_autoptr (AssayRecord) record = make_full (kind, 7, 0);
      g_autoptr (AssayRecord) same = make_full (kind, 7, 0);
      g_autoptr (AssayRecord) other = make_full (kind, 7, 1);
      g_autoptr (AssayRecord) empty = assay_record_new (kind, 7, NULL, 0);
      guint n_fields;
      const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

      g_assert_cmpint (assay_record_get_kind (record), ==, kind);
      g_assert_cmpint (assay_record_get_id (record), ==, 7);
      g_assert_true (assay_record_equal (record, same));
      g_assert_false (assay_record_equal (record, other));
      g_assert_false (assay_record_equal (record, empty));
      for (guint i = 0; i < n_fields; i++)
        {
          AssayField field = get_field (kind, i);
          AssayCell copy = assay_record_dup_cell (record, field);

          g_assert_false (assay_record_is_empty (record, field));
          g_assert_true (assay_record_is_empty (empty, field));
          g_assert_cmpstr (assay_record_get_text (empty, field), ==, "");
          g_assert_cmpint (assay_record_get_int (empty, field), ==, 0);
          g_assert_true (g_str_has_prefix (assay_record_get_text (record, field),
                                           copy.text != NULL ? fields[i].column : ""));
          if (fields[i].type == ASSAY_HOLDS_REAL)
            g_assert_cmpfloat (assay_record_get_real (record, field), ==, i + 0.5);
          else if (copy.text == NULL)
            g_assert_cmpint (assay_record_get_ref (record, field), ==, i + 1);
          assay_cell_clear (&copy);
        }
    }
}

static void
test_edit (void)
{
  g_autoptr (AssayKeys) keys = assay_keys_new (1);
  g_autoptr (AssayEdit) edit = assay_edit_new (keys, "Add tag");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  const AssayOp *ops;
  guint n_ops;
  gint64 tag;

  g_assert_true (assay_edit_is_empty (edit));
  tag = assay_edit_insert (edit, ASSAY_KIND_TAG);
  assay_edit_set_text (edit, tag, ASSAY_TAG_NAME, "urgent");
  assay_edit_set_text (edit, 5, ASSAY_TAG_NAME, "");
  assay_edit_set_text (edit, tag, ASSAY_TAG_COLOUR, "red");
  assay_edit_delete (edit, ASSAY_KIND_TAG, 6);
  assay_edit_set_text (edit, tag, ASSAY_TAG_NAME, "later");
  g_assert_cmpstr (assay_edit_add_blob (edit, bytes), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

  /* What is set of a new row goes into its insertion, but never past a deletion. */
  ops = assay_edit_get_ops (edit, &n_ops);
  g_assert_cmpuint (n_ops, ==, 4);
  g_assert_cmpint (ops[0].type, ==, ASSAY_OP_INSERT);
  g_assert_cmpuint (ops[0].cells->len, ==, 2);
  g_assert_cmpint (ops[1].type, ==, ASSAY_OP_SET);
  g_assert_cmpint (ops[1].id, ==, 5);
  g_assert_true (g_array_index (ops[1].cells, AssayCell, 0).is_empty);
  g_assert_cmpint (ops[2].type, ==, ASSAY_OP_DELETE);
  g_assert_cmpint (ops[3].type, ==, ASSAY_OP_SET);
  g_assert_false (assay_edit_is_empty (edit));
}

static AssayRecord *
make_level (gint64 id, double position, gint64 scale)
{
  AssayCell cells[] = { { .field = ASSAY_LEVEL_POSITION, .real = position },
                        { .field = ASSAY_LEVEL_SCALE, .integer = scale } };

  return assay_record_new (ASSAY_KIND_LEVEL, id, cells, G_N_ELEMENTS (cells));
}

static int
compare_position (gconstpointer a, gconstpointer b, gpointer data)
{
  double first = assay_record_get_real ((AssayRecord *) a, ASSAY_LEVEL_POSITION);
  double second = assay_record_get_real ((AssayRecord *) b, ASSAY_LEVEL_POSITION);

  g_assert_cmpstr (data, ==, "data");

  return (first > second) - (first < second);
}

/* Follows a list by its signals alone. */
static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  GArray *mirror = data;

  if (removed > 0)
    g_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (AssayRecord) record = g_list_model_get_item (list, position + i);
      gint64 id = assay_record_get_id (record);

      g_array_insert_val (mirror, position + i, id);
    }
}

static void
assert_order (AssayRecordList *list, GArray *mirror, const gint64 *ids, guint n_ids)
{
  g_assert_cmpuint (assay_record_list_get_size (list), ==, n_ids);
  g_assert_cmpuint (mirror->len, ==, n_ids);
  for (guint i = 0; i < n_ids; i++)
    {
      g_assert_cmpint (assay_record_get_id (assay_record_list_peek (list, i)), ==, ids[i]);
      g_assert_cmpint (g_array_index (mirror, gint64, i), ==, ids[i]);
      g_assert_cmpuint (assay_record_list_position (list, ids[i]), ==, i);
    }
}

static void
put (AssayRecordList *list, gint64 id, double position)
{
  g_autoptr (AssayRecord) level = make_level (id, position, id % 2 + 1);

  assay_record_list_put (list, level);
}

static void
test_list (void)
{
  g_autoptr (AssayRecordList) list
      = assay_record_list_new (ASSAY_KIND_LEVEL, compare_position, (gpointer) "data");
  g_autoptr (GArray) mirror = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) odd = NULL;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == ASSAY_TYPE_RECORD);

  put (list, 1, 10);
  put (list, 2, 30);
  put (list, 3, 20);
  assert_order (list, mirror, (gint64[]){ 1, 3, 2 }, 3);
  put (list, 1, 25);
  assert_order (list, mirror, (gint64[]){ 3, 1, 2 }, 3);
  put (list, 2, 5);
  assert_order (list, mirror, (gint64[]){ 2, 3, 1 }, 3);
  put (list, 3, 21);
  assert_order (list, mirror, (gint64[]){ 2, 3, 1 }, 3);
  g_assert_cmpfloat (assay_record_get_real (assay_record_list_find (list, 3), ASSAY_LEVEL_POSITION),
                     ==, 21);

  odd = assay_record_list_filter_by_ref (list, ASSAY_LEVEL_SCALE, 2);
  g_assert_cmpuint (odd->len, ==, 2);
  g_assert_cmpint (assay_record_get_id (assay_record_list_find_by_ref (list, ASSAY_LEVEL_SCALE, 1)),
                   ==, 2);
  g_assert_null (assay_record_list_find_by_ref (list, ASSAY_LEVEL_SCALE, 9));

  assay_record_list_remove (list, 3);
  assay_record_list_remove (list, 99);
  assert_order (list, mirror, (gint64[]){ 2, 1 }, 2);
  g_assert_null (assay_record_list_find (list, 3));
  g_assert_null (assay_record_list_peek (list, 2));
  g_assert_cmpuint (assay_record_list_position (list, 3), ==, G_MAXUINT);

  g_ptr_array_add (fresh, make_level (8, 2, 1));
  g_ptr_array_add (fresh, make_level (9, 1, 1));
  assay_record_list_set (list, fresh);
  assert_order (list, mirror, (gint64[]){ 9, 8 }, 2);
}

/* The lines of a capture may be a stranger's. */
static void
test_lines_of_what_was_left_out (void)
{
  g_autoptr (GArray) lines
      = assay_left_out_parse ("1 unseen: 2-4 display\n1 unseen: 10-11 display\n"
                              "1 unseen: 2-4 nonsense\n1 unseen: 9-12 size\n3 script: a",
                              10);
  const AssayLeftOutLine *line = &g_array_index (lines, AssayLeftOutLine, 0);

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (line->what, ==, "unseen-display");
  g_assert_cmpuint (line->end, ==, 4);
  g_assert_cmpstr (g_array_index (lines, AssayLeftOutLine, 1).sample, ==, "a");
}

/* People read words, not keys. */
static void
test_what_was_left_out_in_words (void)
{
  g_autofree char *words = assay_left_out_dup_words (
      "3 script: alert(1)\n1 unseen: 404-438 display\n0 nonsense\n1 hidden-text\n1 tomorrow: x");

  g_assert_cmpstr (words, ==,
                   "Scripts (3): alert(1)\n"
                   "Taken out of the page by its style: characters 404 to 438\n"
                   "Hidden text\ntomorrow: x");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/values/dates", test_dates_are_edtf);
  g_test_add_func ("/model/values/by-field", test_values_are_checked_by_field);
  g_test_add_func ("/model/left-out/lines", test_lines_of_what_was_left_out);
  g_test_add_func ("/model/left-out/words", test_what_was_left_out_in_words);
  g_test_add_func ("/model/sort-keys", test_texts_sort_alike_everywhere);
  g_test_add_func ("/model/list/by-reference", test_list_finds_by_reference);
  g_test_add_func ("/model/file-errors", test_file_errors_speak_our_words);

  g_test_add_func ("/model/fields/names", test_fields_names);
  g_test_add_func ("/model/fields/no-circle", test_fields_no_circle);
  g_test_add_func ("/model/terms", test_terms);
  g_test_add_func ("/model/keys", test_keys);
  g_test_add_func ("/model/record", test_record);
  g_test_add_func ("/model/edit", test_edit);
  g_test_add_func ("/model/list", test_list);

  return g_test_run ();
}
