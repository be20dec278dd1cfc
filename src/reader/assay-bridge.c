/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-bridge.h"

#include "assay-belt.h"
#include "assay-reader-context-private.h"
#include "assay-scheme.h"

#include <adwaita.h>

/* Owns the web view and all that goes in and out of it. Lives on the main thread. */

struct _AssayBridge
{
  GObject parent_instance;

  /* Owned */
  AssayReaderContext *context;
  WebKitUserContentManager *content;
  WebKitWebView *view;
  char *uri; /* what is shown, or on its way */

  AssayPage *waiting; /* for the filter */
  gboolean plain;
  gboolean expecting; /* one navigation, to uri */
  gboolean filtered;
};

enum
{
  MESSAGE,
  CRASHED,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayBridge, assay_bridge, G_TYPE_OBJECT)

static void
add_sheet (AssayBridge *self, const char *name)
{
  g_autofree char *text = assay_reader_context_dup_resource (name);
  WebKitUserStyleSheet *sheet;

  sheet = webkit_user_style_sheet_new (text, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
                                       WEBKIT_USER_STYLE_LEVEL_USER, NULL, NULL);
  webkit_user_content_manager_add_style_sheet (self->content, sheet);
  webkit_user_style_sheet_unref (sheet);
}

static void
set_sheets (AssayBridge *self, gboolean plain)
{
  webkit_user_content_manager_remove_all_style_sheets (self->content);
  add_sheet (self, "palette.css");
  if (plain)
    add_sheet (self, "palette-dark.css");
  add_sheet (self, plain ? "plain.css" : "own-style.css");
  add_sheet (self, "highlights.css");
}

/* What shows before the page's first paint: --assay-paper, so that nothing flashes. */
static void
set_background (AssayBridge *self)
{
  gboolean dark = self->plain && adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA paper;

  gdk_rgba_parse (&paper, dark ? "#1e1e20" : self->plain ? "#fdfcf9" : "#ffffff");
  webkit_web_view_set_background_color (self->view, &paper);
}

static void
load_now (AssayBridge *self, AssayPage *page)
{
  if (!self->filtered)
    {
      webkit_user_content_manager_add_filter (self->content,
                                              assay_reader_context_get_filter (self->context));
      self->filtered = TRUE;
    }
  set_sheets (self, self->plain);
  set_background (self);
  g_free (self->uri);
  self->uri = assay_scheme_offer (self->view, page, self->plain);
  self->expecting = TRUE;
  webkit_web_view_load_uri (self->view, self->uri);
}

static void
settled_cb (AssayBridge *self)
{
  g_autoptr (AssayPage) page = g_steal_pointer (&self->waiting);

  if (!page)
    return;
  if (assay_reader_context_get_state (self->context) == ASSAY_READER_CONTEXT_READY)
    load_now (self, page);
  else
    g_signal_emit (self, signals[FAILED], 0);
}

/* One navigation at a time passes: the one we asked for. */
static gboolean
decide_policy_cb (AssayBridge *self, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type)
{
  WebKitURIRequest *request = NULL;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    request
        = webkit_response_policy_decision_get_request (WEBKIT_RESPONSE_POLICY_DECISION (decision));
  else if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION && self->expecting)
    request = webkit_navigation_action_get_request (
        webkit_navigation_policy_decision_get_navigation_action (
            WEBKIT_NAVIGATION_POLICY_DECISION (decision)));

  if (request && g_strcmp0 (webkit_uri_request_get_uri (request), self->uri) == 0)
    webkit_policy_decision_use (decision);
  else
    webkit_policy_decision_ignore (decision);
  return TRUE;
}

static void
load_changed_cb (AssayBridge *self, WebKitLoadEvent event)
{
  if (event == WEBKIT_LOAD_COMMITTED)
    self->expecting = FALSE;
}

static void
message_cb (AssayBridge *self, JSCValue *message)
{
  g_autofree char *type = NULL;
  g_autofree char *uri = NULL;

  if (!jsc_value_is_object (message))
    return;
  type = assay_bridge_message_string (message, "type");
  uri = assay_bridge_message_string (message, "url");
  if (g_strcmp0 (uri, self->uri) == 0)
    g_signal_emit (self, signals[MESSAGE], 0, type, message);
}

