/* responsibility.c -- values: the wording of a responsibility becomes sets of Recommendations */
#include "responsibility.h"

#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "character.h"
#include "exception.h"
#include "item.h"
#include "normalise.h"
#include "responsibility_settle.h"

/* How far the reading has come. A segment is what an exception without parentheses applies to: the
 * items since the last such exception or semicolon. */
struct reading {
	struct cursor cursor;
	const char *text;
	struct responsibility *responsibility;
	struct set item;    /* the last item, or the elided items up to it */
	struct set segment; /* the items before it */
	struct set less;    /* exceptions from segment */
	bool excepting;     /* behind an "except" without parentheses */
	bool elided;        /* the last item waits for its "series" */
	const char *elided_start, *elided_end;
};

struct reason {
	const char *words;
	bool read; /* the words were read all the same */
};

static const struct reason reasons[] = {
	[FAULT_UNREADABLE] = {"not a Recommendation, a range, a series or an exception", false},
	[FAULT_ORDER] = {"the first bound comes after the last", false},
	[FAULT_LETTERS] = {"the bounds have different letters", false},
	[FAULT_ELIDED] = {"a hyphen without a series after it", false},
	[FAULT_OPEN] = {"a parenthesis that is not closed", false},
	[FAULT_LOST_DASH] = {"no dash between the bounds of a range", true},
	[FAULT_SYMBOL_DASH] = {"a dash that only the Symbol font shows", true},
};

_Static_assert(sizeof reasons / sizeof *reasons == FAULTS, "a reason for each fault");

const char *
fault_reason(enum fault fault)
{
	return reasons[fault].words;
}

static void
fault(struct reading *r, enum fault kind, const char *start, const char *end)
{
	struct responsibility *e = r->responsibility;

	e->faults = array_room(e->faults, e->fault_count, &e->fault_room, sizeof *e->faults);
	e->faults[e->fault_count++] = (struct responsibility_fault){
		kind, (size_t)(start - r->text), (size_t)(end - r->text)};
}

static bool
only_space(const char *start, const char *end)
{
	struct cursor between = cursor_over(start, (size_t)(end - start));

	return cursor_done(&between);
}

static bool
ends_word(uint32_t character)
{
	return character_plain(character) == ' ' || character == ',' || character == ';' ||
	       character == '(' || character == ')';
}

/* Words that follow each other are one fault. */
static void
skip_unreadable(struct reading *r)
{
	struct responsibility *e = r->responsibility;
	struct responsibility_fault *last = e->fault_count ? &e->faults[e->fault_count - 1] : NULL;
	const char *start = r->cursor.at;

	do
		cursor_step(&r->cursor);
	while (r->cursor.at < r->cursor.end && !ends_word(cursor_peek(&r->cursor)));
	if (last && last->fault == FAULT_UNREADABLE && only_space(r->text + last->end, start))
		last->end = (size_t)(r->cursor.at - r->text);
	else
		fault(r, FAULT_UNREADABLE, start, r->cursor.at);
}

static void
move(struct set *from, struct set *to)
{
	for (size_t i = 0; i < from->count; i++)
		set_add(to, from->items[i]);
	from->count = 0;
}

static void
subtract(struct set *from, struct set *less)
{
	struct set left = {0};

	set_settle(from);
	set_settle(less);
	set_difference(from, less, &left);
	set_clear(from);
	*from = left;
	less->count = 0;
}

static void
end_elided(struct reading *r)
{
	if (r->elided)
		fault(r, FAULT_ELIDED, r->elided_start, r->elided_end);
	r->elided = false;
}

static void
end_item(struct reading *r)
{
	end_elided(r);
	move(&r->item, r->excepting ? &r->less : &r->segment);
}

static void
end_segment(struct reading *r)
{
	end_item(r);
	if (r->less.count)
		subtract(&r->segment, &r->less);
	move(&r->segment, &r->responsibility->plain);
	r->excepting = false;
}

/* Scopes of the same groups that follow each other are one. The scopes are settled at the end. */
static void
add_exception(struct responsibility_exceptions *to, const char *groups, struct set *scope)
{
	size_t count = to->count;

	if (scope->count == 0)
		return;
	if (count == 0 || strcmp(to->items[count - 1].groups.text, groups) != 0) {
		to->items = array_room(to->items, count, &to->room, sizeof *to->items);
		to->items[count] = (struct responsibility_exception){{0}, {0}};
		buffer_add_text(&to->items[count].groups, groups);
		to->count = ++count;
	}
	move(scope, &to->items[count - 1].scope);
}

static bool
touches(const struct set *set, const struct item *item)
{
	for (size_t i = 0; i < item->count; i++)
		if (set_touches(set, item->intervals[i]))
			return true;
	return false;
}

static void
add_item(struct set *set, const struct item *item)
{
	for (size_t i = 0; i < item->count; i++)
		set_add(set, item->intervals[i]);
}

/* What lies outside the segment is no exception from it: "…, except E.129, F.700-series". */
static void
take_item(struct reading *r, const struct item *item, const char *start)
{
	if (item->fault != FAULTS)
		fault(r, item->fault, start, r->cursor.at);
	if (r->excepting && !touches(&r->segment, item))
		end_segment(r);
	if (r->elided && !item->series && !item->elided)
		end_elided(r);
	if (!r->elided)
		end_item(r);
	add_item(&r->item, item);
	r->elided = item->elided;
	if (item->elided) {
		r->elided_start = start;
		r->elided_end = r->cursor.at;
	}
}

