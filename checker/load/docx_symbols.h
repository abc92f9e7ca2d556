/* docx_symbols.h -- load: characters of the fonts Symbol and Wingdings */
#ifndef TSAGCHECK_LOAD_DOCX_SYMBOLS_H
#define TSAGCHECK_LOAD_DOCX_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the codes of that font (NULL: no) stand for other characters than elsewhere. */
bool symbol_is_font(const char *font);

/* What a character shows in that font (NULL: not known): a code of the font, as it is or at U+F000,
 * becomes the character of Unicode. Others stay as they are. */
unsigned symbol_of_font(const char *font, unsigned character);

/* The first character of length (> 0) bytes of UTF-8, and how many bytes it takes. */
size_t symbol_decode(const char *bytes, size_t length, unsigned *character);

#endif
