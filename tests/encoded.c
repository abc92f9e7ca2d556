/* encoded.c -- tests: a text in another encoding, and where each of its bytes went */
#include "encoded.h"

const struct encoded encodings[] = {
	{"UTF-8", "", 0, false, false},
	{"UTF-8 with a mark", "<?xml version='1.0'?>\r\n", 0, false, true},
	{"UTF-8 by name", "<?xml version=\"1.0\" encoding=\"utf-8\"?>", 0, false, false},
	{"UTF-16LE with a mark", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n", 2, false, true},
	{"UTF-16BE with a mark", "", 2, true, true},
	{"UTF-16LE", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n", 2, false, false},
	{"UTF-16BE", "<?xml version='1.0' encoding='UTF-16BE'?>\n", 2, true, false},
	{"UTF-32LE with a mark", "", 4, false, true},
	{"ISO-8859-1", "<?xml version=\"1.0\" encoding='ISO-8859-1'?>\n", 1, false, false},
	{"windows-1252", "<?xml version=\"1.0\" encoding = \"Windows-1252\" ?>\n", 1, false, false},
};

const size_t encoding_count = sizeof encodings / sizeof *encodings;

static void
put(const struct encoded *encoding, struct encoded_text *to, unsigned long unit)
{
	int size = encoding->unit;

	for (int i = 0; i < size; i++)
		to->bytes[to->length++] =
			(char)(unit >> 8 * (encoding->big ? size - 1 - i : i) & 0xFF);
}

static void
put_character(const struct encoded *encoding, struct encoded_text *to, unsigned long character)
{
	if (encoding->unit == 2 && character > 0xFFFF) {
		put(encoding, to, 0xD800 + ((character - 0x10000) >> 10));
		put(encoding, to, 0xDC00 + ((character - 0x10000) & 0x3FF));
	} else {
		put(encoding, to, character);
	}
}

static void
put_mark(const struct encoded *encoding, struct encoded_text *to)
{
	if (encoding->mark && encoding->unit)
		put(encoding, to, 0xFEFF);
	else if (encoding->mark)
		for (const char *byte = "\xEF\xBB\xBF"; *byte; byte++)
			to->bytes[to->length++] = *byte;
}

/* How many bytes the character has that starts with this one. */
static size_t
size_of(unsigned char first)
{
	return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

static unsigned long
character_at(const unsigned char *bytes)
{
	static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	size_t size = size_of(*bytes);
	unsigned long character = *bytes & masks[size];

	for (size_t i = 1; i < size; i++)
		character = character << 6 | (bytes[i] & 0x3F);
	return character;
}

struct encoded_text
encode(const struct encoded *encoding, const char *text, size_t length, struct arena *a)
{
	const unsigned char *bytes = (const unsigned char *)text;
	struct encoded_text to = {.bytes = arena_alloc(a, 4 * length + 8)};

	to.offsets = arena_alloc(a, (length + 1) * sizeof *to.offsets);
	put_mark(encoding, &to);
	for (size_t at = 0, size; at < length; at += size) {
		size = encoding->unit ? size_of(bytes[at]) : 1;
		for (size_t i = 0; i < size; i++)
			to.offsets[at + i] = to.length;
		if (encoding->unit)
			put_character(encoding, &to, character_at(bytes + at));
		else
			to.bytes[to.length++] = text[at];
	}
	to.offsets[length] = to.length;
	return to;
}
