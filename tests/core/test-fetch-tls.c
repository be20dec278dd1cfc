/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fetch-site.h"

#include <glib/gstdio.h>
#include <string.h>

/* Servers that cannot prove who they are, each with its reason; and one that can. The certificates
 * are made here, by an authority of our own that this program is told to trust. */

typedef struct
{
  char *folder;
} Authority;

static void
run (Authority *authority, const char *words)
{
  g_auto (GStrv) argv = g_strsplit (words, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  int status = 0;

  g_spawn_sync (authority->folder, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &said,
                &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s: %s", words, said);
}

static void
write_file (Authority *authority, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (authority->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
trust (Authority *authority)
{
  g_autofree char *path = g_build_filename (authority->folder, "ca.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

static void
set_up (Authority *authority, gconstpointer data)
{
  authority->folder = g_dir_make_tmp ("assay-test-XXXXXX", NULL);
  write_file (
      authority, "ca.cnf",
      "[req]\ndistinguished_name=n\n[n]\n[ca]\ndefault_ca=d\n[d]\ndatabase=index\n"
      "new_certs_dir=.\nserial=serial\ndefault_md=sha256\npolicy=p\ncopy_extensions=copy\n"
      "unique_subject=no\n[p]\ncommonName=supplied\n[v]\nbasicConstraints=critical,CA:TRUE\n");
  write_file (authority, "index", "");
  write_file (authority, "serial", "01\n");
  run (authority, "openssl req -x509 -config ca.cnf -extensions v -newkey ec -pkeyopt "
                  "ec_paramgen_curve:P-256 -nodes -keyout "
                  "ca.key -out ca.pem -subj /CN=Authority -days 30");
  trust (authority);
}

static void
tear_down (Authority *authority, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (authority->folder, 0, NULL);
  const char *name;

  g_tls_backend_set_default_database (g_tls_backend_get_default (), NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (authority->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (authority->folder);
  g_free (authority->folder);
}

static GTlsCertificate *
load (Authority *authority)
{
  g_autofree char *pem = g_build_filename (authority->folder, "site.pem", NULL);
  g_autofree char *key = g_build_filename (authority->folder, "site.key", NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_files (pem, key, &error);

  g_assert_no_error (error);
  return certificate;
}

/* @from, @until: "20200101000000Z" */
static GTlsCertificate *
issue (Authority *authority, const char *name, const char *from, const char *until)
{
  g_autofree char *request = g_strdup_printf (
      "openssl req -new -config ca.cnf -newkey ec -pkeyopt ec_paramgen_curve:P-256 "
      "-nodes -keyout site.key -out site.csr -subj "
      "/CN=site -addext subjectAltName=%s",
      name);
  g_autofree char *sign
      = g_strdup_printf ("openssl ca -batch -notext -config ca.cnf -cert ca.pem "
                         "-keyfile ca.key -in site.csr -out site.pem -startdate %s "
                         "-enddate %s",
                         from, until);

  run (authority, request);
  run (authority, sign);
  return load (authority);
}

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  if (g_str_equal (path, "/down"))
    soup_server_message_set_redirect (message, 302, "http://127.0.0.1:9/");
  else
    site_answer (message, 200, "text/html", "<p>Here");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GIOStream) connection = user_data;

  g_assert_cmpint (g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL), <=, 0);
}

/* Reading shakes hands first; not a byte of a question may follow. */
static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *socket,
             GObject *source,
             GTlsCertificate *certificate)
{
  static char byte;
  GIOStream *connection = g_tls_server_connection_new (G_IO_STREAM (socket), certificate, NULL);

  g_assert_nonnull (connection);
  g_input_stream_read_async (g_io_stream_get_input_stream (connection), &byte, 1, 0, NULL, read_cb,
                             connection);
  return TRUE;
}

static void
fetch_fails (GTlsCertificate *certificate, const char *why)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new_full (NULL, NULL, NULL);
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);

  g_assert_cmpuint (port, !=, 0);
  g_signal_connect (service, "incoming", G_CALLBACK (incoming_cb), certificate);
  address = g_strdup_printf ("https://127.0.0.1:%u/", port);
  g_assert_null (fetch_address (fetcher, address, 0, &error));
  g_assert_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_TLS);
  if (strstr (error->message, why) == NULL)
    g_error ("'%s' is not said in: %s", why, error->message);
  g_socket_service_stop (service);
}

static void
test_self_signed (Authority *authority, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate = NULL;

  run (authority, "openssl req -x509 -config ca.cnf -newkey ec -pkeyopt ec_paramgen_curve:P-256 "
                  "-nodes -keyout site.key -out "
                  "site.pem -subj /CN=site -addext subjectAltName=IP:127.0.0.1 -days 30");
  certificate = load (authority);
  fetch_fails (certificate, "signed by itself only");
}

static void
test_expired (Authority *authority, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate
      = issue (authority, "IP:127.0.0.1", "20200101000000Z", "20210101000000Z");

  fetch_fails (certificate, "ran out on 2021-01-01");
}

static void
test_not_yet (Authority *authority, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate
      = issue (authority, "IP:127.0.0.1", "20480101000000Z", "20490101000000Z");

  fetch_fails (certificate, "not valid before 2048-01-01");
}

static void
test_other_name (Authority *authority, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate
      = issue (authority, "DNS:bank.example", "20200101000000Z", "20490101000000Z");

  fetch_fails (certificate, "another name (bank.example)");
}

static void
test_unknown_authority (Authority *authority, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate
      = issue (authority, "IP:127.0.0.1", "20200101000000Z", "20490101000000Z");

  run (authority, "openssl req -x509 -config ca.cnf -extensions v -newkey ec -pkeyopt "
                  "ec_paramgen_curve:P-256 -nodes -keyout "
                  "ca.key -out ca.pem -subj /CN=Other -days 30");
  trust (authority);
  fetch_fails (certificate, "nobody this computer trusts");
}

static void
test_good (Authority *authority, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate
      = issue (authority, "IP:127.0.0.1", "20200101000000Z", "20490101000000Z");
  g_autoptr (Site) site = site_new (certificate, answer_cb);
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new_full (NULL, NULL, NULL);
  g_autofree char *address = site_dup (site, "/");
  g_autofree char *down = site_dup (site, "/down");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFetched) fetched = fetch_address (fetcher, address, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (assay_fetched_get_status (fetched), ==, 200);
  /* From here nothing leads to a page that anybody could change on the way. */
  g_assert_null (fetch_address (fetcher, down, 0, &error));
  g_assert_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_REDIRECT);
  g_assert_nonnull (strstr (error->message, "without encryption"));
}

static void
add (const char *path, void (*test) (Authority *, gconstpointer))
{
  g_test_add (path, Authority, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/fetch-tls/self-signed", test_self_signed);
  add ("/fetch-tls/expired", test_expired);
  add ("/fetch-tls/not-yet", test_not_yet);
  add ("/fetch-tls/other-name", test_other_name);
  add ("/fetch-tls/unknown-authority", test_unknown_authority);
  add ("/fetch-tls/good", test_good);
  return g_test_run ();
}
