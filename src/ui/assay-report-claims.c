/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-report-claims.h"

#include "assay-finding.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

struct _AssayReportClaims
{
  AdwPreferencesGroup parent_instance;

  /* Borrowed */
  GtkWidget *unsettled;
  GtkWidget *numbers;
  GtkWidget *outcomes;
  GtkWidget *checks[ASSAY_N_OUTCOMES];

  gboolean is_filling; /* the rows are set by us, not by the user */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayReportClaims, assay_report_claims, ADW_TYPE_PREFERENCES_GROUP)

/* A list of numbers that is being typed may not be one yet. */
static void
check_numbers (AssayReportClaims *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good = assay_report_options_check_claims (
      gtk_editable_get_text (GTK_EDITABLE (self->numbers)), &error);

  if (is_good)
    gtk_widget_remove_css_class (self->numbers, "error");
  else
    gtk_widget_add_css_class (self->numbers, "error");
  gtk_widget_set_tooltip_text (self->numbers, is_good ? NULL : error->message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->numbers), GTK_ACCESSIBLE_STATE_INVALID,
                               is_good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

/* None chosen is as all: there is always something to be said. */
static guint
get_outcomes (AssayReportClaims *self)
{
  guint outcomes = 0;

  for (guint i = 0; i < ASSAY_N_OUTCOMES; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      outcomes |= 1u << i;

  return outcomes;
}

static void
show_outcomes (AssayReportClaims *self)
{
  guint outcomes = get_outcomes (self);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < ASSAY_N_OUTCOMES; i++)
    if ((outcomes & (1u << i)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              assay_outcome_get_label ((AssayOutcome) i));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->outcomes),
                                 words->len > 0 ? words->str : _ ("All"));
}

static void
changed_cb (AssayReportClaims *self)
{
  if (self->is_filling)
    return;

  show_outcomes (self);
  check_numbers (self);
  g_signal_emit (self, signals[CHANGED], 0); /* the report refuses what is no list, and says so */
}

static void
add_outcomes (AssayReportClaims *self)
{
  self->outcomes = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->outcomes), _ ("Outcomes"));
  for (guint i = 0; i < ASSAY_N_OUTCOMES; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      const char *label = assay_outcome_get_label ((AssayOutcome) i);

      self->checks[i] = gtk_check_button_new ();
      assay_widget_set_name (self->checks[i], label);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->checks[i]);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->checks[i]);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->outcomes), row);
      g_signal_connect_swapped (self->checks[i], "toggled", G_CALLBACK (changed_cb), self);
    }
  show_outcomes (self);
}

static void
assay_report_claims_class_init (AssayReportClaimsClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_report_claims_init (AssayReportClaims *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *row = adw_action_row_new ();

  self->unsettled = gtk_switch_new ();
  gtk_widget_set_valign (self->unsettled, GTK_ALIGN_CENTER);
  assay_widget_set_name (self->unsettled, _ ("Unsettled claims alone"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Unsettled claims alone"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Undecided, unverified, on hold, in dispute, or asked about."));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->unsettled);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->unsettled);
  self->numbers = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->numbers),
                                 _ ("Numbers alone, as 3, 5-9, 14a"));
  add_outcomes (self);

  adw_preferences_group_set_title (group, _ ("Claims"));
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, self->numbers);
  adw_preferences_group_add (group, self->outcomes);
  g_signal_connect_swapped (self->unsettled, "notify::active", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->numbers, "changed", G_CALLBACK (changed_cb), self);
}

void
assay_report_claims_fill (AssayReportClaims *self, AssayReportOptions *options)
{
  g_return_if_fail (ASSAY_IS_REPORT_CLAIMS (self));
  g_return_if_fail (options != NULL);

  options->only_open = gtk_switch_get_active (GTK_SWITCH (self->unsettled));
  options->outcomes = get_outcomes (self);
  g_free (options->claims);
  options->claims = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->numbers)));
}

void
assay_report_claims_reset (AssayReportClaims *self)
{
  g_return_if_fail (ASSAY_IS_REPORT_CLAIMS (self));

  self->is_filling = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->unsettled), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->numbers), "");
  for (guint i = 0; i < ASSAY_N_OUTCOMES; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), FALSE);
  self->is_filling = FALSE;
  check_numbers (self);
  show_outcomes (self);
}
