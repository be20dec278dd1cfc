/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-reader-context-private.h"
#include "assay-reader-resources.h"
#include "assay-scheme.h"

#include <glib/gstdio.h>

/* Owns what the readers of a program share. Lives on the main thread. */

/* Nothing but our own scheme passes. One rule per scheme: alternation is not in WebKit's
 * expressions. The identifier changes with the rules, or an old compiled filter would be used. */
#define FILTER_ID "assay-offline-1"
#define FILTER_RULES                                                                               \
  "[{\"trigger\":{\"url-filter\":\".*\"},\"action\":{\"type\":\"block\"}},"                        \
  "{\"trigger\":{\"url-filter\":\"^assay:\"},\"action\":{\"type\":\"ignore-previous-rules\"}},"    \
  "{\"trigger\":{\"url-filter\":\"^about:\"},\"action\":{\"type\":\"ignore-previous-rules\"}}]"

/* Nobody listens there: what ever got past the rest ends here. */
#define DEAD_PROXY "http://127.0.0.1:1"

struct _AssayReaderContext
{
  GObject parent_instance;

  /* Owned */
  WebKitWebContext *web_context;
  WebKitNetworkSession *session;
  WebKitUserContentFilterStore *store;
  WebKitUserContentFilter *filter;
  WebKitUserScript *script;
  char *private_dir;
  AssayReaderContextState state;
};

enum
{
  SETTLED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayReaderContext, assay_reader_context, G_TYPE_OBJECT)

static void compile_filter (AssayReaderContext *self);

static void
settle (AssayReaderContext *self, WebKitUserContentFilter *filter)
{
  self->filter = filter;
  self->state = filter ? ASSAY_READER_CONTEXT_READY : ASSAY_READER_CONTEXT_FAILED;
  g_signal_emit (self, signals[SETTLED], 0);
}

static gboolean
use_private_dir (AssayReaderContext *self)
{
  if (self->private_dir)
    return FALSE;
  self->private_dir = g_dir_make_tmp ("assay-filter-XXXXXX", NULL);
  if (!self->private_dir)
    return FALSE;
  g_clear_object (&self->store);
  self->store = webkit_user_content_filter_store_new (self->private_dir);
  return TRUE;
}

static void
filter_compiled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayReaderContext) self = user_data;
  g_autoptr (GError) error = NULL;
  WebKitUserContentFilter *filter;

  filter = webkit_user_content_filter_store_save_finish (WEBKIT_USER_CONTENT_FILTER_STORE (source),
                                                         result, &error);
  if (!filter)
    g_debug ("cannot keep the content filter: %s", error->message);
  if (!filter && use_private_dir (self))
    compile_filter (self);
  else
    settle (self, filter);
}

static void
compile_filter (AssayReaderContext *self)
{
  g_autoptr (GBytes) rules = g_bytes_new_static (FILTER_RULES, sizeof FILTER_RULES - 1);

  webkit_user_content_filter_store_save (self->store, FILTER_ID, rules, NULL, filter_compiled_cb,
                                         g_object_ref (self));
}

static void
filter_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayReaderContext) self = user_data;
  WebKitUserContentFilter *filter;

  filter = webkit_user_content_filter_store_load_finish (WEBKIT_USER_CONTENT_FILTER_STORE (source),
                                                         result, NULL);
  if (filter)
    settle (self, filter);
  else
    compile_filter (self);
}

static void
download_started_cb (WebKitNetworkSession *session, WebKitDownload *download, gpointer user_data)
{
  webkit_download_cancel (download);
}

static void
make_session (AssayReaderContext *self)
{
  WebKitNetworkProxySettings *proxy = webkit_network_proxy_settings_new (DEAD_PROXY, NULL);

  self->session = webkit_network_session_new_ephemeral ();
  webkit_network_session_set_proxy_settings (self->session, WEBKIT_NETWORK_PROXY_MODE_CUSTOM,
                                             proxy);
  webkit_network_proxy_settings_free (proxy);
  webkit_cookie_manager_set_accept_policy (
      webkit_network_session_get_cookie_manager (self->session), WEBKIT_COOKIE_POLICY_ACCEPT_NEVER);
  g_signal_connect (self->session, "download-started", G_CALLBACK (download_started_cb), NULL);
}

static void
make_script (AssayReaderContext *self)
{
  static const char *const files[]
      = { "dom.js",       "text-index.js", "view.js",        "highlights.js", "badges.js",
          "selection.js", "find.js",       "arrangement.js", "unseen.js",     "main.js" };
  g_autoptr (GString) source = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = assay_reader_context_dup_resource (files[i]);

      g_string_append (source, text);
    }
  self->script = webkit_user_script_new_for_world (
      source->str, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME, WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END,
      ASSAY_READER_WORLD, NULL, NULL);
}

/* Removes what WebKit may have written into the private folder: flat files. */
static void
remove_private_dir (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_rmdir (path);
}

static void
assay_reader_context_finalize (GObject *object)
{
  AssayReaderContext *self = ASSAY_READER_CONTEXT (object);

  g_clear_pointer (&self->filter, webkit_user_content_filter_unref);
  g_clear_pointer (&self->script, webkit_user_script_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_clear_object (&self->web_context);
  if (self->private_dir)
    remove_private_dir (self->private_dir);
  g_free (self->private_dir);

  G_OBJECT_CLASS (assay_reader_context_parent_class)->finalize (object);
}

static void
assay_reader_context_class_init (AssayReaderContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_reader_context_finalize;

  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_reader_context_init (AssayReaderContext *self)
{
  g_resources_register (assay_reader_get_resource ());
  self->web_context = webkit_web_context_new ();
  webkit_web_context_set_cache_model (self->web_context, WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER);
  assay_scheme_register (self->web_context);
  make_session (self);
  make_script (self);
}

AssayReaderContext *
assay_reader_context_new (const char *cache_dir)
{
  AssayReaderContext *self = g_object_new (ASSAY_TYPE_READER_CONTEXT, NULL);

  if (cache_dir && g_mkdir_with_parents (cache_dir, 0700) == 0)
    self->store = webkit_user_content_filter_store_new (cache_dir);
  else if (!use_private_dir (self))
    {
      self->state = ASSAY_READER_CONTEXT_FAILED;
      return self;
    }
  webkit_user_content_filter_store_load (self->store, FILTER_ID, NULL, filter_loaded_cb,
                                         g_object_ref (self));
  return self;
}

AssayReaderContextState
assay_reader_context_get_state (AssayReaderContext *self)
{
  return self->state;
}

WebKitWebContext *
assay_reader_context_get_web_context (AssayReaderContext *self)
{
  return self->web_context;
}

WebKitNetworkSession *
assay_reader_context_get_session (AssayReaderContext *self)
{
  return self->session;
}

WebKitUserContentFilter *
assay_reader_context_get_filter (AssayReaderContext *self)
{
  return self->filter;
}

WebKitUserScript *
assay_reader_context_get_script (AssayReaderContext *self)
{
  return self->script;
}

char *
assay_reader_context_dup_resource (const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/assay/Assay/reader/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
