/* name.c -- base: the names of XML in other texts */
#include "name.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

static bool
starts_name(char c)
{
	return isalpha((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

size_t
name_length(const char *at)
{
	size_t length = 0;

	if (!starts_name(*at))
		return 0;
	while (starts_name(at[length]) || isdigit((unsigned char)at[length]) ||
		(at[length] && strchr("-.", at[length])))
		length++;
	return length;
}
