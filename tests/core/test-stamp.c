/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-stamp.h"
#include "assay-test-util.h"

#include <string.h>

/* Time stamps, with an authority that is made for the test by openssl. */

#define HASH "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define OTHER "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"

static const char config[] = "[tsa]\n"
                             "serial = serial\nsigner_cert = tsa.pem\nsigner_key = tsa.key\n"
                             "signer_digest = sha256\ndefault_policy = 1.2.3.4.1\n"
                             "digests = sha256\ness_cert_id_alg = sha256\n"
                             "[ext]\nextendedKeyUsage = critical,timeStamping\n"
                             "keyUsage = critical,digitalSignature\n";

typedef struct
{
  char *dir;
  char *token;
} Fixture;

static void
run (Fixture *fixture, const char *command)
{
  g_auto (GStrv) words = g_strsplit (command, " ", -1);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (fixture->dir, words, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
write_file (Fixture *fixture, const char *name, const void *data, gssize size)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, data, size, NULL));
}

static GBytes *
answer (Fixture *fixture, GBytes *question)
{
  g_autofree char *path = g_build_filename (fixture->dir, "answer", NULL);
  char *data;
  gsize size;

  write_file (fixture, "question", g_bytes_get_data (question, NULL),
              (gssize) g_bytes_get_size (question));
  run (fixture, "openssl ts -reply -config tsa.conf -section tsa -queryfile question -out answer");
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));

  return g_bytes_new_take (data, size);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayStampQuery) query = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = assay_test_make_dir ();
  write_file (fixture, "tsa.conf", config, -1);
  write_file (fixture, "serial", "01\n", -1);
  run (fixture, "openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=Clock");
  run (fixture, "openssl x509 -req -in tsa.csr -signkey tsa.key -days 20 -extfile tsa.conf "
                "-extensions ext -out tsa.pem");

  query = assay_stamp_query_new (HASH, &error);
  g_assert_no_error (error);
  bytes = answer (fixture, assay_stamp_query_get_bytes (query));
  fixture->token = assay_stamp_query_take_answer (query, bytes, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assay_test_remove (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture->token);
}

static void
test_a_stamp_says_when_and_who (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStamp) stamp = assay_stamp_read (fixture->token, HASH, &error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = NULL;

  g_assert_no_error (error);
  then = g_date_time_new_from_iso8601 (stamp->time, NULL);
  g_assert_nonnull (then);
  g_assert_cmpint (ABS (g_date_time_difference (now, then)), <, G_TIME_SPAN_HOUR);
  g_assert_cmpstr (stamp->signer, ==, "CN=Clock");
  g_assert_cmpstr (stamp->policy, ==, "1.2.3.4.1");
  g_assert_false (stamp->is_trusted);
  g_assert_cmpstr (assay_stamp_get_trust_words (stamp), ==,
                   "signature fits, the authority is not known here");
}

static void
test_a_stamp_is_of_its_bytes_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_stamp_read (fixture->token, OTHER, &error));
  g_assert_error (error, ASSAY_STAMP_ERROR, ASSAY_STAMP_ERROR_MISMATCH);
}

static void
test_an_answer_is_to_its_question_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayStampQuery) first = assay_stamp_query_new (HASH, NULL);
  g_autoptr (AssayStampQuery) second = assay_stamp_query_new (HASH, NULL);
  g_autoptr (GBytes) bytes = answer (fixture, assay_stamp_query_get_bytes (first));
  g_autoptr (GError) error = NULL;

  /* The same hash, asked for another time: an old answer must not pass for a new one. */
  g_assert_null (assay_stamp_query_take_answer (second, bytes, &error));
  g_assert_error (error, ASSAY_STAMP_ERROR, ASSAY_STAMP_ERROR_MISMATCH);
}

/* RFC 3161 lets a service put its name into the stamp; it must be the one that signed. */
static void
test_a_service_may_name_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayStampQuery) query = assay_stamp_query_new (HASH, NULL);
  g_autoptr (GString) text = g_string_new (config);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStamp) stamp = NULL;
  g_autofree char *token = NULL;

  g_string_replace (text, "[ext]", "tsa_name = yes\n[ext]", 1);
  write_file (fixture, "tsa.conf", text->str, -1);
  bytes = answer (fixture, assay_stamp_query_get_bytes (query));
  token = assay_stamp_query_take_answer (query, bytes, &error);
  g_assert_no_error (error);
  stamp = assay_stamp_read (token, HASH, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stamp->signer, ==, "CN=Clock");
}

/* Each byte of the token changed, one after the other: what can still be read says the same. */
static void
test_a_changed_token_never_says_another_thing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayStamp) whole = assay_stamp_read (fixture->token, HASH, NULL);
  g_autofree guchar *bytes = NULL;
  gsize size;
  guint n_refused = 0;

  bytes = g_base64_decode (fixture->token, &size);
  for (gsize i = 0; i < size; i++)
    {
      g_autofree char *token = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayStamp) stamp = NULL;

      bytes[i] ^= (guchar) (1 + i % 255);
      token = g_base64_encode (bytes, size);
      bytes[i] ^= (guchar) (1 + i % 255);
      stamp = assay_stamp_read (token, HASH, &error);
      g_assert_true ((stamp == NULL) == (error != NULL));
      n_refused += stamp == NULL;
      if (stamp == NULL)
        continue;
      g_assert_cmpstr (stamp->time, ==, whole->time);
      g_assert_cmpstr (stamp->signer, ==, whole->signer);
      g_assert_false (stamp->is_trusted);
    }
  g_assert_cmpuint (n_refused, >, size * 9 / 10);
}

static void
test_nonsense_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (1000 * 1000, 'A');
  g_autofree char *half = g_strndup (fixture->token, strlen (fixture->token) / 2);
  const char *const tokens[]
      = { "", "AAAA", "no base 64!", "MIAA", "MIAwgDCAMIAwgDCA", huge, half };

  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (assay_stamp_read (tokens[i], HASH, &error));
      g_assert_error (error, ASSAY_STAMP_ERROR, ASSAY_STAMP_ERROR_BROKEN);
    }
  g_assert_null (assay_stamp_query_new ("abc", NULL));
  g_assert_null (assay_stamp_query_new (NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/stamp/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("says", test_a_stamp_says_when_and_who);
  ADD ("of-its-bytes", test_a_stamp_is_of_its_bytes_only);
  ADD ("to-its-question", test_an_answer_is_to_its_question_only);
  ADD ("names-itself", test_a_service_may_name_itself);
  ADD ("changed", test_a_changed_token_never_says_another_thing);
  ADD ("nonsense", test_nonsense_is_refused);
#undef ADD

  return g_test_run ();
}
