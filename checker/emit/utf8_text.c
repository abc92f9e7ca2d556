/* utf8_text.c -- emit: bytes become characters of UTF-8 */
#include "utf8_text.h"

#include <string.h>
#include <utf8proc.h>

size_t
utf8_character(const char *text, char shown[5])
{
	const size_t left = strnlen(text, 4);
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
	utf8proc_int32_t c;
	utf8proc_ssize_t size = left ? utf8proc_iterate(bytes, (utf8proc_ssize_t)left, &c) : 0;

	strcpy(shown, "");
	if (left && size <= 0) {
		strcpy(shown, "\xEF\xBF\xBD");
		return 1;
	}
	memcpy(shown, text, (size_t)size);
	shown[size] = '\0';
	return (size_t)size;
}
