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
enum { ID = 0, KIND = 2, GROUP = 6, STATUS = 7 };

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

/* What each group lists, by the register. */
struct listing {
	const char *group;
	struct set set;
};

static const struct set *
listed(const char *group, void *closure)
{
	struct listing *listing = closure;

	for (; listing->group; listing++)
		if (strcmp(listing->group, group) == 0)
			return &listing->set;
	return NULL;
}

static void
list_groups(struct listing *listings, const struct shared_table *register_rows)
{
	for (; listings->group; listings++) {
		for (size_t i = 0; i < register_rows->count; i++) {
			const char *const *row = register_rows->rows[i];
			struct recommendation r;

			if (strcmp(row[KIND], "recommendation") != 0 ||
				strcmp(row[STATUS], "in-force") != 0 ||
				strcmp(row[GROUP], listings->group) != 0 ||
				recommendation_read(row[ID], strlen(row[ID]), &r))
				continue;
			for (size_t j = 0; j < r.count; j++) {
				uint64_t key = number_key(&r.names[j]);

				set_add(&listings->set,
					(struct interval){key, number_key_after(&r.names[j])});
			}
		}
		set_settle(&listings->set);
	}
}

/* All that the lines of Study Group C leave to it. */
static void
read_lines(struct set *responsible, struct listing *listings)
{
	struct shared_table lines;

	shared_read(&lines, "responsibility.tsv");
	assert_int_equal(lines.count, 10);
	for (size_t i = 0; i < lines.count; i++) {
		const char *text = lines.rows[i][3];
		struct responsibility responsibility = {0};
		struct set left = {0}, sum = {0};

		if (responsibility_read(text, strlen(text), &responsibility))
			fail_msg("not read: %s", text);
		assert_int_equal(responsibility.fault_count, strstr(text, "G.710") ? 1 : 0);
		assert_int_equal(
			responsibility_resolve(&responsibility, listed, listings, &left), 0);
		set_union(responsible, &left, &sum);
		set_clear(responsible);
		*responsible = sum;
		set_clear(&left);
		responsibility_clear(&responsibility);
	}
	shared_clear(&lines);
}

static void
study_group_c_has_its_recommendations(void **state)
{
	static const char *const others[] = {"E.333/Z.323", "H.248.29", "M.3163/F.743.38"};
	struct listing listings[] = {
		{"SG2", {0}}, {"SG12", {0}}, {"SG15", {0}}, {"SG20", {0}}, {0}};
	struct shared_table table;
	struct set responsible = {0};
	size_t own = 0, held = 0, other = 0;

	(void)state;
	shared_read(&table, "recommendations.tsv");
	list_groups(listings, &table);
	read_lines(&responsible, listings);
	for (size_t i = 0; i < table.count; i++) {
		const char *const *row = table.rows[i];
		bool in_force = strcmp(row[KIND], "recommendation") == 0 &&
		                strcmp(row[STATUS], "in-force") == 0;
		bool is_own = strcmp(row[GROUP], "SG21") == 0;
		struct recommendation r;

		if (!in_force)
			continue;
		own += is_own;
		if (recommendation_read(row[ID], strlen(row[ID]), &r) ||
			!set_contains(&responsible, &r)) {
			if (is_own)
				fail_msg("%s is missing", row[ID]);
			continue;
		}
		held++;
		if (is_own)
			continue;
		assert_true(other < 3);
		assert_string_equal(row[ID], others[other]);
		other++;
	}
	assert_int_equal(own, 1253);
	assert_int_equal(held, 1256);
	assert_int_equal(other, 3);
	assert_canonical(&responsible);
	for (struct listing *listing = listings; listing->group; listing++)
		set_clear(&listing->set);
	set_clear(&responsible);
	shared_clear(&table);
}

struct responsibility_case {
	const char *text, *printed, *faults; /* the kinds of faults, each with its words */
};

