/* test_seed_facts.c -- tests: the facts of the real report */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../checker/base/tree.h"
#include "../checker/load/shown.h"
#include "../checker/recognise/facts.h"
#include "../checker/values/value.h"
#include "calling.h"
#include "packs.h"
#include "program.h"
#include "walk.h"

/* The report as extracted text and as the report.xml that it is converted to, with their facts. */
struct seed_facts {
	const char *program, *text_file, *xml_file; /* text_file NULL: there is no shared folder */
	const char *folder;
	struct report text, xml;
	struct recognisers *recognisers;
	struct messages messages;
	struct arena arena;
};

static struct seed_facts *
seed_of(void **state)
{
	struct seed_facts *seed = *state;

	if (!seed->text_file) {
		print_message("skipped: there is no shared folder; set TSAGCHECK_SHARED\n");
		skip();
	}
	return seed;
}

static int
load_facts(struct seed_facts *seed, struct report *report, const char *file)
{
	return report_load(report, file, &(struct load_options){0}, &seed->messages) ||
	       facts_recognise(seed->recognisers, report, &seed->messages);
}

static int
seed_begin(void **state)
{
	struct seed_facts *seed = *state;
	const char *shared = getenv("TSAGCHECK_SHARED");
	const char *file = arena_print(
		&seed->arena, "%s/seed/wtsa24-doc24.txt", shared ? shared : "../shared");
	FILE *there = fopen(file, "rb");
	struct outcome converted;

	if (!there)
		return 0;
	fclose(there);
	seed->text_file = file;
	seed->messages.out = stderr;
	seed->recognisers = pack_recognisers(&seed->messages);
	converted = PROGRAM(seed->program, &seed->arena, "convert", file);
	seed->folder = folder_new(&seed->arena);
	seed->xml_file = folder_write(seed->folder, "report.xml", converted.output, &seed->arena);
	return converted.status || !seed->recognisers || load_facts(seed, &seed->text, file) ||
	       load_facts(seed, &seed->xml, seed->xml_file);
}

static int
seed_end(void **state)
{
	struct seed_facts *seed = *state;

	report_clear(&seed->text);
	report_clear(&seed->xml);
	recognisers_free(seed->recognisers);
	messages_clear(&seed->messages);
	if (seed->folder)
		folder_remove(seed->folder);
	return 0;
}

static bool
has(const xmlNode *fact, const char *attribute, const char *value)
{
	xmlChar *found = xmlGetNoNsProp((xmlNode *)(size_t)fact, (const xmlChar *)attribute);
	bool same = found && !strcmp((const char *)found, value);

	xmlFree(found);
	return same;
}

/* How many facts there must be of a name, with up to three attributes. */
static const struct fact_count {
	const char *name, *attributes[6];
	size_t count;
} counts[] = {
	{"meeting", {NULL}, 4},
	{"interim-meeting", {NULL}, 49},
	{"interim-meeting", {"group", "RG-WM"}, 18},
	{"interim-meeting", {"group", "RG-IEM"}, 10},
	{"interim-meeting", {"group", "RG-WPR"}, 7},
	{"interim-meeting", {"group", "RG-DT"}, 7},
	{"interim-meeting", {"group", "RG-WTSA"}, 5},
	{"interim-meeting", {"group", "RG-SOP"}, 2},
	{"working-party", {NULL}, 2},
	{"rapporteur-group", {NULL}, 6},
	{"other-group", {NULL}, 5},
	{"question", {NULL}, 23},
	/* 25 in the table, 4 in the texts */
	{"continues", {NULL}, 29},
	{"question-text", {NULL}, 2},
	{"replaced", {NULL}, 6},
	{"part", {"number", "IV", "document", "27"}, 1},
	{"cited-meeting", {NULL}, 7},
	{"group-report", {NULL}, 4},
	{"appointment", {NULL}, 69},
	{"appointment", {"office", "vice-chair", "body", "TSAG"}, 13},
	{"appointment", {"office", "vice-chair", "body", "FG-MV"}, 11},
	{"appointment", {"body", "RG-WTSA"}, 4},
	{"appointment", {"from", "2022-03", "to", "2024-01"}, 3},
	{"deliverable", {"kind", "recommendation", "list", "approved"}, 4},
	{"deliverable", {"kind", "recommendation", "list", "approved", "action", "new"}, 2},
	{"deliverable", {"kind", "recommendation", "list", "approved", "action", "revised"}, 2},
	{"deliverable", {"kind", "recommendation", "list", "deleted"}, 2},
	{"deliverable", {"kind", "supplement"}, 5},
	{"deliverable", {"kind", "other"}, 1},
	{"deliverable", {NULL}, 12},
	{"responsibility", {"group", "SGC"}, 1},
	{"recommendations", {NULL}, 10},
	{"contributed-document", {NULL}, 17},
	{"proposed-action", {NULL}, 26},
	{"unreadable", {NULL}, 0},
};

