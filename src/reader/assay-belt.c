/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-belt.h"

/* The belt around a page. Each measure closes something the others leave open: without
 * LinkPreconnect off, for one, a <link rel=preconnect> connects past every filter. */

static void
disable_features (WebKitSettings *settings)
{
  static const char *const off[] = { "LinkPreconnect",
                                     "LinkPreconnectEarlyHints",
                                     "LinkPreload",
                                     "LinkPrefetch",
                                     "LinkDNSPrefetch",
                                     "DNSPrefetchingEnabled",
                                     "BeaconAPI",
                                     "ServiceWorkers",
                                     "ServiceWorkersEnabled",
                                     "SharedWorker",
                                     "SpeculationRules",
                                     "WebTransport",
                                     "HyperlinkAuditing",
                                     NULL };
  WebKitFeatureList *features = webkit_settings_get_all_features ();

  for (gsize i = 0; i < webkit_feature_list_get_length (features); i++)
    {
      WebKitFeature *feature = webkit_feature_list_get (features, i);

      if (g_strv_contains (off, webkit_feature_get_identifier (feature)))
        webkit_settings_set_feature_enabled (settings, feature, FALSE);
    }
  webkit_feature_list_unref (features);
}

static GtkWidget *
create_cb (WebKitWebView *view, WebKitNavigationAction *action, gpointer user_data)
{
  return NULL;
}

static gboolean
permission_cb (WebKitWebView *view, WebKitPermissionRequest *request, gpointer user_data)
{
  webkit_permission_request_deny (request);
  return TRUE;
}

static gboolean
permission_state_cb (WebKitWebView *view, WebKitPermissionStateQuery *query, gpointer user_data)
{
  webkit_permission_state_query_finish (query, WEBKIT_PERMISSION_STATE_DENIED);
  return TRUE;
}

static gboolean
file_chooser_cb (WebKitWebView *view, WebKitFileChooserRequest *request, gpointer user_data)
{
  webkit_file_chooser_request_cancel (request);
  return TRUE;
}

static gboolean
color_chooser_cb (WebKitWebView *view, WebKitColorChooserRequest *request, gpointer user_data)
{
  webkit_color_chooser_request_cancel (request);
  return TRUE;
}

static gboolean
authenticate_cb (WebKitWebView *view, WebKitAuthenticationRequest *request, gpointer user_data)
{
  webkit_authentication_request_cancel (request);
  return TRUE;
}

/* For signals where TRUE alone means "dealt with": nothing happens. */
static gboolean
refused_cb (void)
{
  return TRUE;
}

WebKitSettings *
assay_belt_new_settings (void)
{
  WebKitSettings *settings = webkit_settings_new ();

  g_object_set (settings, "enable-javascript", TRUE, /* ours, in its own world */
                "enable-javascript-markup", FALSE, "javascript-can-open-windows-automatically",
                FALSE, "javascript-can-access-clipboard", FALSE, "allow-modal-dialogs", FALSE,
                "allow-file-access-from-file-urls", FALSE, "allow-universal-access-from-file-urls",
                FALSE, "enable-html5-database", FALSE, "enable-html5-local-storage", FALSE,
                "enable-page-cache", FALSE, "enable-webgl", FALSE, "enable-webaudio", FALSE,
                "enable-webrtc", FALSE, "enable-media", FALSE, "enable-media-stream", FALSE,
                "enable-mediasource", FALSE, "enable-encrypted-media", FALSE, "enable-fullscreen",
                FALSE, "enable-back-forward-navigation-gestures", FALSE, "enable-developer-extras",
                FALSE, NULL);
  disable_features (settings);
  return settings;
}

void
assay_belt_refuse_requests (WebKitWebView *view)
{
  g_signal_connect (view, "create", G_CALLBACK (create_cb), NULL);
  g_signal_connect (view, "permission-request", G_CALLBACK (permission_cb), NULL);
  g_signal_connect (view, "query-permission-state", G_CALLBACK (permission_state_cb), NULL);
  g_signal_connect (view, "run-file-chooser", G_CALLBACK (file_chooser_cb), NULL);
  g_signal_connect (view, "run-color-chooser", G_CALLBACK (color_chooser_cb), NULL);
  g_signal_connect (view, "authenticate", G_CALLBACK (authenticate_cb), NULL);
  g_signal_connect (view, "context-menu", G_CALLBACK (refused_cb), NULL);
  g_signal_connect (view, "show-option-menu", G_CALLBACK (refused_cb), NULL);
  g_signal_connect (view, "script-dialog", G_CALLBACK (refused_cb), NULL);
  g_signal_connect (view, "show-notification", G_CALLBACK (refused_cb), NULL);
  g_signal_connect (view, "print", G_CALLBACK (refused_cb), NULL);
  g_signal_connect (view, "enter-fullscreen", G_CALLBACK (refused_cb), NULL);
  g_signal_connect (view, "load-failed", G_CALLBACK (refused_cb), NULL);
  g_signal_connect (view, "load-failed-with-tls-errors", G_CALLBACK (refused_cb), NULL);
}
