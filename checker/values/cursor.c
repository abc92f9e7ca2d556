/* cursor.c -- values: a text is read from left to right */
#include "cursor.h"

#include "character.h"

struct cursor
cursor_over(const char *text, size_t length)
{
	return (struct cursor){text, text + length};
}

static size_t
next(const struct cursor *cursor, uint32_t *character)
{
	return character_at(cursor->at, (size_t)(cursor->end - cursor->at), character);
}

uint32_t
cursor_peek(const struct cursor *cursor)
{
	uint32_t character;

	next(cursor, &character);
	return character;
}

void
cursor_step(struct cursor *cursor)
{
	uint32_t character;

	cursor->at += next(cursor, &character);
}

static bool
plain(struct cursor *cursor, uint32_t wanted)
{
	uint32_t character;
	size_t length = next(cursor, &character);

	if (length == 0 || character_plain(character) != wanted)
		return false;
	cursor->at += length;
	return true;
}

bool
cursor_byte(struct cursor *cursor, char byte)
{
	if (cursor->at == cursor->end || *cursor->at != byte)
		return false;
	cursor->at++;
	return true;
}

bool
cursor_dash(struct cursor *cursor)
{
	return plain(cursor, '-');
}

size_t
cursor_space(struct cursor *cursor)
{
	size_t count = 0;

	while (plain(cursor, ' '))
		count++;
	return count;
}

static bool
letter(struct cursor *cursor, char wanted)
{
	char c = cursor->at < cursor->end ? *cursor->at : '\0';

	if (c >= 'A' && c <= 'Z')
		c = (char)(c - 'A' + 'a');
	if (wanted >= 'A' && wanted <= 'Z')
		wanted = (char)(wanted - 'A' + 'a');
	if (cursor->at == cursor->end || c != wanted)
		return false;
	cursor->at++;
	return true;
}

static bool
word_part(struct cursor *cursor, char wanted)
{
	if (wanted == ' ')
		return cursor_space(cursor) > 0;
	return wanted == '-' ? cursor_dash(cursor) : letter(cursor, wanted);
}

bool
cursor_words(struct cursor *cursor, const char *words)
{
	struct cursor ahead = *cursor;
	const char *word = words;

	for (; *word; word++)
		if (!word_part(&ahead, *word))
			return false;
	if (word > words && character_in_word((unsigned char)word[-1]) && cursor_in_word(&ahead))
		return false;
	*cursor = ahead;
	return true;
}

size_t
cursor_number(struct cursor *cursor, unsigned most, unsigned *number)
{
	const char *at = cursor->at;
	unsigned long long value = 0;
	size_t digits;

	for (; at < cursor->end && *at >= '0' && *at <= '9'; at++)
		if (value <= most)
			value = value * 10 + (unsigned)(*at - '0');
	if (at == cursor->at || value > most)
		return 0;
	*number = (unsigned)value;
	digits = (size_t)(at - cursor->at);
	cursor->at = at;
	return digits;
}

bool
cursor_in_word(const struct cursor *cursor)
{
	return character_in_word(cursor_peek(cursor));
}

bool
cursor_done(const struct cursor *cursor)
{
	struct cursor ahead = *cursor;

	cursor_space(&ahead);
	return ahead.at == ahead.end;
}
