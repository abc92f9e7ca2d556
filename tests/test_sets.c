/* test_sets.c -- tests: sets of Recommendations against a model that asks each number by itself */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/base/arena.h"
#include "../checker/values/responsibility.h"
#include "shared.h"

/* Columns of recommendations.tsv. */
enum { ID = 0, KIND = 2 };

enum { PAIRS = 1500, ITEMS_MOST = 8 };

/* Every name that a Recommendation of the register has, once. */
struct names {
	struct number *items;
	size_t count, room;
};

static int
by_key(const void *a, const void *b)
{
	uint64_t one = number_key(a), other = number_key(b);

	return one < other ? -1 : one > other;
}

static void
names_read(struct names *names)
{
	struct shared_table table;
	size_t count = 0;

	shared_read(&table, "recommendations.tsv");
	for (size_t i = 0; i < table.count; i++) {
		struct recommendation r;

		if (strcmp(table.rows[i][KIND], "recommendation") != 0 ||
			recommendation_read(table.rows[i][ID], strlen(table.rows[i][ID]), &r))
			continue;
		for (size_t j = 0; j < r.count; j++) {
			names->items = array_room(
				names->items, names->count, &names->room, sizeof *names->items);
			names->items[names->count++] = r.names[j];
		}
	}
	shared_clear(&table);
	qsort(names->items, names->count, sizeof *names->items, by_key);
	for (size_t i = 0; i < names->count; i++)
		if (count == 0 || by_key(&names->items[i], &names->items[count - 1]) != 0)
			names->items[count++] = names->items[i];
	names->count = count;
	assert_true(count > 5000);
}

