/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-previewer.h"

/* Many changes come one after another, as in typing: it waits for a pause, but not for ever; and a
 * run that is at work is given up for the next, unless nothing came of the last ones for long. */
#define PAUSE_MS 250
#define LONGEST_WAIT_MS 2000

/* What is done sooner needs no word. */
#define TELL_MS 300

struct _AssayPreviewer
{
  GObject parent_instance;

  /* Owned */
  AssayWorkbench *workbench;
  AssayReportChoice choice;
  AssayReportOptions *options; /* of the choice */
  AssayPreview *preview;
  GError *error;
  GCancellable *making; /* or NULL */

  gboolean has_choice;
  guint pause_ms;
  gint64 longest_ms;
  gboolean is_told;
  double fraction;
  guint pause;
  guint tell;
  gint64 since;   /* the first change that is not shown; 0: none */
  gboolean again; /* what is being made is no longer all there is to tell */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayPreviewer, assay_previewer, G_TYPE_OBJECT)

typedef struct
{
  AssayPreviewer *self; /* referenced */
  GCancellable *making; /* referenced: which of them it is */
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->self);
  g_object_unref (making->making);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

static void start (AssayPreviewer *self);

static void
tell_changed (AssayPreviewer *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
give_up (AssayPreviewer *self)
{
  g_clear_handle_id (&self->tell, g_source_remove);
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->is_told = FALSE;
  self->fraction = 0;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  AssayPreviewer *self = making->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPreview) preview = assay_preview_make_finish (result, &error);

  if (self->making != making->making)
    return;

  give_up (self);
  g_clear_error (&self->error);
  if (preview != NULL)
    g_set_object (&self->preview, preview);
  else
    self->error = g_steal_pointer (&error);
  self->since = self->pause != 0 || self->again ? g_get_monotonic_time () : 0;
  if (self->again && self->pause == 0)
    start (self);
  else
    tell_changed (self);
}

/* The run that is told of is the only one: those before were cancelled, and tell nothing more of
 * weight. */
static void
progress_cb (double fraction, gpointer user_data)
{
  Making *making = user_data;

  if (making->self->making != making->making)
    return;

  making->self->fraction = fraction;
  if (making->self->is_told)
    tell_changed (making->self);
}

static gboolean
tell_cb (gpointer user_data)
{
  AssayPreviewer *self = user_data;

  self->tell = 0;
  self->is_told = TRUE;
  tell_changed (self);

  return G_SOURCE_REMOVE;
}

static gboolean
has_waited (AssayPreviewer *self)
{
  return self->since != 0 && g_get_monotonic_time () - self->since > self->longest_ms * 1000;
}

static void
start (AssayPreviewer *self)
{
  Making *making = g_new0 (Making, 1);

  give_up (self);
  self->again = FALSE;
  self->making = g_cancellable_new ();
  self->tell = g_timeout_add (TELL_MS, tell_cb, self);
  making->self = g_object_ref (self);
  making->making = g_object_ref (self->making);
  assay_preview_make_async (assay_workbench_get_project (self->workbench), &self->choice,
                            progress_cb, making, self->making, made_cb, making);
  tell_changed (self);
}

static gboolean
pause_cb (gpointer user_data)
{
  AssayPreviewer *self = user_data;

  self->pause = 0;
  if (self->making != NULL && has_waited (self))
    self->again = TRUE;
  else
    start (self);

  return G_SOURCE_REMOVE;
}

static void
plan (AssayPreviewer *self)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->has_choice)
    return;
  if (self->since == 0)
    self->since = now;
  if (self->pause != 0 && has_waited (self))
    return;

  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (self->preview != NULL || self->making != NULL ? self->pause_ms : 0,
                               pause_cb, self);
  tell_changed (self);
}

static void
assay_previewer_dispose (GObject *object)
{
  AssayPreviewer *self = ASSAY_PREVIEWER (object);

  assay_previewer_stop (self);
  g_clear_object (&self->workbench);
  g_clear_object (&self->preview);
  g_clear_pointer (&self->options, assay_report_options_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (assay_previewer_parent_class)->dispose (object);
}

static void
assay_previewer_class_init (AssayPreviewerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_previewer_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_previewer_init (AssayPreviewer *self)
{
  assay_previewer_set_patience (self, PAUSE_MS, LONGEST_WAIT_MS);
}

AssayPreviewer *
assay_previewer_new (AssayWorkbench *workbench)
{
  AssayPreviewer *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (ASSAY_TYPE_PREVIEWER, NULL);
  self->workbench = g_object_ref (workbench);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (plan), self, G_CONNECT_SWAPPED);

  return self;
}

void
assay_previewer_set_patience (AssayPreviewer *self, guint pause_ms, guint longest_ms)
{
  g_return_if_fail (ASSAY_IS_PREVIEWER (self));

  self->pause_ms = pause_ms;
  self->longest_ms = longest_ms;
}

void
assay_previewer_set_choice (AssayPreviewer *self, const AssayReportChoice *choice)
{
  g_return_if_fail (ASSAY_IS_PREVIEWER (self));
  g_return_if_fail (choice != NULL);

  g_clear_pointer (&self->options, assay_report_options_free);
  self->choice = *choice;
  self->options = assay_report_options_copy (choice->options);
  self->choice.options = self->options;
  self->has_choice = TRUE;
  plan (self);
}

AssayPreview *
assay_previewer_get_preview (AssayPreviewer *self)
{
  g_return_val_if_fail (ASSAY_IS_PREVIEWER (self), NULL);

  return self->preview;
}

const GError *
assay_previewer_get_error (AssayPreviewer *self)
{
  g_return_val_if_fail (ASSAY_IS_PREVIEWER (self), NULL);

  return self->error;
}

gboolean
assay_previewer_is_making (AssayPreviewer *self)
{
  g_return_val_if_fail (ASSAY_IS_PREVIEWER (self), FALSE);

  return self->pause != 0 || self->making != NULL;
}

double
assay_previewer_get_fraction (AssayPreviewer *self)
{
  g_return_val_if_fail (ASSAY_IS_PREVIEWER (self), -1);

  return self->is_told ? self->fraction : -1;
}

void
assay_previewer_stop (AssayPreviewer *self)
{
  g_return_if_fail (ASSAY_IS_PREVIEWER (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  give_up (self);
  self->again = FALSE;
  self->has_choice = FALSE;
}
