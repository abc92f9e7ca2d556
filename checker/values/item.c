/* item.c -- values: one item of a responsibility becomes intervals */
#include "item.h"

enum { SYMBOL_DASH = 0xF02D };

static struct interval
alone(const struct number *number)
{
	return (struct interval){number_key(number), number_key_after(number)};
}

/* The number and all that begin with it; trailing zeros of a main number stand for any digits:
 * numbering.md 4. */
static struct interval
series_of(const struct number *number)
{
	struct number last = *number;
	unsigned width = 1;

	if (number->suffixes == 0 && number->word == 0) {
		while (number->main && number->main % (width * 10) == 0)
			width *= 10;
		last.main += width - 1; /* MAIN_MOST is of nines, too */
	}
	return (struct interval){number_key(number), number_key_behind(&last)};
}

static bool
series_word(struct cursor *cursor)
{
	struct cursor ahead = *cursor;

	cursor_space(&ahead);
	cursor_dash(&ahead);
	cursor_space(&ahead);
	if (!cursor_words(&ahead, "series"))
		return false;
	*cursor = ahead;
	return true;
}

/* The dash of "J.140-, J.240- and J.340-series". */
static bool
elided_dash(struct cursor *cursor)
{
	struct cursor ahead = *cursor, behind;

	if (!cursor_dash(&ahead))
		return false;
	behind = ahead;
	cursor_space(&ahead);
	if (!cursor_byte(&ahead, ',') && !cursor_words(&ahead, "and") &&
		!cursor_words(&ahead, "or"))
		return false;
	*cursor = behind;
	return true;
}

/* Reads what makes a series of what was read before. */
static bool
series_ending(struct cursor *cursor, struct item *item)
{
	item->series = series_word(cursor);
	item->elided = !item->series && elided_dash(cursor);
	return item->series || item->elided;
}

static void
add(struct item *item, struct interval interval)
{
	item->intervals[item->count++] = interval;
}

static bool
capital(struct cursor *cursor, char *letter)
{
	if (cursor->at == cursor->end || *cursor->at < 'A' || *cursor->at > 'Z')
		return false;
	*letter = *cursor->at++;
	return true;
}

/* "H-series". */
static bool
scan_letter(struct cursor *cursor, struct item *item)
{
	struct cursor ahead = *cursor;
	char letter;

	if (!capital(&ahead, &letter) || !series_ending(&ahead, item))
		return false;
	add(item, (struct interval){letter_key(letter), letter_key((char)(letter + 1))});
	*cursor = ahead;
	return true;
}

/* The "xx" of "Q.10xx" as the number of values that they stand for; 0 when there are none. */
static unsigned
wild_digits(struct cursor *cursor)
{
	struct cursor ahead = *cursor;
	unsigned width = 1;

	while (width < 100000 && cursor_byte(&ahead, 'x'))
		width *= 10;
	if (width == 1 || cursor_in_word(&ahead))
		return 0;
	*cursor = ahead;
	return width;
}

/* Behind the dot: "10xx", or "x" for whatever stands there. */
static bool
wild_number(struct cursor *cursor, unsigned most, unsigned *first, unsigned *last)
{
	struct cursor ahead = *cursor;
	size_t digits = cursor_number(&ahead, most, first);
	unsigned width = wild_digits(&ahead);

	if (!width)
		return false;
	*first = digits ? *first * width : 0;
	*last = digits ? *first + width - 1 : most;
	if (*first > most)
		return false;
	if (*last > most)
		*last = most;
	*cursor = ahead;
	return true;
}

/* "Q.10xx", "Q.4xx-series", "M.3016.x-series". */
static bool
scan_wild(struct cursor *cursor, struct item *item)
{
	struct cursor ahead = *cursor;
	struct number first = {.digits = 1}, last;

	if (!capital(&ahead, &first.letter) || !cursor_byte(&ahead, '.'))
		return false;
	last = first;
	if (!wild_number(&ahead, MAIN_MOST, &first.main, &last.main)) {
		if (!cursor_number(&ahead, MAIN_MOST, &first.main) || !cursor_byte(&ahead, '.'))
			return false;
		first.suffixes = 1;
		last = first;
		if (!wild_number(&ahead, SUFFIX_MOST, &first.suffix[0], &last.suffix[0]))
			return false;
	}
	series_ending(&ahead, item);
	add(item, (struct interval){number_key(&first), number_key_behind(&last)});
	*cursor = ahead;
	return true;
}

