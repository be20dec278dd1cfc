/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-charset.h"

#include <string.h>

/* The standard asks for 1,024 at least; browsers go on to the end of the head, which may hold long
 * scripts before it tells. */
#define PRESCAN_BYTES 65536

/* The name is one that ICU knows; labels are those of the Encoding Standard, and what uchardet
 * calls them. Each list begins and ends with a space. */
static const struct
{
  const char *name;
  const char *labels;
} charsets[] = {
  { "UTF-8", " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 " },
  { "windows-1252",
    " ansi_x3.4-1968 ascii us-ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 "
    "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 windows-1252 x-cp1252 "
    "x-user-defined " },
  { "windows-1251", " cp1251 windows-1251 x-cp1251 " },
  { "windows-1250", " cp1250 windows-1250 x-cp1250 " },
  { "windows-1253", " cp1253 windows-1253 x-cp1253 " },
  { "windows-1254", " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
                    "iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254 " },
  { "windows-1255", " cp1255 windows-1255 x-cp1255 " },
  { "windows-1256", " cp1256 windows-1256 x-cp1256 " },
  { "windows-1257", " cp1257 windows-1257 x-cp1257 " },
  { "windows-1258", " cp1258 windows-1258 x-cp1258 " },
  { "windows-874-2000", " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 " },
  { "IBM866", " 866 cp866 csibm866 ibm866 " },
  { "KOI8-R", " cskoi8r koi koi8 koi8-r koi8_r " },
  { "KOI8-U", " koi8-ru koi8-u " },
  { "macintosh", " csmacintosh mac macintosh x-mac-roman " },
  { "x-mac-cyrillic", " x-mac-cyrillic x-mac-ukrainian mac-cyrillic " },
  { "ISO-8859-2",
    " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 "
    "latin2 " },
  { "ISO-8859-3",
    " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 "
    "latin3 " },
  { "ISO-8859-4",
    " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 "
    "latin4 " },
  { "ISO-8859-5",
    " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
    "iso_8859-5:1988 " },
  { "ISO-8859-6",
    " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 "
    "iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 " },
  { "ISO-8859-7", " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 "
                  "iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek " },
  { "ISO-8859-8",
    " csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 "
    "iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical " },
  { "ISO-8859-10", " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 " },
  { "ISO-8859-13", " iso-8859-13 iso8859-13 iso885913 " },
  { "ISO-8859-14", " iso-8859-14 iso8859-14 iso885914 " },
  { "ISO-8859-15", " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 " },
  { "ISO-8859-16", " iso-8859-16 " },
  { "gb18030",
    " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030 " },
  { "HZ", " hz-gb-2312 " },
  { "Big5-HKSCS", " big5 big5-hkscs cn-big5 csbig5 x-x-big5 " },
  { "EUC-JP", " cseucpkdfmtjapanese euc-jp x-euc-jp " },
  { "ISO-2022-JP", " csiso2022jp iso-2022-jp " },
  { "windows-31j",
    " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932 " },
  { "windows-949",
    " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
    "ksc_5601 windows-949 uhc cp949 " },
  { "UTF-16BE", " unicodefffe utf-16be " },
  { "UTF-16LE", " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le " },
};

