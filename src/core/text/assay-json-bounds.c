/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-json-bounds.h"

#include <string.h>

/* The byte behind the string that begins at @at with its quotation mark. */
static const char *
skip_string (const char *at, const char *end)
{
  for (at++; at < end && *at != '"'; at++)
    if (*at == '\\')
      at++;

  return at < end ? at + 1 : end;
}

/* The byte behind the comment that begins at @at with a slash; NULL where it is none. Where
 * json-glib takes the end of one to be otherwise than anybody else (two slashes, a slash behind the
 * star), there is none.
 */
static const char *
skip_comment (const char *at, const char *end)
{
  const char *found;

  if (end - at < 3 || at[1] != '*' || at[2] == '/')
    return NULL;

  found = g_strstr_len (at + 2, end - at - 2, "*/");

  return found != NULL ? found + 2 : end;
}

/* Numbers, the three words, white space, brackets, and what stands between values. */
static gboolean
is_of_json (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr (" \t\r\n+-.:,[]{}", c) != NULL);
}

gboolean
assay_json_is_bounded (const char *json, gsize size, guint max_depth, guint max_values)
{
  const char *end = json + size;
  guint depth = 0;
  guint n_values = 0;

  for (const char *at = json; at < end;)
    {
      char c = *at;

      if (c == '"')
        at = skip_string (at, end);
      else if (c == '/')
        at = skip_comment (at, end);
      else
        at = is_of_json (c) ? at + 1 : NULL;
      if (at == NULL)
        return FALSE;

      if (c == '[' || c == '{')
        depth++;
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
      n_values += c == '[' || c == '{' || c == ',';
      if (depth > max_depth || n_values > max_values)
        return FALSE;
    }

  return TRUE;
}
