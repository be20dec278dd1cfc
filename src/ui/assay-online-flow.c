/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-online-flow.h"

#include "assay-dialogs.h"
#include "assay-online-dialogs.h"
#include "assay-source-fetch.h"
#include "assay-source-stamp.h"
#include "assay-time-words.h"
#include "assay-wayback.h"

#include <glib/gi18n-lib.h>

/* Nothing is sent before the user has said so in a dialog that names who learns what. */
struct _AssayOnlineFlow
{
  GObject parent_instance;

  GtkWidget *widget; /* weak */

  /* Owned */
  AssayWorkbench *workbench;
  GSettings *settings;
};

enum
{
  CAPTURED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayOnlineFlow, assay_online_flow, G_TYPE_OBJECT)

/* One errand, from the question to its end. */
typedef struct
{
  AssayOnlineFlow *self;
  gint64 id; /* of a source or a capture, or 0 */
  gboolean saves;
  char *address;
  char *note;
  GCancellable *cancellable;
  GtkWidget *waiting; /* weak */
  AssayWayback *wayback;
  AssaySnapshot *snapshot;
} Errand;

static Errand *
new_errand (AssayOnlineFlow *self, gint64 id)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->self = g_object_ref (self);
  errand->id = id;
  errand->cancellable = g_cancellable_new ();

  return errand;
}

static void
errand_free (Errand *errand)
{
  GtkWidget *waiting = errand->waiting;

  g_clear_weak_pointer (&errand->waiting);
  if (waiting != NULL)
    gtk_window_destroy (GTK_WINDOW (waiting));
  g_object_unref (errand->self);
  g_object_unref (errand->cancellable);
  g_clear_object (&errand->wayback);
  g_clear_pointer (&errand->snapshot, assay_snapshot_free);
  g_free (errand->address);
  g_free (errand->note);
  g_free (errand);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static GtkWindow *
get_window (AssayOnlineFlow *self)
{
  GtkRoot *root = self->widget != NULL ? gtk_widget_get_root (self->widget) : NULL;

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static AssayProject *
get_project (AssayOnlineFlow *self)
{
  return assay_workbench_get_project (self->workbench);
}

static void
wait_for (Errand *errand, const char *words)
{
  GtkWidget *dialog
      = assay_waiting_dialog_new (get_window (errand->self), words, errand->cancellable);

  g_set_weak_pointer (&errand->waiting, dialog);
}

static void
fail (Errand *errand, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    assay_workbench_fail (errand->self->workbench, error);
}

/* The address of a source, or of the open article for 0; "" where it has none. */
static const char *
get_address (AssayOnlineFlow *self, gint64 source)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *record = assay_project_find (get_project (self), ASSAY_KIND_SOURCE, source);

  if (record != NULL)
    return assay_record_get_text (record, ASSAY_SOURCE_ADDRESS);
  if (source == 0 && article != NULL && assay_article_get_record (article) != NULL)
    return assay_record_get_text (assay_article_get_record (article), ASSAY_ARTICLE_ADDRESS);

  return "";
}

/* What is said first where the address itself gives somebody away. */
static const char *
get_warning (AssayOnlineFlow *self, gint64 source)
{
  AssayRecord *record = assay_project_find (get_project (self), ASSAY_KIND_SOURCE, source);

  return record != NULL && assay_record_get_bool (record, ASSAY_SOURCE_PROTECTED)
             ? _ ("This source is protected: whoever is asked learns its address. ")
             : "";
}

static void
fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autofree char *unreadable = NULL;
  g_autoptr (GError) error = NULL;
  gint64 capture = assay_source_capture_fetch_finish (result, &unreadable, &error);

  if (capture == 0)
    {
      fail (errand, error);
      return;
    }
  if (unreadable != NULL)
    assay_workbench_tell (errand->self->workbench,
                          _ ("Kept as it is. It cannot be read as text, only saved as a copy."));
  g_signal_emit (errand->self, signals[CAPTURED], 0, errand->id, capture);
}

/* Takes @errand. */
static void
fetch (Errand *errand)
{
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new ();

  wait_for (errand, _ ("Fetching the page"));
  assay_source_capture_fetch_async (get_project (errand->self), fetcher, errand->id,
                                    errand->address, errand->note, NULL, NULL, errand->cancellable,
                                    fetched_cb, errand);
}

