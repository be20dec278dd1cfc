/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-article-view.h"

#include "assay-headline.h"
#include "assay-coverage-bar.h"
#include "assay-dates.h"
#include "assay-drop.h"
#include "assay-errors.h"
#include "assay-find-bar.h"
#include "assay-highlighting.h"
#include "assay-keymap.h"
#include "assay-link-menu.h"
#include "assay-marker.h"
#include "assay-overview.h"
#include "assay-pages-beside.h"
#include "assay-reader-banner.h"
#include "assay-revision-bar.h"
#include "assay-selection-bar.h"
#include "assay-ui.h"
#include "assay-unseen-bar.h"

#include <glib/gi18n-lib.h>

/* Follows the workbench's article and claim, and shows them in a reader; what the user does in the
 * reader goes back to the workbench. */
struct _AssayArticleView
{
  AdwBin parent_instance;

  /* Template children */
  GtkStack *stack;
  AssayHeadline *title;
  AssayRevisionBar *revision_bar;
  AssayReaderBanner *banner;
  AssayUnseenBar *unseen_bar;
  GtkOverlay *overlay;
  AssayFindBar *find_bar;
  AssaySelectionBar *selection_bar;
  AssayOverview *overview;
  AssayPagesBeside *beside;
  GtkWidget *pages_button;
  AssayCoverageBar *coverage_bar;
  AdwStatusPage *refused;

  /* Owned */
  AssayWorkbench *workbench;
  AssayReader *reader;
  AssayMarker *marker;
  GHashTable *tops;     /* key of an article, or an older version → first code point in view */
  gint64 revision;      /* the one on show */
  gboolean keeps_place; /* until the page is there: the open claim must not scroll it away */
  gboolean wants_focus; /* the same: it cannot have it before */
  guint update;
};

enum
{
  MARK_ACTIVATED,
  FILES_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayArticleView, assay_article_view, ADW_TYPE_BIN)

static AssayArticle *
get_article (AssayArticleView *self)
{
  return assay_workbench_get_article (self->workbench);
}

static void
show_coverage (AssayArticleView *self)
{
  AssayArticle *article = get_article (self);
  AssayCoverage *coverage = assay_article_get_coverage (article);

  assay_overview_set_coverage (self->overview, coverage,
                               assay_text_get_length (assay_article_get_text (article)));
  assay_coverage_bar_set_coverage (self->coverage_bar, coverage);
}

/* One pass over the article's lists for any number of changes in one turn of the main loop. */
static gboolean
update_cb (gpointer user_data)
{
  AssayArticleView *self = user_data;
  AssayArticle *article = get_article (self);

  self->update = 0;
  if (article != NULL && assay_article_get_record (article) != NULL)
    {
      assay_headline_set_article (self->title, article);
      assay_highlighting_apply (article, self->reader);
      show_coverage (self);
      assay_marker_update (self->marker);
    }

  return G_SOURCE_REMOVE;
}

/* Under which its scroll place is kept: older versions have their own. */
static gint64
get_place_key (AssayArticleView *self, AssayArticle *article)
{
  return assay_workbench_shows_older (self->workbench)
             ? assay_record_get_id (assay_article_get_revision (article))
             : assay_article_get_id (article);
}

static void
show_page (AssayArticleView *self, AssayArticle *article)
{
  gint64 id = get_place_key (self, article);
  AssayRecord *revision = assay_article_get_revision (article);
  g_autoptr (AssayPage) page = assay_article_dup_reader_page (article);

  self->revision = assay_record_get_id (revision);
  assay_reader_show_page (self->reader, page,
                          GPOINTER_TO_UINT (g_hash_table_lookup (self->tops, &id)));
  assay_pages_beside_set_article (self->beside, article);
}

static void
show_stack (AssayArticleView *self)
{
  AssayArticle *article = get_article (self);
  const GError *error = assay_workbench_get_load_error (self->workbench);
  gboolean busy;

  g_object_get (self->workbench, "busy", &busy, NULL);
  if (error != NULL)
    {
      assay_error_show_on_page (error, self->refused);
      gtk_stack_set_visible_child_name (self->stack, "refused");
    }
  else if (article != NULL)
    gtk_stack_set_visible_child_name (self->stack, "article");
  else
    gtk_stack_set_visible_child_name (self->stack, busy ? "loading" : "empty");
}

/* Keys act at once in an article that was just opened, but for one who types, or walks through the
 * list of articles. */
static void
take_focus (AssayArticleView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL
      || (focus != NULL && gtk_widget_get_mapped (focus)
          && (assay_keymap_is_typed_into (focus)
              || gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL)))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
article_cb (AssayArticleView *self)
{
  AssayArticle *article = get_article (self);

  assay_selection_bar_point_to (self->selection_bar, NULL);
  show_stack (self);
  self->revision = 0;
  if (article == NULL)
    {
      assay_reader_show_page (self->reader, NULL, 0);
      assay_pages_beside_set_article (self->beside, NULL);
      assay_coverage_bar_set_coverage (self->coverage_bar, NULL);
      return;
    }

  show_page (self, article);
  update_cb (self);
  self->wants_focus = TRUE;
}