static bool
separator(struct cursor *cursor)
{
	return cursor_space(cursor) || cursor_byte(cursor, ',') || cursor_byte(cursor, '.') ||
	       cursor_byte(cursor, '&') || cursor_words(cursor, "and") ||
	       cursor_words(cursor, "or") || cursor_words(cursor, "as well as");
}

static void
open_exception(struct reading *r, const char *start)
{
	struct buffer groups = {0};

	end_item(r);
	if (r->segment.count == 0)
		fault(r, FAULT_UNREADABLE, start, r->cursor.at);
	if (!r->excepting)
		set_settle(&r->segment);
	if (exception_scan_groups(&r->cursor, &groups)) {
		r->excepting = true;
	} else {
		subtract(&r->segment, &r->less);
		add_exception(&r->responsibility->left, groups.text, &r->segment);
		r->excepting = false;
	}
	buffer_clear(&groups);
}

/* The inside of "(except A, Study Group 20)": numbers go to less, groups to groups. */
static void
read_exceptions(struct reading *r, struct set *less, struct buffer *groups)
{
	while (r->cursor.at < r->cursor.end && *r->cursor.at != ')') {
		const char *start = r->cursor.at;
		struct item item;

		if (separator(&r->cursor) || exception_scan_groups(&r->cursor, groups) == 0)
			continue;
		if (item_scan(&r->cursor, &item)) {
			skip_unreadable(r);
			continue;
		}
		if (item.fault != FAULTS)
			fault(r, item.fault, start, r->cursor.at);
		add_item(less, &item);
	}
}

static void
except_from_item(struct reading *r)
{
	struct set less = {0};
	struct buffer groups = {0};

	end_elided(r);
	read_exceptions(r, &less, &groups);
	subtract(&r->item, &less);
	if (groups.length && !r->excepting)
		add_exception(&r->responsibility->left, groups.text, &r->item);
	set_clear(&less);
	buffer_clear(&groups);
}

static bool
sharing_word(struct cursor *cursor)
{
	static const char *const words[] = {"in conjunction with", "in collaboration with",
		"in cooperation with", "jointly with", "together with", "shared with", "with"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (cursor_words(cursor, words[i])) {
			cursor_space(cursor);
			return true;
		}
	return false;
}

/* "(in conjunction with Study Group 2)": whether the parenthesis says whose the item is, too. */
static bool
share_item(struct reading *r)
{
	struct buffer groups = {0};
	struct set copy = {0};
	bool shared = sharing_word(&r->cursor) && exception_scan_groups(&r->cursor, &groups) == 0;

	end_elided(r);
	if (shared && !r->excepting) {
		for (size_t i = 0; i < r->item.count; i++)
			set_add(&copy, r->item.items[i]);
		add_exception(&r->responsibility->shared, groups.text, &copy);
	}
	set_clear(&copy);
	buffer_clear(&groups);
	return shared;
}

static void
skip_remark(struct cursor *cursor)
{
	for (size_t depth = 0; cursor->at < cursor->end; cursor->at++) {
		if (*cursor->at == ')' && depth-- == 0)
			return;
		depth += *cursor->at == '(';
	}
}

static bool
remark_word(struct cursor *cursor)
{
	return cursor_words(cursor, "including") || cursor_words(cursor, "see") ||
	       cursor_words(cursor, "ex");
}

static void
read_parenthesis(struct reading *r)
{
	const char *start = r->cursor.at - 1;

	cursor_space(&r->cursor);
	if (exception_scan_word(&r->cursor) == 0) {
		except_from_item(r);
	} else {
		bool remark = share_item(r) || remark_word(&r->cursor);

		skip_remark(&r->cursor);
		if (!remark && r->cursor.at < r->cursor.end)
			fault(r, FAULT_UNREADABLE, start, r->cursor.at + 1);
	}
	if (!cursor_byte(&r->cursor, ')'))
		fault(r, FAULT_OPEN, start, r->cursor.at);
}

/* Words that say nothing about which Recommendations are meant. */
static bool
filler(struct cursor *cursor)
{
	static const char *const words[] = {
		"ITU-T", "Recommendations", "Recommendation", "maintenance", "of", "the", "all"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (cursor_words(cursor, words[i]))
			return true;
	return false;
}

static void
read_next(struct reading *r)
{
	const char *start = r->cursor.at;
	struct item item;

	if (separator(&r->cursor))
		return;
	if (cursor_byte(&r->cursor, ';'))
		end_segment(r);
	else if (cursor_byte(&r->cursor, '('))
		read_parenthesis(r);
	else if (exception_scan_word(&r->cursor) == 0)
		open_exception(r, start);
	else if (item_scan(&r->cursor, &item) == 0)
		take_item(r, &item, start);
	else if (!filler(&r->cursor))
		skip_unreadable(r);
}

static int
verdict(const struct responsibility *e)
{
	for (size_t i = 0; i < e->fault_count; i++)
		if (!reasons[e->faults[i].fault].read)
			return -1;
	return 0;
}

int
responsibility_read(const char *text, size_t length, struct responsibility *responsibility)
{
	struct reading r = {.cursor = cursor_over(text, length),
		.text = text,
		.responsibility = responsibility};

	while (r.cursor.at < r.cursor.end)
		read_next(&r);
	end_segment(&r);
	responsibility_settle(responsibility);
	set_clear(&r.item);
	set_clear(&r.segment);
	set_clear(&r.less);
	return verdict(responsibility);
}
