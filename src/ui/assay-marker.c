/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-marker.h"

#include "assay-edits.h"
#include "assay-finding.h"

#include <glib/gi18n-lib.h>

/* Stands between the reader, which knows what is selected, and the workbench, which commits. */
struct _AssayMarker
{
  GObject parent_instance;

  /* Owned */
  AssayWorkbench *workbench;
  AssayReader *reader;
  GSimpleActionGroup *actions;
};

enum
{
  MARK_MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayMarker, assay_marker, G_TYPE_OBJECT)

static gboolean
get_selection (AssayMarker *self, guint *ret_start, guint *ret_end)
{
  return assay_reader_get_state (self->reader) == ASSAY_READER_READY
         && assay_workbench_get_article (self->workbench) != NULL
         && assay_reader_get_selection (self->reader, ret_start, ret_end);
}

static void
claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayMarker *self = user_data;
  guint start, end;
  gint64 claim = 0;
  AssayEdit *edit;

  if (!get_selection (self, &start, &end))
    return;
  if (assay_workbench_refuses (self->workbench))
    return;

  edit = assay_edit_add_claim (assay_workbench_get_article (self->workbench), start, end, &claim);
  assay_workbench_commit_and_open (self->workbench, edit, FALSE, claim);
  assay_reader_clear_selection (self->reader);
}

typedef struct
{
  AssayMarker *self;
  gint64 mark;
} MarkMade;

static void
wording_made_cb (AssayWorkbench *workbench, gpointer user_data)
{
  MarkMade *made = user_data;

  g_signal_emit (made->self, signals[MARK_MADE], 0, made->mark);
  g_object_unref (made->self);
  g_free (made);
}

static void
mark_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayMarker *self = user_data;
  const char *kind = g_variant_get_string (parameter, NULL);
  guint start, end;
  gint64 mark = 0;
  AssayEdit *edit;

  if (!get_selection (self, &start, &end))
    return;
  if (assay_workbench_refuses (self->workbench))
    return;

  edit = assay_edit_add_mark (assay_workbench_get_article (self->workbench), kind, start, end,
                              &mark);
  if (edit != NULL && g_str_equal (kind, "wording"))
    {
      MarkMade *made = g_new0 (MarkMade, 1);

      made->self = g_object_ref (self);
      made->mark = mark;
      assay_workbench_commit_then (self->workbench, edit, FALSE, wording_made_cb, made);
    }
  else
    assay_workbench_commit (self->workbench, edit, FALSE);
  assay_reader_clear_selection (self->reader);
}

/* Where "the rest of the sentence" is: at the selection, else at the open claim. */
static gboolean
get_place (AssayMarker *self, guint *ret_position)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  gint64 claim = assay_workbench_get_claim (self->workbench);
  AssayRecord *anchor;

  if (article == NULL)
    return FALSE;
  if (get_selection (self, ret_position, NULL))
    return TRUE;

  anchor = claim != 0 ? assay_article_find_anchor (article, claim) : NULL;
  if (anchor == NULL)
    return FALSE;

  *ret_position = (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_START);
  return TRUE;
}

static void
close_rest_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayMarker *self = user_data;
  guint position;

  if (!get_place (self, &position))
    return;
  if (assay_workbench_refuses (self->workbench))
    return;

  assay_workbench_commit (
      self->workbench,
      assay_edit_close_rest (assay_workbench_get_article (self->workbench), position), TRUE);
  assay_reader_clear_selection (self->reader);
}

/* The article as a source of its own: what it says elsewhere bears on a claim too. */
static gint64
find_article_as_source (AssayMarker *self, AssayEdit *edit, AssayRecord *record)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  AssayRecordList *sources = assay_project_get_list (project, ASSAY_KIND_SOURCE);
  const char *title = assay_record_get_text (record, ASSAY_ARTICLE_TITLE);
  gint64 source;

  for (guint i = 0; i < assay_record_list_get_size (sources); i++)
    {
      AssayRecord *known = assay_record_list_peek (sources, i);

      if (g_str_equal (assay_record_get_text (known, ASSAY_SOURCE_TITLE), title))
        return assay_record_get_id (known);
    }

  source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);
  assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, title);
  assay_edit_set_text (edit, source, ASSAY_SOURCE_KIND, "page");
  assay_edit_set_text (edit, source, ASSAY_SOURCE_ADDRESS,
                       assay_record_get_text (record, ASSAY_ARTICLE_ADDRESS));
  assay_edit_set_text (edit, source, ASSAY_SOURCE_PUBLISHED,
                       assay_record_get_text (record, ASSAY_ARTICLE_PUBLISHED));
  assay_edit_set_text (edit, source, ASSAY_SOURCE_LANGUAGE,
                       assay_record_get_text (record, ASSAY_ARTICLE_LANGUAGE));
  return source;
}

