/* date.c -- values: a date in any form becomes a range of days */
#include "date.h"

#include <string.h>

#include "character.h"
#include "cursor.h"
#include "normalise.h"

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"};

/* "Dec" and "Dec." as well as "December"; "Sept" is the one usual form of four letters. */
static int
month_name(struct cursor *cursor)
{
	for (int i = 0; i < 12; i++) {
		char brief[4] = {0};

		memcpy(brief, months[i], 3);
		if (cursor_words(cursor, months[i]))
			return i + 1;
		if (cursor_words(cursor, brief) || (i == 8 && cursor_words(cursor, "Sept"))) {
			cursor_byte(cursor, '.');
			return i + 1;
		}
	}
	return 0;
}

/* A number of at least fewest and at most most digits; -1 when there is none. */
static int
digits(struct cursor *cursor, size_t fewest, size_t most)
{
	struct cursor ahead = *cursor;
	unsigned number;
	size_t count = cursor_number(&ahead, 9999, &number);

	if (count < fewest || count > most)
		return -1;
	*cursor = ahead;
	return (int)number;
}

/* "2023-01-31", "2023-01" or "2023/01". */
static bool
read_iso(struct cursor *cursor, struct day *day)
{
	struct cursor ahead = *cursor;
	bool slashed;

	day->year = digits(&ahead, 4, 4);
	slashed = cursor_byte(&ahead, '/');
	if (day->year < 0 || !(slashed || cursor_dash(&ahead)))
		return false;
	day->month = digits(&ahead, 2, 2);
	if (day->month < 0)
		return false;
	*cursor = ahead;
	if (slashed || !cursor_dash(&ahead))
		return true;
	day->day = digits(&ahead, 2, 2);
	if (day->day > 0)
		*cursor = ahead;
	else
		day->day = 0;
	return true;
}

/* "December 2022", "December". */
static bool
read_month(struct cursor *cursor, struct day *day)
{
	struct cursor ahead = *cursor;

	day->month = month_name(&ahead);
	if (!day->month)
		return false;
	*cursor = ahead;
	if (!cursor_space(&ahead))
		return true;
	day->year = digits(&ahead, 4, 4);
	if (day->year < 0)
		day->year = 0;
	else
		*cursor = ahead;
	return true;
}

/* What follows the slash behind the day: "/12/2022", "/12"; or the year of "03/2022". */
static bool
read_slashed(struct cursor *cursor, struct day *day)
{
	int year = digits(cursor, 4, 4);

	if (year >= 0) {
		*day = (struct day){.year = year, .month = day->day};
		return true;
	}
	day->month = digits(cursor, 1, 2);
	if (day->month > 0 && cursor_byte(cursor, '/')) {
		day->year = digits(cursor, 4, 4);
		return day->year > 0;
	}
	return day->month > 0;
}

/* One end of a range; what it leaves out (month, year) is 0. */
static bool
read_end(struct cursor *cursor, struct day *day)
{
	struct cursor ahead;

	*day = (struct day){0};
	if (read_iso(cursor, day))
		return true;
	*day = (struct day){0};
	if (read_month(cursor, day))
		return true;
	day->day = digits(cursor, 1, 2);
	if (day->day < 1)
		return false;
	if (cursor_byte(cursor, '/'))
		return read_slashed(cursor, day);
	ahead = *cursor;
	if (cursor_space(&ahead) && read_month(&ahead, day))
		*cursor = ahead;
	return true;
}

/* The dash, or "to", and the later end, when a date stands behind it. */
static bool
read_later_end(struct cursor *cursor, struct day *end)
{
	struct cursor ahead = *cursor;

	cursor_space(&ahead);
	if (!cursor_dash(&ahead) && !cursor_words(&ahead, "to"))
		return false;
	cursor_space(&ahead);
	if (!read_end(&ahead, end) || !end->year)
		return false;
	*cursor = ahead;
	return true;
}

static bool
is_range(const struct day_range *range)
{
	return (range->start.day == 0) == (range->end.day == 0) && day_exists(range->start) &&
	       day_exists(range->end) && day_number(range->start) <= day_number(range->end);
}

static bool
read_range(struct cursor *cursor, struct day_range *range)
{
	struct day *start = &range->start, *end = &range->end;

	if (!read_end(cursor, start))
		return false;
	if (!read_later_end(cursor, end)) {
		*end = *start;
	} else {
		if (!start->month)
			start->month = end->month;
		if (!start->year)
			start->year = end->year;
	}
	return is_range(range) && !cursor_in_word(cursor);
}

int
date_read(const char *text, size_t length, struct day_range *range)
{
	struct cursor cursor = cursor_over(text, length);

	cursor_space(&cursor);
	return read_range(&cursor, range) && cursor_done(&cursor) ? 0 : -1;
}

/* The character that ends before byte at, which moves to its start; 0 at the start of the text. */
static uint32_t
step_back(const char *text, size_t *at)
{
	size_t before = *at;
	uint32_t character = 0;

	if (before == 0)
		return 0;
	do
		--*at;
	while (*at > 0 && ((unsigned char)text[*at] & 0xC0) == 0x80);
	character_at(text + *at, before - *at, &character);
	return character_plain(character);
}

static uint32_t
step_back_over(const char *text, size_t *at, uint32_t skipped)
{
	uint32_t character;

	do
		character = step_back(text, at);
	while (character == skipped);
	return character;
}

static bool
is_digit(uint32_t character)
{
	return character >= '0' && character <= '9';
}

/* Whether a date that starts at byte at is only the end of one that cannot be read: "31 [February
 * 2023]", "40-[16 December 2022]", "30 Mai – [2 June 2023]". */
static bool
is_remainder(const char *text, size_t at)
{
	bool month = !is_digit((unsigned char)text[at]);
	uint32_t before = step_back(text, &at);

	if (character_in_word(before) || before == '/' || before == '.' || before == '#')
		return true;
	if (before == ' ')
		before = step_back_over(text, &at, ' ');
	if (before != '-')
		return month && is_digit(before);
	before = step_back_over(text, &at, ' ');
	if (is_digit(before))
		return true;
	while (before && character_in_word(before) && !is_digit(before))
		before = step_back(text, &at);
	return before == ' ' && is_digit(step_back_over(text, &at, ' '));
}

bool
date_find(const char *text, size_t length, struct day_range *range, size_t *start, size_t *end)
{
	for (size_t at = 0; at < length; at++) {
		struct cursor cursor = cursor_over(text + at, length - at);
		bool letter = (text[at] >= 'A' && text[at] <= 'Z') ||
		              (text[at] >= 'a' && text[at] <= 'z');

		if (!letter && !is_digit((unsigned char)text[at]))
			continue;
		if (is_remainder(text, at) || !read_range(&cursor, range))
			continue;
		if (start)
			*start = at;
		if (end)
			*end = (size_t)(cursor.at - text);
		return true;
	}
	return false;
}

int
date_normalise(const char *text, size_t length, struct buffer *out)
{
	struct day_range range;

	if (date_read(text, length, &range) || memcmp(&range.start, &range.end, sizeof range.start))
		return -1;
	day_print(range.start, out);
	return 0;
}

int
start_normalise(const char *text, size_t length, struct buffer *out)
{
	struct day_range range;

	if (!date_find(text, length, &range, NULL, NULL))
		return -1;
	day_print(day_first(range.start), out);
	return 0;
}

int
end_normalise(const char *text, size_t length, struct buffer *out)
{
	struct day_range range;

	if (!date_find(text, length, &range, NULL, NULL))
		return -1;
	day_print(day_last(range.end), out);
	return 0;
}
