/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-widgets.h"

void
assay_widget_set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
assay_widget_set_hint (GtkWidget *widget, const char *hint)
{
  gtk_widget_set_tooltip_text (widget, hint != NULL && *hint != '\0' ? hint : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  hint != NULL ? hint : "", -1);
}

void
assay_widget_set_family_class (GtkWidget *widget, const char *family, const char *name)
{
  g_autofree char *prefix = g_strconcat (family, "-", NULL);
  g_autofree char *wanted = g_strconcat (prefix, name != NULL ? name : "", NULL);
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);

  for (guint i = 0; classes[i] != NULL; i++)
    if (g_str_has_prefix (classes[i], prefix) && !g_str_equal (classes[i], wanted))
      gtk_widget_remove_css_class (widget, classes[i]);

  if (name != NULL && *name != '\0')
    gtk_widget_add_css_class (widget, wanted);
}

gboolean
assay_widget_has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

void
assay_widget_follow_read_only (GtkWidget *widget, gpointer project)
{
  g_object_bind_property (project, "read-only", widget, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

void
assay_widget_follow_editable (GtkWidget *text, gpointer project)
{
  g_object_bind_property (project, "read-only", text, "editable",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

void
assay_widget_remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

GtkWidget *
assay_label_new (const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);

  return label;
}

void
assay_label_set (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (label), text);
}

void
assay_label_set_or_hide (GtkWidget *label, const char *text)
{
  assay_label_set (label, text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static gboolean
is_right_to_left (GUnicodeScript script)
{
  static const GUnicodeScript scripts[]
      = { G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC,
          G_UNICODE_SCRIPT_THAANA, G_UNICODE_SCRIPT_NKO,    G_UNICODE_SCRIPT_ADLAM };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;

  return FALSE;
}

/* The first letter decides, as in a paragraph of the page. */
void
assay_widget_follow_script (GtkWidget *widget, const char *words)
{
  GtkTextDirection direction = GTK_TEXT_DIR_NONE;

  for (const char *at = words; *at != '\0' && direction == GTK_TEXT_DIR_NONE;
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalpha (c))
        direction
            = is_right_to_left (g_unichar_get_script (c)) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
    }

  gtk_widget_set_direction (widget, direction);
}

void
assay_label_set_words (GtkWidget *label, const char *words)
{
  assay_label_set (label, words);
  assay_widget_follow_script (label, words);
}

GtkWidget *
assay_heading_new (const char *text)
{
  GtkWidget *label = assay_label_new (text, "heading");

  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

GtkWidget *
assay_icon_button_new (const char *icon, const char *hint, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, hint);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  assay_widget_set_name (button, hint);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

GtkWidget *
assay_text_button_new (const char *label, const char *hint, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  assay_widget_set_hint (button, hint);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

GtkWidget *
assay_heading_row_new (GtkWidget *heading, GtkWidget *end)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (row, "section-heading");
  gtk_box_append (GTK_BOX (row), heading);
  if (end != NULL)
    gtk_box_append (GTK_BOX (row), end);

  return row;
}

void
assay_widget_scroll_into_view (GtkWidget *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (self, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *view = scroller != NULL ? gtk_widget_get_first_child (scroller) : NULL;
  GtkAdjustment *place;
  graphene_rect_t bounds;
  double top;

  if (view == NULL || !gtk_widget_compute_bounds (self, view, &bounds))
    return;

  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (place) + bounds.origin.y;
  gtk_adjustment_clamp_page (
      place, top, top + MIN (bounds.size.height, (float) gtk_adjustment_get_page_size (place)));
}

static void
name_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 9);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
name_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

void
assay_drop_down_let_be_narrow (GtkDropDown *chooser)
{
  g_autoptr (GtkListItemFactory) all = NULL;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (name_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (name_bind_cb), NULL);
  g_set_object (&all, gtk_drop_down_get_factory (chooser));
  gtk_drop_down_set_list_factory (chooser, all);
  gtk_drop_down_set_factory (chooser, factory);
}