const char *
assay_charset_find (const char *label)
{
  g_autofree char *lower = g_ascii_strdown (label, -1);
  g_autofree char *padded = NULL;

  g_strstrip (lower);
  if (*lower == '\0' || strchr (lower, ' ') != NULL)
    return NULL;
  padded = g_strconcat (" ", lower, " ", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (strstr (charsets[i].labels, padded) != NULL)
      return charsets[i].name;
  return NULL;
}

static const char *
skip_spaces (const char *at, const char *end)
{
  while (at < end && (g_ascii_isspace (*at) || *at == '/'))
    at++;
  return at;
}

/* Reads one attribute at @at; gives where to go on, NULL at the end of the tag. */
static const char *
read_attribute (const char *at, const char *end, char **ret_name, char **ret_value)
{
  const char *from;

  at = skip_spaces (at, end);
  if (at >= end || *at == '>')
    return NULL;
  from = at;
  while (at < end && *at != '=' && *at != '>' && *at != '/' && !g_ascii_isspace (*at))
    at++;
  *ret_name = g_ascii_strdown (from, at - from);
  *ret_value = g_strdup ("");
  while (at < end && g_ascii_isspace (*at))
    at++;
  if (at >= end || *at != '=')
    return at > from ? at : at + 1;
  at++;
  while (at < end && g_ascii_isspace (*at))
    at++;
  from = at;
  if (at < end && (*at == '"' || *at == '\''))
    for (at = ++from; at < end && *at != from[-1]; at++)
      ;
  else
    while (at < end && *at != '>' && !g_ascii_isspace (*at))
      at++;
  g_free (*ret_value);
  *ret_value = g_strndup (from, at - from);
  return at < end && (*at == '"' || *at == '\'') ? at + 1 : at;
}

/* "text/html; charset=koi8-r" */
static char *
find_in_content (const char *content)
{
  g_autofree char *lower = g_ascii_strdown (content, -1);
  const char *at = strstr (lower, "charset");

  if (at == NULL)
    return NULL;
  at += strlen ("charset");
  at += strspn (at, " \t\r\n");
  if (*at++ != '=')
    return NULL;
  at += strspn (at, " \t\r\n\"'");
  return g_strndup (at, strcspn (at, " \t\r\n;\"'"));
}

static char *
find_in_meta (const char *at, const char *end)
{
  g_autofree char *charset = NULL;
  g_autofree char *content = NULL;
  gboolean is_pragma = FALSE;

  while (at != NULL)
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      at = read_attribute (at, end, &name, &value);
      if (at == NULL)
        break;
      if (strcmp (name, "charset") == 0 && charset == NULL)
        charset = g_steal_pointer (&value);
      else if (strcmp (name, "content") == 0 && content == NULL)
        content = find_in_content (value);
      else if (strcmp (name, "http-equiv") == 0)
        is_pragma = g_ascii_strcasecmp (value, "content-type") == 0;
    }
  if (charset != NULL && *charset != '\0')
    return g_steal_pointer (&charset);
  return is_pragma ? g_steal_pointer (&content) : NULL;
}

static char *
find_in_declaration (const char *bytes, const char *end)
{
  const char *close = g_strstr_len (bytes, end - bytes, "?>");
  const char *at = close != NULL ? g_strstr_len (bytes, close - bytes, "encoding") : NULL;
  const char *quote = at != NULL ? memchr (at, '=', close - at) : NULL;

  while (quote != NULL && quote < close && *quote != '"' && *quote != '\'')
    quote++;
  if (quote == NULL || quote >= close)
    return NULL;
  return g_strndup (quote + 1, strcspn (quote + 1, "\"'?"));
}

char *
assay_charset_find_in_page (const char *bytes, gsize len)
{
  const char *at = len > 0 ? bytes : "";
  const char *end = at + MIN (len, PRESCAN_BYTES);

  while (at < end && (at = memchr (at, '<', end - at)) != NULL)
    {
      gsize left = end - at;

      if (left >= 4 && memcmp (at, "<!--", 4) == 0)
        {
          at = g_strstr_len (at + 2, left - 2, "-->");
          if (at == NULL)
            break;
        }
      else if (left >= 6 && g_ascii_strncasecmp (at, "<meta", 5) == 0
               && (g_ascii_isspace (at[5]) || at[5] == '/'))
        {
          char *found = find_in_meta (at + 5, end);

          if (found != NULL)
            return found;
        }
      at++;
    }
  if (len >= 5 && memcmp (bytes, "<?xml", 5) == 0)
    return find_in_declaration (bytes, end);
  return NULL;
}