static void
address_typed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;

  errand->address = assay_ask_line_finish (result);
  if (errand->address != NULL)
    fetch (g_steal_pointer (&errand));
}

void
assay_online_flow_fetch (AssayOnlineFlow *self, gint64 source, const char *address)
{
  g_autofree char *body = NULL;

  g_return_if_fail (ASSAY_IS_ONLINE_FLOW (self));

  body
      = g_strconcat (get_warning (self, source),
                     _ ("The page is fetched with its pictures and styles and kept as it came. The "
                        "site can see that you do."),
                     NULL);
  assay_ask_line_async (get_window (self), _ ("Capture from an address"), body, _ ("Address"),
                        address != NULL ? address : get_address (self, source), _ ("_Capture"),
                        address_typed_cb, new_errand (self, source));
}

void
assay_online_flow_take_dropped (AssayOnlineFlow *self,
                                AssayCaptureFlow *flow,
                                gint64 source,
                                GListModel *files)
{
  g_autoptr (GListStore) kept = g_list_store_new (G_TYPE_FILE);
  g_autofree char *link = NULL;

  g_return_if_fail (ASSAY_IS_ONLINE_FLOW (self));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (!g_file_has_uri_scheme (file, "http") && !g_file_has_uri_scheme (file, "https"))
        g_list_store_append (kept, file);
      else if (link == NULL)
        link = g_file_get_uri (file);
    }
  assay_capture_flow_add_files (flow, source, G_LIST_MODEL (kept));
  if (link != NULL)
    assay_online_flow_fetch (self, source, link);
}

static void
result_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autofree char *response = assay_ask_finish (result);
  AssayOnlineFlow *self = errand->self;

  if (g_str_equal (response, "copy") && self->widget != NULL)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), errand->snapshot->address);
      assay_workbench_tell (self->workbench, _ ("The address was copied"));
    }
  else if (g_str_equal (response, "capture"))
    {
      Errand *next = new_errand (self, errand->id);

      next->address = g_strdup (errand->snapshot->raw);
      next->note = g_strdup_printf (_ ("From the Wayback Machine, as of %s: %s"),
                                    errand->snapshot->time, errand->snapshot->address);
      fetch (next);
    }
}

/* Takes @errand. */
static void
show_snapshot (Errand *errand)
{
  const AssayResponse responses[] = {
    { "close", _ ("_Close"), ADW_RESPONSE_DEFAULT },
    { "copy", _ ("C_opy address"), ADW_RESPONSE_DEFAULT },
    { "capture", _ ("_Add as capture"), ADW_RESPONSE_SUGGESTED },
  };
  g_autofree char *time = assay_time_dup_words (errand->snapshot->time);
  g_autofree char *heading = g_strdup_printf (
      errand->saves ? _ ("Saved on %s") : _ ("Found as of %s"), g_strstrip (time));
  gboolean may_write = !assay_project_get_read_only (get_project (errand->self));

  if (errand->waiting != NULL)
    gtk_window_destroy (GTK_WINDOW (errand->waiting));
  assay_ask_async (get_window (errand->self), heading, errand->snapshot->address, responses,
                   errand->id != 0 && may_write ? 3 : 2, result_answered_cb, errand);
}

static void
archived_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  errand->snapshot = assay_wayback_finish (ASSAY_WAYBACK (object), result, &error);
  if (errand->snapshot != NULL)
    show_snapshot (g_steal_pointer (&errand));
  else
    fail (errand, error);
}

static void
archive_agreed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  AssayWayback *wayback = errand->wayback;

  errand->address = assay_ask_line_finish (result);
  if (errand->address == NULL)
    return;

  wait_for (errand, errand->saves ? _ ("The Wayback Machine is saving the page")
                                  : _ ("Asking the Wayback Machine"));
  if (errand->saves)
    assay_wayback_save_async (wayback, errand->address, errand->cancellable, archived_cb, errand);
  else
    assay_wayback_find_async (wayback, errand->address, NULL, errand->cancellable, archived_cb,
                              errand);
  g_steal_pointer (&errand);
}

