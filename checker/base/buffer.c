/* buffer.c -- base: a text that grows */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

static char *
room_for(struct buffer *b, size_t length)
{
	size_t need = b->length + length + 1;

	if (need < length)
		die("out of memory");
	if (need > b->room) {
		b->room = need > b->room * 2 ? need + 16 : b->room * 2;
		b->text = memory_resize(b->text, b->room);
	}
	return b->text + b->length;
}

void
buffer_add(struct buffer *b, const char *bytes, size_t length)
{
	char *end = room_for(b, length);

	if (length)
		memcpy(end, bytes, length);
	end[length] = '\0';
	b->length += length;
}

void
buffer_add_text(struct buffer *b, const char *text)
{
	buffer_add(b, text, strlen(text));
}

void
buffer_add_byte(struct buffer *b, char byte)
{
	buffer_add(b, &byte, 1);
}

void
buffer_add_character(struct buffer *b, unsigned int character)
{
	char bytes[4];
	size_t length = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};

	for (size_t i = length - 1; i > 0; i--, character >>= 6)
		bytes[i] = (char)(0x80 | (character & 0x3F));
	bytes[0] = (char)(lead[length] | character);
	buffer_add(b, bytes, length);
}

void
buffer_print(struct buffer *b, const char *format, ...)
{
	va_list values, again;
	int length;

	va_start(values, format);
	va_copy(again, values);
	length = vsnprintf(NULL, 0, format, values);
	if (length < 0)
		die("a format that printf refuses");
	vsnprintf(room_for(b, (size_t)length), (size_t)length + 1, format, again);
	b->length += (size_t)length;
	va_end(again);
	va_end(values);
}

const char *
buffer_text(const struct buffer *b)
{
	return b->text ? b->text : "";
}

void
buffer_reset(struct buffer *b)
{
	b->length = 0;
	if (b->text)
		b->text[0] = '\0';
}

void
buffer_clear(struct buffer *b)
{
	free(b->text);
	*b = (struct buffer){0};
}
