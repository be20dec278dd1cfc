/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-badge.h"

#include "assay-widgets.h"

GtkWidget *
assay_badge_new (void)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "numeric");

  return badge;
}

void
assay_badge_show (GtkWidget *badge, const AssayInsightClaim *insight)
{
  g_autofree char *number = assay_claim_dup_label (insight->claim);
  const char *symbol = assay_insight_get_symbol (insight);
  g_autofree char *text
      = *symbol != '\0' ? g_strdup_printf ("%s %s", number, symbol) : g_strdup (number);
  AssayOutcome outcome = insight->verdict.outcome;

  assay_label_set (badge, text);
  assay_widget_set_family_class (badge, "outcome", assay_outcome_get_code (outcome));
  if (*assay_insight_get_warning (insight) != '\0')
    gtk_widget_add_css_class (badge, "on-hold");
  else
    gtk_widget_remove_css_class (badge, "on-hold");
  assay_widget_set_hint (badge, assay_insight_get_answer (insight));
}