static bool
fits(const xmlNode *fact, const struct fact_count *expected)
{
	for (size_t i = 0; i < 6 && expected->attributes[i]; i += 2)
		if (!has(fact, expected->attributes[i], expected->attributes[i + 1]))
			return false;
	return true;
}

static void
look_at_counts(const struct report *report)
{
	const xmlNode *facts = facts_of(report);

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		size_t count = 0;

		for (const xmlNode *node = facts; node; node = node_following(node, facts))
			count += node_is(node, counts[i].name) && fits(node, &counts[i]);
		if (count != counts[i].count)
			fail_msg("%zu facts %s %s %s", count, counts[i].name,
				counts[i].attributes[0] ? counts[i].attributes[0] : "",
				counts[i].attributes[1] ? counts[i].attributes[1] : "");
	}
}

static void
the_numbers_come_out(void **state)
{
	struct seed_facts *seed = seed_of(state);

	look_at_counts(&seed->text);
	look_at_counts(&seed->xml);
	assert_int_equal(seed->messages.count, 0);
}

static const struct {
	const char *start, *end, *reports;
} meetings[] = {
	{"2022-12-12", "2022-12-16", "R1"},
	{"2023-05-30", "2023-06-02", "R2 R3"},
	{"2024-01-22", "2024-01-26", "R4 R5 R6 R7"},
	{"2024-07-29", "2024-08-02", "R8"},
};

static void
the_meetings_have_their_reports(void **state)
{
	struct seed_facts *seed = seed_of(state);
	size_t i = 0;

	for (const xmlNode *fact = facts_of(&seed->text)->children; fact; fact = fact->next)
		if (node_is(fact, "meeting")) {
			assert_true(i < sizeof meetings / sizeof *meetings);
			assert_true(has(fact, "start", meetings[i].start));
			assert_true(has(fact, "end", meetings[i].end));
			assert_true(has(fact, "reports", meetings[i].reports));
			i++;
		}
	assert_int_equal(i, sizeof meetings / sizeof *meetings);
}

static void
both_forms_have_the_same_facts(void **state)
{
	struct seed_facts *seed = seed_of(state);
	struct outcome text = PROGRAM(seed->program, &seed->arena, "facts", seed->text_file);
	struct outcome xml = PROGRAM(seed->program, &seed->arena, "facts", seed->xml_file);

	assert_int_equal(text.status, 0);
	assert_int_equal(xml.status, 0);
	assert_true(strlen(text.output) > 10000);
	assert_string_equal(text.output, xml.output);
}

/* The letters and digits of a source, without markup, references and case: TABLE 1 is Table 1. */
static const char *
letters(const char *text, size_t length, struct arena *a)
{
	struct buffer out = {0};
	const char *kept;

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '<')
			i += strcspn(text + i, ">");
		else if (text[i] == '&')
			i += strcspn(text + i, ";");
		else if (isalnum((unsigned char)text[i]))
			buffer_add_byte(&out, (char)tolower((unsigned char)text[i]));
	}
	kept = arena_text(a, buffer_text(&out), out.length);
	buffer_clear(&out);
	return kept;
}

