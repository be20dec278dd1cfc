/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-level-row.h"

#include "assay-rating-row.h"
#include "assay-terms.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* A rating row of levels with a menu button behind them, which holds another rating row. The levels
 * are made anew when scale or levels change. */
struct _AssayLevelRow
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *levels;
  GtkWidget *menu;
  GtkWidget *menu_label;
  GtkWidget *reasons;

  /* Owned */
  GPtrArray *shown; /* of AssayRecord: the levels that have buttons */
};

enum
{
  LEVEL_CHOSEN,
  NOT_ASKED_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayLevelRow, assay_level_row, GTK_TYPE_WIDGET)

static void
level_cb (AssayLevelRow *self, const char *code)
{
  gint64 level = code != NULL ? g_ascii_strtoll (code, NULL, 10) : 0;

  g_signal_emit (self, signals[LEVEL_CHOSEN], 0, level);
}

static void
reason_cb (AssayLevelRow *self, const char *code)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->menu));
  g_signal_emit (self, signals[NOT_ASKED_CHOSEN], 0, code);
}

/* The letters of the menu work while it is closed, too. */
static gboolean
key_pressed_cb (AssayLevelRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  return assay_rating_row_press_key (ASSAY_RATING_ROW (self->reasons), keyval)
             ? GDK_EVENT_STOP
             : GDK_EVENT_PROPAGATE;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  AssayLevelRow *self = ASSAY_LEVEL_ROW (widget);

  return gtk_widget_grab_focus (self->levels) || gtk_widget_grab_focus (self->menu);
}

static void
assay_level_row_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_LEVEL_ROW (object)->levels, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_level_row_parent_class)->dispose (object);
}

static void
assay_level_row_finalize (GObject *object)
{
  g_ptr_array_unref (ASSAY_LEVEL_ROW (object)->shown);

  G_OBJECT_CLASS (assay_level_row_parent_class)->finalize (object);
}

static void
assay_level_row_class_init (AssayLevelRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_level_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_level_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[LEVEL_CHOSEN] = g_signal_new ("level-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[NOT_ASKED_CHOSEN] = g_signal_new ("not-asked-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
assay_level_row_init (AssayLevelRow *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

static GtkWidget *
make_menu (AssayLevelRow *self)
{
  GtkWidget *popover = gtk_popover_new ();
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (ASSAY_FINDING_NOT_ASKED, &n_terms);

  /* L links a source, here too: G stands for "legal". */
  self->reasons = assay_rating_row_new (_ ("Why true? is not asked"));
  for (guint i = 0; i < n_terms; i++)
    assay_rating_row_add (ASSAY_RATING_ROW (self->reasons), terms[i].code, NULL,
                          assay_term_label (ASSAY_FINDING_NOT_ASKED, terms[i].code),
                          assay_term_meaning (ASSAY_FINDING_NOT_ASKED, terms[i].code),
                          "ofg"[MIN (i, 2)], NULL);
  g_signal_connect_swapped (self->reasons, "chosen", G_CALLBACK (reason_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), self->reasons);

  self->menu = gtk_menu_button_new ();
  self->menu_label = gtk_label_new (_ ("Not asked"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->menu), self->menu_label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->menu), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->menu), popover);
  gtk_widget_add_css_class (self->menu, "not-asked");
  assay_widget_set_name (self->menu, _ ("Not asked"));
  assay_widget_set_hint (self->menu, _ ("True? is not asked: an opinion (O), a forecast (F) or a "
                                        "legal judgement (G)"));

  return self->menu;
}

GtkWidget *
assay_level_row_new (AssayWorkbench *workbench, const char *name)
{
  AssayLevelRow *self = g_object_new (ASSAY_TYPE_LEVEL_ROW, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->workbench = workbench;
  self->levels = assay_rating_row_new (name);
  g_signal_connect_swapped (self->levels, "chosen", G_CALLBACK (level_cb), self);
  assay_rating_row_append (ASSAY_RATING_ROW (self->levels), make_menu (self));
  gtk_widget_set_parent (self->levels, GTK_WIDGET (self));
  assay_widget_follow_read_only (GTK_WIDGET (self), workbench);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  return GTK_WIDGET (self);
}

static GPtrArray *
dup_levels (AssayLevelRow *self)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *scale = assay_project_get_scale (
      project, article != NULL ? assay_article_get_record (article) : NULL);

  return assay_record_list_filter_by_ref (assay_project_get_list (project, ASSAY_KIND_LEVEL),
                                          ASSAY_LEVEL_SCALE,
                                          scale != NULL ? assay_record_get_id (scale) : -1);
}

static gboolean
is_shown (AssayLevelRow *self, GPtrArray *levels)
{
  if (levels->len != self->shown->len)
    return FALSE;

  for (guint i = 0; i < levels->len; i++)
    if (levels->pdata[i] != self->shown->pdata[i])
      return FALSE;

  return TRUE;
}

static void
show_levels (AssayLevelRow *self)
{
  GPtrArray *levels = dup_levels (self);

  if (is_shown (self, levels))
    {
      g_ptr_array_unref (levels);
      return;
    }

  g_ptr_array_unref (self->shown);
  self->shown = levels;
  assay_rating_row_clear (ASSAY_RATING_ROW (self->levels));
  for (guint i = 0; i < levels->len; i++)
    {
      AssayRecord *level = g_ptr_array_index (levels, i);
      g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, assay_record_get_id (level));

      assay_rating_row_add (
          ASSAY_RATING_ROW (self->levels), code, assay_record_get_text (level, ASSAY_LEVEL_SYMBOL),
          assay_record_get_text (level, ASSAY_LEVEL_LABEL),
          assay_record_get_text (level, ASSAY_LEVEL_MEANING), i < 9 ? (char) ('1' + i) : 0,
          assay_record_get_text (level, ASSAY_LEVEL_OUTCOME));
    }
}

void
assay_level_row_show (AssayLevelRow *self, AssayRecord *finding)
{
  g_autofree char *level = NULL;
  const char *reason;

  g_return_if_fail (ASSAY_IS_LEVEL_ROW (self));

  show_levels (self);
  if (finding != NULL && assay_record_get_ref (finding, ASSAY_FINDING_LEVEL) != 0)
    level = g_strdup_printf ("%" G_GINT64_FORMAT,
                             assay_record_get_ref (finding, ASSAY_FINDING_LEVEL));
  assay_rating_row_set_value (ASSAY_RATING_ROW (self->levels), level);

  reason = finding != NULL ? assay_record_get_text (finding, ASSAY_FINDING_NOT_ASKED) : "";
  assay_rating_row_set_value (ASSAY_RATING_ROW (self->reasons), reason);
  if (*reason != '\0')
    {
      /* Translators: true? is not asked; %s is the reason: an opinion, a forecast … */
      g_autofree char *words = g_strdup_printf (_ ("Not asked: %s"),
                                                assay_term_label (ASSAY_FINDING_NOT_ASKED, reason));

      assay_label_set (self->menu_label, words);
      gtk_widget_add_css_class (self->menu, "chosen");
    }
  else
    {
      assay_label_set (self->menu_label, _ ("Not asked"));
      gtk_widget_remove_css_class (self->menu, "chosen");
    }
}
