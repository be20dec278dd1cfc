/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-stamp"

#include "config.h"

#include "assay-stamp-private.h"
#include "assay-phrases-gettext.h"

#include <openssl/rand.h>

/* Asking a service for a time stamp. */

#define NONCE_BYTES 16

struct _AssayStampQuery
{
  TS_REQ *request;
  GBytes *bytes;
};

/* The number used once. Its first bit is none, so that it is positive and as long as it should be.
 */
static gboolean
set_nonce (TS_REQ *request)
{
  guint8 random[NONCE_BYTES];
  BIGNUM *number;
  ASN1_INTEGER *nonce;
  gboolean ok;

  if (RAND_bytes (random, sizeof random) != 1)
    return FALSE;

  random[0] = (random[0] & 0x7f) | 0x40;
  number = BN_bin2bn (random, sizeof random, NULL);
  nonce = BN_to_ASN1_INTEGER (number, NULL);
  ok = nonce != NULL && TS_REQ_set_nonce (request, nonce) == 1;
  BN_free (number);
  ASN1_INTEGER_free (nonce);

  return ok;
}

static gboolean
set_imprint (TS_REQ *request, guint8 *hash)
{
  TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new ();
  X509_ALGOR *algorithm = X509_ALGOR_new ();
  gboolean ok = imprint != NULL && algorithm != NULL
                && X509_ALGOR_set0 (algorithm, OBJ_nid2obj (NID_sha256), V_ASN1_NULL, NULL) == 1
                && TS_MSG_IMPRINT_set_algo (imprint, algorithm) == 1
                && TS_MSG_IMPRINT_set_msg (imprint, hash, 32) == 1
                && TS_REQ_set_msg_imprint (request, imprint) == 1;

  X509_ALGOR_free (algorithm);
  TS_MSG_IMPRINT_free (imprint);

  return ok;
}

AssayStampQuery *
assay_stamp_query_new (const char *sha256, GError **error)
{
  g_autoptr (AssayStampQuery) self = NULL;
  guint8 hash[32];
  guchar *der = NULL;
  int size;

  if (!assay_stamp_parse_hash (sha256, hash, error))
    return NULL;

  self = g_new0 (AssayStampQuery, 1);
  self->request = TS_REQ_new ();
  if (self->request == NULL || TS_REQ_set_version (self->request, 1) != 1
      || !set_imprint (self->request, hash) || !set_nonce (self->request)
      || TS_REQ_set_cert_req (self->request, 1) != 1
      || (size = i2d_TS_REQ (self->request, &der)) <= 0)
    {
      assay_stamp_set_error (error, ASSAY_STAMP_ERROR_BROKEN, _ ("cannot ask for a time stamp"));
      return NULL;
    }

  self->bytes = g_bytes_new (der, (gsize) size);
  OPENSSL_free (der);

  return g_steal_pointer (&self);
}

void
assay_stamp_query_free (AssayStampQuery *self)
{
  TS_REQ_free (self->request);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

GBytes *
assay_stamp_query_get_bytes (AssayStampQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/* Why the service says no, in its own words where it has any. */
static void
set_refusal (TS_RESP *response, GError **error)
{
  TS_STATUS_INFO *status = TS_RESP_get_status_info (response);
  const STACK_OF (ASN1_UTF8STRING) *texts = TS_STATUS_INFO_get0_text (status);
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; texts != NULL && i < sk_ASN1_UTF8STRING_num (texts); i++)
    {
      const ASN1_UTF8STRING *text = sk_ASN1_UTF8STRING_value (texts, i);

      g_string_append_printf (words, "%s%.*s", words->len > 0 ? " " : "",
                              MIN (ASN1_STRING_length (text), 200),
                              (const char *) ASN1_STRING_get0_data (text));
    }

  if (words->len > 0)
    {
      g_autofree char *valid = g_utf8_make_valid (words->str, (gssize) words->len);

      g_set_error (error, ASSAY_STAMP_ERROR, ASSAY_STAMP_ERROR_REFUSED,
                   _ ("the time-stamping service refuses: %s"), valid);
    }
  else
    g_set_error (error, ASSAY_STAMP_ERROR, ASSAY_STAMP_ERROR_REFUSED,
                 _ ("the time-stamping service refuses, without a reason"));
}

static gboolean
is_granted (TS_RESP *response)
{
  const ASN1_INTEGER *status = TS_STATUS_INFO_get0_status (TS_RESP_get_status_info (response));
  long value = ASN1_INTEGER_get (status);

  return value == TS_STATUS_GRANTED || value == TS_STATUS_GRANTED_WITH_MODS;
}

static gboolean
check_answer (AssayStampQuery *self, TS_RESP *response, GError **error)
{
  TS_VERIFY_CTX *question;

  if (!is_granted (response))
    {
      set_refusal (response, error);
      return FALSE;
    }

  /* First what it is an answer to, without the signature, to say which of both is wrong. The flags
   * of the request would look at the signer as well, where the service names itself. */
  question = TS_REQ_to_TS_VERIFY_CTX (self->request, NULL);
  if (question != NULL)
    TS_VERIFY_CTX_set_flags (question, TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE);
  if (question == NULL || TS_RESP_verify_response (question, response) != 1)
    {
      TS_VERIFY_CTX_free (question);
      assay_stamp_set_error (error, ASSAY_STAMP_ERROR_MISMATCH,
                             _ ("the time-stamping service answered another question"));
      return FALSE;
    }
  TS_VERIFY_CTX_free (question);

  question = TS_REQ_to_TS_VERIFY_CTX (self->request, NULL);
  if (question != NULL && assay_stamp_verify (response, question, FALSE))
    return TRUE;

  assay_stamp_set_error (error, ASSAY_STAMP_ERROR_SIGNATURE,
                         _ ("the signature of the time stamp does not fit"));

  return FALSE;
}

char *
assay_stamp_query_take_answer (AssayStampQuery *self, GBytes *answer, GError **error)
{
  TS_RESP *response;
  const void *data;
  gsize size;
  gboolean ok;

  g_return_val_if_fail (self != NULL && answer != NULL, NULL);

  data = g_bytes_get_data (answer, &size);
  response = assay_stamp_parse (data, size, error);
  if (response == NULL)
    return NULL;

  ok = check_answer (self, response, error);
  TS_RESP_free (response);

  return ok ? g_base64_encode (data, size) : NULL;
}
