/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-check-flow.h"

#include "assay-capture-window.h"
#include "assay-check-dialog.h"
#include "assay-import-ask.h"
#include "assay-import-commit.h"
#include "assay-notice.h"

#include <glib/gi18n-lib.h>

/* The dialog comes and goes; what is asked, and what came of it, stays here. */
struct _AssayCheckFlow
{
  GObject parent_instance;

  /* Borrowed, weak */
  GtkWidget *widget;
  GtkWidget *dialog;

  /* Owned */
  AssayWorkbench *workbench;
  AssayImportFlow *importing;
  AssayChecks *checks; /* NULL: nothing was asked for yet */
  gint64 article;      /* of which @checks are, 0 for all */
  GCancellable *cancellable;
  gboolean is_importing;
  guint n_imported; /* of this run of importing */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCheckFlow, assay_check_flow, G_TYPE_OBJECT)

static void
tell_changed (AssayCheckFlow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWindow *
get_window (AssayCheckFlow *self)
{
  GtkRoot *root = self->widget != NULL ? gtk_widget_get_root (self->widget) : NULL;

  if (self->dialog != NULL)
    return GTK_WINDOW (self->dialog);

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
fail (AssayCheckFlow *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    assay_workbench_fail (self->workbench, error);
}

static void
assay_check_flow_dispose (GObject *object)
{
  AssayCheckFlow *self = ASSAY_CHECK_FLOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->widget);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->checks);
  g_clear_object (&self->importing);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_check_flow_parent_class)->dispose (object);
}

static void
assay_check_flow_class_init (AssayCheckFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_check_flow_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_check_flow_init (AssayCheckFlow *self)
{
}

AssayCheckFlow *
assay_check_flow_new (AssayWorkbench *workbench, GtkWidget *widget, AssayImportFlow *importing)
{
  AssayCheckFlow *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (ASSAY_TYPE_CHECK_FLOW, NULL);
  self->workbench = g_object_ref (workbench);
  self->importing = g_object_ref (importing);
  g_set_weak_pointer (&self->widget, widget);

  return self;
}

AssayChecks *
assay_check_flow_get_checks (AssayCheckFlow *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK_FLOW (self), NULL);

  return self->checks;
}

AssayWorkbench *
assay_check_flow_get_workbench (AssayCheckFlow *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK_FLOW (self), NULL);

  return self->workbench;
}

gboolean
assay_check_flow_is_busy (AssayCheckFlow *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK_FLOW (self), FALSE);

  return self->is_importing || (self->checks != NULL && assay_checks_is_running (self->checks));
}

static void
show_dialog (AssayCheckFlow *self)
{
  if (self->dialog == NULL)
    g_set_weak_pointer (&self->dialog, assay_check_dialog_new (get_window (self), self));
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCheckFlow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!assay_checks_prepare_finish (ASSAY_CHECKS (source), result, &error))
    fail (self, error);
  else if (self->widget != NULL && self->checks == ASSAY_CHECKS (source))
    show_dialog (self);
}

/* What was found while the dialog was away is still to be looked at. */
static gboolean
has_news (AssayCheckFlow *self, gint64 article)
{
  return self->checks != NULL
         && (assay_check_flow_is_busy (self)
             || (self->article == article && assay_checks_count_importable (self->checks) > 0));
}

void
assay_check_flow_open (AssayCheckFlow *self, gint64 article)
{
  g_autoptr (AssayFetcher) fetcher = NULL;

  g_return_if_fail (ASSAY_IS_CHECK_FLOW (self));

  if (self->dialog != NULL || has_news (self, article))
    {
      show_dialog (self);
      return;
    }

  fetcher = assay_fetcher_new ();
  g_clear_object (&self->checks);
  self->checks = assay_checks_new (assay_workbench_get_project (self->workbench), fetcher);
  self->article = article;
  assay_checks_prepare_async (self->checks, &article, article != 0 ? 1 : 0, NULL, prepared_cb,
                              g_object_ref (self));
}

/* Whoever closed the dialog is told in passing; whoever turned to another program, by the desktop.
 */
static void
tell_result (AssayCheckFlow *self)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  guint n_changed = assay_checks_count_importable (self->checks)
                    + assay_checks_count (self->checks, ASSAY_CHECK_GONE);
  g_autofree char *words = NULL;

  if (n_changed == 0)
    words = g_strdup (_ ("Checked for changes: no article was found changed"));
  else
    words = g_strdup_printf (ngettext ("Checked for changes: %u article is not as it was",
                                       "Checked for changes: %u articles are not as they were",
                                       n_changed),
                             n_changed);
  if (self->dialog == NULL)
    assay_workbench_tell (self->workbench, words);
  else
    assay_notice_send (GTK_WINDOW (self->dialog), words, assay_project_get_title (project), NULL);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCheckFlow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = assay_checks_run_finish (ASSAY_CHECKS (source), result, &error);

  if (self->widget == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (!done)
    fail (self, error);
  else
    tell_result (self);
  tell_changed (self);
}

static void
ask_again (AssayCheckFlow *self)
{
  GListModel *list = assay_checks_get_list (self->checks);

  if (assay_checks_count (self->checks, ASSAY_CHECK_WAITING) > 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AssayCheck) check = g_list_model_get_item (list, i);

      if (assay_check_get_state (check) != ASSAY_CHECK_IMPORTED)
        assay_check_retry (check, NULL, NULL);
    }
}