static void
changed_cb (AssayArticleView *self)
{
  AssayArticle *article = get_article (self);
  AssayRecord *revision = article != NULL ? assay_article_get_revision (article) : NULL;

  if (revision != NULL && self->revision != 0 && assay_record_get_id (revision) != self->revision)
    show_page (self, article);
  assay_pages_beside_update (self->beside);
  if (self->update == 0)
    self->update = g_idle_add (update_cb, self);
}

static void
claim_cb (AssayArticleView *self)
{
  gint64 claim = assay_workbench_get_claim (self->workbench);

  if (get_article (self) == NULL)
    return;
  /* The claim may be newer than the highlights. */
  if (self->update != 0)
    {
      g_clear_handle_id (&self->update, g_source_remove);
      update_cb (self);
    }
  assay_reader_set_current (self->reader, claim, claim != 0 && !self->keeps_place);
}

static void
show_passage_cb (AssayWorkbench *workbench, guint start, guint end, AssayArticleView *self)
{
  if (start < end)
    assay_reader_select (self->reader, start, end);
  else
    assay_reader_scroll_to (self->reader, start);
}

static void
selection_changed_cb (
    AssayReader *reader, guint start, guint end, GdkRectangle *area, AssayArticleView *self)
{
  gboolean may_mark = start < end && assay_reader_get_state (reader) == ASSAY_READER_READY
                      && !assay_workbench_get_read_only (self->workbench);

  assay_selection_bar_point_to (self->selection_bar, may_mark ? area : NULL);
}

static gboolean
position_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, AssayArticleView *self)
{
  if (child != GTK_WIDGET (self->selection_bar))
    return FALSE;

  assay_selection_bar_place (self->selection_bar, gtk_widget_get_width (GTK_WIDGET (overlay)),
                             gtk_widget_get_height (GTK_WIDGET (overlay)), place);
  return TRUE;
}

static void
highlight_clicked_cb (AssayReader *reader, gint64 id, GVariant *ids, AssayArticleView *self)
{
  AssayArticle *article = get_article (self);

  if (article == NULL)
    return;
  if (assay_article_find (article, ASSAY_KIND_CLAIM, id) != NULL)
    assay_workbench_set_claim (self->workbench, id);
  else if (assay_article_find (article, ASSAY_KIND_MARK, id) != NULL)
    g_signal_emit (self, signals[MARK_ACTIVATED], 0, id);
}

static void
mark_made_cb (AssayMarker *marker, gint64 mark, AssayArticleView *self)
{
  g_signal_emit (self, signals[MARK_ACTIVATED], 0, mark);
}

static void
link_clicked_cb (AssayReader *reader, const char *uri, double x, double y, AssayArticleView *self)
{
  assay_link_menu_popup (GTK_WIDGET (reader), x, y, 0, FALSE, uri);
}

static void
menu_requested_cb (
    AssayReader *reader, double x, double y, gint64 id, const char *uri, AssayArticleView *self)
{
  AssayArticle *article = get_article (self);
  gboolean is_mark
      = article != NULL && id != 0 && assay_article_find (article, ASSAY_KIND_MARK, id) != NULL;

  assay_link_menu_popup (GTK_WIDGET (reader), x, y, id, is_mark, uri);
}

static void
remember_top (AssayArticleView *self, gint64 article, guint top)
{
  g_hash_table_insert (self->tops, g_memdup2 (&article, sizeof article), GUINT_TO_POINTER (top));
}

static void
scrolled_cb (AssayReader *reader, double fraction, guint top, AssayArticleView *self)
{
  AssayArticle *article = get_article (self);

  assay_overview_set_top (self->overview, top);
  if (article != NULL && assay_article_get_revision (article) != NULL)
    remember_top (self, get_place_key (self, article), top);
}

static void
state_cb (AssayReader *reader, GParamSpec *pspec, AssayArticleView *self)
{
  if (assay_reader_get_state (reader) != ASSAY_READER_READY)
    {
      assay_selection_bar_point_to (self->selection_bar, NULL);
      return;
    }

  claim_cb (self);
  self->keeps_place = FALSE;
  if (self->wants_focus)
    take_focus (self);
  self->wants_focus = FALSE;
}

static void
overview_cb (AssayOverview *overview, guint position, AssayArticleView *self)
{
  assay_reader_scroll_to (self->reader, position);
}

static void
dropped_cb (GtkWidget *widget, GListModel *files, gpointer user_data)
{
  g_signal_emit (user_data, signals[FILES_DROPPED], 0, files);
}

static void
assay_article_view_dispose (GObject *object)
{
  AssayArticleView *self = ASSAY_ARTICLE_VIEW (object);

  g_clear_handle_id (&self->update, g_source_remove);
  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  if (self->find_bar != NULL)
    assay_find_bar_set_reader (self->find_bar, NULL);
  if (self->banner != NULL)
    assay_reader_banner_set_reader (self->banner, NULL);
  if (self->beside != NULL)
    assay_pages_beside_set_reader (self->beside, NULL);
  g_clear_object (&self->marker);
  g_clear_object (&self->reader);
  g_clear_object (&self->workbench);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_ARTICLE_VIEW);

  G_OBJECT_CLASS (assay_article_view_parent_class)->dispose (object);
}

