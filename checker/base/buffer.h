/* buffer.h -- base: a text that grows */
#ifndef TSAGCHECK_BASE_BUFFER_H
#define TSAGCHECK_BASE_BUFFER_H

#include <stddef.h>

/* {0} is an empty buffer. Once anything was added, text ends with a NUL that length does not count.
 */
struct buffer {
	char *text;
	size_t length, room;
};

/* Each adds at the end; none keeps what it is given. */
void buffer_add(struct buffer *b, const char *bytes, size_t length);
void buffer_add_text(struct buffer *b, const char *text);
void buffer_add_byte(struct buffer *b, char byte);
void buffer_print(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The Unicode character as UTF-8. */
void buffer_add_character(struct buffer *b, unsigned int character);

/* The text so far, "" when there is none; borrowed, until the next change of b. */
const char *buffer_text(const struct buffer *b);

/* Empty again, the room kept. */
void buffer_reset(struct buffer *b);

/* Empty again, the room given back; may be called twice. */
void buffer_clear(struct buffer *b);

#endif
