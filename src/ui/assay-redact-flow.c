/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-redact-flow.h"

#include "assay-dialogs.h"
#include "assay-project-protect.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWindow *parent;
  AssayWorkbench *workbench;
  AssayRedactOrder order;
} Redacting;

static void
redacting_free (Redacting *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->workbench);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Redacting, redacting_free)

static void
redacted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Redacting) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = assay_project_redact_finish (ASSAY_PROJECT (source), result, &error);
  g_autofree char *places = NULL;

  if (left == NULL)
    {
      assay_workbench_fail (self->workbench, error);
      return;
    }
  if (left->len == 0)
    {
      assay_workbench_tell (self->workbench, _ ("Redacted. No name of it is left in the project."));
      return;
    }
  g_ptr_array_add (left, NULL);
  places = g_strjoinv ("\n", (char **) left->pdata);
  assay_tell (self->parent, _ ("Redacted, but a name still stands elsewhere"), places);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Redacting) self = user_data;
  g_autofree char *answer = assay_ask_finish (result);
  AssayProject *project = assay_workbench_get_project (self->workbench);
  const AssayRedactOrder *order = &self->order;

  if (!g_str_equal (answer, "redact"))
    return;
  if (order->kind == ASSAY_KIND_CLAIM)
    assay_workbench_set_claim (self->workbench, 0);
  assay_project_redact_async (project, order, NULL, redacted_cb, g_steal_pointer (&self));
}

void
assay_redact_ask (GtkWindow *parent, AssayWorkbench *workbench, AssayKind kind, gint64 id)
{
  const AssayResponse responses[] = {
    { "cancel", _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "redact", _ ("_Redact for ever"), ADW_RESPONSE_DESTRUCTIVE },
  };
  Redacting *self = g_new0 (Redacting, 1);

  self->parent = g_object_ref (parent);
  self->workbench = g_object_ref (workbench);
  self->order.kind = kind;
  self->order.id = id;
  assay_ask_async (
      parent,
      kind == ASSAY_KIND_CLAIM ? _ ("Redact this claim for ever?")
                               : _ ("Redact this source for ever?"),
      _ ("Its names, words, quotations and captures go from the project, from the history and from "
         "the file, and cannot be brought back; nor can anything before this be undone. An entry "
         "stays that says what kind of thing was redacted, when and by whom. What Assay kept of "
         "the project as it was in an older version is deleted.\n\nCopies of the file elsewhere, "
         "and backups, are not reached."),
      responses, G_N_ELEMENTS (responses), answer_cb, self);
}
