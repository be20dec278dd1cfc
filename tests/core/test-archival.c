/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-archival.h"

#include <string.h>

/* What the operators of a page become. */
static const struct
{
  const char *content;
  const char *marked; /* NULL: cannot be read */
} cases[] = {
  /* a line outside of all content */
  { "0 0 10 5 re f", "/Artifact BMC\n0 0 10 5 re f\nEMC" },
  { "q 1 0 0 RG 0 0 m 5 5 l S Q", "q 1 0 0 RG /Artifact BMC\n0 0 m 5 5 l S\nEMC Q" },
  /* a path that only clips */
  { "0 0 9 9 re W n", "/Artifact BMC\n0 0 9 9 re W n\nEMC" },
  /* content stays as it is */
  { "/P << /MCID 0 >> BDC BT (words) Tj ET EMC", "/P << /MCID 0 >> BDC BT (words) Tj ET EMC" },
  { "/P BMC 0 0 1 1 re f EMC", "/P BMC 0 0 1 1 re f EMC" },
  /* a page number */
  { "BT /F1 9 Tf (page \\) 1) Tj [(a) -20 <6263>] TJ ET",
    "BT /F1 9 Tf /Artifact BMC\n(page \\) 1) Tj\nEMC /Artifact BMC\n[(a) -20 <6263>] TJ\nEMC ET" },
  /* pictures, in the page and beside it */
  { "/x1 Do", "/Artifact BMC\n/x1 Do\nEMC" },
  { "BI /W 1 /H 1 ID f re EI Q", "/Artifact BMC\nBI /W 1 /H 1 ID f re EI\nEMC Q" },
  /* words that look like operators */
  { "% 0 0 1 1 re f\n(0 0 1 1 re f) <30 re f> /re",
    "% 0 0 1 1 re f\n(0 0 1 1 re f) <30 re f> /re" },
  { "", "" },
  /* not operators */
  { "(never ends", NULL },
  { "<30", NULL },
  { "EMC", NULL },
  { "/P BMC", NULL },
  { "0 0 m", NULL },
  { "BI /W 1 ID", NULL },
};

static void
test_marks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) marked
          = assay_archival_mark_artifacts (cases[i].content, strlen (cases[i].content));

      g_assert_cmpstr (marked != NULL ? marked->str : NULL, ==, cases[i].marked);
    }
}

static const AssayArchivalMeta meta = { "A title", "", "", "Assay", "en", "2026-11-23T07:25:00Z" };

static void
assert_broken (GBytes *pdf, AssayArchivalTags *tags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) made = assay_archival_make (pdf, tags, &meta, NULL, NULL, NULL, NULL, &error);

  g_assert_error (error, ASSAY_ARCHIVAL_ERROR, ASSAY_ARCHIVAL_ERROR_BROKEN);
  g_assert_null (made);
}

/* What is no PDF, and a structure that is not the one that was told. */
static void
test_refuses_what_it_does_not_know (void)
{
  static const char words[] = "no PDF at all";
  static const char page[]
      = "%PDF-1.5\n1 0 obj <</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>> endobj\n"
        "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj\n"
        "4 0 obj <</Type/StructTreeRoot/K <</S/P/K []>> >> endobj\n"
        "trailer <</Root 1 0 R>>\n";
  g_autoptr (AssayArchivalTags) none = assay_archival_tags_new ();
  g_autoptr (AssayArchivalTags) other = assay_archival_tags_new ();
  g_autoptr (AssayArchivalTags) right = assay_archival_tags_new ();
  g_autoptr (GBytes) no_pdf = g_bytes_new_static (words, strlen (words));
  g_autoptr (GBytes) pdf = g_bytes_new_static (page, strlen (page));
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GError) error = NULL;

  assay_archival_tags_add (other, "H1", NULL, NULL, NULL);
  assay_archival_tags_add (right, "P", "de", NULL, NULL);
  assert_broken (no_pdf, none);
  assert_broken (pdf, none);
  assert_broken (pdf, other);

  made = assay_archival_make (pdf, right, &meta, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archival/marks", test_marks);
  g_test_add_func ("/archival/refuses-what-it-does-not-know", test_refuses_what_it_does_not_know);

  return g_test_run ();
}