static const struct responsibility_case responsibilitys[] = {
	{"ITU-T E.120 \u2013 ITU-T E.139 (except ITU-T E.129)", "E.120-E.139 (except E.129)", ""},
	{"E.120 to E.139", "E.120-E.139", ""},
	{"E.120-139", "E.120-E.139", ""},
	{"Q.732.2-5", "Q.732.2-Q.732.5", ""},
	{"E.161", "E.161", ""},
	{"E.120-E.139 (except E.129-series)", "E.120-E.128, E.130-E.139", ""},
	{"E.120-E.139 (except E.125-E.128)", "E.120-E.124, E.129-E.139", ""},
	{"E.120-E.139 (except E.129.1, E.131.x-series)",
		"E.120-E.139 (except E.129.1, E.131.x-series)", ""},
	{"I.256-series (except I.256.2a)", "I.256-I.256.1, I.256.2, I.256.2b-I.256", ""},
	{"I.256-series (except I.256.2, I.256.3a)",
		"I.256-I.256.2 quinquies (except I.256.2), I.256.3, I.256.3b-I.256", ""},
	{"D.300 R-D.310 R", "D.300 R-D.310 R", ""},
	{"Z.1-Z.99999, V.1.9999-V.2", "V.1.9999-V.2, Z.1-Z.99999", ""},
	{"E.161-series", "E.161-E.161", ""},
	{"Q.50-series", "Q.50-Q.59", ""},
	{"X.700 series", "X.700-X.799", ""},
	{"L.1000\u2011series", "L.1000-L.1999", ""},
	{"H-series", "H-series", ""},
	{"H-series, I-series", "H-series, I-series", ""},
	{"Q.10xx-series", "Q.1000-Q.1099", ""},
	{"Q.4xx", "Q.400-Q.499", ""},
	{"M.3016.x-series", "M.3016.x-series", ""},
	{"J.140-, J.240- and J.340-series", "J.140-J.149, J.240-J.249, J.340-J.349", ""},
	{"ITU-T G.100-series, except ITU-T G.160- and ITU-T G.180-series",
		"G.100-G.159, G.170-G.179, G.190-G.199", ""},
	{"G.100-series, except G.160, H-series", "G.100-G.199 (except G.160), H-series", ""},
	{"X.26/V.10", "V.10, X.26", ""},
	{"G.760-series (including G.769/Y.1242)", "G.760-G.769", ""},
	{"G.760-series (except G.769/Y.1242)", "G.760-G.769 (except G.769)", ""},
	{"G.799.1/ Y.1451.1, G.799.2", "G.799.1, G.799.2, Y.1451.1", ""},
	{"E.120-E.139 E.161", "E.120-E.139, E.161", ""},
	{"V.8-series, except V.8 bis", "V.8-V.8 (except V.8 bis)", ""},
	{"V.8-series, except V.8", "V.8-V.8 (except V.8)", ""},
	{"Maintenance of the ITU-T R-series; Q.513 (see Study Group 2).", "Q.513, R-series", ""},
	{"H-series, except those under the responsibility of Study Group 20",
		"H-series (except SG20)", ""},
	{"J-series, except those under the responsibility of ITU-T Study Groups 2, 12 and 15",
		"J-series (except SG2, SG12, SG15)", ""},
	{"F-series, with the exception of those in conjunction with Study Group 17 or under the "
	 "responsibility of Study Groups 3 and C",
		"F-series (except SG17, SG3, SGC)", ""},
	{"F.700-series, except those under the responsibility of Study Group 20, and F.900-series",
		"F.900-F.999, F.700-F.799 (except SG20)", ""},
	{"X.1, V-series (except V.8, SG2), V.10", "V.10, X.1, V-series (except V.8, SG2)", ""},
	{"V-series, except V.8, except those under the responsibility of Study Group 2",
		"V-series (except V.8, SG2)", ""},
	{"ITU-T G.710 \uF02D ITU-T G.729 (except G.712)", "G.710-G.729 (except G.712)",
		"[6 ITU-T G.710 \uF02D ITU-T G.729]"},
	{"G.160, ITU-T G.710  ITU-T G.729", "G.160, G.710-G.729", "[5 ITU-T G.710  ITU-T G.729]"},
	{"G.710 ITU-T G.729", "G.710-G.729", "[5 G.710 ITU-T G.729]"},
	{"G.710 \u2212 ITU-T G.729", "G.710-G.729", ""},
	{"E.1, G.729 \u2013 G.710", "E.1", "[1 G.729 \u2013 G.710]"},
	{"G.710 \u2013 H.729", "", "[2 G.710 \u2013 H.729]"},
	{"G.710 ITU-T H.264", "", "[2 G.710 ITU-T H.264]"},
	{"E.1 and some more words, E.2", "E.1, E.2", "[0 some more words]"},
	{"E.1 (by the way), E.2", "E.1, E.2", "[0 (by the way)]"},
	{"E.1-, E.2", "E.1-E.1, E.2", "[3 E.1-]"},
	{"E.1, G.160-", "E.1, G.160", "[0 -]"},
	{"E.1-series (except E.1", "E.1-E.1 (except E.1)", "[4 (except E.1]"},
	{"E.1-series (including E.1", "E.1-E.1", "[4 (including E.1]"},
	{"except E.1", "E.1", "[0 except ]"},
	{"", "", ""},
};