static void
ask_archive (AssayOnlineFlow *self, gint64 source, gboolean saves)
{
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new ();
  g_autofree char *base = g_settings_get_string (self->settings, "archive-base");
  g_autofree char *words = NULL;
  g_autofree char *body = NULL;
  Errand *errand = new_errand (self, source);

  errand->saves = saves;
  errand->wayback = assay_wayback_new (fetcher, base, 0);
  words = g_strdup_printf (saves ? _ ("This tells %s to fetch the address now and to keep it, for "
                                      "everybody to see.")
                                 : _ ("This tells %s that somebody is interested in the address."),
                           assay_wayback_get_host (errand->wayback));
  body = g_strconcat (get_warning (self, source), words, NULL);
  assay_ask_line_async (get_window (self),
                        saves ? _ ("Save to the Wayback Machine?")
                              : _ ("Find in the Wayback Machine?"),
                        body, _ ("Address"), get_address (self, source),
                        saves ? _ ("_Save") : _ ("_Find"), archive_agreed_cb, errand);
}

void
assay_online_flow_find (AssayOnlineFlow *self, gint64 source)
{
  g_return_if_fail (ASSAY_IS_ONLINE_FLOW (self));

  ask_archive (self, source, FALSE);
}

void
assay_online_flow_save (AssayOnlineFlow *self, gint64 source)
{
  g_return_if_fail (ASSAY_IS_ONLINE_FLOW (self));

  ask_archive (self, source, TRUE);
}

static void
stamped_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  if (assay_source_capture_stamp_finish (result, &error))
    assay_workbench_tell (errand->self->workbench, _ ("The time stamp was checked and kept"));
  else
    fail (errand, error);
}

static void
stamp_agreed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autofree char *response = assay_ask_finish (result);
  g_autoptr (AssayFetcher) fetcher = NULL;

  if (!g_str_equal (response, "stamp"))
    return;

  fetcher = assay_fetcher_new ();
  wait_for (errand, _ ("Asking for a time stamp"));
  assay_source_capture_stamp_async (get_project (errand->self), fetcher, errand->id,
                                    errand->address, errand->cancellable, stamped_cb, errand);
  g_steal_pointer (&errand);
}

void
assay_online_flow_stamp (AssayOnlineFlow *self, gint64 capture)
{
  const AssayResponse responses[] = {
    { "cancel", _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "stamp", _ ("_Ask"), ADW_RESPONSE_SUGGESTED },
  };
  g_autofree char *service = NULL;
  g_autofree char *body = NULL;
  Errand *errand;

  g_return_if_fail (ASSAY_IS_ONLINE_FLOW (self));

  service = g_settings_get_string (self->settings, "timestamp-service");
  if (*g_strstrip (service) == '\0')
    {
      assay_tell (get_window (self), _ ("No time-stamping service is named yet"),
                  _ ("Name one in the preferences: its address, as the service tells it. Any "
                     "service that speaks RFC 3161 will do."));
      return;
    }

  errand = new_errand (self, capture);
  errand->address = g_strdup (service);
  body = g_strdup_printf (_ ("%s is sent the SHA-256 of the capture, not the capture itself, and "
                             "signs it with the time. "
                             "It learns from where and when it is asked."),
                          service);
  assay_ask_async (get_window (self), _ ("Ask for a time stamp?"), body, responses,
                   G_N_ELEMENTS (responses), stamp_agreed_cb, errand);
}

static void
assay_online_flow_dispose (GObject *object)
{
  AssayOnlineFlow *self = ASSAY_ONLINE_FLOW (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->workbench);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (assay_online_flow_parent_class)->dispose (object);
}

static void
assay_online_flow_class_init (AssayOnlineFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_online_flow_dispose;

  signals[CAPTURED] = g_signal_new ("captured", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
assay_online_flow_init (AssayOnlineFlow *self)
{
  self->settings = g_settings_new ("io.github.assay.Assay");
}

AssayOnlineFlow *
assay_online_flow_new (AssayWorkbench *workbench, GtkWidget *widget)
{
  AssayOnlineFlow *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (ASSAY_TYPE_ONLINE_FLOW, NULL);
  self->workbench = g_object_ref (workbench);
  g_set_weak_pointer (&self->widget, widget);

  return self;
}
