/* set_print.c -- values: a set of Recommendation numbers becomes the one text for it */
#include "set.h"

/* How far the printing has come: the part of item i from first on is left. */
struct printing {
	const struct set *set;
	size_t i;
	uint64_t first;
	const char *groups; /* in whose favour there is an exception */
	const char *shared; /* whose the numbers are, too */
	struct buffer *out;
	size_t start; /* length of out before */
};

static struct number
main_of(uint64_t key)
{
	struct number number = number_of_key(key);

	number.suffixes = 0;
	number.word = 0;
	return number;
}

static uint64_t
letter_end(uint64_t key)
{
	return letter_key((char)(number_of_key(key).letter + 1));
}

static bool
is_main(uint64_t key)
{
	struct number number = number_of_key(key);

	return number.suffixes == 0 && number.word == 0;
}

static void
separate(struct buffer *out, size_t start)
{
	if (out->length > start)
		buffer_add_text(out, ", ");
}

static void
print_point(uint64_t key, struct buffer *out)
{
	struct number number = number_of_key(key);

	number_print(&number, out);
}

/* All suffix numbers of a main number, without itself: "M.3016.x-series". */
static bool
is_suffixes(struct interval interval, struct number *main)
{
	struct number first = number_of_key(interval.first);

	*main = main_of(interval.first);
	return first.suffixes == 1 && first.suffix[0] == 0 && first.word == 0 &&
	       interval.behind == number_key_behind(main);
}

/* A number and all that begin with it, where the word series says no more: of E.160 it would have
 * E.161. */
static bool
is_own_series(struct interval interval, const struct number *first)
{
	return interval.behind == number_key_behind(first) && first->word == 0 &&
	       (first->suffixes > 0 || first->main % 10 != 0);
}

/* An interval of one letter that ends behind all numbers that begin with its last. */
static void
print_range(struct interval interval, struct buffer *out)
{
	struct number first = number_of_key(interval.first), last, main;

	number_ends_at(interval.behind, &last);
	if (interval.first == letter_key(first.letter) &&
		interval.behind == letter_end(interval.first)) {
		buffer_print(out, "%c-series", first.letter);
	} else if (is_suffixes(interval, &main)) {
		number_print(&main, out);
		buffer_add_text(out, ".x-series");
	} else if (is_own_series(interval, &first)) {
		number_print(&first, out);
		buffer_add_text(out, "-series");
	} else {
		number_print(&first, out);
		buffer_add_byte(out, '-');
		number_print(&last, out);
	}
}

static bool
is_point(struct interval interval)
{
	struct number number = number_of_key(interval.first);

	return interval.behind == number_key_after(&number);
}

/* An interval of one letter, as one or two items of the text. */
static void
print_interval(struct interval interval, struct buffer *out)
{
	struct number last;
	size_t start = out->length;

	if (is_point(interval)) {
		print_point(interval.first, out);
		return;
	}
	if (number_ends_at(interval.behind, &last)) {
		print_range(interval, out);
		return;
	}
	interval.behind = number_key(&last);
	if (interval.first < interval.behind)
		print_interval(interval, out);
	separate(out, start);
	print_point(number_key(&last), out);
}

/* What item i has of the letter that key is of, from key on. */
static struct interval
clipped(const struct set *set, size_t i, uint64_t key)
{
	uint64_t end = letter_end(key), behind = set->items[i].behind;

	return (struct interval){key, behind < end ? behind : end};
}

/* Whether a gap within one main number stands between an interval and item i, so that it reads best
 * as an exception. */
static bool
joins(const struct set *set, struct interval before, size_t i)
{
	struct number main = main_of(before.behind), last;
	uint64_t next;

	if (i >= set->count || before.behind != set->items[i - 1].behind)
		return false;
	next = set->items[i].first;
	if (next > number_key_behind(&main) || next >= letter_end(before.behind))
		return false;
	return !(is_main(before.behind) && is_main(next)) &&
	       before.behind < letter_end(before.first) && number_ends_at(before.behind, &last) &&
	       number_ends_at(clipped(set, i, next).behind, &last) &&
	       !is_point((struct interval){next, set->items[i].behind});
}

static void
print_groups(const char *groups, struct buffer *out)
{
	for (; *groups; groups++)
		if (*groups == ' ')
			buffer_add_text(out, ", ");
		else
			buffer_add_byte(out, *groups);
}

/* The gaps between items first and last, an exception in front of the first, and the groups. */
static void
print_exceptions(const struct printing *p, struct interval lead, size_t first, size_t last)
{
	struct buffer *out = p->out;
	size_t start;

	buffer_add_text(out, " (except ");
	start = out->length;
	if (lead.first < lead.behind)
		print_interval(lead, out);
	for (size_t i = first; i < last; i++) {
		struct interval gap = {p->set->items[i].behind, p->set->items[i + 1].first};

		separate(out, start);
		print_interval(gap, out);
	}
	if (p->groups) {
		separate(out, start);
		print_groups(p->groups, out);
	}
	buffer_add_byte(out, ')');
}

/* A main number without itself reads best as all of it with an exception. */
static struct interval
lead_of(struct interval cover)
{
	struct number main = main_of(cover.first);
	struct interval lead = {number_key(&main), cover.first};

	if (lead.first < lead.behind && is_point(lead) && cover.behind >= number_key_behind(&main))
		return lead;
	return (struct interval){cover.first, cover.first};
}

/* As much from the start of an interval of one letter as one item of the text can say. */
static struct interval
one_item(struct interval interval)
{
	struct number last;

	if (!is_point(interval) && !number_ends_at(interval.behind, &last))
		interval.behind = number_key(&last);
	return interval;
}

/* Prints what is left of item i up to the end of its letter, with the items that join it. */
static void
print_next(struct printing *p)
{
	size_t first = p->i;
	struct interval cover = one_item(clipped(p->set, p->i, p->first)), part = cover, lead;

	while (joins(p->set, part, p->i + 1)) {
		p->i++;
		part = clipped(p->set, p->i, p->set->items[p->i].first);
	}
	cover.behind = part.behind;
	lead = lead_of(cover);
	cover.first = lead.first;
	separate(p->out, p->start);
	print_interval(cover, p->out);
	if (lead.first < lead.behind || first < p->i || p->groups)
		print_exceptions(p, lead, first, p->i);
	if (p->shared) {
		buffer_add_text(p->out, " (with ");
		print_groups(p->shared, p->out);
		buffer_add_byte(p->out, ')');
	}
	p->first = cover.behind;
	if (p->first < p->set->items[p->i].behind)
		return;
	p->i++;
	p->first = p->i < p->set->count ? p->set->items[p->i].first : 0;
}

static void
print_all(struct printing *p)
{
	p->start = p->out->length;
	p->first = p->set->count ? p->set->items[0].first : 0;
	while (p->i < p->set->count)
		print_next(p);
}

void
set_print(const struct set *set, const char *groups, struct buffer *out)
{
	print_all(&(struct printing){.set = set, .groups = groups, .out = out});
}

void
set_print_shared(const struct set *set, const char *groups, struct buffer *out)
{
	print_all(&(struct printing){.set = set, .shared = groups, .out = out});
}