static void
print_faults(const struct responsibility *responsibility, const char *text, struct buffer *out)
{
	for (size_t i = 0; i < responsibility->fault_count; i++) {
		const struct responsibility_fault *fault = &responsibility->faults[i];

		assert_true(strlen(fault_reason(fault->fault)) > 0);
		buffer_print(out, "[%d %.*s]", (int)fault->fault, (int)(fault->end - fault->start),
			text + fault->start);
	}
}

static void
responsibilitys_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof responsibilitys / sizeof *responsibilitys; i++) {
		const struct responsibility_case *c = &responsibilitys[i];
		struct responsibility responsibility = {0};
		struct buffer printed = {0}, faults = {0};

		responsibility_read(c->text, strlen(c->text), &responsibility);
		responsibility_print(&responsibility, &printed);
		print_faults(&responsibility, c->text, &faults);
		if (strcmp(buffer_text(&printed), c->printed) != 0 ||
			strcmp(buffer_text(&faults), c->faults) != 0)
			fail_msg("%s: %s %s", c->text, buffer_text(&printed), buffer_text(&faults));
		responsibility_clear(&responsibility);
		assert_int_equal(responsibility_read(printed.text ? printed.text : "",
					 printed.length, &responsibility),
			0);
		buffer_reset(&faults);
		responsibility_print(&responsibility, &faults);
		assert_string_equal(buffer_text(&faults), c->printed);
		responsibility_clear(&responsibility);
		buffer_clear(&printed);
		buffer_clear(&faults);
	}
}

static bool
holds(const char *text, const char *number)
{
	struct responsibility responsibility = {0};
	struct recommendation r;
	bool held;

	assert_int_equal(responsibility_read(text, strlen(text), &responsibility), 0);
	assert_int_equal(recommendation_read(number, strlen(number), &r), 0);
	held = set_contains(&responsibility.all, &r);
	responsibility_clear(&responsibility);
	return held;
}

static void
sets_hold_what_numbering_says(void **state)
{
	(void)state;
	assert_false(holds("E.161", "E.161.1"));
	assert_false(holds("H.264", "H.264.1"));
	assert_true(holds("H.264", "H.264 (V16) (08/2024)"));
	assert_true(holds("E.120-E.139", "E.121.5"));
	assert_true(holds("E.120-E.139", "E.139.1"));
	assert_false(holds("E.120-E.139", "E.1200"));
	assert_true(holds("Q.115-series", "Q.115.0"));
	assert_false(holds("Q.115-series", "Q.116"));
	assert_true(holds("G.100-series", "G.199.3"));
	assert_false(holds("G.100-series", "G.1000"));
	assert_true(holds("X.26/V.10", "V.10/X.26"));
	assert_true(holds("Y.4500.15", "Y.4500.15/Q.3955"));
	assert_false(holds("V.8", "V.8 bis"));
	assert_true(holds("V.8-series", "V.8 bis"));
	assert_false(holds("M.3016.x-series", "M.3016"));
	assert_true(holds("M.3016.x-series", "M.3016.0"));
	assert_true(holds("G.710  ITU-T G.729", "G.722.1"));
}

static int
order(const char *a, const char *b)
{
	struct recommendation one, other;

	assert_int_equal(recommendation_read(a, strlen(a), &one), 0);
	assert_int_equal(recommendation_read(b, strlen(b), &other), 0);
	assert_int_equal(
		recommendation_compare(&one, &other) > 0, recommendation_compare(&other, &one) < 0);
	return recommendation_compare(&one, &other);
}