/* Numerical Recipes' quick generator: the same sets in every run. */
static unsigned
chance(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

/* An item as its text and as a question that it answers for one number. */
struct model_item {
	enum { ALONE, RANGE, SERIES, LETTER, SUFFIXES, SUFFIX_RANGE, FORMS } form;
	struct number first, last;
	unsigned width;
	bool minus; /* an exception from what came before */
};

static bool
model_has(const struct model_item *item, const struct number *n)
{
	const struct number *first = &item->first, *last = &item->last;

	if (n->letter != first->letter)
		return false;
	switch (item->form) {
	case ALONE:
		return number_key(n) == number_key(first);
	case RANGE:
		return n->main >= first->main && n->main <= last->main;
	case SERIES:
		return n->main >= first->main && n->main < first->main + item->width;
	case LETTER:
		return true;
	case SUFFIXES:
		return n->main == first->main && n->suffixes > 0;
	default:
		return n->main == first->main && n->suffixes > 0 &&
		       n->suffix[0] >= first->suffix[0] && n->suffix[0] <= last->suffix[0];
	}
}

/* Sometimes a word part, so that sets begin and end between what most registers tell apart. */
static unsigned
word_choose(unsigned *seed)
{
	static const char *const texts[] = {"A.1a", "A.1b", "A.1w", "A.1y", "A.1z", "A.1 A",
		"A.1 R", "A.1 Z", "A.1 bis", "A.1 ter", "A.1 quinquies"};
	const char *text = texts[chance(seed, sizeof texts / sizeof *texts)];
	struct cursor cursor = cursor_over(text, strlen(text));
	struct number number;

	assert_int_equal(number_scan(&cursor, &number), 0);
	assert_true(number.word > 0 && cursor_done(&cursor));
	return number.word;
}

static void
model_choose(struct model_item *item, const struct names *names, unsigned *seed)
{
	const struct number *chosen = &names->items[chance(seed, (unsigned)names->count)];

	*item = (struct model_item){.form = chance(seed, FORMS), .first = *chosen, .width = 1};
	if (item->form == LETTER && chance(seed, 4))
		item->form = RANGE;
	if (item->form == ALONE && chance(seed, 4) == 0)
		item->first.word = word_choose(seed);
	if (item->form == ALONE)
		return;
	item->first = (struct number){.letter = chosen->letter, .main = chosen->main, .digits = 1};
	item->last = item->first;
	item->last.main += chance(seed, 200);
	if (item->form == SERIES && chance(seed, 2))
		item->first.main -= item->first.main % 100;
	while (item->first.main && item->first.main % (item->width * 10) == 0)
		item->width *= 10;
	if (item->form == SUFFIX_RANGE) {
		item->last = item->first;
		item->first.suffixes = item->last.suffixes = 1;
		item->first.suffix[0] = chance(seed, 4);
		item->last.suffix[0] = item->first.suffix[0] + chance(seed, 4);
	}
}

static void
model_print(const struct model_item *item, struct buffer *out)
{
	if (item->form == LETTER) {
		buffer_print(out, "ITU-T %c-series", item->first.letter);
		return;
	}
	buffer_add_text(out, "ITU-T ");
	number_print(&item->first, out);
	if (item->form == RANGE || item->form == SUFFIX_RANGE) {
		buffer_add_text(out, " \u2013 ITU\u2011T ");
		number_print(&item->last, out);
	} else if (item->form == SERIES) {
		buffer_add_text(out, "-series");
	} else if (item->form == SUFFIXES) {
		buffer_add_text(out, ".x-series");
	}
}

/* A random set: its text is read; the model marks the names that it must have. */
struct sample {
	struct responsibility responsibility;
	struct buffer text;
	bool *has;
};

static void
sample_mark(
	struct sample *sample, const struct names *names, const struct model_item *item, bool on)
{
	for (size_t i = 0; i < names->count; i++)
		if (model_has(item, &names->items[i]))
			sample->has[i] = on;
}

/* An item, sometimes with an exception; both say what they hold before the next item is read. */
static void
sample_grow(struct sample *sample, const struct names *names, unsigned *seed)
{
	struct model_item item, less;
	bool *before = memory_new(names->count * sizeof *before);

	memcpy(before, sample->has, names->count * sizeof *before);
	model_choose(&item, names, seed);
	if (sample->text.length)
		buffer_add_text(&sample->text, chance(seed, 2) ? ", " : " and ");
	model_print(&item, &sample->text);
	sample_mark(sample, names, &item, true);
	if (chance(seed, 3) == 0) {
		model_choose(&less, names, seed);
		less.first.letter = less.last.letter = item.first.letter;
		if (chance(seed, 2))
			less.first.main = less.last.main = item.first.main;
		if (less.form == RANGE && less.last.main < less.first.main)
			less.last.main = less.first.main;
		for (less.width = 1; less.first.main && less.first.main % (less.width * 10) == 0;)
			less.width *= 10;
		buffer_add_text(&sample->text, " (except ");
		model_print(&less, &sample->text);
		buffer_add_text(&sample->text, ")");
		sample_mark(sample, names, &less, false);
	}
	for (size_t i = 0; i < names->count; i++)
		sample->has[i] = sample->has[i] || before[i];
	free(before);
}

static void
sample_make(struct sample *sample, const struct names *names, unsigned *seed)
{
	*sample = (struct sample){.has = memory_new(names->count * sizeof *sample->has)};
	memset(sample->has, 0, names->count * sizeof *sample->has);
	for (unsigned left = 1 + chance(seed, ITEMS_MOST); left > 0; left--)
		sample_grow(sample, names, seed);
	if (responsibility_read(sample->text.text, sample->text.length, &sample->responsibility))
		fail_msg("not read: %s", sample->text.text);
}

static void
sample_clear(struct sample *sample)
{
	responsibility_clear(&sample->responsibility);
	buffer_clear(&sample->text);
	free(sample->has);
}

/* Sorted, apart, and the same again when its text is read. */
static void
assert_canonical(const struct set *set)
{
	struct buffer text = {0}, again = {0};
	struct responsibility responsibility = {0};

	for (size_t i = 0; i < set->count; i++) {
		assert_true(set->items[i].first < set->items[i].behind);
		assert_true(i == 0 || set->items[i - 1].behind < set->items[i].first);
	}
	set_print(set, NULL, &text);
	if (responsibility_read(buffer_text(&text), text.length, &responsibility) ||
		!set_equal(&responsibility.all, set))
		fail_msg("does not read back: %s", buffer_text(&text));
	set_print(&responsibility.all, NULL, &again);
	assert_string_equal(buffer_text(&again), buffer_text(&text));
	responsibility_clear(&responsibility);
	buffer_clear(&text);
	buffer_clear(&again);
}

struct operation {
	const char *name;
	void (*combine)(const struct set *a, const struct set *b, struct set *out);
	bool in_neither, in_a, in_b, in_both;
};

static const struct operation operations[] = {
	{"union", set_union, false, true, true, true},
	{"difference", set_difference, false, true, false, false},
	{"intersection", set_intersection, false, false, false, true},
};

static void
assert_operation(const struct operation *operation, const struct names *names,
	const struct sample *a, const struct sample *b)
{
	struct set out = {0};

	operation->combine(&a->responsibility.all, &b->responsibility.all, &out);
	for (size_t i = 0; i < names->count; i++) {
		bool expected = a->has[i] ? (b->has[i] ? operation->in_both : operation->in_a)
		                          : (b->has[i] ? operation->in_b : operation->in_neither);

		if (set_has(&out, number_key(&names->items[i])) != expected) {
			struct buffer name = {0};

			number_print(&names->items[i], &name);
			fail_msg("%s of\n%s\nand\n%s\nis wrong about %s", operation->name,
				a->text.text, b->text.text, name.text);
		}
	}
	assert_canonical(&out);
	set_clear(&out);
}

static void
algebra_agrees_with_model(void **state)
{
	struct names names = {0};
	unsigned seed = 20241015;

	(void)state;
	names_read(&names);
	for (size_t pair = 0; pair < PAIRS; pair++) {
		struct sample a, b;

		sample_make(&a, &names, &seed);
		sample_make(&b, &names, &seed);
		assert_canonical(&a.responsibility.all);
		for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
			assert_operation(&operations[i], &names, &a, &b);
		sample_clear(&a);
		sample_clear(&b);
	}
	free(names.items);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(algebra_agrees_with_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
