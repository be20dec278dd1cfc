/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-reader.h"

#include "assay-json.h"
#include "assay-reader-context-private.h"
#include "assay-reader-private.h"

#include <glib/gi18n-lib.h>

/* The widget: remembers what it was told, so that a page that is slow, loaded anew or dead gets it
 * all again. The web view and the line to the page belong to the bridge. Lives on the main thread.
 */

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayReader, assay_reader, ADW_TYPE_BIN)

void
assay_reader_emit (AssayReader *self, guint signal, ...)
{
  va_list arguments;

  va_start (arguments, signal);
  g_signal_emit_valist (self, signals[signal], 0, arguments);
  va_end (arguments);
}

void
assay_reader_notify (AssayReader *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

void
assay_reader_set_state (AssayReader *self, AssayReaderState state)
{
  const char *child = "view";

  if (state == ASSAY_READER_CRASHED || state == ASSAY_READER_FAILED)
    child = state == ASSAY_READER_CRASHED ? "crashed" : "failed";
  gtk_stack_set_visible_child_name (self->stack, child);
  if (self->state == state)
    return;
  self->state = state;
  assay_reader_notify (self, PROP_STATE);
}

void
assay_reader_call (AssayReader *self, const char *name, const char *format, ...)
{
  g_autofree char *json = NULL;
  va_list arguments;

  if (!self->started)
    return;
  va_start (arguments, format);
  json = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  assay_bridge_call (self->bridge, name, json);
}

static void
append_styles (GString *json)
{
  g_autoptr (GEnumClass) styles = g_type_class_ref (ASSAY_TYPE_HIGHLIGHT_STYLE);

  for (guint i = 0; i < styles->n_values; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      assay_json_append_string (json, styles->values[i].value_nick);
    }
}

static void
forget_pending (AssayReader *self)
{
  self->reveal = FALSE;
  self->pending_start = self->pending_end = 0;
}

void
assay_reader_start (AssayReader *self)
{
  g_autofree char *badge_style = assay_reader_context_dup_resource ("badges.css");
  g_autofree char *text_style = assay_reader_context_dup_resource ("highlights-text.css");
  g_autoptr (GString) json = g_string_new (NULL);

  g_string_printf (json,
                   "{\"safe\":%s,\"top\":%u,\"width\":%u,\"current\":\"%" G_GINT64_FORMAT
                   "\",\"rows\":%s,\"styles\":[",
                   self->safe ? "true" : "false", self->top, self->reading_width, self->current,
                   self->rows);
  append_styles (json);
  g_string_append (json, "],\"badgeStyle\":");
  assay_json_append_string (json, badge_style);
  g_string_append (json, ",\"textStyle\":");
  assay_json_append_string (json, text_style);
  g_string_append_c (json, '}');
  assay_bridge_call (self->bridge, "start", json->str);
  if (self->find_text)
    assay_reader_find (self, self->find_text, self->find_flags);
  if (self->reveal)
    assay_reader_set_current (self, self->current, TRUE);
  if (self->pending_start < self->pending_end)
    assay_reader_select (self, self->pending_start, self->pending_end);
  forget_pending (self);
}

/* Whatever told about the page that is going. */
static void
forget_page_state (AssayReader *self)
{
  gboolean selected = self->selection_start != self->selection_end;

  self->started = FALSE;
  self->safe = FALSE;
  self->selection_start = self->selection_end = 0;
  if (selected)
    assay_reader_emit (self, SELECTION_CHANGED, 0, 0, &(GdkRectangle){ 0 });
}

void
assay_reader_load (AssayReader *self)
{
  forget_page_state (self);
  assay_reader_set_state (self, self->page ? ASSAY_READER_LOADING : ASSAY_READER_EMPTY);
  assay_bridge_load (self->bridge, self->page, self->plain_style && self->look == NULL);
}

static void
crashed_cb (AssayReader *self)
{
  if (!self->page)
    return;
  assay_reader_end_look (self, G_IO_ERROR_FAILED);
  forget_page_state (self);
  assay_reader_set_state (self, ASSAY_READER_CRASHED);
}

static void
failed_cb (AssayReader *self)
{
  assay_reader_set_state (self, ASSAY_READER_FAILED);
}

static GtkWidget *
new_status (const char *title, const char *description)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "dialog-warning-symbolic", "title", title,
                       "description", description, NULL);
}

