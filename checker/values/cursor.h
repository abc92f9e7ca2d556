/* cursor.h -- values: a place in a text that moves on as it is read */
#ifndef TSAGCHECK_VALUES_CURSOR_H
#define TSAGCHECK_VALUES_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is left to read: the bytes (UTF-8) from at up to end. A copy is a way back. */
struct cursor {
	const char *at, *end;
};

struct cursor cursor_over(const char *text, size_t length);

/* The next character without moving; 0 at the end. */
uint32_t cursor_peek(const struct cursor *cursor);

/* Moves behind the next character. */
void cursor_step(struct cursor *cursor);

/* Each reads one thing and moves behind it.
 * Returns whether it was there; when not, the cursor stays. */
bool cursor_byte(struct cursor *cursor, char byte);
bool cursor_dash(struct cursor *cursor);

/* Moves behind white space of any kind and length. Returns how many characters that was. */
size_t cursor_space(struct cursor *cursor);

/* Reads words (ASCII) in any case: a space in words stands for white space, a '-' for any dash.
 * Words that end with a letter or digit must end there in the text too. As cursor_byte(). */
bool cursor_words(struct cursor *cursor, const char *words);

/* Reads a whole run of digits whose value is at most most.
 * Returns how many digits it has; 0 when there is no such number, and then the cursor stays. */
size_t cursor_number(struct cursor *cursor, unsigned most, unsigned *number);

/* Whether the next character continues a word or a number. */
bool cursor_in_word(const struct cursor *cursor);

/* Whether only white space is left. */
bool cursor_done(const struct cursor *cursor);

#endif
