/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-fetch.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A web site of our own on this machine. */
typedef struct
{
  SoupServer *server;
  char *base;     /* "http://127.0.0.1:1234" */
  GString *asked; /* paths, each with a blank after it */
  GString *headers;
} Site;

/* @certificate: NULL for one without encryption. @answer: called for each request. */
Site *site_new (GTlsCertificate *certificate, SoupServerCallback answer);
void site_free (Site *site);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Site, site_free)

char *site_dup (Site *site, const char *path);

void site_answer (SoupServerMessage *message, guint status, const char *type, const char *body);
void site_answer_bytes (SoupServerMessage *message,
                        const char *type,
                        const char *encoding,
                        GBytes *body);

GBytes *site_gzip (const char *text, gsize len);

/* Waits for a call that ends in fetch_done_cb (); its result belongs to the caller. */
void fetch_done_cb (GObject *object, GAsyncResult *result, gpointer user_data);
GAsyncResult *fetch_wait (GAsyncResult **result);

AssayFetched *
fetch_address (AssayFetcher *fetcher, const char *address, AssayFetchFlags flags, GError **error);

G_END_DECLS
