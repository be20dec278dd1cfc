/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Small helpers for building widgets. All words are given translated. */

/* Sets what a screen reader calls @widget. */
void assay_widget_set_name (GtkWidget *widget, const char *name);

/* Sets the tooltip, and the same words as the accessible description. */
void assay_widget_set_hint (GtkWidget *widget, const char *hint);

/* Gives @widget the style class "<family>-<name>" and takes away any other of that family. NULL or
 * "" for @name leaves none. */
void assay_widget_set_family_class (GtkWidget *widget, const char *family, const char *name);

/* Whether the focus is on @widget or inside of it. */
gboolean assay_widget_has_focus_within (GtkWidget *widget);

/* Lets @widget be used only while the project (an object with the property "read-only") may be
 * written to. */
void assay_widget_follow_read_only (GtkWidget *widget, gpointer project);

/* The same for a text that is still to be read, selected and copied there: an entry or a text view
 * that cannot be edited. */
void assay_widget_follow_editable (GtkWidget *text, gpointer project);

/* Takes out all children. */
void assay_widget_remove_children (GtkWidget *widget);

/* A label that starts at the start edge, wraps, and can be as narrow as need be. */
GtkWidget *assay_label_new (const char *text, const char *style_class);

/* Sets the text where it differs: a label that says the same is not drawn anew. */
void assay_label_set (GtkWidget *label, const char *text);

/* The same, and shows the label only where there is text. */
void assay_label_set_or_hide (GtkWidget *label, const char *text);

/* Lets @widget begin at the edge where the script of @words does. */
void assay_widget_follow_script (GtkWidget *widget, const char *words);

/* Sets words of an article or a title: they start at the edge where their own script does. */
void assay_label_set_words (GtkWidget *label, const char *words);

/* Lets the button of a drop-down of strings be as narrow as need be: its words are cut there, in
 * the list they stand whole. */
void assay_drop_down_let_be_narrow (GtkDropDown *chooser);

/* A heading of a section of a form. */
GtkWidget *assay_heading_new (const char *text);

/* A flat button with an icon; @hint is its name and tooltip, @action may be NULL. */
GtkWidget *assay_icon_button_new (const char *icon, const char *hint, const char *action);

/* A flat button with words; @action may be NULL. */
GtkWidget *assay_text_button_new (const char *label, const char *hint, const char *action);

/* A row of a heading and what stands at its end (which may be NULL). */
GtkWidget *assay_heading_row_new (GtkWidget *heading, GtkWidget *end);

/* Scrolls to @self what it is in, its head at the top if it is too high. */
void assay_widget_scroll_into_view (GtkWidget *self);

G_END_DECLS