void
assay_check_flow_run (AssayCheckFlow *self)
{
  g_return_if_fail (ASSAY_IS_CHECK_FLOW (self));

  if (self->checks == NULL || self->is_importing)
    return;

  ask_again (self);
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  assay_checks_run_async (self->checks, self->cancellable, run_cb, g_object_ref (self));
  tell_changed (self);
}

void
assay_check_flow_stop (AssayCheckFlow *self)
{
  g_return_if_fail (ASSAY_IS_CHECK_FLOW (self));

  g_cancellable_cancel (self->cancellable);
}

static void import_next (AssayCheckFlow *self);

static void
all_imported (AssayCheckFlow *self)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u article has a new version", "%u articles have a new version", self->n_imported),
      self->n_imported);

  self->is_importing = FALSE;
  if (self->n_imported == 1)
    assay_workbench_done (self->workbench, words);
  else if (self->n_imported > 1)
    assay_workbench_tell (self->workbench, words);
  tell_changed (self);
}

static void
import_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCheckFlow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!assay_check_import_finish (ASSAY_CHECK (source), result, &error))
    fail (self, error);
  else
    self->n_imported++;
  if (self->widget == NULL)
    return;

  /* One that failed would fail again. */
  if (error != NULL)
    all_imported (self);
  else
    import_next (self);
}

static void
import_next (AssayCheckFlow *self)
{
  GListModel *list = assay_checks_get_list (self->checks);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AssayCheck) check = g_list_model_get_item (list, i);

      if (!assay_check_can_import (check))
        continue;
      assay_check_import_async (check, NULL, import_cb, g_object_ref (self));
      return;
    }
  all_imported (self);
}

void
assay_check_flow_import_all (AssayCheckFlow *self)
{
  g_return_if_fail (ASSAY_IS_CHECK_FLOW (self));

  if (self->checks == NULL || assay_check_flow_is_busy (self))
    return;

  self->is_importing = TRUE;
  self->n_imported = 0;
  import_next (self);
  tell_changed (self);
}

static void
imported_one_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCheckFlow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = assay_check_import_finish (ASSAY_CHECK (source), result, &error);

  if (self->widget == NULL)
    return;

  self->n_imported = done ? 1 : 0;
  if (!done)
    fail (self, error);
  all_imported (self);
}

typedef struct
{
  AssayCheckFlow *self;
  AssayCheck *check;
  AssayDraft *draft;
} Errand;

static Errand *
errand_new (AssayCheckFlow *self, AssayCheck *check)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->self = g_object_ref (self);
  errand->check = g_object_ref (check);

  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->self);
  g_object_unref (errand->check);
  g_clear_pointer (&errand->draft, assay_draft_free);
  g_free (errand);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
captured_committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!assay_import_commit_finish (result, &error))
    fail (errand->self, error);
  else if (errand->self->dialog != NULL)
    gtk_window_close (GTK_WINDOW (errand->self->dialog));
}

static void
captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;

  errand->draft = assay_capture_window_finish (result);
  if (errand->draft == NULL || errand->self->widget == NULL)
    return;

  assay_import_commit_async (errand->self->workbench, errand->draft,
                             assay_check_get_article (errand->check), NULL, captured_committed_cb,
                             errand);
  g_steal_pointer (&errand);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autofree char *words = assay_import_ask_finish (result);
  gboolean is_password = g_error_matches (assay_check_get_error (errand->check), ASSAY_IMPORT_ERROR,
                                          ASSAY_IMPORT_ERROR_PASSWORD);

  if (words == NULL || errand->self->widget == NULL)
    return;

  assay_check_retry (errand->check, is_password ? words : NULL, is_password ? NULL : words);
  assay_check_flow_run (errand->self);
}

static void
import_file (AssayCheckFlow *self, AssayCheck *check)
{
  gint64 article = assay_check_get_article (check);

  if (self->dialog != NULL)
    gtk_window_close (GTK_WINDOW (self->dialog));
  assay_import_flow_choose_version (self->importing, article);
}

static void
import_one (AssayCheckFlow *self, AssayCheck *check)
{
  if (assay_check_flow_is_busy (self))
    return;

  self->is_importing = TRUE;
  assay_check_import_async (check, NULL, imported_one_cb, g_object_ref (self));
  tell_changed (self);
}

void
assay_check_flow_act (AssayCheckFlow *self, AssayCheck *check)
{
  g_return_if_fail (ASSAY_IS_CHECK_FLOW (self));

  switch (assay_check_get_state (check))
    {
    case ASSAY_CHECK_NO_ADDRESS:
      import_file (self, check);
      break;
    case ASSAY_CHECK_AROUND:
    case ASSAY_CHECK_CHANGED:
      import_one (self, check);
      break;
    case ASSAY_CHECK_WINDOW:
      assay_capture_window_async (get_window (self), assay_workbench_get_project (self->workbench),
                                  assay_check_get_address (check), NULL, captured_cb,
                                  errand_new (self, check));
      break;
    case ASSAY_CHECK_ASKS:
      assay_import_ask_async (get_window (self), assay_check_get_error (check), told_cb,
                              errand_new (self, check));
      break;
    case ASSAY_CHECK_GONE:
    case ASSAY_CHECK_FAILED:
      assay_check_retry (check, NULL, NULL);
      assay_check_flow_run (self);
      break;
    case ASSAY_CHECK_IMPORTED:
      assay_workbench_open_article (self->workbench, assay_check_get_article (check));
      if (self->dialog != NULL)
        gtk_window_close (GTK_WINDOW (self->dialog));
      break;
    case ASSAY_CHECK_WAITING:
    case ASSAY_CHECK_RUNNING:
    case ASSAY_CHECK_SAME:
    default:
      break;
    }
}
