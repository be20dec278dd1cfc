/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-capture-view.h"

#include "assay-shot.h"

#include <glib/gi18n-lib.h>

/* Owns a web view of its own context and session; nothing of it outlives the view. */
struct _AssayCaptureView
{
  AdwBin parent_instance;

  /* Borrowed */
  WebKitWebView *view;

  /* Owned */
  WebKitNetworkSession *session;
  char *wanted; /* the address that was asked for last */
  char *problem;
};

enum
{
  PROP_0,
  PROP_ADDRESS,
  PROP_LOADING,
  PROP_PROGRESS,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  PROP_SECURE,
  PROP_PROBLEM,
  N_PROPS
};

enum
{
  REFUSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCaptureView, assay_capture_view, ADW_TYPE_BIN)

static void
refuse (AssayCaptureView *self, const char *words)
{
  g_signal_emit (self, signals[REFUSED], 0, words);
}

static void
set_problem (AssayCaptureView *self, const char *words)
{
  if (g_strcmp0 (words, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (words);
  gtk_widget_set_visible (GTK_WIDGET (self->view), words == NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
set_wanted (AssayCaptureView *self, const char *address)
{
  char *copy = g_strdup (address);

  g_free (self->wanted);
  self->wanted = copy;
}

static gboolean
is_web (const char *address)
{
  return g_ascii_strncasecmp (address, "http://", 7) == 0
         || g_ascii_strncasecmp (address, "https://", 8) == 0;
}

static void
changed_cb (WebKitWebView *view, GParamSpec *pspec, AssayCaptureView *self)
{
  for (guint i = PROP_ADDRESS; i < PROP_PROBLEM; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
load_changed_cb (WebKitWebView *view, WebKitLoadEvent event, AssayCaptureView *self)
{
  if (event == WEBKIT_LOAD_STARTED)
    set_problem (self, NULL);
  changed_cb (view, NULL, self);
}

static gboolean
load_failed_cb (WebKitWebView *view,
                WebKitLoadEvent event,
                const char *address,
                const GError *error,
                AssayCaptureView *self)
{
  if (g_error_matches (error, WEBKIT_NETWORK_ERROR, WEBKIT_NETWORK_ERROR_CANCELLED)
      || g_error_matches (error, WEBKIT_POLICY_ERROR,
                          WEBKIT_POLICY_ERROR_FRAME_LOAD_INTERRUPTED_BY_POLICY_CHANGE))
    return TRUE;
  set_wanted (self, address);
  set_problem (self, error->message);
  return TRUE;
}

static gboolean
tls_failed_cb (WebKitWebView *view,
               const char *address,
               GTlsCertificate *certificate,
               GTlsCertificateFlags errors,
               AssayCaptureView *self)
{
  const char *why = _ ("its certificate is not valid");

  if (errors & G_TLS_CERTIFICATE_REVOKED)
    why = _ ("its certificate was withdrawn");
  else if (errors & G_TLS_CERTIFICATE_EXPIRED)
    why = _ ("its certificate has run out");
  else if (errors & G_TLS_CERTIFICATE_UNKNOWN_CA)
    why = _ ("nobody this computer trusts vouches for its certificate");
  else if (errors & G_TLS_CERTIFICATE_BAD_IDENTITY)
    why = _ ("its certificate is for another name");
  {
    g_autofree char *words = g_strdup_printf (
        _ ("The server cannot prove who it is: %s. The page may be forged, and is "
           "not shown. Try another network."),
        why);

    set_wanted (self, address);
    set_problem (self, words);
  }
  return TRUE;
}

static void
terminated_cb (WebKitWebView *view,
               WebKitWebProcessTerminationReason reason,
               AssayCaptureView *self)
{
  set_problem (self, _ ("The page brought its process down. Nothing else is harmed; load it again, "
                        "or fetch it instead."));
}

static gboolean
decide_page (AssayCaptureView *self, WebKitNavigationPolicyDecision *decision)
{
  WebKitNavigationAction *action
      = webkit_navigation_policy_decision_get_navigation_action (decision);
  const char *address = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));

  if (is_web (address) || g_str_has_prefix (address, "about:")
      || g_str_has_prefix (address, "blob:") || g_str_has_prefix (address, "data:"))
    return TRUE;
  refuse (self, _ ("The page wanted to open something that is not of the web"));
  return FALSE;
}

static gboolean
decide_cb (WebKitWebView *view,
           WebKitPolicyDecision *decision,
           WebKitPolicyDecisionType type,
           AssayCaptureView *self)
{
  gboolean good = TRUE;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    {
      good = webkit_response_policy_decision_is_mime_type_supported (
          WEBKIT_RESPONSE_POLICY_DECISION (decision));
      if (!good)
        refuse (self, _ ("That is a file and no page: close this window and fetch its address"));
    }
  else
    good = decide_page (self, WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  if (good)
    webkit_policy_decision_use (decision);
  else
    webkit_policy_decision_ignore (decision);
  return TRUE;
}

/* There is one page at a time: what a click opens comes in its stead. */
static GtkWidget *
create_cb (WebKitWebView *view, WebKitNavigationAction *action, AssayCaptureView *self)
{
  const char *address = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));

  if (webkit_navigation_action_is_user_gesture (action) && is_web (address))
    webkit_web_view_load_uri (view, address);
  else
    refuse (self, _ ("The page wanted to open a window"));
  return NULL;
}

static gboolean
permission_cb (WebKitWebView *view, WebKitPermissionRequest *request, AssayCaptureView *self)
{
  webkit_permission_request_deny (request);
  refuse (self, _ ("The page wanted to use something of this computer"));
  return TRUE;
}

static gboolean
permission_state_cb (WebKitWebView *view, WebKitPermissionStateQuery *query, gpointer user_data)
{
  webkit_permission_state_query_finish (query, WEBKIT_PERMISSION_STATE_DENIED);
  return TRUE;
}

static gboolean
file_chooser_cb (WebKitWebView *view, WebKitFileChooserRequest *request, AssayCaptureView *self)
{
  webkit_file_chooser_request_cancel (request);
  refuse (self, _ ("No file is sent from here"));
  return TRUE;
}

static void
download_cb (WebKitNetworkSession *session, WebKitDownload *download, AssayCaptureView *self)
{
  webkit_download_cancel (download);
  refuse (self, _ ("Nothing is downloaded here: close this window and fetch its address"));
}

static gboolean
stop_here_cb (void)
{
  return TRUE;
}

static WebKitSettings *
make_settings (void)
{
  return webkit_settings_new_with_settings (
      "enable-javascript", TRUE, "enable-developer-extras", FALSE,
      "allow-file-access-from-file-urls", FALSE, "allow-universal-access-from-file-urls", FALSE,
      "javascript-can-open-windows-automatically", FALSE, "javascript-can-access-clipboard", FALSE,
      "enable-media-stream", FALSE, "enable-webrtc", FALSE, "enable-encrypted-media", FALSE,
      "media-playback-requires-user-gesture", TRUE, "enable-html5-database", FALSE,
      "enable-fullscreen", FALSE, NULL);
}

static void
connect_view (AssayCaptureView *self)
{
  static const char *const notified[] = { "uri", "is-loading", "estimated-load-progress", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (notified); i++)
    {
      g_autofree char *name = g_strconcat ("notify::", notified[i], NULL);

      g_signal_connect (self->view, name, G_CALLBACK (changed_cb), self);
    }
  g_signal_connect (self->view, "load-changed", G_CALLBACK (load_changed_cb), self);
  g_signal_connect (self->view, "load-failed", G_CALLBACK (load_failed_cb), self);
  g_signal_connect (self->view, "load-failed-with-tls-errors", G_CALLBACK (tls_failed_cb), self);
  g_signal_connect (self->view, "web-process-terminated", G_CALLBACK (terminated_cb), self);
  g_signal_connect (self->view, "decide-policy", G_CALLBACK (decide_cb), self);
  g_signal_connect (self->view, "create", G_CALLBACK (create_cb), self);
  g_signal_connect (self->view, "permission-request", G_CALLBACK (permission_cb), self);
  g_signal_connect (self->view, "query-permission-state", G_CALLBACK (permission_state_cb), self);
  g_signal_connect (self->view, "run-file-chooser", G_CALLBACK (file_chooser_cb), self);
  g_signal_connect (self->view, "print", G_CALLBACK (stop_here_cb), NULL);
  g_signal_connect (self->view, "show-notification", G_CALLBACK (stop_here_cb), NULL);
  g_signal_connect (self->view, "enter-fullscreen", G_CALLBACK (stop_here_cb), NULL);
  g_signal_connect (self->view, "context-menu", G_CALLBACK (stop_here_cb), NULL);
  g_signal_connect (self->session, "download-started", G_CALLBACK (download_cb), self);
}

static void
assay_capture_view_dispose (GObject *object)
{
  AssayCaptureView *self = ASSAY_CAPTURE_VIEW (object);

  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->view, self);
      g_signal_handlers_disconnect_by_data (self->session, self);
      webkit_web_view_stop_loading (self->view);
      self->view = NULL;
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (assay_capture_view_parent_class)->dispose (object);
}

static void
assay_capture_view_finalize (GObject *object)
{
  AssayCaptureView *self = ASSAY_CAPTURE_VIEW (object);

  g_free (self->wanted);
  g_free (self->problem);

  G_OBJECT_CLASS (assay_capture_view_parent_class)->finalize (object);
}

static gboolean
is_secure (AssayCaptureView *self)
{
  GTlsCertificate *certificate;
  GTlsCertificateFlags errors;

  return self->problem == NULL && webkit_web_view_get_tls_info (self->view, &certificate, &errors)
         && errors == 0;
}

static void
assay_capture_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AssayCaptureView *self = ASSAY_CAPTURE_VIEW (object);

  switch (id)
    {
    case PROP_ADDRESS:
      g_value_set_string (value, assay_capture_view_get_address (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, assay_capture_view_get_loading (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, webkit_web_view_get_estimated_load_progress (self->view));
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, webkit_web_view_can_go_back (self->view));
      break;
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, webkit_web_view_can_go_forward (self->view));
      break;
    case PROP_SECURE:
      g_value_set_boolean (value, is_secure (self));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_capture_view_class_init (AssayCaptureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = assay_capture_view_dispose;
  object_class->finalize = assay_capture_view_finalize;
  object_class->get_property = assay_capture_view_get_property;
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_GO_FORWARD]
      = g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, flags);
  properties[PROP_SECURE] = g_param_spec_boolean ("secure", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
assay_capture_view_init (AssayCaptureView *self)
{
  g_autoptr (WebKitWebContext) context = webkit_web_context_new ();
  g_autoptr (WebKitSettings) settings = make_settings ();
  g_autoptr (WebKitWebsitePolicies) policies
      = webkit_website_policies_new_with_policies ("autoplay", WEBKIT_AUTOPLAY_DENY, NULL);

  self->session = webkit_network_session_new_ephemeral ();
  webkit_network_session_set_tls_errors_policy (self->session, WEBKIT_TLS_ERRORS_POLICY_FAIL);
  webkit_network_session_set_itp_enabled (self->session, TRUE);
  self->view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "web-context", context, "network-session",
                             self->session, "settings", settings, "website-policies", policies,
                             "is-muted", TRUE, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
  connect_view (self);
}

AssayCaptureView *
assay_capture_view_new (void)
{
  return g_object_new (ASSAY_TYPE_CAPTURE_VIEW, NULL);
}

void
assay_capture_view_load (AssayCaptureView *self, const char *address)
{
  g_return_if_fail (ASSAY_IS_CAPTURE_VIEW (self));
  g_return_if_fail (address != NULL && is_web (address));

  set_wanted (self, address);
  webkit_web_view_load_uri (self->view, address);
}

void
assay_capture_view_go_back (AssayCaptureView *self)
{
  g_return_if_fail (ASSAY_IS_CAPTURE_VIEW (self));

  webkit_web_view_go_back (self->view);
}

void
assay_capture_view_go_forward (AssayCaptureView *self)
{
  g_return_if_fail (ASSAY_IS_CAPTURE_VIEW (self));

  webkit_web_view_go_forward (self->view);
}

void
assay_capture_view_reload (AssayCaptureView *self)
{
  g_return_if_fail (ASSAY_IS_CAPTURE_VIEW (self));

  if (self->problem != NULL && self->wanted != NULL)
    webkit_web_view_load_uri (self->view, self->wanted);
  else
    webkit_web_view_reload (self->view);
}

void
assay_capture_view_stop (AssayCaptureView *self)
{
  g_return_if_fail (ASSAY_IS_CAPTURE_VIEW (self));

  webkit_web_view_stop_loading (self->view);
}

const char *
assay_capture_view_get_address (AssayCaptureView *self)
{
  const char *address;

  g_return_val_if_fail (ASSAY_IS_CAPTURE_VIEW (self), NULL);

  address = self->problem == NULL ? webkit_web_view_get_uri (self->view) : NULL;
  return address != NULL ? address : self->wanted;
}

const char *
assay_capture_view_get_problem (AssayCaptureView *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_VIEW (self), NULL);

  return self->problem;
}

gboolean
assay_capture_view_get_loading (AssayCaptureView *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_VIEW (self), FALSE);

  return webkit_web_view_is_loading (self->view);
}

void
assay_capture_view_take_async (AssayCaptureView *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *address;

  g_return_if_fail (ASSAY_IS_CAPTURE_VIEW (self));

  task = g_task_new (self, cancellable, callback, user_data);
  address = webkit_web_view_get_uri (self->view);
  g_task_set_source_tag (task, assay_capture_view_take_async);
  if (self->problem != NULL || address == NULL || !is_web (address))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _ ("there is no page to capture"));
  else
    assay_shot_take (g_steal_pointer (&task), self->view);
}

AssayShot *
assay_capture_view_take_finish (AssayCaptureView *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