/* "-139" of "E.120-139", "-5" of "Q.732.2-5". */
static bool
short_bound(struct cursor *cursor, const struct number *first, struct number *last)
{
	struct cursor ahead = *cursor;
	unsigned *value = &last->main;
	unsigned most = MAIN_MOST;

	*last = *first;
	if (first->suffixes) {
		value = &last->suffix[first->suffixes - 1];
		most = SUFFIX_MOST;
	}
	if (first->word || !cursor_number(&ahead, most, value) || cursor_in_word(&ahead))
		return false;
	*cursor = ahead;
	return true;
}

/* The dash or "to" of a range. What stands there instead, when the dash was lost, is the fault. */
static bool
range_dash(struct cursor *cursor, enum fault *fault)
{
	struct cursor ahead = *cursor;
	size_t spaces = cursor_space(&ahead);
	unsigned number;

	*fault = FAULTS;
	*cursor = ahead;
	if (cursor_dash(cursor) || (spaces && cursor_words(cursor, "to "))) {
		cursor_space(cursor);
		return true;
	}
	if (cursor_peek(&ahead) == SYMBOL_DASH) {
		cursor_step(cursor);
		cursor_space(cursor);
		*fault = FAULT_SYMBOL_DASH;
		return true;
	}
	/* "E.161 E.164" is a list, but nobody writes "E.161 ITU-T E.164" without a comma. */
	*fault = FAULT_LOST_DASH;
	return (spaces > 1 || (spaces == 1 && cursor_words(&ahead, "ITU-T"))) &&
	       !cursor_number(&ahead, MAIN_MOST, &number);
}

/* Where the range ends: behind the last number, or behind its series, when the word follows and the
 * series does not begin before the range. */
static uint64_t
bound_end(struct cursor *cursor, const struct number *first, const struct number *last)
{
	if (!series_word(cursor))
		return number_key_behind(last);
	return number_key(first) > number_key(last) ? number_key(last) : series_of(last).behind;
}

/* What stands behind the dash: a number or series, or the last part of a number. Gives the letter
 * and the key at which the range ends. */
static bool
last_bound(struct cursor *cursor, const struct number *first, char *letter, uint64_t *behind)
{
	struct recommendation last;
	struct number short_last;

	if (short_bound(cursor, first, &short_last)) {
		*letter = first->letter;
		*behind = bound_end(cursor, first, &short_last);
		return true;
	}
	if (recommendation_scan(cursor, &last))
		return false;
	*letter = last.names[0].letter;
	*behind = bound_end(cursor, first, &last.names[0]);
	return true;
}

/* The rest of "E.120 – ITU-T E.139" behind its first number, or of "E.120-series – E.139-series"
 * behind its first series. */
static bool
scan_range(struct cursor *cursor, const struct number *first, struct item *item)
{
	struct cursor ahead = *cursor;
	enum fault fault;
	uint64_t behind;
	char letter;

	if (!range_dash(&ahead, &fault) || !last_bound(&ahead, first, &letter, &behind))
		return false;
	*cursor = ahead;
	if (letter != first->letter)
		item->fault = FAULT_LETTERS;
	else if (number_key(first) >= behind)
		item->fault = FAULT_ORDER;
	else
		item->fault = fault;
	if (item->fault != FAULT_LETTERS && item->fault != FAULT_ORDER)
		add(item, (struct interval){number_key(first), behind});
	return true;
}

/* A number under all its names, a series, or a range from either of them. */
static bool
scan_number(struct cursor *cursor, struct item *item)
{
	struct recommendation named;

	if (recommendation_scan(cursor, &named))
		return false;
	series_ending(cursor, item);
	if (!item->elided && (named.count == 1 || item->series) &&
		scan_range(cursor, &named.names[0], item))
		return true;
	if (item->series || item->elided)
		add(item, series_of(&named.names[0]));
	else
		for (size_t i = 0; i < named.count; i++)
			add(item, alone(&named.names[i]));
	return true;
}

int
item_scan(struct cursor *cursor, struct item *item)
{
	struct cursor ahead = *cursor;

	*item = (struct item){.fault = FAULTS};
	recommendation_prefix(&ahead);
	if (!scan_letter(&ahead, item) && !scan_wild(&ahead, item) && !scan_number(&ahead, item))
		return -1;
	*cursor = ahead;
	return 0;
}