static const char *
pick_question (AssayRecord *claim)
{
  return assay_claim_get_questions (claim) & ASSAY_ASK_SAID ? "both" : "true";
}

static void
evidence_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayMarker *self = user_data;
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  gint64 claim = assay_workbench_get_claim (self->workbench);
  g_autofree char *quote = NULL;
  guint start, end;
  gint64 evidence;
  AssayEdit *edit;

  if (claim == 0 || !get_selection (self, &start, &end))
    return;
  if (assay_workbench_refuses (self->workbench))
    return;

  edit = assay_project_edit (assay_workbench_get_project (self->workbench),
                             _ ("Add evidence from the article"));
  quote = assay_page_dup_slice (assay_reader_get_page (self->reader), start, end);
  evidence = assay_edit_insert (edit, ASSAY_KIND_EVIDENCE);
  assay_edit_set_ref (edit, evidence, ASSAY_EVIDENCE_CLAIM, claim);
  assay_edit_set_ref (edit, evidence, ASSAY_EVIDENCE_SOURCE,
                      find_article_as_source (self, edit, assay_article_get_record (article)));
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_STANCE, "context");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_QUESTION,
                       pick_question (assay_article_find (article, ASSAY_KIND_CLAIM, claim)));
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_QUOTE, quote);
  assay_workbench_commit (self->workbench, edit, TRUE);
  assay_reader_clear_selection (self->reader);
}

/* The open claim stands by other words from now on. */
static void
move_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayMarker *self = user_data;
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  guint start, end;

  if (!get_selection (self, &start, &end))
    return;
  if (assay_workbench_refuses (self->workbench))
    return;

  assay_workbench_commit (
      self->workbench,
      assay_edit_move_anchor (article, assay_workbench_get_claim (self->workbench), start, end),
      TRUE);
  assay_reader_clear_selection (self->reader);
}

char *
assay_marker_dup_quotation (AssayMarker *self)
{
  AssayRecord *record;
  g_autofree char *words = NULL;
  g_autoptr (GString) quotation = g_string_new (NULL);
  const AssayField fields[] = { ASSAY_ARTICLE_TITLE, ASSAY_ARTICLE_PUBLISHER,
                                ASSAY_ARTICLE_PUBLISHED, ASSAY_ARTICLE_ADDRESS };
  guint start, end;

  g_return_val_if_fail (ASSAY_IS_MARKER (self), NULL);

  if (!get_selection (self, &start, &end))
    return NULL;

  record = assay_article_get_record (assay_workbench_get_article (self->workbench));
  words = assay_page_dup_slice (assay_reader_get_page (self->reader), start, end);
  g_string_append_printf (quotation, "“%s”", g_strstrip (words));
  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (fields); i++)
    if (!assay_record_is_empty (record, fields[i]))
      g_string_append_printf (quotation, "%s%s", i == 0 ? "\n— " : ", ",
                              assay_record_get_text (record, fields[i]));

  return g_string_free (g_steal_pointer (&quotation), FALSE);
}

static void
copy_text (AssayMarker *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->reader)), text);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *quotation = assay_marker_dup_quotation (user_data);

  if (quotation != NULL)
    copy_text (user_data, quotation);
}

static void
copy_address_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy_text (user_data, g_variant_get_string (parameter, NULL));
}

static void
add_source_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayMarker *self = user_data;
  AssayEdit *edit = assay_edit_add_source (assay_workbench_get_project (self->workbench),
                                           g_variant_get_string (parameter, NULL), NULL);

  assay_workbench_commit (self->workbench, edit, TRUE);
}

