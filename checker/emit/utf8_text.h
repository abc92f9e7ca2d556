/* utf8_text.h -- emit: a text character by character, whatever its bytes are */
#ifndef TSAGCHECK_EMIT_UTF8_TEXT_H
#define TSAGCHECK_EMIT_UTF8_TEXT_H

#include <stddef.h>

/* How many bytes the first character of text takes, and that character as UTF-8: a byte that is
 * none is U+FFFD. 0 at the end of text. */
size_t utf8_character(const char *text, char shown[5]);

#endif