static void
assay_article_view_finalize (GObject *object)
{
  AssayArticleView *self = ASSAY_ARTICLE_VIEW (object);

  g_hash_table_unref (self->tops);

  G_OBJECT_CLASS (assay_article_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, title);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, revision_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, banner);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, unseen_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, overlay);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, overview);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, beside);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, pages_button);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, coverage_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, refused);
  gtk_widget_class_bind_template_callback (widget_class, position_cb);
  gtk_widget_class_bind_template_callback (widget_class, overview_cb);
}

static void
assay_article_view_class_init (AssayArticleViewClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_article_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_article_view_finalize;

  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FILES_DROPPED] = g_signal_new ("files-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);

  g_type_ensure (ASSAY_TYPE_HEADLINE);
  g_type_ensure (ASSAY_TYPE_COVERAGE_BAR);
  g_type_ensure (ASSAY_TYPE_FIND_BAR);
  g_type_ensure (ASSAY_TYPE_OVERVIEW);
  g_type_ensure (ASSAY_TYPE_PAGES_BESIDE);
  g_type_ensure (ASSAY_TYPE_READER_BANNER);
  g_type_ensure (ASSAY_TYPE_REVISION_BAR);
  g_type_ensure (ASSAY_TYPE_SELECTION_BAR);
  g_type_ensure (ASSAY_TYPE_UNSEEN_BAR);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
assay_article_view_init (AssayArticleView *self)
{
  self->tops = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_drop_add_files (GTK_WIDGET (self), dropped_cb, self);
}

static void
add_reader (AssayArticleView *self, AssayContext *context)
{
  GSettings *settings = assay_context_get_settings (context);

  self->reader = assay_context_take_reader (context);
  gtk_widget_set_hexpand (GTK_WIDGET (self->reader), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->reader), TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self->reader),
                             assay_keymap_new_controller (ASSAY_SCOPE_ARTICLE));
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->reader));
  assay_find_bar_set_reader (self->find_bar, self->reader);
  assay_reader_banner_set_reader (self->banner, self->reader);
  assay_pages_beside_set_reader (self->beside, self->reader);
  assay_pages_beside_set_up (self->beside, GTK_WIDGET (self), self->pages_button, settings);

  g_settings_bind (settings, "reader-zoom", self->reader, "zoom", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reader-plain", self->reader, "plain-style", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reader-width", self->reader, "reading-width", G_SETTINGS_BIND_GET);

  g_signal_connect (self->reader, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect (self->reader, "highlight-clicked", G_CALLBACK (highlight_clicked_cb), self);
  g_signal_connect (self->reader, "link-clicked", G_CALLBACK (link_clicked_cb), self);
  g_signal_connect (self->reader, "menu-requested", G_CALLBACK (menu_requested_cb), self);
  g_signal_connect (self->reader, "scrolled", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (self->reader, "notify::state", G_CALLBACK (state_cb), self);
}

static void
follow_workbench (AssayArticleView *self)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } followed[] = {
    { "notify::article", G_CALLBACK (article_cb) },
    { "notify::claim", G_CALLBACK (claim_cb) },
    { "notify::busy", G_CALLBACK (show_stack) },
    { "notify::load-error", G_CALLBACK (show_stack) },
    { "changed", G_CALLBACK (changed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (self->workbench, followed[i].signal, followed[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workbench, "show-passage", G_CALLBACK (show_passage_cb), self, 0);
}

GtkWidget *
assay_article_view_new (AssayContext *context, AssayWorkbench *workbench)
{
  AssayArticleView *self;

  g_return_val_if_fail (ASSAY_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (ASSAY_TYPE_ARTICLE_VIEW, NULL);
  self->workbench = g_object_ref (workbench);
  add_reader (self, context);
  assay_unseen_bar_set_up (self->unseen_bar, workbench, self->reader);
  assay_revision_bar_set_up (self->revision_bar, workbench);
  self->marker = assay_marker_new (workbench, self->reader);
  g_signal_connect_object (self->marker, "mark-made", G_CALLBACK (mark_made_cb), self, 0);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "article",
                                  assay_marker_get_actions (self->marker));
  follow_workbench (self);
  article_cb (self);

  return GTK_WIDGET (self);
}

GActionGroup *
assay_article_view_get_actions (AssayArticleView *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_VIEW (self), NULL);

  return assay_marker_get_actions (self->marker);
}

AssayReader *
assay_article_view_get_reader (AssayArticleView *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_VIEW (self), NULL);

  return self->reader;
}

void
assay_article_view_set_top (AssayArticleView *self, gint64 article, guint top)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_VIEW (self));

  remember_top (self, article, top);
  self->keeps_place = TRUE;
}

AssayFindBar *
assay_article_view_get_find_bar (AssayArticleView *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_VIEW (self), NULL);

  return self->find_bar;
}

AssayPagesPane *
assay_article_view_get_pages (AssayArticleView *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_VIEW (self), NULL);

  return assay_pages_beside_get_pane (self->beside);
}