static void
terminated_cb (AssayBridge *self)
{
  g_clear_pointer (&self->uri, g_free);
  self->expecting = FALSE;
  g_signal_emit (self, signals[CRASHED], 0);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = NULL;

  value = webkit_web_view_call_async_javascript_function_finish (WEBKIT_WEB_VIEW (source), result,
                                                                 &error);
  if (value)
    g_task_return_pointer (task, jsc_value_to_string (value), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *name = user_data;
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = assay_bridge_ask_finish (ASSAY_BRIDGE (source), result, &error);
  if (!answer)
    g_debug ("cannot call '%s' in the page: %s", name, error->message);
}

static void
make_view (AssayBridge *self)
{
  g_autoptr (WebKitSettings) settings = assay_belt_new_settings ();

  self->content = webkit_user_content_manager_new ();
  webkit_user_content_manager_add_script (self->content,
                                          assay_reader_context_get_script (self->context));
  webkit_user_content_manager_register_script_message_handler (self->content, "assay",
                                                               ASSAY_READER_WORLD);
  self->view = g_object_new (
      WEBKIT_TYPE_WEB_VIEW, "web-context", assay_reader_context_get_web_context (self->context),
      "network-session", assay_reader_context_get_session (self->context), "user-content-manager",
      self->content, "settings", settings, "default-content-security-policy",
      assay_scheme_get_policy (FALSE), NULL);
  g_object_ref_sink (self->view);
  assay_belt_refuse_requests (self->view);
  g_signal_connect_object (self->view, "decide-policy", G_CALLBACK (decide_policy_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "load-changed", G_CALLBACK (load_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "web-process-terminated", G_CALLBACK (terminated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->content, "script-message-received::assay", G_CALLBACK (message_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (set_background), self, G_CONNECT_SWAPPED);
  set_background (self);
}

/* A view starts its web process with its first load, or its first script. This one does nothing;
 * so the process, half a second's work, starts while the project is still being opened. */
static void
start_process (AssayBridge *self)
{
  webkit_web_view_evaluate_javascript (self->view, "", 0, ASSAY_READER_WORLD, NULL, NULL, NULL,
                                       NULL);
}

static void
assay_bridge_finalize (GObject *object)
{
  AssayBridge *self = ASSAY_BRIDGE (object);

  g_clear_object (&self->waiting);
  if (self->view)
    assay_scheme_withdraw (self->view);
  g_clear_object (&self->view);
  g_clear_object (&self->content);
  g_clear_object (&self->context);
  g_free (self->uri);

  G_OBJECT_CLASS (assay_bridge_parent_class)->finalize (object);
}

static void
assay_bridge_class_init (AssayBridgeClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_bridge_finalize;

  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, JSC_TYPE_VALUE);
  signals[CRASHED]
      = g_signal_new ("crashed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED]
      = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_bridge_init (AssayBridge *self)
{
  self->plain = TRUE;
}

AssayBridge *
assay_bridge_new (AssayReaderContext *context)
{
  AssayBridge *self = g_object_new (ASSAY_TYPE_BRIDGE, NULL);

  self->context = g_object_ref (context);
  make_view (self);
  start_process (self);
  g_signal_connect_object (context, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  return self;
}

WebKitWebView *
assay_bridge_get_view (AssayBridge *self)
{
  return self->view;
}

void
assay_bridge_load (AssayBridge *self, AssayPage *page, gboolean plain)
{
  self->plain = plain;
  g_clear_object (&self->waiting);
  if (!page)
    {
      g_clear_pointer (&self->uri, g_free);
      assay_scheme_withdraw (self->view);
      return;
    }

  switch (assay_reader_context_get_state (self->context))
    {
    case ASSAY_READER_CONTEXT_READY:
      load_now (self, page);
      break;
    case ASSAY_READER_CONTEXT_FAILED:
      g_signal_emit (self, signals[FAILED], 0);
      break;
    case ASSAY_READER_CONTEXT_PREPARING:
    default:
      self->waiting = g_object_ref (page);
      break;
    }
}

void
assay_bridge_call (AssayBridge *self, const char *name, const char *json)
{
  assay_bridge_ask_async (self, name, json, NULL, called_cb, g_strdup (name));
}

void
assay_bridge_ask_async (AssayBridge *self,
                        const char *name,
                        const char *json,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GVariantDict arguments;

  g_task_set_source_tag (task, assay_bridge_ask_async);
  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "name", "s", name);
  g_variant_dict_insert (&arguments, "json", "s", json);
  webkit_web_view_call_async_javascript_function (
      self->view, "return assayPane.call (name, json)", -1, g_variant_dict_end (&arguments),
      ASSAY_READER_WORLD, NULL, cancellable, asked_cb, task);
}

char *
assay_bridge_ask_finish (AssayBridge *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
