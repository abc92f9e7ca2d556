/* test_responsibility.c -- tests: wordings of responsibilities and what they hold */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/values/responsibility.h"
#include "shared.h"

/* Columns of recommendations.tsv. */
enum { ID = 0, KIND = 2, GROUP = 6, STATUS = 7 };

struct wording_case {
	const char *text, *printed, *faults; /* the kinds of faults, each with its words */
};

static const struct wording_case wordings[] = {
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
		"I.256-I.256.1, I.256.2a-I.256.2, I.256.3, I.256.3b-I.256", ""},
	{"D.300 R-D.310 R", "D.300 R-D.310 R", ""},
	{"E.120-E.139 (except E.125.3-E.127)", "E.120-E.125.2, E.128-E.139", ""},
	{"Z.1-Z.99999, V.1.9999-V.2", "V.1.9999-V.2, Z.1-Z.99999", ""},
	{"E.161-series", "E.161-series", ""},
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
	{"V.8-series, except V.8 bis", "V.8-series (except V.8 bis)", ""},
	{"V.8-series, except V.8", "V.8-series (except V.8)", ""},
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
	{"E.1-, E.2", "E.1-series, E.2", "[3 E.1-]"},
	{"E.1, G.160-", "E.1, G.160", "[0 -]"},
	{"E.1-series (except E.1", "E.1-series (except E.1)", "[4 (except E.1]"},
	{"E.1-series (including E.1", "E.1-series", "[4 (including E.1]"},
	{"except E.1", "E.1", "[0 except ]"},
	{"E.1-series (except of course E.1)", "E.1-series (except E.1)", "[0 of course]"},
	{"E.120-E.139 (except E.129 \u2013 E.125, E.121)", "E.120-E.139 (except E.121)",
		"[1 E.129 \u2013 E.125]"},
	{"E.120-E.139 (except E.125 \u2013 G.729)", "E.120-E.139", "[2 E.125 \u2013 G.729]"},
	{"Z.90000-series", "Z.90000-Z.99999", ""},
	{"M.3016.0xxxxx-series", "M.3016.x-series", ""},
	{"M.3016.10xxx-series", "", "[0 M.3016.10xxx-series]"},
	{"H-series, except those under the responsibility of Study Groups 20, 2, 20 and 2",
		"H-series (except SG20, SG2)", ""},
	{"ITU-T X.600-series \u2013 ITU-T X.609-series", "X.600-X.609", ""},
	{"Q.513, Q.800-series \u2013 Q.849-series, Q.940-series", "Q.513, Q.800-Q.849, Q.940-Q.949",
		""},
	{"L.1-series \u2013 L.9-series", "L.1-L.9", ""},
	{"X.180-series \u2013 X.190-series", "X.180-X.199", ""},
	{"E.120-series to E.139-series (except E.129)", "E.120-E.139 (except E.129)", ""},
	{"E.420-series \u2013 E.479", "E.420-E.479", ""},
	{"E.420 \u2013 E.479-series", "E.420-E.479", ""},
	{"E.120-139-series", "E.120-E.139", ""},
	{"Q.849-series \u2013 Q.800-series", "", "[1 Q.849-series \u2013 Q.800-series]"},
	{"Q.800-series \u2013 X.849-series", "", "[2 Q.800-series \u2013 X.849-series]"},
	{"E.160-E.160", "E.160-E.160", ""},
	{"E.161.2-series", "E.161.2-series", ""},
	{"ITU-T E-series, except those in conjunction with Study Group 17 or under the "
	 "responsibility of Study Groups 3, 12 and TSAG",
		"E-series (except SG17, SG3, SG12, TSAG)", ""},
	{"E.104, E.409 (in conjunction with Study Group 2)", "E.104, E.409 (with SG2)", ""},
	{"E.400-E.409 (except E.405) (jointly with ITU-T Study Groups 2 and 3), F-series",
		"F-series, E.400-E.409 (except E.405) (with SG2, SG3)", ""},
	{"E.409 (in conjunction with ISO)", "E.409", "[0 (in conjunction with ISO)]"},
	{"I-series, except those under the responsibility of Study Groups 2 and 15 and those "
	 "having "
	 "double/triple numbering in other series",
		"I-series (except SG2, SG15, double-numbered)", ""},
	{"I-series, except those with dual numbering, J.1",
		"J.1, I-series (except double-numbered)", ""},
	{"Recommendations of the ITU-T I.220-series, ITU-T I.230-series and ITU-T I.750-series",
		"I.220-I.239, I.750-I.759", ""},
	{"ITU-T A-series Recommendations", "A-series", ""},
	{"ITU-T O-series (including ITU-T O.41/P.53), except those under the responsibility of "
	 "Study Group 2",
		"O-series (except SG2)", ""},
	{"ITU-T Q.933, ITU-T Q.933 bis, ITU-T Q.10xx-series", "Q.933, Q.933 bis, Q.1000-Q.1099",
		""},
	{"R.1.7.9 quinquies", "R.1.7.9 quinquies", ""},
	{"R.1.7.9 quater, R.1.7.9 quinquies", "R.1.7.9 quater-R.1.7.9", ""},
	{"X.500-X.510.0, X.510.2a-X.519", "X.500-X.519 (except X.510.1-series, X.510.2)", ""},
	{"Y.1 Y.0-series except Study Group 2", "Y.0-Y.0 (except SG2), Y.1 (except SG2)", ""},
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
wordings_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
		const struct wording_case *c = &wordings[i];
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
	for (struct listing *listing = listings; listing->group; listing++)
		set_clear(&listing->set);
	set_clear(&responsible);
	shared_clear(&table);
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
		cmocka_unit_test(wordings_are_read),
		cmocka_unit_test(sets_hold_what_numbering_says),
		cmocka_unit_test(study_group_c_has_its_recommendations),
		cmocka_unit_test(exceptions_are_resolved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
