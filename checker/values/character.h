/* character.h -- values: the ASCII character that stands for a typographic one */
#ifndef TSAGCHECK_VALUES_CHARACTER_H
#define TSAGCHECK_VALUES_CHARACTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ' ' for every kind of space and line end, '-' for every dash, hyphen and minus sign, '\'' and '"'
 * for every quotation mark; any other character is given back as it is. */
uint32_t character_plain(uint32_t character);

/* Decodes the UTF-8 character at text, of which length bytes are left. Bytes that are not UTF-8 are
 * characters U+FFFD of one byte each.
 * Returns how many bytes it has; 0 when length is 0, and then *character is 0. */
size_t character_at(const char *text, size_t length, uint32_t *character);

/* Whether the character can be part of a word: a letter, a mark or a digit of any script. */
bool character_in_word(uint32_t character);

#endif
