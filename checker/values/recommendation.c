/* recommendation.c -- values: "Recommendation ITU-T G.769/ Y.1242" becomes "G.769/Y.1242" */
#include "recommendation.h"

#include "normalise.h"

static const char *const prefixes[] = {
	"ITU-T", "Recommendation", "Recommendations", "Rec.", "Recs."};

static bool
scan_prefix(struct cursor *cursor, bool *itu)
{
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (cursor_words(cursor, prefixes[i])) {
			*itu = *itu || i == 0;
			cursor_space(cursor);
			return true;
		}
	return false;
}

bool
recommendation_prefix(struct cursor *cursor)
{
	bool itu = false;

	/* No more words than make sense, so that a text of nothing else is not read again and
	 * again. */
	for (int words = 0; words < 4 && scan_prefix(cursor, &itu); words++)
		;
	return itu;
}

/* The slash of "G.799.1/ Y.1451.1" and the name behind it. */
static int
scan_other_name(struct cursor *cursor, struct number *name)
{
	struct cursor ahead = *cursor;

	cursor_space(&ahead);
	if (!cursor_byte(&ahead, '/'))
		return -1;
	cursor_space(&ahead);
	recommendation_prefix(&ahead);
	if (number_scan(&ahead, name))
		return -1;
	*cursor = ahead;
	return 0;
}

/* "(2012)" or "(08/2024)". */
static bool
scan_edition(struct cursor *cursor, struct recommendation *recommendation)
{
	struct cursor ahead = *cursor;
	unsigned month = 0, year;
	size_t digits;

	cursor_space(&ahead);
	if (!cursor_byte(&ahead, '('))
		return false;
	digits = cursor_number(&ahead, 9999, &year);
	if (digits > 0 && digits < 3 && year >= 1 && year <= 12 && cursor_byte(&ahead, '/')) {
		month = year;
		digits = cursor_number(&ahead, 9999, &year);
	}
	if (digits != 4 || !cursor_byte(&ahead, ')'))
		return false;
	recommendation->year = year;
	recommendation->month = month;
	*cursor = ahead;
	return true;
}

int
recommendation_scan(struct cursor *cursor, struct recommendation *recommendation)
{
	struct cursor ahead = *cursor;

	*recommendation = (struct recommendation){0};
	recommendation_prefix(&ahead);
	if (number_scan(&ahead, &recommendation->names[0]))
		return -1;
	recommendation->count = 1;
	while (recommendation->count < RECOMMENDATION_NAMES &&
		scan_other_name(&ahead, &recommendation->names[recommendation->count]) == 0)
		recommendation->count++;
	scan_edition(&ahead, recommendation);
	*cursor = ahead;
	return 0;
}

int
recommendation_read(const char *text, size_t length, struct recommendation *recommendation)
{
	struct cursor cursor = cursor_over(text, length);

	cursor_space(&cursor);
	return recommendation_scan(&cursor, recommendation) == 0 && cursor_done(&cursor) ? 0 : -1;
}

void
recommendation_print(const struct recommendation *recommendation, struct buffer *out)
{
	for (size_t i = 0; i < recommendation->count; i++) {
		if (i > 0)
			buffer_add_byte(out, '/');
		number_print(&recommendation->names[i], out);
	}
}

/* Below its key a number differs only in how it is written and in its version. */
static int
compare_numbers(const struct number *a, const struct number *b)
{
	uint64_t key_a = number_key(a), key_b = number_key(b);

	if (key_a != key_b)
		return key_a < key_b ? -1 : 1;
	if (a->digits != b->digits)
		return a->digits < b->digits ? -1 : 1;
	if (a->version != b->version)
		return a->version < b->version ? -1 : 1;
	return a->version ? (int)a->dotted - (int)b->dotted : 0;
}

int
recommendation_compare(const struct recommendation *a, const struct recommendation *b)
{
	size_t common = a->count < b->count ? a->count : b->count;

	for (size_t i = 0; i < common; i++) {
		int order = compare_numbers(&a->names[i], &b->names[i]);

		if (order)
			return order;
	}
	return (int)a->count - (int)b->count;
}

bool
recommendation_same(const struct recommendation *a, const struct recommendation *b)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t j = 0; j < b->count; j++)
			if (number_key(&a->names[i]) == number_key(&b->names[j]))
				return true;
	return false;
}

int
recommendation_normalise(const char *text, size_t length, struct buffer *out)
{
	struct recommendation recommendation;

	if (recommendation_read(text, length, &recommendation))
		return -1;
	recommendation_print(&recommendation, out);
	return 0;
}