static void
add_pages (AssayReader *self)
{
  GtkWidget *view = GTK_WIDGET (assay_bridge_get_view (self->bridge));
  GtkWidget *crashed, *failed, *button;

  crashed = new_status (_ ("The Article Cannot Be Shown"),
                        _ ("The program that draws it has stopped. Nothing is lost."));
  button = gtk_button_new_with_mnemonic (_ ("_Reload"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (assay_reader_reload), self);
  adw_status_page_set_child (ADW_STATUS_PAGE (crashed), button);

  failed = new_status (
      _ ("The Article Cannot Be Shown Safely"),
      _ ("The filter that keeps pages off the network could not be set up. Check that there "
         "is room on the disk, and start Assay again."));

  /* What is of no role cannot have a name, newer GTK says. */
  g_object_set (view, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"), -1);
  gtk_stack_add_named (self->stack, view, "view");
  gtk_stack_add_named (self->stack, crashed, "crashed");
  gtk_stack_add_named (self->stack, failed, "failed");
}

static void
assay_reader_dispose (GObject *object)
{
  AssayReader *self = ASSAY_READER (object);

  assay_reader_end_look (self, G_IO_ERROR_CANCELLED);
  g_clear_object (&self->bridge);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (assay_reader_parent_class)->dispose (object);
}

static void
assay_reader_finalize (GObject *object)
{
  AssayReader *self = ASSAY_READER (object);

  g_hash_table_unref (self->ids);
  g_free (self->rows);
  g_free (self->find_text);

  G_OBJECT_CLASS (assay_reader_parent_class)->finalize (object);
}

static void
assay_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AssayReader *self = ASSAY_READER (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_PAGE:
      g_value_set_object (value, self->page);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_READING_WIDTH:
      g_value_set_uint (value, self->reading_width);
      break;
    case PROP_PLAIN_STYLE:
      g_value_set_boolean (value, self->plain_style);
      break;
    case PROP_CARET_BROWSING:
      g_value_set_boolean (value, self->caret_browsing);
      break;
    case PROP_CURRENT:
      g_value_set_int64 (value, self->current);
      break;
    case PROP_MATCH_COUNT:
      g_value_set_uint (value, self->match_count);
      break;
    case PROP_MATCH_INDEX:
      g_value_set_uint (value, self->match_index);
      break;
    case PROP_SELECTION_START:
      g_value_set_uint (value, self->selection_start);
      break;
    case PROP_SELECTION_END:
      g_value_set_uint (value, self->selection_end);
      break;
    case PROP_TOP:
      g_value_set_uint (value, self->top);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_reader_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AssayReader *self = ASSAY_READER (object);

  switch (id)
    {
    case PROP_ZOOM:
      assay_reader_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_READING_WIDTH:
      assay_reader_set_reading_width (self, g_value_get_uint (value));
      break;
    case PROP_PLAIN_STYLE:
      assay_reader_set_plain_style (self, g_value_get_boolean (value));
      break;
    case PROP_CARET_BROWSING:
      assay_reader_set_caret_browsing (self, g_value_get_boolean (value));
      break;
    case PROP_CURRENT:
      assay_reader_set_current (self, g_value_get_int64 (value), FALSE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags r = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, ASSAY_TYPE_READER_STATE, ASSAY_READER_EMPTY, r);
  props[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, ASSAY_TYPE_PAGE, r);
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 3, 1, rw);
  props[PROP_READING_WIDTH] = g_param_spec_uint ("reading-width", NULL, NULL, 0, 10000, 0, rw);
  props[PROP_PLAIN_STYLE] = g_param_spec_boolean ("plain-style", NULL, NULL, TRUE, rw);
  props[PROP_CARET_BROWSING] = g_param_spec_boolean ("caret-browsing", NULL, NULL, FALSE, rw);
  props[PROP_CURRENT] = g_param_spec_int64 ("current", NULL, NULL, G_MININT64, G_MAXINT64, 0, rw);
  props[PROP_MATCH_COUNT] = g_param_spec_uint ("match-count", NULL, NULL, 0, G_MAXUINT, 0, r);
  props[PROP_MATCH_INDEX] = g_param_spec_uint ("match-index", NULL, NULL, 0, G_MAXUINT, 0, r);
  props[PROP_SELECTION_START]
      = g_param_spec_uint ("selection-start", NULL, NULL, 0, G_MAXUINT, 0, r);
  props[PROP_SELECTION_END] = g_param_spec_uint ("selection-end", NULL, NULL, 0, G_MAXUINT, 0, r);
  props[PROP_TOP] = g_param_spec_uint ("top", NULL, NULL, 0, G_MAXUINT, 0, r);
  g_object_class_install_properties (klass, N_PROPS, props);
}

static void
install_signals (GType type)
{
  const struct
  {
    const char *name;
    guint n;
    GType arguments[4];
  } all[N_SIGNALS] = {
    [SELECTION_CHANGED]
    = { "selection-changed",
        3,
        { G_TYPE_UINT, G_TYPE_UINT, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE } },
    [HIGHLIGHT_CLICKED] = { "highlight-clicked", 2, { G_TYPE_INT64, G_TYPE_VARIANT } },
    [LINK_CLICKED] = { "link-clicked", 3, { G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE } },
    [MENU_REQUESTED]
    = { "menu-requested", 4, { G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_INT64, G_TYPE_STRING } },
    [SCROLLED] = { "scrolled", 2, { G_TYPE_DOUBLE, G_TYPE_UINT } },
    [PLACE_CLICKED] = { "place-clicked", 1, { G_TYPE_UINT } },
    [MISMATCH] = { "mismatch", 0, { 0 } },
  };

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_newv (all[i].name, type, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL,
                                G_TYPE_NONE, all[i].n, (GType *) all[i].arguments);
}

/* The stack between cannot have the focus and would not hand it on. */
static gboolean
assay_reader_grab_focus (GtkWidget *widget)
{
  GtkWidget *shown = gtk_stack_get_visible_child (ASSAY_READER (widget)->stack);

  return shown != NULL && gtk_widget_grab_focus (shown);
}

static void
assay_reader_class_init (AssayReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = assay_reader_grab_focus;

  object_class->dispose = assay_reader_dispose;
  object_class->finalize = assay_reader_finalize;
  object_class->get_property = assay_reader_get_property;
  object_class->set_property = assay_reader_set_property;

  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));
}

