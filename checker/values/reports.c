/* reports.c -- values: "TSAG-R4-R7" becomes "R4 R5 R6 R7" */
#include "cursor.h"
#include "normalise.h"

enum { NUMBER_MOST = 9999, COUNT_MOST = 999 };

/* How far the reading has come. */
struct listing {
	struct cursor cursor;
	struct buffer *out;
	unsigned last, count;
};

static int
add(struct listing *listing, unsigned number)
{
	if (++listing->count > COUNT_MOST)
		return -1;
	buffer_print(listing->out, listing->count > 1 ? " R%u" : "R%u", number);
	listing->last = number;
	return 0;
}

static int
add_up_to(struct listing *listing, unsigned number)
{
	if (number <= listing->last)
		return -1;
	while (listing->last < number)
		if (add(listing, listing->last + 1))
			return -1;
	return 0;
}

/* "TSAG-", "SG16-": two capitals or more, perhaps digits, then a hyphen; "R4-" is no group. */
static void
skip_group(struct cursor *cursor)
{
	struct cursor ahead = *cursor;
	size_t capitals = 0;
	unsigned number;

	for (; cursor_peek(&ahead) >= 'A' && cursor_peek(&ahead) <= 'Z'; capitals++)
		cursor_step(&ahead);
	cursor_number(&ahead, NUMBER_MOST, &number);
	cursor_space(&ahead);
	if (capitals < 2 || !cursor_dash(&ahead))
		return;
	cursor_space(&ahead);
	*cursor = ahead;
}

/* "R4"; the R may be left out behind the first. */
static bool
scan_report(struct listing *listing, unsigned *number)
{
	struct cursor ahead = listing->cursor;

	skip_group(&ahead);
	if (!cursor_byte(&ahead, 'R') && listing->count == 0)
		return false;
	cursor_space(&ahead);
	if (!cursor_number(&ahead, NUMBER_MOST, number) || cursor_in_word(&ahead))
		return false;
	listing->cursor = ahead;
	return true;
}

static bool
scan_comma(struct cursor *cursor)
{
	bool comma =
		cursor_byte(cursor, ',') || cursor_byte(cursor, ';') || cursor_byte(cursor, '&');

	cursor_space(cursor);
	if (cursor_words(cursor, "and"))
		comma = true;
	cursor_space(cursor);
	return comma;
}

/* One more report or the last of a range, and what stands in front of it. */
static int
scan_more(struct listing *listing)
{
	bool range;
	unsigned number;

	cursor_space(&listing->cursor);
	range = cursor_dash(&listing->cursor) || cursor_words(&listing->cursor, "to");
	if (range)
		cursor_space(&listing->cursor);
	else if (!scan_comma(&listing->cursor))
		return -1;
	if (!scan_report(listing, &number))
		return -1;
	return range ? add_up_to(listing, number) : add(listing, number);
}

int
reports_normalise(const char *text, size_t length, struct buffer *out)
{
	struct listing listing = {.cursor = cursor_over(text, length), .out = out};
	unsigned number;

	cursor_space(&listing.cursor);
	if (!scan_report(&listing, &number) || add(&listing, number))
		return -1;
	while (!cursor_done(&listing.cursor))
		if (scan_more(&listing))
			return -1;
	return 0;
}
