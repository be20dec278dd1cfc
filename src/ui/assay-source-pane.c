/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-source-pane-private.h"

#include "assay-capture-flow.h"
#include "assay-capture-words.h"
#include "assay-errors.h"
#include "assay-import-ask.h"
#include "assay-keymap.h"
#include "assay-reader-banner.h"
#include "assay-source-capture.h"
#include "assay-source-head.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define MOST_TEXTS 6 /* opened captures that are kept */

G_DEFINE_FINAL_TYPE (AssaySourcePane, assay_source_pane, GTK_TYPE_WIDGET)

/* Head, find bar, pages of a stack, foot. The reader, with its web process, is made when the first
 * capture is opened. What was opened is kept for a while, and where one was in it for the session.
 */

static AssayProject *
get_project (AssaySourcePane *self)
{
  return assay_workbench_get_project (self->workbench);
}

static void
remember (GHashTable *table, gint64 key, gpointer value)
{
  g_hash_table_insert (table, g_memdup2 (&key, sizeof key), value);
}

static void
show_foot (AssaySourcePane *self)
{
  g_autofree char *claim = NULL;
  g_autofree char *count = NULL;

  if (self->quoter == NULL)
    return;

  claim = assay_source_quoter_dup_claim_words (self->quoter);
  count = assay_source_quoter_dup_count_words (self->quoter);
  assay_label_set_words (self->claim_words, claim);
  assay_label_set (self->outcome, count);
}

static void
quoted_cb (AssaySourceQuoter *quoter, const char *words, AssaySourcePane *self)
{
  assay_label_set (self->outcome, words);
}

static void
scrolled_cb (AssayReader *reader, double fraction, guint top, AssaySourcePane *self)
{
  if (self->capture != 0 && !self->wants_place)
    remember (self->tops, self->capture, GUINT_TO_POINTER (top));
}

static void
select_words (AssaySourcePane *self)
{
  if (self->words_start < self->words_end)
    assay_reader_select (self->reader, self->words_start, self->words_end);
  self->words_start = self->words_end = 0;
}

static void
state_cb (AssayReader *reader, GParamSpec *pspec, AssaySourcePane *self)
{
  if (assay_reader_get_state (reader) != ASSAY_READER_READY)
    return;

  assay_source_quoter_update (self->quoter, self->wants_place && self->words_end == 0);
  self->wants_place = FALSE;
  select_words (self);
  show_foot (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (reader)))
    gtk_widget_grab_focus (GTK_WIDGET (reader));
}

static void
ensure_reader (AssaySourcePane *self)
{
  GSettings *settings = assay_context_get_settings (self->context);

  if (self->reader != NULL)
    return;

  self->reader = assay_context_take_reader (self->context);
  gtk_widget_set_vexpand (GTK_WIDGET (self->reader), TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self->reader),
                             assay_keymap_new_controller (ASSAY_SCOPE_SOURCE));
  assay_widget_set_name (GTK_WIDGET (self->reader), _ ("Source"));
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->reader), "page");
  assay_find_bar_set_reader (self->find_bar, self->reader);
  assay_reader_banner_set_reader (self->banner, self->reader);
  assay_pages_beside_set_reader (self->beside, self->reader);
  g_settings_bind (settings, "source-zoom", self->reader, "zoom", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reader-plain", self->reader, "plain-style", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "reader-width", self->reader, "reading-width", G_SETTINGS_BIND_GET);

  self->quoter = assay_source_quoter_new (self->workbench, self->reader);
  g_signal_connect_object (self->quoter, "quoted", G_CALLBACK (quoted_cb), self, 0);
  g_signal_connect (self->reader, "scrolled", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (self->reader, "notify::state", G_CALLBACK (state_cb), self);
  g_object_notify (G_OBJECT (self), "reader");
}

static void
show_text (AssaySourcePane *self, AssayCaptureText *text)
{
  g_autoptr (AssayPage) page = assay_source_pane_new_page (text);
  gint64 capture = assay_capture_text_get_capture (text);
  guint top = GPOINTER_TO_UINT (g_hash_table_lookup (self->tops, &capture));

  ensure_reader (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
  gtk_widget_set_visible (self->foot, TRUE);
  assay_reader_show_page (self->reader, page, top);
  assay_source_quoter_set_text (self->quoter, text);
  assay_pages_beside_set_capture (self->beside, get_project (self), capture,
                                  assay_capture_text_get_text (text));
  show_foot (self);
}

static void
show_refusal (AssaySourcePane *self, const GError *error)
{
  assay_error_show_on_page (error, ADW_STATUS_PAGE (self->refused));
  gtk_widget_set_visible (self->answer, assay_import_ask_can_help (error));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "refused");
  gtk_widget_set_visible (self->foot, FALSE);
  /* Pages without words, of a scanned document, can be looked at. */
  assay_pages_beside_set_capture (self->beside, get_project (self), self->capture, NULL);
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssaySourcePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayCaptureText) text = assay_capture_text_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (text == NULL)
    {
      show_refusal (self, error);
      return;
    }

  if (g_hash_table_size (self->texts) >= MOST_TEXTS)
    g_hash_table_remove_all (self->texts);
  remember (self->texts, assay_capture_text_get_capture (text), g_object_ref (text));
  show_text (self, text);
}