static void
numbers_are_compared_as_numbers(void **state)
{
	static const char *const sorted[] = {"D.0", "D.000", "D.1", "D.300", "D.300 R", "F.747.8",
		"F.747.8/Y.1", "F.747.8/Y.1/Z.1", "F.747.10", "F.1000", "V.8", "V.8 bis", "V.8 ter",
		"V.8.0", "V.8.1", "V.8.1.1", "V.8.2", "V.9", "V.9 (V2)", "V.9 (V10)", "V.10"};
	size_t count = sizeof sorted / sizeof *sorted;

	(void)state;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			assert_int_equal(order(sorted[i], sorted[j]) < 0, i < j);
}

static int
by_order(const void *a, const void *b)
{
	return recommendation_compare(a, b);
}

/* Sorted once, every pair of the register must agree with where it stands. */
static void
order_is_total(void **state)
{
	struct shared_table table;
	struct recommendation *all;
	unsigned seed = 7;
	size_t count = 0, unread = 0;

	(void)state;
	shared_read(&table, "recommendations.tsv");
	all = memory_new(table.count * sizeof *all);
	for (size_t i = 0; i < table.count; i++)
		if (strcmp(table.rows[i][KIND], "recommendation") == 0) {
			const char *id = table.rows[i][ID];
			int status = recommendation_read(id, strlen(id), &all[count]);

			/* "Q.120-Q.139" and "Q.732.2-5" are ids of the register. */
			assert_true(status == 0 || strchr(id, '-'));
			count += status == 0;
			unread += status != 0;
		}
	assert_true(count > 12000 && unread < 20);
	qsort(all, count, sizeof *all, by_order);
	for (size_t round = 0; round < 200000; round++) {
		size_t i = chance(&seed, (unsigned)count), j = chance(&seed, (unsigned)count);
		int first = recommendation_compare(&all[i], &all[j]);
		int second = recommendation_compare(&all[j], &all[i]);

		assert_true((first > 0) == (second < 0) && (first < 0) == (second > 0));
		assert_true(i < j ? first <= 0 : i > j ? first >= 0 : first == 0);
	}
	for (size_t i = 1; i < count; i++) {
		struct buffer a = {0}, b = {0};

		recommendation_print(&all[i - 1], &a);
		recommendation_print(&all[i], &b);
		assert_int_equal(recommendation_compare(&all[i - 1], &all[i]) == 0,
			strcmp(a.text, b.text) == 0);
		buffer_clear(&a);
		buffer_clear(&b);
	}
	free(all);
	shared_clear(&table);
}

static void
same_recommendation_has_a_common_name(void **state)
{
	struct recommendation a, b, c;

	(void)state;
	assert_int_equal(recommendation_read("X.26/V.10", 9, &a), 0);
	assert_int_equal(recommendation_read("V.10/X.26", 9, &b), 0);
	assert_int_equal(recommendation_read("V.10.1", 6, &c), 0);
	assert_true(recommendation_same(&a, &b));
	assert_false(recommendation_same(&b, &c));
}

/* What a group lists is taken from the scope of the exception alone. */
static void
exceptions_are_resolved(void **state)
{
	static const char text[] =
		"V-series, except those under the responsibility of Study Groups 2 and "
		"99, V.10";
	struct listing listings[] = {{"SG2", {0}}, {0}};
	struct recommendation eight = {.count = 1}, ten = {.count = 1};
	struct responsibility responsibility = {0};
	struct set left = {0};

	(void)state;
	eight.names[0] = (struct number){.letter = 'V', .main = 8, .digits = 1};
	ten.names[0] = (struct number){.letter = 'V', .main = 10, .digits = 1};
	set_add(&listings[0].set, (struct interval){number_key(&eight.names[0]), letter_key('W')});
	assert_int_equal(responsibility_read(text, strlen(text), &responsibility), 0);
	assert_int_equal(responsibility_resolve(&responsibility, listed, listings, &left), 1);
	assert_true(set_contains(&responsibility.all, &eight));
	assert_false(set_contains(&left, &eight));
	assert_true(set_contains(&left, &ten));
	set_clear(&left);
	set_clear(&listings[0].set);
	responsibility_clear(&responsibility);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(algebra_agrees_with_model),
		cmocka_unit_test(study_group_c_has_its_recommendations),
		cmocka_unit_test(responsibilitys_are_read),
		cmocka_unit_test(sets_hold_what_numbering_says),
		cmocka_unit_test(numbers_are_compared_as_numbers),
		cmocka_unit_test(order_is_total),
		cmocka_unit_test(same_recommendation_has_a_common_name),
		cmocka_unit_test(exceptions_are_resolved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
