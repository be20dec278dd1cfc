/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-app"

#include "config.h"

#include "assay-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
assay_about_present (GtkWindow *parent)
{
  adw_show_about_window (
      parent, "application-name", "Assay", "application-icon", ASSAY_APP_ID, "version",
      ASSAY_VERSION, "comments",
      _ ("Check the claims of an article against their sources, and hand over a report that leads "
         "back to the evidence."),
      "developer-name", _ ("The Assay developers"), "license-type", GTK_LICENSE_GPL_3_0,
      /* Translators: put your name here, one in each line */
      "translator-credits", _ ("translator-credits"), NULL);
}