static void
stop_opening (AssaySourcePane *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

void
assay_source_pane_open_capture (AssaySourcePane *self, const AssayImportHint *hint)
{
  AssayCaptureText *known = g_hash_table_lookup (self->texts, &self->capture);

  stop_opening (self);
  if (self->quoter != NULL)
    assay_source_quoter_set_text (self->quoter, NULL);
  if (known != NULL && hint == NULL)
    {
      show_text (self, known);
      return;
    }

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "loading");
  gtk_widget_set_visible (self->foot, FALSE);
  self->opening = g_cancellable_new ();
  assay_capture_text_open_async (get_project (self), self->capture, hint, self->opening, opened_cb,
                                 g_object_ref (self));
}

static void
set_capture (AssaySourcePane *self, gint64 capture)
{
  assay_source_head_show (ASSAY_SOURCE_HEAD (self->head), self->source, capture);
  if (self->capture == capture && capture != 0)
    return;

  self->capture = capture;
  self->wants_place = TRUE;
  assay_source_pane_update_actions (self);
  if (capture != 0)
    {
      remember (self->last, self->source, g_memdup2 (&capture, sizeof capture));
      assay_source_pane_open_capture (self, NULL);
      return;
    }

  stop_opening (self);
  assay_pages_beside_set_capture (self->beside, get_project (self), 0, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  gtk_widget_set_visible (self->foot, FALSE);
}

static gboolean
is_of_source (AssaySourcePane *self, gint64 capture)
{
  AssayRecord *record = assay_project_find (get_project (self), ASSAY_KIND_CAPTURE, capture);

  return record != NULL && assay_record_get_ref (record, ASSAY_CAPTURE_SOURCE) == self->source;
}

static gint64
choose_capture (AssaySourcePane *self, gint64 evidence)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *record
      = article != NULL ? assay_article_find (article, ASSAY_KIND_EVIDENCE, evidence) : NULL;
  const gint64 *last = g_hash_table_lookup (self->last, &self->source);
  g_autoptr (GPtrArray) captures = assay_source_dup_captures (get_project (self), self->source);

  if (record != NULL && is_of_source (self, assay_record_get_ref (record, ASSAY_EVIDENCE_CAPTURE)))
    return assay_record_get_ref (record, ASSAY_EVIDENCE_CAPTURE);
  if (last != NULL && is_of_source (self, *last))
    return *last;

  return captures->len > 0 ? assay_record_get_id (g_ptr_array_index (captures, 0)) : 0;
}

static void
changed_cb (AssaySourcePane *self, AssayChanges *changes)
{
  gboolean all = changes == NULL;

  if (self->source == 0)
    return;
  if (assay_project_find (get_project (self), ASSAY_KIND_SOURCE, self->source) == NULL)
    {
      self->source = 0;
      set_capture (self, 0);
      g_signal_emit (self, signals[CLOSED], 0);
      return;
    }

  if (all || assay_changes_touch (changes, ASSAY_KIND_CAPTURE)
      || assay_changes_touch (changes, ASSAY_KIND_SOURCE))
    {
      assay_pages_beside_update (self->beside);
      set_capture (self,
                   is_of_source (self, self->capture) ? self->capture : choose_capture (self, 0));
    }
  if (self->quoter != NULL
      && (all || assay_changes_touch (changes, ASSAY_KIND_EVIDENCE)
          || assay_changes_touch (changes, ASSAY_KIND_ANCHOR)
          || assay_changes_touch (changes, ASSAY_KIND_CLAIM)))
    assay_source_quoter_update (self->quoter, FALSE);
  assay_source_pane_update_actions (self);
}

static void
claim_cb (AssaySourcePane *self)
{
  if (self->quoter == NULL || self->source == 0)
    return;

  assay_source_quoter_show_claim (self->quoter, TRUE);
  show_foot (self);
}

static void
article_cb (AssaySourcePane *self)
{
  if (self->quoter == NULL || self->source == 0)
    return;

  assay_source_quoter_update (self->quoter, FALSE);
  show_foot (self);
}

static void
captured_cb (GObject *flow, gint64 source, gint64 capture, AssaySourcePane *self)
{
  if (source == self->source)
    set_capture (self, capture);
}

