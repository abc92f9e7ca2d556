/* fold.c -- values: a text becomes the form in which it is compared */
#include "fold.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "../base/arena.h"
#include "character.h"

static bool
is_ascii(const char *text, size_t length)
{
	unsigned char all = 0;

	for (size_t i = 0; i < length; i++)
		all |= (unsigned char)text[i];
	return all < 0x80;
}

/* Adds the character of taken bytes at text, or notes in *space that one was skipped. */
static void
add(struct buffer *out, size_t start, bool *space, const char *text, size_t taken, bool is_space)
{
	if (is_space) {
		*space = out->length > start;
		return;
	}
	if (*space)
		buffer_add_byte(out, ' ');
	*space = false;
	buffer_add(out, text, taken);
}

/* Bytes from text on that are printed characters of ASCII. */
static size_t
ascii_word(const char *text, size_t length)
{
	size_t taken = 0;

	while (taken < length && text[taken] > ' ' && text[taken] < 0x7F)
		taken++;
	return taken;
}

void
text_collapse(const char *text, size_t length, struct buffer *out)
{
	size_t start = out->length;
	bool space = false;

	for (size_t at = 0, taken; at < length; at += taken) {
		uint32_t character = 0;

		taken = ascii_word(text + at, length - at);
		if (taken == 0)
			taken = character_at(text + at, length - at, &character);
		add(out, start, &space, text + at, taken, character_plain(character) == ' ');
	}
	buffer_add(out, "", 0);
}

/* Most titles and table heads are ASCII, and then NFKC changes nothing. */
static void
fold_ascii(const char *text, size_t length, struct buffer *out)
{
	size_t start = out->length;
	bool space = false;

	for (size_t i = 0; i < length; i++) {
		char c = text[i] == '`' ? '\'' : text[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		add(out, start, &space, &c, 1, c == ' ' || (c >= '\t' && c <= '\r'));
	}
	buffer_add(out, "", 0);
}

static utf8proc_int32_t
plain(utf8proc_int32_t character, void *unused)
{
	(void)unused;
	return (utf8proc_int32_t)character_plain((uint32_t)character);
}

void
text_fold(const char *text, size_t length, struct buffer *out)
{
	utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
	                        UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t size;

	if (is_ascii(text, length)) {
		fold_ascii(text, length, out);
		return;
	}
	size = utf8proc_map_custom((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length,
		&folded, how, plain, NULL);
	if (size == UTF8PROC_ERROR_NOMEM)
		die("out of memory");
	if (size < 0)
		fold_ascii(text, length, out);
	else
		text_collapse((const char *)folded, (size_t)size, out);
	free(folded);
}

bool
text_same(const char *a, const char *b)
{
	struct buffer folded_a = {0}, folded_b = {0};
	bool same = strcmp(a, b) == 0;

	if (!same) {
		text_fold(a, strlen(a), &folded_a);
		text_fold(b, strlen(b), &folded_b);
		same = strcmp(buffer_text(&folded_a), buffer_text(&folded_b)) == 0;
	}
	buffer_clear(&folded_a);
	buffer_clear(&folded_b);
	return same;
}
