/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-stamp"

#include "config.h"

#include "assay-stamp-private.h"
#include "assay-phrases-gettext.h"

#include <openssl/err.h>
#include <string.h>
#include <time.h>

/* Reading time stamps. What comes in may be anybody's: it is small, read as a whole, and nothing of
 * it is believed before its signature fits. */

G_DEFINE_QUARK (assay - stamp - error - quark, assay_stamp_error)

void
assay_stamp_set_error (GError **error, AssayStampError code, const char *words)
{
  const char *reason = ERR_reason_error_string (ERR_peek_last_error ());

  if (reason != NULL)
    g_set_error (error, ASSAY_STAMP_ERROR, (int) code, "%s (%s)", words, reason);
  else
    g_set_error_literal (error, ASSAY_STAMP_ERROR, (int) code, words);
  ERR_clear_error ();
}

gboolean
assay_stamp_parse_hash (const char *sha256, guint8 *ret_hash, GError **error)
{
  gboolean ok = sha256 != NULL && strlen (sha256) == 64;

  for (guint i = 0; ok && i < 32; i++)
    {
      int high = g_ascii_xdigit_value (sha256[2 * i]);
      int low = g_ascii_xdigit_value (sha256[2 * i + 1]);

      ok = high >= 0 && low >= 0;
      if (ok)
        ret_hash[i] = (guint8) (high << 4 | low);
    }
  if (!ok)
    g_set_error (error, ASSAY_STAMP_ERROR, ASSAY_STAMP_ERROR_BROKEN,
                 _ ("there is no SHA-256 to be stamped"));

  return ok;
}

TS_RESP *
assay_stamp_parse (const void *data, gsize size, GError **error)
{
  const guchar *at = data;
  TS_RESP *response = NULL;

  if (size > 0 && size <= ASSAY_STAMP_MAX_BYTES)
    response = d2i_TS_RESP (NULL, &at, (long) size);
  if (response != NULL && at == (const guchar *) data + size)
    return response;

  TS_RESP_free (response);
  assay_stamp_set_error (error, ASSAY_STAMP_ERROR_BROKEN, _ ("that is no time stamp"));

  return NULL;
}

/* Chains that end where this system knows nobody, or at a certificate of their own. All else that
 * is wrong with a certificate, its purpose among it, stays wrong. */
static int
accept_unknown_cb (int ok, X509_STORE_CTX *context)
{
  switch (X509_STORE_CTX_get_error (context))
    {
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_CERT_UNTRUSTED:
      return 1;
    default:
      return ok;
    }
}

static gboolean
get_time (TS_RESP *response, struct tm *ret_time)
{
  TS_TST_INFO *info = TS_RESP_get_tst_info (response);
  const ASN1_GENERALIZEDTIME *time = info != NULL ? TS_TST_INFO_get_time (info) : NULL;

  return time != NULL && ASN1_TIME_to_tm (time, ret_time) == 1;
}

static X509_STORE *
new_store (TS_RESP *response, gboolean is_trusted)
{
  X509_STORE *store = X509_STORE_new ();
  struct tm then;

  if (store == NULL || !get_time (response, &then))
    {
      X509_STORE_free (store);
      return NULL;
    }

  /* A certificate that has run out since was good then. */
  X509_VERIFY_PARAM_set_time (X509_STORE_get0_param (store), timegm (&then));
  if (is_trusted)
    X509_STORE_set_default_paths (store);
  else
    X509_STORE_set_verify_cb (store, accept_unknown_cb);

  return store;
}

gboolean
assay_stamp_verify (TS_RESP *response, TS_VERIFY_CTX *context, gboolean is_trusted)
{
  X509_STORE *store = new_store (response, is_trusted);
  gboolean ok = FALSE;

  if (store != NULL)
    {
      TS_VERIFY_CTX_set_store (context, store);
      TS_VERIFY_CTX_add_flags (context, TS_VFY_SIGNATURE | TS_VFY_VERSION);
      ok = TS_RESP_verify_response (context, response) == 1;
    }
  TS_VERIFY_CTX_free (context);

  return ok;
}

/* What the stamp must be of. */
static TS_VERIFY_CTX *
new_context (const guint8 *hash)
{
  TS_VERIFY_CTX *context = TS_VERIFY_CTX_new ();
  guchar *imprint = OPENSSL_memdup (hash, 32);

  TS_VERIFY_CTX_set_imprint (context, imprint, 32);
  TS_VERIFY_CTX_add_flags (context, TS_VFY_IMPRINT);

  return context;
}