/* Whether a footnote, which is none of the words, stands among them in the source. */
static bool
has_footnote(const char *there)
{
	return strstr(there, "<fn ") || strstr(there, "[footnoteRef:");
}

/* What the source says where the words of a node stand, and what the words are. */
static void
look_at_source(const struct report *report, const xmlNode *node, struct arena *a)
{
	struct words words = words_measured(place_words(node));
	struct extent extent = words_extent(report, words);
	struct buffer shown = {0};
	const char *there, *wanted;

	shown_text(words.node, &shown);
	assert_true(words.end <= shown.length);
	wanted = arena_text(a, buffer_text(&shown) + words.start, words.end - words.start);
	there = arena_text(a, report->source.bytes + extent.start, extent.end - extent.start);
	if (has_footnote(there)) {
		buffer_clear(&shown);
		return;
	}
	there = letters(there, strlen(there), a);
	wanted = letters(wanted, strlen(wanted), a);
	if (!strstr(there, wanted))
		fail_msg("%s: '%s' stands where '%s' should", (const char *)node->name, there,
			wanted);
	buffer_clear(&shown);
}

/* Whether reading the words as some type of value gives the value, or they contain it. */
static bool
comes_from(const char *value, const char *words)
{
	bool comes = strstr(words, value) != NULL;

	for (unsigned int type = 0; type < VALUE_TYPES && !comes; type++) {
		struct buffer read = {0};

		comes = value_read((enum value_type)type, words, strlen(words), &read) == 0 &&
		        !strcmp(buffer_text(&read), value);
		buffer_clear(&read);
	}
	return comes;
}

/* Attributes that facts.xml gives a fixed value. */
static const char *const fixed[] = {"of", "kind", "list", "action", "office", "form"};

static bool
is_fixed(const xmlAttr *attribute)
{
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		if (!strcmp((const char *)attribute->name, fixed[i]))
			return true;
	return false;
}

static void
look_at_attribute(const struct report *report, const xmlAttr *attribute, struct arena *a)
{
	struct words words = words_measured(place_words((const xmlNode *)attribute));
	xmlChar *value = xmlNodeGetContent((const xmlNode *)attribute);
	struct buffer shown = {0};
	const char *origin;

	shown_text(words.node, &shown);
	origin = arena_text(a, buffer_text(&shown) + words.start, words.end - words.start);
	if (!is_fixed(attribute) && !comes_from((const char *)value, origin))
		fail_msg("%s=%s does not come from '%s'", (const char *)attribute->name,
			(const char *)value, origin);
	look_at_source(report, (const xmlNode *)attribute, a);
	buffer_clear(&shown);
	xmlFree(value);
}

static size_t
look_at_words(const struct report *report)
{
	const xmlNode *facts = facts_of(report);
	struct arena a = {0};
	size_t count = 0;

	for (const xmlNode *fact = facts->children; fact; fact = node_following(fact, facts)) {
		look_at_source(report, fact, &a);
		for (const xmlAttr *at = fact->properties; at; at = at->next, count++)
			look_at_attribute(report, at, &a);
	}
	arena_clear(&a);
	return count;
}

static void
every_value_stands_where_it_came_from(void **state)
{
	struct seed_facts *seed = seed_of(state);

	assert_true(look_at_words(&seed->text) > 500);
	assert_true(look_at_words(&seed->xml) > 500);
}

int
main(int argc, char **argv)
{
	struct seed_facts seed = {.text_file = NULL};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(the_numbers_come_out, &seed),
		cmocka_unit_test_prestate(the_meetings_have_their_reports, &seed),
		cmocka_unit_test_prestate(both_forms_have_the_same_facts, &seed),
		cmocka_unit_test_prestate(every_value_stands_where_it_came_from, &seed),
	};
	void *state = &seed;
	int failed = 1;

	seed.program = program_beside(argc ? argv[0] : "", &seed.arena);
	if (seed_begin(&state) == 0)
		failed = cmocka_run_group_tests_name("seed facts", tests, NULL, NULL);
	seed_end(&state);
	arena_clear(&seed.arena);
	return failed;
}
