/* name.c -- xpath: the names of XML in other texts */
#include "name.h"

static bool
starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       (unsigned char)c >= 0x80;
}

bool
is_name_byte(char c)
{
	return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

size_t
name_length(const char *at)
{
	size_t length = 0;

	if (!starts_name(*at))
		return 0;
	while (is_name_byte(at[length]))
		length++;
	return length;
}
