/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdint.h>

#include "assay-cli.h"
#include "assay-locate.h"

GQuark
assay_cli_error_quark (void)
{
  return g_quark_from_static_string ("fuzz-locate");
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Any bytes as the JSON of "locate": an answer for each of the anchors, or words on what is wrong.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = assay_locate_json ((const char *) data, size, &error);

  g_assert_true ((builder == NULL) == (error != NULL));
  if (builder != NULL)
    {
      g_autoptr (JsonNode) root = json_builder_get_root (builder);

      g_assert_true (json_object_has_member (json_node_get_object (root), "results"));
    }
  return 0;
}