/* The hash itself, whatever a check that is left to the library may think of its algorithm. */
static gboolean
is_of (TS_RESP *response, const guint8 *hash)
{
  TS_TST_INFO *info = TS_RESP_get_tst_info (response);
  TS_MSG_IMPRINT *imprint = info != NULL ? TS_TST_INFO_get_msg_imprint (info) : NULL;
  ASN1_OCTET_STRING *message = imprint != NULL ? TS_MSG_IMPRINT_get_msg (imprint) : NULL;
  const ASN1_OBJECT *algorithm = NULL;

  if (message == NULL)
    return FALSE;

  X509_ALGOR_get0 (&algorithm, NULL, NULL, TS_MSG_IMPRINT_get_algo (imprint));

  return OBJ_obj2nid (algorithm) == NID_sha256 && ASN1_STRING_length (message) == 32
         && memcmp (ASN1_STRING_get0_data (message), hash, 32) == 0;
}

static char *
dup_signer (TS_RESP *response)
{
  PKCS7 *token = TS_RESP_get_token (response);
  STACK_OF (X509) *signers = PKCS7_get0_signers (token, NULL, 0);
  BIO *out = BIO_new (BIO_s_mem ());
  char *data = NULL;
  long size = 0;
  char *name = NULL;

  if (signers != NULL && sk_X509_num (signers) > 0 && out != NULL
      && X509_NAME_print_ex (out, X509_get_subject_name (sk_X509_value (signers, 0)), 0,
                             XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB)
             >= 0)
    size = BIO_get_mem_data (out, &data);
  name = g_utf8_make_valid (size > 0 ? data : "", MIN (size, 500));
  sk_X509_free (signers);
  BIO_free (out);
  ERR_clear_error ();

  return name;
}

static char *
dup_time (TS_RESP *response)
{
  struct tm then;

  if (!get_time (response, &then))
    return g_strdup ("");

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", then.tm_year + 1900, then.tm_mon + 1,
                          then.tm_mday, then.tm_hour, then.tm_min, then.tm_sec);
}

static char *
dup_serial (TS_TST_INFO *info)
{
  BIGNUM *number = ASN1_INTEGER_to_BN (TS_TST_INFO_get_serial (info), NULL);
  char *digits = number != NULL ? BN_bn2hex (number) : NULL;
  char *serial = g_strndup (digits != NULL ? digits : "", 80);

  OPENSSL_free (digits);
  BN_free (number);

  return serial;
}

static char *
dup_policy (TS_TST_INFO *info)
{
  char words[128] = "";

  OBJ_obj2txt (words, sizeof words, TS_TST_INFO_get_policy_id (info), 1);

  return g_strdup (words);
}

static AssayStamp *
new_stamp (TS_RESP *response, gboolean is_trusted)
{
  AssayStamp *stamp = g_new0 (AssayStamp, 1);
  TS_TST_INFO *info = TS_RESP_get_tst_info (response);

  stamp->time = dup_time (response);
  stamp->signer = dup_signer (response);
  stamp->serial = dup_serial (info);
  stamp->policy = dup_policy (info);
  stamp->is_trusted = is_trusted;

  return stamp;
}

static AssayStamp *
read_response (TS_RESP *response, const guint8 *hash, GError **error)
{
  gboolean is_trusted;

  if (!is_of (response, hash))
    {
      assay_stamp_set_error (error, ASSAY_STAMP_ERROR_MISMATCH,
                             _ ("the time stamp is of other bytes"));
      return NULL;
    }

  /* The system's authorities are many, and only asked about what is whole. */
  if (!assay_stamp_verify (response, new_context (hash), FALSE))
    {
      assay_stamp_set_error (error, ASSAY_STAMP_ERROR_SIGNATURE,
                             _ ("the signature of the time stamp does not fit"));
      return NULL;
    }
  is_trusted = assay_stamp_verify (response, new_context (hash), TRUE);
  ERR_clear_error ();

  return new_stamp (response, is_trusted);
}

AssayStamp *
assay_stamp_read (const char *token, const char *sha256, GError **error)
{
  g_autofree guchar *data = NULL;
  AssayStamp *stamp;
  TS_RESP *response;
  guint8 hash[32];
  gsize size;

  g_return_val_if_fail (token != NULL, NULL);

  if (!assay_stamp_parse_hash (sha256, hash, error))
    return NULL;
  if (strlen (token) > ASSAY_STAMP_MAX_BYTES / 3 * 4 + 4)
    {
      assay_stamp_set_error (error, ASSAY_STAMP_ERROR_BROKEN, _ ("that is no time stamp"));
      return NULL;
    }

  data = g_base64_decode (token, &size);
  response = assay_stamp_parse (data, size, error);
  if (response == NULL)
    return NULL;

  stamp = read_response (response, hash, error);
  TS_RESP_free (response);

  return stamp;
}

void
assay_stamp_free (AssayStamp *stamp)
{
  g_free (stamp->time);
  g_free (stamp->signer);
  g_free (stamp->serial);
  g_free (stamp->policy);
  g_free (stamp);
}

const char *
assay_stamp_get_trust_words (const AssayStamp *stamp)
{
  return stamp->is_trusted ? _ ("chain verified against the system’s authorities")
                           : _ ("signature fits, the authority is not known here");
}
