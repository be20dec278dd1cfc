/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-app"

#include "config.h"

#include "assay-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What others wrote and Assay is linked to. tests/lint/licences.py knows the libraries by these
 * names; docs/ARCHITECTURE.md says what each is for. */
static const struct
{
  const char *name;
  const char *copyright;
  GtkLicense license;
  const char *words; /* of a licence that GTK does not know */
} parties[] = {
  { "Brotli", "© The Brotli Authors", GTK_LICENSE_MIT_X11, NULL },
  { "cairo", "© Red Hat, Inc., Carl Worth and others", GTK_LICENSE_LGPL_2_1, NULL },
  { "GLib, GObject, GIO", "© The GLib authors", GTK_LICENSE_LGPL_2_1, NULL },
  { "GMime", "© Jeffrey Stedfast, .NET Foundation and contributors", GTK_LICENSE_LGPL_2_1, NULL },
  { "GTK", "© The GTK Team", GTK_LICENSE_LGPL_2_1, NULL },
  { "gumbo", "© Google Inc.", GTK_LICENSE_APACHE_2_0, NULL },
  { "HarfBuzz", "© Google, Inc., Red Hat, Inc. and others", GTK_LICENSE_MIT_X11, NULL },
  { "ICU", "© Unicode, Inc. and others", GTK_LICENSE_CUSTOM,
    "Unicode License: <a "
    "href=\"https://www.unicode.org/license.txt\">unicode.org/license.txt</a>" },
  { "JSON-GLib", "© The JSON-GLib authors", GTK_LICENSE_LGPL_2_1, NULL },
  { "libadwaita", "© The libadwaita authors", GTK_LICENSE_LGPL_2_1, NULL },
  { "libarchive", "© Tim Kientzle and others", GTK_LICENSE_BSD, NULL },
  { "libsoup", "© The libsoup authors", GTK_LICENSE_LGPL_2_1, NULL },
  { "libxml2", "© Daniel Veillard and others", GTK_LICENSE_MIT_X11, NULL },
  { "Little CMS", "© Marti Maria Saguer", GTK_LICENSE_MIT_X11, NULL },
  { "MD4C", "© Martin Mitáš", GTK_LICENSE_MIT_X11, NULL },
  { "OpenSSL", "© The OpenSSL Project Authors", GTK_LICENSE_APACHE_2_0, NULL },
  { "Pango", "© Red Hat Software and others", GTK_LICENSE_LGPL_2_1, NULL },
  { "Poppler", "© The Poppler developers, © Glyph &amp; Cog, LLC", GTK_LICENSE_GPL_2_0, NULL },
  { "QPDF", "© Jay Berkenbilt", GTK_LICENSE_APACHE_2_0, NULL },
  { "SQLite", NULL, GTK_LICENSE_CUSTOM, N_ ("SQLite is in the public domain.") },
  { "uchardet", "© The uchardet authors, © Netscape Communications Corporation",
    GTK_LICENSE_MPL_2_0, NULL },
  { "WebKitGTK", "© Apple Inc., Igalia and others", GTK_LICENSE_LGPL_2_1, NULL },
};

void
assay_about_present (GtkWindow *parent)
{
  AdwAboutWindow *window = ADW_ABOUT_WINDOW (adw_about_window_new ());

  g_object_set (
      window, "application-name", "Assay", "application-icon", ASSAY_APP_ID, "version",
      ASSAY_VERSION, "comments",
      _ ("Check the claims of an article against their sources, and hand over a report that leads "
         "back to the evidence."),
      "developer-name", _ ("The Assay developers"), "copyright", _ ("© The Assay developers"),
      "license-type", GTK_LICENSE_GPL_3_0, "website", ASSAY_HOME_URL, "issue-url",
      ASSAY_HOME_URL "/issues",
      /* Translators: put your name here, one in each line */
      "translator-credits", _ ("translator-credits"), "transient-for", parent, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    adw_about_window_add_legal_section (window, parties[i].name, parties[i].copyright,
                                        parties[i].license,
                                        parties[i].words != NULL ? _ (parties[i].words) : NULL);
  gtk_window_present (GTK_WINDOW (window));
}