static void
assay_reader_init (AssayReader *self)
{
  self->zoom = 1;
  self->plain_style = TRUE;
  self->rows = g_strdup ("[]");
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
assay_reader_new (AssayReaderContext *context)
{
  AssayReader *self;

  g_return_val_if_fail (ASSAY_IS_READER_CONTEXT (context), NULL);

  self = g_object_new (ASSAY_TYPE_READER, NULL);
  self->bridge = assay_bridge_new (context);
  g_signal_connect_object (self->bridge, "message", G_CALLBACK (assay_reader_message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bridge, "crashed", G_CALLBACK (crashed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bridge, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  add_pages (self);
  return GTK_WIDGET (self);
}

void
assay_reader_show_page (AssayReader *self, AssayPage *page, guint top)
{
  g_return_if_fail (ASSAY_IS_READER (self));
  g_return_if_fail (page == NULL || ASSAY_IS_PAGE (page));

  assay_reader_end_look (self, G_IO_ERROR_CANCELLED);
  forget_page_state (self);
  forget_pending (self);
  g_set_object (&self->page, page);
  self->top = page ? MIN (top, assay_page_get_length (page)) : 0;
  assay_reader_set_highlights (self, NULL, 0);
  assay_reader_set_current (self, 0, FALSE);
  assay_reader_find (self, NULL, ASSAY_READER_FIND_DEFAULT);
  assay_reader_notify (self, PROP_PAGE);
  assay_reader_load (self);
}

AssayReaderState
assay_reader_get_state (AssayReader *self)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), ASSAY_READER_EMPTY);
  return self->state;
}

AssayPage *
assay_reader_get_page (AssayReader *self)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), NULL);
  return self->page;
}

void
assay_reader_reload (AssayReader *self)
{
  g_return_if_fail (ASSAY_IS_READER (self));
  assay_reader_load (self);
}

gint64
assay_reader_get_current (AssayReader *self)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), 0);
  return self->current;
}

gboolean
assay_reader_get_selection (AssayReader *self, guint *ret_start, guint *ret_end)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), FALSE);

  if (ret_start)
    *ret_start = self->selection_start;
  if (ret_end)
    *ret_end = self->selection_end;
  return self->selection_start < self->selection_end;
}

guint
assay_reader_get_top (AssayReader *self)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), 0);
  return self->top;
}

guint
assay_reader_get_match_count (AssayReader *self)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), 0);
  return self->match_count;
}

guint
assay_reader_get_match_index (AssayReader *self)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), 0);
  return self->match_index;
}

double
assay_reader_get_zoom (AssayReader *self)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), 1);
  return self->zoom;
}

guint
assay_reader_get_reading_width (AssayReader *self)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), 0);
  return self->reading_width;
}

gboolean
assay_reader_get_plain_style (AssayReader *self)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), TRUE);
  return self->plain_style;
}

gboolean
assay_reader_get_caret_browsing (AssayReader *self)
{
  g_return_val_if_fail (ASSAY_IS_READER (self), FALSE);
  return self->caret_browsing;
}

void
assay_reader_set_plain_style (AssayReader *self, gboolean plain)
{
  g_return_if_fail (ASSAY_IS_READER (self));

  plain = plain != FALSE;
  if (self->plain_style == plain)
    return;
  self->plain_style = plain;
  assay_reader_notify (self, PROP_PLAIN_STYLE);
  if (self->page)
    assay_reader_load (self);
}