static void
chosen_cb (GtkWidget *head, gint64 capture, AssaySourcePane *self)
{
  set_capture (self, capture);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  AssaySourcePane *self = ASSAY_SOURCE_PANE (widget);

  if (self->reader != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->reader)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->reader));

  return gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD)
         || gtk_widget_child_focus (self->head, GTK_DIR_TAB_FORWARD);
}

static void
get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, ASSAY_SOURCE_PANE (object)->reader);
}

static void
assay_source_pane_dispose (GObject *object)
{
  AssaySourcePane *self = ASSAY_SOURCE_PANE (object);

  stop_opening (self);
  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  if (self->box != NULL)
    {
      assay_find_bar_set_reader (self->find_bar, NULL);
      assay_reader_banner_set_reader (self->banner, NULL);
      assay_pages_beside_set_reader (self->beside, NULL);
    }
  g_clear_object (&self->quoter);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->flow);
  g_clear_object (&self->online);
  g_clear_object (&self->actions);
  g_clear_object (&self->workbench);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (assay_source_pane_parent_class)->dispose (object);
}

static void
assay_source_pane_finalize (GObject *object)
{
  AssaySourcePane *self = ASSAY_SOURCE_PANE (object);

  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->tops);
  g_hash_table_unref (self->last);

  G_OBJECT_CLASS (assay_source_pane_parent_class)->finalize (object);
}

static void
assay_source_pane_class_init (AssaySourcePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_source_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_source_pane_finalize;
  G_OBJECT_CLASS (klass)->get_property = get_property;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sourcepane");
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_object ("reader", NULL, NULL, ASSAY_TYPE_READER,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_source_pane_init (AssaySourcePane *self)
{
  self->texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->tops = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->last = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  assay_source_pane_add_actions (self);
}

GtkWidget *
assay_source_pane_new (AssayContext *context, AssayWorkbench *workbench)
{
  AssaySourcePane *self;

  g_return_val_if_fail (ASSAY_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (ASSAY_TYPE_SOURCE_PANE, NULL);
  self->context = context;
  self->workbench = g_object_ref (workbench);
  self->flow = assay_capture_flow_new (workbench, GTK_WIDGET (self));
  self->online = assay_online_flow_new (workbench, GTK_WIDGET (self));
  assay_source_pane_make_parts (self);
  g_signal_connect_object (self->head, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (self->answer, "clicked", G_CALLBACK (assay_source_pane_ask), self,
                           G_CONNECT_SWAPPED);
  assay_source_pane_update_actions (self);
  g_signal_connect_object (self->flow, "captured", G_CALLBACK (captured_cb), self, 0);
  g_signal_connect_object (self->online, "captured", G_CALLBACK (captured_cb), self, 0);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "notify::claim", G_CALLBACK (claim_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
assay_source_pane_show (AssaySourcePane *self, gint64 source, gint64 capture, gint64 evidence)
{
  g_return_if_fail (ASSAY_IS_SOURCE_PANE (self));

  if (self->source != source)
    self->capture = 0;
  self->source = source;
  self->words_start = self->words_end = 0;
  set_capture (self, is_of_source (self, capture) ? capture : choose_capture (self, evidence));
  if (self->quoter != NULL)
    {
      assay_source_quoter_set_evidence (self->quoter, evidence);
      claim_cb (self);
    }
}

void
assay_source_pane_select (AssaySourcePane *self, guint start, guint end)
{
  AssayCaptureText *shown;

  g_return_if_fail (ASSAY_IS_SOURCE_PANE (self));

  self->words_start = start;
  self->words_end = end;
  shown = g_hash_table_lookup (self->texts, &self->capture);
  if (shown != NULL && assay_capture_text_is_whole (shown))
    {
      g_hash_table_remove (self->texts, &self->capture);
      assay_source_pane_open_capture (self, NULL);
    }
  if (self->reader != NULL && self->opening == NULL
      && assay_reader_get_state (self->reader) == ASSAY_READER_READY)
    select_words (self);
}

gint64
assay_source_pane_get_source (AssaySourcePane *self)
{
  g_return_val_if_fail (ASSAY_IS_SOURCE_PANE (self), 0);

  return self->source;
}

gint64
assay_source_pane_get_capture (AssaySourcePane *self)
{
  g_return_val_if_fail (ASSAY_IS_SOURCE_PANE (self), 0);

  return self->capture;
}

AssayReader *
assay_source_pane_get_reader (AssaySourcePane *self)
{
  g_return_val_if_fail (ASSAY_IS_SOURCE_PANE (self), NULL);

  return self->reader;
}

AssayFindBar *
assay_source_pane_get_find_bar (AssaySourcePane *self)
{
  g_return_val_if_fail (ASSAY_IS_SOURCE_PANE (self), NULL);

  return self->find_bar;
}
