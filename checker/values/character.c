/* character.c -- values: a typographic character becomes the ASCII one that it stands for */
#include "character.h"

#include <utf8proc.h>

struct stand_in {
	uint32_t first, last, plain;
};

/* Sorted; only what differs from itself. */
static const struct stand_in stand_ins[] = {
	{0x09, 0x0D, ' '},
	{0x60, 0x60, '\''},
	{0x85, 0x85, ' '},
	{0xA0, 0xA0, ' '},
	{0xAB, 0xAB, '"'},
	{0xB4, 0xB4, '\''},
	{0xBB, 0xBB, '"'},
	{0x02BC, 0x02BC, '\''},
	{0x1680, 0x1680, ' '},
	{0x2000, 0x200A, ' '},
	{0x2010, 0x2015, '-'},
	{0x2018, 0x201B, '\''},
	{0x201C, 0x201F, '"'},
	{0x2028, 0x2029, ' '},
	{0x202F, 0x202F, ' '},
	{0x2032, 0x2032, '\''},
	{0x2033, 0x2033, '"'},
	{0x2039, 0x203A, '\''},
	{0x205F, 0x205F, ' '},
	{0x2212, 0x2212, '-'},
	{0x3000, 0x3000, ' '},
	{0xFE58, 0xFE58, '-'},
	{0xFE63, 0xFE63, '-'},
	{0xFF0D, 0xFF0D, '-'},
};

uint32_t
character_plain(uint32_t character)
{
	size_t low = 0, high = sizeof stand_ins / sizeof *stand_ins;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (character > stand_ins[middle].last)
			low = middle + 1;
		else if (character < stand_ins[middle].first)
			high = middle;
		else
			return stand_ins[middle].plain;
	}
	return character;
}

size_t
character_at(const char *text, size_t length, uint32_t *character)
{
	utf8proc_int32_t decoded;
	utf8proc_ssize_t taken;

	*character = 0;
	if (length == 0)
		return 0;
	*character = (unsigned char)*text;
	if (*character < 0x80)
		return 1;
	taken = utf8proc_iterate((const utf8proc_uint8_t *)text,
		(utf8proc_ssize_t)(length < 4 ? length : 4), &decoded);
	*character = taken > 0 ? (uint32_t)decoded : 0xFFFD;
	return taken > 0 ? (size_t)taken : 1;
}

bool
character_in_word(uint32_t character)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);

	return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME) ||
	       (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}