/* Anything but a web address may start a program: a page must not choose which. */
static void
open_address_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayMarker *self = user_data;
  const char *address = g_variant_get_string (parameter, NULL);
  g_autofree char *scheme = g_uri_parse_scheme (address);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->reader));

  if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0)
    gtk_show_uri (GTK_WINDOW (root), address, GDK_CURRENT_TIME);
}

static void
delete_mark_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayMarker *self = user_data;
  AssayEdit *edit;

  if (assay_workbench_refuses (self->workbench))
    return;

  edit = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Remove a mark"));
  assay_edit_delete (edit, ASSAY_KIND_MARK, g_variant_get_int64 (parameter));
  assay_workbench_commit (self->workbench, edit, TRUE);
}

static void
open_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayMarker *self = user_data;

  assay_workbench_set_claim (self->workbench, g_variant_get_int64 (parameter));
}

static void
set_enabled (AssayMarker *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
assay_marker_update (AssayMarker *self)
{
  gboolean selected, may_write;
  guint position;

  g_return_if_fail (ASSAY_IS_MARKER (self));

  selected = get_selection (self, NULL, NULL);
  may_write = !assay_project_get_read_only (assay_workbench_get_project (self->workbench));
  set_enabled (self, "claim", selected && may_write);
  set_enabled (self, "mark", selected && may_write);
  set_enabled (self, "evidence",
               selected && may_write && assay_workbench_get_claim (self->workbench) != 0);
  set_enabled (self, "move-claim",
               selected && may_write && assay_workbench_get_claim (self->workbench) != 0);
  set_enabled (self, "copy", selected);
  set_enabled (self, "close-rest", may_write && get_place (self, &position));
  set_enabled (self, "add-source", may_write);
  set_enabled (self, "delete-mark", may_write);
}

static void
update_cb (AssayMarker *self)
{
  assay_marker_update (self);
}

static void
selection_changed_cb (
    AssayReader *reader, guint start, guint end, GdkRectangle *area, AssayMarker *self)
{
  assay_marker_update (self);
}

static void
assay_marker_dispose (GObject *object)
{
  AssayMarker *self = ASSAY_MARKER (object);

  /* Whoever still holds the group must not reach a marker that is gone. */
  if (self->actions != NULL)
    {
      g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

      for (guint i = 0; names[i] != NULL; i++)
        g_action_map_remove_action (G_ACTION_MAP (self->actions), names[i]);
    }
  g_clear_object (&self->actions);
  g_clear_object (&self->reader);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_marker_parent_class)->dispose (object);
}

static void
assay_marker_class_init (AssayMarkerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_marker_dispose;

  signals[MARK_MADE] = g_signal_new ("mark-made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
assay_marker_init (AssayMarker *self)
{
  const GActionEntry entries[] = {
    { .name = "claim", .activate = claim_cb },
    { .name = "mark", .activate = mark_cb, .parameter_type = "s" },
    { .name = "evidence", .activate = evidence_cb },
    { .name = "move-claim", .activate = move_claim_cb },
    { .name = "close-rest", .activate = close_rest_cb },
    { .name = "copy", .activate = copy_cb },
    { .name = "copy-address", .activate = copy_address_cb, .parameter_type = "s" },
    { .name = "add-source", .activate = add_source_cb, .parameter_type = "s" },
    { .name = "open-address", .activate = open_address_cb, .parameter_type = "s" },
    { .name = "delete-mark", .activate = delete_mark_cb, .parameter_type = "x" },
    { .name = "open-claim", .activate = open_claim_cb, .parameter_type = "x" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

AssayMarker *
assay_marker_new (AssayWorkbench *workbench, AssayReader *reader)
{
  AssayMarker *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (ASSAY_IS_READER (reader), NULL);

  self = g_object_new (ASSAY_TYPE_MARKER, NULL);
  self->workbench = g_object_ref (workbench);
  self->reader = g_object_ref (reader);
  g_signal_connect_object (workbench, "notify::claim", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "notify::state", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "selection-changed", G_CALLBACK (selection_changed_cb), self, 0);
  assay_marker_update (self);

  return self;
}

GActionGroup *
assay_marker_get_actions (AssayMarker *self)
{
  g_return_val_if_fail (ASSAY_IS_MARKER (self), NULL);

  return G_ACTION_GROUP (self->actions);
}
